"""`dateline`, `chat` and `demo`: the application of `dateline run` over a terminal, or played by a script as a tour."""

from __future__ import annotations

import contextlib
import sys
import tempfile
from collections.abc import AsyncIterator, Callable
from datetime import datetime
from pathlib import Path

from bot.app import build_application, open_services, utc_now
from bot.commands.at_work import delivering
from bot.commands.running import run_telegram
from bot.logs import set_up_logs
from bot.settings import Settings
from bot.terminal.chat import TerminalChat, converse
from bot.terminal.demo import play_tour
from bot.terminal.identities import CHAT, TOKEN
from bot.terminal.samples import take_in_samples
from bot.terminal.screen import Screen, stdout_screen
from bot.terminal.transport import TerminalRequest
from briefings.ports import FeedDesk


@contextlib.asynccontextmanager
async def terminal_chat(
    settings: Settings,
    screen: Screen,
    *,
    handed_in: int = 0,
    desk: FeedDesk | None = None,
    clock: Callable[[], datetime] = utc_now,
) -> AsyncIterator[TerminalChat]:
    """A chat on the demo library, whose one person is its owner."""
    # The person's own library is opened as its owner; the demo's samples never go into a library with a token.
    mine = settings.model_copy(update={"owner": CHAT["id"], "token": None})
    async with open_services(mine, demo=True, desk=desk, clock=clock) as services:
        # A person types one line at a time, so a batch need not wait for more pieces.
        services.burst = 0.0
        application = build_application(services, TOKEN, request=TerminalRequest(screen))
        async with application:
            chat = TerminalChat(application, screen)
            await take_in_samples(services, screen.show, but_first=handed_in)
            yield chat


async def chat_in_terminal(settings: Settings) -> None:
    """The terminal chat; leaves with `/quit`. Digests, corrections and what feeds bring arrive while it is open."""
    set_up_logs(settings, quiet=True)
    screen = stdout_screen(utc_now)
    async with terminal_chat(settings, screen) as chat, delivering(chat.application):
        await chat.say("/start")
        await converse(chat, screen, sys.stdin)


async def demo(settings: Settings) -> None:
    """The short tour: upload, preview, publish, questions, one claim in full. Its library is deleted afterwards, so
    that every tour is the first."""
    set_up_logs(settings, quiet=True)
    with tempfile.TemporaryDirectory(prefix="dateline-tour-") as folder:
        at_home = settings.model_copy(update={"home": Path(folder)})
        async with terminal_chat(at_home, stdout_screen(utc_now), handed_in=1) as chat:
            await play_tour(chat)


async def start(settings: Settings) -> None:
    """What `make run` does: Telegram if there is a token, else the chat if there is a terminal, else the tour."""
    if settings.token is not None:
        await run_telegram(settings)
    elif sys.stdin.isatty():
        await chat_in_terminal(settings)
    else:
        await demo(settings)
