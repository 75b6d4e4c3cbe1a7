"""The whole schema as the models declare it; a test compares the migrations with it."""

from __future__ import annotations

from sqlalchemy import MetaData
from sqlalchemy.schema import SchemaItem

from storage.tables import claims, dated, documents, events, feeds, findings, outbox, people, submissions
from storage.tables.base import CONDITION, Base

_MODULES = (documents, claims, findings, events, people, outbox, feeds, submissions, dated)
METADATA = Base.metadata

# Tables made by the queue's own library (see `storage.queue.schema`).
QUEUE_TABLES = "procrastinate_"
# The full-text indexes differ between the databases, and are in the migrations only.
SEARCH_TABLES = ("claim_words", "claim_phrases")
SEARCH_COLUMNS = ("words", "phrases")
SEARCH_INDEXES = ("ix_claims_words", "ix_claims_phrases")


def declared() -> MetaData:
    """The schema with the conditions of its partial indexes, for who makes it or compares it."""
    for table in METADATA.tables.values():
        for index in table.indexes:
            for word, condition in index.info.get(CONDITION, {}).items():
                index.dialect_kwargs[word] = condition
    return METADATA


def is_ours(item: SchemaItem, name: str | None, kind: str, reflected: bool, _other: SchemaItem | None) -> bool:
    """True if the models know a thing that is in the database (alembic's `include_object`)."""
    if not reflected or name is None:
        return True
    if kind == "table":
        return not name.startswith((*SEARCH_TABLES, QUEUE_TABLES))
    if kind == "column":
        return name not in SEARCH_COLUMNS
    return not (kind == "index" and name in SEARCH_INDEXES)
