"""What the program wrote as JSON is read back, also where the quick parser won't."""

from __future__ import annotations

from math import inf
from typing import Any

import pytest
from sqlalchemy import insert, select

from storage.database.database import Database
from storage.tables.people import KeptRow
from tests.support.making import NOW


@pytest.mark.parametrize("value", [{"a": [1, 2.5, None, True, "é🇫🇷"]}, [], "", [2**70]])
async def test_a_value_comes_back_as_it_was(database: Database, value: Any) -> None:
    await _comes_back(database, value)


async def test_infinity_comes_back_from_sqlite(sqlite_database: Database) -> None:
    await _comes_back(sqlite_database, [inf])


async def _comes_back(database: Database, value: Any) -> None:
    async with database.session() as session:
        await session.execute(insert(KeptRow).values(space="view", key="k", at=NOW, value=value))
    async with database.reading() as session:
        (found,) = await session.scalars(select(KeptRow.value))
    assert found == value
