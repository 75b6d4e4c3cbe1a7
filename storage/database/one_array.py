"""On PostgreSQL, the values of `column.in_(values)` are one array instead of a parameter each.

SQLAlchemy writes `IN ($1, …, $500)`: a text of its own for each number of values, which driver and server read anew
each time. `= ANY($1)` finds the same rows by the same plan, and is one text however many there are. SQLite knows no
arrays, and keeps the list.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import ARRAY, BigInteger, BinaryExpression, BindParameter, Integer, String
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.operators import in_op

# Types whose values go into an array as they are.
_PLAIN = (String, Integer, BigInteger)


def use() -> None:
    """From now on, statements for PostgreSQL are written so."""
    compiles(BinaryExpression, "postgresql")(_compiled)


def _compiled(condition: BinaryExpression[Any], compiler: Any, **options: Any) -> str:
    values = condition.right
    if condition.operator is not in_op or not isinstance(values, BindParameter) or not values.expanding:
        return str(compiler.visit_binary(condition, **options))
    if values.literal_execute or not isinstance(values.type, _PLAIN):
        return str(compiler.visit_binary(condition, **options))
    # A copy under the same key, so that a later execution of the cached statement finds its values.
    array = values._clone(maintain_key=True)
    array.type, array.expanding = ARRAY(values.type), False
    return f"{compiler.process(condition.left, **options)} = ANY ({compiler.process(array, **options)})"
