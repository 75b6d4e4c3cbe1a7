"""Recomputes, after an act, the findings and figures that it touched, and records what changed.

Only the components with a touched statement are read, however large the library. The result depends on the published
statements and their matches alone, so that a withdrawn document leaves nothing behind.
"""

from __future__ import annotations

import asyncio
import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import field, replace
from datetime import date, datetime

from briefings.matching.cells import cells_of
from briefings.matching.changes import Recomputed, changes_by, parted
from briefings.matching.dated import BINDING
from briefings.matching.findings import connected, finding_of, finding_of_many, findings_from, shown_of
from briefings.matching.independence import names_from
from briefings.matching.pair import Ground
from briefings.model import GOES_ON, PARTED, Cell, Change, Finding, Match, Statement, Verdict, claim_of
from briefings.newsroom.recompute.comparison import compare, keep
from briefings.newsroom.recompute.events import settle_events
from briefings.newsroom.recompute.ledger import AGAINST, settle_cells
from briefings.newsroom.recompute.standings import earlier, first_day, keep_standings, leave_crowd
from briefings.newsroom.recompute.toll_disputes import without_settled_tolls
from briefings.ports import Library, Sources
from briefings.values import frozen

CONFLICT: tuple[Verdict, ...] = ("conflicts",)
# From so many connected statements on they are not read one by one, unless some contradict others.
CROWD = 200
# Of a finding that goes on without some of its statements, so many others are named.
NAMED = 20
# The fields of a change that are stored beside its finding.
DETAILS = ("old", "new", "why", "against", "instead", "beside", "backs")


@frozen
class Settled:
    """What an act came to: the findings that it touched as they are now, what changed in them, and how they were
    before."""

    findings: tuple[Finding, ...]
    changes: tuple[Change, ...]
    before: tuple[Finding, ...] = ()


@frozen
class Touched:
    """What an act is about to change: `statements` with all that are connected with them, the statements that they
    conflict with, the ledger cells, documents and events that they belong to, and the `first` day on which one of them
    was published."""

    statements: frozenset[str]
    cells: frozenset[Cell]
    conflicts: Mapping[str, frozenset[str]] = field(default_factory=dict)
    documents: frozenset[int] = frozenset()
    events: frozenset[str] = frozenset()
    first: date | None = None


async def ground_of(library: Sources) -> Ground:
    """What comparing statements needs from the library: which names mean the same root, and the beat's rules on its
    measures."""
    return Ground.under(library.rules, names_from(await library.root_names(), await library.sources()))


async def touch(library: Library, statements: Iterable[Statement], dated: date | None = None) -> Touched:
    """Notes what an act will touch; to be called before the act changes anything. `dated` is an earlier publication
    date of the statements, if the act is about to change that."""
    statements = tuple(statements)
    ids = frozenset(statement.id for statement in statements)
    together = ids | frozenset(await library.linked(ids))
    cells, conflicts = cells_of(statements, await ground_of(library)), await _conflicts(library, together)
    documents = frozenset(statement.document for statement in statements)
    events = frozenset(await library.events_of(documents))
    return Touched(together, cells, conflicts, documents, events, earlier(first_day(statements), dated))


async def _conflicts(library: Library, statements: Collection[str]) -> dict[str, frozenset[str]]:
    """Statement → the statements that it conflicts with. To be asked before the act, which may forget matches."""
    conflicts: dict[str, set[str]] = {}
    for match in await library.matches_of(statements, verdicts=CONFLICT, reasons=False):
        conflicts.setdefault(match.left, set()).add(match.right)
        conflicts.setdefault(match.right, set()).add(match.left)
    return {statement: frozenset(others) for statement, others in conflicts.items()}


async def match(
    library: Library,
    document: int,
    statements: Collection[Statement],
    ground: Ground,
    *,
    only: Collection[str] | None = None,
) -> tuple[Match, ...]:
    """Compares a document's statements (with `only`, just these) with all statements near them under a shared key,
    whatever the document's status; stores keys, matches, and what the document tells of events (nothing, if it has no
    statements any more)."""
    compared = await compare(library, statements, ground, outside=document, only=only)
    await keep(library, compared, document)
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
    """Recomputes the findings, figures and events that `before` and `statements` touch, and records what changed.
    `fresh` are statements that have become public or whose matches changed; with `again` they were public before.
    Without `tell` no change is recorded for readers."""
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
    await settle_cells(library, before.cells | cells_of(statements, ground), ground, told, since)
    await settle_events(library, before.documents | {s.document for s in statements}, before.events, ground, told)
    if not tell:
        return Settled(new, (), old)
    told_first = {statement.id: (statement.document, statement.claim.start) for statement in statements}
    changes = await _record_changes(library, before, old, new, fresh, now, ground, told_first, again=again)
    return Settled(new, changes, old)


