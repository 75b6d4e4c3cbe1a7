"""A Bot API server on loopback: real HTTP, real multipart, real files, and Telegram's limits checked on every payload.

Tests start one, point `DATELINE_API_URL` (or `base_url`) at it, give it updates, and read what was sent. `faults` is a
function that may answer a call in Telegram's place, drop its connection, or delay it.
"""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from aiohttp import BodyPartReader, web

from tests.support.payloads import check_payload

TOKEN = "424242:loopback-token-for-tests-only"
BOT = {"id": 424242, "is_bot": True, "first_name": "Dateline", "username": "dateline_test_bot",
       "can_join_groups": True, "can_read_all_group_messages": False, "supports_inline_queries": False}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Call:
    """One Bot API call. `at` is the moment it came in, on the server's monotonic clock, in seconds."""

    method: str
    parameters: dict[str, Any]
    at: float


@dataclass
class Refusal:
    """An answer in Telegram's place. `drop` closes the connection "before" or "after" the call is done."""

    status: int = 400
    description: str = "Bad Request"
    parameters: dict[str, Any] = field(default_factory=dict)
    drop: str | None = None
    delay: float = 0.0
    body: bytes | None = None


Faults = Callable[[Call], Refusal | None]


class BotApiServer:
    """The server. `sent` are the messages that arrived, in order; `calls` are all calls."""

    def __init__(self, *, faults: Faults | None = None, administrators: dict[int, set[int]] | None = None) -> None:
        self.faults = faults
        self.administrators = administrators or {}
        self.calls: list[Call] = []
        self.sent: list[dict[str, Any]] = []
        self.messages: dict[tuple[int, int], dict[str, Any]] = {}
        self.files: dict[str, bytes] = {}
        # The answers to getChat, by id or @name.
        self.chats: dict[str, dict[str, Any]] = {}
        # The language of each person's Telegram, by their id; English for all others.
        self.languages: dict[int, str] = {}
        self.problems: list[str] = []
        self._updates: list[dict[str, Any]] = []
        self._news = asyncio.Event()
        self._closing = False
        self._next_update = 1
        self._next_message = 1
        self._runner: web.AppRunner | None = None
        self.url = ""

    async def __aenter__(self) -> BotApiServer:
        app = web.Application(client_max_size=64 * 1024 * 1024)
        app.router.add_route("*", "/bot{token}/{method}", self._called)
        app.router.add_get("/file/bot{token}/{path:.*}", self._file)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.2)
        await self._runner.setup()
        self._site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await self._site.start()
        server = self._site._server
        assert server is not None
        self._port: int = server.sockets[0].getsockname()[1]  # type: ignore[attr-defined]
        self.url = f"http://127.0.0.1:{self._port}"
        return self

    @asynccontextmanager
    async def out_of_reach(self) -> AsyncIterator[None]:
        """While the block runs nobody can connect; open connections go on."""
        assert self._runner is not None
        await self._site.stop()
        try:
            yield
        finally:
            self._site = web.TCPSite(self._runner, "127.0.0.1", self._port, reuse_address=True)
            await self._site.start()

    async def __aexit__(self, *_: object) -> None:
        assert self._runner is not None
        # A poller whose bot is gone already would be waited for.
        self._closing = True
        self._news.set()
        await self._runner.cleanup()

    # --- what people do ---------------------------------------------------------------------------------------------
    def feed(self, **content: Any) -> None:
        """Queues one update for getUpdates."""
        self._updates.append({"update_id": self._next_update, **content})
        self._next_update += 1
        self._news.set()

    def say(self, text: str, *, user: int = 7, chat: int | None = None, **extra: Any) -> None:
        """A person writes a message."""
        self.feed(message=self.message(text=text, user=user, chat=chat, **extra))

    def upload(self, name: str, content: bytes, *, user: int = 7, **extra: Any) -> None:
        """A person sends a file."""
        key = f"file{len(self.files)}"
        self.files[key] = content
        document = {"file_id": key, "file_unique_id": key, "file_name": name, "file_size": len(content)}
        self.feed(message=self.message(user=user, document=document, **extra))

    def press(self, label: str, *, user: int = 7, chat: int | None = None) -> None:
        """A person presses the newest button in a chat whose label starts so."""
        where = chat if chat is not None else user
        for message in sorted((m for (c, _), m in self.messages.items() if c == where), key=lambda m: -m["message_id"]):
            for row in (message.get("reply_markup") or {}).get("inline_keyboard", []):
                for button in row:
                    if button["text"].startswith(label) and "callback_data" in button:
                        self.tap(button["callback_data"], message, user=user)
                        return
        raise AssertionError(f"no button {label!r} in chat {where}")

    def tap(self, data: str, message: dict[str, Any], *, user: int = 7) -> None:
        """Sends a button's data, which may be forged."""
        query = {
            "id": str(self._next_update),
            "from": self._user(user),
            "chat_instance": "x",
            "data": data,
            "message": message,
        }
        self.feed(callback_query=query)

    def react(self, emoji: str | None, message: dict[str, Any], *, user: int = 7, before: str | None = None) -> None:
        """A person reacts to a message with an emoji (None removes it) in place of `before`."""
        chat = message["chat"]
        reaction = {
            "chat": {key: chat[key] for key in ("id", "type", "title") if key in chat},
            "message_id": message["message_id"],
            "user": self._user(user),
            "date": int(time.time()),
            "old_reaction": [{"type": "emoji", "emoji": before}] if before else [],
            "new_reaction": [{"type": "emoji", "emoji": emoji}] if emoji else [],
        }
        self.feed(message_reaction=reaction)

    def message(
        self, *, user: int = 7, chat: int | None = None, text: str | None = None, **extra: Any
    ) -> dict[str, Any]:
        """A message as Telegram delivers it; commands get their entity."""
        where = chat if chat is not None else user
        body: dict[str, Any] = {
            "message_id": self._new_message_id(),
            "date": int(time.time()),
            "from": self._user(user),
            "chat": {"id": where, "type": "private" if where > 0 else "supergroup", "title": "A group"},
            **extra,
        }
        if text is not None:
            body["text"] = text
            if text.startswith("/"):
                body["entities"] = [{"type": "bot_command", "offset": 0, "length": len(text.split()[0])}]
        return body

    @property
    def next_update(self) -> int:
        """The id that the next update will have."""
        return self._next_update

    # --- what the tests ask -----------------------------------------------------------------------------------------
    def texts(self, chat: int = 7) -> list[str]:
        """The present texts of the bot's messages in a chat, oldest first."""
        mine = sorted((key, m) for key, m in self.messages.items() if key[0] == chat)
        return [m.get("text") or m.get("caption") or "" for _, m in mine]

    async def until(self, met: Callable[[], object], *, seconds: float = 20.0) -> None:
        """Waits until a condition holds."""
        end = time.monotonic() + seconds
        while not met():
            if time.monotonic() > end:
                raise AssertionError(
                    f"waited {seconds} s in vain; the last texts: {[m.get('text') for m in self.sent[-3:]]}"
                )
            await asyncio.sleep(0.005)

    # --- the server's side ------------------------------------------------------------------------------------------
    async def _called(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        if request.match_info["token"] != TOKEN:
            return _answer(401, description="Unauthorized")
        call = Call(method, await _parameters(request), time.monotonic())
        self.calls.append(call)
        self.problems += [f"{method}: {problem}" for problem in check_payload(method, call.parameters)]
        refusal = self.faults(call) if self.faults else None
        if refusal is not None:
            return await self._refuse(request, call, refusal)
        return await self._do(call)

    async def _refuse(self, request: web.Request, call: Call, refusal: Refusal) -> web.StreamResponse:
        await asyncio.sleep(refusal.delay)
        if refusal.drop == "after":
            await self._do(call)
        if refusal.drop:
            # A bot that was killed meanwhile has closed the connection.
            if request.transport is not None:
                request.transport.close()
            return web.Response()
        if refusal.status == 200:
            return await self._do(call)
        if refusal.body is not None:
            return web.Response(status=refusal.status, body=refusal.body)
        return _answer(refusal.status, description=refusal.description, parameters=refusal.parameters)

    async def _do(self, call: Call) -> web.Response:
        handler: Callable[[dict[str, Any]], Awaitable[Any]] | None = getattr(self, f"_on_{call.method.lower()}", None)
        result = await handler(call.parameters) if handler else True
        if isinstance(result, Refusal):
            return _answer(result.status, description=result.description)
        return _answer(200, result=result)

    async def _on_getme(self, _: dict[str, Any]) -> Any:
        return BOT

    async def _on_getupdates(self, parameters: dict[str, Any]) -> Any:
        offset = int(parameters.get("offset") or 0)
        wait = min(float(parameters.get("timeout") or 0), 2.0)
        end = time.monotonic() + wait
        while True:
            waiting = [u for u in self._updates if u["update_id"] >= offset]
            if waiting or self._closing or time.monotonic() >= end:
                return waiting[:100]
            self._news.clear()
            try:
                await asyncio.wait_for(self._news.wait(), end - time.monotonic())
            except TimeoutError:
                return []

    async def _on_sendmessage(self, parameters: dict[str, Any]) -> Any:
        return self._keep(parameters)

    async def _on_senddocument(self, parameters: dict[str, Any]) -> Any:
        document = parameters.get("document")
        name, content = document if isinstance(document, tuple) else ("file", b"")
        self.files[f"sent{self._next_message}"] = content
        message = self._keep(parameters, text=None)
        message["document"] = {"file_id": f"sent{message['message_id']}", "file_unique_id": "u", "file_name": name}
        return message

    async def _on_sendphoto(self, parameters: dict[str, Any]) -> Any:
        message = self._keep(parameters, text=None)
        message["photo"] = [{"file_id": "p", "file_unique_id": "p", "width": 10, "height": 10}]
        return message

    async def _on_editmessagetext(self, parameters: dict[str, Any]) -> Any:
        key = (int(parameters["chat_id"]), int(parameters["message_id"]))
        if key not in self.messages:
            return Refusal(description="Bad Request: message to edit not found")
        old = self.messages[key]
        new = {**old, "text": parameters["text"], "reply_markup": _json(parameters.get("reply_markup"))}
        if (old.get("text"), old.get("reply_markup")) == (new["text"], new["reply_markup"]):
            return Refusal(description="Bad Request: message is not modified")
        self.messages[key] = new
        return new

    async def _on_getfile(self, parameters: dict[str, Any]) -> Any:
        key = str(parameters["file_id"])
        size = len(self.files.get(key, b""))
        return {"file_id": key, "file_unique_id": key, "file_size": size, "file_path": f"documents/{key}"}

    async def _on_getchat(self, parameters: dict[str, Any]) -> Any:
        chat = self.chats.get(str(parameters["chat_id"]))
        if chat is None:
            return Refusal(description="Bad Request: chat not found")
        gifts = dict.fromkeys(("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription",
                               "gifts_from_channels"), False)  # fmt: skip
        return {"accent_color_id": 0, "max_reaction_count": 1, "accepted_gift_types": gifts, **chat}

    async def _on_getchatmember(self, parameters: dict[str, Any]) -> Any:
        user, chat = int(parameters["user_id"]), int(parameters["chat_id"])
        status = "administrator" if user in self.administrators.get(chat, set()) else "member"
        member: dict[str, Any] = {"status": status, "user": self._user(user)}
        if status == "administrator":
            rights = ("can_be_edited", "is_anonymous", "can_manage_chat", "can_delete_messages",
                      "can_manage_video_chats", "can_restrict_members", "can_promote_members", "can_change_info",
                      "can_invite_users", "can_post_stories", "can_edit_stories", "can_delete_stories")  # fmt: skip
            member |= dict.fromkeys(rights, True) | {"is_anonymous": False}
        return member

    async def _file(self, request: web.Request) -> web.Response:
        content = self.files.get(request.match_info["path"].rsplit("/", 1)[-1])
        return web.Response(status=404) if content is None else web.Response(body=content)

    def _keep(self, parameters: dict[str, Any], text: str | None = "") -> dict[str, Any]:
        chat = int(parameters["chat_id"])
        reply = _json(parameters.get("reply_parameters")) or {}
        message: dict[str, Any] = {
            "message_id": self._new_message_id(),
            "date": int(time.time()),
            "from": BOT,
            "chat": {"id": chat, "type": "private" if chat > 0 else "supergroup", "title": "A group"},
        }
        if text is not None:
            message["text"] = parameters.get("text")
        elif parameters.get("caption"):
            message["caption"] = parameters["caption"]
        if parameters.get("reply_markup"):
            message["reply_markup"] = _json(parameters["reply_markup"])
        self.messages[(chat, message["message_id"])] = message
        self.sent.append({**message, "chat_id": chat, "reply_to": reply.get("message_id"), "at": time.monotonic()})
        return message

    def _user(self, number: int) -> dict[str, Any]:
        language = self.languages.get(number, "en")
        return {"id": number, "is_bot": False, "first_name": f"Person {number}", "language_code": language}

    def _new_message_id(self) -> int:
        self._next_message += 1
        return self._next_message - 1


def _json(value: Any) -> Any:
    return json.loads(value) if isinstance(value, str) else value


async def _parameters(request: web.Request) -> dict[str, Any]:
    if request.content_type == "application/json":
        return dict(await request.json())
    if request.content_type.startswith("multipart/"):
        return await _multipart(request)
    return dict(await request.post()) | dict(request.query)


async def _multipart(request: web.Request) -> dict[str, Any]:
    found: dict[str, Any] = {}
    attached: dict[str, tuple[str, bytes]] = {}
    async for part in await request.multipart():
        assert isinstance(part, BodyPartReader)
        name = part.name or ""
        if part.filename:
            attached[name] = (part.filename, bytes(await part.read()))
        else:
            found[name] = await part.text()
    for name, value in list(found.items()):
        if isinstance(value, str) and value.startswith("attach://"):
            found[name] = attached.get(value.removeprefix("attach://"), value)
    return {**attached, **found}


def _answer(status: int, **body: Any) -> web.Response:
    body = {key: value for key, value in body.items() if value not in ({}, None) or key == "result"}
    if status == 200:
        return web.json_response({"ok": True, **body})
    return web.json_response({"ok": False, "error_code": status, **body}, status=status)
