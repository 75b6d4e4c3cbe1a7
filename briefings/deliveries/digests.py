"""Composes the digests that are due, as rows of the outbox.

The tick calls `compose_due`. For each due subscription, one transaction writes the deliveries (unique by occasion) and
moves the subscription's mark; later the courier sends the rows, and marks each before it goes. If the process is
killed, either the subscription is still due, or its rows are still owed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from briefings.deliveries.batches import Composed, in_batches, writer
from briefings.deliveries.following_up import Beside, lines_perhaps_lost
from briefings.deliveries.languages import Languages
from briefings.deliveries.messages import rows_of
from briefings.deliveries.schedules import next_turn
from briefings.deliveries.untold_changes import HeardElsewhere, KnownChanges, News, zone_of
from briefings.matching.net_changes import digest_from
from briefings.model import Delivery, Digest, Subscription
from briefings.ports import ChatState, Library, Outbox, Scribe


async def compose_due(library: Library, outbox: Outbox, scribe: Scribe, now: datetime, limit: int = 500) -> Composed:
    """Writes the digests whose moment has come. A subscription that fails stays due and is named; others go on. Raises
    `StorageError`: everything that is not composed yet stays due."""
    total, due = Composed(0), await outbox.due_subscriptions(now, limit)
    while due:
        numbers = [subscription.id for subscription in due]
        done = await in_batches(
            library, outbox, numbers, lambda news, some: _digests(news, library, outbox, scribe, some, now)
        )
        total += done
        # Subscriptions that fail stay due the longest; paging by `after` keeps them out of the others' way.
        due = await outbox.due_subscriptions(now, limit, due[-1]) if done.failed else ()
    return total


async def preview(library: KnownChanges, outbox: Outbox, subscription: Subscription) -> Digest:
    """The digest that a subscription would get if it were due now; nothing is stored."""
    alerted = (await outbox.alerts_told([subscription.id])).get(subscription.id, ())
    lost = await lines_perhaps_lost(outbox, [subscription.id])
    news, heard = News(library, outbox), HeardElsewhere(alerted, lost.lines.get(subscription.id, ()))
    changes = await news.untold(subscription.seen, subscription, heard)
    return digest_from(
        changes, kind="digest", since=subscription.mark, topics=subscription.topics, zone=zone_of(subscription),
        perhaps=await news.perhaps_lost(heard, changes),
    )  # fmt: skip


async def _digests(
    news: News, library: ChatState, outbox: Outbox, scribe: Scribe, subscriptions: Sequence[Subscription], now: datetime
) -> tuple[list[Delivery], list[Subscription]]:
    turns = {s.id: turn for s in subscriptions if (turn := next_turn(s, now))}
    had = await outbox.occasions(list(turns), {turn.occasion for turn in turns.values()})
    alerted = await outbox.alerts_told(list(turns))
    lost = await lines_perhaps_lost(outbox, list(turns))
    beside = Beside(await outbox.carried_beside(list(turns), "digest", {turn.occasion for turn in turns.values()}))
    rows, told, languages = list[Delivery](), list[Subscription](), Languages(library, scribe)
    for subscription in subscriptions:
        turn = turns.get(subscription.id)
        if turn is None:
            continue
        if (subscription.id, turn.occasion) in had:
            # A change of zone can bring back a slot of the same local date; what came since is told with the next one.
            told.append(replace(subscription, due=turn.next_due))
            continue
        write = writer(await languages.scribe(subscription.chat), subscription)
        heard = HeardElsewhere(
            alerted.get(subscription.id, ()),
            lost.lines.get(subscription.id, ()),
            beside.lines(subscription, turn.occasion),
        )
        written = await news.messages(subscription, heard, turn, write, await languages.of(subscription.chat))
        await outbox.follow(lost.deliveries.get(subscription.id, ()))
        await news.told(subscription, subscription.seen, now)
        added = rows_of(subscription, "digest", turn.occasion, written.parts, now)
        beside.add(added)
        rows += added
        seen = max(await news.last(), subscription.seen)
        # The first of several such digests that nobody has followed to /latest yet.
        left_out = subscription.seen if written.left_out and subscription.left_out is None else subscription.left_out
        told.append(replace(subscription, due=turn.next_due, seen=seen, mark=now, left_out=left_out))
    return rows, told
