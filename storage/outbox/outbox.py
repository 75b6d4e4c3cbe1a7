"""The real end of the `Outbox` port: subscriptions and deliveries in the library's database."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, and_, case, cast, delete, exists, func, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from briefings.errors import NotFound
from briefings.model import Carried, Delivery, DeliveryState, Subscription
from storage.database.statements import add_rows, batches, dialect_insert
from storage.outbox.hold import Holding
from storage.outbox.queue import WINDOW, first_of_chats, sleeping_chats
from storage.outbox.rows import (
    URGENCY,
    carried_from,
    delivery_from,
    delivery_values,
    subscription_from,
    subscription_values,
)
from storage.outbox.told_deliveries import TOLD, ToldDeliveries, document_key, fresh
from storage.tables.outbox import CorrectedRow, DeliveryRow, DeliveryStatementRow, SubscriptionRow

SETTLED = ("state", "chat", "message", "sender", "attempts", "due", "error", "sent")


class SqlOutbox(ToldDeliveries, Holding):
    """Subscriptions and deliveries; every method joins the transaction under way in its task, if there is one."""

    # --- subscriptions ----------------------------------------------------------------------------------------------
    async def subscribe(self, subscription: Subscription) -> Subscription:
        """Stores a new one and gives it its id. Somebody who subscribes is there: what slept in their chat wakes."""
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
        """Replaces what people chose, and its next moment. Whoever saves may have read it a while ago: how far it was
        told never goes back, what has ended stays so, and its chat and sleep are `move_chat`'s and `sleep_chat`'s
        alone."""
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

    async def save_progress(self, subscriptions: Collection[Subscription]) -> None:
        """Records how far these (locked) subscriptions were told, and when they are due next."""
        names = ("id", "seen", "alerted", "mark", "due", "left_out")
        if subscriptions:
            async with self._database.session() as session:
                told = [{name: getattr(s, name) for name in names} for s in subscriptions]
                await session.execute(update(SubscriptionRow), told)

    async def nothing_left_out(self, chat: int) -> None:
        """A chat has read what its digests had left out."""
        async with self._database.session() as session:
            mine = and_(SubscriptionRow.chat == chat, SubscriptionRow.left_out.is_not(None))
            await session.execute(update(SubscriptionRow).where(mine).values(left_out=None))

    async def subscription(self, subscription_id: int, *, lock: bool = False) -> Subscription:
        """Raises `NotFound`. With `lock`, nobody else changes it until the transaction ends."""
        query = select(SubscriptionRow).where(SubscriptionRow.id == subscription_id)
        async with self._database.session() if lock else self._database.reading() as session:
            row = (await session.execute(fresh(query.with_for_update() if lock else query))).scalar_one_or_none()
            if row is None:
                raise NotFound("This subscription is no longer there. /subscribe makes a new one.")
            return subscription_from(row)

    async def alone(self) -> None:
        """Until the transaction ends, nobody else composes or corrects: no line is written down while it is being
        withdrawn, and no occasion twice."""
        async with self._database.session() as session:
            await self._database.write_alone(session)

    async def locked(self, subscription_ids: Collection[int]) -> tuple[Subscription, ...]:
        """Those of these subscriptions that are there, by id; nobody else changes them until the transaction ends."""
        found: list[Subscription] = []
        async with self._database.session() as session:
            for part in batches(sorted(subscription_ids)):
                query = select(SubscriptionRow).where(SubscriptionRow.id.in_(part)).order_by(SubscriptionRow.id)
                rows = await session.execute(fresh(query.with_for_update()))
                found += [subscription_from(row) for row in rows.scalars()]
        return tuple(found)

    async def subscriptions(self, chat: int | None = None) -> tuple[Subscription, ...]:
        """Those that are not ended, of one chat or of all."""
        query = select(SubscriptionRow).where(~SubscriptionRow.ended).order_by(SubscriptionRow.id)
        return await self._subscriptions(query if chat is None else query.where(SubscriptionRow.chat == chat))

    async def due_subscriptions(
        self, now: datetime, limit: int, after: Subscription | None = None
    ) -> tuple[Subscription, ...]:
        """Awake ones whose moment has come, the longest due first; those behind `after`, where one is given."""
        row = SubscriptionRow
        query = select(row).where(~row.ended, ~row.asleep, row.due <= now)
        if after is not None:
            query = query.where(or_(row.due > after.due, and_(row.due == after.due, row.id > after.id)))
        return await self._subscriptions(query.order_by(row.due, row.id).limit(limit))

    async def ahead_of_time(self, told: datetime, due: datetime) -> tuple[Subscription, ...]:
        """Subscriptions that were told something later than `told`, or are due later than `due`."""
        row = SubscriptionRow
        query = select(row).where(~row.ended, or_(row.mark > told, row.due > due))
        return await self._subscriptions(query.order_by(row.id))

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
            return tuple(subscription_from(row) for row in (await session.execute(fresh(query))).scalars())

    # --- deliveries -------------------------------------------------------------------------------------------------
    async def add_deliveries(self, deliveries: Sequence[Delivery]) -> int:
        """Adds those whose (subscription, kind, occasion, part) is new; gives how many."""
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
        """Which of these occasions of digests these subscriptions have had: (subscription, occasion)."""
        row = DeliveryRow
        had = select(row.subscription, row.occasion).where(
            row.subscription.in_(subscription_ids), row.kind == "digest", row.occasion.in_(occasions)
        )
        async with self._database.reading() as session:
            return {(number, occasion) for number, occasion in (await session.execute(had)).all()}

    async def alerts_told(self, subscription_ids: Collection[int]) -> Mapping[int, Sequence[tuple[int, Carried]]]:
        """What alerts told these subscriptions since their last digests: by subscription, the change that an alert went
        up to, and a line of it."""
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
                # What an alert only offered again was told before.
                lines = (carried_from(line) for line in carried)
                told.setdefault(subscription, []).extend((int(occasion), line) for line in lines if not line.again)
        return told

    async def carried_to(self, subscription: Subscription, statements: Collection[str]) -> set[str]:
        """Those of these statements that a digest or an alert has told a subscription's chat, or is to tell it; that
        one no longer stands does not count."""
        row, line = DeliveryRow, DeliveryStatementRow
        here = and_(row.chat == subscription.chat, row.thread.is_not_distinct_from(subscription.thread))
        found: set[str] = set()
        async with self._database.reading() as session:
            for part in batches(sorted(statements)):
                carrying = select(line.delivery).where(line.statement.in_(part))
                carried = select(row.carried).where(
                    row.id.in_(carrying), here, row.state.in_(TOLD), row.kind.in_(("digest", "alert"))
                )
                for lines in (await session.execute(carried)).scalars():
                    found |= {s for told in lines if told["kind"] != "withdrawn" for s in told["statements"]}
        return found & set(statements)

    async def next_deliveries(self, now: datetime, limit: int, but: Collection[int] = ()) -> tuple[Delivery, ...]:
        """The pending deliveries that may go now, at most one a chat (its first by urgency and age), of all chats `but`
        these. A correction waits until it is known what became of the message that it corrects. On hold, only what the
        owner is told of the hold."""
        if await self.hold() is not None:
            return tuple(d for d in await self._notices_of_hold(now, limit) if d.chat not in but)
        window = WINDOW * limit
        found = await self._deliveries(first_of_chats(now, limit, window, but))
        pending = 0 if found else await self._pending()
        while not found and window < pending:
            # All of the window wait behind others.
            window *= WINDOW
            found = await self._deliveries(first_of_chats(now, limit, window, but))
        return found

    async def _pending(self) -> int:
        async with self._database.reading() as session:
            many = select(func.count()).select_from(DeliveryRow).where(DeliveryRow.state == "pending")
            return (await session.execute(many)).scalar_one()

    async def start(self, delivery_id: int) -> Delivery | None:
        """Pending becomes sending, and is on disk when this returns; None where it is no longer pending."""
        async with self._database.session() as session:
            changed = update(DeliveryRow).where(DeliveryRow.id == delivery_id, DeliveryRow.state == "pending")
            query = changed.values(state="sending").returning(DeliveryRow)
            row = (await session.execute(fresh(query))).scalar_one_or_none()
            return delivery_from(row) if row is not None else None

    async def settle(self, delivery: Delivery) -> None:
        """Records what became of a delivery: its state, message, sender, attempts, due, error, sent, chat.

        What is owed again is not, where another courier has called it uncertain meanwhile (it counts as told, and may
        have been corrected since), nor where its subscription has ended or was paused while it was on its way.
        """
        row = DeliveryRow
        values = {name: getattr(delivery, name) for name in SETTLED}
        change = update(row).where(row.id == delivery.id)
        if delivery.state == "pending":
            values["state"] = case((_unwanted(), "cancelled"), else_="pending")
            change = change.where(row.state.in_(("pending", "sending")))
        async with self._database.session() as session:
            await session.execute(change.values(values).execution_options(synchronize_session=False))

    async def recover(self, now: datetime, but: Collection[int] = ()) -> tuple[Delivery, ...]:
        """What a dead courier left as sending becomes uncertain, of all deliveries `but` these; gives those."""
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
        """All parts of a delivery's message, in order. Inside a writing transaction they are locked, so that none is
        sent meanwhile."""
        query = select(DeliveryRow).where(
            DeliveryRow.subscription == delivery.subscription,
            DeliveryRow.kind == delivery.kind,
            DeliveryRow.occasion == delivery.occasion,
        )
        return await self._deliveries(query.order_by(DeliveryRow.part), lock=True)

    async def rewrite(self, deliveries: Sequence[Delivery]) -> None:
        """Gives deliveries that are still pending another text and other lines; their place in the queue stays."""
        async with self._database.session() as session:
            for delivery in deliveries:
                values = {"text": delivery.text, "carried": delivery_values(delivery)["carried"]}
                change = update(DeliveryRow).where(DeliveryRow.id == delivery.id, DeliveryRow.state == "pending")
                await session.execute(change.values(values))
            ids = [delivery.id for delivery in deliveries]
            await session.execute(delete(DeliveryStatementRow).where(DeliveryStatementRow.delivery.in_(ids)))
            await _carry(session, {delivery.id: delivery.carried for delivery in deliveries})

    async def remove_pending(self, delivery_ids: Collection[int]) -> None:
        """Deletes deliveries that are still pending, so that they can be composed anew."""
        async with self._database.session() as session:
            await session.execute(
                delete(DeliveryRow).where(DeliveryRow.id.in_(delivery_ids), DeliveryRow.state == "pending")
            )

    async def alerts_to_hold(self, now: datetime, limit: int = 500) -> tuple[tuple[Delivery, Subscription], ...]:
        """Pending alerts that may go by now, of subscriptions with quiet hours; with their subscriptions."""
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

    async def postpone(self, delivery_id: int, due: datetime) -> None:
        """A delivery that is still pending may go from another moment on, and waits only from then on."""
        await self._change(and_(DeliveryRow.id == delivery_id, DeliveryRow.state == "pending"), due=due, created=due)

    async def hasten(self, beyond: datetime, now: datetime) -> int:
        """What is pending, but for later than a moment, may go now; gives how many."""
        return await self._change(and_(DeliveryRow.state == "pending", DeliveryRow.due > beyond), due=now)

    async def failed_since(self, moment: datetime, limit: int = 100) -> tuple[Delivery, ...]:
        """Messages that could never be sent, those to the owner apart; newest first."""
        row = DeliveryRow
        failed = select(row).where(row.state == "failed", row.kind != "notice", row.sent >= moment)
        return await self._deliveries(failed.order_by(row.id.desc()).limit(limit))

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
        """Puts a chat's subscriptions to sleep or wakes them; gives how many it has, slept they before or not."""
        async with self._database.session() as session:
            query = update(SubscriptionRow).where(SubscriptionRow.chat == chat).values(asleep=asleep)
            return len((await session.execute(query.returning(SubscriptionRow.id))).all())

    async def move_chat(self, old: int, new: int) -> None:
        """All that hangs on a chat moves to its new id. Messages have other ids there: what was sent before can be
        corrected, but not replied to."""
        async with self._database.session() as session:
            await session.execute(update(SubscriptionRow).where(SubscriptionRow.chat == old).values(chat=new))
            moved = update(DeliveryRow).where(DeliveryRow.chat == old)
            await session.execute(moved.values(chat=new, message=None))

    async def forget_chat(self, chat: int) -> None:
        """Deletes a chat's subscriptions and deliveries."""
        async with self._database.session() as session:
            await session.execute(delete(SubscriptionRow).where(SubscriptionRow.chat == chat))
            await session.execute(delete(DeliveryRow).where(DeliveryRow.chat == chat))

    async def deliveries(
        self, *, states: Collection[DeliveryState] = (), chat: int | None = None, limit: int = 50
    ) -> tuple[Delivery, ...]:
        """Newest first."""
        query = select(DeliveryRow).order_by(DeliveryRow.id.desc()).limit(limit)
        if states:
            query = query.where(DeliveryRow.state.in_(states))
        return await self._deliveries(query if chat is None else query.where(DeliveryRow.chat == chat))

    async def outbox_counts(self, now: datetime) -> Mapping[str, int]:
        """Deliveries by state, `held` of the pending ones for chats that sleep, `oldest_minutes` of the longest owed
        that is not, and subscriptions: for /stats, doctor."""
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

    async def silent_since(self, moment: datetime) -> bool:
        """Whether nothing went out since a moment, though something was owed all the time or failed since."""
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

    async def _change(self, where: Any, **values: Any) -> int:
        async with self._database.session() as session:
            result = await session.execute(update(DeliveryRow).where(where).values(**values).returning(DeliveryRow.id))
            return len(result.all())


