"""After a restore, nothing goes out until the owner has seen what may be sent a second time.

A backup doesn't know what was sent after it was made. What it owed then, and what was due since, may have arrived long
ago. Sending it again would break the promise that nothing is knowingly sent twice; dropping it, the promise that
nothing is lost. So a person decides. The hold is a row of the restored library, and survives every restart.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import and_, delete, func, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from briefings.model import Delivery, Hold, MayRepeat
from storage.database.database import Database
from storage.outbox.rows import delivery_from, subscription_from
from storage.tables.findings import ChangeRow
from storage.tables.outbox import DeliveryRow, SubscriptionRow
from storage.tables.people import KeptRow

SPACE, KEY = "restore", "hold"
# Notices of the hold itself go out in spite of it.
OCCASION = "restored:"
_MAYBE_SENT = "It was owed in the backup that was restored, and may have gone out since."


async def hold_deliveries(session: AsyncSession, now: datetime, made: datetime | None) -> Hold | None:
    """Puts a library that was just restored on hold; None if nothing could be sent twice."""
    await session.execute(delete(KeptRow).where(KeptRow.space == SPACE))
    newest = (await session.execute(select(func.max(DeliveryRow.id)))).scalar() or 0
    change = (await session.execute(select(func.max(ChangeRow.id)))).scalar() or 0
    hold = Hold(now, made, newest, change)
    messages, digests, alerts = _of_hold(hold)
    for question in (messages, digests, alerts):
        if (await session.execute(question.limit(1))).first() is not None:
            value = {
                "at": now.isoformat(),
                "made": made.isoformat() if made else None,
                "delivery": newest,
                "change": change,
            }
            await session.execute(insert(KeptRow).values(space=SPACE, key=KEY, at=now, value=value))
            return hold
    return None


class Holding:
    """The part of the outbox that knows the hold."""

    _database: Database

    async def hold(self) -> Hold | None:
        """The hold that a restore left, until `go_on`."""
        question = select(KeptRow.value).where(KeptRow.space == SPACE, KeptRow.key == KEY)
        async with self._database.reading() as session:
            value: Any = (await session.execute(question)).scalar_one_or_none()
        if value is None:
            return None
        made = datetime.fromisoformat(value["made"]) if value["made"] else None
        return Hold(datetime.fromisoformat(value["at"]), made, value["delivery"], value["change"])

    async def may_repeat(self, hold: Hold) -> MayRepeat:
        """What may go out a second time."""
        messages, digests, alerts = _of_hold(hold)
        async with self._database.reading() as session:
            return MayRepeat(
                tuple(delivery_from(row) for row in (await session.execute(messages)).scalars()),
                tuple(subscription_from(row) for row in (await session.execute(digests)).scalars()),
                tuple(subscription_from(row) for row in (await session.execute(alerts)).scalars()),
            )

    async def go_on(self, hold: Hold, *, leave_out: bool, now: datetime) -> bool:
        """With `leave_out`, messages that may have been sent become uncertain, and what the backup had still to tell
        counts as told to the subscriptions that were due in between."""
        lifted = delete(KeptRow).where(KeptRow.space == SPACE, KeptRow.key == KEY).returning(KeptRow.key)
        async with self._database.session() as session:
            if (await session.execute(lifted)).first() is None:
                return False
            if leave_out:
                await _leave_out(session, hold, now)
            return True

    async def _notices_of_hold(self, now: datetime, limit: int) -> tuple[Delivery, ...]:
        row = DeliveryRow
        told = and_(row.kind == "notice", row.occasion.startswith(OCCASION), row.state == "pending", row.due <= now)
        async with self._database.reading() as session:
            found = await session.execute(select(row).where(told).order_by(row.id).limit(limit))
            return tuple(delivery_from(each) for each in found.scalars())


def _of_hold(hold: Hold) -> tuple[Any, Any, Any]:
    delivery, owner = DeliveryRow, SubscriptionRow
    awake = and_(~owner.ended, ~owner.asleep)
    messages = select(delivery).where(_owed(hold)).order_by(delivery.urgency, delivery.id)
    digests = select(owner).where(awake, owner.due <= hold.at, owner.seen < hold.change).order_by(owner.id)
    alerts = select(owner).where(awake, _untold_alerts(hold)).order_by(owner.id)
    return messages, digests, alerts


def _owed(hold: Hold) -> Any:
    row = DeliveryRow
    # What is marked as being sent was on its way when the backup was made; the courier makes it uncertain by itself.
    return and_(row.state == "pending", row.id <= hold.delivery, row.due <= hold.at)


def _untold_alerts(hold: Hold) -> Any:
    """A condition: subscriptions whose alerts, by the backup, had not told all of its changes; with digests, these had
    not either."""
    owner = SubscriptionRow
    no_digest = or_(owner.schedule_at.is_(None), owner.seen < hold.change)
    return and_(owner.alerts, owner.alerted < hold.change, no_digest)


async def _leave_out(session: AsyncSession, hold: Hold, now: datetime) -> None:
    owner = SubscriptionRow
    uncertain = update(DeliveryRow).where(_owed(hold))
    await session.execute(uncertain.values(state="uncertain", sent=now, error=_MAYBE_SENT))
    await session.execute(update(owner).where(_untold_alerts(hold)).values(alerted=hold.change))
    was_due = and_(owner.due <= hold.at, owner.seen < hold.change)
    await session.execute(update(owner).where(was_due).values(seen=hold.change))
