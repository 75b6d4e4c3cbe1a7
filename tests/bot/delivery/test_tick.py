"""The tick: one at a time, tried again whatever happened, and the owner hears of what stays wrong."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import pytest

from bot.app import open_services
from bot.chat.context import Services
from bot.delivery.tick import Tick, start_ticking, stop_ticking, tick_on
from bot.settings import Settings
from briefings.errors import StorageError
from briefings.model import Delivery, DeliveryState, Digest, Part
from briefings.ports import Scribe
from storage.database.database import Database
from tests.support.owing_desk import Desk, PlainScribe

OWNER = 7
SEVEN = datetime(2018, 2, 20, 7, tzinfo=UTC)
PENDING: tuple[DeliveryState, ...] = ("pending",)


@pytest.fixture
async def services(database_url: str, tmp_path: Path) -> AsyncIterator[Services]:
    settings = Settings(owner=OWNER, home=tmp_path, database_url=database_url)
    async with open_services(settings, clock=lambda: SEVEN) as opened:
        yield opened


@pytest.fixture
def desk(database: Database) -> Desk:
    """On the services' database."""
    return Desk(database)


async def told_owner(services: Services) -> list[str]:
    return [d.text for d in await services.outbox.deliveries(states=PENDING, chat=OWNER)]


def ticking(services: Services, scribe: Scribe, wake_courier: Callable[[], None] = lambda: None) -> Tick:
    library, outbox, owner = services.library, services.outbox, services.settings.owner
    return Tick(library, outbox, scribe, owner=owner, clock=services.clock, wake_courier=wake_courier)


class Counting(Tick):
    """A tick that takes its time, or fails."""

    def __init__(self, services: Services, takes: float = 0.0, fails: list[Exception] | None = None) -> None:
        library, outbox, owner = services.library, services.outbox, services.settings.owner
        super().__init__(library, outbox, services.scribe, owner=owner, clock=services.clock, wake_courier=lambda: None)
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
        await tick.stop()
        scheduler.shutdown(wait=False)


async def test_a_tick_slower_than_its_interval_runs_alone(services: Services) -> None:
    tick = Counting(services, takes=0.05)
    scheduler = start_ticking(tick, 0.01)
    try:
        # Woken by a publication at the same time.
        await asyncio.gather(*(tick.once() for _ in range(3)))
        async with asyncio.timeout(30):
            while tick.runs < 4:  # noqa: ASYNC110
                await asyncio.sleep(0.01)
    finally:
        await tick.stop()
        scheduler.shutdown(wait=False)
    assert tick.most_at_once == 1


async def test_whoever_stops_waits_for_the_tick_under_way_and_begins_no_other(services: Services) -> None:
    """Torn off in the middle of a transaction, it would wait for ever for a database that was closed."""
    tick = Counting(services, takes=0.1)
    under_way, behind = asyncio.create_task(tick.once()), asyncio.create_task(tick.once())
    await asyncio.sleep(0.02)
    await tick.stop()
    assert under_way.done()
    await behind
    await tick.once()
    assert tick.runs == 1


async def test_a_stop_in_the_instant_in_which_a_tick_is_due_is_no_error(
    services: Services, caplog: pytest.LogCaptureFixture
) -> None:
    tick = Counting(services)
    scheduler = start_ticking(tick, 60)  # one is due at once
    await tick.stop()
    stop_ticking(scheduler)
    await asyncio.sleep(0.01)
    assert tick.runs == 0
    assert [record.getMessage() for record in caplog.records if record.levelname == "ERROR"] == []


async def test_the_ticks_go_on_when_the_clock_is_set_back_a_year(services: Services) -> None:
    """APScheduler would wait for a year."""
    tick = Counting(services)
    scheduler = start_ticking(tick, 0.05)
    going_on = asyncio.create_task(tick_on(scheduler, 0.05))
    try:
        scheduler.get_job("tick").modify(next_run_time=datetime.now(UTC) + timedelta(days=365))
        before = tick.runs
        async with asyncio.timeout(10):
            while tick.runs < before + 3:  # noqa: ASYNC110 - the tick sets no event
                await asyncio.sleep(0.01)
    finally:
        going_on.cancel()
        await tick.stop()
        scheduler.shutdown(wait=False)


