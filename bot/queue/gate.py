"""Decides which jobs run side by side in one worker: a job that may have ended a worker before runs alone.

An innocent upload that was read beside a harmful one would otherwise be ended, and blamed, with it.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager


class Gate:
    """Lets many jobs in together, or one alone. One that is to be alone goes before those that come later."""

    def __init__(self) -> None:
        self._changed = asyncio.Condition()
        self._inside = 0
        self._alone = False

    @asynccontextmanager
    async def entered(self, *, alone: bool) -> AsyncIterator[None]:
        """Waits until the job may begin; it counts as running until the block ends."""
        await self._enter(alone=alone)
        try:
            yield
        finally:
            await asyncio.shield(self._leave(alone=alone))

    async def _enter(self, *, alone: bool) -> None:
        async with self._changed:
            if not alone:
                await self._changed.wait_for(lambda: not self._alone)
                self._inside += 1
                return
            # Only one of these at a time, too: it would else not be known which of two ended the worker.
            await self._changed.wait_for(lambda: not self._alone)
            self._alone = True
            try:
                await self._changed.wait_for(lambda: not self._inside)
            except BaseException:
                self._alone = False
                self._changed.notify_all()
                raise

    async def _leave(self, *, alone: bool) -> None:
        async with self._changed:
            if alone:
                self._alone = False
            else:
                self._inside -= 1
            self._changed.notify_all()
