"""Rows that are written by the hundred: what is there in the end, and how many statements it took."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import event, select

from storage.database.database import Database
from storage.database.statements import BATCH, add_rows, put_rows
from storage.library.library import SqlLibrary
from storage.tables.claims import ClaimPlaceRow, ClaimRow, FormerRow
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
                await add_rows(session, FormerRow, [{"statement": "two", "former": str(n)} for n in range(7)])
        assert written == [1, 1, 1], "two batches of the first, one of the second"
        assert len(await links(database)) == len(MANY) + 7
    finally:
        await database.close()
