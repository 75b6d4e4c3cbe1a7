"""Every example that Dateline prints works on what it holds: one test collects them all and types them."""

from __future__ import annotations

import asyncio
import html
import re
import shutil
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager
from pathlib import Path

import pytest

from bot.app import utc_now
from bot.commands import chatting
from bot.commands.answering import brief
from bot.settings import Settings
from bot.terminal.chat import TerminalChat
from bot.terminal.screen import Screen
from tests.support.desk_chat import HereDesk

README = Path(__file__).resolve().parents[2] / "README.md"
# Screens that show examples; a tuple presses a button on the way.
SCREENS: tuple[tuple[str, ...], ...] = (
    ("/start",), ("/help",), ("/search",), ("/ask",), ("/figures",), ("/returnees", "By place"),
)  # fmt: skip
REFUSALS = (
    "No document", "I know no", "I cannot read", "No claim has", "Nothing is both", "went wrong", "Did you mean",
    "Which place",
)  # fmt: skip


def terminal_chat(
    home: Path, show: Callable[[str], None] = lambda _: None
) -> AbstractAsyncContextManager[TerminalChat]:
    """The terminal chat as `make run` opens it, on the shipped samples, for its owner."""
    return chatting.terminal_chat(Settings(home=home), Screen(show, utc_now), desk=HereDesk())


@pytest.fixture(scope="module")
def demo_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home whose demo library holds the samples, taken in once for these tests."""
    home = tmp_path_factory.mktemp("demo")

    async def fill() -> None:
        async with terminal_chat(home):
            pass

    asyncio.run(fill())
    return home


@pytest.fixture
async def chat(demo_home: Path, tmp_path: Path) -> AsyncIterator[TerminalChat]:
    shutil.copytree(demo_home, tmp_path, dirs_exist_ok=True)
    async with terminal_chat(tmp_path) as opened:
        yield opened


async def _printed(chat: TerminalChat) -> list[str]:
    found: list[str] = []
    for screen in SCREENS:
        await chat.say(screen[0])
        for label in screen[1:]:
            await chat.press(chat.buttons().index(label) + 1)
        shown = [html.unescape(example) for example in re.findall(r"<code>(/[^<]+)</code>", chat.last_text())]
        assert shown, f"{screen} shows no example"
        found += shown
    return found


def _of_the_readme() -> list[str]:
    """The commands that the README tells people to type, but for patterns and for commands that stand alone."""
    spans = re.findall(r"`(/[^`\n]+)`", README.read_text("utf-8"))
    return [span for span in spans if " " in span and not re.search(r"[\[A-Z]{2}|\b[A-Z]\b|\[", span)]


async def test_every_example_in_chat_help_and_readme_answers_when_it_is_typed(chat: TerminalChat) -> None:
    examples = [*await _printed(chat), *_of_the_readme()]
    assert len(examples) >= 6
    for example in examples:
        await chat.say(example)
        answer = chat.last_text()
        assert not any(refusal in answer for refusal in REFUSALS), f"{example}: {answer[:200]}"


@pytest.mark.parametrize("typed", ["²", "~nobody/notes.txt", "a\0b.txt"])
async def test_what_is_no_button_and_no_file_is_answered_as_words(chat: TerminalChat, typed: str) -> None:
    """Each ended the terminal chat with a traceback."""
    await chat.say("/start")
    await chat.say(typed)
    assert "went wrong" not in chat.last_text()
    assert chat.last_text() != ""


async def test_a_path_at_which_no_file_is_said_to_be_none_and_a_command_to_be_unknown(
    demo_home: Path, tmp_path: Path
) -> None:
    shutil.copytree(demo_home, tmp_path, dirs_exist_ok=True)
    shown: list[str] = []
    async with terminal_chat(tmp_path, shown.append) as chat:
        for path in ("/nowhere/article.txt", "./article.txt", "'/nowhere/an article.txt'"):
            await chat.say(path)
            assert shown.pop() == f"There is no file {path}.\n"
        await chat.say(f"{tmp_path}/")
        assert shown.pop() == f"{tmp_path}/ is a folder: name a file in it.\n"
        for words in ("/nowhere", "/watc https://news.example/feed", "and/or"):
            await chat.say(words)
            assert "There is no file" not in "".join(shown), words


@pytest.mark.parametrize("since", ["May", "may", "October", "since october"])
async def test_a_bare_month_is_read_as_the_last_one_before_the_day_of_the_question(
    chat: TerminalChat, since: str
) -> None:
    await chat.say(f"/whereabouts UK since {since.removeprefix('since ')} asof 8 Dec 2017")
    month = since.removeprefix("since ").capitalize()[:3]
    assert f"published since 1 {month} 2017, as published by 8 Dec 2017" in chat.last_text()


async def test_the_readmes_briefing_comes_from_the_demo_library(
    tmp_path: Path, chat: TerminalChat, capsys: pytest.CaptureFixture[str]
) -> None:
    command = re.search(r"`dateline brief (\w+) (\w+) --demo`", README.read_text("utf-8"))
    assert command is not None
    await brief(Settings(home=tmp_path), command[1], command[2], None, None, as_json=False, demo=True)
    assert "people from France returned home" in capsys.readouterr().out
