"""Implements the `Library` port, from one repository for each noun."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from briefings.model import Rules
from storage.database.database import Database
from storage.library.audit_log import AuditLog
from storage.library.chat_state import ChatState
from storage.library.claims.blocks import Blocks
from storage.library.claims.claims import Claims
from storage.library.claims.crowds import Crowds
from storage.library.claims.statements import Statements
from storage.library.conflicts import Conflicts
from storage.library.counts import Counts
from storage.library.documents import Documents
from storage.library.events import Events
from storage.library.findings import Changes, Figures, Findings
from storage.library.matches import Matches
from storage.library.past.as_of import AsOf
from storage.library.past.dated_figures import DatedFigures
from storage.library.past.dated_findings import DatedFindings
from storage.library.past.unmade import Unmade
from storage.library.people import People, Reports
from storage.library.rows.statement_ids import StatementIds
from storage.library.search import SearchIndex
from storage.library.sources import Sources


class SqlLibrary(
    Documents, Claims, Statements, Blocks, StatementIds, Sources, Matches, Crowds, Conflicts, AsOf, Findings, Figures,
    Events, SearchIndex, Changes, DatedFindings, DatedFigures, Unmade, People, Reports, AuditLog, ChatState, Counts,
):  # fmt: skip
    """`briefings.ports.Library` over SQLite or PostgreSQL. Docstrings in this package say only what the
    port's don't."""

    def __init__(self, database: Database, rules: Rules | None = None) -> None:
        super().__init__(database)
        self.rules = rules or Rules()

    @asynccontextmanager
    async def looking(self) -> AsyncIterator[SqlLibrary]:
        """Everything that is asked within the block shares one session of the database."""
        async with self.database.looking():
            yield self

    @asynccontextmanager
    async def together(self) -> AsyncIterator[SqlLibrary]:
        """One transaction over several calls of this library, and of everything else that uses its database in this
        task (see `storage.database.database`). One such block runs at a time, on PostgreSQL too, so that what it has
        read stays true until it commits."""
        async with self.database.session() as session:
            await self.database.write_alone(session)
            yield self
