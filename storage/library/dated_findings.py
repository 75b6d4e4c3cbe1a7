"""Stores how findings stood as of each day, as spells (see `storage.library.spells`)."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from itertools import chain
from typing import NamedTuple

from sqlalchemy import ColumnElement, and_, delete, false, func, select, true, update
from sqlalchemy.ext.asyncio import AsyncSession

from briefings.model import Claim, Question, Rank, Standing, StandingDays
from storage.database.statements import AnySelect, Repository, add_rows, among, rows_among
from storage.library.index_rows import ANY, place_keys, places_of
from storage.library.spells import Spell, laid_from, lasting
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


class DatedFindings(Repository):
    """The library's findings as of each day."""

    async def save_standings(self, replaced: Collection[str], since: date, components: Sequence[StandingDays]) -> None:
        known: list[Spell[_Shelf]] = []
        for days in components:
            known += lasting((day, set(_shelves(found))) for day, found in days)
        async with self.database.session() as session:
            laid = laid_from(since, await _stored_spells(session, replaced, since), known)
            if replaced:
                here = among(session, DatedShelfRow.finding, replaced)
                await session.execute(delete(DatedShelfRow).where(here, DatedShelfRow.first >= since))
            for spell in laid.ended:
                await session.execute(
                    update(DatedShelfRow).where(_of(spell.value, spell.first)).values(until=spell.until)
                )
            rows = [{**spell.value._asdict(), "first": spell.first, "until": spell.until} for spell in laid.new]
            await add_rows(session, DatedShelfRow, rows)

    async def standing(self, question: Question, *, limit: int, offset: int = 0, unknown: bool) -> tuple[Rank, ...]:
        page = _as_of(select(*_RANKED), question, unknown)
        # A finding stands on a shelf for each of its places: of a region it may be on several.
        page = page.group_by(*_RANKED) if question.countries else page
        page = page.order_by(*(column.desc() for column in _RANKED)).limit(limit).offset(offset)
        async with self.database.reading() as session:
            return tuple((*row,) for row in (await session.execute(page)).all())

    async def count_standing(self, question: Question, *, unknown: bool) -> int:
        each = DatedShelfRow.finding.distinct() if question.countries else DatedShelfRow.finding
        async with self.database.reading() as session:
            count: int = (await session.scalars(_as_of(select(func.count(each)), question, unknown))).one()
        return count


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


async def _stored_spells(session: AsyncSession, findings: Collection[str], since: date) -> list[Spell[_Shelf]]:
    """The stored spells of these findings that began before the day and end after it."""
    columns = [getattr(DatedShelfRow, name) for name in _Shelf._fields]
    question = select(*columns, DatedShelfRow.first, DatedShelfRow.until)
    question = question.where(DatedShelfRow.first < since, DatedShelfRow.until > since)
    rows = await rows_among(session, question, DatedShelfRow.finding, findings)
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


def _as_of(question: AnySelect, asked_for: Question, unknown: bool) -> AnySelect:
    """Narrows to the rows for a question as of its day. Raises `ValueError` for a question without `asof`, or with
    `since`."""
    if asked_for.asof is None or asked_for.since is not None:
        raise ValueError("only what was known as of a day is kept, from the beginning on")
    places = place_keys(asked_for)
    where = DatedShelfRow.place.in_(places) if asked_for.countries else DatedShelfRow.place == places[0]
    return question.where(
        DatedShelfRow.topic == (asked_for.topic or ANY),
        where,
        DatedShelfRow.unknown == (true() if unknown else false()),
        DatedShelfRow.first <= asked_for.asof,
        DatedShelfRow.until > asked_for.asof,
    )
