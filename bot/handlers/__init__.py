"""Handlers for python-telegram-bot, one concern a module. `register` is the whole list of what the chat understands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from telegram.ext import CallbackQueryHandler

if TYPE_CHECKING:
    from bot.chat.context import DatelineApplication
    from bot.chat.router import Router

# These run before all others, in this order: the chat's language is set; people who may not read are stopped; whoever
# gets by is marked as awake; then answers go to the question that was asked, and editors' articles to the desk.
HEARING, GATE, WAKING, ANSWERS, UPLOADS = -5, -4, -3, -2, -1


def register(application: DatelineApplication) -> None:
    """Adds every handler. Free words and unknown commands come last, and `/start appoint-…` before everybody's /start;
    otherwise the order doesn't matter."""
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
    """The router with all handlers' views and answers. Raises `ValueError` if two handlers register one view."""
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
