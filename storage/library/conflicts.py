"""The conflicts between published statements under a question, newest first."""

from __future__ import annotations

from collections.abc import AsyncIterator, Collection, Sequence
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
from briefings.values import frozen
from storage.database.statements import AnyRow, AnySelect, Repository, among, ask, batches, rows_among
from storage.library.matches import MATCH, match_from
from storage.library.rows.claim_conditions import claims_there, published
from storage.library.rows.limits import Limits, Shape, parameters_of, shape_of, values_of
from storage.tables.claims import ClaimRow, FilingRow, MatchRow, StatementRow
from storage.tables.documents import DocumentRow

# The newest conflicts are looked for among so many of the newest documents, then among so many before those, and only
# then among all; of a place or region, among so many of the newest statements there, and then among all. A message
# shows a few conflicts, for which the first look is mostly enough.
_SPANS = (10, 50, 500)
_NEWEST_THERE = 200
# The two sides of a match, each with its statement and document. Made once, since that takes milliseconds.
_SIDES = tuple((side, aliased(StatementRow), aliased(DocumentRow)) for side in (MatchRow.left, MatchRow.right))
# A question for more conflicts than this wants all of them, not a page.
_PAGES = 500


# Written out, since an index with a condition serves no parameter.
_IS_CONFLICT = MatchRow.verdict == literal_column("'conflicts'")
_CONFLICTS = select(MatchRow.left, MatchRow.right).where(_IS_CONFLICT)
# When a document was published, and its number, by which those of one day are told apart.
_Moment = tuple[date, int]
# A span's ends as parameters.
_FIRST, _FIRST_NUMBER = bindparam("first", type_=Date()), bindparam("first_number", type_=Integer())
_END, _END_NUMBER = bindparam("end", type_=Date()), bindparam("end_number", type_=Integer())


@frozen
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


@frozen
class _Found:
    """A conflict by its two sides, and the moment of the one under the question, the later if both are."""

    moment: _Moment
    left: str
    right: str

    def order(self) -> tuple[int, int, str, str]:
        """By which it is sorted: newest first."""
        day, number = self.moment
        return -day.toordinal(), -number, self.left, self.right


class Conflicts(Repository):
    """The library's conflicts."""

    async def conflicts(self, question: Question, *, limit: int = 20, offset: int = 0) -> tuple[Match, ...]:
        async with self.database.reading() as session:
            under = _under_topic if question.place is None else _in_place
            page = (await under(session, question, limit + offset))[offset : offset + limit]
            matches = await _matches(session, page)
        return tuple(match_from(matches[found.left, found.right]) for found in page)

    async def likeliest_conflicts(self, statements: Collection[str], *, limit: int) -> tuple[Match, ...]:
        found: dict[tuple[str, str], AnyRow] = {}
        async with self.database.reading() as session:
            for part in batches(statements):
                rows = await ask(session, _LIKELIEST, {"ids": part, "most": limit})
                found |= {(row.left, row.right): row for row in rows}
        likeliest = sorted(found.values(), key=lambda row: (-row.score, row.left, row.right))
        return tuple(map(match_from, likeliest[:limit]))


async def _under_topic(session: AsyncSession, question: Question, many: int) -> list[_Found]:
    shape, values = shape_of(question), values_of(question)
    found: list[_Found] = []
    async for span in _spans(session, question, many):
        if span.first is None:
            rest = {**values, **span.values, "most": many - len(found)}
            rows = await ask(session, _newest_first(shape, ended=span.end is not None), rest)
            found += [_Found((row.newest, row.number), row.left, row.right) for row in rows]
        else:
            starts = await ask(session, _in_span(shape, ended=span.end is not None), {**values, **span.values})
            found += await _led_to(session, question, starts, span.end)
        if len(found) >= many:
            break
    return found


async def _in_place(session: AsyncSession, question: Question, many: int) -> list[_Found]:
    shape, values = shape_of(question), values_of(question)
    if many <= _PAGES:
        newest = await ask(session, _there(shape, ranked=True), {**values, "ranked": _NEWEST_THERE})
        found = await _led_to(session, question, newest)
        if len(found) >= many:
            return found
    return await _led_to(session, question, await ask(session, _there(shape, ranked=False), values))


async def _led_to(
    session: AsyncSession, question: Question, starts: Sequence[AnyRow], end: _Moment | None = None
) -> list[_Found]:
    """The conflicts of statements under the question (id, day, number), newest first; with `end`, those before it."""
    moments = {row.id: (row.day, row.number) for row in starts}
    pairs = {(row.left, row.right) for row in await _conflicts_of(session, moments)}
    others = {side for pair in pairs for side in pair} - moments.keys()
    limits, values = parameters_of(shape_of(question)), values_of(question)
    beside = await rows_among(session, _with_moments(limits), StatementRow.id, others, values)
    moments |= {row.id: (row.day, row.number) for row in beside}
    standing = (pair for pair in pairs if pair[0] in moments and pair[1] in moments)
    found = [_Found(max(moments[left], moments[right]), left, right) for left, right in standing]
    return sorted((each for each in found if end is None or each.moment < end), key=_Found.order)


async def _conflicts_of(session: AsyncSession, ids: Collection[str]) -> Sequence[AnyRow]:
    """The conflicts on one of these statements, each side led to by its own index, in one question."""
    if not ids:
        return []
    sides = [_CONFLICTS.where(among(session, side, ids)) for side in (MatchRow.left, MatchRow.right)]
    return await ask(session, select(union_all(*sides).subquery()))


_WITH_REASONS = select(*MATCH).where(_IS_CONFLICT)


