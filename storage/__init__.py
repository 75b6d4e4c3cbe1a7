"""The database: tables, migrations and the real end of the `Library` port."""
