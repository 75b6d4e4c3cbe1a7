"""Alembic's way in: runs the steps on the connection that `migrating` hands over, inside its transaction."""

from __future__ import annotations

from alembic import context

from storage.tables.schema import declared, is_ours

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=declared(),
    include_object=is_ours,
    render_as_batch=True,
    compare_type=True,
)
context.run_migrations()
