"""Which conflicts between tolls are disputes: those that the figure of their event holds against one another.

Of an event the ledger decides, since it alone knows which number a document gives for the whole and which still
stands; the lists of disputes, digests and alerts ask it, so that none of them says what another doesn't.
"""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Protocol

from briefings.matching.figures import disputes_in, event_figures
from briefings.matching.likeness.subjects import kind_of
from briefings.matching.pair import Ground
from briefings.model import Match, Statement
from briefings.ports import Events, Figures, Matches, Statements

Pair = tuple[str, str]


class Tolls(Statements, Events, Figures, Matches, Protocol):
    """Statements, the events of which they tell, and these events' figures."""


async def held_by_the_ledger(
    library: Tolls, matches: Sequence[Match], ground: Ground, asof: date | None = None
) -> tuple[frozenset[Pair], frozenset[Pair]]:
    """Of these matches the conflicts of which the ledger decides, as pairs of statements: those that are in dispute
    (with `asof`, that were on that day), and those that are not.

    These are the conflicts between two tolls of an event or two counts of a place, but for those that an editor called
    conflicts: they are.
    """
    machine = [match for match in matches if match.by is None and match.verdict == "conflicts"]
    sides = {side for match in machine for side in (match.left, match.right)}
    told = await library.statements(sides) if sides else ()
    tolls = {s.id: s.document for s in told if kind_of(s, ground) in ("event", "place")}
    asked = frozenset((m.left, m.right) for m in machine if m.left in tolls and m.right in tolls)
    if not asked:
        return asked, asked
    events = await library.events_of({tolls[left] for left, _ in asked})
    found = await _as_of(library, events, ground, asof) if asof else await library.disputes_of_events(events)
    return asked & found, asked - found


async def without_settled_tolls(library: Tolls, matches: Sequence[Match], ground: Ground) -> list[Match]:
    """These matches, without the conflicts that the ledger doesn't hold."""
    _, settled = await held_by_the_ledger(library, matches, ground)
    return [match for match in matches if match.verdict != "conflicts" or (match.left, match.right) not in settled]


async def _as_of(library: Tolls, events: Collection[str], ground: Ground, day: date) -> frozenset[Pair]:
    """The pairs that were in dispute on a day, as the events' statements of that day and before have it."""
    tellings = await library.tellings(events=events)
    every = await library.statements([number for telling in tellings for number in telling.statements])
    then = [statement for statement in every if statement.published and statement.published <= day]
    ids = [statement.id for statement in then]
    ruled = [match for match in await library.matches_of(ids, reasons=False) if match.by] if ids else []
    said = await library.event_rulings(ids)
    return disputes_in(await asyncio.to_thread(event_figures, then, ruled, ground, said))


def not_yet_known(pairs: Iterable[Pair], known: Iterable[Match], statements: Mapping[str, Statement]) -> list[Pair]:
    """The disputes of which the library has no match, though it has both statements: two that share no key, or stand
    far apart in a crowd, are never compared but by their event."""
    there = {(match.left, match.right) for match in known}
    return [pair for pair in pairs if pair not in there and statements.keys() >= set(pair)]
