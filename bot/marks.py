"""A reader's mark: up to which change they were told, in their last digest or by /latest. Kept per chat, so that a
group has its own and it moves along when the group becomes a supergroup."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.context import Services

SPACE = "latest"


@dataclass(frozen=True, slots=True)
class Mark:
    """`seen` is a change's id, `at` the moment in which the chat was told up to it."""

    seen: int
    at: datetime


async def mark_of(services: Services, chat: int) -> Mark | None:
    """The later of the chat's last /latest and its last digest; None where it had neither."""
    marks = [
        Mark(subscription.seen, subscription.mark)
        for subscription in await services.outbox.subscriptions(chat)
        if subscription.mark and not subscription.topics and not subscription.places
    ]
    kept: Any = await services.library.kept(SPACE, str(chat))
    if kept:
        marks.append(Mark(int(kept["seen"]), datetime.fromisoformat(kept["at"])))
    return max(marks, key=lambda mark: mark.seen, default=None)


async def set_mark(services: Services, chat: int, seen: int) -> None:
    """From here on /latest tells what is recorded after change `seen`."""
    now = services.now()
    await services.library.keep(SPACE, str(chat), {"seen": seen, "at": now.isoformat()}, now)
