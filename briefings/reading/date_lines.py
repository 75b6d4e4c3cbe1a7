"""The line that gives an article's day, beside whatever else such lines hold: "Posted on 3 December 2017 by Ann Poe",
"3 December 2017 at 7:03 a.m. | UPDATED: 4 December 2017", "By Ann Poe | 3 December 2017", "Sunday, 3 December 2017 |
Late edition". Every part of the line must be known for what it is, or the day in it may be another thing's.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from briefings.knowledge.agencies import agency_named
from briefings.knowledge.dates.publication_dates import parse_day
from briefings.knowledge.dates.vocabulary import MONTHS
from briefings.values import frozen

_LONGEST = 120
_PARTS = re.compile(r"\s*[|·•]\s*|\s+[-–—/]\s+|\s{3,}")
DATE_LABEL = re.compile(
    r"(?:(?:first|originally|last)\s+)?(?:published|posted|updated|modified|filed|issued|released|dated|date|"
    r"(?:press\s+)?release\s+date|date\s+of\s+(?:issue|publication)|publication\s+date|for\s+immediate\s+release|as\s+of)"
    r"(?:\s+(?:on|at))?\s*:?\s+",
    re.IGNORECASE,
)
# Such a day is the article's only where the line tells no other: what was updated was published before.
_LATER_STATE = re.compile(r"(?:last\s+)?(?:updated|modified|as\s+of)\b", re.IGNORECASE)
_CLOCK = re.compile(r"(?:at\s+)?\d{1,2}[:.]\d\d\s*(?:[ap]\.?m\.?)?,?\s*(?:[A-Z]{2,4}\b,?)?\s*(?:on\s+)?", re.IGNORECASE)
_CLOCK_BEHIND = re.compile(
    r",?\s+(?:at\s+)?\d{1,2}[:.]\d\d\s*(?:[ap]\.?m\.?)?(?:\s*[A-Z]{2,4}(?:[+-]\d{1,2})?)?$", re.IGNORECASE
)
# "TNN | 3 December 2017": the desk that filed it.
_DESK = re.compile(r"[A-Z]{2,5}")
_CAPITAL = r"[A-ZÀ-Þ][\w’'.-]*"
_NAMES = rf"(?:the\s+)?{_CAPITAL}(?:,?\s+(?:(?:and|al|el|de|van|von|bin|le|la|der|of|for|the)\s+)?{_CAPITAL}){{1,9}}"
# "Photo by Ann Poe, 3 December 2017" dates a picture.
_BY = r"(?:(?:(?:Words|Story|Report|Reported|Written|Compiled|Prepared|Edited|Issued|Released)\s+)?(?:[Bb]y|BY))"
_DAY_BEGINS = rf"(?:\d|(?:{'|'.join(sorted(MONTHS, key=len, reverse=True))})\b)"
_BY_BEFORE = re.compile(
    rf"{_BY}\s+(?P<names>{_NAMES}?|[A-Z]{{2,8}})"
    rf"(?:(?:,\s+(?:[a-z][\w ’'-]+,\s+)?|\s+(?:on\s+)?(?=(?i:{_DAY_BEGINS})))(?P<rest>\S.*))?"
)
_BY_BEHIND = re.compile(rf",?\s+(?:by|BY)\s+(?P<names>{_NAMES})$")
_REMARK = re.compile(
    r"(?:\w+\s+edition|(?:price|page|vol(?:ume)?|no|issue|edition|section)\b[\s.:]*[\w£$€.,]{1,12}|"
    r"\d+\s+min(?:ute)?s?(?:\s+read)?|\d+\s+comments?)",
    re.IGNORECASE,
)


@frozen
class DateLine:
    """The day that a line gives, `later` where it is that of an update or of what the article goes by; and the author
    whom the line names beside it."""

    later: bool
    day: date
    author: str | None = None


def date_line(line: str) -> DateLine | None:
    """The day that a line gives for its article; None where it says other things, or names no day."""
    line = line.strip(" []()|·•*_")
    if not 6 <= len(line) <= _LONGEST or line.isdigit():
        return None
    found = []
    author = None
    for part in filter(None, _PARTS.split(line)):
        author = author or _author_in(part)
        dated = _dated(part)
        if dated:
            found.append(dated)
        elif not _is_remark(part):
            return None
    first = next((one for one in found if not one.later), found[0] if found else None)
    return replace(first, author=author) if first else None


def _author_in(part: str) -> str | None:
    """Whom one part of a line names as the author: "By Ann Poe on 3 December 2017", "3 December 2017 by Ann Poe"."""
    byline = _BY_BEFORE.fullmatch(part) or _BY_BEHIND.search(part)
    return byline["names"] if byline else None


def _dated(part: str) -> DateLine | None:
    """The day of one part of a line, with its label, clock and byline."""
    later = bool(_LATER_STATE.match(part))
    bare = DATE_LABEL.sub("", part, count=1) if DATE_LABEL.match(part) else part
    if byline := _BY_BEFORE.fullmatch(bare):
        bare = byline["rest"] or ""
    bare = _BY_BEHIND.sub("", bare)
    bare = _CLOCK_BEHIND.sub("", bare)
    day = parse_day(bare) or parse_day(_CLOCK.sub("", bare, count=1) if _CLOCK.match(bare) else "")
    return DateLine(later, day) if day else None


def _is_remark(part: str) -> bool:
    """Whether a part tells nothing that a reader would call a sentence: a byline, a clock, an edition, a price."""
    bare = DATE_LABEL.sub("", part, count=1)
    marks = _BY_BEFORE.fullmatch(part) or _CLOCK.fullmatch(bare) or _REMARK.fullmatch(part)
    return bool(marks or (_DESK.fullmatch(part) and agency_named(part) is None))
