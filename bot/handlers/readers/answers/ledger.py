"""The ledger in the chat: /figures by place and measure, with each figure's history behind a button."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from telegram import Update
from telegram.ext import CommandHandler

from bot.chat.context import Context, Services
from bot.chat.page import LONGEST_MESSAGE, Page, clip, escape, units
from bot.chat.replies import answer, reply, show
from bot.chat.typed_commands import words_after_command
from bot.chat.views import GONE, View, buttons_for, question_args, question_from
from bot.handlers.readers.answers.pictures import THEME, send_picture, theme_of
from bot.handlers.readers.answers.place_choice import read_question
from bot.handlers.readers.help.examples import examples
from bot.handlers.subscriptions.following import follow_button
from bot.language import _
from bot.pages import figure_wording, wording
from bot.pages.briefing_page import figures_page, history_html
from bot.pictures.card import THEMES
from bot.pictures.drawing import chart_of
from briefings import answers
from briefings.beat.beat import Beat
from briefings.model import Briefing, Figure, Question

# How many history buttons fit a phone's screen beside their lines.
FIGURES_A_PAGE = 8
WORLD = "world"


def handlers() -> list[CommandHandler[Context, None]]:
    """/figures alone."""
    return [CommandHandler("figures", figures)]


async def figures(update: Update, context: Context) -> None:
    """`/figures [place] [measure] [since DATE] [asof DATE]`, in any order."""
    services = context.services
    measure, words = measure_in(services.beat, words_after_command(update))
    read = await read_question(services, words, None, partial(_ledger_view, measure=measure), of_events=True)
    if isinstance(read, Page):
        await reply(update, context, read)
        return
    await reply(update, context, await ledger_page(services, read.question, measure, 0, read.guess))


def measure_in(beat: Beat, words: str) -> tuple[str | None, str]:
    """The measure that words name ("killed France"; None if they name none), and the words without it."""
    left = words.split()
    for place, word in enumerate(left):
        plain = word.lower().strip(",.")
        for measure in beat.measures:
            verbs = (verb.partition(":")[0] for verb in measure.verbs)
            names = {measure.id, measure.id.replace("_", "-"), *measure.label.lower().split(), *verbs}
            if plain in names - {"or", "on", "for", "home", "still", "in"}:
                rest = [w for w in left[place + 1 :] if w.lower() not in measure.label.lower().split()]
                return measure.id, " ".join([*left[:place], *rest])
    return None, words


async def ledger_page(services: Services, question: Question, measure: str | None, offset: int, note: str = "") -> Page:
    """Figures, with a button for the history of each, and buttons that lead on."""
    briefing = await answers.figures(
        services.library, services.beat, question, measure=measure, limit=FIGURES_A_PAGE, offset=offset
    )
    room = LONGEST_MESSAGE - units(note) - 4
    narrowed = measure is not None or offset > 0
    html, shown = figures_page(briefing, services.beat, 0, room, FIGURES_A_PAGE, narrowed=narrowed, measure=measure)
    page = briefing.figures[:shown]
    told = [figure for figure in page if len(figure.history) > 1]
    views = list(zip(_labels(services.beat, told), map(history_view, told), strict=True))
    left = len(briefing.figures) - shown + briefing.more
    if left > 0 and shown:
        views.append((_("{left} more").format(left=left), _ledger_view(question, measure, offset + shown)))
    if offset:
        views.append((_("Back to the top"), _ledger_view(question, measure)))
    if question.place and shown:
        views.append((_("As a table"), View("table", ("", *question_args(question)))))
    views += _wider(question, measure)
    said = f"<i>{escape(note)}.</i>\n" if note else ""
    hint = await _hint(services) if shown and not (question.place or measure or offset) else ""
    return Page(said + html + hint, await buttons_for(services, views))


def _wider(question: Question, measure: str | None) -> Iterator[tuple[str, View]]:
    """Buttons to the ledger without each of the limits that a page has: its place, its dates, its measure."""
    if question.place:
        yield _("All places"), _ledger_view(replace(question, place=None, countries=()), measure)
    if question.since or question.asof:
        yield _("All dates"), _ledger_view(replace(question, since=None, asof=None), measure)
    if measure:
        yield _("All figures"), _ledger_view(question, None)


async def _hint(services: Services) -> str:
    """How to ask for one country's figures, with a country that has some; empty if none has."""
    example = (await examples(services)).figures
    return _("\n\n<i>Of one country:</i> <code>{example}</code>").format(example=escape(example)) if example else ""


