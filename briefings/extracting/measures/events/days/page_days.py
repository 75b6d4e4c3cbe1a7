"""Days that stand on a page and are none of what happened: a dateline's, a picture's, that of its posting; and months
that are names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefings.model import Time

WRITTEN_DATE = re.compile(r"\b(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d{1,2}\b")


def days_of_text(text: str, times: Sequence[Time]) -> list[Time]:
    """The times that tell days, without a dateline's; without those of a picture or of the page itself, if others
    do."""
    dated = [time for time in times if time.from_date and time.to_date and not is_dateline(text, time)]
    return [time for time in dated if not _is_a_pictures_day(text, time) and not _is_a_stamp(text, time)] or dated


def is_dateline(text: str, time: Time) -> bool:
    """Whether a day is a dateline's, in brackets or before the agency: "FLINT (6/26/2017)", "OSLO (XX - 8th July,
    2019)", "OSLO, Norway, March 25 (HW) -"."""
    before = text[max(0, time.start - 80) : time.start]
    if _TOWN_BEFORE.search(before) is not None and _LINE_CLOSED.match(text, time.end):
        return True
    return _DATELINE_BEFORE.search(before) is not None and _BRACKET_CLOSED.match(text, time.end) is not None


_DATELINE_BEFORE = re.compile(r"(?:^|\n)[A-Z][A-Z .,'’]{2,40}(?:, [A-Z][a-z]{1,5}\.?)? \((?:[^()\n]{1,40}[ /-])?$")
_TOWN_BEFORE = re.compile(r"(?:^|\n)[A-Z][A-Z .'’-]{2,40}, (?:[A-Z][\w. ]{2,30}, )?$")
_LINE_CLOSED = re.compile(r",?(?: (?:19|20)\d\d)? ?(?:\([^)\n]{1,40}\) ?)?(?:--?|–|—|:)")
_BRACKET_CLOSED = re.compile(r"(?:,? (?:19|20)\d\d)?\)")


def _is_a_pictures_day(text: str, time: Time) -> bool:
    """ "Mourners at a vigil for two people killed in Halden, March 2, 2019. REUTERS/Ann Poe"."""
    return _CREDIT.match(text, time.end) is not None and WRITTEN_DATE.search(time.text) is not None


_CREDIT = re.compile(
    r",?(?: (?:19|20)\d\d)?\.? *[(\[]?"
    r"(?:REUTERS ?/|AFP ?/|AP Photo\b|AP/|EPA ?/|Getty Images|Photo(?:graph)?(?: by|:)|Courtesy\b"
    r"|Source:|Credit:|[A-Z][\w.'’-]+ [A-Z][\w'’-]+ ?/ ?(?:The )?[A-Z])"
)


def _is_a_stamp(text: str, time: Time) -> bool:
    """ "Updated: May 31, 2019 - 6:54 PM" on a line of its own, or behind a title that a page printed with it, or the
    date under a post: when it was posted."""
    before = text[max(0, time.start - _LABEL_WITHIN) : time.start]
    if _HANDLE_BEFORE.search(before) or _LABEL_BEFORE.search(before):
        return True
    start, end = text.rfind("\n", 0, time.start) + 1, text.find("\n", time.end)
    behind = text[time.end : end if end >= 0 else len(text)]
    return _STAMP_WORDS.fullmatch(f"{text[start : time.start]} {behind}") is not None and bool(_DAY.search(time.text))


_DAY = re.compile(r"\d")
_LABEL_WITHIN = 30
_HANDLE_BEFORE = re.compile(r"\(@\w+\) ?$")
_LABEL_BEFORE = re.compile(
    r"\b(?:posted|updated|published|created|modified):\s*(?:[a-z]{3,6}day,?\s+)?$", re.IGNORECASE
)
_STAMP_WORDS = re.compile(
    r"(?:[\W\d_]|\b(?:posted|updated|published|created|modified|first|last|on|at|date|[ap]m|[ap]|m|[ecmp][sd]?t"
    r"|(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?)\b)*",
    re.IGNORECASE,
)


def opens_a_name(text: str, time: Time) -> bool:
    """Whether a month is somebody's name, as in "June Jordan High School", or a street's ("March Lane")."""
    if time.text in _GIVEN_NAMES and _SURNAME.match(text, time.end):
        return True
    return time.text in _STREETS_NAMES and _STREET.match(text, time.end) is not None


_GIVEN_NAMES = frozenset({"April", "May", "June", "August"})
_STREETS_NAMES = _GIVEN_NAMES | {"March", "January", "July", "September", "October", "November", "December"}
_SURNAME = re.compile(r" [A-Z][a-z]+")
_STREET = re.compile(
    r" (?:Lane|Street|Avenue|Road|Drive|Court|Place|Boulevard|Circle|Way|Terrace|Trail|Ln|St|Ave|Rd|Dr|Ct|Pl|Blvd)\b"
)
