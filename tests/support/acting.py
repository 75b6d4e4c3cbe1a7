"""Editors' acts on a real library, through the newsroom's functions."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from briefings import newsroom
from briefings.model import Claim, Upload, Verdict
from tests.support.fake_desk import LineDesk, upload
from tests.support.owing_desk import SEVEN, Desk
from tests.support.taking_in import receive

EDITOR = 7

REPORT = upload(
    "France has 271 returnees. | returned FR 271 | Soufan Center 2017-10-24 under=returnees",
    source="Soufan Center",
    published="2017-10-24",
)
# Corroborates the figure that AFP counts, and is disputed by the report.
COURT = upload(
    "Some 250 have come home to France. | returned FR about 250 | Paris prosecutor 2017-12-20 under=returnees",
    source="Le Matin",
    published="2017-12-20",
)


async def told(desk: Desk, at: datetime = SEVEN) -> list[str]:
    """The texts that a tick at `at` composes; they are sent, too."""
    texts = await desk.tick(at)
    await desk.send_all()
    return texts


class Room:
    """One editor's acts, done at `now`, an hour before the first digest. Each method returns how many corrections the
    act owed."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.now = SEVEN - timedelta(hours=1)
        self._reader = LineDesk()

    async def publish(self, document: Upload) -> int:
        """Receives and publishes; gives the document's number."""
        draft = await receive(self.desk.library, self._reader, document, by=EDITOR, now=self.now)
        number = draft.document.number
        await newsroom.publish(self.desk.library, number, **self._act())
        return number

    async def revise(self, number: int, document: Upload) -> int:
        extraction = await self._reader.read(document)
        done = await newsroom.revise(self.desk.library, number, document, extraction, **self._act())
        return done.corrections

    async def withdraw(self, number: int) -> int:
        return (await newsroom.withdraw(self.desk.library, number, "why", **self._act())).corrections

    async def drop(self, claim: Claim) -> int:
        return (await newsroom.drop(self.desk.library, claim.id, **self._act())).corrections

    async def amend(self, claim: Claim, field: str, value: Any) -> int:
        return (await newsroom.amend(self.desk.library, claim.id, field, value, **self._act())).corrections

    async def refile(self, claim: Claim, *topics: str) -> int:
        return (await newsroom.refile(self.desk.library, claim.id, topics, **self._act())).corrections

    async def rule(self, one: int, other: int, verdict: Verdict | None) -> None:
        """Gives a verdict on what these two documents say, a statement each."""
        left, right = [s.id for number in (one, other) for s in await self.desk.library.statements_of([number])]
        await newsroom.overrule(self.desk.library, left, right, verdict, **self._act())

    async def undo(self) -> int:
        _, done = await newsroom.undo(self.desk.library, **self._act())
        return done.corrections

    async def claim_of(self, number: int) -> Claim:
        """The one claim of a document."""
        (claim,) = await self.desk.library.claims_of(number)
        return claim

    def _act(self) -> dict[str, Any]:
        return {"by": EDITOR, "now": self.now, "tell": self.desk.tell}
