"""Recomputes, after an act, the events that its documents tell of, and their figures.

Only tellings that are connected with the touched ones, by evidence or by an editor's word, are read. The result depends
on the published tellings and editors' words alone, so that a withdrawn document leaves nothing behind.
"""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Iterable, Mapping, Sequence

from briefings.matching.decision import matches_of_pairs
from briefings.matching.events.events import events_from, evidence, keys_of, known_from, name_of, rulings_on
from briefings.matching.figures import disputes_in, figures_of_event
from briefings.matching.pair import Ground
from briefings.model import EventRuling, Statement, Telling, Verdict
from briefings.newsroom.recompute.at_hand import statements_by_id
from briefings.newsroom.recompute.toll_disputes import not_yet_known
from briefings.ports import Library

CONFLICT: tuple[Verdict, ...] = ("conflicts",)


async def settle_events(
    library: Library,
    documents: Collection[int],
    before: Collection[str],
    ground: Ground,
    at_hand: Collection[Statement] = (),
) -> None:
    """Recomputes the events of these documents, and those that held them `before` the act, with the figures of every
    event whose tellings changed. Statements that are `at_hand` already are not read again."""
    await library.leave_events(documents)
    own = await library.tellings(documents=documents, events=before)
    if not own and not before:
        return
    together, said = await _hanging_together(library, own)
    groups = await asyncio.to_thread(events_from, list(together.values()), rulings_on(together.values(), said))
    # Their own events only: a document among them may tell of another event too, which is not made here.
    gone = {*before, *await library.events_with(together)}
    statements = [number for telling in together.values() for number in telling.statements]
    names = await library.event_names(statements)
    await library.save_events(gone, [known_from(group, name_of(group, names)) for group in groups])
    there = await statements_by_id(library, statements, {statement.id: statement for statement in at_hand})
    await _make_figures(library, gone, groups, names, ground, there)


async def _hanging_together(
    library: Library, own: Collection[Telling]
) -> tuple[dict[str, Telling], tuple[EventRuling, ...]]:
    """The tellings that may be of one event with these, directly or through others, and editors' rulings on them."""
    found = {telling.id: telling for telling in own}
    said: dict[tuple[str, str], EventRuling] = {}
    frontier = list(own)
    while frontier:
        near = await _near_by_evidence(library, frontier, found)
        words = await library.event_rulings({number for t in frontier for number in t.statements})
        said |= {(word.left, word.right): word for word in words}
        near |= await _near_by_ruling(library, words, found)
        found |= near
        frontier = list(near.values())
    return found, tuple(said.values())


async def _near_by_evidence(
    library: Library, tellings: Iterable[Telling], found: Mapping[str, Telling]
) -> dict[str, Telling]:
    """Those that may be of one event with one of these tellings, without those `found` already; by id."""
    by_key: dict[str, list[Telling]] = {}
    for telling in tellings:
        for key in keys_of(telling):
            by_key.setdefault(key, []).append(telling)
    under = await library.tellings_under(by_key)
    others = await library.tellings(ids=set(under) - found.keys())
    return await asyncio.to_thread(_hanging_on, others, by_key)


async def _near_by_ruling(
    library: Library, words: Iterable[EventRuling], found: Mapping[str, Telling]
) -> dict[str, Telling]:
    """Those that an editor called one event with another telling, without those `found` already; by id."""
    named = {side for word in words if word.ruling == "same" for side in (word.left, word.right)}
    near: dict[str, Telling] = {}
    for statement in await library.statements(named):
        for other in await library.tellings(documents=[statement.document]):
            if statement.id in other.statements and other.id not in found:
                near[other.id] = other
    return near


def _hanging_on(others: Iterable[Telling], by_key: Mapping[str, Sequence[Telling]]) -> dict[str, Telling]:
    """Those of the `others` that may be of one event with a telling under one of their keys, by id."""
    return {
        other.id: other
        for other in others
        if any(evidence(telling, other) is not None for key in keys_of(other) for telling in by_key.get(key, ()))
    }


async def _make_figures(
    library: Library,
    gone: Collection[str],
    groups: Sequence[Sequence[Telling]],
    names: Mapping[str, str],
    ground: Ground,
    statements: Mapping[str, Statement],
) -> None:
    ids = [number for group in groups for telling in group for number in telling.statements]
    known = await library.matches_of(ids, verdicts=CONFLICT, ruled=True, reasons=False)
    ruled = [match for match in known if match.by]
    figures = [
        figure
        for group in groups
        for figure in await asyncio.to_thread(figures_of_event, group, statements, ruled, ground, names)
    ]
    await library.save_event_figures({*gone, *(group[0].id for group in groups)}, figures)
    unknown = not_yet_known(sorted(disputes_in(figures)), known, statements)
    await library.save_matches(await asyncio.to_thread(matches_of_pairs, unknown, statements, ground))
