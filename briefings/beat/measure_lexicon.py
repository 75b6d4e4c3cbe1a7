"""A beat's groups and measures, made ready for looking up lemma by lemma."""

from __future__ import annotations

import re
from dataclasses import field
from typing import TYPE_CHECKING, Any, Literal

from briefings.model import Span
from briefings.values import frozen

if TYPE_CHECKING:
    from briefings.beat.beat import Beat

Argument = Literal["subject", "object"]
"""Who is counted by a verb: the one who does it, or the one whom it is done to."""


HOME = "home"
"""The list of places that no beat writes down: the counted people's own country ("land:to home")."""


ELSEWHERE = "elsewhere"
"""And the list of all countries but that one and the beat's own ground ("cross:from core, to elsewhere")."""


@frozen
class Whereabouts:
    """A place of the verb's clause that must stand in a list of the beat's, or must not where it is not `wanted`:
    "to fronts" (a destination or a location), "not from core" (no place of departure)."""

    places: str
    direction: str
    wanted: bool


@frozen
class Deed:
    """A verb that says a measure, with what must stand beside it.

    `particles` follow it ("come back"). A condition is an adverb ("fight:still"), a place ("join:to fronts"), or the
    argument that is counted ("surrender:subject"), None where the verb itself tells. `main` asks for the beat's own
    kind of people, `now` for what goes on while it is told ("are fighting"), `nation` for a country as the subject
    ("Germany sent 960"), `own` for those who are told to be somebody's own people ("retrieved 25 of its citizens"),
    `outlaws` for gunmen and gangs as the doers ("bandits seized 36 pupils").
    """

    measure: str
    particles: tuple[str, ...] = ()
    adverb: str | None = None
    where: tuple[Whereabouts, ...] = ()
    counted: Argument | None = None
    main: bool = False
    now: bool = False
    nation: bool = False
    own: bool = False
    outlaws: bool = False

    @property
    def asks_for_place(self) -> bool:
        """Whether a place must stand beside it."""
        return any(where.wanted for where in self.where)


@frozen
class MeasureNoun:
    """A noun that says a measure; `words` end with its lemma ("death toll"). Where there are `verbs`, only with one."""

    measure: str
    words: tuple[str, ...]
    verbs: frozenset[str] = frozenset()


@frozen
class GroupName:
    """A group's noun or noun phrase; `rank` is the group's place in the beat, 0 for its own kind of people."""

    id: str
    rank: int
    words: tuple[str, ...]


@frozen
class Lexicon:
    """Verbs by lemma with the most particular deeds first; nouns and groups by their last word, the longest first;
    states and sites by their word."""

    deeds: dict[str, tuple[Deed, ...]]
    nouns: dict[str, tuple[MeasureNoun, ...]]
    states: dict[str, str]
    sites: dict[str, str]
    phrases: dict[str, re.Pattern[str]]
    phrased: tuple[str, ...]
    groups: dict[str, tuple[GroupName, ...]]
    places: dict[str, frozenset[str]] = field(default_factory=dict)
    keeps: dict[str, frozenset[str]] = field(default_factory=dict)

    def phrases_in(self, window: str) -> list[tuple[Span, str]]:
        """Every phrase in the window with its measure, in order; they may overlap."""
        found = []
        for word in _WORD.finditer(window):
            phrases = self.phrases.get(word.group().lower())
            hit = phrases.match(window, word.start()) if phrases is not None else None
            if hit is not None and hit.lastgroup:
                found.append((hit.span(), self.phrased[int(hit.lastgroup[1:])]))
        return found

    def group_of(self, words: tuple[str, ...]) -> GroupName | None:
        """The group that a noun phrase (lemmas, its head last) names, by the longest of its names."""
        names = self.groups.get(words[-1], ()) if words else ()
        return next((name for name in names if words[-len(name.words) :] == name.words), None)

    def noun_measure(self, noun: Any) -> str | None:
        """The measure that a noun says, with the verb that it needs near it."""
        for lemma in dict.fromkeys((noun.lemma_.lower(), noun.lower_, noun.lower_.removesuffix("s"))):
            for sense in self.nouns.get(lemma, ()):
                before = tuple(t.lower_ for t in noun.doc[max(0, noun.i - len(sense.words) + 1) : noun.i])
                if before == sense.words[:-1] and (not sense.verbs or _is_with(noun, sense.verbs)):
                    return sense.measure
        return None

    def told_by(self, word: Any, near: frozenset[str]) -> frozenset[str]:
        """The measures that the word may tell beside these words (in lower case): "are" with "back", however far."""
        lemma = word.lemma_.lower()
        found = {deed.measure for deed in self.deeds.get(lemma, ()) if near.issuperset(deed.particles)}
        found |= {noun.measure for noun in self.nouns.get(lemma, ())}
        beside = (self.states.get(word.lower_), self.sites.get(lemma))
        return frozenset(found | {measure for measure in beside if measure})

    def state(self, word: Any) -> str | None:
        """The measure that an adjective or participle says of those who are so ("dead", "wounded")."""
        return self.states.get(word.lower_)


