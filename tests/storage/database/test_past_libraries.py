"""A library of every past schema is brought up to date with what is in it, and no released migration changes any more.

`tests/data/schemas` holds what each migration left, as SQL; such a file is never edited. Whoever releases a new
migration adds its hash here, and a library of it there.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import UTC, date, datetime
from importlib import resources
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from briefings.model import Question
from briefings.newsroom.recompute.standings import make_up_all
from briefings.newsroom.renewal import is_out_of_date, renew_ledger
from briefings.ports import Search
from storage.database.database import Database
from storage.database.migrating import migrate
from storage.feeds.book import SqlFeedBook
from storage.library.library import SqlLibrary
from storage.migrations import HEAD
from storage.outbox.outbox import SqlOutbox
from storage.outbox.paid import SqlPaidLedger
from storage.queue.submissions import SqlSubmissions
from storage.queue.workers import SqlWorkers
from tests.storage.database.test_database import differences
from tests.support.making import SENTENCES, TEXT
from tests.support.past_libraries import SCHEMAS, of_the_past, of_the_past_in_postgresql
from tests.support.postgres_server import Server

# Released: a library somewhere has been through it. A change to one of these files reaches no such library; what has to
# change goes into a new migration.
RELEASED = {
    "0001_library.py": "75b3d93c134cd6339b30b51da3bcc35067af37209acff6104b4c5f28e534b5c2",
    "0002_outbox.py": "3b397611f070428ed4ca32b68b162481ad47317ea48c76054d59f3a894a795dc",
    "0003_former_ids.py": "018f7663b5230c60eea5ef6d95080491e80ed03e0fda2ee89abac396ac97e17f",
    "0004_corrected_deliveries.py": "0154989897b65787728733b6acbec0e24dfcd0cdc91f0273fa8cffd801c23b87",
    "0005_events.py": "9c3e3f7cc9de44aba95ac32fc1c1497770fac969065a83eca1d98dc40f25f5df",
    "0006_feeds.py": "0cfac66404e48468576f8b9aa1187a0125edc024af42e7969e906928a68c7331",
    "0007_submissions.py": "4994b3f0d7f87442551913d4d01d119f3bd4be7be1ca85bdd33ed4e851d2ea86",
    "0008_paid_broadcasts.py": "f95494c461791e6f818971b788914edbda1d28e3e329a04ec371e6991a5f26ce",
    "0009_dated.py": "8d2f0c54aab9a70a42d70a00945cbb033dad428485a46c20a983f3c2bbb0830f",
    "0010_causes.py": "9709493da01e3f212365e2e809f3a36cb17779ceb6a8f0b2c155b946f26a449c",
    "0011_ids_for_good.py": "efee6354decc07b7469c471b4ed059f080108d2342d99ab1389be36f7f89017b",
    "0012_dated_figures.py": "541967b78c1853ba85673b2b890557536bf70f91714f509e7e9171e428bb8c86",
    "0013_conflicts_of_a_statement.py": "638da53a1f0dbeaeaf0aadd5916a0d51e0a113eb00272690dd2dea8b1670ee59",
    "0014_abridged_histories.py": "5d268840f80b5997b1404ff4d523289d21fd82bf2723aa6be5c13e473dd8ac3d",
    "0015_dropped_claims.py": "55110fca124daf68f23e93c17e6b11ed4025e05f921841458c78f22c2462d8ba",
    "0016_claim_shelves.py": "7e18268452c59d454bcfa16696413bc0283d47b8be685c9e78b85c0e1bb41738",
}
# 0001 was edited twice after it had been used: libraries that its first writing made have no index for what is unknown,
# which costs them time and nothing else.
FIRST = "0001-first"
NOW = datetime(2018, 3, 3, tzinfo=UTC)
# When a worker of 0007 was there, and where a finding of 0009 stood on one day.
SEATED = datetime(2018, 3, 2, 12, 0, 30, tzinfo=UTC)
AS_OF = Question(topic="returnees", asof=date(2018, 2, 20))
STOOD = ((1, 1, date(2018, 2, 20), "gone.1"),)
# From 0004 on: a correction that may not have arrived, and the same once more.
CORRECTIONS = [("uncertain", "What fell", None), ("sent", "Again: what fell", 2)]


def past(names: Sequence[str], *, newest: int = 3) -> list[Any]:
    """The names of past schemas as parameters: in `make test` the first two and the newest."""
    between = pytest.mark.long(reason="the schemas between; `make test` brings up the first and the newest")
    return [pytest.param(name, marks=between) if name in names[2:-newest] else name for name in names]


ALL = sorted(path.stem for path in SCHEMAS.glob("*.sql"))


@pytest.mark.parametrize("name", past(ALL))
async def test_a_library_of_each_past_schema_is_brought_up_with_what_is_in_it(name: str, tmp_path: Path) -> None:
    database = of_the_past(name, tmp_path)
    await migrate(database)
    library, outbox = SqlLibrary(database), SqlOutbox(database)
    document = await library.document(1)
    assert (document.text, document.status) == (TEXT, "published")
    assert [claim.text for claim in await library.claims_of(1)] == list(SENTENCES)
    assert [hit.document.number for hit in await library.search(Search(("women",)), limit=9)] == [1]
    await is_found_by_topic_and_place(library)
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
    await holds_what_came_with(name, database)
    async with database.engine.connect() as connection:
        assert (await connection.execute(text("SELECT version_num FROM alembic_version"))).scalar_one() == HEAD
        assert (await connection.execute(text("PRAGMA foreign_key_check"))).all() == []
        missing = [step[1].name for step in await connection.run_sync(differences)]
    assert missing == (["ix_finding_shelves_unknown"] if name == FIRST else [])
    await database.close()


async def is_found_by_topic_and_place(library: SqlLibrary) -> None:
    """The claim on returned fighters is found by what 0016 keeps of claims, under its topic in its place."""
    for place in ("FR", "france"):
        found = await library.published_statements(Question("returnees", place))
        assert [statement.claim.text for statement in found] == [SENTENCES[0]]
    assert await library.published_statements(Question("routes", "FR")) == ()
    _, (outline,), _ = await library.as_it_stood(Question(None), around=[found[0].id])
    assert (outline.claim.root, outline.claim.certainty) == (found[0].claim.root, found[0].claim.certainty)


@pytest.mark.parametrize("name", past(sorted({*ALL} - {FIRST})))
async def test_a_library_of_each_past_schema_in_postgresql_is_brought_up(name: str, postgres: Server) -> None:
    database = await of_the_past_in_postgresql(name, postgres.new_database())
    await migrate(database)
    library = SqlLibrary(database)
    assert (await library.document(1)).text == TEXT
    assert [claim.text for claim in await library.claims_of(1)] == list(SENTENCES)
    await is_found_by_topic_and_place(library)
    await database.close()


async def holds_what_came_with(name: str, database: Database) -> None:
    """What the tables from 0006 on held is there; in libraries before them those are empty."""
    book, submissions = SqlFeedBook(database), SqlSubmissions(database)
    watched = [(feed.title, feed.source, feed.by) for feed in await book.feeds()]
    assert watched == ([("Harbour Post: news", "Harbour Post", 8)] if name >= "0006" else [])
    assert await book.found() == ({1: {"kept": 1, "waiting": 1}} if name >= "0006" else {})
    assert (await book.host("harbour.example")).robots == ("User-agent: *" if name >= "0006" else None)
    handed_in = await submissions.submission(1)
    assert (handed_in and (handed_in.name, handed_in.state, handed_in.document)) == (
        ("a.txt", "done", 1) if name >= "0007" else None
    )
    assert [seat.name for seat in await SqlWorkers(database).seats(SEATED)] == (["desk-1"] if name >= "0007" else [])
    assert await SqlPaidLedger(database).reserved("2018-03") == (12 if name >= "0008" else 0)
    assert await SqlLibrary(database).standing(AS_OF, limit=9, unknown=False) == (STOOD if name >= "0009" else ())
    known = await SqlLibrary(database).standing_figures(Question(None, asof=date(2018, 2, 20)), (), limit=9)
    assert known == (), "0014 has figures as of a day made anew"
    causes = text("SELECT cause FROM deliveries WHERE cause IS NOT NULL UNION ALL SELECT cause FROM submissions")
    async with database.engine.connect() as connection:
        kept = (await connection.execute(causes)).scalars().all()
    assert [cause for cause in kept if cause] == ([900, 901] if name >= "0010" else [])


@pytest.mark.parametrize("name", past(ALL))
async def test_what_was_known_as_of_a_day_is_made_for_a_library_of_each_past_schema(name: str, tmp_path: Path) -> None:
    database = of_the_past(name, tmp_path)
    await migrate(database)
    library = SqlLibrary(database)
    assert await library.next_unmade("", 9), "until it is made, answers come from the statements"
    assert await library.next_unmade_cells(9), "and figures, too"
    await make_up_all(library)
    assert await library.next_unmade("", 9) == ()
    assert await library.next_unmade_cells(9) == ()
    known = await library.standing(Question(topic="returnees", asof=NOW.date()), limit=9, unknown=False)
    assert [(roots, documents) for roots, documents, *_ in known] == [(1, 1)]
    figures = await library.standing_figures(Question(None, asof=NOW.date()), (), limit=9)
    assert [(standing.figure.measure, standing.figure.origin) for standing in figures] == [("returned", "FR")]
    await database.close()


@pytest.mark.parametrize("name", past(ALL))
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
