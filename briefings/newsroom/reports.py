"""Readers' reports of lines: each is settled by an editor's act, and its reader hears what became of it."""

from __future__ import annotations

from datetime import datetime

from briefings.errors import Conflict
from briefings.newsroom.acts import DECLINED, Act, Tell
from briefings.ports import Library, Report


async def uphold(books: Library, act: Act, claim: str) -> None:
    """Settles every open report of a claim that an act has changed, in the act's transaction."""
    for report in await books.reports("open"):
        if report.claim == claim:
            await act.tell.reporter(await books.settle_report(report.id, "upheld", act.why), act.now)


async def decline(library: Library, number: int, *, by: int, now: datetime, tell: Tell) -> None:
    """The line that was reported stands as it is. Raises `Conflict` where the report is settled already."""
    async with library.together() as books:
        report = await open_report(books, number)
        await tell.reporter(await books.settle_report(number, "declined", DECLINED), now)
        await books.record(by, "decline", f"report {number}", now, {"claim": report.claim})


async def open_report(library: Library, number: int) -> Report:
    """Raises `Conflict` where there is no such report, or it is settled already."""
    found = next((report for report in await library.reports("open") if report.id == number), None)
    if found is None:
        raise Conflict("This report is settled already.")
    return found
