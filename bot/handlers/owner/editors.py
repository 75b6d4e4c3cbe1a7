"""What the owner does: appoints and dismisses editors, reads the audit log; and the desk's figures for editors."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from telegram import Update
from telegram.constants import ChatType
from telegram.ext import CommandHandler, filters

from bot.chat.context import Context, Services
from bot.chat.page import LONGEST_MESSAGE, Button, Page, clip, escape, fit, rows
from bot.chat.replies import reply, show
from bot.chat.roles import editor_of, person_behind, role_of
from bot.chat.views import View, data_for
from bot.handlers.editors.withdrawing import STATE_WORDS
from bot.handlers.owner import invitations
from bot.pages import wording
from bot.stalls import stall_words
from briefings.errors import NotAllowed, NotFound
from briefings.model import Act, Delivery, DeliveryState, Person

ACTS_A_PAGE = 12
UNCERTAIN: tuple[DeliveryState, ...] = ("uncertain",)
FAILED: tuple[DeliveryState, ...] = ("failed",)


def handlers() -> list[CommandHandler[Context, None]]:
    """The owner's commands; `/start appoint-…` comes before everybody's /start."""
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
    """Whether `accept_invitation` is what answers this update: nothing else may be let by in its name."""
    return bool(_invited().check_update(update))


async def owner_of(services: Services, update: Update) -> int:
    """The owner's id; raises `NotAllowed` for anybody else."""
    user = update.effective_user
    if user is None or await role_of(services, user.id) != "owner":
        raise NotAllowed("Only the owner of this Dateline can do that.")
    return user.id


async def editors(update: Update, context: Context) -> None:
    """Who edits, with a button to dismiss each."""
    services = context.services
    await owner_of(services, update)
    await reply(update, context, await editors_page(services))


async def editors_page(services: Services) -> Page:
    """The list of editors, and of the invitations that nobody has accepted yet."""
    found, waiting = await services.library.people("editor"), await invitations.waiting(services)
    if not found and not waiting:
        return Page("No editors yet. /appoint gives a one-time link, or reply /appoint to somebody's message.")
    buttons = [
        Button(f"Dismiss {_name(person)}"[:60], await data_for(services, View("dismiss", (str(person.id),))))
        for person in found
    ]
    lines = [f"<b>{wording.count(len(found), 'editor')}</b>"]
    lines += [f"• {escape(_name(person))} ({person.id})" for person in found]
    if waiting:
        lines.append(f"\n<b>{wording.count(len(waiting), 'open invitation')}</b>")
    for invitation in waiting:
        until = wording.moment(invitation.until, services.settings.zone)
        lines.append(f"• until {until}")
        buttons.append(
            Button(f"Take back: {until}"[:60], await data_for(services, View("uninvite", (invitation.key,))))
        )
    return Page("\n".join(lines), rows(buttons, 1))


async def appoint(update: Update, context: Context) -> None:
    """By a reply to a person's message, or by a link that works once."""
    services, message = context.services, update.effective_message
    assert message is not None
    by = await owner_of(services, update)
    replied = message.reply_to_message
    # In a forum every message replies to the one that began its topic.
    if replied is not None and not replied.forum_topic_created:
        person = person_behind(replied)
        await _make_editor(services, person.id, person.full_name, by)
        await reply(update, context, Page(f"{escape(person.full_name)} is an editor now. /dismiss takes it back."))
        return
    if message.chat.type != ChatType.PRIVATE:
        raise NotAllowed(
            "Reply to somebody's message with it; or ask me for a link in private, where nobody else sees it."
        )
    token = await invitations.invite(services, by)
    link = f"https://t.me/{context.bot.username}?start=appoint-{token}"
    text = (
        f"Whoever opens this link first becomes an editor; it works once, and for {invitations.DAYS} days. /editors "
        f"takes it back:\n{escape(link)}"
    )
    await reply(update, context, Page(text))


