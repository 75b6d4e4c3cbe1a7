"""How the figures of populations stood as of each day. It is made anew from what is kept, soon after; until then every
cell of the ledger is listed as one of which it isn't kept, and answers are made from its statements."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "dated_figures",
        sa.Column("measure", sa.String(length=64), nullable=False),
        sa.Column("origin", sa.String(length=64), nullable=False),
        sa.Column("scope", sa.String(length=64), nullable=False),
        sa.Column("part", sa.Text(), nullable=False),
        sa.Column("first", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column("roots", sa.Integer(), nullable=False),
        sa.Column("newest", sa.Date(), nullable=False),
        sa.Column("body", sa.JSON(), nullable=True),
        sa.Column("history", sa.JSON(), nullable=True),
        sa.PrimaryKeyConstraint("measure", "origin", "scope", "part", "first", name=op.f("pk_dated_figures")),
    )
    op.create_index("ix_dated_figures_origin", "dated_figures", ["origin"], unique=False)
    order = ["measure", "first", "until", "origin", "roots", "newest", "scope", "part"]
    op.create_index("ix_dated_figures_order", "dated_figures", order, unique=False)
    op.create_table(
        "dated_unmade_cells",
        sa.Column("measure", sa.String(length=64), nullable=False),
        sa.Column("origin", sa.String(length=64), nullable=False),
        sa.Column("scope", sa.String(length=64), nullable=False),
        sa.Column("first", sa.Date(), nullable=False),
        sa.Column("always", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("measure", "origin", "scope", name=op.f("pk_dated_unmade_cells")),
        sqlite_with_rowid=False,
    )
    op.execute(
        "INSERT INTO dated_unmade_cells (measure, origin, scope, first, always) "
        "SELECT measure, origin, scope, '0001-01-01', false FROM statements "
        "WHERE measure IS NOT NULL GROUP BY measure, origin, scope"
    )


def downgrade() -> None:
    raise NotImplementedError("a library only goes forward; go back by restoring a backup")
