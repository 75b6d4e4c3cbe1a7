"""In which language a chat is answered: the one that it chose, else that of the person's Telegram."""

from __future__ import annotations

from telegram import Update
from telegram.ext import TypeHandler

from bot.chat.context import Context, Services
from bot.language import ENGLISH, shipped, speak, spoken
from briefings.deliveries.languages import language_of, set_language


def hearing() -> TypeHandler[Update, Context, None]:
    """Stands before all that answers."""
    return TypeHandler(Update, hear)


async def hear(update: Update, context: Context) -> None:
    """What answers this update speaks its chat's language."""
    chat, user = update.effective_chat, update.effective_user
    chosen = await language_of(context.services.library, chat.id) if chat else None
    speak(chosen or shipped(user.language_code if user else None))


async def language_for(services: Services, chat: int) -> str:
    """The language in which a chat that did not ask for it is written to."""
    return await language_of(services.library, chat) or ENGLISH


async def remember_language(services: Services, chat: int) -> None:
    """Digests and alerts come in the language that is spoken now, unless the chat has chosen one."""
    if spoken() != ENGLISH and await language_of(services.library, chat) is None:
        await set_language(services.library, chat, spoken(), services.now())
