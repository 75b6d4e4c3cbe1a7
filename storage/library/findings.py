"""Stores findings, the ledger's cells, and the record of changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import delete, false, func, insert, or_, select, true, update
from sqlalchemy.ext.asyncio import AsyncSession

from briefings.model import LONGEST_HISTORY, Changed, Figure, Finding, Question, abridged
from storage.database.statements import (
    AnyRow,
    AnySelect,
    Repository,
    add_rows,
    ask,
    batches,
    delete_where,
    put_rows,
    rows_among,
    rows_for,
)
from storage.library.rows.index_rows import ANY, folded, place_key, place_keys, shelves
from storage.library.rows.json_values import (
    figure_body,
    figure_from_body,
    finding_body,
    finding_from_body,
    history_body,
)
from storage.tables.base import Json
from storage.tables.claims import ClaimPlaceRow, StatementRow
from storage.tables.findings import ChangeRow, FigureRow, FindingRow, FindingStatementRow, ShelfRow

WORLD = f"origin/{ANY}"
_HELD = select(FindingStatementRow.finding).distinct()
_RANKED = (ShelfRow.roots, ShelfRow.documents, ShelfRow.newest, ShelfRow.finding)
_CHANGE = (ChangeRow.id, ChangeRow.at, ChangeRow.kind, ChangeRow.body, ChangeRow.detail)


class Findings(Repository):
    """The library's findings."""

    async def save_findings(self, replaced: Collection[str], findings: Sequence[Finding], now: datetime) -> None:
        """Of a finding of thousands of statements, only what has moved is written."""
        after = {finding.id: frozenset(finding.statements) for finding in findings}
        async with self.database.session() as session:
            held = await rows_among(session, _HELD, FindingStatementRow.statement, replaced)
            before = await _members(session, {row.finding for row in held} | after.keys())
            bodies = [{"id": f.id, "at": now, "body": finding_body(f)} for f in findings]
            await put_rows(session, FindingRow, bodies)
            for old, new in _renamed(before, after).items():
                rename = update(FindingStatementRow).where(FindingStatementRow.finding == old)
                await session.execute(rename.values(finding=new))
                before[new] = before.pop(old)
            await delete_where(session, FindingRow.id, sorted({row.finding for row in held} - after.keys()))
            await _move_members(session, before, after)
            await delete_where(session, ShelfRow.finding, sorted(after))
            names = await _place_names(session, after)
            await add_rows(session, ShelfRow, [row for f in findings for row in shelves(f, names.get(f.id, ()))])

    async def findings(
        self, question: Question, *, limit: int, offset: int = 0, unknown: bool | None = None
    ) -> tuple[Finding, ...]:
        order = (ShelfRow.roots.desc(), ShelfRow.documents.desc(), ShelfRow.newest.desc(), ShelfRow.finding.desc())
        page = _shelf(select(ShelfRow.finding), question, unknown)
        if question.countries:
            # A finding has a row for each of its places, so it may have several in a region.
            page = page.group_by(*_RANKED)
        page = page.order_by(*order).limit(limit).offset(offset)
        async with self.database.reading() as session:
            ids = [row.finding for row in await ask(session, page)]
            bodies = await _bodies(session, ids)
        return tuple(finding_from_body(bodies[finding_id]) for finding_id in ids)

    async def count_findings(
        self, question: Question, *, unknown: bool | None = None, at_most: int | None = None
    ) -> int:
        each = select(func.count(ShelfRow.finding.distinct() if question.countries else ShelfRow.finding))
        if at_most is not None:
            some = _shelf(select(ShelfRow.finding), question, unknown)
            some = some.distinct() if question.countries else some
            counted = select(func.count()).select_from(some.limit(at_most).subquery())
        elif unknown is False:
            # All and those of what is unknown are counted in their indexes, which don't say which rows are neither.
            whole, part = (_shelf(each, question, which).scalar_subquery() for which in (None, True))
            counted = select(whole - part)
        else:
            counted = _shelf(each, question, unknown)
        async with self.database.reading() as session:
            ((count,),) = await ask(session, counted)
        return int(count)

    async def findings_with(self, statements: Collection[str]) -> tuple[Finding, ...]:
        """In the order of their ids."""
        async with self.database.reading() as session:
            rows = await rows_among(session, _HELD, FindingStatementRow.statement, statements)
            bodies = await _bodies(session, {row.finding for row in rows})
        return tuple(finding_from_body(bodies[finding_id]) for finding_id in sorted(bodies))


