"""A pressed button: its view is looked up and drawn by the handler that owns it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from telegram import Update

from bot.context import Context
from bot.handlers import (
    admission,
    asking,
    documents,
    editing,
    latest,
    ledger,
    owning,
    privacy,
    searching,
    starting,
    subscribing,
)
from bot.handlers.owner import hold
from bot.replies import answer
from bot.views import View, view_from

Draw = Callable[[Update, Context, View], Awaitable[None]]

VIEWS: dict[str, Draw] = {
    **admission.VIEWS,
    **asking.VIEWS,
    **documents.VIEWS,
    **editing.VIEWS,
    **hold.VIEWS,
    **latest.VIEWS,
    **ledger.VIEWS,
    **owning.VIEWS,
    **privacy.VIEWS,
    **searching.VIEWS,
    **starting.VIEWS,
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
