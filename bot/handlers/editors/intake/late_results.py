"""Tells editors what became of uploads for which no process waits any more, because it was stopped or killed.

The result replaces the line that said that the upload is being read. The line is held meanwhile, since other processes
look for what is late, too, and since one whose handler waits for it holds it.
"""

from __future__ import annotations

import asyncio
import logging
from collections import defaultdict
from collections.abc import Sequence

from telegram import Bot, Chat, Message
from telegram.error import BadRequest, Forbidden, TelegramError

from bot.chat.context import Services
from bot.chat.languages import language_for
from bot.handlers.editors.desk_group import post_drafts
from bot.handlers.editors.intake.batch_page import result_page
from bot.handlers.editors.intake.batches import put
from bot.handlers.editors.intake.pieces import Piece
from bot.handlers.editors.intake.queued_uploads import outcome_of
from bot.language import speaking
from briefings.errors import DatelineError
from briefings.model import Submission

log = logging.getLogger("dateline")

# Seconds between two looks.
LOOK = 5.0
AT_ONCE = 500


async def tell_late(services: Services, bot: Bot) -> None:
    """Looks again and again, until it is cancelled."""
    while True:
        try:
            await tell_what_is_late(services, bot)
        except DatelineError as error:
            log.warning("What came of uploads can't be told yet: %s", error.in_full)
        except Exception:
            log.exception("What came of uploads could not be told, and is tried again")
        await asyncio.sleep(LOOK)


async def tell_what_is_late(services: Services, bot: Bot) -> int:
    """Tells the results of every line whose uploads are all settled and for which no handler waits; gives how many."""
    assert services.queue is not None
    told = 0
    for chat, line in await _lines(services):
        async with services.queue.lines.held(chat, line) as mine:
            # Whoever held it may have told it meanwhile.
            submissions = (await _lines(services)).get((chat, line)) if mine else None
            if submissions is None:
                continue
            await _tell(services, bot, chat, line, submissions)
            told += 1
    return told


async def _lines(services: Services) -> dict[tuple[int, int], list[Submission]]:
    """The lines whose uploads are all settled and not told, with these uploads."""
    assert services.queue is not None
    lines = defaultdict[tuple[int, int], list[Submission]](list)
    for submission in await services.queue.submissions.untold(AT_ONCE):
        if submission.chat is not None and submission.line is not None:
            lines[submission.chat, submission.line].append(submission)
    return {line: uploads for line, uploads in lines.items() if all(upload.settled for upload in uploads)}


async def _tell(services: Services, bot: Bot, chat: int, line: int, submissions: Sequence[Submission]) -> None:
    assert services.queue is not None
    with speaking(await language_for(services, chat)):
        outcomes = [await outcome_of(services, Piece(each.name, note=each.note), each) for each in submissions]
        page = await result_page(services, outcomes)
    try:
        await put(_message(services, bot, chat, line), page)
    except TelegramError as error:
        log.warning("Chat %s was not told what came of its uploads: %s", chat, type(error).__name__)
        if not _is_lasting(error):
            return
    await services.queue.submissions.tell([each.id for each in submissions])
    await post_drafts(services, bot, outcomes, chat)


def _message(services: Services, bot: Bot, chat: int, line: int) -> Message:
    """The line as a Message, with as much as editing it needs."""
    message = Message(line, services.now(), Chat(chat, Chat.PRIVATE if chat > 0 else Chat.SUPERGROUP))
    message.set_bot(bot)
    return message


def _is_lasting(error: TelegramError) -> bool:
    """True if another try would not help: the chat is gone, or the bot was blocked."""
    return isinstance(error, Forbidden | BadRequest)