class Figures(Repository):
    """The ledger's cells."""

    async def save_figures(
        self, measure: str, origin: str | None, scopes: Collection[str], figures: Sequence[Figure]
    ) -> None:
        subject = f"origin/{origin or ANY}"
        async with self.database.session() as session:
            cells = (FigureRow.measure == measure, FigureRow.subject == subject, FigureRow.scope.in_(sorted(scopes)))
            await session.execute(delete(FigureRow).where(*cells))
            await add_rows(session, FigureRow, [figure_entry(figure) for figure in figures])

    async def save_event_figures(self, events: Collection[str], figures: Sequence[Figure]) -> None:
        subjects = [f"{kind}/{event}" for event in sorted(events) for kind in ("event", "place")]
        async with self.database.session() as session:
            await delete_where(session, FigureRow.subject, subjects)
            await add_rows(session, FigureRow, [figure_entry(figure) for figure in figures])

    async def disputes_of_events(self, events: Collection[str]) -> frozenset[tuple[str, str]]:
        subjects = [f"{kind}/{event}" for event in sorted(events) for kind in ("event", "place")]
        question = select(FigureRow.body)
        async with self.database.reading() as session:
            rows = await rows_for(session, subjects, lambda part: question.where(FigureRow.subject.in_(part)))
        bodies = [body for row in rows for body in (row.body, *row.body.get("parts", ()))]
        return frozenset((left, right) for body in bodies for left, right in body.get("against", ()))

    async def figures(
        self,
        *,
        place: str | None = None,
        countries: Collection[str] = (),
        measure: str | None = None,
        measures: Collection[str] = (),
        event: str | None = None,
        history: bool = True,
        abridged: bool = False,
        limit: int | None = None,
        offset: int = 0,
    ) -> tuple[Figure, ...]:
        told = func.coalesce(FigureRow.told, FigureRow.history, type_=Json) if abridged else FigureRow.history
        cells = select(FigureRow.body, told.label("history")) if history else select(FigureRow.body)
        question = _in_ledger(cells, place, countries, {*measures, *([measure] if measure else [])})
        if event is not None:
            question = question.where(FigureRow.subject.in_([f"event/{event}", f"place/{event}"]))
        order = (
            (FigureRow.subject == WORLD).desc(),
            FigureRow.roots.desc(),
            FigureRow.newest.desc().nulls_last(),
            FigureRow.measure,
            FigureRow.subject,
            FigureRow.scope,
            FigureRow.part,
        )
        page = question.order_by(*order).limit(limit).offset(offset or None)
        async with self.database.reading() as session:
            rows = await ask(session, page)
        return tuple(figure_from_body(row.body, row.history if history else ()) for row in rows)

    async def count_figures(
        self, *, place: str | None = None, countries: Collection[str] = (), measures: Collection[str] = ()
    ) -> int:
        question = _in_ledger(select(func.count()).select_from(FigureRow), place, countries, measures)
        async with self.database.reading() as session:
            count: int = (await session.scalars(question)).one()
        return count


def subject_of(figure: Figure) -> str:
    """The subject of a figure as one key (see `FigureRow`)."""
    if figure.event is not None:
        return f"{'place' if figure.place else 'event'}/{figure.event.id}"
    return f"origin/{figure.origin or ANY}"


def figure_entry(figure: Figure) -> dict[str, Any]:
    """A row of `figures`."""
    country = figure.event.country if figure.event else figure.origin
    town = figure.event.place if figure.event else None
    return {
        "measure": figure.measure,
        "subject": subject_of(figure),
        "scope": figure.scope,
        "part": figure.part,
        "place": place_key(country),
        "town": folded(town or ""),
        "roots": len(figure.roots),
        "newest": figure.newest,
        "body": figure_body(figure),
        "history": history_body(figure),
        "told": history_body(abridged(figure)) if len(figure.history) > LONGEST_HISTORY else None,
    }


class Changes(Repository):
    """The record of what changed in findings."""

    async def record_change(self, kind: str, finding: Finding, now: datetime, detail: Mapping[str, Any]) -> None:
        row = {"at": now, "kind": kind, "finding": finding.id, "body": finding_body(finding), "detail": dict(detail)}
        async with self.database.session() as session:
            # Ids must become visible in order: whoever takes one makes others wait for theirs until the commit.
            await self.database.write_alone(session)
            await session.execute(insert(ChangeRow).values(row))

    async def changes(
        self, since: datetime, until: datetime, *, topics: Collection[str] = (), places: Collection[str] = ()
    ) -> tuple[tuple[datetime, str, Finding, Mapping[str, Any]], ...]:
        """Those after `since`, up to and including `until`."""
        question = select(*_CHANGE).where(ChangeRow.at > since, ChangeRow.at <= until)
        changed = await self._changed(question, topics, places)
        return tuple((change.at, change.kind, change.finding, change.detail) for change in changed)

    async def changes_after(
        self, seen: int, *, topics: Collection[str] = (), places: Collection[str] = ()
    ) -> tuple[Changed, ...]:
        return await self._changed(select(*_CHANGE).where(ChangeRow.id > seen), topics, places)

    async def last_change(self) -> int:
        async with self.database.reading() as session:
            return (await session.scalars(select(func.max(ChangeRow.id)))).one() or 0

    async def _changed(
        self, question: AnySelect, topics: Collection[str], places: Collection[str]
    ) -> tuple[Changed, ...]:
        async with self.database.reading() as session:
            rows = (await session.execute(question.order_by(ChangeRow.id))).all()
        changes = (_change(row) for row in rows)
        return tuple(change for change in changes if _concerns(change.finding, topics, places))


