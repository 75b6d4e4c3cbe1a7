"""Claims and statements as questions need them, and editors' amendments."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Integer,
    Text,
    and_,
    bindparam,
    cast,
    delete,
    func,
    insert,
    literal,
    select,
)
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from briefings.errors import NotFound
from briefings.model import LEDGER, NO_ENTRY, Claim, Document, FilingRuling, Question, Source, Statement, Status
from storage.database.statements import (
    AnyRow,
    AnySelect,
    Repository,
    ask,
    batches,
    delete_where,
    put_rows,
    rows_among,
    rows_for,
    seen,
)
from storage.database.unindexed import Unindexed
from storage.library.documents import document_columns, document_from
from storage.library.rows.amendments import plain_value
from storage.library.rows.claim_writer import lay_again
from storage.library.rows.index_rows import ANY, folded
from storage.library.rows.json_values import claim_from_body
from storage.library.rows.limits import Limits, Shape, limits_of, parameters_of, shape_of, values_of
from storage.tables.base import Json
from storage.tables.claims import (
    AmendmentRow,
    ClaimPlaceRow,
    ClaimRootRow,
    ClaimRow,
    ClaimShelfRow,
    FilingRow,
    KeyRow,
    StatementRow,
)
from storage.tables.documents import DocumentRow, SourceNameRow, SourceRow

# Keys whose statements are read at once: thousands may share each.
FEW_KEYS = 20
# Statements that are read at once; between two reads the event loop serves others.
AT_ONCE = 100
# Hidden statements that are looked through one by one; of more, those that share a key are asked for.
FEW_HIDDEN = 2_000
# The documents of which `count_undated` looks through the claims.
UNDATED = aliased(DocumentRow)
# The shortest beginning of an id that may stand for it.
PREFIX = 6


def published(document: Any = DocumentRow) -> ColumnElement[bool]:
    """A condition: the document is published. It is written so that no index serves it. Nearly all documents are
    published, and SQLite, which doesn't know that, would start from the index on the status and walk the whole library.
    """
    return Unindexed(document.status) == "published"


_IS_PUBLIC = and_(published(), ~ClaimRow.dropped)

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


_FAMILIES = (
    select(SourceNameRow.folded, SourceRow.family, SourceRow.name)
    .join(SourceRow)
    .where(SourceNameRow.folded.in_(bindparam("names", expanding=True)))
)


class Claims(Repository):
    """The library's claims and their statements."""

    async def claims_of(self, number: int) -> tuple[Claim, ...]:
        question = select(ClaimRow.machine, ClaimRow.amended).where(ClaimRow.document == number, ~ClaimRow.dropped)
        async with self.database.reading() as session:
            rows = (await session.execute(question.order_by(ClaimRow.start))).all()
        return tuple(claim_from_body(row.amended or row.machine) for row in rows)

    async def claim(self, claim_id: str) -> tuple[Claim, Document]:
        async with self.database.reading() as session:
            row = await _one_claim(session, claim_id)
            question = select(*document_columns()).where(DocumentRow.number == row.document)
            document = document_from((await session.execute(question)).one())
        if row.dropped:
            raise NotFound(f"Claim {claim_id} was dropped by an editor.")
        return claim_from_body(row.amended or row.machine), document

    async def amend(self, claim_id: str, field: str, value: Any, *, by: int, now: datetime) -> int:
        async with self.database.session() as session:
            row = await _one_claim(session, claim_id)
            amendment = {
                "document": row.document,
                "claim": row.id,
                "start": row.start,
                "end": row.end,
                "field": field,
                "by": by,
                "at": now,
                "text": row.text,
                "value": plain_value(field, value),
            }
            number = (await session.scalars(insert(AmendmentRow).values(amendment).returning(AmendmentRow.id))).one()
            await _lay_again(session, row.document, row.id)
            return number

    async def amended(self, amendment: int) -> tuple[int, str | None]:
        question = select(AmendmentRow.document, AmendmentRow.claim).where(AmendmentRow.id == amendment)
        async with self.database.reading() as session:
            row = (await session.execute(question)).one_or_none()
        if row is None:
            raise _no_amendment(amendment)
        return row.document, row.claim

    async def take_back_amendment(self, amendment: int) -> None:
        gone = delete(AmendmentRow).where(AmendmentRow.id == amendment)
        async with self.database.session() as session:
            row = (await session.execute(gone.returning(AmendmentRow.document, AmendmentRow.claim))).one_or_none()
            if row is None:
                raise _no_amendment(amendment)
            if row.claim is not None:
                await _lay_again(session, row.document, row.claim)

    async def filing_rulings(self) -> tuple[FilingRuling, ...]:
        said = AmendmentRow.field.in_(("topics", "dropped"))
        columns = (ClaimRow.id, ClaimRow.text, ClaimRow.document, ClaimRow.machine)
        laid = select(*columns, AmendmentRow.field, AmendmentRow.value)
        laid = laid.join(AmendmentRow, AmendmentRow.claim == ClaimRow.id).where(said).order_by(AmendmentRow.id)
        async with self.database.reading() as session:
            rows = (await session.execute(laid)).all()
        found: dict[str, FilingRuling] = {}
        for row in rows:
            was = frozenset(filing["id"] for filing in row.machine["row"]["topics"])
            ruling = found.get(row.id) or FilingRuling(row.id, row.document, row.text, was, was)
            if row.field == "topics":
                ruling = replace(ruling, topics=frozenset(filing["id"] for filing in row.value))
            else:
                ruling = replace(ruling, dropped=bool(row.value))
            found[row.id] = ruling
        return tuple(found.values())

    async def measures(self) -> frozenset[str]:
        question = select(StatementRow.measure).where(StatementRow.measure.is_not(None)).distinct()
        async with self.database.reading() as session:
            return frozenset(measure for measure in await session.scalars(question) if measure)

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

    async def save_keys(self, keys: Mapping[str, Collection[str]]) -> None:
        rows = [{"key": key, "statement": statement} for statement, found in keys.items() for key in set(found)]
        async with self.database.session() as session:
            await delete_where(session, KeyRow.statement, keys)
            await put_rows(session, KeyRow, rows)

    async def block_sizes(
        self, keys: Collection[str], *, outside: int | None = None, public: bool = False
    ) -> Mapping[str, int]:
        counted = select(KeyRow.key, func.count().label("many"))
        question = _standing_under(counted, outside, public=public).group_by(KeyRow.key)
        async with self.database.reading() as session:
            rows = await rows_for(session, keys, lambda part: question.where(KeyRow.key.in_(part)))
        return {row.key: row.many for row in rows}

    async def hides(self, keys: Collection[str], *, outside: int) -> bool:
        wanted = frozenset(keys)
        async with self.database.reading() as session:
            hidden = await _few_hidden(session, outside)
            if hidden is None:
                return await _are_hidden_under(session, wanted, outside)
            rows = await rows_for(session, hidden, lambda part: select(KeyRow.key).where(KeyRow.statement.in_(part)))
        return any(row.key in wanted for row in rows)

    async def blocks(
        self, keys: Collection[str], *, outside: int | None = None, public: bool = False
    ) -> Mapping[str, Collection[str]]:
        question = _standing_under(select(KeyRow.key, KeyRow.statement), outside, public=public)
        found: dict[str, list[str]] = {}
        async with self.database.reading() as session:
            rows = await rows_for(session, keys, lambda part: question.where(KeyRow.key.in_(part)), FEW_KEYS)
        for row in rows:
            found.setdefault(row.key, []).append(row.statement)
        return found

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
        of_cell = _of_cell(measure, origin, scope, status)
        async with self.database.reading() as session:
            return await load(session, None, lambda q, _: q.where(*of_cell))

    async def figure_statement_ids(self, measure: str, origin: str | None, scope: str) -> tuple[str, ...]:
        question = (
            select(StatementRow.id)
            .join(ClaimRow, ClaimRow.serial == StatementRow.claim)
            .join(DocumentRow, DocumentRow.number == StatementRow.document)
            .where(*_of_cell(measure, origin, scope), ~ClaimRow.dropped)
        )
        async with self.database.reading() as session:
            return tuple(sorted((await session.scalars(question)).all()))

    async def counting_statements(self, claims: Collection[str], measures: Collection[str]) -> tuple[str, ...]:
        counting = select(StatementRow.id).join(ClaimRow, ClaimRow.serial == StatementRow.claim)
        counting = counting.where(StatementRow.measure.in_(sorted(measures)))
        async with self.database.reading() as session:
            rows = await rows_among(session, counting, ClaimRow.id, claims)
        return tuple(sorted(row.id for row in rows))

    async def figure_entry_ids(self, measure: str, origin: str | None, scope: str) -> tuple[str, ...]:
        # The ledger's key is among the statement's keys. The range ends at the character after "/".
        keys = and_(KeyRow.statement == StatementRow.id, KeyRow.key >= LEDGER, KeyRow.key < f"{LEDGER[:-1]}0")
        chain = cast(ClaimRow.root_chain, Text)
        kind = func.coalesce(KeyRow.key, StatementRow.id)
        question = (
            select(func.min(StatementRow.id))
            .join(ClaimRow, ClaimRow.serial == StatementRow.claim)
            .join(DocumentRow, DocumentRow.number == StatementRow.document)
            .outerjoin(KeyRow, keys)
            .where(*_of_cell(measure, origin, scope), ~ClaimRow.dropped, kind != NO_ENTRY)
            .group_by(kind, StatementRow.low, StatementRow.high, DocumentRow.published, DocumentRow.source)
            .group_by(ClaimRow.root_name, chain)
        )
        async with self.database.reading() as session:
            return tuple(sorted((await session.scalars(question)).all()))


