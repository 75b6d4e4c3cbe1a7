"""/events: what happened where, with its tolls; and a page for each event, on which editors join and part events."""

from __future__ import annotations

import asyncio
from collections import Counter
from dataclasses import replace

from telegram import Update
from telegram.ext import CommandHandler

from bot.chat.context import Context, Services
from bot.chat.page import Button, Page, escape, one_space, rows
from bot.chat.replies import answer, reply, show
from bot.chat.roles import editor_of, role_of
from bot.chat.typed_commands import words_after_command
from bot.chat.views import GONE, LONGEST_LABEL, View, button, data_for, question_args, question_from, word_at
from bot.handlers.readers.answers.place_choice import read_question
from bot.language import _
from bot.logs import told
from bot.pages import figure_wording, wording
from bot.pages.event_page import ID_TOLD, event_html, events_html, may_lie_between, titles_apart
from bot.pages.place_words import country_of
from briefings.answers.events import EVENTS, EventView, event_in_full, events, events_near
from briefings.errors import DatelineError, NotFound
from briefings.model import Question, Statement, Telling
from briefings.newsroom.event_overrides import name_event, not_this_event, same_event

NAME = "name"


def handlers() -> list[CommandHandler[Context, None]]:
    """/events alone."""
    return [CommandHandler("events", ask_events)]


async def ask_events(update: Update, context: Context) -> None:
    """`/events [place] [since DATE]`; for editors also `/events name EVENT words`."""
    services, words = context.services, words_after_command(update)
    if words.split()[:1] == [NAME] and (len(words.split()) > 1 or await _is_editor(services, update)):
        await reply(update, context, await _named(services, update, words))
        return
    read = await read_question(services, words, None, _events_view, of_events=True)
    page = read if isinstance(read, Page) else await events_page(services, read.question, 0, read.guess)
    await reply(update, context, page)


def _events_view(question: Question) -> View:
    return View("events", question_args(question))


async def _named(services: Services, update: Update, words: str) -> Page:
    editor = await editor_of(services, update)
    _rest, *called = words.split()
    if not called:
        return Page(
            _(
                "Name the event by its id, which its page tells, and the name: "
                "<code>/events name 3fa2b1c9 The mill</code>"
            )
        )
    event, *name = called
    done = await name_event(services.library, event, " ".join(name), by=editor, now=services.now(), tell=services.tell)
    said = _("Named. /undo takes it back.") if name else _("The name is gone. /undo brings it back.")
    view = await event_in_full(services.library, event)
    return Page(f"{said}\n\n{event_html(view, services.beat)}") if done.act else Page(said)


async def events_page(services: Services, question: Question, offset: int, note: str = "") -> Page:
    """Events with their tolls, each with a button, and a button for more. `note` says what was guessed."""
    views, more = await events(services.library, question, limit=EVENTS, offset=offset)
    html, shown = events_html(views, question, services.beat)
    titles = titles_apart([view.known for view in views], LONGEST_LABEL)
    buttons = [
        await button(services, title, "event", view.known.happening.id)
        for title, view in zip(titles[:shown], views[:shown], strict=True)
    ]
    if not views and may_lie_between(question):
        buttons += await _in_its_country(services, question)
    left = more + len(views) - shown
    if left > 0 and shown:
        onward = View("events", question_args(question, offset + shown))
        buttons.append(Button(_("{left} more").format(left=left), await data_for(services, onward)))
    return Page(_said(question, note) + html, rows(buttons, 1))


async def _in_its_country(services: Services, question: Question) -> list[Button]:
    """A button to the events of the country in which a place lies that has none."""
    country = await asyncio.to_thread(country_of, question.place or "")
    wider = question_args(replace(question, place=country))
    return [await button(services, wording.country(country), "events", *wider)] if country else []


def _said(question: Question, note: str) -> str:
    """What of the question was guessed, and what was not read."""
    notes = [f"<i>{escape(note)}.</i>\n"] if note else []
    if question.asof:
        said = _("Events are listed as they are known now, not as of {day}. Their tolls as of that day: {example}")
        example = f"<code>/figures asof {question.asof}</code>"
        notes.append(f"<i>{said.format(day=wording.day(question.asof), example=example)}</i>\n")
    return "".join(notes)


