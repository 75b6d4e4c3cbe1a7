"""Values of `in_` on PostgreSQL: one array, the same rows."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import event, select
from sqlalchemy.dialects import postgresql, sqlite

from storage.database import one_array
from storage.database.database import Database
from storage.library.library import SqlLibrary
from storage.tables.claims import ClaimRow, FormerRow
from tests.support.making import NOW, extraction

FORMERS = ["a", "it’s “quoted”", "{NULL}", "comma, \\ and %s"]


@pytest.mark.parametrize("wanted", [FORMERS, FORMERS[1:2], [], ["nobody's"], FORMERS[2:]])
async def test_the_rows_are_those_of_the_list(database: Database, wanted: list[str]) -> None:
    async with database.session() as session:
        session.add_all(FormerRow(statement="one", former=former) for former in FORMERS)
    async with database.reading() as session:
        found = await session.scalars(select(FormerRow.former).where(FormerRow.former.in_(wanted)))
        assert set(found) == set(wanted) & set(FORMERS)


async def test_numbers_are_found_too(database: Database) -> None:
    await SqlLibrary(database).add_document(extraction(), now=NOW)
    async with database.reading() as session:
        every = list(await session.scalars(select(ClaimRow.serial)))
        some = await session.scalars(select(ClaimRow.serial).where(ClaimRow.serial.in_([*every[:1], -5])))
        assert list(some) == every[:1]


async def test_postgresql_gets_one_text_however_many_there_are(postgres_url: str) -> None:
    database = Database(postgres_url)
    texts: set[str] = set()

    def note(_connection: Any, _cursor: Any, text: str, given: Any, _context: Any, _many: bool) -> None:
        if "former" in text:
            texts.add(text)
            assert len(given) == 1

    event.listen(database.engine.sync_engine, "before_cursor_execute", note)
    try:
        async with database.reading() as session:
            for many in (1, 3, 400):
                await session.execute(select(FormerRow).where(FormerRow.former.in_([str(n) for n in range(many)])))
    finally:
        event.remove(database.engine.sync_engine, "before_cursor_execute", note)
        await database.close()
    assert len(texts) == 1


def test_only_lists_become_arrays_and_only_there() -> None:
    one_array.use()
    one = select(FormerRow.former)
    lists, others = one.where(FormerRow.former.in_(["a"])), one.where(FormerRow.former.in_(one))
    assert "= ANY (" in str(lists.compile(dialect=postgresql.dialect()))  # type: ignore[no-untyped-call]
    assert " IN (SELECT" in str(others.compile(dialect=postgresql.dialect()))  # type: ignore[no-untyped-call]
    assert " IN (" in str(lists.compile(dialect=sqlite.dialect()))  # type: ignore[no-untyped-call]
