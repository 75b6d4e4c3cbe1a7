"""Telegram's updates by webhook: who does not know the secret is refused before a byte of the body is read."""

from __future__ import annotations

import hmac
import json
import logging
import re
import time
from typing import Any
from urllib.parse import urlsplit

from telegram import Update
from tornado.httpserver import HTTPServer
from tornado.web import Application, HTTPError, RequestHandler, stream_request_body

from bot.chat.context import DatelineApplication
from bot.settings import Settings, SettingsError

log = logging.getLogger("dateline")

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"
# Bytes of an update; the longest messages take a tenth of it.
LARGEST_UPDATE = 4 * 1024 * 1024
# Seconds for the body of one update.
PATIENCE = 20.0
# Seconds between two lines in the log about refused updates.
QUIET = 600.0


class WebhookServer:
    """Listens at `DATELINE_LISTEN` for the path of `DATELINE_WEBHOOK_URL`, and hands updates to the application."""

    def __init__(self, application: DatelineApplication, settings: Settings) -> None:
        if settings.webhook_url is None or settings.webhook_secret is None:
            raise ValueError("a webhook has an address and a secret")
        self._address = settings.listen_address
        path = urlsplit(settings.webhook_url).path or "/"
        doors = {"door": _Door(settings.webhook_secret.get_secret_value()), "dateline": application}
        self._server = HTTPServer(
            _Silent([(re.escape(path), UpdateHandler, doors)]),
            max_body_size=LARGEST_UPDATE, body_timeout=PATIENCE, idle_connection_timeout=600,
        )  # fmt: skip

    def start(self) -> None:
        """Raises `SettingsError` where the address can't be listened at."""
        host, port = self._address
        try:
            self._server.listen(port, address=host)
        except OSError as error:
            raise SettingsError(
                f"The webhook cannot listen at {host}:{port} ({error.strerror}): set another DATELINE_LISTEN."
            ) from error

    async def stop(self) -> None:
        """Takes no more updates."""
        self._server.stop()
        await self._server.close_all_connections()


class _Door:
    """Knows the secret, and when somebody without it was last written about."""

    def __init__(self, secret: str) -> None:
        self._secret = secret.encode()
        self._logged = -QUIET

    def opens_to(self, shown: str) -> bool:
        """Whether this is the secret; how long the answer takes tells nothing about it."""
        if hmac.compare_digest(shown.encode(), self._secret):
            return True
        if time.monotonic() - self._logged >= QUIET:
            self._logged = time.monotonic()
            log.warning("An update without the webhook's secret was refused")
        return False


class _Silent(Application):
    def log_request(self, handler: RequestHandler) -> None:
        """Nothing: anybody may knock as often as they like."""


@stream_request_body
class UpdateHandler(RequestHandler):
    """One request. `prepare` comes before the body is read, `post` after."""

    def initialize(self, door: _Door, dateline: DatelineApplication) -> None:
        """What tornado hands to each request."""
        self._door = door
        self._dateline = dateline
        self._body = bytearray()

    def prepare(self) -> None:
        """Refuses what is no update from Telegram."""
        if self.request.method != "POST":
            raise HTTPError(405)
        if not self._door.opens_to(self.request.headers.get(SECRET_HEADER, "")):
            raise HTTPError(403)

    def data_received(self, chunk: bytes) -> None:
        """A part of the body; the server has its limit."""
        self._body += chunk

    async def post(self) -> None:
        """Queues the update."""
        try:
            update = Update.de_json(json.loads(self._body), self._dateline.bot)
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
            log.error("An update from Telegram could not be read: %s", type(error).__name__)
            raise HTTPError(400) from error
        await self._dateline.update_queue.put(update)

    def write_error(self, status_code: int, **kwargs: Any) -> None:
        """The status alone: no page, no traceback."""
        self.finish()

    def log_exception(self, *args: Any) -> None:
        """Refusals are no events; what else fails is."""
        error = args[1]
        if not isinstance(error, HTTPError):
            log.error("The webhook failed", exc_info=error)


__all__ = ["LARGEST_UPDATE", "SECRET_HEADER", "UpdateHandler", "WebhookServer"]
