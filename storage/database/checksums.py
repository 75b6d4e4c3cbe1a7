"""A backup's checksums: for each table the number of rows and the sum of their hashes, in a table of the backup itself.

They show what a disk, a copy or somebody's hand changed in a backup, but not if whoever did it wrote new checksums.
Whether a claim's words stand in its document's text is checked apart (`altered_claims`).
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator
from datetime import datetime

TABLE = "dateline_backup"
# Not summed: the backup's own table, SQLite's tables, and the full-text indexes, which are rebuilt from the claims.
_LEFT_OUT = (TABLE, "sqlite_", "claim_words", "claim_phrases")
_MADE = "made at"


def write_sums(backup: sqlite3.Connection, now: datetime) -> None:
    """Notes in a backup the sums of its tables, and when it was made."""
    backup.execute(f"DROP TABLE IF EXISTS {TABLE}")
    backup.execute(f"CREATE TABLE {TABLE} (name TEXT PRIMARY KEY, found TEXT NOT NULL)")
    backup.executemany(f"INSERT INTO {TABLE} VALUES (?, ?)", [*_sums(backup), (_MADE, now.isoformat())])
    backup.commit()


def has_sums(backup: sqlite3.Connection) -> bool:
    """False for a backup by a Dateline that wrote no checksums, and for a plain copy of a library."""
    return backup.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (TABLE,)).fetchone() is not None


def wrong_tables(backup: sqlite3.Connection) -> list[str]:
    """The tables that differ from when the backup was made, with those that are missing or new."""
    noted = {name: found for name, found in backup.execute(f"SELECT name, found FROM {TABLE}") if name != _MADE}
    present = dict(_sums(backup))
    return sorted(name for name in noted.keys() | present.keys() if noted.get(name) != present.get(name))


def counted_rows(backup: sqlite3.Connection) -> dict[str, int]:
    """The number of rows of each table when the backup was made; empty if it has no checksums."""
    if not has_sums(backup):
        return {}
    noted = backup.execute(f"SELECT name, found FROM {TABLE} WHERE name <> ?", (_MADE,))
    return {name: int(found.partition(" ")[0]) for name, found in noted}


def made_at(backup: sqlite3.Connection) -> datetime | None:
    """When the backup was made; None if it doesn't say."""
    row = backup.execute(f"SELECT found FROM {TABLE} WHERE name = ?", (_MADE,)).fetchone()
    try:
        return datetime.fromisoformat(row[0]) if row else None
    except (TypeError, ValueError):
        return None


def altered_claims(backup: sqlite3.Connection) -> list[int]:
    """The numbers of documents in whose text one of their claims doesn't stand where it says."""
    question = (
        "SELECT DISTINCT c.document FROM claims c JOIN documents d ON d.number = c.document "
        'WHERE substr(d.text, c.start + 1, c."end" - c.start) <> c.text ORDER BY c.document'
    )
    return [row[0] for row in backup.execute(question)]


def _sums(backup: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    names = [row[0] for row in backup.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
    for name in names:
        if not name.startswith(_LEFT_OUT):
            yield name, _sum(backup, name)


def _sum(backup: sqlite3.Connection, table: str) -> str:
    """The number of rows, and the sum of their hashes, which is the same in whatever order the rows come."""
    columns = sorted(row[1] for row in backup.execute(f"PRAGMA table_info({_quoted(table)})"))
    rows = total = 0
    for row in backup.execute(f"SELECT {', '.join(map(_quoted, columns))} FROM {_quoted(table)}"):
        total += int.from_bytes(hashlib.sha256(repr(row).encode("utf-8", "surrogatepass")).digest())
        rows += 1
    return f"{rows} {total % 2**256:064x}"


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
