"""`/language`: the language in which this chat is answered and sent messages."""

from __future__ import annotations

from telegram import Update
from telegram.ext import CommandHandler, filters

from bot.chat.context import Context, Services
from bot.chat.page import Page, clip, escape, rows
from bot.chat.replies import reply, show
from bot.chat.typed_commands import LONGEST_ECHO, words_after_command
from bot.chat.views import View, button, word_at
from bot.handlers.subscriptions.chat_rights import administered_chat
from bot.language import LANGUAGES, _, speak, spoken
from briefings.deliveries.languages import set_language
from briefings.knowledge.folding import fold

# By which names somebody may ask for a language, folded.
NAMES = {"en": ("en", "english", "anglais"), "fr": ("fr", "french", "francais")}

_EVERYWHERE = filters.UpdateType.MESSAGE | filters.UpdateType.CHANNEL_POST


def handlers() -> list[CommandHandler[Context, None]]:
    """`/language` alone."""
    return [CommandHandler(("language", "langue"), language, filters=_EVERYWHERE)]


async def language(update: Update, context: Context) -> None:
    """Shows the languages to choose from; `/language fr` or `/langue français` chooses."""
    services, words = context.services, words_after_command(update)
    chat = await administered_chat(update, context)
    code = language_named(words)
    if code is not None:
        await set_language(services.library, chat, code, services.now())
        speak(code)
    note = _("I write no language called “{words}”.").format(words=escape(clip(words, LONGEST_ECHO)))
    await reply(update, context, await languages_page(services, note if words and code is None else ""))


def language_named(words: str) -> str | None:
    """The code of a language that I write, by its code or one of its names; None if the words name none."""
    named = fold(words.strip(" .!"))
    return next((code for code, names in NAMES.items() if named in names), None)


async def languages_page(services: Services, note: str = "") -> Page:
    """The present language, and a button for each, under a note."""
    buttons = [
        await button(services, ("✓ " if code == spoken() else "") + name, "language", code)
        for code, name in LANGUAGES.items()
    ]
    text = _("In which language shall I write? What sources say stays in their own words.")
    return Page(f"{note}\n{text}" if note else text, rows(buttons))


async def _choose(update: Update, context: Context, view: View) -> None:
    services, code = context.services, word_at(view, 0)
    chat = await administered_chat(update, context)
    if code in LANGUAGES:
        await set_language(services.library, chat, code, services.now())
        speak(code)
    await show(update, context, await languages_page(services))


VIEWS = {"language": _choose}
