"""Watches the event loop: while it stands still nobody is answered, and nothing else would show it.

A task notes all the time that the loop turns; a thread notices when it doesn't, and looks at what is running. The
longest stall and the latest are kept in a small file in the data folder, where `/stats` and `dateline doctor` find
them.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import logging
import os
import sys
import threading
import time
from collections.abc import AsyncIterator, Callable
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from types import FrameType

from briefings.values import frozen

log = logging.getLogger("dateline.stalls")

# Stalls of at least so many seconds are reported.
STALL = 0.5
# Seconds between two notes of the length of a stall that goes on.
AGAIN = 1.0
FRAMES = 6
FILE = "stalls.json"


@frozen
class Stall:
    """A stall: when it began (ISO, UTC), how many seconds it lasted, and what was running, innermost first. For
    `worked` of the seconds its thread had a processor; for the others a busy machine let it wait (None: not known)."""

    at: str
    seconds: float
    running: str
    worked: float | None = None


class StallWatch:
    """Watches the loop in which `watching` is entered. `clock` gives the moments that are written down."""

    def __init__(self, home: Path, clock: Callable[[], datetime], *, stall: float = STALL) -> None:
        self._path = home / FILE
        self._clock = clock
        self._stall = stall
        self._turned = time.monotonic()
        self._worked: float | None = None
        self._loop_thread = 0
        self._ended = threading.Event()

    @contextlib.asynccontextmanager
    async def watching(self) -> AsyncIterator[None]:
        """Watches until the block ends."""
        self._loop_thread = threading.get_ident()
        self._turned, self._worked = time.monotonic(), _processor_time(self._loop_thread)
        turning = asyncio.create_task(self._turn())
        thread = threading.Thread(target=self._watch, name="stall watch", daemon=True)
        thread.start()
        try:
            yield
        finally:
            self._ended.set()
            turning.cancel()
            await asyncio.to_thread(thread.join)

    async def _turn(self) -> None:
        while True:
            self._turned, self._worked = time.monotonic(), _processor_time(self._loop_thread)
            await asyncio.sleep(self._stall / 5)

    def _watch(self) -> None:
        while not self._ended.wait(self._stall / 5):
            turned = self._turned
            if time.monotonic() - turned > self._stall:
                self._follow(turned)

    def _follow(self, turned: float) -> None:
        """Stays with one stall until it ends."""
        at, running = self._clock().isoformat(timespec="seconds"), _running(self._loop_thread)
        before, written, worked = self._worked, 0.0, self._worked_since(self._worked)
        while self._turned == turned and not self._ended.is_set():
            seconds, worked = time.monotonic() - turned, self._worked_since(before)
            if seconds - written >= min(AGAIN, self._stall):
                self._note(Stall(at, round(seconds, 2), running, worked))
                written = seconds
            self._ended.wait(self._stall / 5)
        stall = Stall(at, round(max(self._turned, turned + written) - turned, 2), running, worked)
        self._note(stall)
        log.warning("The event loop stood still for %s; running was %s", _how_long(stall), stall.running)

    def _worked_since(self, before: float | None) -> float | None:
        now = _processor_time(self._loop_thread)
        return None if now is None or before is None else round(now - before, 2)

    def _note(self, stall: Stall) -> None:
        """Writes a stall down. If that fails, the log has it."""
        before = stalls_in(self._path.parent).get("worst")
        worst = before if before and before.seconds > stall.seconds else stall
        with contextlib.suppress(OSError):
            _write(self._path, {"worst": asdict(worst), "latest": asdict(stall)})


def stalls_in(home: Path) -> dict[str, Stall]:
    """The longest and the latest stall of the bot with this data folder; empty if there was none."""
    try:
        return {name: Stall(**fields) for name, fields in json.loads((home / FILE).read_text("utf-8")).items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


def stall_words(home: Path) -> list[str]:
    """The stalls in words, a line each; one line if there was none."""
    known = stalls_in(home)
    if not known:
        return ["it never stood still for half a second"]
    return [f"{name} stall: {_how_long(s)} at {s.at}, running {s.running}" for name, s in known.items()]


def _how_long(stall: Stall) -> str:
    worked = "" if stall.worked is None else f" ({stall.worked:g} s of them at work)"
    return f"{stall.seconds:g} s{worked}"


def _processor_time(thread: int) -> float | None:
    """The processor time of a thread, in seconds; None on systems that don't tell."""
    try:
        return time.clock_gettime(time.pthread_getcpuclockid(thread))
    except (AttributeError, OSError):
        return None


def _write(path: Path, stalls: dict[str, dict[str, object]]) -> None:
    """Replaces the file as a whole, so that nobody reads half of it; readable by its owner only."""
    half = path.with_suffix(".half")
    with open(os.open(half, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
        json.dump(stalls, file)
    half.replace(path)


def _running(thread: int) -> str:
    """What a thread is doing, innermost first: modules, functions and lines, but no values."""
    frame: FrameType | None = sys._current_frames().get(thread)
    found: list[str] = []
    while frame is not None and len(found) < FRAMES:
        found.append(f"{frame.f_globals.get('__name__', '?')}.{frame.f_code.co_name}:{frame.f_lineno}")
        frame = frame.f_back
    return " < ".join(found) or "not known"
