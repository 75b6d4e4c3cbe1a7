"""A line that falls while the courier has its message in hand is corrected or taken out, whatever becomes of the
message just then."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Collection, Coroutine
from dataclasses import replace
from typing import Any

import pytest

from briefings.model import Delivery, DeliveryState
from storage.database.database import Database
from storage.outbox.outbox import SqlOutbox
from tests.support.owing_desk import SEVEN, Desk


class Meanwhile(SqlOutbox):
    """A courier, on a connection of its own, does something just when the desk has asked for messages."""

    def __init__(self, database: Database) -> None:
        super().__init__(database)
        self.does: Coroutine[Any, Any, Any] | None = None
        self.doing: asyncio.Task[Any] | None = None

    async def deliveries_with(
        self, delivery_ids: Collection[int], states: Collection[DeliveryState]
    ) -> tuple[Delivery, ...]:
        found = await super().deliveries_with(delivery_ids, states)
        await self._goes_on()
        return found

    async def corrections_of(self, deliveries: Collection[Delivery]) -> tuple[Delivery, ...]:
        found = await super().corrections_of(deliveries)
        await self._goes_on()
        return found

    async def _goes_on(self) -> None:
        if self.does is not None and self.doing is None:
            self.doing = asyncio.create_task(self.does)
            await asyncio.wait([self.doing], timeout=0.3)  # where the message is locked, the courier has to wait


@pytest.fixture
async def courier(database_url: str) -> AsyncIterator[SqlOutbox]:
    database = Database(database_url)
    yield SqlOutbox(database)
    await database.close()


async def being_sent(database: Database, courier: SqlOutbox) -> tuple[Desk, Meanwhile, Delivery]:
    """A digest of two lines that the courier has begun to send."""
    desk = Desk(database)
    await desk.subscribe()
    await desk.change("a")
    await desk.change("b", documents=(2,))
    assert await desk.tick(SEVEN) == ["digest\nnew words of a\nnew words of b"]
    sending = await courier.start((await desk.only()).id)
    assert sending is not None
    desk.outbox = meanwhile = Meanwhile(database)
    return desk, meanwhile, sending


async def withdraw(desk: Desk, name: str) -> None:
    async with desk.library.together():
        await desk.withdraw(name)


async def test_a_message_that_is_refused_while_its_line_falls_is_sent_without_the_line(
    database: Database, courier: SqlOutbox
) -> None:
    """The withdrawal looks for it among the pending messages and among those that went; it is never between the two."""
    desk, meanwhile, sending = await being_sent(database, courier)
    meanwhile.does = courier.settle(replace(sending, state="pending", error="Too Many Requests"))
    await withdraw(desk, "a")
    assert meanwhile.doing is not None
    await meanwhile.doing
    await desk.mend()
    assert await desk.pending() == ["digest\nnew words of b"]


async def test_a_message_that_is_begun_again_while_it_is_composed_anew_goes_without_the_line(
    database: Database, courier: SqlOutbox
) -> None:
    """Its correction is dropped, so the courier must not begin it before its words are changed."""
    desk, meanwhile, sending = await being_sent(database, courier)
    await withdraw(desk, "a")
    await courier.settle(replace(sending, state="pending", error="Too Many Requests"))
    meanwhile.does, meanwhile.doing = courier.start(sending.id), None
    await desk.mend()
    assert meanwhile.doing is not None
    begun = await meanwhile.doing
    assert begun.text == "digest\nnew words of b"
    assert await desk.pending() == []
