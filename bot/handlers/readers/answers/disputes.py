"""Disputes: /disputes, and the button that leads to those under a question."""

from __future__ import annotations

from collections.abc import Sequence

from telegram import Update
from telegram.ext import CommandHandler

from bot.chat.context import Context, Services
from bot.chat.page import LONGEST_MESSAGE, Page, clip, escape, units
from bot.chat.replies import reply
from bot.chat.typed_commands import LONGEST_ECHO, words_after_command
from bot.chat.views import View, buttons_for, question_args
from bot.handlers.readers.answers.ledger import history_view
from bot.handlers.readers.answers.place_choice import read_question
from bot.handlers.readers.answers.question_views import drawing
from bot.language import _
from bot.pages import figure_wording
from bot.pages.briefing_page import disputes_page
from briefings import answers
from briefings.beat.beat import Beat
from briefings.model import Briefing, Figure, Question

DISPUTES_AT_ONCE = 30
# So many figures stand under the disputes at most.
NUMBERS_APART = 5


def handlers() -> list[CommandHandler[Context, None]]:
    """/disputes."""
    return [CommandHandler("disputes", disputes)]


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
    return clip(figure_wording.counted_words(beat, figure), LONGEST_ECHO)


VIEWS = {
    "disputes": drawing(conflicts_page),
}
