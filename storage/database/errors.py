"""Turns the drivers' errors into plain words; bugs (a wrong statement, a broken constraint) pass through unchanged.

What a person reads in the chat names no file, server, user, and none of the driver's words; the log and the command
line get those (`StorageError.in_full`), without passwords.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from briefings.errors import StorageError, StorageUnreachable

# Pattern of the driver's message → what a person is told; `{where}` is filled in for the log and the command line only.
_SENTENCES = (
    ("database is locked", "The library{where} is busy: another process is writing to it. Try again in a moment."),
    ("readonly database", "The library{where} can't be written: the file or its folder is read-only."),
    ("unable to open database", "The library{where} can't be opened: check that its folder is there and writable."),
    ("database or disk is full", "The library{where} can't be written: the disk is full. Make room on it."),
    # The small file by which processes share a library can't grow.
    ("sqlite_ioerr_shmsize", "The library{where} can't be opened: the disk is full. Make room on it."),
    ("disk i/o error", "The library{where} can't be read or written: the disk reports an error."),
    ("malformed", "The library{where} is damaged: restore it from a backup."),
    (
        "not a database",
        "The file{where} is no Dateline library: move it away, or name another place in DATELINE_HOME or "
        "DATELINE_DATABASE_URL.",
    ),
    ("no such table", "The library{where} isn't set up yet: run `dateline migrate`."),
    ("undefinedtable", "The library{where} isn't set up yet: run `dateline migrate`."),
    ("password authentication failed", "The database{where} refuses the name or the password."),
    ('database ".*" does not exist', "The database{where} doesn't exist: make it first, or check its name."),
    (
        "insufficientprivilege",
        "The library{where} can't be changed: the role that Dateline has in the database may not do this. Grant it the "
        "right to write and to make tables.",
    ),
    (
        "readonlysqltransaction|in a read-only transaction",
        "The library{where} can't be changed: it is a stand-by, or its role may only read.",
    ),
    (
        "invalid connection option|invalid uri|invalid .* value",
        "The database's URL{where} has an option that PostgreSQL doesn't know; check DATELINE_DATABASE_URL.",
    ),
    ("deadlock detected", "The library{where} is busy: two changes waited for each other. Try again."),
)
# The server can't be reached, or not yet, or no longer: trying again later may help.
_UNREACHABLE = (
    "connection refused|starting up|shutting down|connection timeout|timeout expired|timed out|no route to host"
    "|network is unreachable|name or service not known|temporary failure in name resolution|failed to resolve host"
    "|could not translate host name|closed the connection unexpectedly|connection reset"
    r"|connection to server on socket .* no such file|too many clients|too many connections"
)
_NOT_REACHED = "The database{where} can't be reached: check that it runs and that its address is right."
_OTHERWISE = "The library{where} can't be used just now{words}."


@contextmanager
def plain_failures(where: str) -> Iterator[None]:
    """Turns the database's errors into `StorageError`, with the driver's error as its cause."""
    try:
        yield
    except PoolTimeout as error:
        raise _told("The library{where} is busy: too much is asked of it at once. Try again.", where) from error
    except DBAPIError as error:
        told = _plain(error, where)
        if told is None:
            raise
        raise told from error


def shown_url(url: URL) -> str:
    """A server's URL without password and options (which may hold one too), for whoever runs Dateline."""
    return url.difference_update_query(tuple(url.query)).render_as_string(hide_password=True)


def _plain(error: DBAPIError, where: str) -> StorageError | None:
    name = getattr(error.orig, "sqlite_errorname", "")
    said = " ".join(f"{type(error.orig).__name__} {name} {error.orig}".casefold().split())
    for words, sentence in _SENTENCES:
        if re.search(words, said):
            return _told(sentence, where)
    if re.search(_UNREACHABLE, said):
        return StorageUnreachable(_NOT_REACHED.format(where=""), _NOT_REACHED.format(where=f" {where}"))
    # SQLite calls a wrong statement "operational", too; those sentences begin like this.
    if type(error) in (OperationalError, InterfaceError) and not _is_bug(said):
        words = " ".join(str(error.orig).split())[:200]
        full = _OTHERWISE.format(where=f" {where}", words=f" ({words})")
        return StorageError(_OTHERWISE.format(where="", words="; the log says why"), full)
    return None


def _told(sentence: str, where: str) -> StorageError:
    return StorageError(sentence.format(where=""), sentence.format(where=f" {where}"))


def _is_bug(said: str) -> bool:
    words = ("no such column", "syntax error", "no such function", "has no column", "unable to use function")
    return any(phrase in said for phrase in words)


__all__ = ["plain_failures", "shown_url"]
