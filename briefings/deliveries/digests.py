"""What is owed to whom, and what was told. Rows first, then sends.

How a digest comes about: the tick asks `compose_due`; in one transaction a due subscription's changes become delivery
rows (unique by occasion) and its mark moves on; the courier then sends the rows, each marked before it goes. So a kill
at any moment leaves either a subscription that is still due, or rows that are still owed.
"""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from briefings.deliveries.corrections import (
    correct_lines,
    count_corrections,
    mend_outdated,
    owe_corrections,
    write_again,
)
from briefings.deliveries.following_up import Beside, lines_perhaps_lost, repeat_corrections
from briefings.deliveries.messages import OWNER, Scribe, rows_of
from briefings.deliveries.schedules import next_slot, next_turn, quiet_until
from briefings.deliveries.untold_changes import Heard, News, zone_of
from briefings.errors import StorageError
from briefings.matching.net_changes import digest_from, passes_bar
from briefings.model import Change, Changed, Delivery, Digest, Part, Subscription
from briefings.ports import Library, Outbox, Sent

__all__ = [
    "MOST_ATTEMPTS",
    "Composed",
    "Scribe",
    "after_sending",
    "compose_alerts",
    "compose_due",
    "correct_lines",
    "count_corrections",
    "follow_the_clock",
    "hold_alerts",
    "mend_outdated",
    "notice",
    "owe_corrections",
    "preview",
    "repeat_corrections",
    "write_again",
]

log = logging.getLogger("dateline.deliveries")

# Documents published within so many seconds of one another make one alert.
ALERT_SETTLES = timedelta(seconds=20)
# A run of publications that never pauses is cut here.
ALERT_AT_LATEST = timedelta(minutes=3)
# A message that Telegram cannot take is tried so often at least, and for so long at least: its outages last hours.
MOST_ATTEMPTS = 12
TRIED_FOR = timedelta(days=2)
# Two machines' clocks differ by less; a schedule has a slot a week at least; and Telegram asks for shorter waits.
CLOCKS_DIFFER = timedelta(minutes=5)
LONGEST_BREAK = timedelta(days=8)
LONGEST_WAIT = timedelta(days=1)
# The longest pause between two tries, in seconds.
LONGEST_PAUSE = 600.0
# Subscriptions that are composed in one transaction.
BATCH = 100

Compose = Callable[["News", Sequence[Subscription]], Awaitable[tuple[list[Delivery], list[Subscription]]]]


@dataclass(frozen=True, slots=True)
class Composed:
    """What one tick wrote: deliveries added, and (subscription, reason) of those that could not be composed."""

    added: int
    failed: tuple[tuple[int, str], ...] = ()

    def __add__(self, other: Composed) -> Composed:
        return Composed(self.added + other.added, self.failed + other.failed)


async def compose_due(library: Library, outbox: Outbox, scribe: Scribe, now: datetime, limit: int = 500) -> Composed:
    """Writes the digests whose moment has come. A subscription that fails stays due and is named; others go on. Raises
    `StorageError`: everything that is not composed yet stays due."""
    total, due = Composed(0), await outbox.due_subscriptions(now, limit)
    while due:
        numbers = [subscription.id for subscription in due]
        done = await _in_batches(library, outbox, numbers, lambda news, some: _digests(news, outbox, scribe, some, now))
        total += done
        # Those that fail stay the longest due; they must not stand in the way of the others.
        due = await outbox.due_subscriptions(now, limit, due[-1]) if done.failed else ()
    return total


async def compose_alerts(library: Library, outbox: Outbox, scribe: Scribe, now: datetime, batch: int = 200) -> Composed:
    """Writes the alerts of a batch of publications, once it has settled; held back during quiet hours."""
    last = await library.last_change()
    total, after_id, news = Composed(0), 0, News(library, outbox)
    while last:
        waiting = await outbox.alert_subscriptions(last, after_id, batch)
        ready = []
        for subscription in waiting:
            try:
                if await _alert_may_go(news, subscription, now):
                    ready.append(subscription.id)
            except StorageError:
                raise
            except Exception as error:  # a zone that this machine does not know: the others' alerts go out
                log.exception("Whether an alert of subscription %s may go could not be told", subscription.id)
                total += Composed(0, ((subscription.id, str(error) or type(error).__name__),))
        total += await _in_batches(
            library, outbox, ready, lambda fresh, several: _alerts(fresh, outbox, scribe, several, now)
        )
        if len(waiting) < batch:
            break
        after_id = waiting[-1].id
    return total


