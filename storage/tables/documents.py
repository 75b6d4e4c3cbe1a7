"""Tables of documents: publishers, uploads, versions, and the marks that find near copies.

Wide columns (texts, bodies) stand last in their table: SQLite reads a row from its beginning, and a question for a
status or a date must not read through an article to get there.
"""

from datetime import date, datetime

from sqlalchemy import Date, ForeignKey, Index, Integer, LargeBinary, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables.base import LINKS, Base, BigId, Json, JsonValue, Moment


class SourceRow(Base):
    """A publisher."""

    __tablename__ = "sources"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    name: Mapped[str] = mapped_column(Text)
    homepage: Mapped[str | None] = mapped_column(Text)
    family: Mapped[str | None] = mapped_column(Text)
    other_names: Mapped[JsonValue] = mapped_column(Json)


class SourceNameRow(Base):
    """A name of a source, case folded: no two sources share one."""

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
    # People refer to documents by number, so a number is never given twice.
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
    """A mark of a document's text (`band`), which near copies share. A mark that very many documents have tells
    nothing, and is stored for the first of them only."""

    __tablename__ = "document_bands"
    __table_args__ = LINKS

    band: Mapped[str] = mapped_column(String(64), primary_key=True)
    document: Mapped[int] = mapped_column(
        ForeignKey("documents.number", ondelete="CASCADE"), primary_key=True, index=True
    )
