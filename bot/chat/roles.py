"""Who may do what: the owner is set from outside, editors are appointed, everybody else reads."""

from __future__ import annotations

from telegram import Update

from bot.chat.context import Services
from briefings.errors import NotAllowed
from briefings.model import Role


async def role_of(services: Services, user: int | None) -> Role:
    """A person's role now: an editor dismissed a second ago is a reader."""
    if user is None:
        return "reader"
    if user == services.settings.owner:
        return "owner"
    person = await services.library.person(user)
    return person.role if person and person.role == "editor" else "reader"


async def editor_of(services: Services, update: Update) -> int:
    """The acting editor's id; raises `NotAllowed` with a kind line for anybody else."""
    user = update.effective_user
    if user is None or await role_of(services, user.id) == "reader":
        raise NotAllowed("Only this desk's editors can do that. Everything else is yours: /help.")
    return user.id
