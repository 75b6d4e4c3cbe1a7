"""Figures as of past days are stored as spells: what is made anew from a day on leaves the days before as they were."""

from __future__ import annotations

from datetime import date

from briefings.model import Cell, CellDays, Figure, FigureEntry, Question
from storage.library.library import SqlLibrary

FRENCH: Cell = ("returned", "FR", "fighters")
BELGIAN: Cell = ("returned", "BE", "fighters")
WORLD: Cell = ("returned", None, "fighters")
FIRST, LATER, LAST = date(2018, 1, 3), date(2018, 2, 5), date(2018, 3, 7)


def figure(cell: Cell, low: float, *roots: str, day: date = FIRST) -> Figure:
    entry = FigureEntry(low, low, "exact", roots[0], day, "c1", 1, None)
    return Figure(*cell, low, low, "exact", day, roots, False, (entry,))


def as_of(day: date, place: str | None = None) -> Question:
    return Question(None, place, None, day)


async def standing(library: SqlLibrary, question: Question) -> list[tuple[str | None, float]]:
    found = await library.standing_figures(question, ("returned",), limit=9)
    return [(each.figure.origin, each.figure.low) for each in found]


async def test_the_worlds_figure_comes_first_then_those_with_most_roots(library: SqlLibrary) -> None:
    days = {
        cell: ((FIRST, frozenset([figure(cell, 10, *roots)])),)
        for cell, roots in ((FRENCH, ("AFP",)), (BELGIAN, ("AFP", "Reuters")), (WORLD, ("AFP",)))
    }
    await library.save_figure_days([CellDays((cell,), FIRST, made) for cell, made in days.items()])
    assert await standing(library, as_of(LAST)) == [(None, 10), ("BE", 10), ("FR", 10)]
    assert await standing(library, as_of(LAST, "FR")) == [("FR", 10)]
    assert await standing(library, as_of(date(2018, 1, 2))) == []
    assert await library.count_standing_figures(as_of(LAST), ()) == 3


async def test_what_is_made_anew_from_a_day_on_leaves_the_days_before(library: SqlLibrary) -> None:
    one, two = figure(FRENCH, 10, "AFP"), figure(FRENCH, 20, "AFP", day=LATER)
    await library.save_figure_days([CellDays((FRENCH,), FIRST, ((FIRST, frozenset([one])), (LAST, frozenset([two]))))])
    await library.save_figure_days([CellDays((FRENCH,), LATER, ((LATER, frozenset([two])),))])
    assert await standing(library, as_of(date(2018, 2, 4))) == [("FR", 10)]
    assert await standing(library, as_of(LATER)) == [("FR", 20)]
    await library.save_figure_days([CellDays((FRENCH,), LAST, ())])
    assert await standing(library, as_of(date(2018, 3, 6))) == [("FR", 20)]
    assert await standing(library, as_of(LAST)) == []


async def test_what_is_put_off_is_listed_from_its_day_on_until_it_is_made(library: SqlLibrary) -> None:
    made = CellDays((FRENCH,), FIRST, ((FIRST, frozenset([figure(FRENCH, 10, "AFP")])),))
    await library.save_figure_days([made])
    await library.save_figure_days([CellDays((FRENCH,), LATER, None), CellDays((WORLD,), FIRST, None, always=True)])
    assert await standing(library, as_of(FIRST)) == [("FR", 10)]
    assert await standing(library, as_of(LATER)) == []
    assert await library.unmade_cells_under(as_of(FIRST), ()) == (WORLD,)
    assert set(await library.unmade_cells_under(as_of(LATER), ("returned",))) == {FRENCH, WORLD}
    assert await library.unmade_cells_under(as_of(LATER), ("joined",)) == ()
    assert await library.next_unmade_cells(9) == (FRENCH,), "what is always too much is not made"
    await library.save_figure_days([made])
    assert await library.unmade_cells([FRENCH, WORLD]) == {WORLD: FIRST}
