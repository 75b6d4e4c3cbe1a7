"""A beat's groups and measures, made ready for looking up lemma by lemma."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from briefings.beat import Beat


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
    phrases: tuple[tuple[re.Pattern[str], str], ...]
    groups: dict[str, tuple[GroupName, ...]]
    places: dict[str, frozenset[str]] = field(default_factory=dict)

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
        phrases=tuple((_phrase(words), measure.id) for measure in beat.measures for words in measure.phrases),
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


def _phrase(words: str) -> re.Pattern[str]:
    return re.compile(r"\b" + r"\s+".join(map(re.escape, words.split())) + r"\b", re.IGNORECASE)
