"""Findings in the order of an answer, the ledger's cells, and the record of changes."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from sqlalchemy import update

from briefings.model import LONGEST_HISTORY, Figure, FigureEntry, Finding, Question, abridged
from storage.database.database import Database
from storage.library.library import SqlLibrary
from storage.tables.findings import FigureRow
from tests.support.making import NOW, extraction, finding, later


def made(name: str, **fields: Any) -> Finding:
    plain = Finding(name, (name,), ("c",), name, ("returnees",), ("FR",), ("AFP",), (1,), None, None, "certain", False)
    return replace(plain, **fields)


async def test_best_supported_first_then_newest(library: SqlLibrary) -> None:
    await library.save_findings(
        [],
        [
            made("undated"),
            made("older", newest=date(2017, 1, 1)),
            made("newer", newest=date(2018, 1, 1)),
            made("copied", documents=(1, 2, 3)),
            made("two roots", roots=("AFP", "Reuters")),
        ],
        NOW,
    )
    question = Question("returnees")
    order = ["two roots", "copied", "newer", "older", "undated"]
    assert [f.id for f in await library.findings(question, limit=10)] == order
    assert [f.id for f in await library.findings(question, limit=2, offset=2)] == ["newer", "older"]
    assert await library.count_findings(question) == 5
    assert [await library.count_findings(question, unknown=False, at_most=most) for most in (3, 5, 9)] == [3, 5, 5]


async def test_a_finding_stands_under_each_topic_and_place_and_none(library: SqlLibrary) -> None:
    one = made("one", topics=("returnees", "routes"), countries=("FR", "TR"))
    await library.save_findings([], [one, made("other", countries=())], NOW)
    for question, count in (
        (Question(None), 2),
        (Question("returnees"), 2),
        (Question("routes"), 1),
        (Question("routes", "TR"), 1),
        (Question(None, "FR"), 1),
        (Question("returnees", "GB"), 0),
        (Question("territory"), 0),
    ):
        assert await library.count_findings(question) == count
        assert await library.count_findings(question, unknown=False, at_most=9) == count
        assert len(await library.findings(question, limit=9)) == count


async def test_a_finding_is_found_by_the_name_of_its_claims_place(library: SqlLibrary) -> None:
    document = await library.add_document(extraction(), now=NOW, status="published")
    (statement, *_) = await library.statements_of([document.number])
    await library.save_findings([], [finding(statement, countries=())], NOW)
    assert await library.count_findings(Question("returnees", "france")) == 1
    # The country is the finding's own to say.
    assert await library.count_findings(Question("returnees", "FR")) == 0


async def test_what_nobody_knows_can_be_asked_apart(library: SqlLibrary) -> None:
    await library.save_findings([], [made("known"), made("unknown", certainty="unknown")], NOW)
    question = Question("returnees")
    assert [f.id for f in await library.findings(question, limit=9, unknown=True)] == ["unknown"]
    assert [f.id for f in await library.findings(question, limit=9, unknown=False)] == ["known"]
    assert await library.count_findings(question, unknown=True) == 1
    assert await library.count_findings(question, unknown=False, at_most=9) == 1


async def test_a_finding_in_two_countries_of_a_region_is_counted_once(library: SqlLibrary) -> None:
    await library.save_findings([], [made("one", countries=("FR", "DE")), made("two", countries=("DE",))], NOW)
    region = Question("returnees", "Europe", countries=("FR", "DE"))
    assert [await library.count_findings(region, unknown=False, at_most=most) for most in (1, 2, 9)] == [1, 2, 2]


async def test_stored_findings_are_no_answer_to_another_day(library: SqlLibrary) -> None:
    with pytest.raises(ValueError, match="published_statements"):
        await library.findings(Question("returnees", asof=date(2018, 1, 1)), limit=1)


async def test_new_findings_replace_all_that_hold_one_of_the_statements(library: SqlLibrary) -> None:
    await library.save_findings([], [made("a", statements=("a", "b")), made("c"), made("d")], NOW)
    merged = made("a", statements=("a", "b", "c"))
    await library.save_findings(["b", "c"], [merged], NOW)
    assert await library.findings_with(["c"]) == (merged,)
    assert [f.id for f in await library.findings_with(["a", "b", "c", "d", "e"])] == ["a", "d"]
    assert await library.findings_with(["d"]) == (made("d"),)
    await library.save_findings(["a", "d"], [], NOW)
    assert await library.count_findings(Question(None)) == 0


def figure(measure: str, origin: str | None, **fields: Any) -> Figure:
    entry = FigureEntry(250, 271, "exact", "AFP", date(2017, 12, 17), "c", 1, None)
    plain = Figure(measure, origin, "fighters", 250, 271.5, None, date(2017, 12, 17), ("AFP",), False, (entry,))
    return replace(plain, **fields)


async def test_the_ledger_has_the_world_first_then_most_roots_then_the_newest(library: SqlLibrary) -> None:
    cells = (
        figure("returned", "GB", newest=None),
        figure("returned", "FR"),
        figure("killed", "TN", roots=("AFP", "Reuters"), disputed=True),
        figure("joined", None, bound="at_least", newest=date(2016, 1, 1)),
    )
    for cell in cells:
        await library.save_figures(cell.measure, cell.origin, [cell.scope], [cell])
    assert await library.figures() == cells[::-1]
    assert await library.figures(limit=1) == (cells[3],)
    assert await library.figures(place="FR") == (cells[1],)
    assert await library.figures(measure="returned") == (cells[1], cells[0])
    assert await library.figures(measures=("returned", "killed")) == (cells[2], cells[1], cells[0])
    assert await library.figures(place="FR", history=False) == (replace(cells[1], history=()),)


async def test_a_cell_is_replaced_and_emptied(library: SqlLibrary) -> None:
    await library.save_figures("joined", None, ["all"], [figure("joined", None, scope="all")])
    grown = figure("joined", None, scope="all", high=9000)
    await library.save_figures("joined", None, ["all"], [grown])
    assert await library.figures() == (grown,)
    await library.save_figures("joined", None, ["all"], [])
    assert await library.figures() == ()


async def test_of_a_long_history_a_screen_gets_what_it_tells_and_others_all(
    library: SqlLibrary, database: Database
) -> None:
    entry = figure("joined", None).history[0]
    days = [date(2017, 1 + n // 28, 1 + n % 28) for n in range(LONGEST_HISTORY + 5)]
    told = tuple(replace(entry, root=f"Paper {n}", published=day) for n, day in enumerate(days))
    long, short = figure("joined", None, history=told), figure("joined", "FR")
    await library.save_figures("joined", None, ["fighters"], [long])
    await library.save_figures("joined", "FR", ["fighters"], [short])
    assert await library.figures() == (long, short)
    assert await library.figures(abridged=True) == (abridged(long), short)
    assert len(abridged(long).history) < LONGEST_HISTORY

    async with database.session() as session:  # as an earlier program wrote it
        await session.execute(update(FigureRow).values(told=None))
    assert await library.figures(abridged=True) == (long, short)


async def test_changes_are_read_by_id_and_by_moment(library: SqlLibrary) -> None:
    assert await library.last_change() == 0
    for minute, name in enumerate("abc"):
        await library.record_change("new", made(name), later(minute), {"why": name})
    first, *rest = await library.changes_after(0)
    assert (first.kind, first.finding, first.detail, first.at) == ("new", made("a"), {"why": "a"}, NOW)
    assert [c.finding.id for c in await library.changes_after(first.id)] == ["b", "c"]
    assert await library.last_change() == rest[-1].id
    assert [c[2].id for c in await library.changes(NOW, later(1))] == ["b"]
    assert await library.changes_after(0, topics=["routes"]) == ()
    assert len(await library.changes_after(0, topics=["returnees"], places=["FR"])) == 3
    assert await library.changes_after(0, places=["GB"]) == ()


async def test_a_change_never_becomes_visible_below_one_that_was_seen(database: Database) -> None:
    library = SqlLibrary(database)
    begun = asyncio.Event()

    async def slowly() -> None:
        async with library.together():
            await library.record_change("new", made("slow"), NOW, {})
            begun.set()
            await asyncio.sleep(0.2)

    async def quickly() -> int:
        await begun.wait()
        await library.record_change("new", made("quick"), NOW, {})
        return await library.last_change()

    _, seen = await asyncio.gather(slowly(), quickly())
    assert await library.changes_after(seen) == ()
    assert [c.finding.id for c in await library.changes_after(0)] == ["slow", "quick"]
