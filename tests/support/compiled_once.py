"""Shares compiled SQL between the databases of all tests.

Each engine of SQLAlchemy compiles its statements itself, and each test has an engine of its own, so a third of a
database test's time went into compiling the same statements. Here engines with the same kind of dialect and the same
settings share what they have compiled.
"""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy.dialects.postgresql.psycopg import PGDialectAsync_psycopg
from sqlalchemy.dialects.sqlite.aiosqlite import SQLiteDialect_aiosqlite
from sqlalchemy.engine import Engine
from sqlalchemy.util import LRUCache


def share_what_is_compiled(patch: pytest.MonkeyPatch) -> None:
    """Shares compiled SQL until the patch is undone."""
    compiled: LRUCache[Any, Any] = LRUCache(5000)
    make = Engine.__init__

    def sharing(self: Engine, *arguments: Any, **settings: Any) -> None:
        make(self, *arguments, **settings)
        self._compiled_cache = compiled

    patch.setattr(Engine, "__init__", sharing)
    # Compiled SQL is kept by the dialect that it was compiled for.
    for dialect in (SQLiteDialect_aiosqlite, PGDialectAsync_psycopg):
        patch.setattr(dialect, "__eq__", lambda one, other: type(one) is type(other), raising=False)
        patch.setattr(dialect, "__hash__", lambda one: hash(type(one)), raising=False)
