"""Who reads and extracts."""

from __future__ import annotations

from typing import Protocol

from briefings.model import Document, Extraction, Upload


class Desk(Protocol):
    """Reads and extracts in a process of its own, so that the chat never waits for a parser."""

    async def read(self, upload: Upload) -> Extraction:
        """Raises `UnreadableDocument` or `DeskFailed`."""
        ...

    async def extract(self, document: Document) -> Extraction: ...
