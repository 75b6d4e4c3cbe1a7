"""Tells whether what is owed goes out."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import and_, func, or_, select

from briefings.model import Delivery
from storage.outbox.queue import sleeping_chats
from storage.outbox.repository import OutboxRepository
from storage.tables.outbox import DeliveryRow, SubscriptionRow


class Health(OutboxRepository):
    """The outbox's state, for /stats, doctor and the owner."""

    async def failed_since(self, moment: datetime, limit: int = 100) -> tuple[Delivery, ...]:
        row = DeliveryRow
        failed = select(row).where(row.state == "failed", row.kind != "notice", row.sent >= moment)
        return await self._deliveries(failed.order_by(row.id.desc()).limit(limit))

    async def outbox_counts(self, now: datetime) -> Mapping[str, int]:
        async with self._database.reading() as session:
            by_state = (
                await session.execute(select(DeliveryRow.state, func.count()).group_by(DeliveryRow.state))
            ).all()
            held = DeliveryRow.chat.in_(sleeping_chats())
            owed = and_(DeliveryRow.state == "pending", DeliveryRow.created <= now, ~held)
            waiting = select(func.min(DeliveryRow.created)).where(owed)
            oldest = (await session.execute(waiting)).scalar_one_or_none()
            asleep_too = select(func.count()).select_from(DeliveryRow).where(DeliveryRow.state == "pending", held)
            awake = select(func.count()).where(~SubscriptionRow.ended, ~SubscriptionRow.asleep)
            asleep = select(func.count()).where(~SubscriptionRow.ended, SubscriptionRow.asleep)
            return {
                **{str(state): int(many) for state, many in by_state},
                "held": (await session.execute(asleep_too)).scalar_one(),
                "oldest_minutes": int((now - oldest).total_seconds() // 60) if oldest else 0,
                "subscriptions": (await session.execute(awake)).scalar_one(),
                "asleep": (await session.execute(asleep)).scalar_one(),
            }

    async def owed_by_kind(self, now: datetime) -> Mapping[str, tuple[int, float]]:
        row = DeliveryRow
        owed = and_(row.state.in_(("pending", "sending")), row.due <= now, row.chat.not_in(sleeping_chats()))
        question = select(row.kind, func.count(), func.min(row.due)).where(owed).group_by(row.kind)
        async with self._database.reading() as session:
            rows = (await session.execute(question)).all()
        return {str(kind): (int(many), max(0.0, (now - oldest).total_seconds())) for kind, many, oldest in rows}

    async def silent_since(self, moment: datetime) -> bool:
        row = DeliveryRow
        owed = and_(row.state == "pending", row.created <= moment, row.chat.not_in(sleeping_chats()))
        failed = and_(row.state == "failed", row.sent >= moment)
        went = and_(row.state == "sent", row.sent >= moment)
        any_due = select(row.id).where(row.kind != "notice", or_(owed, failed)).limit(1)
        any_sent = select(row.id).where(row.kind != "notice", went).limit(1)
        async with self._database.reading() as session:
            if (await session.execute(any_due)).first() is None:
                return False
            return (await session.execute(any_sent)).first() is None
