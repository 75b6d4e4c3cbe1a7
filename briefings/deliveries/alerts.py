"""Alerts: tell subscribers at once what changed. Documents that are published close together make one alert."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from briefings.deliveries.alert_rules import AlertRule, rule_of, wakes
from briefings.deliveries.batches import Composed, in_batches
from briefings.deliveries.followed import figure_now, what_moved
from briefings.deliveries.following_up import Beside, lines_perhaps_lost
from briefings.deliveries.languages import Languages
from briefings.deliveries.messages import rows_of
from briefings.deliveries.schedules import quiet_until
from briefings.deliveries.untold_changes import HeardElsewhere, News, zone_of
from briefings.errors import StorageError
from briefings.matching.net_changes import digest_from, passes_bar
from briefings.model import CAUSE, GOES_ON, PARTED, Change, Changed, Delivery, Digest, Part, Subscription
from briefings.newsroom.recompute.recompute import ground_of
from briefings.ports import Deliveries, Library, Outbox, Scribe

log = logging.getLogger("dateline.deliveries")

# Documents published within so many seconds of one another make one alert.
ALERT_SETTLES = timedelta(seconds=20)

# An alert has at most so many lines; the rest is left to the next digest, or to /latest.
MOST_ALERTED = 5

# A run of publications without a pause is cut after so long, and sent.
ALERT_AT_LATEST = timedelta(minutes=3)


async def compose_alerts(library: Library, outbox: Outbox, scribe: Scribe, now: datetime, batch: int = 200) -> Composed:
    """Writes the alerts for publications whose run has ended, reading `batch` subscriptions at a time. Those in their
    quiet hours wait. Raises `StorageError`; any other failure costs one subscription's alert only."""
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
        total += await in_batches(
            library, outbox, ready, lambda fresh, several: _alerts(fresh, library, outbox, scribe, several, now)
        )
        if len(waiting) < batch:
            break
        after_id = waiting[-1].id
    return total


async def hold_alerts(library: Library, outbox: Outbox, now: datetime) -> int:
    """Postpones pending alerts whose subscription is in its quiet hours by now; gives how many.

    Its settings are read again under a lock: whoever switches the quiet hours off meanwhile lets those alerts go that
    are held by then (see `hold_anew`), and one that was held after that would wait for their end.
    """
    found = [(alert, owner) for alert, owner in await outbox.alerts_to_hold(now) if _quiet(owner, now)]
    if not found:
        return 0
    held = 0
    async with library.together():
        owners = {owner.id: owner for owner in await outbox.locked({owner.id for _, owner in found})}
        for alert, owner in found:
            until = _quiet(owners[owner.id], now) if owner.id in owners else None
            if until is not None:
                await outbox.postpone(alert.id, until)
                held += 1
    return held


async def hold_anew(outbox: Deliveries, subscription: Subscription, now: datetime) -> None:
    """Lets the alerts that wait for the end of a subscription's quiet hours go by its quiet hours as they are now; to
    be called after these, or its time zone, were changed."""
    until = _quiet(subscription, now)
    for alert in await outbox.held_alerts(subscription.id, now):
        await outbox.postpone(alert.id, until or now)


def _quiet(subscription: Subscription, now: datetime) -> datetime | None:
    """The end of the subscription's quiet hours; None outside of them."""
    return quiet_until(now, subscription.quiet_from, subscription.quiet_to, subscription.zone)


async def _alerts(
    news: News,
    library: Library,
    outbox: Outbox,
    scribe: Scribe,
    subscriptions: Sequence[Subscription],
    now: datetime,
) -> tuple[list[Delivery], list[Subscription]]:
    last = await news.last()
    rows, told = list[Delivery](), list[Subscription]()
    # Who has digests is offered there what may be lost.
    lost = await lines_perhaps_lost(outbox, [s.id for s in subscriptions if s.schedule is None])
    beside = Beside(await outbox.carried_beside([s.id for s in subscriptions], "alert", {str(last)}))
    languages = Languages(library, scribe)
    for subscription in subscriptions:
        if not await _alert_may_go(news, subscription, now):
            continue
        heard = HeardElsewhere((), lost.lines.get(subscription.id, ()), beside.lines(subscription, str(last)))
        rule = await rule_of(library, subscription)
        worth = await _worth_by(rule, news, library, outbox, subscription, heard)
        if worth:
            figure = await figure_now(library, rule.figure) if rule.figure else None
            alert = digest_from(
                worth, kind="alert", most=MOST_ALERTED, topics=subscription.topics, zone=zone_of(subscription),
                perhaps=await news.perhaps_lost(heard, worth), followed=figure,
            )  # fmt: skip
            await outbox.follow(lost.deliveries.get(subscription.id, ()))
            parts = _parts(await languages.scribe(subscription.chat), alert, rule)
            cause = _cause_of(await news.since(_alert_start(subscription), subscription))
            added = rows_of(subscription, "alert", str(last), parts, now, cause)
            beside.add(added)
            rows += added
        if subscription.schedule is None:
            await news.told(subscription, _alert_start(subscription), now)
        told.append(replace(subscription, alerted=last, left_out=_left_out(subscription, worth)))
    return rows, told


