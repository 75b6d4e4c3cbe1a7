"""Tables of the outbox: subscriptions, deliveries, and the statements that each delivery carried."""

from datetime import datetime

from sqlalchemy import Boolean, ForeignKey, Index, Integer, String, Text, UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables.base import Base, BigId, Json, JsonValue, Moment


class SubscriptionRow(Base):
    """A chat's subscription. Ended ones stay, because what they were sent may have to be corrected."""

    __tablename__ = "subscriptions"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    chat: Mapped[int] = mapped_column(BigId, index=True)
    thread: Mapped[int | None] = mapped_column(BigId)
    topics: Mapped[JsonValue] = mapped_column(Json)
    places: Mapped[JsonValue] = mapped_column(Json)
    schedule_at: Mapped[str | None] = mapped_column(String(5))
    schedule_days: Mapped[JsonValue | None] = mapped_column(Json)
    schedule_zone: Mapped[str | None] = mapped_column(String(64))
    alerts: Mapped[bool] = mapped_column(Boolean)
    quiet_from: Mapped[str | None] = mapped_column(String(5))
    quiet_to: Mapped[str | None] = mapped_column(String(5))
    zone: Mapped[str] = mapped_column(String(64))
    note_when_empty: Mapped[bool] = mapped_column(Boolean)
    mark: Mapped[datetime | None] = mapped_column(Moment)
    seen: Mapped[int] = mapped_column(BigId)
    left_out: Mapped[int | None] = mapped_column(BigId)
    alerted: Mapped[int] = mapped_column(BigId)
    due: Mapped[datetime | None] = mapped_column(Moment)
    asleep: Mapped[bool] = mapped_column(Boolean)
    ended: Mapped[bool] = mapped_column(Boolean)

    __table_args__ = (
        Index("ix_subscriptions_awake_due", "ended", "asleep", "due"),
        {"sqlite_autoincrement": True},
    )


class DeliveryRow(Base):
    """One message to one chat. `urgency` orders the queue: corrections and notices 0, alerts 1, digests 2. Of one chat
    what is below 1 goes first, and all else in the order in which it was owed."""

    __tablename__ = "deliveries"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    subscription: Mapped[int] = mapped_column(BigId)
    chat: Mapped[int] = mapped_column(BigId)
    thread: Mapped[int | None] = mapped_column(BigId)
    kind: Mapped[str] = mapped_column(String(16))
    occasion: Mapped[str] = mapped_column(String(80))
    part: Mapped[int] = mapped_column(Integer)
    urgency: Mapped[int] = mapped_column(Integer)
    text: Mapped[str] = mapped_column(Text)
    carried: Mapped[JsonValue] = mapped_column(Json)
    state: Mapped[str] = mapped_column(String(16))
    due: Mapped[datetime] = mapped_column(Moment)
    attempts: Mapped[int] = mapped_column(Integer)
    message: Mapped[int | None] = mapped_column(BigId)
    sender: Mapped[int | None] = mapped_column(BigId)
    corrects: Mapped[int | None] = mapped_column(BigId)
    created: Mapped[datetime | None] = mapped_column(Moment)
    sent: Mapped[datetime | None] = mapped_column(Moment)
    error: Mapped[str | None] = mapped_column(Text)
    also: Mapped[JsonValue | None] = mapped_column(Json)
    repeats: Mapped[int | None] = mapped_column(BigId)
    cause: Mapped[int | None] = mapped_column(BigId)
    # True once a delivery of unknown outcome was followed up: sent once more, or offered in a later digest.
    followed: Mapped[bool] = mapped_column(Boolean, server_default=false())

    __table_args__ = (
        UniqueConstraint("subscription", "kind", "occasion", "part"),
        Index("ix_deliveries_queue", "state", "urgency", "id"),
        Index("ix_deliveries_chat_queue", "chat", "state", "urgency", "id"),
        # A courier that read a message which was taken back since must find nothing under its id.
        {"sqlite_autoincrement": True},
    )


class DeliveryStatementRow(Base):
    """A statement that a delivery carried: by these a withdrawal finds what it must correct."""

    __tablename__ = "delivery_statements"

    statement: Mapped[str] = mapped_column(String(80), primary_key=True)
    delivery: Mapped[int] = mapped_column(
        BigId, ForeignKey("deliveries.id", ondelete="CASCADE"), primary_key=True, index=True
    )


class CorrectedRow(Base):
    """A delivery that a correction corrects; a correction of several messages has several rows."""

    __tablename__ = "corrected_deliveries"

    original: Mapped[int] = mapped_column(BigId, primary_key=True)
    correction: Mapped[int] = mapped_column(
        BigId, ForeignKey("deliveries.id", ondelete="CASCADE"), primary_key=True, index=True
    )


class PaidMonthRow(Base):
    """How many messages of a month ("2026-11") were reserved for Telegram's paid broadcast, before any of them was
    sent."""

    __tablename__ = "paid_broadcasts"

    month: Mapped[str] = mapped_column(String(7), primary_key=True)
    reserved: Mapped[int] = mapped_column(Integer)
