"""The command line in this process, for tests: a process of its own takes seconds to import everything."""

from __future__ import annotations

import functools
import json
import os
import sys
from pathlib import Path
from typing import Any

import pytest
import typer

from bot.__main__ import main
from tests.support.desk_chat import commands_read_here

# Typer makes all commands out of their functions anew at each call, which takes longer than many of them do.
_command = functools.cache(typer.main.get_command)


class Inside:
    """Runs `dateline` in this process, whose model is loaded already; its desk reads and extracts here, too."""

    def __init__(self, patch: pytest.MonkeyPatch, output: pytest.CaptureFixture[str], home: Path) -> None:
        self._patch, self._output, self.home = patch, output, home
        patch.setattr(typer.main, "get_command", _command)
        commands_read_here(patch)
        for name in [name for name in os.environ if name.startswith("DATELINE_")]:
            patch.delenv(name)
        patch.setenv("DATELINE_HOME", str(home))
        patch.chdir(home)

    def __call__(self, *arguments: str) -> tuple[int, str, str]:
        self._patch.setattr(sys, "argv", ["dateline", *arguments])
        status = 0
        try:
            main()
        except SystemExit as end:
            status = int(end.code or 0)
        shown = self._output.readouterr()
        return status, shown.out, shown.err

    def row(self, *arguments: str) -> dict[str, Any]:
        (row,) = self.rows(*arguments)
        return row

    def rows(self, *arguments: str) -> list[dict[str, Any]]:
        status, written, error = self(*arguments)
        assert status == 0, error
        return [json.loads(line) for line in written.splitlines()]
