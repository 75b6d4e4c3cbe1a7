"""People, the audit log, small state, and being forgotten."""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.engine import make_url

from briefings.deliveries.outcomes import notice
from briefings.errors import NotFound
from briefings.model import Person, Upload
from storage.database.database import Database
from storage.database.private import with_journals
from storage.database.statements import put_rows
from storage.library.forgetting import CONTENT, LOOKED_THROUGH
from storage.library.library import SqlLibrary
from storage.outbox.outbox import SqlOutbox
from storage.tables.people import MarkRow
from storage.tables.schema import METADATA
from tests.support.making import NOW, extraction, later
from tests.support.postgres_server import Server
from tests.support.stored import uploads

USER = 7_700_123_456


async def test_a_person_is_kept_and_changed(library: SqlLibrary) -> None:
    person = Person(USER, "Ada", "editor", admitted=True, zone="Europe/Paris")
    await library.save_person(Person(USER))
    await library.save_person(person)
    await library.save_person(Person(5))
    assert await library.person(USER) == person
    assert await library.person(6) is None
    assert await library.people() == (Person(5), person)
    assert await library.people("editor") == (person,)


async def test_times_come_back_aware_in_utc(library: SqlLibrary) -> None:
    paris = datetime(2018, 3, 1, 1, 30, tzinfo=timezone(timedelta(hours=1)))
    await library.record(USER, "publish", "document 1", paris)
    (act,) = await library.acts()
    assert act.at == paris
    assert act.at.tzinfo == UTC
    assert act.at.hour == 0


async def test_a_time_without_a_zone_is_refused(library: SqlLibrary) -> None:
    with pytest.raises(Exception, match="without a zone"):
        await library.record(USER, "publish", "document 1", datetime(2018, 3, 1))  # noqa: DTZ001


async def test_the_audit_log_reads_newest_first_and_knows_what_was_undone(library: SqlLibrary) -> None:
    first = await library.record(USER, "publish", "document 1", NOW, {"was": "draft"})
    second = await library.record(5, "undo", f"act {first}", later(1))
    await library.mark_undone(first, second)
    newest, oldest = await library.acts()
    assert (newest.id, oldest.id, oldest.undone_by, oldest.detail) == (second, first, second, {"was": "draft"})
    assert (oldest.at, oldest.who) == (NOW, USER)
    assert await library.acts(who=5) == (newest,)
    assert await library.acts(limit=1, offset=1) == (oldest,)
    with pytest.raises(NotFound):
        await library.mark_undone(99, second)


async def test_a_reported_line_is_one_report_until_it_is_settled(library: SqlLibrary) -> None:
    report = await library.report("c1", USER, NOW)
    assert await library.report("c1", USER, later(1)) == report
    other = await library.report("c1", 5, NOW)
    assert await library.reports() == (report, other)
    settled = await library.settle_report(report.id, "upheld", "The figure was changed.")
    assert settled == replace(report, state="upheld", outcome="The figure was changed.")
    assert await library.reports() == (other,)
    assert await library.reports("upheld") == (settled,)
    with pytest.raises(NotFound):
        await library.settle_report(99, "declined", "")


async def test_small_state_is_kept_and_dropped_once(library: SqlLibrary) -> None:
    await library.keep("button", "k", {"topic": "routes"}, NOW)
    await library.keep("button", "k", ["é", 1, None], NOW)
    assert await library.kept("button", "k") == ["é", 1, None]
    assert await library.kept("other", "k") is None
    dropped = await asyncio.gather(*(library.drop("button", "k") for _ in range(5)))
    assert sorted(dropped) == [False] * 4 + [True]


async def test_counts(library: SqlLibrary) -> None:
    document = await library.add_document(extraction(), now=NOW, status="published")
    claims = await library.claims_of(document.number)
    await library.amend(claims[0].id, "dropped", True, by=USER, now=NOW)
    await library.save_person(Person(USER))
    assert await library.counts() == {
        "draft": 0,
        "published": 1,
        "withdrawn": 0,
        "discarded": 0,
        "documents": 1,
        "claims": 2,
        "findings": 0,
        "sources": 0,
        "people": 1,
    }


async def everything(database: Database) -> dict[str, str]:
    """Every table's every value, as one text a table."""
    async with database.reading() as session:
        return {
            table.name: "\n".join(sorted(str(tuple(row)) for row in (await session.execute(select(table))).all()))
            for table in METADATA.sorted_tables
        }


