"""The tables of what was known as of a day: each row held from one day of publication (`first`, in) until another
(`until`, not in); 9999-12-31 is until something else is published.

They hold only what is dated, and hang on today's claims and matches alone: an editor's word of today holds of all days.
"""

from __future__ import annotations

from datetime import date

from sqlalchemy import Boolean, Date, Index, Integer, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables.base import LINKS, Base


class DatedShelfRow(Base):
    """Where a finding stood for a question, as `ShelfRow` has it of today; here for each topic and place that one of
    its claims has together. The index is the order of an answer, read backwards. No foreign key: a finding of that day
    may have become part of another."""

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
    """A statement of which nothing is kept here from the day `first` on: what it stood with as of a later day is made
    when it is asked for. It is soon kept, unless it is so much that it is made so `always`."""

    __tablename__ = "dated_unmade"
    __table_args__ = LINKS

    statement: Mapped[str] = mapped_column(String(80), primary_key=True)
    first: Mapped[date] = mapped_column(Date)
    always: Mapped[bool] = mapped_column(Boolean)
