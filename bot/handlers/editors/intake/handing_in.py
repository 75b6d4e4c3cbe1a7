"""Has what an editor handed in read beside the chat, and tells in one line what becomes of it."""

from __future__ import annotations

import functools
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

from telegram import Message, Update

from bot.chat.context import Context, Services
from bot.chat.errors import aside
from bot.chat.page import Page, clip, escape
from bot.chat.prompts import expected
from bot.chat.replies import reply
from bot.chat.roles import editor_of
from bot.handlers.editors.desk_group import post_drafts
from bot.handlers.editors.intake.batch_page import result_page
from bot.handlers.editors.intake.batches import Batch, OpenBatches, Outcome, TakeIn, put
from bot.handlers.editors.intake.pieces import Piece, fetched
from bot.handlers.editors.intake.queued_uploads import IN_LINE, QueuedUploads
from bot.handlers.editors.revising import revision_page
from bot.handlers.editors.withdrawing import REVISION
from bot.language import N_, _
from bot.queue.client import LeftInLine
from briefings import newsroom

STAYS_IN_LINE = N_("Dateline is being stopped. What you sent stays in line, and what comes of it will stand here.")


async def hand_in(update: Update, context: Context, piece: Piece, by: int, revises: str | None = None) -> None:
    """Adds a piece to the editor's open batch, or opens one. A piece that answers /revise is a revision of
    `revises`."""
    services, message = context.services, update.effective_message
    assert message is not None
    if revises is None and piece.file is not None:
        asked = await expected(services, by, message.chat_id)
        revises = asked.args[0] if asked is not None and asked.what == REVISION else None
    batches, key = services.own(OpenBatches), (message.chat_id, by)
    batch = None if revises else batches.get(key)
    if batch is not None:
        batch.add(piece)
        return
    batch = Batch(services)
    batch.add(piece)
    if revises is None or piece.open:
        batches[key] = batch
    aside(update, context, _work(update, context, batch, key, by, int(revises) if revises else None))


async def _work(
    update: Update, context: Context, batch: Batch, key: tuple[int, int], by: int, revises: int | None
) -> None:
    services = context.services
    line = await reply(update, context, Page(_("Reading {first} …").format(first=escape(clip(batch.first, 80)))))
    take_in = _taking_in(update, context, by, line) if revises is None else _untouched
    async with _held(services, line):
        try:
            await _work_off(services, batch, key, line, take_in, 1 if services.queue is None else IN_LINE)
            if revises is None:
                await put(line, await result_page(services, batch.outcomes))
                await _note_told(services, batch.outcomes)
                await post_drafts(services, context.bot, batch.outcomes, line.chat_id)
                return
        except LeftInLine:
            await put(line, Page(_(STAYS_IN_LINE)))
            return
    first, *others = (outcome.piece for outcome in batch.outcomes)
    await put(line, await revision_page(services, context.bot, by, revises, first))
    for other in others:
        await hand_in(update, context, other, by)


@asynccontextmanager
async def _held(services: Services, line: Message) -> AsyncIterator[None]:
    """Keeps all others from telling in this line what comes of its uploads."""
    if services.queue is None:
        yield
        return
    async with services.queue.lines.held(line.chat_id, line.message_id):
        yield


async def _work_off(
    services: Services, batch: Batch, key: tuple[int, int], line: Message, take_in: TakeIn, at_once: int
) -> None:
    """Takes in all pieces of a batch; then the batch is no longer open."""
    try:
        await batch.work(line, take_in, at_once)
    finally:
        batches = services.own(OpenBatches)
        if batches.get(key) is batch:
            del batches[key]


async def _note_told(services: Services, outcomes: Sequence[Outcome]) -> None:
    numbers = [outcome.submission for outcome in outcomes if outcome.submission is not None]
    if services.queue is not None and numbers:
        await services.queue.submissions.tell(numbers)


def _taking_in(update: Update, context: Context, by: int, line: Message) -> TakeIn:
    """The function that takes in a piece: at this process's desk, or by the queue."""
    services = context.services
    if services.queue is None:
        return functools.partial(_take_in, update, context, by)
    check = functools.partial(editor_of, services, update)
    return QueuedUploads(services, services.queue, context.bot, by, line, check).take_in


async def _take_in(update: Update, context: Context, by: int, piece: Piece) -> Outcome:
    services = context.services
    # An editor who is dismissed while a long batch is read hands in nothing more.
    await editor_of(services, update)
    upload = await fetched(piece, services, context.bot, by)
    extraction = await services.desk.read(upload)
    draft = await newsroom.receive(services.library, upload, extraction, by=by, now=services.now())
    if services.settings.publish != "at-once" or draft.off_beat:
        # A draft that is filed nowhere waits for an editor, even if others are published at once.
        return Outcome(piece, draft)
    number = draft.document.number
    done = await newsroom.publish(services.library, number, by=by, now=services.now(), tell=services.tell)
    services.wake()
    return Outcome(piece, draft, done)


async def _untouched(piece: Piece) -> Outcome:
    return Outcome(piece)
