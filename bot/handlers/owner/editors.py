"""Appoints and dismisses editors: /editors, /appoint, /dismiss, and the links that invite. `handlers` lists /audit and
/stats, too."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from telegram import Update
from telegram.constants import ChatType
from telegram.ext import CommandHandler, filters

from bot.chat.context import Context, Services
from bot.chat.languages import remember_of_person
from bot.chat.page import Button, Page, escape, rows
from bot.chat.replies import reply, show
from bot.chat.roles import person_behind, role_of
from bot.chat.typed_commands import noting_unread, words_after_command
from bot.chat.views import View, data_for
from bot.handlers.owner import invitations
from bot.handlers.owner.audit import audit, audit_again
from bot.handlers.owner.rights import owner_of, person_name
from bot.handlers.owner.stats import stats
from bot.language import _
from bot.pages import wording
from bot.web.access import end_page_links
from briefings.errors import NotAllowed, NotFound
from briefings.model import Person


def handlers() -> list[CommandHandler[Context, None]]:
    """The owner's commands. `/start appoint-…` comes before everybody's /start."""
    once = filters.UpdateType.MESSAGE
    return [
        _invited(),
        CommandHandler("editors", editors, filters=once),
        CommandHandler("appoint", appoint, filters=once),
        CommandHandler("dismiss", dismiss, filters=once),
        CommandHandler("audit", audit, filters=once),
        CommandHandler("stats", stats, filters=once),
    ]


def _invited() -> CommandHandler[Context, None]:
    invited = filters.UpdateType.MESSAGE & filters.Regex(r"^/start(@\w+)? appoint-")
    return CommandHandler("start", accept_invitation, filters=invited)


def opens_invitation(update: Update) -> bool:
    """True if `accept_invitation` answers this update: a stranger is let by only for that."""
    return bool(_invited().check_update(update))


async def editors(update: Update, context: Context) -> None:
    """Who edits, with a button to dismiss each."""
    services = context.services
    await owner_of(services, update)
    await reply(update, context, noting_unread(update, await editors_page(services)))


async def editors_page(services: Services) -> Page:
    """The editors, and the invitations that nobody has accepted yet."""
    found, waiting = await services.library.people("editor"), await invitations.waiting(services)
    if not found and not waiting:
        return Page(_("No editors yet. /appoint gives a one-time link, or reply /appoint to somebody's message."))
    buttons = [
        Button(
            _("Dismiss {person_name}").format(person_name=person_name(person))[:60],
            await data_for(services, View("dismiss", (str(person.id),))),
        )
        for person in found
    ]
    lines = [f"<b>{wording.count(len(found), 'editor')}</b>"]
    lines += [f"• {escape(person_name(person))} ({person.id})" for person in found]
    if waiting:
        lines.append("\n<b>{}</b>".format(wording.count(len(waiting), "open invitation")))
    for invitation in waiting:
        until = wording.moment(invitation.until, services.settings.zone)
        lines.append(_("• until {until}").format(until=until))
        buttons.append(
            Button(
                _("Take back: {until}").format(until=until)[:60],
                await data_for(services, View("uninvite", (invitation.key,))),
            )
        )
    return Page("\n".join(lines), rows(buttons, 1))


async def appoint(update: Update, context: Context) -> None:
    """Appoints an editor: the writer of the message that is replied to, or whoever opens a link that works once."""
    services, message = context.services, update.effective_message
    assert message is not None
    by = await owner_of(services, update)
    replied = message.reply_to_message
    # In a forum every message replies to the one that began its topic.
    if replied is not None and not replied.forum_topic_created:
        person = person_behind(replied)
        await _make_editor(services, person.id, person.full_name, by)
        await reply(
            update,
            context,
            Page(_("{full_name} is an editor now. /dismiss takes it back.").format(full_name=escape(person.full_name))),
        )
        return
    if message.chat.type != ChatType.PRIVATE:
        raise NotAllowed(
            _("Reply to somebody's message with it; or ask me for a link in private, where nobody else sees it.")
        )
    token = await invitations.invite(services, by)
    link = f"https://t.me/{context.bot.username}?start=appoint-{token}"
    text = _(
        "Whoever opens this link first becomes an editor; it works once, and for {days} days. "
        "/editors takes it back:\n{link}"
    ).format(days=invitations.DAYS, link=escape(link))
    await reply(update, context, noting_unread(update, Page(text)))


async def accept_invitation(update: Update, context: Context) -> None:
    """`/start appoint-…`: makes the first person who opens the link an editor."""
    services, message = context.services, update.effective_message
    assert message is not None
    if message.chat.type != ChatType.PRIVATE:
        raise NotAllowed(_("Open the link in private: an invitation is for one person."))
    user = person_behind(message)
    token = (message.text or "").split("appoint-", 1)[1].strip()
    if await role_of(services, user.id) == "owner":
        await reply(update, context, Page(_("You own this Dateline already. The link still works for somebody else.")))
        return
    async with services.library.together():
        by = await invitations.accept(services, token)
        await _make_editor(services, user.id, user.full_name, by)
    await remember_of_person(services, update)
    await reply(
        update, context, Page(_("Welcome to the desk. Send an article here, as a file, a text or a link; /help."))
    )


async def _make_editor(services: Services, user: int, name: str, by: int) -> None:
    async with services.library.together() as library:
        known = await library.person(user) or Person(user)
        await library.save_person(replace(known, name=name, role="editor", admitted=True))
        await library.record(by, "appoint", f"person {user}", services.now(), {"name": name})


async def dismiss(update: Update, context: Context) -> None:
    """Dismisses an editor: by a reply, by id, or by the buttons of /editors."""
    services, message = context.services, update.effective_message
    assert message is not None
    by = await owner_of(services, update)
    replied = message.reply_to_message
    number = re.search(r"\b\d{1,18}\b", words_after_command(update))
    if replied is not None and replied.from_user is not None:
        await reply(update, context, await _dismissed(services, replied.from_user.id, by))
    elif number:
        await reply(update, context, await _dismissed(services, int(number[0]), by))
    else:
        await reply(update, context, noting_unread(update, await editors_page(services)))


async def _dismissed(services: Services, user: int, by: int) -> Page:
    async with services.library.together() as library:
        person = await library.person(user)
        if person is None or person.role != "editor":
            raise NotFound(_("That person is no editor. /editors lists them."))
        await library.save_person(replace(person, role="reader"))
        await end_page_links(library, user)
        await library.record(by, "dismiss", f"person {user}", services.now(), {"name": person.name})
    return Page(_("{person} is no editor any more, from this moment on.").format(person=escape(person_name(person))))


async def _dismiss_pressed(update: Update, context: Context, view: View) -> None:
    by = await owner_of(context.services, update)
    user = int(view.args[0]) if view.args and view.args[0].isdecimal() else 0
    await show(update, context, await _dismissed(context.services, user, by))


async def _uninvite_pressed(update: Update, context: Context, view: View) -> None:
    services = context.services
    by = await owner_of(services, update)
    if not view.args or not await invitations.take_back(services, view.args[0], by):
        raise NotFound(_("That link was used already, or taken back. /editors lists those that are open."))
    await show(update, context, await editors_page(services))


VIEWS: dict[str, Any] = {"dismiss": _dismiss_pressed, "audit": audit_again, "uninvite": _uninvite_pressed}
