"""Who may read the pages. Where reading is by invitation, by a signed link that expires and names nobody.

What is signed is a number drawn by lot and the moment until which it lasts. Whose it is, the library alone knows: so
`/forgetme` and dismissal end it, and a link that is passed on tells nothing of who passed it on.
"""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta
from pathlib import Path

from bot.chat.context import Services
from bot.chat.roles import may_read
from bot.settings import Settings, SettingsError
from bot.web.kept_secrets import kept_or_made
from briefings.ports import ChatState

# The space in which the library keeps whose link is whose, for how long a link lasts, and how many are kept.
SPACE = "page link"
LASTS = timedelta(days=7)
MOST = 5_000
FILE = "web.secret"
_SALT = "dateline page link"
LONGEST = 300


class PageLinks:
    """Makes and checks links to pages."""

    def __init__(self, services: Services) -> None:
        from itsdangerous import URLSafeSerializer

        self._services = services
        self._signer = URLSafeSerializer(_key(services.settings), salt=_SALT)

    async def key_for(self, user: int) -> str:
        """A key that lets whoever has it read, until it expires, or its person may read no more."""
        number, now = secrets.token_urlsafe(12), self._services.now()
        await self._services.library.keep(SPACE, number, {"user": user}, now)
        return str(self._signer.dumps([number, int((now + LASTS).timestamp())]))

    async def opens(self, key: str) -> bool:
        """Whether this is such a key, still. A forged one costs no look into the library."""
        signed = self._signed(key)
        if signed is None or signed[1] < self._services.now().timestamp():
            return False
        kept = await self._services.library.kept(SPACE, signed[0])
        return isinstance(kept, dict) and await may_read(self._services, int(kept.get("user", 0)))

    def _signed(self, key: str) -> tuple[str, int] | None:
        from itsdangerous import BadData

        if len(key) > LONGEST:
            return None
        try:
            number, until = self._signer.loads(key)
            return str(number), int(until)
        except (BadData, ValueError, TypeError):
            return None


async def end_page_links(state: ChatState, user: int) -> int:
    """A person's links open nothing any more; gives how many."""
    found = [number for number, kept in (await state.all_kept(SPACE)).items() if kept.get("user") == user]
    for number in found:
        await state.drop(SPACE, number)
    return len(found)


async def forget_old_page_links(state: ChatState, now: datetime) -> None:
    """Forgets whose the links were that have expired."""
    await state.forget_kept(SPACE, now - LASTS, MOST)


def _key(settings: Settings) -> str:
    path: Path = settings.home / FILE
    try:
        return kept_or_made(path)
    except OSError as error:
        raise SettingsError(
            f"The pages' secret cannot be kept in {path.parent} ({error.strerror}): make that folder writable."
        ) from error
