"""Words that somebody typed and that a button carries on. They belong to that person, so they are deleted after a
while."""

from __future__ import annotations

from datetime import datetime, timedelta

from briefings.ports import ChatState

# The space of the chat state in which they are kept, for how long, and how many of them at most.
TYPED = "typed"
TYPED_FOR = timedelta(days=30)
MOST_TYPED = 5_000


async def forget_typed(state: ChatState, now: datetime) -> None:
    """Deletes words that were typed long ago, and all but the newest."""
    await state.forget_kept(TYPED, now - TYPED_FOR, MOST_TYPED)
