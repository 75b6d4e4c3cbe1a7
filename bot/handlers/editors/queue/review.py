"""`/review`: goes through the editors' queue, one item a screen, each with the buttons that settle it."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import Any

from telegram import Update
from telegram.ext import CommandHandler, filters

from bot.chat.context import Context, Services
from bot.chat.page import Button, Page, clip, escape, one_space, rows
from bot.chat.replies import reply, show
from bot.chat.roles import editor_of
from bot.chat.typed_commands import noting_unread
from bot.chat.views import View, button, number_at, word_at
from bot.handlers.editors.draft_page import draft_page
from bot.handlers.editors.queue.judging import judge, judged_words, pair_html, reference_html
from bot.handlers.editors.queue.reports import quoted
from bot.handlers.editors.queue.review_queue import ASKS, Item, after, unsure, waiting
from bot.language import ENGLISH, N_, _, speaking
from bot.pages import wording
from briefings import newsroom
from briefings.deliveries.languages import language_of
from briefings.deliveries.outcomes import notice
from briefings.errors import Conflict, NotFound

# Space above an item, in UTF-16 units: what was just done, and how long the queue is.
QUEUE_LINES = 300
WELCOME = N_("Welcome: an editor has let you in. /start shows what there is.")
NOT_NOW = N_("An editor has looked at your request and does not let you in for now.")


def handlers() -> list[CommandHandler[Context, None]]:
    """`/review`."""
    return [CommandHandler("review", review, filters=filters.UpdateType.MESSAGE)]


async def review(update: Update, context: Context) -> None:
    """Shows the first item of the queue, and how many there are."""
    await editor_of(context.services, update)
    await reply(update, context, noting_unread(update, await review_page(context.services, None)))


async def review_page(services: Services, last: Item | None, note: str = "", undo: int = 0) -> Page:
    """The item after `last`. `note` says what was just done; `undo` is the id of the act that can be undone."""
    items = await waiting(services)
    item = after(items, last)
    if item is None:
        head = _("Nothing more in the queue.") if items or last else _("The queue is empty.")
        buttons = [await button(services, _("From the start"), "review")] if items else []
        page = Page(head, rows(buttons))
    else:
        page = await _item_page(services, item)
        page = replace(page, html=_("<i>Queue: {counts}</i>\n\n{html}").format(counts=_counts(items), html=page.html))
    if undo:
        page = replace(page, buttons=(*page.buttons, (await button(services, _("Undo"), "undo", undo),)))
    return replace(page, html=f"✓ {escape(note)}\n\n{page.html}") if note else page


def _counts(items: tuple[Item, ...]) -> str:
    counted = Counter(item.kind for item in items)
    return ", ".join(_counted(kind, many) for kind, many in counted.items())


def _counted(kind: str, many: int) -> str:
    match kind:
        case "report":
            return wording.count(many, "report")
        case "ask":
            return wording.count(many, "person asking", "people asking")
        case "draft":
            return wording.count(many, "draft")
        case _:
            return wording.count(many, "unsure match", "unsure matches")


async def _item_page(services: Services, item: Item) -> Page:
    skip = await button(services, _("Skip"), "review", item.kind, item.key)
    match item.kind:
        case "report":
            return await report_page(services, int(item.key), skip)
        case "ask":
            return await _ask_page(services, int(item.key), skip)
        case "draft":
            draft = await newsroom.draft(services.library, int(item.key))
            return await draft_page(services, draft, more=(skip,), room=QUEUE_LINES)
        case _:
            return await _match_page(services, item.key, skip)


# --- reports --------------------------------------------------------------------------------------------------------


async def report_page(services: Services, number: int, skip: Button | None = None) -> Page:
    """A reported line, with the buttons that settle the report."""
    report = await newsroom.open_report(services.library, number)
    at = wording.moment(report.at, services.settings.zone)
    decline = await button(services, _("It stands"), "report-decline", number)
    try:
        claim, document = await services.library.claim(report.claim)
    except NotFound:
        return Page(
            _("A reader reported a line that is no longer in the library."), rows([decline, *([skip] if skip else [])])
        )
    buttons = [
        await button(services, _("Amend it"), "amend", claim.id),
        await button(services, _("Refile it"), "refile", claim.id),
        await button(services, _("Drop it"), "drop", claim.id),
        decline,
        await button(services, _("See it in full"), "claim-desk", claim.id),
        *([skip] if skip else []),
    ]
    reason = await newsroom.reason_of(services.library, report)
    why = _("\n<b>They say</b> {reason}").format(reason=escape(clip(one_space(reason), 500))) if reason else ""
    text = _("<b>A reader reports this line</b> ({at})\n{quoted}\n{reference_html}{why}").format(
        at=at, quoted=quoted(claim), reference_html=reference_html(document), why=why
    )
    return Page(text, rows(buttons))


async def _decline(update: Update, context: Context, view: View) -> None:
    services, number = context.services, number_at(view)
    by = await editor_of(services, update)
    await newsroom.decline(services.library, number, by=by, now=services.now(), tell=services.tell)
    services.wake()
    note = _("The line stands; its reader is told.")
    await show(update, context, await review_page(services, Item("report", str(number)), note))


# --- people who ask to be let in ------------------------------------------------------------------------------------


async def _ask_page(services: Services, user: int, skip: Button) -> Page:
    person = await services.library.person(user)
    name = person.name if person and person.name else _("Person {user}").format(user=user)
    buttons = [
        await button(services, _("Let them in"), "admit", user, "yes"),
        await button(services, _("Not now"), "admit", user, "no"),
        skip,
    ]
    return Page(
        _("<b>{name}</b> ({user}) asks to read.").format(name=escape(clip(one_space(name), 100)), user=user),
        rows(buttons),
    )


async def _admit(update: Update, context: Context, view: View) -> None:
    services, user, yes = context.services, number_at(view), word_at(view, 1) == "yes"
    by = await editor_of(services, update)
    async with services.library.together() as books:
        person = await books.person(user)
        if person is None or not await books.drop(ASKS, str(user)):
            raise Conflict(_("This request is settled already."))
        if yes:
            await books.save_person(replace(person, admitted=True))
        act = await books.record(by, "admit" if yes else "turn away", f"person {user}", services.now(), {})
        with speaking(await language_of(books, user) or ENGLISH):
            told = _(WELCOME) if yes else _(NOT_NOW)
        line = notice(told, user, f"admission:{act}", services.now())
        await services.outbox.add_deliveries([line])
    services.wake()
    note = _("Let in, and told so.") if yes else _("Turned away, and told so.")
    await show(update, context, await review_page(services, Item("ask", str(user)), note))


# --- pairs that the machine is unsure of ----------------------------------------------------------------------------


async def _match_page(services: Services, key: str, skip: Button) -> Page:
    left, _rest, right = key.partition("+")
    match = next((m for m in await unsure(services.library) if (m.left, m.right) == (left, right)), None)
    if match is None:
        raise Conflict(_("This pair is settled already."))
    buttons = [
        await button(services, _("The same"), "judge", left, right, "same"),
        await button(services, _("Not the same"), "judge", left, right, "apart"),
        skip,
    ]
    return Page(
        _("<b>Do these two say the same?</b>\n\n{value}").format(value=await pair_html(services, match)), rows(buttons)
    )


async def _judge(update: Update, context: Context, view: View) -> None:
    services, left, right, said = context.services, word_at(view, 0), word_at(view, 1), word_at(view, 2)
    by = await editor_of(services, update)
    done = await judge(services, by, left, right, said)
    page = await review_page(services, Item("match", f"{left}+{right}"), judged_words(said, done), done.act)
    await show(update, context, page)


async def _walk(update: Update, context: Context, view: View) -> None:
    await editor_of(context.services, update)
    last = Item(word_at(view, 0), word_at(view, 1)) if view.args else None
    await show(update, context, await review_page(context.services, last))


VIEWS: dict[str, Any] = {"review": _walk, "report-decline": _decline, "admit": _admit, "judge": _judge}
