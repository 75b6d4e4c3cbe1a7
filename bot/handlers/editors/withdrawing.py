"""Withdrawing and revising public documents: first what it would correct, then a button, then what became of it."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

from telegram import Update
from telegram.ext import CommandHandler, filters

from bot.chat.context import Context, Services
from bot.chat.errors import aside
from bot.chat.page import Page, clip, escape, one_space, rows
from bot.chat.prompts import expect, question
from bot.chat.replies import reply, show
from bot.chat.roles import editor_of
from bot.chat.views import View, button, number_at, word_at
from bot.handlers.editors.act_pages import corrections_words, published_words
from bot.handlers.editors.revising import SPACE, put_in_place
from bot.language import N_, _
from bot.pages import wording
from briefings import newsroom
from briefings.deliveries.telling import count_corrections
from briefings.errors import Conflict, NotFound
from briefings.model import Delivery, Document

REVISION = "revision"
LONGEST_WHY = 300
NOBODY_TOLD = N_("No digest or alert has carried its claims, so nobody is written to.")
# So many of the newest corrections are searched for those of one document.
LOOKED_AT = 5000


def handlers() -> list[CommandHandler[Context, None]]:
    """`/withdraw N why` and `/revise N`."""
    only = filters.UpdateType.MESSAGE
    return [CommandHandler("withdraw", withdraw, filters=only), CommandHandler("revise", revise, filters=only)]


async def withdraw(update: Update, context: Context) -> None:
    """Asks for the reason if none is given; nothing is withdrawn before the button is pressed."""
    services = context.services
    by = await editor_of(services, update)
    number, why = _arguments(update, _("/withdraw 3 and why"))
    document = await _public(services, number)
    if why:
        await reply(update, context, await confirm_page(services, document, why))
    else:
        await reply(update, context, await _ask_why(services, update, by, document))


async def _ask_why(services: Services, update: Update, by: int, document: Document) -> Page:
    assert update.effective_chat is not None
    await expect(services, by, update.effective_chat.id, "why", str(document.number))
    text = _("<b>Document {name}</b>\nWhy is it withdrawn? Readers are told your words.").format(name=_name(document))
    return await question(services, update, text, View("stored", (str(document.number),)))


async def why_answered(update: Update, context: Context, by: int, args: tuple[str, ...], text: str) -> None:
    """Takes the reason, and shows what the withdrawal would correct."""
    document = await _public(context.services, int(args[0]))
    await reply(update, context, await confirm_page(context.services, document, text))


async def confirm_page(services: Services, document: Document, why: str) -> Page:
    """How many messages a withdrawal would correct, and the button that does it."""
    why = clip(one_space(why), LONGEST_WHY)
    quote = wording.quoted(escape(why))
    many = await count_corrections(services.library, services.outbox, document.number)
    told = [
        _("{count} that carried its claims will be corrected.").format(count=wording.count(many, "message")),
        _("Readers are told: {quote}").format(quote=quote),
    ]
    if not many:
        # Whoever opens a withdrawn document reads the reason; nobody is sent it.
        told = [_(NOBODY_TOLD), _("Readers are told: {quote}, on the document's own page alone.").format(quote=quote)]
    buttons = [
        await button(services, _("Withdraw it"), "withdraw-now", document.number, why),
        await button(services, _("Keep it"), "stored", document.number),
    ]
    return Page("\n".join([_("<b>Withdraw document {name}?</b>").format(name=_name(document)), *told]), rows(buttons))


async def _withdraw_pressed(update: Update, context: Context, view: View) -> None:
    services = context.services
    by = await editor_of(services, update)
    document = await _public(services, number_at(view))
    await show(update, context, await _ask_why(services, update, by, document))


async def _withdraw_now(update: Update, context: Context, view: View) -> None:
    services, number, why = context.services, number_at(view), word_at(view, 1)
    by = await editor_of(services, update)
    done = await newsroom.withdraw(services.library, number, why, by=by, now=services.now(), tell=services.tell)
    services.wake()
    await show(
        update,
        context,
        await _done_page(services, _("<b>Document {number} is withdrawn.</b>").format(number=number), done),
    )


async def _done_page(services: Services, head: str, done: newsroom.Done, *, undoable: bool = True) -> Page:
    assert done.document is not None
    buttons = [await button(services, _("Undo"), "undo", done.act)] if undoable else []
    if done.corrections:
        shown = (done.document.number, done.act)
        buttons.append(await button(services, _("How many went out?"), "corrected", *shown))
    return Page("\n".join([head, *corrections_words(done)]), rows(buttons))


async def _corrected(update: Update, context: Context, view: View) -> None:
    """What became of the corrections that an act owed. A button that names no act counts all that the document ever
    had."""
    services, number, act = context.services, number_at(view), number_at(view, 1)
    await editor_of(services, update)
    found = await services.outbox.deliveries(limit=LOOKED_AT)
    mine = Counter(d.state for d in found if d.kind == "correction" and _is_of(d, number, act))
    states = [counted_state(state, many) for state, many in mine.most_common()]
    again = await button(services, _("Look again"), "corrected", number, *([act] if act else []))
    at = wording.moment(services.now(), services.settings.zone)
    head = _("Corrections for document {number}").format(number=number) + ("" if act else _(", all that it ever had"))
    text = f"<b>{head}</b>\n{', '.join(states) or _('none')}\n<i>{at}</i>"
    await show(update, context, Page(text, rows([again])))


def counted_state(state: str, many: int) -> str:
    """ "3 sent": how many messages came to what."""
    words = {
        "sent": wording.count(many, "sent", "sent"),
        "pending": wording.count(many, "still to go", "still to go"),
        "sending": wording.count(many, "on the way", "on the way"),
        "failed": wording.count(many, "failed", "failed"),
        "uncertain": wording.count(many, "uncertain", "uncertain"),
    }
    return words.get(state, f"{wording.number(many)} {state}")


def _is_of(correction: Delivery, number: int, act: int) -> bool:
    """True if a correction is of this document and act, by its occasion: original:number:version:status:act."""
    occasion = correction.occasion.split(":")
    return occasion[1:2] == [str(number)] and (not act or occasion[-1] == str(act))


async def revise(update: Update, context: Context) -> None:
    """Asks for a corrected text: the editor's next file, text or link."""
    by = await editor_of(context.services, update)
    number, _rest = _arguments(update, "/revise 3")
    await reply(update, context, await _ask_text(context.services, update, by, number))


