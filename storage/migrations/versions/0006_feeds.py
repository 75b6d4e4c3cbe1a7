"""Feeds and channels that are watched, what was found there, and web servers' turns."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    _make_feeds()
    _make_finds()
    op.create_table(
        "feed_hosts",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("robots", sa.Text(), nullable=True),
        sa.Column("asked", _MOMENT, nullable=True),
        sa.Column("free_at", _MOMENT, nullable=True),
        sa.Column("since", _MOMENT, nullable=True),
        sa.Column("lease", sa.String(length=32), nullable=True),
        sa.Column("lease_ends", _MOMENT, nullable=True),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_feed_hosts")),
    )
    op.create_index(op.f("ix_feed_hosts_lease"), "feed_hosts", ["lease"], unique=False)


def _make_feeds() -> None:
    op.create_table(
        "feeds",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("host", sa.Text(), nullable=False),
        sa.Column("watched_chat", _ID, nullable=True),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("source", sa.Text(), nullable=True),
        sa.Column("publish", sa.Boolean(), nullable=False),
        sa.Column("paused", sa.Boolean(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("etag", sa.Text(), nullable=True),
        sa.Column("modified", sa.Text(), nullable=True),
        sa.Column("looked", _MOMENT, nullable=True),
        sa.Column("due", _MOMENT, nullable=False),
        sa.Column("since", _MOMENT, nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("error", sa.Text(), nullable=True),
        sa.Column("told", sa.Boolean(), nullable=False),
        sa.Column("by", _ID, nullable=True),
        sa.Column("added", _MOMENT, nullable=False),
        sa.Column("lease", sa.String(length=32), nullable=True),
        sa.Column("lease_ends", _MOMENT, nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_feeds")),
        sa.UniqueConstraint("address", name=op.f("uq_feeds_address")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_feeds_watched_chat"), "feeds", ["watched_chat"], unique=False)
    op.create_index(op.f("ix_feeds_lease"), "feeds", ["lease"], unique=False)


def _make_finds() -> None:
    op.create_table(
        "finds",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("feed", sa.Integer(), nullable=True),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("host", sa.Text(), nullable=False),
        sa.Column("mark", sa.String(length=32), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("published", sa.Date(), nullable=True),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("hops", sa.Integer(), nullable=False),
        sa.Column("looks", sa.Integer(), nullable=False),
        sa.Column("document", sa.Integer(), nullable=True),
        sa.Column("told", sa.Boolean(), nullable=False),
        sa.Column("error", sa.Text(), nullable=True),
        sa.Column("at", _MOMENT, nullable=False),
        sa.Column("due", _MOMENT, nullable=False),
        sa.Column("since", _MOMENT, nullable=False),
        sa.Column("lease", sa.String(length=32), nullable=True),
        sa.Column("lease_ends", _MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["feed"], ["feeds.id"], name=op.f("fk_finds_feed"), ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_finds")),
        sa.UniqueConstraint("address", name=op.f("uq_finds_address")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_finds_state_id", "finds", ["state", "id"], unique=False)
    op.create_index("ix_finds_told_id", "finds", ["told", "id"], unique=False)
    op.create_index("ix_finds_feed_at", "finds", ["feed", "at"], unique=False)
    op.create_index(op.f("ix_finds_lease"), "finds", ["lease"], unique=False)


def downgrade() -> None:
    raise NotImplementedError("a library only goes forward; go back by restoring a backup")
