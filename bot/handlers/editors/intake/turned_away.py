"""Readers who send files: each is told once in a while that a file was not opened, however many come at once."""

from __future__ import annotations

from datetime import datetime, timedelta

# For how long a reader is not told again, and of how many readers that is remembered.
EVERY, MOST = timedelta(minutes=1), 1000


class TurnedAway:
    """When each reader was told. The upload handler gets the one object by `services.own`."""

    def __init__(self) -> None:
        self._told: dict[int, datetime] = {}

    def hears(self, user: int, now: datetime) -> bool:
        """True if the reader is to be told now; notes that they were."""
        if now - self._told.get(user, now - EVERY) < EVERY:
            return False
        if len(self._told) > MOST:
            self._told.clear()
        self._told[user] = now
        return True

    def forget(self, user: int) -> None:
        """Forgets a reader whose data are deleted."""
        self._told.pop(user, None)
