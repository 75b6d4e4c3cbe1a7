"""Edit details: a document's title, source, date and link, each changed by a button and one message."""

from __future__ import annotations

from datetime import date
from typing import Any

from telegram import Update

from bot.chat.context import Context, Services
from bot.chat.errors import aside
from bot.chat.page import Page, clip, escape, one_space, rows
from bot.chat.prompts import expect, expected, question
from bot.chat.replies import reply, show
from bot.chat.roles import editor_of
from bot.chat.views import View, button, number_at, word_at
from bot.handlers.editors.act_pages import corrections_words
from bot.handlers.editors.drafts import stored_page
from bot.handlers.editors.intake.pieces import only_link
from bot.language import N_, _
from bot.pages import wording
from briefings import newsroom
from briefings.errors import DatelineError
from briefings.knowledge.dates.publication_dates import parse_day

FIELDS = {"title": N_("Title"), "source": N_("Source"), "published": N_("Date"), "url": N_("Link")}
HINTS = {
    "title": N_("Send the title."),
    "source": N_("Send the source's name, like AFP."),
    "published": N_("Send the date of publication, like 2017-12-17, or a dash (-) for none."),
    "url": N_("Send the link, or a dash (-) for none."),
}
LONGEST = 300


async def details_page(services: Services, number: int) -> Page:
    """A document's details, with a button for each."""
    document = await services.library.document(number)
    lines = [_("<b>Document {number}</b>").format(number=number)]
    lines += [
        wording.labelled(_(label), escape(clip(_shown(getattr(document, name)), 200))) for name, label in FIELDS.items()
    ]
    buttons = [await button(services, _(label), "detail", number, name) for name, label in FIELDS.items()]
    return Page("\n".join(lines), rows([*buttons, await button(services, _("Back"), "draft", number)]))


def _shown(value: object) -> str:
    return one_space(str(value)) if value else _("none")


async def _details(update: Update, context: Context, view: View) -> None:
    await editor_of(context.services, update)
    await show(update, context, await details_page(context.services, number_at(view)))


async def _ask(update: Update, context: Context, view: View) -> None:
    services, chat = context.services, update.effective_chat
    by = await editor_of(services, update)
    number, name = number_at(view), word_at(view, 1)
    assert chat is not None
    if name not in FIELDS:
        raise DatelineError(_("A document has no such detail."))
    await expect(services, by, chat.id, "detail", str(number), name)
    document = await services.library.document(number)
    now = _("It is now: {document}").format(document=escape(clip(_shown(getattr(document, name)), 200)))
    page = await question(
        services,
        update,
        _("<b>Document {number}</b>\n{value}\n{now}").format(number=number, value=_(HINTS[name]), now=now),
        View("details", (str(number),)),
    )
    await show(update, context, page)


async def answered(update: Update, context: Context, by: int, args: tuple[str, ...], text: str) -> None:
    """Takes the new value. If roots or dates depend on it, the text is read again, beside the chat."""
    number, name = int(args[0]), args[1]
    value = read_value(name, text, context.services.now().date())
    aside(update, context, _change(update, context, by, number, name, value))


def read_value(name: str, text: str, today: date) -> str | date | None:
    """The value that an editor typed for a detail. Raises `DatelineError` with the mend."""
    text = one_space(text)
    if text in ("-", "–", "—") and name in ("published", "url"):
        return None
    if name == "published":
        day = parse_day(text)
        if day is None:
            raise DatelineError(
                _("“{text}” is no date that I can read: send it like 2017-12-17.").format(text=clip(text, 60))
            )
        if day > today:
            raise DatelineError(
                _("{isoformat} has not come yet: send the day of publication.").format(isoformat=day.isoformat())
            )
        return day
    if name == "url" and only_link(text) is None:
        raise DatelineError(_("That is no link: send one that begins with https://."))
    if not text or len(text) > LONGEST:
        raise DatelineError(_("Between 1 and {longest} characters, please.").format(longest=LONGEST))
    return text


async def _change(update: Update, context: Context, by: int, number: int, name: str, value: str | date | None) -> None:
    services = context.services
    details = {name: value}
    document = await services.library.document(number)
    # Roots and relative dates depend on the details, so the text is read again with the new ones.
    extraction = await services.desk.extract(newsroom.with_details(document, details))
    done = await newsroom.change_details(
        services.library, number, details, extraction, by=by, now=services.now(), tell=services.tell
    )
    services.wake()
    page = await stored_page(services, number)
    said = "\n".join([_("{value} is set.").format(value=_(FIELDS[name])), *corrections_words(done)])
    await reply(update, context, Page(f"{said}\n\n{page.html}", page.buttons))


async def _use_source(update: Update, context: Context, view: View) -> None:
    """Sets the source that a button names, without asking."""
    by = await editor_of(context.services, update)
    name = read_value("source", word_at(view, 1), context.services.now().date())
    aside(update, context, _change(update, context, by, number_at(view), "source", name))


async def _cancel(update: Update, context: Context, view: View) -> None:
    """Forgets the question, and shows the page from which it was asked."""
    services, chat = context.services, update.effective_chat
    by = await editor_of(services, update)
    assert chat is not None
    await expected(services, by, chat.id)
    back = services.router.views.get(word_at(view, 0))
    if back is None or word_at(view, 0) == "cancel":
        await show(update, context, Page(_("Nothing was changed.")))
        return
    await back(update, context, View(view.args[0], view.args[1:]))


VIEWS: dict[str, Any] = {"details": _details, "detail": _ask, "use-source": _use_source, "cancel": _cancel}
