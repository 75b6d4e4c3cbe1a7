"""The rows of a made-up library, of every table that answers and intake read.

All is worked out by the domain's own functions, from the whole set of statements at once: keys (`stored_keys`), pairs
(`Blocks`, as `all_pairs` has them), matches, findings, figures, and how both stood as of each day. Nothing is put off.
What is made by formula is the news itself (`made_news`): what is said, by whom, where it is filed.

Statements fall into *shares* that have no key in common, so that each can be worked out alone: the counts of one
measure and one origin. Those without a measure share keys across the whole library: their pairs come of all of them,
and then each group of what hangs together is a share.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import AsyncIterator, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from sqlalchemy import Table

from bench.bulk import plain
from bench.in_parallel import in_parallel
from bench.made_news import NOW, Told
from briefings.matching.candidates import Blocks, Ids, block_keys, by_key
from briefings.matching.cells import cell_of, related_cells
from briefings.matching.dated import components_of, days_from, standing_days
from briefings.matching.decision import Judge, matches_of_pairs
from briefings.matching.figures import population_figures
from briefings.matching.findings import MERGING, connected, findings_from
from briefings.matching.independence import names_from
from briefings.matching.pair import Ground, Pair
from briefings.model import Cell, CellDays, Document, Match, Mentions, Statement, statements_from
from briefings.newsroom.near_copies import text_marks
from briefings.newsroom.recompute import past_figures, standings
from briefings.newsroom.recompute.comparison import stored_keys
from storage.library.findings import figure_entry
from storage.library.past.dated_figures import figure_row, figure_spells
from storage.library.past.dated_findings import shelf_row, shelf_spells
from storage.library.rows.index_rows import claim_entry, links_of, places_of, shelves, shelves_of, statement_entry
from storage.library.rows.json_values import finding_body, mentions_body, reasons_body
from storage.tables.base import Base
from storage.tables.claims import (
    ClaimPlaceRow,
    ClaimRootRow,
    ClaimRow,
    ClaimShelfRow,
    FilingRow,
    KeyRow,
    MatchRow,
    StatementRow,
)
from storage.tables.dated import DatedFigureRow, DatedShelfRow
from storage.tables.documents import BandRow, DocumentRow
from storage.tables.findings import FigureRow, FindingRow, FindingStatementRow, ShelfRow

# What one process works out at a time.
DOCUMENTS, PAIRS, GROUPS, CELLS = 500, 20_000, 4_000, 8
GROUND = Ground(names_from({}, ()))
Entries = Iterable[Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of one table as plain values, in the order of the columns."""

    table: Table
    columns: tuple[str, ...]
    values: list[tuple[Any, ...]]


@dataclass
class _World:
    """What the processes know when they are forked."""

    news: Sequence[Told] = ()
    statements: dict[str, Statement] = field(default_factory=dict)


_world = _World()


async def all_rows(news: Sequence[Told]) -> AsyncIterator[Rows]:
    """Every row of the library that holds this news, which must have numbers from 1 on. One library at a time."""
    _world.news = news
    told = [statements_from(claims, document, None) for document, claims in news]
    _world.statements = {statement.id: statement for own in told for statement in own}
    bands: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    pairs: set[Ids] = set()
    async for rows, keys, near in in_parallel(_of_documents, _spans(len(news), DOCUMENTS)):
        for each in rows:
            yield each
        pairs.update(near)
        for statement, own in keys.items():
            for key in own:
                bands[key.rpartition("-")[0]][key].append(statement)
    for band in bands.values():
        shared = {key: ids for key, ids in band.items() if len(ids) > 1}
        pairs.update(Blocks(shared).pairs(_by_statement(shared)))
    bands.clear()
    ties: list[Match] = []
    async for rows, found in in_parallel(_of_pairs, _batched(sorted(pairs), PAIRS)):
        for each in rows:
            yield each
        ties += found
    pairs.clear()
    groups = _hanging_together(ties)
    for made in (in_parallel(_of_groups, groups), in_parallel(_of_cells, _by_cell())):
        async for rows in made:
            for each in rows:
                yield each
    _world.news, _world.statements = (), {}


