"""A temporary library in a file without a name, which the system deletes when it is closed or its process ends."""

from __future__ import annotations

import sqlite3
from typing import Any

import aiosqlite
from sqlalchemy.ext.asyncio import AsyncEngine
from sqlalchemy.pool import StaticPool

from storage.database.database import Database, sqlite_engine


class Scratch(Database):
    """A temporary database on one connection; its content is gone when that is closed."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        super().__init__("sqlite+aiosqlite:///a nameless file")

    @property
    def shown(self) -> str:
        """The name for error messages: a temporary database has none."""
        return "in the backup"

    def migrating_engine(self) -> AsyncEngine:
        """The one engine. It enforces no foreign keys, because rows only pass through."""
        return self.engine

    async def close(self) -> None:
        """Lets go of the connection, and with it of the file."""
        await self.engine.dispose()
        self._connection.close()

    def _engine(self, *, foreign_keys: bool = True, pooled: bool = True) -> AsyncEngine:
        return sqlite_engine(self.url, foreign_keys=False, poolclass=StaticPool, async_creator=self._open)

    async def _open(self) -> Any:
        return await aiosqlite.Connection(lambda: self._connection, iter_chunk_size=64)
