"""Paid broadcast: only for what is urgent and much, at its own pace, and never for more than the month's budget."""

from __future__ import annotations

import asyncio
import itertools
import random
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.delivery import paid_broadcast
from bot.delivery.courier import TelegramCourier
from bot.delivery.courier_loop import CourierLoop
from bot.delivery.paid_broadcast import BLOCK, PaidBroadcast
from bot.delivery.rate_limiter import Pacer
from briefings.errors import StorageError
from briefings.model import Delivery
from storage.database.courier_lock import SqlCourierLock
from storage.database.database import Database
from storage.outbox.outbox import SqlOutbox
from storage.outbox.paid import SqlPaidLedger
from tests.bot.delivery.test_courier import courier_to
from tests.support.telegram_server import BotApiServer, Call, Refusal

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
CORRECTION = Delivery(3, None, 5, "correction", "5:2", 0, "text", "sending", NOW, created=NOW)


class Owed:
    """An outbox that owes so many corrections."""

    def __init__(self, many: int = 100_000) -> None:
        self.many = many

    async def owed_by_kind(self, now: datetime) -> Mapping[str, tuple[int, float]]:
        return {"correction": (self.many, 0.0), "digest": (1_000_000, 0.0)}


class Clock:
    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now


async def taken(purse: PaidBroadcast, delivery: Delivery = CORRECTION, tries: int = 2000) -> int:
    return sum([await purse.takes(delivery) for _ in range(tries)])


async def test_a_months_budget_is_kept_to_the_message_and_begins_anew_with_the_next(database: Database) -> None:
    clock = Clock()
    purse = PaidBroadcast(SqlPaidLedger(database), Owed(), 25, clock)
    assert await taken(purse) == 250
    clock.now = datetime(2026, 12, 1, tzinfo=UTC)
    assert await taken(purse) == 250


async def test_no_number_of_kills_overruns_the_budget(database: Database) -> None:
    dice, paid = random.Random(7), 0
    for _ in range(40):
        # A killed process gives nothing back: what it had set aside is spent.
        purses = [PaidBroadcast(SqlPaidLedger(database), Owed(), 100, Clock()) for _ in range(2)]
        paid += sum([await taken(purse, tries=dice.randrange(1, 60)) for purse in purses])
    assert 0 < paid <= 1000
    assert await SqlPaidLedger(database).reserved("2026-11") == 1000


async def test_two_processes_at_once_share_one_budget(database: Database) -> None:
    ledger = SqlPaidLedger(database)
    granted = await asyncio.gather(*(ledger.reserve("2026-11", 70, 1000) for _ in range(20)))
    assert sum(granted) == 1000


async def test_what_was_set_aside_and_not_used_is_given_back_at_a_regular_end(database: Database) -> None:
    ledger = SqlPaidLedger(database)
    purse = PaidBroadcast(ledger, Owed(), 100, Clock())
    assert await taken(purse, tries=3) == 3
    assert await ledger.reserved("2026-11") == BLOCK
    await purse.close()
    assert await ledger.reserved("2026-11") == 3


@pytest.mark.parametrize(
    ("kind", "owed", "stars", "pays"),
    [
        ("correction", 100_000, 10, True),
        ("alert", 100_000, 10, True),
        ("digest", 100_000, 10, False),
        ("notice", 100_000, 10, False),
        ("correction", 200, 10, False),
        ("correction", 100_000, 0, False),
    ],
)
async def test_only_what_is_urgent_and_much_is_paid_for(
    sqlite_database: Database, kind: str, owed: int, stars: int, pays: bool
) -> None:
    purse = PaidBroadcast(SqlPaidLedger(sqlite_database), Owed(owed), stars, Clock())
    assert await purse.takes(replace(CORRECTION, kind=kind)) is pays


