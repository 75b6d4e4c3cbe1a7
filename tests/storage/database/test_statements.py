"""Rows that are written by the hundred: what is there in the end, and how many statements it took."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy import event, select
from sqlalchemy.exc import DBAPIError

from storage.database.database import Database
from storage.database.statements import AS_COLUMNS, BATCH, add_numbered, add_rows, put_rows
from storage.library.library import SqlLibrary
from storage.tables.claims import ClaimPlaceRow, ClaimRow, FormerRow, MatchRow
from storage.tables.documents import SourceRow
from tests.support.making import NOW, extraction


@contextmanager
def counted(database: Database) -> Iterator[list[int]]:
    """How many rows' parameters each write handed to the driver."""
    written: list[int] = []

    def note(_connection: Any, _cursor: Any, text: str, given: Any, _context: Any, many: bool) -> None:
        if text.startswith("INSERT"):
            written.append(len(given) if many else 1)

    event.listen(database.engine.sync_engine, "before_cursor_execute", note)
    try:
        yield written
    finally:
        event.remove(database.engine.sync_engine, "before_cursor_execute", note)


async def links(database: Database) -> set[tuple[str, str]]:
    async with database.reading() as session:
        return {(row.statement, row.former) for row in await session.scalars(select(FormerRow))}


MANY = [{"statement": "one", "former": f"former’s “{n}”, {{NULL}}"} for n in range(BATCH + 20)]
WANTED = {(row["statement"], row["former"]) for row in MANY}


async def test_links_that_are_there_already_are_left_as_they_are(database: Database) -> None:
    async with database.session() as session:
        await put_rows(session, FormerRow, MANY[:30])
        await put_rows(session, FormerRow, [*MANY, *MANY[:3]])
    assert await links(database) == WANTED


async def test_new_links_may_hold_words_and_numbers(database: Database) -> None:
    document = await SqlLibrary(database).add_document(extraction(), now=NOW)
    async with database.session() as session:
        claim = (await session.scalars(select(ClaimRow.serial).where(ClaimRow.document == document.number))).first()
        await add_rows(session, ClaimPlaceRow, [{"place": f"harbour {n}", "claim": claim} for n in range(BATCH + 20)])
    async with database.reading() as session:
        places = await session.scalars(select(ClaimPlaceRow.place).where(ClaimPlaceRow.claim == claim))
        assert {f"harbour {n}" for n in range(BATCH + 20)} <= set(places)


async def test_a_batch_of_links_is_one_statement_for_postgresql(postgres_url: str) -> None:
    database = Database(postgres_url)
    try:
        async with database.session() as session:
            with counted(database) as written:
                await put_rows(session, FormerRow, MANY)
                await add_rows(
                    session, FormerRow, [{"statement": "two", "former": str(n)} for n in range(AS_COLUMNS + 7)]
                )
        assert written == [1, 1, 1], "one batch of the first, two of the second"
        assert len(await links(database)) == len(MANY) + AS_COLUMNS + 7
    finally:
        await database.close()


AWKWARD = [["“words”", 0.5, 'a "quoted" \\ word,\nand {a} line: NULL'], ["number", -1, ""], []]


def match_row(right: str, **fields: Any) -> dict[str, Any]:
    """A row of `matches`, which refers to nothing that must be there."""
    row = {"left": "one", "right": right, "verdict": "unsure", "machine": None, "score": 0.25, "reasons": []}
    return {**row, **fields}


async def matches(database: Database) -> dict[str, tuple[Any, ...]]:
    async with database.reading() as session:
        found = await session.scalars(select(MatchRow))
        return {row.right: (row.verdict, row.machine, row.score, row.reasons) for row in found}


async def test_every_kind_of_value_comes_back_as_it_was_put(database: Database) -> None:
    rows = [
        match_row("two", score=1, reasons=AWKWARD),
        match_row("three", machine="unsure", score=0.1 + 0.2),
        match_row("four", verdict="conflicts", score=float("inf")),
    ]
    async with database.session() as session:
        await put_rows(session, MatchRow, rows)
    assert await matches(database) == {
        "two": ("unsure", None, 1.0, AWKWARD),
        "three": ("unsure", "unsure", 0.1 + 0.2, []),
        "four": ("conflicts", None, float("inf"), []),
    }


async def test_of_two_rows_with_one_key_the_last_holds(database: Database) -> None:
    async with database.session() as session:
        await put_rows(session, MatchRow, [match_row("two"), match_row("two", score=0.5), match_row("three")])
        await put_rows(session, MatchRow, [match_row("three", score=0.75)])
    assert {right: score for right, (_, _, score, _) in (await matches(database)).items()} == {
        "two": 0.5,
        "three": 0.75,
    }


async def test_a_word_too_long_for_its_column_is_refused_and_not_cut(postgres_url: str) -> None:
    database = Database(postgres_url)
    try:
        with pytest.raises(DBAPIError, match="too long"):
            async with database.session() as session:
                await put_rows(session, MatchRow, [match_row("two", verdict="far longer than a verdict is")])
        assert await matches(database) == {}
    finally:
        await database.close()


async def test_new_rows_give_the_numbers_that_they_got(database: Database) -> None:
    async with database.session() as session:
        names = ("Halden Echo", "Ostry Post")
        rows = [{"name": name, "homepage": None, "family": None, "other_names": [name[:3], '"']} for name in names]
        added = await add_numbered(session, SourceRow, rows, SourceRow.name, SourceRow.id)
        stored = (await session.execute(select(SourceRow.name, SourceRow.id, SourceRow.other_names))).all()
    assert {row.name for row in added} == {*names}
    assert {(row.name, row.id) for row in added} == {(row.name, row.id) for row in stored}
    assert {row.name: row.other_names for row in stored}["Halden Echo"] == ["Hal", '"']
