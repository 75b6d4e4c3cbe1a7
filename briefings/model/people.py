"""Who takes part: readers, editors, the owner."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Role = Literal["reader", "editor", "owner"]


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who talks to the bot, by Telegram user id."""

    id: int
    name: str | None = None
    role: Role = "reader"
    admitted: bool = False
    zone: str | None = None
