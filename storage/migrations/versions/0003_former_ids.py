"""The ids that statements had before, where a digest left lines out, and which bot sent a message."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "former_statements",
        sa.Column("statement", sa.String(length=80), nullable=False),
        sa.Column("former", sa.String(length=80), nullable=False),
        sa.PrimaryKeyConstraint("statement", "former", name=op.f("pk_former_statements")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_former_statements_former"), "former_statements", ["former"], unique=False)
    number = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    op.add_column("subscriptions", sa.Column("left_out", number, nullable=True))
    op.add_column("deliveries", sa.Column("sender", number, nullable=True))


def downgrade() -> None:
    raise NotImplementedError("a library only goes forward; go back by restoring a backup")
