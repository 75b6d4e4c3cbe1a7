"""Topics' answers, disputes, and the buttons that lead on from them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from telegram import Update
from telegram.ext import CommandHandler

from bot.chat.context import Context, Services
from bot.chat.page import LONGEST_MESSAGE, Page, Rows, clip, escape, one_space, units
from bot.chat.replies import answer, reply, show
from bot.chat.router import Draw
from bot.chat.typed_commands import LONGEST_ECHO, command_of, words_after_command
from bot.chat.views import GONE, View, buttons_for, question_args, question_from
from bot.handlers.readers.place_choice import places_offered, read_question
from bot.language import N_, _
from bot.pages import wording
from bot.pages.answer_page import answer_html
from bot.pages.briefing_page import by_claim, disputes_page, heading
from bot.pages.lines_page import lines_html, not_before
from bot.pages.references import shown_among, shown_claims
from briefings import answers
from briefings.answers.one_screen import Screen, one_screen
from briefings.answers.questions.asked_for import asked_for
from briefings.beat.beat import Beat
from briefings.knowledge.countries import country_name
from briefings.model import Briefing, Figure, Question

# More findings than fit any message; a button leads to the rest.
LINES_AT_ONCE = 12
DISPUTES_AT_ONCE = 30
# So many figures stand under the disputes at most.
NUMBERS_APART = 5
UNKNOWN = N_("Said to be unknown")


def commands_of(beat: Beat) -> list[CommandHandler[Context, None]]:
    """One command for each of the beat's topics, and /disputes."""
    return [*(CommandHandler(topic.command, ask_topic) for topic in beat.topics), CommandHandler("disputes", disputes)]


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


async def brief_page(services: Services, question: Question, offset: int, note: str = "") -> Page:
    """An answer that fits one message, with buttons that lead on. `note` says what was guessed."""
    if offset:
        return await lines_page(services, question, offset)
    return await answer_page(services, question, note)


async def answer_page(services: Services, question: Question, note: str = "", words: str = "") -> Page:
    """The answer on one screen; `words` are the question in free words, if there was one."""
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
        total = wording.lines_counted(screen.total, at_most=not screen.whole)
        views.append((_("All lines ({total})").format(total=total), View("lines", args)))
    if screen.briefing.unknown:
        # They are no lines of which a figure or fact is told, and are not counted among them.
        views.append((_(UNKNOWN), View("unknown", args)))
    if screen.briefing.disputes or _disputes_a_number(question, screen):
        # A screen has only the disputes around what it shows; how many there are, its page tells.
        views.append((_("⚠ Disputed"), View("disputes", args)))
    if best is not None:
        views.append((_("Why?"), View("claim", (best,))))
    views += [
        (_("By place"), View("by", args)),
        (_("Since …"), View("since", args)),
        (_("As of …"), View("asof", args)),
    ]
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


async def lines_page(services: Services, question: Question, offset: int) -> Page:
    """Every line under a question, a few at a time, each with a numbered button that opens it."""
    library, beat = services.library, services.beat
    before = await answers.sentences_before(library, beat, question, offset)
    offset, briefing = await _first_with_a_line(services, question, offset, before)
    claims = await shown_claims(library, briefing.findings)
    html, shown, opened = lines_html(briefing, beat, claims, offset, before=before)
    numbers = [(str(place), View("claim", (claim,))) for place, claim in enumerate(opened, 1)]
    here = before.union(one_space(finding.text) for finding in briefing.findings[:shown])
    onward, rest = offset + shown, not_before(briefing.findings[shown:], here)
    left = len(by_claim(rest)) + briefing.more
    if left and not rest:
        onward, following = await _first_with_a_line(services, question, offset + len(briefing.findings), here)
        left = left if not_before(following.findings, here) else 0
    views: list[tuple[str, View]] = []
    if left > 0 and shown:
        many = wording.lines_counted(left, at_most=briefing.more > 0)
        views.append((_("{left} more").format(left=many), View("lines", question_args(question, onward))))
    if offset:
        views.append((_("Back to the top"), View("lines", question_args(question))))
    views.append((_("Back to the answer"), View("ask", question_args(question))))
    return Page(html, (*await buttons_for(services, numbers, 6), *await buttons_for(services, views)))


async def _first_with_a_line(
    services: Services, question: Question, offset: int, before: Collection[str]
) -> tuple[int, Briefing]:
    """The findings from `offset` on, or from where one comes whose sentence did not stand before; and where that is."""
    while True:
        briefing = await answers.brief(services.library, services.beat, question, limit=LINES_AT_ONCE, offset=offset)
        if not briefing.more or not_before(briefing.findings, before):
            return offset, briefing
        offset += len(briefing.findings)


