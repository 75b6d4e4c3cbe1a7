"""A correction to many readers, in a simulation: how long it takes at the free pace and by paid broadcast, and whether
anything is lost or repeated when the courier is killed over and over meanwhile.

    python bench/corrections.py [--readers 5000] [--kills 5] [--stars 0,500,250] [--in-memory]

The courier, its pace, its outbox (SQLite) and the bot are the real ones; only time and Telegram are simulated. Time
passes while everybody waits, and stands still while something is worked out, so that an hour of waiting costs none; the
processor's time is printed beside it ("worked"), for no courier is faster than that. `--in-memory` keeps the outbox in
a dictionary, so that 100,000 readers take minutes. The simulated Telegram takes 30
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
from collections.abc import AsyncIterator, Callable, Collection, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
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
from bot.delivery.courier_loop import CourierLoop
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


class Kept:
    """An outbox, and a ledger of what was paid for, in a dictionary: what the courier asks of the real ones."""

    def __init__(self) -> None:
        self.rows: dict[int, Delivery] = {}
        self.pending: dict[int, None] = {}
        self.sending: set[int] = set()
        self.spent = 0

    async def add_deliveries(self, deliveries: Collection[Delivery]) -> None:
        for delivery in deliveries:
            number = len(self.rows) + 1
            self.rows[number] = replace(delivery, id=number)
            if delivery.state == "pending":
                self.pending[number] = None

    async def next_deliveries(self, now: datetime, limit: int, but: Collection[int]) -> list[Delivery]:
        found = []
        for number in self.pending:
            if len(found) == limit:
                break
            if self.rows[number].due <= now and self.rows[number].chat not in but:
                found.append(self.rows[number])
        return found

    async def delivery(self, number: int) -> Delivery:
        return self.rows[number]

    async def start(self, number: int) -> Delivery | None:
        if number not in self.pending:
            return None
        del self.pending[number]
        self.sending.add(number)
        self.rows[number] = replace(self.rows[number], state="sending")
        return self.rows[number]

    async def settle(self, delivery: Delivery) -> None:
        self.rows[delivery.id] = delivery
        self.sending.discard(delivery.id)
        if delivery.state == "pending":
            self.pending[delivery.id] = None

    async def recover(self, now: datetime, but: Collection[int] = ()) -> list[Delivery]:
        left = [self.rows[number] for number in self.sending.difference(but)]
        for row in left:
            await self.settle(replace(row, state="uncertain"))
        return left

    async def deliveries(self, *, states: Collection[str], limit: int = 0) -> list[Delivery]:
        return [row for row in self.rows.values() if row.state in states]

    async def outbox_counts(self, now: datetime) -> Mapping[str, int]:
        return {"pending": len(self.pending), "sending": len(self.sending)}

    async def owed_by_kind(self, now: datetime) -> Mapping[str, tuple[int, float]]:
        return {"correction": (len(self.pending), 0.0)}

    async def reserve(self, month: str, many: int, most: int) -> int:
        granted = max(0, min(many, most - self.spent))
        self.spent += granted
        return granted

    async def give_back(self, month: str, many: int) -> None:
        self.spent -= many

    async def reserved(self, month: str) -> int:
        return self.spent


class NoLock:
    """Nobody else is there."""

    @asynccontextmanager
    async def hold(self) -> AsyncIterator[Callable[[], bool]]:
        yield lambda: True


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


@dataclass
class Books:
    """What outlives the courier's lives."""

    outbox: Any
    ledger: Any
    lock: Any


async def run(readers: int, kills: int, stars: int, *, in_memory: bool) -> bool:
    """One correction to so many readers; prints what came of it. True where all is well."""
    telegram, dice, began, loop = Telegram(), random.Random(5), time.process_time(), asyncio.get_running_loop()
    async with _kept_in_memory() if in_memory else _kept_in_sqlite() as books:
        await _owe(books.outbox, readers)
        life, started = 0, loop.time()
        while await _live(books, telegram, stars, dice.uniform(2, readers / 1000) if life < kills else None):
            life += 1
        took = loop.time() - started
        unsure = {d.chat for d in await books.outbox.deliveries(states=("uncertain",), limit=readers)}
        reserved = await books.ledger.reserved(f"{START:%Y-%m}")
    lost = [chat for chat in range(1, readers + 1) if not telegram.arrived[chat] and chat not in unsure]
    twice = [chat for chat, many in telegram.arrived.items() if many > 1]
    worked = time.process_time() - began
    print(
        json.dumps({
            "readers": readers, "stars": stars, "kills": life, "minutes": round(took / 60, 1),
            "a second": round(readers / took, 1), "paid": telegram.paid, "set aside": reserved, "lost": len(lost),
            "twice": len(twice), "uncertain": len(unsure), "429s": dict(telegram.refused),
            "worked ms a message": round(1000 * worked / readers, 2),
        }),
        flush=True,
    )  # fmt: skip
    few_refused = sum(telegram.refused.values()) <= readers / 1000
    return not lost and not twice and telegram.paid <= reserved <= stars / STARS_A_MESSAGE and few_refused


