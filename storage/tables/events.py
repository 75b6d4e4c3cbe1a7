"""Tables of events and places: what each document tells of them, and editors' word on that."""

from datetime import date, datetime

from sqlalchemy import Date, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables.base import LINKS, Base, BigId, Json, JsonValue, Moment


class TellingRow(Base):
    """What one document tells of one event or place (`of`). `event` is the library's event that it belongs to, NULL
    while its document isn't published."""

    __tablename__ = "event_tellings"

    id: Mapped[str] = mapped_column(String(80), primary_key=True)
    document: Mapped[int] = mapped_column(ForeignKey("documents.number", ondelete="CASCADE"), index=True)
    of: Mapped[str] = mapped_column(String(16))
    event: Mapped[str | None] = mapped_column(String(80), index=True)
    body: Mapped[JsonValue] = mapped_column(Json)


class TellingKeyRow(Base):
    """A key under which other tellings of the same event find this one: a place on a day, a name."""

    __tablename__ = "event_keys"
    __table_args__ = LINKS

    key: Mapped[str] = mapped_column(Text, primary_key=True)
    telling: Mapped[str] = mapped_column(
        ForeignKey("event_tellings.id", ondelete="CASCADE"), primary_key=True, index=True
    )


class EventRow(Base):
    """An event that published documents tell of, as last computed; `place` and `town` as in `FigureRow`."""

    __tablename__ = "events"

    id: Mapped[str] = mapped_column(String(80), primary_key=True)
    place: Mapped[str] = mapped_column(Text, index=True)
    town: Mapped[str] = mapped_column(Text, index=True)
    from_date: Mapped[date | None] = mapped_column(Date)
    newest: Mapped[date | None] = mapped_column(Date)
    body: Mapped[JsonValue] = mapped_column(Json)


class EventRulingRow(Base):
    """An editor's word that two statements are of one event, or of two. No foreign keys, since it outlives
    a reading."""

    __tablename__ = "event_rulings"

    left: Mapped[str] = mapped_column(String(80), primary_key=True)
    right: Mapped[str] = mapped_column(String(80), primary_key=True, index=True)
    ruling: Mapped[str] = mapped_column(String(16))
    by: Mapped[int | None] = mapped_column(BigId)
    at: Mapped[datetime] = mapped_column(Moment)


class EventNameRow(Base):
    """An editor's name for the event that a statement is of."""

    __tablename__ = "event_names"

    statement: Mapped[str] = mapped_column(String(80), primary_key=True)
    name: Mapped[str] = mapped_column(Text)
    by: Mapped[int | None] = mapped_column(BigId)
    at: Mapped[datetime] = mapped_column(Moment)
