"""Stores how findings stood as of each day, as spells (see `storage.library.past.spells`)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from functools import cache
from itertools import chain
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Date, Integer, and_, bindparam, delete, false, func, literal, select, true, update
from sqlalchemy.ext.asyncio import AsyncSession

from briefings.model import Claim, Question, Rank, Standing, StandingDays
from storage.database.statements import AnySelect, Repository, add_rows, among, ask, rows_among
from storage.library.past.spells import Spell, laid_from, lasting
from storage.library.rows.index_rows import ANY, places_of
from storage.library.rows.limits import Shape, parameters_of, shape_of, values_of
from storage.tables.dated import DatedShelfRow

_RANKED = (DatedShelfRow.roots, DatedShelfRow.documents, DatedShelfRow.newest, DatedShelfRow.finding)


class _Shelf(NamedTuple):
    """The columns of a row, except for its days."""

    finding: str
    topic: str
    place: str
    unknown: bool
    roots: int
    documents: int
    newest: date


ShelfSpell = Spell[_Shelf]


class DatedFindings(Repository):
    """The library's findings as of each day."""

    async def save_standings(self, replaced: Collection[str], since: date, components: Sequence[StandingDays]) -> None:
        async with self.database.session() as session:
            laid = laid_from(since, await _stored_spells(session, replaced, since), shelf_spells(components))
            if replaced:
                here = among(session, DatedShelfRow.finding, replaced)
                await session.execute(delete(DatedShelfRow).where(here, DatedShelfRow.first >= since))
            for spell in laid.ended:
                await session.execute(
                    update(DatedShelfRow).where(_of(spell.value, spell.first)).values(until=spell.until)
                )
            await add_rows(session, DatedShelfRow, [shelf_row(spell) for spell in laid.new])

    async def standing(self, question: Question, *, limit: int, offset: int = 0, unknown: bool) -> tuple[Rank, ...]:
        values = {**values_of(question), "most": limit, "passed": offset}
        async with self.database.reading() as session:
            return tuple((*row,) for row in await ask(session, _page(shape_of(question), unknown), values))

    async def count_standing(self, question: Question, *, unknown: bool, at_most: int | None = None) -> int:
        counted = _counted(shape_of(question), unknown, at_most is not None)
        async with self.database.reading() as session:
            ((count,),) = await ask(session, counted, {**values_of(question), "most": at_most})
        return int(count)


def shelf_spells(components: Iterable[StandingDays]) -> list[ShelfSpell]:
    """The spells of these components' findings on their shelves."""
    return [spell for days in components for spell in lasting((day, set(_shelves(found))) for day, found in days)]


def shelf_row(spell: ShelfSpell) -> dict[str, Any]:
    """A row of `dated_shelves`."""
    return {**spell.value._asdict(), "first": spell.first, "until": spell.until}


def _shelves(standings: Collection[Standing]) -> Iterator[_Shelf]:
    for standing in standings:
        claims = {statement.claim.id: statement.claim for statement in standing.statements}
        rank = (standing.unknown, standing.roots, standing.documents, standing.newest)
        for topic, place in set(chain.from_iterable(map(_topics_and_places, claims.values()))):
            yield _Shelf(standing.id, topic, place, *rank)


def _topics_and_places(claim: Claim) -> set[tuple[str, str]]:
    """The pairs of topic and place under which a claim is found."""
    places = {ANY, *places_of(claim)}
    return {(topic, place) for topic in {ANY, *(filing.topic for filing in claim.topics)} for place in places}


@cache
def _stored_around() -> AnySelect:
    """The stored spells that began before the day `since` and end after it."""
    columns = [getattr(DatedShelfRow, name) for name in _Shelf._fields]
    since = bindparam("since", type_=Date())
    return select(*columns, DatedShelfRow.first, DatedShelfRow.until).where(
        DatedShelfRow.first < since, DatedShelfRow.until > since
    )


async def _stored_spells(session: AsyncSession, findings: Collection[str], since: date) -> list[ShelfSpell]:
    """The stored spells of these findings that began before the day and end after it."""
    rows = await rows_among(session, _stored_around(), DatedShelfRow.finding, findings, {"since": since})
    return [Spell(_Shelf(*row[:-2]), row.first, row.until) for row in rows]


def _of(value: _Shelf, first: date) -> ColumnElement[bool]:
    """A condition: the row of this value that begins on the day `first`."""
    return and_(
        DatedShelfRow.finding == value.finding,
        DatedShelfRow.topic == value.topic,
        DatedShelfRow.place == value.place,
        DatedShelfRow.unknown == value.unknown,
        DatedShelfRow.first == first,
    )


@cache
def _page(shape: Shape, unknown: bool) -> AnySelect:
    page = _as_of(select(*_RANKED), shape, unknown)
    # A finding stands on a shelf for each of its places: of a region it may be on several.
    page = page.group_by(*_RANKED) if shape.region else page
    page = page.order_by(*(column.desc() for column in _RANKED))
    return page.limit(bindparam("most", type_=Integer())).offset(bindparam("passed", type_=Integer()))


@cache
def _counted(shape: Shape, unknown: bool, some: bool) -> AnySelect:
    """Counts the findings on the shelf; of `some` only as many as the parameter `most`."""
    found = _as_of(select(DatedShelfRow.finding), shape, unknown)
    found = found.distinct() if shape.region else found
    found = found.limit(bindparam("most", type_=Integer())) if some else found
    return select(func.count()).select_from(found.subquery())


def _as_of(question: AnySelect, shape: Shape, unknown: bool) -> AnySelect:
    """Narrows to the rows for the questions of a shape as of their day. Raises `ValueError` for questions without
    `asof`, or with `since`."""
    if not shape.asof or shape.since:
        raise ValueError("only what was known as of a day is kept, from the beginning on")
    limits = parameters_of(shape)
    none = literal(ANY)
    return question.where(
        DatedShelfRow.topic == (limits.topic if shape.topic else none),
        DatedShelfRow.place.in_(limits.places)
        if shape.region
        else DatedShelfRow.place == (limits.place if shape.place else none),
        DatedShelfRow.unknown == (true() if unknown else false()),
        DatedShelfRow.first <= limits.asof,
        DatedShelfRow.until > limits.asof,
    )
