"""The client of the nursery: runs jobs in workers, several at a time, each in a process of its own.

No job suffers from another. A worker that dies is replaced, and its job tried once more. A job that ends two workers,
or takes too much time or memory, is refused with a sentence for its sender.
"""

from __future__ import annotations

import contextlib
import logging
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace
from typing import Any

from bot.sandbox.messages import Broken, receive, send, untrusted
from bot.sandbox.nursery import FORK, NOT_READY, THE_CLIENTS, Job, Preparation
from bot.sandbox.walls import Walls, scrubbed
from briefings import errors
from briefings.errors import DeskFailed, JobFailed, TooMuchWork, UnreadableDocument

log = logging.getLogger("dateline")

# How many seconds loading the model may take on a slow machine.
_PATIENCE_AT_START = 120.0
# How many seconds after its own alarm a worker is ended from outside.
_GRACE = 2.0
# Seconds until a nursery that was killed while it loaded is started again: memory may be short for a while.
_PAUSES = (0.0, 0.0, 1.0, 2.0, 5.0, 10.0, 20.0, 30.0)
# How often a job whose nursery was killed is tried again, since that was not the job's doing.
_FRESH_STARTS = 5
_TOO_LONG = (-signal.SIGALRM, -signal.SIGXCPU)
_KILLS = (signal.SIGKILL, signal.SIGTERM)
NOT_STARTED = "The reading desk could not be started; the log says why. Send it again later."
SPLIT = "split it, or send the article's text alone."
CLOSED = "Dateline was stopped before this was read, and kept nothing of it. Send it again when it is back."


class NotStarted(DeskFailed):
    """What the desk needs can't be loaded. `trace` is the traceback; its last line is for whoever runs Dateline."""

    def __init__(self, trace: str) -> None:
        super().__init__(NOT_STARTED)
        self.trace = trace

    @property
    def in_full(self) -> str:
        why = self.trace.strip().rpartition("\n")[2].rstrip(".")
        return f"The reading desk could not be started: {why}. `dateline doctor` checks what it needs."


class WorkerDied(Exception):
    """A worker ended during a job, not by a limit: it crashed, or was killed `from_outside`."""

    def __init__(self, fate: int | None) -> None:
        super().__init__(f"it ended with {fate}" if fate is not None else "nobody told how")
        self.from_outside = fate is None or -fate in _KILLS


class NurseryDied(WorkerDied):
    """A worker ended because its nursery did; the job had no part in it."""

    def __init__(self) -> None:
        super().__init__(None)


