"""The webhook's secret: the one that is set, else one that is made at the first start and kept in the data folder.

Telegram sends it with every update. Without one, whoever knows the address could write as anybody, the owner included.
"""

from __future__ import annotations

from pathlib import Path

from pydantic import SecretStr

from bot.settings import Settings, SettingsError
from bot.web.kept_secrets import kept_or_made, kept_secret

FILE = "webhook.secret"
# Characters of a secret that nobody guesses; the made ones have 43.
SHORTEST = 16


def with_webhook_secret(settings: Settings) -> Settings:
    """The settings, `webhook_secret` never empty where there is a webhook. Raises `SettingsError` where none is set and
    none can be kept."""
    if settings.webhook_url is None or settings.webhook_secret is not None:
        return settings
    path = secret_file(settings)
    try:
        secret = kept_or_made(path)
    except OSError as error:
        raise SettingsError(
            f"The webhook's secret cannot be kept in {path.parent} ({error.strerror}): make that folder writable, or "
            "set DATELINE_WEBHOOK_SECRET."
        ) from error
    return settings.model_copy(update={"webhook_secret": SecretStr(secret)})


def secret_file(settings: Settings) -> Path:
    """Where a made secret is kept."""
    return settings.home / FILE


__all__ = ["FILE", "SHORTEST", "kept_secret", "secret_file", "with_webhook_secret"]
