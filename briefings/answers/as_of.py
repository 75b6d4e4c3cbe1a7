"""What was known within a question's dates.

As of a day (`asof`), findings are looked up as they stood, which `briefings.newsroom.recompute.standings` stores. What
isn't stored yet, and everything under a question with `since`, is computed from the statements published within the
dates. Findings are put together and ranked from outlines of their statements; only those that an answer shows are read
in full.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Protocol

from briefings.matching.findings import components, finding_of, rank_of, surest
from briefings.matching.independence import Names
from briefings.model import MOST_MORE, Finding, Question, Rank, Statement
from briefings.newsroom.recompute.recompute import ground_of
from briefings.ports import AsOf, DatedFindings, Matches, Sources, Statements, Unmade
from briefings.values import frozen

# Groups of statements that say one thing, by the rank of the finding that each makes.
Groups = dict[Rank, list[Statement]]


class Dated(AsOf, Statements, DatedFindings, Matches, Sources, Unmade, Protocol):
    """The ports from which findings within dates are computed or looked up."""


@frozen
class DatedPage:
    """A page of findings as they stood, best first; `more` counts those beyond it, up to one more than `MOST_MORE`.
    `unknown` are the best of the findings in which sources say that something is not known."""

    findings: tuple[Finding, ...]
    more: int
    unknown: tuple[Finding, ...]


async def findings_within(library: Dated, question: Question, *, limit: int, offset: int, unknown: int) -> DatedPage:
    """A page of the findings under the question within its dates, each with the statements that say the same under
    other topics and places."""
    names = (await ground_of(library)).names
    known, not_known = await _made_now(library, question, names)
    page = await _page(library, question, known, limit, offset, unknown=False)
    total, at_most = len(known), offset + limit + MOST_MORE + 1
    if not question.since:
        total += await library.count_standing(question, unknown=False, at_most=at_most)
    unsure = await _page(library, question, not_known, unknown, 0, unknown=True)
    groups = await _groups_of(library, question, [*page, *unsure], {**known, **not_known})
    shown = await _in_full(library, groups, names)
    on_page = {finding for *_, finding in page}
    return DatedPage(
        tuple(finding for finding in shown if finding.id in on_page),
        min(total, at_most) - offset - len(page),
        tuple(finding for finding in shown if finding.id not in on_page),
    )


async def _made_now(library: Dated, question: Question, names: Names) -> tuple[Groups, Groups]:
    """Computes the findings that are not stored: all of them for a question with `since`, else those that were put off.
    Gives those in which something is known, then those in which sources say that it is not."""
    put_off = None if question.since else await library.unmade_under(question)
    if put_off is not None and not put_off:
        return {}, {}
    wanted, statements, matches = await library.as_it_stood(question, around=put_off)
    known: Groups = {}
    not_known: Groups = {}
    for group in components(statements, matches):
        if any(statement.id in wanted for statement in group):
            (not_known if surest(group) == "unknown" else known)[rank_of(group, names)] = group
    return known, not_known


async def _page(
    library: Dated, question: Question, made: Groups, limit: int, offset: int, *, unknown: bool
) -> list[Rank]:
    """A page of the ranks of computed (`made`) and stored findings, best first."""
    if question.since or not limit:
        return sorted(made, reverse=True)[offset : offset + limit]
    if not made:
        return list(await library.standing(question, limit=limit, offset=offset, unknown=unknown))
    kept = await library.standing(question, limit=offset + limit, unknown=unknown)
    return sorted([*kept, *made], reverse=True)[offset : offset + limit]


async def _groups_of(
    library: Dated, question: Question, ranks: Sequence[Rank], made: Groups
) -> list[Sequence[Statement]]:
    """The statements of each of these findings, of which some are computed (`made`) and the others stored."""
    kept = [rank[-1] for rank in ranks if rank not in made]
    groups = {group[0].id: group for group in made.values()}
    groups |= await _kept(library, question, kept)
    return [groups[finding] for *_, finding in ranks if finding in groups]


async def _kept(library: Dated, question: Question, findings: Collection[str]) -> dict[str, list[Statement]]:
    """Finding id → its statements, for findings that are stored. A finding has the id of its first statement."""
    if not findings:
        return {}
    _, statements, matches = await library.as_it_stood(question, around=findings)
    wanted = set(findings)
    return {group[0].id: group for group in components(statements, matches) if group[0].id in wanted}


async def findings_around(library: Dated, question: Question, statements: Collection[str]) -> tuple[Finding, ...]:
    """The findings within the question's dates that hold one of these statements, in full."""
    names = (await ground_of(library)).names
    wanted, outlines, matches = await library.as_it_stood(question, around=statements)
    groups = [g for g in components(outlines, matches) if any(statement.id in wanted for statement in g)]
    return await _in_full(library, groups, names)


async def _in_full(library: Statements, groups: Sequence[Sequence[Statement]], names: Names) -> tuple[Finding, ...]:
    ids = [statement.id for group in groups for statement in group]
    full = {statement.id: statement for statement in await library.statements(ids)} if ids else {}
    return tuple(finding_of([full[statement.id] for statement in group], names) for group in groups)
