"""How findings stood as of each day: kept after every act for what it touched, or put off where that is much work.

What is put off is made when somebody asks for it (`briefings.answers.as_of`), and kept by `make_up`, which runs where
nobody waits for it. Nobody is sent anything of this: only answers as of a day are made from it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import date

from briefings.matching.dated import Component, components_of, standing_days
from briefings.matching.independence import Names, names_from
from briefings.model import Match, StandingDays, Statement, Verdict
from briefings.ports import Library

# What decides which statements stand together.
BINDING: tuple[Verdict, ...] = ("restates", "corroborates", "conflicts", "updates")
# Statements and matches looked at, day by day: an act waits for so many (some 50 ms), `make_up` does so many.
FOR_AN_ACT, AT_LEISURE = 20_000, 1_000_000
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
    since = earlier(since, await books.unmade("findings", replaced))
    if since is None:
        return
    components = await asyncio.to_thread(components_of, told, binding)
    able = [component for component in components if component.work(since) <= (FOR_AN_ACT if most is None else most)]
    made = await asyncio.to_thread(_made, able, names, since)
    await books.save_standings(replaced, since, made)
    await books.made_up("findings", replaced)
    left = [s.id for component in components if component not in able for s in component.statements]
    await books.put_off("findings", left, since)


def _made(components: Sequence[Component], names: Names, since: date) -> list[StandingDays]:
    return [standing_days(component, names, since) for component in components]


async def make_up(library: Library, after: str = "", *, most: int = AT_LEISURE) -> str:
    """Keeps some of what was put off, from the statement `after` on; gives the last that was looked at, "" when none
    was left. What is too much work even now stays put off: it is made whenever somebody asks for it."""
    async with library.together() as books:
        some = await books.next_unmade("findings", after, AT_ONCE)
        if not some:
            return ""
        linked = await books.linked(some)
        told = await books.statements(linked)
        binding = await books.matches_of(linked, verdicts=BINDING, ruled=True, reasons=False)
        names = names_from(await books.root_names(), await books.sources())
        await keep_standings(books, {*some, *linked}, told, binding, names, None, most=most)
    return some[-1]


async def make_up_all(library: Library, progress: Callable[[], None] | None = None) -> None:
    """Keeps all that was put off, but for what is too much work."""
    after = await make_up(library)
    while after:
        if progress:
            progress()
        after = await make_up(library, after)
