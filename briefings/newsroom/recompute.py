"""After an act: the findings and figures that it touched are made anew, and what changed is recorded.

Only the components that hold a touched statement are looked at, whatever the library's size; and what comes out hangs
on the published statements and their matches alone, so that a withdrawn document leaves what would be there without it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from briefings.matching.changes import Act, changes_by
from briefings.matching.figures import Cell, cells_of, population_figures, related_cells, told_once
from briefings.matching.findings import connected, finding_of, finding_of_many, findings_from, shown_of
from briefings.matching.independence import names_from
from briefings.matching.pair import Ground
from briefings.model import Change, Finding, Match, Statement, Verdict, claim_of
from briefings.newsroom.comparison import compare, keep
from briefings.newsroom.events import settle_events
from briefings.newsroom.standings import BINDING, earlier, first_day, keep_standings, leave_crowd
from briefings.ports import Library, Sources

CONFLICT: tuple[Verdict, ...] = ("conflicts",)
AGAINST: tuple[Verdict, ...] = ("conflicts", "updates")
# So many statements that hang together are not read one by one, unless some of them are against others.
CROWD = 200
# What is recorded of a change beside its finding.
DETAILS = ("old", "new", "why", "against", "instead", "beside")


@dataclass(frozen=True, slots=True)
class Settled:
    """The findings as they stand now of what was touched, what changed of them, and what they were before."""

    findings: tuple[Finding, ...]
    changes: tuple[Change, ...]
    before: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Touched:
    """Statements that an act is about to change, with what hung together with them, what these conflicted with, and
    their first day, ledger cells, documents and events before."""

    statements: frozenset[str]
    cells: frozenset[Cell]
    conflicts: Mapping[str, frozenset[str]] = field(default_factory=dict)
    documents: frozenset[int] = frozenset()
    events: frozenset[str] = frozenset()
    first: date | None = None


async def ground_of(library: Sources) -> Ground:
    """What judging needs of the library: which names are one, and what its beat says of the measures."""
    return Ground.under(library.rules, names_from(await library.root_names(), await library.sources()))


async def touch(library: Library, statements: Iterable[Statement], dated: date | None = None) -> Touched:
    """To be asked before the act changes anything; `dated` is a day on which they had been published before that."""
    statements = tuple(statements)
    ids = frozenset(statement.id for statement in statements)
    together = ids | frozenset(await library.linked(ids))
    cells, conflicts = cells_of(statements, await ground_of(library)), await _conflicts(library, together)
    documents = frozenset(statement.document for statement in statements)
    events = frozenset(await library.events_of(documents))
    return Touched(together, cells, conflicts, documents, events, earlier(first_day(statements), dated))


async def _conflicts(library: Library, statements: Collection[str]) -> dict[str, frozenset[str]]:
    """Asked for before the act, which may forget matches to make them anew."""
    conflicts: dict[str, set[str]] = {}
    for match in await library.matches_of(statements, verdicts=CONFLICT, reasons=False):
        conflicts.setdefault(match.left, set()).add(match.right)
        conflicts.setdefault(match.right, set()).add(match.left)
    return {statement: frozenset(others) for statement, others in conflicts.items()}


async def match(
    library: Library, statements: Collection[Statement], ground: Ground, *, only: Collection[str] | None = None
) -> tuple[Match, ...]:
    """Matches a document's statements (with `only` these of them), whatever its status, with all near which they stand
    under a key; stores keys and matches."""
    if not statements:
        return ()
    outside = next(iter(statements)).document
    compared = await compare(library, statements, ground, outside=outside, only=only)
    await keep(library, compared, outside)
    return compared.matches


async def settle(
    library: Library,
    before: Touched,
    statements: Iterable[Statement],
    ground: Ground,
    now: datetime,
    *,
    fresh: Collection[str] = (),
    tell: bool = True,
    again: bool = False,
) -> Settled:
    """Makes anew what `before` and `statements` touch. `fresh` are statements that have become public (`again`, where
    they were public before), or whose matches were changed; without `tell` nothing is recorded for readers."""
    statements = tuple(statements)
    ids = before.statements | {statement.id for statement in statements}
    linked = frozenset(await library.linked(ids))
    old = await library.findings_with(ids | linked)
    replaced = ids | linked | {number for finding in old for number in finding.statements}
    new, told, binding = await _gathered(library, linked, ground)
    await library.save_findings(replaced, new, now)
    since = earlier(before.first, first_day(statements))
    if binding is None:
        await leave_crowd(library, replaced, linked, since)
    else:
        await keep_standings(library, replaced, told, binding, ground.names, since)
    await settle_cells(library, before.cells | cells_of(statements, ground), ground, told)
    await settle_events(library, before.documents | {s.document for s in statements}, before.events, ground, told)
    changes = await asyncio.to_thread(changes_by, await _act(library, before, old, new, fresh)) if tell else ()
    for change in changes:
        detail = {name: value for name in DETAILS if (value := getattr(change, name))}
        if again and not set(change.finding.statements).isdisjoint(fresh):
            detail["again"] = True
        await library.record_change(change.kind, change.finding, now, detail)
    return Settled(new, changes, old)


async def _gathered(
    library: Library, linked: Collection[str], ground: Ground
) -> tuple[tuple[Finding, ...], tuple[Statement, ...], tuple[Match, ...] | None]:
    """The findings of these statements, the statements as far as they were read, and what was decided of them; None
    where they are so many that this wasn't read either."""
    groups = await _crowded_together(library, linked) if len(linked) >= CROWD else None
    if groups is None:
        told = await library.statements(linked)
        binding = await library.matches_of(linked, verdicts=BINDING, ruled=True, reasons=False)
        return await asyncio.to_thread(findings_from, told, binding, ground.names), told, binding
    few = await library.statements([number for group in groups if len(group) < CROWD for number in group])
    by_id = {statement.id: statement for statement in few}
    found = []
    for group in groups:
        if len(group) < CROWD:
            found.append(finding_of([by_id[number] for number in group], ground.names))
            continue
        told_by_all = await library.summed_up(group)
        (shown,) = await library.statements([shown_of(told_by_all.kinds).id])
        found.append(await asyncio.to_thread(finding_of_many, group, told_by_all, shown, ground.names))
    return tuple(found), few, None