async def hold_alerts(outbox: Outbox, now: datetime) -> int:
    """Holds back alerts that were written before their quiet hours began, and did not get out; gives how many."""
    held = 0
    for delivery, subscription in await outbox.alerts_to_hold(now):
        until = quiet_until(now, subscription.quiet_from, subscription.quiet_to, subscription.zone)
        if until is not None:
            await outbox.postpone(delivery.id, until)
            held += 1
    return held


async def follow_the_clock(outbox: Outbox, now: datetime) -> int:
    """Sets right what was decided while the clock was ahead: nobody waits for a moment that is years away. Gives how
    many subscriptions were due too late."""
    ahead = await outbox.ahead_of_time(now + CLOCKS_DIFFER, now + LONGEST_BREAK)
    mended = []
    for subscription in ahead:
        slot = next_slot(subscription.schedule, now) if subscription.schedule else None
        mark = min(subscription.mark, now) if subscription.mark else None
        mended.append(replace(subscription, due=slot.due if slot else None, mark=mark))
    await outbox.save_progress(mended)
    await outbox.hasten(now + LONGEST_WAIT, now)
    return len(mended)


async def preview(library: Library, outbox: Outbox, subscription: Subscription) -> Digest:
    """The digest that a subscription would get if it were due now; nothing is stored."""
    alerted = (await outbox.alerts_told([subscription.id])).get(subscription.id, ())
    lost = await lines_perhaps_lost(outbox, [subscription.id])
    news, heard = News(library, outbox), Heard(alerted, lost.lines.get(subscription.id, ()))
    changes = await news.untold(subscription.seen, subscription, heard)
    return digest_from(
        changes, kind="digest", since=subscription.mark, topics=subscription.topics, zone=zone_of(subscription),
        perhaps=await news.perhaps_lost(heard, changes),
    )  # fmt: skip


def after_sending(delivery: Delivery, sent: Sent, now: datetime) -> Delivery:
    """What a delivery is after a send: the decision table of the design, with `now` passed in.

    A message is given up only when Telegram itself goes on refusing it. That Telegram is out of reach, or asks to wait,
    is never the message's fault, however long it lasts.
    """
    waits = sent.outcome == "retry" and sent.wait > 0
    tried = replace(delivery, attempts=delivery.attempts + (not waits), error=sent.error)
    match sent.outcome:
        case "sent":
            return replace(tried, state="sent", message=sent.message, sender=sent.sender, sent=now, error=None)
        case "uncertain":
            return replace(tried, state="uncertain", sent=now)
        case "moved":
            return replace(tried, state="pending", chat=sent.chat or delivery.chat, due=now)
        case "asleep":
            # Held until the chat's subscription wakes: nothing is lost to somebody who comes back.
            return replace(tried, state="pending", due=now)
        case "retry" if waits or not _given_up(tried, now):
            wait = sent.wait or min(LONGEST_PAUSE, 2.0 ** min(tried.attempts, 10))
            return replace(tried, state="pending", due=now + timedelta(seconds=wait))
        case _:
            return replace(tried, state="failed", sent=now)


def _given_up(tried: Delivery, now: datetime) -> bool:
    return tried.attempts >= MOST_ATTEMPTS and now - (tried.created or now) >= TRIED_FOR


def notice(text: str, chat: int, occasion: str, now: datetime) -> Delivery:
    """A line to the owner; one occasion is told once."""
    return rows_of(Subscription(OWNER, chat), "notice", occasion, [Part(text)], now)[0]


async def _in_batches(library: Library, outbox: Outbox, numbers: Sequence[int], compose: Compose) -> Composed:
    """Composes for many subscriptions, a transaction a batch; where one fails, its batch is done one by one."""
    total = Composed(0)
    for start in range(0, len(numbers), BATCH):
        batch = numbers[start : start + BATCH]
        try:
            total += Composed(await _compose(library, outbox, batch, compose))
        except StorageError:
            raise  # the database is at fault, not a digest: the next tick tries them all again
        except Exception as error:  # whatever is wrong with one digest must not cost the others theirs
            log.warning("A batch of digests is composed one by one: %s", error)
            for number in batch:
                total += await _alone(library, outbox, number, compose)
    return total


async def _alone(library: Library, outbox: Outbox, number: int, compose: Compose) -> Composed:
    try:
        return Composed(await _compose(library, outbox, [number], compose))
    except StorageError:
        raise
    except Exception as error:
        log.exception("The message of subscription %s could not be composed", number)
        return Composed(0, ((number, str(error) or type(error).__name__),))


async def _compose(library: Library, outbox: Outbox, numbers: Sequence[int], compose: Compose) -> int:
    async with library.together() as books:
        await outbox.alone()
        rows, told = await compose(News(books, outbox), await outbox.locked(numbers))
        added = await outbox.add_deliveries(rows)
        await outbox.save_progress(told)
        return added


