"""Stores uploads and documents: what was handed in, what it became, and its versions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import bindparam, delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from briefings.errors import AlreadyStored, Conflict, NotFound
from briefings.model import Document, Extraction, Mentions, Reference, Status, Upload, Version
from storage.database.statements import (
    AnyRow,
    AnySelect,
    Repository,
    add_rows,
    ask,
    batches,
    chunks,
    dialect_insert,
    rows_for,
)
from storage.library.rows.claim_writer import add_claims, replace_claims
from storage.library.rows.json_values import claim_from_body, mentions_body, mentions_from_body
from storage.tables.claims import AmendmentRow, ClaimRow
from storage.tables.documents import BandRow, DocumentRow, UploadRow, VersionRow
from storage.tables.feeds import FindRow

# What `Document.found` says of a detail that an editor set; re-readings leave such a detail alone.
BY_EDITOR = "an editor"
DETAILS = ("title", "source", "url", "author", "credit", "published")
# Documents may share bands through boilerplate alone, so no more near copies than this are looked for.
NEAR = 20
# A band that so many documents have is boilerplate, and isn't used to find others.
BOILERPLATE = 200

_FIELDS = (*DETAILS, "id", "text", "file", "found", "number", "version", "status", "received")
_COLUMNS = tuple(getattr(DocumentRow, name) for name in _FIELDS)


def document_columns() -> tuple[Any, ...]:
    """The columns that `document_from` needs."""
    return _COLUMNS


def document_from(row: AnyRow) -> Document:
    """The document in a row of exactly `document_columns`."""
    return Document(**row._mapping)


# In the order of a `Reference`'s fields; no more, since an answer may refer to hundreds of documents.
_REFERRED = (
    DocumentRow.number,
    DocumentRow.title,
    DocumentRow.source,
    DocumentRow.published,
    DocumentRow.url,
    DocumentRow.status,
)
_REFERENCES = select(*_REFERRED).where(DocumentRow.number.in_(bindparam("numbers", expanding=True)))


class Documents(Repository):
    """The library's documents."""

    async def keep_upload(self, upload: Upload, now: datetime) -> int:
        row = {
            "name": upload.name,
            "sender": upload.sender,
            "received": now,
            "details": dict(upload.details),
            "fallbacks": dict(upload.fallbacks),
            "content": upload.content,
        }
        async with self.database.session() as session:
            return (await session.scalars(insert(UploadRow).values(row).returning(UploadRow.id))).one()

    async def add_document(
        self,
        extraction: Extraction,
        *,
        now: datetime,
        upload: int | None = None,
        status: Status = "draft",
        by: int | None = None,
        bands: Collection[str] = (),
        revive: bool = True,
    ) -> Document:
        """A withdrawn document that is handed in again keeps its number and gets a new version."""
        document = replace(extraction.document, version=1, status=status, received=now)
        row = {**_row(document, extraction.mentions), "upload": upload, "by": by}
        async with self.database.session() as session:
            added = dialect_insert(session, DocumentRow).values(row).on_conflict_do_nothing()
            number = (await session.scalars(added.returning(DocumentRow.number))).one_or_none()
            if number is None:
                return await self._take_back(session, row, extraction, bands, revive=revive)
            document = replace(document, number=number)
            await add_claims(session, document, extraction.claims)
            await _add_bands(session, number, bands)
            return document

    async def document(self, number: int) -> Document:
        async with self.database.reading() as session:
            return await _document(session, number)

    async def references(self, numbers: Collection[int]) -> tuple[Reference, ...]:
        async with self.database.reading() as session:
            found = [await ask(session, _REFERENCES, {"numbers": part}) for part in batches(numbers)]
        rows = (row for part in found for row in part)
        return tuple(sorted((Reference(*row) for row in rows), key=lambda reference: reference.number))

    async def documents(
        self, *, status: Status | None = "published", limit: int = 20, offset: int = 0
    ) -> tuple[Document, ...]:
        question = _with_status(select(*_COLUMNS), status).order_by(DocumentRow.number.desc())
        async with self.database.reading() as session:
            rows = (await session.execute(question.limit(limit).offset(offset))).all()
        return tuple(document_from(row) for row in rows)

    async def count_documents(self, status: Status | None = "published") -> int:
        async with self.database.reading() as session:
            counted = select(func.count()).select_from(DocumentRow)
            count: int = (await session.scalars(_with_status(counted, status))).one()
        return count

    async def document_with_url(self, url: str, *, status: Status | None = None) -> Document | None:
        wanted = DocumentRow.status != "withdrawn" if status is None else DocumentRow.status == status
        question = select(*_COLUMNS).where(DocumentRow.url == url, wanted)
        async with self.database.reading() as session:
            row = (await session.execute(question.order_by(DocumentRow.number.desc()).limit(1))).one_or_none()
        return document_from(row) if row else None

    async def near_documents(self, bands: Collection[str]) -> tuple[Document, ...]:
        """At most 20; of those with equally many bands in common, the newest first."""
        shared = select(BandRow.document, func.count().label("many")).group_by(BandRow.document)
        async with self.database.reading() as session:
            counts: Counter[int] = Counter()
            for row in await rows_for(session, bands, lambda part: shared.where(BandRow.band.in_(part))):
                counts[row.document] += row.many
            near: list[Document] = []
            # Some may be withdrawn; then others are looked at.
            for part in chunks(sorted(counts, key=lambda number: (-counts[number], -number)), NEAR):
                standing = (DocumentRow.number.in_(part), DocumentRow.status != "withdrawn")
                rows = (await session.execute(select(*_COLUMNS).where(*standing))).all()
                near += sorted(map(document_from, rows), key=lambda d: (-counts[d.number], -d.number))
                if len(near) >= NEAR:
                    break
        return tuple(near[:NEAR])

    async def save_bands(self, number: int, bands: Collection[str]) -> None:
        async with self.database.session() as session:
            await _put_bands(session, number, bands)

    async def remove_draft(self, number: int, *, into: int | None = None) -> None:
        async with self.database.session() as session:
            if into is not None:
                upload = select(DocumentRow.upload).where(DocumentRow.number == number).scalar_subquery()
                await session.execute(update(DocumentRow).where(DocumentRow.number == into).values(upload=upload))
                # They find their claims again when the draft's text is put in place there.
                moved = update(AmendmentRow).where(AmendmentRow.document == number)
                await session.execute(moved.values(document=into, claim=None))
            gone = delete(DocumentRow).where(DocumentRow.number == number, DocumentRow.status == "draft")
            if (await session.scalars(gone.returning(DocumentRow.number))).one_or_none() is None:
                document = await _document(session, number)
                raise Conflict(f"Document {number} is {document.status} by now, and no draft.")
            if into is not None:
                # What its feed changes next is a later text of that document.
                await session.execute(update(FindRow).where(FindRow.document == number).values(document=into))

    async def mentions_of(self, number: int) -> Mentions:
        async with self.database.reading() as session:
            question = select(DocumentRow.mentions).where(DocumentRow.number == number)
            row = (await session.execute(question)).one_or_none()
        if row is None:
            raise _not_there(number)
        return mentions_from_body(row.mentions)

    async def change_status(self, number: int, status: Status, *, expected: Collection[Status]) -> Document:
        change = (
            update(DocumentRow)
            .where(DocumentRow.number == number, DocumentRow.status.in_(list(expected)))
            .values(status=status)
            .returning(DocumentRow.number)
        )
        async with self.database.session() as session:
            changed = (await session.scalars(change)).one_or_none()
            document = await _document(session, number)
            if changed is None:
                raise Conflict(f"Document {number} is {document.status} by now; somebody else was faster.")
            return document

    async def change_details(self, number: int, details: Mapping[str, Any]) -> Document:
        unknown = set(details) - set(DETAILS)
        if unknown:
            raise ValueError(f"a document has no such details: {sorted(unknown)}")
        async with self.database.session() as session:
            document = await _document(session, number)
            found = {**document.found, **dict.fromkeys(details, BY_EDITOR)}
            change = update(DocumentRow).where(DocumentRow.number == number)
            await session.execute(change.values(**details, found=found))
            return replace(document, **details, found=found)

    async def replace_extraction(
        self, number: int, extraction: Extraction, *, now: datetime, new_version: bool, bands: Collection[str] = ()
    ) -> Document:
        """Details that an editor set stay, and so do those that the new reading doesn't have."""
        async with self.database.session() as session:
            before = await _document(session, number)
            read = extraction.document
            document = replace(
                read,
                **_kept_details(before, read),
                number=number,
                status=before.status,
                version=before.version + new_version,
                received=now if new_version else before.received,
            )
            await _refuse_twin(session, document)
            if new_version:
                await _keep_version(session, before, now)
            row = _row(document, extraction.mentions)
            await session.execute(update(DocumentRow).where(DocumentRow.number == number).values(row))
            await replace_claims(session, document, extraction.claims, same_text=document.text == before.text)
            if bands or new_version:
                await _put_bands(session, number, bands)
            return document

    async def versions(self, number: int) -> tuple[Document, ...]:
        question = select(VersionRow.fields).where(VersionRow.document == number).order_by(VersionRow.version)
        async with self.database.reading() as session:
            present = await _document(session, number)
            earlier = (await session.scalars(question)).all()
        return (*(_from_fields(fields) for fields in earlier), present)

    async def replaced_versions(self, number: int) -> tuple[Version, ...]:
        question = select(VersionRow.fields, VersionRow.replaced, VersionRow.claims)
        question = question.where(VersionRow.document == number).order_by(VersionRow.version)
        async with self.database.reading() as session:
            rows = (await session.execute(question)).all()
        return tuple(
            Version(_from_fields(row.fields), row.replaced, tuple(map(claim_from_body, row.claims))) for row in rows
        )

    async def _take_back(
        self,
        session: AsyncSession,
        row: Mapping[str, Any],
        extraction: Extraction,
        bands: Collection[str],
        *,
        revive: bool,
    ) -> Document:
        """Goes on with a document that is stored and withdrawn. Raises `AlreadyStored` for one that is not withdrawn,
        or not to be revived."""
        there = (await session.scalars(select(DocumentRow.number).where(DocumentRow.id == row["id"]))).one()
        revived = (
            update(DocumentRow)
            .where(DocumentRow.number == there, DocumentRow.status == "withdrawn")
            .values(status=row["status"], upload=row["upload"], by=row["by"])
            .returning(DocumentRow.number)
        )
        if not revive or (await session.scalars(revived)).one_or_none() is None:
            raise AlreadyStored(there)
        return await self.replace_extraction(there, extraction, now=row["received"], new_version=True, bands=bands)


