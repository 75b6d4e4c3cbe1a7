"""Fetches what a link leads to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from briefings.model import Upload
from briefings.values import frozen


@frozen
class Answer:
    """What a server said to one request: its status, its headers (names in small letters), the body where the status is
    200, and where it sends the asker."""

    status: int
    headers: Mapping[str, str]
    content: bytes = b""
    moved: str | None = None


class Fetcher(Protocol):
    """Fetches the page behind a link, from public addresses only; follows redirects."""

    async def fetch(self, url: str) -> Upload:
        """Raises `FetchFailed`."""
        ...


class Getter(Protocol):
    """Sends one conditional request to a public address, and follows no redirect."""

    async def get(self, url: str, headers: Mapping[str, str], largest: int) -> Answer:
        """Raises `FetchFailed` where there is no answer, or one of more than `largest` bytes."""
        ...
