"""What was known within a question's dates: findings and figures made anew from what was published then.

Findings are put together and ranked from outlines; only those that an answer shows are read in full.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from briefings.matching.figures import figures_from, is_of_place
from briefings.matching.findings import components, finding_of, rank_of, surest
from briefings.matching.independence import Names
from briefings.model import Figure, Finding, Question, Statement
from briefings.newsroom.recompute import ground_of
from briefings.ports import AsOf, Claims, Events, Matches, Sources


class Dated(AsOf, Claims, Events, Matches, Sources, Protocol):
    """What findings and figures within dates are made from."""


@dataclass(frozen=True, slots=True)
class DatedPage:
    """A page of the findings as they stood, in `in_order`'s order; `more` counts those beyond it. `unknown` are the
    best of those in which sources say that something is not known."""

    findings: tuple[Finding, ...]
    more: int
    unknown: tuple[Finding, ...]


async def findings_within(library: Dated, question: Question, *, limit: int, offset: int, unknown: int) -> DatedPage:
    """The findings under the question, with what says the same under other topics and places too."""
    names = (await ground_of(library)).names
    wanted, statements, matches = await library.as_it_stood(question)
    groups = [g for g in components(statements, matches) if any(statement.id in wanted for statement in g)]
    groups.sort(key=lambda group: rank_of(group, names), reverse=True)
    known: list[list[Statement]] = []
    not_known: list[list[Statement]] = []
    for group in groups:
        (not_known if surest(group) == "unknown" else known).append(group)
    page = known[offset : offset + limit]
    shown = await _in_full(library, [*page, *not_known[:unknown]], names)
    return DatedPage(shown[: len(page)], len(known) - offset - len(page), shown[len(page) :])


async def findings_around(library: Dated, question: Question, statements: Collection[str]) -> tuple[Finding, ...]:
    """The findings, within the question's dates, that hold one of these statements."""
    names = (await ground_of(library)).names
    wanted, outlines, matches = await library.as_it_stood(question, around=statements)
    groups = [g for g in components(outlines, matches) if any(statement.id in wanted for statement in g)]
    return await _in_full(library, groups, names)


async def figures_within(library: Dated, question: Question, measures: Collection[str]) -> tuple[Figure, ...]:
    """The ledger of what was published within the question's dates; no `measures` are all."""
    # What a topic measures is filed under it unless an editor refiled it; of a country's claims all can be looked at.
    wide = replace(question, topic=None) if question.place else question
    statements = await library.published_statements(wide, measures=measures)
    matches = await library.matches_of([s.id for s in statements], reasons=False) if statements else ()
    ids = [statement.id for statement in statements]
    said, names = await library.event_rulings(ids), await library.event_names(ids)
    figures = figures_from(statements, matches, await ground_of(library), said, names)
    places = question.places
    return tuple(f for f in figures if not places or any(is_of_place(f, place) for place in places))


async def _in_full(library: Claims, groups: Sequence[Sequence[Statement]], names: Names) -> tuple[Finding, ...]:
    ids = [statement.id for group in groups for statement in group]
    full = {statement.id: statement for statement in await library.statements(ids)} if ids else {}
    return tuple(finding_of([full[statement.id] for statement in group], names) for group in groups)
