"""Who takes part: readers, editors, the owner."""

from __future__ import annotations

from typing import Literal

from briefings.values import frozen

Role = Literal["reader", "editor", "owner"]


@frozen
class Person:
    """Somebody who talks to the bot, by Telegram user id."""

    id: int
    name: str | None = None
    role: Role = "reader"
    admitted: bool = False
    zone: str | None = None