def _unwanted() -> Any:
    """Whether a digest or an alert is of a subscription that has ended or was paused."""
    owner = SubscriptionRow
    silent = or_(owner.ended, and_(owner.schedule_at.is_(None), ~owner.alerts))
    return and_(DeliveryRow.kind.in_(("digest", "alert")), exists().where(owner.id == DeliveryRow.subscription, silent))


def _key(delivery: Delivery) -> tuple[object, ...]:
    return delivery.subscription, delivery.kind, delivery.occasion, delivery.part


async def _carry(session: AsyncSession, carried: Mapping[int, Sequence[Carried]]) -> None:
    """Notes what deliveries carry, for `carrying`."""
    rows = []
    for delivery, lines in carried.items():
        keys = {s for line in lines for s in (*line.statements, *line.against)}
        keys |= {document_key(number) for line in lines for number in line.documents}
        rows += [{"statement": key, "delivery": delivery} for key in sorted(keys)]
    await add_rows(session, DeliveryStatementRow, rows)


async def _correct(session: AsyncSession, corrected: Mapping[int, Sequence[int]]) -> None:
    """Notes which deliveries corrections are for."""
    rows = [
        {"original": original, "correction": correction}
        for correction, originals in corrected.items()
        for original in originals
    ]
    await add_rows(session, CorrectedRow, rows)
