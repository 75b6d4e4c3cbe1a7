"""Handlers for python-telegram-bot, one concern a module. `register` is the whole list of what the chat understands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from telegram.ext import CallbackQueryHandler

if TYPE_CHECKING:
    from bot.context import DatelineApplication


def register(application: DatelineApplication) -> None:
    """Adds every handler; the order matters only in that free words come last."""
    from bot.handlers import asking, buttons, editing, membership, owning, trouble

    beat = application.services.beat
    application.add_handlers([*membership.handlers(), *owning.handlers(), *editing.handlers(), *asking.handlers(beat)])
    application.add_handlers(editing.first_handlers(), group=-1)
    application.add_handler(CallbackQueryHandler(buttons.pressed))
    application.add_error_handler(trouble.failed)
