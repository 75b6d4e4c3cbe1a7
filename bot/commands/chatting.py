"""`dateline`, `chat` and `demo`: the application of `dateline run` over a terminal, or played by a script as a tour."""

from __future__ import annotations

import contextlib
import sys
import tempfile
from collections.abc import AsyncIterator
from pathlib import Path

from bot.app import build_application, open_services, utc_now
from bot.commands.running import run_telegram
from bot.logs import set_up_logs
from bot.settings import Settings
from bot.terminal.chat import TerminalChat, converse
from bot.terminal.demo import play_tour
from bot.terminal.identities import CHAT, TOKEN
from bot.terminal.samples import take_in_samples
from bot.terminal.screen import stdout_screen
from bot.terminal.transport import TerminalRequest


@contextlib.asynccontextmanager
async def _terminal(settings: Settings, *, handed_in: int = 0) -> AsyncIterator[TerminalChat]:
    """A chat on the demo library, whose one person is its owner."""
    set_up_logs(settings, quiet=True)
    # The person's own library is opened as its owner; the demo's samples never go into a library with a token.
    mine = settings.model_copy(update={"owner": CHAT["id"], "token": None})
    screen = stdout_screen(utc_now)
    async with open_services(mine, demo=True) as services:
        # A person types one line at a time, so a batch need not wait for more pieces.
        services.burst = 0.0
        application = build_application(services, TOKEN, request=TerminalRequest(screen))
        async with application:
            chat = TerminalChat(application, screen)
            await take_in_samples(services, screen.show, but_first=handed_in)
            yield chat


async def chat_in_terminal(settings: Settings) -> None:
    """The terminal chat; leaves with `/quit`."""
    async with _terminal(settings) as chat:
        await chat.say("/start")
        await converse(chat, sys.stdin)


async def demo(settings: Settings) -> None:
    """The short tour: upload, preview, publish, questions, one claim in full. Its library is deleted afterwards, so
    that every tour is the first."""
    with tempfile.TemporaryDirectory(prefix="dateline-tour-") as folder:
        async with _terminal(settings.model_copy(update={"home": Path(folder)}), handed_in=1) as chat:
            await play_tour(chat)


async def start(settings: Settings) -> None:
    """What `make run` does: Telegram if there is a token, else the chat if there is a terminal, else the tour."""
    if settings.token is not None:
        await run_telegram(settings)
    elif sys.stdin.isatty():
        await chat_in_terminal(settings)
    else:
        await demo(settings)
