"""Figures as of each day with what a screen tells of a long history, which was left out before. They are made anew
from what is kept, soon after; until then every cell of the ledger is listed as one of which nothing is stored, and
answers are made from its statements."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("DELETE FROM dated_figures")
    with op.batch_alter_table("dated_figures") as table:
        table.add_column(sa.Column("whole", sa.Boolean(), nullable=False))
        table.alter_column("body", existing_type=sa.JSON(), nullable=False)
        table.alter_column("history", existing_type=sa.JSON(), nullable=False)
    op.execute("DELETE FROM dated_unmade_cells")
    op.execute(
        "INSERT INTO dated_unmade_cells (measure, origin, scope, first, always) "
        "SELECT measure, origin, scope, '0001-01-01', false FROM statements "
        "WHERE measure IS NOT NULL GROUP BY measure, origin, scope"
    )


def downgrade() -> None:
    raise NotImplementedError("a library only goes forward; go back by restoring a backup")
