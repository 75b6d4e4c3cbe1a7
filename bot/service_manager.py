"""Tells systemd that the bot is ready, alive, or stopping (sd_notify(3)).

The sign of life comes from the event loop: if that stands still, systemd hears nothing and restarts the bot.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import socket
from collections.abc import AsyncIterator

from bot.settings import Settings

log = logging.getLogger("dateline")


@contextlib.asynccontextmanager
async def watched(settings: Settings) -> AsyncIterator[None]:
    """The bot is ready when the block begins, and stopping when it ends. Does nothing if systemd did not ask."""
    told = settings.notify_socket
    if told is None:
        yield
        return
    _tell(told, "READY=1")
    alive = asyncio.create_task(_say_alive(told, settings.watchdog_microseconds))
    try:
        yield
    finally:
        alive.cancel()
        _tell(told, "STOPPING=1")


async def _say_alive(told: str, microseconds: int | None) -> None:
    while microseconds is not None:
        _tell(told, "WATCHDOG=1")
        # Twice as often as asked for, as sd_notify's manual recommends.
        await asyncio.sleep(microseconds / 2_000_000)


def _tell(address: str, words: str) -> None:
    """Sends one datagram; a leading @ means the null byte of an abstract socket."""
    name = "\0" + address[1:] if address.startswith("@") else address
    try:
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC) as line:
            line.connect(name)
            line.send(words.encode())
    except OSError as error:
        log.warning("The service manager can't be told %s: %s", words, error.strerror)
