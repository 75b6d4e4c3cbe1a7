"""Which line each message shows, kept for two days: who reacts or replies to the message need not name the line."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from bot.chat.context import Services
from briefings.errors import DatelineError
from briefings.ports import ChatState

# "chat:message" → the claim whose words the message shows first.
SHOWN = "shown-line"
# "chat:message" → the words of a reply, until its reader has said which line they are about.
SAID = "said-of-a-line"
SHOWN_FOR = timedelta(days=2)
MOST_SHOWN = 20_000
# A delivered message is looked for among so many of its chat's newest.
LATELY = 200


async def note_line(services: Services, chat: int, message: int, claim: str | None) -> None:
    """Notes the line of a message; does nothing without one."""
    if claim is not None:
        await services.library.keep(SHOWN, f"{chat}:{message}", claim, services.now())


async def lines_of(services: Services, chat: int, message: int) -> tuple[str, ...]:
    """The claims whose words a message shows: of an answer its first line, of a digest or an alert all lines."""
    kept: Any = await services.library.kept(SHOWN, f"{chat}:{message}")
    if isinstance(kept, str):
        return (kept,)
    sent = await services.outbox.deliveries(chat=chat, limit=LATELY)
    carried = next((d.carried for d in sent if d.message == message and d.kind in ("digest", "alert")), ())
    named = dict.fromkeys(line.statements[0].partition(".")[0] for line in carried if line.statements)
    return tuple([claim for claim in named if await _is_there(services, claim)])


async def _is_there(services: Services, claim: str) -> bool:
    try:
        await services.library.claim(claim)
    except DatelineError:
        return False
    return True


async def forget_shown(state: ChatState, now: datetime) -> None:
    """Deletes what was noted long ago, and all but the newest."""
    for space in (SHOWN, SAID):
        await state.forget_kept(space, now - SHOWN_FOR, MOST_SHOWN)
