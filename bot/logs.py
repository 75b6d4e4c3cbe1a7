"""Logs on standard error, as text or JSON lines, and the bot's token in none of them."""

from __future__ import annotations

import json
import logging
import re
import sys
from datetime import UTC, datetime
from urllib.parse import unquote, unquote_plus, urlsplit

from bot.language import retold
from bot.settings import Settings
from bot.tracing import update_worked_on
from briefings.errors import DatelineError

log = logging.getLogger("dateline")

SECRET = "[secret]"
# Secrets by their form: a URL's password, an option or setting with a secret's name, a token.
_URL_PASSWORD = re.compile(r"(://[^\s/:@]*:)[^\s/@]+(?=@)")
_NAMED = re.compile(
    r"""\b((?:\w*password|passwd|pwd|\w*secret|\w*token)(?:=["']?|["']:\s*["']))[^\s&;,"'<>)\]}…]+""", re.IGNORECASE
)
_BOT_TOKEN = re.compile(r"(?<!\d)(\d{5,}:)[A-Za-z0-9_-]{30,}")
# A shorter password would strike out half of a log.
_SHORTEST = 3


class Discreet(logging.Formatter):
    """Formats a record with all secrets struck out, also in tracebacks."""

    def __init__(self, secrets: tuple[str, ...], *, as_json: bool) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")
        # A token's number is public; the part after the colon is secret. The longest is struck out first, because one
        # secret may be part of another.
        parts = {part for secret in secrets for part in (secret, secret.partition(":")[2])}
        self._secrets = sorted((part for part in parts if len(part) >= _SHORTEST), key=len, reverse=True)
        self._as_json = as_json

    def format(self, record: logging.LogRecord) -> str:
        """The line, or the JSON object, of a record."""
        if self._as_json:
            # Done before quotes and backslashes are escaped.
            row = {name: self._struck_out(value) for name, value in self._row(record).items()}
            return json.dumps(row, ensure_ascii=False)
        return self._struck_out(super().format(record))

    def _row(self, record: logging.LogRecord) -> dict[str, str]:
        row = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        if (update := update_worked_on()) is not None:
            row["update"] = str(update)
        if record.exc_info:
            row["error"] = self.formatException(record.exc_info)
        return row

    def _struck_out(self, line: str) -> str:
        for secret in self._secrets:
            line = line.replace(secret, SECRET)
        return without_secrets(line)


def without_secrets(line: str) -> str:
    """A text without what looks like a password, a secret or a bot's token."""
    line = _URL_PASSWORD.sub(rf"\1{SECRET}", line)
    line = _NAMED.sub(rf"\1{SECRET}", line)
    return _BOT_TOKEN.sub(rf"\1{SECRET}", line)


def told(error: DatelineError) -> str:
    """What somebody in the chat is told of an error; the rest is logged."""
    if error.in_full != str(error):
        log.error("%s", error.in_full, exc_info=error)
    return retold(str(error))


def secrets_of(settings: Settings) -> tuple[str, ...]:
    """The secrets of the settings: the token, the webhook's secret, and the passwords in the database's URL (also as
    written there)."""
    own = [s.get_secret_value() for s in (settings.token, settings.webhook_secret) if s]
    return (*own, *_passwords(settings.database_url or ""))


def _passwords(url: str) -> list[str]:
    try:
        parts = urlsplit(url)
        written = parts.password or ""
    except ValueError:  # no URL at all; the settings' own check says so
        return []
    options = [option.partition("=") for option in parts.query.split("&")]
    found = [written, *(value for name, _, value in options if _NAMED.match(f"{name}=x"))]
    return [secret for word in found for secret in (word, unquote(word), unquote_plus(word)) if secret]


def set_up_logs(settings: Settings, *, quiet: bool = False) -> None:
    """Configures the root logger; `quiet` shows only errors (the terminal chat is for reading)."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Discreet(secrets_of(settings), as_json=settings.log == "json"))
    logging.basicConfig(level=logging.ERROR if quiet else logging.INFO, handlers=[handler], force=True)
    # At INFO, httpx logs every URL, and with it the token; uvicorn logs its starts and stops.
    for name in ("httpx", "httpcore", "apscheduler", "alembic", "telegram.ext.Updater", "uvicorn", "procrastinate"):
        logging.getLogger(name).setLevel(logging.WARNING)
