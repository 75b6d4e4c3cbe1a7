"""The desk: one process of its own that reads documents, extracts claims and draws, so that the chat never waits.

spaCy, trafilatura and pdfium are loaded there and only there. A desk that dies (a parser can take its
process with it) costs the upload at hand a plain sentence, and the next upload gets a new desk.
"""

from __future__ import annotations

import asyncio
import multiprocessing
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import ParamSpec, TypeVar

from briefings.beat.beat import Beat
from briefings.errors import DeskFailed
from briefings.extracting.parsing.language import Language
from briefings.model import Document, Extraction, Upload

P = ParamSpec("P")
R = TypeVar("R")

# Longer than an article of 100,000 words takes on a slow machine, in seconds.
PATIENCE = 600.0


class ProcessDesk:
    """The real end of the `Desk` port. `model` is a spaCy pipeline's name, `beat` a beat file (None: the shipped)."""

    def __init__(self, model: str, beat: Path | None = None) -> None:
        self._model = model
        self._beat = beat
        self._pool: ProcessPoolExecutor | None = None

    async def read(self, upload: Upload) -> Extraction:
        """Reads and extracts; raises `UnreadableDocument` or `DeskFailed`."""
        return await self.run(_read, upload)

    async def extract(self, document: Document) -> Extraction:
        """Extracts a stored document anew."""
        return await self.run(_extract, document)

    async def warm(self) -> None:
        """Starts the process and loads the model; harmless when it is there."""
        await self.run(_ready)

    async def run(self, task: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Runs a module-level function in the desk's process."""
        pool = self._pool = self._pool or self._open()
        try:
            future = pool.submit(task, *args, **kwargs)
            return await asyncio.wait_for(asyncio.wrap_future(future), PATIENCE)
        except BrokenProcessPool as error:
            self._discard(pool)
            raise DeskFailed("The reading desk stopped while it was at work. Send the document again.") from error
        except TimeoutError as error:
            self._discard(pool)
            raise DeskFailed("Reading this took too long and was stopped. Send it in smaller parts.") from error

    def close(self) -> None:
        """Ends the process."""
        if self._pool:
            self._discard(self._pool)

    def _open(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(
            max_workers=1,
            mp_context=multiprocessing.get_context("spawn"),
            initializer=_open_desk,
            initargs=(self._model, self._beat),
        )

    def _discard(self, pool: ProcessPoolExecutor) -> None:
        if self._pool is pool:
            self._pool = None
        processes = list((pool._processes or {}).values())
        pool.shutdown(wait=False, cancel_futures=True)
        for process in processes:
            process.terminate()


# --- in the desk's process ------------------------------------------------------------------------------------------


class _Desk:
    """What the desk's process holds: set once by its initializer."""

    model: str
    beat_path: Path | None
    tools: tuple[Language, Beat] | None = None


def _open_desk(model: str, beat: Path | None) -> None:
    import os
    import signal
    import threading

    # The chat's process goes first on a small machine.
    os.nice(5)
    # A bot that was killed could not close its desk; the desk sees to it itself.
    threading.Thread(target=_end_with_the_bot, daemon=True).start()
    # Ctrl-C is the bot's to handle; it closes the desk in order.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _Desk.model, _Desk.beat_path, _Desk.tools = model, beat, None


def _end_with_the_bot() -> None:
    import os

    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _ready() -> None:
    from briefings.beat.beat import load_beat, shipped_beat

    if _Desk.tools is None:
        beat = load_beat(_Desk.beat_path) if _Desk.beat_path else shipped_beat()
        _Desk.tools = (Language(_Desk.model), beat)


def _extract(document: Document) -> Extraction:
    from briefings.extracting.extract import extract

    _ready()
    assert _Desk.tools is not None
    language, beat = _Desk.tools
    return extract(document, beat, language)


def _read(upload: Upload) -> Extraction:
    from briefings.reading import read
    from briefings.reading.fallbacks import with_fallbacks

    document = read(upload)
    return _extract(with_fallbacks(document, upload.fallbacks, "the command line") if upload.fallbacks else document)
