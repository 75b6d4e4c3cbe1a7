"""On SQLite an id of a subscription or a message is never given a second time, as on PostgreSQL: the courier may have
read a message that was taken back since, and would start the one that got its id, as a reply to what the first
corrected."""

from __future__ import annotations

from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

TABLES = ("subscriptions", "deliveries")


def upgrade() -> None:
    if op.get_bind().dialect.name != "sqlite":
        return
    for table in TABLES:
        with op.batch_alter_table(table, recreate="always", table_kwargs={"sqlite_autoincrement": True}):
            """Made anew with the same columns and rows."""


def downgrade() -> None:
    raise NotImplementedError("a library only goes forward; go back by restoring a backup")