async def event_page(services: Services, event: str, *, editor: bool, note: str = "") -> Page:
    """One event. Editors get a button for each document that may be of another event, and for events that may be the
    same."""
    view = await event_in_full(services.library, event)
    buttons = []
    if editor:
        for telling, label in await _partings(services, view):
            buttons.append(await button(services, label, "event_not", telling.id, view.known.happening.id))
        buttons.append(await button(services, _("Same as another"), "event_near", view.known.happening.id))
    html = event_html(view, services.beat)
    named = (
        _("\n\nTo name it: <code>/events name {value} …</code>").format(value=view.known.happening.id[:ID_TOLD])
        if editor
        else ""
    )
    return Page((f"{note}\n\n" if note else "") + html + named, rows(buttons))


async def _partings(services: Services, view: EventView) -> list[tuple[Telling, str]]:
    """What may be parted from an event, each with its button's label; none if one document alone tells of it, once. Of
    two tellings of one document the labels say what each counts."""
    if len(view.tellings) < 2:
        return []
    often = Counter(telling.document for telling in view.tellings)
    firsts = await services.library.statements([telling.statements[0] for telling in view.tellings])
    counted = {statement.id: _counted(services, statement) for statement in firsts}
    labels = []
    for telling in view.tellings:
        label = _("Not of document {document}").format(document=telling.document)
        said = counted.get(telling.statements[0], "") if often[telling.document] > 1 else ""
        labels.append((telling, wording.labelled(label, said) if said else label))
    return labels


def _counted(services: Services, statement: Statement) -> str:
    """What a statement counts ("40 killed"), else its first words."""
    quantity = statement.quantity
    if quantity is None or quantity.measure is None:
        return one_space(statement.claim.text)
    amount = wording.amount(quantity.low, quantity.high, quantity.bound)
    return f"{amount} {figure_wording.number_told(services.beat, statement.claim, quantity)}"


async def _is_editor(services: Services, update: Update) -> bool:
    user = update.effective_user
    return await role_of(services, user.id if user else None) != "reader"


async def _events_again(update: Update, context: Context, view: View) -> None:
    read = question_from(view.args)
    if read is None:
        await answer(update, _(GONE), alert=True)
        return
    await show(update, context, await events_page(context.services, *read))


async def _event(update: Update, context: Context, view: View) -> None:
    services = context.services
    editor = await _is_editor(services, update)
    try:
        page = await event_page(services, word_at(view, 0), editor=editor)
    except NotFound:
        page = Page(_("This event no longer stands: what told of it was withdrawn, or it is one with another now."))
    await show(update, context, page)


async def _not_of(update: Update, context: Context, view: View) -> None:
    services = context.services
    editor = await editor_of(services, update)
    try:
        await not_this_event(services.library, word_at(view, 0), by=editor, now=services.now(), tell=services.tell)
    except DatelineError as error:
        await answer(update, told(error), alert=True)
        return
    await show(update, context, await _after(services, word_at(view, 1), _("Parted. /undo takes it back.")))


async def _near(update: Update, context: Context, view: View) -> None:
    services = context.services
    await editor_of(services, update)
    event = word_at(view, 0)
    view_of = await event_in_full(services.library, event)
    others = await events_near(services.library, view_of.known)
    own, *titles = titles_apart([view_of.known, *others], LONGEST_LABEL)
    buttons = [
        await button(services, title, "event_same", view_of.known.happening.id, other.happening.id)
        for title, other in zip(titles, others, strict=True)
    ]
    buttons.append(await button(services, _("Back"), "event", event))
    asked = _("Which of these is the same event?") if others else _("There is no other event near it.")
    await show(update, context, Page(f"<b>{escape(own)}</b>\n{asked}", rows(buttons, 1)))


async def _same(update: Update, context: Context, view: View) -> None:
    services = context.services
    editor = await editor_of(services, update)
    one, other = word_at(view, 0), word_at(view, 1)
    try:
        await same_event(services.library, one, other, by=editor, now=services.now(), tell=services.tell)
    except DatelineError as error:
        await answer(update, told(error), alert=True)
        return
    await show(update, context, await _after(services, min(one, other), _("One event now. /undo takes it back.")))


async def _after(services: Services, event: str, note: str) -> Page:
    """The page after an act, which may have given the event another id."""
    try:
        return await event_page(services, event, editor=True, note=note)
    except NotFound:
        return Page(note)


VIEWS = {
    "events": _events_again,
    "event": _event,
    "event_not": _not_of,
    "event_near": _near,
    "event_same": _same,
}
