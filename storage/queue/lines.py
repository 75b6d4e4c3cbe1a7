"""Which messages of the chat are somebody's to fill in, of all processes that share a library.

A message is held by an advisory lock of the database, so that whoever is killed holds none any more. All locks of a
process are held by one connection; if that is lost, another takes them again.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection

from briefings.errors import StorageError
from storage.database.database import Database
from storage.database.errors import plain_failures

log = logging.getLogger("dateline.queue")

# Seconds between two looks at whether the connection is still there.
LOOK = 1.0
_TAKE = "SELECT pg_try_advisory_lock(hashtextextended(:line, 0))"
_LEAVE = "SELECT pg_advisory_unlock(hashtextextended(:line, 0))"


class SqlLines:
    """The messages (chat, number) that this process fills in."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._held: set[tuple[int, int]] = set()
        self._connection: AsyncConnection | None = None
        self._asking = asyncio.Lock()
        self._looking: asyncio.Task[None] | None = None

    @asynccontextmanager
    async def held(self, chat: int, line: int) -> AsyncIterator[bool]:
        """Holds a message for the block's length; gives False if somebody else holds it. Where the database can't be
        asked it counts as held, since what comes of uploads can't be known then either."""
        mine = await self._take((chat, line))
        try:
            yield mine
        finally:
            if mine:
                await asyncio.shield(self._leave((chat, line)))

    async def _take(self, line: tuple[int, int]) -> bool:
        async with self._asking:
            if line in self._held:
                return False
            try:
                mine = await self._ask(_TAKE, line)
            except StorageError as error:
                log.warning("A message is not held yet: %s", error.in_full)
                mine = True
            if mine:
                self._held.add(line)
            await self._look_or_part()
        return mine

    async def _leave(self, line: tuple[int, int]) -> None:
        async with self._asking:
            self._held.discard(line)
            with suppress(StorageError):  # its connection is gone, and the lock with it
                await self._ask(_LEAVE, line)
            await self._look_or_part()

    async def _look_or_part(self) -> None:
        """Looks after the connection while something is held; parts with it when nothing is."""
        if self._held and self._looking is None:
            self._looking = asyncio.create_task(self._look())
        elif not self._held:
            if self._looking is not None:
                self._looking.cancel()
                self._looking = None
            await self._part()

    async def _look(self) -> None:
        """Takes the locks again after the connection was lost."""
        while True:
            await asyncio.sleep(LOOK)
            async with self._asking:
                with suppress(StorageError):
                    await self._ask("SELECT true", (0, 0))

    async def _ask(self, question: str, line: tuple[int, int]) -> bool:
        with plain_failures(self._database.shown):
            try:
                connection = await self._connected()
                return await _answer(connection, question, line)
            except (SQLAlchemyError, asyncio.CancelledError):
                await self._part(lost=True)
                raise

    async def _connected(self) -> AsyncConnection:
        if self._connection is None:
            plain = await self._database.engine.connect()
            self._connection = await plain.execution_options(isolation_level="AUTOCOMMIT")
            for line in sorted(self._held):
                await _answer(self._connection, _TAKE, line)
        return self._connection

    async def _part(self, *, lost: bool = False) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            with suppress(SQLAlchemyError):
                if lost:
                    await connection.invalidate()
                await connection.close()


async def _answer(connection: AsyncConnection, question: str, line: tuple[int, int]) -> bool:
    named = {} if ":line" not in question else {"line": f"dateline line {line[0]} {line[1]}"}
    return bool((await connection.execute(text(question), named)).scalar_one())
