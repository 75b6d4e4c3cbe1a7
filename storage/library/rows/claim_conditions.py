"""Conditions on claims: which of them are public, and which stand under a question."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, and_, func, select

from briefings.model import Question
from storage.database.statements import AnySelect
from storage.database.unindexed import Unindexed
from storage.library.rows.limits import Limits, limits_of
from storage.tables.base import Json
from storage.tables.claims import ClaimPlaceRow, ClaimRow, ClaimShelfRow, FilingRow
from storage.tables.documents import DocumentRow


def published(document: Any = DocumentRow) -> ColumnElement[bool]:
    """A condition: the document is published. It is written so that no index serves it. Nearly all documents are
    published, and SQLite, which doesn't know that, would start from the index on the status and walk the whole library.
    """
    return Unindexed(document.status) == "published"


IS_PUBLIC = and_(published(), ~ClaimRow.dropped)


def effective(*path: str) -> Any:
    """A part of a claim's reading, amendments included, as JSON."""
    return func.coalesce(ClaimRow.amended, ClaimRow.machine, type_=Json)[("row", *path)]


def asked(select_claims: AnySelect, question: Question) -> AnySelect:
    """Narrows a select from `claims` to published claims under a question; joins `documents`. Undated documents are
    left out if the question has a date."""
    return within(select_claims, limits_of(question))


def within(select_claims: AnySelect, limits: Limits) -> AnySelect:
    """The same by a question's limits, which may be parameters."""
    select_claims = select_claims.join(DocumentRow, DocumentRow.number == ClaimRow.document).where(
        published(), ~ClaimRow.dropped
    )
    if limits.places is not None:
        # A claim may be in several places of a region.
        select_claims = select_claims.where(ClaimRow.serial.in_(claims_there(limits)))
    elif limits.place is not None or limits.topic is not None:
        there = claims_there(limits).subquery()
        select_claims = select_claims.join(there, there.c.claim == ClaimRow.serial)
    if limits.since is not None:
        select_claims = select_claims.where(DocumentRow.published >= limits.since)
    if limits.asof is not None:
        select_claims = select_claims.where(DocumentRow.published <= limits.asof)
    return select_claims


def claims_there(limits: Limits) -> AnySelect:
    """The serials of all claims under a topic, in a place or region, or both, whether published or not; of a region
    some of them several times. The limits have a topic or a place."""
    if limits.place is None and limits.places is None:
        return select(FilingRow.claim).where(FilingRow.topic == limits.topic)
    row = ClaimPlaceRow if limits.topic is None else ClaimShelfRow
    here = row.place == limits.place if limits.places is None else row.place.in_(limits.places)
    there = select(row.claim).where(here)
    return there if limits.topic is None else there.where(ClaimShelfRow.topic == limits.topic)
