"""The watch's loop: takes up feeds and finds that are due, a few at a time, until it is told to stop.

It sleeps by time that passes, and rows decide what is due, so a clock that is set back stops nothing.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections import Counter
from collections.abc import Awaitable, Callable
from contextlib import suppress

from bot.feeds.gathering import Gatherer
from bot.feeds.looking import Looker
from bot.feeds.manners import MOST_TRIES, another_try
from bot.feeds.shared_clock import SharedClock
from bot.feeds.telling import BATCH, DeskTeller
from briefings.errors import Conflict, DatelineError, DeskFailed, StorageError, UnreadableDocument
from briefings.newsroom import Tell
from briefings.newsroom.feeds import TakenFind, as_later_text, take_in_find
from briefings.ports import FeedBook, FeedDesk, Lease, Library

log = logging.getLogger("dateline.feeds")

# How many requests run at a time, each to another server.
AT_ONCE = 4
# Seconds between two looks at whether something is due, and between two renewals of a lease.
IDLE = 2.0
RENEWAL = 15.0
# Seconds to wait after an error of the database.
TROUBLED = 5.0
# After so many seconds the desk is told of finds, though more are still to be read.
LONGEST_SILENCE = 600.0


class Watch:
    """Watches until it is stopped. Calls `wake` when something was published or is owed."""

    def __init__(
        self,
        library: Library,
        book: FeedBook,
        desk: FeedDesk,
        looker: Looker,
        gatherer: Gatherer,
        teller: DeskTeller,
        tell: Callable[[], Tell],
        clock: SharedClock,
        wake: Callable[[], None] = lambda: None,
    ) -> None:
        self._library, self._book, self._desk = library, book, desk
        self._looker, self._gatherer, self._teller = looker, gatherer, teller
        self._tell, self._clock, self._wake = tell, clock, wake
        self._under_way: set[asyncio.Task[None]] = set()
        self._awake, self._stopping = asyncio.Event(), asyncio.Event()
        # Finds are read one at a time: the desk's other workers are for what editors hand in.
        self._reading = asyncio.Semaphore(1)
        self._told = time.monotonic()
        # How many finds of each feed (by its number) became drafts, documents, or later texts of these.
        self.kept: Counter[int] = Counter()

    def look_now(self) -> None:
        """Something may be due: look now."""
        self._awake.set()

    async def run(self) -> None:
        """Watches until it is stopped. Errors are logged, and it goes on."""
        while not self._stopping.is_set():
            try:
                if not await self.round():
                    await self._rest(IDLE)
            except DatelineError as error:
                log.error("The watch pauses: %s", error.in_full)
                await self._rest(TROUBLED)
            except Exception:
                log.exception("The watch stumbled, and goes on")
                await self._rest(TROUBLED)
        await asyncio.gather(*self._under_way, return_exceptions=True)

    async def drain(self) -> None:
        """Works until nothing is due any more, and tells the desk."""
        while await self.round() or self._under_way or await self._is_due():
            await self._rest(0.2)
        await self._teller.tell(self._clock.own())

    async def _is_due(self) -> bool:
        now = self._clock()
        return bool(await self._book.waiting_feeds(now) or await self._book.waiting_finds(now))

    async def stop(self) -> None:
        """Takes up nothing more; what is under way is given back, for the next process that watches."""
        self._stopping.set()
        self._awake.set()
        for task in self._under_way:
            task.cancel()
        await asyncio.gather(*self._under_way, return_exceptions=True)

    async def round(self) -> int:
        """Takes up feeds and finds that are due, as far as there is room. Returns how many it began."""
        begun = 0
        await self._clock.compare()
        while len(self._under_way) < AT_ONCE and not self._stopping.is_set():
            now = self._clock()
            if (due_feed := await self._book.take_feed(now)) is not None:
                feed, lease = due_feed
                self._begin(lease, self._looker.look(feed, lease))
            elif (due_find := await self._book.take_find(now)) is not None:
                find, lease = due_find
                self._begin(lease, self._read(TakenFind(self._book, find, lease)))
            else:
                break
            begun += 1
        await self._tell_desk()
        return begun

    async def _tell_desk(self) -> None:
        now = self._clock()
        enough = len(await self._book.untold(BATCH)) >= BATCH
        if enough or time.monotonic() - self._told > LONGEST_SILENCE or not await self._book.waiting_finds(now):
            if await self._teller.tell(self._clock.own()):
                self._wake()
            self._told = time.monotonic()

    def _begin(self, lease: Lease, work: Awaitable[None]) -> None:
        task = asyncio.create_task(self._held(lease, work))
        self._under_way.add(task)
        task.add_done_callback(self._ended)

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._under_way.discard(task)
        self._awake.set()

    async def _held(self, lease: Lease, work: Awaitable[None]) -> None:
        """Does some work while it renews the lease; ends the lease if the work has not."""
        keeping = asyncio.create_task(self._keep(lease))
        try:
            await work
        except Conflict as error:
            log.warning("Watching: %s", error)
        except DatelineError as error:
            log.error("Watching: %s", error.in_full)
        except Exception:
            log.exception("What a feed sent was not worked off")
        finally:
            keeping.cancel()
            # If even that fails, the lease ends by itself.
            with suppress(DatelineError):
                await asyncio.shield(self._book.give_back(lease))

    async def _keep(self, lease: Lease) -> None:
        while True:
            await asyncio.sleep(RENEWAL)
            with suppress(DatelineError):
                await self._clock.compare()
                await self._book.renew(lease, self._clock())

    async def _read(self, taken: TakenFind) -> None:
        """Takes a find to what it becomes. One that the library refuses, or that meets a bug of ours, is tried again,
        and then set aside."""
        try:
            await self._take_in(taken)
        except (Conflict, StorageError, asyncio.CancelledError):
            raise
        except Exception as error:
            log.exception("%s was not worked off", taken.find.address)
            why = str(error) if isinstance(error, DatelineError) else f"Unforeseen: {type(error).__name__}"
            if taken.find.tries + 1 >= MOST_TRIES:
                await taken.settle("failed", error=why)
            else:
                await self._put_off(taken, why, spent=True)

    async def _take_in(self, taken: TakenFind) -> None:
        find = taken.find
        assert find.feed is not None
        feed = await self._book.feed(find.feed)
        upload = await self._gatherer.gather(taken, feed)
        if upload is None:
            return
        upload = await as_later_text(self._library, find, upload)
        async with self._reading:
            try:
                extraction = await self._desk.read(upload)
            except UnreadableDocument as error:
                await taken.settle("unreadable", error=str(error))
                return
            except DeskFailed as error:
                await self._put_off(taken, str(error))
                return
            became = await take_in_find(
                self._library, taken, feed, upload, extraction, now=self._clock.own(), tell=self._tell()
            )
        self.kept[feed.id] += became == "kept"
        if feed.publish:
            self._wake()

    async def _put_off(self, taken: TakenFind, why: str, *, spent: bool = False) -> None:
        now = self._clock()
        await taken.put_off(another_try(1, now), now, error=why, spent=spent)

    async def _rest(self, seconds: float) -> None:
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._awake.wait()
        self._awake.clear()
