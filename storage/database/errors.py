"""What the drivers raise, in plain words. Only the database's own troubles are turned into `StorageError`; a wrong
statement or a broken rule is a bug, and passes through."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from briefings.errors import StorageError

# What the driver says (a pattern) → what a person is told. SQLite knows its troubles by their words only.
_SENTENCES = (
    ("database is locked", "The library {where} is busy: another process is writing to it. Try again in a moment."),
    ("readonly database", "The library {where} can't be written: the file or its folder is read-only."),
    ("unable to open database", "The library {where} can't be opened: check that its folder is there and writable."),
    ("database or disk is full", "The library {where} can't be written: the disk is full."),
    ("disk i/o error", "The library {where} can't be read or written: the disk reports an error."),
    ("malformed", "The library {where} is damaged: restore it from a backup."),
    ("not a database", "{where} is no Dateline library."),
    ("no such table", "The library {where} isn't set up yet: run `dateline migrate`."),
    ("undefinedtable", "The library {where} isn't set up yet: run `dateline migrate`."),
    ("password authentication failed", "The database {where} refuses the name or the password."),
    ('database ".*" does not exist', "The database {where} doesn't exist: make it first, or check its name."),
    ("connection refused", "The database {where} can't be reached: check that it runs and that its address is right."),
    ("deadlock detected", "The library {where} is busy: two changes waited for each other. Try again."),
)
_OTHERWISE = "The library {where} can't be used just now ({words})."


@contextmanager
def plain_failures(where: str) -> Iterator[None]:
    """Turns the database's troubles into `StorageError`, with the driver's error as its cause."""
    try:
        yield
    except PoolTimeout as error:
        raise StorageError(f"The library {where} is busy: too much is asked of it at once. Try again.") from error
    except DBAPIError as error:
        sentence = _sentence(error, where)
        if sentence is None:
            raise
        raise StorageError(sentence) from error


def _sentence(error: DBAPIError, where: str) -> str | None:
    said = f"{type(error.orig).__name__} {error.orig}"
    for words, sentence in _SENTENCES:
        if re.search(words, said.casefold()):
            return sentence.format(where=where)
    # SQLite calls a wrong statement "operational", too; those sentences begin like this.
    if type(error) in (OperationalError, InterfaceError) and not _is_bug(said):
        return _OTHERWISE.format(where=where, words=" ".join(str(error.orig).split())[:200])
    return None


def _is_bug(said: str) -> bool:
    words = ("no such column", "syntax error", "no such function", "has no column", "unable to use function")
    return any(phrase in said for phrase in words)


__all__ = ["plain_failures"]
