"""A library of every past schema is brought up to date with what is in it, and no released migration changes any more.

`tests/data/schemas` holds what each migration left, as SQL; such a file is never edited. Whoever releases a new
migration adds its hash here, and a library of it there.
"""

from __future__ import annotations

import hashlib
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from importlib import resources
from pathlib import Path

import pytest
from sqlalchemy import text

from briefings.newsroom.renewal import is_out_of_date, renew_ledger
from briefings.ports import Search
from storage.database.database import Database
from storage.database.migrating import migrate
from storage.library.library import SqlLibrary
from storage.migrations import HEAD
from storage.outbox.outbox import SqlOutbox
from tests.storage.database.test_database import differences
from tests.support.making import SENTENCES, TEXT

SCHEMAS = Path(__file__).parents[2] / "data" / "schemas"
# Released: a library somewhere has been through it. A change to one of these files reaches no such library; what has to
# change goes into a new migration.
RELEASED = {
    "0001_library.py": "75b3d93c134cd6339b30b51da3bcc35067af37209acff6104b4c5f28e534b5c2",
    "0002_outbox.py": "3b397611f070428ed4ca32b68b162481ad47317ea48c76054d59f3a894a795dc",
    "0003_former_ids.py": "018f7663b5230c60eea5ef6d95080491e80ed03e0fda2ee89abac396ac97e17f",
    "0004_corrected_deliveries.py": "0154989897b65787728733b6acbec0e24dfcd0cdc91f0273fa8cffd801c23b87",
    "0005_events.py": "9c3e3f7cc9de44aba95ac32fc1c1497770fac969065a83eca1d98dc40f25f5df",
}
# 0001 was edited twice after it had been used: libraries that its first writing made have no index for what is unknown,
# which costs them time and nothing else.
FIRST = "0001-first"
NOW = datetime(2018, 3, 3, tzinfo=UTC)
# From 0004 on: a correction that may not have arrived, and the same once more.
CORRECTIONS = [("uncertain", "What fell", None), ("sent", "Again: what fell", 2)]


def of_the_past(name: str, folder: Path) -> Database:
    """A SQLite library as it was left then."""
    path = folder / f"{name}.sqlite3"
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript((SCHEMAS / f"{name}.sql").read_text("utf-8"))
    return Database(path)


@pytest.mark.parametrize("name", sorted(path.stem for path in SCHEMAS.glob("*.sql")))
async def test_a_library_of_each_past_schema_is_brought_up_with_what_is_in_it(name: str, tmp_path: Path) -> None:
    database = of_the_past(name, tmp_path)
    await migrate(database)
    library, outbox = SqlLibrary(database), SqlOutbox(database)
    document = await library.document(1)
    assert (document.text, document.status) == (TEXT, "published")
    assert [claim.text for claim in await library.claims_of(1)] == list(SENTENCES)
    assert [hit.document.number for hit in await library.search(Search(("women",)), limit=9)] == [1]
    assert [act.what for act in await library.acts()] == ["publish"]
    assert [person.name for person in await library.people("editor")] == ["Editor 8"]
    if name >= "0002":
        assert [(s.chat, s.topics) for s in await outbox.subscriptions()] == [(20, ("returnees",))]
        told = [(d.state, d.text, d.repeats) for d in reversed(await outbox.deliveries())]
        assert told[0] == ("sent", "What is new", None)
        assert told[1:] == (CORRECTIONS if name >= "0004" else [])
        assert await outbox.uncertain_corrections(9) == (), "what is old news, or was repeated, goes no second time"
    if name >= "0005":
        assert [known.happening.name for known in await library.events(limit=9)] == ["The strike"]
    async with database.engine.connect() as connection:
        assert (await connection.execute(text("SELECT version_num FROM alembic_version"))).scalar_one() == HEAD
        assert (await connection.execute(text("PRAGMA foreign_key_check"))).all() == []
        missing = [step[1].name for step in await connection.run_sync(differences)]
    assert missing == (["ix_finding_shelves_unknown"] if name == FIRST else [])
    await database.close()


@pytest.mark.parametrize("name", sorted(path.stem for path in SCHEMAS.glob("*.sql")))
async def test_a_library_of_each_past_schema_answers_once_its_ledger_is_renewed(name: str, tmp_path: Path) -> None:
    database = of_the_past(name, tmp_path)
    await migrate(database)
    library = SqlLibrary(database)
    assert await is_out_of_date(library)
    await renew_ledger(library, NOW)
    assert not await is_out_of_date(library)
    assert [(f.measure, f.origin, f.low, f.high) for f in await library.figures()] == [("returned", "FR", 250, 250)]
    assert next(claim.id for claim in await library.claims_of(1)) == (await library.claim("833d5d5b2821"))[0].id
    await database.close()


@pytest.mark.parametrize("name", RELEASED)
def test_a_released_migration_is_never_touched(name: str) -> None:
    content = (resources.files("storage") / "migrations" / "versions" / name).read_bytes()
    assert hashlib.sha256(content).hexdigest() == RELEASED[name], "put the change into a new migration"


def test_there_is_a_library_of_each_released_schema() -> None:
    assert {name.partition("_")[0] for name in RELEASED} == {path.stem for path in SCHEMAS.glob("*.sql")} - {FIRST}
