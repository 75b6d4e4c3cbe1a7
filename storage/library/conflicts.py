"""The conflicts between published statements under a question, newest first."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, case, exists, func, or_, select, true, union
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute, aliased

from briefings.model import Match, Question
from storage.database.statements import AnyRow, AnySelect, Repository
from storage.library.claims import published
from storage.library.index_rows import place_keys
from storage.library.matches import MATCH, match_from, verdict
from storage.tables.claims import ClaimPlaceRow, ClaimRow, FilingRow, MatchRow, StatementRow
from storage.tables.documents import DocumentRow

# The newest conflicts are looked for among so many of the newest documents, then among so many before those, and only
# then among all. A message shows a few conflicts, for which the first look is mostly enough.
_SPANS = (10, 50, 500)
# The two sides of a match, each with its statement, claim and document. Made once, since that takes milliseconds.
_SIDES = tuple(
    (side, aliased(StatementRow), aliased(ClaimRow), aliased(DocumentRow)) for side in (MatchRow.left, MatchRow.right)
)
# A question for more conflicts than this wants all of them, not a page.
_PAGES = 500


@dataclass(frozen=True, slots=True)
class _Span:
    """Days of publication from `first` (included) until `end` (not included). With `first` None, all days before `end`,
    and undated documents."""

    first: date | None
    end: date | None


class Conflicts(Repository):
    """The library's conflicts."""

    async def conflicts(self, question: Question, *, limit: int = 20, offset: int = 0) -> tuple[Match, ...]:
        found: list[AnyRow] = []
        async with self.database.reading() as session:
            async for span in _spans(session, question, limit + offset):
                page = _newest_first(question, span).limit(limit + offset - len(found))
                found.extend((await session.execute(page)).all())
                if len(found) >= limit + offset:
                    break
        return tuple(match_from(row) for row in found[offset:])


async def _spans(session: AsyncSession, question: Question, many: int) -> AsyncIterator[_Span]:
    """The spans of days under a question, newest first; together they hold all days. There is only one for a place,
    which has few claims, and for a question that wants more than a page."""
    end = question.asof + timedelta(days=1) if question.asof and question.asof < date.max else None
    spans = [] if question.place is not None or many > _PAGES else _SPANS
    for documents in spans:
        day = select(DocumentRow.published).where(published(), *_days(DocumentRow.published, _Span(date.min, end)))
        ordered = day.order_by(DocumentRow.published.desc()).limit(1).offset(documents)
        first = (await session.scalars(ordered)).one_or_none()
        if first is None:
            break
        yield _Span(first, end)
        end = first
    yield _Span(None, end)


def _days(day: InstrumentedAttribute[Any], span: _Span) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if span.first is not None:
        conditions.append(day >= span.first)
    if span.end is not None:
        conditions.append(day < span.end if span.first is not None else or_(day < span.end, day.is_(None)))
    return conditions


def _newest_first(question: Question, span: _Span) -> AnySelect:
    """Conflicts between two published statements within the question's dates, at least one of them under its topic and
    place, the later of whose dates is in the span; newest first, undated last."""
    matches = _candidates(question, span)
    days, under = [], []
    for side, statement, claim, document in _SIDES:
        matches = (
            matches.join(statement, statement.id == side)
            .join(claim, claim.serial == statement.claim)
            .join(document, document.number == statement.document)
            .where(~claim.dropped, published(document))
        )
        if question.since is not None:
            matches = matches.where(document.published >= question.since)
        if question.asof is not None:
            matches = matches.where(document.published <= question.asof)
        days.append(func.coalesce(document.published, date.min))
        under.append(and_(*_asked_of(claim.serial, question)))
    if question.topic is not None or question.place is not None:
        matches = matches.where(or_(*under))
    newest = case((days[0] > days[1], days[0]), else_=days[1])
    if span.end is not None:
        matches = matches.where(newest < span.end)
    return matches.order_by(newest.desc(), MatchRow.left, MatchRow.right)


def _candidates(question: Question, span: _Span) -> AnySelect:
    """The conflicts with one side in the question's place, or in the span's days; all conflicts if neither is given."""
    if question.place is not None:
        starts: AnySelect = select(StatementRow.id).where(*_asked_of(StatementRow.claim, question))
    elif span.first is not None:
        starts = _of_days(span)
    else:
        return select(*MATCH).where(MatchRow.verdict == "conflicts")
    conflicts = select(MatchRow.left, MatchRow.right).where(verdict() == "conflicts")
    found = union(conflicts.where(MatchRow.left.in_(starts)), conflicts.where(MatchRow.right.in_(starts))).subquery()
    this_pair = and_(MatchRow.left == found.c.left, MatchRow.right == found.c.right)
    return select(*MATCH).select_from(found).join(MatchRow, this_pair)


def _of_days(span: _Span) -> AnySelect:
    statements = select(StatementRow.id).join(DocumentRow, DocumentRow.number == StatementRow.document)
    return statements.where(published(), *_days(DocumentRow.published, span))


def _asked_of(claim: InstrumentedAttribute[int], question: Question) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = [true()]
    if question.topic is not None:
        # Looked up for each claim, since a topic has too many to be listed first.
        conditions.append(exists().where(FilingRow.topic == question.topic, FilingRow.claim == claim))
    if question.place is not None:
        placed = select(ClaimPlaceRow.claim).where(ClaimPlaceRow.place.in_(place_keys(question)))
        conditions.append(claim.in_(placed))
    return conditions
