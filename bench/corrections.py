"""A correction to many readers, in a simulation: how long it takes at the free pace and by paid broadcast, and whether
anything is lost or repeated when the courier is killed over and over meanwhile.

    python bench/corrections.py [--readers 100000] [--kills 20] [--stars 10000,5000]

The courier, its pace, its outbox (SQLite) and the bot are the real ones; only time and Telegram are simulated. Time
passes while everybody waits, and stands still while something is worked out, so that an hour of waiting costs none; the
processor's time is printed beside it ("worked"), for no courier is faster than that. The simulated Telegram takes 30
free messages in any second, 1,000 with paid ones, and one a second to a chat; it answers after 40 to 80 ms, loses one
answer in 2,000, and answers 429 to whatever goes over its limits, which is counted. Ends with status 1 where a message
is lost or comes twice, a limit was broken by more than one in a thousand, or a budget is overrun.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import random
import selectors
import sys
import tempfile
import time
from collections import Counter, deque
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
from sqlalchemy import event
from telegram.error import NetworkError
from telegram.ext import ExtBot
from telegram.request import BaseRequest

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bot.delivery.courier import TelegramCourier
from bot.delivery.courier_loop import DeliveryRounds
from bot.delivery.paid_broadcast import STARS_A_MESSAGE, PaidBroadcast
from bot.delivery.rate_limiter import PacedAnswers, Pacer
from bot.settings import Settings
from briefings.model import Delivery
from storage.database.courier_lock import SqlCourierLock
from storage.database.database import Database
from storage.database.migrating import migrate
from storage.outbox.outbox import SqlOutbox
from storage.outbox.paid import SqlPaidLedger

START = datetime(2026, 11, 2, 6, tzinfo=UTC)
TOKEN = "1:bench"
LOST_ANSWERS = 1 / 2000
FREE, PAID = 30, 1000


class Patient(selectors.DefaultSelector):
    """Lets simulated time pass where there is nothing to do but wait, unless work is under way in a thread."""

    now = 0.0
    under_way = 0

    def select(self, timeout: float | None = None) -> Any:
        """As a selector's; waits for threads really, for moments never."""
        ready = super().select(0)
        if ready or (timeout is not None and timeout <= 0):
            return ready
        if self.under_way or timeout is None:
            return super().select(0.05)
        self.now += timeout
        return ready


class SimulatedTime(asyncio.SelectorEventLoop):
    """An event loop that goes by simulated time."""

    def __init__(self) -> None:
        self.patient = Patient()
        super().__init__(self.patient)

    def time(self) -> float:
        """Simulated seconds since the start."""
        return self.patient.now


class Outside:
    """A repository whose calls work in a thread: time stands still meanwhile."""

    def __init__(self, real: Any, patient: Patient) -> None:
        self._real, self._patient = real, patient

    def __getattr__(self, name: str) -> Callable[..., Any]:
        method = getattr(self._real, name)

        async def call(*args: Any, **kwargs: Any) -> Any:
            self._patient.under_way += 1
            try:
                return await method(*args, **kwargs)
            finally:
                self._patient.under_way -= 1

        return call


@dataclass
class Telegram:
    """The simulated end: what arrived, and how often a limit was broken."""

    arrived: Counter[int] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)
    paid: int = 0
    dice: random.Random = field(default_factory=lambda: random.Random(11))
    _free: deque[float] = field(default_factory=deque)
    _all: deque[float] = field(default_factory=deque)
    _chats: dict[int, float] = field(default_factory=dict)

    def take(self, chat: int, now: float, *, paid: bool) -> bool:
        """Whether a message that comes in now is taken."""
        for line in (self._free, self._all):
            while line and now - line[0] >= 1.0:
                line.popleft()
        if now - self._chats.get(chat, -9.0) < 1.0:
            self.refused["chat"] += 1
        elif (not paid and len(self._free) >= FREE) or len(self._all) >= PAID:
            self.refused["overall"] += 1
        else:
            self._all.append(now)
            if not paid:
                self._free.append(now)
            self._chats[chat] = now
            self.arrived[chat] += 1
            self.paid += paid
            return True
        return False


class Line(BaseRequest):
    """The way to the simulated Telegram."""

    def __init__(self, telegram: Telegram) -> None:
        self._telegram = telegram

    @property
    def read_timeout(self) -> float | None:
        """Nobody waits longer."""
        return 5.0

    async def initialize(self) -> None:
        """Nothing to set up."""

    async def shutdown(self) -> None:
        """Nothing to put away."""

    async def do_request(
        self, url: str, method: str, request_data: Any = None, *_: Any, **__: Any
    ) -> tuple[int, bytes]:
        """Answers after a while, if at all."""
        if not url.endswith("/sendMessage"):
            return 200, _answer({"id": 1, "is_bot": True, "first_name": "b", "username": "b"})
        parameters, telegram, loop = request_data.json_parameters, self._telegram, asyncio.get_running_loop()
        way = telegram.dice.uniform(0.02, 0.04)
        await asyncio.sleep(way)
        chat = int(parameters["chat_id"])
        taken = telegram.take(chat, loop.time(), paid="allow_paid_broadcast" in parameters)
        await asyncio.sleep(way)
        if not taken:
            return 429, json.dumps({"ok": False, "error_code": 429, "description": "Too Many Requests: retry after 1",
                                    "parameters": {"retry_after": 1}}).encode()  # fmt: skip
        if telegram.dice.random() < LOST_ANSWERS:
            raise NetworkError("lost") from httpx.ReadError("lost")
        number = sum(telegram.arrived.values())
        return 200, _answer({"message_id": number, "date": 1, "chat": {"id": chat, "type": "private"}, "text": "x"})


