"""The lock by which only one courier runs at a time, because Telegram's limits are the bot's, not the process's.

On PostgreSQL it is an advisory lock of a session of its own, which the server releases when the process or its
connection dies; on SQLite a lock on a file beside the library, which the kernel releases likewise.
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import IO

from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection

from briefings.errors import StorageError
from storage.database.database import Database
from storage.database.errors import plain_failures
from storage.database.private import make_private_file

# Any number that nothing else in the database uses.
KEY = 7_305_011_937
# How often a waiting process asks for the lock, and a holding one checks it, in seconds.
PATIENCE = 1.0
# After so many seconds without an answer, the server may have given the lock to another process.
LOST_AFTER = 5.0


class SqlCourierLock:
    """Implements `CourierLock`: the process that holds it sends."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @asynccontextmanager
    async def hold(self) -> AsyncIterator[Callable[[], bool]]:
        """Waits until this process has the lock; gives a function that says whether it still has it."""
        if self._database.is_sqlite:
            with locked_file(self._database.path, "courier") as file:
                while not lock_file(file):  # noqa: ASYNC110 - nobody in this process could set an event
                    await asyncio.sleep(PATIENCE)
                yield lambda: True
            return
        async with self._advisory_lock() as still_mine:
            yield still_mine

    @asynccontextmanager
    async def alone(self) -> AsyncIterator[None]:
        """Keeps every courier waiting while the block runs. Raises `StorageError` at once if a bot is running."""
        running = StorageError("A bot is running on this library: stop it first.")
        if self._database.is_sqlite:
            with locked_file(self._database.path, "courier") as file:
                if not lock_file(file):
                    raise running
                yield
            return
        async with self._database.engine.connect() as plain:
            connection = await plain.execution_options(isolation_level="AUTOCOMMIT")
            with plain_failures(self._database.shown):
                taken = await connection.execute(text("SELECT pg_try_advisory_lock(:key)"), {"key": KEY})
                if not taken.scalar_one():
                    raise running
            try:
                yield
            finally:
                # Its connection may be gone by now, and the lock with it.
                with suppress(SQLAlchemyError):
                    await connection.execute(text("SELECT pg_advisory_unlock(:key)"), {"key": KEY})

    @asynccontextmanager
    async def _advisory_lock(self) -> AsyncIterator[Callable[[], bool]]:
        with plain_failures(self._database.shown):
            async with self._database.engine.connect() as plain:
                connection = await plain.execution_options(isolation_level="AUTOCOMMIT")
                ask = text("SELECT pg_try_advisory_lock(:key)")
                while not (await connection.execute(ask, {"key": KEY})).scalar_one():  # noqa: ASYNC110
                    await asyncio.sleep(PATIENCE)
                watch = asyncio.create_task(_watch(connection))
                try:
                    yield lambda: not watch.done()
                finally:
                    alive = not watch.done()
                    watch.cancel()
                    await asyncio.gather(watch, return_exceptions=True)
                    if alive:
                        await connection.execute(text("SELECT pg_advisory_unlock(:key)"), {"key": KEY})
                    else:
                        await connection.invalidate()


async def _watch(connection: AsyncConnection) -> None:
    """Returns when the connection is lost, and the lock with it."""
    while True:
        await asyncio.sleep(PATIENCE)
        try:
            async with asyncio.timeout(LOST_AFTER):
                await connection.execute(text("SELECT 1"))
        except (SQLAlchemyError, TimeoutError):
            return


def locked_file(library: Path, name: str) -> IO[bytes]:
    """Opens the file of a lock beside a library. Raises `StorageError`."""
    lock = library.with_name(f"{library.name}.{name}")
    make_private_file(lock)
    try:
        return lock.open("ab")
    except OSError as error:
        raise StorageError(
            f"The library's folder can't be written ({error.strerror}).",
            f"The library {library} can't be written: {lock} can't be made ({error.strerror}).",
        ) from error


def lock_file(file: IO[bytes]) -> bool:
    """Takes the lock of a file; False if another process has it."""
    if sys.platform == "win32":
        return True  # SQLite on Windows is for one person's terminal; there is no flock to ask.
    import fcntl

    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
