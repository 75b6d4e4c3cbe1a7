"""The bot's HTTP server: uvicorn in the bot's own event loop, which waits for nobody's half request."""

from __future__ import annotations

import asyncio
import contextlib
import socket
from collections.abc import Iterator
from typing import Any

import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from bot.chat.context import DatelineApplication
from bot.settings import Settings
from bot.web.app import web_app
from bot.web.listening import listen

# Seconds for the head of a request, and between two requests of one connection.
PATIENCE = 20.0
# Connections at once; more get 503. Telegram opens up to 40 for a webhook.
CONNECTIONS = 200
# Seconds that a request under way has when the server stops.
GRACE = 5
# Bytes of a request's head.
LONGEST_HEAD = 32 * 1024


class WebServer:
    """Listens at `DATELINE_LISTEN` for the webhook, for pages, and for whoever watches the bot."""

    def __init__(self, application: DatelineApplication, settings: Settings) -> None:
        self._address = settings.listen_address
        config = uvicorn.Config(
            web_app(application, settings),
            http=_PatientProtocol, ws="none", lifespan="off", log_config=None, access_log=False, proxy_headers=False,
            server_header=False, timeout_keep_alive=int(PATIENCE), timeout_graceful_shutdown=GRACE,
            limit_concurrency=CONNECTIONS, h11_max_incomplete_event_size=LONGEST_HEAD,
        )  # fmt: skip
        self._server = _Server(config)
        self._serving: asyncio.Task[None] | None = None

    async def start(self, listening: socket.socket | None = None) -> None:
        """Returns once requests are answered, at a socket that `listen` gave, or at the settings' address. Raises
        `SettingsError` where that can't be listened at."""
        listening = listening or listen(self._address)
        self._serving = asyncio.create_task(self._server.serve(sockets=[listening]))
        ready = asyncio.create_task(self._server.ready.wait())
        await asyncio.wait({ready, self._serving}, return_when=asyncio.FIRST_COMPLETED)
        ready.cancel()

    async def stop(self) -> None:
        """Takes no more requests, and waits a moment for those under way."""
        self._server.should_exit = True
        if self._serving is not None:
            await self._serving


class _Server(uvicorn.Server):
    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.ready = asyncio.Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.ready.set()

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Leaves signals to the bot."""
        yield


class _PatientProtocol(H11Protocol):
    """Lets go of a connection whose request's head does not come: uvicorn itself would wait for ever."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._deadline: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._await_head()

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        self._await_head()

    def connection_lost(self, exc: Exception | None) -> None:
        self._forget_deadline()
        super().connection_lost(exc)

    def on_response_complete(self) -> None:
        super().on_response_complete()
        self._await_head()

    def _await_head(self) -> None:
        """Counts from the first moment in which a head is due, and no further once it is there."""
        if self.cycle is not None and not self.cycle.response_complete:
            self._forget_deadline()
        elif self._deadline is None and not self.transport.is_closing():
            self._deadline = self.loop.call_later(PATIENCE, self.transport.close)

    def _forget_deadline(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None
