"""Real processes that have imported everything when they begin, for tests that kill them or look at what they do later.

Whoever starts Dateline waits a second or two while Python imports it, and a test that kills thirty processes waits for
nothing else. Here one process imports it once (`fork_server_imports.py`), and those that a test asks for are forked
from it: processes of their own with their own environment, log and process group, which any signal ends. Tests of the
start itself begin `python -m bot` anew (see real_bot.py).
"""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import signal
from collections.abc import Callable, Mapping
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

_context = multiprocessing.get_context("forkserver")
_context.set_forkserver_preload(["tests.support.fork_server_imports"])


class Forked:
    """A running process, with what `asyncio.subprocess.Process` offers to a test."""

    def __init__(self, process: BaseProcess) -> None:
        self._process = process
        assert process.pid is not None
        self.pid: int = process.pid

    @property
    def returncode(self) -> int | None:
        return self._process.exitcode

    async def wait(self) -> int:
        if self._process.exitcode is None:
            ended, loop, pipe = asyncio.Event(), asyncio.get_running_loop(), self._process.sentinel
            loop.add_reader(pipe, ended.set)
            try:
                await ended.wait()
            finally:
                loop.remove_reader(pipe)
            self._process.join()
        assert self._process.exitcode is not None
        return self._process.exitcode

    def send_signal(self, number: int) -> None:
        if self._process.exitcode is None:
            os.kill(self.pid, number)

    def terminate(self) -> None:
        self.send_signal(signal.SIGTERM)


async def start_forked(
    program: Callable[..., None],
    *arguments: Any,
    environment: Mapping[str, str] | None = None,
    log: Path | None = None,
) -> Forked:
    """A process, in a group of its own, that calls a function of a module; what it writes goes to `log`."""
    begun = Forked(_forked(program, arguments, dict(os.environ if environment is None else environment), log))
    while begun.returncode is None and os.getpgid(begun.pid) != begun.pid:  # noqa: ASYNC110 - it is another process
        await asyncio.sleep(0.001)
    return begun


def _forked(
    program: Callable[..., None], arguments: tuple[Any, ...], environment: dict[str, str], log: Path | None
) -> BaseProcess:
    if log is not None:
        log.touch()
    process = _context.Process(target=_run, args=(program, arguments, environment, log), daemon=True)
    process.start()
    return process


def _run(
    program: Callable[..., None], arguments: tuple[Any, ...], environment: dict[str, str], log: Path | None
) -> None:
    os.setsid()
    signal.signal(signal.SIGHUP, signal.SIG_DFL)  # which is ignored where the tests run under nohup
    os.environ.clear()
    os.environ.update(environment)
    if log is not None:
        written = os.open(log, os.O_WRONLY | os.O_APPEND)
        os.dup2(written, 1)
        os.dup2(written, 2)
        os.close(written)
    program(*arguments)