async def _few_hidden(session: AsyncSession, outside: int) -> list[str] | None:
    """The statements of other documents that nobody is shown; None if they are many."""
    found: list[str] = []
    for kind in (_OF_HIDDEN_DOCUMENTS, _OF_DROPPED_CLAIMS):
        found += (await session.scalars(kind.where(StatementRow.document != outside).limit(FEW_HIDDEN + 1))).all()
        if len(found) > FEW_HIDDEN:
            return None
    return found


async def _are_hidden_under(session: AsyncSession, keys: Collection[str], outside: int) -> bool:
    """Whether one of those that share these keys is hidden: all of them are looked at."""
    hidden = and_(StatementRow.document != outside, ~_IS_PUBLIC)
    question = select(literal(1)).select_from(KeyRow).where(_of_its_statement(hidden, public=True)).limit(1)
    for part in batches(keys):
        if await ask(session, question.where(KeyRow.key.in_(part))):
            return True
    return False


_OF_HIDDEN_DOCUMENTS = (
    select(StatementRow.id)
    .join(DocumentRow, DocumentRow.number == StatementRow.document)
    .where(DocumentRow.status.in_(("draft", "withdrawn")))
)
_OF_DROPPED_CLAIMS = (
    select(StatementRow.id).join(ClaimRow, ClaimRow.serial == StatementRow.claim).where(ClaimRow.dropped)
)


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


