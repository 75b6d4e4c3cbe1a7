"""Telegram's paid broadcast: up to 1,000 messages a second for 0.1 Star each, within a budget that can't be exceeded.

It is for urgent messages in large numbers: corrections and alerts, once so many are owed that the free pace would take
minutes. Every message sent so counts against the month's budget, though Telegram charges nothing for the first 30 of a
second: an upper bound. Messages are reserved in the database, a block at a time, before the first of them is sent; what
a killed process had reserved stays spent.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Protocol

from briefings.errors import DatelineError
from briefings.model import Delivery
from briefings.ports import PaidLedger

log = logging.getLogger("dateline.courier")

STARS_A_MESSAGE = 0.1
KINDS = ("correction", "alert")
# Messages that are reserved at a time.
BLOCK = 100
# So many must be owed before anything is paid for: what the free pace sends in two minutes.
MANY = 3500
# Paying goes on until fewer than these are owed.
FEW = 500
# How long a count of what is owed is used, and how long nothing is tried after Telegram refused to be paid.
COUNTED_FOR = timedelta(seconds=5)
REFUSED_FOR = timedelta(hours=1)


class Owed(Protocol):
    """Says how much is owed: the part of the outbox that is needed here."""

    async def owed_by_kind(self, now: datetime) -> Mapping[str, tuple[int, float]]: ...


class PaidBroadcast:
    """Decides for each message whether it is paid for. `stars` is the budget of a calendar month (UTC)."""

    def __init__(self, ledger: PaidLedger, outbox: Owed, stars: int, clock: Callable[[], datetime]) -> None:
        self._ledger, self._outbox, self._clock = ledger, outbox, clock
        self._most = round(stars / STARS_A_MESSAGE)
        self._month, self._left = "", 0
        self._spent_in = ""
        self._counted: datetime | None = None
        self._refused: datetime | None = None
        self._hurry = False

    async def takes(self, delivery: Delivery) -> bool:
        """True if this message goes by paid broadcast; it is then taken off the budget."""
        now = self._clock()
        if not self._most or delivery.kind not in KINDS or self._is_off(now):
            return False
        try:
            return await self._is_urgent(now) and await self._spend(now)
        except DatelineError as error:
            log.warning("Nothing is paid for just now: %s", error.in_full)
            return False

    def unused(self) -> None:
        """Gives back the message that was taken last, because it surely was not sent."""
        self._left += 1

    def refused(self) -> None:
        """Notes that Telegram refused to be paid: the bot has too few Stars, or may not pay."""
        self._refused = self._clock()
        log.error("Telegram refused a paid message; nothing is paid for in the next hour")

    async def close(self) -> None:
        """Gives back what was reserved and not used."""
        left, self._left = self._left, 0
        if left:
            await self._ledger.give_back(self._month, left)

    def _is_off(self, now: datetime) -> bool:
        if self._refused is not None and timedelta(0) <= now - self._refused < REFUSED_FOR:
            return True
        return self._spent_in == f"{now:%Y-%m}"

    async def _is_urgent(self, now: datetime) -> bool:
        if self._counted is None or not timedelta(0) <= now - self._counted < COUNTED_FOR:
            owed = await self._outbox.owed_by_kind(now)
            many = sum(owed[kind][0] for kind in KINDS if kind in owed)
            self._hurry = many >= (FEW if self._hurry else MANY)
            self._counted = now
        return self._hurry

    async def _spend(self, now: datetime) -> bool:
        month = f"{now:%Y-%m}"
        if month != self._month:
            self._month, self._left = month, 0
        if not self._left:
            self._left = await self._ledger.reserve(month, BLOCK, self._most)
        if not self._left:
            self._spent_in = month
            log.warning("This month's budget for paid broadcast is spent; what is owed goes at the free pace")
            return False
        self._left -= 1
        return True