async def test_nothing_of_a_person_who_is_forgotten_is_left_in_any_table(database: Database) -> None:
    library = SqlLibrary(database)
    upload = await library.keep_upload(Upload(b"text", "a.txt", USER), NOW)
    document = await library.add_document(extraction(), now=NOW, upload=upload, by=USER)
    claims = await library.claims_of(document.number)
    await library.save_person(Person(USER, "Ada", "editor"))
    async with database.session() as session:  # an older version wrote there
        await put_rows(session, MarkRow, [{"user": USER, "at": NOW}])
    await library.report(claims[0].id, USER, NOW)
    await library.keep("edit", f"{USER}:4", {"step": 1}, NOW)
    await library.keep("button", "abc", {"asker": USER}, NOW)
    await library.keep("button", "others", {"asker": 12}, NOW)
    await library.amend(claims[0].id, "negated", True, by=USER, now=NOW)
    await library.overrule("a", "b", "restates", by=USER, now=NOW)
    await library.same_root("AFP", "Agence", by=USER, now=NOW)
    own = await library.record(USER, "publish", "document 1", NOW)
    upon = await library.record(12, "appoint", f"person {USER}", NOW, {"user": USER, "notes": [f"was {USER}"]})
    assert sum(str(USER) in text for text in (await everything(database)).values()) >= 10

    await library.forget(USER, "former editor 1")

    assert [name for name, text in (await everything(database)).items() if str(USER) in text] == []
    acts = {act.id: act for act in await library.acts()}
    assert (acts[own].who, acts[own].detail) == (None, {"pseudonym": "former editor 1"})
    assert (acts[upon].who, acts[upon].target) == (12, "person former editor 1")
    assert acts[upon].detail == {"user": "former editor 1", "notes": ["was former editor 1"]}
    assert await library.kept("button", "others") == {"asker": 12}
    assert (await library.claims_of(document.number))[0].negated
    assert await uploads(database) == [Upload(b"text", "a.txt")]


NAME = "Zebedia O'Quill-Ämter"


async def test_nobody_who_is_forgotten_is_named_in_any_column(database: Database) -> None:
    library, outbox = SqlLibrary(database), SqlOutbox(database)
    await library.save_person(Person(USER, NAME, "editor"))
    await library.save_person(Person(5, "Somebody Else", "editor"))
    await library.keep("asks", str(USER), {"name": f"{NAME} as before"}, NOW)
    await library.keep("restore", "hold", {"delivery": USER}, NOW)
    for what in ("appoint", "dismiss"):
        await library.record(12, what, f"person {USER}", NOW, {"name": f"{NAME} when {what}ed"})
    await library.record(12, "withdraw", "document 1", NOW, {"why": f"{NAME} asked for it"})
    report = await library.report("c1", 5, NOW)
    await library.settle_report(report.id, "declined", f"{NAME} looked at it")
    failed = f"A message could not be delivered today, the newest to chat {USER}: Forbidden"
    await outbox.add_deliveries([notice(failed, 12, "failed", NOW), notice(f"{NAME} asks", 12, "asks", NOW)])
    document = await library.add_document(extraction(f"{NAME} said so."), now=NOW, status="published")

    await library.forget(USER, "forgotten-1", [f"{NAME} now"])

    found = [
        (name, row) for name, rows in (await everything(database)).items() for row in rows.splitlines()
        if NAME in row or (str(USER) in row and "hold" not in row)
    ]  # fmt: skip
    assert {name for name, _ in found} <= {"documents", "claims"}, "an article is an article still"
    assert (await library.document(document.number)).text == f"{NAME} said so."
    assert [act.detail for act in reversed(await library.acts())] == [
        {"name": "forgotten-1"}, {"name": "forgotten-1"}, {"why": "forgotten-1 asked for it"},
    ]  # fmt: skip
    assert await library.person(5) == Person(5, "Somebody Else", "editor")
    assert await library.kept("restore", "hold") == {"delivery": USER}, "a number of the restore's own"


async def test_somebody_called_like_a_word_does_not_take_it_out_of_others_texts(library: SqlLibrary) -> None:
    await library.save_person(Person(USER, "France"))
    await library.record(12, "withdraw", "document 1", NOW, {"why": "France denied it"})
    await library.forget(USER, "forgotten-1")
    assert (await library.acts())[0].detail == {"why": "France denied it"}