async def test_a_clock_that_was_set_back_is_noticed_at_the_next_tick(services: Services, desk: Desk) -> None:
    """What it had put off is due in time again, at once."""
    tick = ticking(services, desk.scribe)
    ahead = SEVEN + timedelta(days=365)
    made = await desk.subscribe()
    await tick.run(ahead)
    await tick.run(SEVEN + timedelta(minutes=1))
    after = await services.outbox.subscription(made.id)
    assert after.due == SEVEN + timedelta(days=1)


async def test_the_owner_hears_once_a_day_of_a_silent_day(services: Services) -> None:
    created = SEVEN - timedelta(days=2)
    waiting = Delivery(0, 1, 1, "digest", "x", 0, "text", "pending", created, created=created)
    await services.outbox.add_deliveries([waiting])
    for minutes in (0, 10, 20):
        await ticking(services, services.scribe).run(SEVEN + timedelta(minutes=minutes))
    told = await told_owner(services)
    assert len(told) == 2
    assert any("Nothing went out for a day" in text for text in told)
    assert any("has waited" in text for text in told)


async def test_a_tick_writes_what_is_due(services: Services, desk: Desk) -> None:
    await desk.subscribe()
    await desk.subscribe(chat=6, schedule=None, due=None, alerts=True)
    await desk.change("a", at=SEVEN - timedelta(hours=1))
    await ticking(services, desk.scribe).run(SEVEN)
    assert await desk.pending() == ["digest\nnew words of a", "alert\nnew words of a"]


async def test_after_a_restore_nothing_is_composed_and_the_owner_is_reminded_once_a_day(
    services: Services, desk: Desk
) -> None:
    await desk.subscribe()
    await desk.change("a", at=SEVEN - timedelta(hours=1))
    hold = {"at": SEVEN.isoformat(), "made": None, "delivery": 0, "change": 1}
    await services.library.keep("restore", "hold", hold, SEVEN)
    tick = ticking(services, desk.scribe)
    for hours in (0, 1, 2, 24):
        await tick.run(SEVEN + timedelta(hours=hours))
    owed = await services.outbox.deliveries(states=PENDING)
    assert [(d.chat, d.kind) for d in owed] == [(OWNER, "notice")] * 2
    assert all("restored from a backup" in d.text for d in owed)


@pytest.mark.parametrize(("space", "days"), [("shown-line", 2), ("said-of-a-line", 2), ("page link", 7)])
async def test_what_was_noted_of_a_chat_is_forgotten_when_nobody_needs_it(
    services: Services, desk: Desk, space: str, days: int
) -> None:
    written = SEVEN - timedelta(days=days)
    for key, at in (("old", written - timedelta(seconds=1)), ("new", written + timedelta(minutes=1))):
        await services.library.keep(space, key, "noted", at)
    await ticking(services, desk.scribe).run(SEVEN)
    assert list(await services.library.all_kept(space)) == ["new"]


async def test_a_tick_holds_back_alerts_when_quiet_hours_have_begun(services: Services, desk: Desk) -> None:
    await desk.subscribe(schedule=None, due=None, alerts=True, quiet_from=time(7, 30), quiet_to=time(9))
    await desk.change("a", at=SEVEN - timedelta(hours=1))
    await desk.tick(SEVEN)
    await ticking(services, desk.scribe).run(SEVEN + timedelta(minutes=30))
    assert (await desk.only()).due == SEVEN + timedelta(hours=2)


async def test_a_tick_sets_right_what_a_clock_that_was_ahead_put_off(services: Services, desk: Desk) -> None:
    made = await desk.subscribe(due=SEVEN + timedelta(days=365))
    await ticking(services, desk.scribe).run(SEVEN)
    assert (await desk.outbox.subscription(made.id)).due == SEVEN + timedelta(days=1)


class Unwritable(PlainScribe):
    """Fails as Python words it, with a sign that is markup in HTML."""

    def digest(self, digest: Digest) -> Sequence[Part]:
        raise TypeError("'<' not supported between instances of 'int' and 'NoneType'")


async def test_what_went_wrong_is_told_to_the_owner_as_words_and_not_as_markup(services: Services, desk: Desk) -> None:
    made = await desk.subscribe()
    await desk.change("a")
    await ticking(services, Unwritable()).run(SEVEN)
    (told,) = await told_owner(services)
    assert told.startswith(f"The digest of subscription {made.id} could not be composed: ")
    assert "<" not in told
    assert "&lt;" in told


def ended(chat: int, state: DeliveryState, **more: str) -> Delivery:
    return Delivery(0, chat, chat, "digest", "x", 0, "text", state, SEVEN, created=SEVEN, sent=SEVEN, **more)  # type: ignore[arg-type]


