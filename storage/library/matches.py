"""Stores matches: the machine's verdicts on pairs of statements, editors' verdicts over them; and finds what they
connect."""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from functools import cache
from typing import Any

from sqlalchemy import BindParameter, and_, bindparam, delete, func, literal_column, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute, aliased

from briefings.model import Match, Question, Verdict
from storage.database.statements import (
    BATCH,
    AnyRow,
    AnySelect,
    Columns,
    Repository,
    ask,
    batches,
    dialect_insert,
    put_rows,
    rows_among,
)
from storage.library.rows.claim_conditions import asked
from storage.library.rows.claim_writer import drop_machine_matches
from storage.library.rows.json_values import reasons_body, reasons_from_body
from storage.tables.claims import ClaimRow, MatchRow, StatementRow
from storage.tables.documents import DocumentRow
from storage.tables.findings import FindingStatementRow

# The verdicts that put two statements into one finding.
MERGING = ("restates", "corroborates")

MATCH = (MatchRow.left, MatchRow.right, MatchRow.verdict, MatchRow.score, MatchRow.reasons, MatchRow.by)
# Without the reasons, which are most of a row's size.
BARE = (MatchRow.left, MatchRow.right, MatchRow.verdict, MatchRow.score, MatchRow.by)

# Statements whose matches are read at once with their reasons; each may have many.
A_TIME = 50
# From so many rows on they are put together in a thread (some milliseconds), which costs an answer more than a few do.
MANY = 1000


class Matches(Repository):
    """The library's matches."""

    async def save_matches(self, matches: Sequence[Match]) -> None:
        if not matches:
            return
        async with self.database.session() as session:
            await put_rows(session, MatchRow, [_row(match) for match in matches], _but_for_rulings)

    async def forget_matches(self, statements: Collection[str]) -> None:
        async with self.database.session() as session:
            await drop_machine_matches(session, statements)

    async def matches_of(
        self,
        statements: Collection[str],
        *,
        verdicts: Collection[Verdict] = (),
        reasons: bool = True,
        ruled: bool = False,
    ) -> tuple[Match, ...]:
        """One match for each pair. Where an editor has ruled, the verdict is the editor's, with `by`; score and reasons
        stay the machine's."""
        question = _on(reasons, tuple(sorted(verdicts)), ruled)
        async with self.database.reading() as session:
            found: list[AnyRow] = []
            for part in batches(statements, A_TIME if reasons else BATCH):
                found += await ask(session, question, {"ids": part})
        # There may be tens of thousands, for which the event loop would stand still.
        if len(found) > MANY:
            return await asyncio.to_thread(_one_a_pair, found, reasons)
        return _one_a_pair(found, reasons)

    async def overrule(self, left: str, right: str, verdict: Verdict | None, *, by: int, now: datetime) -> None:
        """The pair may be given in either order."""
        left, right = sorted((left, right))
        pair = (MatchRow.left == left, MatchRow.right == right)
        async with self.database.session() as session:
            if verdict is None:
                await session.execute(delete(MatchRow).where(*pair, MatchRow.machine.is_(None)))
                bare = {"verdict": MatchRow.machine, "ruling": None, "by": None, "at": None}
                await session.execute(update(MatchRow).where(*pair).values(bare))
                return
            ruling = {"verdict": verdict, "ruling": verdict, "by": by, "at": now}
            row: dict[str, Any] = {"left": left, "right": right, "score": 1.0, "reasons": [], **ruling}
            add = dialect_insert(session, MatchRow).values(row)
            await session.execute(add.on_conflict_do_update(index_elements=["left", "right"], set_=ruling))

    async def unsure_matches(self, limit: int = 20) -> tuple[Match, ...]:
        """Only between statements of documents that are not withdrawn; highest score first."""
        # Written out, since an index with a condition serves no parameter.
        question = select(*MATCH).where(MatchRow.verdict == literal_column("'unsure'"))
        for side in (MatchRow.left, MatchRow.right):
            question = _of_standing(question, side)
        question = question.order_by(MatchRow.score.desc(), MatchRow.left, MatchRow.right).limit(limit)
        async with self.database.reading() as session:
            return tuple(match_from(row) for row in (await session.execute(question)).all())

    async def linked(self, statements: Collection[str]) -> tuple[str, ...]:
        """Sorted."""
        async with self.database.reading() as session:
            seen: set[str] = set()
            live: set[str] = set()
            findings: set[str] = set()
            frontier = set(statements)
            while frontier:
                new = await _findings_of(session, frontier) - findings
                findings |= new
                members = await _members(session, new)
                alone = set(await _published(session, frontier - members))
                live |= alone | members
                seen |= frontier | members
                beside = await _matched_with(session, alone) | await _connected_outside(session, new, members)
                frontier = set(await _published(session, beside - seen))
        return tuple(sorted(live))


