"""Views of a question: which topic, place and dates a button stands for."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from telegram import Update

from bot.chat.context import Context, Services
from bot.chat.page import Page
from bot.chat.replies import answer, show
from bot.chat.router import Draw
from bot.chat.views import GONE, View, question_from
from bot.language import _
from briefings.model import Question


async def question_behind(update: Update, context: Context, view: View) -> tuple[Question, int] | None:
    """The question behind a button, and the offset from which its lines are shown. For a forged one, or a topic that
    the beat no longer has, answers with a notice and gives None."""
    parsed = question_from(view.args)
    known = {topic.id for topic in context.services.beat.topics}
    if parsed is None or (parsed[0].topic and parsed[0].topic not in known):
        await answer(update, _(GONE), alert=True)
        return None
    return parsed


def drawing(page: Callable[[Services, Question, int], Awaitable[Page]]) -> Draw:
    """A handler that shows this page of the question behind a button."""

    async def draw(update: Update, context: Context, view: View) -> None:
        parsed = await question_behind(update, context, view)
        if parsed:
            await show(update, context, await page(context.services, *parsed))

    return draw
