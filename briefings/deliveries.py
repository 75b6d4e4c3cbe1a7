"""What is owed to whom, and what was told. Rows first, then sends.

How a digest comes about: the tick asks `compose_due`; in one transaction a due subscription's changes become delivery
rows (unique by occasion) and its mark moves on; the courier then sends the rows, each marked before it goes. So a kill
at any moment leaves either a subscription that is still due, or rows that are still owed.
"""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Protocol

from briefings.acts import Done
from briefings.digests import MOST_CHANGES, digest_of, net_changes, passes_bar
from briefings.model import (
    Carried,
    Change,
    Changed,
    Correction,
    Delivery,
    DeliveryKind,
    DeliveryState,
    Digest,
    Document,
    Part,
    Subscription,
)
from briefings.ports import Library, Outbox, Sent
from briefings.schedules import next_turn, quiet_until

log = logging.getLogger("dateline.deliveries")

# Documents published within so many seconds of one another make one alert.
ALERT_SETTLES = timedelta(seconds=20)
# A run of publications that never pauses is cut here.
ALERT_AT_LATEST = timedelta(minutes=3)
MOST_ATTEMPTS = 12
# Subscriptions that are composed in one transaction.
BATCH = 100
OWNER = 0
PENDING: tuple[DeliveryState, ...] = ("pending",)
# What is on its way counts as told: its correction waits behind it.
TOLD: tuple[DeliveryState, ...] = ("sent", "uncertain", "sending")


class Scribe(Protocol):
    """Writes structure as messages; the real one lives with Telegram's limits."""

    def digest(self, digest: Digest) -> Sequence[Part]: ...

    def nothing_new(self, digest: Digest) -> Sequence[Part]: ...

    def correction(self, correction: Correction) -> Part: ...


@dataclass(frozen=True, slots=True)
class Composed:
    """What one tick wrote: deliveries added, and (subscription, reason) of those that could not be composed."""

    added: int
    failed: tuple[tuple[int, str], ...] = ()


async def compose_due(library: Library, outbox: Outbox, scribe: Scribe, now: datetime, limit: int = 500) -> Composed:
    """Writes the digests whose moment has come. A subscription that fails stays due and is named; others go on."""
    due = [subscription.id for subscription in await outbox.due_subscriptions(now, limit)]
    return await _in_batches(library, due, lambda news, number: _compose_digest(news, outbox, scribe, number, now))


async def compose_alerts(library: Library, outbox: Outbox, scribe: Scribe, now: datetime, batch: int = 200) -> Composed:
    """Writes the alerts of a batch of publications, once it has settled; held back during quiet hours."""
    last = await library.last_change()
    total, after_id = Composed(0), 0
    while last:
        waiting = [subscription.id for subscription in await outbox.alert_subscriptions(last, after_id, batch)]
        done = await _in_batches(
            library, waiting, lambda news, number: _compose_alert(news, outbox, scribe, number, now)
        )
        total = Composed(total.added + done.added, total.failed + done.failed)
        if len(waiting) < batch:
            break
        after_id = waiting[-1]
    return total


async def owe_corrections(library: Library, outbox: Outbox, scribe: Scribe, done: Done, why: str, now: datetime) -> int:
    """The corrections that an act of the desk has earned (`done.gone`); gives how many. Call it in the act's own
    transaction, so that neither is ever kept without the other."""
    if done.document is None or not done.gone:
        return 0
    revised = done.document.status == "published"
    return await correct_lines(library, outbox, scribe, done.document, done.gone, why, now, revised=revised)


async def correct_lines(
    library: Library,
    outbox: Outbox,
    scribe: Scribe,
    document: Document,
    gone: Collection[str],
    why: str,
    now: datetime,
    *,
    revised: bool = False,
) -> int:
    """Owes a correction to every digest and alert that carried one of these statements of a document; gives how many.

    What is still pending is composed anew. Answers given on request earn none (their buttons show what was withdrawn).
    """
    for pending in await outbox.carrying(gone, PENDING):
        await _compose_anew(library, outbox, scribe, pending)
    told = await outbox.carrying(gone, TOLD)
    rows = []
    for delivery in told:
        correction = await _correction_of(library, delivery, document, set(gone), why, revised)
        rows.append(
            _row(
                delivery.subscription,
                delivery.chat,
                "correction",
                f"{delivery.id}:{document.number}:{document.version}:{document.status}",
                0,
                scribe.correction(correction),
                now,
                thread=delivery.thread,
                corrects=delivery.id,
            )
        )
    return await outbox.add_deliveries(rows)


