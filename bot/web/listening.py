"""The socket of the bot's own server, open before what answers there is loaded: nobody is refused meanwhile."""

from __future__ import annotations

import socket

from bot.settings import SettingsError

# Connections that wait to be taken; Telegram opens up to 40 for a webhook.
WAITING = 256


def listen(address: tuple[str, int]) -> socket.socket:
    """Listens at a host and port. Raises `SettingsError` where that can't be."""
    host, port = address
    try:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        return socket.create_server((host, port), family=family, backlog=WAITING)
    except OSError as error:
        raise SettingsError(
            f"The web server cannot listen at {host}:{port} ({error.strerror}): set another DATELINE_LISTEN."
        ) from error
