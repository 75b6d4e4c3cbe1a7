"""On what days a document's event was: the days told beside what happened, and not beside who said so and when."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import date

from briefings.extracting.measures.events.words_beside import (
    DEATH,
    NO_DEED,
    OF_THE_DEED,
    WITH_THE_DEED,
    told_beside,
)
from briefings.model import Time

# Longer than this no single event lasts: such days say over what a total is counted.
LONGEST_EVENT = 45
# A week at most is told as days; what is longer only bounds them.
SHORT = 7
Days = tuple[date | None, date | None]


def is_short(time: Time) -> bool:
    """A week at most."""
    return length_of(time) < SHORT


def length_of(time: Time) -> int:
    """How many days lie between a resolved time's first and last."""
    assert time.from_date is not None
    assert time.to_date is not None
    return (time.to_date - time.from_date).days


# A story about what happened weeks ago has its date, "March 2"; a bare weekday beside it is that of an arrest.
WRITTEN, _DATE = 1.5, re.compile(r"\b(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d{1,2}\b")


def _opens_a_name(text: str, time: Time) -> bool:
    """Whether a month is somebody's name, as in "June Jordan High School"."""
    return time.text in _GIVEN_NAMES and _SURNAME.match(text, time.end) is not None


_GIVEN_NAMES = frozenset({"April", "May", "June", "August"})
_SURNAME = re.compile(r" [A-Z][a-z]+")


def is_dateline(text: str, time: Time) -> bool:
    """Whether a day is a dateline's, in brackets or before the agency: "FLINT (6/26/2017)", "OSLO (XX - 8th July,
    2019)", "OSLO, Norway, March 25 (HW) -"."""
    before = text[max(0, time.start - 80) : time.start]
    if _TOWN_BEFORE.search(before) is not None and _LINE_CLOSED.match(text, time.end):
        return True
    return _DATELINE_BEFORE.search(before) is not None and _BRACKET_CLOSED.match(text, time.end) is not None


def days_of_text(text: str, times: Sequence[Time]) -> list[Time]:
    """The times that tell days, without a dateline's; without those on which a picture was taken, if others do."""
    dated = [time for time in times if time.from_date and time.to_date and not is_dateline(text, time)]
    return [time for time in dated if not _is_a_pictures_day(text, time)] or dated


def _is_a_pictures_day(text: str, time: Time) -> bool:
    """ "Mourners at a vigil for two people killed in Halden, March 2, 2019. REUTERS/Ann Poe"."""
    return _CREDIT.match(text, time.end) is not None and _DATE.search(time.text) is not None


_CREDIT = re.compile(
    r",?(?: (?:19|20)\d\d)?\.? *[(\[]?"
    r"(?:REUTERS ?/|AFP ?/|AP Photo\b|AP/|EPA ?/|Getty Images|Photo(?:graph)?(?: by|:)|Courtesy\b"
    r"|Source:|Credit:|[A-Z][\w.'’-]+ [A-Z][\w'’-]+ ?/ ?(?:The )?[A-Z])"
)
_DATELINE_BEFORE = re.compile(r"(?:^|\n)[A-Z][A-Z .,'’]{2,40}(?:, [A-Z][a-z]{1,5}\.?)? \((?:[^()\n]{1,40}[ /-])?$")
_TOWN_BEFORE = re.compile(r"(?:^|\n)[A-Z][A-Z .'’-]{2,40}, (?:[A-Z][\w. ]{2,30}, )?$")
_LINE_CLOSED = re.compile(r",?(?: (?:19|20)\d\d)? ?(?:\([^)\n]{1,40}\) ?)?(?:--?|–|—|:)")
_BRACKET_CLOSED = re.compile(r"(?:,? (?:19|20)\d\d)?\)")


def main_days(
    text: str,
    sentences: Sequence[tuple[int, int]],
    times: Sequence[Time],
    published: date | None,
    others: Collection[tuple[int, int]] = (),
    of_deeds: Collection[Time] = (),
) -> Days:
    """The days of the document's own event: those told most surely and soonest; `others` are sentences that tell of
    another event ("in a similar attack"), `of_deeds` the times that the verb of a deed has, however far off."""
    scores: dict[Days, float] = defaultdict(float)
    at = 0
    for time in times:
        if not _may_be_the_deeds(text, time, published):
            continue
        while at < len(sentences) - 1 and sentences[at][1] <= time.start:
            at += 1
        sure = told_beside(text, time, sentences[at]) if sentences else NO_DEED
        if sure == NO_DEED and at > 0 and _HAD_BEEN.search(text, sentences[at][0], time.start):
            continue
        if 0 < sure < WITH_THE_DEED and sure != DEATH and time in of_deeds:
            sure = max(sure, WITH_THE_DEED)
        if at > 0 and sure < OF_THE_DEED and sentences[at] in others:
            continue
        if sure > 0 and not (sure <= NO_DEED and _is_long_past(time, published)):
            scores[time.from_date, time.to_date] += _weighed(sure, time)
    if not scores:
        return None, None
    return max(scores, key=lambda days: (scores[days], days[0] or date.min))


def _may_be_the_deeds(text: str, time: Time, published: date | None) -> bool:
    """Whether a time may be that of the document's event: some days, not to come, and no name's or dateline's."""
    if time.from_date is None or time.to_date is None or length_of(time) > LONGEST_EVENT:
        return False
    if published is not None and time.from_date > published:
        return False
    if time.start >= FURTHER_ON and _A_WHOLE_WEEK.fullmatch(time.text):
        return False
    return not _opens_a_name(text, time) and not is_dateline(text, time)


# "Last week more than 100 died", further on: told of what was before, and no day of what the text opens with.
_A_WHOLE_WEEK = re.compile(
    r"(?:(?:earlier|later) )?(?:last|this|(?:the )?(?:past|previous)) (?:week|month)", re.IGNORECASE
)
FURTHER_ON = 400


def _is_long_past(time: Time, published: date | None) -> bool:
    """Whether days lie so long before publication that they tell an event's only where they stand beside what
    happened: "In September the two agreed on a buffer zone"."""
    return published is not None and time.to_date is not None and (published - time.to_date).days > NEWS


# What is told without a day happened so many days ago at most.
NEWS = 10
# "A number of passengers had already come ashore on Friday": before what the text tells of.
_HAD_BEEN = re.compile(
    r"\b(?:had|having)(?: (?:already|earlier|previously|also|all|long|first))* [a-z]+(?:ed|en|ne|wn|me|ft|ld|nt|de)\b"
)


def _weighed(sure: float, time: Time) -> float:
    """How much a mention counts: more where it stands early, tells a day or two, or is a written date."""
    early = 1.1 if time.start < 400 else 1.0 if time.start < 800 else 0.6 if time.start < 2000 else 0.25
    length = 1.0 if is_short(time) else 0.5
    written = WRITTEN if _DATE.search(time.text) else 1.0
    return sure * early * length * written


def may_meet(ours: Days, theirs: Days, within: int = 1) -> bool:
    """Whether two runs of days share one, are so many days apart at most, or one of them isn't told."""
    if ours[0] is None or ours[1] is None or theirs[0] is None or theirs[1] is None:
        return True
    return (theirs[0] - ours[1]).days <= within and (ours[0] - theirs[1]).days <= within
