"""A pressed button: its view is looked up and drawn by the handler that owns it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from telegram import Update

from bot.chat.context import Context
from bot.chat.replies import answer
from bot.chat.views import View, view_from
from bot.handlers import admission
from bot.handlers.editors import concerns
from bot.handlers.owner import editors
from bot.handlers.readers import documents, latest, ledger, privacy, search, start, topics
from bot.handlers.subscriptions import subscribing

Draw = Callable[[Update, Context, View], Awaitable[None]]

VIEWS: dict[str, Draw] = {
    **admission.VIEWS,
    **topics.VIEWS,
    **documents.VIEWS,
    **concerns.VIEWS,
    **latest.VIEWS,
    **ledger.VIEWS,
    **editors.VIEWS,
    **privacy.VIEWS,
    **search.VIEWS,
    **start.VIEWS,
    **subscribing.VIEWS,
}


async def pressed(update: Update, context: Context) -> None:
    """Draws the view behind the button; a forged or forgotten one gets a word, and nothing happens."""
    query = update.callback_query
    assert query is not None
    view = await view_from(context.services, query.data or "")
    draw = VIEWS.get(view.name) if view else None
    if view is None or draw is None:
        await answer(update, "This button is no longer known. Send /help for what can be done.", alert=True)
        return
    await draw(update, context, view)
