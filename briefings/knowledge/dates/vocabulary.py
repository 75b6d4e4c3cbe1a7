"""The words of the calendar, and what a phrase made of them says."""

from __future__ import annotations

from typing import Literal

from briefings.knowledge.dates.calendar import Part, Unit
from briefings.values import frozen

Kind = Literal[
    "date", "weekday", "relative_day", "unit", "ago", "decade", "season", "quarter", "half", "holiday", "week_of",
    "same", "also", "vague", "shift", "century", "run",
]  # fmt: skip

Relation = Literal["last", "this", "next"]


@frozen
class Phrase:
    """Words that name a time. `kind` says which of the other fields count; "also" is a further
    day of the month just named, "vague" has no field and stays unresolved. "same" and "shift" lean on the time before
    them by `count` units; a "weekday" or "unit" before the last one has a `count` of -1; "run" is the first (or, with a
    negative `count`, the last) months of a year.

    `start` and `end` are code points of the text that was read. `year_relation` is the year's ("October last year"),
    `relation` that of the whole ("last October"). `last_day` closes a run of days ("December 8-12"), `count` a run of
    years ("2014-15").
    """

    kind: Kind
    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    last_day: int | None = None
    weekday: int | None = None
    part: Part | None = None
    relation: Relation | None = None
    year_relation: Relation | None = None
    unit: Unit | None = None
    count: int = 0
    word: str = ""


_MONTHS = (
    "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
    "september sept sep", "october oct", "november nov", "december dec",
)  # fmt: skip
MONTHS = {name: number for number, names in enumerate(_MONTHS, start=1) for name in names.split()}
# As sentences write them in full.
MONTH_NAMES = tuple(names.split()[0].capitalize() for names in _MONTHS)

WEEKDAYS = {
    name: number
    for number, names in enumerate(
        ("monday mon", "tuesday tues tue", "wednesday wed", "thursday thurs thur thu", "friday fri", "saturday sat",
         "sunday sun"))
    for name in names.split()
}  # fmt: skip

UNITS: dict[str, Unit] = {
    "day": "day", "week": "week", "weekend": "weekend", "fortnight": "week", "month": "month", "year": "year",
    "decade": "decade", "century": "century",
}  # fmt: skip

NUMBERS = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen twenty".split()
    )
} | {"a": 1, "an": 1, "thirty": 30, "forty": 40, "fifty": 50}

CENTURIES = {
    name: number
    for number, name in enumerate(
        "seventeenth eighteenth nineteenth twentieth twenty-first".split(), start=17)
}  # fmt: skip

ORDINALS = {"first": 1, "second": 2, "latter": 2, "third": 3, "fourth": 4, "last": 4, "final": 4}

# Days of a month that are written out: "the first of May", "the twenty-second of June".
_TO_NINTH = "first second third fourth fifth sixth seventh eighth ninth".split()
_TEENTHS = "tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth".split()
WORDED_DAYS = {
    word: day
    for day, word in enumerate(
        [*_TO_NINTH, *_TEENTHS, "twentieth", *(f"twenty-{word}" for word in _TO_NINTH), "thirtieth", "thirty-first"],
        start=1,
    )
}

RELATIONS: dict[str, Relation] = {
    "last": "last", "past": "last", "previous": "last", "this past": "last",
    "this": "this", "current": "this", "next": "next", "coming": "next", "this coming": "next",
}  # fmt: skip

PARTS: dict[str, Part] = {
    "early": "early", "mid": "mid", "late": "late", "latter": "late", "beginning": "early", "start": "early",
    "middle": "mid", "end": "late",
}  # fmt: skip

RELATIVE_DAYS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
