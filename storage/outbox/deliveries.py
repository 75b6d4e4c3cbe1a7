"""Stores messages that are owed, and what became of them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, and_, case, cast, delete, exists, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from briefings.errors import NotFound
from briefings.model import Carried, Delivery, DeliveryState, Subscription
from storage.database.statements import add_rows, batches, dialect_insert
from storage.outbox.hold import Holding
from storage.outbox.queue import WINDOW, first_of_chats, held
from storage.outbox.repository import OutboxRepository, fresh
from storage.outbox.rows import (
    URGENCY,
    carried_from,
    delivery_from,
    delivery_values,
    subscription_from,
)
from storage.outbox.told_deliveries import TOLD, document_key
from storage.tables.outbox import CorrectedRow, DeliveryRow, DeliveryStatementRow, SubscriptionRow

SETTLED = ("state", "chat", "message", "sender", "attempts", "due", "error", "sent")


class Deliveries(Holding, OutboxRepository):
    """The outbox's messages."""

    async def add_deliveries(self, deliveries: Sequence[Delivery]) -> int:
        if not deliveries:
            return 0
        row, carried = DeliveryRow, {_key(d): d.carried for d in deliveries}
        corrected = {_key(d): (d.corrects, *d.also) if d.corrects else () for d in deliveries}
        async with self._database.session() as session:
            statement = dialect_insert(session, row).on_conflict_do_nothing()
            keys = (row.subscription, row.kind, row.occasion, row.part)
            values = [delivery_values(d) for d in deliveries]
            added = (await session.execute(statement.returning(row.id, *keys), values)).all()
            new = {new_id: tuple(key) for new_id, *key in added}
            await _carry(session, {new_id: carried[key] for new_id, key in new.items()})
            await _correct(session, {new_id: corrected[key] for new_id, key in new.items()})
        return len(added)

    async def occasions(self, subscription_ids: Collection[int], occasions: Collection[str]) -> set[tuple[int, str]]:
        row = DeliveryRow
        had = select(row.subscription, row.occasion).where(
            row.subscription.in_(subscription_ids), row.kind == "digest", row.occasion.in_(occasions)
        )
        async with self._database.reading() as session:
            return {(number, occasion) for number, occasion in (await session.execute(had)).all()}

    async def alerts_told(self, subscription_ids: Collection[int]) -> Mapping[int, Sequence[tuple[int, Carried]]]:
        row, owner = DeliveryRow, SubscriptionRow
        # A case, because only an alert's occasion is a number.
        upto = case((row.kind == "alert", cast(row.occasion, BigInteger)), else_=0)
        alerts = (
            select(row.subscription, row.occasion, row.carried)
            .join(owner, owner.id == row.subscription)
            .where(row.subscription.in_(subscription_ids), row.kind == "alert", row.state.in_(TOLD), upto > owner.seen)
        )
        told: dict[int, list[tuple[int, Carried]]] = {}
        async with self._database.reading() as session:
            for subscription, occasion, carried in (await session.execute(alerts)).all():
                # What an alert only offered again had been told before.
                lines = (carried_from(line) for line in carried)
                told.setdefault(subscription, []).extend((int(occasion), line) for line in lines if not line.again)
        return told

    async def carried_to(
        self, subscription: Subscription, statements: Collection[str], but: Collection[int] = ()
    ) -> set[str]:
        told = await self._told(subscription, statements, but)
        return {statement for line in told for statement in line["statements"]} & set(statements)

    async def lines_to(self, subscription: Subscription, statements: Collection[str]) -> Sequence[Carried]:
        wanted, told = frozenset(statements), await self._told(subscription, statements)
        return [carried_from(line) for line in told if not wanted.isdisjoint(line["statements"])]

    async def _told(
        self, subscription: Subscription, statements: Collection[str], but: Collection[int] = ()
    ) -> list[Mapping[str, Any]]:
        """The lines, as JSON, of the messages that have told the subscription's chat one of these statements."""
        row, line = DeliveryRow, DeliveryStatementRow
        here = and_(row.chat == subscription.chat, row.thread.is_not_distinct_from(subscription.thread))
        found: dict[int, Sequence[Mapping[str, Any]]] = {}
        async with self._database.reading() as session:
            for part in batches(sorted(statements)):
                carrying = select(line.delivery).where(line.statement.in_(part))
                carried = select(row.id, row.carried).where(
                    row.id.in_(carrying), row.id.not_in(but), here, row.state.in_(TOLD),
                    row.kind.in_(("digest", "alert")),
                )  # fmt: skip
                found.update((number, lines) for number, lines in (await session.execute(carried)).all())
        return [told for number in sorted(found) for told in found[number] if told["kind"] != "withdrawn"]

    async def next_deliveries(self, now: datetime, limit: int, but: Collection[int] = ()) -> tuple[Delivery, ...]:
        """While the library is on hold, only notices of the hold itself."""
        if await self.hold() is not None:
            return tuple(d for d in await self._notices_of_hold(now, limit) if d.chat not in but)
        window = WINDOW * limit
        found = await self._deliveries(first_of_chats(now, limit, window, but))
        pending = 0 if found else await self._pending()
        while not found and window < pending:
            # All within the window wait behind others.
            window *= WINDOW
            found = await self._deliveries(first_of_chats(now, limit, window, but))
        return found

    async def _pending(self) -> int:
        async with self._database.reading() as session:
            many = select(func.count()).select_from(DeliveryRow).where(DeliveryRow.state == "pending")
            return (await session.execute(many)).scalar_one()

    async def start(self, delivery_id: int) -> Delivery | None:
        async with self._database.session() as session:
            changed = update(DeliveryRow).where(DeliveryRow.id == delivery_id, DeliveryRow.state == "pending")
            query = changed.values(state="sending").returning(DeliveryRow)
            row = (await session.execute(fresh(query))).scalar_one_or_none()
            return delivery_from(row) if row is not None else None

    async def settle(self, delivery: Delivery) -> None:
        """What another courier called uncertain is not set back to pending, because it counts as told, and may have
        been corrected since; nor to sent once it was followed up: what may have been told twice stays uncertain. Of a
        correction that has arrived after all, nobody is sent the repetition that is still pending."""
        row = DeliveryRow
        values = {name: getattr(delivery, name) for name in SETTLED}
        change = update(row).where(row.id == delivery.id)
        if delivery.state == "pending":
            values["state"] = case((_unwanted(), "cancelled"), else_="pending")
            change = change.where(row.state.in_(("pending", "sending")))
        else:
            followed = and_(row.state == "uncertain", row.followed)
            values["state"] = case((followed, "uncertain"), else_=delivery.state)
        async with self._database.session() as session:
            query = change.values(values).returning(row.state).execution_options(synchronize_session=False)
            stands = (await session.execute(query)).scalar_one_or_none()
            if delivery.state == "sent" and stands == "uncertain" and await _withdraw_repetition(session, delivery):
                arrived = update(row).where(row.id == delivery.id)
                await session.execute(arrived.values(state="sent", followed=False))

    async def recover(self, now: datetime, but: Collection[int] = ()) -> tuple[Delivery, ...]:
        async with self._database.session() as session:
            query = (
                update(DeliveryRow)
                .where(DeliveryRow.state == "sending", DeliveryRow.id.not_in(but))
                .values(state="uncertain", sent=now, error="The courier stopped while this was on its way.")
                .returning(DeliveryRow)
            )
            return tuple(delivery_from(row) for row in (await session.execute(fresh(query))).scalars())

    async def delivery(self, delivery_id: int) -> Delivery:
        """Raises `NotFound`."""
        found = await self._deliveries(select(DeliveryRow).where(DeliveryRow.id == delivery_id))
        if not found:
            raise NotFound("This delivery is no longer there.")
        return found[0]

    async def same_occasion(self, delivery: Delivery) -> tuple[Delivery, ...]:
        query = select(DeliveryRow).where(
            DeliveryRow.subscription == delivery.subscription,
            DeliveryRow.kind == delivery.kind,
            DeliveryRow.occasion == delivery.occasion,
        )
        return await self._deliveries(query.order_by(DeliveryRow.part), lock=True)

    async def rewrite(self, deliveries: Sequence[Delivery]) -> None:
        async with self._database.session() as session:
            for delivery in deliveries:
                values = {"text": delivery.text, "carried": delivery_values(delivery)["carried"]}
                change = update(DeliveryRow).where(DeliveryRow.id == delivery.id, DeliveryRow.state == "pending")
                await session.execute(change.values(values))
            ids = [delivery.id for delivery in deliveries]
            await session.execute(delete(DeliveryStatementRow).where(DeliveryStatementRow.delivery.in_(ids)))
            await _carry(session, {delivery.id: delivery.carried for delivery in deliveries})

    async def remove_pending(self, delivery_ids: Collection[int]) -> None:
        async with self._database.session() as session:
            await session.execute(
                delete(DeliveryRow).where(DeliveryRow.id.in_(delivery_ids), DeliveryRow.state == "pending")
            )

    async def alerts_to_hold(self, now: datetime, limit: int = 500) -> tuple[tuple[Delivery, Subscription], ...]:
        row, owner = DeliveryRow, SubscriptionRow
        query = (
            select(row, owner)
            .join(owner, owner.id == row.subscription)
            .where(row.state == "pending", row.urgency == URGENCY["alert"], row.due <= now)
            .where(owner.quiet_from.is_not(None))
        )
        async with self._database.reading() as session:
            rows = (await session.execute(fresh(query.order_by(row.id).limit(limit)))).all()
            return tuple((delivery_from(delivery), subscription_from(owner)) for delivery, owner in rows)

    async def held_alerts(self, subscription_id: int, now: datetime) -> tuple[Delivery, ...]:
        row = DeliveryRow
        mine = and_(row.subscription == subscription_id, row.state == "pending", row.urgency == URGENCY["alert"])
        return await self._deliveries(select(row).where(mine, held(row, now)).order_by(row.id))

    async def postpone(self, delivery_id: int, due: datetime) -> None:
        await self._change(and_(DeliveryRow.id == delivery_id, DeliveryRow.state == "pending"), due=due, created=due)

    async def hasten(self, beyond: datetime, now: datetime) -> int:
        return await self._change(and_(DeliveryRow.state == "pending", DeliveryRow.due > beyond), due=now)

    async def cancel_pending(self, subscription_id: int, why: str | None = None) -> int:
        """What a subscription was still owed is owed no more, corrections apart."""
        return await self._change(_news_of(subscription_id, "pending"), state="cancelled", error=why)

    async def owe_cancelled(self, subscription_id: int, why: str) -> tuple[Delivery, ...]:
        mine = and_(_news_of(subscription_id, "cancelled"), DeliveryRow.error == why)
        async with self._database.session() as session:
            query = update(DeliveryRow).where(mine).values(state="pending", error=None).returning(DeliveryRow)
            return tuple(delivery_from(row) for row in (await session.execute(fresh(query))).scalars())

    async def deliveries(
        self, *, states: Collection[DeliveryState] = (), chat: int | None = None, limit: int = 50
    ) -> tuple[Delivery, ...]:
        query = select(DeliveryRow).order_by(DeliveryRow.id.desc()).limit(limit)
        if states:
            query = query.where(DeliveryRow.state.in_(states))
        return await self._deliveries(query if chat is None else query.where(DeliveryRow.chat == chat))


