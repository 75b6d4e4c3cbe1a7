"""A Dockerfile as a list of instructions: enough of its grammar to check it by hadolint's rules."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Instruction:
    """One instruction; `stage` counts the FROMs before it, from 0 on."""

    name: str
    words: str
    stage: int

    @property
    def as_json(self) -> list[str] | None:
        """The words of an instruction in the exec form, None in the shell form."""
        try:
            parsed = json.loads(self.words[self.words.index("[") :])
        except ValueError:
            return None
        return parsed if isinstance(parsed, list) else None


def instructions(path: Path) -> list[Instruction]:
    """In order, continued lines joined, comments left out."""
    lines = [line for line in path.read_text("utf-8").splitlines() if not re.match(r"\s*#", line)]
    joined = re.sub(r"\\\n\s*", "", "\n".join(lines))
    found: list[Instruction] = []
    stage = -1
    for line in filter(str.strip, joined.splitlines()):
        name, _, words = line.strip().partition(" ")
        stage += name == "FROM"
        found.append(Instruction(name, words.strip(), stage))
    return found
