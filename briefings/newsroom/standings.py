"""How findings stood as of each day: kept after every act for what it touched, or put off where that is much work.

What is put off is made when somebody asks for it (`briefings.answers.as_of`), and kept by `make_up`, which runs where
nobody waits for it. Nobody is sent anything of this: only answers as of a day are made from it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Iterable, Sequence
from datetime import date

from briefings.matching.dated import Component, components_of, standing_days
from briefings.matching.independence import Names, names_from
from briefings.model import Match, StandingDays, Statement, Verdict
from briefings.ports import Library

# What decides which statements stand together.
BINDING: tuple[Verdict, ...] = ("restates", "corroborates", "conflicts", "updates")
# Statements and matches looked at, day by day: an act waits for so many (some 50 ms), `make_up` does so many.
FOR_AN_ACT, AT_LEISURE = 20_000, 200_000
# More statements that hang together than these are made when they are asked for, and only then.
CROWD = 1000
AT_ONCE = 40


def first_day(statements: Iterable[Statement]) -> date | None:
    """The first day of publication among these; None where none is dated."""
    return min((s.published for s in statements if s.published), default=None)


def earlier(one: date | None, other: date | None) -> date | None:
    """The earlier of two days, if there is any."""
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
    """Keeps how `told`, all published statements that hang together with what an act touched, stand from the day
    `since` on: the first day of what it touched. `replaced` are those and all that hung together with it before."""
    since = earlier(since, await books.unmade(replaced))
    if since is None:
        return
    components = await asyncio.to_thread(components_of, told, binding)
    limit = FOR_AN_ACT if most is None else most
    able = [component for component in components if component.work(since) <= limit]
    made = await asyncio.to_thread(_made, able, names, since)
    await books.save_standings(replaced, since, made)
    left = [component for component in components if component not in able]
    later = [s.id for component in left if component.work(since) <= AT_LEISURE for s in component.statements]
    never = [s.id for component in left if component.work(since) > AT_LEISURE for s in component.statements]
    await books.put_off(replaced, later, since, always=never)


async def leave_crowd(books: Library, replaced: Collection[str], linked: Collection[str], since: date | None) -> None:
    """The same of so many statements that an act doesn't read them: how they stood is made later; of a crowd whenever
    it is asked for."""
    since = earlier(since, await books.unmade(replaced))
    if since is not None:
        await books.save_standings(replaced, since, ())
        later, never = ((), linked) if len(linked) > CROWD else (linked, ())
        await books.put_off(replaced, later, since, always=never)


def _made(components: Sequence[Component], names: Names, since: date) -> list[StandingDays]:
    return [standing_days(component, names, since) for component in components]


async def make_up(library: Library, after: str = "") -> str:
    """Keeps some of what was put off, from the statement `after` on; gives the last that was looked at, "" when none
    was left."""
    async with library.together() as books:
        some = await books.next_unmade(after, AT_ONCE)
        if not some:
            return ""
        linked = await books.linked(some)
        if len(linked) > CROWD:
            # One by one: the crowd among them is not read, and the others are no crowd.
            some = some[:1]
            linked = await books.linked(some)
        replaced = {*some, *linked}
        if len(linked) > CROWD:
            await leave_crowd(books, replaced, linked, None)
            return some[-1]
        told = await books.statements(linked)
        binding = await books.matches_of(linked, verdicts=BINDING, ruled=True, reasons=False)
        names = names_from(await books.root_names(), await books.sources())
        await keep_standings(books, replaced, told, binding, names, None, most=AT_LEISURE)
    return some[-1]


async def make_up_all(library: Library) -> None:
    """Keeps all that was put off."""
    after = await make_up(library)
    while after:
        after = await make_up(library, after)
