"""Composes for many subscriptions, some hundred to a transaction. If one of them fails, each of its batch is composed
alone."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Sequence

from briefings.deliveries.untold_changes import News
from briefings.errors import StorageError
from briefings.model import Delivery, Digest, Part, Subscription
from briefings.ports import Library, Outbox, Scribe
from briefings.values import frozen

log = logging.getLogger("dateline.deliveries")

# Subscriptions that are composed in one transaction.
BATCH = 100

Compose = Callable[["News", Sequence[Subscription]], Awaitable[tuple[list[Delivery], list[Subscription]]]]


@frozen
class Composed:
    """What one tick wrote: deliveries added, and (subscription, reason) of those that could not be composed."""

    added: int
    failed: tuple[tuple[int, str], ...] = ()

    def __add__(self, other: Composed) -> Composed:
        return Composed(self.added + other.added, self.failed + other.failed)


async def in_batches(library: Library, outbox: Outbox, numbers: Sequence[int], compose: Compose) -> Composed:
    """Composes for many subscriptions, a transaction a batch; where one fails, its batch is done one by one."""
    total = Composed(0)
    for start in range(0, len(numbers), BATCH):
        batch = numbers[start : start + BATCH]
        try:
            total += Composed(await _compose(library, outbox, batch, compose))
        except StorageError:
            raise  # the database is at fault, not a digest: the next tick tries them all again
        except Exception as error:  # whatever is wrong with one digest must not cost the others theirs
            log.warning("A batch of digests is composed one by one: %s", error)
            for number in batch:
                total += await _alone(library, outbox, number, compose)
    return total


async def _alone(library: Library, outbox: Outbox, number: int, compose: Compose) -> Composed:
    try:
        return Composed(await _compose(library, outbox, [number], compose))
    except StorageError:
        raise
    except Exception as error:
        log.exception("The message of subscription %s could not be composed", number)
        return Composed(0, ((number, str(error) or type(error).__name__),))


async def _compose(library: Library, outbox: Outbox, numbers: Sequence[int], compose: Compose) -> int:
    async with library.together() as books:
        await outbox.alone()
        rows, told = await compose(News(books, outbox), await outbox.locked(numbers))
        added = await outbox.add_deliveries(rows)
        await outbox.save_progress(told)
        return added


def writer(scribe: Scribe, subscription: Subscription) -> Callable[[Digest], Sequence[Part]]:
    def write(digest: Digest) -> Sequence[Part]:
        if digest.changes or digest.perhaps:
            return scribe.digest(digest)
        return scribe.nothing_new(digest) if subscription.note_when_empty else ()

    return write
