"""The desk: processes of its own that read documents, extract claims and draw, so that the chat never waits.

spaCy, trafilatura and pdfium are loaded there only, within limits and walls (see `bot.sandbox`): whatever an upload
does, it ends in bounded time and memory, and harms no other upload.
"""

from __future__ import annotations

import asyncio
import os
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, ParamSpec, TypeVar, cast

from bot.sandbox.limits import MEGABYTE, Limits
from bot.sandbox.nursery import Job, Preparation
from bot.sandbox.walls import Walls
from bot.sandbox.workers import CLOSED, Workers
from briefings.beat.beat import Beat, files_of_beat
from briefings.errors import DeskFailed, JobFailed, UnreadableDocument
from briefings.model import Document, Extraction, FeedPage, Upload

if TYPE_CHECKING:
    from briefings.extracting.parsing.language import Language

P = ParamSpec("P")
R = TypeVar("R")

READING = Limits(seconds=20, memory=1024 * MEGABYTE)
FEEDS = Limits(seconds=20, memory=512 * MEGABYTE, above=True)
EXTRACTING = Limits(seconds=60, memory=1024 * MEGABYTE, above=True)
# Few at a time, because each may take a gigabyte; but more than one, so that a harmful upload leaves room for others.
FEWEST_AT_A_TIME, MOST_AT_A_TIME = 2, 4


