"""A chat's mark: the change up to which it was told, by its last digest or by /latest. A group has a mark of its own,
which moves along when it becomes a supergroup."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from bot.chat.context import Services
from briefings.values import frozen

SPACE = "latest"


@frozen
class Mark:
    """`seen` is the id of a change, `at` the moment when the chat was told up to it."""

    seen: int
    at: datetime


async def mark_of(services: Services, chat: int) -> Mark | None:
    """The later of the chat's last /latest and its last digest on all topics and places; None if there was neither. If
    a digest was too long and left lines out, the mark is where that digest began."""
    mine = await services.outbox.subscriptions(chat)
    marks = [Mark(s.seen, s.mark) for s in mine if s.mark and not s.topics and not s.places]
    kept: Any = await services.library.kept(SPACE, str(chat))
    if kept:
        marks.append(Mark(int(kept["seen"]), datetime.fromisoformat(kept["at"])))
    newest = max(marks, key=lambda mark: mark.seen, default=None)
    left_out = min((s.left_out for s in mine if s.left_out is not None), default=None)
    if left_out is None or (newest and newest.seen <= left_out):
        return newest
    changes = await services.library.changes_after(left_out)
    return Mark(left_out, changes[0].at) if changes else newest


async def set_mark(services: Services, chat: int, seen: int) -> None:
    """Makes /latest tell what is recorded after change `seen`."""
    now = services.now()
    async with services.library.together() as library:
        await library.keep(SPACE, str(chat), {"seen": seen, "at": now.isoformat()}, now)
        await services.outbox.nothing_left_out(chat)
