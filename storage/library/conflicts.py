"""The conflicts between published statements under a question, newest first."""

from __future__ import annotations

from collections.abc import AsyncIterator, Collection
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Date,
    Integer,
    Subquery,
    and_,
    bindparam,
    case,
    exists,
    func,
    literal_column,
    or_,
    select,
    true,
    union,
    union_all,
)
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute, aliased

from briefings.model import Match, Question
from storage.database.statements import AnyRow, AnySelect, Repository, ask, batches
from storage.library.claims import claims_there, published
from storage.library.limits import Limits, Shape, parameters_of, shape_of, values_of
from storage.library.matches import MATCH, match_from
from storage.tables.claims import ClaimRow, FilingRow, MatchRow, StatementRow
from storage.tables.documents import DocumentRow

# The newest conflicts are looked for among so many of the newest documents, then among so many before those, and only
# then among all. A message shows a few conflicts, for which the first look is mostly enough.
_SPANS = (10, 50, 500)
# The two sides of a match, each with its statement and document. Made once, since that takes milliseconds.
_SIDES = tuple((side, aliased(StatementRow), aliased(DocumentRow)) for side in (MatchRow.left, MatchRow.right))
# A question for more conflicts than this wants all of them, not a page.
_PAGES = 500


# Written out, since an index with a condition serves no parameter.
_IS_CONFLICT = MatchRow.verdict == literal_column("'conflicts'")
# A span's days as parameters.
_FIRST, _END = bindparam("first", type_=Date()), bindparam("end", type_=Date())


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
                page = _newest_first(shape_of(question), span.first is not None, span.end is not None)
                values = {
                    **values_of(question),
                    "most": limit + offset - len(found),
                    "first": span.first,
                    "end": span.end,
                }
                found.extend(await ask(session, page, values))
                if len(found) >= limit + offset:
                    break
        return tuple(match_from(row) for row in found[offset:])

    async def likeliest_conflicts(self, statements: Collection[str], *, limit: int) -> tuple[Match, ...]:
        found: dict[tuple[str, str], AnyRow] = {}
        async with self.database.reading() as session:
            for part in batches(statements):
                rows = await ask(session, _LIKELIEST, {"ids": part, "most": limit})
                found |= {(row.left, row.right): row for row in rows}
        likeliest = sorted(found.values(), key=lambda row: (-row.score, row.left, row.right))
        return tuple(map(match_from, likeliest[:limit]))


async def _spans(session: AsyncSession, question: Question, many: int) -> AsyncIterator[_Span]:
    """The spans of days under a question, newest first; together they hold all days. There is only one for a place,
    which has few claims, and for a question that wants more than a page."""
    end = question.asof + timedelta(days=1) if question.asof and question.asof < date.max else None
    spans = [] if question.place is not None or many > _PAGES else _SPANS
    for documents in spans:
        values = {"first": date.min, "end": end, "passed": documents}
        found = await ask(session, _day_after(ended=end is not None), values)
        if not found:
            break
        yield _Span(found[0][0], end)
        end = found[0][0]
    yield _Span(None, end)


def _likeliest() -> AnySelect:
    """The conflicts of the statements `ids`, at most `most` of them, highest score first."""
    ids: BindParameter[Any] = bindparam("ids", expanding=True)
    # Each side by itself, so that each is led to by its own index.
    sides = [
        select(MatchRow.left, MatchRow.right, MatchRow.score).where(_IS_CONFLICT, side.in_(ids))
        for side in (MatchRow.left, MatchRow.right)
    ]
    pairs = union(*sides).subquery()
    page = select(pairs).order_by(pairs.c.score.desc(), pairs.c.left, pairs.c.right)
    found = page.limit(bindparam("most", type_=Integer())).cte("page").prefix_with("MATERIALIZED")
    this_pair = and_(MatchRow.left == found.c.left, MatchRow.right == found.c.right)
    return select(*MATCH).select_from(found).join(MatchRow, this_pair)


_LIKELIEST = _likeliest()


@cache
def _day_after(*, ended: bool) -> AnySelect:
    """The publication day that comes after so many documents (`passed`), counted from the newest before the end."""
    day = select(DocumentRow.published).where(published(), *_days(DocumentRow.published, begun=True, ended=ended))
    return day.order_by(DocumentRow.published.desc()).limit(1).offset(bindparam("passed", type_=Integer()))


def _days(day: InstrumentedAttribute[Any], *, begun: bool, ended: bool) -> list[ColumnElement[bool]]:
    """The days of a span by its parameters, if it has a first day (`begun`) and an end."""
    conditions: list[ColumnElement[bool]] = []
    if begun:
        conditions.append(day >= _FIRST)
    if ended:
        conditions.append(day < _END if begun else or_(day < _END, day.is_(None)))
    return conditions


