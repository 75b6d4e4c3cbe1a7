"""The courier's loop: takes what is owed from the outbox, keeps the pace, sends, and records what became of it."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager, suppress
from dataclasses import replace
from datetime import datetime
from heapq import nlargest
from math import inf
from typing import Protocol, TypeVar

from bot.delivery.paid_broadcast import PaidBroadcast
from bot.delivery.rate_limiter import Departure, Pacer
from bot.tracing import working_on
from briefings.deliveries.outcomes import after_sending
from briefings.errors import DatelineError, NotFound, in_full
from briefings.model import Delivery, DeliveryState
from briefings.ports import Courier, Outbox, Sent
from briefings.values import frozen

log = logging.getLogger("dateline.courier")

T = TypeVar("T")

AT_ONCE = 32
# Rows that are read at a time: few, because reading many would delay the sends that are about to go.
QUEUE = 50
# How many seconds the courier sleeps if nothing is owed; it is woken earlier when something is.
IDLE = 2.0
# The loop waits for a chat that may be sent to within so many seconds; chats that must wait longer are passed over.
CLOSE_ENOUGH = 0.05
# While the whole bot must wait longer than this (in seconds), nothing is marked as being sent. What was marked before
# anybody knew of the wait is owed again. So one chat's wait holds up neither other chats nor the courier's end.
LONG_WAIT = 0.5
# A statement can hold only so many values.
MOST_PASSED_OVER = 1000
# Seconds between two looks for deliveries that are marked though nobody sends them: so many that the loss of the lock,
# which is found out within six seconds (see `storage.database.courier_lock`), is noticed between two looks.
RECOVERY = 10.0
# What the database refuses is tried again and again, with a pause that grows up to so many seconds.
LONGEST_PAUSE = 10.0
# Tries of a courier that was told to stop. After that the row stays marked as being sent, and the next courier makes it
# uncertain.
LAST_TRIES = 3

# Ids below this are supergroups, whose messages have the same number for every bot. Elsewhere each bot has its own
# numbers, so that a new bot can't reply to messages of the one before.
SUPERGROUP = -1_000_000_000_000


class CourierLock(Protocol):
    """Lets only one courier at a time work on a database."""

    def hold(self) -> AbstractAsyncContextManager[Callable[[], bool]]:
        """Waits until this process is the courier; gives a function that says whether it still is."""
        ...


@frozen
class _Marked:
    """A delivery that is marked as being sent, and the message that it replies to. It is `needless` if none of the
    messages that it corrects arrived."""

    delivery: Delivery
    reply_to: int | None
    needless: bool


class CourierLoop:
    """Sends the outbox's deliveries until it is stopped."""

    def __init__(
        self,
        outbox: Outbox,
        courier: Courier,
        pacer: Pacer,
        lock: CourierLock,
        clock: Callable[[], datetime],
        move: Callable[[int, int], Awaitable[None]] | None = None,
        paid: PaidBroadcast | None = None,
    ) -> None:
        self._outbox = outbox
        self._courier = courier
        self._pacer = pacer
        self._lock = lock
        self._clock = clock
        # Called with a chat's old and new id, when that has changed.
        self._move = move or outbox.move_chat
        self._paid = paid
        self._awake = asyncio.Event()
        self._under_way: set[asyncio.Task[None]] = set()
        # Chat → the delivery that is being sent to it.
        self._busy: dict[int, int] = {}
        # Held while one delivery is marked and waits for its moment, so that a kill leaves only one that was marked and
        # not sent.
        self._next_one = asyncio.Lock()
        # How many marks in a row the database refused; and the deliveries whose mark may have been made nevertheless,
        # with True if they were marked at the last look.
        self._refusals = 0
        self._unanswered: dict[int, bool] = {}
        # How many seconds the courier may rest.
        self._nearest = IDLE
        self._stopping = asyncio.Event()
        self._idle = asyncio.Event()
        self._idle.set()

    def wake(self) -> None:
        """Something may be owed: look now."""
        self._awake.set()

    async def run(self) -> None:
        """Sends until it is stopped, whenever this process holds the courier's lock. Errors are logged, and
        it goes on."""
        self._stopping.clear()
        while not self._stopping.is_set():
            try:
                async with self._lock.hold() as still_mine:
                    self._idle.clear()
                    try:
                        await self._work(still_mine)
                    finally:
                        # Before the lock is released, because the next courier makes whatever is still marked
                        # uncertain.
                        await self.finish()
                        if self._paid is not None:
                            await self._paid.close()
                        self._idle.set()
            except DatelineError as error:
                log.error("The courier pauses: %s", error.in_full)
                await asyncio.sleep(IDLE)
            except Exception:
                log.exception("The courier stumbled, and goes on")
                await asyncio.sleep(IDLE)

    async def stop(self) -> None:
        """Starts nothing more, and waits until all sends under way have been recorded."""
        self._stopping.set()
        self._awake.set()
        await self._idle.wait()

    async def finish(self) -> None:
        """Waits for the sends that are under way."""
        while self._under_way:
            await asyncio.gather(*self._under_way, return_exceptions=True)

    async def _work(self, still_mine: Callable[[], bool]) -> None:
        # Another courier may have marked them since.
        self._unanswered.clear()
        recovered = -inf
        while not self._stopping.is_set():
            if not still_mine():
                log.warning("The courier's lock was lost; another process may have taken over")
                return
            if time.monotonic() - recovered >= RECOVERY:
                await self._recover()
                recovered = time.monotonic()
            if not await self.round(still_mine):
                await self._rest()

    async def _recover(self) -> None:
        """Takes care of deliveries that are marked though nobody sends them, so that their chats get the next: because
        a courier died or lost its lock, or because a mark was made and the database's answer was lost."""
        if self._unanswered:
            await self._release()
        for delivery in await self._outbox.recover(self._clock(), but={*self._busy.values(), *self._unanswered}):
            with working_on(delivery.cause):
                log.warning("Delivery %s to chat %s is uncertain: who marked it is gone", delivery.id, delivery.chat)

    async def _release(self) -> None:
        """Owes deliveries again whose mark was never confirmed: they were surely not sent.

        One that is marked at two looks was not marked by another courier either: at the first look the lock was still
        ours, and another courier makes everything uncertain that it finds marked, before it marks anything.
        """
        sending: tuple[DeliveryState, ...] = ("sending",)
        found = await self._outbox.deliveries(states=sending)
        standing = {delivery.id: delivery for delivery in found if delivery.id in self._unanswered}
        for number in [number for number in standing if self._unanswered[number]]:
            await self._outbox.settle(replace(standing.pop(number), state="pending"))
        self._unanswered = dict.fromkeys(standing, True)

    async def round(self, still_mine: Callable[[], bool] = lambda: True) -> int:
        """Starts the deliveries that may go now, each at its moment. Returns how many it started."""
        started, self._nearest = 0, IDLE
        for delivery in await self._outbox.next_deliveries(self._clock(), QUEUE, self._passed_over()):
            if delivery.chat in self._busy:
                continue
            if (wait := self._pacer.wait(delivery.chat)) > CLOSE_ENOUGH:
                self._nearest = min(self._nearest, wait)
                continue
            while len(self._under_way) >= AT_ONCE:
                await asyncio.wait(self._under_way, return_when=asyncio.FIRST_COMPLETED)
            if self._pacer.halted() > LONG_WAIT:
                await asyncio.sleep(LONG_WAIT)
                break
            if self._stopping.is_set() or not still_mine():
                break
            self._begin(delivery)
            started += 1
            await self._in_line()
            if self._refusals:
                await self._pause()
        return started

    def _passed_over(self) -> list[int]:
        """The chats that are passed over. If too many must wait, those that may be sent to soonest are not
        passed over."""
        longest = nlargest(MOST_PASSED_OVER, self._pacer.waiting(CLOSE_ENOUGH), key=self._pacer.wait)
        return sorted({*self._busy, *longest})

    async def _pause(self) -> None:
        """Pauses after the database refused a mark: it will refuse the next too, unless only this one can't be made."""
        with suppress(TimeoutError):
            async with asyncio.timeout(_pause_after(self._refusals)):
                await self._stopping.wait()

    def _begin(self, delivery: Delivery) -> None:
        self._busy[delivery.chat] = delivery.id
        with working_on(delivery.cause):
            task = asyncio.create_task(self._deliver(delivery))
        self._under_way.add(task)
        task.add_done_callback(self._under_way.discard)

    async def _in_line(self) -> None:
        """Waits until the delivery that was begun has its moment, so that the next is chosen by what is known then."""
        await asyncio.sleep(0)
        async with self._next_one:
            pass

    async def _deliver(self, delivery: Delivery) -> None:
        """Sends one delivery. A task of its own from the mark to the record, so that stopping the courier interrupts
        none."""
        try:
            async with self._next_one:
                # The row is marked while its moment comes near, so that the send itself is on time.
                marked = await self._mark(delivery)
                if marked is None:
                    return
                taken, needless = marked.delivery, marked.needless
                paid = not needless and self._paid is not None and await self._paid.takes(taken)
                departure = None if needless else await self._turn(taken.chat, paid=paid)
            if departure is None:
                await self._settle(_unsent(taken, needless))
                return
            sent = await self._sent(taken, marked.reply_to, paid=paid)
            self._pacer.answered(departure)
            await self._record(taken, sent)
        except Exception:
            # If the row was marked after all, it stays so until recovery makes it uncertain, which it is.
            log.exception("Delivery %s was lost sight of", delivery.id)
        finally:
            del self._busy[delivery.chat]
            self._awake.set()

    async def _mark(self, delivery: Delivery) -> _Marked | None:
        """Marks the row as being sent. None if it isn't owed any more, or if the database refused."""
        try:
            reply_to, needless = await self._what_to_reply_to(delivery)
            taken = await self._outbox.start(delivery.id)
        except Exception as error:
            self._refused(delivery, error)
            return None
        self._refusals = 0
        if taken is None:
            return None
        self._unanswered.pop(taken.id, None)
        # If the chat has moved meanwhile, the number would be that of another message.
        return _Marked(taken, reply_to if taken.chat == delivery.chat else None, needless)

    def _refused(self, delivery: Delivery, error: Exception) -> None:
        self._refusals += 1
        self._unanswered[delivery.id] = False
        log.error("Delivery %s could not be marked yet: %s", delivery.id, in_full(error), exc_info=_is_bug(error))

    async def _turn(self, chat: int, *, paid: bool) -> Departure | None:
        if not paid:
            return await self._pacer.turn(chat, LONG_WAIT)
        departure = await self._pacer.paid_turn(chat, LONG_WAIT)
        if departure is None and self._paid is not None:
            self._paid.unused()
        return departure

    async def _sent(self, delivery: Delivery, reply_to: int | None, *, paid: bool) -> Sent:
        try:
            if not paid:
                return await self._courier.send(delivery, reply_to)
            sent = await self._courier.send(delivery, reply_to, paid=True)
            if sent.unpaid and self._paid is not None:
                self._paid.refused()
            return sent
        except Exception as error:
            log.exception("Sending delivery %s failed in a way that nobody foresaw", delivery.id)
            return Sent("uncertain", error=f"Unforeseen: {type(error).__name__}")

    async def _record(self, delivery: Delivery, sent: Sent) -> None:
        if sent.outcome == "retry" and sent.wait:
            if sent.everywhere:
                self._pacer.halt(sent.wait)
            else:
                self._pacer.flooded(delivery.chat, sent.wait)
        after = after_sending(delivery, sent, self._clock())
        if sent.outcome == "moved" and sent.chat:
            await self._surely(lambda: self._move(delivery.chat, sent.chat or delivery.chat))
        if sent.outcome == "asleep" and not await self._surely(lambda: self._outbox.sleep_chat(delivery.chat, True)):
            # No subscription could wake again and claim it.
            after = replace(after, state="failed", sent=self._clock())
        await self._settle(after)
        words = "Delivery %s (%s) to chat %s: %s. %s"
        level = logging.INFO if after.state == "sent" else logging.WARNING
        log.log(level, words, delivery.id, delivery.kind, delivery.chat, after.state, sent.error or "")

    async def _settle(self, delivery: Delivery) -> None:
        await self._surely(lambda: self._outbox.settle(delivery))

    async def _surely(self, write: Callable[[], Awaitable[T]]) -> T:
        """Records what became of a send, trying as often as it takes, even if a bug prevents it: nobody else knows the
        outcome."""
        tries = 0
        while True:
            try:
                return await write()
            except Exception as error:
                tries += 1
                if self._stopping.is_set() and tries >= LAST_TRIES:
                    raise
                words = "What became of a message could not be written down yet: %s"
                log.error(words, in_full(error), exc_info=_is_bug(error))
                await asyncio.sleep(_pause_after(tries))

    async def _what_to_reply_to(self, delivery: Delivery) -> tuple[int | None, bool]:
        """The message that a correction replies to (None if it can't); and True if there is nothing to correct, because
        none of its messages arrived."""
        if delivery.corrects is None:
            return None, False
        for number in (delivery.corrects, *delivery.also):
            original = await self._unless_lost(number)
            if original is not None:
                mine = original.sender in (None, self._courier.sender) or original.chat < SUPERGROUP
                return original.message if mine else None, False
        return None, True

    async def _unless_lost(self, number: int) -> Delivery | None:
        """A delivery that was sent or may have been; None if it never arrived."""
        try:
            original = await self._outbox.delivery(number)
        except NotFound:
            return None
        return None if original.state in ("failed", "cancelled") else original

    async def _rest(self) -> None:
        with suppress(TimeoutError):
            async with asyncio.timeout(self._nearest):
                await self._awake.wait()
        self._awake.clear()


def _unsent(delivery: Delivery, needless: bool) -> Delivery:
    """A delivery that was marked and not sent, to be owed as before; or cancelled, if there is nothing to correct."""
    if needless:
        return replace(delivery, state="cancelled", error="What it corrects never arrived.")
    return replace(delivery, state="pending")


def _pause_after(tries: int) -> float:
    return min(LONGEST_PAUSE, 0.25 * 2.0 ** min(tries, 10))


def _is_bug(error: Exception) -> bool:
    # A refusal of the database has plain words; any other error needs its traceback to be understood.
    return not isinstance(error, DatelineError)
