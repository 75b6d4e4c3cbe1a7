"""The ids that statements had and have, so that a sent message can be found by the ids of its day."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from storage.database.statements import Repository, put_rows, rows_for
from storage.tables.claims import ClaimRow, FormerRow, StatementRow

_PAIRS = select(FormerRow.statement, FormerRow.former)
_THERE = select(StatementRow.id)
_LATER = select(FormerRow.former, StatementRow.id).join(StatementRow, StatementRow.id == FormerRow.statement)
# So many characters of an id are enough to name a claim. No claim has more statements.
PREFIX, MOST_FORMER = 6, 200
# Claim id → the ids of its statements.
Statements = Mapping[str, frozenset[str]]


class StatementIds(Repository):
    """The ids of statements across revisions, re-readings and amendments."""

    async def former_ids(self, statements: Collection[str]) -> Mapping[str, frozenset[str]]:
        async with self.database.reading() as session:
            return await _former(session, statements)

    async def present_ids(self, statements: Collection[str]) -> Mapping[str, str]:
        async with self.database.reading() as session:
            return await ids_now(session, statements)

    async def later_ids(self, statements: Collection[str]) -> Mapping[str, frozenset[str]]:
        async with self.database.reading() as session:
            rows = await rows_for(session, statements, lambda part: _PAIRS.where(FormerRow.former.in_(part)))
        return _grouped((row.former, row.statement) for row in rows)

    async def former_ids_of(self, claim: str) -> frozenset[str]:
        if len(claim) < PREFIX:
            return frozenset()
        # Ids are hexadecimal, with a point and a number behind: "z" closes the range, and an index can walk it.
        near = select(FormerRow.former).where(FormerRow.former.between(claim, claim + "z")).distinct()
        async with self.database.reading() as session:
            found = frozenset(await session.scalars(near.limit(MOST_FORMER)))
        return found if len({former.partition(".")[0] for former in found}) == 1 else frozenset()


async def statement_ids(session: AsyncSession, claims: Collection[str]) -> Statements:
    """Claim id → the ids of its statements as they are now."""
    pairs = select(ClaimRow.id.label("claim"), StatementRow.id).join(
        StatementRow, StatementRow.claim == ClaimRow.serial
    )
    rows = await rows_for(session, claims, lambda part: pairs.where(ClaimRow.id.in_(part)))
    return _grouped((row.claim, row.id) for row in rows)


async def ids_now(session: AsyncSession, statements: Collection[str]) -> dict[str, str]:
    """Statement → the id that the same quantity of its claim has now; its own if there is none."""
    there = await rows_for(session, statements, lambda part: _THERE.where(StatementRow.id.in_(part)))
    gone = {*statements} - {row.id for row in there}
    rows = await rows_for(session, gone, lambda part: _LATER.where(FormerRow.former.in_(part)))
    same = {row.former: row.id for row in sorted(rows) if _number(row.former) == _number(row.id)}
    return {statement: same.get(statement, statement) for statement in statements}


async def ids_then(session: AsyncSession, statements: Collection[str]) -> dict[str, str]:
    """Every id that these statements have or had → the one that they have now."""
    former = await _former(session, statements)
    now = await ids_now(session, {old for ids in former.values() for old in ids})
    wanted = {*statements}
    return {old: new for old, new in now.items() if new in wanted} | {statement: statement for statement in statements}


async def follow(session: AsyncSession, before: Statements, moved: Mapping[str, str]) -> None:
    """Stores which ids statements had. `before` maps each claim to the statements that it had, `moved` each such
    claim's id to its id now. The former ids of a statement are those of all statements of its claim, and their former
    ids."""
    after = await statement_ids(session, set(moved.values()))
    former: dict[str, set[str]] = {}
    for old, new in moved.items():
        for statement in after.get(new, ()):
            former.setdefault(statement, set()).update(before.get(old, ()))
    older = await _former(session, {old for ids in former.values() for old in ids})
    rows = [
        {"statement": statement, "former": old}
        for statement, ids in former.items()
        for old in sorted({*ids, *(o for i in ids for o in older.get(i, ()))} - {statement})
    ]
    await put_rows(session, FormerRow, rows)


async def _former(session: AsyncSession, statements: Collection[str]) -> dict[str, frozenset[str]]:
    rows = await rows_for(session, statements, lambda part: _PAIRS.where(FormerRow.statement.in_(part)))
    return _grouped((row.statement, row.former) for row in rows)


def _number(statement: str) -> str:
    """Which of its claim's quantities a statement is about; empty for a claim alone."""
    return statement.partition(".")[2]


def _grouped(pairs: Iterable[tuple[str, str]]) -> dict[str, frozenset[str]]:
    grouped: dict[str, set[str]] = {}
    for key, value in pairs:
        grouped.setdefault(key, set()).add(value)
    return {key: frozenset(values) for key, values in grouped.items()}
