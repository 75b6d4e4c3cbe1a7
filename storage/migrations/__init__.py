"""The schema's history, for alembic; `storage.database.migrating` runs it."""

# The newest revision. A library that has it needs no alembic, whose import would slow every start.
HEAD = "0018"
