"""Editors' acts on a real library, each with the corrections that it owes, in one transaction as the bot makes them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Any

from briefings import newsroom
from briefings.deliveries.corrections import owe_corrections
from briefings.model import Claim, Upload
from briefings.newsroom.transitions import Done
from briefings.ports import Library
from tests.support.fake_desk import LineDesk, upload
from tests.support.owing_desk import SEVEN, Desk

EDITOR = 7

REPORT = upload(
    "France has 271 returnees. | returned FR 271 | Soufan Center 2017-10-24 under=returnees",
    source="Soufan Center",
    published="2017-10-24",
)
# Corroborates what AFP counts, and disputes the report.
COURT = upload(
    "Some 250 have come home to France. | returned FR about 250 | Paris prosecutor 2017-12-20 under=returnees",
    source="Le Matin",
    published="2017-12-20",
)


async def told(desk: Desk, at: datetime = SEVEN) -> list[str]:
    """What a tick at a moment writes, once all that is owed was sent."""
    texts = await desk.tick(at)
    await desk.send_all()
    return texts


class Room:
    """One editor. Acts happen at `now`, an hour before the first digest; each gives how many corrections it owed."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.now = SEVEN - timedelta(hours=1)
        self._reader = LineDesk()

    async def publish(self, document: Upload) -> int:
        """Receives and publishes; gives the document's number."""
        draft = await newsroom.receive(self.desk.library, self._reader, document, by=EDITOR, now=self.now)
        number = draft.document.number
        await self._act(lambda books: newsroom.publish(books, number, by=EDITOR, now=self.now))
        return number

    async def revise(self, number: int, document: Upload) -> int:
        return await self._act(
            lambda books: newsroom.revise(books, self._reader, number, document, by=EDITOR, now=self.now)
        )

    async def withdraw(self, number: int) -> int:
        return await self._act(lambda books: newsroom.withdraw(books, number, "why", by=EDITOR, now=self.now))

    async def drop(self, claim: Claim) -> int:
        return await self._act(lambda books: newsroom.drop(books, claim.id, by=EDITOR, now=self.now))

    async def amend(self, claim: Claim, field: str, value: Any) -> int:
        return await self._act(lambda books: newsroom.amend(books, claim.id, field, value, by=EDITOR, now=self.now))

    async def undo(self) -> int:
        async def taken_back(books: Library) -> Done:
            _, done = await newsroom.undo(books, by=EDITOR, now=self.now)
            return done

        return await self._act(taken_back)

    async def claim_of(self, number: int) -> Claim:
        """The one claim of a document."""
        (claim,) = await self.desk.library.claims_of(number)
        return claim

    async def _act(self, do: Callable[[Library], Awaitable[Done]]) -> int:
        desk = self.desk
        async with desk.library.together() as books:
            return await owe_corrections(books, desk.outbox, desk.scribe, await do(books), "why", self.now)
