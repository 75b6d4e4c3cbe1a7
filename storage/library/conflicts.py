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
    tuple_,
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
# When a document was published, and its number, by which those of one day are told apart.
_Moment = tuple[date, int]
# A span's ends as parameters.
_FIRST, _FIRST_NUMBER = bindparam("first", type_=Date()), bindparam("first_number", type_=Integer())
_END, _END_NUMBER = bindparam("end", type_=Date()), bindparam("end_number", type_=Integer())


@dataclass(frozen=True, slots=True)
class _Span:
    """Documents from `first` (included) until `end` (not included), by day of publication and number. With `first`
    None, all before `end`, and undated ones."""

    first: _Moment | None
    end: _Moment | None

    @property
    def values(self) -> dict[str, date | int | None]:
        """Its ends, as the parameters name them."""
        first, end = self.first or (None, None), self.end or (None, None)
        return {"first": first[0], "first_number": first[1], "end": end[0], "end_number": end[1]}


class Conflicts(Repository):
    """The library's conflicts."""

    async def conflicts(self, question: Question, *, limit: int = 20, offset: int = 0) -> tuple[Match, ...]:
        found: list[AnyRow] = []
        async with self.database.reading() as session:
            async for span in _spans(session, question, limit + offset):
                page = _newest_first(shape_of(question), span.first is not None, span.end is not None)
                values = {**values_of(question), "most": limit + offset - len(found), **span.values}
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
    """The spans of documents under a question, newest first; together they hold all documents. There is only one for a
    place, which has few claims, and for a question that wants more than a page."""
    day = question.asof + timedelta(days=1) if question.asof and question.asof < date.max else None
    end = (day, 0) if day else None
    spans = [] if question.place is not None or many > _PAGES else _SPANS
    for documents in spans:
        values = {**_Span((date.min, 0), end).values, "passed": documents - 1}
        found = await ask(session, _last_of(ended=end is not None), values)
        if not found:
            break
        first = (found[0].published, found[0].number)
        yield _Span(first, end)
        end = first
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
def _last_of(*, ended: bool) -> AnySelect:
    """The document that comes after so many (`passed`), counted from the newest before the end."""
    newest = (DocumentRow.published.desc(), DocumentRow.number.desc())
    found = select(DocumentRow.published, DocumentRow.number).where(published(), *_within(begun=True, ended=ended))
    return found.order_by(*newest).limit(1).offset(bindparam("passed", type_=Integer()))


def _within(*, begun: bool, ended: bool) -> list[ColumnElement[bool]]:
    """The documents of a span by its parameters, if it has a first document (`begun`) and an end."""
    day, moment = DocumentRow.published, tuple_(DocumentRow.published, DocumentRow.number)
    conditions: list[ColumnElement[bool]] = []
    # The day is asked for by itself as well, since the index knows it alone.
    if begun:
        conditions += [day >= _FIRST, moment >= tuple_(_FIRST, _FIRST_NUMBER)]
    if ended:
        before = and_(day <= _END, moment < tuple_(_END, _END_NUMBER))
        conditions.append(before if begun else or_(before, day.is_(None)))
    return conditions


@cache
def _newest_first(shape: Shape, begun: bool, ended: bool) -> AnySelect:
    """Conflicts between two published statements within the question's dates, at least one of them under its topic and
    place, the later of whose documents is in the span; newest first, undated last."""
    limits = parameters_of(shape)
    led_to = limits.place is not None or limits.places is not None or begun
    pairs = _led_to(limits, begun=begun, ended=ended) if led_to else _of_all(limits)
    later = tuple_(pairs.c.day, pairs.c.number) > tuple_(pairs.c.other_day, pairs.c.other_number)
    newest = case((later, pairs.c.day), else_=pairs.c.other_day)
    number = case((later, pairs.c.number), else_=pairs.c.other_number)
    page = select(pairs.c.left, pairs.c.right, newest.label("newest"), number.label("number"))
    if ended:
        page = page.where(tuple_(newest, number) < tuple_(_END, _END_NUMBER))
    order = (newest.desc(), number.desc(), pairs.c.left, pairs.c.right)
    # What is shown of a match is read for a page alone.
    found = page.order_by(*order).limit(bindparam("most", type_=Integer())).cte("page").prefix_with("MATERIALIZED")
    this_pair = and_(MatchRow.left == found.c.left, MatchRow.right == found.c.right)
    shown = select(*MATCH).select_from(found).join(MatchRow, this_pair)
    return shown.order_by(found.c.newest.desc(), found.c.number.desc(), found.c.left, found.c.right)


def _led_to(limits: Limits, *, begun: bool, ended: bool) -> Subquery:
    """The conflicts of the statements in the question's place, or in the span's documents."""
    starts = _starts(limits, begun=begun, ended=ended).cte("starts").prefix_with("MATERIALIZED")
    when = (starts.c.day, starts.c.number)
    sides = [
        select(MatchRow.left, MatchRow.right, other.label("other"), own.label("own"), *when, starts.c.under)
        .select_from(starts)
        .join(MatchRow, own == starts.c.id)
        .where(_IS_CONFLICT)
        for own, other in ((MatchRow.left, MatchRow.right), (MatchRow.right, MatchRow.left))
    ]
    found = union_all(*sides).cte("found").prefix_with("MATERIALIZED")
    pair = select(found.c.left, found.c.right, found.c.day, found.c.number)
    # Of two such statements the first tells of their conflict.
    other = starts.alias("other")
    within = pair.add_columns(other.c.day.label("other_day"), other.c.number.label("other_number"))
    within = within.join(other, other.c.id == found.c.other)
    within = within.where(found.c.own == found.c.left, or_(found.c.under, other.c.under))
    beyond = pair.add_columns(_day_of(DocumentRow).label("other_day"), DocumentRow.number.label("other_number"))
    beyond = beyond.join(StatementRow, StatementRow.id == found.c.other)
    beyond = _standing(beyond, StatementRow, DocumentRow, limits).where(found.c.other.not_in(select(starts.c.id)))
    beyond = beyond.where(or_(found.c.under, and_(*_asked_of(StatementRow.claim, limits))))
    return union_all(within, beyond).subquery()


def _starts(limits: Limits, *, begun: bool, ended: bool) -> AnySelect:
    """The statements from which conflicts are looked for, with their day and their document's number, and whether they
    are under the question's topic and place."""
    here = _asked_of(StatementRow.claim, limits)
    placed = limits.place is not None or limits.places is not None
    under: ColumnElement[bool] = true() if placed else and_(*here)
    starts = select(StatementRow.id, _day_of(DocumentRow).label("day"), DocumentRow.number, under.label("under"))
    starts = _standing(starts, StatementRow, DocumentRow, limits)
    if placed:
        return starts.where(*here)
    return starts.where(*_within(begun=begun, ended=ended))


def _of_all(limits: Limits) -> Subquery:
    """All conflicts of the library under the question's topic."""
    pairs: AnySelect = select(MatchRow.left, MatchRow.right).where(MatchRow.verdict == "conflicts")
    under = []
    for name, (side, statement, document) in zip(("", "other_"), _SIDES, strict=True):
        pairs = _standing(pairs.join(statement, statement.id == side), statement, document, limits)
        pairs = pairs.add_columns(_day_of(document).label(f"{name}day"), document.number.label(f"{name}number"))
        under.append(and_(*_asked_of(statement.claim, limits)))
    return pairs.where(or_(*under)).subquery()


def _day_of(document: Any) -> ColumnElement[date]:
    return func.coalesce(document.published, date.min)


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
