"""A question that the bot has put to somebody: their next message in that chat is its answer, also after a restart."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.chat.context import Services
from bot.chat.page import Button, Page, rows
from bot.chat.views import View, data_for

SPACE = "expecting"
# After so long nobody remembers the question, and what they send means something else.
PATIENCE = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Expected:
    """Which question was put (the name of what answers it) and about what."""

    what: str
    args: tuple[str, ...]


async def expect(services: Services, user: int, chat: int, what: str, *args: str) -> None:
    """The next message of `user` in `chat` answers `what`; an earlier question is forgotten."""
    now = services.now()
    await services.library.keep(SPACE, f"{chat}:{user}", [what, now.isoformat(), *args], now)


async def expected(services: Services, user: int, chat: int) -> Expected | None:
    """Takes the question that awaits an answer, if there is one; it is answered once."""
    key = f"{chat}:{user}"
    kept = await services.library.kept(SPACE, key)
    if kept is None or not await services.library.drop(SPACE, key):
        return None
    what, asked, *args = kept
    if services.now() - datetime.fromisoformat(asked) > PATIENCE:
        return None
    return Expected(what, tuple(args))


async def question(services: Services, html: str, back: View) -> Page:
    """The page that puts a question, with a way out of it: `back` is what Cancel shows."""
    data = await data_for(services, View("cancel", (back.name, *back.args)))
    return Page(f"{html}\n<i>Your next message is the answer.</i>", rows([Button("Cancel", data)]))