async def _digests(
    news: News, outbox: Outbox, scribe: Scribe, subscriptions: Sequence[Subscription], now: datetime
) -> tuple[list[Delivery], list[Subscription]]:
    turns = {s.id: turn for s in subscriptions if (turn := next_turn(s, now))}
    had = await outbox.occasions(list(turns), {turn.occasion for turn in turns.values()})
    alerted = await outbox.alerts_told(list(turns))
    lost = await lines_perhaps_lost(outbox, list(turns))
    beside = Beside(await outbox.carried_beside(list(turns), "digest", {turn.occasion for turn in turns.values()}))
    rows, told = list[Delivery](), list[Subscription]()
    for subscription in subscriptions:
        turn = turns.get(subscription.id)
        if turn is None:
            continue
        if (subscription.id, turn.occasion) in had:
            # A change of zone can bring a local date's slot again; what came since is told with the next one.
            told.append(replace(subscription, due=turn.next_due))
            continue
        write = _writer(scribe, subscription)
        heard = Heard(
            alerted.get(subscription.id, ()),
            lost.lines.get(subscription.id, ()),
            beside.lines(subscription, turn.occasion),
        )
        written = await news.messages(subscription, heard, turn, write)
        await outbox.follow(lost.deliveries.get(subscription.id, ()))
        added = rows_of(subscription, "digest", turn.occasion, written.parts, now)
        beside.add(added)
        rows += added
        seen = max(await news.last(), subscription.seen)
        # The first of several such digests that nobody has followed to /latest yet.
        left_out = subscription.seen if written.left_out and subscription.left_out is None else subscription.left_out
        told.append(replace(subscription, due=turn.next_due, seen=seen, mark=now, left_out=left_out))
    return rows, told


async def _alerts(
    news: News, outbox: Outbox, scribe: Scribe, subscriptions: Sequence[Subscription], now: datetime
) -> tuple[list[Delivery], list[Subscription]]:
    last = await news.last()
    rows, told = list[Delivery](), list[Subscription]()
    # Who has digests is offered there what may be lost.
    lost = await lines_perhaps_lost(outbox, [s.id for s in subscriptions if s.schedule is None])
    beside = Beside(await outbox.carried_beside([s.id for s in subscriptions], "alert", {str(last)}))
    for subscription in subscriptions:
        if not await _alert_may_go(news, subscription, now):
            continue
        heard = Heard((), lost.lines.get(subscription.id, ()), beside.lines(subscription, str(last)))
        worth = await _worth_an_alert(news, subscription, heard)
        if worth:
            alert = digest_from(
                worth, kind="alert", topics=subscription.topics, zone=zone_of(subscription),
                perhaps=await news.perhaps_lost(heard, worth),
            )  # fmt: skip
            await outbox.follow(lost.deliveries.get(subscription.id, ()))
            added = rows_of(subscription, "alert", str(last), scribe.digest(alert), now)
            beside.add(added)
            rows += added
        told.append(replace(subscription, alerted=last))
    return rows, told


async def _alert_may_go(news: News, subscription: Subscription, now: datetime) -> bool:
    """It is not quiet, and what changed has settled (or does not concern this subscription)."""
    if not subscription.alerts or subscription.ended:
        return False
    if quiet_until(now, subscription.quiet_from, subscription.quiet_to, subscription.zone):
        return False
    changed = await news.since(_alert_start(subscription), subscription)
    return not changed or _settled(changed, now)


def _alert_start(subscription: Subscription) -> int:
    return max(subscription.alerted, subscription.seen if subscription.schedule else 0)


async def _worth_an_alert(news: News, subscription: Subscription, heard: Heard) -> list[Change]:
    start = _alert_start(subscription)
    passing = {s for c in await news.since(start, subscription) if passes_bar(c) for s in c.finding.statements}
    if not passing:
        return []
    changes = await news.untold(start, subscription, heard)
    return [c for c in changes if c.kind != "withdrawn" and passing & set(c.finding.statements)]


def _settled(changed: Sequence[Changed], now: datetime) -> bool:
    if changed[-1].at > now:
        return True  # The clock was ahead when this was recorded.
    return now - changed[-1].at >= ALERT_SETTLES or now - changed[0].at >= ALERT_AT_LATEST


def _writer(scribe: Scribe, subscription: Subscription) -> Callable[[Digest], Sequence[Part]]:
    def write(digest: Digest) -> Sequence[Part]:
        if digest.changes or digest.perhaps:
            return scribe.digest(digest)
        return scribe.nothing_new(digest) if subscription.note_when_empty else ()

    return write
