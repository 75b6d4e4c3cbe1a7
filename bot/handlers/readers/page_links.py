"""From a line or a document in the chat to its page on the web, and a citation to copy.

Where anybody may read, the button is a link. Where reading is by invitation it asks for one, which is made for whoever
pressed it, in private.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from telegram import Update
from telegram.constants import ChatType

from bot.chat.context import Context, Services
from bot.chat.page import Button, Page, clip, one_space, units
from bot.chat.replies import answer, reply
from bot.chat.views import View, data_for
from bot.pages import wording
from bot.web.access import LASTS, PageLinks
from bot.web.addresses import Addresses, claim_path, document_path
from briefings.model import Document

OPEN = "Open as page"
# What Telegram lets a button copy, in UTF-16 units.
LONGEST_COPY = 256
SHORTEST_QUOTE = 40


async def page_buttons(services: Services, document: Document, claim: str = "", words: str = "") -> list[Button]:
    """The buttons to a document's page, or a claim's with its words; none where there are no pages, or none that
    Telegram would open."""
    base = services.settings.web_url
    if base is None or not _can_be_opened(base):
        return []
    path = _path(document.number, claim)
    buttons = [Button(OPEN, url=base + path)]
    if services.settings.access == "invited":
        buttons = [Button(OPEN, await data_for(services, View("page", (str(document.number), claim))))]
    if claim and (citation := _citation(document, words, base + path)):
        buttons.append(Button("Copy citation", copy=citation))
    return buttons


def _path(number: int, claim: str) -> str:
    return claim_path(number, claim) if claim else document_path(number)


def _can_be_opened(base: str) -> bool:
    """Telegram refuses a message with a button to a host that has no dot in it."""
    return "." in (urlsplit(base).hostname or "")


def _citation(document: Document, words: str, permalink: str) -> str:
    """The words as far as there is room, where they stand, and the page; empty where there is no room for any."""
    source = clip(one_space(document.source or document.title), 60)
    tail = f" {source}, {wording.day(document.published)}. {permalink}"
    room = LONGEST_COPY - units(tail) - 2
    return f"“{clip(one_space(words), room)}”{tail}" if room >= SHORTEST_QUOTE else ""


async def _open(update: Update, context: Context, view: View) -> None:
    """Makes a link for whoever pressed."""
    services, user, chat = context.services, update.effective_user, update.effective_chat
    if services.settings.web_url is None or user is None or not view.args or not view.args[0].isdecimal():
        await answer(update, "There is no such page.", alert=True)
        return
    if chat is None or chat.type != ChatType.PRIVATE:
        await answer(update, "A link is for one person: ask me for it in private.", alert=True)
        return
    await answer(update)
    number, claim = int(view.args[0]), view.args[1] if len(view.args) > 1 else ""
    addresses = Addresses(services.settings.web_url, await PageLinks(services).key_for(user.id))
    link = addresses.permalink(_path(number, claim), key=addresses.key)
    text = f"Your link to the pages; it works for {LASTS.days} days. Whoever has it can read as you do."
    await reply(update, context, Page(text, ((Button(OPEN, url=link),),)))


VIEWS: dict[str, Any] = {"page": _open}
