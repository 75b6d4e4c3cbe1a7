"""A library that is made in bulk is the one that the newsroom makes of the same news, document by document."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import select, text

from bench.made_news import made_news
from bench.make_library import make_library
from briefings import newsroom
from briefings.model import Extraction, Mentions, Upload
from briefings.newsroom.recompute.standings import make_up_all
from storage.database.database import Database
from storage.database.migrating import migrate
from storage.library.library import SqlLibrary
from storage.tables.schema import METADATA
from tests.support.postgres_server import Server
from tests.support.taking_in import NOBODY

NOW = datetime(2026, 1, 1, tzinfo=UTC)
# So few countries that their cells have histories of several entries, and so few claims that none is a crowd.
CLAIMS, SEED, COUNTRIES = 160, 3, ("FR", "TN")
# Table → its columns that differ: a moment, or a serial number, which is given in another order.
COMPARED: dict[str, set[str]] = {
    "documents": {"received", "upload", "by", "found", "mentions", "file"},
    "document_bands": set(),
    "claims": {"serial"},
    "statements": {"claim"},
    "statement_keys": set(),
    "matches": {"at"},
    "findings": {"at"},
    "finding_statements": set(),
    "finding_shelves": set(),
    "figures": set(),
    "dated_shelves": set(),
    "dated_figures": set(),
    "dated_unmade": set(),
    "dated_unmade_cells": set(),
}
# Tables that name a claim by its serial number.
OF_CLAIMS = ("filings", "claim_places", "claim_shelves", "claim_roots")


async def grow(database: Database) -> None:
    """The same news, received and published a document at a time; then past days are made up."""
    library = SqlLibrary(database)
    for document, claims in made_news(CLAIMS, SEED, COUNTRIES):
        upload = Upload(document.text.encode(), f"{document.id}.txt", None, {})
        extraction = Extraction(document, Mentions(), tuple(claims))
        draft = await newsroom.receive(library, upload, extraction, by=None, now=NOW)
        await newsroom.publish(library, draft.document.number, by=None, now=NOW, tell=NOBODY)
    await make_up_all(library)


async def rows(database: Database) -> dict[str, list[str]]:
    """Table → its rows as text."""
    tables, claims = METADATA.tables, METADATA.tables["claims"]
    asked = {
        name: select(*(column for column in tables[name].c if column.name not in without))
        for name, without in COMPARED.items()
    }
    for name in OF_CLAIMS:
        columns = (column for column in tables[name].c if column.name != "claim")
        asked[name] = select(claims.c.id, *columns).join(claims, claims.c.serial == tables[name].c.claim)
    async with database.reading() as session:
        return {name: sorted(map(str, (await session.execute(question)).all())) for name, question in asked.items()}


async def rows_of_grown(path: Path) -> Mapping[str, Sequence[str]]:
    """What the newsroom makes of the news in a new library."""
    grown = Database(path)
    await migrate(grown)
    await grow(grown)
    made = await rows(grown)
    await grown.close()
    return made


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Sequence[str]]:
    """Grown once: it takes longer than all else here."""
    return asyncio.run(rows_of_grown(tmp_path_factory.mktemp("grown") / "grown.sqlite3"))


async def test_it_is_what_the_newsroom_makes_of_the_same_news(
    expected: Mapping[str, Sequence[str]], database: Database
) -> None:
    await make_library(database, CLAIMS, SEED, countries=COUNTRIES)
    made = await rows(database)
    assert expected["dated_figures"]
    for table, found in expected.items():
        assert made[table] == found, table


async def test_on_postgresql_every_index_and_constraint_stands_again(postgres: Server, postgres_template: str) -> None:
    url = postgres.new_database(postgres_template)
    filled = Database(url)
    await make_library(filled, 40)
    found = await laid_down(filled)
    empty = Database(postgres.new_database(postgres_template))
    assert found == await laid_down(empty)
    for database in (filled, empty):
        await database.close()
        postgres.drop(database.url.render_as_string(hide_password=False))


async def laid_down(database: Database) -> list[str]:
    """The constraints and indexes of a PostgreSQL database."""
    async with database.reading() as session:
        constraints = await session.execute(
            text("SELECT conrelid::regclass, conname, pg_get_constraintdef(oid) FROM pg_constraint")
        )
        indexes = await session.execute(text("SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'"))
        return sorted(map(str, (*constraints.all(), *indexes.all())))
