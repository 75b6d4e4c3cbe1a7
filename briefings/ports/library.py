"""The library as a whole: for the wiring, and for acts that change many parts of it in one transaction."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import AbstractAsyncContextManager
from typing import Protocol

from briefings.ports.claims import Blocks, Claims, StatementIds, Statements
from briefings.ports.dated import DatedFigures, DatedFindings, Unmade
from briefings.ports.documents import Documents
from briefings.ports.events import Events
from briefings.ports.findings import AsOf, Changes, Figures, Findings
from briefings.ports.matches import Conflicts, Matches
from briefings.ports.people import AuditLog, ChatState, People, Reports
from briefings.ports.search import SearchIndex
from briefings.ports.sources import Sources


class Counts(Protocol):
    """Counts what the library holds."""

    async def counts(self) -> Mapping[str, int]:
        """How many documents (by status), claims, findings, sources, people: for /stats and doctor."""
        ...


class Looking(Protocol):
    """Answers several questions as of one moment."""

    def looking(self) -> AbstractAsyncContextManager[object]:
        """Several questions that make one answer: cheaper together, and where the database can, as of one moment."""
        ...


class Library(
    Looking, Documents, Claims, Statements, Blocks, StatementIds, Sources, Matches, Conflicts, AsOf, Findings, Figures,
    Events, DatedFindings, DatedFigures, Unmade, SearchIndex, Changes, People, Reports, AuditLog, ChatState, Counts,
    Protocol,
):  # fmt: skip
    """Stores documents, claims, matches, findings, events, people and the audit log."""

    def together(self) -> AbstractAsyncContextManager[Library]:
        """One transaction over several calls, on the library that the block gets; rolled back when the block raises.
        Joins the transaction that is under way, if there is one."""
        ...
