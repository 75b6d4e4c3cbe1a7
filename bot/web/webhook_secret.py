"""The webhook's secret: the one that is set, else one that is made at the first start and kept in the data folder.

Telegram sends it with every update. Without one, whoever knows the address could write as anybody, the owner included.
"""

from __future__ import annotations

import os
import re
import secrets
import stat
import tempfile
from pathlib import Path

from pydantic import SecretStr

from bot.settings import Settings, SettingsError

FILE = "webhook.secret"
# Characters of a secret that nobody guesses; the made ones have 43.
SHORTEST = 16
_MADE = re.compile(r"[A-Za-z0-9_-]{32,256}")


def with_webhook_secret(settings: Settings) -> Settings:
    """The settings, `webhook_secret` never empty where there is a webhook. Raises `SettingsError` where none is set and
    none can be kept."""
    if settings.webhook_url is None or settings.webhook_secret is not None:
        return settings
    path = secret_file(settings)
    try:
        secret = kept_secret(path) or _made_secret(path)
    except OSError as error:
        raise SettingsError(
            f"The webhook's secret cannot be kept in {path.parent} ({error.strerror}): make that folder writable, or "
            "set DATELINE_WEBHOOK_SECRET."
        ) from error
    return settings.model_copy(update={"webhook_secret": SecretStr(secret)})


def secret_file(settings: Settings) -> Path:
    """Where a made secret is kept."""
    return settings.home / FILE


def kept_secret(path: Path) -> str | None:
    """The secret in a file, if nobody else may have read or written it; else None, and a new one has to be made."""
    try:
        opened = os.open(path, os.O_RDONLY | os.O_NOFOLLOW)
    except OSError:
        return None
    with os.fdopen(opened, encoding="ascii", errors="replace") as file:
        if not _is_private(os.fstat(file.fileno())):
            return None
        text = file.read(300).strip()
    return text if _MADE.fullmatch(text) else None


def _is_private(found: os.stat_result) -> bool:
    return stat.S_ISREG(found.st_mode) and not found.st_mode & 0o077 and found.st_uid == os.getuid()


def _made_secret(path: Path) -> str:
    """Replaces the file in one step, so that a start that was killed leaves no half of a secret."""
    path.parent.mkdir(parents=True, exist_ok=True)
    secret = secrets.token_urlsafe(32)
    handle, written = tempfile.mkstemp(prefix=f".{FILE}-", dir=path.parent)  # 0600
    try:
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(secret + "\n")
            file.flush()
            os.fsync(file.fileno())
        Path(written).replace(path)
    except BaseException:
        Path(written).unlink(missing_ok=True)
        raise
    return secret