def effective(*path: str) -> Any:
    """A part of a claim's reading, amendments included, as JSON."""
    return func.coalesce(ClaimRow.amended, ClaimRow.machine, type_=Json)[("row", *path)]


def _of_cell(measure: str, origin: str | None, scope: str, status: Status = "published") -> list[ColumnElement[bool]]:
    return [
        StatementRow.measure == measure,
        StatementRow.origin == (origin or ANY),
        StatementRow.scope == scope,
        Unindexed(DocumentRow.status) == status,
    ]


def asked(select_claims: AnySelect, question: Question) -> AnySelect:
    """Narrows a select from `claims` to published claims under a question; joins `documents`. Undated documents are
    left out if the question has a date."""
    return within(select_claims, limits_of(question))


def within(select_claims: AnySelect, limits: Limits) -> AnySelect:
    """The same by a question's limits, which may be parameters."""
    select_claims = select_claims.join(DocumentRow, DocumentRow.number == ClaimRow.document).where(
        published(), ~ClaimRow.dropped
    )
    if limits.places is not None:
        # A claim may be in several places of a region.
        select_claims = select_claims.where(ClaimRow.serial.in_(claims_there(limits)))
    elif limits.place is not None or limits.topic is not None:
        there = claims_there(limits).subquery()
        select_claims = select_claims.join(there, there.c.claim == ClaimRow.serial)
    if limits.since is not None:
        select_claims = select_claims.where(DocumentRow.published >= limits.since)
    if limits.asof is not None:
        select_claims = select_claims.where(DocumentRow.published <= limits.asof)
    return select_claims


