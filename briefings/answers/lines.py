"""Which claim stands for a finding in an answer: one that belongs to what was asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefings.knowledge.folding import fold
from briefings.matching.findings import countries_of, shown_of
from briefings.model import Finding, Question, Statement, glosses_within
from briefings.ports import Claims

# A finding of more claims than this keeps the line that it is stored with: reading them all would cost too much.
CLAIMS_LOOKED_AT = 40


async def as_asked(library: Claims, question: Question, findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings in their order, each in the words of a claim under the question's topic and at its place where it
    has one."""
    if question.topic is None and question.place is None:
        return tuple(findings)
    several = [f for f in findings if 1 < len(f.claims) <= CLAIMS_LOOKED_AT]
    ids = {number for finding in several for number in finding.statements}
    statements = {s.id: s for s in await library.statements(ids)} if ids else {}
    return tuple(
        _told_for(question, f, [statements[n] for n in f.statements if n in statements]) if len(f.claims) > 1 else f
        for f in findings
    )


def _told_for(question: Question, finding: Finding, group: Sequence[Statement]) -> Finding:
    shown = _line_for(question, group)
    return finding if shown is None else _told_by(finding, shown)


def _line_for(question: Question, group: Sequence[Statement]) -> Statement | None:
    """The statement to show; None where nothing speaks for another than the one that is stored."""
    under = [s for s in group if question.topic is None or question.topic in {f.topic for f in s.claim.topics}]
    there = [s for s in under if not question.places or any(_is_at(s, place) for place in question.places)]
    fitting = there or under
    return shown_of(fitting) if fitting else None


def _is_at(statement: Statement, place: str) -> bool:
    if place in countries_of(statement):
        return True
    return fold(place) in {fold(named.name) for named in statement.claim.places}


def _told_by(finding: Finding, shown: Statement) -> Finding:
    claim = shown.claim
    return replace(finding, text=claim.text, negated=claim.negated, glosses=glosses_within(claim))