def _left_out(subscription: Subscription, worth: Sequence[Change]) -> int | None:
    """The change after which lines were left out of what this subscription is told; None if none were. Where no digest
    comes that would tell the rest of an alert, /latest does."""
    left = len(worth) > MOST_ALERTED and subscription.schedule is None
    return _alert_start(subscription) if left and subscription.left_out is None else subscription.left_out


def _cause_of(changed: Sequence[Changed]) -> int | None:
    """The update that made all of these changes; None where several did, or nobody's."""
    causes = {change.detail.get(CAUSE) for change in changed}
    cause = causes.pop() if len(causes) == 1 else None
    return cause if isinstance(cause, int) else None


async def _alert_may_go(news: News, subscription: Subscription, now: datetime) -> bool:
    """True if the subscription is not in quiet hours, and what changed has settled (or does not concern it)."""
    if not subscription.alerts or subscription.ended:
        return False
    if _quiet(subscription, now):
        return False
    changed = await news.since(_alert_start(subscription), subscription)
    return not changed or _settled(changed, now)


def _alert_start(subscription: Subscription) -> int:
    return max(subscription.alerted, subscription.seen if subscription.schedule else 0)


def _parts(scribe: Scribe, alert: Digest, rule: AlertRule) -> list[Part]:
    """The messages of an alert. An alert on a followed figure names no topics, since no topic could be muted."""
    parts = scribe.digest(alert)
    if rule.figure is None:
        return list(parts)
    return [replace(part, carried=tuple(replace(line, topics=()) for line in part.carried)) for part in parts]


async def _worth_by(
    rule: AlertRule, news: News, library: Library, outbox: Outbox, subscription: Subscription, heard: HeardElsewhere
) -> list[Change]:
    """The changes that are worth an alert under the reader's own rule."""
    if rule.figure is None:
        return [c for c in await _worth_an_alert(news, subscription, heard) if wakes(c, rule)]
    changes = await news.untold(_alert_start(subscription), subscription, heard)
    if not changes:
        return []
    moved = await what_moved(library, await ground_of(library), rule.figure, changes)
    return await _not_corrected(outbox, subscription, moved)


async def _not_corrected(outbox: Deliveries, subscription: Subscription, changes: Sequence[Change]) -> list[Change]:
    """The changes without withdrawals of what the subscription's reader was told, who has a correction of it."""
    fallen = {s for c in changes if c.kind == "withdrawn" for s in c.finding.statements}
    told = await outbox.carried_to(subscription, fallen) if fallen else set()
    return [c for c in changes if c.kind != "withdrawn" or told.isdisjoint(c.finding.statements)]


async def _worth_an_alert(news: News, subscription: Subscription, heard: HeardElsewhere) -> list[Change]:
    start = _alert_start(subscription)
    passing = set(await news.unheard(start, subscription))
    for changed in await news.since(start, subscription):
        otherwise = changed.detail.get(GOES_ON) or changed.detail.get(PARTED)
        if passes_bar(changed) or (otherwise and not passing.isdisjoint(changed.finding.statements)):
            passing.update(changed.finding.statements)
    if not passing:
        return []
    changes = await news.untold(start, subscription, heard)
    # A revision since may have given the statements other ids.
    passing |= await news.standing_with(passing)
    return [c for c in changes if c.kind != "withdrawn" and passing & set(c.finding.statements)]


def _settled(changed: Sequence[Changed], now: datetime) -> bool:
    if changed[-1].at > now:
        return True  # The clock was ahead when this was recorded.
    return now - changed[-1].at >= ALERT_SETTLES or now - changed[0].at >= ALERT_AT_LATEST
