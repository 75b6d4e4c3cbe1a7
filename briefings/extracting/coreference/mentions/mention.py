"""One place where somebody or something is named or described, and what it is of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from briefings.extracting.coreference.mentions.genders import Gender
from briefings.model import Span

# What a mention is of. A name alone that nothing explains is "unsure": it may be a person's, a song's, a horse's.
Sort = Literal["person", "people", "body", "agency", "outlet", "report", "unsure"]


@dataclass(slots=True)
class Mention:
    """One place where somebody or something is named or described.

    `span` is the name's, without title and article; `phrase` that of the whole noun phrase. `named` is False for a noun
    phrase without a name ("a senior official").
    """

    span: Span
    text: str
    sort: Sort
    passage: int
    head: Any
    role: str | None = None
    gender: Gender | None = None
    likely: Gender | None = None
    plural: bool = False
    named: bool = True
    maker: str | None = None
    beside: int | None = None

    @property
    def at(self) -> int:
        """Its first code point."""
        return self.span[0]


ARTICLES = frozenset({"the", "a", "an"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def plain(text: str) -> str:
    """The words of a name or phrase with single spaces, and no marks at their ends."""
    return " ".join(text.split()).strip(" ,;:")