def claims_there(limits: Limits) -> AnySelect:
    """The serials of all claims under a topic, in a place or region, or both, whether published or not; of a region
    some of them several times. The limits have a topic or a place."""
    if limits.place is None and limits.places is None:
        return select(FilingRow.claim).where(FilingRow.topic == limits.topic)
    row = ClaimPlaceRow if limits.topic is None else ClaimShelfRow
    here = row.place == limits.place if limits.places is None else row.place.in_(limits.places)
    there = select(row.claim).where(here)
    return there if limits.topic is None else there.where(ClaimShelfRow.topic == limits.topic)


def _standing_under(question: AnySelect, outside: int | None, *, public: bool) -> AnySelect:
    """Leaves out the statements of the document `outside` and, if `public`, all that are not published."""
    conditions = [
        *([StatementRow.document != outside] if outside is not None else ()),
        *([_IS_PUBLIC] if public else ()),
    ]
    return question.where(_of_its_statement(and_(*conditions), public=public)) if conditions else question


def _of_its_statement(condition: ColumnElement[bool], *, public: bool) -> ColumnElement[bool]:
    """A condition on the statement of a key; with `public` also on its claim and document."""
    asked_of = select(condition).where(StatementRow.id == KeyRow.statement)
    if public:
        asked_of = asked_of.join(ClaimRow, ClaimRow.serial == StatementRow.claim)
        asked_of = asked_of.join(DocumentRow, DocumentRow.number == StatementRow.document)
    # Looked up for each statement by itself: PostgreSQL, which takes three times as many statements to stand under the
    # keys as there are, would join them to the whole library's.
    return asked_of.scalar_subquery()


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


def _no_amendment(amendment: int) -> NotFound:
    return NotFound(f"There is no amendment {amendment}.")


async def _one_claim(session: AsyncSession, claim_id: str) -> AnyRow:
    """The claim with this id, or the only one whose id begins so. Raises `NotFound`."""
    columns = (ClaimRow.id, ClaimRow.document, ClaimRow.start, ClaimRow.end, ClaimRow.text, ClaimRow.dropped)
    question = select(*columns, ClaimRow.machine, ClaimRow.amended)
    row: AnyRow | None = (await session.execute(question.where(ClaimRow.id == claim_id))).one_or_none()
    if row is not None:
        return row
    if len(claim_id) < PREFIX:
        raise NotFound(f"There is no claim {claim_id}.")
    # Ids are hexadecimal, so that "z" closes the range in every collation, and an index can walk it.
    near = question.where(
        ClaimRow.id.between(claim_id, claim_id + "z"), ClaimRow.id.startswith(claim_id, autoescape=True)
    )
    rows: Sequence[AnyRow] = (await session.execute(near.limit(2))).all()
    if not rows:
        raise NotFound(f"There is no claim {claim_id}.")
    if len(rows) > 1:
        raise NotFound(f"More than one claim begins with {claim_id}; write more of its id.")
    return rows[0]


async def _lay_again(session: AsyncSession, number: int, claim_id: str) -> None:
    question = select(*document_columns()).where(DocumentRow.number == number)
    await lay_again(session, document_from((await session.execute(question)).one()), claim_id)
