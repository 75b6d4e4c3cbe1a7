"""A statement's conflicts by an index, and how many matches it has for PostgreSQL's planner. From its sample of a large
table of matches it takes each statement to have a hundred, where there are some five, and then reads the table whole
for the matches of a few."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    conflict = sa.text("verdict = 'conflicts'")
    for first, second in (("left", "right"), ("right", "left")):
        name = f"ix_matches_conflicts_{first}"
        op.create_index(name, "matches", [first, second], sqlite_where=conflict, postgresql_where=conflict)
    if op.get_bind().dialect.name != "postgresql":
        return
    for side in ("left", "right"):
        # As a share of the rows.
        op.execute(f'ALTER TABLE matches ALTER COLUMN "{side}" SET (n_distinct = -0.2)')
    op.execute("ANALYZE matches")


def downgrade() -> None:
    raise NotImplementedError("a library only goes forward; go back by restoring a backup")
