"""Who may change a chat's subscriptions: in private everybody their own, in groups and channels the administrators."""

from __future__ import annotations

from telegram import ChatMember, Update
from telegram.constants import ChatID, ChatType

from bot.chat.context import Context
from bot.language import _
from briefings.errors import NotAllowed

_ADMINISTRATORS = {ChatMember.ADMINISTRATOR, ChatMember.OWNER}


async def administered_chat(update: Update, context: Context) -> int:
    """The chat's id, if this person may change what it receives. Raises `NotAllowed`, with a friendly sentence, if not.

    A channel's posts are from its administrators; so is what a group's anonymous administrator writes in its name.
    """
    chat, user = update.effective_chat, update.effective_user
    assert chat is not None
    message = update.effective_message
    if chat.type == ChatType.PRIVATE or update.channel_post is not None:
        return chat.id
    written_as = message.sender_chat if message is not None and update.callback_query is None else None
    if written_as is not None and written_as.id == chat.id:
        return chat.id
    if user is not None and user.id != ChatID.ANONYMOUS_ADMIN:
        member = await context.bot.get_chat_member(chat.id, user.id)
        if member.status in _ADMINISTRATORS:
            return chat.id
    raise NotAllowed(
        _("Only this chat's administrators can set what it receives. For yourself: /subscribe in private.")
    )


def thread_of(update: Update) -> int | None:
    """The forum topic that the update came from; None outside of one."""
    message = update.effective_message
    return message.message_thread_id if message is not None and message.is_topic_message else None
