"""What is shown in the terminal: messages by id, and the buttons that numbers press."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from bot.terminal.identities import BOT, CHAT
from bot.terminal.markup import as_terminal_text


@dataclass
class Screen:
    """The messages shown in the terminal, by id, and the buttons that numbers press."""

    show: Callable[[str], None]
    clock: Callable[[], datetime]
    wide: int = 80
    colour: bool = False
    next_id: int = 1
    messages: dict[int, dict[str, Any]] = field(default_factory=dict)
    numbered: list[tuple[int, dict[str, Any]]] = field(default_factory=list)
    files: dict[str, Path] = field(default_factory=dict)
    # Shows the prompt, on a line that doesn't end; and True while it stands there.
    prompt: Callable[[], None] = lambda: None
    asking: bool = False

    def ask(self) -> None:
        """Shows the prompt, until `asking` is false again."""
        self.asking = True
        self.prompt()

    def new_id(self) -> int:
        """The next message's id."""
        self.next_id += 1
        return self.next_id - 1

    def put(self, parameters: dict[str, Any], extra: str = "", message_id: int | None = None) -> dict[str, Any]:
        """Shows a message (or its edited form); gives it as Telegram would."""
        if self.asking:
            self.show("")  # ends the prompt's line
        known = message_id is not None and message_id in self.messages
        number = message_id if known and message_id is not None else self.new_id()
        text = parameters.get("text") or parameters.get("caption") or ""
        keyboard = _markup(parameters.get("reply_markup"))
        body = as_terminal_text(str(text), self.wide, colour=self.colour)
        self.show("\n".join(line for line in (extra, body) if line))
        self._show_buttons(number, keyboard)
        message = {
            "message_id": number,
            "date": int(self.clock().timestamp()),
            "chat": CHAT,
            "from": BOT,
            "text": str(text),
        }
        if keyboard:
            message["reply_markup"] = {"inline_keyboard": keyboard}
        self.messages[number] = message
        if self.asking:
            self.prompt()
        return message

    def _show_buttons(self, message: int, keyboard: list[list[dict[str, Any]]]) -> None:
        pressable = [button for row in keyboard for button in row if "callback_data" in button]
        links = [button for row in keyboard for button in row if "url" in button]
        if pressable:
            self.numbered = [(message, button) for button in pressable]
        for number, button in enumerate(pressable, 1):
            self.show(f"  [{number}] {_label(button['text'])}")
        for button in links:
            self.show(f"  → {button['text']}: {button['url']}")


def stdout_screen(clock: Callable[[], datetime]) -> Screen:
    """A screen on standard output, as wide as the terminal (at most 100 columns)."""

    def show(text: str) -> None:
        sys.stdout.write(text + "\n")
        sys.stdout.flush()

    def prompt() -> None:
        sys.stdout.write("\n› ")
        sys.stdout.flush()

    tty = sys.stdout.isatty()
    wide = min(100, os.get_terminal_size().columns) if tty else 80
    return Screen(show, clock, wide, colour=tty and "NO_COLOR" not in os.environ, prompt=prompt)


def _label(text: str) -> str:
    """A button's label. One that is only a number opens the line of that number, so it is shown as "Line 1": "[5] 1"
    would tell nobody so."""
    return f"Line {text}" if text.isdecimal() else text


def _markup(value: Any) -> list[list[dict[str, Any]]]:
    if isinstance(value, str):
        value = json.loads(value)
    return list((value or {}).get("inline_keyboard", []))
