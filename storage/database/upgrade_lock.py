"""The lock by which only one process at a time upgrades a library. After an upgrade several may start at once: the bot,
workers, a command. Each would make the same backup, some under one name, and then the same figures.

Like the courier's lock, it is the server's on PostgreSQL and the kernel's on SQLite, and ends with its holder.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from storage.database.courier_lock import lock_file, locked_file
from storage.database.database import Database
from storage.database.errors import plain_failures

# Any number that nothing else in the database uses.
KEY = 7_305_011_938
# How often a waiting process asks for the lock, in seconds.
PATIENCE = 0.2


@asynccontextmanager
async def one_upgrade(database: Database) -> AsyncIterator[None]:
    """Waits until no other process upgrades the library, then keeps others waiting while the block runs. Whoever waited
    asks again whether there is anything left to do. Raises `StorageError`."""
    if database.is_sqlite:
        with locked_file(database.path, "upgrade") as file:
            while not lock_file(file):  # noqa: ASYNC110 - nobody in this process could set an event
                await asyncio.sleep(PATIENCE)
            yield
        return
    async with database.engine.connect() as plain:
        connection = await plain.execution_options(isolation_level="AUTOCOMMIT")
        with plain_failures(database.shown):
            ask = text("SELECT pg_try_advisory_lock(:key)")
            while not (await connection.execute(ask, {"key": KEY})).scalar_one():  # noqa: ASYNC110
                await asyncio.sleep(PATIENCE)
        try:
            yield
        finally:
            # Its connection may be gone by now, and the lock with it.
            with suppress(SQLAlchemyError):
                await connection.execute(text("SELECT pg_advisory_unlock(:key)"), {"key": KEY})
