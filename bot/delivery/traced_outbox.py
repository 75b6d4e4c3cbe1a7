"""An outbox that notes on what it is owed by which update, so that the courier's log lines carry its id: those of the
next process, too."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.tracing import update_worked_on
from briefings.model import Delivery
from storage.outbox.outbox import SqlOutbox


class TracedOutbox(SqlOutbox):
    """What is composed anew, or said again, keeps the update that owed it first."""

    async def add_deliveries(self, deliveries: Sequence[Delivery]) -> int:
        update = update_worked_on()
        if update is not None:
            deliveries = [d if d.cause is not None else replace(d, cause=update) for d in deliveries]
        return await super().add_deliveries(deliveries)
