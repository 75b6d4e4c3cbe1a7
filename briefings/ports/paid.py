"""What Telegram's paid broadcast may cost."""

from __future__ import annotations

from typing import Protocol


class PaidLedger(Protocol):
    """Counts, month by month (2026-11, in UTC), the messages that may have been paid for."""

    async def reserve(self, month: str, many: int, most: int) -> int:
        """Sets so many messages aside, as far as the month has not had its `most`; gives how many. What is set aside
        counts as spent, whatever happens next."""
        ...

    async def give_back(self, month: str, many: int) -> None:
        """Takes back what was set aside and surely never went."""
        ...

    async def reserved(self, month: str) -> int: ...
