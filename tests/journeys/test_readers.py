"""What readers meet first: /start, help and menus, an invitation; and that forged buttons and floods hurt nobody."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.support.desk_chat import EDITOR, OWNER, DeskChat
from tests.support.reading_chat import ASKER, FILLED, OTHER, WIRE, reading_chat


@pytest.fixture
async def chat(sqlite_url: str, tmp_path: Path) -> AsyncIterator[DeskChat]:
    async with reading_chat(sqlite_url, tmp_path, *FILLED) as opened:
        yield opened


@pytest.fixture
async def empty(sqlite_url: str, tmp_path: Path) -> AsyncIterator[DeskChat]:
    async with reading_chat(sqlite_url, tmp_path) as opened:
        yield opened


# --- /start, /help, menus -------------------------------------------------------------------------------------------


async def test_start_says_in_four_lines_what_this_is_and_offers_the_topics(chat: DeskChat) -> None:
    first = await chat.say("/start", ASKER)
    assert len(first.splitlines()) == 4
    assert chat.buttons(ASKER) == [topic.title for topic in chat.services.beat.topics]


async def test_a_sourced_answer_is_three_taps_away(chat: DeskChat) -> None:
    await chat.say("/start", ASKER)
    answer = await chat.press("Returnees", ASKER)
    assert answer.startswith("Returnees")
    assert "250 people from France returned home, say French officials" in answer
    assert "[1] " in answer
    assert len(chat.server.texts(ASKER)) == 1, "the button edits its message in place"


async def test_an_empty_library_says_what_comes_next(empty: DeskChat) -> None:
    assert "still empty" in await empty.say("/start", ASKER)
    assert "Send an article here" in await empty.say("/start", EDITOR)
    for command in ("/returnees", "/figures", "/disputes", "/latest", "/documents", "/search smugglers"):
        assert await empty.say(command, ASKER)


async def test_help_differs_for_readers_editors_and_the_owner(chat: DeskChat) -> None:
    reader, editor, owner = [await chat.say("/help", who) for who in (ASKER, EDITOR, OWNER)]
    assert "/review" not in reader
    assert "/review" in editor
    assert "/appoint" not in editor
    assert "/appoint" in owner


async def test_menus_are_in_the_beats_words_and_differ_by_scope(chat: DeskChat) -> None:
    from bot.handlers.readers.help.menus import set_menus

    await set_menus(chat.application)
    menus = {str(c.parameters["scope"]): str(c.parameters["commands"]) for c in chat.server.calls
             if c.method == "setMyCommands"}  # fmt: skip
    everybody = next(menu for scope, menu in menus.items() if "default" in scope)
    group = next(menu for scope, menu in menus.items() if "all_group_chats" in scope)
    editor = next(menu for scope, menu in menus.items() if f'"chat_id": {EDITOR}' in scope or f"{EDITOR}" in scope)
    assert "returnees" in everybody
    assert "review" not in everybody
    assert "forgetme" not in group
    assert "review" in editor


# --- hostile and hurried people -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "data",
    ["", "ask", "ask|x|y|z|w|v", "ask|returnees||||99999999", "ask|nonsense||||0", "=0000", "history|a",
     "figures|a|b|c", "latest|a|b|c", "search|x", "document|1|-1", "document|９|０", "claim|'; DROP TABLE claims",
     "report|x", "settings|1", "sub-when|never", "forget|", "admit|1", "text|1|0", "|||||", "do|drop|all",
     "set-time-to|1|99"],
)  # fmt: skip
async def test_forged_buttons_do_nothing_and_get_a_word(chat: DeskChat, data: str) -> None:
    before = await chat.services.library.counts()
    await chat.forge(data or "|", ASKER)
    assert await chat.services.library.counts() == before
    assert not any("went wrong" in text for text in chat.server.texts(ASKER))


async def test_a_flood_from_one_person_slows_that_person_only(chat: DeskChat) -> None:
    for _ in range(1000):
        chat.server.say("/returnees", user=ASKER)
    chat.server.say("/routes", user=OTHER)
    begun = time.monotonic()
    await chat.server.until(lambda: chat.server.texts(OTHER), seconds=20)
    assert time.monotonic() - begun < 10
    await chat.settled()
    texts = chat.server.texts(ASKER)
    assert len(texts) < 200
    assert sum("you write faster than I answer" in text for text in texts) >= 1
    assert (await chat.say("/routes", ASKER)).startswith("Routes")


# --- by invitation --------------------------------------------------------------------------------------------------


async def test_a_stranger_gets_one_kind_line_and_is_let_in_by_an_editor(sqlite_url: str, tmp_path: Path) -> None:
    async with reading_chat(sqlite_url, tmp_path, WIRE, access="invited") as chat:
        assert "for invited readers" in await chat.say("/returnees", ASKER)
        assert "250" not in "".join(chat.server.texts(ASKER))
        await chat.press("Ask to be let in", ASKER)
        await chat.forge("ask|returnees||||0", OTHER)
        assert "250" not in "".join(chat.server.texts(OTHER))
        assert "Person 20" in await chat.answer(EDITOR)
        assert "Person 20" in await chat.say("/review", EDITOR)
        await chat.press("Let them in", EDITOR)
        await chat.deliver()
        person = await chat.services.library.person(ASKER)
        assert person is not None
        assert person.admitted
        assert "let you in" in chat.server.texts(ASKER)[-1]
        assert "250" in await chat.say("/returnees", ASKER)
