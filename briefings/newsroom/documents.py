"""What editors do with documents: receive, publish, discard, withdraw, revise, read again.

Each act is one transaction: the document, its matches, the findings and figures that it touches, the changes that
readers are told of, and the line of the audit log. An editor's word on single claims, matches and names is decided in
`briefings.newsroom.overrides`, and is to be had from here too.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from datetime import date, datetime

from briefings.errors import AlreadyStored, Conflict
from briefings.model import Claim, Document, Extraction, Skipped, Upload, statements_from
from briefings.newsroom.comparison import Compared, compare, family_of, keep
from briefings.newsroom.near_copies import NearCopy, near_copies, text_bands
from briefings.newsroom.overrides import amend, drop, overrule, refile, same_root, set_source, undo
from briefings.newsroom.recompute import ground_of, match
from briefings.newsroom.transitions import Done, change_status, put_in_place
from briefings.ports import Desk, Library

__all__ = [
    "Difference",
    "Done",
    "Draft",
    "amend",
    "change_details",
    "discard",
    "draft",
    "drop",
    "overrule",
    "publish",
    "receive",
    "refile",
    "reread",
    "revise",
    "same_root",
    "set_source",
    "undo",
    "withdraw",
]


@dataclass(frozen=True, slots=True)
class Draft:
    """What an editor is shown before publishing. `revision_of` is the number of the document that this is a later
    version of (the same link); publishing it puts it in that document's place."""

    document: Document
    claims: tuple[Claim, ...]
    copies: tuple[NearCopy, ...] = ()
    off_beat: bool = False
    skipped: tuple[Skipped, ...] = ()
    revision_of: int | None = None


@dataclass(frozen=True, slots=True)
class Difference:
    """What reading a document again changes: claims that are gone or new, by their words, and those that are read
    otherwise."""

    document: Document
    gone: tuple[str, ...]
    new: tuple[str, ...]
    otherwise: tuple[str, ...]

    @property
    def changed(self) -> bool:
        """Whether anything differs."""
        return bool(self.gone or self.new or self.otherwise)

    def __str__(self) -> str:
        head = f"Document {self.document.number}, {self.document.title}:"
        if not self.changed:
            return f"{head} no difference"
        counts = ((len(self.gone), "gone"), (len(self.new), "new"), (len(self.otherwise), "read otherwise"))
        return f"{head} claims " + ", ".join(f"{number} {what}" for number, what in counts if number)


# Details on which it hangs who says a line, and when.
ROOTED = {"source", "credit", "published"}

# How often a comparison is made anew, without a transaction, when others did something meanwhile; then within one.
TRIES = 2

Progress = Callable[[int, int], None]


async def receive(
    library: Library, desk: Desk, upload: Upload, *, by: int | None, now: datetime, revive: bool = True
) -> Draft:
    """Reads an upload and keeps it as a draft; one that was withdrawn becomes a draft again, unless it is not to be
    revived (a folder that is taken in again must not bring back what was taken out by hand).

    Raises `UnreadableDocument`, `DeskFailed` or `AlreadyStored` (also for a text that was a version of the document
    which it would revise: two versions that are handed in again and again would else take turns); nothing is stored
    then.
    """
    extraction = await desk.read(upload)
    read = await _compared(library, extraction)
    for patience in range(TRIES, -1, -1):
        async with library.together() as books:
            moved_on = await _last_act(books) != read.seen
            if not (moved_on and patience):
                read = await _compared(books, extraction) if moved_on else read
                return await _keep(books, read, upload, by, now, revive=revive)
        read = await _compared(library, extraction)
    raise AssertionError("the last try keeps the document, or says why not")


async def draft(library: Library, number: int) -> Draft:
    """A stored draft as `receive` gave it, but for what was left out of it. Raises `NotFound` or `Conflict`."""
    document = await library.document(number)
    if document.status != "draft":
        raise Conflict(f"Document {number} is no draft: it is {document.status}.")
    claims = await library.claims_of(number)
    marks = await asyncio.to_thread(text_bands, document.text)
    near = await library.near_documents(marks) if marks else ()
    copies = await asyncio.to_thread(near_copies, document, near)
    earlier = await _revised_by(library, document)
    off_beat = not any(claim.topics for claim in claims)
    return Draft(document, claims, copies, off_beat, (), earlier.number if earlier else None)


async def publish(library: Library, number: int, *, by: int | None, now: datetime) -> Done:
    """Makes a draft public. Raises `Conflict` where it is no draft any more. A draft that revises a published document
    takes that document's place, as its next version."""
    async with library.together() as books:
        document = await books.document(number)
        earlier = await _revised_by(books, document) if document.status == "draft" else None
        if earlier:
            return await _publish_revision(books, document, earlier, by, now)
        return await change_status(books, number, "published", "draft", "publish", by, now)


async def discard(library: Library, number: int, *, by: int | None, now: datetime) -> Done:
    """Puts a draft aside. Raises `Conflict` where it is no draft any more."""
    async with library.together() as books:
        return await change_status(books, number, "withdrawn", "draft", "discard", by, now)


async def withdraw(library: Library, number: int, why: str, *, by: int | None, now: datetime) -> Done:
    """Takes a published document out of every answer. `why` is what readers are told. Raises `Conflict`."""
    async with library.together() as books:
        return await change_status(books, number, "withdrawn", "published", "withdraw", by, now, why=why)


async def revise(library: Library, desk: Desk, number: int, upload: Upload, *, by: int | None, now: datetime) -> Done:
    """Puts a corrected text in a document's place, as its next version; what changed is in `revision`."""
    extraction = await desk.read(upload)
    async with library.together() as books:
        before = await books.document(number)
        if before.status == "withdrawn":
            raise Conflict(f"Document {number} is withdrawn; hand the text in as a new document.")
        await books.keep_upload(upload, now)
        return await put_in_place(books, before, extraction, "revise", by, now, new_version=True)


