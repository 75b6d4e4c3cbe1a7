"""All editors' modules, in the order in which their handlers are asked, and who takes an answer to which question."""

from __future__ import annotations

from typing import Any

from telegram.ext import MessageHandler, filters

from bot.handlers.editors import amending, claims, desk_group, details, drafts, feeds, sources, watching, withdrawing
from bot.handlers.editors.intake import uploading
from bot.handlers.editors.queue import judging, review

CONCERNS: tuple[Any, ...] = (
    uploading,
    drafts,
    details,
    claims,
    amending,
    judging,
    review,
    withdrawing,
    sources,
    desk_group,
    watching,
    feeds,
)


def last_handlers() -> list[Any]:
    """What editors say that is no upload; it runs last, like everybody's free words."""
    from bot.handlers.readers.searching.search import free_words

    return [MessageHandler(filters.TEXT & ~filters.COMMAND & filters.UpdateType.MESSAGE, free_words)]


def first_handlers() -> list[Any]:
    """Editors' texts, which may be an article or an answer, and so are looked at before everybody's free words."""
    return [*uploading.reply_handlers(), *desk_group.reply_handlers(), *uploading.text_handlers()]


# Question's name → what takes an editor's answer to it.
ANSWERS: dict[str, Any] = {
    "detail": details.answered,
    "why": withdrawing.why_answered,
    "amend": amending.answered,
    "source": sources.answered,
    "feed": feeds.answered,
}
