"""The corrections of an act that concerns very many messages, a slice at a time, after the act itself."""

from __future__ import annotations

from datetime import datetime

from briefings.deliveries.corrections import owe_to
from briefings.deliveries.owed_slices import next_slice
from briefings.deliveries.recomposing import SpokenLibrary
from briefings.ports import Outbox, Scribe


async def owe_slice(library: SpokenLibrary, outbox: Outbox, scribe: Scribe, now: datetime) -> bool:
    """Owes the next slice of an act's corrections, in the caller's transaction; False where none is left."""
    await outbox.alone()
    found = await next_slice(library)
    if found is None:
        return False
    act, deliveries = found
    await owe_to(library, outbox, scribe, act, deliveries, now)
    return True
