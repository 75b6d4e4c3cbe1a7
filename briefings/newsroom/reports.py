"""Readers' reports of lines. An editor's act settles each, and the reader is told what became of it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from briefings.errors import Conflict
from briefings.newsroom.acts import DECLINED, Act, Tell
from briefings.ports import ChatState, Library, Report
from briefings.values import frozen

# What readers wrote about lines that they reported: report id → who wrote it, and the words. Deleted when the report is
# settled.
REASONS = "report-reason"
LONGEST_REASON = 500


@frozen
class Reported:
    """A reader's open report. `news` is True if the desk doesn't know of the report, or of its reason, yet."""

    report: Report
    news: bool


async def report_line(library: Library, claim: str, reason: str, *, by: int, now: datetime) -> Reported:
    """Reports a line as wrong. A second report of a line by the same person is the first one, with the new reason."""
    words = reason.strip()[:LONGEST_REASON]
    async with library.together() as books:
        known = {report.id for report in await books.reports()}
        report = await books.report(claim, by, now)
        if words:
            # With who wrote it, so that it is forgotten with them.
            await books.keep(REASONS, str(report.id), {"by": by, "words": words}, now)
    return Reported(report, bool(words) or report.id not in known)


async def reason_of(library: ChatState, report: Report) -> str:
    """What the reader wrote about an open report; empty if nothing."""
    kept: Any = await library.kept(REASONS, str(report.id))
    return str(kept["words"]) if kept else ""


async def take_back_report(library: Library, number: int, *, by: int) -> bool:
    """Deletes a reader's own open report; False if it is settled or somebody else's."""
    async with library.together() as books:
        if not await books.take_back_report(number, by):
            return False
        await books.drop(REASONS, str(number))
    return True


async def uphold(books: Library, act: Act, claim: str) -> None:
    """Upholds every open report of a claim that an act has changed, in the act's transaction."""
    for report in await books.reports("open"):
        if report.claim == claim:
            await books.drop(REASONS, str(report.id))
            await act.tell.reporter(books, await books.settle_report(report.id, "upheld", act.why), act.now)


async def decline(library: Library, number: int, *, by: int, now: datetime, tell: Tell) -> None:
    """Declines a report: the line stands as it is. Raises `Conflict` if the report is settled already."""
    async with library.together() as books:
        report = await open_report(books, number)
        await books.drop(REASONS, str(number))
        await tell.reporter(books, await books.settle_report(number, "declined", DECLINED), now)
        await books.record(by, "decline", f"report {number}", now, {"claim": report.claim})


async def open_report(library: Library, number: int) -> Report:
    """An open report by its number. Raises `Conflict` if there is none, or it is settled already."""
    found = next((report for report in await library.reports("open") if report.id == number), None)
    if found is None:
        raise Conflict("This report is settled already.")
    return found
