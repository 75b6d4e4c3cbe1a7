"""Handlers for python-telegram-bot, one concern a module. `register` is the whole list of what the chat understands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from telegram.ext import CallbackQueryHandler

if TYPE_CHECKING:
    from bot.context import DatelineApplication

# Who may not read is stopped before all else; whoever gets by is awake; then an answer to what the chat asked goes to
# whoever asked it, and an editor's article to the desk.
GATE, WAKING, ANSWERS, UPLOADS = -4, -3, -2, -1


def register(application: DatelineApplication) -> None:
    """Adds every handler; the order matters only in that free words and unknown commands come last."""
    from bot.handlers import (
        admission,
        asking,
        buttons,
        documents,
        editing,
        latest,
        ledger,
        membership,
        owning,
        privacy,
        searching,
        starting,
        subscribing,
        trouble,
    )
    from bot.handlers.owner import hold

    beat = application.services.beat
    application.add_handler(admission.gate(), group=GATE)
    application.add_handler(membership.waking(), group=WAKING)
    application.add_handlers(subscribing.answers_to_questions(), group=ANSWERS)
    application.add_handlers(editing.first_handlers(), group=UPLOADS)
    application.add_handlers(
        [
            *membership.handlers(),
            *owning.handlers(),
            *hold.handlers(),
            *starting.handlers(),
            *asking.handlers(beat),
            *ledger.handlers(),
            *latest.handlers(),
            *documents.handlers(),
            *searching.handlers(),
            *subscribing.handlers(),
            *privacy.handlers(),
            *editing.handlers(),
            *searching.fallbacks(),
        ]
    )
    application.add_handler(CallbackQueryHandler(buttons.pressed))
    application.add_error_handler(trouble.failed)
