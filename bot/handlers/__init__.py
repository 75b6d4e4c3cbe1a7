"""Handlers for python-telegram-bot, one concern a module. `register` is the whole list of what the chat understands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from telegram.ext import CallbackQueryHandler

if TYPE_CHECKING:
    from bot.chat.context import DatelineApplication
    from bot.chat.router import Router

# What is said is in the chat's language. Who may not
# read is stopped before all else; whoever gets by is awake; then an answer to what the chat asked goes to
# whoever asked it, and an editor's article to the desk.
HEARING, GATE, WAKING, ANSWERS, UPLOADS = -5, -4, -3, -2, -1


def register(application: DatelineApplication) -> None:
    """Adds every handler; the order matters only in that free words and unknown commands come last."""
    from bot.chat import errors, languages
    from bot.handlers import admission, buttons, membership
    from bot.handlers.editors import concerns
    from bot.handlers.owner import editors, hold
    from bot.handlers.readers import (
        compare,
        documents,
        events,
        inline,
        language_choice,
        latest,
        ledger,
        privacy,
        reporting,
        search,
        start,
        topics,
    )
    from bot.handlers.subscriptions import answers, subscribing

    beat = application.services.beat
    application.add_handler(languages.hearing(), group=HEARING)
    application.add_handler(admission.gate(), group=GATE)
    application.add_handler(membership.waking(), group=WAKING)
    application.add_handlers(answers.answers_to_questions(), group=ANSWERS)
    application.add_handlers(concerns.first_handlers(), group=UPLOADS)
    application.add_handlers(
        [
            *membership.handlers(),
            *editors.handlers(),
            *hold.handlers(),
            *start.handlers(),
            *topics.handlers(beat),
            *ledger.handlers(),
            *events.handlers(),
            *latest.handlers(),
            *documents.handlers(),
            *compare.handlers(),
            *search.handlers(),
            *inline.handlers(),
            *reporting.handlers(),
            *language_choice.handlers(),
            *subscribing.handlers(),
            *privacy.handlers(),
            *concerns.handlers(),
            *search.fallbacks(),
        ]
    )
    application.add_handler(CallbackQueryHandler(buttons.pressed))
    application.add_error_handler(errors.failed)
    application.services.router = filled_router()


def filled_router() -> Router:
    """Who draws which view and who takes which answer. Raises `ValueError` where two draw one view."""
    from bot.chat.router import Router
    from bot.handlers import admission
    from bot.handlers.editors import concerns
    from bot.handlers.owner import editors, hold
    from bot.handlers.readers import (
        compare,
        documents,
        events,
        language_choice,
        latest,
        ledger,
        page_links,
        pictures,
        privacy,
        reporting,
        search,
        start,
        topics,
    )  # fmt: skip
    from bot.handlers.subscriptions import subscribing

    router = Router()
    answering = (topics, documents, page_links, pictures, compare, events, latest, ledger, search)
    reading = (*answering, language_choice, privacy, reporting, start, subscribing)
    drawers = (admission, *reading, concerns, editors, hold)
    for concern in drawers:
        router.draw_by(concern.VIEWS)
    router.answer_by(concerns.ANSWERS)
    return router
