"""One of a document's cast: somebody or something with all names, role, country, kind and mentions."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import cast

from briefings.extracting.coreference.full_names import surname
from briefings.extracting.coreference.mentions import vocabulary as words
from briefings.extracting.coreference.mentions.genders import Gender
from briefings.extracting.coreference.mentions.mention import Mention, Sort
from briefings.model import CastKind, Member, Span


@dataclass(slots=True)
class Entry:
    """One of the cast. `sort` is what it grammatically is (a person, people, a body, a report); `maker` whose report.

    `named` is False for somebody without a name ("a senior official"), whose `name` is that phrase without its article.
    `mentions` are in text order, those by pronoun not among them.
    """

    name: str
    sort: Sort
    also: list[str] = field(default_factory=list)
    role: str | None = None
    gender: Gender | None = None
    likely: Gender | None = None
    country: str | None = None
    maker: str | None = None
    plural: bool = False
    named: bool = True
    doubtful: bool = False
    mentions: list[Mention] = field(default_factory=list)
    anaphors: list[Span] = field(default_factory=list)

    @property
    def kind(self) -> CastKind:
        """The kind as the claim format has it."""
        if self.sort in ("person", "people", "unsure"):
            return "official" if _is_official(self) else "person"
        return cast(CastKind, self.sort)

    @property
    def first(self) -> Span:
        """Where its fullest name first stands."""
        full = next((m for m in self.mentions if m.text == self.name), self.mentions[0])
        return full.span

    def member(self) -> Member:
        """The entry as the document keeps it."""
        spans = sorted({*(m.span for m in self.mentions), *self.anaphors})
        return Member(self.name, tuple(self.also), self.role, self.country, self.kind, tuple(spans))


def names_of(entry: Entry) -> Iterable[str]:
    """What it is called, a person's surname alone among it."""
    yield from (entry.name, *entry.also)
    if entry.named and entry.sort in ("person", "unsure") and " " in entry.name:
        yield surname(entry.name.split())


def last_before(entry: Entry, at: int) -> int:
    """Where it was mentioned last up to an offset; below 0 where it comes later, the nearest the highest."""
    i = bisect_right(entry.mentions, at, key=lambda m: m.at)
    return entry.mentions[i - 1].at if i else -1 - entry.mentions[0].at


def key_of(name: str) -> str:
    """A name as it is looked up: without "the", in lower case."""
    words_of = name.casefold().split()
    return " ".join(words_of[1:] if words_of[:1] == ["the"] else words_of)


def _is_official(entry: Entry) -> bool:
    role = (entry.role or ("" if entry.named else entry.name)).lower().replace(",", " ")
    return any(w in words.OFFICIAL_ROLES for w in role.split()) and not role.startswith("former ")
