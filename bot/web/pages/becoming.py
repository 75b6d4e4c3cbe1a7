"""What became of a document and a claim since they were published, from the log of editors' acts, without names."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot.chat.page import one_space
from briefings.model import Claim, Document, RecordedAct
from briefings.ports import AuditLog
from briefings.values import frozen

# What readers are told of an act; the others are the desk's own business.
TOLD = {
    "publish": "Published",
    "withdraw": "Withdrawn",
    "revise": "The document's text was revised",
    "amend": "An editor corrected how the line is read",
    "refile": "An editor filed the line anew",
    "drop": "An editor took the line out of all answers",
    "details": "The document's source, date or title was corrected",
}


@frozen
class Happened:
    """One act: its name in the log, when, what readers are told of it, and why, where that was said."""

    kind: str
    at: datetime
    words: str
    why: str | None = None


async def history_of(
    log: AuditLog, document: Document, claim: Claim | None = None, *, claim_id: str | None = None
) -> tuple[Happened, ...]:
    """The newest first; what was taken back is left out. With a claim, also what was done to it."""
    wanted = claim.id if claim else claim_id
    targets = {f"document {document.number}", *([f"claim {wanted}"] if wanted else ())}
    acts = [act for act in await log.acts_on(targets) if act.undone_by is None and act.what in TOLD]
    return tuple(_told(act) for act in acts)


def _told(act: RecordedAct) -> Happened:
    # What takes an earlier version's place is published, too.
    again = act.what == "publish" and "version" in act.detail
    kind = "revise" if again else act.what
    return Happened(kind, act.at, TOLD[kind], one_space(str(act.detail.get("why") or "")) or None)


def reason_of(happened: Sequence[Happened]) -> str | None:
    """Why a document was withdrawn, as its editor said."""
    return next((each.why for each in happened if each.kind == "withdraw"), None)
