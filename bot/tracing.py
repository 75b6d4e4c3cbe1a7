"""Which update is being worked on: log lines carry its id, and so do the deliveries that come of it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_UPDATE: ContextVar[int | None] = ContextVar("update", default=None)


@contextmanager
def working_on(update: int | None) -> Iterator[None]:
    """What is logged in the block, and in tasks begun in it, is of this update."""
    token = _UPDATE.set(update)
    try:
        yield
    finally:
        _UPDATE.reset(token)


def update_worked_on() -> int | None:
    """The id of the update that is being worked on here."""
    return _UPDATE.get()
