"""The few claims that editors dropped by an index: before a document's statements become public, those that nobody sees
yet are looked for, and were looked for among all that share a key with it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index(
        "ix_claims_dropped",
        "claims",
        ["serial"],
        sqlite_where=sa.text("dropped = 1"),
        postgresql_where=sa.text("dropped"),
    )


def downgrade() -> None:
    raise NotImplementedError("a library only goes forward; go back by restoring a backup")
