"""The tables of claims: where they are filed, what editors said of them, their statements, and verdicts on those."""

from datetime import datetime

from sqlalchemy import Boolean, Float, ForeignKey, Integer, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables.base import LINKS, Base, BigId, Json, JsonValue, Moment, partial_index

_MEASURED = "measure IS NOT NULL"


class ClaimRow(Base):
    """A claim. `machine` is the reading as extracted, `amended` the reading with amendments applied, NULL
    without any. Root, chain and certainty are of the latter, since findings are put together from them alone."""

    __tablename__ = "claims"
    __table_args__ = (partial_index("ix_claims_dropped", "serial", sqlite="dropped = 1", postgresql="dropped"),)

    serial: Mapped[int] = mapped_column(BigId, primary_key=True)
    id: Mapped[str] = mapped_column(String(64), unique=True)
    document: Mapped[int] = mapped_column(ForeignKey("documents.number", ondelete="CASCADE"), index=True)
    start: Mapped[int] = mapped_column(Integer)
    end: Mapped[int] = mapped_column(Integer)
    dropped: Mapped[bool] = mapped_column(Boolean)
    root_name: Mapped[str] = mapped_column(Text)
    root_kind: Mapped[str] = mapped_column(String(16))
    root_chain: Mapped[JsonValue] = mapped_column(Json, server_default=text("'[]'"))
    certainty: Mapped[str] = mapped_column(String(16), server_default="certain")
    text: Mapped[str] = mapped_column(Text)
    machine: Mapped[JsonValue] = mapped_column(Json)
    amended: Mapped[JsonValue | None] = mapped_column(Json)


class FilingRow(Base):
    """A claim stands under a topic."""

    __tablename__ = "filings"
    __table_args__ = LINKS

    topic: Mapped[str] = mapped_column(String(64), primary_key=True)
    claim: Mapped[int] = mapped_column(ForeignKey("claims.serial", ondelete="CASCADE"), primary_key=True, index=True)


class ClaimPlaceRow(Base):
    """A place of a claim: a country's code or a folded name (see `storage.library.rows.index_rows.place_key`)."""

    __tablename__ = "claim_places"
    __table_args__ = LINKS

    place: Mapped[str] = mapped_column(Text, primary_key=True)
    claim: Mapped[int] = mapped_column(ForeignKey("claims.serial", ondelete="CASCADE"), primary_key=True, index=True)


class ClaimShelfRow(Base):
    """A claim stands under a topic and has a place: each of its topics with each of its places. Which claims are both
    is asked often, and both databases find out slowly, since a topic has very many claims."""

    __tablename__ = "claim_shelves"
    __table_args__ = LINKS

    topic: Mapped[str] = mapped_column(String(64), primary_key=True)
    place: Mapped[str] = mapped_column(Text, primary_key=True)
    claim: Mapped[int] = mapped_column(ForeignKey("claims.serial", ondelete="CASCADE"), primary_key=True, index=True)


class ClaimRootRow(Base):
    """One link of the chain of a claim's root, case folded."""

    __tablename__ = "claim_roots"
    __table_args__ = LINKS

    name: Mapped[str] = mapped_column(Text, primary_key=True)
    claim: Mapped[int] = mapped_column(ForeignKey("claims.serial", ondelete="CASCADE"), primary_key=True, index=True)


class AmendmentRow(Base):
    """An editor's amendment of a claim. It is anchored in the document by the claim's text and offsets, so that it can
    find its claim again when the document is read anew. `claim` is the claim that it is applied to now, NULL if to
    none."""

    __tablename__ = "amendments"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    document: Mapped[int] = mapped_column(ForeignKey("documents.number", ondelete="CASCADE"), index=True)
    claim: Mapped[str | None] = mapped_column(String(64), index=True)
    start: Mapped[int] = mapped_column(Integer)
    end: Mapped[int] = mapped_column(Integer)
    field: Mapped[str] = mapped_column(String(32))
    by: Mapped[int | None] = mapped_column(BigId)
    at: Mapped[datetime] = mapped_column(Moment)
    text: Mapped[str] = mapped_column(Text)
    value: Mapped[JsonValue | None] = mapped_column(Json)


class StatementRow(Base):
    """A claim with its `nth` quantity (from 1), or alone (0). Measure, origin and scope are the quantity's; the world
    as an origin is the empty string, so that a cell of the ledger is one key."""

    __tablename__ = "statements"
    __table_args__ = (
        partial_index("ix_statements_cell", "measure", "origin", "scope", sqlite=_MEASURED, postgresql=_MEASURED),
    )

    id: Mapped[str] = mapped_column(String(80), primary_key=True)
    claim: Mapped[int] = mapped_column(ForeignKey("claims.serial", ondelete="CASCADE"), index=True)
    document: Mapped[int] = mapped_column(ForeignKey("documents.number", ondelete="CASCADE"), index=True)
    nth: Mapped[int] = mapped_column(Integer)
    measure: Mapped[str | None] = mapped_column(String(64))
    origin: Mapped[str] = mapped_column(String(64))
    scope: Mapped[str] = mapped_column(String(64))
    low: Mapped[float | None] = mapped_column(Float)
    high: Mapped[float | None] = mapped_column(Float)


class FormerRow(Base):
    """An id that a statement had before its document was revised or read again, or its claim amended. No foreign keys,
    since sent messages know ids that are long gone."""

    __tablename__ = "former_statements"
    __table_args__ = LINKS

    statement: Mapped[str] = mapped_column(String(80), primary_key=True)
    former: Mapped[str] = mapped_column(String(80), primary_key=True, index=True)


class KeyRow(Base):
    """A key under which other statements that could match this one find it."""

    __tablename__ = "statement_keys"
    __table_args__ = LINKS

    key: Mapped[str] = mapped_column(Text, primary_key=True)
    statement: Mapped[str] = mapped_column(
        ForeignKey("statements.id", ondelete="CASCADE"), primary_key=True, index=True
    )


_CONFLICT, _UNSURE = "verdict = 'conflicts'", "verdict = 'unsure'"


class MatchRow(Base):
    """The verdicts on two statements: `machine` the machine's, `ruling` an editor's, `verdict` the one that holds (the
    editor's, else the machine's). No foreign keys, since a ruling outlives a reading that lost one of its statements.
    """

    __tablename__ = "matches"
    __table_args__ = (
        # No index has all verdicts: of most there are as many as matches, and walking them serves no question.
        partial_index("ix_matches_unsure", "score", sqlite=_UNSURE, postgresql=_UNSURE),
        # A statement's conflicts, without looking through all its matches.
        partial_index("ix_matches_conflicts_left", "left", "right", sqlite=_CONFLICT, postgresql=_CONFLICT),
        partial_index("ix_matches_conflicts_right", "right", "left", sqlite=_CONFLICT, postgresql=_CONFLICT),
    )

    left: Mapped[str] = mapped_column(String(80), primary_key=True)
    right: Mapped[str] = mapped_column(String(80), primary_key=True, index=True)
    verdict: Mapped[str] = mapped_column(String(16))
    machine: Mapped[str | None] = mapped_column(String(16))
    score: Mapped[float] = mapped_column(Float)
    ruling: Mapped[str | None] = mapped_column(String(16))
    by: Mapped[int | None] = mapped_column(BigId)
    at: Mapped[datetime | None] = mapped_column(Moment)
    reasons: Mapped[JsonValue] = mapped_column(Json)
