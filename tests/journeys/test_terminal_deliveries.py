"""What a subscriber is owed arrives in the terminal chat too, while it is open."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from telegram import Bot
from telegram.error import BadRequest

from bot.app import utc_now
from bot.commands.at_work import delivering
from bot.commands.chatting import terminal_chat
from bot.settings import Settings
from bot.terminal.chat import TerminalChat
from bot.terminal.identities import TOKEN
from bot.terminal.screen import Screen
from bot.terminal.transport import TerminalRequest
from tests.support.desk_chat import WIRE, HereDesk

pytestmark = [pytest.mark.slow, pytest.mark.model]


class Clock:
    def __init__(self) -> None:
        self.ahead = timedelta(0)

    def __call__(self) -> datetime:
        return utc_now() + self.ahead


async def until(shown: list[str], word: str) -> str:
    """The first message with this word in it."""
    async with asyncio.timeout(20):
        while not (found := [text for text in shown if word in text]):  # noqa: ASYNC110 - a list
            await asyncio.sleep(0.01)
    return found[0]


async def press(chat: TerminalChat, label: str) -> None:
    await chat.press(chat.buttons().index(label) + 1)


async def test_a_subscriber_is_alerted_and_corrected_in_the_terminal(tmp_path: Path) -> None:
    shown: list[str] = []
    clock, article = Clock(), tmp_path / "wire.txt"
    article.write_text(WIRE)
    settings = Settings(home=tmp_path / "home", tick=0.05)
    screen = Screen(shown.append, clock)
    async with terminal_chat(settings, screen, desk=HereDesk(), clock=clock) as chat, delivering(chat.application):
        await chat.say("/subscribe")
        for label in ("All topics", "Everywhere", "Alerts at once"):
            await press(chat, label)
        await chat.upload(article, "2018-02-20 The Ford Gazette")
        await press(chat, "Publish")
        clock.ahead += timedelta(minutes=1)
        assert "700 French nationals" in await until(shown, "Alert ·")
        number = await chat.application.services.library.count_documents(None)
        await chat.say(f"/withdraw {number} a hoax")
        await press(chat, "Withdraw it")
        assert "a hoax" in await until(shown, "Correction")


async def test_the_prompt_stands_again_after_what_arrives() -> None:
    shown: list[str] = []
    screen = Screen(shown.append, utc_now, prompt=lambda: shown.append("› "))
    screen.ask()
    screen.put({"text": "Digest"})
    assert shown == ["› ", "", "Digest", "› "]


async def test_a_message_for_somebody_else_is_refused_as_telegram_would() -> None:
    shown: list[str] = []
    bot = Bot(TOKEN, request=TerminalRequest(Screen(shown.append, utc_now)))
    with pytest.raises(BadRequest, match="Chat not found"):
        await bot.send_message(7, "Digest")
    assert shown == []
