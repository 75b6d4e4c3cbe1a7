"""Who may do what: the owner is set from outside, editors are appointed, everybody else reads."""

from __future__ import annotations

from telegram import Message, Update, User

from bot.chat.context import Services
from bot.language import _
from briefings.errors import NotAllowed
from briefings.model import Role

# Ids under which Telegram shows what no one person wrote: its own account (a channel's posts that it forwards into the
# channel's group, and its service messages), anonymous administrators of groups, and whoever writes as a channel.
NOBODY = frozenset((777000, 1087968824, 136817688))


async def role_of(services: Services, user: int | None) -> Role:
    """A person's role now: an editor dismissed a second ago is a reader. What speaks for many is never more."""
    if user is None or user in NOBODY:
        return "reader"
    if user == services.settings.owner:
        return "owner"
    person = await services.library.person(user)
    return person.role if person and person.role == "editor" else "reader"


async def may_read(services: Services, user: int) -> bool:
    """Everybody where reading is open; else editors, the owner, and those who were admitted."""
    if services.settings.access == "open" or await role_of(services, user) != "reader":
        return True
    person = await services.library.person(user)
    return bool(person and person.admitted)


def person_behind(message: Message) -> User:
    """Who wrote a message, when it was surely one person. Raises `NotAllowed` for a bot, a channel, a group's anonymous
    administrator, and Telegram's own account."""
    user = message.from_user
    if user is None or user.is_bot or user.id in NOBODY or message.sender_chat or message.is_automatic_forward:
        raise NotAllowed(
            _("That message was written by a channel, a bot or an anonymous administrator, not by a person.")
        )
    return user


async def editor_of(services: Services, update: Update) -> int:
    """The acting editor's id; raises `NotAllowed` with a kind line for anybody else."""
    user = update.effective_user
    if user is None or await role_of(services, user.id) == "reader":
        raise NotAllowed(_("Only this desk's editors can do that. Everything else is yours: /help."))
    return user.id
