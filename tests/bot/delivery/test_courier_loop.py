"""The courier goes on whatever fails, and what became of a message is written down however long that takes."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Collection
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from sqlalchemy.exc import InternalError

from bot.delivery import courier_loop
from bot.delivery.courier_loop import CourierLoop
from bot.delivery.rate_limiter import Pacer
from briefings.errors import StorageError
from briefings.model import Delivery, DeliveryState, Subscription
from briefings.ports import Sent
from storage.database.database import Database
from storage.outbox.outbox import SqlOutbox

NOW = datetime(2018, 2, 20, 12, tzinfo=UTC)
SENT: tuple[DeliveryState, ...] = ("sent",)
# Decides nothing: it only ends a test that would hang.
PATIENCE = 120
REFUSED = StorageError("the disk is full")
# What PostgreSQL's driver raises after a failover, and nobody turns into plain words.
READ_ONLY = InternalError("UPDATE", {}, Exception("cannot execute UPDATE in a read-only transaction"))


class Lock:
    """Notes when it is held, and how often it was had; it is lost while it is not `mine`."""

    def __init__(self) -> None:
        self.held = 0
        self.had = 0
        self.fails = 0
        self.mine = True

    @asynccontextmanager
    async def hold(self) -> AsyncIterator[Callable[[], bool]]:
        if self.fails:
            self.fails -= 1
            raise OSError("the lock's file cannot be opened")
        self.held += 1
        self.had += 1
        self.mine = True
        try:
            yield lambda: self.mine
        finally:
            self.held -= 1


class Post:
    """Takes every message, slowly if it is told to; `answers` come first."""

    sender = 424242

    def __init__(self) -> None:
        self.answers: list[Sent | Exception] = []
        self.seen: list[int] = []
        self.replies: list[tuple[str, int | None]] = []
        self.gate = asyncio.Event()
        self.gate.set()

    async def send(self, delivery: Delivery, reply_to: int | None = None) -> Sent:
        self.seen.append(delivery.chat)
        self.replies.append((delivery.text, reply_to))
        await self.gate.wait()
        answer = self.answers.pop(0) if self.answers else Sent("sent", message=len(self.seen))
        if isinstance(answer, Exception):
            raise answer
        return answer


class Shaky(SqlOutbox):
    """An outbox whose next calls of some methods fail. `answers_lost` of the next marks are made nevertheless;
    `marked` is told of each that is made, `chosen` of each choice of what may go; `looks` counts how often it was asked
    what may go, `recoveries` how often what a dead courier left, and `settled` how many outcomes were written."""

    def __init__(self, database: Database) -> None:
        super().__init__(database)
        self.fails: dict[str, list[Exception]] = {}
        self.answers_lost = 0
        self.marked: Callable[[Delivery], object] = lambda _: None
        self.chosen: Callable[[Collection[Delivery]], Awaitable[object]] | None = None
        self.marks = 0
        self.looks = 0
        self.recoveries = 0
        self.settled = 0

    def _maybe(self, name: str) -> None:
        if self.fails.get(name):
            raise self.fails[name].pop()

    async def settle(self, delivery: Delivery) -> None:
        self._maybe("settle")
        await super().settle(delivery)
        self.settled += 1

    async def start(self, delivery_id: int) -> Delivery | None:
        self.marks += 1
        self._maybe("start")
        taken = await super().start(delivery_id)
        if taken is not None:
            self.marked(taken)
        if self.answers_lost:
            self.answers_lost -= 1
            raise StorageError("the server closed the connection unexpectedly")
        return taken

    async def recover(self, now: datetime, but: Collection[int] = ()) -> tuple[Delivery, ...]:
        self._maybe("recover")
        found = await super().recover(now, but)
        self.recoveries += 1
        return found

    async def next_deliveries(self, now: datetime, limit: int, but: Collection[int] = ()) -> tuple[Delivery, ...]:
        self.looks += 1
        found = await super().next_deliveries(now, limit, but)
        if self.chosen is not None:
            await self.chosen(found)
        return found


class Scene:
    """A courier at work on a real outbox."""

    def __init__(self, database: Database) -> None:
        self.outbox, self.post, self.lock = Shaky(database), Post(), Lock()
        self.pacer = Pacer(1000, 1000, 60000)
        self.courier_loop = CourierLoop(self.outbox, self.post, self.pacer, self.lock, lambda: NOW)

    async def owe(self, *chats: int, occasion: str = "x") -> None:
        await self.outbox.add_deliveries(
            [Delivery(0, abs(c), c, "digest", occasion, 0, f"to {c}", "pending", NOW, created=NOW) for c in chats]
        )

    async def states(self) -> list[DeliveryState]:
        """The state of each delivery, oldest first."""
        return [delivery.state for delivery in reversed(await self.outbox.deliveries())]

    async def until(self, met: Callable[[], object] | None = None, sent: int = 0, pending: int = 0) -> None:
        async with asyncio.timeout(PATIENCE):
            while not (met() if met else await self._are(sent, pending)):
                self.courier_loop.wake()
                await asyncio.sleep(0.01)

    async def _are(self, sent: int, pending: int) -> bool:
        waiting = len(await self.outbox.deliveries(states=("pending",))) if pending else 0
        return len(await self.outbox.deliveries(states=SENT)) >= sent and waiting >= pending

    async def recovered(self, times: int) -> None:
        """Until the courier has looked so many times more for what a dead one left."""
        enough = self.outbox.recoveries + times
        await self.until(lambda: self.outbox.recoveries >= enough)


@pytest.fixture
async def scene(sqlite_database: Database, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Scene]:
    monkeypatch.setattr(courier_loop, "IDLE", 0.02)
    monkeypatch.setattr(courier_loop, "RECOVERY", 0.05)
    made = Scene(sqlite_database)
    running = asyncio.create_task(made.courier_loop.run())
    yield made
    made.post.gate.set()
    await made.courier_loop.stop()
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)


@pytest.fixture
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """What could not be written is tried again soon."""
    monkeypatch.setattr(courier_loop, "LONGEST_PAUSE", 0.05)


@pytest.mark.usefixtures("soon")
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
    running = asyncio.create_task(made.courier_loop.run())
    await made.owe(5)
    await made.until(sent=1)
    await made.courier_loop.stop()
    await asyncio.wait([running], timeout=PATIENCE)
    assert running.done()


async def test_a_send_that_fails_unforeseen_is_uncertain_and_stops_nobody(scene: Scene) -> None:
    scene.post.answers = [ValueError("a bug")]
    await scene.owe(5, 6)
    await scene.until(sent=1)
    await scene.courier_loop.stop()  # what became of the other may still be on its way to the record
    states = {d.chat: d.state for d in await scene.outbox.deliveries()}
    assert sorted(states.values()) == ["sent", "uncertain"]


async def test_the_lock_is_given_back_only_when_nothing_is_on_its_way(scene: Scene) -> None:
    """Else the next courier would call uncertain what was about to arrive."""
    scene.post.gate.clear()
    await scene.owe(5)
    await scene.until(lambda: scene.post.seen)
    stopping = asyncio.create_task(scene.courier_loop.stop())
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
    await scene.until(lambda: scene.outbox.settled)
    assert [d.state for d in await scene.outbox.deliveries()] == ["pending"]
    await scene.outbox.sleep_chat(5, False)
    await scene.until(sent=1)


async def test_a_flood_wait_of_one_chat_leaves_the_others_their_pace(scene: Scene) -> None:
    scene.post.answers = [Sent("retry", wait=3600)]
    await scene.owe(*range(1, 21))
    await scene.until(sent=19)
    assert [d.chat for d in await scene.outbox.deliveries(states=("pending",))] == [1]


async def test_a_mark_whose_answer_was_lost_holds_its_chat_up_for_a_moment_only(scene: Scene) -> None:
    """And what was marked so was surely not sent: it is owed again."""
    scene.outbox.answers_lost = 1
    await scene.owe(5)
    await scene.owe(5, occasion="y")
    await scene.until(sent=2)
    assert scene.post.seen == [5, 5]
    sent = await scene.outbox.deliveries()
    assert [d.occasion for d in sorted(sent, key=lambda d: d.message or 0)] == ["x", "y"]


async def test_a_mark_whose_answer_was_lost_together_with_the_lock_is_uncertain(scene: Scene) -> None:
    """Another courier may have made it meanwhile."""

    def lock_is_lost(_: Delivery) -> None:
        scene.lock.mine = False

    scene.outbox.answers_lost, scene.outbox.marked = 1, lock_is_lost
    await scene.owe(5)
    await scene.until(lambda: scene.lock.had > 1)
    await scene.recovered(2)
    assert await scene.states() == ["uncertain"]
    assert scene.post.seen == []


@pytest.mark.usefixtures("soon")
@pytest.mark.parametrize("error", [READ_ONLY, RuntimeError("a bug")])
async def test_an_outcome_is_written_down_in_the_end_whatever_failed(scene: Scene, error: Exception) -> None:
    scene.outbox.fails["settle"] = [error, error]
    await scene.owe(5)
    await scene.owe(5, occasion="y")
    await scene.until(sent=2)
    assert scene.post.seen == [5, 5]


async def test_a_courier_that_stops_gives_up_writing_what_never_can_be_written(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(courier_loop, "LONGEST_PAUSE", 0.01)
    scene.outbox.fails["settle"] = [READ_ONLY for _ in range(10_000)]
    await scene.owe(5)
    await scene.until(lambda: scene.post.seen)
    async with asyncio.timeout(PATIENCE):
        await scene.courier_loop.stop()
    assert await scene.states() == ["sending"]


async def test_what_a_courier_without_the_lock_marked_before_it_died_is_found_while_this_one_works(
    scene: Scene,
) -> None:
    await scene.outbox.subscribe(Subscription(0, 5, asleep=True))
    await scene.owe(5)
    await scene.owe(5, occasion="y")
    await scene.owe(6)
    await scene.until(sent=1)
    (_, _, first) = await scene.outbox.deliveries()
    await SqlOutbox.start(scene.outbox, first.id)
    await scene.outbox.sleep_chat(5, False)
    await scene.until(sent=2)
    assert await scene.states() == ["uncertain", "sent", "sent"]


async def test_what_is_under_way_is_not_taken_for_a_dead_couriers(scene: Scene) -> None:
    scene.post.gate.clear()
    await scene.owe(5)
    await scene.until(lambda: scene.post.seen)
    await scene.recovered(2)
    assert await scene.states() == ["sending"]
    scene.post.gate.set()
    await scene.until(sent=1)


async def test_a_flood_wait_that_comes_between_the_choice_and_the_turn_holds_up_no_other_chat(scene: Scene) -> None:
    """An answer to that chat was told to wait just then."""

    def flood(taken: Delivery) -> None:
        if taken.chat == 1:
            scene.pacer.flooded(1, 60)

    scene.outbox.marked = flood
    await scene.owe(1, 2, 3)
    # It is put back in a transaction of its own, which may end behind the others' sends.
    await scene.until(sent=2, pending=1)
    assert scene.post.seen == [2, 3]
    (waiting,) = await scene.outbox.deliveries(states=("pending",))
    assert (waiting.chat, waiting.attempts, waiting.due, waiting.error) == (1, 0, NOW, None)
    assert scene.outbox.marks == 3, "nor is it tried again before its moment"


async def test_a_correction_that_is_taken_back_after_it_was_chosen_lends_its_reply_to_no_other(scene: Scene) -> None:
    """The desk takes one back and owes another in the same breath: each replies to the message that it corrects."""
    await scene.owe(5)
    await scene.owe(5, occasion="y")
    await scene.until(sent=2)
    later, earlier = await scene.outbox.deliveries()

    def correcting(told: Delivery) -> Delivery:
        owed = replace(told, id=0, state="pending", message=None, sender=None, sent=None)
        return replace(owed, kind="correction", text=f"corrects {told.occasion}", corrects=told.id)

    async def the_desk_thinks_again(chosen: Collection[Delivery]) -> None:
        if taken_back := [delivery.id for delivery in chosen if delivery.corrects == earlier.id]:
            await scene.outbox.remove_pending(taken_back)
            await scene.outbox.add_deliveries([correcting(later)])

    scene.outbox.chosen = the_desk_thinks_again
    await scene.outbox.add_deliveries([correcting(earlier)])
    await scene.until(sent=3)
    assert scene.post.replies[2:] == [("corrects y", later.message)]


async def test_the_courier_stops_at_once_though_everybody_has_to_wait(scene: Scene) -> None:
    """And leaves nothing marked that did not go."""
    scene.outbox.marked = lambda _: scene.pacer.halt(60)
    await scene.owe(1, 2)
    await scene.until(lambda: scene.outbox.marks)
    async with asyncio.timeout(2):
        await scene.courier_loop.stop()
    assert await scene.states() == ["pending", "pending"]
    assert scene.post.seen == []


async def test_a_database_that_refuses_marks_is_asked_ever_less_often(
    scene: Scene, caplog: pytest.LogCaptureFixture
) -> None:
    scene.outbox.fails["start"] = [REFUSED for _ in range(10_000)]
    started = time.monotonic()
    await scene.owe(*range(1, 6))
    await scene.until(lambda: scene.outbox.marks == 3)
    assert time.monotonic() - started >= 1.5, "half a second, then a whole one"
    said = [record for record in caplog.records if record.levelno >= logging.ERROR]
    assert len(said) == 3
    assert not any(record.exc_info for record in said), "the sentence says it all"
    async with asyncio.timeout(1):
        await scene.courier_loop.stop()


async def test_a_delivery_that_can_never_be_marked_holds_up_no_other(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(courier_loop, "LONGEST_PAUSE", 0.05)
    start = scene.outbox.start

    async def trips(delivery_id: int) -> Delivery | None:
        if delivery_id == 1:
            raise ValueError("a row that cannot be read")
        return await start(delivery_id)

    monkeypatch.setattr(scene.outbox, "start", trips)
    await scene.owe(1, 2, 3)
    await scene.until(sent=2)
    assert scene.post.seen == [2, 3]


async def test_when_more_chats_wait_than_can_be_passed_over_the_nearest_is_not_kept_waiting(
    sqlite_database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(courier_loop, "IDLE", 60)
    monkeypatch.setattr(courier_loop, "MOST_PASSED_OVER", 2)
    monkeypatch.setattr(courier_loop, "QUEUE", 1)
    made = Scene(sqlite_database)
    for chat in range(1, 6):
        made.pacer._hold(chat, time.monotonic() + (60 if chat in (3, 4) else 0.5))
    await made.owe(*range(1, 6))
    running = asyncio.create_task(made.courier_loop.run())
    async with asyncio.timeout(PATIENCE):
        while len(await made.outbox.deliveries(states=SENT)) < 3:  # noqa: ASYNC110
            await asyncio.sleep(0.05)
    assert made.post.seen == [1, 2, 5], "and those that wait longest hide nobody"
    assert made.outbox.looks < 10, "nor are they asked for all the time"
    await made.courier_loop.stop()
    await asyncio.wait([running], timeout=PATIENCE)


@pytest.mark.parametrize(("other", "becomes"), [("sent", "sent"), ("cancelled", "cancelled")])
async def test_a_correction_goes_while_one_of_its_messages_arrived(
    scene: Scene, other: DeliveryState, becomes: DeliveryState
) -> None:
    await scene.outbox.add_deliveries(
        [
            Delivery(0, 1, 1, "digest", str(n), 0, "told", state, NOW, message=None, created=NOW)
            for n, state in enumerate((other, "cancelled"))
        ]
    )
    arrived, never = sorted(d.id for d in await scene.outbox.deliveries())
    correction = Delivery(0, 1, 1, "correction", "x", 0, "it fell", "pending", NOW, corrects=never, also=(arrived,))
    await scene.outbox.add_deliveries([correction])
    await scene.until(lambda: scene.outbox.settled)
    assert (await scene.states())[-1] == becomes


async def test_a_courier_that_rests_looks_at_once_when_it_is_woken(
    sqlite_database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(courier_loop, "IDLE", 3600)
    made = Scene(sqlite_database)
    running = asyncio.create_task(made.courier_loop.run())
    async with asyncio.timeout(PATIENCE):
        while not made.outbox.looks:  # noqa: ASYNC110 - a look sets no event
            await asyncio.sleep(0.01)
    await made.owe(5)
    made.courier_loop.wake()
    try:
        async with asyncio.timeout(20):
            while not made.post.seen:  # noqa: ASYNC110
                await asyncio.sleep(0.01)
    finally:
        await made.courier_loop.stop()
        await running


async def test_what_hangs_on_a_group_moves_with_it_when_telegram_says_where_it_went(sqlite_database: Database) -> None:
    made, moved = Scene(sqlite_database), list[tuple[int, int]]()

    async def move(old: int, new: int) -> None:
        moved.append((old, new))
        await made.outbox.move_chat(old, new)

    made.courier_loop = CourierLoop(made.outbox, made.post, made.pacer, made.lock, lambda: NOW, move)
    made.post.answers = [Sent("moved", chat=-1005)]
    running = asyncio.create_task(made.courier_loop.run())
    await made.owe(-5)
    await made.until(sent=1)
    await made.courier_loop.stop()
    await running
    assert moved == [(-5, -1005)]
    assert made.post.seen == [-5, -1005]


async def test_a_courier_that_is_stopped_marks_nothing_more(scene: Scene) -> None:
    stopping: list[asyncio.Task[None]] = []
    scene.outbox.marked = lambda _: stopping.append(asyncio.create_task(scene.courier_loop.stop()))
    await scene.owe(5, 6, 7)
    await scene.until(lambda: stopping)
    await asyncio.gather(*stopping)
    assert scene.outbox.marks == 1
    assert sorted(await scene.states()) == ["pending", "pending", "sent"]
