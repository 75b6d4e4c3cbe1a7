"""Open questions, kept in the database, so that they outlive a restart: what somebody writes next is their answer.

An editor's question awaits the next message of that person in that chat (`expect`, `expected`); a chat's question about
its subscriptions awaits words of whoever may set them (`wait_for`, `waited_for`). Words answer the one put last.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from telegram import Update
from telegram.constants import ChatType

from bot.chat.context import Services
from bot.chat.page import Button, Page, rows
from bot.chat.views import View, data_for
from bot.language import _

EXPECTING = "expecting"
# After so long nobody remembers the question, and what they send means something else.
EDITORS_PATIENCE = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Expected:
    """Which question was put (the name of what answers it) and about what."""

    what: str
    args: tuple[str, ...]


async def expect(services: Services, user: int, chat: int, what: str, *args: str) -> None:
    """The next message of `user` in `chat` answers `what`; an earlier question is forgotten."""
    now = services.now()
    await services.library.keep(EXPECTING, f"{chat}:{user}", [what, now.isoformat(), *args], now)


async def expected(services: Services, user: int, chat: int) -> Expected | None:
    """Takes the question that awaits an answer, if there is one; it is answered once."""
    key = f"{chat}:{user}"
    kept = await services.library.kept(EXPECTING, key)
    if kept is None or not await services.library.drop(EXPECTING, key):
        return None
    what, asked, *args = kept
    if services.now() - datetime.fromisoformat(asked) > EDITORS_PATIENCE:
        return None
    return Expected(what, tuple(args))


async def question(services: Services, html: str, back: View) -> Page:
    """The page that puts a question, with a way out of it: `back` is what Cancel shows."""
    data = await data_for(services, View("cancel", (back.name, *back.args)))
    return Page(
        _("{html}\n<i>Your next message is the answer.</i>").format(html=html), rows([Button(_("Cancel"), data)])
    )


# --- what a chat was asked ------------------------------------------------------------------------------------------

WAITING = "waiting"
# After so long words mean something else.
PATIENCE = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class Waiting:
    """What was asked for, about what, and when."""

    what: str
    args: tuple[str, ...]
    at: datetime


async def wait_for(services: Services, chat: int, what: str, *args: str) -> None:
    """From now on words in this chat may answer `what`; what was asked before is forgotten."""
    now = services.now()
    value = {"what": what, "args": list(args), "at": now.isoformat()}
    await services.library.keep(WAITING, str(chat), value, now)


async def waited_for(services: Services, chat: int) -> Waiting | None:
    """What the chat was asked last, unless that is too long ago."""
    kept: Any = await services.library.kept(WAITING, str(chat))
    if kept is None or services.now() - datetime.fromisoformat(kept["at"]) > PATIENCE:
        return None
    return Waiting(kept["what"], tuple(kept["args"]), datetime.fromisoformat(kept["at"]))


async def overtaken(services: Services, asked: Waiting, chat: int, user: int) -> bool:
    """Whether the desk has put a question to this person since: words answer the one that was put last."""
    kept: Any = await services.library.kept(EXPECTING, f"{chat}:{user}")
    return kept is not None and datetime.fromisoformat(kept[1]) > asked.at


async def stop_waiting(services: Services, chat: int) -> None:
    """Words in this chat answer nothing any more."""
    await services.library.drop(WAITING, str(chat))


def to_write(update: Update) -> str:
    """How a question asks for words: in a group only a reply to it reaches the bot."""
    chat = update.effective_chat
    grouped = chat is not None and chat.type in (ChatType.GROUP, ChatType.SUPERGROUP)
    return _("Reply to this message with") if grouped else _("Write")
