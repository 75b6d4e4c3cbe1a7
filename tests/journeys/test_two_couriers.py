"""Two real processes on one PostgreSQL: one sends, the other takes over within seconds when it dies. And one process
that is stopped or killed leaves nothing half done behind."""

from __future__ import annotations

import asyncio
import signal
import time
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from briefings.model import Delivery, DeliveryState, Subscription
from storage.database.database import Database
from storage.outbox.outbox import SqlOutbox
from tests.support.real_bot import fork_bot, group_is_gone, kill, members
from tests.support.telegram_server import TOKEN, BotApiServer, Call, Refusal

pytestmark = [pytest.mark.faults, pytest.mark.slow]

OPEN: tuple[DeliveryState, ...] = ("pending", "sending")
SENDING: tuple[DeliveryState, ...] = ("sending",)


def owed(first: int, many: int) -> list[Delivery]:
    now = datetime.now(UTC)
    return [
        Delivery(0, chat, chat, "digest", "2018-02-20 07:00", 0, f"Digest {chat}", "pending", now, created=now)
        for chat in range(first, first + many)
    ]


async def nothing_owed(outbox: SqlOutbox, seconds: float = 60.0) -> float:
    """Waits until all is sent; gives how long that took."""
    started = time.monotonic()
    while await outbox.deliveries(states=OPEN, limit=1):
        assert time.monotonic() - started < seconds, "what is owed does not go out"
        await asyncio.sleep(0.05)
    return time.monotonic() - started


def polls(server: BotApiServer) -> int:
    return sum(call.method == "getUpdates" for call in server.calls)


def slowly(call: Call) -> Refusal | None:
    return Refusal(200, delay=0.3) if call.method == "sendMessage" else None


@pytest.mark.long(reason="starts two bots on one database; test_faults.py kills one of two in `make test`")
async def test_one_of_two_processes_sends_and_the_other_takes_over_when_it_dies(
    postgres_url: str, tmp_path: Path
) -> None:
    database = Database(postgres_url)
    outbox = SqlOutbox(database)
    async with BotApiServer() as server:
        homes = [tmp_path / name for name in ("one", "two")]
        for home in homes:
            home.mkdir()
        settings = {"database_url": postgres_url, "rate_overall": 60, "own_worker": "false"}  # loads no model
        first = await fork_bot(server, homes[0], **settings)
        await server.until(lambda: polls(server) >= 1, seconds=30)
        second = await fork_bot(server, homes[1], **settings)
        try:
            await server.until(lambda: polls(server) >= 3, seconds=30)
            await outbox.add_deliveries(owed(1, 200))
            await server.until(lambda: len(server.sent) >= 60, seconds=30)
            await kill(first)
            killed = time.monotonic()
            after = len(server.sent)
            await server.until(lambda: len(server.sent) > after + 5, seconds=15)
            assert time.monotonic() - killed < 8, "the other took over too late"
            await nothing_owed(outbox)
        finally:
            await kill(first)
            await kill(second)
        deliveries = await outbox.deliveries(limit=1000)
    arrived = Counter(m["chat_id"] for m in server.sent)
    assert max(arrived.values()) == 1
    for delivery in deliveries:
        assert delivery.state in ("sent", "uncertain")
        assert delivery.state == "uncertain" or arrived[delivery.chat] == 1
    assert sum(d.state == "uncertain" for d in deliveries) <= 33, "only what was on its way is uncertain"
    await database.close()


