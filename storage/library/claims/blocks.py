"""Blocks: the statements that share a key, which are compared with one another."""

from __future__ import annotations

from collections.abc import AsyncIterator, Collection, Mapping, Sequence
from functools import cache

from sqlalchemy import ColumnElement, Integer, and_, bindparam, func, literal, select
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
)
from storage.library.rows.claim_conditions import IS_PUBLIC
from storage.tables.claims import ClaimRow, KeyRow, StatementRow
from storage.tables.documents import DocumentRow

# Keys whose statements are read at once: thousands may share each. While so many rows at most come, it is twice as many
# keys each time.
FEW_KEYS, FEW_ROWS = 20, 1_000
# Hidden statements that are looked through one by one; of more, those that share a key are asked for.
FEW_HIDDEN = 2_000

# Parameters: the document whose statements are left out, and the keys.
_OUTSIDE = bindparam("outside", type_=Integer())
_UNDER_KEYS = KeyRow.key.in_(bindparam("keys", expanding=True))

_OF_HIDDEN_DOCUMENTS = (
    select(StatementRow.id)
    .join(DocumentRow, DocumentRow.number == StatementRow.document)
    .where(DocumentRow.status.in_(("draft", "withdrawn")), StatementRow.document != _OUTSIDE)
    .limit(FEW_HIDDEN + 1)
)

_OF_DROPPED_CLAIMS = (
    select(StatementRow.id)
    .join(ClaimRow, ClaimRow.serial == StatementRow.claim)
    .where(ClaimRow.dropped, StatementRow.document != _OUTSIDE)
    .limit(FEW_HIDDEN + 1)
)

_KEYS_OF = select(KeyRow.key).where(KeyRow.statement.in_(bindparam("statements", expanding=True)))


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
        question = _sizes(others=outside is not None, public=public)
        sizes: dict[str, int] = {}
        async with self.database.reading() as session:
            for part in batches(keys):
                rows = await ask(session, question, {"keys": part, "outside": outside})
                sizes |= {row.key: row.many for row in rows}
        return sizes

    async def hides(self, keys: Collection[str], *, outside: int) -> bool:
        wanted = frozenset(keys)
        async with self.database.reading() as session:
            hidden = await _few_hidden(session, outside)
            if hidden is None:
                return await _are_hidden_under(session, wanted, outside)
            found = [await ask(session, _KEYS_OF, {"statements": part}) for part in batches(hidden)]
        return any(row.key in wanted for rows in found for row in rows)

    async def blocks(
        self, keys: Collection[str], *, outside: int | None = None, public: bool = False
    ) -> Mapping[str, Collection[str]]:
        found: dict[str, list[str]] = {}
        async with self.database.reading() as session:
            async for rows in _under_keys(session, _shared(others=outside is not None, public=public), keys, outside):
                for row in rows:
                    found.setdefault(row.key, []).append(row.statement)
        return found


@cache
def _sizes(*, others: bool, public: bool) -> AnySelect:
    """How many statements share each key."""
    counted = select(KeyRow.key, func.count().label("many")).where(_UNDER_KEYS)
    return _standing_under(counted, others=others, public=public).group_by(KeyRow.key)


@cache
def _shared(*, others: bool, public: bool) -> AnySelect:
    """The statements that share keys."""
    shared = select(KeyRow.key, KeyRow.statement).where(_UNDER_KEYS)
    return _standing_under(shared, others=others, public=public)


async def _under_keys(
    session: AsyncSession, question: AnySelect, keys: Collection[str], outside: int | None
) -> AsyncIterator[Sequence[AnyRow]]:
    """The rows under these keys, some keys at a time."""
    left, many = list(dict.fromkeys(keys)), FEW_KEYS
    while left:
        rows = await ask(session, question, {"keys": left[:many], "outside": outside})
        left, many = left[many:], min(2 * many, BATCH) if len(rows) <= FEW_ROWS else FEW_KEYS
        yield rows


async def _few_hidden(session: AsyncSession, outside: int) -> list[str] | None:
    """The statements of other documents that nobody is shown; None if they are many."""
    found: list[str] = []
    for kind in (_OF_HIDDEN_DOCUMENTS, _OF_DROPPED_CLAIMS):
        found += [row.id for row in await ask(session, kind, {"outside": outside})]
        if len(found) > FEW_HIDDEN:
            return None
    return found


async def _are_hidden_under(session: AsyncSession, keys: Collection[str], outside: int) -> bool:
    """Whether one of those that share these keys is hidden: all of them are looked at."""
    for part in batches(keys):
        if await ask(session, _a_hidden_one(), {"keys": part, "outside": outside}):
            return True
    return False


@cache
def _a_hidden_one() -> AnySelect:
    hidden = and_(StatementRow.document != _OUTSIDE, ~IS_PUBLIC)
    one: AnySelect = select(literal(1)).select_from(KeyRow)
    return one.where(_of_its_statement(hidden, public=True), _UNDER_KEYS).limit(1)


def _standing_under(question: AnySelect, *, others: bool, public: bool) -> AnySelect:
    """Leaves out, if `others`, the statements of the document `outside` and, if `public`, all that are not
    published."""
    conditions = [
        *([StatementRow.document != _OUTSIDE] if others else ()),
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
