"""The place that a page's address asks for: a code in the pages' own links, a name where somebody wrote it there."""

from __future__ import annotations

import asyncio

from starlette.requests import Request

from bot.pages.place_words import guess_place
from briefings.errors import BadQuestion
from briefings.knowledge.countries import is_country_code
from briefings.knowledge.gazetteer.wide_regions import countries_in

LONGEST_PLACE = 80


async def asked_place(request: Request) -> str | None:
    """As a `Question` has it; None if no place is asked for. A country or region may be written in any way that the
    chat reads; other names stay as they are written, as claims have them. Raises `BadQuestion`."""
    written = " ".join(request.query_params.get("place", "").split())
    if len(written) > LONGEST_PLACE:
        raise BadQuestion("No place has so long a name.")
    if not written or is_country_code(written.upper()):
        return written.upper() or None
    if countries_in(written):
        return written
    # In a thread, because the gazetteer takes a second to load.
    best = next(iter(await asyncio.to_thread(guess_place, written)), None)
    known = best is not None and best.sure and (is_country_code(best.place) or countries_in(best.place))
    return best.place if best is not None and known else written
