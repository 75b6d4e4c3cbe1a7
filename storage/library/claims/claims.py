"""Claims, and editors' amendments of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import delete, insert, select
from sqlalchemy.ext.asyncio import AsyncSession

from briefings.errors import NotFound
from briefings.model import Claim, Document, FilingRuling
from storage.database.statements import AnyRow, Repository
from storage.library.documents import document_columns, document_from
from storage.library.rows.amendments import plain_value
from storage.library.rows.claim_writer import lay_again
from storage.library.rows.json_values import claim_from_body
from storage.tables.claims import AmendmentRow, ClaimRow
from storage.tables.documents import DocumentRow

# The shortest beginning of an id that may stand for it.
PREFIX = 6


class Claims(Repository):
    """The library's claims."""

    async def claims_of(self, number: int) -> tuple[Claim, ...]:
        question = select(ClaimRow.machine, ClaimRow.amended).where(ClaimRow.document == number, ~ClaimRow.dropped)
        async with self.database.reading() as session:
            rows = (await session.execute(question.order_by(ClaimRow.start))).all()
        return tuple(claim_from_body(row.amended or row.machine) for row in rows)

    async def claim(self, claim_id: str) -> tuple[Claim, Document]:
        async with self.database.reading() as session:
            row = await _one_claim(session, claim_id)
            question = select(*document_columns()).where(DocumentRow.number == row.document)
            document = document_from((await session.execute(question)).one())
        if row.dropped:
            raise NotFound(f"Claim {claim_id} was dropped by an editor.")
        return claim_from_body(row.amended or row.machine), document

    async def amend(self, claim_id: str, field: str, value: Any, *, by: int, now: datetime) -> int:
        async with self.database.session() as session:
            row = await _one_claim(session, claim_id)
            amendment = {
                "document": row.document,
                "claim": row.id,
                "start": row.start,
                "end": row.end,
                "field": field,
                "by": by,
                "at": now,
                "text": row.text,
                "value": plain_value(field, value),
            }
            number = (await session.scalars(insert(AmendmentRow).values(amendment).returning(AmendmentRow.id))).one()
            await _lay_again(session, row.document, row.id)
            return number

    async def amended(self, amendment: int) -> tuple[int, str | None]:
        question = select(AmendmentRow.document, AmendmentRow.claim).where(AmendmentRow.id == amendment)
        async with self.database.reading() as session:
            row = (await session.execute(question)).one_or_none()
        if row is None:
            raise _no_amendment(amendment)
        return row.document, row.claim

    async def take_back_amendment(self, amendment: int) -> None:
        gone = delete(AmendmentRow).where(AmendmentRow.id == amendment)
        async with self.database.session() as session:
            row = (await session.execute(gone.returning(AmendmentRow.document, AmendmentRow.claim))).one_or_none()
            if row is None:
                raise _no_amendment(amendment)
            if row.claim is not None:
                await _lay_again(session, row.document, row.claim)

    async def filing_rulings(self) -> tuple[FilingRuling, ...]:
        said = AmendmentRow.field.in_(("topics", "dropped"))
        columns = (ClaimRow.id, ClaimRow.text, ClaimRow.document, ClaimRow.machine)
        laid = select(*columns, AmendmentRow.field, AmendmentRow.value)
        laid = laid.join(AmendmentRow, AmendmentRow.claim == ClaimRow.id).where(said).order_by(AmendmentRow.id)
        async with self.database.reading() as session:
            rows = (await session.execute(laid)).all()
        found: dict[str, FilingRuling] = {}
        for row in rows:
            was = frozenset(filing["id"] for filing in row.machine["row"]["topics"])
            ruling = found.get(row.id) or FilingRuling(row.id, row.document, row.text, was, was)
            if row.field == "topics":
                ruling = replace(ruling, topics=frozenset(filing["id"] for filing in row.value))
            else:
                ruling = replace(ruling, dropped=bool(row.value))
            found[row.id] = ruling
        return tuple(found.values())


def _no_amendment(amendment: int) -> NotFound:
    return NotFound(f"There is no amendment {amendment}.")


async def _one_claim(session: AsyncSession, claim_id: str) -> AnyRow:
    """The claim with this id, or the only one whose id begins so. Raises `NotFound`."""
    columns = (ClaimRow.id, ClaimRow.document, ClaimRow.start, ClaimRow.end, ClaimRow.text, ClaimRow.dropped)
    question = select(*columns, ClaimRow.machine, ClaimRow.amended)
    row: AnyRow | None = (await session.execute(question.where(ClaimRow.id == claim_id))).one_or_none()
    if row is not None:
        return row
    if len(claim_id) < PREFIX:
        raise NotFound(f"There is no claim {claim_id}.")
    # Ids are hexadecimal, so that "z" closes the range in every collation, and an index can walk it.
    near = question.where(
        ClaimRow.id.between(claim_id, claim_id + "z"), ClaimRow.id.startswith(claim_id, autoescape=True)
    )
    rows: Sequence[AnyRow] = (await session.execute(near.limit(2))).all()
    if not rows:
        raise NotFound(f"There is no claim {claim_id}.")
    if len(rows) > 1:
        raise NotFound(f"More than one claim begins with {claim_id}; write more of its id.")
    return rows[0]


async def _lay_again(session: AsyncSession, number: int, claim_id: str) -> None:
    question = select(*document_columns()).where(DocumentRow.number == number)
    await lay_again(session, document_from((await session.execute(question)).one()), claim_id)
