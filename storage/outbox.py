"""The real end of the `Outbox` port: subscriptions and deliveries in the library's database."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict
from datetime import datetime, time
from typing import Any

from sqlalchemy import and_, delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from briefings.errors import NotFound
from briefings.model import Carried, Delivery, DeliveryState, Schedule, Subscription
from storage.database import Database
from storage.outbox_tables import DeliveryRow, DeliveryStatementRow, SubscriptionRow

URGENCY = {"correction": 0, "notice": 0, "alert": 1, "digest": 2}
# SQLite takes so many values in one statement.
CHUNK = 500


class SqlOutbox:
    """Subscriptions and deliveries; every method joins the transaction under way in its task, if there is one."""

    def __init__(self, database: Database) -> None:
        self._database = database

    # --- subscriptions ----------------------------------------------------------------------------------------------
    async def subscribe(self, subscription: Subscription) -> Subscription:
        """Stores a new one and gives it its id."""
        async with self._database.session() as session:
            values = _subscription_values(subscription)
            row = (
                await session.execute(insert(SubscriptionRow).values(values).returning(SubscriptionRow))
            ).scalar_one()
            return _subscription(row)

    async def save_subscription(self, subscription: Subscription) -> None:
        """Replaces a subscription's fields."""
        async with self._database.session() as session:
            changed = update(SubscriptionRow).where(SubscriptionRow.id == subscription.id)
            await session.execute(changed.values(_subscription_values(subscription)))

    async def subscription(self, subscription_id: int, *, lock: bool = False) -> Subscription:
        """Raises `NotFound`. With `lock`, nobody else changes it until the transaction ends."""
        query = select(SubscriptionRow).where(SubscriptionRow.id == subscription_id)
        async with self._database.session() if lock else self._database.reading() as session:
            row = (await session.execute(_fresh(query.with_for_update() if lock else query))).scalar_one_or_none()
            if row is None:
                raise NotFound("This subscription is no longer there. /subscribe makes a new one.")
            return _subscription(row)

    async def subscriptions(self, chat: int | None = None) -> tuple[Subscription, ...]:
        """Those that are not ended, of one chat or of all."""
        query = select(SubscriptionRow).where(~SubscriptionRow.ended).order_by(SubscriptionRow.id)
        return await self._subscriptions(query if chat is None else query.where(SubscriptionRow.chat == chat))

    async def due_subscriptions(self, now: datetime, limit: int) -> tuple[Subscription, ...]:
        """Awake ones whose moment has come, the longest due first."""
        query = select(SubscriptionRow).where(
            ~SubscriptionRow.ended, ~SubscriptionRow.asleep, SubscriptionRow.due <= now
        )
        return await self._subscriptions(query.order_by(SubscriptionRow.due, SubscriptionRow.id).limit(limit))

    async def alert_subscriptions(self, upto: int, after_id: int, limit: int) -> tuple[Subscription, ...]:
        """Awake ones with alerts that were not told of change `upto`, by id from `after_id` on."""
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
            return tuple(_subscription(row) for row in (await session.execute(_fresh(query))).scalars())

    # --- deliveries -------------------------------------------------------------------------------------------------
    async def add_deliveries(self, deliveries: Sequence[Delivery]) -> int:
        """Adds those whose (subscription, kind, occasion, part) is new; gives how many."""
        added = 0
        async with self._database.session() as session:
            for delivery in deliveries:
                added += await self._add(session, delivery)
        return added

    async def _add(self, session: AsyncSession, delivery: Delivery) -> int:
        values = _delivery_values(delivery)
        statement = _upsert(self._database.is_sqlite)(DeliveryRow).values(values).on_conflict_do_nothing()
        new_id = (await session.execute(statement.returning(DeliveryRow.id))).scalar_one_or_none()
        if new_id is None:
            return 0
        carried = sorted({s for line in delivery.carried for s in line.statements})
        if carried:
            await session.execute(insert(DeliveryStatementRow), [{"statement": s, "delivery": new_id} for s in carried])
        return 1

    async def next_deliveries(self, now: datetime, limit: int) -> tuple[Delivery, ...]:
        """The pending deliveries that may go now, at most one a chat: its first by urgency and age."""
        row, earlier = DeliveryRow, aliased(DeliveryRow)
        before = and_(
            earlier.chat == row.chat,
            earlier.state.in_(("pending", "sending")),
            (earlier.urgency < row.urgency) | and_(earlier.urgency == row.urgency, earlier.id < row.id),
        )
        on_its_way = aliased(DeliveryRow)
        busy = and_(on_its_way.chat == row.chat, on_its_way.state == "sending")
        query = (
            select(row)
            .where(row.state == "pending", row.due <= now)
            .where(~select(earlier.id).where(before).exists(), ~select(on_its_way.id).where(busy).exists())
            .where(row.chat.not_in(_sleeping_chats()))
            .order_by(row.urgency, row.id)
            .limit(limit)
        )
        return await self._deliveries(query)

    async def start(self, delivery_id: int) -> Delivery | None:
        """Pending becomes sending, and is on disk when this returns; None where it is no longer pending."""
        async with self._database.session() as session:
            changed = update(DeliveryRow).where(DeliveryRow.id == delivery_id, DeliveryRow.state == "pending")
            query = changed.values(state="sending").returning(DeliveryRow)
            row = (await session.execute(_fresh(query))).scalar_one_or_none()
            return _delivery(row) if row is not None else None

    async def settle(self, delivery: Delivery) -> None:
        """Records what became of a delivery: its state, message, attempts, due, error, sent, chat."""
        async with self._database.session() as session:
            await session.execute(
                update(DeliveryRow)
                .where(DeliveryRow.id == delivery.id)
                .values(
                    state=delivery.state,
                    chat=delivery.chat,
                    message=delivery.message,
                    attempts=delivery.attempts,
                    due=delivery.due,
                    error=delivery.error,
                    sent=delivery.sent,
                )
            )

    async def recover(self, now: datetime) -> tuple[Delivery, ...]:
        """What a dead courier left as sending becomes uncertain; gives those."""
        async with self._database.session() as session:
            query = (
                update(DeliveryRow)
                .where(DeliveryRow.state == "sending")
                .values(state="uncertain", sent=now, error="The courier stopped while this was on its way.")
                .returning(DeliveryRow)
            )
            return tuple(_delivery(row) for row in (await session.execute(_fresh(query))).scalars())

    async def delivery(self, delivery_id: int) -> Delivery:
        """Raises `NotFound`."""
        found = await self._deliveries(select(DeliveryRow).where(DeliveryRow.id == delivery_id))
        if not found:
            raise NotFound("This delivery is no longer there.")
        return found[0]

    async def carrying(self, statements: Collection[str], states: Collection[DeliveryState]) -> tuple[Delivery, ...]:
        """Digests and alerts in one of these states that carry one of these statements.

        Inside a writing transaction they are locked, so that none is sent meanwhile.
        """
        found: dict[int, Delivery] = {}
        wanted = sorted(statements)
        for start in range(0, len(wanted), CHUNK):
            chunk = wanted[start : start + CHUNK]
            carrying = select(DeliveryStatementRow.delivery).where(DeliveryStatementRow.statement.in_(chunk))
            query = select(DeliveryRow).where(
                DeliveryRow.id.in_(carrying), DeliveryRow.state.in_(states), DeliveryRow.kind.in_(("digest", "alert"))
            )
            for delivery in await self._deliveries(query, lock=True):
                found[delivery.id] = delivery
        return tuple(found[key] for key in sorted(found))

    async def same_occasion(self, delivery: Delivery) -> tuple[Delivery, ...]:
        """All parts of a delivery's message, in order."""
        query = select(DeliveryRow).where(
            DeliveryRow.subscription == delivery.subscription,
            DeliveryRow.kind == delivery.kind,
            DeliveryRow.occasion == delivery.occasion,
        )
        return await self._deliveries(query.order_by(DeliveryRow.part))

    async def remove_pending(self, delivery_ids: Collection[int]) -> None:
        """Deletes deliveries that are still pending, so that they can be composed anew."""
        async with self._database.session() as session:
            await session.execute(
                delete(DeliveryRow).where(DeliveryRow.id.in_(delivery_ids), DeliveryRow.state == "pending")
            )

    async def cancel_pending(self, subscription_id: int) -> int:
        """What a subscription was still owed is owed no more, corrections apart."""
        return await self._change(
            and_(
                DeliveryRow.subscription == subscription_id,
                DeliveryRow.state == "pending",
                DeliveryRow.kind.in_(("digest", "alert")),
            ),
            state="cancelled",
        )

    # --- chats ------------------------------------------------------------------------------------------------------
    async def sleep_chat(self, chat: int, asleep: bool) -> int:
        """Puts a chat's subscriptions to sleep or wakes them; gives how many changed."""
        async with self._database.session() as session:
            query = update(SubscriptionRow).where(SubscriptionRow.chat == chat, SubscriptionRow.asleep != asleep)
            result = await session.execute(query.values(asleep=asleep).returning(SubscriptionRow.id))
            return len(result.all())

    async def move_chat(self, old: int, new: int) -> None:
        """All that hangs on a chat moves to its new id."""
        async with self._database.session() as session:
            await session.execute(update(SubscriptionRow).where(SubscriptionRow.chat == old).values(chat=new))
            await session.execute(update(DeliveryRow).where(DeliveryRow.chat == old).values(chat=new))

    async def forget_chat(self, chat: int) -> None:
        """Deletes a chat's subscriptions and deliveries."""
        async with self._database.session() as session:
            await session.execute(delete(DeliveryRow).where(DeliveryRow.chat == chat))
            await session.execute(delete(SubscriptionRow).where(SubscriptionRow.chat == chat))

    async def deliveries(
        self, *, states: Collection[DeliveryState] = (), chat: int | None = None, limit: int = 50
    ) -> tuple[Delivery, ...]:
        """Newest first."""
        query = select(DeliveryRow).order_by(DeliveryRow.id.desc()).limit(limit)
        if states:
            query = query.where(DeliveryRow.state.in_(states))
        return await self._deliveries(query if chat is None else query.where(DeliveryRow.chat == chat))

    async def outbox_counts(self, now: datetime) -> Mapping[str, int]:
        """Deliveries by state, `oldest_minutes` of the longest overdue one, and subscriptions: for /stats, doctor."""
        async with self._database.reading() as session:
            by_state = (
                await session.execute(select(DeliveryRow.state, func.count()).group_by(DeliveryRow.state))
            ).all()
            pending = select(func.min(DeliveryRow.created)).where(
                DeliveryRow.state == "pending", DeliveryRow.due <= now
            )
            oldest = (await session.execute(pending)).scalar_one_or_none()
            awake = select(func.count()).where(~SubscriptionRow.ended, ~SubscriptionRow.asleep)
            asleep = select(func.count()).where(~SubscriptionRow.ended, SubscriptionRow.asleep)
            return {
                **{str(state): int(many) for state, many in by_state},
                "oldest_minutes": int((now - oldest).total_seconds() // 60) if oldest else 0,
                "subscriptions": (await session.execute(awake)).scalar_one(),
                "asleep": (await session.execute(asleep)).scalar_one(),
            }

    async def _deliveries(self, query: Any, *, lock: bool = False) -> tuple[Delivery, ...]:
        async with self._database.session() if lock else self._database.reading() as session:
            rows = (await session.execute(_fresh(query.with_for_update() if lock else query))).scalars()
            return tuple(_delivery(row) for row in rows)

    async def _change(self, where: Any, **values: Any) -> int:
        async with self._database.session() as session:
            result = await session.execute(update(DeliveryRow).where(where).values(**values).returning(DeliveryRow.id))
            return len(result.all())


def _sleeping_chats() -> Any:
    return select(SubscriptionRow.chat).where(SubscriptionRow.asleep)


def _fresh(query: Any) -> Any:
    # A session may have seen a row before a bulk update changed it behind its back.
    return query.execution_options(populate_existing=True)


def _upsert(sqlite: bool) -> Any:
    from sqlalchemy.dialects import postgresql
    from sqlalchemy.dialects import sqlite as sqlite_dialect

    return sqlite_dialect.insert if sqlite else postgresql.insert


def _clock(text: str | None) -> time | None:
    return time.fromisoformat(text) if text else None


def _clock_text(value: time | None) -> str | None:
    return f"{value:%H:%M}" if value else None


def _subscription(row: SubscriptionRow) -> Subscription:
    at = _clock(row.schedule_at)
    schedule = Schedule(at, tuple(row.schedule_days or ()), row.schedule_zone or row.zone) if at else None
    return Subscription(
        id=row.id,
        chat=row.chat,
        topics=tuple(row.topics),
        places=tuple(row.places),
        schedule=schedule,
        alerts=row.alerts,
        quiet_from=_clock(row.quiet_from),
        quiet_to=_clock(row.quiet_to),
        zone=row.zone,
        note_when_empty=row.note_when_empty,
        thread=row.thread,
        mark=row.mark,
        seen=row.seen,
        alerted=row.alerted,
        due=row.due,
        asleep=row.asleep,
        ended=row.ended,
    )


def _subscription_values(s: Subscription) -> dict[str, Any]:
    return {
        "chat": s.chat,
        "thread": s.thread,
        "topics": list(s.topics),
        "places": list(s.places),
        "schedule_at": _clock_text(s.schedule.at) if s.schedule else None,
        "schedule_days": list(s.schedule.days) if s.schedule else None,
        "schedule_zone": s.schedule.zone if s.schedule else None,
        "alerts": s.alerts,
        "quiet_from": _clock_text(s.quiet_from),
        "quiet_to": _clock_text(s.quiet_to),
        "zone": s.zone,
        "note_when_empty": s.note_when_empty,
        "mark": s.mark,
        "seen": s.seen,
        "alerted": s.alerted,
        "due": s.due,
        "asleep": s.asleep,
        "ended": s.ended,
    }


def _delivery(row: DeliveryRow) -> Delivery:
    return Delivery(
        id=row.id,
        subscription=row.subscription,
        chat=row.chat,
        kind=row.kind,  # type: ignore[arg-type]
        occasion=row.occasion,
        part=row.part,
        text=row.text,
        state=row.state,  # type: ignore[arg-type]
        due=row.due,
        carried=tuple(_carried(line) for line in row.carried),
        attempts=row.attempts,
        message=row.message,
        corrects=row.corrects,
        thread=row.thread,
        created=row.created,
        sent=row.sent,
        error=row.error,
    )


def _carried(line: Mapping[str, Any]) -> Carried:
    return Carried(
        line["kind"], tuple(line["statements"]), tuple(line["documents"]), line["text"],
        line["old"], line["new"], line["why"],
    )  # fmt: skip


def _delivery_values(d: Delivery) -> dict[str, Any]:
    return {
        "subscription": d.subscription,
        "chat": d.chat,
        "thread": d.thread,
        "kind": d.kind,
        "occasion": d.occasion,
        "part": d.part,
        "urgency": URGENCY[d.kind],
        "text": d.text,
        "carried": [asdict(line) for line in d.carried],
        "state": d.state,
        "due": d.due,
        "attempts": d.attempts,
        "message": d.message,
        "corrects": d.corrects,
        "created": d.created,
        "sent": d.sent,
        "error": d.error,
    }
