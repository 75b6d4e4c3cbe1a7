"""The real end of the `Outbox` port, put together from one repository a noun."""

from __future__ import annotations

from storage.outbox.chats import Chats
from storage.outbox.deliveries import Deliveries
from storage.outbox.health import Health
from storage.outbox.subscriptions import Subscriptions
from storage.outbox.told_deliveries import ToldDeliveries


class SqlOutbox(Subscriptions, Deliveries, ToldDeliveries, Chats, Health):
    """Subscriptions and deliveries; every method joins the transaction under way in its task, if there is one."""

    async def alone(self) -> None:
        """Until the transaction ends, nobody else composes or corrects: no line is written down while it is being
        withdrawn, and no occasion twice."""
        async with self._database.session() as session:
            await self._database.write_alone(session)
