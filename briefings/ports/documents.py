"""What documents were handed in, and what was read of them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any, Protocol

from briefings.model import Document, Extraction, Mentions, Status, Upload, Version


class Documents(Protocol):
    """Keeps documents, their versions, and the bytes that they were read from."""

    async def keep_upload(self, upload: Upload, now: datetime) -> int:
        """Keeps the bytes as handed in; gives the upload's id."""
        ...

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
        """Stores document, mentions, claims and statements, and gives the document its number.

        Raises `AlreadyStored` when a document with this id is there and is not withdrawn; where it is withdrawn, and
        `revive` is not wanted, too.
        """
        ...

    async def document(self, number: int) -> Document:
        """Raises `NotFound`."""
        ...

    async def documents_with(self, numbers: Collection[int]) -> tuple[Document, ...]:
        """These documents without their texts (`text` is empty), by number: what an answer's references need."""
        ...

    async def documents(
        self, *, status: Status | None = "published", limit: int = 20, offset: int = 0
    ) -> tuple[Document, ...]:
        """Newest number first."""
        ...

    async def count_documents(self, status: Status | None = "published") -> int: ...

    async def document_with_url(self, url: str, *, status: Status | None = None) -> Document | None:
        """The newest document with this link and status; without a status the newest that is not withdrawn."""
        ...

    async def remove_draft(self, number: int, *, into: int | None = None) -> None:
        """Deletes a draft with all that hangs on it, because its text goes on in the document `into`, which inherits
        its upload and what editors amended in it. Raises `Conflict` where it is no draft."""
        ...

    async def save_bands(self, number: int, bands: Collection[str]) -> None:
        """Puts these in the place of a document's bands."""
        ...

    async def near_documents(self, bands: Collection[str]) -> tuple[Document, ...]:
        """Documents (not withdrawn) that share one of these bands (marks of a text), the nearest first."""
        ...

    async def mentions_of(self, number: int) -> Mentions: ...

    async def change_status(
        self, number: int, status: Status, *, expected: Collection[Status], now: datetime
    ) -> Document:
        """Raises `Conflict` when the document's status is not among `expected`: of two editors, one wins."""
        ...

    async def change_details(self, number: int, details: Mapping[str, Any], now: datetime) -> Document:
        """Sets title, source, url, author, credit or published; `found` then says that an editor did."""
        ...

    async def replace_extraction(
        self, number: int, extraction: Extraction, *, now: datetime, new_version: bool, bands: Collection[str] = ()
    ) -> Document:
        """Puts another reading (`new_version` False) or a revised text (True) in the document's place. The version
        before is kept. What editors amended is laid over claims that still stand."""
        ...

    async def versions(self, number: int) -> tuple[Document, ...]:
        """All versions of a document, oldest first; the last is the present one."""
        ...

    async def replaced_versions(self, number: int) -> tuple[Version, ...]:
        """The versions that were replaced, with their claims, oldest first."""
        ...
