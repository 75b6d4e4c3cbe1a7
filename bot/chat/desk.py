"""Which chat is the desk's: a group that an editor chose, kept in the chat state."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from briefings.ports import ChatState

DESK, HERE = "desk", "here"


@dataclass(frozen=True, slots=True)
class DeskChat:
    """A chat of the desk, and the forum topic in it."""

    chat: int
    thread: int | None = None


async def desk_group(state: ChatState) -> DeskChat | None:
    """The desk's group; None if there is none."""
    kept: Any = await state.kept(DESK, HERE)
    return DeskChat(kept["chat"], kept["thread"]) if kept else None
