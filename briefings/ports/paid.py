"""Counts what Telegram's paid broadcast may have cost."""

from __future__ import annotations

from typing import Protocol


class PaidLedger(Protocol):
    """Counts, for each month in UTC ("2026-11"), the messages that may have been paid for."""

    async def reserve(self, month: str, many: int, most: int) -> int:
        """Reserves up to `many` messages, as long as the month stays within `most`; gives how many. Reserved messages
        count as spent, whatever happens next."""
        ...

    async def give_back(self, month: str, many: int) -> None:
        """Gives back reserved messages that surely were not sent."""
        ...

    async def reserved(self, month: str) -> int:
        """How many messages of a month are reserved."""
        ...
