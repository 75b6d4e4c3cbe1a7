"""A pressed button: its view is looked up in the router and drawn by the handler that registered it."""

from __future__ import annotations

from telegram import Update

from bot.chat.context import Context
from bot.chat.replies import answer
from bot.chat.views import view_from
from bot.language import _


async def pressed(update: Update, context: Context) -> None:
    """Draws the view of a pressed button. A forged or forgotten one gets a short notice."""
    query = update.callback_query
    assert query is not None
    view = await view_from(context.services, query.data or "")
    draw = context.services.router.views.get(view.name) if view else None
    if view is None or draw is None:
        await answer(update, _("This button is no longer known. Send /help for what can be done."), alert=True)
        return
    await draw(update, context, view)
