"""Handlers for python-telegram-bot, one concern a module. `handler_modules` lists all that the chat understands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from telegram.ext import CallbackQueryHandler

if TYPE_CHECKING:
    from bot.chat.context import DatelineApplication
    from bot.chat.router import Router

# These run before all others, in this order: the chat's language is set; people who may not read are stopped; whoever
# gets by is marked as awake; then answers go to the question that was asked, and editors' articles to the desk.
HEARING, GATE, WAKING, ANSWERS, UPLOADS = -5, -4, -3, -2, -1


def handler_modules() -> tuple[Any, ...]:
    """Every module of handlers, in the order in which they are asked: `handlers()` gives its commands, `VIEWS` says who
    draws what its buttons lead to. A module may have either alone."""
    from bot.handlers import admission, membership
    from bot.handlers.editors import concerns as editing
    from bot.handlers.owner import editors, hold
    from bot.handlers.readers import page_links, privacy, reporting
    from bot.handlers.readers.answers import (
        claims,
        compare,
        disputes,
        documents,
        events,
        inline,
        latest,
        ledger,
        lines,
        pictures,
        topics,
    )
    from bot.handlers.readers.help import help_screens, language_choice, start
    from bot.handlers.readers.searching import search
    from bot.handlers.subscriptions import alert_views, following, setting_buttons, settings, subscribing

    owning = (membership, admission, editors, hold)
    asking = (start, help_screens, topics, lines, disputes, ledger, events, latest, compare, search, inline)
    opening = (documents, claims, page_links, pictures)
    subscribed = (subscribing, following, settings, setting_buttons, alert_views)
    return (*owning, *asking, *opening, reporting, language_choice, *subscribed, privacy, *editing.CONCERNS)


def register(application: DatelineApplication) -> None:
    """Adds every handler. Free words and unknown commands come last, and `/start appoint-…` before everybody's /start;
    otherwise the order doesn't matter."""
    from bot.chat import errors, languages
    from bot.handlers import admission, buttons, membership
    from bot.handlers.editors import concerns as editing
    from bot.handlers.readers.answers import topics
    from bot.handlers.readers.searching import search
    from bot.handlers.subscriptions import answers

    application.add_handler(languages.hearing(), group=HEARING)
    application.add_handler(admission.gate(), group=GATE)
    application.add_handler(membership.waking(), group=WAKING)
    application.add_handlers(answers.answers_to_questions(), group=ANSWERS)
    application.add_handlers(editing.first_handlers(), group=UPLOADS)
    commands = [handler for module in handler_modules() if hasattr(module, "handlers") for handler in module.handlers()]
    of_topics = topics.commands_of(application.services.beat)
    application.add_handlers([*commands, *of_topics, *editing.last_handlers(), *search.fallbacks()])
    application.add_handler(CallbackQueryHandler(buttons.pressed))
    application.add_error_handler(errors.failed)
    application.services.router = filled_router()


def filled_router() -> Router:
    """The router with all handlers' views and answers. Raises `ValueError` if two handlers register one view."""
    from bot.chat.router import Router
    from bot.handlers.editors import concerns as editing

    router = Router()
    for module in handler_modules():
        router.draw_by(getattr(module, "VIEWS", {}))
    router.answer_by(editing.ANSWERS)
    return router
