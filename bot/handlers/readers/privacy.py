"""What is kept about a person: /privacy says it, /export gives it, /forgetme deletes it."""

from __future__ import annotations

import json
import secrets
from typing import Any

from telegram import InputFile, Update
from telegram.constants import ChatType
from telegram.ext import CommandHandler

from bot.chat.context import Context, Services
from bot.chat.page import Page
from bot.chat.replies import answer, reply, show
from bot.chat.roles import editor_of, role_of
from bot.chat.typed_commands import noting_unread
from bot.chat.views import View, buttons_for
from bot.exporting import as_csv, as_json_lines, as_markdown
from bot.handlers.editors.intake.turned_away import TurnedAway
from bot.handlers.readers.own_data import own_data
from bot.language import N_, _
from briefings.errors import NotAllowed

PRIVACY = N_(
    "<b>What is kept about you</b>\n• With /latest: up to which change you have read.\n• With "
    "/subscribe: this chat's id, your topics, places, times, time zone and quiet hours, what "
    "wakes you, and what you paused.\n• Of every digest, alert and correction sent here: its "
    "text and when it went, so that its lines can be corrected.\n• With “Report this line”, a "
    "👎 or a reply to a line: which line, your words, and your id, so that you hear what "
    "became of it. Your words go once it is settled.\n• Which line an answer showed first, "
    "for 2 days, so that a 👎 or a reply can be about it.\n• With /follow: which figures.\n• With "
    "/language, and where you subscribe in another than English: which language.\n• "
    "Where reading is by invitation: your name and id, once you ask to be let in; and which "
    "links to pages are yours, for the 7 days that they last.\n• Of editors and the owner: "
    "name, id, and a log of what they did.\n• Words of yours whose button is too long for "
    "Telegram are kept without your name, for 30 days at most.\n\nWhat you ask is answered and "
    "not logged. Locations that you share become a time zone and are not kept. Nothing is "
    "passed on, and there are no statistics on you.\n\n/export gives you all of it as a file; "
    "/forgetme deletes it at once, though not in backups that were made before. Of an "
    "editor's acts the log then keeps what was done, under a pseudonym."
)

FORGET = N_(
    "<b>Delete all that is kept about you?</b>\nYour subscriptions end, your reports and your "
    "reading mark are gone, and lines that you were sent can no longer be corrected. This "
    "cannot be taken back."
)

FORGOTTEN = N_(
    "Deleted: nothing is kept about you any more. /start begins anew.\nBackups of the library "
    "that were made before, and what a database server has not overwritten yet, still hold it, "
    "until whoever runs this Dateline clears them; what I wrote to you stays in this chat "
    "until you delete it."
)

EXPORTS = {
    "csv": (N_("Table (CSV)"), as_csv),
    "jsonl": (N_("JSON lines"), as_json_lines),
    "md": (N_("Briefing (Markdown)"), as_markdown),
}


def handlers() -> list[CommandHandler[Context, None]]:
    """/privacy, /export, /forgetme."""
    return [
        CommandHandler("privacy", privacy),
        CommandHandler("export", export),
        CommandHandler("forgetme", forget_me),
    ]


async def privacy(update: Update, context: Context) -> None:
    """Says exactly what is kept."""
    await reply(update, context, noting_unread(update, Page(_(PRIVACY))))


async def export(update: Update, context: Context) -> None:
    """A reader's own data as a file; an editor may have the library as well."""
    services = context.services
    user, chat = _alone(update)
    if await role_of(services, user) == "reader":
        await _send_own(services, context, user, chat)
        return
    views = [(_(label), View("export", (kind,))) for kind, (label, _rest) in EXPORTS.items()]
    views.append((_("My own data"), View("export", ("mine",))))
    page = Page(_("<b>Export</b>\nWhich file?"), await buttons_for(services, views))
    await reply(update, context, noting_unread(update, page))


async def forget_me(update: Update, context: Context) -> None:
    """Asks for confirmation."""
    _alone(update)
    views = [(_("Delete everything"), View("forget", ("yes",))), (_("Keep it"), View("forget", ("no",)))]
    page = Page(_(FORGET), await buttons_for(context.services, views))
    await reply(update, context, noting_unread(update, page))


def _alone(update: Update) -> tuple[int, int]:
    """The person's and the chat's id. Raises `NotAllowed` where others can read."""
    user, chat = update.effective_user, update.effective_chat
    if user is None or chat is None or chat.type != ChatType.PRIVATE:
        raise NotAllowed(_("That is between you and me: write to me in private."))
    return user.id, chat.id


async def _send_own(services: Services, context: Context, user: int, chat: int) -> None:
    data = await own_data(services, user)
    text = json.dumps(data, ensure_ascii=False, indent=2, default=str)
    await context.bot.send_document(
        chat, InputFile(text.encode(), filename="dateline-my-data.json"), caption=_("All that is kept about you.")
    )


async def _export(update: Update, context: Context, view: View) -> None:
    services = context.services
    user, chat = _alone(update)
    kind = view.args[0] if view.args else ""
    await answer(update)
    if kind not in EXPORTS:
        await _send_own(services, context, user, chat)
        return
    await editor_of(services, update)
    label, write = EXPORTS[kind]
    content = (await write(services)).encode()
    await context.bot.send_document(chat, InputFile(content, filename=f"dateline.{kind}"), caption=_(label))


async def _forget(update: Update, context: Context, view: View) -> None:
    services = context.services
    user, chat = _alone(update)
    if view.args[:1] != ("yes",):
        await show(update, context, Page(_("Nothing was deleted.")))
        return
    pseudonym = f"forgotten-{secrets.token_hex(4)}"
    async with services.library.together() as library:
        await services.outbox.forget_chat(chat)
        names = [update.effective_user.full_name] if update.effective_user else []
        await library.forget(user, pseudonym, names)
    services.own(TurnedAway).forget(user)
    await services.library.tidy()
    await show(update, context, Page(_(FORGOTTEN)))


VIEWS: dict[str, Any] = {"export": _export, "forget": _forget}
