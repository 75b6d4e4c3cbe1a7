"""Nobody waits behind all of somebody else's commands, nor answers behind deliveries, nor the other way round.

Time is simulated: it moves on to whoever sleeps the shortest once nothing else can be done.
"""

from __future__ import annotations

import asyncio
from heapq import heappop, heappush
from itertools import count

from bot.chat.fair_updates import FairUpdates
from bot.delivery.fair_line import FairLine
from bot.delivery.rate_limiter import Pacer
from tests.bot.delivery.test_rate_limiter import update

NEWCOMER = 1_000_000


class SimulatedTime:
    """A monotonic clock whose sleepers wake in order, at once."""

    def __init__(self) -> None:
        self.now = 0.0
        self._sleepers: list[tuple[float, int, asyncio.Event]] = []
        self._numbers = count()

    def __call__(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        woken = asyncio.Event()
        heappush(self._sleepers, (self.now + seconds, next(self._numbers), woken))
        await woken.wait()

    async def run(self, until: float) -> None:
        """Passes until a moment, or until nobody sleeps any more."""
        await self._settle()
        while self._sleepers and self._sleepers[0][0] <= until:
            self.now, _, woken = heappop(self._sleepers)
            woken.set()
            await self._settle()

    async def _settle(self) -> None:
        # A woken task wakes the next in line, which asks the clock again: a few rounds of the loop each.
        for _ in range(20):
            await asyncio.sleep(0)


class Chat:
    """A hundred people who send ten commands each, at once; when each was answered."""

    def __init__(self) -> None:
        self.time = SimulatedTime()
        self.pacer = Pacer(29.4, 0.98, 19, clock=self.time, sleep=self.time.sleep)
        self.fair = FairUpdates(self._too_fast)
        self.answered: dict[int, list[float]] = {}
        self.delivered: list[float] = []
        self._tasks: list[asyncio.Task[None]] = []

    async def _too_fast(self, _: object) -> None:
        raise AssertionError("ten commands are not too many")

    def command(self, number: int, user: int) -> None:
        work = self.fair.process_update(update(number, user), self._answer(user))
        self._tasks.append(asyncio.create_task(work))

    async def _answer(self, user: int) -> None:
        departure = await self.pacer.turn(user, answer=True)
        self.answered.setdefault(user, []).append(self.time.now)
        await self.time.sleep(0.05)
        self.pacer.answered(departure)

    def deliver_to(self, chats: range) -> None:
        self._tasks.append(asyncio.create_task(self._deliver(chats)))

    async def _deliver(self, chats: range) -> None:
        for chat in chats:
            departure = await self.pacer.turn(chat)
            self.delivered.append(self.time.now)
            self.pacer.answered(departure)

    async def pass_time(self, until: float) -> None:
        await self.time.run(until)

    async def close(self) -> None:
        """Lets all that was begun come to its end."""
        await self.time.run(1000.0)
        await asyncio.gather(*self._tasks)


async def test_behind_a_thousand_commands_of_a_hundred_people_one_person_waits_a_few_seconds() -> None:
    chat = Chat()
    for number in range(1000):
        chat.command(number, 1 + number % 100)
    chat.command(1000, NEWCOMER)
    await chat.pass_time(5.0)
    assert NEWCOMER in chat.answered
    await chat.pass_time(60.0)
    assert all(len(times) == 10 for user, times in chat.answered.items() if user != NEWCOMER), "nobody is starved"
    await chat.close()


async def test_one_persons_many_commands_come_after_everybodys_first() -> None:
    chat = Chat()
    for number in range(15):
        chat.command(number, 1)
    for number in range(30):
        chat.command(100 + number, 2 + number)
    await chat.pass_time(2.0)
    assert len(chat.answered) == 31
    await chat.close()


async def test_an_answer_does_not_wait_behind_deliveries() -> None:
    chat = Chat()
    chat.deliver_to(range(2000, 4000))
    await chat.pass_time(10.0)
    chat.command(1, NEWCOMER)
    await chat.pass_time(10.2)
    assert NEWCOMER in chat.answered
    await chat.close()


async def test_deliveries_go_on_while_everybody_asks_and_the_limit_is_kept() -> None:
    chat = Chat()
    for number in range(1000):
        chat.command(number, 1 + number % 100)
    chat.deliver_to(range(2000, 4000))
    await chat.pass_time(20.0)
    answers = [moment for times in chat.answered.values() for moment in times]
    assert len(chat.delivered) >= 0.3 * 20 * 29.4, "nearly a third of what Telegram takes is theirs"
    assert len(answers) >= 0.5 * 20 * 29.4
    every = sorted([*answers, *chat.delivered])
    assert max(sum(start <= other < start + 1 for other in every) for start in every) <= 30
    await chat.close()


async def test_a_thousand_updates_of_few_people_take_no_places_from_others() -> None:
    """Of each person one update at a time is worked on, or waits to be."""
    chat = Chat()
    chat.fair = FairUpdates(chat._too_fast, at_once=4)
    for number in range(30):
        chat.command(number, 1 + number % 3)
    chat.command(1000, NEWCOMER)
    await chat.pass_time(0.5)
    assert NEWCOMER in chat.answered
    await chat.close()


async def test_whoever_gives_up_in_line_holds_nobody_up() -> None:
    line, order = FairLine(), list[int]()

    async def go(chat: int) -> None:
        async with line.place(chat, answer=True):
            order.append(chat)

    async with line.place(0, answer=True):
        waiting = [asyncio.create_task(go(chat)) for chat in (1, 2, 3)]
        await asyncio.sleep(0)
        waiting[0].cancel()
        await asyncio.sleep(0)
    # The turn has come to the second; it gives up in that very moment.
    waiting[1].cancel()
    await asyncio.gather(*waiting, return_exceptions=True)
    async with asyncio.timeout(5), line.place(4, answer=False):
        order.append(4)
    assert order == [3, 4]
