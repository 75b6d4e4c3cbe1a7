"""`/watch ADDRESS`: a feed, a news sitemap, a page that names its feed, or a Telegram channel or group."""

from __future__ import annotations

from telegram import ChatFullInfo, ChatMember, Update
from telegram.constants import ChatType
from telegram.error import BadRequest, Forbidden
from telegram.ext import CommandHandler, filters

from bot.chat.context import Context
from bot.chat.errors import aside
from bot.chat.languages import remember_language
from bot.chat.page import Page, clip, escape
from bot.chat.replies import reply
from bot.chat.roles import editor_of
from bot.feeds.adding import NO_ADDRESS, begin, channel_named
from bot.handlers.editors.feeds import feed_page
from bot.language import N_, _
from briefings.errors import DatelineError
from briefings.model import Feed

_IN = {ChatMember.MEMBER, ChatMember.ADMINISTRATOR, ChatMember.OWNER}
_GROUPS = (ChatType.GROUP, ChatType.SUPERGROUP)
NOT_IN = N_("I am not in {}: make me an administrator of the channel, or a member of the group, then /watch it again.")


def handlers() -> list[CommandHandler[Context, None]]:
    """`/watch`."""
    return [CommandHandler("watch", watch_asked, filters=filters.UpdateType.MESSAGE)]


async def watch_asked(update: Update, context: Context) -> None:
    """Looks up what is at an address and watches it; in a group without an address, watches the group itself."""
    by = await editor_of(context.services, update)
    assert update.effective_message is not None
    words = (update.effective_message.text or "").partition(" ")[2].strip()
    if not words and update.effective_message.chat.type not in _GROUPS:
        raise DatelineError(NO_ADDRESS)
    if update.effective_message.chat.type == ChatType.PRIVATE:
        # What is found is told here, unasked.
        await remember_language(context.services, update.effective_message.chat_id)
    channel = channel_named(words) if words else update.effective_message.chat_id
    if channel is None and words.lstrip("-").isdecimal() and len(words) < 18:
        channel = int(words)
    aside(update, context, _watch(update, context, words, channel, by))


async def _watch(update: Update, context: Context, words: str, channel: str | int | None, by: int) -> None:
    services = context.services
    if channel is None:
        await reply(update, context, Page(_("Looking at {words} …").format(words=escape(clip(words, 200)))))
        found, note = await services.watching.finder.find(words), ""
    else:
        found, note = await _chat_feed(context, channel)
    feed = await begin(services.library, services.watching.book, found, by=by, now=services.now())
    services.watching.watch.look_now()
    page = await feed_page(services, feed.id, _("Watched from now on.{note}").format(note=note))
    await reply(update, context, page)


async def _chat_feed(context: Context, channel: str | int) -> tuple[Feed, str]:
    """The feed of a Telegram chat, if the bot is in it, with a note on what it can't see there."""
    try:
        chat = await context.bot.get_chat(channel)
        me = await context.bot.get_chat_member(chat.id, context.bot.id)
    except (BadRequest, Forbidden) as error:
        raise DatelineError(_(NOT_IN).format(channel)) from error
    if chat.type == ChatType.PRIVATE:
        raise DatelineError(_("That is a person's chat: only channels and groups can be watched."))
    if me.status not in _IN:
        raise DatelineError(_(NOT_IN).format(chat.title or channel))
    deaf = chat.type in _GROUPS and me.status == ChatMember.MEMBER and not context.bot.can_read_all_group_messages
    note = _(" As a mere member I see only commands here: make me an administrator of the group.") if deaf else ""
    return _feed_of(chat), note


def _feed_of(chat: ChatFullInfo) -> Feed:
    return Feed(0, f"tg:{chat.id}", chat=chat.id, title=chat.title or (f"@{chat.username}" if chat.username else None))
