"""Telegram's updates by webhook: who does not know the secret is refused before a byte of the body is read."""

from __future__ import annotations

import asyncio
import hmac
import json
import logging
import time

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from telegram import Update

from bot.chat.context import DatelineApplication

log = logging.getLogger("dateline")

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"
# Bytes of an update; the longest messages take a tenth of it.
LARGEST_UPDATE = 4 * 1024 * 1024
# Seconds for the body of one update.
PATIENCE = 20.0
# Seconds between two lines in the log about refused updates.
QUIET = 600.0


class Webhook:
    """The endpoint that hands updates to the application."""

    def __init__(self, application: DatelineApplication, secret: str) -> None:
        self._application = application
        self._door = _Door(secret)

    async def receive(self, request: Request) -> Response:
        """The status alone is the answer: no page, no traceback."""
        if not self._door.opens_to(request.headers.get(SECRET_HEADER, "")):
            return Response(status_code=403)
        if _length_told(request) > LARGEST_UPDATE:
            return Response(status_code=413)
        try:
            async with asyncio.timeout(PATIENCE):
                body = await _body(request)
        except (TimeoutError, ClientDisconnect):
            return Response(status_code=408)
        if body is None:
            return Response(status_code=413)
        return await self._taken(body)

    async def _taken(self, body: bytes) -> Response:
        try:
            update = Update.de_json(json.loads(body), self._application.bot)
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
            log.error("An update from Telegram could not be read: %s", type(error).__name__)
            return Response(status_code=400)
        await self._application.update_queue.put(update)
        return Response(status_code=200)


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


def _length_told(request: Request) -> int:
    told = request.headers.get("content-length", "0")
    return int(told) if told.isdecimal() and len(told) < 16 else 0


async def _body(request: Request) -> bytes | None:
    """None where it is longer than an update can be, whatever length was told."""
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > LARGEST_UPDATE:
            return None
    return bytes(body)
