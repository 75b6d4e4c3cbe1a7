"""The stored ledger follows each act: what is disputed, and in which group's cell a number stands."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial

from briefings import newsroom
from briefings.model import Upload
from storage.library.library import SqlLibrary
from tests.support import taking_in
from tests.support.fake_desk import upload
from tests.support.taking_in import NOBODY

NOW = datetime(2018, 3, 1, 9, 0, tzinfo=UTC)
EDITOR = 7


def number_of(words: str, figure: str, source: str, day: str) -> Upload:
    return upload(f"{words} | returned FR {figure} | {source} {day} under=returnees", source=source, published=day)


FIGHTERS = number_of("Only 250 fighters came back to France.", "fighters 250", "AFP", "2017-12-17")
PEOPLE = number_of("Some 250 people came back to France.", "all 250", "AFP", "2017-12-18")
REPORT = number_of("France has 271 returnees.", "fighters 271", "Soufan Center", "2017-10-24")


_take_in = partial(taking_in.take_in, by=EDITOR, now=NOW)


async def _cells(library: SqlLibrary) -> list[tuple[str, float, float, bool]]:
    """The group, the range and whether it is disputed, of each figure."""
    return sorted((figure.scope, figure.low, figure.high, figure.disputed) for figure in await library.figures())


async def test_where_an_editor_says_that_two_numbers_are_not_of_the_same_their_dispute_ends(
    library: SqlLibrary,
) -> None:
    numbers = await _take_in(library, REPORT, FIGHTERS)
    left, right = (statement.id for statement in await library.statements_of(numbers))
    assert await _cells(library) == [("fighters", 250, 271, True)]
    await newsroom.overrule(library, left, right, "unsure", by=EDITOR, now=NOW, tell=NOBODY)
    assert await _cells(library) == [("fighters", 250, 271, False)]
    await newsroom.undo(library, by=EDITOR, now=NOW, tell=NOBODY)
    assert await _cells(library) == [("fighters", 250, 271, True)]


async def test_a_number_of_people_stands_with_the_fighters_as_long_as_a_text_says_they_are_fighters(
    library: SqlLibrary,
) -> None:
    await _take_in(library, PEOPLE)
    assert await _cells(library) == [("all", 250, 250, False)]
    (fighters,) = await _take_in(library, FIGHTERS)
    assert await _cells(library) == [("fighters", 250, 250, False)]
    await newsroom.withdraw(library, fighters, "a mistake", by=EDITOR, now=NOW, tell=NOBODY)
    assert await _cells(library) == [("all", 250, 250, False)]
