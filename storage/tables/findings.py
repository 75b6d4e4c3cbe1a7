"""Tables of what claims come to: findings, the ledger, and the record of changes."""

from datetime import date, datetime

from sqlalchemy import Boolean, Date, ForeignKey, Index, Integer, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables.base import LINKS, Base, Json, JsonValue, Moment, partial_index


class FindingRow(Base):
    """A finding as last computed."""

    __tablename__ = "findings"

    id: Mapped[str] = mapped_column(String(80), primary_key=True)
    at: Mapped[datetime] = mapped_column(Moment)
    body: Mapped[JsonValue] = mapped_column(Json)


class FindingStatementRow(Base):
    """A statement of a finding."""

    __tablename__ = "finding_statements"
    __table_args__ = LINKS

    statement: Mapped[str] = mapped_column(String(80), primary_key=True)
    finding: Mapped[str] = mapped_column(ForeignKey("findings.id", ondelete="CASCADE"), primary_key=True, index=True)


class ShelfRow(Base):
    """A finding's place in answers: a row for each of its topics and for no topic, combined with each place and no
    place ("").

    The key has the order of an answer (read backwards: most roots, most documents, newest), so that a page of findings
    is one short walk along an index. `newest` is 0001-01-01 if no document is dated.
    """

    __tablename__ = "finding_shelves"
    __table_args__ = (
        # The same order for the few unknown findings, which may be far down otherwise.
        partial_index(
            "ix_finding_shelves_unknown",
            *("topic", "place", "roots", "documents", "newest", "finding"),
            sqlite="unknown = 1",
            postgresql="unknown",
        ),
        *LINKS,
    )

    topic: Mapped[str] = mapped_column(String(64), primary_key=True)
    place: Mapped[str] = mapped_column(Text, primary_key=True)
    roots: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    documents: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    newest: Mapped[date] = mapped_column(Date, primary_key=True)
    finding: Mapped[str] = mapped_column(ForeignKey("findings.id", ondelete="CASCADE"), primary_key=True, index=True)
    unknown: Mapped[bool] = mapped_column(Boolean)


class FigureRow(Base):
    """One cell of the ledger: a measure, a subject ("origin/FR", "origin/" for the world, "event/" or "place/" with the
    event's id), a group, and a part of it. `place` and `town` are where answers look for it, written by `place_key`: a
    population's country, or where it happened. The history may be long, and is read separately. Of a long one `told`
    has what a screen tells; it is NULL for others, and for those written before migration 0017."""

    __tablename__ = "figures"
    __table_args__ = (Index("ix_figures_place", "place"), Index("ix_figures_subject", "subject"))

    measure: Mapped[str] = mapped_column(String(64), primary_key=True)
    subject: Mapped[str] = mapped_column(String(96), primary_key=True)
    scope: Mapped[str] = mapped_column(String(64), primary_key=True)
    part: Mapped[str] = mapped_column(Text, primary_key=True)
    place: Mapped[str] = mapped_column(Text)
    town: Mapped[str] = mapped_column(Text)
    roots: Mapped[int] = mapped_column(Integer)
    newest: Mapped[date | None] = mapped_column(Date)
    body: Mapped[JsonValue] = mapped_column(Json)
    history: Mapped[JsonValue] = mapped_column(Json)
    told: Mapped[JsonValue | None] = mapped_column(Json)


class ChangeRow(Base):
    """A change of a finding, with the finding as it was then."""

    __tablename__ = "changes"
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    at: Mapped[datetime] = mapped_column(Moment, index=True)
    kind: Mapped[str] = mapped_column(String(16))
    finding: Mapped[str] = mapped_column(String(80), index=True)
    body: Mapped[JsonValue] = mapped_column(Json)
    detail: Mapped[JsonValue] = mapped_column(Json)
