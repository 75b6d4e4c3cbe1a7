"""Disputes: the open conflicts under a question, and those around what a message shows."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from briefings.answers.as_of import findings_around
from briefings.answers.composing import disputes_of, in_their_words
from briefings.answers.readable import Readable, composed, is_dated
from briefings.beat.beat import Beat
from briefings.matching.findings import in_order
from briefings.matching.independence import have_one_root, links
from briefings.model import Briefing, Dispute, Figure, Finding, Match, Question, Verdict
from briefings.newsroom.recompute import ground_of
from briefings.ports import Claims

DISPUTES = 5
FINDINGS = 12
# How many disputed figures, and how many conflicts around them, are looked at for the few disputes of a message; of
# these a part at first, since to tell how one stands takes many statements around it.
_DISPUTED_FIGURES = 3
_CONFLICTS, _AT_FIRST = 40, 15
_MOVED_ON: tuple[Verdict, ...] = ("updates",)


async def disputes(library: Readable, beat: Beat, question: Question, *, limit: int = FINDINGS) -> Briefing:
    """The open conflicts under a question, newest first; the briefing's findings are their two sides."""
    async with library.looking():
        found, standing = await disputes_under(library, question, limit)
        sides = {side for dispute in found for side in (dispute.left, dispute.right)}
        shown = [finding for finding in in_order(standing) if finding.id in sides]
        return await composed(library, question, findings=shown, disputes=found)


async def disputes_under(
    library: Readable, question: Question, limit: int
) -> tuple[tuple[Dispute, ...], tuple[Finding, ...]]:
    """The disputes under the question, within its dates, and the findings that are their sides."""
    matches = await _still_open(library, await library.conflicts(question, limit=limit))
    if not matches:
        return (), ()
    sides = {side for match in matches for side in (match.left, match.right)}
    if is_dated(question):
        findings = await findings_around(library, question, sides)
    else:
        findings = await library.findings_with(sides)
    return await _in_their_words(library, disputes_of(matches, findings)), findings


async def _in_their_words(library: Claims, disputes: Sequence[Dispute]) -> tuple[Dispute, ...]:
    said = {side for dispute in disputes for side in (dispute.left_statement, dispute.right_statement)}
    return in_their_words(disputes, await library.statements(said)) if said else ()


async def disputes_around(
    library: Readable, figures: Sequence[Figure], findings: Sequence[Finding]
) -> tuple[Dispute, ...]:
    """The disputes that concern the findings and figures of a message, `DISPUTES` at most; /disputes has all."""
    around = {number for finding in findings for number in finding.statements}
    for figure in [figure for figure in figures if figure.disputed][:_DISPUTED_FIGURES]:
        around.update(await _behind(library, figure))
    conflicts = await library.likeliest_conflicts(around, limit=_CONFLICTS) if around else ()
    standing: list[Match] = []
    found: tuple[Dispute, ...] = ()
    for part in (conflicts[:_AT_FIRST], conflicts[_AT_FIRST:]):
        if part and len(found) < DISPUTES:
            standing += await _still_open(library, part)
            sides = {side for match in standing for side in (match.left, match.right)}
            found = disputes_of(standing, await library.findings_with(sides) if sides else ())
    return await _in_their_words(library, found[:DISPUTES])


async def _behind(library: Readable, figure: Figure) -> Collection[str]:
    """The ids of the statements of a figure's cell, or of those that its history tells of its event."""
    if figure.event is None:
        return await library.figure_statement_ids(figure.measure, figure.origin, figure.scope)
    claims = {entry.claim for entry in figure.history}
    told = (number for t in await library.tellings(events=[figure.event.id]) for number in t.statements)
    return [number for number in told if number.partition(".")[0] in claims]


async def _still_open(library: Readable, conflicts: Sequence[Match]) -> list[Match]:
    """The conflicts whose two sides are both up to date. A statement that its own root has updated since is not in
    dispute."""
    sides = {side for match in conflicts for side in (match.left, match.right)}
    updates = await library.matches_of(sides, verdicts=_MOVED_ON, reasons=False) if sides else ()
    if not updates:
        return list(conflicts)
    ends = {side for match in updates for side in (match.left, match.right)}
    statements = {statement.id: statement for statement in await library.outlines(ends)}
    names = (await ground_of(library)).names
    chains = {number: links(statement, names) for number, statement in statements.items()}
    superseded = set()
    for update in updates:
        if update.left not in statements or update.right not in statements:
            continue
        left, right = statements[update.left], statements[update.right]
        if left.published and right.published and have_one_root(chains[update.left], chains[update.right]):
            superseded.add(min((left, right), key=lambda s: (s.published, s.id)).id)
    return [match for match in conflicts if not superseded & {match.left, match.right}]
