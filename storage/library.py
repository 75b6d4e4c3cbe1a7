"""The real end of the `Library` port, put together from one repository a noun."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from storage.claims import Claims
from storage.conflicts import Conflicts
from storage.dated import Dated
from storage.documents import Documents
from storage.findings import Changes, Figures, Findings
from storage.lineage import Lineage
from storage.matches import Matches
from storage.people import People
from storage.records import Records
from storage.search import Searching
from storage.sources import Sources


class SqlLibrary(
    Documents, Claims, Lineage, Sources, Matches, Conflicts, Dated, Findings, Figures, Searching, Changes, People,
    Records,
):  # fmt: skip
    """`briefings.ports.Library` over SQLite or PostgreSQL. A docstring here says only what the port's doesn't."""

    @asynccontextmanager
    async def looking(self) -> AsyncIterator[SqlLibrary]:
        """What is asked in the block shares one session of the database."""
        async with self.database.looking():
            yield self

    @asynccontextmanager
    async def together(self) -> AsyncIterator[SqlLibrary]:
        """One transaction over several calls of this library, and of whatever else uses its database in this task (see
        `storage.database`). One such block runs at a time, on PostgreSQL too: what it read stays true until it commits.
        """
        async with self.database.session() as session:
            await self.database.write_alone(session)
            yield self
