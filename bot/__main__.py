"""The program: `dateline`, or `python -m bot`. What it does is in `bot/commands/command_line.py`."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable

from bot.lean_start import load_lean


def main() -> None:
    """Runs a command. Ctrl-C ends the program at once as long as its modules are loaded, which takes a second; Python
    would show in which of their lines it was."""
    # A service's own command takes no options: people wait for it, and it does without what reads them.
    serves = sys.argv[1:] == ["run"]
    load_lean(serves=serves)
    at_ctrl_c = signal.getsignal(signal.SIGINT)
    if at_ctrl_c is signal.default_int_handler:  # not where a shell had it ignored
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    from bot.commands.plain_ends import run_to_its_end

    command = _serve() if serves else _command_line()
    if at_ctrl_c is signal.default_int_handler:
        signal.signal(signal.SIGINT, at_ctrl_c)
    run_to_its_end(command)


def _serve() -> Callable[[], object]:
    from bot.commands.running import serve

    return serve


def _command_line() -> Callable[[], object]:
    from bot.commands.command_line import app

    return app


if __name__ == "__main__":
    main()
