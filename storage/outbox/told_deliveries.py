"""Finds deliveries by what they told, with their corrections; and those of unknown outcome."""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Sequence

from sqlalchemy import ColumnElement, and_, or_, select, update
from sqlalchemy.orm import aliased

from briefings.model import Delivery, DeliveryKind, DeliveryState
from storage.database.statements import batches
from storage.outbox.repository import OutboxRepository
from storage.outbox.rows import URGENCY
from storage.tables.outbox import CorrectedRow, DeliveryRow, DeliveryStatementRow, SubscriptionRow

# Deliveries that have gone, or are going to.
TOLD: tuple[DeliveryState, ...] = ("pending", "sending", "sent", "uncertain")


class ToldDeliveries(OutboxRepository):
    """The outbox's questions about what readers were told."""

    async def carrying(
        self, statements: Collection[str], states: Collection[DeliveryState], *, documents: Collection[int] = ()
    ) -> tuple[Delivery, ...]:
        found: dict[int, Delivery] = {}
        for part in batches([*sorted(statements), *map(document_key, sorted(documents))]):
            query = select(DeliveryRow).where(_carries(part), DeliveryRow.state.in_(states))
            for delivery in await self._deliveries(query.order_by(DeliveryRow.id), lock=True):
                found[delivery.id] = delivery
        return tuple(found[key] for key in sorted(found))

    async def carrying_ids(
        self, statements: Collection[str], states: Collection[DeliveryState], *, documents: Collection[int] = ()
    ) -> Sequence[tuple[int, int, int | None, DeliveryState]]:
        row, found = DeliveryRow, set[tuple[int, int, int | None, DeliveryState]]()
        async with self._database.reading() as session:
            for part in batches([*sorted(statements), *map(document_key, sorted(documents))]):
                query = select(row.id, row.chat, row.thread, row.state).where(_carries(part), row.state.in_(states))
                found.update((r.id, r.chat, r.thread, r.state) for r in (await session.execute(query)).all())
        return await asyncio.to_thread(sorted, found, key=lambda each: (each[1], each[2] or 0, each[0]))

    async def deliveries_with(
        self, delivery_ids: Collection[int], states: Collection[DeliveryState]
    ) -> tuple[Delivery, ...]:
        found: list[Delivery] = []
        for part in batches(sorted(delivery_ids)):
            query = select(DeliveryRow).where(DeliveryRow.id.in_(part), DeliveryRow.state.in_(states))
            found += await self._deliveries(query.order_by(DeliveryRow.id), lock=True)
        return tuple(found)

    async def corrections_of(self, deliveries: Collection[Delivery]) -> tuple[Delivery, ...]:
        row, corrected, found = DeliveryRow, CorrectedRow, dict[int, Delivery]()
        for part in batches(delivery.id for delivery in deliveries):
            query = select(row).where(row.id.in_(select(corrected.correction).where(corrected.original.in_(part))))
            found |= {delivery.id: delivery for delivery in await self._deliveries(query, lock=True)}
        return tuple(found[key] for key in sorted(found))

    async def outdated(self, limit: int = 100) -> tuple[Delivery, ...]:
        row, correction = DeliveryRow, aliased(DeliveryRow)
        owed = select(CorrectedRow.original).join(correction, correction.id == CorrectedRow.correction)
        owed = owed.where(correction.state == "pending", correction.urgency == 0)
        query = select(row).where(row.state == "pending", row.id.in_(owed))
        return await self._deliveries(query.order_by(row.id).limit(limit))

    async def uncertain_news(self, subscription_ids: Collection[int]) -> tuple[Delivery, ...]:
        row, found = DeliveryRow, list[Delivery]()
        for part in batches(sorted(subscription_ids)):
            query = select(row).where(row.state == "uncertain", ~row.followed, row.subscription.in_(part))
            found += await self._deliveries(query.where(row.kind.in_(("digest", "alert"))).order_by(row.id))
        return tuple(found)

    async def uncertain_corrections(self, limit: int) -> tuple[Delivery, ...]:
        row = DeliveryRow
        query = select(row).where(row.state == "uncertain", row.urgency == URGENCY["correction"], ~row.followed)
        query = query.where(row.kind == "correction", row.repeats.is_(None))
        return await self._deliveries(query.order_by(row.id).limit(limit))

    async def follow(self, delivery_ids: Collection[int]) -> None:
        if not delivery_ids:
            return
        async with self._database.session() as session:
            for part in batches(delivery_ids):
                await session.execute(update(DeliveryRow).where(DeliveryRow.id.in_(part)).values(followed=True))

    async def carried_beside(
        self, subscription_ids: Collection[int], kind: DeliveryKind, occasions: Collection[str]
    ) -> tuple[Delivery, ...]:
        row, owner, found = DeliveryRow, SubscriptionRow, list[Delivery]()
        for part in batches(sorted(subscription_ids)):
            chats = select(owner.chat).where(owner.id.in_(part))
            theirs = row.subscription.in_(select(owner.id).where(owner.chat.in_(chats)))
            query = select(row).where(theirs, row.kind == kind, row.occasion.in_(occasions), row.state.in_(TOLD))
            found += await self._deliveries(query.order_by(row.id))
        return tuple(found)


def _carries(statements: Sequence[str]) -> ColumnElement[bool]:
    """A condition: a digest or an alert carries one of these, or a correction of it does."""
    row, line = DeliveryRow, DeliveryStatementRow
    carrying = select(line.delivery).where(line.statement.in_(statements))
    corrected = select(CorrectedRow.original).where(CorrectedRow.correction.in_(carrying))
    return and_(or_(row.id.in_(carrying), row.id.in_(corrected)), row.kind.in_(("digest", "alert")))


def document_key(number: int) -> str:
    """The key under which a document is stored among the carried statements. A statement's id changes when its document
    is read again; the document's number never does."""
    return f"document {number}"
