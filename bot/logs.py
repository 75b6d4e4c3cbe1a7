"""Logs on standard error, as text or JSON lines, and the bot's token in none of them."""

from __future__ import annotations

import json
import logging
import sys
from datetime import UTC, datetime

from bot.settings import Settings


class Discreet(logging.Formatter):
    """Formats a record with everything secret struck out, tracebacks included."""

    def __init__(self, secrets: tuple[str, ...], *, as_json: bool) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")
        # A token's own number is public; the part behind the colon is what must not be seen.
        parts = [part for secret in secrets for part in (secret, secret.partition(":")[2])]
        self._secrets = tuple(part for part in parts if len(part) > 5)
        self._as_json = as_json

    def format(self, record: logging.LogRecord) -> str:
        """The line, or the JSON object, of a record."""
        return self._struck_out(self._row(record) if self._as_json else super().format(record))

    def _row(self, record: logging.LogRecord) -> str:
        row = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        if record.exc_info:
            row["error"] = self.formatException(record.exc_info)
        return json.dumps(row, ensure_ascii=False)

    def _struck_out(self, line: str) -> str:
        for secret in self._secrets:
            line = line.replace(secret, "[secret]")
        return line


def set_up_logs(settings: Settings, *, quiet: bool = False) -> None:
    """Sets the root logger up; `quiet` shows only errors (the terminal chat is for reading)."""
    secrets = tuple(s.get_secret_value() for s in (settings.token, settings.webhook_secret) if s)
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Discreet(secrets, as_json=settings.log == "json"))
    logging.basicConfig(level=logging.ERROR if quiet else logging.INFO, handlers=[handler], force=True)
    # httpx writes every URL, and with it the token, at INFO; tornado whatever anybody sends to the webhook.
    for name in ("httpx", "httpcore", "apscheduler", "alembic", "telegram.ext.Updater", "tornado"):
        logging.getLogger(name).setLevel(logging.WARNING)