def _of_documents(span: tuple[int, int]) -> tuple[list[Rows], dict[str, list[str]], list[Ids]]:
    """The rows of documents, of their claims and statements; the keys of those without a measure; and their pairs
    within one document."""
    news = _world.news[slice(*span)]
    serial = 1 + sum(len(claims) for _, claims in itertools.islice(_world.news, span[0]))
    claims = [(document, claim) for document, own in news for claim in own]
    numbers = {claim.id: number for number, (_, claim) in enumerate(claims, serial)}
    own = [_world.statements[s.id] for document, told in news for s in statements_from(told, document, None)]
    keys = block_keys(own)
    kept = stored_keys(own, keys)
    placed = [(claim, numbers[claim.id]) for _, claim in claims]
    rows = [
        _rows(DocumentRow, (_document_row(document) for document, _ in news)),
        _rows(BandRow, ({"band": b, "document": d.number} for d, _ in news for b in text_marks(d.text))),
        _rows(ClaimRow, ({**claim_entry(d.number, claim), "serial": numbers[claim.id]} for d, claim in claims)),
        _rows(FilingRow, ({"topic": filing.topic, "claim": n} for claim, n in placed for filing in claim.topics)),
        _rows(ClaimPlaceRow, ({"place": place, "claim": n} for claim, n in placed for place in places_of(claim))),
        _rows(
            ClaimShelfRow, ({"topic": t, "place": p, "claim": n} for claim, n in placed for t, p in shelves_of(claim))
        ),
        _rows(ClaimRootRow, ({"name": name, "claim": n} for claim, n in placed for name in links_of(claim))),
        _rows(StatementRow, (statement_entry(s, numbers[s.claim.id]) for s in own)),
        _rows(KeyRow, ({"key": key, "statement": s} for s, found in kept.items() for key in sorted(found))),
    ]
    plain_keys = {s.id: sorted(keys[s.id]) for s in own if not _measured(s)}
    return rows, plain_keys, list(_within_documents([s for s in own if not _measured(s)], keys))


def _of_pairs(pairs: Sequence[Ids]) -> tuple[list[Rows], list[Match]]:
    """The matches of pairs of statements without a measure: their rows, and themselves without reasons."""
    found = matches_of_pairs(pairs, _world.statements, GROUND)
    return [_match_rows(found)], [replace(match, reasons=()) for match in found]


def _of_cells(shares: Sequence[Sequence[str]]) -> list[Rows]:
    """All that comes of the counts of one measure and one origin each."""
    matches: list[Match] = []
    figures: list[Mapping[str, Any]] = []
    past: list[Mapping[str, Any]] = []
    told: list[tuple[Sequence[Statement], Sequence[Match]]] = []
    for ids in shares:
        own = [_world.statements[number] for number in ids]
        keys = block_keys(own)
        pairs = {*Blocks(by_key(keys)).pairs(keys), *_within_documents(own, keys)}
        found = matches_of_pairs(sorted(pairs), _world.statements, GROUND)
        matches += found
        told.append((own, found))
        for cells, inside in _related(own).items():
            ids_inside = {statement.id for statement in inside}
            among = [m for m in found if m.left in ids_inside and m.right in ids_inside]
            figures += map(figure_entry, population_figures(inside, among, GROUND))
            past += map(figure_row, figure_spells(_past(cells, inside, among)))
    return [_match_rows(matches), _rows(FigureRow, figures), _rows(DatedFigureRow, past), *_finding_rows(told)]


def _of_groups(groups: Sequence[tuple[Sequence[str], Sequence[Match]]]) -> list[Rows]:
    """The findings of statements without a measure that hang together."""
    return _finding_rows(([_world.statements[number] for number in ids], ties) for ids, ties in groups)


def _finding_rows(told: Iterable[tuple[Sequence[Statement], Sequence[Match]]]) -> list[Rows]:
    """The rows of the findings of shares, today's and those as of each day."""
    findings, spells = [], []
    for statements, matches in told:
        findings += findings_from(statements, matches, GROUND.names)
        components = components_of(statements, matches)
        if any(
            c.work(date.min) > standings.AT_LEISURE or len(c.statements) > standings.MOST_STORED for c in components
        ):
            raise ValueError("so many statements hang together that the newsroom would not store their past days")
        spells += shelf_spells(standing_days(component, GROUND.names, date.min) for component in components)
    return [
        _rows(FindingRow, ({"id": f.id, "at": NOW, "body": finding_body(f)} for f in findings)),
        _rows(FindingStatementRow, ({"statement": s, "finding": f.id} for f in findings for s in f.statements)),
        _rows(ShelfRow, (row for finding in findings for row in shelves(finding, ()))),
        _rows(DatedShelfRow, map(shelf_row, spells)),
    ]