async def test_paying_goes_on_until_few_are_left(sqlite_database: Database) -> None:
    clock, owed = Clock(), Owed(5000)
    purse = PaidBroadcast(SqlPaidLedger(sqlite_database), owed, 100, clock)
    for many, pays in ((5000, True), (1000, True), (100, False), (1000, False)):
        owed.many = many
        clock.now += timedelta(seconds=10)
        assert await purse.takes(CORRECTION) is pays, many


async def test_a_budget_that_cannot_be_asked_for_is_not_spent() -> None:
    class Broken(SqlPaidLedger):
        def __init__(self) -> None:
            return

        async def reserve(self, month: str, many: int, most: int) -> int:
            raise StorageError("the disk is full")

    assert not await PaidBroadcast(Broken(), Owed(), 10, Clock()).takes(CORRECTION)


async def test_the_flag_goes_with_what_is_paid_for_and_with_nothing_else() -> None:
    async with BotApiServer() as server, courier_to(server.url) as courier:
        assert (await courier.send(CORRECTION, paid=True)).outcome == "sent"
        assert (await courier.send(CORRECTION)).outcome == "sent"
        flags = [call.parameters.get("allow_paid_broadcast") for call in server.calls if call.method == "sendMessage"]
    assert flags == ["true", None]


async def test_where_telegram_refuses_to_be_paid_all_goes_at_the_free_pace(
    sqlite_database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(call: Call) -> Refusal | None:
        if "allow_paid_broadcast" in call.parameters:
            return Refusal(description="Bad Request: not enough Stars on the balance")
        return None

    monkeypatch.setattr(paid_broadcast, "MANY", 3)
    outbox, ledger = SqlOutbox(sqlite_database), SqlPaidLedger(sqlite_database)
    now = datetime.now(UTC)
    await outbox.add_deliveries(
        [Delivery(0, n, n, "correction", f"{n}:2", 0, "text", "pending", now, created=now) for n in range(1, 7)]
    )
    async with BotApiServer() as server, courier_to(server.url) as courier:
        server.faults = refuse
        await delivered(sqlite_database, courier, PaidBroadcast(ledger, outbox, 100, lambda: datetime.now(UTC)))
        paid = [call for call in server.calls if "allow_paid_broadcast" in call.parameters]
        assert sorted({key[0] for key in server.messages}) == [1, 2, 3, 4, 5, 6]
    assert 1 <= len(paid) <= 6
    assert (await outbox.outbox_counts(now)).get("sent") == 6


async def delivered(database: Database, courier: TelegramCourier, paid: PaidBroadcast) -> None:
    outbox, pacer = SqlOutbox(database), Pacer(1000, 1000, 60000)
    courier_loop = CourierLoop(
        outbox, courier, pacer, SqlCourierLock(database), lambda: datetime.now(UTC), paid=paid
    )  # fmt: skip
    running = asyncio.create_task(courier_loop.run())
    async with asyncio.timeout(60):
        while (await outbox.outbox_counts(datetime.now(UTC))).get("sent", 0) < 6:  # noqa: ASYNC110
            await asyncio.sleep(0.02)
    await courier_loop.stop()
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)


async def test_what_is_paid_for_goes_at_its_own_pace_and_no_chat_gets_more_than_one_a_second() -> None:
    clock = [0.0]

    async def sleep(seconds: float) -> None:
        clock[0] += seconds

    pacer = Pacer(29.4, 1, 20, clock=lambda: clock[0], sleep=sleep, paid=500)
    departures = [await pacer.paid_turn(chat, 0.5) for chat in range(1, 1001)]
    moments = [departure.at for departure in departures if departure]
    assert len(moments) == 1000
    assert moments[-1] == pytest.approx(999 / 500, abs=0.01)
    assert all(late - early >= 1 / 500 - 1e-9 for early, late in itertools.pairwise(moments))
    assert await pacer.paid_turn(1000, 0.5) is None, "this chat had one just now"
    pacer.halt(3)
    assert await pacer.paid_turn(2000, 0.5) is None, "everybody waits"