async def test_the_owner_hears_once_a_day_what_could_not_be_delivered(services: Services) -> None:
    failed = [ended(31, "failed", error="Bad Request"), ended(32, "failed", error="Message <is> too long")]
    await services.outbox.add_deliveries([*failed, ended(33, "sent")])
    tick = ticking(services, services.scribe)
    for minutes in (0, 10, 20):
        await tick.run(SEVEN + timedelta(minutes=minutes))
    assert await told_owner(services) == [
        "2 messages could not be delivered today, the newest to chat 32: Message &lt;is&gt; too long /stats lists them."
    ]


async def test_the_owner_hears_of_no_failure_where_there_was_none_today(services: Services) -> None:
    await services.outbox.add_deliveries([ended(31, "failed"), ended(33, "sent")])
    await ticking(services, services.scribe).run(SEVEN + timedelta(days=1, minutes=1))
    assert await told_owner(services) == []


async def test_an_alert_that_waits_for_the_end_of_quiet_hours_is_no_trouble(services: Services, desk: Desk) -> None:
    await desk.subscribe(schedule=None, due=None, alerts=True, quiet_from=time(7, 30), quiet_to=time(9))
    await desk.change("a", at=SEVEN - timedelta(hours=1))
    tick = ticking(services, desk.scribe)
    for minutes in (0, 30, 65):
        await tick.run(SEVEN + timedelta(minutes=minutes))
    assert await told_owner(services) == []


async def test_a_message_that_was_tried_in_vain_for_an_hour_is_trouble(services: Services) -> None:
    """Though each try puts its moment off."""
    await services.outbox.add_deliveries([Delivery(0, 1, 1, "digest", "x", 0, "text", "pending", SEVEN, created=SEVEN)])
    later = SEVEN + timedelta(minutes=65)
    (owed,) = await services.outbox.deliveries(states=PENDING)
    await services.outbox.settle(replace(owed, due=later + timedelta(seconds=5), error="could not be reached"))
    await ticking(services, services.scribe).run(later)
    (text,) = await told_owner(services)
    assert "has waited for 65 minutes" in text


async def woken(services: Services, now: datetime = SEVEN) -> int:
    """How often a tick wakes the courier."""
    calls: list[None] = []
    await ticking(services, PlainScribe(), lambda: calls.append(None)).run(now)
    return len(calls)


async def test_a_tick_that_writes_nothing_lets_the_courier_sleep(services: Services, desk: Desk) -> None:
    await desk.subscribe(chat=9)
    assert await woken(services) == 0


async def test_the_courier_is_woken_for_a_digest(services: Services, desk: Desk) -> None:
    await desk.subscribe()
    await desk.change("a")
    assert await woken(services) == 1


async def test_the_courier_is_woken_for_an_alert(services: Services, desk: Desk) -> None:
    await desk.subscribe(alerts=True, schedule=None, due=None)
    await desk.change("a")
    assert await woken(services, SEVEN + timedelta(minutes=1)) == 1


async def test_the_courier_is_woken_for_a_message_that_is_composed_anew(services: Services, desk: Desk) -> None:
    await desk.subscribe()
    await desk.change("a")
    await desk.change("b", documents=(2,))
    await desk.tick(SEVEN)
    on_its_way = await desk.outbox.start((await desk.only()).id)
    assert on_its_way is not None
    await desk.withdraw("a")
    await desk.outbox.settle(replace(on_its_way, state="pending", attempts=1))
    assert await woken(services) == 1


async def test_the_courier_is_woken_for_a_correction_that_goes_once_more(services: Services, desk: Desk) -> None:
    await desk.subscribe()
    await desk.change("a")
    await desk.tick(SEVEN)
    await desk.send_all()
    await desk.withdraw("a")
    await desk.send_all("uncertain")
    assert await woken(services) == 1


async def test_the_tick_owes_what_an_act_left_to_slices(
    services: Services, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefings.deliveries.corrections.corrections.AT_ONCE", 0)
    await desk.change("stock")
    await desk.subscribe()
    await desk.tick(SEVEN)
    await desk.send_all()
    assert await desk.withdraw("stock") == 1
    assert await woken(services) == 1
    (owed,) = await services.outbox.deliveries(states=PENDING)
    assert owed.kind == "correction"
    assert await woken(services) == 0
