"""Chooses the claim by which an answer shows a finding: one that belongs to what was asked."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from briefings.answers.questions.asked_for import NOTHING_ASKED
from briefings.answers.ranking import best_statement, in_words_of
from briefings.model import Finding, Question, Statement
from briefings.ports import Statements

# A finding of more claims keeps the line that it is stored with: reading all of them would cost too much.
CLAIMS_LOOKED_AT = 40
# A line points to so many documents at most, and says how many more there are.
POINTED_TO = 4


async def as_asked(
    library: Statements, question: Question, measures: Collection[str], findings: Sequence[Finding]
) -> tuple[Finding, ...]:
    """The findings in their order, each in the words of the statement that fits the question best."""
    if question.topic is None and question.place is None:
        return tuple(findings)
    several = [f for f in findings if 1 < len(f.claims) <= CLAIMS_LOOKED_AT]
    ids = {number for finding in several for number in finding.statements}
    statements = {s.id: s for s in await library.statements(ids)} if ids else {}
    return tuple(_in_best_words(finding, statements, question, measures) for finding in findings)


def _in_best_words(
    finding: Finding, statements: Mapping[str, Statement], question: Question, measures: Collection[str]
) -> Finding:
    """The finding in the words of that one of its statements which fits the question best; a finding of one claim, or
    none of whose statements was read, as it is."""
    own = [statements[n] for n in finding.statements if n in statements] if len(finding.claims) > 1 else []
    return in_words_of(finding, best_statement(own, question, measures, NOTHING_ASKED)) if own else finding
