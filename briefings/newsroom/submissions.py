"""Decides what a submission becomes once it is read: a draft (published, if that is asked for), or the document that it
is already.

The submission and what it becomes are stored in one transaction, so that a kill neither loses an upload nor keeps it
twice.
"""

from __future__ import annotations

from datetime import datetime

from briefings.errors import AlreadyStored
from briefings.model import Extraction, Submission, Upload
from briefings.newsroom.acts import Tell
from briefings.newsroom.documents import Draft, publish, receive
from briefings.ports import Library, Submissions


async def lay(
    library: Library,
    submissions: Submissions,
    submission: Submission,
    upload: Upload,
    kept: int,
    extraction: Extraction,
    *,
    now: datetime,
    tell: Tell,
) -> None:
    """Puts a submission, as it was read, into the library. `kept` is the number of its upload. Raises `Conflict`, and
    stores nothing, if it is settled already."""

    async def settle(books: Library, draft: Draft) -> None:
        number, owed = draft.document.number, 0
        if submission.publish:
            done = await publish(books, number, by=submission.by, now=now, tell=tell)
            # A later version keeps the number of the document whose place it takes.
            number, owed = done.document.number if done.document else number, done.corrections
        outcome = {
            "revises": draft.revision_of,
            "corrections": owed,
            "skipped": [[skipped.start, skipped.end, skipped.why] for skipped in draft.skipped],
        }
        await submissions.settle(submission.id, "done", document=number, outcome=outcome)

    try:
        await receive(
            library,
            upload,
            extraction,
            by=submission.by,
            now=now,
            revive=submission.revive,
            kept=kept,
            copies=False,
            also=settle,
        )
    except AlreadyStored as error:
        await _is_known(library, submissions, submission, error, now, tell)


async def _is_known(
    library: Library, submissions: Submissions, submission: Submission, known: AlreadyStored, now: datetime, tell: Tell
) -> None:
    """Settles a submission whose document is there already. If that is still a draft, and the submission is to be
    published, publishes it."""
    async with library.together() as books:
        document, owed = await books.document(known.number), 0
        if submission.publish and document.status == "draft":
            owed = (await publish(books, known.number, by=submission.by, now=now, tell=tell)).corrections
        await submissions.settle(
            submission.id, "known", document=known.number, why=str(known), outcome={"corrections": owed}
        )