async def _record_changes(
    library: Library,
    before: Touched,
    old: Sequence[Finding],
    new: Sequence[Finding],
    fresh: Collection[str],
    now: datetime,
    ground: Ground,
    places: Mapping[str, tuple[int, int]],
    *,
    again: bool,
) -> tuple[Change, ...]:
    """Records what readers are to be told: which findings came apart, which go on without statements that fell, and
    what else changed, in the order in which the documents tell it. Gives the last. `fresh` and `again` are as in
    `settle`, `places` has where the statements stand: document and offset."""
    for finding in parted(old, new):
        await library.record_change("new", finding, now, {PARTED: True})
    for finding in await _gone_on(library, old, new):
        await library.record_change("new", finding, now, {GOES_ON: True})
    changes = await asyncio.to_thread(changes_by, await _recomputed(library, before, old, new, fresh, ground))
    changes = tuple(sorted(changes, key=lambda change: _place_of(change.finding, places)))
    for change in changes:
        detail = {name: value for name in DETAILS if (value := getattr(change, name))}
        if again and not set(change.finding.statements).isdisjoint(fresh):
            detail["again"] = True
        await library.record_change(change.kind, change.finding, now, detail)
    return changes


def _place_of(finding: Finding, places: Mapping[str, tuple[int, int]]) -> tuple[float, int]:
    """Where a finding is told first; behind all others if it is told elsewhere."""
    return min((places[s] for s in finding.statements if s in places), default=(math.inf, 0))


async def _gone_on(library: Library, old: Collection[Finding], new: Collection[Finding]) -> list[Finding]:
    """The findings that go on without statements that fell, each with these and some of those that stand: a change may
    be recorded of the fallen statements alone, and its readers are yet to be told."""
    home = _by_statement(new)
    absent = {s: finding for finding in old for s in finding.statements if s not in home}
    # What was read again has another id, and still stands.
    later = await library.later_ids(absent) if absent else {}
    fallen = {s: finding for s, finding in absent.items() if home.keys().isdisjoint(later.get(s, ()))}
    gone = _by_heir(fallen, home)
    return [
        replace(finding, statements=(*gone[finding.id], *finding.statements[:NAMED]), claims=finding.claims[:NAMED])
        for finding in new
        if finding.id in gone
    ]


def _by_heir(fallen: Mapping[str, Finding], home: Mapping[str, Finding]) -> dict[str, list[str]]:
    """Finding id → the statements that fell out of it: those that stood in one finding with the first of its statements
    that is in one still (`home`)."""
    gone: dict[str, list[str]] = {}
    for statement, finding in fallen.items():
        heir = next((home[s] for s in finding.statements if s in home), None)
        if heir is not None:
            gone.setdefault(heir.id, []).append(statement)
    return gone


async def _gathered(
    library: Library, linked: Collection[str], ground: Ground
) -> tuple[tuple[Finding, ...], tuple[Statement, ...], tuple[Match, ...] | None]:
    """The findings of these connected statements, those of the statements that were read, and their matches. The
    matches are None for a crowd, which is not read."""
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
    """The groups of statements that each make one finding, if nothing keeps any two of a group apart, so that they need
    not be read; None if something does."""
    ties, opposed = await library.ties(linked)
    if opposed:
        return None
    groups = await asyncio.to_thread(connected, linked, ties)
    one_claim_once = all(len(set(map(claim_of, group))) == len(group) for group in groups)
    return groups if one_claim_once else None


async def _recomputed(
    library: Library,
    before: Touched,
    old: Collection[Finding],
    new: Collection[Finding],
    fresh: Collection[str],
    ground: Ground,
) -> Recomputed:
    """What `changes_by` needs: the findings before and after the act, with the matches that set fresh statements
    against other published ones."""
    public = set(_by_statement(new))
    fresh = public & set(fresh)
    against = await library.matches_of(fresh, verdicts=AGAINST)
    others = _sides(against) - public
    standing_by = await library.findings_with(others) if others else ()
    public.update(_by_statement(standing_by))
    standing = await without_settled_tolls(library, [m for m in against if {m.left, m.right} <= public], ground)
    named = await library.statements(_sides(standing))
    # Statements that only now joined a finding were not in `before`; their matches have not changed.
    joined = _by_statement(old).keys() - before.statements - set(fresh)
    conflicts = {**before.conflicts, **(await _conflicts(library, joined) if standing and joined else {})}
    disputed = _disputed(conflicts, fresh, [*new, *standing_by])
    return Recomputed(tuple(old), tuple(new), fresh, standing, {s.id: s for s in named}, disputed)


def _by_statement(findings: Iterable[Finding]) -> dict[str, Finding]:
    """Statement id → the finding that holds it."""
    return {statement: finding for finding in findings for statement in finding.statements}


def _sides(matches: Iterable[Match]) -> set[str]:
    """The statements that are matched."""
    return {side for match in matches for side in (match.left, match.right)}


def _disputed(
    conflicts: Mapping[str, Collection[str]], fresh: Collection[str], findings: Collection[Finding]
) -> dict[str, frozenset[str]]:
    """Statement → what it conflicted with in public before the act, and what is in one finding with that now. Equal
    sets are shared, since a finding may have thousands of statements."""
    home = _by_statement(findings)
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
