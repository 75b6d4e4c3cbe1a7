"""Small helpers for screens with buttons: making one, and reading a pressed one's arguments with a forger in mind."""

from __future__ import annotations

from bot.chat.context import Services
from bot.chat.page import Button, clip
from bot.chat.views import View, data_for

LONGEST_LABEL = 40


async def button(services: Services, label: str, name: str, *args: str | int) -> Button:
    """A button that leads to the view `name`."""
    return Button(clip(label, LONGEST_LABEL), await data_for(services, View(name, tuple(str(arg) for arg in args))))


def number_at(view: View, position: int = 0) -> int:
    """A view's argument as a number, 0 where it is forged: no document, report or person has that number."""
    text = view.args[position] if len(view.args) > position else ""
    return int(text) if text.isdecimal() and len(text) <= 18 else 0


def word_at(view: View, position: int) -> str:
    """A view's argument, empty where it has none."""
    return view.args[position] if len(view.args) > position else ""
