"""Who looks at a page in the chat, and so which of it may be shown."""

from __future__ import annotations

from telegram import Update
from telegram.constants import ChatType

from bot.chat.context import Services
from bot.chat.roles import role_of
from briefings.values import frozen


@frozen
class Viewer:
    """An editor sees drafts too. `at_desk` is an editor in private, who may be shown the desk's buttons: in a group,
    readers would see them."""

    is_editor: bool = False
    at_desk: bool = False


READER = Viewer()


async def viewer_of(update: Update, services: Services) -> Viewer:
    """Whoever wrote, or pressed a button."""
    user, chat = update.effective_user, update.effective_chat
    editor = await role_of(services, user.id if user else None) != "reader"
    return Viewer(editor, editor and chat is not None and chat.type == ChatType.PRIVATE)
