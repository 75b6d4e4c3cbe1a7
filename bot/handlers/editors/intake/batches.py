"""Several things sent at once: one line that shows progress, one summary at the end, and nothing lost on the way.

Everything that one editor sends in one chat, each within `Services.burst` seconds of the last, is one batch. Reading
begins with the first; what comes meanwhile joins the batch.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import replace

from telegram import Message
from telegram.error import TelegramError

from bot.chat.context import Services
from bot.chat.page import Page, clip, escape
from bot.chat.replies import keyboard
from bot.handlers.editors.intake.pieces import Piece
from bot.language import N_, _
from bot.logs import told
from bot.queue.client import LeftInLine
from briefings.errors import DatelineError
from briefings.newsroom import Done, Draft
from briefings.values import frozen

log = logging.getLogger("dateline")

# Telegram accepts about one edit a second in one chat.
BETWEEN_EDITS = 1.0
# A reading that takes longer than so many seconds shows a sign of life.
SIGN_OF_LIFE = 4.0
# As `briefings.errors` has it.
FAILED = N_(
    "Something went wrong while it was read, by a fault of Dateline's own. It is in the log, and nothing was kept."
)


@frozen
class Outcome:
    """What one piece became: a draft (published, if `done` is set), or the reason why not. `known` is the number of the
    document that it is already; `submission` is its number in the queue, if there is one. What it became is `over` if
    that was published or discarded before this was told; `why` says which."""

    piece: Piece
    draft: Draft | None = None
    done: Done | None = None
    why: str | None = None
    known: int | None = None
    submission: int | None = None
    over: bool = False


class OpenBatches(dict[tuple[int, int], "Batch"]):
    """The open batches by (chat, editor). Handlers get the one object by `services.own`."""

    def awaits_text(self, chat: int, editor: int) -> bool:
        """True if the editor's next text in this chat may be the rest of the one before."""
        batch = self.get((chat, editor))
        return batch is not None and batch.awaits_text


TakeIn = Callable[[Piece], Awaitable[Outcome]]


class Batch:
    """The pieces of one burst, in the order in which they came. `outcomes` grows as they are read."""

    def __init__(self, services: Services) -> None:
        self.outcomes: list[Outcome] = []
        self._services = services
        self._waiting: list[Piece] = []
        self._captions: dict[str, Piece] = {}
        self._came = 0
        self._last = 0.0
        self._news = asyncio.Event()
        self._edited = 0.0

    @property
    def first(self) -> str:
        """The name that the chat gives to the first piece."""
        return self._waiting[0].name

    @property
    def awaits_text(self) -> bool:
        """True if the newest piece is a text that the next message may continue."""
        return bool(self._waiting) and self._waiting[-1].open

    def add(self, piece: Piece) -> None:
        """Adds a piece; a text that continues the one before is joined to it."""
        if self.awaits_text and piece.text is not None and not piece.details:
            self._waiting[-1] = self._waiting[-1].joined(piece.text)
        else:
            self._waiting.append(piece)
            self._came += 1
        if piece.album and piece.details:
            self._captions[piece.album] = piece
        self._last = asyncio.get_running_loop().time()
        self._news.set()

    async def work(self, line: Message, take_in: TakeIn, at_once: int = 1) -> None:
        """Takes in the pieces, `at_once` at a time, until no more has come for a while; `line` shows the progress."""
        under_way: deque[tuple[Piece, asyncio.Task[Outcome]]] = deque()
        try:
            while (piece := await self._next()) is not None or under_way:
                if piece is not None:
                    piece = self._captioned(piece)
                    await self._progress(line, piece)
                    under_way.append((piece, asyncio.create_task(_safely(take_in, piece))))
                if piece is None or len(under_way) >= at_once:
                    self.outcomes.append(await self._watched(line, *under_way[0]))
                    under_way.popleft()
        finally:
            for _rest, reading in under_way:
                reading.cancel()

    async def _next(self) -> Piece | None:
        while True:
            left = self._last + self._services.burst - asyncio.get_running_loop().time()
            if self._waiting and (left <= 0 or self._ready(self._waiting[0])):
                return self._waiting.pop(0)
            if left <= 0:
                return None
            self._news.clear()
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(left):
                    await self._news.wait()

    def _ready(self, piece: Piece) -> bool:
        """True if a piece need not wait for the burst to end: an unfinished text waits for its rest, an album for its
        caption."""
        return piece.album is None and (not piece.open or len(self._waiting) > 1)

    def _captioned(self, piece: Piece) -> Piece:
        """The piece with its album's caption: Telegram puts that under one of the files only."""
        shared = self._captions.get(piece.album or "")
        if shared is None or piece.details or piece.note:
            return piece
        return replace(piece, details=shared.details, given_by=shared.given_by)

    async def _watched(self, line: Message, piece: Piece, reading: asyncio.Task[Outcome]) -> Outcome:
        """Waits for a piece's outcome; if that takes long, the line shows a sign of life."""
        started = asyncio.get_running_loop().time()
        while not (await asyncio.wait({reading}, timeout=SIGN_OF_LIFE))[0]:
            seconds = asyncio.get_running_loop().time() - started
            await self._edit(line, f"{self._far(piece)} {seconds:.0f} s")
        return reading.result()

    async def _progress(self, line: Message, piece: Piece) -> None:
        if self._came > 1 and asyncio.get_running_loop().time() - self._edited >= BETWEEN_EDITS:
            await self._edit(line, self._far(piece))

    async def _edit(self, line: Message, html: str) -> None:
        self._edited = asyncio.get_running_loop().time()
        with contextlib.suppress(TelegramError):
            await line.edit_text(html)

    def _far(self, piece: Piece) -> str:
        name = escape(clip(piece.name, 80))
        if self._came == 1:
            return _("Reading {name} …").format(name=name)
        done = len(self.outcomes)
        full = 10 * done // self._came
        return _("{value}{value2} {done} of {came}\nReading {name} …").format(
            value="▓" * full, value2="░" * (10 - full), done=done, came=self._came, name=name
        )


async def put(line: Message, page: Page) -> None:
    """Replaces a line by a page; sends a new message if the line is gone."""
    try:
        await line.edit_text(page.html, reply_markup=keyboard(page.buttons))
    except TelegramError as error:
        if "not modified" in str(error).lower():
            return
        log.warning("A progress line could not be edited: %s", type(error).__name__)
        await line.get_bot().send_message(line.chat_id, page.html, reply_markup=keyboard(page.buttons))


async def _safely(take_in: TakeIn, piece: Piece) -> Outcome:
    """Takes in a piece. If it fails, the others go on."""
    try:
        return await take_in(piece)
    except LeftInLine:
        raise
    except DatelineError as error:
        return Outcome(piece, why=told(error), known=getattr(error, "number", None))
    except Exception:
        log.exception("An upload failed")
        return Outcome(piece, why=_(FAILED))
