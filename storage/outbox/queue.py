"""The courier's most frequent question: what may go now."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import and_, exists, false, func, not_, or_, select, union_all
from sqlalchemy.orm import aliased

from storage.outbox.rows import URGENCY
from storage.tables.outbox import DeliveryRow, SubscriptionRow

# The queue is looked at this many times as far as asked for, and this many times further if nothing is found there.
WINDOW = 4
# A chat's later messages wait for one that Telegram fails to take until it was tried so often, some eight minutes.
PATIENCE = 8


def first_of_chats(now: datetime, limit: int, window: int, but: Collection[int]) -> Any:
    """The first delivery of each chat, the most urgent and oldest first, among the first `window` pending ones, so that
    the cost does not grow with all that is owed. Without the window PostgreSQL would compare all deliveries with each
    other."""
    candidates = _candidates(now, window, but)
    row, other = DeliveryRow, aliased(DeliveryRow)
    before = and_(other.chat == row.chat, other.state == "pending", _is_ahead(other, row), not_(_lets_pass(other, now)))
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


def _candidates(now: datetime, window: int, but: Collection[int]) -> Any:
    """The ids of the first pending deliveries that are due, as a subquery: `window` urgent ones and as many digests."""
    first = select(DeliveryRow.id).where(DeliveryRow.state == "pending", DeliveryRow.due <= now)
    first = first.where(DeliveryRow.chat.not_in(sleeping_chats()))
    if but:
        first = first.where(DeliveryRow.chat.not_in(but))
    # Digests have a window of their own, since urgent messages may all wait for older digests of their chats.
    news = first.where(DeliveryRow.urgency == URGENCY["digest"]).order_by(DeliveryRow.id).limit(window).subquery()
    urgent = first.where(DeliveryRow.urgency < URGENCY["digest"]).order_by(DeliveryRow.urgency, DeliveryRow.id)
    return union_all(select(urgent.limit(window).subquery().c.id), select(news.c.id)).subquery()


def _is_ahead(other: Any, row: Any) -> Any:
    """A condition: another message of the chat goes before this one. Corrections and notices go first. A chat's alerts
    and digests go in the order in which they were owed: a digest that is late would else tell as new what an alert
    after it told to have moved."""
    at_once, other_at_once = row.urgency == 0, other.urgency == 0
    return or_(and_(other_at_once, not_(at_once)), and_(other.id < row.id, or_(other_at_once, not_(at_once))))


def _lets_pass(row: Any, now: datetime) -> Any:
    """A condition: a message holds up no other of its chat. So does an alert that waits for the end of quiet hours (see
    `postpone`). One that is to be tried again does hold up the others, so that they keep their order, until it has
    failed often."""
    return or_(func.coalesce(held(row, now), false()), _stuck(row, now))


def _stuck(row: Any, now: datetime) -> Any:
    """A condition: a message that waits for its next try, and has failed so often that no other waits for it."""
    return and_(row.due > now, row.attempts >= PATIENCE)


def held(row: Any, now: datetime) -> Any:
    """A condition: an alert that waits for the end of quiet hours (see `postpone`)."""
    return and_(row.urgency == URGENCY["alert"], row.due > now, row.due == row.created)


def sleeping_chats() -> Any:
    """The chats that cannot be reached, as a subquery."""
    return select(SubscriptionRow.chat).where(SubscriptionRow.asleep)