def _unwanted() -> Any:
    """A condition: a digest or an alert whose subscription has ended or was paused."""
    owner = SubscriptionRow
    silent = or_(owner.ended, and_(owner.schedule_at.is_(None), ~owner.alerts))
    return and_(DeliveryRow.kind.in_(("digest", "alert")), exists().where(owner.id == DeliveryRow.subscription, silent))


def _news_of(subscription_id: int, state: DeliveryState) -> Any:
    """A condition: a subscription's digests and alerts in this state."""
    row = DeliveryRow
    return and_(row.subscription == subscription_id, row.state == state, row.kind.in_(("digest", "alert")))


def _key(delivery: Delivery) -> tuple[object, ...]:
    return delivery.subscription, delivery.kind, delivery.occasion, delivery.part


async def _withdraw_repetition(session: AsyncSession, correction: Delivery) -> bool:
    """Deletes what would send a correction once more, if nobody has begun to."""
    row = DeliveryRow
    owner = select(row.subscription, row.part).where(row.id == correction.id).subquery()
    again = select(row.id).join(owner, and_(row.subscription == owner.c.subscription, row.part == owner.c.part))
    again = again.where(row.kind == "correction", row.occasion == f"again:{correction.occasion}")
    gone = delete(row).where(row.id.in_(again), row.repeats == correction.id, row.state == "pending")
    return (await session.execute(gone.returning(row.id))).first() is not None


async def _carry(session: AsyncSession, carried: Mapping[int, Sequence[Carried]]) -> None:
    """Stores which statements and documents deliveries carry, for `carrying`."""
    rows = []
    for delivery, lines in carried.items():
        keys = {s for line in lines for s in (*line.statements, *line.against)}
        keys |= {document_key(number) for line in lines for number in line.documents}
        rows += [{"statement": key, "delivery": delivery} for key in sorted(keys)]
    await add_rows(session, DeliveryStatementRow, rows)


async def _correct(session: AsyncSession, corrected: Mapping[int, Sequence[int]]) -> None:
    """Stores which deliveries each correction corrects."""
    rows = [
        {"original": original, "correction": correction}
        for correction, originals in corrected.items()
        for original in originals
    ]
    await add_rows(session, CorrectedRow, rows)
