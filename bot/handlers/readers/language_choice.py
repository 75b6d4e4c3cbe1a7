"""`/language`: the language in which this chat is answered and sent messages."""

from __future__ import annotations

from telegram import Update
from telegram.ext import CommandHandler, filters

from bot.chat.context import Context, Services
from bot.chat.page import Page, rows
from bot.chat.replies import reply, show
from bot.chat.views import View, button, word_at
from bot.handlers.subscriptions.chat_rights import administered_chat
from bot.language import LANGUAGES, _, speak, spoken
from briefings.deliveries.languages import set_language

_EVERYWHERE = filters.UpdateType.MESSAGE | filters.UpdateType.CHANNEL_POST


def handlers() -> list[CommandHandler[Context, None]]:
    """`/language` alone."""
    return [CommandHandler(("language", "langue"), language, filters=_EVERYWHERE)]


async def language(update: Update, context: Context) -> None:
    """Shows the languages to choose from."""
    await administered_chat(update, context)
    await reply(update, context, await languages_page(context.services))


async def languages_page(services: Services) -> Page:
    """The present language, and a button for each."""
    buttons = [
        await button(services, ("✓ " if code == spoken() else "") + name, "language", code)
        for code, name in LANGUAGES.items()
    ]
    text = _("In which language shall I write? What sources say stays in their own words.")
    return Page(text, rows(buttons))


async def _choose(update: Update, context: Context, view: View) -> None:
    services, code = context.services, word_at(view, 0)
    chat = await administered_chat(update, context)
    if code in LANGUAGES:
        await set_language(services.library, chat, code, services.now())
        speak(code)
    await show(update, context, await languages_page(services))


VIEWS = {"language": _choose}
