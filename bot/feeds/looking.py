"""One look at a feed: a polite request, read at the desk, and new items queued, in one transaction."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from bot.feeds.asking import MEGABYTE, Asker, Busy, host_of
from bot.feeds.manners import DEAD, after_failure, after_success, retry_after
from bot.feeds.shared_clock import SharedClock
from bot.feeds.telling import DeskTeller
from bot.language import N_
from briefings.errors import DatelineError, DeskFailed, FetchFailed, UnreadableDocument
from briefings.model import Feed, FeedItem
from briefings.ports import Answer, FeedBook, FeedDesk, Lease, Library

log = logging.getLogger("dateline.feeds")

LARGEST_FEED = 5 * MEGABYTE
# How many items a first look takes; older ones are passed over.
FIRST = 5
# How many items a later look takes; the rest is left to the next look.
MOST_NEW = 20
# No feed may queue more than this in a day, whatever it names.
MOST_A_DAY = 200
SOON = timedelta(seconds=20)
ACCEPT = "application/rss+xml,application/atom+xml,application/feed+json,application/xml;q=0.9,text/xml;q=0.9,*/*;q=0.5"
_WAITS = (429, 503)
FAULT = N_("It could not be worked off, by a fault of Dateline's own; the log says more.")


class Looker:
    """Looks at feeds that are due."""

    def __init__(
        self,
        library: Library,
        book: FeedBook,
        desk: FeedDesk,
        asker: Asker,
        teller: DeskTeller,
        clock: SharedClock,
    ) -> None:
        self._library, self._book, self._desk, self._asker = library, book, desk, asker
        self._teller, self._clock = teller, clock

    async def look(self, feed: Feed, lease: Lease) -> None:
        """Looks once. Raises `Conflict`, and records nothing, if another process has taken the look over. A
        look that meets a bug of ours is a failed one, so that no server is asked again and again."""
        try:
            await self._look(feed, lease)
        except Busy:
            await self._later(feed, lease)
        except DeskFailed as error:
            log.warning("%s was not read: %s", feed.address, error)
            await self._later(feed, lease)
        except (FetchFailed, UnreadableDocument) as error:
            await self._failed(feed, lease, str(error), {})
        except DatelineError:
            raise
        except Exception:
            log.exception("%s was not worked off", feed.address)
            await self._failed(feed, lease, FAULT, {})

    async def _look(self, feed: Feed, lease: Lease) -> None:
        reached = await self._asker.follow(feed.address, _known(feed), LARGEST_FEED, mine=lease.host)
        answer = reached.answer
        await self._asker.free(lease, self._left_alone(answer))
        if answer.status == 304 and feed.looked is not None:
            await self._unchanged(feed, lease, answer)
        elif answer.status != 200:
            gone = DEAD if answer.status == 410 else 0
            await self._failed(feed, lease, _refusal(reached.address, answer), answer.headers, gone)
        else:
            page = await self._desk.feed(answer.content, reached.address, self._clock.own())
            if page.kind == "page":
                raise UnreadableDocument("There is a page at this address now, and no feed any more.")
            there = replace(feed, address=reached.lasting, title=feed.title or page.title)
            await self._answered(there, lease, answer, page.items)

    def _left_alone(self, answer: Answer) -> datetime | None:
        now = self._clock()
        return now + retry_after(answer.headers, now) if answer.status in _WAITS else None

    async def _answered(self, feed: Feed, lease: Lease, answer: Answer, items: Sequence[FeedItem]) -> None:
        now = self._clock()
        async with self._library.together():
            left, soon = await self._note(feed, items, now)
            # If items were left, the next request is unconditional: the server would else say “not modified”.
            known = {} if left else answer.headers
            looked = replace(
                feed,
                etag=known.get("etag"), modified=known.get("last-modified"), looked=now, failures=0, error=None,
                told=False, due=now + SOON * 3 if soon else after_success(feed.minutes, answer.headers, now),
            )  # fmt: skip
            await self._book.looked(looked, lease, now)

    async def _note(self, feed: Feed, items: Sequence[FeedItem], now: datetime) -> tuple[bool, bool]:
        """Queues new items; says whether there are more than are taken at once, and whether these may be taken soon."""
        if feed.looked is None:
            await self._book.note(feed.id, items[FIRST:], now, passed_over=True)
            await self._book.note(feed.id, items[:FIRST], now)
            return False, False
        unknown = await self._book.unknown([item.address for item in items])
        room = max(0, MOST_A_DAY - await self._book.noted_between(feed.id, now - timedelta(days=1), now))
        new = [item for item in items if item.address in unknown]
        # The oldest first, since a feed drops those first.
        taken = new[len(new) - min(MOST_NEW, room, len(new)) :]
        changed = [item for item in items if item.address not in unknown]
        await self._book.note(feed.id, [*taken, *changed], now)
        left = len(new) > len(taken)
        return left, left and room > len(taken)

    async def _unchanged(self, feed: Feed, lease: Lease, answer: Answer) -> None:
        now = self._clock()
        due = after_success(feed.minutes, answer.headers, now)
        looked = replace(feed, looked=now, failures=0, error=None, told=False, due=due)
        await self._book.looked(looked, lease, now)

    async def _failed(self, feed: Feed, lease: Lease, why: str, headers: Mapping[str, str], at_least: int = 0) -> None:
        """Records a failed look; tells the editors once, if looks have failed for long."""
        now = self._clock()
        failures = max(feed.failures + 1, at_least)
        due = after_failure(feed.minutes, failures, headers, now)
        failed = replace(feed, failures=failures, error=why, due=due, told=feed.told or failures >= DEAD)
        log.info("%s was not read, for the %d. time: %s", feed.address, failures, why)
        async with self._library.together():
            await self._book.looked(failed, lease, now)
            if failed.told and not feed.told:
                await self._teller.tell_dead(failed, self._clock.own())

    async def _later(self, feed: Feed, lease: Lease) -> None:
        now = self._clock()
        await self._book.looked(replace(feed, due=now + SOON), lease, now)


def _known(feed: Feed) -> dict[str, str]:
    """The headers of a conditional request, so that the server need not send what is known."""
    known = {"Accept": ACCEPT}
    if feed.etag:
        known["If-None-Match"] = feed.etag
    if feed.modified:
        known["If-Modified-Since"] = feed.modified
    return known


def _refusal(address: str, answer: Answer) -> str:
    return f"{host_of(address)} answered {answer.status}."
