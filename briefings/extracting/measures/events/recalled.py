"""What a sentence recalls beside the event that it is about: "four were hurt, a block from where six were shot in
December", "in revenge for the killing of two"; and what stands under a date of its own in a list of what happened."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from briefings.extracting.roots.datelines import dateline
from briefings.model import Span, Time

_DEED = re.compile(
    r"\b(?:shootings?|shot|gunfire|opened fire|attack(?:s|ed)?|killings?|kill(?:ed|s|ing)|wound(?:ed|s|ing)"
    r"|injur(?:ed|es|ing)|hurt|blasts?|bomb(?:s|ed|ings?)|(?:air)?strikes?|raids?|explosions?|crash(?:es|ed)?|fires?|violence"
    r"|(?:earth)?quakes?|tremors?|temblors?|floods?|landslides?|storms?|cyclones?|accidents?|capsized|sank|collapsed?)\b",
    re.IGNORECASE,
)
# Two deeds, of which one was for the other.
_FOR_ANOTHER = re.compile(
    r"\b(?:in (?:retaliation|revenge|reprisal)|as (?:revenge|retaliation|payback)|(?:retaliation|revenge"
    r"|reprisal|payback)|retaliat(?:ed|ing)|aveng(?:ed|ing)) (?:for|against|to avenge)\b[^.;]{0,80}$"
    r"|\baveng(?:ed|e|ing) [^.;]{0,80}$",
    re.IGNORECASE,
)
# "A block away from where", "near the site of", "at the same corner where".
_SAME_GROUND = re.compile(
    r"\b(?:(?:blocks?|miles?|kilomet(?:er|re)s?|km|yards|met(?:er|re)s|feet|steps|doors?|streets?|distance)"
    r"(?: (?:away|east|west|north|south|down|up))? (?:from|of)|not far (?:away )?from|close to|near(?: to)?)"
    r" (?:where|the (?:[\w-]+ ){0,2}?(?:site|scene|spot|place|location|corner|bar|club|house|home|store|park)"
    r" (?:where|of|in which))\b[^.;]{0,80}$"
    r"|\b(?:at|in|on) the (?:very )?same (?:[\w-]+ ){1,3}?where\b[^.;]{0,60}$",
    re.IGNORECASE,
)
# "Hours after", "a week before": of two deeds; who died or was held so many days later is of the one.
_HOURS_APART = re.compile(
    r"(?:[,–—] ?| -- | (?:came|comes|happened|happens|occurred|occurs|took place|follows|struck|strikes|hit|hits) )"
    r"(?:[\w-]+ ){0,3}?(?:minutes|hours?|days?|weeks?|months?|years?|weekends?) (?:after|before)\b"
    r"(?: [\w'’-]+){0,12} $",
    re.IGNORECASE,
)
_BLOW = (
    r"(?:shooting|attack|killing|blast|bombing|(?:air ?)?strike|raid|explosion|crash|fire|massacre|(?:earth)?quake"
    r"|flood|storm)\b"
)
# "The deadliest attack there since a strike on a market on May 3".
_SINCE_ANOTHER = re.compile(
    rf"\bsince (?:an?|another|the|last) (?:[\w'’-]+ ){{0,4}}?{_BLOW}[^.;]{{0,80}}$",
    re.IGNORECASE,
)
_OF_ONE_DEED = re.compile(
    r"\b(?:died|dies|dying|succumb\w*|death|arrest\w*|charg\w+|indict\w+|convict\w*|sentenc\w+|pleaded|identified|funeral"
    r"|vigil|buried|memorial|gather\w+|hospital)\b",
    re.IGNORECASE,
)


def recalled_from(text: str, sentence: Span, at: int) -> int | None:
    """Where the words begin by which a sentence sets a number (at `at`) apart from the deed that it tells before; None
    where it doesn't."""
    before = text[sentence[0] : at]
    since = _SINCE_ANOTHER.search(before)
    if since is not None:
        return sentence[0] + since.start()
    found = _FOR_ANOTHER.search(before) or _SAME_GROUND.search(before)
    if found is None and (hours := _HOURS_APART.search(before)) and not _OF_ONE_DEED.search(before, 0, hours.start()):
        found = hours
    if found is None or not _DEED.search(before, 0, found.start()):
        return None  # "flowers lay near the spot where two were killed": of the one deed
    return sentence[0] + found.start()


def is_of_another(text: str, time: Time, published: date | None) -> bool:
    """ "The quake and another one that struck | on August 9", "still suffer from the effects of | October's quake" long
    after it: whether a day is of a deed told beside the text's own."""
    if _ANOTHER_ONE.search(text, max(0, time.start - 60), time.start) is not None:
        return True
    if published is None or time.to_date is None or (published - time.to_date).days <= _STILL_FRESH:
        return False
    return _EFFECTS_OF.search(text, max(0, time.start - 60), time.start) is not None


# From so many days on what suffers from a deed's effects is news of another.
_STILL_FRESH = 30
_EFFECTS_OF = re.compile(
    r"\b(?:(?:effects?|aftermath|damage|ruins|toll|scars|trauma|impact) (?:of|from)|(?:recover|reel|suffer)\w* from"
    r"|(?:displaced|uprooted|hit|battered|devastated|ravaged|weakened) (?:by|in))(?: the)? $"
)