async def _matches(session: AsyncSession, page: Sequence[_Found]) -> dict[tuple[str, str], AnyRow]:
    """The matches of these pairs."""
    rows = await rows_among(session, _WITH_REASONS, MatchRow.left, {found.left for found in page})
    return {(row.left, row.right): row for row in rows}


async def _spans(session: AsyncSession, question: Question, many: int) -> AsyncIterator[_Span]:
    """The spans of documents under a question without a place, newest first; together they hold all documents. There is
    only one for a question that wants more than a page."""
    day = question.asof + timedelta(days=1) if question.asof and question.asof < date.max else None
    end = (day, 0) if day else None
    for documents in _SPANS if many <= _PAGES else ():
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
def _newest_first(shape: Shape, *, ended: bool) -> AnySelect:
    """All conflicts between two published statements within the question's dates, at least one of them under its topic,
    that one (the later of two) before the end of a span; newest first, undated last."""
    pairs = _of_all(parameters_of(shape))
    later = tuple_(pairs.c.day, pairs.c.number) > tuple_(pairs.c.other_day, pairs.c.other_number)
    newest = case((later, pairs.c.day), else_=pairs.c.other_day)
    number = case((later, pairs.c.number), else_=pairs.c.other_number)
    page = select(pairs.c.left, pairs.c.right, newest.label("newest"), number.label("number"))
    if ended:
        page = page.where(tuple_(newest, number) < tuple_(_END, _END_NUMBER))
    order = (newest.desc(), number.desc(), pairs.c.left, pairs.c.right)
    return page.order_by(*order).limit(bindparam("most", type_=Integer()))


@cache
def _there(shape: Shape, *, ranked: bool) -> AnySelect:
    """The statements under the question's topic in its place or region; if `ranked`, so many of the newest there."""
    limits = parameters_of(shape)
    there = (_is_under(StatementRow.claim, limits), published(), *_within_dates(DocumentRow, limits))
    placed = select(StatementRow.id, *_moment_of(DocumentRow)).where(*there)
    placed = placed.join(DocumentRow, DocumentRow.number == StatementRow.document)
    if not ranked:
        return placed.where(_is_kept(StatementRow.claim))
    newest = func.rank().over(order_by=(_day_of(DocumentRow).desc(), DocumentRow.number.desc()))
    every = placed.add_columns(StatementRow.claim, newest.label("rank")).subquery()
    among = select(every.c.id, every.c.day, every.c.number).where(every.c.rank <= bindparam("ranked", type_=Integer()))
    return among.where(_is_kept(every.c.claim))


@cache
def _in_span(shape: Shape, *, ended: bool) -> AnySelect:
    """The statements under the question's topic in the documents of a span that has a first one."""
    limits = parameters_of(shape)
    statements = _standing(select(StatementRow.id, *_moment_of(DocumentRow)), StatementRow, DocumentRow, limits)
    return statements.where(_is_under(StatementRow.claim, limits), *_within(begun=True, ended=ended))


@cache
def _with_moments(limits: Limits) -> AnySelect:
    """The statements that stand within the question's dates, each with its moment."""
    moments = select(StatementRow.id, *_moment_of(DocumentRow, _is_under(StatementRow.claim, limits)))
    return _standing(moments, StatementRow, DocumentRow, limits)


def _of_all(limits: Limits) -> Subquery:
    """All conflicts of the library under the question's topic."""
    pairs: AnySelect = select(MatchRow.left, MatchRow.right).where(_IS_CONFLICT)
    under = []
    for name, (side, statement, document) in zip(("", "other_"), _SIDES, strict=True):
        pairs = _standing(pairs.join(statement, statement.id == side), statement, document, limits)
        under.append(_is_under(statement.claim, limits))
        pairs = pairs.add_columns(*_moment_of(document, under[-1], name))
    return pairs.where(or_(*under)).subquery()


def _moment_of(document: Any, under: ColumnElement[bool] | None = None, name: str = "") -> list[ColumnElement[Any]]:
    """A document's day and number; those of before all others for a statement that is not `under` the question."""
    day, number = _day_of(document), document.number
    if under is not None:
        day, number = case((under, day), else_=date.min), case((under, number), else_=0)
    return [day.label(f"{name}day"), number.label(f"{name}number")]


def _day_of(document: Any) -> ColumnElement[date]:
    return func.coalesce(document.published, date.min)


def _standing(question: AnySelect, statement: Any, document: Any, limits: Limits) -> AnySelect:
    """Narrows to statements of claims that aren't dropped, in published documents within the question's dates."""
    question = question.join(document, document.number == statement.document)
    return question.where(_is_kept(statement.claim), published(document), *_within_dates(document, limits))


def _is_kept(claim: Any) -> ColumnElement[bool]:
    """True of a claim that no editor dropped. The few that are dropped are listed by their own index, since to look at
    every claim takes as long as all the rest."""
    is_kept: ColumnElement[bool] = claim.not_in(select(ClaimRow.serial).where(ClaimRow.dropped))
    return is_kept


def _within_dates(document: Any, limits: Limits) -> list[ColumnElement[bool]]:
    since = [] if limits.since is None else [document.published >= limits.since]
    return since if limits.asof is None else [*since, document.published <= limits.asof]


def _is_under(claim: InstrumentedAttribute[int], limits: Limits) -> ColumnElement[bool]:
    if limits.place is not None or limits.places is not None:
        return claim.in_(claims_there(limits))
    if limits.topic is not None:
        # Looked up for each claim, since a topic has too many to be listed first.
        return exists().where(FilingRow.topic == limits.topic, FilingRow.claim == claim)
    return true()
