"""Stores what belongs to a chat as a whole."""

from __future__ import annotations

from sqlalchemy import delete, select, update

from storage.outbox.repository import OutboxRepository
from storage.tables.outbox import DeliveryRow, SubscriptionRow


class Chats(OutboxRepository):
    """The outbox's chats."""

    async def sleep_chat(self, chat: int, asleep: bool) -> int:
        async with self._database.session() as session:
            query = update(SubscriptionRow).where(SubscriptionRow.chat == chat).values(asleep=asleep)
            return len((await session.execute(query.returning(SubscriptionRow.id))).all())

    async def sleeps(self, chat: int) -> bool:
        asleep = select(SubscriptionRow.id).where(SubscriptionRow.chat == chat, SubscriptionRow.asleep).limit(1)
        async with self._database.reading() as session:
            return (await session.execute(asleep)).first() is not None

    async def move_chat(self, old: int, new: int) -> None:
        """Messages have other ids in the new chat: those sent before can be corrected, but not replied to."""
        async with self._database.session() as session:
            await session.execute(update(SubscriptionRow).where(SubscriptionRow.chat == old).values(chat=new))
            moved = update(DeliveryRow).where(DeliveryRow.chat == old)
            await session.execute(moved.values(chat=new, message=None))

    async def forget_chat(self, chat: int) -> None:
        async with self._database.session() as session:
            await session.execute(delete(SubscriptionRow).where(SubscriptionRow.chat == chat))
            await session.execute(delete(DeliveryRow).where(DeliveryRow.chat == chat))
