"""Which update is being worked on: log lines carry its id, and so do the deliveries that it owes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_UPDATE: ContextVar[int | None] = ContextVar("update", default=None)


@contextmanager
def working_on(update: int | None) -> Iterator[None]:
    """Everything logged in the block, and in tasks that it starts, belongs to this update."""
    token = _UPDATE.set(update)
    try:
        yield
    finally:
        _UPDATE.reset(token)


def update_worked_on() -> int | None:
    """The id of the update that is being worked on here; None if there is none."""
    return _UPDATE.get()
