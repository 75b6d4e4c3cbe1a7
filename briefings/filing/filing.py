"""Claims → the beat's topics, each with the claim's own words as the reason.

Filing needs the text and the claims alone, no parse, so that a library can be filed again when its beat changes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from enum import Enum
from functools import cache, cached_property

from briefings.beat.beat import Beat, Rule, Topic
from briefings.beat.opinion import Chances, Opinion
from briefings.beat.readings import Hit, inside
from briefings.beat.terms import Finder, Term, finder_of
from briefings.filing.disclaimers import is_disclaimer
from briefings.filing.off_beat import words_are_off_beat
from briefings.filing.second_opinion import Features, chances_of, features_of, reasons
from briefings.filing.subject_context import Context, context_of, everywhere
from briefings.filing.themes import NO_THEMES, SURE, Themes, bars_theme, find_themes
from briefings.knowledge.gazetteer.regions import COUNTRIES
from briefings.model import Claim, Filing, Place, Quantity, Span
from briefings.values import frozen

MEASURE_SCORE = 0.95
CARRIED_SCORE = 0.3
"""Of a claim that only leads back to what is filed."""
CORE, ELSEWHERE = "core", "elsewhere"


def file_claims(claims: Sequence[Claim], beat: Beat, text: str, title: str = "") -> tuple[Claim, ...]:
    """The same claims, each with its topics, best first; all without any where the text is off the beat.

    `title` is the document's, where it stands apart from the text: it tells what the text is about.
    """
    finder = finder_of(text, beat.words)
    if words_are_off_beat(finder, beat, title):
        return tuple(replace(claim, topics=()) if claim.topics else claim for claim in claims)
    filer = _Filer(beat, finder, context_of(finder, beat, title))
    filed, guesses = _by_rules(filer, claims, _topics_of_title(title, beat))
    found: Sequence[Sequence[Filing]] = [sure or guess[:1] for sure, guess in zip(filed, guesses, strict=True)]
    if beat.opinion:
        found = filer.with_second_opinion(beat.opinion, claims, filed, guesses, finder_of(title, beat.words))
    return tuple(
        replace(claim, topics=() if is_disclaimer(claim.text) else _best(filings))
        for claim, filings in zip(claims, found, strict=True)
    )


def _by_rules(
    filer: _Filer, claims: Sequence[Claim], titled: frozenset[str]
) -> tuple[Sequence[Sequence[Filing]], Sequence[Sequence[Filing]]]:
    """Each claim's filings, and for a claim that has none its guesses, the best first. Stage by stage, because what a
    text is about is told by the claims that are filed so far; `titled` are the topics that its title tells."""
    filed = [filer.plain_filings(claim) for claim in claims]
    for stage in (Stage.EXCLUDING, Stage.SUPPORTED):
        themes = find_themes(_sure(filer, claims, filed), titled)
        later = [
            [] if stage is Stage.SUPPORTED and _is_sure(found) else filer.by_rules(claim, stage, themes)
            for claim, found in zip(claims, filed, strict=True)
        ]
        filed = [[*before, *after] for before, after in zip(filed, later, strict=True)]
    guesses = [
        () if sure else filer.by_rules(claim, Stage.OTHERWISE, themes) or filer.carried(claim, themes)
        for claim, sure in zip(claims, filed, strict=True)
    ]
    return filed, guesses


def _sure(
    filer: _Filer, claims: Sequence[Claim], filed: Sequence[Sequence[Filing]]
) -> list[tuple[int, frozenset[str]]]:
    """The sentence of each claim, and the topics under which it surely stands by now."""
    return [
        (filer.sentence_of(claim), frozenset(filing.topic for filing in found if filing.score >= SURE))
        for claim, found in zip(claims, filed, strict=True)
    ]


def _is_sure(found: Sequence[Filing]) -> bool:
    return any(filing.score >= SURE for filing in found)


def _best(found: Iterable[Filing]) -> tuple[Filing, ...]:
    """The surest filing under each topic, best first."""
    best: dict[str, Filing] = {}
    for filing in sorted(found, key=lambda filing: -filing.score):
        best.setdefault(filing.topic, filing)
    return tuple(best.values())


def _unrefused(filings: Sequence[Filing], chances: Chances, *, guessed: bool = False) -> list[Filing]:
    return [filing for filing in filings if not chances.refuse(filing.topic, filing.score, guessed=guessed)]


def _topics_of_title(title: str, beat: Beat) -> frozenset[str]:
    """The topics that a title tells by its own words, as if it were a claim of a text on the beat."""
    finder = finder_of(title, beat.words)
    if not finder.reading.words:
        return frozenset()
    filer = _Filer(beat, finder, everywhere(finder))
    filings = filer.plain_filings(Claim("", "", title, 0, len(title)))
    return frozenset(filing.topic for filing in filings if filing.score >= SURE)


class Stage(Enum):
    """When a rule is asked: what a text is about is known only from what was filed before."""

    PLAIN = 1
    EXCLUDING = 2
    SUPPORTED = 3
    OTHERWISE = 4


def stage_of(rule: Rule) -> Stage:
    """Rules without a theme first, then those that bar one, those that ask for one, and those for what is left."""
    if rule.otherwise:
        return Stage.OTHERWISE
    if rule.theme is None:
        return Stage.PLAIN
    return Stage.EXCLUDING if bars_theme(rule.theme) else Stage.SUPPORTED


def is_plain(rule: Rule) -> bool:
    """Whether a rule's words tell its topic by themselves, whatever the text is about."""
    return stage_of(rule) is not Stage.OTHERWISE and not rule.measures


