"""What documents were handed in, and what was read of them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any, Protocol

from briefings.model import Document, Extraction, Mentions, Reference, Status, Upload, Version


class Documents(Protocol):
    """Stores documents, their versions, and the bytes that they were read from."""

    async def keep_upload(self, upload: Upload, now: datetime) -> int:
        """Stores the bytes as they were handed in; gives the upload's number."""
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
        """Stores a document with its mentions, claims and statements, and gives it its number. A withdrawn document
        that is handed in again goes on under its number if `revive`.

        Raises `AlreadyStored` if a document with this id is there and is not withdrawn, or is withdrawn and not to be
        revived.
        """
        ...

    async def document(self, number: int) -> Document:
        """Raises `NotFound`."""
        ...

    async def references(self, numbers: Collection[int]) -> tuple[Reference, ...]:
        """These documents as answers refer to them, by number; numbers that aren't there are left out."""
        ...

    async def documents(
        self, *, status: Status | None = "published", limit: int = 20, offset: int = 0
    ) -> tuple[Document, ...]:
        """Newest number first."""
        ...

    async def count_documents(self, status: Status | None = "published") -> int:
        """How many documents have this status; with None, how many there are."""
        ...

    async def document_with_url(self, url: str, *, status: Status | None = None) -> Document | None:
        """The newest document with this link and status; without a status the newest that is not withdrawn."""
        ...

    async def remove_draft(self, number: int, *, into: int | None = None) -> None:
        """Deletes a draft whose text goes on in the document `into`, which inherits its upload, its amendments
        and the finds that became it. Raises `Conflict` if it is no draft."""
        ...

    async def save_bands(self, number: int, bands: Collection[str]) -> None:
        """Replaces a document's bands."""
        ...

    async def near_documents(self, bands: Collection[str]) -> tuple[Document, ...]:
        """Documents, not withdrawn, that share one of these bands (see `signatures.bands` and
        `near_copies.text_marks`), those with most in common first."""
        ...

    async def mentions_of(self, number: int) -> Mentions:
        """Everything found in a document's present text, in claims or not. Raises `NotFound`."""
        ...

    async def change_status(self, number: int, status: Status, *, expected: Collection[Status]) -> Document:
        """Raises `Conflict` when the document's status is not among `expected`: of two editors, one wins."""
        ...

    async def change_details(self, number: int, details: Mapping[str, Any]) -> Document:
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
