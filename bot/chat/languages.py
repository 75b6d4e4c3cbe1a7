"""The language in which a chat is answered: the one that it chose, else that of the person's Telegram."""

from __future__ import annotations

from telegram import Update
from telegram.constants import ChatType
from telegram.ext import TypeHandler

from bot.chat.context import Context, Services
from bot.language import ENGLISH, shipped, speak, spoken
from briefings.deliveries.languages import language_of, set_language


def hearing() -> TypeHandler[Update, Context, None]:
    """The handler that sets the language, before all handlers that answer."""
    return TypeHandler(Update, hear)


async def hear(update: Update, context: Context) -> None:
    """Sets the language for everything that answers this update."""
    chat, user = update.effective_chat, update.effective_user
    chosen = await language_of(context.services.library, chat.id) if chat else None
    speak(chosen or shipped(user.language_code if user else None))


async def language_for(services: Services, chat: int) -> str:
    """The language in which a chat is written to without having asked."""
    return await language_of(services.library, chat) or ENGLISH


async def remember_of_person(services: Services, update: Update) -> None:
    """Notes the language of somebody who is told things unasked, for their own chat: in a group it is the group's."""
    chat = update.effective_chat
    if chat is not None and chat.type == ChatType.PRIVATE:
        await remember_language(services, chat.id)


async def remember_language(services: Services, chat: int) -> None:
    """Notes the language spoken now for the chat's digests and alerts, unless the chat has chosen one."""
    if spoken() != ENGLISH and await language_of(services.library, chat) is None:
        await set_language(services.library, chat, spoken(), services.now())
