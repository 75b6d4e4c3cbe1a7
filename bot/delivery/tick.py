"""The one repeating tick: composes digests that are due and alerts that have settled, and tells the owner of trouble.

Schedules are rows with their next moment in UTC, and the tick asks which of these have come. So nothing depends on when
it runs, how often, or whether it was down.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from bot.chat.page import clip, escape
from bot.chat.shown_lines import forget_shown
from bot.chat.typed_words import forget_typed
from bot.lean_start import load_scheduler
from bot.web.access import forget_old_page_links
from briefings.deliveries.alerts import compose_alerts, hold_alerts
from briefings.deliveries.clock import follow_the_clock
from briefings.deliveries.corrections.recomposing import mend_outdated
from briefings.deliveries.digests import compose_due
from briefings.deliveries.following_up import repeat_corrections
from briefings.deliveries.outcomes import notice
from briefings.deliveries.telling import owe_next_slice
from briefings.errors import DatelineError
from briefings.model import Hold
from briefings.ports import Library, Outbox, Scribe

if TYPE_CHECKING:
    from apscheduler.schedulers.asyncio import AsyncIOScheduler

log = logging.getLogger("dateline.schedule")

OLD_OUTBOX_MINUTES = 60
# The longest text that the owner is told, in characters.
LONGEST = 1000
SILENCE = timedelta(days=1)
# How many slices of a large act's corrections one tick owes, and for how many seconds others may write between two.
SLICES_A_TICK, BETWEEN_SLICES = 100, 0.05
WATCH_EVERY = timedelta(minutes=5)


class Tick:
    """What happens at each tick. `owner` is the chat that is told of trouble; `wake_courier` is called when something
    is owed."""

    def __init__(
        self,
        library: Library,
        outbox: Outbox,
        scribe: Scribe,
        *,
        owner: int | None,
        clock: Callable[[], datetime],
        wake_courier: Callable[[], None],
    ) -> None:
        self._library, self._outbox, self._scribe = library, outbox, scribe
        self._owner, self._clock, self._wake_courier = owner, clock, wake_courier
        self._watched: datetime | None = None
        self._one_at_a_time = asyncio.Lock()
        self._stopped = False

    async def once(self) -> None:
        """One tick. Never raises: the next tick tries again."""
        try:
            async with self._one_at_a_time:
                if not self._stopped:
                    await self.run(self._clock())
        except DatelineError as error:
            log.error("The tick failed and will be tried again: %s", error.in_full)
        except Exception:
            log.exception("The tick failed and will be tried again")

    async def stop(self) -> None:
        """Begins no more ticks, and waits for the one under way. Call it before the scheduler is shut down, which would
        cancel it in the middle of a transaction, and before the database is closed."""
        self._stopped = True
        async with self._one_at_a_time:
            pass

    async def run(self, now: datetime) -> None:
        """Composes what is due at `now`, and wakes the courier."""
        library, outbox, scribe = self._library, self._outbox, self._scribe
        if (hold := await outbox.hold()) is not None:
            await self._remind(hold, now)
            return
        await hold_alerts(library, outbox, now)
        mended = await mend_outdated(library, outbox, scribe)
        repeated = await repeat_corrections(library, outbox, scribe, now)
        composed = await compose_due(library, outbox, scribe, now)
        alerts = await compose_alerts(library, outbox, scribe, now)
        for subscription, why in composed.failed + alerts.failed:
            await self._tell_owner(f"The digest of subscription {subscription} could not be composed: {why}",
                                   f"uncomposed:{subscription}:{now:%Y-%m-%d}", now)  # fmt: skip
        if self._time_to_watch(now):
            await self._watch(now)
        if mended or repeated or composed.added or alerts.added:
            self._wake_courier()
        await self._owe_slices(now)

    async def _owe_slices(self, now: datetime) -> None:
        """Owes the corrections of very large acts, slice by slice; what is left waits for the next tick."""
        for _ in range(SLICES_A_TICK):
            if not await owe_next_slice(self._library, self._outbox, self._scribe, now):
                return
            self._wake_courier()
            await asyncio.sleep(BETWEEN_SLICES)

    async def _remind(self, hold: Hold, now: datetime) -> None:
        """Reminds the owner once a day, after a restore, that nothing is composed until they say how to go on."""
        if self._time_to_watch(now):
            text = (
                "The library was restored from a backup, and nothing goes out: what is owed may have gone out already. "
                "/resume (or dateline resume) shows it, and goes on."
            )
            await self._tell_owner(text, f"restored:{hold.at:%Y-%m-%dT%H:%M:%S}:{now:%Y-%m-%d}", now)
            self._wake_courier()

    def _time_to_watch(self, now: datetime) -> bool:
        # A clock that was set back must not stop this until it is where it was.
        if self._watched is not None and timedelta(0) <= now - self._watched < WATCH_EVERY:
            return False
        self._watched = now
        return True

    async def _watch(self, now: datetime) -> None:
        """Deletes what nobody needs any more, repairs what a wrong clock spoiled, and tells the owner of trouble."""
        await forget_typed(self._library, now)
        await forget_shown(self._library, now)
        await forget_old_page_links(self._library, now)
        ahead = await follow_the_clock(self._library, self._outbox, now)
        if ahead:
            log.warning("The clock was ahead: %s subscriptions were due too late, and are due in time again", ahead)
        for trouble in (self._waits_long, self._is_silent, self._failed):
            told = await trouble(now)
            if told:
                name, text = told
                await self._tell_owner(text, f"{name}:{now:%Y-%m-%d}", now)

    async def _waits_long(self, now: datetime) -> tuple[str, str] | None:
        """The occasion's name and the text, if something has been owed for longer than sending takes; None if not."""
        minutes = (await self._outbox.outbox_counts(now))["oldest_minutes"]
        if minutes < OLD_OUTBOX_MINUTES:
            return None
        text = f"The oldest message that is owed has waited for {minutes} minutes; see /stats and dateline doctor."
        return "old-outbox", text

    async def _is_silent(self, now: datetime) -> tuple[str, str] | None:
        if not await self._outbox.silent_since(now - SILENCE):
            return None
        return "silent", "Nothing went out for a day, though something was due. dateline doctor says more."

    async def _failed(self, now: datetime) -> tuple[str, str] | None:
        failed = await self._outbox.failed_since(now - SILENCE)
        if not failed:
            return None
        many = "A message" if len(failed) == 1 else f"{len(failed)} messages"
        newest = f"{failed[0].chat}: {failed[0].error or ''}"
        return "failed", f"{many} could not be delivered today, the newest to chat {newest} /stats lists them."

    async def _tell_owner(self, text: str, occasion: str, now: datetime) -> None:
        log.warning("%s", text)
        if self._owner is not None:
            await self._outbox.add_deliveries([notice(escape(clip(text, LONGEST)), self._owner, occasion, now)])


