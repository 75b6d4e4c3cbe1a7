"""What editors do: hand in files, texts and forwards, look at the draft, publish or discard it."""

from __future__ import annotations

import re
from typing import Any

from telegram import Message, MessageOriginChannel, Update
from telegram.ext import MessageHandler, filters

from bot.context import Context, Services
from bot.draft_page import draft_page
from bot.pages import Page, escape
from bot.people import editor_of, role_of
from bot.replies import answer, reply, show
from bot.views import View
from briefings import newsroom
from briefings.errors import DatelineError
from briefings.model import Upload

LARGEST = 20 * 1024 * 1024
# A pasted article is longer than a question; shorter words are a question or a slip.
ARTICLE_WORDS = 40


def handlers() -> list[MessageHandler[Context, None]]:
    """Files, forwards and long texts; only editors' are taken."""
    return [
        MessageHandler(filters.Document.ALL, file_sent),
        MessageHandler(filters.TEXT & ~filters.COMMAND, text_sent),
    ]


async def file_sent(update: Update, context: Context) -> None:
    """A file becomes a draft; somebody who is no editor gets a kind line, and the file is not downloaded."""
    services, message = context.services, update.effective_message
    assert message is not None
    assert message.document is not None
    by = await editor_of(services, update)
    if (message.document.file_size or 0) > LARGEST:
        raise DatelineError("This file is over 20 MB, more than Telegram lets a bot fetch. Send it in parts.")
    file = await message.document.get_file()
    content = bytes(await file.download_as_bytearray())
    upload = Upload(content, message.document.file_name or "document", by, details_of(message))
    services.run_aside(take_in(update, context, upload, by))


async def text_sent(update: Update, context: Context) -> None:
    """A pasted or forwarded article becomes a draft; short words are answered with what can be done."""
    services, message = context.services, update.effective_message
    assert message is not None
    text = message.text or ""
    user = update.effective_user
    long_enough = len(text.split()) >= ARTICLE_WORDS or message.forward_origin is not None
    if not long_enough or await role_of(services, user.id if user else None) == "reader":
        await reply(update, context, Page("Tap a topic in /start, or see /help."))
        return
    by = await editor_of(services, update)
    upload = Upload(text.encode(), "pasted.txt", by, details_of(message))
    services.run_aside(take_in(update, context, upload, by))


def details_of(message: Message) -> dict[str, str]:
    """What the caption or the forward says of the document: `2017-12-17 AFP` gives date and source."""
    details: dict[str, str] = {}
    origin = message.forward_origin
    if isinstance(origin, MessageOriginChannel):
        details["source"] = origin.chat.title or origin.chat.username or ""
        details["published"] = origin.date.date().isoformat()
    caption = (message.caption or "").strip()
    dated = re.match(r"(\d{4}-\d{2}-\d{2})\b\s*(.*)", caption, re.DOTALL)
    if dated:
        details["published"] = dated[1]
        caption = dated[2].strip()
    if caption:
        details["source"] = caption.split("\n")[0]
    return {name: value for name, value in details.items() if value}


async def take_in(update: Update, context: Context, upload: Upload, by: int) -> None:
    """Reads an upload, with a line that says so while it works, and shows the draft in that line's place."""
    services = context.services
    line = await reply(update, context, Page(f"Reading {escape(upload.name)} …"))
    try:
        draft = await newsroom.receive(services.library, services.desk, upload, by=by, now=services.now())
    except DatelineError as error:
        await line.edit_text(escape(str(error)))
        return
    from bot.replies import keyboard

    page = await draft_page(services, draft)
    await line.edit_text(page.html, reply_markup=keyboard(page.buttons))


async def _publish(update: Update, context: Context, view: View) -> None:
    services = context.services
    by = await editor_of(services, update)
    published = await newsroom.publish(services.library, _number(view), by=by, now=services.now())
    services.wake()
    await show(update, context, Page(f"Document {_number(view)} is published. /document_{_number(view)}"))
    del published


async def _discard(update: Update, context: Context, view: View) -> None:
    services = context.services
    by = await editor_of(services, update)
    await newsroom.discard(services.library, _number(view), by=by, now=services.now())
    await show(update, context, Page(f"Draft {_number(view)} is discarded. /undo brings it back."))


def _number(view: View) -> int:
    return int(view.args[0]) if view.args and view.args[0].isdecimal() else 0


VIEWS: dict[str, Any] = {"publish": _publish, "discard": _discard}

__all__ = ["VIEWS", "Services", "answer", "handlers"]
