"""On what days a document's event was: the days told beside what happened, and not beside who said so and when."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import date

from briefings.extracting.comparisons import set_against
from briefings.extracting.measures.events.days.page_days import WRITTEN_DATE, is_dateline, opens_a_name
from briefings.extracting.measures.events.words_beside import (
    BEFORE_THE_DEED,
    DEATH,
    NO_DEED,
    OCCASION,
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
WRITTEN = 1.5


def main_days(
    text: str,
    sentences: Sequence[tuple[int, int]],
    times: Sequence[Time],
    published: date | None,
    others: Collection[tuple[int, int]] = (),
    of_deeds: Collection[Time] = (),
    elsewhere: Collection[tuple[int, int]] = (),
    title: str = "",
) -> Days:
    """The days of the document's own event: those told most surely and soonest; `others` are sentences that tell of
    another event ("in a similar attack"), `of_deeds` the times that the verb of a deed has, however far off. A sentence
    that seems to be set in another town (`elsewhere`) tells the days only where no other does: its town may be a
    street's name, or a quarter's."""
    scores: dict[Days, float] = defaultdict(float)
    spare: dict[Days, float] = defaultdict(float)
    at, fresh = 0, False
    counted_since = tells_a_later_count(title) or tells_a_later_count(text[:FURTHER_ON])
    for time in times:
        if not _may_be_the_deeds(text, time, published):
            continue
        while at < len(sentences) - 1 and sentences[at][1] <= time.start:
            at += 1
        sure = told_beside(text, time, sentences[at]) if sentences else NO_DEED
        if sure == NO_DEED and at > 0 and _HAD_BEEN.search(text, sentences[at][0], time.start):
            continue
        if 0 < sure < WITH_THE_DEED and sure not in (DEATH, OCCASION) and time in of_deeds:
            sure = max(sure, WITH_THE_DEED)
        if at > 0 and sure < OF_THE_DEED and sentences[at] in others:
            continue
        if sure <= NO_DEED and counted_since and at > 0 and not text.startswith("It ", sentences[at][0]):
            continue  # "the toll rose to 31. … On Friday, police cleared the square"
        if at > 0 and sure <= NO_DEED and _NOWADAYS.fullmatch(time.text):
            continue
        if sure <= 0 or (sure <= NO_DEED and _is_long_past(time, published)):
            continue
        if sure < BEFORE_THE_DEED and length_of(time) >= SHORT - 1:
            continue  # "had sought a divorce last month"
        if at > 0 and sure < OF_THE_DEED and sentences[at] in elsewhere:
            counts = _A_TOLL.search(text, *sentences[at])
            if time.start < 2 * FURTHER_ON and not counts and not _is_long_past(time, published):
                spare[time.from_date, time.to_date] += _weighed(text, sure, time)
        else:
            scores[time.from_date, time.to_date] += _weighed(text, sure, time)
            fresh = fresh or (_is_fresh(sure, time, published) and _HARM.search(text, *sentences[at]) is not None)
    return _surest((_without_the_recalled(scores, published) if fresh else scores) or spare)


def tells_a_later_count(words: str) -> bool:
    """True if words tell that a toll has moved ("the death toll rose to 31") or that the last were found, which comes
    some time after the deed: a day beside which no deed is told is then that of something else."""
    return _LATER_COUNT.search(words) is not None


_LATER_COUNT = re.compile(
    r"\btolls? (?:[\w’'-]+ ){0,8}?(?:rises?|rose|risen|rising|climbs?|climbed|climbing|reach(?:es|ed)|hits?"
    r"|jump(?:s|ed)|passe[sd]|tops?|topped|grows|grew|mounts|mounted|soars|soared|nears|increas(?:es|ed)|swells|swelled)\b"
    r"|\b(?:bring|rais|tak|push|lift|driv)(?:ing|s|es) the (?:[\w-]+ ){0,2}?(?:toll|tally)\b|\bfinal (?:death )?toll\b"
    r"|\b(?:last|final) (?:[\w-]+ ){0,4}?(?:bod(?:y|ies)|missing)\b",
    re.IGNORECASE,
)


# So many days before publication a deed is only recalled, where the opening tells of a fresh one.
RECALLED = 300


# "This happened again last weekend" tells of nobody who was hit.
_HARM = re.compile(
    r"\b(?:kill|wound|injur|hurt|dead\b|die[ds]?\b|deaths?\b|shot\b|shooting|stabb|struck\b|hit\b|slain\b|gunned)",
    re.IGNORECASE,
)


def _is_fresh(sure: float, time: Time, published: date | None) -> bool:
    """Whether a time is of the last days and told with a deed that the text opens with."""
    return (
        sure >= WITH_THE_DEED
        and time.start < FURTHER_ON
        and published is not None
        and not _is_long_past(time, published)
    )


def _without_the_recalled(scores: Mapping[Days, float], published: date | None) -> Mapping[Days, float]:
    """The days with their weights, without those of long ago: "Three were shot on Friday. … In the same street a man
    killed 12 on March 3, 2004"."""
    if published is None:
        return scores
    return {days: score for days, score in scores.items() if days[1] is None or (published - days[1]).days <= RECALLED}


