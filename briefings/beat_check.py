"""Everything that is wrong with a beat file, each with its line and the mend."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong: `line` counts from 1; `message` and `mend` are a sentence each."""

    line: int
    message: str
    mend: str


def check_beat(text: str) -> list[Problem]:
    """All problems of a beat file, by line; none where it can be used."""
    return []
