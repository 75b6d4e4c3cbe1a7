"""The real process, killed at any moment, against a Bot API that misbehaves: nothing owed is lost, nothing told twice.

`DATELINE_TEST_KILLS` says how often (40 in `make test`, 1,000 in `make faults`); `DATELINE_TEST_SEED` repeats a run.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import random
import signal
import sys
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.digest_page import TelegramScribe
from briefings.beat import shipped_beat
from briefings.deliveries import correct_lines
from briefings.digests import net_changes
from briefings.model import Delivery, Document, Finding, Schedule, Subscription
from storage.database import Database
from storage.library import SqlLibrary
from storage.outbox import SqlOutbox
from tests.telegram_server import TOKEN, BotApiServer, Call, Refusal

KILLS = int(os.environ.get("DATELINE_TEST_KILLS", "40"))
SEED = int(os.environ.get("DATELINE_TEST_SEED", "20180220"))
CHATS_A_ROUND = 6

pytestmark = [pytest.mark.faults, pytest.mark.slow]


@dataclass
class Trouble:
    """Answers some sends as a bad day would; a blocked chat stays blocked until it is let in again."""

    dice: random.Random
    share: float
    blocked: set[int] = field(default_factory=set)
    moved: dict[int, int] = field(default_factory=dict)

    def __call__(self, call: Call) -> Refusal | None:
        if call.method != "sendMessage":
            return None
        chat = int(call.parameters["chat_id"])
        if chat in self.blocked:
            return Refusal(403, "Forbidden: bot was blocked by the user")
        if chat in self.moved:
            return self._has_moved(chat)
        if self.dice.random() > self.share:
            return None
        return self.dice.choice(
            [self._flooded, self._broken, self._gateway, self._lost_before, self._lost_after, self._slow, self._block]
            + ([self._moves] if chat < 0 else [])
        )(chat)

    def _flooded(self, _: int) -> Refusal:
        return Refusal(429, "Too Many Requests: retry after 1", {"retry_after": 1})

    def _broken(self, _: int) -> Refusal:
        return Refusal(500, "Internal Server Error")

    def _gateway(self, _: int) -> Refusal:
        return Refusal(502, body=b"<html>Bad Gateway</html>")

    def _lost_before(self, _: int) -> Refusal:
        return Refusal(drop="before")

    def _lost_after(self, _: int) -> Refusal:
        return Refusal(drop="after")

    def _slow(self, _: int) -> Refusal:
        return Refusal(200, delay=0.4)

    def _block(self, chat: int) -> Refusal:
        self.blocked.add(chat)
        return Refusal(403, "Forbidden: bot was blocked by the user")

    def _moves(self, chat: int) -> Refusal:
        self.moved[chat] = chat - 1_000_000_000
        return self._has_moved(chat)

    def _has_moved(self, chat: int) -> Refusal:
        parameters = {"migrate_to_chat_id": self.moved[chat]}
        return Refusal(400, "Bad Request: group chat was upgraded to a supergroup chat", parameters)


class Newsroom:
    """The library as an editor's process would change it, beside the bot's own process."""

    def __init__(self, database: Database, dice: random.Random) -> None:
        self.library = SqlLibrary(database)
        self.outbox = SqlOutbox(database)
        self.scribe = TelegramScribe(shipped_beat(), "UTC")
        self.dice = dice
        self.found: list[Finding] = []
        self.withdrawn: set[str] = set()
        self.seen_before: dict[int, int] = {}

    async def publish(self) -> None:
        number = len(self.found) + 1
        finding = Finding(
            id=f"s{number:05}", statements=(f"s{number:05}",), claims=(f"c{number:05}",),
            text=f"Claim number {number:05} of the fault test.", topics=("returnees",), countries=("FR",),
            roots=("AFP",), documents=(number,), first=date(2018, 2, 1), newest=date(2018, 2, 1),
            certainty="certain", negated=False,
        )  # fmt: skip
        async with self.library.together() as books:
            await books.save_findings((), [finding], datetime.now(UTC))
            await books.record_change("new", finding, datetime.now(UTC), {})
        self.found.append(finding)

    async def subscribe(self, chat: int) -> None:
        """A subscription whose digest was due a minute ago, with the newest three changes untold."""
        due = datetime.now(UTC) - timedelta(minutes=1)
        schedule = Schedule(time(due.hour, due.minute), (0, 1, 2, 3, 4, 5, 6), "UTC")
        seen = max(0, await self.library.last_change() - 3)
        made = await self.outbox.subscribe(Subscription(0, chat, schedule=schedule, due=due, seen=seen))
        self.seen_before[made.id] = seen

    async def withdraw(self) -> None:
        finding = self.dice.choice(self.found[-4:])
        if finding.text in self.withdrawn:
            return
        self.withdrawn.add(finding.text)
        document = Document("id", "text", f"Document {finding.id}", number=finding.documents[0], status="withdrawn")
        now = datetime.now(UTC)
        async with self.library.together() as books:
            await books.save_findings(finding.statements, (), now)
            await books.record_change("withdrawn", finding, now, {})
            await correct_lines(
                self.library, self.outbox, self.scribe, document, finding.statements, "a fault test", now
            )


async def start_bot(server: BotApiServer, home: Path) -> asyncio.subprocess.Process:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("DATELINE_")}
    environment |= {
        "DATELINE_TOKEN": TOKEN, "DATELINE_API_URL": server.url, "DATELINE_HOME": str(home), "DATELINE_TICK": "0.1",
        "DATELINE_RATE_OVERALL": "200", "DATELINE_RATE_CHAT": "50", "DATELINE_RATE_GROUP": "2000",
    }  # fmt: skip
    with (home / "bot.log").open("ab") as log:
        return await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", "run", env=environment, stdout=log, stderr=log, start_new_session=True
        )


async def kill(process: asyncio.subprocess.Process) -> None:
    """The bot's own process group, which is only what this test started."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    await process.wait()