async def tick_regularly(tick: Tick, seconds: float) -> None:
    """Ticks every so many seconds until it is cancelled. Stop the tick before (see `Tick.stop`)."""
    # APScheduler looks through all installed packages while it is loaded. The first tick isn't due yet, so that people
    # who wrote before the start are answered first.
    await asyncio.sleep(seconds)
    await asyncio.to_thread(load_scheduler)
    scheduler = start_ticking(tick, seconds)
    try:
        await tick_on(scheduler, seconds)
    finally:
        stop_ticking(scheduler)


def start_ticking(tick: Tick, seconds: float) -> AsyncIOScheduler:
    """Starts APScheduler with one job, which is due at once. If a tick still runs when the next is due, that one is
    skipped."""
    load_scheduler()
    from apscheduler.schedulers.asyncio import AsyncIOScheduler
    from apscheduler.triggers.interval import IntervalTrigger

    scheduler = AsyncIOScheduler(timezone="UTC")
    options: dict[str, Any] = {"max_instances": 1, "coalesce": True, "misfire_grace_time": None}
    scheduler.add_job(
        tick.once, IntervalTrigger(seconds=seconds), id="tick", next_run_time=datetime.now(UTC), **options
    )
    scheduler.start()
    return scheduler


def stop_ticking(scheduler: AsyncIOScheduler) -> None:
    """Shuts the scheduler down. The tick was stopped before (see `Tick.stop`), so that none is under way."""
    # It shuts down a turn of the event loop later. A tick that falls due in that turn would be cancelled before it
    # begins, which is logged as an error with a traceback.
    scheduler.pause()
    scheduler.shutdown(wait=False)


async def tick_when_woken(tick: Tick, woken: asyncio.Event) -> None:
    """Runs a tick at once when something was published, so that a digest that is due includes it."""
    while True:
        await woken.wait()
        woken.clear()
        await tick.once()
        await asyncio.sleep(0)


async def tick_on(scheduler: AsyncIOScheduler, seconds: float) -> None:
    """Makes ticks go on when the clock is set back. APScheduler plans by the clock, and would wait until it is where it
    was; this measures time that passes."""
    while True:
        await asyncio.sleep(seconds)
        job = scheduler.get_job("tick")
        now = datetime.now(UTC)
        if job is not None and job.next_run_time - now > 2 * timedelta(seconds=seconds):
            log.warning("The clock was set back; the ticks go on")
            job.modify(next_run_time=now)
