"""A newsroom that watches a site, on SQLite."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from storage.database.database import Database
from tests.support.desk_chat import HereDesk
from tests.support.news_site import news_site
from tests.support.watching_newsroom import Clock, Newsroom, joined


@pytest.fixture
async def room(sqlite_database: Database) -> AsyncIterator[Newsroom]:
    async with news_site() as site:
        yield await joined(sqlite_database, site, HereDesk(), Clock())
