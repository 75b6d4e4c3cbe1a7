"""Corrections of several messages, and what becomes of messages of unknown outcome."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    number = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    op.create_table(
        "corrected_deliveries",
        sa.Column("original", number, nullable=False),
        sa.Column("correction", number, nullable=False),
        sa.ForeignKeyConstraint(
            ["correction"], ["deliveries.id"], name=op.f("fk_corrected_deliveries_correction"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("original", "correction", name=op.f("pk_corrected_deliveries")),
    )
    op.create_index(op.f("ix_corrected_deliveries_correction"), "corrected_deliveries", ["correction"], unique=False)
    op.add_column("deliveries", sa.Column("also", sa.JSON(none_as_null=True), nullable=True))
    op.add_column("deliveries", sa.Column("repeats", number, nullable=True))
    op.add_column("deliveries", sa.Column("followed", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.execute(
        "INSERT INTO corrected_deliveries (original, correction) "
        "SELECT corrects, id FROM deliveries WHERE corrects IS NOT NULL"
    )
    # What was uncertain under an older program is old news by now.
    op.execute("UPDATE deliveries SET followed = true WHERE state = 'uncertain'")


def downgrade() -> None:
    raise NotImplementedError("a library only goes forward; go back by restoring a backup")
