"""Tables of findings and figures as of past days. Each row held from a publication day (`first`, included) until
another (`until`, not included; 9999-12-31 if it still holds).

They hold dated documents only, and depend on today's claims and matches: what an editor says today holds for all days.
"""

from datetime import date

from sqlalchemy import Boolean, Date, Index, Integer, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables.base import LINKS, Base, Json, JsonValue


class DatedShelfRow(Base):
    """A finding as it stood, as `ShelfRow` has it of today, with a row for each pair of topic and place that one of its
    claims has. The index has the order of an answer, read backwards. No foreign key, since a finding of that day may
    have become part of another."""

    __tablename__ = "dated_shelves"
    __table_args__ = (
        Index(
            "ix_dated_shelves_order",
            "topic",
            "place",
            "unknown",
            "roots",
            "documents",
            "newest",
            "finding",
            "first",
            "until",
        ),
        *LINKS,
    )

    finding: Mapped[str] = mapped_column(String(80), primary_key=True)
    topic: Mapped[str] = mapped_column(String(64), primary_key=True)
    place: Mapped[str] = mapped_column(Text, primary_key=True)
    unknown: Mapped[bool] = mapped_column(Boolean, primary_key=True)
    first: Mapped[date] = mapped_column(Date, primary_key=True)
    until: Mapped[date] = mapped_column(Date)
    roots: Mapped[int] = mapped_column(Integer)
    documents: Mapped[int] = mapped_column(Integer)
    newest: Mapped[date] = mapped_column(Date)


class UnmadeRow(Base):
    """A statement for which nothing is stored in this module's tables from the day `first` on: later days are computed
    when somebody asks. It will be stored soon, unless `always`, which marks groups that are too large."""

    __tablename__ = "dated_unmade"
    __table_args__ = LINKS

    statement: Mapped[str] = mapped_column(String(80), primary_key=True)
    first: Mapped[date] = mapped_column(Date)
    always: Mapped[bool] = mapped_column(Boolean)


class DatedFigureRow(Base):
    """A figure of a population as it stood, as `FigureRow` has it of today; the world as an origin is the empty string.
    Unless `whole`, its history is abridged, because every day of a history would store all before it."""

    __tablename__ = "dated_figures"
    __table_args__ = (
        Index("ix_dated_figures_origin", "origin"),
        # Tells what stood on a day, and what it is ordered by.
        Index("ix_dated_figures_order", "measure", "first", "until", "origin", "roots", "newest", "scope", "part"),
    )

    measure: Mapped[str] = mapped_column(String(64), primary_key=True)
    origin: Mapped[str] = mapped_column(String(64), primary_key=True)
    scope: Mapped[str] = mapped_column(String(64), primary_key=True)
    part: Mapped[str] = mapped_column(Text, primary_key=True)
    first: Mapped[date] = mapped_column(Date, primary_key=True)
    until: Mapped[date] = mapped_column(Date)
    roots: Mapped[int] = mapped_column(Integer)
    newest: Mapped[date] = mapped_column(Date)
    whole: Mapped[bool] = mapped_column(Boolean)
    body: Mapped[JsonValue] = mapped_column(Json)
    history: Mapped[JsonValue] = mapped_column(Json)


class UnmadeCellRow(Base):
    """A cell of the ledger of which `dated_figures` has nothing from the day `first` on, as `UnmadeRow` has it of
    statements."""

    __tablename__ = "dated_unmade_cells"
    __table_args__ = LINKS

    measure: Mapped[str] = mapped_column(String(64), primary_key=True)
    origin: Mapped[str] = mapped_column(String(64), primary_key=True)
    scope: Mapped[str] = mapped_column(String(64), primary_key=True)
    first: Mapped[date] = mapped_column(Date)
    always: Mapped[bool] = mapped_column(Boolean)