@asynccontextmanager
async def _kept_in_memory() -> AsyncIterator[Books]:
    kept = Kept()
    yield Books(kept, kept, NoLock())


@asynccontextmanager
async def _kept_in_sqlite() -> AsyncIterator[Books]:
    loop = asyncio.get_running_loop()
    assert isinstance(loop, SimulatedTime)
    with tempfile.TemporaryDirectory() as folder:
        database = Database(f"sqlite+aiosqlite:///{folder}/bench.sqlite3")

        @event.listens_for(database.engine.sync_engine, "connect")
        def _hurry(connection: Any, _record: object) -> None:
            cursor = connection.cursor()
            cursor.execute("PRAGMA synchronous=OFF")  # nothing here has to outlive a power cut
            cursor.close()

        await migrate(database)
        outside = (Outside(real(database), loop.patient) for real in (SqlOutbox, SqlPaidLedger))
        yield Books(*outside, SqlCourierLock(database))
        await database.close()


async def _owe(outbox: Any, readers: int) -> None:
    """Each reader is owed a correction of the digest that they were sent."""
    first = Delivery(0, 0, 0, "digest", "2026-11-01 07:00", 0, "Digest", "sent", START, created=START)
    second = replace(first, kind="correction", text="Corrected: …", state="pending")
    for lowest in range(1, readers + 1, 5000):
        chats = range(lowest, min(lowest + 5000, readers + 1))
        # The digests of a slice come first, so that a correction knows its digest's number.
        base = 2 * (lowest - 1)
        digests = [replace(first, subscription=n, chat=n, message=n) for n in chats]
        await outbox.add_deliveries(digests)
        await outbox.add_deliveries(
            [replace(second, subscription=n, chat=n, occasion=f"{n}:2", corrects=base + place)
             for place, n in enumerate(chats, 1)]
        )  # fmt: skip


async def _live(books: Books, telegram: Telegram, stars: int, seconds: float | None) -> bool:
    """One process's life: until it is killed after so many seconds, or nothing is owed. True if it was killed."""
    loop = asyncio.get_running_loop()
    pace = Settings.model_fields
    rates = [pace[name].default for name in ("rate_overall", "rate_chat", "rate_group")]
    pacer = Pacer(*rates, clock=loop.time, paid=pace["paid_rate"].default)
    # A new process comes when what the dead one sent is long counted.
    await asyncio.sleep(5)

    def clock() -> datetime:
        return START + timedelta(seconds=loop.time())

    bot = ExtBot(TOKEN, request=Line(telegram), get_updates_request=Line(telegram), rate_limiter=PacedAnswers(pacer))
    paid = PaidBroadcast(books.ledger, books.outbox, stars, clock)
    courier_loop = CourierLoop(books.outbox, TelegramCourier(bot), pacer, books.lock, clock, _nobody_moves, paid=paid)
    async with bot:
        running, ends = asyncio.create_task(courier_loop.run()), loop.time() + (seconds or 1e9)
        while loop.time() < ends:
            await asyncio.sleep(min(2.0, max(0.01, ends - loop.time())))
            counts = await books.outbox.outbox_counts(clock())
            if not counts.get("pending") and not counts.get("sending"):
                await courier_loop.stop()
                break
        else:
            _kill(running)
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
    return loop.time() >= ends


async def _nobody_moves(old: int, new: int) -> None:
    raise AssertionError("no chat moves here")


def _kill(running: asyncio.Task[None]) -> None:
    """Tears everything apart wherever it is, as far as a process can do that to itself."""
    for task in asyncio.all_tasks():
        if task not in (asyncio.current_task(), running) and "_deliver" in str(task.get_coro()):
            task.cancel()


def main() -> int:
    """One run for each budget; 1 where something was not well."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--readers", type=int, default=5000)
    parser.add_argument("--kills", type=int, default=5)
    parser.add_argument("--stars", default="0,500,250", help="budgets for paid broadcast, by commas; 0: the free pace")
    parser.add_argument("--in-memory", action="store_true")
    arguments = parser.parse_args()
    well = True
    for stars in map(int, arguments.stars.split(",")):
        with asyncio.Runner(loop_factory=SimulatedTime) as runner:
            well &= runner.run(run(arguments.readers, arguments.kills, stars, in_memory=arguments.in_memory))
    return 0 if well else 1


if __name__ == "__main__":
    sys.exit(main())
