"""The ledger, the list of disputes and what readers are told of tolls are one judgement."""

from __future__ import annotations

import asyncio
import shutil
import tempfile
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefings import newsroom
from briefings.answers.disputes import disputes_under
from briefings.matching.decision import decide
from briefings.matching.figures import disputes_in, event_figures
from briefings.model import Figure, Question, Rules, Upload
from briefings.newsroom.recompute.recompute import ground_of
from storage.database.database import Database
from storage.library.library import SqlLibrary
from tests.support.fake_desk import upload
from tests.support.taking_in import NOBODY, take_in
from tests.support.thoroughness import examples

NOW = datetime(2019, 6, 1, 9, 0, tzinfo=UTC)
BY = 7
RULES = Rules({"killed": "event", "injured": "event"}, main_group="all")
EVERYTHING = Question(None)
AT = "event=Ludlow/GB/2019-05-05"
ROOTS = ("Police", "Coroner", "Hospital")
WORDS = (
    "{n} people died at the mill, {root} said.",
    "The {root} count of the dead stands at {n}.",
    "In the yard of the brewery by the river {n} had been laid out, according to {root}.",
)
told = st.tuples(
    st.sampled_from((4, 5, 6, 9, 40)), st.sampled_from(ROOTS), st.sampled_from((5, 6, 7, 9)), st.sampled_from(WORDS)
)


@pytest.fixture
def books(sqlite_database: Database) -> SqlLibrary:
    return SqlLibrary(sqlite_database, RULES)


def _report(number: int, root: str, day: int, words: str) -> Upload:
    line = f"{words.format(n=number, root=root)} | killed all {number} | {root} 2019-05-0{day} kind=official {AT}"
    return upload(line, source=f"Paper {number} {root} {day}", published=f"2019-05-0{day}")


async def _disputes(library: SqlLibrary, asof: date | None = None) -> set[tuple[str, str]]:
    found, _ = await disputes_under(library, Question(None, asof=asof), 50)
    return {(min(d.left_statement, d.right_statement), max(d.left_statement, d.right_statement)) for d in found}


def _sides(pairs: set[tuple[str, str]] | frozenset[tuple[str, str]]) -> set[str]:
    return {side for pair in pairs for side in pair}


async def _hold_together(library: SqlLibrary) -> None:
    figures = await library.figures()
    in_figures = disputes_in(figures)
    listed = await _disputes(library)
    # The list tells two findings once, however many of their statements differ.
    assert listed <= in_figures
    assert bool(listed) == any(figure.disputed for figure in _every(figures))
    matches = await library.matches_of(_sides(in_figures), verdicts=("conflicts",)) if in_figures else ()
    assert in_figures <= {(match.left, match.right) for match in matches}
    statements = await library.published_statements(EVERYTHING, measures=("killed",))
    ground = await ground_of(library)
    by_id = {statement.id: statement for statement in statements}
    for left, right in in_figures:
        match = decide(by_id[left], by_id[right], ground)
        assert match is not None
        assert match.verdict == "conflicts"
    assert disputes_in(event_figures(statements, (), ground)) == in_figures
    for day in (date(2019, 5, 5), date(2019, 5, 6), date(2019, 5, 9)):
        then = event_figures([s for s in statements if s.published and s.published <= day], (), ground)
        as_of = await _disputes(library, day)
        assert as_of <= disputes_in(then)
        assert bool(as_of) == bool(disputes_in(then))


def _every(figures: tuple[Figure, ...]) -> list[Figure]:
    return [figure for whole in figures for figure in (whole, *whole.parts)]


async def _told_as_disputed(library: SqlLibrary) -> set[str]:
    changes = await library.changes(datetime(2000, 1, 1, tzinfo=UTC), datetime(2030, 1, 1, tzinfo=UTC))
    return {other for _, kind, _, detail in changes if kind == "disputed" for other in detail["against"]}


async def _take_in_and_compare(template: Path, reports: list[tuple[int, str, int, str]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(shutil.copy(template, Path(folder) / "library.sqlite3"))
        database = Database(path)
        library = SqlLibrary(database, RULES)
        ever: set[str] = set()
        for report in dict.fromkeys(reports):
            await take_in(library, _report(*report), by=BY, now=NOW)
            ever |= _sides(disputes_in(await library.figures()))
            await _hold_together(library)
        assert await _told_as_disputed(library) <= ever
        await newsroom.withdraw(library, 1, "by mistake", by=BY, now=NOW, tell=NOBODY)
        await _hold_together(library)
        await database.close()


@given(st.lists(told, min_size=2, max_size=6))
@settings(max_examples=examples(15), deadline=None)
def test_ledger_list_and_digests_never_say_different_things_of_a_toll(
    sqlite_template: Path, reports: list[tuple[int, str, int, str]]
) -> None:
    asyncio.run(_take_in_and_compare(sqlite_template, reports))


async def test_a_dispute_of_tolls_that_others_moved_on_is_listed_no_more(books: SqlLibrary) -> None:
    police, coroner = _report(9, "Police", 6, WORDS[0]), _report(5, "Coroner", 6, WORDS[0])
    await take_in(books, police, coroner, by=BY, now=NOW)
    assert len(await _disputes(books)) == 1
    await take_in(books, _report(12, "Hospital", 9, WORDS[0]), by=BY, now=NOW)
    assert await _disputes(books) == set()
    assert not any(figure.disputed for figure in await books.figures())
    assert len(await _disputes(books, date(2019, 5, 6))) == 1


async def test_what_is_settled_when_it_comes_is_told_as_no_dispute(books: SqlLibrary) -> None:
    """An old report that comes late disputes what nobody says any more."""
    await take_in(books, _report(5, "Coroner", 6, WORDS[0]), _report(12, "Hospital", 9, WORDS[0]), by=BY, now=NOW)
    await take_in(books, _report(9, "Police", 6, WORDS[0]), by=BY, now=NOW)
    assert await _told_as_disputed(books) == set()
