"""Implements the `Outbox` port, from one repository for each noun."""

from __future__ import annotations

from storage.outbox.chats import Chats
from storage.outbox.deliveries import Deliveries
from storage.outbox.health import Health
from storage.outbox.subscriptions import Subscriptions
from storage.outbox.told_deliveries import ToldDeliveries


class SqlOutbox(Subscriptions, Deliveries, ToldDeliveries, Chats, Health):
    """Subscriptions and deliveries. Every method joins its task's transaction, if there is one. Docstrings in this
    package say only what the port's don't."""

    async def alone(self) -> None:
        """Nobody else composes or corrects until the transaction ends: so no line is written into a message while it is
        being withdrawn, and no occasion is written twice."""
        async with self._database.session() as session:
            await self._database.write_alone(session)
