"""Control characters in what people send become spaces before any handler sees them.

Telegram's own apps send none. The terminal passes on whatever is typed or piped, and a Bot API server that somebody
else wrote may, too. PostgreSQL stores no NUL, SQLite's full-text search ends at one, and half of a surrogate pair is no
text.
"""

from __future__ import annotations

import re
from typing import Any

from telegram import Bot, Update

# All but tab and newline. Each becomes one space, so that the places of links and commands in the text stay right.
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


def without_controls(update: Update, bot: Bot) -> Update:
    """The update with spaces for control characters; the same object if it has none, as nearly all."""
    row = update.to_dict()
    cleaned = _cleaned(row)
    return update if cleaned == row else Update.de_json(cleaned, bot)


def _cleaned(value: Any) -> Any:
    if isinstance(value, str):
        return _CONTROL.sub(" ", value)
    if isinstance(value, dict):
        return {name: _cleaned(each) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [_cleaned(each) for each in value]
    return value
