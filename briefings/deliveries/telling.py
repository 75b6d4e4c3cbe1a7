"""Owes readers what editors' acts lead to (implements the newsroom's `Tell`), and counts it beforehand."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Protocol

from briefings.deliveries.corrections.corrections import owe_corrections, owe_slice
from briefings.deliveries.corrections.owed_slices import AT_ONCE
from briefings.deliveries.corrections.recomposing import write_again
from briefings.deliveries.corrections.told_lines import TOLD, OwingAct, ever_called, falls, messages_told, numbers_of
from briefings.deliveries.languages import language_of
from briefings.deliveries.outcomes import notice
from briefings.model import Document
from briefings.newsroom.acts import Done
from briefings.ports import ChatState, Library, Outbox, Report, Scribe, StatementIds, Statements, ToldDeliveries
from briefings.values import frozen


@frozen
class TellReaders:
    """Implements `Tell`: writes in a scribe's words and keeps what is owed in an outbox, which joins the act's
    transaction."""

    outbox: Outbox
    scribe: Scribe

    async def corrections(self, books: Library, done: Done, why: str, now: datetime) -> int:
        """Owes a correction for each message that told what no longer stands, or was told to have fallen and stands
        again; gives how many (see `owe_corrections`)."""
        return await owe_corrections(books, self.outbox, self.scribe, done, why, now)

    async def reporter(self, books: ChatState, report: Report, now: datetime) -> None:
        """Owes the reader who reported a line one notice of what became of it."""
        own = self.scribe.speaking(await language_of(books, report.by))
        line = notice(own.settled(report), report.by, f"report:{report.id}", now)
        await self.outbox.add_deliveries([line])

    async def pending_anew(self, books: Library) -> None:
        """Composes pending digests and alerts anew from what stands now."""
        await write_again(books, self.outbox, self.scribe)


async def owe_next_slice(library: Library, outbox: Outbox, scribe: Scribe, now: datetime) -> bool:
    """Owes the next slice of a large act's corrections, in a transaction of its own; False if none is left."""
    async with library.together() as books:
        return await owe_slice(books, outbox, scribe, now)


class ToldStatements(Statements, StatementIds, Protocol):
    """Statements, and the ids that they had before."""


async def count_corrections(
    library: ToldStatements, outbox: ToldDeliveries, number: int, gone: Collection[str] | None = None
) -> int:
    """How many messages would be corrected if the document were withdrawn; with `gone`, if a revision left these of its
    statements out. Above `AT_ONCE` it is the most that it can be."""
    statements = [s.id for s in await library.statements_of([number])] if gone is None else gone
    act = OwingAct(Document("", "", "", number=number), "", await ever_called(library, statements), whole=gone is None)
    concerned = await outbox.carrying_ids(act.gone, TOLD, documents=numbers_of(act))
    if len(concerned) > AT_ONCE:
        return len(concerned)  # of so many it is not looked up which were corrected before
    told = [told for told in await messages_told(outbox, act) if any(falls(line, act) for line in told.lines)]
    return len(told)
