"""Writes claims: the machine's reading, the amendments on it, and all index rows that follow from both.

All functions run in a writing transaction that the caller has opened.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import delete, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from briefings.model import Claim, Document, statements_from
from storage.database.statements import add_numbered, add_rows, batches, delete_where, put_rows, rows_for
from storage.library.rows.amendments import Anchor, anchored, is_dropped, laid_over
from storage.library.rows.index_rows import (
    Entry,
    claim_entry,
    links_of,
    places_of,
    shelves_of,
    statement_entry,
    topics_of,
)
from storage.library.rows.json_values import claim_body, claim_from_body
from storage.library.rows.statement_ids import follow, statement_ids
from storage.tables.claims import (
    AmendmentRow,
    ClaimPlaceRow,
    ClaimRootRow,
    ClaimRow,
    ClaimShelfRow,
    FilingRow,
    MatchRow,
    StatementRow,
)

Words = dict[str, list[tuple[str, Any]]]


async def replace_claims(
    session: AsyncSession, document: Document, claims: Sequence[Claim], *, same_text: bool = True
) -> None:
    """Replaces the document's claims by these. Amendments, editors' verdicts, and the ids that sent messages know
    follow the words to the new claims."""
    before = await _machine_claims(session, document.number)
    were = await statement_ids(session, [claim.id for claim in before])
    moved = _moved(before, claims, same_text=same_text)
    kept = {claim.id for claim in claims}
    await delete_where(session, ClaimRow.id, [claim.id for claim in before if claim.id not in kept])
    serials = await _write(session, document.number, claims)
    if before:
        await _reanchor(session, document.number, claims, same_text=same_text)
    await _index(session, document, claims, serials)
    if moved:
        await _move_rulings(session, moved)
    await follow(session, were, {**{claim.id: claim.id for claim in before if claim.id in kept}, **moved})


async def add_claims(session: AsyncSession, document: Document, claims: Sequence[Claim]) -> None:
    """Writes the claims of a document that has just been stored: there are none yet, nor amendments or rows of an
    index that would have to go first."""
    serials = await _add(session, document.number, claims)
    await _add_index(session, claims, serials)
    await add_rows(session, StatementRow, _statements(document, claims, serials))


async def lay_again(session: AsyncSession, document: Document, claim_id: str) -> None:
    """Writes one claim's amended reading and index rows again, after its amendments have changed."""
    question = select(ClaimRow.serial, ClaimRow.machine).where(ClaimRow.id == claim_id)
    serial, machine = (await session.execute(question)).one()
    were = await statement_ids(session, [claim_id])
    await _index(session, document, [claim_from_body(machine)], {claim_id: serial})
    await follow(session, were, {claim_id: claim_id})


async def drop_machine_matches(session: AsyncSession, statements: Collection[str]) -> None:
    """Deletes the machine's verdicts on pairs with one of these statements; editors' verdicts stay."""
    for part in batches(statements):
        either = or_(MatchRow.left.in_(part), MatchRow.right.in_(part))
        await session.execute(delete(MatchRow).where(either, MatchRow.ruling.is_(None)))
        await session.execute(update(MatchRow).where(either).values(machine=None, score=1.0, reasons=[]))


async def _machine_claims(session: AsyncSession, number: int) -> list[Claim]:
    question = select(ClaimRow.machine).where(ClaimRow.document == number).order_by(ClaimRow.start)
    return [claim_from_body(body) for body in (await session.scalars(question)).all()]


async def _write(session: AsyncSession, number: int, claims: Sequence[Claim]) -> dict[str, int]:
    """Writes the claims' rows with the machine's reading; gives claim id → serial."""
    rows = await rows_for(
        session,
        [claim.id for claim in claims],
        lambda ids: select(ClaimRow.id, ClaimRow.serial).where(ClaimRow.id.in_(ids)),
    )
    serials = {row.id: row.serial for row in rows}
    fresh = [claim for claim in claims if claim.id not in serials]
    again = [{"serial": serials[c.id], "machine": claim_body(c)} for c in claims if c.id in serials]
    if again:
        await session.execute(update(ClaimRow), again)
    return serials | await _add(session, number, fresh)


async def _add(session: AsyncSession, number: int, claims: Sequence[Claim]) -> dict[str, int]:
    """Inserts the claims' rows; gives claim id → serial."""
    entries = [claim_entry(number, claim) for claim in claims]
    return {row.id: row.serial for row in await add_numbered(session, ClaimRow, entries, ClaimRow.id, ClaimRow.serial)}


async def _index(
    session: AsyncSession, document: Document, claims: Sequence[Claim], serials: Mapping[str, int]
) -> None:
    """Applies the amendments to the claims and writes all rows by which they are found."""
    words = await _words(session, claims)
    effective = [_effective(claim, words) for claim in claims]
    await _note_amended(session, claims, effective, words, serials)
    for column in (FilingRow.claim, ClaimPlaceRow.claim, ClaimShelfRow.claim, ClaimRootRow.claim):
        await delete_where(session, column, serials.values())
    await _add_index(session, effective, serials)
    await _write_statements(session, document, effective, serials)


