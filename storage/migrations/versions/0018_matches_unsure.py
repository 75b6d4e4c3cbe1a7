"""No index of all verdicts on matches any more, but one of those that are unsure.

SQLite, and at times PostgreSQL, walked all matches of one verdict in it to find those of a few statements.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

UNSURE = sa.text("verdict = 'unsure'")


def upgrade() -> None:
    op.drop_index("ix_matches_verdict_score", "matches")
    op.create_index("ix_matches_unsure", "matches", ["score"], sqlite_where=UNSURE, postgresql_where=UNSURE)


def downgrade() -> None:
    raise NotImplementedError("a library only goes forward; go back by restoring a backup")
