"""Which handler draws a view, and which takes the answer to a question. The handlers register themselves here; it is
empty without them.

So the chat's helpers can lead to any screen without importing a handler.
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
# Called with the editor's id, the arguments of the question, and the text of the answer.
TakeAnswer = Callable[["Update", "Context", int, tuple[str, ...], str], Awaitable[None]]


@dataclass(slots=True)
class Router:
    """`views` maps the name in a button's data to the handler that draws it, `answers` the name of a question to the
    one that takes its answer."""

    views: dict[str, Draw] = field(default_factory=dict)
    answers: dict[str, TakeAnswer] = field(default_factory=dict)

    def draw_by(self, views: Mapping[str, Draw]) -> None:
        """Registers views. Raises `ValueError` for a name that another handler registered."""
        if twice := self.views.keys() & views.keys():
            raise ValueError(f"two handlers draw {', '.join(sorted(twice))}")
        self.views.update(views)

    def answer_by(self, answers: Mapping[str, TakeAnswer]) -> None:
        """Registers who takes answers to editors' questions."""
        self.answers.update(answers)
