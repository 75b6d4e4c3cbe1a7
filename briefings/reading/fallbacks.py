"""Fills in what a document doesn't say about itself from what its sender knows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from briefings.model import Document


def with_fallbacks(document: Document, fallbacks: Mapping[str, str], found: str) -> Document:
    """The document with `source` and `published` (YYYY-MM-DD) taken from `fallbacks` where it has none.

    `found` says where they came from, in words for an editor. The id is computed anew, because it depends on the
    source.
    """
    from briefings.reading.reader import document_id

    changes: dict[str, object] = {}
    if document.source is None and fallbacks.get("source"):
        changes["source"] = fallbacks["source"]
    if document.published is None and fallbacks.get("published"):
        changes["published"] = date.fromisoformat(fallbacks["published"])
    if not changes:
        return document
    filled = replace(document, found={**document.found, **dict.fromkeys(changes, found)}, **changes)  # type: ignore[arg-type]
    return replace(filled, id=document_id(filled.source, filled.url, filled.text))