async def accept_invitation(update: Update, context: Context) -> None:
    """`/start appoint-…`: the first to open the link becomes an editor."""
    services, message = context.services, update.effective_message
    assert message is not None
    if message.chat.type != ChatType.PRIVATE:
        raise NotAllowed("Open the link in private: an invitation is for one person.")
    user = person_behind(message)
    token = (message.text or "").split("appoint-", 1)[1].strip()
    if await role_of(services, user.id) == "owner":
        await reply(update, context, Page("You own this Dateline already. The link still works for somebody else."))
        return
    async with services.library.together():
        by = await invitations.accept(services, token)
        await _make_editor(services, user.id, user.full_name, by)
    await reply(update, context, Page("Welcome to the desk. Send an article here, as a file, a text or a link; /help."))


async def _make_editor(services: Services, user: int, name: str, by: int) -> None:
    async with services.library.together() as library:
        known = await library.person(user) or Person(user)
        await library.save_person(replace(known, name=name, role="editor", admitted=True))
        await library.record(by, "appoint", f"person {user}", services.now(), {"name": name})


async def dismiss(update: Update, context: Context) -> None:
    """By a reply, by id, or by the buttons of /editors."""
    services, message = context.services, update.effective_message
    assert message is not None
    by = await owner_of(services, update)
    replied = message.reply_to_message
    number = re.search(r"\d+", message.text or "")
    if replied is not None and replied.from_user is not None:
        await reply(update, context, await _dismissed(services, replied.from_user.id, by))
    elif number:
        await reply(update, context, await _dismissed(services, int(number[0]), by))
    else:
        await reply(update, context, await editors_page(services))


async def _dismissed(services: Services, user: int, by: int) -> Page:
    async with services.library.together() as library:
        person = await library.person(user)
        if person is None or person.role != "editor":
            raise NotFound("That person is no editor. /editors lists them.")
        await library.save_person(replace(person, role="reader"))
        await library.record(by, "dismiss", f"person {user}", services.now(), {"name": person.name})
    return Page(f"{escape(_name(person))} is no editor any more, from this moment on.")


async def audit(update: Update, context: Context) -> None:
    """Who did what when, to what."""
    services = context.services
    await owner_of(services, update)
    await reply(update, context, await audit_page(services, 0))


async def audit_page(services: Services, offset: int) -> Page:
    """A page of the audit log, newest first."""
    acts = await services.library.acts(limit=ACTS_A_PAGE + 1, offset=offset)
    if not acts:
        return Page("Nothing has been done here yet.")
    names = {person.id: _name(person) for person in await services.library.people()}
    blocks = ["<b>Audit log</b>", *(_act_line(services, act, names) for act in acts[:ACTS_A_PAGE])]
    buttons = []
    if offset:
        newer = View("audit", (str(max(0, offset - ACTS_A_PAGE)),))
        buttons.append(Button("Newer", await data_for(services, newer)))
    if len(acts) > ACTS_A_PAGE:
        buttons.append(Button("Older", await data_for(services, View("audit", (str(offset + ACTS_A_PAGE),)))))
    return Page(fit(blocks, LONGEST_MESSAGE, "\n")[0], rows(buttons))


def _act_line(services: Services, act: Act, names: dict[int, str]) -> str:
    if act.who is None:
        who = "the command line"
    elif act.who == services.settings.owner:
        who = "the owner"
    else:
        who = names.get(act.who, f"person {act.who}")
    why = f": {act.detail['why']}" if act.detail.get("why") else ""
    undone = " (undone)" if act.undone_by else ""
    at = wording.moment(act.at, services.settings.zone)
    return f"{at}\n  {escape(who)}: {escape(act.what)} {escape(act.target + why)}{undone}"


