"""Blocks: the statements that share a key, which are compared with one another."""

from __future__ import annotations

from collections.abc import AsyncIterator, Collection, Mapping, Sequence

from sqlalchemy import ColumnElement, and_, func, literal, select
from sqlalchemy.ext.asyncio import AsyncSession

from storage.database.statements import (
    BATCH,
    AnyRow,
    AnySelect,
    Repository,
    ask,
    batches,
    delete_where,
    put_rows,
    rows_for,
)
from storage.library.rows.claim_conditions import IS_PUBLIC
from storage.tables.claims import ClaimRow, KeyRow, StatementRow
from storage.tables.documents import DocumentRow

# Keys whose statements are read at once: thousands may share each. While so many rows at most come, it is twice as many
# keys each time.
FEW_KEYS, FEW_ROWS = 20, 1_000
# Hidden statements that are looked through one by one; of more, those that share a key are asked for.
FEW_HIDDEN = 2_000

_OF_HIDDEN_DOCUMENTS = (
    select(StatementRow.id)
    .join(DocumentRow, DocumentRow.number == StatementRow.document)
    .where(DocumentRow.status.in_(("draft", "withdrawn")))
)

_OF_DROPPED_CLAIMS = (
    select(StatementRow.id).join(ClaimRow, ClaimRow.serial == StatementRow.claim).where(ClaimRow.dropped)
)


class Blocks(Repository):
    """Stores the keys of statements."""

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
            async for rows in _under_keys(session, question, keys):
                for row in rows:
                    found.setdefault(row.key, []).append(row.statement)
        return found


async def _under_keys(
    session: AsyncSession, question: AnySelect, keys: Collection[str]
) -> AsyncIterator[Sequence[AnyRow]]:
    """The rows under these keys, some keys at a time."""
    left, many = list(dict.fromkeys(keys)), FEW_KEYS
    while left:
        rows = await ask(session, question.where(KeyRow.key.in_(left[:many])))
        left, many = left[many:], min(2 * many, BATCH) if len(rows) <= FEW_ROWS else FEW_KEYS
        yield rows


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
    hidden = and_(StatementRow.document != outside, ~IS_PUBLIC)
    question = select(literal(1)).select_from(KeyRow).where(_of_its_statement(hidden, public=True)).limit(1)
    for part in batches(keys):
        if await ask(session, question.where(KeyRow.key.in_(part))):
            return True
    return False


def _standing_under(question: AnySelect, outside: int | None, *, public: bool) -> AnySelect:
    """Leaves out the statements of the document `outside` and, if `public`, all that are not published."""
    conditions = [
        *([StatementRow.document != outside] if outside is not None else ()),
        *([IS_PUBLIC] if public else ()),
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
