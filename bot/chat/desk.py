"""Which chat is the desk's: a group that an editor chose, kept in the chat state."""

from __future__ import annotations

from dataclasses import asdict, replace
from datetime import datetime
from typing import Any

from briefings.ports import ChatState
from briefings.values import frozen

DESK, HERE = "desk", "here"


@frozen
class DeskChat:
    """A chat of the desk, and the forum topic in it."""

    chat: int
    thread: int | None = None


async def desk_group(state: ChatState) -> DeskChat | None:
    """The desk's group; None if there is none."""
    kept: Any = await state.kept(DESK, HERE)
    return DeskChat(kept["chat"], kept["thread"]) if kept else None


async def make_desk_group(state: ChatState, desk: DeskChat, now: datetime) -> None:
    """Makes a chat the desk's group, in place of another."""
    await state.keep(DESK, HERE, asdict(desk), now)


async def move_desk_group(state: ChatState, old: int, new: int, now: datetime) -> None:
    """Goes along with the desk's group if it got another id, as a supergroup; does nothing for any other chat."""
    desk = await desk_group(state)
    if desk is not None and desk.chat == old:
        await make_desk_group(state, replace(desk, chat=new), now)
