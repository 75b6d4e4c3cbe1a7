"""What the owner does: appoints by reply or by a link that works once, dismisses, reads who did what."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.support.desk_chat import EDITOR, OWNER, READER, WIRE, DeskChat, desk_chat

pytestmark = [pytest.mark.model, pytest.mark.slow]

GROUP = -1001


@pytest.fixture
async def chat(sqlite_url: str, tmp_path: Path) -> AsyncIterator[DeskChat]:
    async with desk_chat(sqlite_url, tmp_path) as opened:
        yield opened


async def role(chat: DeskChat, user: int) -> str:
    person = await chat.services.library.person(user)
    return person.role if person else "nobody"


async def test_the_owner_sees_who_edits(chat: DeskChat) -> None:
    assert "2 editors" in await chat.say("/editors", user=OWNER)
    assert chat.buttons(OWNER) == ["Dismiss Editor 8", "Dismiss Editor 9"]


@pytest.mark.parametrize("command", ["/editors", "/appoint", "/dismiss 9", "/audit"])
@pytest.mark.parametrize("user", [EDITOR, READER])
async def test_only_the_owner_may(chat: DeskChat, command: str, user: int) -> None:
    assert "Only the owner" in await chat.say(command, user=user)
    assert await role(chat, 9) == "editor"


async def test_a_link_appoints_the_first_who_opens_it_and_nobody_else(chat: DeskChat) -> None:
    link = await chat.say("/appoint", user=OWNER)
    found = re.search(r"start=(appoint-[A-Za-z0-9_-]+)", link)
    assert found
    assert len(found[1]) <= 64
    assert "Welcome to the desk" in await chat.say(f"/start {found[1]}", user=READER)
    assert await role(chat, READER) == "editor"
    assert "used already" in await chat.say(f"/start {found[1]}", user=21)
    assert await role(chat, 21) != "editor"


@pytest.mark.parametrize("token", ["appoint-", "appoint-guess", "appoint-' OR 1=1"])
async def test_a_guessed_link_appoints_nobody(chat: DeskChat, token: str) -> None:
    await chat.say(f"/start {token}", user=READER)
    assert await role(chat, READER) != "editor"


async def test_the_owner_who_opens_the_link_does_not_use_it_up(chat: DeskChat) -> None:
    found = re.search(r"start=(appoint-[A-Za-z0-9_-]+)", await chat.say("/appoint", user=OWNER))
    assert found
    assert "You own this Dateline" in await chat.say(f"/start {found[1]}", user=OWNER)
    assert "Welcome to the desk" in await chat.say(f"/start {found[1]}", user=READER)


async def test_a_reply_in_a_group_appoints_and_dismisses(chat: DeskChat) -> None:
    theirs = chat.server.message(user=READER, chat=GROUP, text="Good morning")
    chat.server.say("/appoint", user=OWNER, chat=GROUP, reply_to_message=theirs)
    await chat.settled()
    assert await role(chat, READER) == "editor"
    chat.server.say("/dismiss", user=OWNER, chat=GROUP, reply_to_message=theirs)
    await chat.settled()
    assert await role(chat, READER) == "reader"


async def test_a_dismissed_editor_is_a_reader_from_then_on(chat: DeskChat) -> None:
    await chat.say("/editors", user=OWNER)
    assert "no editor any more" in await chat.press("Dismiss Editor 8", user=OWNER)
    assert "only this desk's editors" in await chat.send("wire.txt", WIRE)
    assert "That person is no editor" in await chat.say("/dismiss 8", user=OWNER)


async def test_the_audit_log_says_who_did_what_when_and_pages(chat: DeskChat) -> None:
    await chat.send("wire.txt", WIRE, caption="2017-12-17 AFP")
    await chat.press("Publish")
    for number in range(14):
        await chat.say(f"/withdraw 1 reason {number}")
        await chat.press("Withdraw it")
        await chat.say("/undo")
    log = await chat.say("/audit", user=OWNER)
    assert "Editor 8: withdraw document 1: reason 13 (undone)" in log
    assert chat.buttons(OWNER) == ["Older"]
    older = log
    while "Older" in chat.buttons(OWNER):
        older = await chat.press("Older", user=OWNER)
    assert "Editor 8: receive document 1" in older
    assert "Newer" in chat.buttons(OWNER)
    assert "Only the owner" in await chat.forge("audit|0", EDITOR)


async def test_stats_show_library_and_outbox_to_editors(chat: DeskChat) -> None:
    assert "Outbox" in await chat.say("/stats")
    assert "Only this desk's editors" in await chat.say("/stats", user=READER)