def _answer(result: dict[str, Any]) -> bytes:
    return json.dumps({"ok": True, "result": result}).encode()


async def run(readers: int, kills: int, stars: int) -> bool:
    """One correction to so many readers; prints what came of it. True where all is well."""
    loop = asyncio.get_running_loop()
    assert isinstance(loop, SimulatedTime)
    telegram, dice, began = Telegram(), random.Random(5), time.process_time()
    with tempfile.TemporaryDirectory() as folder:
        database = await _library(Path(folder), readers)
        life, started = 0, loop.time()
        while await _live(database, telegram, stars, dice.uniform(2, 60) if life < kills else None):
            life += 1
        took = loop.time() - started
        outbox = SqlOutbox(database)
        states = await outbox.outbox_counts(START + timedelta(days=1))
        unsure = {d.chat for d in await outbox.deliveries(states=("uncertain",), limit=readers)}
        reserved = await SqlPaidLedger(database).reserved(f"{START:%Y-%m}")
        await database.close()
    lost = [chat for chat in range(1, readers + 1) if not telegram.arrived[chat] and chat not in unsure]
    twice = [chat for chat, many in telegram.arrived.items() if many > 1]
    worked = time.process_time() - began
    print(
        json.dumps({
            "readers": readers, "stars": stars, "kills": life, "minutes": round(took / 60, 1),
            "a second": round(readers / took, 1), "paid": telegram.paid, "set aside": reserved, "lost": len(lost),
            "twice": len(twice), "uncertain": states.get("uncertain", 0), "429s": dict(telegram.refused),
            "worked ms a message": round(1000 * worked / readers, 2),
        }),
        flush=True,
    )  # fmt: skip
    most = stars / STARS_A_MESSAGE
    few_refused = sum(telegram.refused.values()) <= readers / 1000
    return not lost and not twice and telegram.paid <= reserved <= most and few_refused


async def _library(folder: Path, readers: int) -> Database:
    """A library that owes each reader a correction of the digest that they were sent."""
    database = Database(f"sqlite+aiosqlite:///{folder}/bench.sqlite3")

    @event.listens_for(database.engine.sync_engine, "connect")
    def _hurry(connection: Any, _record: object) -> None:
        cursor = connection.cursor()
        cursor.execute("PRAGMA synchronous=OFF")  # nothing here has to outlive a power cut
        cursor.close()

    await migrate(database)
    outbox = SqlOutbox(database)
    for first in range(1, readers + 1, 5000):
        chats = range(first, min(first + 5000, readers + 1))
        await outbox.add_deliveries(
            [Delivery(0, n, n, "digest", "2026-11-01 07:00", 0, "Digest", "sent", START, message=n, created=START)
             for n in chats]
        )  # fmt: skip
        await outbox.add_deliveries(
            [Delivery(0, n, n, "correction", f"{n}:2", 0, "Corrected: …", "pending", START, corrects=n, created=START)
             for n in chats]
        )  # fmt: skip
    return database


async def _live(database: Database, telegram: Telegram, stars: int, seconds: float | None) -> bool:
    """One process's life: until it is killed after so many seconds, or nothing is owed. True if it was killed."""
    loop = asyncio.get_running_loop()
    assert isinstance(loop, SimulatedTime)
    pace = Settings.model_fields
    rates = [pace[name].default for name in ("rate_overall", "rate_chat", "rate_group")]
    pacer = Pacer(*rates, clock=loop.time, paid=pace["paid_rate"].default)
    # A new process comes when what the dead one sent is long counted.
    await asyncio.sleep(5)
    outbox: Any = Outside(SqlOutbox(database), loop.patient)
    ledger: Any = Outside(SqlPaidLedger(database), loop.patient)

    def clock() -> datetime:
        return START + timedelta(seconds=loop.time())

    bot = ExtBot(TOKEN, request=Line(telegram), get_updates_request=Line(telegram), rate_limiter=PacedAnswers(pacer))
    paid = PaidBroadcast(ledger, outbox, stars, clock)
    rounds = DeliveryRounds(outbox, TelegramCourier(bot), pacer, SqlCourierLock(database), clock, paid=paid)
    async with bot:
        running, ends = asyncio.create_task(rounds.run()), loop.time() + (seconds or 1e9)
        while loop.time() < ends:
            await asyncio.sleep(min(2.0, max(0.01, ends - loop.time())))
            counts = await outbox.outbox_counts(clock())
            if not counts.get("pending") and not counts.get("sending"):
                await rounds.stop()
                break
        else:
            _kill(running)
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
    return loop.time() >= ends


def _kill(running: asyncio.Task[None]) -> None:
    """Tears everything apart wherever it is, as far as a process can do that to itself."""
    for task in asyncio.all_tasks():
        if task not in (asyncio.current_task(), running) and "_deliver" in str(task.get_coro()):
            task.cancel()


def main() -> int:
    """The free pace, then one run for each budget; 1 where something was not well."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--readers", type=int, default=5000)
    parser.add_argument("--kills", type=int, default=5)
    parser.add_argument("--stars", default="500,250", help="budgets for paid broadcast, by commas")
    arguments = parser.parse_args()
    well = True
    for stars in (0, *(int(words) for words in arguments.stars.split(",") if words)):
        with asyncio.Runner(loop_factory=SimulatedTime) as runner, suppress(KeyboardInterrupt):
            well &= runner.run(run(arguments.readers, arguments.kills, stars))
    return 0 if well else 1


if __name__ == "__main__":
    sys.exit(main())
