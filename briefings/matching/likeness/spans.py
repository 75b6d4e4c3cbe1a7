"""The span of time in which alone a number counts, as the words around it tell: "so far this year", "in the past 24
hours", "from March to May", "in 2016"."""

from __future__ import annotations

import re
from datetime import date

from briefings.knowledge.dates.vocabulary import MONTHS
from briefings.knowledge.folding import fold
from briefings.knowledge.late_patterns import late
from briefings.matching.likeness.clauses import clause_after, clause_before, what_is_said
from briefings.matching.likeness.time_relation import has_two_ends, timing_of
from briefings.model import Quantity, Statement, When


def span_of(statement: Statement) -> str:
    """The year, month or other span in which alone a number of people is counted ("so far this year", "since January",
    "in the past 24 hours"), told by its clause; "" for a running total, for an event's toll, and where it says when
    something was said. What is new at a place counts for a span that nobody tells."""
    claim, quantity, published = statement.claim, statement.quantity, statement.published
    if quantity is None or quantity.unit != "people" or published is None or _is_of_an_event(quantity):
        return ""
    first, last = what_is_said(claim, quantity.start)
    text = claim.text[first - claim.start : last - claim.start]
    start, end = quantity.start - first, max(0, quantity.end - first)
    told = _span_around(text, start, end)
    words = _span_words(told, published) if told else _lately(text, start, end, published) or _stretch(statement)
    return words or ("new" if _is_of_a_place(quantity) and _NEW.match(quantity.counted or "") else "")


def _is_of_an_event(quantity: Quantity) -> bool:
    return quantity.event is not None and not _is_of_a_place(quantity)


def _is_of_a_place(quantity: Quantity) -> bool:
    """Whether it counts a place's people (cases of a disease, say), which has no days and words of its own."""
    event = quantity.event
    return event is not None and event.from_date is None and not (event.names or event.words)


# "Twelve new cases": those that came to the ones before.
_NEW = late(r"(?:new|fresh|additional|further|more)\b", re.IGNORECASE)


def _lately(text: str, start: int, end: int, published: date) -> str:
    """ "In the past month" that opens what is said, or stands with the number, with the month of publication, or the
    day where it is told in days or hours."""
    opening = _LATELY.match(text.lstrip(" \"“'‘")) if start > 0 else None
    before = clause_before(text, start).rpartition(", ")[2] if start > 0 else ""
    told = opening or _LATELY.search(before) or _LATELY.search(clause_after(text, end, FAR).partition(",")[0])
    if told is None:
        return ""
    past = fold(told["past"])
    return f"{past}, {published:%Y-%m-%d}" if _IN_DAYS.search(past) else f"{past}, {published:%Y-%m}"


_IN_DAYS = late(r"\b(?:day|hour)s?$")
# How far behind a number its clause may end with when it was, past all that is told of where.
FAR = 160


def _stretch(statement: Statement) -> str:
    """ "From March to May", "in the first five months of 2019", "in 2016": the claim's own time, where it is this
    number's and has two ends or is a year; of a place also a day or a month of which no total is told. Years on end
    are as long as the story, and what is counted in them is its whole."""
    within = timing_of(statement).within
    if within is None or (within.to_date - within.from_date).days > _A_YEAR:
        return ""
    if _is_year(within):
        return str(within.from_date.year)
    if has_two_ends(statement.claim) or _is_of_a_day_there(statement):
        return f"{within.from_date} to {within.to_date}"
    return ""


_A_YEAR = 370


def _is_year(when: When) -> bool:
    """The first to the last day of a year."""
    first, last = when.from_date, when.to_date
    return (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year


def _is_of_a_day_there(statement: Statement) -> bool:
    """ "The fever killed 13 in the country on Friday", but not "its toll rose to 130 on Friday"."""
    quantity, claim = statement.quantity, statement.claim
    return quantity is not None and _is_of_a_place(quantity) and not _TOTAL.search(claim.text)


_TOTAL = late(
    r"\b(?:tolls?|totals?|cumulative(?:ly)?|so far|altogether|in all|overall|r[io]se|risen|reach(?:e[sd])?|increased?"
    r"|climb\w*|stands?|stood|now|since)\b",
    re.IGNORECASE,
)


def _span_around(text: str, start: int, end: int) -> re.Match[str] | None:
    """The span that is told by what opens a sentence, or stands with a number between two commas."""
    opening = _OPENING_SPAN.match(text) if start > 0 else None
    before = clause_before(text, start).rpartition(", ")[2] if start > 0 else ""
    after = clause_after(text, end).partition(",")[0]
    return opening or _SPAN.search(before) or _SPAN.search(after)


def _span_words(told: re.Match[str], published: date) -> str:
    """The span as a year (2018) or a month (2018-03), or the month since which."""
    if told["start"]:
        return told["start"] if told["start"].isdigit() else str(published.year)
    if told["month"]:
        month = MONTHS[told["month"].lower()]
        year = int(told["year"]) if told["year"] else published.year - (month > published.month)
        return str(year) if month == 1 else f"since {year}-{month:02}"
    back = told["which"].lower() == "last"
    if told["unit"].lower() == "year":
        return str(published.year - back)
    months = published.year * 12 + published.month - 1 - back
    return f"{months // 12}-{months % 12 + 1:02}"


_A_SPAN = (
    r"(?:since the (?:start|beginning) of (?P<start>(?:19|20)\d\d|(?:the|this) year)"
    r"|(?:so far |already |earlier )?(?P<which>this|last) (?P<unit>year|month)"
    r"|since (?:the (?:start|beginning) of )?(?P<month>Jan(?:uary)?|Feb(?:ruary)?|March|April|May|June|July|August"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b(?! \d\d?\b)(?: (?P<year>(?:19|20)\d\d))?)"
)
# "In the past month", "over the last six weeks": told by when it was published. "The past years" are all.
_LATELY = late(
    r"\b(?:in|over|within|during) the "
    r"(?P<past>(?:past|last|previous) (?:(?:[\w-]+ )?(?:hour|day|week|month)s?|year))\b",
    re.IGNORECASE,
)
_SPAN = late(rf"\b{_A_SPAN}\b", re.IGNORECASE)
_OPENING_SPAN = late(rf"\s*{_A_SPAN}\b", re.IGNORECASE)
