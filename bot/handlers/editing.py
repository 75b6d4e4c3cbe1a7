"""What editors do, each concern in a module of its own; here they are gathered."""

from __future__ import annotations

from typing import Any

from bot.handlers import amending, claims, details, drafting, reviewing, sources, uploading, withdrawing

_CONCERNS: tuple[Any, ...] = (uploading, drafting, claims, amending, reviewing, withdrawing, sources)


def handlers() -> list[Any]:
    """The editors' commands and uploads."""
    return [handler for concern in _CONCERNS for handler in concern.handlers()]


def first_handlers() -> list[Any]:
    """Editors' texts, which may be an article or an answer: looked at before everybody's free words."""
    return uploading.text_handlers()


VIEWS: dict[str, Any] = {
    **drafting.VIEWS,
    **details.VIEWS,
    **claims.VIEWS,
    **amending.VIEWS,
    **reviewing.VIEWS,
    **withdrawing.VIEWS,
    **sources.VIEWS,
}
