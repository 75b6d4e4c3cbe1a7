"""Publishers, and which names of roots are one."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Protocol

from briefings.model import Rules, Source


class Sources(Protocol):
    """Keeps sources, and editors' word on names of roots."""

    @property
    def rules(self) -> Rules:
        """The beat's rules on its measures, by which this library is kept."""
        ...

    async def sources(self) -> tuple[Source, ...]:
        """All sources, by name."""
        ...

    async def source(self, name: str) -> Source | None:
        """By its name or one of its other names, in any letter case."""
        ...

    async def save_source(self, source: Source) -> None: ...

    async def root_names(self) -> Mapping[str, str]:
        """Editors' "this root is that root": other name → name."""
        ...

    async def same_root(self, name: str, other: str, *, by: int, now: datetime) -> None:
        """From now on the root's name `other` means the root `name`."""
        ...

    async def not_same_root(self, name: str, other: str) -> None:
        """Takes `same_root` back."""
        ...
