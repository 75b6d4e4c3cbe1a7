"""Statements, of which findings and figures are made. A claim has one for each of its figures, or one alone."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from functools import cache
from typing import Any

from sqlalchemy import Integer, Text, and_, bindparam, cast, func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from briefings.model import LEDGER, NO_ENTRY, Claim, Question, Source, Statement, Status
from storage.database.statements import AnyRow, AnySelect, Repository, ask, batches, rows_among, rows_for, seen
from storage.database.unindexed import Unindexed
from storage.library.rows.cell_conditions import cell_key
from storage.library.rows.claim_conditions import asked, published, within
from storage.library.rows.index_rows import folded
from storage.library.rows.json_values import claim_from_body
from storage.library.rows.limits import Shape, parameters_of, shape_of, values_of
from storage.tables.claims import ClaimRootRow, ClaimRow, KeyRow, StatementRow
from storage.tables.documents import DocumentRow, SourceNameRow, SourceRow

# Statements that are read at once; between two reads the event loop serves others.
AT_ONCE = 100
# A cell of so many statements is taken whole.
FEW = 128
# The documents of which `count_undated` looks through the claims.
UNDATED = aliased(DocumentRow)

_STATEMENT = (
    StatementRow.id,
    StatementRow.nth,
    ClaimRow.id.label("claim"),
    ClaimRow.machine,
    ClaimRow.amended,
    DocumentRow.number,
    DocumentRow.source,
    DocumentRow.published,
    DocumentRow.title,
)

# Statements of claims that are not dropped, and those of these with certain ids.
_FULL: AnySelect = (
    select(*_STATEMENT)
    .join(ClaimRow, ClaimRow.serial == StatementRow.claim)
    .join(DocumentRow, DocumentRow.number == StatementRow.document)
    .where(~ClaimRow.dropped)
)

_FULL_BY_ID = _FULL.where(StatementRow.id.in_(bindparam("ids", expanding=True)))

_COUNTING = (
    select(StatementRow.id)
    .join(ClaimRow, ClaimRow.serial == StatementRow.claim)
    .where(StatementRow.measure.in_(bindparam("measures", expanding=True)))
)

_FAMILIES = (
    select(SourceNameRow.folded, SourceRow.family, SourceRow.name)
    .join(SourceRow)
    .where(SourceNameRow.folded.in_(bindparam("names", expanding=True)))
)


class Statements(Repository):
    """The statements of the library's claims."""

    async def statements_of(self, numbers: Collection[int]) -> tuple[Statement, ...]:
        async with self.database.reading() as session:
            return await load(session, numbers, lambda q, part: q.where(StatementRow.document.in_(part)))

    async def statements(self, ids: Collection[str]) -> tuple[Statement, ...]:
        async with self.database.reading() as session:
            known = seen(session, "statements")
            new = await load_by_id(session, [number for number in ids if number not in known])
            known |= {statement.id: statement for statement in new}
        return in_text_order(known[number] for number in dict.fromkeys(ids) if number in known)

    async def root_links(self) -> tuple[str, ...]:
        async with self.database.reading() as session:
            return tuple(sorted((await session.scalars(select(ClaimRootRow.name).distinct())).all()))

    async def statements_rooted(self, names: Collection[str]) -> tuple[str, ...]:
        question = select(StatementRow.id).join(ClaimRootRow, ClaimRootRow.claim == StatementRow.claim).distinct()
        async with self.database.reading() as session:
            rows = await rows_for(session, map(folded, names), lambda part: question.where(ClaimRootRow.name.in_(part)))
        return tuple(sorted({row.id for row in rows}))

    async def published_statements(
        self, question: Question, *, measures: Collection[str] | None = None
    ) -> tuple[Statement, ...]:
        serials = asked(select(ClaimRow.serial), question)
        wanted = [StatementRow.claim.in_(serials)]
        if measures is not None:
            wanted.append(StatementRow.measure.in_(sorted(measures)) if measures else StatementRow.measure.is_not(None))
        async with self.database.reading() as session:
            return await load(session, None, lambda q, _: q.where(*wanted))

    async def count_undated(self, question: Question, *, at_most: int) -> int:
        counted = _undated(shape_of(question)._replace(since=False, asof=False))
        async with self.database.reading() as session:
            ((count,),) = await ask(session, counted, {**values_of(question), "most": at_most})
        return min(int(count), at_most)

    async def figure_statements(
        self, measure: str, origin: str | None, scope: str, *, status: Status = "published"
    ) -> tuple[Statement, ...]:
        async with self.database.reading() as session:
            ids = await ask(session, _ids_with(status), cell_key((measure, origin, scope)))
            return await load_by_id(session, [row.id for row in ids])

    async def figure_statement_ids(self, measure: str, origin: str | None, scope: str) -> tuple[str, ...]:
        async with self.database.reading() as session:
            ids = await ask(session, _ids_with("published"), cell_key((measure, origin, scope)))
            return tuple(sorted(row.id for row in ids))

    async def counting_statements(self, claims: Collection[str], measures: Collection[str]) -> tuple[str, ...]:
        async with self.database.reading() as session:
            rows = await rows_among(session, _COUNTING, ClaimRow.id, claims, {"measures": sorted(measures)})
        return tuple(sorted(row.id for row in rows))

    async def figure_entry_ids(self, measure: str, origin: str | None, scope: str) -> tuple[str, ...]:
        cell = cell_key((measure, origin, scope))
        async with self.database.reading() as session:
            # To tell kinds apart, as many rows of keys again are read as of all else: few statements aren't worth that.
            some = await ask(session, _SOME_IDS, cell)
            return tuple(sorted(row.id for row in (some if len(some) <= FEW else await ask(session, _entries(), cell))))

    async def measures(self) -> frozenset[str]:
        question = select(StatementRow.measure).where(StatementRow.measure.is_not(None)).distinct()
        async with self.database.reading() as session:
            return frozenset(measure for measure in await session.scalars(question) if measure)


