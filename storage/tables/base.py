"""What all tables share: the metadata with its naming rule, and the column types of both databases.

The modules of this package don't import `annotations` from `__future__`: SQLAlchemy reads them at each start, and words
would have to be compiled first, 330 times.
"""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, DateTime, Dialect, Index, Integer, MetaData, text
from sqlalchemy.orm import DeclarativeBase
from sqlalchemy.types import TypeDecorator

# Every constraint has a name, so that a later migration can drop it, on SQLite too.
NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(DeclarativeBase):
    """Base of all tables in this package, with their one metadata; a test compares it with what the migrations make."""

    metadata = MetaData(naming_convention=NAMING)


class Moment(TypeDecorator[datetime]):
    """A moment, stored in UTC and read back aware. Raises an error for a naive datetime, which would be a bug."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise TypeError(f"A moment without a zone can't be stored: {value!r}")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        # SQLite stores the digits without a zone; they are in UTC, by the method above.
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


# Plain JSON, not PostgreSQL's jsonb: bodies are read whole and never searched inside, and keep their fields' order.
Json = JSON(none_as_null=True)

# Telegram's ids exceed 32 bits. SQLite numbers only a primary key declared INTEGER, which holds 64 bits there.
BigId = BigInteger().with_variant(Integer(), "sqlite")

JsonValue = Any

# For tables that are all key: SQLite then stores the rows once, in the key's own tree.
LINKS = ({"sqlite_with_rowid": False},)

# The key in an index's `info` under which its condition stands (see `partial_index`).
CONDITION = "condition"


def partial_index(name: str, *columns: str, sqlite: str, postgresql: str) -> Index:
    """An index over the rows that meet a condition, as each database writes it. It is only noted here, and becomes part
    of the index in `schema.declared`: SQLAlchemy's own word for it loads PostgreSQL's dialect, at every start."""
    return Index(name, *columns, info={CONDITION: {"sqlite_where": text(sqlite), "postgresql_where": text(postgresql)}})
