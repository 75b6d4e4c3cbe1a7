"""What editors hand in: files, texts, links, forwarded posts. This module decides what a message is; `handing_in` has
it read."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from telegram import Message, Update
from telegram.ext import ApplicationHandlerStop, CommandHandler, MessageHandler, filters

from bot.chat.context import Context, Services
from bot.chat.forwarded import is_forwarded
from bot.chat.page import Page
from bot.chat.prompts import Expected, asks_for_reply, expect, expected, stop_waiting
from bot.chat.replies import reply
from bot.chat.roles import editor_of, role_of
from bot.handlers.editors.intake.batches import OpenBatches
from bot.handlers.editors.intake.captions import asks_to_add, kept_link
from bot.handlers.editors.intake.handing_in import hand_in
from bot.handlers.editors.intake.pieces import (
    Piece,
    file_piece,
    link_piece,
    linked_pieces,
    only_link,
    text_piece,
    under_a_caption,
    with_details,
)
from bot.handlers.editors.intake.turned_away import TurnedAway
from bot.handlers.editors.withdrawing import REVISION
from bot.handlers.readers.help.start import words_only_page
from bot.language import N_, _, in_every_language
from briefings.errors import DatelineError, NotAllowed

# A pasted article has at least so many words; fewer are a question or a slip.
ARTICLE_WORDS = 40
ADD = N_(
    "Write the link or the text behind it: /add https://… or /add Some 250 have come back, "
    "the ministry said. Date and source go into a line of their own before the text. In "
    "reply to a message, /add takes its text, or its file."
)
NOT_TEXT = N_(
    "I can't read pictures, stickers, sound or film. Send the article as a file (txt, md, html, pdf, docx, eml), "
    "as text or as a link."
)

_PRIVATE = filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE
# Service messages (somebody pinned something) say nothing to the bot.
_UNREADABLE = ~(filters.TEXT | filters.Document.ALL | filters.StatusUpdate.ALL)


def handlers() -> list[Any]:
    """Files and links by command everywhere; everything else in private chats only, since talk in a group
    is no upload."""
    in_groups = filters.ChatType.GROUPS & filters.UpdateType.MESSAGE
    return [
        CommandHandler("add", add, filters=filters.UpdateType.MESSAGE),
        CommandHandler("cancel", cancel, filters=_PRIVATE),
        MessageHandler(filters.Document.ALL & (_PRIVATE | (in_groups & _AddsByCaption())), file_sent),
        MessageHandler(_UNREADABLE & _PRIVATE, picture_sent),
    ]


def text_handlers() -> list[MessageHandler[Context, None]]:
    """Texts that are an editor's upload or answer; these are not passed on. Other texts go on to the
    readers' handlers."""
    return [MessageHandler(filters.TEXT & ~filters.COMMAND & _PRIVATE, text_sent)]


def reply_handlers() -> list[MessageHandler[Context, None]]:
    """Takes editors' replies to questions in groups; other handlers don't see these."""
    answers = (filters.TEXT & ~filters.COMMAND) | filters.Document.ALL
    in_groups = filters.ChatType.GROUPS & filters.UpdateType.MESSAGE
    return [MessageHandler(answers & in_groups & _RepliesToQuestion(), reply_sent)]


async def file_sent(update: Update, context: Context) -> None:
    """Has a file read. A reader gets a friendly line, and the file is not downloaded."""
    message = _message(update)
    by = await _uploader(context.services, update)
    piece = file_piece(message, context.services.now().date())
    await hand_in(update, context, piece, by)


async def picture_sent(update: Update, context: Context) -> None:
    """A forwarded post with a picture has its text in the caption; a picture alone can't be read, and no sticker,
    voice message or place. A reader is told what can be asked."""
    message = _message(update)
    if not (message.photo or message.video or message.audio) and await _is_reader(context.services, update):
        if _hears(context.services, update):
            await reply(update, context, await words_only_page(context.services))
        return
    by = await _uploader(context.services, update)
    if message.forward_origin is None or not (message.caption or "").strip():
        raise NotAllowed(_(NOT_TEXT))
    await hand_in(update, context, text_piece(message, message.caption or "", context.services.now().date()), by)


async def add(update: Update, context: Context) -> None:
    """`/add URL`, optionally followed by date and source; `/add` with a text of any length, optionally with date and
    source on a first line of their own; or `/add` in reply to a message, whose file or text is then added, with date
    and source behind the command, if any."""
    message, today = _message(update), context.services.now().date()
    by = await editor_of(context.services, update)
    typed = re.sub(r"^/\w+(@\w+)?\s*", "", message.text or "")
    words, replied = typed.split(), message.reply_to_message
    link = only_link(words[0]) if words else None
    if link is not None:
        piece = with_details(link_piece(link), message, " ".join(words[1:]), today)
        await hand_in(update, context, replace(piece, details={**piece.details, "url": kept_link(link)}), by)
        return
    if replied is not None and replied.document is not None:
        piece = file_piece(replied, today)
        await hand_in(update, context, with_details(piece, message, typed, today) if typed else piece, by)
        return
    text = (replied.text or replied.caption or "").strip() if replied is not None else ""
    caption, _newline, below = ("", "", typed) if "\n" not in typed else typed.partition("\n")
    caption, text = (typed, text) if text else (caption, below.strip())
    if not text:
        raise DatelineError(_(ADD))
    await hand_in(update, context, with_details(Piece("your text", text=text), message, caption, today), by)