class ProcessDesk:
    """Implements the `Desk` port. `model` is a spaCy pipeline's name, `beat` a beat file (None: the shipped one). A
    `light` desk loads no model: it reads feeds and draws, for libraries whose articles are read elsewhere."""

    def __init__(
        self, model: str, beat: Path | None = None, at_a_time: int | None = None, *, light: bool = False
    ) -> None:
        make_ready = _make_light if light else _make_ready
        self._workers = Workers(Preparation(make_ready, (model, beat), _files_of(model, beat)))
        # A thread waits for each worker; further jobs queue for the next free one.
        self._at_a_time = at_a_time or min(MOST_AT_A_TIME, max(FEWEST_AT_A_TIME, os.cpu_count() or 1))
        self._waiters = ThreadPoolExecutor(self._at_a_time, thread_name_prefix="desk")
        # How many jobs are under way or queued, and what became of earlier ones.
        self.closed = False
        self.in_line = 0
        self.ended: Counter[str] = Counter()

    async def read(self, upload: Upload) -> Extraction:
        """Reads and extracts. Raises `UnreadableDocument` (`TooMuchWork` if it hits a limit, `JobFailed` if it meets a
        bug of ours) or `DeskFailed`."""
        return await self.extract(await self._run(Job(_read, (upload,), READING)))

    async def extract(self, document: Document) -> Extraction:
        """Extracts a stored document again. Raises as `read` does."""
        return await self._run(Job(_extract, (document,), EXTRACTING))

    async def feed(self, content: bytes, address: str, now: datetime) -> FeedPage:
        """Reads what a watched address sent. Raises `UnreadableDocument` or `DeskFailed`."""
        return await self._run(Job(_read_feed, (content, address, now), FEEDS))

    async def warm(self) -> None:
        """Starts the process that loads the model; does nothing if it runs."""
        await self._aside(self._workers.start)

    async def run(self, task: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Runs a module-level function in a process of the desk."""
        if kwargs:
            raise TypeError("the desk takes no arguments by name")
        return cast(R, await self._run(Job(task, args, EXTRACTING)))

    @property
    def walls(self) -> Walls | None:
        """What confines the readers; None until the desk has started."""
        return self._workers.walls

    @property
    def pid(self) -> int | None:
        """The process id of the desk's nursery while it runs; else None."""
        return self._workers.pid

    def close(self) -> None:
        """Ends the processes."""
        self.closed = True
        self._workers.close()
        self._waiters.shutdown(wait=False, cancel_futures=True)

    @property
    def restarts(self) -> int:
        """How often the desk's nursery had to be started again."""
        return max(0, self._workers.starts - 1)

    async def _run(self, job: Job) -> R:
        self.in_line += 1
        became = "failed"
        try:
            result = cast(R, await self._aside(lambda: self._workers.run(job)))
            became = "done"
        except UnreadableDocument as error:
            became = "failed" if isinstance(error, JobFailed) else "refused"
            raise
        finally:
            self.in_line -= 1
            self.ended[became] += 1
        return result

    async def _aside(self, work: Callable[[], R]) -> R:
        try:
            return await asyncio.get_running_loop().run_in_executor(self._waiters, work)
        except RuntimeError as error:
            if "after shutdown" in str(error):
                raise DeskFailed(CLOSED) from error
            raise
        except asyncio.CancelledError as error:
            task = asyncio.current_task()
            if task is None or task.cancelling():
                raise
            # It was queued when the desk was closed.
            raise DeskFailed(CLOSED) from error


def desk_here(desk: object) -> ProcessDesk | None:
    """The desk of this machine behind a desk (a desk over the queue has one, too); None if there is none."""
    own = getattr(desk, "here", desk)
    return own if isinstance(own, ProcessDesk) else None


class OwnFilesDesk:
    """The desk of the command line's `extract`: one process for all files, which loads the model for the first readable
    file. Only after a harmful file is another process started."""

    def __init__(self, model: str, beat: Path | None = None) -> None:
        self._workers = Workers(Preparation(_remember, (model, beat), _files_of(model, beat)), reused=True)

    def read(self, upload: Upload) -> Document:
        """Raises `UnreadableDocument` or `DeskFailed`."""
        return cast(Document, self._workers.run(Job(_read, (upload,), READING)))

    def extract(self, document: Document) -> Extraction:
        """Raises `TooMuchWork`, `JobFailed` or `DeskFailed`."""
        return cast(Extraction, self._workers.run(Job(_extract, (document,), EXTRACTING, first=_load)))

    @property
    def pid(self) -> int | None:
        """The process id of the desk's nursery, while it runs."""
        return self._workers.pid

    def close(self) -> None:
        """Ends the process."""
        self._workers.close()


def walls_here() -> Walls:
    """What confines readers on this system. Raises `DeskFailed` if no process can be started."""
    workers = Workers(Preparation(_remember, ("", None)))
    try:
        workers.start()
        assert workers.walls is not None
        return workers.walls
    finally:
        workers.close()


def _files_of(model: str, beat: Path | None) -> tuple[Path, ...]:
    """The files that the desk reads beside the program's own."""
    files = (Path(model), *(files_of_beat(beat) if beat else ()))
    return tuple(path.resolve() for path in files if path.exists())


# --- in the desk's processes ----------------------------------------------------------------------------------------


class _Desk:
    """What a process of the desk holds: loaded before it is forked, or at its first extraction."""

    model: str
    beat_path: Path | None
    tools: tuple[Language, Beat] | None = None


_SAMPLE = """Clerks at a crossing in Orange County counted 40 families on Monday, the ministry said.

"Some 300 people have returned to Ruritania since March 2016," said Ann Example, who leads the Harbour Institute."""
_PAGE = "<html><head><title>A sample</title></head><body><article>{}</article></body></html>"


def _remember(model: str, beat: Path | None) -> None:
    _Desk.model, _Desk.beat_path, _Desk.tools = model, beat, None


def _load() -> None:
    from briefings.beat.beat import load_beat, shipped_beat
    from briefings.extracting.parsing.language import Language

    if _Desk.tools is None:
        beat = load_beat(_Desk.beat_path) if _Desk.beat_path else shipped_beat()
        _Desk.tools = (Language(_Desk.model), beat)


def _make_light(model: str, beat: Path | None) -> None:
    """Loads what feeds and charts need."""
    import defusedxml.ElementTree  # noqa: F401
    import feedparser  # noqa: F401
    from PIL import Image, ImageFont  # noqa: F401

    _remember(model, beat)


def _make_ready(model: str, beat: Path | None) -> None:
    """Loads everything before the first fork, and reads a sample, because some caches are filled only then."""
    import pypdfium2  # noqa: F401

    from briefings.knowledge.gazetteer.gazetteer import SMALLEST_TOWN, shared_gazetteer
    from briefings.knowledge.late_patterns import compile_all
    from briefings.pipeline import make_ready
    from briefings.values import write_all_methods

    _make_light(model, beat)
    _load()
    shared_gazetteer(SMALLEST_TOWN).longest("harbour")
    assert _Desk.tools is not None
    make_ready(_Desk.tools[1])
    page = _PAGE.format("".join(f"<p>{paragraph}</p>" for paragraph in _SAMPLE.split("\n\n")))
    _extract(_read(Upload(page.encode(), "sample.html")))
    compile_all()
    write_all_methods()


def _extract(document: Document) -> Extraction:
    from briefings.pipeline import understand

    assert _Desk.tools is not None
    language, beat = _Desk.tools
    return understand(document, beat, language)


def _read_feed(content: bytes, address: str, now: datetime) -> FeedPage:
    from briefings.reading.feeds import read_feed

    return read_feed(content, address, now)


def _read(upload: Upload) -> Document:
    from briefings.reading.fallbacks import with_fallbacks
    from briefings.reading.reader import read

    document = read(upload)
    return with_fallbacks(document, upload.fallbacks, upload.fallbacks_by) if upload.fallbacks else document
