"""Who owes readers what editors' acts lead to: the real end of the newsroom's `Tell`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from briefings.deliveries.corrections import owe_corrections
from briefings.deliveries.digests import notice
from briefings.deliveries.recomposing import write_again
from briefings.newsroom.acts import Done
from briefings.ports import Library, Outbox, Report, Scribe


@dataclass(frozen=True, slots=True)
class TellReaders:
    """Keeps what is owed in an outbox, in a scribe's words. Its outbox joins the act's transaction."""

    outbox: Outbox
    scribe: Scribe

    async def corrections(self, books: Library, done: Done, why: str, now: datetime) -> int:
        """The corrections of all messages that told what no longer stands, or what stands again."""
        return await owe_corrections(books, self.outbox, self.scribe, done, why, now)

    async def reporter(self, report: Report, now: datetime) -> None:
        """A line to the reader who reported, once."""
        line = notice(self.scribe.settled(report), report.by, f"report:{report.id}", now)
        await self.outbox.add_deliveries([line])

    async def pending_anew(self, books: Library) -> None:
        """Digests and alerts that are still to go, from what stands now."""
        await write_again(books, self.outbox, self.scribe)
