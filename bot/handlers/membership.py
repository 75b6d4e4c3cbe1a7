"""Chats that take the bot in, put it out, or get another id: their subscriptions sleep, wake and move along."""

from __future__ import annotations

from telegram import ChatMember, Update
from telegram.constants import ChatType
from telegram.ext import ChatMemberHandler, MessageHandler, TypeHandler, filters

from bot.chat.context import Context, Services
from bot.chat.desk import move_desk_group
from bot.chat.forwarded import commands
from bot.chat.page import Page
from bot.chat.replies import reply
from bot.handlers.readers.own_data import BY_CHAT
from bot.language import _

_IN = {ChatMember.MEMBER, ChatMember.ADMINISTRATOR, ChatMember.OWNER, ChatMember.RESTRICTED}


def handlers() -> list[ChatMemberHandler[Context, None] | MessageHandler[Context, None]]:
    """Membership changes and upgrades to a supergroup."""
    return [
        ChatMemberHandler(membership_changed, ChatMemberHandler.MY_CHAT_MEMBER),
        MessageHandler(filters.StatusUpdate.MIGRATE, migrated),
    ]


def waking() -> TypeHandler[Update, Context, None]:
    """The handler that runs before all handlers that answer."""
    return TypeHandler(Update, wake)


async def wake(update: Update, context: Context) -> None:
    """Wakes a chat that writes to the bot, so that what was held for it can go. Telegram doesn't always say that a chat
    can be reached again: it keeps such news for a day, and a new bot never hears who unblocked the old one."""
    chat, services = update.effective_chat, context.services
    if chat is None or not _addressed(update):
        return
    if await services.outbox.sleeps(chat.id):
        await services.outbox.sleep_chat(chat.id, False)
        if services.courier_loop:
            services.courier_loop.wake()


def _addressed(update: Update) -> bool:
    """True for a button, a private message or a command. That people talk in a group doesn't show that the bot may
    write there."""
    if update.callback_query is not None:
        return True
    message = update.message or update.channel_post
    if message is None:
        return False
    return message.chat.type == ChatType.PRIVATE or commands(message)


async def membership_changed(update: Update, context: Context) -> None:
    """Put out of a chat, the bot forgets nothing and sends nothing; taken in again, it goes on."""
    changed = update.my_chat_member
    assert changed is not None
    inside = changed.new_chat_member.status in _IN
    await context.services.outbox.sleep_chat(changed.chat.id, not inside)
    if inside and context.services.courier_loop:
        context.services.courier_loop.wake()
    new_here = inside and changed.old_chat_member.status not in _IN
    if new_here and changed.chat.type in (ChatType.GROUP, ChatType.SUPERGROUP):
        said = _("Dateline answers here now. /help says how; administrators can /subscribe.")
        await reply(update, context, Page(said))


async def migrated(update: Update, context: Context) -> None:
    """A group became a supergroup. Telegram tells it from both sides; either is enough."""
    message = update.effective_message
    assert message is not None
    if message.migrate_to_chat_id:
        await move(context.services, message.chat_id, message.migrate_to_chat_id)
    elif message.migrate_from_chat_id:
        await move(context.services, message.migrate_from_chat_id, message.chat_id)


async def move(services: Services, old: int, new: int) -> None:
    """Moves subscriptions, deliveries, the mark, the zone, what is being sent, and the desk to the chat's new id. A
    second call finds nothing left to move."""
    async with services.library.together() as library:
        await services.outbox.move_chat(old, new)
        await services.watching.book.move_feed(old, new)
        await move_desk_group(library, old, new, services.now())
        for space in BY_CHAT:
            value = await library.kept(space, str(old))
            if value is not None and await library.drop(space, str(old)):
                await library.keep(space, str(new), value, services.now())
