"""What a subscription has not been told yet, within one transaction."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from briefings.deliveries.current_findings import CurrentFindings, KnownFindings
from briefings.deliveries.schedules import Turn
from briefings.deliveries.taken_back import TakenBack, drop_taken_back, taken_back
from briefings.matching.net_changes import digest_from, ids_before, net_changes
from briefings.model import GOES_ON, PARTED, Carried, Change, Changed, Digest, Part, Subscription
from briefings.ports import Changes, ChatState, Deliveries
from briefings.values import frozen

# What alerts told: pairs of the change that an alert went up to, and a line of it.
Alerted = Sequence[tuple[int, Carried]]


@frozen
class HeardElsewhere:
    """What a subscription's reader learns from other messages: `alerted` are the lines of alerts since the last digest,
    `perhaps` the lines of messages that may not have arrived, `beside` the lines that other subscriptions of the chat
    tell on the same occasion."""

    alerted: Alerted = ()
    perhaps: Sequence[Carried] = ()
    beside: Sequence[Carried] = ()

    def __bool__(self) -> bool:
        return bool(self.alerted or self.perhaps or self.beside)


NOTHING = HeardElsewhere()


@frozen
class Written:
    """A digest's messages, and whether lines of it were left out."""

    parts: Sequence[Part]
    left_out: bool


class KnownChanges(Changes, KnownFindings, ChatState, Protocol):
    """Changes, the findings behind them as they stand now, and what was taken back from messages."""