@frozen(slots=False)
class _Filer:
    """Files the claims of one text."""

    beat: Beat
    finder: Finder
    context: Context

    @cached_property
    def rules(self) -> Mapping[Stage, Sequence[tuple[str, Rule]]]:
        """The beat's rules by stage, each with the id of its topic."""
        found: dict[Stage, list[tuple[str, Rule]]] = {stage: [] for stage in Stage}
        for topic in self.beat.topics:
            for rule in topic.rules:
                found[stage_of(rule)].append((topic.id, rule))
        return found

    def sentence_of(self, claim: Claim) -> int:
        """The number of the sentence in which the claim begins."""
        start, end = self._span(claim)
        return self.finder.reading.sentence_of(start) if start < end else -1

    def plain_filings(self, claim: Claim) -> list[Filing]:
        """What the claim's figures and the rules that ask for no theme say of it, on the claim's own."""
        found = [filing for topic in self.beat.topics if (filing := self._by_measure(topic, claim))]
        return [*found, *self.by_rules(claim, Stage.PLAIN)]

    def by_rules(self, claim: Claim, stage: Stage, themes: Themes = NO_THEMES) -> list[Filing]:
        """The filings of a stage's rules, those under the topic that is the nearest talk first, then the surest."""
        span = self._span(claim)
        passage = self.context.passage(span)
        following = self.sentence_of(claim) + 1
        found = [
            Filing(topic, rule.score, because)
            for topic, rule in self.rules[stage]
            if themes.hold(rule.theme, passage, following)
            if (because := self._because(rule, claim, span)) is not None
        ]
        return sorted(found, key=lambda filing: (themes.nearness(filing.topic, passage), filing.score), reverse=True)

    def carried(self, claim: Claim, themes: Themes) -> list[Filing]:
        """The one topic that the text is mainly about, for a claim that has no words of any topic and by a pronoun
        leads back to what was told before."""
        span = self._span(claim)
        leaning = self.context.leaning(span, self._teller(claim))
        if len(themes.main) != 1 or leaning is None or not self.context.reaches(span, "passage"):
            return []
        (topic,) = themes.main
        if any(self._inside(rule.any_of, span) for other in self.beat.topics for rule in other.rules if is_plain(rule)):
            return []
        return [Filing(topic, CARRIED_SCORE, _verbatim(claim, [self.finder.reading.offsets(leaning)]))]

    def with_second_opinion(
        self,
        opinion: Opinion,
        claims: Sequence[Claim],
        found: Sequence[Sequence[Filing]],
        guesses: Sequence[Sequence[Filing]],
        heading: Finder,
    ) -> Sequence[Sequence[Filing]]:
        """Each claim's filings but for those that the opinion refuses, and beside them what is far likelier; where that
        leaves none, what is likeliest. `guesses` are those of claims of which nothing is sure, the best first."""
        spans = [self._span(claim) for claim in claims]
        words = features_of(self.finder, spans, self.beat)
        chances_of_each = chances_of(opinion, self.finder, spans, words, heading, self.beat)
        articles = zip(claims, found, guesses, words, chances_of_each, strict=True)
        return [
            self._with_likelier(opinion, claim, kept, own, chances)
            if (kept := _unrefused(filings, chances))
            else self._likeliest(opinion, claim, guessed, own, chances)
            for claim, filings, guessed, own, chances in articles
        ]

    def _with_likelier(
        self, opinion: Opinion, claim: Claim, kept: Sequence[Filing], own: Features, chances: Chances
    ) -> Sequence[Filing]:
        """What rules file, and beside it what the opinion thinks far likelier."""
        topic = chances.given(about=self._is_about(claim), beside=[filing.topic for filing in kept])
        return [*kept, *self._by_opinion(opinion, claim, topic, own, chances)]

    def _likeliest(
        self, opinion: Opinion, claim: Claim, guesses: Sequence[Filing], own: Features, chances: Chances
    ) -> Sequence[Filing]:
        """What the opinion gives by itself and has words of the claim for, else the best guess unless it is refused."""
        guessed = _unrefused(guesses[:1], chances, guessed=True)
        guess = guessed[0].topic if guessed else None
        topic = chances.given(about=self._is_about(claim), guess=guess)
        return self._by_opinion(opinion, claim, topic if topic != guess else None, own, chances) or guessed

    def _by_opinion(
        self, opinion: Opinion, claim: Claim, topic: str | None, own: Features, chances: Chances
    ) -> Sequence[Filing]:
        """The filing under a topic that the opinion gives; none where no word of the claim is a reason."""
        speaking = reasons(opinion, topic, own) if topic else []
        if topic is None or not speaking:
            return []
        because = _verbatim(claim, map(self.finder.reading.offsets, speaking))
        return [Filing(topic, round(chances.in_context[topic], 2), because)]

    def _is_about(self, claim: Claim) -> bool:
        return self.context.reaches(self._span(claim), "thread")

    def _span(self, claim: Claim) -> Hit:
        return self.finder.reading.within(claim.start, claim.end)

    def _teller(self, claim: Claim) -> Hit:
        """The words that name who tells the claim: whatever the mother says, she isn't what is told."""
        source = claim.attribution and claim.attribution.source_span
        return self.finder.reading.within(*source) if source else (0, 0)

    def _because(self, rule: Rule, claim: Claim, span: Hit) -> tuple[str, ...] | None:
        """The words by which the rule takes the claim, or None where it does not."""
        counted = _counted(rule, claim)
        if not counted and (rule.measures or rule.counts):
            return None
        words = self._words_asked_for(rule, claim, span)
        if words is None or not self._is_let_in(rule, span):
            return None
        places = _places(rule.place, claim.places, self.beat)
        if rule.place and bool(places) == rule.place.startswith("no "):
            return None
        words += [(quantity.start, quantity.end) for quantity in counted[:1]]
        words += [(place.start, place.end) for place in places[:1]]
        return _verbatim(claim, words)

    def _words_asked_for(self, rule: Rule, claim: Claim, span: Hit) -> list[Span] | None:
        """Where the document has the first word of each list that the rule asks for, the claim's teller's words apart;
        None where the claim has none of a list."""
        found: list[Span] = []
        teller = self._teller(claim)
        for terms in (*rule.all_of, rule.any_of) if rule.any_of else rule.all_of:
            told = next((hit for hit in self._inside(terms, span) if not _lies_in(hit, teller)), None)
            if told is None:
                return None
            found.append(self.finder.reading.offsets(told))
        return found

    def _is_let_in(self, rule: Rule, span: Hit) -> bool:
        """Whether no word bars the claim from the rule, and it stands where the rule asks it to."""
        if self._inside(rule.none_of, span):
            return False
        return self.context.reaches(span, rule.about) and self._stands_around(rule.around, span)

    def _stands_around(self, terms: tuple[Term, ...], span: Hit) -> bool:
        """Whether one of the terms stands in the claim's passage; so it does where none is asked for."""
        sentences = self.finder.reading.sentences
        return not terms or any(self._inside(terms, sentences[n]) for n in self.context.passage(span))

    def _inside(self, terms: tuple[Term, ...], span: Hit) -> list[Hit]:
        return inside(self.finder.hits(terms), span)

    def _by_measure(self, topic: Topic, claim: Claim) -> Filing | None:
        span = self._span(claim)
        for quantity in claim.quantities:
            if quantity.measure in topic.measures:
                spans = [(quantity.start, quantity.end)]
                words = self._inside(self.beat.measure_terms.get(quantity.measure, ()), span)
                spans += [self.finder.reading.offsets(hit) for hit in words[:1]]
                return Filing(topic.id, MEASURE_SCORE, _verbatim(claim, spans))
        return None


