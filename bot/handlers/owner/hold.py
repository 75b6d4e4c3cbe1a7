"""/resume: after a restore, shows the owner what may be sent a second time, and goes on as they say; also for the
command line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from telegram import Update
from telegram.ext import CommandHandler, filters

from bot.chat.context import Context, Services
from bot.chat.page import Button, Page, escape, rows
from bot.chat.replies import reply, show
from bot.chat.typed_commands import noting_unread
from bot.chat.views import View, data_for
from bot.handlers.owner.rights import owner_of
from bot.language import N_, _
from bot.pages import wording
from bot.pages.messages.correction_message import KINDS
from briefings.errors import Conflict
from briefings.model import Hold, MayRepeat

# So many of each kind are named; the others are counted.
NAMED = 10
NOT_HELD = N_("Nothing is held back: what is owed goes out.")
CHOICES = {
    "send": (N_("Send all of it"), N_("Everything goes out as the backup owes it, though some of it may come twice.")),
    "leave": (
        N_("Leave it out"),
        N_("What may have gone out counts as told, and the messages as uncertain; who did not get them may miss them."),
    ),
}


def handlers() -> list[CommandHandler[Context, None]]:
    """/resume."""
    return [CommandHandler("resume", resume, filters=filters.UpdateType.MESSAGE)]


async def resume(update: Update, context: Context) -> None:
    """Shows what may be sent a second time, with the buttons to go on."""
    services = context.services
    await owner_of(services, update)
    hold = await services.outbox.hold()
    if hold is None:
        await reply(update, context, noting_unread(update, Page(_(NOT_HELD))))
        return
    words = await hold_words(services, hold)
    buttons = [
        Button(_(label), await data_for(services, View("resume", (choice, _name(hold)))))
        for choice, (label, _rest) in CHOICES.items()
    ]
    choices = [wording.labelled(_(label), _(what)) for label, what in CHOICES.values()]
    page = Page(escape("\n".join([*words, "", *choices])), rows(buttons, 1))
    await reply(update, context, noting_unread(update, page))


async def hold_words(services: Services, hold: Hold) -> list[str]:
    """Why nothing goes out, and what may be sent a second time."""
    repeat = await services.outbox.may_repeat(hold)
    zone = services.settings.zone
    made = (
        _("made {moment}").format(moment=wording.moment(hold.made, zone))
        if hold.made
        else _("that doesn't say when it was made")
    )
    return [
        _("Restored {moment} from a backup {made}.").format(moment=wording.moment(hold.at, zone), made=made),
        _(
            "Nothing goes out until you say how to go on: what was due in between may have gone out "
            "already. What was sent since the backup isn't known here any more, and can't be "
            "corrected."
        ),
        "",
        *_repeated(repeat, zone),
    ]


async def go_on(services: Services, hold: Hold, choice: str, by: int | None) -> str:
    """Lifts the hold; gives what happens now, in words. Raises `Conflict` if somebody has lifted it before."""
    now, leave_out = services.now(), choice == "leave"
    async with services.library.together() as library:
        if not await services.outbox.go_on(hold, leave_out=leave_out, now=now):
            raise Conflict(_(NOT_HELD))
        await library.record(by, "resume", "deliveries", now, {"why": CHOICES[choice][0]})
    services.wake()
    return _("What may have gone out is left out; everything else goes out.") if leave_out else _("All of it goes out.")


def _repeated(repeat: MayRepeat, zone: str) -> list[str]:
    messages = [
        _("{kind} to chat {chat}, due {moment}").format(
            kind=_(KINDS.get(d.kind, d.kind)), chat=d.chat, moment=wording.moment(d.due, zone)
        )
        for d in repeat.messages
    ]
    digests = [
        _("chat {chat}, due {moment}").format(chat=s.chat, moment=wording.moment(s.due, zone))
        for s in repeat.digests
        if s.due
    ]
    alerts = [_("chat {chat}").format(chat=s.chat) for s in repeat.alerts]
    groups = (
        (wording.count(len(messages), "message") + _(" that the backup owes"), messages),
        (wording.count(len(digests), "digest") + _(" due since the backup"), digests),
        (wording.count(len(alerts), "chat") + _(" with alerts"), alerts),
    )
    lines = [line for title, found in groups if found for line in (_("{title}:").format(title=title), *_first(found))]
    return [_("May go out a second time:"), *lines] if lines else [_("Nothing of it would go out now.")]


def _first(found: Sequence[str]) -> list[str]:
    more = [_("  and {value} more").format(value=wording.number(len(found) - NAMED))] if len(found) > NAMED else []
    return [f"  {line}" for line in found[:NAMED]] + more


def _name(hold: Hold) -> str:
    """Identifies a hold, so that an old button doesn't lift a new one."""
    return str(int(hold.at.timestamp()))


async def _resume_pressed(update: Update, context: Context, view: View) -> None:
    services = context.services
    by = await owner_of(services, update)
    hold = await services.outbox.hold()
    if hold is None or len(view.args) != 2 or view.args[0] not in CHOICES or view.args[1] != _name(hold):
        await show(
            update,
            context,
            Page(f"{_(NOT_HELD)}" if hold is None else _("That button is of the past: /resume.")),
        )
        return
    await show(update, context, Page(escape(await go_on(services, hold, view.args[0], by))))


VIEWS: dict[str, Any] = {"resume": _resume_pressed}
