"""Tables of the queue of uploads, where several machines read: what is in it, and which workers run."""

from datetime import datetime

from sqlalchemy import Boolean, ForeignKey, Index, Integer, LargeBinary, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables.base import Base, BigId, Json, JsonValue, Moment


class SubmissionRow(Base):
    """An upload on its way into the library, or that was. `since` is when its present stage began to wait. `asked` and
    `reading` are packed values (see `bot.queue.packing`)."""

    __tablename__ = "submissions"
    __table_args__ = (
        Index("ix_submissions_state_id", "state", "id"),
        Index("ix_submissions_lane_id", "lane", "id"),
        Index("ix_submissions_told_id", "told", "id"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    kind: Mapped[str] = mapped_column(String(16))
    lane: Mapped[str] = mapped_column(Text)
    state: Mapped[str] = mapped_column(String(16))
    name: Mapped[str] = mapped_column(Text)
    upload: Mapped[int | None] = mapped_column(ForeignKey("uploads.id", ondelete="SET NULL"), index=True)
    by: Mapped[int | None] = mapped_column(BigId)
    publish: Mapped[bool] = mapped_column(Boolean)
    revive: Mapped[bool] = mapped_column(Boolean)
    given_by: Mapped[str] = mapped_column(Text)
    fallbacks_by: Mapped[str] = mapped_column(Text)
    tries: Mapped[int] = mapped_column(Integer)
    worker: Mapped[str | None] = mapped_column(Text)
    document: Mapped[int | None] = mapped_column(Integer)
    why: Mapped[str | None] = mapped_column(Text)
    outcome: Mapped[JsonValue] = mapped_column(Json)
    chat: Mapped[int | None] = mapped_column(BigId, index=True)
    line: Mapped[int | None] = mapped_column(BigId)
    note: Mapped[str | None] = mapped_column(Text)
    cause: Mapped[int | None] = mapped_column(BigId)
    told: Mapped[bool] = mapped_column(Boolean)
    handed: Mapped[datetime] = mapped_column(Moment)
    since: Mapped[datetime] = mapped_column(Moment)
    asked: Mapped[bytes | None] = mapped_column(LargeBinary)
    reading: Mapped[bytes | None] = mapped_column(LargeBinary)


class WorkerRow(Base):
    """A worker, and its last sign of life."""

    __tablename__ = "workers"

    name: Mapped[str] = mapped_column(String(64), primary_key=True)
    host: Mapped[str] = mapped_column(Text)
    concurrency: Mapped[int] = mapped_column(Integer)
    version: Mapped[str] = mapped_column(Text)
    beat: Mapped[str] = mapped_column(Text)
    started: Mapped[datetime] = mapped_column(Moment)
    seen: Mapped[datetime] = mapped_column(Moment)