async def _crowded_together(library: Library, linked: Collection[str]) -> list[tuple[str, ...]] | None:
    """The groups of which many statements are findings, where nothing keeps any two of them apart: then they need not
    be read. None where something does."""
    ties, opposed = await library.ties(linked)
    if opposed:
        return None
    groups = await asyncio.to_thread(connected, linked, ties)
    one_claim_once = all(len(set(map(claim_of, group))) == len(group) for group in groups)
    return groups if one_claim_once else None


async def settle_cells(
    library: Library, cells: Iterable[Cell], ground: Ground, at_hand: Collection[Statement] = ()
) -> None:
    """Makes the figures of these populations' cells anew, and of those between which their statements may move. What is
    `at_hand` already isn't read again."""
    known = {statement.id: statement for statement in at_hand}
    for related in {related_cells(cell, ground) for cell in cells}:
        wanted_ids = await _of_cells(library, related)
        missing = await library.statements([number for number in wanted_ids if number not in known])
        there = known | {statement.id: statement for statement in missing}
        statements = [there[number] for number in wanted_ids if number in there]
        if len(cells_of(statements, ground)) > 1:
            ids, wanted = tuple(s.id for s in statements), BINDING
        else:  # What says the same could move no statement into another cell.
            ids, wanted = await asyncio.to_thread(told_once, statements, ground), AGAINST
        matches = await library.matches_of(ids, verdicts=wanted, ruled=True, reasons=False)
        made = await asyncio.to_thread(population_figures, statements, matches, ground)
        measure, origin, _ = related[0]
        await library.save_figures(measure, origin, {scope for _, _, scope in related}, made)


async def _of_cells(library: Library, related: Collection[Cell]) -> list[str]:
    """The statements by which the figures of related cells are known: one of each kind, unless statements may move from
    one cell to the other; that hangs on the matches of each."""
    entries = [await library.figure_entry_ids(*cell) for cell in related]
    if sum(map(bool, entries)) > 1:
        entries = [await library.figure_statement_ids(*cell) for cell in related]
    return [number for found in entries for number in found]


async def _act(
    library: Library, before: Touched, old: Collection[Finding], new: Collection[Finding], fresh: Collection[str]
) -> Act:
    """With those matches of fresh statements that set them against other published ones."""
    public = {number for finding in new for number in finding.statements}
    fresh = public & set(fresh)
    against = await library.matches_of(fresh, verdicts=AGAINST)
    others = {side for m in against for side in (m.left, m.right)} - public
    standing_by = await library.findings_with(others) if others else ()
    public |= {number for finding in standing_by for number in finding.statements}
    standing = [m for m in against if m.left in public and m.right in public]
    named = await library.statements({side for m in standing for side in (m.left, m.right)})
    # What is joined only now was not touched before; its matches are as they were.
    joined = {s for finding in old for s in finding.statements} - before.statements - set(fresh)
    conflicts = {**before.conflicts, **(await _conflicts(library, joined) if standing and joined else {})}
    disputed = _disputed(conflicts, fresh, [*new, *standing_by])
    return Act(tuple(old), tuple(new), fresh, standing, {s.id: s for s in named}, disputed)


def _disputed(
    conflicts: Mapping[str, Collection[str]], fresh: Collection[str], findings: Collection[Finding]
) -> dict[str, frozenset[str]]:
    """What statements conflicted with in public before the act, and what stands in one finding with that now. Where it
    is the same, it is one set: a finding may have thousands of statements."""
    home = {s: finding for finding in findings for s in finding.statements}
    sets: dict[tuple[frozenset[str], frozenset[str]], frozenset[str]] = {}
    disputed = {}
    for statement, others in conflicts.items():
        near = {home[other].id: home[other] for other in others if other not in fresh and other in home}
        alone = frozenset(other for other in others if other not in fresh and other not in home)
        key = frozenset(near), alone
        if key not in sets:
            sets[key] = alone.union(*(finding.statements for finding in near.values()))
        disputed[statement] = sets[key]
    return disputed
