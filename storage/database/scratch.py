"""A library in a nameless file of SQLite's own, which the system deletes when it is closed or its process ends."""

from __future__ import annotations

import sqlite3
from typing import Any

import aiosqlite
from sqlalchemy.ext.asyncio import AsyncEngine
from sqlalchemy.pool import StaticPool

from storage.database.database import Database, sqlite_engine


class Scratch(Database):
    """A database on one open connection; what was in it is gone when it is closed."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        super().__init__("sqlite+aiosqlite:///a nameless file")

    @property
    def shown(self) -> str:
        """Nobody knows it by a name."""
        return "in the backup"

    def migrating_engine(self) -> AsyncEngine:
        """There is one connection, for everything; it keeps no foreign keys, as its rows only pass through."""
        return self.engine

    async def close(self) -> None:
        """Lets go of the connection, and with it of the file."""
        await self.engine.dispose()
        self._connection.close()

    def _engine(self, *, foreign_keys: bool = True, pooled: bool = True) -> AsyncEngine:
        return sqlite_engine(self.url, foreign_keys=False, poolclass=StaticPool, async_creator=self._open)

    async def _open(self) -> Any:
        return await aiosqlite.Connection(lambda: self._connection, iter_chunk_size=64)
