"""A chat in the terminal: a transport for the real application, not a second interface.

`TerminalRequest` stands where python-telegram-bot's HTTP client would and answers Bot API calls from memory, so what
one sees here went through the same handlers as in Telegram. One types what one would type there, presses buttons by
their number, uploads a file by its path, and leaves with `/quit`.
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, TextIO

from telegram import Update
from telegram.request import BaseRequest, RequestData

from bot.chat.context import DatelineApplication

PERSON = {"id": 1, "is_bot": False, "first_name": "You", "language_code": "en"}
CHAT = {"id": 1, "type": "private", "first_name": "You"}
BOT = {"id": 2, "is_bot": True, "first_name": "Dateline", "username": "dateline_terminal", "can_join_groups": True,
       "can_read_all_group_messages": False, "supports_inline_queries": False}  # fmt: skip
TOKEN = "2:terminal"


@dataclass
class Screen:
    """What was shown: messages by id, and the buttons that a number presses."""

    show: Callable[[str], None]
    clock: Callable[[], datetime]
    wide: int = 80
    colour: bool = False
    next_id: int = 1
    messages: dict[int, dict[str, Any]] = field(default_factory=dict)
    numbered: list[tuple[int, dict[str, Any]]] = field(default_factory=list)
    files: dict[str, Path] = field(default_factory=dict)

    def new_id(self) -> int:
        """The next message's id."""
        self.next_id += 1
        return self.next_id - 1

    def put(self, parameters: dict[str, Any], extra: str = "", message_id: int | None = None) -> dict[str, Any]:
        """Shows a message (or its edited form) and gives it back as Telegram would."""
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
        return message

    def _show_buttons(self, message: int, keyboard: list[list[dict[str, Any]]]) -> None:
        pressable = [button for row in keyboard for button in row if "callback_data" in button]
        links = [button for row in keyboard for button in row if "url" in button]
        if pressable:
            self.numbered = [(message, button) for button in pressable]
        for number, button in enumerate(pressable, 1):
            self.show(f"  [{number}] {button['text']}")
        for button in links:
            self.show(f"  → {button['text']}: {button['url']}")


class TerminalRequest(BaseRequest):
    """Answers Bot API calls from memory, as Telegram would answer them."""

    def __init__(self, screen: Screen) -> None:
        self._screen = screen

    @property
    def read_timeout(self) -> float | None:
        """No network, no time-out."""
        return None

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, *args: Any, **kwargs: Any
    ) -> tuple[int, bytes]:
        """Answers one call; file downloads come from the disk."""
        if "/file/" in url:
            path = self._screen.files.get(url.rsplit("/", 1)[-1])
            if path is None:
                return 404, b'{"ok": false, "error_code": 404, "description": "Not Found"}'
            return 200, await asyncio.to_thread(path.read_bytes)
        result = self._answer(url.rsplit("/", 1)[-1], _parameters(request_data), request_data)
        return 200, json.dumps({"ok": True, "result": result}).encode()

    def _answer(self, call: str, parameters: dict[str, Any], data: RequestData | None) -> Any:
        match call:
            case "getMe":
                return BOT
            case "sendMessage":
                return self._screen.put(parameters)
            case "editMessageText" | "editMessageCaption":
                return self._screen.put(parameters, message_id=int(parameters["message_id"]))
            case "editMessageReplyMarkup":
                return self._screen.messages.get(int(parameters["message_id"]), True)
            case "sendDocument" | "sendPhoto":
                return self._send_file(call, parameters, data)
            case "getFile":
                name = str(parameters["file_id"])
                size = self._screen.files[name].stat().st_size
                return {"file_id": name, "file_unique_id": name, "file_size": size, "file_path": f"terminal/{name}"}
            case "answerCallbackQuery":
                if parameters.get("text"):
                    self._screen.show(f"  ({parameters['text']})")
                return True
            case "getChatMember":
                return {"status": "creator", "user": PERSON, "is_anonymous": False}
            case "getChatAdministrators":
                return [{"status": "creator", "user": PERSON, "is_anonymous": False}]
            case "getUpdates" | "getMyCommands":
                return []
            case _:
                return True

    def _send_file(self, call: str, parameters: dict[str, Any], data: RequestData | None) -> dict[str, Any]:
        folder = Path(os.environ.get("TMPDIR", "/tmp")) / f"dateline-{os.getpid()}"
        folder.mkdir(parents=True, exist_ok=True)
        names = []
        for name, content, _ in (data.multipart_data or {}).values() if data else ():
            path = folder / Path(name).name
            path.write_bytes(content if isinstance(content, bytes) else content.read())
            names.append(f"[file saved: {path}]")
        message = self._screen.put(parameters, extra="\n".join(names))
        message.pop("text", None)
        if call == "sendDocument":
            message["document"] = {
                "file_id": "sent",
                "file_unique_id": "sent",
                "file_name": names[0] if names else "file",
            }
        return message


