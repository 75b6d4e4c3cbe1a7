"""People's data: /privacy says what is kept, /export gives it, /forgetme deletes it from every table."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, inspect, text

from briefings.model import Person
from storage.tables.base import Base
from tests.support.desk_chat import EDITOR, DeskChat
from tests.support.reading_chat import FILLED, Clock, many, publish, reading_chat

# A number that occurs nowhere by chance.
READER = 770_077_123_456


@pytest.fixture
async def chat(sqlite_url: str, tmp_path: Path) -> AsyncIterator[DeskChat]:
    async with reading_chat(sqlite_url, tmp_path, *FILLED, clock=Clock()) as opened:
        yield opened


async def live_a_little(chat: DeskChat, user: int = READER) -> None:
    """Somebody uses all that leaves a trace."""
    await chat.say("/latest", user)
    await chat.say("/subscribe", user)
    for label in ("All topics", "Everywhere", "Daily at 08:00 and alerts"):
        await chat.press(label, user)
    await chat.say("Tokyo", user)
    await chat.say("/returnees France", user)
    await chat.press("Why?", user)
    await chat.press("Report this line", user)
    await chat.services.library.save_person(Person(user, "A reader", admitted=True))
    await publish(chat.services, many(1))
    clock = chat.services.clock
    assert isinstance(clock, Clock)
    clock.on(days=1)
    await chat.tick.once()
    await chat.deliver()
    await chat.say("/subscribe", user)


def places_naming(sqlite_url: str, number: int | str) -> list[str]:
    """Every table and column in which a number occurs, whatever the column's type."""
    engine = create_engine(sqlite_url.replace("+aiosqlite", ""))
    found = []
    with engine.connect() as connection:
        for table in inspect(engine).get_table_names():
            for row in connection.execute(text(f'SELECT * FROM "{table}"')).mappings():
                found += [f"{table}.{name}" for name, value in row.items() if str(number) in str(value)]
    engine.dispose()
    return sorted(set(found))


async def test_privacy_names_every_kind_of_thing_that_is_kept(chat: DeskChat) -> None:
    words = await chat.say("/privacy", READER)
    for kept in ("/latest", "/subscribe", "digest", "Report this line", "invitation", "/export", "/forgetme"):
        assert kept in words


async def test_a_readers_export_has_all_that_is_kept_of_them(chat: DeskChat, sqlite_url: str) -> None:
    await live_a_little(chat)
    await chat.say("/export", READER)
    sent = max((key for key in chat.server.files if key.startswith("sent")), key=lambda key: int(key[4:]))
    data = json.loads(chat.server.files[sent])
    assert data["id"] == READER
    assert len(data["subscriptions"]) == 1
    assert [row["kind"] for row in data["messages_sent"]]
    assert len(data["reports"]) == 1
    assert {"latest", "zone", "subscribing"} <= set(data["small_state"])
    kept_in = {name.split(".")[0] for name in places_naming(sqlite_url, READER)}
    assert kept_in <= {"people", "subscriptions", "deliveries", "reports", "kept"}


async def test_forgetme_leaves_the_persons_id_in_no_table(chat: DeskChat, sqlite_url: str) -> None:
    await live_a_little(chat)
    assert places_naming(sqlite_url, READER)
    assert "cannot be taken back" in await chat.say("/forgetme", READER)
    await chat.press("Delete everything", READER)
    assert places_naming(sqlite_url, READER) == []
    assert set(Base.metadata.tables) >= {"people", "kept", "acts", "reports", "marks"}, "the test looked into them"


async def test_nothing_is_deleted_by_a_second_thought(chat: DeskChat) -> None:
    await live_a_little(chat)
    await chat.say("/forgetme", READER)
    assert "Nothing was deleted" in await chat.press("Keep it", READER)
    assert len(await chat.services.outbox.subscriptions(READER)) == 1


async def test_a_forgotten_editors_acts_stay_under_a_pseudonym(chat: DeskChat, sqlite_url: str) -> None:
    editor = READER + 1
    await chat.services.library.save_person(Person(editor, "An editor", "editor"))
    await chat.services.library.record(editor, "withdraw", "document 1", chat.services.now(), {"why": "a test"})
    await chat.say("/forgetme", editor)
    await chat.press("Delete everything", editor)
    assert places_naming(sqlite_url, editor) == []
    acts = await chat.services.library.acts()
    assert any(act.what == "withdraw" and act.who is None for act in acts)


@pytest.mark.parametrize(
    ("label", "name", "holds"),
    [
        ("Table", "dateline.csv", b"Smugglers"),
        ("JSON", "dateline.jsonl", b'"claim"'),
        ("Briefing", "dateline.md", b"[^1]"),
    ],
)
async def test_an_editor_exports_the_library(chat: DeskChat, label: str, name: str, holds: bytes) -> None:
    await chat.say("/export", EDITOR)
    await chat.press(label, EDITOR)
    call = next(c for c in chat.server.calls if c.method == "sendDocument")
    sent_name, content = next(value for value in call.parameters.values() if isinstance(value, tuple))
    assert sent_name == name
    assert holds in content


async def test_a_reader_gets_no_library_by_a_forged_button(chat: DeskChat) -> None:
    assert "Only this desk's editors" in await chat.forge("export|csv", READER)
    assert chat.count("sendDocument") == 0
