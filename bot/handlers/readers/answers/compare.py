"""/compare N M: two documents side by side."""

from __future__ import annotations

import asyncio
import re

from telegram import Update
from telegram.ext import CommandHandler

from bot.chat.context import Context, Services
from bot.chat.page import LONGEST_MESSAGE, Page
from bot.chat.replies import answer, reply, show
from bot.chat.roles import role_of
from bot.chat.typed_commands import words_after_command
from bot.chat.views import GONE, View, buttons_for
from bot.language import _
from bot.pages.comparison_page import comparison_blocks, comparison_head
from bot.pages.document_page import pages_of
from briefings.answers.compare import compare_stored
from briefings.errors import BadQuestion

ROOM = 60


def handlers() -> list[CommandHandler[Context, None]]:
    """/compare."""
    return [CommandHandler("compare", compare)]


async def compare(update: Update, context: Context) -> None:
    """`/compare 3 5`: readers compare published documents, editors drafts too."""
    named = re.findall(r"\d{1,9}", words_after_command(update))
    if len(named) != 2:
        raise BadQuestion(_("Name two documents by their numbers: /compare 3 5. /documents lists them."))
    await reply(update, context, await _page(update, context.services, int(named[0]), int(named[1]), 0))


async def comparison_page(services: Services, one: int, other: int, at: int, *, editor: bool) -> Page:
    """Page `at` of the comparison of two documents."""
    found = await compare_stored(services.library, one, other, drafts=editor)
    head = comparison_head(found)
    pages = await asyncio.to_thread(pages_of, head, comparison_blocks(found, services.beat), LONGEST_MESSAGE - ROOM)
    at = min(at, len(pages) - 1)
    views = [(_("Page before"), View("compare", (str(one), str(other), str(at - 1))))] if at else []
    if at + 1 < len(pages):
        next_page = View("compare", (str(one), str(other), str(at + 1)))
        views.append((_("Next ({value} of {len})").format(value=at + 2, len=len(pages)), next_page))
    views += [
        (_("Document {number}").format(number=number), View("document", (str(number), "0"))) for number in (one, other)
    ]
    return Page(pages[at], await buttons_for(services, views))


async def _page(update: Update, services: Services, one: int, other: int, at: int) -> Page:
    user = update.effective_user
    editor = await role_of(services, user.id if user else None) != "reader"
    return await comparison_page(services, one, other, at, editor=editor)


async def _compare_again(update: Update, context: Context, view: View) -> None:
    if len(view.args) != 3 or not all(arg.isdecimal() and len(arg) < 10 for arg in view.args):
        await answer(update, _(GONE), alert=True)
        return
    one, other, at = map(int, view.args)
    await show(update, context, await _page(update, context.services, one, other, at))


VIEWS = {"compare": _compare_again}
