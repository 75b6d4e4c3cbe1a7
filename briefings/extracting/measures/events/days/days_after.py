"""Days that a text tells of a deed without naming them: by how long after it something was ("Hundreds marched on
Saturday, a week after a shooting"), or by its weekend ("a weekend shooting")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from briefings.model import Time

_NUMBERS = {word: n for n, word in enumerate("one two three four five six seven eight nine ten".split(), 1)} | {
    "a": 1,
    "an": 1,
}
_AFTER = re.compile(
    rf"(?P<count>{'|'.join(_NUMBERS)}|\d{{1,2}}) (?P<unit>day|week)s? after(?: the| an?)?", re.IGNORECASE
)
_DEED = re.compile(
    r"(?: (?:an?|the|their|his|her|that))?(?: [\w’'-]+){0,3}? (?:shootings?|attack|shoot-?out|ambush|killings?"
    r"|slayings?|murders?|stabbings?|massacre|rampage|bombing|blast|explosion|crash|collision|fire|blaze|deaths?"
    r"|landslide|mudslide|avalanche|(?:earth)?quake|tremor|flood(?:s|ing)?|storm|cyclone|typhoon|hurricane|tornado|tsunami"
    r"|collapse|cave-in|sinking|shipwreck|capsiz\w+|accident|eruption|derailment|stampede)\b",
    re.IGNORECASE,
)
# From the day to the words: "on Saturday | , exactly | a week after", "on Saturday | at a school, | a week after".
_BESIDE = re.compile(
    r"(?: (?:morning|afternoon|evening|night))?(?:,?| (?:at|in|on|near|outside|to|from|with|for) [^.;,]{1,60},)"
    r"(?: (?:just|exactly|only|some|about))? "
)
# So many days the day before may lie off, where weeks are told.
_ROUGHLY = timedelta(days=1)


def with_days_after(text: str, times: Sequence[Time]) -> list[Time]:
    """The times; one that tells how long after a deed a day beside it was has the deed's days, about a week before as
    three."""
    return list(_resolved(text, times))


def _resolved(text: str, times: Sequence[Time]) -> Iterator[Time]:
    before: Time | None = None
    for time in times:
        found = _AFTER.fullmatch(time.text) if time.from_date is None else None
        yield time if found is None or before is None else _before(text, before, time, found)
        before = time


def _before(text: str, day: Time, time: Time, found: re.Match[str]) -> Time:
    """A time, on the days that lie so long before the one it stands beside; as it was where it stands beside none, or
    tells of no deed."""
    if day.from_date is None or day.from_date != day.to_date:
        return time
    if _BESIDE.fullmatch(text, day.end, time.start) is None or _DEED.match(text, time.end) is None:
        return time
    count = _NUMBERS.get(found["count"].lower()) or int(found["count"])
    weeks = found["unit"].lower() == "week"
    there = day.from_date - timedelta(days=count * (7 if weeks else 1))
    around = _ROUGHLY if weeks else timedelta()
    return replace(time, from_date=there - around, to_date=there + around)


_HALF = r"(?P<half> and a half)?"
_OPENS_AFTER = re.compile(
    rf"(?:^|\n|[—–-] ?)(?:(?:Just|Exactly|Only|Some|About|Almost|Nearly) )?(?P<count>{'|'.join(_NUMBERS)}|\d{{1,2}}) "
    rf"(?P<unit>day|week|month)s?{_HALF} after",
    re.IGNORECASE,
)
# In days: how long one lasts, and how far off the deed's day may lie; so many at most tell of which deed it is.
_LASTS = {"day": (1.0, 1), "week": (7.0, 3), "month": (30.4, 10)}
_LONGEST_AFTER, _FIRST_SENTENCE = 130, 260


def days_before_an_opening(text: str, published: date | None) -> tuple[date | None, date | None]:
    """About when a deed was of which a text's first sentence tells how long before publication it was ("A month and a
    half after a shooting left two dead, police said on Friday"); no days where it tells nothing so, or it was long
    ago."""
    found = _OPENS_AFTER.search(text, 0, _FIRST_SENTENCE)
    if found is None or published is None or _DEED.match(text, found.end()) is None:
        return None, None
    lasts, margin = _LASTS[found["unit"].lower()]
    ago = lasts * ((_NUMBERS.get(found["count"].lower()) or int(found["count"])) + (0.5 if found["half"] else 0.0))
    if ago > _LONGEST_AFTER:
        return None, None
    there = published - timedelta(days=round(ago))
    return there - timedelta(days=margin), min(published, there + timedelta(days=margin))


_WEEKENDS_DEED = re.compile(
    r"\b(?:an?|the|this|last|that|their) (?:past )?(?:[a-z-]+ ){0,2}?weekend(?: [a-z-]+){0,2}?"
    r" (?:shooting|attack|shoot-?out|ambush|killing|slaying|stabbing|rampage|explosion|crash|collision|fire|blaze"
    r"|brawl|homicide|landslide|mudslide|avalanche|(?:earth)?quake|tornado|collapse|cave-in|sinking|shipwreck|accident"
    r"|derailment|stampede)\b",
    re.IGNORECASE,
)
SATURDAY, SUNDAY = 5, 6


def weekend_of_the_deed(text: str, published: date | None, within: int) -> tuple[date | None, date | None]:
    """The Saturday and Sunday before publication, where the first characters of a text (so many as `within`) tell of "a
    weekend shooting"; no days where it was published on a Saturday, or tells of several shootings."""
    if published is None or published.weekday() == SATURDAY or _WEEKENDS_DEED.search(text, 0, within) is None:
        return None, None
    sunday = published - timedelta(days=(published.weekday() - SUNDAY) % 7)
    return sunday - timedelta(days=1), sunday
