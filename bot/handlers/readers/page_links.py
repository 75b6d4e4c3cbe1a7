"""Buttons from a line or a document in the chat to its web page.

If anybody may read, the button is a link. If reading is by invitation, it asks for a link, which is made for whoever
pressed, and sent in private.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from telegram import Update
from telegram.constants import ChatType

from bot.chat.context import Context, Services
from bot.chat.page import Button, Page
from bot.chat.replies import answer, reply
from bot.chat.views import View, data_for
from bot.language import N_, _
from bot.web.access import LASTS, PageLinks
from bot.web.addresses import Addresses, claim_path, document_path
from briefings.model import Document

OPEN = N_("Open as page")


async def page_buttons(services: Services, document: Document, claim: str = "") -> list[Button]:
    """The button to a document's page, or a claim's; empty if there are no pages that Telegram would link to."""
    base = services.settings.web_url
    if base is None or not _can_be_opened(base):
        return []
    if services.settings.access == "invited":
        return [Button(_(OPEN), await data_for(services, View("page", (str(document.number), claim))))]
    return [Button(_(OPEN), url=base + _path(document.number, claim))]


def _path(number: int, claim: str) -> str:
    return claim_path(number, claim) if claim else document_path(number)


def _can_be_opened(base: str) -> bool:
    """True if Telegram accepts a button to this address: it refuses messages with buttons to a host without a dot."""
    return "." in (urlsplit(base).hostname or "")


async def _open(update: Update, context: Context, view: View) -> None:
    """Makes a link for whoever pressed the button."""
    services, user, chat = context.services, update.effective_user, update.effective_chat
    if services.settings.web_url is None or user is None or not view.args or not view.args[0].isdecimal():
        await answer(update, _("There is no such page."), alert=True)
        return
    if chat is None or chat.type != ChatType.PRIVATE:
        await answer(update, _("A link is for one person: ask me for it in private."), alert=True)
        return
    await answer(update)
    number, claim = int(view.args[0]), view.args[1] if len(view.args) > 1 else ""
    addresses = Addresses(services.settings.web_url, await PageLinks(services).key_for(user.id))
    link = addresses.permalink(_path(number, claim), key=addresses.key)
    text = _("Your link to the pages; it works for {days} days. Whoever has it can read as you do.").format(
        days=LASTS.days
    )
    await reply(update, context, Page(text, ((Button(_(OPEN), url=link),),)))


VIEWS: dict[str, Any] = {"page": _open}
