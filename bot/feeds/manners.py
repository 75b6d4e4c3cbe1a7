"""When a server is asked next: as often as an editor set, but no sooner than the server asks. Pure functions."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

# However many looks fail, and whatever a server says, it is asked again within a day.
LONGEST = timedelta(days=1)
# After so many failed looks in a row, over more than a day, the editors are told.
DEAD = 6
# How often a find that meets a fault of ours is tried; and one that can't be fetched: for two days and a half, since a
# site that is down over a night, or a weekend's half, still has its articles.
MOST_TRIES, MOST_FETCHES = 5, 8
SHORTEST_MINUTES, LONGEST_MINUTES = 5, 1440
_MAX_AGE = re.compile(r"(?:^|[,\s])(?:s-maxage|max-age)\s*=\s*\"?(\d{1,9})", re.IGNORECASE)


def after_success(minutes: int, headers: Mapping[str, str], now: datetime) -> datetime:
    """The moment of the next look after a successful one."""
    fresh = _fresh_for(headers)
    return now + min(LONGEST, max(timedelta(minutes=minutes), fresh))


def after_failure(minutes: int, failures: int, headers: Mapping[str, str], now: datetime) -> datetime:
    """The moment of the next look after so many failures in a row; the wait doubles each time."""
    wait = timedelta(minutes=minutes) * 2.0 ** min(failures, 12)
    return now + min(LONGEST, max(wait, retry_after(headers, now)))


def retry_after(headers: Mapping[str, str], now: datetime) -> timedelta:
    """How long a server asks to be left alone; zero if it doesn't ask, or asks for an impossible time."""
    written = headers.get("retry-after", "").strip()
    if re.fullmatch(r"\d{1,9}", written):
        return min(LONGEST, timedelta(seconds=int(written)))
    try:
        moment = parsedate_to_datetime(written)
    except (ValueError, TypeError, IndexError, OverflowError):
        return timedelta(0)
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return min(LONGEST, max(timedelta(0), moment - now))


def another_try(tries: int, now: datetime) -> datetime:
    """When a find that could not be fetched is tried again: after 2, 8, 32 minutes and so on."""
    return now + min(LONGEST, timedelta(minutes=2 * math.pow(4, min(tries, 8) - 1)))


def _fresh_for(headers: Mapping[str, str]) -> timedelta:
    found = _MAX_AGE.search(headers.get("cache-control", ""))
    return min(LONGEST, timedelta(seconds=int(found[1]))) if found else timedelta(0)
