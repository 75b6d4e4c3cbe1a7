"""Every command that the chat understands stands in /help, in the menus and in the terminal chat."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from pathlib import Path
from textwrap import wrap

import pytest
from telegram.ext import CommandHandler

from bot.app import build_application, open_services, utc_now
from bot.handlers.readers.help.menus import set_menus
from bot.language import LANGUAGES
from bot.settings import Settings
from bot.terminal.chat import TerminalChat
from bot.terminal.identities import CHAT
from bot.terminal.identities import TOKEN as TERMINAL
from bot.terminal.screen import Screen
from bot.terminal.transport import TerminalRequest
from tests.support.desk_chat import EDITOR, OWNER, READER, DeskChat, HereDesk, desk_chat
from tests.support.telegram_server import BOT

# Other names of commands that are listed, and what is understood without a line anywhere.
ALSO = {"langue", "start", "help", "cancel"}
NEEDS_A_NAME = {"document", "claim"}
READ_NO_WORDS = {
    "privacy", "export", "forgetme", "settings", "review", "feeds", "stats", "editors", "appoint", "dismiss", "audit",
    "resume",
}  # fmt: skip


@pytest.fixture
async def chat(sqlite_url: str, tmp_path: Path) -> AsyncIterator[DeskChat]:
    async with desk_chat(sqlite_url, tmp_path) as opened:
        yield opened


def understood(chat: DeskChat) -> set[str]:
    """Every command that has a handler."""
    every = [handler for group in chat.application.handlers.values() for handler in group]
    return {name for handler in every if isinstance(handler, CommandHandler) for name in handler.commands}


def listed(text: str) -> set[str]:
    return set(re.findall(r"^/(\w+) –", text, re.MULTILINE))


async def help_screens(chat: DeskChat, user: int) -> list[str]:
    """/help, and what each of its buttons leads to; the way back is taken every time."""
    first = await chat.say("/help", user)
    screens = [first]
    for label in chat.buttons(user):
        screens.append(await chat.press(label, user))
        assert len(chat.buttons(user)) == 1
        assert await chat.press(chat.buttons(user)[0], user) == first
    return screens


async def help_lists(chat: DeskChat, user: int) -> set[str]:
    return {name for screen in await help_screens(chat, user) for name in listed(screen)}


async def test_help_lists_all_that_its_reader_may_do_and_nothing_else(chat: DeskChat) -> None:
    reader, editor, owner = [await help_lists(chat, user) for user in (READER, EDITOR, OWNER)]
    assert owner == understood(chat) - ALSO
    assert reader < editor < owner
    assert {"compare", "events", "follow", "language"} <= reader
    assert {"watch", "feeds", "desk", "undo"} <= editor - reader


@pytest.mark.parametrize("language", LANGUAGES)
async def test_every_screen_of_help_fits_a_phone_and_edits_its_own_message(chat: DeskChat, language: str) -> None:
    """The owner's had 55 lines."""
    chat.server.languages |= dict.fromkeys((READER, EDITOR, OWNER), language)
    for user in (READER, EDITOR, OWNER):
        screens = await help_screens(chat, user)
        assert len(chat.server.texts(user)) == 1, "the buttons edit their message in place"
        for screen in screens:
            lines = [row for line in screen.split("\n") for row in wrap(line, 40) or [""]]
            assert len(lines) <= 25, screen


async def test_a_section_of_others_is_refused_in_a_word(chat: DeskChat) -> None:
    """In a group, a reader sees the buttons under an editor's /help."""
    for section, user in {"desk": READER, "owning": EDITOR, "nonsense": OWNER}.items():
        await chat.forge(f"help|{section}", user)
        (told,) = [call.parameters["text"] for call in chat.server.calls if call.method == "answerCallbackQuery"]
        assert told == "That is for this desk's editors, or its owner."
        assert chat.server.texts(user) == []
        chat.server.calls.clear()


async def test_the_menus_list_the_same(chat: DeskChat) -> None:
    await set_menus(chat.application)
    menus: dict[str, set[str]] = {}
    for call in chat.server.calls:
        if call.method == "setMyCommands" and "language_code" not in call.parameters:
            menus[str(call.parameters["scope"])] = set(
                re.findall(r'"command": ?"(\w+)"', str(call.parameters["commands"]))
            )
    everybody = next(names for scope, names in menus.items() if '"default"' in scope)
    groups = next(names for scope, names in menus.items() if "all_group_chats" in scope)
    owner = next(names for scope, names in menus.items() if f": {OWNER}" in scope or f":{OWNER}" in scope)
    assert everybody == (await help_lists(chat, READER) | {"help"}) - NEEDS_A_NAME
    assert owner == (await help_lists(chat, OWNER) | {"help"}) - NEEDS_A_NAME
    assert {"events", "compare", "follow", "latest", "subscribe"} <= groups <= everybody


async def test_the_terminal_chat_understands_them_all(chat: DeskChat, tmp_path: Path) -> None:
    screen = Screen(lambda _: None, utc_now)
    async with open_services(
        Settings(home=tmp_path / "terminal", owner=CHAT["id"]), demo=True, desk=HereDesk()
    ) as services:
        application = build_application(services, TERMINAL, request=TerminalRequest(screen))
        async with application:
            terminal = TerminalChat(application, screen)
            names = await _listed_in(terminal)
            assert names == understood(chat) - ALSO
            for name in sorted(names - {"forgetme"}):
                await terminal.say(f"/{name}")
                assert "I know no command" not in terminal.last_text(), name
                assert "went wrong" not in terminal.last_text(), name


async def _listed_in(terminal: TerminalChat) -> set[str]:
    """What /help lists in a terminal, each of its buttons pressed by number, and the way back."""
    await terminal.say("/help")
    names = listed(re.sub(r"<[^>]*>", "", terminal.last_text()))
    for number in range(1, len(terminal.buttons()) + 1):
        await terminal.say(str(number))
        names |= listed(re.sub(r"<[^>]*>", "", terminal.last_text()))
        await terminal.say("1")
    return names


async def test_a_command_that_reads_no_words_says_so_and_does_what_it_does_without_them(chat: DeskChat) -> None:
    without = {name: await chat.say(f"/{name}", OWNER) for name in READ_NO_WORDS - {"appoint"}}
    for name in sorted(READ_NO_WORDS, key=lambda name: name == "appoint"):
        said, _blank, rest = (await chat.say(f"/{name} tomorrow <b>", OWNER)).partition("\n\n")
        assert said == f"/{name} takes no words: “tomorrow <b>” was not read."
        assert rest.startswith(without.get(name, "").partition("\n")[0]), name
    chat.server.languages[OWNER] = "fr"
    assert "ne prend pas de mots" in await chat.say("/stats aujourd’hui", OWNER)


async def test_dismiss_reads_the_id_behind_it_alone(chat: DeskChat) -> None:
    """The name of the bot may have a number in it; one of twenty digits is nobody's, and no database has it."""
    assert "is no editor any more" in await chat.say(f"/dismiss@{BOT['username']} {EDITOR}", OWNER)
    assert "was not read" in await chat.say("/dismiss 99999999999999999999", OWNER)
