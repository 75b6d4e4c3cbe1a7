"""What can go wrong in Dateline, as one shallow tree.

`str(error)` is always one plain sentence that a person can be shown: it says what happened and, where there is one,
the mend. Causes are chained (`raise … from …`), never swallowed.
"""

from __future__ import annotations

# What whoever handed it in is told of a document at which Dateline itself failed.
FAILED = "Something went wrong while it was read, by a fault of Dateline's own. It is in the log, and nothing was kept."


class DatelineError(Exception):
    """Anything that Dateline itself refuses or fails to do; its text is fit for a person."""

    @property
    def in_full(self) -> str:
        """What whoever runs Dateline is told: the same sentence, unless a subclass knows more."""
        return str(self)


def in_full(error: Exception) -> str:
    """What the log is told of any error."""
    return error.in_full if isinstance(error, DatelineError) else str(error)


class UnreadableDocument(DatelineError):
    """An upload that cannot become a document; nothing of it is stored."""


class TooMuchWork(UnreadableDocument):
    """A document that takes more time or memory than one may have, or that ended the process which read it."""


class JobFailed(UnreadableDocument):
    """A document, or other work of the desk, at which Dateline itself failed: a bug. `trace` is its traceback."""

    def __init__(self, trace: str) -> None:
        super().__init__(FAILED)
        self.trace = trace


class AlreadyStored(DatelineError):
    """The same text from the same source is in the library already."""

    def __init__(self, number: int) -> None:
        super().__init__(f"This is document {number} already: the same text from the same source. Nothing was added.")
        self.number = number


class NotFound(DatelineError):
    """A document, claim, source, subscription or person that the library does not have."""


class NotAllowed(DatelineError):
    """An act that this person may not do."""


class Conflict(DatelineError):
    """Somebody else was faster: the thing is no longer in the state that the act needs."""


class BeatError(DatelineError):
    """A beat file that cannot be used; `line` counts from 1, 0 where no line can be named."""

    def __init__(self, message: str, line: int = 0) -> None:
        super().__init__(message)
        self.line = line


class BadQuestion(DatelineError):
    """A question's place or date that cannot be understood; `choices` are offered instead."""

    def __init__(self, message: str, choices: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.choices = choices


class StorageError(DatelineError):
    """The database is missing, locked, newer than this program, or out of reach.

    Anybody may be shown `str(error)`; `in_full` also names the file or the server and the driver's words, and is for
    the log and the command line alone. No password is in either.
    """

    def __init__(self, message: str, in_full: str | None = None) -> None:
        super().__init__(message)
        self._in_full = in_full

    @property
    def in_full(self) -> str:
        return self._in_full or str(self)


class StorageUnreachable(StorageError):
    """The database's server doesn't answer, or not yet: it is worth asking again later."""


class FetchFailed(DatelineError):
    """A link that could not be fetched, with the reason."""


class DeskFailed(DatelineError):
    """The desk could not start, or was closed; the upload may be read again."""
