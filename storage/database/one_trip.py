"""One trip for each statement on SQLite, and none for what changes nothing.

aiosqlite has a thread for each connection, and SQLAlchemy goes there four times for a statement: for a cursor, to
execute it, to fetch its rows, and to close the cursor. Each trip takes longer than SQLite does for most questions.
Here one trip does all four, and begins the transaction before its first statement. A rollback where no transaction is
open, as the pool asks for after each commit, makes no trip. Results that are streamed stay as they were: they are
fetched part by part.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.dialects.sqlite.aiosqlite import AsyncAdapt_aiosqlite_connection, AsyncAdapt_aiosqlite_cursor
from sqlalchemy.util import await_only


class OneTripCursor:
    """The part of aiosqlite's cursor that SQLAlchemy uses."""

    def __init__(self, connection: Any, held: OneTripConnection) -> None:
        self._connection, self._held = connection, held
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
        begin, self._held.to_begin = self._held.to_begin, None
        self._held.on_the_way = True
        try:
            await self._connection._execute(self._done, begin, work)
        except Exception:
            self._held.on_the_way = False
            raise
        self._held.on_the_way = False
        return self

    def _done(self, begin: str | None, work: Callable[[sqlite3.Cursor], object]) -> None:
        """Runs in the connection's thread."""
        cursor = self._connection._conn.cursor()
        try:
            if begin is not None:
                cursor.execute(begin)
            work(cursor)
            self.description = cursor.description
            self._rows = cursor.fetchall() if cursor.description else []
            self.rowcount, self.lastrowid = cursor.rowcount, cursor.lastrowid
        finally:
            cursor.close()


class _Cursor(AsyncAdapt_aiosqlite_cursor):
    __slots__ = ()

    def _make_new_cursor(self, connection: Any) -> Any:
        return OneTripCursor(connection, self._adapt_connection)  # type: ignore[arg-type]


class OneTripConnection(AsyncAdapt_aiosqlite_connection):
    """aiosqlite's connection as SQLAlchemy sees it, with these cursors."""

    __slots__ = ("on_the_way", "to_begin")
    _cursor_cls = _Cursor

    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments)
        # What begins the transaction, together with the statement that comes next.
        self.to_begin: str | None = None
        # Something was sent to the thread, and whoever waited for it may have been cancelled meanwhile.
        self.on_the_way = False

    def cursor(self, server_side: bool = False) -> Any:
        if server_side and self.to_begin is not None:
            begin, self.to_begin = self.to_begin, None
            self.execute(begin)
        return super().cursor(server_side)

    def commit(self) -> None:
        if self._is_open():
            self.on_the_way = True
            super().commit()
            self.on_the_way = False

    def rollback(self) -> None:
        if self._is_open():
            super().rollback()
            self.on_the_way = False

    def _is_open(self) -> bool:
        """Whether a transaction is open, or may be by the time that all is done that was sent to the thread."""
        self.to_begin = None
        there = self._connection._connection
        return there is not None and (self.on_the_way or there.in_transaction)


def set_up(connection: AsyncAdapt_aiosqlite_connection, *pragmas: str) -> None:
    """Lets a new connection begin no transaction by itself, and sets its pragmas."""

    def work(made: sqlite3.Connection) -> None:
        made.isolation_level = None
        for pragma in pragmas:
            made.execute(pragma).close()

    there = connection.driver_connection
    await_only(there._execute(work, there._conn))


def begin(connection: Connection, statement: str) -> None:
    """For SQLAlchemy's event `begin`: begins a transaction with the next statement, where the connection is one of
    these."""
    held = connection.connection.dbapi_connection
    if isinstance(held, OneTripConnection):
        held.to_begin = statement
    else:
        connection.exec_driver_sql(statement)


def connect(dialect: Any, _record: object, arguments: Any, settings: Any) -> OneTripConnection:
    """For SQLAlchemy's event `do_connect`."""
    return OneTripConnection(dialect.dbapi, dialect.connect(*arguments, **settings).driver_connection)
