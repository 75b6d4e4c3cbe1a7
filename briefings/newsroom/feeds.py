"""Decides what a find becomes once it is read: a draft, a later text of a draft or a document, or nothing.

The find and what it becomes are stored in one transaction, so that a kill neither loses a find nor keeps it twice.
"""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import datetime

from briefings.errors import AlreadyStored, NotFound
from briefings.model import Document, Extraction, Feed, Find, FindState, Upload
from briefings.newsroom.acts import Tell
from briefings.newsroom.documents import Draft, discard, draft, publish, receive, revise, same_source
from briefings.newsroom.near_copies import text_marks
from briefings.ports import FeedBook, Lease, Library
from briefings.values import frozen


@frozen
class TakenFind:
    """A find that this process has taken up, and the lease under which it works on it. Every method ends the lease, and
    raises `Conflict` if another process has taken the find over."""

    book: FeedBook
    find: Find
    lease: Lease

    async def settle(self, state: FindState, *, document: int | None = None, error: str | None = None) -> None:
        """Records what became of the find."""
        await self.book.settle_find(self.find, self.lease, state, document=document, error=error)

    async def put_off(self, due: datetime, now: datetime, *, error: str | None = None, spent: bool = True) -> None:
        """Queues the find for another try at `due`. The try is counted if `spent`."""
        await self.book.put_off(self.find, self.lease, due, now, error=error, spent=spent)

    async def send_on(self, address: str) -> None:
        """Lets the find wait for the server of another address, at which its own has said that it is."""
        await self.book.send_on(self.find, self.lease, address)


async def as_later_text(library: Library, find: Find, upload: Upload) -> Upload:
    """What was fetched for a find. If the find is a document already, it has that document's source and address,
    whatever the feed says by now: an editor may have mended them, and a later text is known by these."""
    before = await _became(library, find)
    if before is None:
        return upload
    known = {name: value for name in ("source", "url") if (value := getattr(before, name))}
    return replace(upload, details={**upload.details, **known})


async def take_in_find(
    library: Library,
    taken: TakenFind,
    feed: Feed,
    upload: Upload,
    extraction: Extraction,
    *,
    now: datetime,
    tell: Tell,
) -> FindState:
    """Takes a find that was read to what it becomes. Returns "kept" if it became a draft or a document, or gave one a
    later text; else why not. Raises `Conflict`, and stores nothing, if another process has taken the find over."""
    if extraction.off_beat:
        await taken.settle("off beat")
        return "off beat"
    before = await _became(library, taken.find)
    if before is not None and not await _is_new(library, before, extraction.document):
        return await _another_draft(library, taken, before, upload, extraction, now=now, tell=tell)
    if twin := await _twin(library, extraction.document):
        await taken.settle("known", document=twin)
        return "known"

    async def settle(books: Library, draft: Draft) -> None:
        number = draft.document.number
        await taken.settle("kept", document=number)
        new = before is None and draft.revision_of is None and not _is_told_already(draft)
        if feed.publish and new and draft.document.published is not None:
            await publish(books, number, by=None, now=now, tell=tell)

    try:
        try:
            await receive(library, upload, extraction, by=None, now=now, revive=False, also=settle)
        except AlreadyStored as error:
            if not await is_taken_back(library, error.number):
                raise
            await receive(library, upload, extraction, by=None, now=now, also=settle)
    except AlreadyStored as error:
        await taken.settle("known", document=error.number)
        return "known"
    return "kept"


async def is_taken_back(library: Library, number: int) -> bool:
    """True for a later version whose draft was discarded because its publisher had gone back to the text before."""
    if (await library.document(number)).status != "withdrawn":
        return False
    acts = await library.acts_on([f"document {number}"])
    return next((act.who is None for act in acts if act.what == "discard"), False)


async def _became(library: Library, find: Find) -> Document | None:
    """The document that a find is; None if it is none, or was a draft that has gone on in another document since."""
    try:
        return await library.document(find.document) if find.document else None
    except NotFound:
        return None


async def _is_new(library: Library, before: Document, later: Document) -> bool:
    """True if a later text of what a find became is to be received like any other: what it became stands, or is a
    revision that was discarded by its publisher, or by an editor who has not seen this one."""
    if before.status == "published" or await is_taken_back(library, before.number):
        return True
    return await _revises(library, before, later)


async def _revises(library: Library, discarded: Document, later: Document) -> bool:
    """True if a later text than the discarded one belongs to a document that stands: an editor who discards one
    revision of it has not discarded the next."""
    if discarded.status != "withdrawn" or discarded.text == later.text or not later.url:
        return False
    standing = await library.document_with_url(later.url, status="published")
    return standing is not None and same_source(standing, later)


async def _another_draft(
    library: Library,
    taken: TakenFind,
    before: Document,
    upload: Upload,
    extraction: Extraction,
    *,
    now: datetime,
    tell: Tell,
) -> FindState:
    """Gives a draft its publisher's newer text, or discards it where that is again the text of what it would have
    revised. What an editor discarded or withdrew stays so, and the find counts as known."""
    if before.status != "draft" or before.text == extraction.document.text:
        await taken.settle("known", document=before.number)
        return "known"
    if extraction.document.text in await _revised_texts(library, before):
        async with library.together() as books:
            await discard(books, before.number, by=None, now=now, tell=tell)
            # The desk was told of the draft, and is told that it is none.
            await taken.settle("kept", document=before.number)
        return "known"
    try:
        async with library.together() as books:
            await revise(books, before.number, upload, extraction, by=None, now=now, tell=tell)
            await taken.settle("kept", document=before.number)
    except AlreadyStored as error:
        await taken.settle("known", document=error.number)
        return "known"
    return "kept"


async def _revised_texts(library: Library, later: Document) -> set[str]:
    """The texts, present and earlier, of the document that a draft would revise."""
    number = (await draft(library, later.number)).revision_of
    return {version.text for version in await library.versions(number)} if number else set()


def _is_told_already(draft: Draft) -> bool:
    """True if its source has told nearly the same under another address: a correction may come with a new headline, and
    that with a new address, and an editor says which of the two stands."""
    others = (copy.document for copy in draft.copies)
    return any(other.status != "withdrawn" and same_source(other, draft.document) for other in others)


async def _twin(library: Library, document: Document) -> int | None:
    """The number of a document with this very text from the same source, or at the same address; None if
    there is none."""
    marks = await asyncio.to_thread(text_marks, document.text)
    near = await library.near_documents(marks) if marks else ()
    for other in near:
        if other.text == document.text and (same_source(other, document) or other.url == document.url):
            return other.number
    return None
