"""The ports from which answers are made, and small helpers that all answers need."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Protocol

from briefings.answers.as_of import Dated
from briefings.answers.composing import compose, documents_behind
from briefings.answers.figures_as_of import DatedLedger
from briefings.beat.beat import Beat
from briefings.knowledge.countries import is_country_code
from briefings.model import MOST_UNDATED, Briefing, Dispute, Figure, Finding, Question
from briefings.ports import Claims, Conflicts, Documents, Figures, Findings, Looking, Statements

# With a limit from here on, an answer is not for a message, and its other lists aren't cut either.
WHOLE = 1000


class Readable(Looking, Dated, DatedLedger, Claims, Conflicts, Documents, Figures, Findings, Protocol):
    """What answers are made from: neither people, nor the audit log, nor the chat's state."""


def measures_of(beat: Beat, topic: str | None) -> tuple[str, ...]:
    """The measures whose figures a topic's answer shows; empty without a topic."""
    return next(((*found.measures, *found.shows) for found in beat.topics if found.id == topic), ())


def is_dated(question: Question) -> bool:
    """True if the question has a date."""
    return question.since is not None or question.asof is not None


def in_ledger(library: Readable, question: Question, measures: Collection[str]) -> bool:
    """True if a question can have figures: its topic has measures, and its place is a country or region (any place, if
    the beat counts events)."""
    if question.topic and not measures:
        return False
    country = is_country_code(question.place) or bool(question.countries)
    return question.place is None or country or bool(library.rules.of)


async def undated_under(library: Statements, question: Question) -> int:
    """The `undated` of a question's briefing."""
    return await library.count_undated(question, at_most=MOST_UNDATED + 1)


async def composed(
    library: Documents,
    question: Question,
    *,
    figures: Sequence[Figure] = (),
    findings: Sequence[Finding] = (),
    disputes: Sequence[Dispute] = (),
    unknown: Sequence[Finding] = (),
    undated: int = 0,
    more: int = 0,
    referred: bool = True,
) -> Briefing:
    """The briefing of these parts, with the documents that they refer to read from the library if `referred`."""
    numbers = documents_behind(figures, (*findings, *unknown), disputes) if referred else ()
    return compose(
        question,
        await library.references(numbers) if numbers else (),
        figures=figures,
        findings=findings,
        disputes=disputes,
        unknown=unknown,
        undated=undated,
        more=more,
    )
