"""The courier's most frequent question: what may go now."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import and_, exists, false, func, not_, or_, select
from sqlalchemy.orm import aliased

from storage.outbox.rows import URGENCY
from storage.tables.outbox import DeliveryRow, SubscriptionRow

# The queue is looked at this many times as far as asked for, and this many times further if nothing is found there.
WINDOW = 4
# A chat's later messages wait for one that Telegram fails to take until it was tried so often, some eight minutes.
PATIENCE = 8


def first_of_chats(now: datetime, limit: int, window: int, but: Collection[int]) -> Any:
    """The first delivery (by urgency and age) of each chat, among the first `window` pending ones, so that the cost
    does not grow with all that is owed. Without the window PostgreSQL would compare all deliveries with each other."""
    first = select(DeliveryRow.id).where(DeliveryRow.state == "pending", DeliveryRow.due <= now)
    first = first.where(DeliveryRow.chat.not_in(sleeping_chats()))
    if but:
        first = first.where(DeliveryRow.chat.not_in(but))
    candidates = first.order_by(DeliveryRow.urgency, DeliveryRow.id).limit(window).subquery()
    row, other = DeliveryRow, aliased(DeliveryRow)
    ahead = or_(other.urgency < row.urgency, and_(other.urgency == row.urgency, other.id < row.id))
    # An alert that waits for the end of quiet hours (see `postpone`) holds up nothing else; one that is to be tried
    # again does, so that a chat's messages keep their order, until it has failed often.
    waits = or_(func.coalesce(held(other, now), false()), _stuck(other, now))
    before = and_(other.chat == row.chat, other.state == "pending", ahead, not_(waits))
    on_its_way, original = aliased(DeliveryRow), aliased(DeliveryRow)
    busy = and_(on_its_way.chat == row.chat, on_its_way.state == "sending")
    open_yet = and_(original.id == row.corrects, original.state.in_(("pending", "sending")))
    return (
        select(row)
        .join(candidates, candidates.c.id == row.id)
        .where(~exists().where(before), ~exists().where(busy))
        .where(or_(row.corrects.is_(None), ~exists().where(open_yet)))
        .order_by(row.urgency, row.id)
        .limit(limit)
    )


def _stuck(row: Any, now: datetime) -> Any:
    """A condition: a message that waits for its next try, and has failed so often that no other waits for it."""
    return and_(row.due > now, row.attempts >= PATIENCE)


def held(row: Any, now: datetime) -> Any:
    """A condition: an alert that waits for the end of quiet hours (see `postpone`)."""
    return and_(row.urgency == URGENCY["alert"], row.due > now, row.due == row.created)


def sleeping_chats() -> Any:
    """The chats that cannot be reached, as a subquery."""
    return select(SubscriptionRow.chat).where(SubscriptionRow.asleep)
