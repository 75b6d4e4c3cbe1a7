"""Ranks lines by how well they answer what was asked: by topic, place, numbers and words."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from briefings.answers.questions.asked_for import AskedFor, Kind, numbers_in
from briefings.answers.questions.word_forms import EMPTY_WORDS, akin
from briefings.beat.beat import Beat, Measure
from briefings.knowledge.inflection import forms_of
from briefings.matching.findings import SUREST, countries_of
from briefings.model import Figure, Finding, Question, Statement, glosses_within

# The ending in which a word of a question and one of a statement may differ: "smugglers", "smuggling".
LONGEST_ENDING = 4
# The openings of lines that lean on the line before them, which isn't there: "They left on Monday", "Of these, two".
_LEANS = re.compile(
    r"\W*(?:(?:he|she|they|it|his|her|their|its|this|these|those|both|neither|others?|another|such|but|and|yet|then)\b"
    r"|the (?:others|rest|latter|former|same)\b"
    r"|the (?:two|three|four|five|six) (?:are|were|have|had|will|would|went|left|came|also|now|then|who)\b"
    r"|(?:\w+ ){0,3}of (?:them|these|those|whom)\b)",
    re.IGNORECASE,
)


def best_statement(
    statements: Sequence[Statement], question: Question, measures: Collection[str], asked: AskedFor
) -> Statement:
    """Of the statements of one finding, the one that fits the question best: by its filing, place and measure, then by
    its words and certainty, by whether it can be read alone, and by its date. One that is filed elsewhere is never
    preferred to one that is filed here."""
    return min(
        statements,
        key=lambda s: (
            -fitness(s, question, measures),
            -_answers(s, asked),
            SUREST.index(s.claim.certainty),
            leans_on_others(s),
            -(s.published or date.min).toordinal(),
            s.id,
        ),
    )


def fitness(statement: Statement, question: Question, measures: Collection[str]) -> int:
    """How well a statement fits the question, from 0 to 15: filed under its topic 8, about its place 4, a figure of the
    place 2, a measure of the topic 1."""
    filed = question.topic is None or any(f.topic == question.topic for f in statement.claim.topics)
    quantity, places = statement.quantity, set(question.places)
    counted = quantity is not None and quantity.measure is not None and quantity.measure in measures
    here = not places or not places.isdisjoint(countries_of(statement)) or _named(statement, places)
    of_place = counted and quantity is not None and (not places or quantity.origin in places)
    return 8 * filed + 4 * here + 2 * of_place + counted


def in_words_of(finding: Finding, shown: Statement) -> Finding:
    """The finding with the text, glosses, negation and certainty of one of its statements."""
    claim = shown.claim
    return replace(
        finding, text=claim.text, glosses=glosses_within(claim), negated=claim.negated, certainty=claim.certainty
    )


def shown_for(
    findings: Sequence[Finding],
    statements: Mapping[str, Statement],
    question: Question,
    measures: Collection[str],
    asked: AskedFor,
) -> list[Finding]:
    """The findings, each in the words that fit the question best, best first. Of equal ones those come first whose
    words can be read alone; beyond that they keep their order. A finding none of whose statements is given stays as it
    is, and goes last."""
    found: list[tuple[float, int, bool, int, Finding]] = []
    for place, finding in enumerate(findings):
        own = [statements[s] for s in finding.statements if s in statements]
        if not own:
            found.append((0, 0, False, place, finding))
            continue
        best = best_statement(own, question, measures, asked)
        words = in_words_of(finding, best)
        fits = -_answers(best, asked), -fitness(best, question, measures)
        found.append((*fits, leans_on_others(best), place, words))
    return [finding for *_, finding in sorted(found, key=lambda each: each[:4])]


def asked_first(figures: Sequence[Figure], beat: Beat, asked: AskedFor) -> tuple[Figure, ...]:
    """The figures of a measure that the question names ("How many died?") before the others, else in their order."""
    named = {measure.id for measure in beat.measures if not asked.words.isdisjoint(_said_of(measure))}
    return tuple(sorted(figures, key=lambda figure: figure.measure not in named))


def _said_of(measure: Measure) -> Iterator[str]:
    """The words that say a measure whatever stands around them, in all their forms: "killed", "died", "deaths"."""
    alone = (word for word in (*measure.verbs, *measure.nouns) if not {":", " "}.intersection(word))
    label = (word for word in measure.label.lower().split() if word not in EMPTY_WORDS)
    yield from (form for word in (*alone, *label, *measure.states) for form in forms_of(word))


def leans_on_others(statement: Statement) -> bool:
    """Whether a line opens with a word for something that was told before it, and no gloss says what."""
    opening = _LEANS.match(statement.claim.text)
    return opening is not None and not any(g.start < opening.end() for g in glosses_within(statement.claim))


def _answers(statement: Statement, asked: AskedFor) -> float:
    """How well a statement answers a question in free words; 0 if there is no such question."""
    if not asked:
        return 0
    return _by_words(statement, asked) + _by_numbers(statement, asked) + _by_kind(statement, asked.kind)


def _by_words(statement: Statement, asked: AskedFor) -> float:
    """1.5 for each word of the question that the statement has in some form."""
    own = re.findall(r"[^\W\d_]{3,}", statement.claim.text.lower())
    return sum(1.5 for word in asked.words if any(akin(word, other, LONGEST_ENDING) for other in own))


def _by_numbers(statement: Statement, asked: AskedFor) -> int:
    """6 for a number of the question. "Did 271 return?": a statement that denies the number answers first."""
    if not asked.numbers & numbers_in(statement.claim.text.lower()):
        return 0
    return 6 + 3 * (asked.kind == "yes" and statement.claim.negated)


def _by_kind(statement: Statement, kind: Kind) -> int:
    """What the statement gives of the kind that is asked for: 6 for money, 2 for a count, 1 for a time."""
    claim, quantity = statement.claim, statement.quantity
    if kind == "money":
        return 6 * any(_is_money(q.unit) for q in claim.quantities)
    if kind == "count":
        return 2 * (quantity is not None and quantity.measure is not None)
    return int(kind == "time" and claim.when is not None)


def _is_money(unit: str) -> bool:
    return len(unit) == 3 and unit.isupper()


def _named(statement: Statement, places: Collection[str]) -> bool:
    names = {place.casefold() for place in places}
    return any(place.name.casefold() in names for place in statement.claim.places)
