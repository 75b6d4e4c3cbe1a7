"""The clock by which all processes that watch one library lease and wait."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta


class SharedClock:
    """This process's own clock, put right by the database's where machines share one: two whose clocks differ would
    each take the other's leases for ended ones. `own` stays the clock of what is stored in the library."""

    def __init__(
        self,
        own: Callable[[], datetime],
        database: Callable[[], Awaitable[datetime]] | None = None,
        machine: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self.own = own
        self._database, self._machine = database, machine
        self._apart = timedelta(0)

    def __call__(self) -> datetime:
        return self.own() + self._apart

    async def compare(self) -> None:
        """Compares the machine's clock with the database's, to the second. Raises `StorageError`."""
        if self._database is not None:
            apart = await self._database() - self._machine()
            self._apart = timedelta(seconds=round(apart.total_seconds()))