class _Stopped(Exception):
    """A worker was ended by a limit; `why` is "time" or "memory"."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


@dataclass(slots=True)
class Worker:
    """A forked process: the line for jobs and answers, and the leash, by whose closing it is ended."""

    line: socket.socket
    leash: socket.socket

    def let_go(self) -> None:
        """Ends the worker, at once and whatever it is doing."""
        self.line.close()
        self.leash.close()

    def fate(self) -> int | None:
        """How the process ended: its exit code, negative for a signal; None if nobody told. Raises `NurseryDied`."""
        self.leash.settimeout(_GRACE)
        with contextlib.suppress(OSError):
            told = self.leash.recv(32)
            if not told:
                raise NurseryDied
            return int(told)
        return None


class Workers:
    """Runs jobs in forked processes. Thread-safe: each thread that calls `run` has a worker of its own.

    With `reused`, a thread's worker is kept for its next job, which saves the fork and keeps what was loaded: for a
    person's own files on the command line. Otherwise no job meets anything that another has left behind.
    """

    def __init__(self, preparation: Preparation, *, reused: bool = False) -> None:
        self._preparation = preparation
        self._reused = reused
        self._lock = threading.Lock()
        self._nursery: tuple[subprocess.Popen[bytes], socket.socket] | None = None
        self._kept: Worker | None = None
        self._closing = threading.Event()
        self.walls: Walls | None = None
        # How often a nursery was started: more than once if one was killed, or ended by itself.
        self.starts = 0

    def run(self, job: Job) -> Any:
        """The job's result. Raises the job's own refusal, `TooMuchWork`, `DeskFailed`, or `JobFailed` for a
        bug in it, whose traceback is logged."""
        left = job
        deaths, fresh_starts = 0, 0
        while deaths < 2 and fresh_starts < _FRESH_STARTS:
            started = time.monotonic()
            try:
                return self._once(left)
            except WorkerDied as error:
                if self._closing.is_set():
                    raise DeskFailed(CLOSED) from error
                log.warning("A reading process ended (%s) within a job; it is begun again", error)
                if isinstance(error, NurseryDied):
                    fresh_starts += 1
                else:
                    deaths += 1
                if not error.from_outside:
                    left = _with_what_is_left(job, time.monotonic() - started)
            except JobFailed as error:
                log.error("A job of the desk failed:\n%s", error.trace)
                raise
            except _Stopped as stopped:
                raise TooMuchWork(_sentence(stopped.why, job)) from stopped
        if fresh_starts == _FRESH_STARTS:
            raise DeskFailed(NOT_STARTED)
        raise TooMuchWork(f"Reading this stopped two processes, one after the other, so it was set aside: {SPLIT}")

    def start(self) -> None:
        """Starts the nursery, which loads what the jobs need; does nothing if it runs. Raises `DeskFailed`."""
        with self._lock:
            self._control()

    def close(self) -> None:
        """Ends the nursery and with it every worker, even while it is still loading."""
        self._closing.set()
        if starting := self._nursery:
            starting[0].kill()  # before the lock, which the thread that waits for it holds
        with self._lock:
            if self._kept:
                self._kept.let_go()
                self._kept = None
            self._end_nursery()

    @property
    def pid(self) -> int | None:
        """The nursery's process id while it runs."""
        return self._nursery[0].pid if self._nursery else None

    def _once(self, job: Job) -> Any:
        worker = self._worker()
        try:
            answer = _asked(worker, job)
        except BaseException:
            worker.let_go()
            raise
        if self._reused and answer[0] in ("done", "refused"):
            self._kept = worker
        else:
            worker.let_go()
        return _unfolded(answer)

    def _worker(self) -> Worker:
        """An idle worker: the one that was kept, or a new fork."""
        with self._lock:
            if self._kept is not None:
                kept, self._kept = self._kept, None
                return kept
            for _ in range(_FRESH_STARTS):
                try:
                    return _forked(self._control())
                except OSError:  # the nursery was killed since
                    self._end_nursery()
            raise DeskFailed(NOT_STARTED)

    def _control(self) -> socket.socket:
        """The line to the nursery, which is started if none runs. If one was killed before it was ready, waits until it
        is started again. Raises `DeskFailed`."""
        if not self._closing.is_set() and self._nursery is not None and self._nursery[0].poll() is None:
            return self._nursery[1]
        for pause in _PAUSES:
            if self._closing.is_set() or self._closing.wait(pause):
                raise DeskFailed(CLOSED)
            self._end_nursery()
            process, control = self._begun()
            try:
                self.walls = _prepared(control, self._preparation)
            except NotStarted as error:
                log.error("The reading desk could not be started:\n%s", error.trace)
                self._end_nursery()
                raise
            if self.walls is not None:
                return control
            if not _was_killed(process):  # what it needs can't be loaded, another time neither
                break
            log.warning("The reading desk was killed while it started; it is started again")
        self._end_nursery()
        raise DeskFailed(CLOSED if self._closing.is_set() else NOT_STARTED)

    def _begun(self) -> tuple[subprocess.Popen[bytes], socket.socket]:
        """A new nursery, which has loaded nothing yet."""
        ours, theirs = socket.socketpair()
        with theirs, _held_back(THE_CLIENTS):
            # Not in a `with` block: the process outlives this call.
            process = subprocess.Popen(
                [sys.executable, "-m", "bot.sandbox.nursery", str(theirs.fileno())],
                env=scrubbed(os.environ),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                pass_fds=[theirs.fileno()],
            )
        self._nursery = process, ours
        self.starts += 1
        return self._nursery

    def _end_nursery(self) -> None:
        if self._nursery is None:
            return
        process, control = self._nursery
        self._nursery = None
        control.close()
        process.kill()
        process.wait()


