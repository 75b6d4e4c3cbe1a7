"""Sends and edits pages: one way for every handler, which doesn't fail if a message is gone or unchanged."""

from __future__ import annotations

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Message, ReplyParameters, Update
from telegram.constants import ChatType
from telegram.error import BadRequest

from bot.chat.context import Context
from bot.chat.page import Page, Rows
from bot.chat.shown_lines import note_line

# Telegram's words for an edit that changes nothing, or whose message is gone: a second tap is harmless.
_HARMLESS = ("message is not modified", "message to edit not found", "message can't be edited", "query is too old")


def keyboard(buttons: Rows) -> InlineKeyboardMarkup | None:
    """Rows of buttons as Telegram takes them."""
    if not buttons:
        return None
    return InlineKeyboardMarkup(
        [[InlineKeyboardButton(b.label, callback_data=b.data, url=b.url) for b in row] for row in buttons]
    )


async def reply(update: Update, context: Context, page: Page) -> Message:
    """Answers in the update's chat; in a group as a reply to the asker. A pressed button waits no longer."""
    await answer(update)
    return await send(update, context, page)


async def send(update: Update, context: Context, page: Page) -> Message:
    """Sends a page as `reply` does, where the pressed button has had its answer."""
    chat, asked = update.effective_chat, update.effective_message
    assert chat is not None
    quote = None
    if asked is not None and chat.type != ChatType.PRIVATE:
        # Nothing is quoted, so the reply must not carry the parse mode of a quotation, which the bot's defaults would
        # add.
        quote = ReplyParameters(asked.message_id, allow_sending_without_reply=True, quote_parse_mode=None)
    thread = asked.message_thread_id if asked is not None and asked.is_topic_message else None
    sent = await context.bot.send_message(
        chat.id, page.html, reply_markup=keyboard(page.buttons), reply_parameters=quote, message_thread_id=thread
    )
    await note_line(context.services, chat.id, sent.message_id, page.line)
    return sent


async def show(update: Update, context: Context, page: Page) -> None:
    """Edits the message whose button was pressed; sends a new one if there was no button, or the message is gone."""
    query = update.callback_query
    if query is None or query.message is None:
        await send(update, context, page)
        return
    await answer(update)
    try:
        await query.edit_message_text(page.html, reply_markup=keyboard(page.buttons))
        await note_line(context.services, query.message.chat.id, query.message.message_id, page.line)
    except BadRequest as error:
        words = str(error).lower()
        if "not modified" in words:
            return
        if not any(harmless in words for harmless in _HARMLESS):
            raise
        await send(update, context, page)


async def answer(update: Update, text: str = "", *, alert: bool = False) -> None:
    """Ends the button's waiting sign, with a short text if one is given (200 characters at most)."""
    if update.callback_query is None:
        return
    try:
        await update.callback_query.answer(text[:200] or None, show_alert=alert)
    except BadRequest as error:
        if not any(harmless in str(error).lower() for harmless in (*_HARMLESS, "query id is invalid")):
            raise
