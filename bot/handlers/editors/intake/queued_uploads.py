"""Uploads that go through the queue (on PostgreSQL): handed in in the order in which they came, and waited for."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace

from telegram import Bot, Message

from bot.chat.context import Services
from bot.handlers.editors.intake.batches import Outcome
from bot.handlers.editors.intake.pieces import Piece, fetched
from bot.language import retold
from bot.logs import told
from bot.queue.wiring import Queue
from bot.tracing import update_worked_on, working_on
from briefings import newsroom
from briefings.errors import Conflict
from briefings.model import HandedIn, Skipped, Submission

# So many pieces of one batch are queued at a time.
IN_LINE = 20


class QueuedUploads:
    """The uploads of one editor's batch. `line` is the message in which the editor is told; `check` raises an error if
    the sender is no editor any more."""

    def __init__(
        self, services: Services, queue: Queue, bot: Bot, by: int, line: Message, check: Callable[[], Awaitable[object]]
    ) -> None:
        self._services, self._queue, self._bot, self._by, self._check = services, queue, bot, by, check
        self._line = line
        # Pieces are handed in in their order, however long one takes to check or to fetch.
        self._turn = asyncio.Lock()

    async def take_in(self, piece: Piece) -> Outcome:
        """Hands a piece in, and waits for its outcome. Raises `LeftInLine`."""
        async with self._turn:
            await self._check()
            upload = await fetched(piece, self._services, self._bot, self._by)
            how = HandedIn(
                self._line.chat_id, self._line.message_id, note=piece.note, name=piece.name, cause=update_worked_on()
            )
            lane, now = f"editor:{self._by}", self._services.now()
            number = await self._queue.submissions.hand_in(upload, lane, now, how=how)
        return await outcome_of(self._services, piece, await self._queue.waiting.settled(number))


async def outcome_of(services: Services, piece: Piece, submission: Submission) -> Outcome:
    """What a submission became. Publishes its draft, if the settings say so."""
    why = retold(submission.why) if submission.why else None
    outcome = Outcome(piece, why=why, known=submission.document, submission=submission.id)
    if submission.state != "done" or submission.document is None:
        return outcome
    try:
        draft = await newsroom.draft(services.library, submission.document)
    except Conflict as error:
        # Another editor settled it, or a process was stopped before it could tell.
        return replace(outcome, why=told(error), over=True)
    draft = replace(draft, skipped=tuple(Skipped(*skipped) for skipped in submission.outcome.get("skipped", ())))
    outcome = replace(outcome, draft=draft, why=None, known=None)
    if services.settings.publish != "at-once" or draft.off_beat:
        return outcome
    with working_on(submission.cause):
        done = await newsroom.publish(
            services.library, draft.document.number, by=submission.by, now=services.now(), tell=services.tell
        )
    services.wake()
    return replace(outcome, done=done)
