"""All lines under a question, and those in which sources say that something is not known."""

from __future__ import annotations

from collections.abc import Collection

from bot.chat.context import Services
from bot.chat.page import Page, one_space
from bot.chat.views import View, buttons_for, question_args
from bot.handlers.readers.answers.question_views import drawing
from bot.language import N_, _
from bot.pages import wording
from bot.pages.briefing_page import by_claim
from bot.pages.lines_page import lines_html, not_before
from bot.pages.references import shown_claims
from briefings import answers
from briefings.model import Briefing, Question

# More findings than fit any message; a button leads to the rest.
LINES_AT_ONCE = 12
UNKNOWN = N_("Said to be unknown")
# The same, as a button.
NOT_KNOWN = N_("Not known")


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


VIEWS = {
    "lines": drawing(lines_page),
    "unknown": drawing(unknown_page),
}
