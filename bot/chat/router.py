"""Which handler draws a view, and which one takes the answer to a question: filled by the handlers, empty without them.

The chat's helpers can so lead to any screen without importing a handler.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from telegram import Update

    from bot.chat.context import Context
    from bot.chat.views import View

Draw = Callable[["Update", "Context", "View"], Awaitable[None]]
# With the editor's id, the arguments that the question was put with, and the words of the answer.
TakeAnswer = Callable[["Update", "Context", int, tuple[str, ...], str], Awaitable[None]]


@dataclass(slots=True)
class Router:
    """`views` by the name in a button's data; `answers` by the name of the question that an editor was put."""

    views: dict[str, Draw] = field(default_factory=dict)
    answers: dict[str, TakeAnswer] = field(default_factory=dict)

    def draw_by(self, views: Mapping[str, Draw]) -> None:
        """Registers views. Raises `ValueError` for a name that another handler draws: its buttons would lead astray."""
        if twice := self.views.keys() & views.keys():
            raise ValueError(f"two handlers draw {', '.join(sorted(twice))}")
        self.views.update(views)

    def answer_by(self, answers: Mapping[str, TakeAnswer]) -> None:
        """Registers who takes the answers to editors' questions."""
        self.answers.update(answers)
