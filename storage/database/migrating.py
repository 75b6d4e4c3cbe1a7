"""Migrates a database's schema to this program's: alembic, run on a connection of ours, one migrator at a time."""

from __future__ import annotations

from importlib import resources
from typing import TYPE_CHECKING

from sqlalchemy import Connection, text

from briefings.errors import StorageError
from storage.database.database import Database
from storage.database.errors import plain_failures
from storage.migrations import HEAD

if TYPE_CHECKING:
    from alembic.config import Config

# PostgreSQL's advisory lock for migrators; on SQLite a writing transaction excludes others by itself.
MIGRATORS = 0x444C_0002


async def migrate(database: Database, revision: str = "head") -> None:
    """Migrates the schema to `revision`, from nothing or any earlier version, in one transaction.

    Raises `StorageError` if the database is newer than the program, or can't be written.
    """
    if revision == "head" and await database.revision() == HEAD:
        return
    engine = database.migrating_engine()
    try:
        with plain_failures(database.shown):
            async with engine.execution_options(dateline_writes=True).begin() as connection:
                await connection.run_sync(_upgrade, database.shown, revision)
    finally:
        if engine is not database.engine:
            await engine.dispose()


def _upgrade(connection: Connection, where: str, revision: str) -> None:
    # alembic is needed here alone, and takes a while to import.
    from alembic import command
    from alembic.migration import MigrationContext
    from alembic.script import ScriptDirectory

    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": MIGRATORS})
    config = _config(connection)
    scripts = ScriptDirectory.from_config(config)
    present = MigrationContext.configure(connection).get_current_revision()
    if present is not None and present not in {script.revision for script in scripts.walk_revisions()}:
        sentence = "The library{} was made by a newer Dateline than this one; install the newer one."
        raise StorageError(sentence.format(""), sentence.format(f" {where}"))
    if present == scripts.as_revision_number(revision):
        return
    command.upgrade(config, revision)
    if connection.dialect.name == "sqlite" and connection.execute(text("PRAGMA foreign_key_check")).first():
        sentence = "The library{} has rows that belong to nothing; restore it from a backup."
        raise StorageError(sentence.format(""), sentence.format(f" {where}"))


def _config(connection: Connection) -> Config:
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(resources.files("storage") / "migrations").replace("%", "%%"))
    config.attributes["connection"] = connection
    return config
