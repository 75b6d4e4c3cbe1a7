"""The chat's small state: JSON values by space and key."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import delete, select

from storage.database.statements import Repository, put_rows
from storage.tables.people import KeptRow


class ChatState(Repository):
    """Stores the chat's small state."""

    async def keep(self, space: str, key: str, value: Any, now: datetime) -> None:
        await self.keep_all(space, {key: value}, now)

    async def keep_all(self, space: str, values: Mapping[str, Any], now: datetime) -> None:
        rows = [{"space": space, "key": key, "value": value, "at": now} for key, value in values.items()]
        async with self.database.session() as session:
            await put_rows(session, KeptRow, rows)

    async def kept(self, space: str, key: str) -> Any | None:
        question = select(KeptRow.value).where(KeptRow.space == space, KeptRow.key == key)
        async with self.database.reading() as session:
            return (await session.scalars(question)).one_or_none()

    async def first_kept(self, space: str) -> tuple[str, Any] | None:
        question = select(KeptRow.key, KeptRow.value).where(KeptRow.space == space).order_by(KeptRow.key).limit(1)
        async with self.database.reading() as session:
            row = (await session.execute(question)).one_or_none()
        return None if row is None else (row.key, row.value)

    async def all_kept(self, space: str) -> Mapping[str, Any]:
        question = select(KeptRow.key, KeptRow.value).where(KeptRow.space == space).order_by(KeptRow.at, KeptRow.key)
        async with self.database.reading() as session:
            return {row.key: row.value for row in (await session.execute(question)).all()}

    async def drop(self, space: str, key: str) -> bool:
        gone = delete(KeptRow).where(KeptRow.space == space, KeptRow.key == key).returning(KeptRow.key)
        async with self.database.session() as session:
            return (await session.scalars(gone)).one_or_none() is not None

    async def forget_kept(self, space: str, before: datetime, most: int) -> int:
        newest = select(KeptRow.key).where(KeptRow.space == space).order_by(KeptRow.at.desc(), KeptRow.key).limit(most)
        gone = delete(KeptRow).where(KeptRow.space == space, (KeptRow.at < before) | KeptRow.key.not_in(newest))
        async with self.database.session() as session:
            return len((await session.scalars(gone.returning(KeptRow.key))).all())
