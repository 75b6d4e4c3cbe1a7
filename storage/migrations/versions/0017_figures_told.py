"""What a screen tells of a long history, beside the whole.

Answers read hundreds of entries to show a handful. Rows of before have none, and are read whole until they are made
anew.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("figures", sa.Column("told", sa.JSON(none_as_null=True)))


def downgrade() -> None:
    raise NotImplementedError("a library only goes forward; go back by restoring a backup")