_ANOTHER_ONE = re.compile(
    r"\b(?:and|as well as|after|before|by) another (?:one|quake|tremor|attack|bombing|blast|shooting|storm)"
    r" (?:that |which )?(?:struck|hit|came|followed|happened|occurred|killed)(?: [a-z]+){0,4} $"
)
_NEARBY = re.compile(r"[^.;,\n]{0,60}?\bin (?:nearby|neighbou?ring|adjacent) (?P<town>[A-Z][\w'’-]+)")


def town_nearby(text: str, end: int) -> str | None:
    """The town that is told behind a number (which ends at `end`) as one beside that of the text: "four were shot in
    nearby Uniontown"."""
    found = _NEARBY.match(text, end)
    return found["town"] if found is not None else None


_HEADING = re.compile(
    r"[\s•*·–—-]*(?P<day>(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?(?: \d{1,2},)?"
    r" (?:19|20)\d\d)"
    r"(?::|\.? [–—-]+) "
)


def days_headed(text: str, start: int) -> Span | None:
    """Where the date stands that heads a paragraph in a list of what happened: "June 2010: Four killed …"."""
    found = _HEADING.match(text, start)
    return found.span("day") if found is not None else None


_YEARS_AGO = re.compile(r"\b(?:years?|decades?) (?:ago|earlier|before)(?: (?:on|this|last|next|the))? $", re.IGNORECASE)


# "Ten years after an attack that killed 1,400, survivors lit candles on Monday".
_YEARS_AFTER = re.compile(
    r"(?:^|[.!?\n]\s*)[\"“]?(?:[A-Z][\w-]*|\d+) (?:years?|decades?) (?:after|since) (?:an?|the|his|her) [^.;\n]*$"
)


def is_an_anniversary(text: str, time: Time) -> bool:
    """ "Twenty years ago | Tuesday": the day on which something is remembered."""
    if _YEARS_AGO.search(text, max(0, time.start - 30), time.start):
        return True
    return _YEARS_AFTER.search(text, max(0, time.start - 160), time.start) is not None


_YEARS_DEED = re.compile(
    r"\b(?P<year>(?:19|20)\d\d)(?: [\w'’-]+){1,6}? (?:that|which|in which|where) (?:[\w'’-]+ ){0,12}$"
)


_OF_A_YEARS_DEED = re.compile(
    r"[\w,.-]+(?: [\w'’-]+){1,3}? (?:of|in|from) (?:an?|the) (?:[\w-]+ )?(?P<year>(?:19|20)\d\d) "
)


def year_of_the_deed(text: str, sentence: Span, at: int) -> int | None:
    """Where the year stands that names the deed which a number (at `at`) is told to have come of: "a | 1961 shooting
    that killed seven", "three survivors of a | 1961 shooting"."""
    found = _YEARS_DEED.search(text[sentence[0] : at])
    if found is not None:
        return sentence[0] + found.start("year")
    behind = _OF_A_YEARS_DEED.match(text, at, sentence[1])
    return behind.start("year") if behind is not None else None


_THAT_DAY = re.compile(
    r"(?:later )?(?:that|the same) (?:day|night|morning|afternoon|evening|week|weekend|month|year)", re.IGNORECASE
)
_JUST_BEFORE = 300


def is_one_of_two_days(time: Time, times: Sequence[Time]) -> bool:
    """ "A funeral for those killed on May 1 was held on Saturday. Two who were wounded | that day came": whether days
    before may both be meant."""
    if _THAT_DAY.fullmatch(time.text) is None:
        return False
    near = {other.from_date for other in times if 0 < time.start - other.start <= _JUST_BEFORE}
    return len(near) > 1


_BEFORE_THAT = re.compile(
    r"[\"“]?(?:(?:Last|The (?:previous|past|prior)) (?:day|week|month|year|spring|summer|fall|autumn|winter)\b"
    r"|The (?:day|night|week|month|year) before\b|(?:A|One|Two|Three|Four|Five|Six) (?:days?|weeks?|months?|years?)"
    r" (?:earlier|before|ago)\b|(?:Hours|Days|Weeks|Months|Years) (?:earlier|before)\b|Earlier (?:that|the same) day\b)"
)


def opens_earlier(text: str, sentence: Span) -> bool:
    """ "Earlier this month a bomb hurt five", further on: told beside what the text opens with."""
    return sentence[0] > 0 and _EARLIER_THIS.match(text, sentence[0]) is not None


_EARLIER_THIS = re.compile(r"[\"“]?Earlier (?:this|in the|last) (?:week|month|year)\b")


def opens_with_what_was_before(text: str, sentence: Span) -> bool:
    """ "Last week a colonel died there", "after a strike on a market three days ago killed nine", further on: told
    beside what the text opens with, be it behind a dateline."""
    if sentence[0] <= dateline(text)[0]:
        return False
    return _BEFORE_THAT.match(text, sentence[0]) is not None or _BLOW_BEFORE.search(text, *sentence) is not None


_BLOW_BEFORE = re.compile(
    rf"\b(?:an?|another) (?:[\w'’-]+ ){{0,4}}?{_BLOW}[^.;]{{0,70}}\b(?:days|weeks|months|years) (?:ago|earlier)\b",
    re.IGNORECASE,
)
