"""Disputes: the open conflicts under a question, and those around what a message shows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from briefings.answers.as_of import findings_around
from briefings.answers.composing import disputes_of, in_their_words
from briefings.answers.readable import Readable, composed, is_dated, undated_under
from briefings.beat.beat import Beat
from briefings.matching.findings import in_order
from briefings.model import Briefing, Dispute, Figure, Finding, Match, Question
from briefings.newsroom.recompute.open_conflicts import still_open
from briefings.ports import Statements

DISPUTES = 5
FINDINGS = 12
# How many disputed figures, and how many conflicts around them, are looked at for the few disputes of a message; these
# so many at a time, since to tell how one stands takes many statements around it.
_DISPUTED_FIGURES = 3
_CONFLICTS, _A_TIME = 40, 12


async def disputes(library: Readable, beat: Beat, question: Question, *, limit: int = FINDINGS) -> Briefing:
    """The open conflicts under a question, newest first; the briefing's findings are their two sides."""
    async with library.looking():
        found, standing = await disputes_under(library, question, limit)
        sides = {side for dispute in found for side in (dispute.left, dispute.right)}
        shown = [finding for finding in in_order(standing) if finding.id in sides]
        undated = await undated_under(library, question) if is_dated(question) else 0
        return await composed(library, question, findings=shown, disputes=found, undated=undated)


async def disputes_under(
    library: Readable, question: Question, limit: int
) -> tuple[tuple[Dispute, ...], tuple[Finding, ...]]:
    """The disputes under the question, within its dates, and the findings that are their sides."""
    matches = await _open_under(library, question, limit)
    if not matches:
        return (), ()
    sides = _sides(matches)
    if is_dated(question):
        findings = await findings_around(library, question, sides)
    else:
        findings = await library.findings_with(sides)
    return await _in_their_words(library, disputes_of(matches, findings)), findings


async def _open_under(library: Readable, question: Question, limit: int) -> list[Match]:
    """The newest open conflicts under the question, so many of them if there are.

    Half as many more are looked at, since some are settled; and where that was not enough, as many again as should fill
    the list, and twice that.
    """
    found: list[Match] = []
    looked_at, many = 0, limit + limit // 2
    while len(found) < limit:
        some = await library.conflicts(question, limit=many, offset=looked_at)
        found += await still_open(library, some, question.asof)
        if len(some) < many:
            break
        looked_at += many
        needed = 2 * (limit - len(found)) * looked_at // max(1, len(found))
        many = min(2 * many, max(_A_TIME, needed))
    return found[:limit]


async def _in_their_words(library: Statements, disputes: Sequence[Dispute]) -> tuple[Dispute, ...]:
    said = {side for dispute in disputes for side in (dispute.left_statement, dispute.right_statement)}
    return in_their_words(disputes, await library.statements(said)) if said else ()


async def disputes_around(
    library: Readable, figures: Sequence[Figure], findings: Sequence[Finding]
) -> tuple[Dispute, ...]:
    """The disputes that concern the findings and figures of a message, `DISPUTES` at most; /disputes has all."""
    around = await _statements_around(library, figures, findings)
    conflicts = await library.likeliest_conflicts(around, limit=_CONFLICTS) if around else ()
    standing: list[Match] = []
    found: tuple[Dispute, ...] = ()
    for first in range(0, len(conflicts), _A_TIME):
        standing += await still_open(library, conflicts[first : first + _A_TIME])
        are_all = first + _A_TIME >= len(conflicts)
        if len(standing) >= DISPUTES or (standing and are_all):
            sides = _sides(standing)
            found = disputes_of(standing, await library.findings_with(sides))
        if len(found) >= DISPUTES:
            break
    return await _in_their_words(library, found[:DISPUTES])


async def _statements_around(library: Readable, figures: Sequence[Figure], findings: Sequence[Finding]) -> set[str]:
    """The statements of these findings, and those that give the first disputed ones of these figures."""
    around = {number for finding in findings for number in finding.statements}
    disputed = [figure for figure in figures if figure.disputed][:_DISPUTED_FIGURES]
    claims = {entry.claim for figure in disputed for entry in figure.history}
    if claims:
        around.update(await library.counting_statements(claims, {figure.measure for figure in disputed}))
    return around


def _sides(matches: Iterable[Match]) -> set[str]:
    """The statements that are matched."""
    return {side for match in matches for side in (match.left, match.right)}
