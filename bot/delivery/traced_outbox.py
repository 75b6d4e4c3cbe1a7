"""An outbox that remembers which update owed each message, so that the courier's log lines carry the update's id.

It knows only what this process owed; after a restart, earlier messages are logged without an update's id.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence

from bot.tracing import update_worked_on
from briefings.model import Delivery
from storage.outbox.outbox import SqlOutbox

# So many messages are remembered; the oldest are forgotten first.
MOST = 20_000
_Key = tuple[int, str, str, int]


class TracedOutbox(SqlOutbox):
    """`cause_of` gives the id of the update that owed a delivery."""

    _causes: OrderedDict[_Key, int] | None = None

    async def add_deliveries(self, deliveries: Sequence[Delivery]) -> int:
        added = await super().add_deliveries(deliveries)
        update = update_worked_on()
        if update is not None and added:
            self._causes = self._causes if self._causes is not None else OrderedDict()
            self._causes.update({_key(delivery): update for delivery in deliveries})
            while len(self._causes) > MOST:
                self._causes.popitem(last=False)
        return added

    def cause_of(self, delivery: Delivery) -> int | None:
        """The id of the update that owed a delivery; None if no update did (as for a digest), or before the start."""
        return self._causes.get(_key(delivery)) if self._causes else None


def _key(delivery: Delivery) -> _Key:
    return delivery.subscription, delivery.kind, delivery.occasion, delivery.part
