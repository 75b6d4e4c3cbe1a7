"""How the outbox's repositories read and change deliveries."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import Text, cast, update

from briefings.model import Carried, Delivery
from storage.database.database import Database
from storage.outbox.rows import carried_from, delivery_from
from storage.tables.outbox import DeliveryRow

# The lines as JSON text, so that each text is parsed once.
_COLUMNS = (
    *(column for column in DeliveryRow.__table__.columns if column.name != "carried"),
    cast(DeliveryRow.carried, Text).label("lines"),
)


class OutboxRepository:
    """Base of the outbox's repositories."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def _deliveries(self, query: Any, *, lock: bool = False) -> tuple[Delivery, ...]:
        """The deliveries that a select of `DeliveryRow` finds. Thousands may carry the same lines, which are parsed
        once."""
        columns = query.with_only_columns(*_COLUMNS, maintain_column_froms=True)
        async with self._database.session() if lock else self._database.reading() as session:
            rows = (await session.execute(columns.with_for_update() if lock else columns)).all()
        lines: dict[str, tuple[Carried, ...]] = {}
        for row in rows:
            if row.lines not in lines:
                lines[row.lines] = tuple(carried_from(line) for line in json.loads(row.lines))
        return tuple(delivery_from(row, lines[row.lines]) for row in rows)

    async def _change(self, where: Any, **values: Any) -> int:
        async with self._database.session() as session:
            result = await session.execute(update(DeliveryRow).where(where).values(**values).returning(DeliveryRow.id))
            return len(result.all())


def fresh(query: Any) -> Any:
    """The query, made to read every row anew: the session may hold rows from before a bulk update."""
    return query.execution_options(populate_existing=True)
