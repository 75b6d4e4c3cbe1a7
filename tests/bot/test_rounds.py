"""The courier goes on whatever fails, and what became of a message is written down however long that takes."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime

import pytest

from bot import courier
from bot.courier import DeliveryRounds
from bot.pacer import Pacer
from briefings.errors import StorageError
from briefings.model import Delivery, DeliveryState, Subscription
from briefings.ports import Sent
from storage.database import Database
from storage.outbox import SqlOutbox

NOW = datetime(2018, 2, 20, 12, tzinfo=UTC)
SENT: tuple[DeliveryState, ...] = ("sent",)


class Lock:
    """Notes when it is held."""

    def __init__(self) -> None:
        self.held = 0
        self.fails = 0

    @asynccontextmanager
    async def hold(self) -> AsyncIterator[Callable[[], bool]]:
        if self.fails:
            self.fails -= 1
            raise OSError("the lock's file cannot be opened")
        self.held += 1
        try:
            yield lambda: True
        finally:
            self.held -= 1


class Post:
    """Takes every message, slowly if it is told to; `answers` come first."""

    def __init__(self) -> None:
        self.answers: list[Sent | Exception] = []
        self.seen: list[int] = []
        self.gate = asyncio.Event()
        self.gate.set()

    async def send(self, delivery: Delivery, reply_to: int | None = None) -> Sent:
        self.seen.append(delivery.chat)
        await self.gate.wait()
        answer = self.answers.pop(0) if self.answers else Sent("sent", message=len(self.seen))
        if isinstance(answer, Exception):
            raise answer
        return answer


class Shaky(SqlOutbox):
    """An outbox whose next calls of some methods fail."""

    def __init__(self, database: Database) -> None:
        super().__init__(database)
        self.fails: dict[str, list[Exception]] = {}

    def _maybe(self, name: str) -> None:
        if self.fails.get(name):
            raise self.fails[name].pop()

    async def settle(self, delivery: Delivery) -> None:
        self._maybe("settle")
        await super().settle(delivery)

    async def start(self, delivery_id: int) -> Delivery | None:
        self._maybe("start")
        return await super().start(delivery_id)

    async def recover(self, now: datetime) -> tuple[Delivery, ...]:
        self._maybe("recover")
        return await super().recover(now)


class Scene:
    """A courier at work on a real outbox."""

    def __init__(self, database: Database) -> None:
        self.outbox, self.post, self.lock = Shaky(database), Post(), Lock()
        self.rounds = DeliveryRounds(self.outbox, self.post, Pacer(1000, 1000, 60000), self.lock, lambda: NOW)

    async def owe(self, *chats: int) -> None:
        await self.outbox.add_deliveries(
            [Delivery(0, abs(c), c, "digest", "x", 0, f"to {c}", "pending", NOW, created=NOW) for c in chats]
        )

    async def until(self, met: Callable[[], object] | None = None, sent: int = 0) -> None:
        async with asyncio.timeout(10):
            while not (met() if met else len(await self.outbox.deliveries(states=SENT)) >= sent):
                self.rounds.wake()
                await asyncio.sleep(0.01)


@pytest.fixture
async def scene(sqlite_database: Database, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Scene]:
    monkeypatch.setattr(courier, "IDLE", 0.02)
    made = Scene(sqlite_database)
    running = asyncio.create_task(made.rounds.run())
    yield made
    made.post.gate.set()
    await made.rounds.stop()
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)


async def test_an_outcome_that_could_not_be_written_is_written_later_and_nothing_is_sent_again(scene: Scene) -> None:
    scene.outbox.fails["settle"] = [StorageError("the library is busy") for _ in range(3)]
    await scene.owe(5)
    await scene.until(sent=1)
    assert scene.post.seen == [5]


@pytest.mark.parametrize("error", [StorageError("out of reach"), RuntimeError("a bug")])
async def test_the_courier_goes_on_after_whatever_failed(scene: Scene, error: Exception) -> None:
    scene.outbox.fails["start"] = [error]
    scene.outbox.fails["recover"] = [error]
    await scene.owe(5, 6)
    await scene.until(sent=2)
    assert sorted(scene.post.seen) == [5, 6]


async def test_a_lock_that_cannot_be_had_is_asked_for_again(sqlite_database: Database) -> None:
    made = Scene(sqlite_database)
    made.lock.fails = 1
    running = asyncio.create_task(made.rounds.run())
    await made.owe(5)
    await made.until(sent=1)
    await made.rounds.stop()
    await asyncio.wait([running], timeout=5)
    assert running.done()


async def test_a_send_that_fails_unforeseen_is_uncertain_and_stops_nobody(scene: Scene) -> None:
    scene.post.answers = [ValueError("a bug")]
    await scene.owe(5, 6)
    await scene.until(sent=1)
    states = {d.chat: d.state for d in await scene.outbox.deliveries()}
    assert sorted(states.values()) == ["sent", "uncertain"]


async def test_the_lock_is_given_back_only_when_nothing_is_on_its_way(scene: Scene) -> None:
    """Else the next courier would call uncertain what was about to arrive."""
    scene.post.gate.clear()
    await scene.owe(5)
    await scene.until(lambda: scene.post.seen)
    stopping = asyncio.create_task(scene.rounds.stop())
    await asyncio.sleep(0.05)
    assert scene.lock.held == 1
    scene.post.gate.set()
    await stopping
    assert [d.state for d in await scene.outbox.deliveries()] == ["sent"]


async def test_a_chat_that_was_asleep_already_keeps_what_it_is_owed(scene: Scene) -> None:
    """Telegram told it twice: by the update and by the refusal."""
    await scene.outbox.subscribe(Subscription(0, 5))
    scene.post.gate.clear()
    scene.post.answers = [Sent("asleep")]
    await scene.owe(5)
    await scene.until(lambda: scene.post.seen)
    await scene.outbox.sleep_chat(5, True)
    scene.post.gate.set()
    await asyncio.sleep(0.1)
    assert [d.state for d in await scene.outbox.deliveries()] == ["pending"]
    await scene.outbox.sleep_chat(5, False)
    await scene.until(sent=1)


async def test_a_flood_wait_of_one_chat_leaves_the_others_their_pace(scene: Scene) -> None:
    scene.post.answers = [Sent("retry", wait=3600)]
    await scene.owe(*range(1, 21))
    await scene.until(sent=19)
    assert [d.chat for d in await scene.outbox.deliveries(states=("pending",))] == [1]
