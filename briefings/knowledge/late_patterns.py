"""Regular expressions that are compiled when they are first used, for modules that are loaded whenever the bot starts.

Compiling takes a millisecond or more each, and a bot that has just been started should answer before it can date and
match what nobody has handed in yet.
"""

from __future__ import annotations

import re
from typing import Any, cast

_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "split", "sub", "subn")


def late(expression: str, flags: int = 0) -> re.Pattern[str]:
    """`re.compile` put off; `re.error` comes at the first use. For methods only: `re.search(late(…), …)` won't do."""
    pattern = _Late(expression, flags)
    _made.append(pattern)
    return cast("re.Pattern[str]", pattern)


def compile_all() -> None:
    """Compiles what is still put off, in a process of which copies are made: else each copy does."""
    for pattern in _made:
        pattern.search  # noqa: B018 - asked for, it is there


_made = list["_Late"]()


class _Late:
    """Has the pattern's methods as its own attributes from the first use on, so that no later use takes longer."""

    def __init__(self, expression: str, flags: int) -> None:
        self._asked = expression, flags

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        compiled = re.compile(*self._asked)
        if name not in _METHODS:
            return getattr(compiled, name)
        self.__dict__.update((method, getattr(compiled, method)) for method in _METHODS)
        return self.__dict__[name]
