"""How a command ends. Exit status 0: done. 1: what it was given won't do, said in one sentence. 2: called wrongly."""

from __future__ import annotations

import errno
import os
import signal
import sys
from collections.abc import Callable
from types import FrameType

from bot.commands.console import say_error
from briefings.errors import DatelineError

# The exit status of what Ctrl-C has ended, as shells have it.
BY_HAND = 128 + signal.SIGINT


def run_to_its_end(command: Callable[[], object]) -> None:
    """Runs a command; a `DatelineError` becomes one plain line and exit status 1."""
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:  # not where a shell had it ignored
        signal.signal(signal.SIGTERM, _end_as_by_hand)
    if hasattr(signal, "SIGHUP") and signal.getsignal(signal.SIGHUP) is signal.SIG_DFL:  # not under nohup
        signal.signal(signal.SIGHUP, _end_as_by_hand)
    for stream in (sys.stdout, sys.stderr):
        # JSON and quotes are UTF-8 whatever the locale says.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")
    try:
        try:
            command()
        finally:
            print(end="", flush=True)  # noqa: T201
    except KeyboardInterrupt:  # before a command has begun; during one, typer says the same
        sys.exit(BY_HAND)
    except DatelineError as error:
        say_error(error)
        sys.exit(1)
    except OSError as error:
        if error.errno not in (errno.EPIPE, errno.ENOSPC, errno.EDQUOT):
            raise
        with open(os.devnull, "wb") as nowhere:  # what is left can't be written at the end either
            os.dup2(nowhere.fileno(), 1)
        if error.errno != errno.EPIPE:  # whoever reads no more knows it
            say_error("The disk is full: make room on it, and give the command again.")
        sys.exit(1)


def _end_as_by_hand(_number: int, _frame: FrameType | None) -> None:
    """SIGTERM, and SIGHUP when a terminal is closed, end a command as Ctrl-C does, so that half-written files, which
    may hold a whole library, are deleted. Commands that serve (`run`, `worker`) listen to them by themselves."""
    signal.raise_signal(signal.SIGINT)