def _counted(rule: Rule, claim: Claim) -> Sequence[Quantity]:
    """The claim's figures that the rule asks for, by their measure or by what they count."""
    return [q for q in claim.quantities if q.measure in rule.measures or q.unit in rule.counts]


def _lies_in(hit: Hit, span: Hit) -> bool:
    return span[0] <= hit[0] and hit[1] <= span[1]


def _places(wanted: str | None, places: Sequence[Place], beat: Beat) -> list[Place]:
    """The claim's places of the kind that a rule asks for. "Libyan forces" are of the country and not in it, so that
    adjectives and peoples count for the beat's own ground alone; and "Indonesians back in Indonesia" are at home
    there and on no front."""
    if wanted is None:
        return []
    kind = wanted.removeprefix("no ")
    if kind == CORE:
        return [place for place in places if place.role != "origin" and _is_core(place, beat)]
    away = _away_from_home(places)
    if kind == ELSEWHERE:
        return [place for place in away if not _is_core(place, beat)]
    return [place for place in away if place.country in beat.places[kind]]


def _away_from_home(places: Sequence[Place]) -> list[Place]:
    """The places that are nobody's origin and lie in no country that the claim's people come from."""
    named = [place for place in places if place.name not in _names_of_peoples()]
    home = {place.country for place in named if place.role == "origin"}
    return [place for place in named if place.role != "origin" and place.country not in home]


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