@contextlib.contextmanager
def _held_back(signals: Collection[signal.Signals]) -> Iterator[None]:
    """Holds signals back from this thread while the block runs, and from a process that it starts, until that one has
    said what it does with them."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, signals)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _prepared(control: socket.socket, preparation: Preparation) -> Walls | None:
    """Makes a new nursery load what it needs; None if it was killed meanwhile, or can't be heard. Raises
    `NotStarted`."""
    control.settimeout(_PATIENCE_AT_START)
    try:
        send(control, preparation)
        packed = receive(control)
        answer = untrusted(packed) if packed else (None, None, None)
    except (OSError, Broken):
        return None
    if answer[0] == NOT_READY:
        raise NotStarted(str(answer[1]))
    network, files, memory = answer
    control.settimeout(None)
    return None if network is None else Walls(network, bool(files), bool(memory))


def _was_killed(process: subprocess.Popen[bytes]) -> bool:
    """True if a process that closed its line was killed from outside, by a person or for lack of memory."""
    with contextlib.suppress(subprocess.TimeoutExpired):
        return -process.wait(_GRACE) in _KILLS
    return False


def _forked(control: socket.socket) -> Worker:
    line, its_line = socket.socketpair()
    leash, its_leash = socket.socketpair()
    with its_line, its_leash:
        socket.send_fds(control, [FORK], [its_line.fileno(), its_leash.fileno()])
    return Worker(line, leash)


def _asked(worker: Worker, job: Job) -> tuple[Any, ...]:
    """The worker's answer. Raises `_Stopped` or `WorkerDied`."""
    # What the job does first (loading a model) doesn't count against its time.
    worker.line.settimeout(job.limits.clock + _GRACE + (_PATIENCE_AT_START if job.first else 0))
    try:
        send(worker.line, job)
        packed = receive(worker.line)
        if packed is not None:
            answer = untrusted(packed)
            if isinstance(answer, tuple) and answer:
                return answer
            raise WorkerDied(worker.fate())
    except TimeoutError as error:
        raise _Stopped("time") from error
    except (Broken, OSError) as error:
        raise _ended(worker.fate()) from error
    raise _ended(worker.fate())


def _ended(fate: int | None) -> _Stopped | WorkerDied:
    return _Stopped("time") if fate in _TOO_LONG else WorkerDied(fate)


def _with_what_is_left(job: Job, spent: float) -> Job:
    """The job as it is tried again after a crash of its own, so that both tries together keep within the limit."""
    seconds = max(1.0, job.limits.seconds - spent)
    return replace(job, limits=replace(job.limits, seconds=seconds))


def _unfolded(answer: tuple[Any, ...]) -> Any:
    match answer:
        case ("done", result):
            return result
        case ("refused", str(name), str(sentence)):
            raise _refusal(name)(sentence)
        case ("memory",):
            raise _Stopped("memory")
        case ("bug", str(trace)):
            raise JobFailed(trace)
    raise JobFailed("a worker's answer is of no known kind")


def _refusal(name: str) -> Callable[[str], errors.DatelineError]:
    kind = getattr(errors, name, None)
    if isinstance(kind, type) and issubclass(kind, UnreadableDocument):
        return kind
    return errors.DatelineError


def _sentence(why: str, job: Job) -> str:
    if why == "time":
        return f"Reading this takes longer than {job.limits.seconds:.0f} seconds, so it was stopped: {SPLIT}"
    return f"Reading this takes more memory than one document may have, so it was stopped: {SPLIT}"
