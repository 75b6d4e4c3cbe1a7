"""Ctrl-C in the first second of a command, when it has not begun yet, ends it without a word; later, ingest says that
what it took in is kept."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from bot.commands.keeping import STOPPED
from bot.commands.plain_ends import BY_HAND

CODE = Path(__file__).parents[3]

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


INGEST = """
import signal, sys

from tests.support.desk_chat import HereDesk, commands_read_here
import pytest

real = HereDesk.read

async def read(self, upload):
    if upload.name == "2.txt":
        signal.raise_signal(signal.SIGINT)
    return await real(self, upload)

HereDesk.read = read
commands_read_here(pytest.MonkeyPatch())
sys.argv = ["dateline", "ingest", *sys.argv[1:]]
from bot.__main__ import main
main()
"""


@pytest.mark.slow
@pytest.mark.model
def test_ctrl_c_while_files_are_taken_in_says_that_they_are_kept(tmp_path: Path) -> None:
    files = [tmp_path / f"{number}.txt" for number in (1, 2)]
    for number, file in enumerate(files, 1):
        file.write_text(f"Tents\n\nSome {number}40 fighters returned to France, the police said.\n", "utf-8")
    ended = subprocess.run(
        [sys.executable, "-c", INGEST, *map(str, files)], capture_output=True, text=True, cwd=CODE,
        env={"DATELINE_HOME": str(tmp_path), "PYTHONPATH": str(CODE)},
    )  # fmt: skip
    assert ended.returncode == BY_HAND
    assert ended.stderr.strip().removesuffix("Aborted.").strip() == STOPPED
