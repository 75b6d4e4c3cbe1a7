"""Stores who wants to be told what, and how far each was told."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import and_, case, insert, or_, select, update

from briefings.errors import NotFound
from briefings.model import Subscription
from storage.database.statements import batches
from storage.outbox.repository import OutboxRepository, fresh
from storage.outbox.rows import (
    subscription_from,
    subscription_values,
)
from storage.tables.outbox import SubscriptionRow


class Subscriptions(OutboxRepository):
    """The outbox's subscriptions."""

    async def subscribe(self, subscription: Subscription) -> Subscription:
        """Whoever subscribes can be reached, so the chat's sleeping subscriptions wake."""
        async with self._database.session() as session:
            if not subscription.asleep:
                asleep = and_(SubscriptionRow.chat == subscription.chat, SubscriptionRow.asleep)
                await session.execute(update(SubscriptionRow).where(asleep).values(asleep=False))
            values = subscription_values(subscription)
            row = (
                await session.execute(insert(SubscriptionRow).values(values).returning(SubscriptionRow))
            ).scalar_one()
            return subscription_from(row)

    async def save_subscription(self, subscription: Subscription) -> None:
        """The caller may have read the subscription a while ago, so what has ended stays ended, and how far it was told
        never goes back."""
        row, values = SubscriptionRow, subscription_values(subscription)
        for name in ("chat", "asleep", "mark", "left_out"):
            del values[name]
        values["ended"] = or_(row.ended, values["ended"])
        for name in ("seen", "alerted"):
            column = getattr(row, name)
            values[name] = case((column > values[name], column), else_=values[name])
        if subscription.mark is not None:
            later = or_(row.mark.is_(None), row.mark < subscription.mark)
            values["mark"] = case((later, subscription.mark), else_=row.mark)
        async with self._database.session() as session:
            await session.execute(update(row).where(row.id == subscription.id).values(values))

    async def bring_back(self, subscription: Subscription) -> None:
        row = SubscriptionRow
        async with self._database.session() as session:
            asleep = and_(row.chat == subscription.chat, row.asleep)
            await session.execute(update(row).where(asleep).values(asleep=False))
            mine = update(row).where(row.id == subscription.id)
            await session.execute(mine.values(ended=False, due=subscription.due))

    async def save_progress(self, subscriptions: Collection[Subscription]) -> None:
        names = ("id", "seen", "alerted", "mark", "due", "left_out")
        if subscriptions:
            async with self._database.session() as session:
                told = [{name: getattr(s, name) for name in names} for s in subscriptions]
                await session.execute(update(SubscriptionRow), told)

    async def nothing_left_out(self, chat: int) -> None:
        async with self._database.session() as session:
            mine = and_(SubscriptionRow.chat == chat, SubscriptionRow.left_out.is_not(None))
            await session.execute(update(SubscriptionRow).where(mine).values(left_out=None))

    async def subscription(self, subscription_id: int, *, lock: bool = False) -> Subscription:
        query = select(SubscriptionRow).where(SubscriptionRow.id == subscription_id)
        async with self._database.session() if lock else self._database.reading() as session:
            row = (await session.execute(fresh(query.with_for_update() if lock else query))).scalar_one_or_none()
            if row is None:
                raise NotFound("This subscription is no longer there. /subscribe makes a new one.")
            return subscription_from(row)

    async def locked(self, subscription_ids: Collection[int]) -> tuple[Subscription, ...]:
        found: list[Subscription] = []
        async with self._database.session() as session:
            for part in batches(sorted(subscription_ids)):
                query = select(SubscriptionRow).where(SubscriptionRow.id.in_(part)).order_by(SubscriptionRow.id)
                rows = await session.execute(fresh(query.with_for_update()))
                found += [subscription_from(row) for row in rows.scalars()]
        return tuple(found)

    async def subscriptions(self, chat: int | None = None) -> tuple[Subscription, ...]:
        query = select(SubscriptionRow).where(~SubscriptionRow.ended).order_by(SubscriptionRow.id)
        return await self._subscriptions(query if chat is None else query.where(SubscriptionRow.chat == chat))

    async def due_subscriptions(
        self, now: datetime, limit: int, after: Subscription | None = None
    ) -> tuple[Subscription, ...]:
        row = SubscriptionRow
        query = select(row).where(~row.ended, ~row.asleep, row.due <= now)
        if after is not None:
            query = query.where(or_(row.due > after.due, and_(row.due == after.due, row.id > after.id)))
        return await self._subscriptions(query.order_by(row.due, row.id).limit(limit))

    async def ahead_of_time(self, told: datetime, due: datetime) -> tuple[Subscription, ...]:
        row = SubscriptionRow
        query = select(row).where(~row.ended, or_(row.mark > told, row.due > due))
        return await self._subscriptions(query.order_by(row.id))

    async def alert_subscriptions(self, upto: int, after_id: int, limit: int) -> tuple[Subscription, ...]:
        query = select(SubscriptionRow).where(
            ~SubscriptionRow.ended,
            ~SubscriptionRow.asleep,
            SubscriptionRow.alerts,
            SubscriptionRow.alerted < upto,
            SubscriptionRow.id > after_id,
        )
        return await self._subscriptions(query.order_by(SubscriptionRow.id).limit(limit))

    async def _subscriptions(self, query: Any) -> tuple[Subscription, ...]:
        async with self._database.reading() as session:
            return tuple(subscription_from(row) for row in (await session.execute(fresh(query))).scalars())
