"""Work in two processes that are forked when they are needed, and so know all that was made before."""

from __future__ import annotations

import asyncio
import gc
import multiprocessing
from collections.abc import AsyncIterator, Callable, Iterable, Iterator
from typing import Any, TypeVar

PROCESSES = 2

T = TypeVar("T")
R = TypeVar("R")


async def in_parallel(work: Callable[[T], R], parts: Iterable[T]) -> AsyncIterator[R]:
    """What `work` makes of each part, in the order of the parts. `work` is a module's function."""
    # What is there already isn't looked at by the processes' collectors, which would copy all of it.
    frozen_before = gc.get_freeze_count()
    gc.freeze()
    with multiprocessing.get_context("fork").Pool(PROCESSES) as pool:
        made: Iterator[Any] = pool.imap(work, parts)
        while True:
            one = await asyncio.to_thread(next, made, pool)
            if one is pool:
                break
            yield one
    if not frozen_before:
        gc.unfreeze()
