"""A column as it is, for which SQLite may use no index.

SQLite knows nothing of how common a value is, and would start from the index on one that nearly all rows have.
PostgreSQL knows, and must see the bare column: of an expression it expects that one row in two hundred has the value,
and reads whole tables in the wrong order.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import String
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement


class Unindexed(FunctionElement[str]):
    """A column of words: `Unindexed(DocumentRow.status) == "published"`."""

    name = "unindexed"
    type = String()
    inherit_cache = True


@compiles(Unindexed)
def _as_it_is(element: Unindexed, compiler: SQLCompiler, **options: Any) -> str:
    (column,) = element.clauses
    return compiler.process(column, **options)


@compiles(Unindexed, "sqlite")
def _signed(element: Unindexed, compiler: SQLCompiler, **options: Any) -> str:
    return f"+{_as_it_is(element, compiler, **options)}"
