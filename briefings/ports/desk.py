"""Reads documents and extracts claims."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from briefings.model import Document, Extraction, FeedPage, Upload


class Desk(Protocol):
    """Reads and extracts in another process, so that the chat never waits for a parser."""

    async def read(self, upload: Upload) -> Extraction:
        """Raises `UnreadableDocument` or `DeskFailed`."""
        ...

    async def extract(self, document: Document) -> Extraction:
        """Extracts a stored document again. Raises `TooMuchWork`, `JobFailed` or `DeskFailed`."""
        ...


class FeedDesk(Desk, Protocol):
    """A desk that also reads feeds, in a process where a harmful feed does no damage."""

    async def feed(self, content: bytes, address: str, now: datetime) -> FeedPage:
        """Raises `UnreadableDocument` or `DeskFailed`."""
        ...
