"""Who gets what stands behind a link."""

from __future__ import annotations

from typing import Protocol

from briefings.model import Upload


class Fetcher(Protocol):
    """Gets what stands behind a link, from public addresses only."""

    async def fetch(self, url: str) -> Upload:
        """Raises `FetchFailed`."""
        ...