# "A bomb in another town killed nine on Thursday": a sentence with a toll of its own is of another event.
_A_TOLL = re.compile(r"\b(?:kill|wound|injur|hurt|dead\b|die[ds]\b|dying|deaths?\b|lives\b|toll\b)", re.IGNORECASE)


def _surest(scores: Mapping[Days, float]) -> Days:
    """The days with most weight; where these are a week or a month, the one of those days that is told beside it."""
    if not scores:
        return None, None
    first = max(scores, key=lambda days: (scores[days], days[0] or date.min))
    inside = {days: score for days, score in scores.items() if _is_one_of(days, first) and score >= TOLD_OF_IT}
    return _surest(inside) if inside else first


# So much weight has a day that is told of the deed, however far on in the text.
TOLD_OF_IT = 0.5


def _is_one_of(days: Days, longer: Days) -> bool:
    """Whether days lie within others that are a week at least."""
    if days == longer or None in (*days, *longer):
        return False
    assert days[0]
    assert days[1]
    assert longer[0]
    assert longer[1]
    return (longer[1] - longer[0]).days >= SHORT - 1 and longer[0] <= days[0] and days[1] <= longer[1]


def _may_be_the_deeds(text: str, time: Time, published: date | None) -> bool:
    """Whether a time may be that of the document's event: some days, not to come, and no name's or dateline's."""
    if time.from_date is None or time.to_date is None or length_of(time) > LONGEST_EVENT:
        return False
    if published is not None and time.from_date > published:
        return False
    if time.start >= FURTHER_ON and _A_WHOLE_WEEK.fullmatch(time.text):
        return False
    if set_against(text, time.start, time.text) is not None:
        return False
    return not opens_a_name(text, time) and not is_dateline(text, time)


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
# "Today, the church is a landmark", further on: nowadays.
_NOWADAYS = re.compile(r"today", re.IGNORECASE)
# "A number of passengers had already come ashore on Friday": before what the text tells of.
_HAD_BEEN = re.compile(
    r"\b(?:had|having)(?: (?:already|earlier|previously|also|all|long|first))* [a-z]+(?:ed|en|ne|wn|me|ft|ld|nt|de)\b"
)


def _weighed(text: str, sure: float, time: Time) -> float:
    """How much a mention counts: more where it stands early, tells a day or two, or is a written date."""
    early = 1.1 if time.start < 400 else 1.0 if time.start < 800 else 0.6 if time.start < 2000 else 0.25
    length = 1.0 if is_short(time) and not _is_a_range(text, time) else 0.5
    written = WRITTEN if WRITTEN_DATE.search(time.text) else 1.0
    return sure * early * length * written


def _is_a_range(text: str, time: Time) -> bool:
    """ "October 5–8", "between February 28 and March 2": over which a count goes."""
    return _RANGE.search(time.text) is not None or text.endswith(("between ", "Between "), 0, time.start)


_RANGE = re.compile(r"(?<![\d-])\d{1,2} ?[–-] ?\d{1,2}(?![\d-])|\b(?:between|through|until)\b", re.IGNORECASE)


def may_meet(ours: Days, theirs: Days, within: int = 1) -> bool:
    """Whether two runs of days share one, are so many days apart at most, or one of them isn't told."""
    if ours[0] is None or ours[1] is None or theirs[0] is None or theirs[1] is None:
        return True
    return (theirs[0] - ours[1]).days <= within and (ours[0] - theirs[1]).days <= within
