"""In which language a chat is written to."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from briefings.ports import ChatState, Scribe

# Chat → the code of the language that it was asked for; a chat without one is written to in English.
LANGUAGE = "language"


async def language_of(state: ChatState, chat: int) -> str | None:
    """The code of the language that a chat chose, or was speaking when it subscribed; None if neither is known."""
    kept: Any = await state.kept(LANGUAGE, str(chat))
    return kept if isinstance(kept, str) else None


async def set_language(state: ChatState, chat: int, language: str, now: datetime) -> None:
    """Notes the language in which a chat is written to from now on."""
    await state.keep(LANGUAGE, str(chat), language, now)


class Languages:
    """Gives the scribe for each chat; a chat's language is looked up once a transaction."""

    def __init__(self, state: ChatState, scribe: Scribe) -> None:
        self._state, self._scribe = state, scribe
        self._by_chat: Mapping[str, Any] | None = None
        self._scribes: dict[str | None, Scribe] = {}

    async def of(self, chat: int) -> str | None:
        """The code of a chat's language; None if it is not known."""
        if self._by_chat is None:
            self._by_chat = await self._state.all_kept(LANGUAGE)
        return self._by_chat.get(str(chat))

    async def scribe(self, chat: int) -> Scribe:
        """The scribe that writes in a chat's language."""
        language = await self.of(chat)
        if language not in self._scribes:
            self._scribes[language] = self._scribe.speaking(language)
        return self._scribes[language]
