"""Who the owner is, and how people are named in the owner's lists."""

from __future__ import annotations

from telegram import Update

from bot.chat.context import Services
from bot.chat.languages import remember_of_person
from bot.chat.roles import role_of
from bot.language import _
from briefings.errors import NotAllowed
from briefings.model import Person


async def owner_of(services: Services, update: Update) -> int:
    """The owner's id, whose language is remembered. Raises `NotAllowed` for anybody else."""
    user = update.effective_user
    if user is None or await role_of(services, user.id) != "owner":
        raise NotAllowed(_("Only the owner of this Dateline can do that."))
    await remember_of_person(services, update)
    return user.id


def person_name(person: Person) -> str:
    return person.name or _("person {id}").format(id=person.id)