async def unknown_page(services: Services, question: Question, offset: int) -> Page:
    """The lines in which sources say that something is not known, each with a numbered button that opens it."""
    library, beat = services.library, services.beat
    briefing = await answers.said_to_be_unknown(library, beat, question, limit=LINES_AT_ONCE, offset=offset)
    claims = await shown_claims(library, briefing.findings)
    html, shown, opened = lines_html(briefing, beat, claims, offset, _(UNKNOWN))
    numbers = [(str(place), View("claim", (claim,))) for place, claim in enumerate(opened, 1)]
    views: list[tuple[str, View]] = []
    if shown and (shown < len(briefing.findings) or briefing.more):
        views.append((_("More"), View("unknown", question_args(question, offset + shown))))
    if offset:
        views.append((_("Back to the top"), View("unknown", question_args(question))))
    views.append((_("Back to the answer"), View("ask", question_args(question))))
    return Page(html, (*await buttons_for(services, numbers, 6), *await buttons_for(services, views)))


async def disputes(update: Update, context: Context) -> None:
    """`/disputes [place] [since DATE] [asof DATE]`: open conflicts only."""
    services = context.services
    read = await read_question(
        services, words_after_command(update), None, lambda question: View("disputes", question_args(question))
    )
    page = read if isinstance(read, Page) else await conflicts_page(services, read.question, 0, read.guess)
    await reply(update, context, page)


async def conflicts_page(services: Services, question: Question, offset: int, note: str = "") -> Page:
    """Open conflicts, both sides verbatim, from `offset` on."""
    beat = services.beat
    briefing = await answers.disputes(services.library, beat, question, limit=DISPUTES_AT_ONCE)
    apart = await _disputed_by_number(services, question, briefing) if not offset else ()
    html, shown, left = disputes_page(briefing, beat, offset, LONGEST_MESSAGE - units(note) - 4, apart)
    if offset and not shown:
        # The button is older than a withdrawal of what stood there.
        html = f"{html}\n\n{_('There is nothing beyond.')}"
    views = [(_("History: {words}").format(words=_short(figure, beat)), history_view(figure)) for figure in apart]
    if left > 0 and shown:
        views.append((_("{left} more").format(left=left), View("disputes", question_args(question, offset + shown))))
    if offset:
        views.append((_("Back to the top"), View("disputes", question_args(question))))
    if question.topic:
        views.append((_("Back to the answer"), View("ask", question_args(question))))
    said = f"<i>{escape(note)}.</i>\n" if note else ""
    return Page(said + html, await buttons_for(services, views))


async def _disputed_by_number(services: Services, question: Question, briefing: Briefing) -> Sequence[Figure]:
    """The disputed figures none of whose lines is a side of these disputes: reports of one event count differently, but
    no two of them say so much of it that they are set against one another. None as of a day, since a history is of
    now."""
    if question.since or question.asof:
        return ()
    told = {claim for finding in briefing.findings for claim in finding.claims}
    ledger = await answers.figures(services.library, services.beat, question)
    disputed = (figure for figure in ledger.figures if figure.disputed)
    return [f for f in disputed if told.isdisjoint(entry.claim for entry in f.history)][:NUMBERS_APART]


def _short(figure: Figure, beat: Beat) -> str:
    return clip(wording.counted_words(beat, figure), LONGEST_ECHO)


def history_view(figure: Figure) -> View:
    """Who gave which number of a figure, and when: of a toll its event, with all that is told of it."""
    if figure.event:
        return View("event", (figure.event.id,))
    part = (figure.part,) if figure.part else ()
    return View("history", (figure.measure, figure.origin or "", figure.scope, *part))


# --- buttons ----------------------------------------------------------------------------------------------------------


async def _question_of(update: Update, context: Context, view: View) -> tuple[Question, int] | None:
    """The question behind a button, and the offset from which its lines are shown. For a forged one, or a topic that
    the beat no longer has, answers with a notice and gives None."""
    parsed = question_from(view.args)
    known = {topic.id for topic in context.services.beat.topics}
    if parsed is None or (parsed[0].topic and parsed[0].topic not in known):
        await answer(update, _(GONE), alert=True)
        return None
    return parsed


def _drawing(page: Callable[[Services, Question, int], Awaitable[Page]]) -> Draw:
    """A handler that shows this page of the question behind a button."""

    async def draw(update: Update, context: Context, view: View) -> None:
        parsed = await _question_of(update, context, view)
        if parsed:
            await show(update, context, await page(context.services, *parsed))

    return draw


async def _by_place(update: Update, context: Context, view: View) -> None:
    services = context.services
    parsed = await _question_of(update, context, view)
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
    parsed = await _question_of(update, context, view)
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
    "ask": _drawing(brief_page),
    "lines": _drawing(lines_page),
    "unknown": _drawing(unknown_page),
    "by": _by_place,
    "since": _since,
    "asof": _asof,
    "disputes": _drawing(conflicts_page),
}
