"""The claim format: for each document a row with its text and mentions, then a row for every claim in it."""

from __future__ import annotations

from briefings.model import Document, Mentions
from briefings.model.rows import Row, claim_row, iso, mentions_row

__all__ = ["claim_row", "document_row"]


def document_row(document: Document, mentions: Mentions) -> Row:
    """The `document` row of the claim format."""
    return {
        "kind": "document",
        "id": document.id,
        "file": document.file,
        "title": document.title,
        "source": document.source,
        "published": iso(document.published),
        "url": document.url,
        "text": document.text,
        "mentions": mentions_row(mentions),
    }
