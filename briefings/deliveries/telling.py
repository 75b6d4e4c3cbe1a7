"""Who owes readers what editors' acts lead to (the real end of the newsroom's `Tell`), and how much that would be."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from briefings.deliveries.corrections import owe_corrections, owe_slice
from briefings.deliveries.languages import language_of
from briefings.deliveries.outcomes import notice
from briefings.deliveries.owed_slices import AT_ONCE
from briefings.deliveries.recomposing import write_again
from briefings.deliveries.told_lines import TOLD, Act, ever_called, falls, messages_told, numbers_of
from briefings.model import Document
from briefings.newsroom.acts import Done
from briefings.ports import ChatState, Claims, Library, Outbox, Report, Scribe, StatementIds, ToldDeliveries


@dataclass(frozen=True, slots=True)
class TellReaders:
    """Keeps what is owed in an outbox, in a scribe's words. Its outbox joins the act's transaction."""

    outbox: Outbox
    scribe: Scribe

    async def corrections(self, books: Library, done: Done, why: str, now: datetime) -> int:
        """The corrections of all messages that told what no longer stands, or what stands again."""
        return await owe_corrections(books, self.outbox, self.scribe, done, why, now)

    async def reporter(self, books: ChatState, report: Report, now: datetime) -> None:
        """A line to the reader who reported, once."""
        own = self.scribe.speaking(await language_of(books, report.by))
        line = notice(own.settled(report), report.by, f"report:{report.id}", now)
        await self.outbox.add_deliveries([line])

    async def pending_anew(self, books: Library) -> None:
        """Digests and alerts that are still to go, from what stands now."""
        await write_again(books, self.outbox, self.scribe)


async def owe_next_slice(library: Library, outbox: Outbox, scribe: Scribe, now: datetime) -> bool:
    """Owes, in a transaction of its own, the next slice of what an act concerns; False where nothing is left."""
    async with library.together() as books:
        return await owe_slice(books, outbox, scribe, now)


class ToldClaims(Claims, StatementIds, Protocol):
    """Claims, and the ids that their statements had."""


async def count_corrections(
    library: ToldClaims, outbox: ToldDeliveries, number: int, gone: Collection[str] | None = None
) -> int:
    """How many messages a withdrawal of this document would correct (of very many: at most); with `gone`, a revision
    after which only these of its statements no longer stand."""
    statements = [s.id for s in await library.statements_of([number])] if gone is None else gone
    act = Act(Document("", "", "", number=number), "", await ever_called(library, statements), whole=gone is None)
    concerned = await outbox.carrying_ids(act.gone, TOLD, documents=numbers_of(act))
    if len(concerned) > AT_ONCE:
        return len(concerned)  # of so many it is not looked up which were corrected before
    told = [told for told in await messages_told(outbox, act) if any(falls(line, act) for line in told.lines)]
    return len(told)