async def count_corrections(library: Library, outbox: Outbox, number: int) -> int:
    """How many messages a withdrawal of this document would correct."""
    statements = [s.id for s in await library.statements_of([number])]
    return len(await outbox.carrying(statements, TOLD))


async def preview(library: Library, subscription: Subscription) -> Digest:
    """The digest that a subscription would get if it were due now; nothing is stored."""
    changed = await library.changes_after(subscription.seen, topics=subscription.topics, places=subscription.places)
    return digest_of(_untold(changed, subscription), kind="digest", since=subscription.mark)


def after_sending(delivery: Delivery, sent: Sent, now: datetime) -> Delivery:
    """What a delivery is after a send: the decision table of the design, with `now` passed in."""
    tried = replace(delivery, attempts=delivery.attempts + 1, error=sent.error)
    match sent.outcome:
        case "sent":
            return replace(tried, state="sent", message=sent.message, sent=now, error=None)
        case "uncertain":
            return replace(tried, state="uncertain", sent=now)
        case "moved":
            return replace(tried, state="pending", chat=sent.chat or delivery.chat, due=now)
        case "asleep":
            # Held until the chat's subscription wakes: nothing is lost to somebody who comes back.
            return replace(tried, state="pending", due=now)
        case "retry" if tried.attempts < MOST_ATTEMPTS or sent.wait:
            wait = sent.wait or min(600.0, 2.0 ** min(tried.attempts, 10))
            return replace(tried, state="pending", due=now + timedelta(seconds=wait))
        case _:
            return replace(tried, state="failed", sent=now)


def notice(text: str, chat: int, occasion: str, now: datetime) -> Delivery:
    """A line to the owner; one occasion is told once."""
    return _row(OWNER, chat, "notice", occasion, 0, Part(text), now)


class _News:
    """What changed, as one transaction sees it; subscriptions with the same marks and wishes share the answer.

    The newest id is asked for first: what is recorded in between belongs to the next digest, and must not be passed
    over by this one's mark.
    """

    def __init__(self, library: Library) -> None:
        self._library = library
        self._last: int | None = None
        self._known: dict[tuple[object, ...], tuple[Changed, ...]] = {}

    async def last(self) -> int:
        """The newest change's id when it was first asked for."""
        if self._last is None:
            self._last = await self._library.last_change()
        return self._last

    async def since(self, seen: int, subscription: Subscription) -> tuple[Changed, ...]:
        """The changes that concern a subscription, after `seen`."""
        last = await self.last()
        key = (seen, subscription.topics, subscription.places)
        if key not in self._known:
            found = await self._library.changes_after(seen, topics=subscription.topics, places=subscription.places)
            self._known[key] = tuple(c for c in found if c.id <= last)
        return self._known[key]


Compose = Callable[[_News, int], Awaitable[int]]


async def _in_batches(library: Library, numbers: Sequence[int], compose: Compose) -> Composed:
    """Composes for many subscriptions, a transaction a batch; where one fails, its batch is done one by one."""
    total = Composed(0)
    for start in range(0, len(numbers), BATCH):
        batch = numbers[start : start + BATCH]
        try:
            async with library.together() as books:
                news = _News(books)
                added = 0
                for number in batch:
                    added += await compose(news, number)
            total = Composed(total.added + added, total.failed)
        except Exception as error:  # whatever is wrong with one digest must not cost the others theirs
            log.warning("A batch of digests is composed one by one: %s", error)
            done = await _one_by_one(library, batch, compose)
            total = Composed(total.added + done.added, total.failed + done.failed)
    return total


async def _one_by_one(library: Library, numbers: Sequence[int], compose: Compose) -> Composed:
    added = 0
    failed: list[tuple[int, str]] = []
    for number in numbers:
        try:
            async with library.together() as books:
                added += await compose(_News(books), number)
        except Exception as error:
            log.exception("The message of subscription %s could not be composed", number)
            failed.append((number, str(error) or type(error).__name__))
    return Composed(added, tuple(failed))


async def _compose_digest(news: _News, outbox: Outbox, scribe: Scribe, subscription_id: int, now: datetime) -> int:
    subscription = await outbox.subscription(subscription_id, lock=True)
    turn = next_turn(subscription, now)
    if turn is None:
        return 0
    digest = digest_of(
        _untold(await news.since(subscription.seen, subscription), subscription),
        kind="digest",
        since=subscription.mark,
        due=turn.due,
        late=turn.late,
    )
    rows = _rows(subscription, "digest", turn.occasion, _written(scribe, digest, subscription), now)
    added = await outbox.add_deliveries(rows)
    told = replace(subscription, due=turn.next_due)
    if added == len(rows):
        told = replace(told, seen=max(await news.last(), subscription.seen), mark=now)
    # Else this occasion was told before; what came since is told with the next one, so the mark stays.
    await outbox.save_subscription(told)
    return added