@pytest.mark.parametrize("told", [signal.SIGTERM, signal.SIGHUP])
async def test_a_bot_that_is_told_to_stop_finishes_what_is_under_way_and_leaves_nothing_as_sending(
    told: int, sqlite_url: str, tmp_path: Path
) -> None:
    """By a service manager, or by a terminal that is closed over it."""
    database = Database(sqlite_url)
    outbox = SqlOutbox(database)
    await outbox.add_deliveries(owed(1, 400))
    async with BotApiServer(faults=slowly) as server:
        bot = await fork_bot(server, tmp_path, database_url=sqlite_url, rate_overall=60)
        try:
            await server.until(lambda: len(server.sent) >= 20, seconds=30)
            bot.send_signal(told)
            assert await asyncio.wait_for(bot.wait(), 20) == 0
        finally:
            await kill(bot)
        assert await outbox.deliveries(states=SENDING) == ()
        done = [d for d in await outbox.deliveries(limit=1000) if d.state != "pending"]
        assert {d.state for d in done} == {"sent"}
        assert sorted(d.chat for d in done) == sorted(m["chat_id"] for m in server.sent)
    assert group_is_gone(bot.pid)
    await database.close()


async def test_a_killed_bot_leaves_no_desk_behind(sqlite_url: str, tmp_path: Path) -> None:
    async with BotApiServer() as server:
        bot = await fork_bot(server, tmp_path, database_url=sqlite_url)
        try:
            await server.until(lambda: polls(server) >= 1, seconds=30)
            await server.until(lambda: len(members(bot.pid)) > 1, seconds=60)
            await kill(bot, alone=True)
            for _ in range(600):  # a minute, which only a desk that stays outlasts
                if group_is_gone(bot.pid):
                    break
                await asyncio.sleep(0.1)
            assert group_is_gone(bot.pid), "the desk outlived its bot"
        finally:
            await kill(bot)


@pytest.mark.long(reason="starts three bots, each after the one before")
async def test_a_token_that_is_refused_loses_nothing_and_a_new_one_needs_no_change(
    sqlite_url: str, tmp_path: Path
) -> None:
    """Telegram does remove bots: what was owed by the old one is sent by the new one."""
    database = Database(sqlite_url)
    outbox = SqlOutbox(database)
    await outbox.subscribe(Subscription(0, 1, alerts=True))
    refused = True

    def removed(call: Call) -> Refusal | None:
        return Refusal(401, "Unauthorized") if refused and call.method == "sendMessage" else None

    async with BotApiServer(faults=removed) as server:
        bot = await fork_bot(server, tmp_path, database_url=sqlite_url)
        try:
            await server.until(lambda: polls(server) >= 1, seconds=30)
            await outbox.add_deliveries(owed(1, 1))
            await server.until(lambda: any(c.method == "sendMessage" for c in server.calls), seconds=30)
            await asyncio.sleep(0.5)
            (held,) = await outbox.deliveries()
            assert (held.state, held.error) == ("pending", "Telegram does not accept the bot's token.")
            assert TOKEN.split(":")[1] not in (tmp_path / "bot.log").read_text()
        finally:
            await kill(bot)
        refused = False
        (held,) = await outbox.deliveries()
        await outbox.settle(replace(held, due=datetime.now(UTC)))  # as if its minute had passed
        bot = await fork_bot(server, tmp_path, database_url=sqlite_url)
        try:
            await server.until(lambda: len(server.sent) == 1, seconds=90)
        finally:
            await kill(bot)
    await database.close()


async def test_a_bot_whose_token_is_taken_away_says_so_and_ends(sqlite_url: str, tmp_path: Path) -> None:
    """One that hears nobody must not look as if it ran."""
    taken_away = False

    def removed(call: Call) -> Refusal | None:
        return Refusal(401, "Unauthorized") if taken_away else None

    async with BotApiServer(faults=removed) as server:
        bot = await fork_bot(server, tmp_path, database_url=sqlite_url)
        try:
            await server.until(lambda: polls(server) >= 1, seconds=30)
            taken_away = True
            server.say("/start")
            assert await asyncio.wait_for(bot.wait(), 30) == 1
        finally:
            await kill(bot)
    said = (tmp_path / "bot.log").read_text()
    assert "Telegram knows this DATELINE_TOKEN no more" in said
    assert TOKEN.split(":")[1] not in said
