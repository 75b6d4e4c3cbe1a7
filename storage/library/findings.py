"""Findings as they stand, the ledger's cells, and the record of what changed."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import delete, false, func, insert, or_, select, true
from sqlalchemy.ext.asyncio import AsyncSession

from briefings.model import Changed, Figure, Finding, Question
from storage.database.statements import AnyRow, AnySelect, Repository, add_rows, delete_where, rows_for
from storage.library.index_rows import ANY, folded, place_key, place_keys, shelves
from storage.library.json_values import (
    figure_body,
    figure_from_body,
    finding_body,
    finding_from_body,
    history_body,
)
from storage.tables.claims import ClaimPlaceRow, ClaimRow
from storage.tables.findings import ChangeRow, FigureRow, FindingRow, FindingStatementRow, ShelfRow

WORLD = f"origin/{ANY}"
_RANKED = (ShelfRow.roots, ShelfRow.documents, ShelfRow.newest, ShelfRow.finding)
_CHANGE = (ChangeRow.id, ChangeRow.at, ChangeRow.kind, ChangeRow.body, ChangeRow.detail)


class Findings(Repository):
    """The library's findings."""

    async def save_findings(self, replaced: Collection[str], findings: Sequence[Finding], now: datetime) -> None:
        async with self.database.session() as session:
            held = select(FindingStatementRow.finding)
            rows = await rows_for(session, replaced, lambda part: held.where(FindingStatementRow.statement.in_(part)))
            gone = {row.finding for row in rows} | {finding.id for finding in findings}
            await delete_where(session, FindingRow.id, sorted(gone))
            await add_rows(session, FindingRow, [{"id": f.id, "at": now, "body": finding_body(f)} for f in findings])
            members = [{"statement": s, "finding": f.id} for f in findings for s in dict.fromkeys(f.statements)]
            await add_rows(session, FindingStatementRow, members)
            names = await _place_names(session, findings)
            await add_rows(session, ShelfRow, [row for f in findings for row in shelves(f, _names_of(f, names))])

    async def findings(
        self, question: Question, *, limit: int, offset: int = 0, unknown: bool | None = None
    ) -> tuple[Finding, ...]:
        order = (ShelfRow.roots.desc(), ShelfRow.documents.desc(), ShelfRow.newest.desc(), ShelfRow.finding.desc())
        asked = select(ShelfRow.finding)
        # A finding stands on a shelf for each of its places: of a region it may be on several.
        page = (
            _shelf(asked, question, unknown).group_by(*_RANKED)
            if question.countries
            else _shelf(asked, question, unknown)
        )
        page = page.order_by(*order).limit(limit).offset(offset)
        async with self.database.reading() as session:
            ids = (await session.scalars(page)).all()
            bodies = await _bodies(session, ids)
        return tuple(finding_from_body(bodies[finding_id]) for finding_id in ids)

    async def count_findings(self, question: Question, *, unknown: bool | None = None) -> int:
        async with self.database.reading() as session:
            each = ShelfRow.finding.distinct() if question.countries else ShelfRow.finding
            count: int = (await session.scalars(_shelf(select(func.count(each)), question, unknown))).one()
        return count

    async def findings_with(self, statements: Collection[str]) -> tuple[Finding, ...]:
        """In the order of their ids."""
        held = select(FindingStatementRow.finding)
        async with self.database.reading() as session:
            rows = await rows_for(session, statements, lambda part: held.where(FindingStatementRow.statement.in_(part)))
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

    async def figures(
        self,
        *,
        place: str | None = None,
        countries: Collection[str] = (),
        measure: str | None = None,
        measures: Collection[str] = (),
        event: str | None = None,
        history: bool = True,
        limit: int | None = None,
        offset: int = 0,
    ) -> tuple[Figure, ...]:
        cells = select(FigureRow.body, FigureRow.history) if history else select(FigureRow.body)
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
            rows = (await session.execute(page)).all()
        return tuple(figure_from_body(row.body, row.history if history else ()) for row in rows)

    async def count_figures(
        self, *, place: str | None = None, countries: Collection[str] = (), measures: Collection[str] = ()
    ) -> int:
        question = _in_ledger(select(func.count()).select_from(FigureRow), place, countries, measures)
        async with self.database.reading() as session:
            count: int = (await session.scalars(question)).one()
        return count


def subject_of(figure: Figure) -> str:
    """What a figure is of, as one key."""
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
    }


class Changes(Repository):
    """What changed of findings."""

    async def record_change(self, kind: str, finding: Finding, now: datetime, detail: Mapping[str, Any]) -> None:
        row = {"at": now, "kind": kind, "finding": finding.id, "body": finding_body(finding), "detail": dict(detail)}
        async with self.database.session() as session:
            # Ids must become visible in their order, so whoever takes one keeps others from it until the commit.
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
    # What is filed under no topic is off the beat: it concerns nobody, not even those who asked for all topics.
    under = bool(finding.topics) and (not topics or not set(topics).isdisjoint(finding.topics))
    return under and (not places or not set(places).isdisjoint(finding.countries))


def _shelf(question: AnySelect, asked: Question, unknown: bool | None) -> AnySelect:
    """Narrows to the shelf of a question; its dates are answered from statements, never from here."""
    if asked.since is not None or asked.asof is not None:
        raise ValueError("stored findings are today's: ask published_statements for since and asof")
    places = place_keys(asked)
    where = ShelfRow.place.in_(places) if asked.countries else ShelfRow.place == places[0]
    question = question.where(ShelfRow.topic == (asked.topic or ANY), where)
    # Written out, not as a parameter: so the index over those that are not known can be seen to fit.
    return question if unknown is None else question.where(ShelfRow.unknown == (true() if unknown else false()))


async def _bodies(session: AsyncSession, ids: Collection[str]) -> dict[str, Any]:
    rows = await rows_for(
        session, ids, lambda part: select(FindingRow.id, FindingRow.body).where(FindingRow.id.in_(part))
    )
    return {row.id: row.body for row in rows}


async def _place_names(session: AsyncSession, findings: Sequence[Finding]) -> dict[str, set[str]]:
    """Claim → the names (not the countries: those are the finding's to say) of its places, as keys."""
    claims = {claim for finding in findings for claim in finding.claims}
    question = select(ClaimRow.id, ClaimPlaceRow.place).join(ClaimPlaceRow, ClaimPlaceRow.claim == ClaimRow.serial)
    names: dict[str, set[str]] = {}
    for row in await rows_for(session, claims, lambda part: question.where(ClaimRow.id.in_(part))):
        if not row.place.isupper():
            names.setdefault(row.id, set()).add(row.place)
    return names


def _names_of(finding: Finding, names: Mapping[str, set[str]]) -> set[str]:
    return set().union(*(names.get(claim, ()) for claim in finding.claims))
