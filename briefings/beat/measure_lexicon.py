"""A beat's groups and measures, made ready for looking up lemma by lemma."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from briefings.beat.beat import Beat
from briefings.model import Span


@dataclass(frozen=True, slots=True)
class Deed:
    """A verb that says a measure, with what must stand beside it.

    `particles` follow it ("come back"). A condition is an adverb ("fight:still"), or a place of the clause in one of
    the beat's lists: "join:to fronts" (a destination or a location), "leave:not from core" (no place of departure).
    """

    measure: str
    particles: tuple[str, ...] = ()
    adverb: str | None = None
    places: str | None = None
    direction: str = "to"
    wanted: bool = True


@dataclass(frozen=True, slots=True)
class GroupName:
    """A group's noun or noun phrase; `rank` is the group's place in the beat, 0 for its own kind of people."""

    id: str
    rank: int
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Verbs by lemma with the most particular deeds first; measure nouns by lemma; groups by the last word's lemma."""

    deeds: dict[str, tuple[Deed, ...]]
    nouns: dict[str, str]
    phrases: re.Pattern[str] | None
    phrased: tuple[str, ...]
    groups: dict[str, tuple[GroupName, ...]]
    places: dict[str, frozenset[str]] = field(default_factory=dict)

    def phrases_in(self, window: str) -> list[tuple[Span, str]]:
        """Every phrase in the window with its measure, in order; they may overlap."""
        if self.phrases is None:
            return []
        hits = ((m, int(m.lastgroup[1:])) for m in self.phrases.finditer(window) if m.lastgroup)
        return [((m.start(), m.end(f"p{n}")), self.phrased[n]) for m, n in hits]

    def group_of(self, words: tuple[str, ...]) -> GroupName | None:
        """The group that a noun phrase (lemmas, its head last) names, by the longest of its names."""
        names = self.groups.get(words[-1], ()) if words else ()
        return next((name for name in names if words[-len(name.words) :] == name.words), None)


def lexicon_of(beat: Beat) -> Lexicon:
    """The beat's words for people and for what they did."""
    deeds: dict[str, list[Deed]] = {}
    for measure in beat.measures:
        for written in measure.verbs:
            lemma, deed = _deed(written, measure.id)
            deeds.setdefault(lemma, []).append(deed)
    groups: dict[str, list[GroupName]] = {}
    for rank, group in enumerate(beat.groups):
        for words in (tuple(name.split()) for name in group.words):
            groups.setdefault(words[-1], []).append(GroupName(group.id, rank, words))
    return Lexicon(
        deeds={lemma: tuple(sorted(some, key=_particular, reverse=True)) for lemma, some in deeds.items()},
        nouns={noun: measure.id for measure in beat.measures for noun in measure.nouns},
        phrases=_any_phrase([words for measure in beat.measures for words in measure.phrases]),
        phrased=tuple(measure.id for measure in beat.measures for _ in measure.phrases),
        groups={last: tuple(sorted(some, key=lambda n: -len(n.words))) for last, some in groups.items()},
        places=dict(beat.places),
    )


def _deed(written: str, measure: str) -> tuple[str, Deed]:
    verb, _, condition = written.partition(":")
    lemma, *particles = verb.split()
    asked = re.fullmatch(r"(not )?(to|from) (\w+)", condition.strip())
    if asked:
        return lemma, Deed(measure, tuple(particles), None, asked[3], asked[2], asked[1] is None)
    return lemma, Deed(measure, tuple(particles), condition.strip() or None)


def _particular(deed: Deed) -> tuple[int, bool, bool]:
    return len(deed.particles), deed.places is not None and deed.wanted, deed.adverb is not None


def _any_phrase(phrases: list[str]) -> re.Pattern[str] | None:
    """Looks ahead for any of the phrases, the longest first, so that two that overlap are both found."""
    if not phrases:
        return None
    longest = sorted(range(len(phrases)), key=lambda n: -len(phrases[n]))
    spaced = (r"\s+".join(map(re.escape, phrases[n].split())) for n in longest)
    some = (rf"(?P<p{n}>{words}\b)" for n, words in zip(longest, spaced, strict=True))
    return re.compile(rf"\b(?={'|'.join(some)})", re.IGNORECASE)
