"""What a button asks for: in the 64 bytes that Telegram carries, or under a key by which the library keeps the rest.

Nothing is held in memory only: a button that is pressed after a restart, or years later, still knows its question. Only
words that somebody typed are deleted after a while: they are that person's, and there could be any number of them.
"""

from __future__ import annotations

import hashlib
import json
from datetime import date
from typing import Any

from bot.chat.context import Services
from bot.chat.page import LONGEST_DATA, Button, Rows, clip, rows
from bot.chat.typed_words import TYPED
from bot.language import N_
from briefings.knowledge.gazetteer.wide_regions import countries_in
from briefings.model import Question
from briefings.values import frozen

SPACE = "view"
# The views whose arguments are words as somebody typed them.
OF_TYPED_WORDS = frozenset({"do", "search"})
_SEPARATOR = "|"
# For a button whose view is forged, or no longer kept.
GONE = N_("This button is no longer known. Send /help for what can be done.")


@frozen
class View:
    """A screen: its `name`, by which the router knows the handler that draws it, and its arguments."""

    name: str
    args: tuple[str, ...] = ()


async def data_for(services: Services, view: View) -> str:
    """The callback data of a view: its name and arguments if they fit into 64 bytes, else a key under which they are
    kept."""
    plain = _SEPARATOR.join((view.name, *view.args))
    if len(plain.encode()) <= LONGEST_DATA and not any(_SEPARATOR in arg for arg in view.args):
        return plain
    body = json.dumps([view.name, *view.args], ensure_ascii=False)
    key = hashlib.sha256(body.encode()).hexdigest()[:24]
    space, mark = (TYPED, "~") if view.name in OF_TYPED_WORDS else (SPACE, "=")
    await services.library.keep(space, key, json.loads(body), services.now())
    return f"{mark}{key}"


async def view_from(services: Services, data: str) -> View | None:
    """The view of callback data; None if the data is forged, or no longer kept."""
    if not data.startswith(("=", "~")):
        name, *args = data.split(_SEPARATOR)
        return View(name, tuple(args)) if name else None
    kept: Any = await services.library.kept(SPACE if data[0] == "=" else TYPED, data[1:])
    if not (isinstance(kept, list) and kept and all(isinstance(part, str) for part in kept)):
        return None
    return View(kept[0], tuple(kept[1:]))


def question_args(question: Question, offset: int = 0) -> tuple[str, ...]:
    """A question as a view's arguments; `question_from` reverses it."""
    return (
        question.topic or "",
        question.place or "",
        question.since.strftime("%Y%m%d") if question.since else "",
        question.asof.strftime("%Y%m%d") if question.asof else "",
        str(offset),
    )


def question_from(args: tuple[str, ...]) -> tuple[Question, int] | None:
    """The question and offset in a view's arguments; None if they are forged."""
    if len(args) != 5 or not args[4].isdecimal() or len(args[4]) > 6:
        return None
    try:
        since, asof = (date.fromisoformat(text) if text else None for text in args[2:4])
    except ValueError:
        return None
    return Question(args[0] or None, args[1] or None, since, asof, countries_in(args[1])), int(args[4])


LONGEST_LABEL = 40


async def button(services: Services, label: str, name: str, *args: str | int) -> Button:
    """A button that leads to the view `name`."""
    return Button(clip(label, LONGEST_LABEL), await data_for(services, View(name, tuple(str(arg) for arg in args))))


async def buttons_for(services: Services, views: list[tuple[str, View]], per_row: int = 2) -> Rows:
    """Labelled views as rows of buttons."""
    return rows([Button(label, await data_for(services, view)) for label, view in views], per_row)


def number_at(view: View, position: int = 0) -> int:
    """An argument as a number; 0 if it is forged, since no document, report or person has that number."""
    text = view.args[position] if len(view.args) > position else ""
    return int(text) if text.isdecimal() and len(text) <= 18 else 0


def word_at(view: View, position: int) -> str:
    """An argument; empty if the view has none at this position."""
    return view.args[position] if len(view.args) > position else ""
