"""The program: `dateline`, or `python -m bot`. What it does is in `bot/commands/command_line.py`."""

from __future__ import annotations

import signal

from bot.lean_start import load_lean


def main() -> None:
    """Runs a command. Ctrl-C ends the program at once as long as its modules are loaded, which takes a second; Python
    would show in which of their lines it was."""
    load_lean()
    at_ctrl_c = signal.getsignal(signal.SIGINT)
    if at_ctrl_c is signal.default_int_handler:  # not where a shell had it ignored
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    from bot.commands.command_line import run_command

    if at_ctrl_c is signal.default_int_handler:
        signal.signal(signal.SIGINT, at_ctrl_c)
    run_command()


if __name__ == "__main__":
    main()
