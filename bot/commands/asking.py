"""Questions in a terminal. None are asked if standard input is not a terminal; if input ends, nothing
counts as said."""

from __future__ import annotations

import sys
from collections.abc import Callable

from briefings.errors import DatelineError

Check = Callable[[str], str | None]
"""What is wrong with an answer, as a sentence; None where it will do."""


class NothingSaid(DatelineError):
    """Input ended in the middle of the questions."""

    def __init__(self) -> None:
        super().__init__("The answers ended before the questions did; nothing was written.")


def is_terminal() -> bool:
    """True if there is somebody to ask."""
    return sys.stdin.isatty()


def ask(question: str, *, needed: bool = False, check: Check | None = None) -> str:
    """One line of answer, stripped; asked again while it is missing or `check` refuses it.

    Raises `NothingSaid` at the end of input.
    """
    while True:
        sys.stdout.write(f"{question}\n> ")
        sys.stdout.flush()
        line = sys.stdin.readline()
        if not line:
            raise NothingSaid
        answer = " ".join(line.split())
        wrong = "This one needs an answer." if needed and not answer else check(answer) if check and answer else None
        if wrong is None:
            return answer
        sys.stdout.write(f"{wrong}\n")


def ask_list(question: str, *, needed: bool = False, check: Check | None = None) -> tuple[str, ...]:
    """An answer with commas, as a list without repetitions; `check` is applied to each part."""

    def parts_wrong(answer: str) -> str | None:
        return next(filter(None, (check(part) for part in parts(answer))), None) if check else None

    return parts(ask(question, needed=needed, check=parts_wrong))


def parts(answer: str) -> tuple[str, ...]:
    """The parts between commas."""
    return tuple(dict.fromkeys(part.strip() for part in answer.split(",") if part.strip()))