async def _compose_alert(news: _News, outbox: Outbox, scribe: Scribe, subscription_id: int, now: datetime) -> int:
    subscription = await outbox.subscription(subscription_id, lock=True)
    if not subscription.alerts or subscription.ended:
        return 0
    if quiet_until(now, subscription.quiet_from, subscription.quiet_to, subscription.zone):
        return 0
    start = max(subscription.alerted, subscription.seen if subscription.schedule else 0)
    changed = await news.since(start, subscription)
    if changed and not _settled(changed, now):
        return 0
    worth = _worth_an_alert(changed)
    last = await news.last()
    parts = scribe.digest(Digest("alert", worth[:MOST_CHANGES], max(0, len(worth) - MOST_CHANGES))) if worth else ()
    added = await outbox.add_deliveries(_rows(subscription, "alert", str(last), parts, now))
    await outbox.save_subscription(replace(subscription, alerted=last))
    return added


def _rows(
    subscription: Subscription, kind: DeliveryKind, occasion: str, parts: Sequence[Part], now: datetime
) -> list[Delivery]:
    return [
        _row(subscription.id, subscription.chat, kind, occasion, number, part, now, thread=subscription.thread)
        for number, part in enumerate(parts)
    ]


def _worth_an_alert(changed: Sequence[Changed]) -> tuple[Change, ...]:
    passing = {statement for c in changed if passes_bar(c) for statement in c.finding.statements}
    changes = net_changes(changed)
    return tuple(c for c in changes if c.kind != "withdrawn" and passing & set(c.finding.statements))


def _settled(changed: Sequence[Changed], now: datetime) -> bool:
    return now - changed[-1].at >= ALERT_SETTLES or now - changed[0].at >= ALERT_AT_LATEST


def _untold(changed: Sequence[Changed], subscription: Subscription) -> list[Changed]:
    """Changes that no alert told this subscription already."""
    if not subscription.alerts:
        return list(changed)
    return [c for c in changed if c.id > subscription.alerted or not passes_bar(c)]


def _written(scribe: Scribe, digest: Digest, subscription: Subscription) -> Sequence[Part]:
    if digest.changes:
        return scribe.digest(digest)
    return scribe.nothing_new(digest) if subscription.note_when_empty else ()


async def _correction_of(
    library: Library, delivery: Delivery, document: Document, gone: set[str], why: str, revised: bool
) -> Correction:
    fallen: list[str] = []
    still: list[str] = []
    for line in delivery.carried:
        if not gone & set(line.statements):
            continue
        rest = [s for s in line.statements if s not in gone]
        stands = bool(rest) and bool(await library.findings_with(rest))
        (still if stands else fallen).append(line.text)
    return Correction(document.number, document.title, why, tuple(fallen), tuple(still), revised)


async def _compose_anew(library: Library, outbox: Outbox, scribe: Scribe, pending: Delivery) -> None:
    """Writes the parts of a message that are still pending again, from what stands now. Parts that went stay."""
    parts = [d for d in await outbox.same_occasion(pending) if d.state == "pending"]
    if not parts:
        return
    changes: list[Change] = []
    for line in (line for part in parts for line in part.carried):
        change = await _as_it_stands(library, line)
        if change is not None and not any(change.finding.id == c.finding.id for c in changes):
            changes.append(change)
    first = parts[0]
    await outbox.remove_pending([d.id for d in parts])
    if changes:
        kind = "alert" if first.kind == "alert" else "digest"
        written = scribe.digest(Digest(kind, tuple(changes), due=None))  # type: ignore[arg-type]
        await outbox.add_deliveries(
            [
                replace(first, id=0, part=first.part + number, text=part.text, carried=part.carried)
                for number, part in enumerate(written)
            ]
        )


async def _as_it_stands(library: Library, line: Carried) -> Change | None:
    if line.kind == "withdrawn":
        return None
    findings = await library.findings_with(line.statements)
    return Change(line.kind, findings[0], line.old, line.new, line.why) if findings else None


def _row(
    subscription: int,
    chat: int,
    kind: DeliveryKind,
    occasion: str,
    number: int,
    part: Part,
    now: datetime,
    *,
    thread: int | None = None,
    corrects: int | None = None,
) -> Delivery:
    return Delivery(
        id=0,
        subscription=subscription,
        chat=chat,
        kind=kind,
        occasion=occasion,
        part=number,
        text=part.text,
        state="pending",
        due=now,
        carried=part.carried,
        thread=thread,
        corrects=corrects,
        created=now,
    )
