"""What the reader of each format returns: the text as it will be stored, and what the file says about itself."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

# The details that a file may give; `published` is a date as written, which is parsed later in one place.
DETAILS = ("title", "source", "author", "credit", "published", "url")


_UNWANTED = re.compile("[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Known:
    """A detail's value, and how it was found, in words for an editor."""

    value: str
    how: str


@dataclass(frozen=True, slots=True)
class Article:
    """A file's text (paragraphs with a blank line between them) and its details, by their names in `DETAILS`."""

    text: str
    details: Mapping[str, Known] = field(default_factory=dict)


def known(how: str, **values: str | None) -> dict[str, Known]:
    """The details among `values` that are not empty, all found in one way."""
    trimmed = {name: " ".join(without_unwanted(value).split()) for name, value in values.items() if value}
    return {name: Known(value, how) for name, value in trimmed.items() if value}


def without_unwanted(text: str) -> str:
    """`text` without control characters and lone surrogates, which no database and no JSON can carry."""
    return _UNWANTED.sub("", text)