async def stats(update: Update, context: Context) -> None:
    """What the library and the outbox hold, for editors."""
    services = context.services
    await editor_of(services, update)
    counts = await services.library.counts()
    outbox = await services.outbox.outbox_counts(services.now())
    lists = (
        ("Newest uncertain messages</b> (not repeated)", await services.outbox.deliveries(states=UNCERTAIN, limit=5)),
        ("Newest failed messages</b> (refused)", await services.outbox.deliveries(states=FAILED, limit=5)),
    )
    parts = [
        "\n".join(["<b>Library</b>", *map(escape, library_words(counts))]),
        "\n".join(["<b>Outbox</b>", *map(escape, outbox_words(outbox))]),
        "\n".join(["<b>Event loop</b>", *map(escape, stall_words(services.settings.home))]),
    ]
    if await services.outbox.hold() is not None:
        parts.append("<b>On hold</b>\nRestored from a backup: nothing goes out until the owner says how: /resume.")
    for title, found in lists:
        if found:
            lines = [_delivery_line(services, delivery) for delivery in found]
            parts.append(f"<b>{title}\n" + "\n".join(lines))
    await reply(update, context, Page("\n\n".join(parts)))


def library_words(counts: Mapping[str, int]) -> list[str]:
    """What the library holds, for people. A source is counted there once an editor has said something of it; most are
    only named by their documents."""
    # Only drafts have a plural.
    states = (("published", "published"), ("draft", "drafts"), ("withdrawn", "withdrawn"))
    shown = [wording.count(counts[state], state, many) for state, many in states if counts[state]]
    lines = [wording.count(counts["documents"], "document") + (f" ({', '.join(shown)})" if shown else "")]
    lines += [wording.count(counts[what + "s"], what) for what in ("claim", "finding")]
    if counts["sources"]:
        lines.append(f"{wording.count(counts['sources'], 'source')} described by editors")
    return [*lines, wording.count(counts["people"], "person", "people")]


def outbox_words(counts: Mapping[str, int]) -> list[str]:
    """What the outbox holds, for people: messages by what became of them, the longest wait, subscriptions."""
    held, told = counts["held"], {"held", "oldest_minutes", "subscriptions", "asleep"}
    states = {state: many - (held if state == "pending" else 0) for state, many in counts.items() if state not in told}
    lines = [f"{many:,} {STATE_WORDS.get(state, state)}" for state, many in states.items() if many]
    if held:
        lines.append(f"{held:,} held for chats that sleep")
    waiting = _lasting(counts["oldest_minutes"]) if states.get("pending") else "none"
    lines += [f"longest waiting: {waiting}", wording.count(counts["subscriptions"], "subscription")]
    if counts["asleep"]:
        lines.append(f"{wording.count(counts['asleep'], 'subscription')} asleep")
    return lines


def _lasting(minutes: int) -> str:
    """1 day 2 h; 2 h 5 min."""
    hours, left = divmod(minutes, 60)
    days, hours = divmod(hours, 24)
    if days:
        return wording.count(days, "day") + (f" {hours} h" if hours else "")
    parts = [f"{hours} h"] if hours else []
    parts += [f"{left} min"] if left else []
    return " ".join(parts) or "under a minute"


def _delivery_line(services: Services, delivery: Delivery) -> str:
    at = wording.moment(delivery.sent or delivery.due, services.settings.zone)
    return f"chat {delivery.chat}, {delivery.kind} of {at}: {escape(clip(delivery.error or '', 200))}"


def _name(person: Person) -> str:
    return person.name or f"person {person.id}"


async def _dismiss_pressed(update: Update, context: Context, view: View) -> None:
    by = await owner_of(context.services, update)
    user = int(view.args[0]) if view.args and view.args[0].isdecimal() else 0
    await show(update, context, await _dismissed(context.services, user, by))


async def _audit_again(update: Update, context: Context, view: View) -> None:
    await owner_of(context.services, update)
    offset = int(view.args[0]) if view.args and view.args[0].isdecimal() else 0
    await show(update, context, await audit_page(context.services, offset))


async def _uninvite_pressed(update: Update, context: Context, view: View) -> None:
    services = context.services
    by = await owner_of(services, update)
    if not view.args or not await invitations.take_back(services, view.args[0], by):
        raise NotFound("That link was used already, or taken back. /editors lists those that are open.")
    await show(update, context, await editors_page(services))


VIEWS: dict[str, Any] = {"dismiss": _dismiss_pressed, "audit": _audit_again, "uninvite": _uninvite_pressed}
