"""SQL that was compiled for one test's database serves the next test's, too.

Each engine of SQLAlchemy compiles anew what it is asked, and each test has an engine of its own: a third of the time of
a test on a database went into compiling the same questions. Engines whose dialects are of one kind, and are made with
the same settings here, share what they have compiled.
"""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy.dialects.postgresql.psycopg import PGDialectAsync_psycopg
from sqlalchemy.dialects.sqlite.aiosqlite import SQLiteDialect_aiosqlite
from sqlalchemy.engine import Engine
from sqlalchemy.util import LRUCache


def share_what_is_compiled(patch: pytest.MonkeyPatch) -> None:
    """From now on until the patch is undone."""
    compiled: LRUCache[Any, Any] = LRUCache(5000)
    make = Engine.__init__

    def sharing(self: Engine, *arguments: Any, **settings: Any) -> None:
        make(self, *arguments, **settings)
        self._compiled_cache = compiled

    patch.setattr(Engine, "__init__", sharing)
    # What was compiled is kept by the dialect for which it was.
    for dialect in (SQLiteDialect_aiosqlite, PGDialectAsync_psycopg):
        patch.setattr(dialect, "__eq__", lambda one, other: type(one) is type(other), raising=False)
        patch.setattr(dialect, "__hash__", lambda one: hash(type(one)), raising=False)
