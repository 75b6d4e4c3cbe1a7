"""A library that many tests fill with the same content is filled once, and then copied: publishing takes longer than
most tests."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any, ClassVar

from sqlalchemy.engine import make_url


class FilledLibrary:
    """A SQLite library with certain content, identified by `key`: documents, moment, beat."""

    _kept: ClassVar[dict[tuple[Any, ...], bytes]] = {}

    def __init__(self, url: str, key: tuple[Any, ...]) -> None:
        self._path, self._key = Path(str(make_url(url).database)), key

    def is_empty(self) -> bool:
        """Whether the library holds no document yet."""
        with closing(sqlite3.connect(self._path)) as library:
            return not library.execute("SELECT 1 FROM documents").fetchall()

    def put(self) -> bool:
        """Replaces an empty library by the kept copy; True if there is one."""
        if self._key in self._kept and self.is_empty():
            self._path.write_bytes(self._kept[self._key])
            return True
        return False

    def keep(self) -> None:
        """Keeps a copy of the library, with what is still in its journal."""
        with closing(sqlite3.connect(self._path)) as library, closing(sqlite3.connect(":memory:")) as copy:
            library.backup(copy)
            self._kept[self._key] = copy.serialize()
