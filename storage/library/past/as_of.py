"""What was published within a question's dates, reduced to what findings are put together from: statements in outline,
and matches without reasons."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from functools import cache
from typing import Any, Literal

from sqlalchemy import BindParameter, bindparam, or_, select, union_all
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from briefings.model import Claim, Match, Question, Root, Statement
from storage.database.statements import AnyRow, AnySelect, Repository, ask, batches
from storage.library.claims.statements import families_of
from storage.library.matches import BARE, MERGING, match_from
from storage.library.rows.claim_conditions import within
from storage.library.rows.index_rows import folded
from storage.library.rows.limits import Shape, parameters_of, shape_of, values_of
from storage.tables.claims import ClaimRow, MatchRow, StatementRow
from storage.tables.documents import DocumentRow
from storage.tables.findings import FindingStatementRow

# The verdicts that join two statements into one finding or keep them apart; an editor's "unsure" keeps apart.
_DECIDED = (*MERGING, "conflicts", "updates")


# The columns of an outline.
_OUTLINE = (
    StatementRow.id,
    StatementRow.document,
    ClaimRow.id.label("claim"),
    ClaimRow.root_name,
    ClaimRow.root_kind,
    ClaimRow.root_chain,
    ClaimRow.certainty,
    DocumentRow.source,
    DocumentRow.published,
)
_IDS: BindParameter[Any] = bindparam("ids", expanding=True)
# The statements of today's findings in which one of the statements `ids` is.
_BESIDE = aliased(FindingStatementRow)
_TOGETHER = (
    select(FindingStatementRow.statement)
    .join(_BESIDE, _BESIDE.finding == FindingStatementRow.finding)
    .where(_BESIDE.statement.in_(_IDS))
)
# Every decision on one of the statements `ids`.
_DECISIONS = select(*BARE).where(
    MatchRow.verdict.in_(_DECIDED) | MatchRow.ruling.is_not(None),
    or_(MatchRow.left.in_(_IDS), MatchRow.right.in_(_IDS)),
)


# Every update in which one of the statements `ids` is a side (`own`), led to by the index of either side.
_UPDATES: AnySelect = select(
    union_all(
        *(
            select(own.label("own"), other.label("other")).where(own.in_(_IDS), MatchRow.verdict == "updates")
            for own, other in ((MatchRow.left, MatchRow.right), (MatchRow.right, MatchRow.left))
        )
    ).subquery()
)


class AsOf(Repository):
    """The library as of earlier days."""

    async def updates_since(self, statements: Collection[str]) -> tuple[tuple[Statement, Statement], ...]:
        async with self.database.reading() as session:
            found = [row for part in batches(statements) for row in await ask(session, _UPDATES, {"ids": part})]
            pairs = sorted({(row.own, row.other) for row in found})
            read = await _outlines_of(session, {side for pair in pairs for side in pair}, Question(None))
            dated = {row.id: row for row in read if row.published is not None}
            outlines = {each.id: each for each in await _outlined(session, dated.values())}
        standing = ((outlines[own], outlines[other]) for own, other in pairs if {own, other} <= outlines.keys())
        return tuple(pair for pair in standing if _when(pair[0]) < _when(pair[1]))

    async def as_it_stood(
        self, question: Question, *, around: Collection[str] | None = None
    ) -> tuple[frozenset[str], tuple[Statement, ...], tuple[Match, ...]]:
        within_dates = Question(None, None, question.since, question.asof)
        rows: dict[str, AnyRow] = {}
        matches: dict[tuple[str, str], AnyRow] = {}
        async with self.database.reading() as session:
            if around is None:
                rows = {row.id: row for row in await _outlines_of(session, None, question)}
                around = list(rows)
            else:
                # Most that was one finding then is one today: read at once, it saves a question for each step between
                # two of its statements.
                rows = {row.id: row for row in await _outlines_of(session, around, within_dates, together=True)}
            looked_at, new = set(rows), {*rows, *around}
            while new:
                touching = await _matches(session, new)
                matches |= {(row.left, row.right): row for row in touching}
                beside = _joined_by(touching)
                # The outlines of those that were asked for come with those beside them.
                unread = (new | beside) - looked_at
                found = await _outlines_of(session, unread, within_dates) if unread else []
                rows |= {row.id: row for row in found}
                looked_at |= unread
                new = {row.id for row in found} - new
            statements = await _outlined(session, rows.values())
        decided = (match_from(row) for row in matches.values() if row.left in rows and row.right in rows)
        return frozenset(rows.keys() & set(around)), statements, tuple(decided)


# Which statements are outlined: all under a question, those with certain ids, or those that are one finding with these.
_Which = Literal["all", "ids", "together"]


@cache
def _outlines(shape: Shape, which: _Which) -> AnySelect:
    """Outlines of the statements under the questions of a shape."""
    outlines = select(*_OUTLINE).join(ClaimRow, ClaimRow.serial == StatementRow.claim)
    outlines = within(outlines, parameters_of(shape))
    match which:
        case "all":
            return outlines
        case "ids":
            return outlines.where(StatementRow.id.in_(_IDS))
        case "together":
            return outlines.where(StatementRow.id.in_(_TOGETHER))


async def _outlines_of(
    session: AsyncSession, ids: Iterable[str] | None, question: Question, *, together: bool = False
) -> list[AnyRow]:
    """Outlines of the statements with these ids (and of those that are one finding with them, if `together`), or of all
    (None), of those under the question."""
    values = values_of(question)
    if ids is None:
        return list(await ask(session, _outlines(shape_of(question), "all"), values))
    outlines = _outlines(shape_of(question), "together" if together else "ids")
    found = [await ask(session, outlines, {**values, "ids": part}) for part in batches(ids)]
    return [row for rows in found for row in rows]


async def _matches(session: AsyncSession, ids: Collection[str]) -> list[AnyRow]:
    found = [await ask(session, _DECISIONS, {"ids": part}) for part in batches(ids)]
    return [row for rows in found for row in rows]


def _joined_by(matches: Iterable[AnyRow]) -> set[str]:
    """The statements that these matches join with others to one finding."""
    return {side for row in matches if row.verdict in MERGING for side in (row.left, row.right)}


async def _outlined(session: AsyncSession, rows: Collection[AnyRow]) -> tuple[Statement, ...]:
    families = await families_of(session, {row.source for row in rows if row.source})
    claims = {row.claim: _bare(row) for row in rows}
    return tuple(
        Statement(
            id=row.id,
            claim=claims[row.claim],
            quantity=None,
            document=row.document,
            source=row.source,
            family=families.get(folded(row.source)) if row.source else None,
            published=row.published,
        )
        for row in rows
    )


def _when(statement: Statement) -> tuple[date, str]:
    return statement.published or date.min, statement.id


def _bare(row: AnyRow) -> Claim:
    """A claim with its id, root and certainty only."""
    return Claim(
        id=row.claim,
        document_id="",
        text="",
        start=0,
        end=0,
        root=Root(row.root_name, row.root_kind, tuple(row.root_chain)),
        certainty=row.certainty,
    )
