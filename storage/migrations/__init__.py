"""The schema's history, for alembic; `storage.migrating` runs it."""