async def settled(outbox: SqlOutbox, trouble: Trouble) -> bool:
    """Nothing is owed any more. People who blocked the bot let it in again, so that what was held can go."""
    for chat in list(trouble.blocked):
        trouble.blocked.discard(chat)
    for subscription in await outbox.subscriptions():
        if subscription.asleep:
            await outbox.sleep_chat(subscription.chat, False)
    states: tuple[Any, ...] = ("pending", "sending")
    return not await outbox.deliveries(states=states, limit=1)


async def test_kills_at_any_moment_lose_nothing_and_repeat_nothing(sqlite_url: str, tmp_path: Path) -> None:
    home = tmp_path
    (home / "library.sqlite3").rename(home / "dateline.sqlite3")
    database = Database(f"sqlite+aiosqlite:///{home / 'dateline.sqlite3'}")
    dice = random.Random(SEED)
    desk = Newsroom(database, dice)
    trouble = Trouble(random.Random(SEED + 1), share=0.25)
    async with BotApiServer(faults=trouble) as server:
        chat = 1000
        for _ in range(KILLS):
            await desk.publish()
            for _ in range(CHATS_A_ROUND):
                chat += 1
                await desk.subscribe(-chat if chat % 5 == 0 else chat)
            process = await start_bot(server, home)
            greeted = len(server.calls)
            try:
                await server.until(lambda seen=greeted: len(server.calls) > seen)
                if dice.random() < 0.4:
                    await desk.withdraw()
                await asyncio.sleep(dice.random() * 0.6)
            finally:
                await kill(process)
        trouble.share = 0.0
        process = await start_bot(server, home)
        try:
            for _ in range(600):
                if await settled(desk.outbox, trouble):
                    break
                await asyncio.sleep(0.2)
            await asyncio.sleep(0.5)
        finally:
            await kill(process)
        deliveries = await desk.outbox.deliveries(limit=100_000)
        await check(desk, deliveries, server, trouble)
    await database.close()


async def check(desk: Newsroom, deliveries: tuple[Delivery, ...], server: BotApiServer, trouble: Trouble) -> None:
    """Every due digest arrived or is recorded as uncertain; none arrived twice but uncertain ones; every correction
    replies to the message that it corrects."""
    uncertain = {d.id for d in deliveries if d.state == "uncertain"}
    assert server.problems == []
    assert {d.state for d in deliveries} <= {"sent", "uncertain", "cancelled"}
    arrived = Counter((m["chat_id"], m["text"]) for m in server.sent)
    for delivery in deliveries:
        chats = {delivery.chat} | {old for old, new in trouble.moved.items() if new == delivery.chat}
        times = sum(arrived[chat, delivery.text] for chat in chats)
        if delivery.state == "sent":
            assert times == 1, f"delivery {delivery.id} arrived {times} times"
        elif delivery.id in uncertain:
            assert times <= 1, f"uncertain delivery {delivery.id} was repeated"
    await check_digests(desk, deliveries)
    check_corrections(deliveries, server)


async def check_digests(desk: Newsroom, deliveries: tuple[Delivery, ...]) -> None:
    """Each subscription was told exactly what changed between its marks, but for lines withdrawn before they went."""
    told: dict[int, list[str]] = {}
    for delivery in deliveries:
        if delivery.kind == "digest":
            told.setdefault(delivery.subscription, []).extend(line.text for line in delivery.carried)
    for subscription, seen in desk.seen_before.items():
        after = await desk.outbox.subscription(subscription)
        assert after.mark is not None, f"subscription {subscription} got no digest"
        changed = [c for c in await desk.library.changes_after(seen) if c.id <= after.seen]
        owed = {change.finding.text for change in net_changes(changed)}
        heard = told.get(subscription, [])
        assert len(heard) == len(set(heard)), f"subscription {subscription} was told a line twice"
        assert set(heard) <= owed
        assert owed - set(heard) <= desk.withdrawn, f"subscription {subscription} lost a line"


def check_corrections(deliveries: tuple[Delivery, ...], server: BotApiServer) -> None:
    by_id = {d.id: d for d in deliveries}
    replies = {(m["chat_id"], m["message_id"]): m["reply_to"] for m in server.sent}
    for correction in (d for d in deliveries if d.kind == "correction" and d.state == "sent"):
        original = by_id[correction.corrects or 0]
        assert original.state in ("sent", "uncertain")
        assert replies[correction.chat, correction.message] == original.message
