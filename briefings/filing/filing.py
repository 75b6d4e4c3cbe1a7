"""Claims → the beat's topics, each with the claim's own words as the reason.

Filing needs the text and the claims alone, no parse, so that a library can be filed again when its beat changes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache

from briefings.beat.beat import Beat, Measure, Rule, Topic
from briefings.beat.terms import Finder, Hit, Term, inside, parse_terms, read
from briefings.filing.subject_context import Context, context_of
from briefings.knowledge.gazetteer.regions import COUNTRIES
from briefings.model import Claim, Filing, Place

MEASURE_SCORE = 0.95
CORE, ELSEWHERE = "core", "elsewhere"
# Words that show the subject, to so many of a text: a passing mention in a long article is no beat.
WORDS_PER_NAME = 200
SHORT_TEXT = 120


def file_claims(claims: Sequence[Claim], beat: Beat, text: str) -> tuple[Claim, ...]:
    """The same claims, each with its topics, best first; all without any where the text is off the beat."""
    finder = Finder(read(text), beat.words)
    if _is_off_beat(finder, beat):
        return tuple(replace(claim, topics=()) for claim in claims)
    desk = _Desk(beat, finder, context_of(finder, beat))
    return tuple(replace(claim, topics=desk.topics_of(claim)) for claim in claims)


def off_beat(text: str, claims: Sequence[Claim], beat: Beat) -> bool:
    """Whether nothing of the text belongs to the beat: its words do not show the subject, or show it too seldom for
    their number, or there are claims (filed by now) and none of them stands under a topic."""
    return _is_off_beat(Finder(read(text), beat.words), beat) or (
        bool(claims) and not any(claim.topics for claim in claims)
    )


def _is_off_beat(finder: Finder, beat: Beat) -> bool:
    names = [*finder.hits(beat.about.names), *finder.hits(beat.about.signs)]
    if not names:
        return True
    words = len(finder.reading.words)
    weight = len(names) + len(finder.hits(beat.about.hints)) / 2
    return words > SHORT_TEXT and weight < max(2, words / WORDS_PER_NAME)


@dataclass(frozen=True)
class _Desk:
    """One text being filed."""

    beat: Beat
    finder: Finder
    context: Context
    found: dict[int, list[Hit]] = field(default_factory=dict)

    def topics_of(self, claim: Claim) -> tuple[Filing, ...]:
        span = self.finder.reading.within(claim.start, claim.end)
        found = [filing for topic in self.beat.topics if (filing := self._filing(topic, claim, span))]
        if found:
            return tuple(sorted(found, key=lambda filing: -filing.score))
        left = [f for topic in self.beat.topics for f in self._by_rules(topic, claim, span, otherwise=True)]
        return tuple(sorted(left, key=lambda filing: -filing.score)[:1])

    def _filing(self, topic: Topic, claim: Claim, span: Hit) -> Filing | None:
        measured = self._by_measure(topic, claim, span)
        found = [*([measured] if measured else []), *self._by_rules(topic, claim, span)]
        return max(found, key=lambda filing: filing.score, default=None)

    def _by_rules(self, topic: Topic, claim: Claim, span: Hit, *, otherwise: bool = False) -> Iterator[Filing]:
        for rule in topic.rules:
            if rule.otherwise != otherwise:
                continue
            because = self._because(rule, claim, span)
            if because is not None:
                yield Filing(topic.id, rule.score, because)

    def _because(self, rule: Rule, claim: Claim, span: Hit) -> tuple[str, ...] | None:
        """The words by which the rule takes the claim, or None where it does not."""
        sets = [*rule.all_of, rule.any_of] if rule.any_of else [*rule.all_of]
        hits = [self._inside(terms, span) for terms in sets]
        if not all(hits) or self._inside(rule.none_of, span):
            return None
        counted = [q for q in claim.quantities if q.measure in rule.measures or q.unit in rule.counts]
        if (rule.measures or rule.counts) and not counted:
            return None
        if not self.context.reaches(span, rule.about) or not self._stands_around(rule.around, span):
            return None
        places = _places(rule.place, claim.places, self.beat)
        if rule.place and bool(places) == rule.place.startswith("no "):
            return None
        spans = [self.finder.reading.offsets(found[0]) for found in hits]
        spans += [(quantity.start, quantity.end) for quantity in counted[:1]]
        spans += [(place.start, place.end) for place in places[:1]]
        return _verbatim(claim, spans)

    def _stands_around(self, terms: tuple[Term, ...], span: Hit) -> bool:
        """Whether one of the terms stands in the claim's passage; so it does where none is asked for."""
        sentences = self.finder.reading.sentences
        return not terms or any(self._inside(terms, sentences[n]) for n in self.context.passage(span))

    def _inside(self, terms: tuple[Term, ...], span: Hit) -> list[Hit]:
        return inside(self._hits(terms), span)

    def _hits(self, terms: tuple[Term, ...]) -> list[Hit]:
        """The terms' hits in the whole text, looked up once."""
        if id(terms) not in self.found:
            self.found[id(terms)] = self.finder.hits(terms)
        return self.found[id(terms)]

    def _by_measure(self, topic: Topic, claim: Claim, span: Hit) -> Filing | None:
        for quantity in claim.quantities:
            if quantity.measure in topic.measures:
                spans = [(quantity.start, quantity.end)]
                words = self._inside(_measure_terms(self.beat.measures, quantity.measure), span)
                spans += [self.finder.reading.offsets(hit) for hit in words[:1]]
                return Filing(topic.id, MEASURE_SCORE, _verbatim(claim, spans))
        return None


@lru_cache(maxsize=64)
def _measure_terms(measures: tuple[Measure, ...], name: str | None) -> tuple[Term, ...]:
    """The words by which a measure is said, as terms."""
    for measure in measures:
        if measure.id == name:
            words = [word.partition(":")[0] for word in (*measure.verbs, *measure.nouns)]
            return parse_terms([*measure.phrases, *words, *measure.states])
    return ()


def _places(wanted: str | None, places: Sequence[Place], beat: Beat) -> list[Place]:
    """The claim's places of the kind that a rule asks for. "Libyan forces" are of the country and not in it, so that
    adjectives and peoples count for the beat's own ground alone."""
    if wanted is None:
        return []
    kind = wanted.removeprefix("no ")
    there = [place for place in places if place.role != "origin"]
    if kind == CORE:
        return [place for place in there if _is_core(place, beat)]
    there = [place for place in there if place.name not in _names_of_peoples()]
    if kind == ELSEWHERE:
        return [place for place in there if not _is_core(place, beat)]
    return [place for place in there if place.country in beat.places[kind]]


def _is_core(place: Place, beat: Beat) -> bool:
    return place.country in beat.places.get(CORE, ()) or place.name.casefold() in beat.core_names


@cache
def _names_of_peoples() -> frozenset[str]:
    """Adjectives of countries, and their people."""
    rows = [row.split("|") for row in COUNTRIES.strip().splitlines()]
    return frozenset(name for row in rows for column in row[2:] for name in column.split(";") if name)


def _verbatim(claim: Claim, spans: Iterable[tuple[int, int]]) -> tuple[str, ...]:
    """The claim's words under these document offsets, in order, those that touch as one."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(claim.text[a - claim.start : b - claim.start] for a, b in merged)