def _in_ledger(
    question: AnySelect, place: str | None, countries: Collection[str], measures: Collection[str]
) -> AnySelect:
    if place is not None:
        keys = sorted({place_key(place), *countries})
        question = question.where(or_(FigureRow.place.in_(keys), FigureRow.town.in_(keys)))
    return question.where(FigureRow.measure.in_(sorted(measures))) if measures else question


def _change(row: AnyRow) -> Changed:
    return Changed(row.id, row.at, row.kind, finding_from_body(row.body), row.detail)


def _concerns(finding: Finding, topics: Collection[str], places: Collection[str]) -> bool:
    # A finding under no topic is off the beat, so it concerns nobody, not even those who subscribed to all topics.
    under = bool(finding.topics) and (not topics or not set(topics).isdisjoint(finding.topics))
    return under and (not places or not set(places).isdisjoint(finding.countries))


def _shelf(question: AnySelect, asked: Question, unknown: bool | None) -> AnySelect:
    """Narrows to the rows of `finding_shelves` for a question. Raises `ValueError` for a question with dates, which are
    answered from statements."""
    if asked.since is not None or asked.asof is not None:
        raise ValueError("stored findings are today's: ask published_statements for since and asof")
    places = place_keys(asked)
    where = ShelfRow.place.in_(places) if asked.countries else ShelfRow.place == places[0]
    question = question.where(ShelfRow.topic == (asked.topic or ANY), where)
    # Written out, not as a parameter, so that the planner can see that the index on unknown findings fits.
    return question if unknown is None else question.where(ShelfRow.unknown == (true() if unknown else false()))


async def _bodies(session: AsyncSession, ids: Collection[str]) -> dict[str, Any]:
    rows = await rows_for(
        session, ids, lambda part: select(FindingRow.id, FindingRow.body).where(FindingRow.id.in_(part))
    )
    return {row.id: row.body for row in rows}


_MEMBERS = select(FindingStatementRow.finding, FindingStatementRow.statement)


async def _members(session: AsyncSession, findings: Collection[str]) -> dict[str, set[str]]:
    """Finding id → its statements, as stored."""
    found: dict[str, set[str]] = {}
    for row in await rows_among(session, _MEMBERS, FindingStatementRow.finding, findings):
        found.setdefault(row.finding, set()).add(row.statement)
    return found


def _renamed(before: Mapping[str, Collection[str]], after: Mapping[str, Collection[str]]) -> dict[str, str]:
    """Old finding id → the id of the new one that has most of its statements, for findings that are gone, and new ones
    that were not there."""
    home = {statement: old for old, statements in before.items() if old not in after for statement in statements}
    renamed: dict[str, str] = {}
    for new, statements in after.items():
        shared = Counter(home[statement] for statement in statements if statement in home)
        for old, _ in shared.most_common(1) if new not in before else ():
            renamed.setdefault(old, new)
    return renamed


async def _move_members(
    session: AsyncSession, before: Mapping[str, Collection[str]], after: Mapping[str, frozenset[str]]
) -> None:
    """Removes from each finding the statements that left it, and adds those that joined."""
    for finding, statements in after.items():
        left = set(before.get(finding, ())).difference(statements)
        for part in batches(sorted(left)):
            gone = delete(FindingStatementRow).where(FindingStatementRow.finding == finding)
            await session.execute(gone.where(FindingStatementRow.statement.in_(part)))
    came = [
        {"statement": statement, "finding": finding}
        for finding, statements in after.items()
        for statement in sorted(statements - set(before.get(finding, ())))
    ]
    await add_rows(session, FindingStatementRow, came)


_PLACES = (
    select(FindingStatementRow.finding, ClaimPlaceRow.place)
    .join(StatementRow, StatementRow.id == FindingStatementRow.statement)
    .join(ClaimPlaceRow, ClaimPlaceRow.claim == StatementRow.claim)
    .distinct()
)


async def _place_names(session: AsyncSession, findings: Collection[str]) -> dict[str, set[str]]:
    """Finding id → the keys of the names of its claims' places (without countries, which the finding itself has)."""
    names: dict[str, set[str]] = {}
    for row in await rows_among(session, _PLACES, FindingStatementRow.finding, findings):
        if not row.place.isupper():
            names.setdefault(row.finding, set()).add(row.place)
    return names