@cache
def _newest_first(shape: Shape, begun: bool, ended: bool) -> AnySelect:
    """Conflicts between two published statements within the question's dates, at least one of them under its topic and
    place, the later of whose dates is in the span; newest first, undated last."""
    limits = parameters_of(shape)
    led_to = limits.place is not None or limits.places is not None or begun
    pairs = _led_to(limits, begun=begun, ended=ended) if led_to else _of_all(limits)
    newest = case((pairs.c.day > pairs.c.other_day, pairs.c.day), else_=pairs.c.other_day)
    page = select(pairs.c.left, pairs.c.right, newest.label("newest"))
    if ended:
        page = page.where(newest < _END)
    order = (newest.desc(), pairs.c.left, pairs.c.right)
    # What is shown of a match is read for a page alone.
    found = page.order_by(*order).limit(bindparam("most", type_=Integer())).cte("page").prefix_with("MATERIALIZED")
    this_pair = and_(MatchRow.left == found.c.left, MatchRow.right == found.c.right)
    shown = select(*MATCH).select_from(found).join(MatchRow, this_pair)
    return shown.order_by(found.c.newest.desc(), found.c.left, found.c.right)


def _led_to(limits: Limits, *, begun: bool, ended: bool) -> Subquery:
    """The conflicts of the statements in the question's place, or in the span's days."""
    starts = _starts(limits, begun=begun, ended=ended).cte("starts").prefix_with("MATERIALIZED")
    sides = [
        select(MatchRow.left, MatchRow.right, other.label("other"), own.label("own"), starts.c.day, starts.c.under)
        .select_from(starts)
        .join(MatchRow, own == starts.c.id)
        .where(_IS_CONFLICT)
        for own, other in ((MatchRow.left, MatchRow.right), (MatchRow.right, MatchRow.left))
    ]
    found = union_all(*sides).cte("found").prefix_with("MATERIALIZED")
    pair = select(found.c.left, found.c.right, found.c.day)
    # Of two such statements the first tells of their conflict.
    other = starts.alias("other")
    within = pair.add_columns(other.c.day.label("other_day")).join(other, other.c.id == found.c.other)
    within = within.where(found.c.own == found.c.left, or_(found.c.under, other.c.under))
    day = func.coalesce(DocumentRow.published, date.min)
    beyond = pair.add_columns(day.label("other_day")).join(StatementRow, StatementRow.id == found.c.other)
    beyond = _standing(beyond, StatementRow, DocumentRow, limits).where(found.c.other.not_in(select(starts.c.id)))
    beyond = beyond.where(or_(found.c.under, and_(*_asked_of(StatementRow.claim, limits))))
    return union_all(within, beyond).subquery()


def _starts(limits: Limits, *, begun: bool, ended: bool) -> AnySelect:
    """The statements from which conflicts are looked for, with their day, and whether they are under the question's
    topic and place."""
    day = func.coalesce(DocumentRow.published, date.min).label("day")
    here = _asked_of(StatementRow.claim, limits)
    placed = limits.place is not None or limits.places is not None
    under: ColumnElement[bool] = true() if placed else and_(*here)
    starts = select(StatementRow.id, day, under.label("under"))
    starts = _standing(starts, StatementRow, DocumentRow, limits)
    if placed:
        return starts.where(*here)
    return starts.where(*_days(DocumentRow.published, begun=begun, ended=ended))


def _of_all(limits: Limits) -> Subquery:
    """All conflicts of the library under the question's topic."""
    pairs: AnySelect = select(MatchRow.left, MatchRow.right).where(MatchRow.verdict == "conflicts")
    under = []
    for name, (side, statement, document) in zip(("day", "other_day"), _SIDES, strict=True):
        pairs = _standing(pairs.join(statement, statement.id == side), statement, document, limits)
        pairs = pairs.add_columns(func.coalesce(document.published, date.min).label(name))
        under.append(and_(*_asked_of(statement.claim, limits)))
    return pairs.where(or_(*under)).subquery()


def _standing(question: AnySelect, statement: Any, document: Any, limits: Limits) -> AnySelect:
    """Narrows to statements of claims that aren't dropped, in published documents within the question's dates."""
    # The claim is asked for by itself: PostgreSQL tries joins in every order, which with two tables more took it
    # longer than to find the rows.
    dropped = select(ClaimRow.dropped).where(ClaimRow.serial == statement.claim).scalar_subquery()
    question = question.join(document, document.number == statement.document).where(~dropped, published(document))
    if limits.since is not None:
        question = question.where(document.published >= limits.since)
    if limits.asof is not None:
        question = question.where(document.published <= limits.asof)
    return question


def _asked_of(claim: InstrumentedAttribute[int], limits: Limits) -> list[ColumnElement[bool]]:
    if limits.place is not None or limits.places is not None:
        return [claim.in_(claims_there(limits))]
    if limits.topic is not None:
        # Looked up for each claim, since a topic has too many to be listed first.
        return [exists().where(FilingRow.topic == limits.topic, FilingRow.claim == claim)]
    return [true()]