async def _revise_pressed(update: Update, context: Context, view: View) -> None:
    by = await editor_of(context.services, update)
    await show(update, context, await _ask_text(context.services, update, by, number_at(view)))


async def _ask_text(services: Services, update: Update, by: int, number: int) -> Page:
    assert update.effective_chat is not None
    document = await _public(services, number)
    await expect(services, by, update.effective_chat.id, REVISION, str(number))
    text = _("<b>Document {name}</b>\nSend the corrected article, as a file, a text or a link.").format(
        name=_name(document)
    )
    return await question(services, update, text, View("stored", (str(number),)))


async def _revise_now(update: Update, context: Context, view: View) -> None:
    by = await editor_of(context.services, update)
    aside(update, context, _put_in_place(update, context, by, word_at(view, 0)))


async def _put_in_place(update: Update, context: Context, by: int, token: str) -> None:
    services = context.services
    done = await put_in_place(services, context.bot, by, token)
    head = await published_words(services, done)
    page = await _done_page(services, "", done, undoable=False)
    await show(update, context, Page(head, page.buttons))


async def _revise_not(update: Update, context: Context, view: View) -> None:
    await editor_of(context.services, update)
    await context.services.library.drop(SPACE, word_at(view, 0))
    await show(update, context, Page(_("Nothing was changed.")))


def _arguments(update: Update, example: str) -> tuple[int, str]:
    assert update.effective_message is not None
    match = re.match(r"/\w+(?:@\w+)?\s+(\d{1,9})\b\s*(.*)", update.effective_message.text or "", re.DOTALL)
    if match is None:
        raise NotFound(_("Name the document's number: {example}. /documents lists them.").format(example=example))
    return int(match[1]), match[2].strip()


async def _public(services: Services, number: int) -> Document:
    document = await services.library.document(number)
    if document.status != "published":
        state = _("a draft") if document.status == "draft" else _("withdrawn already")
        raise Conflict(_("Document {number} is not public: it is {state}.").format(number=number, state=state))
    return document


def _name(document: Document) -> str:
    return wording.labelled(str(document.number), escape(clip(one_space(document.title), 120)))


VIEWS: dict[str, Any] = {
    "withdraw": _withdraw_pressed,
    "withdraw-now": _withdraw_now,
    "corrected": _corrected,
    "revise": _revise_pressed,
    "revise-now": _revise_now,
    "revise-not": _revise_not,
}