class News:
    """The changes of the library within one transaction. Subscriptions with the same marks and filters share its
    answers and the messages that are written of them.

    The newest change's id is looked up first and bounds all answers: what is recorded later belongs to the next digest,
    and the mark of this one must not pass over it.
    """

    def __init__(self, library: KnownChanges, outbox: Deliveries) -> None:
        self._library = library
        self._outbox = outbox
        self._standing = CurrentFindings(library)
        self._last: int | None = None
        self._known: dict[tuple[object, ...], tuple[Changed, ...]] = {}
        self._asked: dict[tuple[int, ...], frozenset[str]] = {}
        self._formers: dict[tuple[int, ...], Mapping[str, Collection[str]]] = {}
        self._written: dict[tuple[object, ...], Written] = {}

    async def last(self) -> int:
        """The newest change's id when it was first asked for."""
        if self._last is None:
            self._last = await self._library.last_change()
        return self._last

    async def since(self, seen: int, subscription: Subscription) -> tuple[Changed, ...]:
        """The changes after `seen` under the subscription's topics and places."""
        last = await self.last()
        key = (seen, subscription.topics, subscription.places)
        if key not in self._known:
            found = await self._library.changes_after(seen, topics=subscription.topics, places=subscription.places)
            self._known[key] = tuple(c for c in found if c.id <= last)
        return self._known[key]

    async def untold(self, seen: int, subscription: Subscription, heard: HeardElsewhere = NOTHING) -> list[Change]:
        """The changes after `seen` that the subscription's reader doesn't know yet, as they stand now."""
        changed = await self.since(seen, subscription)
        former = await self._former(changed)
        doubtful = await self._doubtful(changed)
        known = await self._known_of(subscription, doubtful, former) if doubtful else set[str]()
        taken = await taken_back(self._library, subscription) if doubtful else TakenBack()
        told, unheard = await self._told_by_alerts(heard.alerted), await self.unheard(seen, subscription)
        # Nobody told that these fell, so that they have stood all the time for this reader.
        known |= _never_told_to_have_fallen(doubtful, taken, former)
        known -= unheard
        changes = net_changes(changed, told=told, known=known, former=former, unheard=unheard, unsaid=taken.news)
        changes = await self._without_words_that_stand(changes, heard.alerted)
        standing = [c for c in await self._standing.changes(changes) if not _told_beside(c, heard.beside)]
        return [c for c in standing if not _is_no_news(c, known)]

    async def standing_with(self, statements: Collection[str]) -> frozenset[str]:
        """All statements of the findings, as they stand now, that hold one of these."""
        return await self._standing.joined_by(statements)

    async def told(self, subscription: Subscription, seen: int, now: datetime) -> None:
        """Notes that the subscription has been told what there is to tell since `seen`."""
        if await self._doubtful(await self.since(seen, subscription)):
            await drop_taken_back(self._library, subscription, now)

    async def unheard(self, seen: int, subscription: Subscription) -> frozenset[str]:
        """The statements that stand apart since change `seen` and that the subscription's reader was told in the words
        of what they were one with, so that nobody has told them."""
        changed = await self.since(seen, subscription)
        apart = {s for c in changed if c.detail.get(PARTED) for s in c.finding.statements}
        if not apart:
            return frozenset()
        former = await self._former(changed)
        told = await self._outbox.lines_to(subscription, {*apart, *ids_before(apart, former)})
        return await self._standing.unheard(apart, told)

    async def perhaps_lost(self, heard: HeardElsewhere, told: Sequence[Change]) -> tuple[Change, ...]:
        """The lines that may not have arrived and still stand, without those that are `told` anyway or in a message
        beside."""
        lines = await self._standing.lines(line for line in heard.perhaps if line.kind != "withdrawn")
        known = {s for change in told for s in change.finding.statements}
        return tuple(
            change for change in lines
            if known.isdisjoint(change.finding.statements) and not any(_same_line(change, b) for b in heard.beside)
        )  # fmt: skip

    async def _doubtful(self, changed: Sequence[Changed]) -> frozenset[str]:
        """The statements for which it matters whether the subscription was told of them before: withdrawn ones, those
        that are public again, those that a finding lost or that stand apart, and those of findings that a new
        statement joined."""
        key = tuple(c.id for c in changed)
        if key not in self._asked:
            fresh = {s for c in changed if c.kind == "new" for s in c.finding.statements}
            joined = await self._standing.joined_by(fresh) - fresh
            marks = ("again", GOES_ON, PARTED)
            told = [c for c in changed if c.kind == "withdrawn" or any(c.detail.get(mark) for mark in marks)]
            self._asked[key] = joined.union(*(c.finding.statements for c in told))
        return self._asked[key]

    async def _known_of(
        self, subscription: Subscription, statements: Collection[str], former: Mapping[str, Collection[str]]
    ) -> set[str]:
        """Those of the statements that the subscription was ever told, under any of their ids."""
        told = await self._outbox.carried_to(subscription, {*statements, *ids_before(statements, former)})
        return {s for s in statements if s in told or not told.isdisjoint(former.get(s, ()))}

    async def _told_by_alerts(self, alerted: Alerted) -> Callable[[Changed], bool] | None:
        """A predicate: True for a change whose finding an alert carried that went up to this change or further; None
        without alerts. An alert that was composed anew after a revision carries later ids than the change."""
        if not alerted:
            return None
        former = await self._library.former_ids({s for _, line in alerted for s in line.statements})
        upto: dict[str, int] = {}
        for last, line in alerted:
            for statement in {*line.statements, *ids_before(line.statements, former)}:
                upto[statement] = max(last, upto.get(statement, 0))
        return lambda changed: any(upto.get(s, 0) >= changed.id for s in changed.finding.statements)

    async def _without_words_that_stand(self, changes: Sequence[Change], alerted: Alerted) -> list[Change]:
        """The changes without words that fell with one document, and of which an alert told since that they stand on
        another."""
        stand = {line.text for _, line in alerted if await self._standing.present(line)}
        return [c for c in changes if c.kind != "withdrawn" or c.finding.text not in stand]

    async def _former(self, changed: Sequence[Changed]) -> Mapping[str, Collection[str]]:
        """Statement id → the ids that it had before. Subscriptions with the same changes share the answer."""
        key = tuple(c.id for c in changed)
        if key not in self._formers:
            self._formers[key] = await self._library.former_ids({s for c in changed for s in c.finding.statements})
        return self._formers[key]

    async def messages(
        self,
        subscription: Subscription,
        heard: HeardElsewhere,
        turn: Turn,
        write: Callable[[Digest], Sequence[Part]],
        language: str | None = None,
    ) -> Written:
        """A digest's messages. They are written once for all subscriptions with the same filters, marks, due moment,
        zone and language, unless it matters what one of them was told before."""
        changed = await self.since(subscription.seen, subscription)
        own = bool(heard) or bool(await self._doubtful(changed))
        key = (
            subscription.id if own else 0, subscription.seen, subscription.topics, subscription.places,
            subscription.mark, subscription.note_when_empty, turn.due, turn.late, zone_of(subscription), language,
        )  # fmt: skip
        if key not in self._written:
            changes = await self.untold(subscription.seen, subscription, heard)
            digest = digest_from(
                changes, kind="digest", since=subscription.mark, due=turn.due, late=turn.late,
                topics=subscription.topics, zone=zone_of(subscription),
                perhaps=await self.perhaps_lost(heard, changes),
            )  # fmt: skip
            self._written[key] = Written(write(digest), bool(digest.more))
        return self._written[key]


def _never_told_to_have_fallen(
    statements: Collection[str], taken: TakenBack, former: Mapping[str, Collection[str]]
) -> set[str]:
    """Those of the statements that fell and stood again before their reader was told, under any of their ids."""
    return {s for s in statements if not taken.fell.isdisjoint({s, *former.get(s, ())})}


def _is_no_news(change: Change, known: Collection[str]) -> bool:
    """True if a change would tell as new, or as standing again, what its reader knows."""
    told_as_new = change.again or change.kind == "new"
    return told_as_new and any(s in known for s in change.finding.statements)


def _told_beside(change: Change, beside: Sequence[Carried]) -> bool:
    """True if another subscription of the chat tells this line on the same occasion. A change that says more (disputed,
    updated, withdrawn) is still told beside one that only carries the line."""
    return any(
        _same_line(change, line) and (change.kind == line.kind or change.kind in ("new", "corroborated"))
        for line in beside
    )


def _same_line(change: Change, line: Carried) -> bool:
    return change.finding.text == line.text or not set(line.statements).isdisjoint(change.finding.statements)


def zone_of(subscription: Subscription) -> str:
    """The IANA zone in which a subscription's reader lives."""
    return subscription.schedule.zone if subscription.schedule else subscription.zone
