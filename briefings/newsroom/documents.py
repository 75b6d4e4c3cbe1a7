"""What editors do with documents: receive, publish, discard, withdraw, revise, change details.

Each act is one transaction: the document, its matches, the findings and figures that it touches, the changes that
readers are told of, the line of the audit log, and the corrections that it owes.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from datetime import date, datetime

from briefings.errors import AlreadyStored, Conflict
from briefings.model import Claim, Document, Extraction, Skipped, Upload, statements_from
from briefings.newsroom.acts import CORRECTED, REVISED, Act, Done, Tell
from briefings.newsroom.near_copies import NearCopy, near_copies, text_marks
from briefings.newsroom.recompute.comparison import Ahead, Compared, compare, family_of, keep, newest_act
from briefings.newsroom.recompute.recompute import ground_of, match
from briefings.newsroom.transitions import NewReading, change_status, put_in_place
from briefings.ports import Library
from briefings.values import frozen


@frozen
class Draft:
    """A draft as an editor sees it before publishing. `revision_of` is the number of the published document with the
    same link and source; publishing the draft puts it in that document's place."""

    document: Document
    claims: tuple[Claim, ...]
    copies: tuple[NearCopy, ...] = ()
    off_beat: bool = False
    skipped: tuple[Skipped, ...] = ()
    revision_of: int | None = None


# Details that decide who says a line, and when.
ROOTED = {"source", "credit", "published"}

# Comparing takes long, and inside a transaction it would keep every other writer waiting. How often it is repeated
# outside because others acted meanwhile; after that it is made inside one.
TRIES = 2


async def receive(
    library: Library,
    upload: Upload,
    extraction: Extraction,
    *,
    by: int | None,
    now: datetime,
    revive: bool = True,
    kept: int | None = None,
    copies: bool = True,
    also: Callable[[Library, Draft], Awaitable[None]] | None = None,
) -> Draft:
    """Stores an upload, as it was read, as a draft. A withdrawn document becomes a draft again if `revive` (not where a
    folder is taken in again: that must not bring back what was taken out by hand). `kept` is the upload's number if its
    bytes are stored already. Near copies are looked for if `copies`. `also` is called in the same transaction.

    Raises `AlreadyStored`, and stores nothing, if the document is there already, or if its text was an earlier version
    of the document that it would revise: else two versions, handed in by turns, would replace each other for ever.
    """
    read = await _compared(library, extraction, copies=copies)
    for tries_left in range(TRIES, -1, -1):
        async with library.together() as books:
            others_acted = await newest_act(books) != read.seen
            if not others_acted or not tries_left:
                read = await _compared(books, extraction, copies=copies) if others_acted else read
                if kept is None:
                    kept = await books.keep_upload(upload, now)
                draft = await _keep(books, read, kept, by, now, revive=revive)
                if also is not None:
                    await also(books, draft)
                return draft
        read = await _compared(library, extraction, copies=copies)
    raise AssertionError("the last try keeps the document, or says why not")


async def draft(library: Library, number: int) -> Draft:
    """A stored draft as `receive` gave it, without the passages that were skipped. Raises `NotFound`, or `Conflict` if
    the document is no draft."""
    document = await library.document(number)
    if document.status != "draft":
        raise Conflict(f"Document {number} is no draft: it is {document.status}.")
    claims = await library.claims_of(number)
    marks = await asyncio.to_thread(text_marks, document.text)
    near = await library.near_documents(marks) if marks else ()
    copies = await asyncio.to_thread(near_copies, document, near)
    earlier = await _revised_by(library, document)
    off_beat = not any(claim.topics for claim in claims)
    return Draft(document, claims, copies, off_beat, (), earlier.number if earlier else None)


async def publish(library: Library, number: int, *, by: int | None, now: datetime, tell: Tell) -> Done:
    """Makes a draft public. A draft that revises a published document takes that document's place, as its next version.
    Raises `Conflict` if the document is no draft any more."""
    act = Act("publish", by, now, tell, REVISED)
    async with library.together() as books:
        document = await books.document(number)
        earlier = await _revised_by(books, document) if document.status == "draft" else None
        if earlier:
            return await _publish_revision(books, act, document, earlier)
        return await change_status(books, act, number, "published", "draft")


async def discard(library: Library, number: int, *, by: int | None, now: datetime, tell: Tell) -> Done:
    """Puts a draft aside: it counts as withdrawn from then on. Raises `Conflict` if it is no draft any more."""
    async with library.together() as books:
        return await change_status(books, Act("discard", by, now, tell), number, "withdrawn", "draft")


async def withdraw(library: Library, number: int, why: str, *, by: int | None, now: datetime, tell: Tell) -> Done:
    """Takes a published document out of every answer. `why` is what readers are told. Raises `Conflict` if it isn't
    published."""
    act = Act("withdraw", by, now, tell, why)
    async with library.together() as books:
        return await change_status(books, act, number, "withdrawn", "published", why=why)