class TerminalChat:
    """One person's chat with the application, over a `Screen`."""

    def __init__(self, application: DatelineApplication, screen: Screen) -> None:
        self._application = application
        self._screen = screen
        self._update = 0

    async def say(self, line: str) -> None:
        """A line as typed: a button's number, a file's path, or a message. Returns when all is answered."""
        line = line.strip()
        path = _file_named(line)
        if line.isdigit() and 0 < int(line) <= len(self._screen.numbered):
            await self.press(int(line))
        elif path:
            await self.upload(path)
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
        """Shows a line as if it had been typed (the tour does this)."""
        self._screen.show(f"\n› {line}")

    def buttons(self) -> list[str]:
        """The labels that a number would press now."""
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
        update = Update.de_json({"update_id": self._update, **content}, self._application.bot)
        await self._application.process_update(update)
        await self._application.services.quiet()


async def converse(chat: TerminalChat, source: TextIO) -> None:
    """Reads lines until `/quit` or the end of input."""
    while True:
        print("\n› ", end="", flush=True)  # noqa: T201
        line = await asyncio.to_thread(source.readline)
        if not line or line.strip() in ("/quit", "/exit"):
            return
        await chat.say(line)


def as_terminal_text(markup: str, wide: int = 80, *, colour: bool = False) -> str:
    """Telegram HTML as plain lines no longer than `wide`; bold and italic where the terminal has `colour`."""
    parser = _Plain(colour)
    parser.feed(markup)
    parser.close()
    return "\n".join(piece for line in "".join(parser.parts).split("\n") for piece in _wrap(line, wide))


def stdout_screen(clock: Callable[[], datetime]) -> Screen:
    """A screen on standard output, as wide as the terminal (at most 100 columns)."""

    def show(text: str) -> None:
        sys.stdout.write(text + "\n")
        sys.stdout.flush()

    tty = sys.stdout.isatty()
    wide = min(100, os.get_terminal_size().columns) if tty else 80
    return Screen(show, clock, wide, colour=tty and "NO_COLOR" not in os.environ)


class _Plain(HTMLParser):
    """Telegram's few tags as text: quotes get a bar, links their address behind them."""

    ANSI = {"b": ("\x1b[1m", "\x1b[0m"), "i": ("\x1b[3m", "\x1b[0m"), "u": ("\x1b[4m", "\x1b[0m")}  # noqa: RUF012

    def __init__(self, colour: bool) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._colour = colour
        self._quoted = False
        self._link = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "blockquote":
            self._quoted = True
            self._line_start()
            self.parts.append("│ ")
        elif tag == "a":
            self._link = dict(attrs).get("href") or ""
        elif self._colour and tag in self.ANSI:
            self.parts.append(self.ANSI[tag][0])

    def handle_endtag(self, tag: str) -> None:
        if tag == "blockquote":
            self._quoted = False
            self._line_start()
        elif tag == "a" and self._link.startswith("http") and not self.parts[-1].endswith("]"):
            # A mark's address stands with its reference, at the message's end.
            self.parts.append(f" <{self._link.split('#:~:')[0]}>")
        elif self._colour and tag in self.ANSI:
            self.parts.append(self.ANSI[tag][1])

    def handle_data(self, data: str) -> None:
        self.parts.append(data.replace("\n", "\n│ ") if self._quoted else data)

    def _line_start(self) -> None:
        text = "".join(self.parts[-3:])
        if text and not text.endswith("\n"):
            self.parts.append("\n")


def _wrap(line: str, wide: int) -> list[str]:
    indent = "│ " if line.startswith("│ ") else ""
    lines, current = [], ""
    for word in line.split(" "):
        if current and len(current) + 1 + len(word) > wide:
            lines.append(current)
            current = indent + word
        else:
            current = f"{current} {word}" if current else word
    return [*lines, current]


def _parameters(data: RequestData | None) -> dict[str, Any]:
    return dict(data.parameters) if data else {}


def _markup(value: Any) -> list[list[dict[str, Any]]]:
    if isinstance(value, str):
        value = json.loads(value)
    return list((value or {}).get("inline_keyboard", []))


def _file_named(line: str) -> Path | None:
    if not line or len(line) > 1024:
        return None
    path = Path(line.strip("'\"")).expanduser()
    try:
        return path if path.is_file() else None
    except OSError:
        return None


def _size(path: Path) -> int:
    return path.stat().st_size
