"""Tables of people, their reports, the audit log, and the chat's small state (and of marks, which nobody writes any
more)."""

from datetime import datetime

from sqlalchemy import Boolean, Integer, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables.base import Base, BigId, Json, JsonValue, Moment


class PersonRow(Base):
    """Somebody who talks to the bot, by Telegram user id."""

    __tablename__ = "people"

    id: Mapped[int] = mapped_column(BigId, primary_key=True, autoincrement=False)
    name: Mapped[str | None] = mapped_column(Text)
    role: Mapped[str] = mapped_column(String(16), index=True)
    admitted: Mapped[bool] = mapped_column(Boolean)
    zone: Mapped[str | None] = mapped_column(String(64))


class MarkRow(Base):
    """The moment of a reader's last /latest. No longer written (the chat's small state has it now); rows of an older
    library are deleted when their reader is forgotten."""

    __tablename__ = "marks"

    user: Mapped[int] = mapped_column(BigId, primary_key=True, autoincrement=False)
    at: Mapped[datetime] = mapped_column(Moment)


class ReportRow(Base):
    """A line that a reader reported."""

    __tablename__ = "reports"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    claim: Mapped[str] = mapped_column(String(64))
    by: Mapped[int] = mapped_column(BigId, index=True)
    at: Mapped[datetime] = mapped_column(Moment)
    state: Mapped[str] = mapped_column(String(16), index=True)
    outcome: Mapped[str | None] = mapped_column(Text)


class KeptRow(Base):
    """A small JSON value by space and key."""

    __tablename__ = "kept"

    space: Mapped[str] = mapped_column(String(64), primary_key=True)
    key: Mapped[str] = mapped_column(Text, primary_key=True)
    at: Mapped[datetime] = mapped_column(Moment)
    value: Mapped[JsonValue | None] = mapped_column(Json)


class ActRow(Base):
    """A line of the audit log. `pseudonym` stands for a person who was forgotten."""

    __tablename__ = "acts"
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    at: Mapped[datetime] = mapped_column(Moment)
    who: Mapped[int | None] = mapped_column(BigId, index=True)
    pseudonym: Mapped[str | None] = mapped_column(String(64))
    what: Mapped[str] = mapped_column(String(64))
    undone_by: Mapped[int | None] = mapped_column(Integer)
    target: Mapped[str] = mapped_column(Text)
    detail: Mapped[JsonValue] = mapped_column(Json)
