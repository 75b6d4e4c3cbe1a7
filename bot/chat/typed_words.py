"""Words that somebody typed and that a button carries on: they are theirs, so they are forgotten after a while."""

from __future__ import annotations

from datetime import datetime, timedelta

from briefings.ports import ChatState

# The space in which they are kept, for how long, and how many of them.
TYPED = "typed"
TYPED_FOR = timedelta(days=30)
MOST_TYPED = 5_000


async def forget_typed(state: ChatState, now: datetime) -> None:
    """Forgets what was typed long ago, and all but the newest of it."""
    await state.forget_kept(TYPED, now - TYPED_FOR, MOST_TYPED)