def _with_status(question: AnySelect, status: Status | None) -> AnySelect:
    return question if status is None else question.where(DocumentRow.status == status)


# No column can hold a larger number, and PostgreSQL and SQLite refuse to compare one with it.
_LARGEST_NUMBER = 2**31 - 1


_NUMBERED = select(*_COLUMNS).where(DocumentRow.number == bindparam("number"))


async def _document(session: AsyncSession, number: int) -> Document:
    if not 0 < number <= _LARGEST_NUMBER:
        raise _not_there(number)
    row = (await session.execute(_NUMBERED, {"number": number})).one_or_none()
    if row is None:
        raise _not_there(number)
    return document_from(row)


def _not_there(number: int) -> NotFound:
    return NotFound(f"There is no document {number}. /documents lists them.")


def _row(document: Document, mentions: Mentions) -> dict[str, Any]:
    """A row of `documents` without number, upload and who handed it in."""
    fields = {name: getattr(document, name) for name in _FIELDS if name != "number"}
    return {**fields, "found": dict(document.found), "mentions": mentions_body(mentions)}


def _kept_details(before: Document, read: Document) -> dict[str, Any]:
    kept = {
        name: getattr(before, name)
        for name in DETAILS
        if before.found.get(name) == BY_EDITOR or getattr(read, name) in (None, "")
    }
    found = {**read.found, **{name: before.found[name] for name in kept if name in before.found}}
    return {**kept, "file": read.file or before.file, "found": found}


