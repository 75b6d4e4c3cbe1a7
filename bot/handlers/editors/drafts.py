"""A draft's buttons: look, publish, publish all, discard, undo."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from telegram import Update
from telegram.ext import CommandHandler, filters

from bot.chat.context import Context, Services
from bot.chat.page import LONGEST_MESSAGE, Page, clip, escape, fit, one_space, rows
from bot.chat.replies import reply, show
from bot.chat.roles import editor_of
from bot.chat.views import View, button, number_at, word_at
from bot.handlers.editors.act_pages import in_words, last_in_words, published_page, published_words, undone_words
from bot.handlers.editors.draft_page import draft_page
from bot.language import N_, _
from bot.logs import told
from bot.pages import wording
from briefings import newsroom
from briefings.answers.public import was_public
from briefings.errors import Conflict, DatelineError, NotFound
from briefings.model import RecordedAct, Status

# The last argument of a button that was pressed after the question whether to publish.
SURE = "sure"
# An act of the last minute is undone at once; before an older one, /undo asks.
JUST_NOW = timedelta(minutes=1)
LONGEST_ECHO = 60
STATUSES: dict[Status, str] = {"published": N_("Published"), "withdrawn": N_("Withdrawn"), "draft": N_("A draft")}
DISCARDED = N_("Discarded")
UNFILED = N_(
    "Nothing in it is filed under a topic, so no answer would show it and nobody would be "
    "told of it. File a claim under a topic first (Claims, then Refile), or publish it as it "
    "is."
)


def handlers() -> list[CommandHandler[Context, None]]:
    """`/undo`."""
    return [CommandHandler("undo", undo_last, filters=filters.UpdateType.MESSAGE)]


async def undo_last(update: Update, context: Context) -> None:
    """Undoes this editor's last act and names it. If it can't be undone, says why and what to do instead. Asks first
    where words stand behind the command, since they may name another act."""
    services, words = context.services, " ".join(context.args or ())
    by = await editor_of(services, update)
    last = await newsroom.act_to_undo(services.library, by)
    if last is not None and newsroom.can_undo(last) and (words or services.now() - last.at > JUST_NOW):
        await reply(update, context, await _sure_page(services, last, words))
        return
    await reply(update, context, await _taken_back(services, by, None))


async def _sure_page(services: Services, last: RecordedAct, typed: str) -> Page:
    """Names the act that /undo would undo, and asks: after a minute, or with words behind the command, it may not be
    the one that is meant."""
    unread = _("/undo takes no words: “{words}” was not read. It takes back your last act only.").format(
        words=escape(clip(one_space(typed), LONGEST_ECHO))
    )
    words = await newsroom.claim_words(services.library, last)
    quote = f"\n{wording.in_marks(words, escape(clip(one_space(words), 200)))}" if words else ""
    at = wording.moment(last.at, services.settings.zone)
    buttons = [
        await button(services, _("Take it back"), "undo", last.id),
        await button(services, _("Leave it"), "undo-not"),
    ]
    html = _("Your last act was <b>{last}</b>, on {at}.{quote}\nTake it back?").format(
        last=escape(in_words(last)), at=at, quote=quote
    )
    return Page(f"{unread}\n{html}" if typed else html, rows(buttons))


async def _leave(update: Update, context: Context, view: View) -> None:
    await editor_of(context.services, update)
    await show(update, context, Page(_("It stands.")))


async def stored_page(services: Services, number: int) -> Page:
    """A document for its editors, whatever its status."""
    document = await services.library.document(number)
    if document.status == "draft":
        return await draft_page(services, await newsroom.draft(services.library, number))
    title = escape(clip(one_space(document.title), 200))
    buttons = [
        await button(services, _("Claims"), "claims", number, 0),
        await button(services, _("Edit details"), "details", number),
    ]
    if document.status == "published":
        buttons.append(await button(services, _("Withdraw"), "withdraw", number))
    discarded = document.status == "withdrawn" and not await was_public(services.library, document)
    return Page(
        _("<b>Document {number}: {title}</b>\n{status}. /document_{number}").format(
            number=number, title=title, status=_(DISCARDED if discarded else STATUSES[document.status])
        ),
        rows(buttons),
    )


async def _draft(update: Update, context: Context, view: View) -> None:
    await editor_of(context.services, update)
    await show(update, context, await stored_page(context.services, number_at(view)))


async def _publish(update: Update, context: Context, view: View) -> None:
    services = context.services
    by, number = await editor_of(services, update), number_at(view)
    if word_at(view, 1) != SURE and (page := await asks_first(services, number)) is not None:
        await show(update, context, page)
        return
    done = await _published(services, number, by)
    services.wake()
    await show(update, context, await published_page(services, done))


async def _published(services: Services, number: int, by: int) -> newsroom.Done:
    """Publishes a draft. `Conflict` blames nobody else if it is public by this editor's own act: a button may be
    pressed twice."""
    try:
        return await newsroom.publish(services.library, number, by=by, now=services.now(), tell=services.tell)
    except Conflict as error:
        acts = await services.library.acts_on([f"document {number}"])
        publisher = next((act.who for act in acts if act.what == "publish" and act.undone_by is None), None)
        if publisher != by or (await services.library.document(number)).status != "published":
            raise
        already = _("Document {number} is published already. /document_{number}").format(number=number)
        raise Conflict(already) from error


async def asks_first(services: Services, number: int) -> Page | None:
    """A question before a draft is published of which no answer would show anything; None for other drafts."""
    document = await services.library.document(number)
    if document.status != "draft" or any(c.topics for c in await services.library.claims_of(number)):
        return None
    buttons = [
        await button(services, _("Publish anyway"), "publish", number, SURE),
        await button(services, _("Back to the draft"), "draft", number),
        await button(services, _("Discard"), "discard", number),
    ]
    return Page(
        _("<b>Draft {number}: {title}</b>\n{unfiled}").format(
            number=number, title=escape(clip(one_space(document.title), 150)), unfiled=_(UNFILED)
        ),
        rows(buttons),
    )


async def _publish_all(update: Update, context: Context, view: View) -> None:
    """Publishes each draft of a batch. One that another editor has settled meanwhile stops none of the others."""
    services = context.services
    by = await editor_of(services, update)
    blocks = []
    for position in range(len(view.args)):
        number = number_at(view, position)
        try:
            if await asks_first(services, number) is not None:
                blocks.append(
                    _("Draft {number} was left: nothing in it is filed under a topic. /review has it.").format(
                        number=number
                    )
                )
                continue
            done = await _published(services, number, by)
            blocks.append(await published_words(services, done))
        except DatelineError as error:
            blocks.append(_("✗ Draft {number}: {error}").format(number=number, error=escape(told(error))))
    services.wake()
    html, shown = fit(blocks, LONGEST_MESSAGE - 100)
    if shown < len(blocks):
        html += _("\n\n… and {value} more. /documents lists what is public.").format(value=len(blocks) - shown)
    await show(update, context, Page(html or _("There is nothing left to publish.")))


async def _discard(update: Update, context: Context, view: View) -> None:
    services, number = context.services, number_at(view)
    by = await editor_of(services, update)
    done = await newsroom.discard(services.library, number, by=by, now=services.now(), tell=services.tell)
    buttons = [
        await button(services, _("Undo"), "undo", done.act),
        await button(services, _("Next in the queue"), "review"),
    ]
    await show(update, context, Page(_("Draft {number} is discarded.").format(number=number), rows(buttons)))


async def _undo(update: Update, context: Context, view: View) -> None:
    services = context.services
    by = await editor_of(services, update)
    act = number_at(view)
    if not act:
        raise NotFound(_("There is nothing of yours to undo there."))
    past = tuple(number_at(view, position) for position in range(1, len(view.args)))
    await show(update, context, await _taken_back(services, by, act, past=past))


async def _taken_back(services: Services, by: int, only: int | None, past: tuple[int, ...] = ()) -> Page:
    """Undoes this editor's last act but for those in `past`. If a colleague's word stands on it, offers the one before.
    With `only`, raises `Conflict` if that is not the last any more."""
    try:
        what, done = await newsroom.undo(
            services.library, by=by, now=services.now(), tell=services.tell, only=only, past=past
        )
    except newsroom.NotTheLast as error:
        raise Conflict(last_in_words(error)) from error
    except (Conflict, NotFound) as error:
        page = await _the_one_before(services, by, only, past, error)
        if page is None:
            raise
        return page
    services.wake()
    return Page(await undone_words(services, what, done))


async def _the_one_before(
    services: Services, by: int, only: int | None, past: tuple[int, ...], why: DatelineError
) -> Page | None:
    """Why the last act can't be undone, and a button for the act before it; None if there is none, or another was to be
    undone."""
    last = await newsroom.act_to_undo(services.library, by, past)
    before = await newsroom.act_to_undo(services.library, by, (*past, last.id)) if last else None
    if last is None or before is None or only not in (None, last.id, before.id):
        return None
    head = _("Your last act was <b>{last}</b>.").format(last=escape(in_words(last)))
    offer = _("Before that: <b>{before}</b>, on {at}.").format(
        before=escape(in_words(before)), at=wording.moment(before.at, services.settings.zone)
    )
    buttons = [
        await button(services, _("Take that back"), "undo", before.id, *past, last.id),
        await button(services, _("Leave it"), "undo-not"),
    ]
    return Page(f"{head}\n{escape(told(why))}\n\n{offer}", rows(buttons))


VIEWS: dict[str, Any] = {
    "draft": _draft,
    "stored": _draft,
    "publish": _publish,
    "publish-all": _publish_all,
    "discard": _discard,
    "undo": _undo,
    "undo-not": _leave,
}
