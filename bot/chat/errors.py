"""Errors: a sentence for the person, the traceback for the log, and no token in either."""

from __future__ import annotations

import logging
from collections.abc import Coroutine
from typing import Any

from telegram import Update
from telegram.error import BadRequest, NetworkError, TelegramError
from telegram.ext import ApplicationHandlerStop

from bot.chat.context import Context
from bot.chat.page import LONGEST_MESSAGE, Page, clip, escape
from bot.chat.replies import reply
from bot.delivery.courier import outcome_of
from bot.language import N_, _
from bot.logs import told
from briefings.errors import DatelineError

log = logging.getLogger("dateline")

APOLOGY = N_("Something went wrong here; it is in the log. Nothing that was stored is lost.")


async def failed(update: object, context: Context) -> None:
    """The application's error handler. An update whose handler failed is not passed on to the next group of
    handlers."""
    await _told(update, context)
    raise ApplicationHandlerStop


async def _told(update: object, context: Context) -> None:
    error = context.error
    if isinstance(error, DatelineError):
        if not isinstance(update, Update):
            log.error("%s", error.in_full)
        else:
            await _say(update, context, told(error))
        return
    if isinstance(error, NetworkError) and not isinstance(error, BadRequest):
        log.warning("Telegram could not be reached: %s", type(error).__name__)
        return
    if isinstance(error, TelegramError) and outcome_of(error).outcome in ("asleep", "moved"):
        # Whoever asked has blocked the bot since, or it may not write in the group: there is nobody to tell.
        log.warning("A chat could not be answered: %s", outcome_of(error).error)
        return
    log.error("A handler failed", exc_info=error)
    if isinstance(update, Update):
        await _say(update, context, _(APOLOGY))


def aside(update: Update, context: Context, work: Coroutine[Any, Any, None]) -> None:
    """Starts long work beside the chat. If it fails, the person is told as if a handler had failed."""
    context.services.run_aside(_watched(update, context, work))


async def _watched(update: Update, context: Context, work: Coroutine[Any, Any, None]) -> None:
    try:
        await work
    except Exception as error:
        await context.application.process_error(update, error)


async def _say(update: Update, context: Context, text: str) -> None:
    if update.effective_chat is None:
        return
    try:
        await reply(update, context, Page(escape(clip(text, LONGEST_MESSAGE))))
    except TelegramError as error:
        log.warning("A word about a failure was not sent: %s", type(error).__name__)
