"""Makes a library of N claims, as reporting would have left it: figures and plain sentences, told by one to four
outlets, matched, found and counted by the domain's own functions, and put into the database in bulk.

    python bench/make_library.py library.sqlite3 --claims 100000
    python bench/make_library.py postgresql+psycopg://… --claims 1000000

The same seed gives the same library. The news is made by formula (`bench.made_news`); what comes of it is what the
newsroom would have stored had it received and published the documents one by one, past days made up (`bench.made_rows`;
a test holds the two against each other), but for three things. Nothing is recorded of the acts: no uploads, changes,
lines of the audit log. All documents were received at one moment. And in crowds of more than 40 under one key, where a
grown library keeps a few more matches by the order in which its documents came (`briefings.matching.candidates`), this
one has those of its set of statements alone. Other benchmarks call `make_library`.
"""

from __future__ import annotations

import argparse
import asyncio
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import URL, make_url, text
from sqlalchemy.ext.asyncio import create_async_engine

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.bulk import filling, pour_values
from bench.made_news import COUNTRIES, made_news
from bench.made_rows import all_rows
from briefings.model import Statement, statements_from
from briefings.newsroom.recompute.standings import make_up_all
from storage.database.backups import count_on
from storage.database.database import Database
from storage.database.migrating import migrate
from storage.library.library import SqlLibrary


async def make_library(database: Database, claims: int, seed: int = 1, *, countries: Sequence[str] = COUNTRIES) -> None:
    """Fills an empty library; its database is migrated first."""
    await migrate(database)
    async with filling(database):
        async for rows in all_rows(list(made_news(claims, seed, countries))):
            await pour_values(database, rows.table.name, rows.columns, rows.values)
    if not database.is_sqlite:
        async with database.session() as session:
            await count_on(session)
        await _run(database.url, "VACUUM (ANALYZE)")


def made_up(claims: int, seed: int) -> list[Statement]:
    """Statements of the kind that fill a library."""
    return [s for document, own in made_news(claims, seed) for s in statements_from(own, document, None)]


async def library_in(url: str, claims: int) -> Database:
    """The library of so many claims on a PostgreSQL server, in a database of its own that is named after its size; it
    is made there if it isn't yet. To be closed by the caller."""
    name = f"dateline_{claims}"
    there = make_url(url).set(database=name)
    await _create(make_url(url), name)
    target = Database(there.render_as_string(hide_password=False))
    await migrate(target)
    if not await SqlLibrary(target).count_documents():
        await make_library(target, claims)
    return target


def engines_of(arguments: argparse.Namespace) -> tuple[str | None, ...]:
    """What `--database URL` and `--alone` ask for: None is SQLite, a URL a PostgreSQL server."""
    if arguments.alone and not arguments.database:
        raise SystemExit("--alone says to leave SQLite out; name the server's URL with --database.")
    return (arguments.database,) if arguments.alone else (None, arguments.database) if arguments.database else (None,)


async def fresh_copy(url: str, database: Database) -> Database:
    """A copy of a library on the same server, which replaces the one that an earlier run left."""
    name = f"{database.url.database}_copy"
    await database.close()
    await _run(
        make_url(url), f"DROP DATABASE IF EXISTS {name}", f"CREATE DATABASE {name} TEMPLATE {database.url.database}"
    )
    return Database(make_url(url).set(database=name).render_as_string(hide_password=False))


async def _create(server: URL, name: str) -> None:
    """Makes a database unless it is there."""
    engine = create_async_engine(server)
    async with engine.connect() as connection:
        known = (await connection.scalars(text("SELECT datname FROM pg_database"))).all()
    await engine.dispose()
    if name not in known:
        await _run(server, f"CREATE DATABASE {name}")


async def _run(server: URL, *statements: str) -> None:
    """Runs what can't be part of a transaction."""
    engine = create_async_engine(server, isolation_level="AUTOCOMMIT")
    async with engine.connect() as connection:
        for statement in statements:
            await connection.execute(text(statement))
    await engine.dispose()


async def made_library(folder: Path, claims: int) -> Database:
    """The library of so many claims in a folder, made there if it isn't yet; to be closed by the caller."""
    path, half = folder / f"library{claims}.sqlite3", folder / f"library{claims}.part"
    if not path.exists():
        making = Database(half)
        await make_library(making, claims)
        await making.close()
        half.replace(path)
    database = Database(path)
    await migrate(database)
    await make_up_all(SqlLibrary(database))
    return database


async def _main(path: str, claims: int, seed: int) -> None:
    url = path if "://" in path else f"sqlite+aiosqlite:///{path}"
    database = Database(url)
    started = time.perf_counter()
    await make_library(database, claims, seed)
    await database.close()
    print(f"{claims:,} claims in {time.perf_counter() - started:.1f} s")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", help="a SQLite file, or a database's URL")
    parser.add_argument("--claims", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    asyncio.run(_main(arguments.path, arguments.claims, arguments.seed))
