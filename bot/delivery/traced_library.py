"""A library that notes on a change which update made it, so that an alert of what one update did is traced to it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from bot.tracing import update_worked_on
from briefings.model import CAUSE, Finding
from storage.library.library import SqlLibrary


class TracedLibrary(SqlLibrary):
    """What no update did, as on the command line, carries none."""

    async def record_change(self, kind: str, finding: Finding, now: datetime, detail: Mapping[str, Any]) -> None:
        update = update_worked_on()
        traced = detail if update is None else {**detail, CAUSE: update}
        await super().record_change(kind, finding, now, traced)
