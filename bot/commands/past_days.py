"""Stores, little by little beside the bot's other work, how findings and figures stood as of past days: after an update
from an older version of everything, else of what an act put off."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING

from briefings.errors import DatelineError

if TYPE_CHECKING:
    from briefings.ports import Library

log = logging.getLogger("dateline")

# Seconds to wait: after the start, since people are answered first; between two steps, each of which holds up other
# writers for a fraction of a second; and when nothing is left to do.
AFTER_START, BETWEEN, AT_REST = 20.0, 0.5, 60.0


async def keep_past_days(library: Library) -> None:
    """Runs until it is cancelled."""
    from briefings.newsroom.recompute.standings import make_up

    await asyncio.sleep(AFTER_START)
    after = ""
    while True:
        try:
            after = await make_up(library, after)
        except DatelineError as error:
            log.error("How the library stood as of past days was not kept, and will be tried again: %s", error.in_full)
            after = ""
        await asyncio.sleep(BETWEEN if after else AT_REST)
