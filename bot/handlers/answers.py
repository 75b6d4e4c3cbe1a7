"""Which handler takes the answer to a question that was put to an editor."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from telegram import Update

from bot.chat.context import Context
from bot.handlers.editors import amending, details, sources, withdrawing
from bot.handlers.editors.withdrawing import REVISION

Answered = Callable[[Update, Context, int, tuple[str, ...], str], Awaitable[None]]

ANSWERS: dict[str, Answered] = {
    "detail": details.answered,
    "why": withdrawing.why_answered,
    "amend": amending.answered,
    "source": sources.answered,
}

__all__ = ["ANSWERS", "REVISION"]