@cache
def _on(reasons: bool, verdicts: tuple[Verdict, ...], ruled: bool) -> AnySelect:
    """The matches of the statements `ids` with one of the verdicts, all where none are given; if `ruled`, and those
    with an editor's."""
    ids: BindParameter[Any] = bindparam("ids", expanding=True)
    question = select(*(MATCH if reasons else BARE)).where(or_(MatchRow.left.in_(ids), MatchRow.right.in_(ids)))
    if not verdicts:
        return question
    wanted = MatchRow.verdict.in_(verdicts)
    return question.where(wanted | MatchRow.ruling.is_not(None) if ruled else wanted)


def _but_for_rulings(new: Columns, names: Collection[str]) -> Mapping[str, Any]:
    """The machine's new word is kept, and holds where no editor has ruled."""
    return {**{name: new[name] for name in names}, "verdict": func.coalesce(MatchRow.ruling, new["machine"])}


def _row(match: Match) -> dict[str, Any]:
    return {
        "left": match.left,
        "right": match.right,
        "verdict": match.verdict,
        "machine": match.verdict,
        "score": match.score,
        "reasons": reasons_body(match.reasons),
    }


def _one_a_pair(found: Collection[AnyRow], reasons: bool) -> tuple[Match, ...]:
    rows = {(row.left, row.right): row for row in found}
    if reasons:
        return tuple(match_from(rows[pair]) for pair in sorted(rows))
    bare = (rows[pair] for pair in sorted(rows))
    return tuple(Match(row.left, row.right, row.verdict, row.score, (), row.by) for row in bare)


def match_from(row: AnyRow) -> Match:
    """The match in a row of the columns `MATCH` or `BARE`."""
    reasons = reasons_from_body(row.reasons) if "reasons" in row._fields else ()
    return Match(row.left, row.right, row.verdict, row.score, reasons, row.by)


def _of_standing(question: AnySelect, side: InstrumentedAttribute[str]) -> AnySelect:
    """Narrows to matches whose `side` is a statement of a claim that is not dropped, in a document that isn't
    withdrawn."""
    statement, claim, document = aliased(StatementRow), aliased(ClaimRow), aliased(DocumentRow)
    return (
        question.join(statement, statement.id == side)
        .join(claim, claim.serial == statement.claim)
        .join(document, document.number == statement.document)
        .where(~claim.dropped, document.status != "withdrawn")
    )


@cache
def _dated() -> AnySelect:
    """The published statements and their dates."""
    return asked(
        select(StatementRow.id, DocumentRow.published).join(ClaimRow, ClaimRow.serial == StatementRow.claim),
        Question(None),
    )


async def _published(session: AsyncSession, ids: Collection[str]) -> dict[str, date]:
    """Those of the statements that are published → their date, 0001-01-01 without one."""
    rows = await rows_among(session, _dated(), StatementRow.id, ids)
    return {row.id: row.published or date.min for row in rows}


# The statements that merging matches connect with those of the other column.
_BESIDE = tuple(
    (here, select(there).where(MatchRow.verdict.in_(MERGING)))
    for here, there in ((MatchRow.left, MatchRow.right), (MatchRow.right, MatchRow.left))
)


async def _matched_with(session: AsyncSession, live: Collection[str]) -> set[str]:
    """The statements that merging matches connect with these."""
    return {row[0] for here, beside in _BESIDE for row in await rows_among(session, beside, here, live)}


_FINDINGS = select(FindingStatementRow.finding).distinct()


async def _findings_of(session: AsyncSession, ids: Collection[str]) -> set[str]:
    """The stored findings that hold one of these statements."""
    return {row.finding for row in await rows_among(session, _FINDINGS, FindingStatementRow.statement, ids)}


@cache
def _held() -> AnySelect:
    """The published statements that stored findings hold."""
    return asked(
        select(FindingStatementRow.statement)
        .join(StatementRow, StatementRow.id == FindingStatementRow.statement)
        .join(ClaimRow, ClaimRow.serial == StatementRow.claim),
        Question(None),
    )


async def _members(session: AsyncSession, findings: Collection[str]) -> set[str]:
    """The published statements that these stored findings hold."""
    return {row.statement for row in await rows_among(session, _held(), FindingStatementRow.finding, findings)}


@cache
def _leading_outside(here: InstrumentedAttribute[str], there: InstrumentedAttribute[str]) -> AnySelect:
    """The merging matches between a statement of a finding and one outside of it."""
    within = aliased(FindingStatementRow)
    together = and_(within.statement == there, within.finding == FindingStatementRow.finding)
    return (
        select(here.label("here"), there.label("there"))
        .join(FindingStatementRow, FindingStatementRow.statement == here)
        .outerjoin(within, together)
        .where(MatchRow.verdict.in_(MERGING), within.statement.is_(None))
    )


async def _connected_outside(session: AsyncSession, findings: Collection[str], members: Collection[str]) -> set[str]:
    """The statements outside of the findings that merging matches connect with `members`. Matches within a finding, of
    which there may be thousands, are not read."""
    sides = (MatchRow.left, MatchRow.right)
    beside: set[str] = set()
    for here, there in (sides, sides[::-1]):
        rows = await rows_among(session, _leading_outside(here, there), FindingStatementRow.finding, findings)
        beside.update(row.there for row in rows if row.here in members)
    return beside