def _past(cells: tuple[Cell, ...], statements: Sequence[Statement], matches: Sequence[Match]) -> CellDays:
    dated = [statement for statement in statements if statement.published]
    days = days_from(dated, date.min)
    if len(days) * len(dated) > past_figures.AT_LEISURE:
        raise ValueError(f"{cells} has so many statements that the newsroom would not store its past days")
    judge = _Remembering(GROUND)
    known = ([s for s in dated if s.published and s.published <= day] for day in days)
    made = (frozenset(population_figures(own, matches, GROUND, judge)) for own in known)
    return CellDays(cells, date.min, tuple(zip(days, made, strict=True)))


class _Remembering(Judge):
    """Keeps what it decided: the same neighbours stand in the history of every day. In a cell that can be stored day by
    day there are few enough."""

    def __init__(self, ground: Ground) -> None:
        super().__init__(ground)
        self._pairs: dict[Ids, Pair] = {}
        self._decided: dict[Ids, Match | None] = {}

    def pair(self, one: Statement, other: Statement) -> Pair:
        key = one.id, other.id
        found = self._pairs.get(key)
        if found is None:
            found = self._pairs[key] = super().pair(one, other)
        return found

    def decide(self, one: Statement, other: Statement) -> Match | None:
        key = one.id, other.id
        if key not in self._decided:
            self._decided[key] = super().decide(one, other)
        return self._decided[key]


def _related(statements: Iterable[Statement]) -> dict[tuple[Cell, ...], list[Statement]]:
    """The statements of the ledger, by the cells between which they may move."""
    found: dict[tuple[Cell, ...], list[Statement]] = defaultdict(list)
    for statement in statements:
        cell = cell_of(statement, GROUND)
        if cell:
            found[related_cells(cell, GROUND)].append(statement)
    return found


def _within_documents(statements: Iterable[Statement], keys: Mapping[str, Collection[str]]) -> Iterator[Ids]:
    """The pairs that each document's statements have among themselves."""
    documents: dict[int, dict[str, Collection[str]]] = defaultdict(dict)
    for statement in statements:
        documents[statement.document][statement.id] = keys[statement.id]
    for own in documents.values():
        yield from Blocks(by_key(own)).pairs(own)


def _by_cell() -> Iterator[list[list[str]]]:
    """The shares of measured statements, some at a time."""
    together: dict[tuple[str, str | None], list[str]] = defaultdict(list)
    for statement in _world.statements.values():
        quantity = statement.quantity
        if quantity is not None and quantity.measure is not None:
            together[quantity.measure, quantity.origin].append(statement.id)
    return _batched(together.values(), CELLS)


def _hanging_together(ties: Sequence[Match]) -> Iterator[list[tuple[tuple[str, ...], list[Match]]]]:
    """The shares of statements without a measure, each with its ties, some at a time."""
    ids = [number for number, statement in _world.statements.items() if not _measured(statement)]
    groups = connected(ids, [(tie.left, tie.right) for tie in ties if tie.verdict in MERGING])
    home = {number: nth for nth, group in enumerate(groups) for number in group}
    inside: dict[int, list[Match]] = defaultdict(list)
    for tie in ties:
        if home[tie.left] == home[tie.right]:
            inside[home[tie.left]].append(tie)
    return _batched(((group, inside.get(nth, [])) for nth, group in enumerate(groups)), GROUPS)


def _measured(statement: Statement) -> bool:
    return statement.quantity is not None and statement.quantity.measure is not None


def _by_statement(keys: Mapping[str, Collection[str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for key, ids in keys.items():
        for number in ids:
            found[number].append(key)
    return found


def _rows(table: type[Base], entries: Entries) -> Rows:
    columns: tuple[str, ...] = ()
    values = []
    for entry in entries:
        columns = columns or tuple(entry)
        values.append(tuple(map(plain, entry.values())))
    return Rows(table.metadata.tables[table.__tablename__], columns, values)


def _document_row(document: Document) -> dict[str, Any]:
    names = ("number", "id", "version", "status", "published", "received", "source", "url", "title", "text")
    fields = {name: getattr(document, name) for name in names}
    return {**fields, "found": {}, "mentions": mentions_body(Mentions())}


def _match_rows(matches: Iterable[Match]) -> Rows:
    return _rows(MatchRow, map(_match_row, matches))


def _match_row(match: Match) -> dict[str, Any]:
    verdict = {"verdict": match.verdict, "machine": match.verdict, "score": match.score}
    return {"left": match.left, "right": match.right, **verdict, "reasons": reasons_body(match.reasons)}


def _spans(many: int, size: int) -> list[tuple[int, int]]:
    return [(first, min(many, first + size)) for first in range(0, many, size)]


def _batched(rows: Iterable[Any], size: int) -> Iterator[list[Any]]:
    rows = iter(rows)
    while part := list(itertools.islice(rows, size)):
        yield part
