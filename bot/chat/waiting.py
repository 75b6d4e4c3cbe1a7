"""What a chat was asked and may answer in words: kept in the database by chat, so that it outlives a restart."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from telegram import Update
from telegram.constants import ChatType

from bot.chat import expecting
from bot.chat.context import Services

SPACE = "waiting"
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
    await services.library.keep(SPACE, str(chat), value, now)


async def waited_for(services: Services, chat: int) -> Waiting | None:
    """What the chat was asked last, unless that is too long ago."""
    kept: Any = await services.library.kept(SPACE, str(chat))
    if kept is None or services.now() - datetime.fromisoformat(kept["at"]) > PATIENCE:
        return None
    return Waiting(kept["what"], tuple(kept["args"]), datetime.fromisoformat(kept["at"]))


async def overtaken(services: Services, asked: Waiting, chat: int, user: int) -> bool:
    """Whether the desk has put a question to this person since: words answer the one that was put last."""
    kept: Any = await services.library.kept(expecting.SPACE, f"{chat}:{user}")
    return kept is not None and datetime.fromisoformat(kept[1]) > asked.at


async def stop_waiting(services: Services, chat: int) -> None:
    """Words in this chat answer nothing any more."""
    await services.library.drop(SPACE, str(chat))


def to_write(update: Update) -> str:
    """How a question asks for words: in a group only a reply to it reaches the bot."""
    chat = update.effective_chat
    grouped = chat is not None and chat.type in (ChatType.GROUP, ChatType.SUPERGROUP)
    return "Reply to this message with" if grouped else "Write"
