"""The tick: one at a time, tried again whatever happened, and the owner hears of what stays wrong."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.app import open_services
from bot.context import Services
from bot.schedule import Tick, start_ticking
from bot.settings import Settings
from briefings.errors import StorageError
from briefings.model import Delivery, DeliveryState

OWNER = 7
SEVEN = datetime(2018, 2, 20, 7, tzinfo=UTC)
PENDING: tuple[DeliveryState, ...] = ("pending",)


@pytest.fixture
async def services(sqlite_url: str, tmp_path: Path):  # type: ignore[no-untyped-def]
    settings = Settings(owner=OWNER, home=tmp_path, database_url=sqlite_url)
    async with open_services(settings, clock=lambda: SEVEN) as opened:
        yield opened


class Counting(Tick):
    """A tick that takes its time, or fails."""

    def __init__(self, services: Services, takes: float = 0.0, fails: list[Exception] | None = None) -> None:
        super().__init__(services, services.scribe)
        self.takes, self.fails = takes, fails or []
        self.runs = self.at_once = self.most_at_once = 0

    async def run(self, now: datetime) -> None:
        self.runs += 1
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        await asyncio.sleep(self.takes)
        self.at_once -= 1
        if self.fails:
            raise self.fails.pop()
        await super().run(now)


async def test_a_tick_that_fails_is_tried_again(services: Services) -> None:
    tick = Counting(services, fails=[StorageError("the library is busy"), RuntimeError("a bug")])
    scheduler = start_ticking(tick, 0.02)
    try:
        async with asyncio.timeout(10):
            while tick.runs < 4:  # noqa: ASYNC110 - the tick sets no event
                await asyncio.sleep(0.01)
    finally:
        scheduler.shutdown(wait=False)


async def test_a_tick_slower_than_its_interval_runs_alone(services: Services) -> None:
    tick = Counting(services, takes=0.05)
    scheduler = start_ticking(tick, 0.01)
    try:
        # Woken by a publication at the same time.
        await asyncio.gather(*(tick.once() for _ in range(3)))
        await asyncio.sleep(0.1)
    finally:
        scheduler.shutdown(wait=False)
    assert tick.runs >= 4
    assert tick.most_at_once == 1


async def test_the_owner_hears_once_a_day_of_a_silent_day(services: Services) -> None:
    created = SEVEN - timedelta(days=2)
    waiting = Delivery(0, 1, 1, "digest", "x", 0, "text", "pending", created, created=created)
    await services.outbox.add_deliveries([waiting])
    for minutes in (0, 10, 20):
        await Tick(services, services.scribe).run(SEVEN + timedelta(minutes=minutes))
    told = [d.text for d in await services.outbox.deliveries(states=PENDING, chat=OWNER)]
    assert len(told) == 2
    assert any("Nothing went out for a day" in text for text in told)
    assert any("has waited" in text for text in told)
