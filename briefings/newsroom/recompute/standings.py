"""How findings stood as of each past day (`past_figures` has the figures). Every act stores it for what it touched, or
puts it off where that is much work.

What was put off is computed when somebody asks for it (`briefings.answers.as_of`), and stored by `make_up`, which runs
in the background. Readers are told nothing of it; it serves only answers as of a day.
"""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Iterable, Sequence
from datetime import date

from briefings.matching.dated import BINDING, Component, components_of, standing_days
from briefings.matching.independence import Names, names_from
from briefings.model import Match, StandingDays, Statement
from briefings.newsroom.recompute.past_figures import make_up_cells
from briefings.ports import Library

# How much work (statements and matches, day by day) an act does at once (some 50 ms), and how much `make_up` does.
FOR_AN_ACT, AT_LEISURE = 20_000, 200_000
# Of more connected statements than this nothing is ever stored, only computed when somebody asks.
MOST_STORED = 1000
AT_ONCE = 40
# Comes after the ids of all statements.
AFTER_ALL = "~"


def first_day(statements: Iterable[Statement]) -> date | None:
    """The first publication day among these statements; None if none is dated."""
    return min((s.published for s in statements if s.published), default=None)


def earlier(one: date | None, other: date | None) -> date | None:
    """The earlier of two days; None if both are None."""
    return min((day for day in (one, other) if day), default=None)


async def keep_standings(
    books: Library,
    replaced: Collection[str],
    told: Collection[Statement],
    binding: Collection[Match],
    names: Names,
    since: date | None,
    *,
    most: int | None = None,
) -> None:
    """Stores how `told` stood from the day `since` on. `told` are all published statements connected with what an act
    touched, `since` is the first publication day of what it touched, and `replaced` are those statements and all that
    were connected with them before. What needs more work than `most` is put off."""
    since = earlier(since, await books.unmade(replaced))
    if since is None:
        return
    components = await asyncio.to_thread(components_of, told, binding)
    limit = FOR_AN_ACT if most is None else most
    able = [component for component in components if component.work(since) <= limit]
    made = await asyncio.to_thread(_made, able, names, since)
    await books.save_standings(replaced, since, made)
    left = [component for component in components if component not in able]
    later = [component for component in left if component.work(since) <= AT_LEISURE]
    never = [component for component in left if component.work(since) > AT_LEISURE]
    await books.put_off(replaced, _ids_of(later), since, always=_ids_of(never))


def _ids_of(components: Iterable[Component]) -> list[str]:
    return [statement.id for component in components for statement in component.statements]


async def leave_crowd(books: Library, replaced: Collection[str], linked: Collection[str], since: date | None) -> None:
    """The same for statements that are too many for an act to read: stores nothing and puts them off; for ever if they
    are more than `MOST_STORED`."""
    since = earlier(since, await books.unmade(replaced))
    if since is not None:
        await books.save_standings(replaced, since, ())
        later, never = ((), linked) if len(linked) > MOST_STORED else (linked, ())
        await books.put_off(replaced, later, since, always=never)


def _made(components: Sequence[Component], names: Names, since: date) -> list[StandingDays]:
    return [standing_days(component, names, since) for component in components]


async def make_up(library: Library, after: str = "") -> str:
    """Stores some of what was put off, from the statement `after` on, and after all statements of the ledger's cells;
    gives the last statement that was looked at, "" if nothing was left."""
    async with library.together() as books:
        some = await books.next_unmade(after, AT_ONCE)
        if not some:
            return AFTER_ALL if await make_up_cells(books) else ""
        linked = await books.linked(some)
        if len(linked) > MOST_STORED:
            # One at a time: a crowd among them is passed over, and the others are small enough to be read.
            some = some[:1]
            linked = await books.linked(some)
        replaced = {*some, *linked}
        if len(linked) > MOST_STORED:
            await leave_crowd(books, replaced, linked, None)
            return some[-1]
        told = await books.statements(linked)
        binding = await books.matches_of(linked, verdicts=BINDING, ruled=True, reasons=False)
        names = names_from(await books.root_names(), await books.sources())
        await keep_standings(books, replaced, told, binding, names, None, most=AT_LEISURE)
    return some[-1]


async def make_up_all(library: Library) -> None:
    """Stores all that was put off."""
    after = await make_up(library)
    while after:
        after = await make_up(library, after)
