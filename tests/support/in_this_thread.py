"""Runs SQLite's statements in the thread that asks for them.

aiosqlite has a thread for each connection, so that an event loop never waits for a disk or for another writer. A
test's library lies in memory, and going to the thread and back takes longer than most of its statements do. Here only
what may have to wait goes there: what begins to write, and what is part of no transaction. Whoever else is ready gets a
turn after each statement, as if it had been away. tests/storage and all processes that tests start go the whole way.
"""

from __future__ import annotations

import asyncio
from typing import Any

import aiosqlite
import pytest

# What `one_trip` hands over to begin a transaction that only reads, and so waits for nobody.
READS = "BEGIN"
_go_there = aiosqlite.Connection._execute


def go_the_whole_way(patch: pytest.MonkeyPatch) -> None:
    """Takes `run_in_this_thread` back until the patch is undone."""
    patch.setattr(aiosqlite.Connection, "_execute", _go_there)


def run_in_this_thread(patch: pytest.MonkeyPatch) -> None:
    """Spares the ways to the connections' threads until the patch is undone."""
    patch.setattr(aiosqlite.Connection, "_execute", _execute)
    # Something was sent to the thread, and whoever waited for it may have been cancelled meanwhile.
    patch.setattr(aiosqlite.Connection, "on_the_way", False, raising=False)


async def _execute(self: Any, work: Any, *arguments: Any, **named: Any) -> Any:
    if self.on_the_way or not _waits_for_nobody(self, arguments):
        return await _there_and_back(self, work, *arguments, **named)
    result = work(*arguments, **named)
    await asyncio.sleep(0)
    return result


def _waits_for_nobody(connection: Any, arguments: tuple[Any, ...]) -> bool:
    made = connection._connection
    return connection._running and made is not None and (made.in_transaction or READS in arguments[:1])


async def _there_and_back(connection: Any, work: Any, *arguments: Any, **named: Any) -> Any:
    connection.on_the_way = True
    try:
        result = await _go_there(connection, work, *arguments, **named)  # type: ignore[no-untyped-call]
    except Exception:
        connection.on_the_way = False
        raise
    connection.on_the_way = False
    return result
