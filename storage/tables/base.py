"""What every table stands on: the metadata with its naming rule, and the column types that both databases share."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, DateTime, Dialect, Integer, MetaData
from sqlalchemy.orm import DeclarativeBase
from sqlalchemy.types import TypeDecorator

# Every constraint has a name, so that a later migration can drop it on SQLite too.
NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(DeclarativeBase):
    """The one metadata: tables.py and outbox_tables.py declare on it, migrations are held to it."""

    metadata = MetaData(naming_convention=NAMING)


class Moment(TypeDecorator[datetime]):
    """A moment, stored in UTC and read back aware. A naive datetime is refused: it is a bug, not a time."""

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
        # SQLite keeps the digits without the zone; they are UTC's, by the method above.
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


# Plain JSON, not PostgreSQL's jsonb: bodies are read whole and never searched inside, and keep their fields' order.
Json = JSON(none_as_null=True)

# Telegram's ids outgrow 32 bits. SQLite counts up only a primary key that is called INTEGER, and its INTEGER holds 64.
BigId = BigInteger().with_variant(Integer(), "sqlite")

JsonValue = Any

# A table that is all key: on SQLite its rows stand in the key's own tree, once.
LINKS = ({"sqlite_with_rowid": False},)
