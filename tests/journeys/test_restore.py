"""An older backup is restored: the owner sees what may go out a second time before anything does."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from storage.database.backups import backup, restore
from storage.library.library import SqlLibrary
from tests.support.desk_chat import EDITOR, OWNER, READER, DeskChat
from tests.support.reading_chat import FILLED, ROUTES, WIRE, Clock, publish, reading_chat

DIGEST = "Digest"


@pytest.fixture
async def chat(sqlite_url: str, tmp_path: Path) -> AsyncIterator[DeskChat]:
    async with reading_chat(sqlite_url, tmp_path, WIRE, clock=Clock()) as opened:
        yield opened


def digests(chat: DeskChat) -> int:
    return sum(DIGEST in text for text in chat.server.texts(READER))


async def a_day_later(chat: DeskChat) -> None:
    clock = chat.services.clock
    assert isinstance(clock, Clock)
    clock.on(days=1)
    await chat.tick.once()
    await chat.deliver()


async def restored(chat: DeskChat, tmp_path: Path) -> None:
    """The backup is of the evening; the digest of the morning after went out, and then the backup was restored."""
    library = chat.services.library
    assert isinstance(library, SqlLibrary)
    await chat.say("/subscribe", READER)
    for label in ("All topics", "Everywhere", "Daily at 08:00"):
        await chat.press(label, READER)
    await chat.say("London", READER)
    await publish(chat.services, ROUTES)
    await backup(library.database, tmp_path / "evening")
    await a_day_later(chat)
    assert digests(chat) == 1
    await restore(library.database, tmp_path / "evening", force=True, now=chat.services.now())


async def test_nothing_goes_out_and_the_owner_is_told(chat: DeskChat, tmp_path: Path) -> None:
    await restored(chat, tmp_path)
    await a_day_later(chat)
    assert digests(chat) == 1
    assert "restored from a backup" in chat.server.texts(OWNER)[-1]
    assert "On hold" in await chat.say("/stats", EDITOR)
    shown = await chat.say("/resume", OWNER)
    assert "1 digest due since the backup" in shown
    assert f"chat {READER}" in shown


async def test_left_out_it_is_not_sent_again_and_what_is_new_is_told(chat: DeskChat, tmp_path: Path) -> None:
    await restored(chat, tmp_path)
    await chat.say("/resume", OWNER)
    assert "left out" in await chat.press("Leave it out", OWNER)
    await a_day_later(chat)
    assert digests(chat) == 1
    await publish(chat.services, *(each for each in FILLED if each not in (WIRE, ROUTES)))
    await a_day_later(chat)
    assert digests(chat) == 2
    assert "Smugglers" not in chat.server.texts(READER)[-1]


async def test_said_so_all_of_it_goes_out(chat: DeskChat, tmp_path: Path) -> None:
    await restored(chat, tmp_path)
    await chat.say("/resume", OWNER)
    assert "All of it goes out" in await chat.press("Send all of it", OWNER)
    await chat.tick.once()
    await chat.deliver()
    assert digests(chat) == 2
    assert "Nothing is held back" in await chat.forge("resume|leave|1", OWNER)


async def test_only_the_owner_goes_on(chat: DeskChat, tmp_path: Path) -> None:
    await restored(chat, tmp_path)
    assert "Only the owner" in await chat.say("/resume", EDITOR)
    hold = await chat.services.outbox.hold()
    assert hold
    assert "Only the owner" in await chat.forge(f"resume|send|{int(hold.at.timestamp())}", EDITOR)
    assert await chat.services.outbox.hold()
    assert "of the past" in await chat.forge("resume|send|1", OWNER)
    assert await chat.services.outbox.hold()
