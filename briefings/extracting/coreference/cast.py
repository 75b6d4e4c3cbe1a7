"""A document's cast: who speaks and who is spoken of, each with all names, role, country, kind and mentions.

`Cast.of(text, passages, places)` is one pass over the parsed text. Ask it by span (`at`), by name (`named`) or by
description (`described`); `entries` are in the order of their first mention.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from briefings.extracting.coreference.entries import entries_of
from briefings.extracting.coreference.entry import Entry, key_of, last_before, names_of
from briefings.extracting.coreference.mentions.mention import Mention
from briefings.extracting.coreference.mentions.mentions import find_mentions
from briefings.extracting.parsing.language import Passage
from briefings.model import Member, Place

__all__ = ["Cast", "Entry"]


class Cast:
    """The register; built once for a document."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self.entries = tuple(entries)
        placed = sorted(((m.at, n, k) for n, e in enumerate(entries) for k, m in enumerate(e.mentions)))
        self._starts = [at for at, _, _ in placed]
        self._owners = [n for _, n, _ in placed]
        self._placed = [self.entries[n].mentions[k] for _, n, k in placed]
        self._by_name: dict[str, list[Entry]] = {}
        for entry in entries:
            for key in {key_of(name) for name in names_of(entry)}:
                self._by_name.setdefault(key, []).append(entry)

    @classmethod
    def of(cls, text: str, passages: Sequence[Passage], places: Sequence[Place] = ()) -> Cast:
        """The cast of a parsed document. Pure; linear in the text."""
        return cls(entries_of(text, list(find_mentions(passages, places))))

    def at(self, start: int, end: int) -> Entry | None:
        """Who is mentioned by name or description between two offsets: the named before the unnamed, then the first."""
        i, j = bisect_left(self._starts, start), bisect_left(self._starts, end)
        here = [self.entries[n] for n in self._owners[i:j]]
        return next((e for e in here if e.named), here[0] if here else None)

    def named(self, name: str, at: int | None = None) -> Entry | None:
        """Whom a full name, a surname, an acronym or another name means; of several the last mentioned before `at`."""
        found = self._by_name.get(key_of(name), ())
        if len(found) <= 1 or at is None:
            return found[0] if found else None
        return max(found, key=lambda e: last_before(e, at))

    def described(self, noun: str, at: int) -> Entry | None:
        """Whom "the official", "the agency", "the report" at an offset stands for; None where two fit as well."""
        from briefings.extracting.coreference.descriptions import antecedent_of

        return antecedent_of(self, noun, at)

    def recent(self, at: int, reach: int) -> Iterator[tuple[Entry, Mention]]:
        """The mentions within `reach` characters before an offset, the latest first."""
        stop, low = bisect_left(self._starts, at), bisect_left(self._starts, at - reach)
        for k in range(stop - 1, low - 1, -1):
            yield self.entries[self._owners[k]], self._placed[k]

    def before(self, at: int, reach: int) -> Iterable[Entry]:
        """The entries mentioned within `reach` characters before an offset, the latest first, each once."""
        stop, seen = bisect_left(self._starts, at), set[int]()
        low = bisect_left(self._starts, at - reach)
        for owner in reversed(self._owners[low:stop]):
            if owner not in seen:
                seen.add(owner)
                yield self.entries[owner]

    def members(self) -> tuple[Member, ...]:
        """What the document keeps: everybody named, and the unnamed who come back or have a role of their own."""
        kept = [
            e for e in self.entries if e.named or e.anaphors or len(e.mentions) > 1 or (e.sort == "report" and e.maker)
        ]
        return tuple(e.member() for e in kept if e.sort != "unsure" or len(e.mentions) > 1 or e.anaphors)
