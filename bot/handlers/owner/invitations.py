"""Links that make the first person who opens them an editor. Each works once, for some days, unless it is taken back.

The library keeps only a link's hash, so that whoever reads the library or a backup can't use it.
"""

from __future__ import annotations

import hashlib
import secrets
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.chat.context import Services
from bot.language import _
from briefings.errors import NotFound
from briefings.values import frozen

SPACE = "invitation"
DAYS = 3


@frozen
class Invitation:
    """A link that nobody has opened yet. `key` identifies it without being enough to open it."""

    key: str
    until: datetime


async def invite(services: Services, by: int) -> str:
    """Makes a link; gives its secret, which is stored nowhere."""
    token, now = secrets.token_urlsafe(18), services.now()
    until = now + timedelta(days=DAYS)
    async with services.library.together() as library:
        for key, value in (await library.all_kept(SPACE)).items():
            if _until(value) <= now:
                await library.drop(SPACE, key)
        await library.keep(SPACE, _key(token), {"by": by, "until": until.isoformat()}, now)
        await library.record(by, "invite", "an editor", now)
    return token


async def accept(services: Services, token: str) -> int:
    """Uses a link up; gives the id of who made it. Raises `NotFound` for one that was used, taken back, is too old, or
    never existed."""
    kept: Any = await services.library.kept(SPACE, _key(token))
    works = kept is not None and _until(kept) > services.now()
    if not works or not await services.library.drop(SPACE, _key(token)):
        raise NotFound(
            _(
                "This link was used already, was taken back, has expired, or never was one. The owner "
                "can make a new one: /appoint."
            )
        )
    return int(kept["by"])


async def waiting(services: Services) -> list[Invitation]:
    """The links that still work, the first to expire first."""
    kept = await services.library.all_kept(SPACE)
    found = [Invitation(key, _until(value)) for key, value in kept.items()]
    return sorted((each for each in found if each.until > services.now()), key=lambda each: each.until)


async def take_back(services: Services, key: str, by: int) -> bool:
    """Takes a link back; False if it was used or taken back before."""
    async with services.library.together() as library:
        if not await library.drop(SPACE, key):
            return False
        await library.record(by, "take back an invitation", "an editor", services.now())
        return True


def _until(kept: Any) -> datetime:
    """When a link ends. An older Dateline kept links without an end, and by their own secret: these work no more."""
    return datetime.fromisoformat(kept["until"]) if "until" in kept else datetime.min.replace(tzinfo=UTC)


def _key(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()[:32]
