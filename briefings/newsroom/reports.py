"""Readers' reports of lines: each is settled by an editor's act, and its reader hears what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from briefings.errors import Conflict
from briefings.newsroom.acts import DECLINED, Act, Tell
from briefings.ports import ChatState, Library, Report

# What readers write of lines that they report, until it is settled: report → who, and the words.
REASONS = "report-reason"
LONGEST_REASON = 500


@dataclass(frozen=True, slots=True)
class Reported:
    """A reader's open report; `news` where the desk has not heard of it, or not of its reason."""

    report: Report
    news: bool


async def report_line(library: Library, claim: str, reason: str, *, by: int, now: datetime) -> Reported:
    """A reader says that a line is wrong. A second report of it by the same person is the first, with its reason."""
    words = reason.strip()[:LONGEST_REASON]
    async with library.together() as books:
        known = {report.id for report in await books.reports()}
        report = await books.report(claim, by, now)
        if words:
            # With who wrote it, so that it is forgotten with them.
            await books.keep(REASONS, str(report.id), {"by": by, "words": words}, now)
    return Reported(report, bool(words) or report.id not in known)


async def reason_of(library: ChatState, report: Report) -> str:
    """What its reader wrote of a report that is open; empty where nothing."""
    kept: Any = await library.kept(REASONS, str(report.id))
    return str(kept["words"]) if kept else ""


async def take_back_report(library: Library, number: int, *, by: int) -> bool:
    """A reader's own report is none any more; False where it is settled, or somebody else's."""
    async with library.together() as books:
        if not await books.take_back_report(number, by):
            return False
        await books.drop(REASONS, str(number))
    return True


async def uphold(books: Library, act: Act, claim: str) -> None:
    """Settles every open report of a claim that an act has changed, in the act's transaction."""
    for report in await books.reports("open"):
        if report.claim == claim:
            await books.drop(REASONS, str(report.id))
            await act.tell.reporter(books, await books.settle_report(report.id, "upheld", act.why), act.now)


async def decline(library: Library, number: int, *, by: int, now: datetime, tell: Tell) -> None:
    """The line that was reported stands as it is. Raises `Conflict` where the report is settled already."""
    async with library.together() as books:
        report = await open_report(books, number)
        await books.drop(REASONS, str(number))
        await tell.reporter(books, await books.settle_report(number, "declined", DECLINED), now)
        await books.record(by, "decline", f"report {number}", now, {"claim": report.claim})


async def open_report(library: Library, number: int) -> Report:
    """Raises `Conflict` where there is no such report, or it is settled already."""
    found = next((report for report in await library.reports("open") if report.id == number), None)
    if found is None:
        raise Conflict("This report is settled already.")
    return found
