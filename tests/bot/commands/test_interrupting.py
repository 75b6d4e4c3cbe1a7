"""Ctrl-C in the first second of a command, when it has not begun yet, ends it without a word."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from bot.commands.plain_ends import BY_HAND

# Ctrl-C when a certain module is about to be loaded, by this process itself, so that the moment is certain.
START = """
import signal, sys

class CtrlC:
    def find_spec(self, name, path=None, target=None):
        if name == {name!r}:
            signal.raise_signal(signal.SIGINT)

sys.meta_path.insert(0, CtrlC())
sys.argv = ["dateline", "doctor"]
from bot.__main__ import main
main()
"""
# The first that loads something large, one of those that make the commands, and one that its command loads itself.
MODULES = ("typer", "bot.commands.watch_app", "bot.commands.checking")


@pytest.mark.parametrize("name", MODULES)
def test_ctrl_c_while_modules_are_loaded_ends_without_a_traceback(name: str, tmp_path: Path) -> None:
    code = START.format(name=name)
    ended = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env={"DATELINE_HOME": str(tmp_path)}
    )
    assert (ended.stdout + ended.stderr).strip() in ("", "Aborted.")
    assert ended.returncode in (-signal.SIGINT, BY_HAND)


def test_ctrl_c_while_the_commands_are_made_ends_without_a_traceback(tmp_path: Path) -> None:
    code = (
        "import signal, sys, typer.main; "
        "typer.main.get_command = lambda *_: signal.raise_signal(signal.SIGINT); "
        "sys.argv = ['dateline', 'doctor']; from bot.__main__ import main; main()"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env={"DATELINE_HOME": str(tmp_path)}
    )
    assert (ended.stdout, ended.stderr, ended.returncode) == ("", "", BY_HAND)
