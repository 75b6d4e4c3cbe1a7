"""Readers who sent a file: each hears once in a while that it was not opened, however many files come at once."""

from __future__ import annotations

from datetime import datetime, timedelta

# Once in this time; of so many people that is remembered.
EVERY, MOST = timedelta(minutes=1), 1000


class TurnedAway:
    """Who was told when; the upload handler has it by `services.own`."""

    def __init__(self) -> None:
        self._told: dict[int, datetime] = {}

    def hears(self, user: int, now: datetime) -> bool:
        """Whether somebody is to be told now; they then count as told."""
        if now - self._told.get(user, now - EVERY) < EVERY:
            return False
        if len(self._told) > MOST:
            self._told.clear()
        self._told[user] = now
        return True

    def forget(self, user: int) -> None:
        """Somebody's data are deleted."""
        self._told.pop(user, None)
