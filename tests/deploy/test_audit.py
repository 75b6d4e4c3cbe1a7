"""`make audit` calls nothing sound that nobody looked at."""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import Any

import pytest

verdict = runpy.run_path(str(Path(__file__).parents[2] / "deploy" / "audit.py"))["verdict"]

SOUND = {"name": "a", "version": "1", "vulns": []}
HOLE = {"name": "b", "version": "2", "vulns": [{"id": "PYSEC-1", "fix_versions": ["3"]}]}
SKIPPED = {"name": "c", "skip_reason": "not found"}


@pytest.mark.parametrize(
    ("looked", "status", "said"),
    [
        ([SOUND], 0, "1 packages looked at, 0 known holes"),
        ([SOUND, HOLE], 1, "b 2: PYSEC-1, mended in 3"),
        ([SOUND, SKIPPED], 2, "Not looked at: c"),
        ([HOLE, SKIPPED], 1, "Not looked at: c"),
        ([SKIPPED, SKIPPED], 2, "Nothing was looked at"),
    ],
)
def test_what_was_found_and_what_was_not_looked_at(looked: list[dict[str, Any]], status: int, said: str) -> None:
    words, exit_status = verdict(looked)
    assert exit_status == status
    assert said in "\n".join(words)
