"""Which update owed a message, or handed an upload in: log lines carry its id, also over a restart."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    number = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    op.add_column("deliveries", sa.Column("cause", number, nullable=True))
    op.add_column("submissions", sa.Column("cause", number, nullable=True))


def downgrade() -> None:
    raise NotImplementedError("a library only goes forward; go back by restoring a backup")