async def _refuse_twin(session: AsyncSession, document: Document) -> None:
    twin = select(DocumentRow.number).where(DocumentRow.id == document.id, DocumentRow.number != document.number)
    number = (await session.scalars(twin)).one_or_none()
    if number is not None:
        raise AlreadyStored(number)


async def _put_bands(session: AsyncSession, number: int, bands: Collection[str]) -> None:
    await session.execute(delete(BandRow).where(BandRow.document == number))
    await _add_bands(session, number, bands)


async def _add_bands(session: AsyncSession, number: int, bands: Collection[str]) -> None:
    many = select(BandRow.band, func.count().label("many")).group_by(BandRow.band)
    rows = await rows_for(session, bands, lambda part: many.where(BandRow.band.in_(part)))
    everywhere = {row.band for row in rows if row.many >= BOILERPLATE}
    await add_rows(session, BandRow, [{"band": band, "document": number} for band in set(bands) - everywhere])


async def _keep_version(session: AsyncSession, document: Document, now: datetime) -> None:
    question = select(ClaimRow.machine, ClaimRow.amended).where(ClaimRow.document == document.number)
    claims = (await session.execute(question.order_by(ClaimRow.start))).all()
    row = {
        "document": document.number,
        "version": document.version,
        "replaced": now,
        "fields": _fields(document),
        "claims": [row.amended or row.machine for row in claims],
    }
    await add_rows(session, VersionRow, [row])


def _fields(document: Document) -> dict[str, Any]:
    fields = {name: getattr(document, name) for name in _FIELDS}
    published, received = document.published, document.received
    return {
        **fields,
        "found": dict(document.found),
        "published": published.isoformat() if published else None,
        "received": received.isoformat() if received else None,
    }


def _from_fields(fields: Mapping[str, Any]) -> Document:
    published, received = fields["published"], fields["received"]
    return Document(
        **{
            **fields,
            "published": date.fromisoformat(published) if published else None,
            "received": datetime.fromisoformat(received) if received else None,
        }
    )