async def revise(
    library: Library,
    number: int,
    upload: Upload,
    extraction: Extraction,
    *,
    by: int | None,
    now: datetime,
    tell: Tell,
) -> Done:
    """Puts a corrected text, as it was read, in a document's place, as its next version; `Done.revision` says what
    changed. Raises `Conflict` if the document is withdrawn."""
    ahead = await _ahead(library, number, extraction)
    async with library.together() as books:
        before = await books.document(number)
        if before.status == "withdrawn":
            raise Conflict(f"Document {number} is withdrawn; hand the text in as a new document.")
        await books.keep_upload(upload, now)
        act = Act("revise", by, now, tell, REVISED)
        return await put_in_place(books, act, before, NewReading(extraction, new_version=True, ahead=ahead))


async def change_details(
    library: Library,
    number: int,
    details: Mapping[str, object],
    extraction: Extraction,
    *,
    by: int | None,
    now: datetime,
    tell: Tell,
) -> Done:
    """Sets title, source, url, author, credit or published. `extraction` is the text read with the new details (see
    `with_details`), since roots and relative dates depend on them. Raises `Conflict` if the document has another text
    by now."""
    act = Act("details", by, now, tell, CORRECTED)
    ahead = await _ahead(library, number, extraction)
    async with library.together() as books:
        before = await books.document(number)
        if extraction.document.text != before.text:
            raise Conflict(f"Document {number} got another text meanwhile. Set its details anew.")
        detail = {"before": {name: _plain(getattr(before, name)) for name in details}}
        changed = await books.change_details(number, details)
        otherwise = bool(ROOTED & {*details})
        reading = NewReading(extraction, otherwise=otherwise, dated=before.published, ahead=ahead)
        return await put_in_place(books, act, changed, reading, detail)


def with_details(document: Document, details: Mapping[str, object]) -> Document:
    """A document with other details, to be read again."""
    return replace(document, **details)  # type: ignore[arg-type]


# --- receiving --------------------------------------------------------------------------------------------------------


@frozen
class _Read:
    """A reading, and its comparison with the library as it stood after the act `seen`."""

    extraction: Extraction
    marks: tuple[str, ...]
    copies: tuple[NearCopy, ...]
    compared: Compared
    seen: int


async def _compared(library: Library, extraction: Extraction, *, copies: bool) -> _Read:
    """Compares a reading with the library. Writes nothing, so it needs no transaction."""
    document = extraction.document
    marks = await asyncio.to_thread(text_marks, document.text)
    async with library.looking():
        seen, family = await newest_act(library), family_of(document.source, await library.sources())
        near = await library.near_documents(marks) if marks and copies else ()
        statements = statements_from(extraction.claims, document, family)
        compared = await compare(library, statements, await ground_of(library))
    return _Read(extraction, marks, await asyncio.to_thread(near_copies, document, near), compared, seen)


async def _keep(books: Library, read: _Read, kept: int, by: int | None, now: datetime, *, revive: bool) -> Draft:
    extraction, document = read.extraction, read.extraction.document
    earlier = await _revised_by(books, document)
    if earlier and document.id in {version.id for version in await books.versions(earlier.number)}:
        raise AlreadyStored(earlier.number)
    stored = await books.add_document(extraction, now=now, upload=kept, by=by, bands=read.marks, revive=revive)
    if stored.version == 1:
        await keep(books, read.compared, stored.number)
    else:  # Taken back, it finds its earlier self, and what editors said of its claims.
        await match(books, stored.number, await books.statements_of([stored.number]), await ground_of(books))
    await books.record(by, "receive", f"document {stored.number}", now, {"title": stored.title})
    return Draft(
        document=stored,
        claims=extraction.claims,
        copies=read.copies,
        off_beat=extraction.off_beat,
        skipped=extraction.skipped,
        revision_of=earlier.number if earlier else None,
    )


async def _ahead(library: Library, number: int, extraction: Extraction) -> Ahead:
    """Compares a reading that is to take a document's place. Writes nothing, so it needs no transaction."""
    document = replace(extraction.document, number=number)
    async with library.looking():
        seen, family = await newest_act(library), family_of(document.source, await library.sources())
        statements = statements_from(extraction.claims, document, family)
        return Ahead(statements, await compare(library, statements, await ground_of(library), outside=number), seen)


# --- the steps --------------------------------------------------------------------------------------------------------


async def _publish_revision(books: Library, act: Act, draft: Document, earlier: Document) -> Done:
    claims, mentions = await books.claims_of(draft.number), await books.mentions_of(draft.number)
    await books.remove_draft(draft.number, into=earlier.number)
    reading = NewReading(Extraction(draft, mentions, claims), new_version=True)
    return await put_in_place(books, act, earlier, reading)


async def _revised_by(library: Library, draft: Document) -> Document | None:
    """The published document of which this draft is a later version: the one with the same link and source; None if
    there is none."""
    if not draft.url:
        return None
    published = await library.document_with_url(draft.url, status="published")
    return published if published and same_source(published, draft) else None


def same_source(one: Document, other: Document) -> bool:
    """True if two documents may have one source; a document that names none may have any."""
    return one.source is None or other.source is None or one.source.casefold() == other.source.casefold()


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value
