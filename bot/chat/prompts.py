"""Open questions, stored in the database so that they survive a restart: what somebody writes next answers them.

A question to an editor is answered by that person's next message in that chat (`expect`, `expected`); in a group, where
people go on talking and the bot may not hear them, by that person's reply to the question. A question about
a chat's subscriptions is answered by words of anybody who may set them (`wait_for`, `waited_for`). Words answer the
question that was asked last.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from telegram import Message, Update
from telegram.constants import ChatType

from bot.chat.context import Services
from bot.chat.page import Button, Page, rows
from bot.chat.views import View, data_for
from bot.language import N_, _, in_every_language
from briefings.values import frozen

EXPECTING = "expecting"
BY_REPLY = N_("Reply to this message with the answer.")
# A question to an editor lapses after so long: nobody remembers it, and a message means something else.
EDITORS_PATIENCE = timedelta(hours=1)


@frozen
class Expected:
    """An open question to an editor: `what` names the handler of its answer, `args` say what it is about."""

    what: str
    args: tuple[str, ...]


async def expect(services: Services, user: int, chat: int, what: str, *args: str) -> None:
    """Asks an editor: the next message of `user` in `chat` answers `what`. An earlier question is forgotten."""
    now = services.now()
    await services.library.keep(EXPECTING, f"{chat}:{user}", [what, now.isoformat(), *args], now)


async def expected(services: Services, user: int, chat: int) -> Expected | None:
    """Takes the open question to an editor, so that it is answered once; None if there is none, or it has lapsed."""
    key = f"{chat}:{user}"
    kept = await services.library.kept(EXPECTING, key)
    if kept is None or not await services.library.drop(EXPECTING, key):
        return None
    what, asked, *args = kept
    if services.now() - datetime.fromisoformat(asked) > EDITORS_PATIENCE:
        return None
    return Expected(what, tuple(args))


async def question(services: Services, update: Update, html: str, back: View) -> Page:
    """The page that asks a question, with a Cancel button that leads to the view `back`."""
    data = await data_for(services, View("cancel", (back.name, *back.args)))
    how = _(BY_REPLY) if in_group(update) else _("Your next message is the answer.")
    return Page(f"{html}\n<i>{how}</i>", rows([Button(_("Cancel"), data)]))


def asks_for_reply(message: Message) -> bool:
    """True for a question that is answered by a reply, in any language."""
    return any(how in (message.text or "") for how in in_every_language(BY_REPLY))


# --- what a chat was asked ------------------------------------------------------------------------------------------

WAITING = "waiting"
# A question to a chat lapses after so long: words mean something else.
PATIENCE = timedelta(minutes=15)


@frozen
class OpenQuestion:
    """An open question to a chat: what was asked, about what, and when."""

    what: str
    args: tuple[str, ...]
    at: datetime


async def wait_for(services: Services, chat: int, what: str, *args: str) -> None:
    """Asks a chat: words in it may answer `what` from now on. An earlier question is forgotten."""
    now = services.now()
    value = {"what": what, "args": list(args), "at": now.isoformat()}
    await services.library.keep(WAITING, str(chat), value, now)


async def waited_for(services: Services, chat: int) -> OpenQuestion | None:
    """The question that the chat was asked last; None if there is none, or it has lapsed."""
    kept: Any = await services.library.kept(WAITING, str(chat))
    if kept is None or services.now() - datetime.fromisoformat(kept["at"]) > PATIENCE:
        return None
    return OpenQuestion(kept["what"], tuple(kept["args"]), datetime.fromisoformat(kept["at"]))


async def overtaken(services: Services, asked: OpenQuestion, chat: int, user: int) -> bool:
    """True if the desk has asked this person something since: words answer the question that was asked last."""
    kept: Any = await services.library.kept(EXPECTING, f"{chat}:{user}")
    return kept is not None and datetime.fromisoformat(kept[1]) > asked.at


async def stop_waiting(services: Services, chat: int) -> None:
    """Forgets the chat's question."""
    await services.library.drop(WAITING, str(chat))


def to_write(update: Update) -> str:
    """The words by which a question asks for an answer: in a group the bot receives only replies."""
    return _("Reply to this message with") if in_group(update) else _("Write")


def in_group(update: Update) -> bool:
    """True if the update comes from a group."""
    chat = update.effective_chat
    return chat is not None and chat.type in (ChatType.GROUP, ChatType.SUPERGROUP)
