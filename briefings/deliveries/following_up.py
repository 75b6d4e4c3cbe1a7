"""Follows up messages of which it isn't known whether they arrived. A correction is sent once more and says so; the
lines of a digest or an alert are offered once, in the next digest."""

from __future__ import annotations

import logging
from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime

from briefings.deliveries.corrections.told_lines import corrections_by_original, lines_after
from briefings.deliveries.current_findings import CurrentFindings
from briefings.deliveries.languages import Languages
from briefings.errors import NotFound, StorageError
from briefings.formats.glossing import glossed
from briefings.model import Carried, Correction, Delivery, Subscription
from briefings.ports import Deliveries, Documents, Library, Outbox, Scribe, ToldDeliveries
from briefings.values import frozen

log = logging.getLogger("dateline.corrections")

BATCH = 100


@frozen
class Lost:
    """What may not have arrived, by subscription id: `lines` as their reader would know them, and deliveries' ids."""

    lines: Mapping[int, Sequence[Carried]]
    deliveries: Mapping[int, Sequence[int]]


async def lines_perhaps_lost(outbox: ToldDeliveries, subscriptions: Collection[int]) -> Lost:
    """The lines of messages of unknown outcome that nothing has offered since. Lines that such a message only offered
    again are not offered a third time."""
    uncertain = await outbox.uncertain_news(subscriptions)
    corrections = await corrections_by_original(outbox, uncertain)
    lines: dict[int, list[Carried]] = {}
    numbers: dict[int, list[int]] = {}
    for delivery in uncertain:
        known = lines_after(delivery, corrections.get(delivery.id, ()))
        lines.setdefault(delivery.subscription, []).extend(line for line in known if not line.again)
        numbers.setdefault(delivery.subscription, []).append(delivery.id)
    return Lost(lines, numbers)


class Beside:
    """The lines that a chat (or a forum topic in it) is told on one occasion by all of its subscriptions."""

    def __init__(self, deliveries: Iterable[Delivery]) -> None:
        self._lines: dict[tuple[int, int | None, str], list[Carried]] = {}
        self.add(deliveries)

    def add(self, deliveries: Iterable[Delivery]) -> None:
        """Adds what these deliveries tell."""
        for delivery in deliveries:
            self._lines.setdefault((delivery.chat, delivery.thread, delivery.occasion), []).extend(delivery.carried)

    def lines(self, subscription: Subscription, occasion: str) -> Sequence[Carried]:
        """What the chat of this subscription is told on this occasion so far."""
        return self._lines.get((subscription.chat, subscription.thread, occasion), ())


async def repeat_corrections(library: Library, outbox: Outbox, scribe: Scribe, now: datetime) -> int:
    """Owes each correction of unknown outcome once more; gives how many. Raises `StorageError`; any other failure is
    logged and tried again at the next tick, so that it holds up no digest."""
    owed = 0
    try:
        while await outbox.uncertain_corrections(1):
            owed += await _repeat_some(library, outbox, scribe, now)
    except StorageError:
        raise
    except Exception:
        log.exception("Corrections that may not have arrived could not be written once more")
    return owed


async def _repeat_some(library: Library, outbox: Outbox, scribe: Scribe, now: datetime) -> int:
    async with library.together() as books:
        await outbox.alone()
        found = await outbox.uncertain_corrections(BATCH)
        rows = await _repeats(books, outbox, scribe, found, now)
        await outbox.follow([correction.id for correction in found])
        return await outbox.add_deliveries(rows)


async def _repeats(
    library: Library, outbox: Outbox, scribe: Scribe, found: Sequence[Delivery], now: datetime
) -> list[Delivery]:
    later = await _later_corrections(outbox, found)
    rows, standing, languages = [], CurrentFindings(library), Languages(library, scribe)
    for correction in found:
        still: Delivery | None = correction
        own = await languages.scribe(correction.chat)
        if later[correction.id]:
            still = await _what_still_fell(library, standing, own, correction)
        if still is not None:
            rows.append(_repeat(still, own.repeated(still.text), now))
    return rows


def _repeat(correction: Delivery, text: str, now: datetime) -> Delivery:
    return replace(
        correction, id=0, occasion=f"again:{correction.occasion}", text=text, state="pending", due=now, created=now,
        attempts=0, message=None, sender=None, sent=None, error=None, repeats=correction.id,
    )  # fmt: skip


async def _later_corrections(outbox: Outbox, found: Sequence[Delivery]) -> dict[int, bool]:
    """Correction id → True if one of its messages has been corrected again since."""
    originals = [await _original(outbox, number) for c in found for number in (c.corrects or 0, *c.also)]
    corrections = await corrections_by_original(outbox, [original for original in originals if original is not None])
    return {
        c.id: any(other.id > c.id for number in (c.corrects or 0, *c.also) for other in corrections.get(number, ()))
        for c in found
    }


async def _original(outbox: Deliveries, number: int) -> Delivery | None:
    with suppress(NotFound):
        return await outbox.delivery(number)
    return None


async def _what_still_fell(
    library: Documents, standing: CurrentFindings, scribe: Scribe, correction: Delivery
) -> Delivery | None:
    """The correction, reduced to the lines that are still withdrawn, for a message that was corrected again since; None
    if none is."""
    fell = [c for c in correction.carried if c.kind == "withdrawn" and await standing.present(c) is None]
    if not fell:
        return None
    _, number, _, status, _ = correction.occasion.split(":")
    title = ""
    with suppress(NotFound):
        title = (await library.document(int(number))).title
    words = tuple(dict.fromkeys(glossed(line.text, line.glosses) for line in fell))
    again = Correction(int(number), title, "", words, (), revised=status != "withdrawn")
    return replace(correction, text=scribe.correction(again).text, carried=tuple(fell))
