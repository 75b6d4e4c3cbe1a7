"""Tables of what is watched: feeds, what was found there, and web servers' turns."""

from datetime import date, datetime

from sqlalchemy import Boolean, Date, ForeignKey, Index, Integer, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables.base import Base, BigId, Moment


class FeedRow(Base):
    """A watched address, and the lease of whoever looks at it. `since` is when `due` was set."""

    __tablename__ = "feeds"
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    address: Mapped[str] = mapped_column(Text, unique=True)
    host: Mapped[str] = mapped_column(Text)
    watched_chat: Mapped[int | None] = mapped_column(BigId, index=True)
    title: Mapped[str | None] = mapped_column(Text)
    source: Mapped[str | None] = mapped_column(Text)
    publish: Mapped[bool] = mapped_column(Boolean)
    paused: Mapped[bool] = mapped_column(Boolean)
    minutes: Mapped[int] = mapped_column(Integer)
    etag: Mapped[str | None] = mapped_column(Text)
    modified: Mapped[str | None] = mapped_column(Text)
    looked: Mapped[datetime | None] = mapped_column(Moment)
    due: Mapped[datetime] = mapped_column(Moment)
    since: Mapped[datetime] = mapped_column(Moment)
    failures: Mapped[int] = mapped_column(Integer)
    error: Mapped[str | None] = mapped_column(Text)
    told: Mapped[bool] = mapped_column(Boolean)
    by: Mapped[int | None] = mapped_column(BigId)
    added: Mapped[datetime] = mapped_column(Moment)
    lease: Mapped[str | None] = mapped_column(String(32), index=True)
    lease_ends: Mapped[datetime | None] = mapped_column(Moment)


class FindRow(Base):
    """One thing that a feed named. Title, date and text are stored while it waits; afterwards only its address."""

    __tablename__ = "finds"
    __table_args__ = (
        Index("ix_finds_state_id", "state", "id"),
        Index("ix_finds_told_id", "told", "id"),
        Index("ix_finds_feed_at", "feed", "at"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    feed: Mapped[int | None] = mapped_column(ForeignKey("feeds.id", ondelete="SET NULL"))
    address: Mapped[str] = mapped_column(Text, unique=True)
    host: Mapped[str] = mapped_column(Text)
    mark: Mapped[str] = mapped_column(String(32))
    state: Mapped[str] = mapped_column(String(16))
    title: Mapped[str | None] = mapped_column(Text)
    published: Mapped[date | None] = mapped_column(Date)
    text: Mapped[str | None] = mapped_column(Text)
    tries: Mapped[int] = mapped_column(Integer)
    hops: Mapped[int] = mapped_column(Integer)
    looks: Mapped[int] = mapped_column(Integer)
    document: Mapped[int | None] = mapped_column(Integer)
    told: Mapped[bool] = mapped_column(Boolean)
    error: Mapped[str | None] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(Moment)
    due: Mapped[datetime] = mapped_column(Moment)
    since: Mapped[datetime] = mapped_column(Moment)
    lease: Mapped[str | None] = mapped_column(String(32), index=True)
    lease_ends: Mapped[datetime | None] = mapped_column(Moment)


class HostRow(Base):
    """A web server: the lease of whoever asks it, and until when it asked to be left alone (set at `since`)."""

    __tablename__ = "feed_hosts"

    name: Mapped[str] = mapped_column(Text, primary_key=True)
    robots: Mapped[str | None] = mapped_column(Text)
    asked: Mapped[datetime | None] = mapped_column(Moment)
    free_at: Mapped[datetime | None] = mapped_column(Moment)
    since: Mapped[datetime | None] = mapped_column(Moment)
    lease: Mapped[str | None] = mapped_column(String(32), index=True)
    lease_ends: Mapped[datetime | None] = mapped_column(Moment)