def _is_with(noun: Any, verbs: frozenset[str]) -> bool:
    """Whether one of the verbs governs the noun, or tells of it."""
    above = noun
    for _ in range(4):
        if above.lemma_.lower() in verbs or any(child.lemma_.lower() in verbs for child in above.children):
            return True
        above = above.head
    return False


def lexicon_of(beat: Beat) -> Lexicon:
    """The beat's words for people and for what they did. `Beat.lexicon` keeps them."""
    phrases = [(words, measure.id) for measure in beat.measures for words in measure.phrases]
    return Lexicon(
        deeds=_deeds_of(beat),
        nouns=_nouns_of(beat),
        states={word: measure.id for measure in beat.measures for word in measure.states},
        sites={word: measure.id for measure in beat.measures for word in measure.sites},
        phrases=_by_first_word([words for words, _ in phrases]),
        phrased=tuple(measure for _, measure in phrases),
        groups=_groups_of(beat),
        places=dict(beat.places),
        keeps={measure.id: frozenset(measure.keeps) for measure in beat.measures},
    )


def _deeds_of(beat: Beat) -> dict[str, tuple[Deed, ...]]:
    """The beat's verbs by lemma, the most particular deeds first."""
    deeds: dict[str, list[Deed]] = {}
    for measure in beat.measures:
        for written in measure.verbs:
            lemma, deed = _deed(written, measure.id)
            deeds.setdefault(lemma, []).append(deed)
    return {lemma: tuple(sorted(some, key=_particular, reverse=True)) for lemma, some in deeds.items()}


def _nouns_of(beat: Beat) -> dict[str, tuple[MeasureNoun, ...]]:
    """The beat's nouns by their last word, the longest first."""
    nouns: dict[str, list[MeasureNoun]] = {}
    for measure in beat.measures:
        for written in measure.nouns:
            noun = _noun(written, measure.id)
            nouns.setdefault(noun.words[-1], []).append(noun)
    return {last: tuple(sorted(some, key=lambda n: -len(n.words))) for last, some in nouns.items()}


def _groups_of(beat: Beat) -> dict[str, tuple[GroupName, ...]]:
    """The names of the beat's groups by their last word, the longest first."""
    groups: dict[str, list[GroupName]] = {}
    for rank, group in enumerate(beat.groups):
        for words in (tuple(name.split()) for name in group.words):
            groups.setdefault(words[-1], []).append(GroupName(group.id, rank, words))
    return {last: tuple(sorted(some, key=lambda n: -len(n.words))) for last, some in groups.items()}


def _deed(written: str, measure: str) -> tuple[str, Deed]:
    verb, _, conditions = written.partition(":")
    lemma, *particles = verb.split()
    adverb: str | None = None
    where: list[Whereabouts] = []
    counted: Argument | None = None
    asked_of = {"main": False, "now": False, "nation": False, "own": False, "outlaws": False}
    for condition in filter(None, (part.strip() for part in conditions.split(","))):
        asked = re.fullmatch(r"(not )?(to|from) (\w+)", condition)
        if asked:
            where.append(Whereabouts(asked[3], asked[2], asked[1] is None))
        elif condition in asked_of:
            asked_of[condition] = True
        elif condition == "subject":
            counted = "subject"
        elif condition == "object":
            counted = "object"
        else:
            adverb = condition
    return lemma, Deed(measure, tuple(particles), adverb, tuple(where), counted, **asked_of)


def _noun(written: str, measure: str) -> MeasureNoun:
    words, _, verbs = written.partition(":")
    return MeasureNoun(measure, tuple(words.split()), frozenset(verbs.split()))


def _particular(deed: Deed) -> tuple[int, bool, bool]:
    return len(deed.particles), deed.asks_for_place, deed.adverb is not None


def _by_first_word(phrases: list[str]) -> dict[str, re.Pattern[str]]:
    """For each first word the phrases that begin with it, the longest first: one expression of all would try each of
    some hundred phrases at every word of a text."""
    longest = sorted(range(len(phrases)), key=lambda n: -len(phrases[n]))
    found: dict[str, list[str]] = {}
    for n in longest:
        first = _WORD.match(phrases[n])
        if first is not None:
            spaced = r"\s+".join(map(re.escape, phrases[n].split()))
            found.setdefault(first.group().lower(), []).append(rf"(?P<p{n}>{spaced}\b)")
    return {word: re.compile("|".join(some), re.IGNORECASE) for word, some in found.items()}


_WORD = re.compile(r"\w+")
