"""How many messages of a month may have gone by Telegram's paid broadcast."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "paid_broadcasts",
        sa.Column("month", sa.String(length=7), nullable=False),
        sa.Column("reserved", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("month", name=op.f("pk_paid_broadcasts")),
    )


def downgrade() -> None:
    raise NotImplementedError("a library only goes forward; go back by restoring a backup")