@cache
def _undated(shape: Shape) -> AnySelect:
    """Counts the published documents without a date that have a claim under the questions of a shape."""
    limits = parameters_of(shape)
    if shape.place:
        # A place has few claims.
        counted = within(select(func.count(ClaimRow.document.distinct())), limits)
        return counted.where(DocumentRow.published.is_(None))
    # A first claim is looked for in each of these few documents, until enough are found: told to find one of all, both
    # databases would begin with all claims under the topic.
    claim = within(select(ClaimRow.serial), limits).where(ClaimRow.document == UNDATED.number).correlate(UNDATED)
    undated = select(UNDATED.number).where(UNDATED.published.is_(None), published(UNDATED))
    found = undated.where(claim.limit(1).scalar_subquery().is_not(None)).limit(bindparam("most", type_=Integer()))
    return select(func.count()).select_from(found.subquery())


@cache
def _ids_with(status: Status) -> AnySelect:
    """The ids of the statements in a cell, whose documents have this status; its parameters are those of `cell_key`."""
    return (
        select(StatementRow.id)
        .join(ClaimRow, ClaimRow.serial == StatementRow.claim)
        .join(DocumentRow, DocumentRow.number == StatementRow.document)
        .where(
            StatementRow.measure == bindparam("measure"),
            StatementRow.origin == bindparam("origin"),
            StatementRow.scope == bindparam("scope"),
            Unindexed(DocumentRow.status) == status,
            ~ClaimRow.dropped,
        )
    )


_SOME_IDS = _ids_with("published").limit(FEW + 1)


@cache
def _entries() -> AnySelect:
    """The first id of each kind of statement that is an entry of its own in the ledger of a cell."""
    # The ledger's key is among the statement's keys. The range ends at the character after "/".
    keys = and_(KeyRow.statement == StatementRow.id, KeyRow.key >= LEDGER, KeyRow.key < f"{LEDGER[:-1]}0")
    chain = cast(ClaimRow.root_chain, Text)
    kind = func.coalesce(KeyRow.key, StatementRow.id)
    return (
        _ids_with("published")
        .with_only_columns(func.min(StatementRow.id).label("id"))
        .outerjoin(KeyRow, keys)
        .where(kind != NO_ENTRY)
        .group_by(kind, StatementRow.low, StatementRow.high, DocumentRow.published, DocumentRow.source)
        .group_by(ClaimRow.root_name, chain)
    )


async def load(session: AsyncSession, ids: Iterable[Any] | None, narrow: Any) -> tuple[Statement, ...]:
    """Statements of claims that are not dropped, in the order of their documents and texts. `narrow(select, batch)`
    adds the condition for a batch of ids; with `ids` None it is called once."""
    if ids is None:
        found = (await session.scalars(narrow(_FULL.with_only_columns(StatementRow.id), None))).all()
        return await load_by_id(session, found)
    return await _load(session, ((narrow(_FULL, part), {}) for part in batches(ids, AT_ONCE)))


async def load_by_id(session: AsyncSession, ids: Iterable[str]) -> tuple[Statement, ...]:
    """The same of the statements with these ids."""
    return await _load(session, ((_FULL_BY_ID, {"ids": part}) for part in batches(ids, AT_ONCE)))


async def _load(
    session: AsyncSession, questions: Iterable[tuple[AnySelect, Mapping[str, Any]]]
) -> tuple[Statement, ...]:
    statements: list[Statement] = []
    families: dict[str, str] = {}
    for question, values in questions:
        rows = await ask(session, question, values)
        families |= await families_of(session, {row.source for row in rows if row.source} - families.keys())
        read = {row.claim: claim_from_body(row.amended or row.machine) for row in rows}
        statements += [_statement(row, read[row.claim], families) for row in rows]
    return in_text_order(statements)


def in_text_order(statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """By document, and as they stand in its text."""
    return tuple(sorted(statements, key=lambda s: (s.document, s.claim.start, _nth(s))))


def _statement(row: AnyRow, claim: Claim, families: Mapping[str, str]) -> Statement:
    quantity = claim.quantities[row.nth - 1] if row.nth else None
    family = families.get(folded(row.source)) if row.source else None
    return Statement(row.id, claim, quantity, row.number, row.source, family, row.published, row.title)


def _nth(statement: Statement) -> int:
    return statement.quantity.start if statement.quantity else -1


async def families_of(session: AsyncSession, sources: Collection[str]) -> dict[str, str]:
    """Folded name of a source → its family, else its main name, so that a source with two names is one."""
    known, asked_for = seen(session, "families"), set(map(folded, sources))
    new = asked_for - known.keys()
    if new:
        known |= dict.fromkeys(new) | await _families(session, new)
    return {name: known[name] for name in asked_for if known[name] is not None}


async def _families(session: AsyncSession, names: Collection[str]) -> dict[str, str]:
    """The same of folded names that nobody has asked for yet; nothing is read if all sources were."""
    every: tuple[Source, ...] | None = seen(session, "sources").get("all")
    if every is not None:
        return {folded(name): each.family or each.name for each in every for name in (each.name, *each.other_names)}
    rows = [row for part in batches(names) for row in await ask(session, _FAMILIES, {"names": part})]
    return {row.folded: row.family or row.name for row in rows}