def _ledger_view(question: Question, measure: str | None, offset: int = 0) -> View:
    """A page of the ledger; its dates stand last, where there are any."""
    _topic, place, *dates, first = question_args(question, offset)
    return View("figures", (place, measure or "", first, *(dates if any(dates) else ())))


def history_view(figure: Figure) -> View:
    """Who gave which number of a figure, and when: of a toll its event, with all that is told of it."""
    if figure.event:
        return View("event", (figure.event.id,))
    part = (figure.part,) if figure.part else ()
    return View("history", (figure.measure, figure.origin or "", figure.scope, *part))


def _labels(beat: Beat, figures: Sequence[Figure]) -> Iterator[str]:
    """A short label for each figure; those of one country and measure say whom they count."""
    short = [_subject(beat, figure) for figure in figures]
    for figure, subject in zip(figures, short, strict=True):
        words = figure_wording.counted_words(beat, figure) if short.count(subject) > 1 else subject
        yield clip(_("History: {words}").format(words=words), 60)


def _subject(beat: Beat, figure: Figure) -> str:
    where = f"{wording.country(figure.origin)}, " if figure.origin else ""
    where = f"{wording.event_words(figure.event)}, " if figure.event else where
    return f"{where}{figure_wording.measure_told(beat, figure)}"


async def _figures_again(update: Update, context: Context, view: View) -> None:
    known = {measure.id for measure in context.services.beat.measures}
    place, measure, offset, *dates = view.args if len(view.args) in (3, 5) else ("", "?", "0")
    parsed = question_from(("", place, *(dates or ("", "")), offset))
    if (measure and measure not in known) or parsed is None:
        await answer(update, _(GONE), alert=True)
        return
    await show(update, context, await ledger_page(context.services, parsed[0], measure or None, parsed[1]))


async def _history(update: Update, context: Context, view: View) -> None:
    services = context.services
    if len(view.args) not in (3, 4):
        await answer(update, _(GONE), alert=True)
        return
    measure, origin, scope, *part = view.args
    briefing = await answers.figures(services.library, services.beat, Question(None, origin or None), measure=measure)
    figure = _figure_of(briefing, origin, scope, *part)
    views = [(_("Back to figures"), View("figures", (origin, "", "0")))]
    if figure is not None and chart_of(figure, services.beat) is not None:
        views.insert(0, (_("As a chart"), View("chart", view.args)))
    back = await buttons_for(services, views)
    if figure is not None:
        back = (*back, (await follow_button(services, figure),))
    if figure is None:
        await show(update, context, Page(_("This figure no longer stands: its documents were withdrawn."), back))
        return
    await show(update, context, Page(history_html(figure, briefing, services.beat), back))


def _figure_of(briefing: Briefing, origin: str, scope: str, part: str = "") -> Figure | None:
    of_people = (f for f in briefing.figures if f.event is None)
    return next((f for f in of_people if (f.origin or "", f.scope, f.part) == (origin, scope, part)), None)


async def _chart(update: Update, context: Context, view: View) -> None:
    """Sends the history as a picture, with a caption that says the same in words."""
    services, chat, args = context.services, update.effective_chat, view.args
    if args and chat is not None and args[0] in THEMES:
        await services.library.keep(THEME, str(chat.id), args[0], services.now())
        args = args[1:]
    if len(args) not in (3, 4) or chat is None:
        await answer(update, _(GONE), alert=True)
        return
    measure, origin, scope, *part = args
    briefing = await answers.figures(services.library, services.beat, Question(None, origin or None), measure=measure)
    figure = _figure_of(briefing, origin, scope, *part)
    chart = chart_of(figure, services.beat, await theme_of(services, chat.id)) if figure else None
    if chart is None:
        await answer(update, _("There is nothing to draw any more."), alert=True)
        return
    await send_picture(update, context, chart, View("chart", args))


VIEWS = {"figures": _figures_again, "history": _history, "chart": _chart}
