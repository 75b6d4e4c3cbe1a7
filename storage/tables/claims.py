"""The tables of documents, claims and what is made of them. People's tables are in people_tables.py, the outbox's in
outbox_tables.py; all declare on one `Base`.

Wide columns (texts, bodies) stand last in their table: SQLite reads a row from its beginning, and a question that needs
a status or a date must not walk over an article to get there.
"""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Boolean, Date, Float, ForeignKey, Index, Integer, LargeBinary, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables.base import Base, BigId, Json, JsonValue, Moment

# A table that is all key: on SQLite its rows stand in the key's own tree, once.
LINKS = ({"sqlite_with_rowid": False},)


class SourceRow(Base):
    """A publisher."""

    __tablename__ = "sources"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    name: Mapped[str] = mapped_column(Text)
    homepage: Mapped[str | None] = mapped_column(Text)
    family: Mapped[str | None] = mapped_column(Text)
    other_names: Mapped[JsonValue] = mapped_column(Json)


class SourceNameRow(Base):
    """Every name of a source, case folded: no two sources share one."""

    __tablename__ = "source_names"

    folded: Mapped[str] = mapped_column(Text, primary_key=True)
    source: Mapped[int] = mapped_column(ForeignKey("sources.id", ondelete="CASCADE"), index=True)


class RootNameRow(Base):
    """An editor's word that one root's name means another root."""

    __tablename__ = "root_names"

    folded: Mapped[str] = mapped_column(Text, primary_key=True)
    other: Mapped[str] = mapped_column(Text)
    name: Mapped[str] = mapped_column(Text)
    by: Mapped[int | None] = mapped_column(BigId)
    at: Mapped[datetime] = mapped_column(Moment)


class UploadRow(Base):
    """The bytes as handed in."""

    __tablename__ = "uploads"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    name: Mapped[str] = mapped_column(Text)
    sender: Mapped[int | None] = mapped_column(BigId)
    received: Mapped[datetime] = mapped_column(Moment)
    details: Mapped[JsonValue] = mapped_column(Json)
    fallbacks: Mapped[JsonValue] = mapped_column(Json)
    content: Mapped[bytes] = mapped_column(LargeBinary)


class DocumentRow(Base):
    """One article as it is now. `by` is who handed it in."""

    __tablename__ = "documents"
    # Numbers are people's handles for documents: one that was given is never given again.
    __table_args__ = (
        Index("ix_documents_status_number", "status", "number"),
        {"sqlite_autoincrement": True},
    )

    number: Mapped[int] = mapped_column(Integer, primary_key=True)
    id: Mapped[str] = mapped_column(String(64), unique=True)
    version: Mapped[int] = mapped_column(Integer)
    status: Mapped[str] = mapped_column(String(16))
    published: Mapped[date | None] = mapped_column(Date, index=True)
    received: Mapped[datetime] = mapped_column(Moment)
    upload: Mapped[int | None] = mapped_column(ForeignKey("uploads.id", ondelete="SET NULL"), index=True)
    by: Mapped[int | None] = mapped_column(BigId)
    source: Mapped[str | None] = mapped_column(Text, index=True)
    url: Mapped[str | None] = mapped_column(Text, index=True)
    title: Mapped[str] = mapped_column(Text)
    author: Mapped[str | None] = mapped_column(Text)
    credit: Mapped[str | None] = mapped_column(Text)
    file: Mapped[str | None] = mapped_column(Text)
    found: Mapped[JsonValue] = mapped_column(Json)
    text: Mapped[str] = mapped_column(Text)
    mentions: Mapped[JsonValue] = mapped_column(Json)


class VersionRow(Base):
    """A version that a later one replaced, with its claims as they were read and amended."""

    __tablename__ = "document_versions"

    document: Mapped[int] = mapped_column(ForeignKey("documents.number", ondelete="CASCADE"), primary_key=True)
    version: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    replaced: Mapped[datetime] = mapped_column(Moment)
    fields: Mapped[JsonValue] = mapped_column(Json)
    claims: Mapped[JsonValue] = mapped_column(Json)


class BandRow(Base):
    """One band of the signature of a document's text: near copies share some."""

    __tablename__ = "document_bands"
    __table_args__ = LINKS

    band: Mapped[str] = mapped_column(String(64), primary_key=True)
    document: Mapped[int] = mapped_column(
        ForeignKey("documents.number", ondelete="CASCADE"), primary_key=True, index=True
    )


class ClaimRow(Base):
    """A claim. `machine` is its reading as extracted; `amended` the reading with editors' words laid over it, where
    there are any."""

    __tablename__ = "claims"

    serial: Mapped[int] = mapped_column(BigId, primary_key=True)
    id: Mapped[str] = mapped_column(String(64), unique=True)
    document: Mapped[int] = mapped_column(ForeignKey("documents.number", ondelete="CASCADE"), index=True)
    start: Mapped[int] = mapped_column(Integer)
    end: Mapped[int] = mapped_column(Integer)
    dropped: Mapped[bool] = mapped_column(Boolean)
    root_name: Mapped[str] = mapped_column(Text)
    root_kind: Mapped[str] = mapped_column(String(16))
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
    """A place of a claim, as `storage.library.index_rows.place_key` writes it: a country's code or a folded name."""

    __tablename__ = "claim_places"
    __table_args__ = LINKS

    place: Mapped[str] = mapped_column(Text, primary_key=True)
    claim: Mapped[int] = mapped_column(ForeignKey("claims.serial", ondelete="CASCADE"), primary_key=True, index=True)


