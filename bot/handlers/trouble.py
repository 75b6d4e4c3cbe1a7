"""When something goes wrong: a sentence for the person, the traceback for the log, and never a token in either."""

from __future__ import annotations

import logging

from telegram import Update
from telegram.error import NetworkError, TelegramError

from bot.context import Context
from bot.pages import Page, escape
from bot.replies import answer, reply
from briefings.errors import DatelineError

log = logging.getLogger("dateline")


async def failed(update: object, context: Context) -> None:
    """The application's error handler."""
    error = context.error
    if isinstance(update, Update) and isinstance(error, DatelineError):
        await answer(update)
        await reply(update, context, Page(escape(str(error))))
        return
    if isinstance(error, NetworkError):
        log.warning("Telegram could not be reached: %s", type(error).__name__)
        return
    log.error("A handler failed", exc_info=error)
    if isinstance(update, Update) and update.effective_chat:
        try:
            await reply(update, context, Page("Something went wrong here; it is in the log. Nothing you sent is lost."))
        except TelegramError as second:
            log.warning("The apology was not sent: %s", type(second).__name__)