async def _add_index(session: AsyncSession, claims: Sequence[Claim], serials: Mapping[str, int]) -> None:
    """Writes the rows by which claims are found; there are none of them."""
    placed = [(claim, serials[claim.id]) for claim in claims]
    await add_rows(session, FilingRow, [{"topic": t, "claim": s} for c, s in placed for t in topics_of(c)])
    await add_rows(session, ClaimPlaceRow, [{"place": p, "claim": s} for c, s in placed for p in places_of(c)])
    shelves = [{"topic": t, "place": p, "claim": s} for c, s in placed for t, p in shelves_of(c)]
    await add_rows(session, ClaimShelfRow, shelves)
    await add_rows(session, ClaimRootRow, [{"name": n, "claim": s} for c, s in placed for n in links_of(c)])


async def _words(session: AsyncSession, claims: Iterable[Claim]) -> Words:
    """Claim id → its amendments (field, value), oldest first."""
    rows = await rows_for(
        session,
        [claim.id for claim in claims],
        lambda ids: (
            select(AmendmentRow.claim, AmendmentRow.field, AmendmentRow.value)
            .where(AmendmentRow.claim.in_(ids))
            .order_by(AmendmentRow.id)
        ),
    )
    words: Words = defaultdict(list)
    for row in rows:
        words[row.claim].append((row.field, row.value))
    return words


def _effective(claim: Claim, words: Words) -> Claim:
    if claim.id not in words:
        return claim
    return claim_from_body(laid_over(claim_body(claim), words[claim.id]))


async def _note_amended(
    session: AsyncSession, claims: Sequence[Claim], effective: Sequence[Claim], words: Words, serials: Mapping[str, int]
) -> None:
    entries = [
        {
            "serial": serials[claim.id],
            "amended": claim_body(amended) if claim.id in words else None,
            "dropped": is_dropped(words.get(claim.id, ())),
            "root_name": amended.root.name,
            "root_kind": amended.root.kind,
            "root_chain": list(amended.root.chain),
            "certainty": amended.certainty,
        }
        for claim, amended in zip(claims, effective, strict=True)
    ]
    if entries:
        await session.execute(update(ClaimRow), entries)


async def _write_statements(
    session: AsyncSession, document: Document, claims: Sequence[Claim], serials: Mapping[str, int]
) -> None:
    """Writes the claims' statements. Those that stay keep their row, and with it their keys."""
    entries = _statements(document, claims, serials)
    now = {entry["id"] for entry in entries}
    rows = await rows_for(
        session, serials.values(), lambda part: select(StatementRow.id).where(StatementRow.claim.in_(part))
    )
    gone = [row.id for row in rows if row.id not in now]
    await delete_where(session, StatementRow.id, gone)
    await drop_machine_matches(session, gone)
    await put_rows(session, StatementRow, entries)


def _statements(document: Document, claims: Sequence[Claim], serials: Mapping[str, int]) -> list[Entry]:
    return [statement_entry(s, serials[s.claim.id]) for s in statements_from(claims, document, None)]


async def _reanchor(session: AsyncSession, number: int, claims: Sequence[Claim], *, same_text: bool) -> None:
    question = select(AmendmentRow.id, AmendmentRow.start, AmendmentRow.end, AmendmentRow.text)
    rows = (await session.execute(question.where(AmendmentRow.document == number))).all()
    found = anchored([Anchor(*row) for row in rows], claims, same_text=same_text)
    by_id = {claim.id: claim for claim in claims}
    for row in rows:
        claim = by_id.get(found.get(row.id, ""))
        # A claim with the same words becomes the new anchor. One that only overlaps doesn't, since anchors would drift.
        moved = {"start": claim.start, "end": claim.end} if claim and claim.text == row.text else {}
        change = update(AmendmentRow).where(AmendmentRow.id == row.id)
        await session.execute(change.values(claim=claim.id if claim else None, **moved))


def _moved(before: Sequence[Claim], after: Sequence[Claim], *, same_text: bool) -> dict[str, str]:
    """Old claim id → the id of the claim that has its words now, for claims whose id has changed."""
    kept = {claim.id for claim in after}
    gone = [claim for claim in before if claim.id not in kept]
    anchors = [Anchor(nth, claim.start, claim.end, claim.text) for nth, claim in enumerate(gone)]
    return {gone[nth].id: claim_id for nth, claim_id in anchored(anchors, after, same_text=same_text).items()}


async def _move_rulings(session: AsyncSession, moved: Mapping[str, str]) -> None:
    """Moves editors' verdicts to the new ids of their statements; the machine's verdict on the old pair is dropped."""
    question = select(MatchRow.left, MatchRow.right, MatchRow.ruling, MatchRow.by, MatchRow.at)
    question = question.where(MatchRow.ruling.is_not(None))
    for old, new in moved.items():
        of_claim = [
            or_(side == old, side.startswith(f"{old}.", autoescape=True)) for side in (MatchRow.left, MatchRow.right)
        ]
        rows = (await session.execute(question.where(or_(*of_claim)))).all()
        for row in rows:
            left, right = sorted(_renamed(side, old, new) for side in (row.left, row.right))
            ruled = {"verdict": row.ruling, "ruling": row.ruling, "by": row.by, "at": row.at}
            bare: dict[str, Any] = {"left": left, "right": right, "machine": None, "score": 1.0, "reasons": []}
            await session.execute(delete(MatchRow).where(MatchRow.left == row.left, MatchRow.right == row.right))
            await put_rows(session, MatchRow, [{**bare, **ruled}])


def _renamed(statement: str, old: str, new: str) -> str:
    return new + statement[len(old) :] if statement == old or statement.startswith(f"{old}.") else statement
