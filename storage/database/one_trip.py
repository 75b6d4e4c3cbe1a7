"""Sends each statement to SQLite in one trip.

aiosqlite has a thread for each connection, and SQLAlchemy goes there four times for a statement: to get a cursor,
execute, fetch the rows, and close the cursor. Each trip takes longer than SQLite does for most questions, so here one
trip does all four. Streamed results are still fetched part by part.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from typing import Any

from sqlalchemy.dialects.sqlite.aiosqlite import AsyncAdapt_aiosqlite_connection, AsyncAdapt_aiosqlite_cursor


class OneTripCursor:
    """The part of aiosqlite's cursor that SQLAlchemy uses."""

    def __init__(self, connection: Any) -> None:
        self._connection = connection
        self._rows: list[Any] = []
        self.description: Any = None
        self.rowcount = -1
        self.lastrowid: int | None = None
        self.arraysize = 1

    async def __aenter__(self) -> OneTripCursor:
        return self

    async def execute(self, statement: str, parameters: Any = ()) -> OneTripCursor:
        return await self._go(lambda cursor: cursor.execute(statement, parameters))

    async def executemany(self, statement: str, parameters: Any) -> OneTripCursor:
        return await self._go(lambda cursor: cursor.executemany(statement, parameters))

    async def fetchall(self) -> list[Any]:
        rows, self._rows = self._rows, []
        return rows

    async def close(self) -> None:
        self._rows = []

    async def _go(self, work: Callable[[sqlite3.Cursor], object]) -> OneTripCursor:
        await self._connection._execute(self._done, work)
        return self

    def _done(self, work: Callable[[sqlite3.Cursor], object]) -> None:
        """Runs `work` on a new cursor, in the connection's thread."""
        cursor = self._connection._conn.cursor()
        try:
            work(cursor)
            self.description = cursor.description
            self._rows = cursor.fetchall() if cursor.description else []
            self.rowcount, self.lastrowid = cursor.rowcount, cursor.lastrowid
        finally:
            cursor.close()


class _Cursor(AsyncAdapt_aiosqlite_cursor):
    __slots__ = ()

    def _make_new_cursor(self, connection: Any) -> Any:
        return OneTripCursor(connection)


class OneTripConnection(AsyncAdapt_aiosqlite_connection):
    """aiosqlite's connection as SQLAlchemy sees it, with these cursors."""

    __slots__ = ()
    _cursor_cls = _Cursor


def connect(dialect: Any, _record: object, arguments: Any, settings: Any) -> OneTripConnection:
    """For SQLAlchemy's event `do_connect`."""
    return OneTripConnection(dialect.dbapi, dialect.connect(*arguments, **settings).driver_connection)