class ClaimRootRow(Base):
    """One link of the chain of a claim's root, case folded."""

    __tablename__ = "claim_roots"
    __table_args__ = LINKS

    name: Mapped[str] = mapped_column(Text, primary_key=True)
    claim: Mapped[int] = mapped_column(ForeignKey("claims.serial", ondelete="CASCADE"), primary_key=True, index=True)


class AmendmentRow(Base):
    """An editor's word about a claim. It is anchored in the document by the claim's words and their place, so that it
    finds its claim again when the document is read anew; `claim` is where it is laid now, None where nowhere."""

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
    """A claim with its `nth` quantity (from 1), or alone (0). Measure, origin and scope are the quantity's; the world's
    origin is the empty string, so that a cell of the ledger is one key."""

    __tablename__ = "statements"
    __table_args__ = (
        Index(
            "ix_statements_cell",
            "measure",
            "origin",
            "scope",
            sqlite_where=text("measure IS NOT NULL"),
            postgresql_where=text("measure IS NOT NULL"),
        ),
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
    """An id under which a statement stood before its document was revised or read again, or its claim amended. No
    foreign keys: messages that were sent know ids that are long gone."""

    __tablename__ = "former_statements"
    __table_args__ = LINKS

    statement: Mapped[str] = mapped_column(String(80), primary_key=True)
    former: Mapped[str] = mapped_column(String(80), primary_key=True, index=True)


class KeyRow(Base):
    """A key under which a statement may be found by another that could match it."""

    __tablename__ = "statement_keys"
    __table_args__ = LINKS

    key: Mapped[str] = mapped_column(Text, primary_key=True)
    statement: Mapped[str] = mapped_column(
        ForeignKey("statements.id", ondelete="CASCADE"), primary_key=True, index=True
    )


class MatchRow(Base):
    """What is decided of two statements: `machine` by the machine, `ruling` by an editor. `verdict` is what holds: the
    ruling, else the machine's. No foreign keys: a ruling outlives a reading that lost one of its statements."""

    __tablename__ = "matches"
    __table_args__ = (Index("ix_matches_verdict_score", "verdict", "score"),)

    left: Mapped[str] = mapped_column(String(80), primary_key=True)
    right: Mapped[str] = mapped_column(String(80), primary_key=True, index=True)
    verdict: Mapped[str] = mapped_column(String(16))
    machine: Mapped[str | None] = mapped_column(String(16))
    score: Mapped[float] = mapped_column(Float)
    ruling: Mapped[str | None] = mapped_column(String(16))
    by: Mapped[int | None] = mapped_column(BigId)
    at: Mapped[datetime | None] = mapped_column(Moment)
    reasons: Mapped[JsonValue] = mapped_column(Json)


class FindingRow(Base):
    """A finding as it was last put together."""

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
    """Where a finding stands for a question: once for each topic and for no topic, times each place and no place ("").

    The key is the order of an answer (read backwards: most roots, most documents, newest), so that a page of findings
    is one short walk along an index. `newest` is 0001-01-01 where no document is dated.
    """

    __tablename__ = "finding_shelves"
    __table_args__ = (
        # The same walk over the few in which something is not known, which may stand far down the shelf.
        Index(
            "ix_finding_shelves_unknown",
            "topic",
            "place",
            "roots",
            "documents",
            "newest",
            "finding",
            sqlite_where=text("unknown = 1"),
            postgresql_where=text("unknown"),
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
    """One cell of the ledger: of a measure, for a subject ("origin/FR", "origin/" for the world, "event/" or "place/"
    with the event's id), a group and a part of it. `place` and `town` are where an answer looks for it, as `place_key`
    writes places: a population's country, or where it happened. The history may be long, and is read apart."""

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


class TellingRow(Base):
    """What one document tells of one event or place (`of`). `event` is that of the library to which it belongs, None
    while its document isn't published."""

    __tablename__ = "event_tellings"

    id: Mapped[str] = mapped_column(String(80), primary_key=True)
    document: Mapped[int] = mapped_column(ForeignKey("documents.number", ondelete="CASCADE"), index=True)
    of: Mapped[str] = mapped_column(String(16))
    event: Mapped[str | None] = mapped_column(String(80), index=True)
    body: Mapped[JsonValue] = mapped_column(Json)


class TellingKeyRow(Base):
    """A key under which a telling may be found by another of the same event: a place on a day, a name."""

    __tablename__ = "event_keys"
    __table_args__ = LINKS

    key: Mapped[str] = mapped_column(Text, primary_key=True)
    telling: Mapped[str] = mapped_column(
        ForeignKey("event_tellings.id", ondelete="CASCADE"), primary_key=True, index=True
    )


class EventRow(Base):
    """An event that published documents tell of, as it was last put together; `place` and `town` as for figures."""

    __tablename__ = "events"

    id: Mapped[str] = mapped_column(String(80), primary_key=True)
    place: Mapped[str] = mapped_column(Text, index=True)
    town: Mapped[str] = mapped_column(Text, index=True)
    from_date: Mapped[date | None] = mapped_column(Date)
    newest: Mapped[date | None] = mapped_column(Date)
    body: Mapped[JsonValue] = mapped_column(Json)


class EventRulingRow(Base):
    """An editor's word that two statements are of one event, or of two. No foreign keys: it outlives a reading."""

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


class ChangeRow(Base):
    """Something that changed of a finding, with the finding as it was then."""

    __tablename__ = "changes"
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    at: Mapped[datetime] = mapped_column(Moment, index=True)
    kind: Mapped[str] = mapped_column(String(16))
    finding: Mapped[str] = mapped_column(String(80), index=True)
    body: Mapped[JsonValue] = mapped_column(Json)
    detail: Mapped[JsonValue] = mapped_column(Json)
