"""What somebody passes on is another's words: no command in it is carried out, and no question answered by it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from tests.support.desk_chat import EDITOR, OWNER, READER, WIRE, DeskChat, desk_chat
from tests.support.reading_chat import ASKER, FILLED, reading_chat
from tests.support.telegram_server import BOT

pytestmark = pytest.mark.slow

GROUP = -1_001_000_000_077
STRANGER = 66
CHANNEL: dict[str, Any] = {
    "type": "channel",
    "date": 1_513_500_000,
    "message_id": 44,
    "chat": {"id": -1_002_000_000_001, "type": "channel", "title": "Harbour News", "username": "harbournews"},
}
PERSON: dict[str, Any] = {"type": "hidden_user", "date": 1_513_500_000, "sender_user_name": "Somebody"}


@pytest.fixture
async def chat(sqlite_url: str, tmp_path: Path) -> AsyncIterator[DeskChat]:
    async with reading_chat(sqlite_url, tmp_path, *FILLED) as opened:
        yield opened


@pytest.mark.parametrize("origin", [CHANNEL, PERSON], ids=["channel", "person"])
async def test_a_forwarded_withdrawal_withdraws_nothing_and_is_read_as_an_article(
    chat: DeskChat, origin: dict[str, Any]
) -> None:
    said = await chat.say("/withdraw 1 it was wrong", EDITOR, forward_origin=origin)
    assert "withdraw" not in said.lower().replace("/withdraw", "")
    assert "No longer stands" not in said
    assert "Draft 4" in said
    assert (await chat.services.library.document(1)).status == "published"


@pytest.mark.parametrize("text", ["/undo", "/drop 0123456789", "/desk", "/add Some 40 came back."])
async def test_no_forwarded_command_of_an_editor_is_carried_out(chat: DeskChat, text: str) -> None:
    said = await chat.say(text, EDITOR, forward_origin=CHANNEL)
    assert "Draft 4" in said or "✗" in said or "not taken in" in said


async def test_what_an_editor_types_is_carried_out_as_before(chat: DeskChat) -> None:
    assert "Publish" not in await chat.say("/undo", EDITOR)
    assert "Why is it withdrawn?" in await chat.say("/withdraw 1", EDITOR)


@pytest.mark.parametrize("text", ["/unsubscribe", "stop", "/forgetme", "/subscribe returnees", "/returnees France"])
async def test_a_reader_s_forward_is_a_search_and_no_wish(chat: DeskChat, text: str) -> None:
    await chat.say("/subscribe returnees France at 8", ASKER)
    before = await chat.services.outbox.subscriptions(ASKER)
    said = await chat.say(text, ASKER, forward_origin=PERSON)
    assert "Taken as /" not in said
    assert "delete" not in said.lower()
    assert await chat.services.outbox.subscriptions(ASKER) == before


@pytest.mark.parametrize("extra", [{"forward_origin": CHANNEL}, {"is_automatic_forward": True}])
async def test_in_a_group_a_forward_is_talk(chat: DeskChat, extra: dict[str, Any]) -> None:
    for text in ("/returnees France", f"@{BOT['username']} stop", f"/help@{BOT['username']}"):
        chat.server.say(text, user=ASKER, chat=GROUP, **extra)
    await chat.settled()
    assert chat.server.texts(GROUP) == []
    chat.server.say("/returnees France", user=ASKER, chat=GROUP)
    await chat.settled()
    assert len(chat.server.texts(GROUP)) == 1


async def test_a_forwarded_file_that_says_add_is_talk_in_a_group(chat: DeskChat) -> None:
    await chat.send("wire.txt", WIRE, EDITOR, chat=GROUP, caption="/add", forward_origin=CHANNEL)
    assert chat.server.texts(GROUP) == []


async def test_a_forwarded_article_does_not_answer_the_desk_s_question(chat: DeskChat) -> None:
    await chat.say("/withdraw 1", EDITOR)
    assert "Draft 4" in await chat.say("Some 90 came back to Norway, police said.", EDITOR, forward_origin=CHANNEL)
    asked = await chat.say("the agency took it back", EDITOR)
    assert "the agency took it back" in asked, "the question is open still"
    assert (await chat.services.library.document(1)).status == "published"


async def test_a_forwarded_post_is_the_new_text_where_one_was_asked_for(chat: DeskChat) -> None:
    await chat.say("/revise 3", EDITOR)
    text = "Smugglers in Raqqa asked for 3,000 dollars, a driver said."
    assert "A corrected text for document 3" in await chat.say(text, EDITOR, forward_origin=CHANNEL)


async def test_a_forwarded_invitation_lets_no_stranger_read(sqlite_url: str, tmp_path: Path) -> None:
    async with desk_chat(sqlite_url, tmp_path, access="invited") as chat:
        link = await chat.say("/appoint", OWNER)
        token = link.rpartition("start=")[2].split()[0]
        said = await chat.say(f"/start {token}", STRANGER, forward_origin=PERSON)
        assert "for invited readers" in said
        assert "Welcome to the desk" in await chat.say(f"/start {token}", READER)
