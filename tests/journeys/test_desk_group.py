"""A group that is the desk: drafts and reports arrive there with their buttons, and a reply acts on what it answers."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from tests.support.desk_chat import EDITOR, READER, SECOND, WIRE, DeskChat, desk_chat

pytestmark = [pytest.mark.slow, pytest.mark.model]

GROUP = -1_001_234_567_890


@pytest.fixture
async def chat(sqlite_url: str, tmp_path: Path) -> AsyncIterator[DeskChat]:
    async with desk_chat(sqlite_url, tmp_path) as opened:
        await opened.say("/desk", EDITOR, chat=GROUP)
        yield opened


def newest(chat: DeskChat) -> dict[str, Any]:
    return max((m for (c, _), m in chat.server.messages.items() if c == GROUP), key=lambda m: int(m["message_id"]))


async def answer(chat: DeskChat, words: str, user: int) -> str:
    await chat.say(words, user, chat=GROUP, reply_to_message=newest(chat))
    return str(newest(chat)["text"])


async def test_only_an_editor_makes_a_group_the_desk_and_only_a_group(chat: DeskChat) -> None:
    assert "This group is the desk now" in newest(chat)["text"]
    assert "Send /desk in the group" in await chat.say("/desk", EDITOR)
    await chat.say("/desk off", READER, chat=GROUP)
    assert "editors can do that" in newest(chat)["text"]


async def test_a_draft_is_posted_and_published_by_a_reply_once(chat: DeskChat) -> None:
    await chat.send("wire.txt", WIRE, caption="2017-12-17 AFP")
    posted = newest(chat)
    assert "Draft 1" in posted["text"]
    assert "Publish" in str(posted["reply_markup"])
    await chat.say("publish", READER, chat=GROUP, reply_to_message=posted)
    assert await chat.services.library.count_documents() == 0
    await chat.say("publish", SECOND, chat=GROUP, reply_to_message=posted)
    assert "Document 1 is published" in newest(chat)["text"]
    await chat.say("publish", EDITOR, chat=GROUP, reply_to_message=posted)
    assert "published" in newest(chat)["text"], "the second hears that it is settled"
    assert await chat.services.library.count_documents() == 1


async def test_a_report_is_posted_once_and_settled_by_a_reply(chat: DeskChat) -> None:
    await chat.send("wire.txt", WIRE, caption="2017-12-17 AFP")
    await chat.press("Publish")
    await chat.say("/returnees France", READER)
    await chat.press("Why?", READER)
    await chat.press("Report this line", READER)
    await chat.press("Report this line", READER)
    assert "A reader reports this line" in newest(chat)["text"]
    assert "The line stands; its reader is told." in await answer(chat, "It stands.", EDITOR)
    assert not await chat.services.library.reports()


async def test_talk_in_the_group_does_nothing(chat: DeskChat) -> None:
    await chat.send("wire.txt", WIRE, caption="2017-12-17 AFP")
    before = newest(chat)
    await chat.say("who wrote this one?", EDITOR, chat=GROUP, reply_to_message=before)
    await chat.say("publish", EDITOR, chat=GROUP)
    assert await chat.services.library.count_documents() == 0
