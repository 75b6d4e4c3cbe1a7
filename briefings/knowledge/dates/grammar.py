"""The English of dates: which words of a text name a time, and what they say of it.

Reading a text is one pass over its words. A few words trigger a look around (a month's name, a weekday, a year, a unit
such as "week", a season, a feast); patterns anchored at the trigger then take in what belongs to it on both sides.
Nothing is resolved here: a `Phrase` holds what the words say, `resolution` puts it against the publication date.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from briefings.knowledge.dates import date_phrases as dates
from briefings.knowledge.dates import unit_phrases as units
from briefings.knowledge.dates.calendar import HOLIDAYS, SEASONS
from briefings.knowledge.dates.patterns import WORD
from briefings.knowledge.dates.vocabulary import MONTHS, RELATIVE_DAYS, UNITS, WEEKDAYS, Phrase

# Given a text and a trigger's offsets, the phrases (as a rule one or none) that it stands in.
Reader = Callable[[str, int, int], Iterator[Phrase]]

_READERS: dict[str, Reader] = {
    **dict.fromkeys(MONTHS, dates.read_month),
    **dict.fromkeys(WEEKDAYS, dates.read_weekday),
    **dict.fromkeys((f"{unit}{s}" for unit in (*UNITS, "hour", "minute") for s in ("", "s")), units.read_unit),
    **dict.fromkeys(SEASONS, units.read_season),
    **dict.fromkeys(("quarter", "half"), units.read_quarter),
    "q": units.read_q,
    **dict.fromkeys(RELATIVE_DAYS, units.read_relative_day),
    **dict.fromkeys(("morning", "afternoon", "evening", "night"), units.read_time_of_day),
    **dict.fromkeys({name.split()[0].split("'")[0].strip(".") for name in HOLIDAYS}, units.read_holiday),
}


def phrases(text: str) -> list[Phrase]:
    """The time phrases of a text in order, none of which overlap; of two that would, the earlier and longer stays."""
    found: list[Phrase] = []
    for word in WORD.finditer(text):
        reader = _reader(word.group())
        for phrase in reader(text, word.start(), word.end()) if reader else ():
            _keep(found, phrase)
    return found


def _reader(trigger: str) -> Reader | None:
    if trigger.isdigit():
        return dates.read_digits if len(trigger) <= 4 else None
    return _READERS.get(trigger.lower())


def _keep(found: list[Phrase], new: Phrase) -> None:
    """Adds a phrase; a later trigger may take in what an earlier one stood for ("Monday, Oct. 26")."""
    while found and found[-1].end > new.start:
        if found[-1].start < new.start or found[-1].end - found[-1].start > new.end - new.start:
            return
        found.pop()
    found.append(new)
