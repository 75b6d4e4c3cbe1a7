"""Who may do what: the owner is set in the settings, editors are appointed, everybody else reads."""

from __future__ import annotations

from telegram import Message, Update, User

from bot.chat.context import Services
from bot.chat.languages import remember_of_person
from bot.language import _
from briefings.errors import NotAllowed
from briefings.model import Role

# Ids that no single person writes under: Telegram's own account (for channel posts that it forwards into the channel's
# group, and service messages), anonymous administrators of groups, and people who write as a channel.
NOBODY = frozenset((777000, 1087968824, 136817688))


async def role_of(services: Services, user: int | None) -> Role:
    """A person's role now: a dismissed editor is a reader at once. Ids that stand for several people are never more."""
    if user is None or user in NOBODY:
        return "reader"
    if user == services.settings.owner:
        return "owner"
    person = await services.library.person(user)
    return person.role if person and person.role == "editor" else "reader"


async def may_read(services: Services, user: int) -> bool:
    """True for everybody if reading is open; else for editors, the owner, and people who were admitted."""
    if services.settings.access == "open" or await role_of(services, user) != "reader":
        return True
    person = await services.library.person(user)
    return bool(person and person.admitted)


def person_behind(message: Message) -> User:
    """The person who wrote a message, if it was surely a single one. Raises `NotAllowed` for a bot, a channel, a
    group's anonymous administrator, and Telegram's own account."""
    user = message.from_user
    if user is None or user.is_bot or user.id in NOBODY or message.sender_chat or message.is_automatic_forward:
        raise NotAllowed(
            _("That message was written by a channel, a bot or an anonymous administrator, not by a person.")
        )
    return user


async def editor_of(services: Services, update: Update) -> int:
    """The acting editor's id, whose language is remembered for what the desk is told unasked. Raises `NotAllowed`, with
    a friendly sentence, for anybody else."""
    user = update.effective_user
    if user is None or await role_of(services, user.id) == "reader":
        raise NotAllowed(_("Only this desk's editors can do that. Everything else is yours: /help."))
    await remember_of_person(services, update)
    return user.id