async def change_details(
    library: Library, desk: Desk, number: int, details: dict[str, object], *, by: int | None, now: datetime
) -> Done:
    """Sets title, source, url, author, credit or published. Where the date, source or credit is new, roots and relative
    dates hang on it, and the text is read again."""
    before = await library.document(number)
    extraction = await desk.extract(replace(before, **details))  # type: ignore[arg-type]
    old = {name: _plain(getattr(before, name)) for name in details}
    async with library.together() as books:
        changed = await books.change_details(number, details, now)
        return await put_in_place(
            books, changed, extraction, "details", by, now, detail={"before": old}, otherwise=bool(ROOTED & {*details})
        )  # fmt: skip


async def reread(
    library: Library,
    desk: Desk,
    *,
    by: int | None,
    now: datetime,
    dry_run: bool = False,
    progress: Progress | None = None,
) -> tuple[Difference, ...]:
    """Reads every standing document again, after a model or the beat changed, and gives for each what differs. Editors'
    words stay; nobody is sent anything. With `dry_run` nothing is stored."""
    numbers = await _standing(library)
    differences = []
    for done, number in enumerate(numbers, 1):
        document = await library.document(number)
        extraction = await desk.extract(document)
        if not dry_run:
            before = await library.claims_of(number)
            async with library.together() as books:
                await put_in_place(books, document, extraction, "reread", by, now, tell=False)
            after = await library.claims_of(number)
        else:
            before, after = await library.claims_of(number), extraction.claims
        differences.append(_difference(document, before, after))
        if progress:
            progress(done, len(numbers))
    return tuple(differences)


# --- receiving --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Read:
    """A reading with what it comes to in the library, as that stood after the act `seen`."""

    extraction: Extraction
    marks: tuple[str, ...]
    copies: tuple[NearCopy, ...]
    compared: Compared
    seen: int


async def _compared(library: Library, extraction: Extraction) -> _Read:
    """Reads and decides; writes nothing, so that it needs no transaction."""
    document = extraction.document
    seen, sources = await _last_act(library), await library.sources()
    marks = await asyncio.to_thread(text_bands, document.text)
    near = await library.near_documents(marks) if marks else ()
    copies = await asyncio.to_thread(near_copies, document, near)
    statements = statements_from(extraction.claims, document, family_of(document.source, sources))
    return _Read(extraction, marks, copies, await compare(library, statements, await ground_of(library)), seen)


async def _keep(books: Library, read: _Read, upload: Upload, by: int | None, now: datetime, *, revive: bool) -> Draft:
    extraction, document = read.extraction, read.extraction.document
    earlier = await _revised_by(books, document)
    if earlier and document.id in {version.id for version in await books.versions(earlier.number)}:
        raise AlreadyStored(earlier.number)
    kept = await books.keep_upload(upload, now)
    stored = await books.add_document(extraction, now=now, upload=kept, by=by, bands=read.marks, revive=revive)
    if stored.version == 1:
        await keep(books, read.compared, stored.number)
    else:  # Taken back, it finds its earlier self, and what editors said of its claims.
        await match(books, await books.statements_of([stored.number]), await ground_of(books))
    await books.record(by, "receive", f"document {stored.number}", now, {"title": stored.title})
    return Draft(
        document=stored,
        claims=extraction.claims,
        copies=read.copies,
        off_beat=extraction.off_beat,
        skipped=extraction.skipped,
        revision_of=earlier.number if earlier else None,
    )


async def _last_act(library: Library) -> int:
    """Tells whether the library moved on: everything on which a comparison hangs is changed by an act."""
    acts = await library.acts(limit=1)
    return acts[0].id if acts else 0


# --- the steps --------------------------------------------------------------------------------------------------------


async def _publish_revision(books: Library, draft: Document, earlier: Document, by: int | None, now: datetime) -> Done:
    claims, mentions = await books.claims_of(draft.number), await books.mentions_of(draft.number)
    await books.remove_draft(draft.number, into=earlier.number)
    extraction = Extraction(draft, mentions, claims)
    return await put_in_place(books, earlier, extraction, "publish", by, now, new_version=True)


async def _revised_by(library: Library, draft: Document) -> Document | None:
    """The published document of which this draft is a later version: the same link from the same source."""
    if not draft.url:
        return None
    published = await library.document_with_url(draft.url, status="published")
    return published if published and _same_source(published, draft) else None


def _same_source(one: Document, other: Document) -> bool:
    return one.source is None or other.source is None or one.source.casefold() == other.source.casefold()


async def _standing(library: Library) -> list[int]:
    numbers: list[int] = []
    for status in ("draft", "published"):
        total = await library.count_documents(status)
        numbers += [d.number for d in await library.documents(status=status, limit=total)]
    return sorted(numbers)


def _difference(document: Document, before: Collection[Claim], after: Collection[Claim]) -> Difference:
    old = {" ".join(claim.text.split()): claim for claim in before}
    new = {" ".join(claim.text.split()): claim for claim in after}
    otherwise = sorted(words for words in old.keys() & new.keys() if _reading(old[words]) != _reading(new[words]))
    gone, added = sorted(old.keys() - new.keys()), sorted(new.keys() - old.keys())
    return Difference(document, tuple(gone), tuple(added), tuple(otherwise))


def _reading(claim: Claim) -> tuple[object, ...]:
    return (
        claim.topics,
        claim.attribution,
        claim.root,
        claim.quantities,
        claim.places,
        claim.when,
        claim.certainty,
        claim.negated,
    )


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value
