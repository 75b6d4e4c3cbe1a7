"""The courier: takes what is owed from the outbox, keeps the pace, sends, and records what became of it."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import replace
from datetime import datetime
from typing import Protocol, TypeVar

import httpx
from telegram import ReplyParameters
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)
from telegram.ext import ExtBot

from bot.pacer import PacedAnswers, Pacer
from briefings.deliveries import after_sending
from briefings.errors import DatelineError, NotFound, StorageError
from briefings.model import Delivery
from briefings.ports import Courier, Outbox, Sent

log = logging.getLogger("dateline.courier")

T = TypeVar("T")

AT_ONCE = 32
# Rows that are read at once: few, because reading many holds up the sends that are about to go.
QUEUE = 50
# How long the courier sleeps when nothing is owed, in seconds; it is woken earlier when something is.
IDLE = 2.0
# A chat whose moment is so near (in seconds) is waited for; a later one is passed over in favour of others.
CLOSE_ENOUGH = 0.05
# While the whole bot has to wait longer than this, nothing is marked as being sent.
LONG_WAIT = 0.5
# How long everything waits when Telegram cannot be reached, in seconds.
OUT_OF_REACH = 5.0
# A statement takes only so many values.
MOST_PASSED_OVER = 1000
# The outcome of a send is worth many tries to write it down; the pause between two grows up to so many seconds.
LONGEST_PAUSE = 10.0
# Tries of a courier that has been told to stop: then the row stays as sending, and the next one calls it uncertain.
LAST_TRIES = 3

_GONE_REPLY = ("replied message not found", "message to be replied not found", "reply message not found")
_GONE_THREAD = ("message thread not found", "topic_closed", "topic_deleted")
_GONE_CHAT = ("chat not found", "user is deactivated", "have no rights to send", "not enough rights",
              "need administrator rights", "chat_write_forbidden", "chat_restricted", "peer_id_invalid")  # fmt: skip
# A gateway's answer says nothing about what happened behind it.
_GATEWAY = ("bad gateway", "gateway timeout", "gateway time-out", "(502)", "(504)")


class TelegramCourier:
    """The real end of the `Courier` port: one Bot API call, and what its outcome means."""

    def __init__(self, bot: ExtBot[str]) -> None:
        self._bot = bot

    async def send(self, delivery: Delivery, reply_to: int | None = None) -> Sent:
        """Sends a delivery's text, as a reply where `reply_to` is known, into its forum topic if it has one. Where the
        message or the topic is gone, it goes plainly. Never raises for what the network does."""
        reply = ReplyParameters(reply_to, allow_sending_without_reply=True) if reply_to else None
        try:
            message = await self._bot.send_message(
                delivery.chat,
                delivery.text,
                reply_parameters=reply,
                message_thread_id=delivery.thread,
                rate_limit_args=PacedAnswers.PACED,
            )
        except TelegramError as error:
            outcome = outcome_of(error)
            if outcome.reply_lost and (reply or delivery.thread):
                return await self.send(replace(delivery, thread=None))
            return outcome
        return Sent("sent", message=message.message_id)


def outcome_of(error: TelegramError) -> Sent:
    """What a failed call means for its message, by the design: never connected is a retry, lost after sending is
    uncertain, an explicit refusal is one."""
    words = str(error).lower()
    match error:
        case RetryAfter():
            value = error.retry_after
            wait = float(value) if isinstance(value, int | float) else value.total_seconds()
            return Sent("retry", wait=max(wait, 1.0), error="Telegram asked to wait.")
        case ChatMigrated():
            return Sent("moved", chat=error.new_chat_id, error="The group became a supergroup.")
        case Forbidden():
            return Sent("asleep", error="The chat cannot be reached: the bot was blocked or put out.")
        case BadRequest() if any(gone in words for gone in _GONE_REPLY + _GONE_THREAD):
            return Sent("refused", reply_lost=True, error="The message to reply to, or the topic, is gone.")
        case BadRequest() if any(gone in words for gone in _GONE_CHAT):
            return Sent("asleep", error="The chat is gone, or the bot may not write there.")
        case BadRequest():
            return Sent("refused", error=f"Telegram refused the message: {error.message}")
        case InvalidToken():
            return Sent("retry", wait=60.0, everywhere=True, error="Telegram does not accept the bot's token.")
        case TimedOut():
            sure = isinstance(error.__cause__, httpx.PoolTimeout | httpx.ConnectTimeout)
            return _not_sent(error) if sure else _unknown("Telegram did not answer in time.")
        case NetworkError() if isinstance(error.__cause__, httpx.ConnectError):
            return _not_sent(error)
        case NetworkError() if error.__cause__ is not None:
            return _unknown("The connection was lost after the message went out.")
        case NetworkError() if any(gateway in words for gateway in _GATEWAY):
            return _unknown("A gateway answered for Telegram.")
        case NetworkError():
            return Sent("retry", error=f"Telegram could not do it: {error.message}")
        case _:
            return _unknown("Telegram's answer could not be understood.")


def _not_sent(error: TelegramError) -> Sent:
    # Whom it was for has no part in it: the next message would fare no better.
    reason = f"Telegram could not be reached ({type(error.__cause__).__name__})."
    return Sent("retry", wait=OUT_OF_REACH, everywhere=True, error=reason)


def _unknown(why: str) -> Sent:
    return Sent("uncertain", error=why)


class CourierLock(Protocol):
    """One courier at a time on one database."""

    def hold(self) -> AbstractAsyncContextManager[Callable[[], bool]]:
        """Waits until this process is the courier; gives a function that says whether it still is."""
        ...


class DeliveryRounds:
    """Takes the outbox's deliveries to their chats until it is stopped."""

    def __init__(
        self, outbox: Outbox, courier: Courier, pacer: Pacer, lock: CourierLock, clock: Callable[[], datetime]
    ) -> None:
        self._outbox = outbox
        self._courier = courier
        self._pacer = pacer
        self._lock = lock
        self._clock = clock
        self._awake = asyncio.Event()
        self._under_way: set[asyncio.Task[None]] = set()
        self._busy: set[int] = set()
        # One delivery at a time is marked and waits for its moment: a kill leaves no more than that one unsent.
        self._next_one = asyncio.Lock()
        self._stopping = False
        self._idle = asyncio.Event()
        self._idle.set()

    def wake(self) -> None:
        """Something is owed: look now."""
        self._awake.set()

    async def run(self) -> None:
        """Sends until it is stopped, whenever this process holds the courier's lock; goes on whatever goes wrong."""
        self._stopping = False
        while not self._stopping:
            try:
                async with self._lock.hold() as still_mine:
                    self._idle.clear()
                    try:
                        await self._work(still_mine)
                    finally:
                        # Before the lock is given back: the next courier calls what it finds on its way uncertain.
                        await self.finish()
                        self._idle.set()
            except DatelineError as error:
                log.error("The courier pauses: %s", error)
                await asyncio.sleep(IDLE)
            except Exception:
                log.exception("The courier stumbled, and goes on")
                await asyncio.sleep(IDLE)

    async def stop(self) -> None:
        """Starts nothing more, and waits until what is under way has been sent and written down."""
        self._stopping = True
        self._awake.set()
        await self._idle.wait()

    async def finish(self) -> None:
        """Waits for the sends that are under way."""
        while self._under_way:
            await asyncio.gather(*self._under_way, return_exceptions=True)

    async def _work(self, still_mine: Callable[[], bool]) -> None:
        for delivery in await self._outbox.recover(self._clock()):
            log.warning("Delivery %s to chat %s is uncertain: the courier before stopped", delivery.id, delivery.chat)
        while not self._stopping:
            if not still_mine():
                log.warning("The courier's lock was lost; another process may have taken over")
                return
            if not await self.round(still_mine):
                await self._rest()

    async def round(self, still_mine: Callable[[], bool] = lambda: True) -> int:
        """Starts what may go now, each at its moment; gives how many were started."""
        started = 0
        passed_over = sorted(self._busy | self._pacer.waiting(CLOSE_ENOUGH))[:MOST_PASSED_OVER]
        for delivery in await self._outbox.next_deliveries(self._clock(), QUEUE, passed_over):
            if delivery.chat in self._busy or self._pacer.wait(delivery.chat) > CLOSE_ENOUGH:
                continue
            while len(self._under_way) >= AT_ONCE:
                await asyncio.wait(self._under_way, return_when=asyncio.FIRST_COMPLETED)
            if self._pacer.halted() > LONG_WAIT:
                await asyncio.sleep(LONG_WAIT)
                break
            if self._stopping or not still_mine():
                break
            self._begin(delivery)
            started += 1
            await self._in_line()
        return started

    def _begin(self, delivery: Delivery) -> None:
        self._busy.add(delivery.chat)
        task = asyncio.create_task(self._deliver(delivery))
        self._under_way.add(task)
        task.add_done_callback(self._under_way.discard)

    async def _in_line(self) -> None:
        """Until the delivery that was begun has its moment; the next is chosen by what is known then."""
        await asyncio.sleep(0)
        async with self._next_one:
            pass

    async def _deliver(self, delivery: Delivery) -> None:
        """A task of its own from the mark to the record, so that stopping the courier tears no delivery apart."""
        try:
            async with self._next_one:
                # The row is marked while the moment comes near, so that the send itself is on time.
                taken = await self._outbox.start(delivery.id)
                if taken is None:
                    return
                reply_to, needless = await self._surely(lambda: self._answered(taken))
                if needless:
                    await self._settle(replace(taken, state="cancelled", error="What it corrects never arrived."))
                    return
                departure = await self._pacer.turn(taken.chat)
            sent = await self._sent(taken, reply_to)
            self._pacer.answered(departure)
            await self._record(taken, sent)
        except Exception:
            # Should the row be marked, it stays as sending; the next courier calls it uncertain, which is what it is.
            log.exception("Delivery %s was lost sight of", delivery.id)
        finally:
            self._busy.discard(delivery.chat)
            self._awake.set()

    async def _sent(self, delivery: Delivery, reply_to: int | None) -> Sent:
        try:
            return await self._courier.send(delivery, reply_to)
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
            await self._surely(lambda: self._outbox.move_chat(delivery.chat, sent.chat or delivery.chat))
        if sent.outcome == "asleep" and not await self._surely(lambda: self._outbox.sleep_chat(delivery.chat, True)):
            # No subscription could wake again and claim it.
            after = replace(after, state="failed", sent=self._clock())
        await self._settle(after)
        if after.state != "sent":
            log.warning("Delivery %s to chat %s: %s. %s", delivery.id, delivery.chat, after.state, sent.error or "")

    async def _settle(self, delivery: Delivery) -> None:
        await self._surely(lambda: self._outbox.settle(delivery))

    async def _surely(self, write: Callable[[], Awaitable[T]]) -> T:
        """Writes down what became of a send, however often the database refuses: nobody else knows it."""
        tries = 0
        while True:
            try:
                return await write()
            except StorageError as error:
                tries += 1
                if self._stopping and tries >= LAST_TRIES:
                    raise
                log.error("What became of a message could not be written down yet: %s", error)
                await asyncio.sleep(min(LONGEST_PAUSE, 0.25 * 2 ** min(tries, 10)))

    async def _answered(self, delivery: Delivery) -> tuple[int | None, bool]:
        """The message that a correction replies to; and whether there is nothing to correct, as it never arrived."""
        if delivery.corrects is None:
            return None, False
        try:
            original = await self._outbox.delivery(delivery.corrects)
        except NotFound:
            return None, True
        return original.message, original.state in ("failed", "cancelled")

    async def _rest(self) -> None:
        try:
            async with asyncio.timeout(IDLE):
                await self._awake.wait()
        except TimeoutError:
            pass
        self._awake.clear()
