"""Readers' reports of lines: settled by an editor, and the reader hears what became of theirs."""

from __future__ import annotations

from bot.chat.context import Services
from bot.chat.page import clip, escape, one_space
from briefings.deliveries.outcomes import notice
from briefings.formats.glossing import claim_glossed
from briefings.model import Claim
from briefings.ports import Library, Report

AMENDED = "an editor corrected how it is read"
REFILED = "an editor filed it anew"
DROPPED = "an editor took it out of all answers"
DECLINED = "an editor looked at it, and it stands as it is"


async def settle(services: Services, books: Library, report: Report, state: str, outcome: str) -> None:
    """Settles one report, and owes its reader a line about it, in the caller's transaction."""
    await books.settle_report(report.id, state, outcome)
    text = f"You reported a line. Thank you: {escape(outcome)}. /claim_{report.claim[:10]}"
    if outcome == DROPPED:
        text = f"You reported a line. Thank you: {escape(outcome)}."
    await services.outbox.add_deliveries([notice(text, report.by, f"report:{report.id}", services.now())])


async def uphold(services: Services, books: Library, claim: str, outcome: str) -> int:
    """Every open report of a claim that an editor has changed is upheld; gives how many."""
    mine = [report for report in await books.reports("open") if report.claim == claim]
    for report in mine:
        await settle(services, books, report, "upheld", outcome)
    return len(mine)


def quoted(claim: Claim, limit: int = 600) -> str:
    """A claim's words, as a quotation."""
    return f"“{escape(clip(one_space(claim_glossed(claim)), limit))}”"
