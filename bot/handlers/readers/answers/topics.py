"""Topics' answers, and the buttons that lead on from them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from telegram import Update
from telegram.ext import CommandHandler

from bot.chat.context import Context, Services
from bot.chat.page import Page, Rows, escape
from bot.chat.replies import reply, show
from bot.chat.typed_commands import command_of, words_after_command
from bot.chat.views import View, buttons_for, question_args
from bot.handlers.readers.answers.lines import NOT_KNOWN, lines_page
from bot.handlers.readers.answers.place_choice import places_offered, read_question
from bot.handlers.readers.answers.question_views import drawing, question_behind
from bot.language import _
from bot.pages import wording
from bot.pages.answer_page import answer_html
from bot.pages.briefing_page import heading
from bot.pages.references import shown_among
from briefings.answers.one_screen import Screen, one_screen
from briefings.answers.questions.asked_for import asked_for
from briefings.beat.beat import Beat
from briefings.knowledge.countries import country_name
from briefings.model import Question


def commands_of(beat: Beat) -> list[CommandHandler[Context, None]]:
    """One command for each of the beat's topics."""
    return [CommandHandler(topic.command, ask_topic) for topic in beat.topics]


async def ask_topic(update: Update, context: Context) -> None:
    """`/returnees France since October`: the topic is the command's own."""
    services = context.services
    topic = next(t for t in services.beat.topics if t.command == command_of(update))
    await reply(update, context, await topic_page(services, topic.id, words_after_command(update)))


async def topic_page(services: Services, topic: str | None, words: str, note: str = "", asked: str = "") -> Page:
    """The answer to a topic, with a place and dates in a reader's words. `asked` is the question in free words that
    named them, if there was one."""
    read = await read_question(services, words, topic, lambda question: View("ask", question_args(question)))
    if isinstance(read, Page):
        return read
    said = ". ".join(part for part in (note, read.guess) if part)
    return await answer_page(services, read.question, said, asked)


async def brief_page(services: Services, question: Question, offset: int) -> Page:
    """What the button of a question leads to: its answer, or from an offset on its lines."""
    if offset:
        return await lines_page(services, question, offset)
    return await answer_page(services, question)


async def answer_page(services: Services, question: Question, note: str = "", words: str = "") -> Page:
    """The answer on one screen. `note` says what was guessed; `words` are the question in free words, if there was
    one."""
    asked = asked_for(words)
    index = services.library if words else None
    screen = await one_screen(services.library, services.beat, question, asked, index)
    briefing = screen.briefing
    claims = shown_among((*briefing.findings, *briefing.unknown), screen.statements)
    text = answer_html(screen, services.beat, claims, note)
    onward = await _onward(services, question, screen, text.best)
    return Page(text.html, onward, text.best)


async def _onward(services: Services, question: Question, screen: Screen, best: str | None) -> Rows:
    args = question_args(question)
    views: list[tuple[str, View]] = []
    if screen.total > 1:
        total = wording.lines_counted(screen.total)
        all_lines = _("All lines ({total})") if screen.whole else _("Up to {total} lines")
        views.append((all_lines.format(total=total), View("lines", args)))
    if screen.briefing.unknown:
        # They are no lines of which a figure or fact is told, and are not counted among them.
        views.append((_(NOT_KNOWN), View("unknown", args)))
    if screen.briefing.disputes or _disputes_a_number(question, screen):
        # A screen has only the disputes around what it shows; how many there are, its page tells.
        views.append((_("⚠ Disputed"), View("disputes", args)))
    if best is not None:
        views.append((_("Why?"), View("claim", (best,))))
    views.append((_("By place"), View("by", args)))
    if screen.total or screen.briefing.figures or screen.briefing.unknown or question.since or question.asof:
        # Dates narrow an answer: where there is nothing, whenever it was said, they lead nowhere.
        views += [(_("Since …"), View("since", args)), (_("As of …"), View("asof", args))]
    views += _wider(question)
    if screen.total > 1:
        views.append((_("Pictures"), View("pictures", args)))
    views.append((_("Follow"), View("subscribe", (question.topic or "", question.place or ""))))
    return await buttons_for(services, views, 3)


def _disputes_a_number(question: Question, screen: Screen) -> bool:
    """True if a figure on the screen is in dispute today."""
    return not (question.since or question.asof) and any(f.disputed for f in screen.briefing.figures)


def _wider(question: Question) -> Iterator[tuple[str, View]]:
    """Buttons to the answers without the question's place, and without its dates."""
    if question.place:
        yield _("All places"), View("ask", question_args(replace(question, place=None, countries=())))
    if question.since or question.asof:
        yield _("All dates"), View("ask", question_args(replace(question, since=None, asof=None)))


async def _by_place(update: Update, context: Context, view: View) -> None:
    services = context.services
    parsed = await question_behind(update, context, view)
    if parsed is None:
        return
    question = parsed[0]
    places = await places_offered(services, question)
    views = [
        (wording.country(code), View("ask", question_args(replace(question, place=code, countries=()))))
        for code in places
    ]
    views.append((_("Back"), View("ask", question_args(question))))
    command = next((t.command for t in services.beat.topics if t.id == question.topic), "ask")
    example = country_name(places[0]) if places else _("Europe")
    text = _("{heading}\n\nWhich place? Any other: <code>/{command} {example}</code>").format(
        heading=heading(question, services.beat), command=command, example=escape(example)
    )
    await show(update, context, Page(text, await buttons_for(services, views)))


async def _since(update: Update, context: Context, view: View) -> None:
    today = context.services.now().date()
    choices = [
        (_("The last 7 days"), today - timedelta(days=7)),
        (_("The last 30 days"), today - timedelta(days=30)),
        (_("The last 12 months"), _years_before(today, 1)),
        (_("The last 5 years"), _years_before(today, 5)),
    ]
    await _offer_dates(update, context, view, "since", choices)


async def _asof(update: Update, context: Context, view: View) -> None:
    today = context.services.now().date()
    choices = [
        (_("A month ago"), today - timedelta(days=30)),
        (_("A year ago"), _years_before(today, 1)),
        (_("End of {value}").format(value=today.year - 1), date(today.year - 1, 12, 31)),
        (_("End of {value}").format(value=today.year - 5), date(today.year - 5, 12, 31)),
    ]
    await _offer_dates(update, context, view, "asof", choices)


async def _offer_dates(
    update: Update, context: Context, view: View, limit: str, choices: list[tuple[str, date]]
) -> None:
    services = context.services
    parsed = await question_behind(update, context, view)
    if parsed is None:
        return
    question = parsed[0]
    limited = [
        (label, replace(question, since=day) if limit == "since" else replace(question, asof=day))
        for label, day in choices
    ]
    views = [(label, View("ask", question_args(q))) for label, q in limited]
    views.append((_("Back"), View("ask", question_args(question))))
    command = next((t.command for t in services.beat.topics if t.id == question.topic), "ask")
    asks = _("Published since when?") if limit == "since" else _("As published by which day?")
    text = _("{heading}\n\n{asks} Any other: <code>/{command} {limit} 8 Dec 2017</code>").format(
        heading=heading(question, services.beat), asks=asks, command=command, limit=limit
    )
    await show(update, context, Page(text, await buttons_for(services, views)))


def _years_before(day: date, years: int) -> date:
    # 29 February has no day a year before, so the 28th is taken.
    return day.replace(year=day.year - years, day=28 if (day.month, day.day) == (2, 29) else day.day)


VIEWS = {
    "ask": drawing(brief_page),
    "by": _by_place,
    "since": _since,
    "asof": _asof,
}
