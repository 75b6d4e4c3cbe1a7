"""Within a look, names, sources and statements are read but once; outside one, a writer sees what it has changed."""

from __future__ import annotations

import asyncio
import contextvars
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from sqlalchemy import event

from storage.library.library import SqlLibrary
from tests.support.fake_desk import LineDesk, upload
from tests.support.taking_in import receive

NOW = datetime(2018, 3, 3, tzinfo=UTC)


@contextmanager
def questions(library: SqlLibrary) -> Iterator[list[str]]:
    """The statements that the database is asked meanwhile."""
    asked: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_more: object) -> None:
        asked.append(statement)

    engine = library.database.engine.sync_engine
    event.listen(engine, "before_cursor_execute", note)
    try:
        yield asked
    finally:
        event.remove(engine, "before_cursor_execute", note)


async def test_what_was_read_in_a_look_is_not_read_again(library: SqlLibrary) -> None:
    draft = await receive(library, LineDesk(), upload("Nine are back. | - | AP 2018-02-03"), by=7, now=NOW)
    ids = [statement.id for statement in await library.statements_of([draft.document.number])]
    async with library.looking():
        first = await library.root_names(), await library.sources(), await library.statements(ids)
        with questions(library) as asked:
            assert (await library.root_names(), await library.sources(), await library.statements(ids)) == first
    assert asked == []
    assert [statement.id for statement in first[2]] == ids


async def test_a_look_sees_the_library_as_of_one_moment_while_others_write(library: SqlLibrary) -> None:
    async def handed_in(words: str) -> None:
        await receive(library, LineDesk(), upload(f"{words} | - | AP 2018-02-03"), by=7, now=NOW)

    await handed_in("Nine are back.")
    async with library.looking():
        assert await library.count_documents(None) == 1
        await asyncio.create_task(handed_in("Ten are not."), context=contextvars.Context())
        assert await library.count_documents(None) == 1
        assert len(await library.documents(status=None, limit=9)) == 1
    assert await library.count_documents(None) == 2


async def test_statements_come_in_the_order_of_their_texts_whichever_were_read_before(library: SqlLibrary) -> None:
    told = upload("Nine are back. | - | AP 2018-02-03", "Ten are not. | - | AP 2018-02-03")
    draft = await receive(library, LineDesk(), told, by=7, now=NOW)
    ids = [statement.id for statement in await library.statements_of([draft.document.number])]
    async with library.looking():
        await library.statements(ids[1:])
        assert [statement.id for statement in await library.statements([*reversed(ids), "no such id"])] == ids


async def test_a_writer_sees_the_names_that_it_has_joined(library: SqlLibrary) -> None:
    async with library.together():
        assert await library.root_names() == {}
        async with library.looking():
            await library.same_root("AP", "Associated Press", by=7, now=NOW)
            assert await library.root_names() == {"Associated Press": "AP"}


async def test_the_next_look_sees_what_was_written_since(library: SqlLibrary) -> None:
    async with library.looking():
        assert await library.root_names() == {}
    await library.same_root("AP", "Associated Press", by=7, now=NOW)
    async with library.looking():
        assert await library.root_names() == {"Associated Press": "AP"}
