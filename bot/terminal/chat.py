"""Turns what is typed in the terminal into updates: words, buttons by their number, files by their path."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path
from typing import Any, TextIO

from telegram import Update

from bot.chat.context import DatelineApplication
from bot.terminal.identities import CHAT, PERSON
from bot.terminal.screen import Screen

# No command has a slash within its name, and no word that is asked for begins so.
_PATH = re.compile(r"['\"]?(?:/|~/|\.{1,2}/)[^\s/]+/|['\"]?(?:~|\.{1,2})/\S")


class TerminalChat:
    """One person's chat with the application, over a `Screen`."""

    def __init__(self, application: DatelineApplication, screen: Screen) -> None:
        self.application = application
        self._screen = screen
        self._update = 0

    async def say(self, line: str) -> None:
        """Handles a typed line: a button's number, a file's path, or a message. Returns when everything is answered."""
        line = line.strip()
        path = _file_named(line)
        if line.isdecimal() and 0 < int(line) <= len(self._screen.numbered):
            await self.press(int(line))
        elif path:
            await self.upload(path)
        elif _PATH.match(line):
            folder = _path_named(line).is_dir()
            self.tell(f"{line} is a folder: name a file in it." if folder else f"There is no file {line}.")
        elif line:
            await self._feed({"message": self._message(text=line)})

    async def press(self, number: int) -> None:
        """Presses the button with this number, counted from 1 on the latest message that had any."""
        message, button = self._screen.numbered[number - 1]
        query = {"id": str(self._update), "from": PERSON, "chat_instance": "terminal", "data": button["callback_data"],
                 "message": self._screen.messages[message]}  # fmt: skip
        await self._feed({"callback_query": query})

    async def upload(self, path: Path, caption: str = "") -> None:
        """Sends a file, as a phone would."""
        key = f"file-{self._update}"
        self._screen.files[key] = path
        document = {"file_id": key, "file_unique_id": key, "file_name": path.name, "file_size": _size(path)}
        message = self._message(document=document)
        if caption:
            message["caption"] = caption
        await self._feed({"message": message})

    def echo(self, line: str) -> None:
        """Shows a line as if it had been typed (for the tour)."""
        self._screen.show(f"\n› {line}")

    def tell(self, line: str) -> None:
        """Shows a line that is no message of the bot's."""
        self._screen.show(f"{line}\n")

    def buttons(self) -> list[str]:
        """The labels of the buttons that a number would press now."""
        return [button["text"] for _, button in self._screen.numbered]

    def last_text(self) -> str:
        """The markup of the newest message."""
        return str(self._screen.messages[max(self._screen.messages)]["text"]) if self._screen.messages else ""

    def _message(self, **content: Any) -> dict[str, Any]:
        now = int(self._screen.clock().timestamp())
        message = {"message_id": self._screen.new_id(), "date": now, "chat": CHAT, "from": PERSON, **content}
        text = content.get("text", "")
        if text.startswith("/"):
            message["entities"] = [{"type": "bot_command", "offset": 0, "length": len(text.split()[0])}]
        return message

    async def _feed(self, content: dict[str, Any]) -> None:
        self._update += 1
        update = Update.de_json({"update_id": self._update, **content}, self.application.bot)
        await self.application.process_update(update)
        await self.application.services.quiet()


async def converse(chat: TerminalChat, screen: Screen, source: TextIO) -> None:
    """Reads lines until `/quit` or the end of input. What arrives while a line is awaited is shown, and the prompt
    after it."""
    while True:
        screen.ask()
        line = await asyncio.to_thread(source.readline)
        screen.asking = False
        if not line or line.strip() in ("/quit", "/exit"):
            return
        await chat.say(line)


def _file_named(line: str) -> Path | None:
    if not line or len(line) > 1024:
        return None
    try:
        path = _path_named(line)
        return path if path.is_file() else None
    except (OSError, ValueError):  # no path has a NUL
        return None


def _path_named(line: str) -> Path:
    """The path as it was typed or dropped into the terminal. "~nobody" is nobody's home."""
    path = Path(line.strip("'\""))
    try:
        return path.expanduser()
    except RuntimeError:
        return path


def _size(path: Path) -> int:
    return path.stat().st_size