def test_every_table_is_looked_through_or_holds_what_articles_say() -> None:
    assert set(METADATA.tables) == LOOKED_THROUGH | CONTENT
    assert not LOOKED_THROUGH & CONTENT


async def test_the_files_of_a_library_hold_nothing_of_who_was_forgotten(sqlite_database: Database) -> None:
    library = SqlLibrary(sqlite_database)
    for other in range(200):
        await library.save_person(Person(10_000 + other, f"Somebody {other}"))
    await library.save_person(Person(USER, NAME, "editor"))
    for number in range(50):
        await library.record(USER, "publish", f"document {number}", NOW, {"by": NAME})
        await library.keep("expecting", f"{USER}:{number}", [NAME], NOW)
    await library.record(12, "appoint", f"person {USER}", NOW, {"name": NAME})
    traces = (NAME.encode(), str(USER).encode(), USER.to_bytes(6, "big"))
    assert all(trace in in_files(sqlite_database) for trace in traces)
    await library.forget(USER, "forgotten-1")
    await library.tidy()
    assert [trace for trace in traces if trace in in_files(sqlite_database)] == []


async def test_a_vacuum_clears_what_was_deleted_before_deleting_meant_overwriting(database: Database) -> None:
    library = SqlLibrary(database)
    await library.keep("view", "x", NAME, NOW)
    if database.is_sqlite:
        await database.tidy()
        with closing(sqlite3.connect(database.path)) as older:
            older.execute("PRAGMA secure_delete = OFF")
            older.execute("DELETE FROM kept")
            older.commit()
        assert NAME.encode() in in_files(database)
    await database.vacuum()
    if database.is_sqlite:
        assert NAME.encode() not in in_files(database)
    assert await library.people() == ()


async def test_a_vacuum_clears_postgresqls_tables_of_who_was_forgotten(postgres: Server, postgres_url: str) -> None:
    database = Database(postgres_url)
    library = SqlLibrary(database)
    await library.save_person(Person(USER, NAME, "editor"))
    await library.record(12, "appoint", f"person {USER}", NOW, {"name": NAME})
    await library.forget(USER, "forgotten-1")
    assert NAME.encode() in in_tables_files(postgres, postgres_url), "the server keeps it: SECURITY.md says so"
    await database.vacuum()
    assert NAME.encode() not in in_tables_files(postgres, postgres_url)
    await database.close()


def in_tables_files(server: Server, url: str) -> bytes:
    """All bytes of the files in which PostgreSQL keeps a database's tables."""
    server.run("CHECKPOINT")
    name = make_url(url).database
    question = "SELECT current_setting('data_directory'), oid FROM pg_database WHERE datname = "
    ((folder, number),) = server.ask(f"{question}'{name}'")
    return b"".join(path.read_bytes() for path in (Path(str(folder)) / "base" / str(number)).iterdir())


def in_files(database: Database) -> bytes:
    """All bytes of a SQLite library, its journals included."""
    return b"".join(path.read_bytes() for path in with_journals(database.path) if path.exists())


async def test_forgetting_one_person_leaves_another_whose_id_contains_theirs(library: SqlLibrary) -> None:
    await library.save_person(Person(7123))
    await library.keep("edit", "7123", 1, NOW)
    await library.record(12, "appoint", "person 7123", NOW)
    await library.forget(123, "somebody")
    assert await library.person(7123) == Person(7123)
    assert await library.kept("edit", "7123") == 1
    assert (await library.acts())[0].target == "person 7123"


async def test_what_was_kept_long_ago_and_all_but_the_newest_is_forgotten(library: SqlLibrary) -> None:
    for number in range(6):
        await library.keep("typed", f"words {number}", [number], later(number))
    await library.keep("view", "a button", ["years ago"], NOW)
    assert await library.forget_kept("typed", later(2), most=3) == 3
    assert [await library.kept("typed", f"words {number}") for number in range(6)] == [None] * 3 + [[3], [4], [5]]
    assert await library.forget_kept("typed", later(2), most=3) == 0
    assert await library.forget_kept("typed", later(5), most=3) == 2
    assert await library.kept("view", "a button") == ["years ago"]
