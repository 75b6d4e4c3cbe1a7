"""What was known as of each day. It is made anew from what is kept, soon after; until then every statement is listed as
one of which it isn't kept, and answers are made from the statements, as they were before."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "dated_shelves",
        sa.Column("finding", sa.String(length=80), nullable=False),
        sa.Column("topic", sa.String(length=64), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("unknown", sa.Boolean(), nullable=False),
        sa.Column("first", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column("roots", sa.Integer(), nullable=False),
        sa.Column("documents", sa.Integer(), nullable=False),
        sa.Column("newest", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("finding", "topic", "place", "unknown", "first", name=op.f("pk_dated_shelves")),
        sqlite_with_rowid=False,
    )
    order = ["topic", "place", "unknown", "roots", "documents", "newest", "finding", "first", "until"]
    op.create_index("ix_dated_shelves_order", "dated_shelves", order, unique=False)
    op.create_table(
        "dated_unmade",
        sa.Column("statement", sa.String(length=80), nullable=False),
        sa.Column("first", sa.Date(), nullable=False),
        sa.Column("always", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("statement", name=op.f("pk_dated_unmade")),
        sqlite_with_rowid=False,
    )
    op.execute(
        "INSERT INTO dated_unmade (statement, first, always) SELECT s.id, '0001-01-01', false FROM statements s "
        "JOIN claims c ON c.serial = s.claim JOIN documents d ON d.number = s.document "
        "WHERE d.status = 'published' AND d.published IS NOT NULL AND NOT c.dropped"
    )
