"""A chat in the terminal: a transport for the real application, not a second interface.

`TerminalRequest` takes the place of python-telegram-bot's HTTP client and answers Bot API calls from memory, so that
everything goes through the same handlers as in Telegram.
"""

from __future__ import annotations

import asyncio
import json
import os
from pathlib import Path
from typing import Any

from telegram.request import BaseRequest, RequestData

from bot.terminal.identities import BOT, CHAT, PERSON
from bot.terminal.screen import Screen


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
        parameters = _parameters(request_data)
        if int(parameters.get("chat_id", CHAT["id"])) != CHAT["id"]:
            return 400, b'{"ok": false, "error_code": 400, "description": "Bad Request: chat not found"}'
        result = self._answer(url.rsplit("/", 1)[-1], parameters, request_data)
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


def _parameters(data: RequestData | None) -> dict[str, Any]:
    return dict(data.parameters) if data else {}