async def cancel(update: Update, context: Context) -> None:
    """`/cancel`, as other bots have it: whatever was asked in this chat is asked no more."""
    services, chat, user = context.services, update.effective_chat, update.effective_user
    if chat is not None and user is not None:
        await expected(services, user.id, chat.id)
        await stop_waiting(services, chat.id)
    await reply(update, context, Page(_("Nothing was changed.")))


def _calls_off(text: str) -> bool:
    """Whether an answer is the word on the button that takes the question back: nobody is called so."""
    return text.strip().lower() in {word.lower() for word in in_every_language(N_("Cancel"))}


async def text_sent(update: Update, context: Context) -> None:
    """Takes an answer that was asked for, the rest of a long text, a link, a forward or an article; other texts are no
    upload."""
    services, message = context.services, _message(update)
    by = update.effective_user.id if update.effective_user else None
    if by is None or await role_of(services, by) == "reader":
        return
    text = message.text or ""
    batch = services.own(OpenBatches).get((message.chat_id, by))
    if batch is not None and batch.awaits_text and message.forward_origin is None:
        batch.add(Piece("your text", text=text))
        raise ApplicationHandlerStop
    asked = await expected(services, by, message.chat_id)
    if asked is not None and _calls_off(text) and not is_forwarded(message):
        await reply(update, context, Page(_("Nothing was changed.")))
        raise ApplicationHandlerStop
    if asked is not None and asked.what != REVISION:
        if not is_forwarded(message):
            await _answered(update, context, by, asked, text.strip())
            raise ApplicationHandlerStop
        # Another's words are an article; the question stays open.
        await expect(services, by, message.chat_id, asked.what, *asked.args)
        asked = None
    pieces = _pieces_of(message, text, services, asked is not None)
    for piece in pieces:
        await hand_in(update, context, piece, by, revises=asked.args[0] if asked else None)
    if pieces:
        raise ApplicationHandlerStop


class _AddsByCaption(filters.MessageFilter):
    """Files with `/add` in their caption, as somebody in a group says that talk is none."""

    def filter(self, message: Message) -> bool:
        return not is_forwarded(message) and asks_to_add(message.caption or "", message.get_bot().username)


class _RepliesToQuestion(filters.MessageFilter):
    """Replies to a question that the bot put to an editor in a group."""

    def filter(self, message: Message) -> bool:
        asked = message.reply_to_message
        return asked is not None and asked.from_user is not None and asked.from_user.is_bot and asks_for_reply(asked)


async def reply_sent(update: Update, context: Context) -> None:
    """Takes an editor's answer in a group, or the article that /revise asked for there."""
    services, message = context.services, _message(update)
    by = update.effective_user.id if update.effective_user else None
    if by is None or await role_of(services, by) == "reader":
        return
    asked = await expected(services, by, message.chat_id)
    if asked is None:
        raise DatelineError(_("This question is over, or was put to somebody else: ask it anew."))
    if _calls_off(message.text or ""):
        await reply(update, context, Page(_("Nothing was changed.")))
        raise ApplicationHandlerStop
    if asked.what != REVISION:
        await _answered(update, context, by, asked, (message.text or "").strip())
        raise ApplicationHandlerStop
    file = message.document is not None
    today = services.now().date()
    piece = file_piece(message, today) if file else _pieces_of(message, message.text or "", services, True)[0]
    await hand_in(update, context, piece, by, revises=asked.args[0])
    raise ApplicationHandlerStop


async def _answered(update: Update, context: Context, by: int, asked: Expected, text: str) -> None:
    """Takes an answer. If it can't be used, the question stays open."""
    try:
        await context.services.router.answers[asked.what](update, context, by, asked.args, text)
    except DatelineError:
        await expect(context.services, by, _message(update).chat_id, asked.what, *asked.args)
        raise


def _pieces_of(message: Message, text: str, services: Services, surely: bool) -> list[Piece]:
    """What a text hands in: its link, itself if it is an article (`surely`, or by its looks), or the links among a few
    words. Nothing where it is none of these."""
    today = services.now().date()
    if link := only_link(text):
        return [link_piece(link)]
    is_article = message.forward_origin is not None or len(text.split()) >= ARTICLE_WORDS
    if surely or is_article or under_a_caption(text, today):
        return [text_piece(message, text, today)]
    return linked_pieces(text, today)


async def _uploader(services: Services, update: Update) -> int:
    """The editor who sends this. A reader is told once that nothing was opened, however many files come at once."""
    user = update.effective_user
    if user is not None and not await _is_reader(services, update):
        return user.id
    if not _hears(services, update):
        raise ApplicationHandlerStop
    raise NotAllowed(_("Thank you, but only this desk's editors hand in articles, so I left it unopened. /help"))


async def _is_reader(services: Services, update: Update) -> bool:
    user = update.effective_user
    return await role_of(services, user.id if user else None) == "reader"


def _hears(services: Services, update: Update) -> bool:
    """True if a reader is to be told that something can't be taken; not at each of many."""
    user = update.effective_user
    return services.own(TurnedAway).hears(user.id if user else 0, services.now())


def _message(update: Update) -> Message:
    message = update.effective_message
    assert message is not None
    return message
