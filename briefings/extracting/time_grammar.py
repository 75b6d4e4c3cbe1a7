"""The English of dates: which words of a text name a time, and what they say of it.

Reading a text is one pass over its words. A few words trigger a look around (a month's name, a weekday, a year, a unit
such as "week", a season, a feast); patterns anchored at the trigger then take in what belongs to it on both sides.
Nothing is resolved here: a `Phrase` holds what the words say, `time_resolving` puts it against the publication date.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from briefings.extracting.calendar import HOLIDAYS, SEASONS, Part, Unit

Kind = Literal[
    "date", "weekday", "relative_day", "unit", "ago", "decade", "season", "quarter", "half", "holiday", "week_of",
    "same", "vague",
]  # fmt: skip
Relation = Literal["last", "this", "next"]

# How far to look back from a trigger for what belongs to it.
REACH = 48


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that name a time. `kind` says which of the other fields count; "vague" has none and stays unresolved.

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


MONTHS = {
    name: number
    for number, names in enumerate(
        ("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
         "september sept sep", "october oct", "november nov", "december dec"), start=1)
    for name in names.split()
}  # fmt: skip
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
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4, "final": 4}
RELATIONS: dict[str, Relation] = {
    "last": "last", "past": "last", "previous": "last", "this past": "last",
    "this": "this", "current": "this", "next": "next", "coming": "next", "this coming": "next",
}  # fmt: skip
PARTS: dict[str, Part] = {
    "early": "early", "mid": "mid", "late": "late", "beginning": "early", "start": "early", "middle": "mid",
    "end": "late",
}  # fmt: skip

_YEAR = r"(?:1[5-9]|20)\d\d"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
_DASH = r"\s?[-–—]\s?"
_MONTH_NAME = r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)"
_WEEKDAY_NAME = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\b\.?)"
_CLOCK = r"(?:(?:1[0-2]|0?[1-9])(?:[:.][0-5]\d)?\s?(?:a\.m\.?|p\.m\.?|am|pm|AM|PM)|(?:[01]?\d|2[0-3]):[0-5]\d)"
_ZONE = r"(?:\s+(?:GMT|UTC|BST|CET|[ECMP][SD]?T|local time)\b)?"
_RELATION = r"this\s+past|this\s+coming|last|past|previous|this|current|next|coming"
_YEAR_RELATION = rf"(?:of\s+)?(?P<year_relation>last|this|next)\s+year\b"
_NUMBER = r"\d{1,3}|" + "|".join(sorted(NUMBERS, key=len, reverse=True))
_ROUGH = r"a\s+few|several|many|some|a\s+couple(?:\s+of)?|(?:a|two)\s+dozen|dozens\s+of|hundreds\s+of"

_WORD = re.compile(r"[A-Za-z]+|\d+")
_AFTER_MONTH = re.compile(
    rf"""(?:
      \s+(?P<day>{_DAY})(?![\d%]|[.,:]\d|\s?(?:%|per\s?cent\b))
        (?:(?:{_DASH}|\s+(?:to|through|and)\s+)(?P<last>{_DAY})(?![\d%\w]|[.,:]\d)(?=[\s]*(?:[.,;:)]|$|\d{{4}}|of\b|in\b)|{_DASH})?)?
        (?:(?:,\s*|\s+)(?P<day_year>{_YEAR})\b(?!\s*[-–]\s*\d)|\s+(?:{_YEAR_RELATION}))?
     |(?:,\s*|\s+(?:of\s+)?)(?P<year>{_YEAR})\b(?![.,]\d)
     |,?\s+{_YEAR_RELATION.replace("year_relation", "month_relation")}
    )?""",
    re.VERBOSE,
)
_BEFORE_MONTH = re.compile(
    rf"(?<![\w$£€.,:/-])(?:(?P<weekday>{_WEEKDAY_NAME}),?\s+(?:the\s+)?)?(?:the\s+)?"
    rf"(?:(?P<opening>between|from)\s+(?:the\s+)?(?P<opened>{_DAY})\s+(?:and|to|until)\s+(?:the\s+)?|(?P<first>{_DAY}){_DASH})?"
    rf"(?P<day>{_DAY})\s+(?:of\s+)?$",
    re.IGNORECASE,
)
_WEEKDAY_BEFORE = re.compile(rf"\b(?P<weekday>{_WEEKDAY_NAME}),?\s+(?:the\s+)?$")
_RELATION_BEFORE = re.compile(rf"\b(?P<the>the\s+)?(?P<relation>{_RELATION})\s+$", re.IGNORECASE)
_PART_BEFORE = re.compile(
    r"\b(?:(?:the\s+)?(?P<stretch>beginning|start|middle|end)\s+of\s+(?:the\s+(?:month\s+of\s+)?)?|(?P<part>early|mid|late)(?:\s+in)?[\s-]+(?:the\s+)?)$",
    re.IGNORECASE,
)
_PREPOSITION_BEFORE = re.compile(
    r"\b(?:in|since|until|till|by|from|to|and|or|through|before|after|during|between|of|for|on|around|throughout|as of|mid)[\s-]+$",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\bbetween\s+\Z", re.IGNORECASE)
_THE_ATTACKS = re.compile(r"(?: terrorist| terror)? (?:attacks|hijack\w+|terrorists)\b", re.IGNORECASE)
_PERSON_BEFORE = re.compile(r"(?:\b(?:Mr|Mrs|Ms|Dr|Lord|Lady|Sir|Theresa|Prime Minister|minister)\.?\s+)$")
_AFTER_WEEKDAY = re.compile(
    r"(?:(?:\s+(?:(?:early|late)\s+)?(?:morning|afternoon|evening|night|midday|noon)\b)|(?:\s+(?:of\s+)?(?P<relation>last|this|next)\s+week\b))?"
)
_CLOCK_BEFORE = re.compile(rf"(?<![\w:]){_CLOCK}{_ZONE},?\s+(?:on\s+)?$")
_CLOCK_HERE = re.compile(_CLOCK + _ZONE)
_NO_WEEKDAY_BEFORE = re.compile(r"\b(?:Black|Bloody|Super|Ash|Cyber|Giving|Mail on|Maundy|Freaky)\s+$")
_NO_WEEKDAY_AFTER = re.compile(r"s\b|\s+(?:Times|Telegraph|Mirror|Express|Herald|Post|World|Independent|School)\b")
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?!\d)")
_SLASHED = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.]((?:19|20)\d\d)(?!\d)")
_NINE_ELEVEN = re.compile(r"9/11(?![\d/])")
_BARE_YEAR = re.compile(rf"(?P<year>{_YEAR})(?:(?P<decade>'?s)|[/–-](?P<last>\d\d)(?![\d-]))?(?![\w%]|[.,]\d|/\d)")
_TWO_DIGIT_DECADE = re.compile(r"(?P<decade>[2-9]0)s\b")
_DECADE_LED = re.compile(r"(?:['’‘]|\bthe |\bthe (?:early|mid|late)[ -])\Z", re.IGNORECASE)
_NO_YEAR_BEFORE = re.compile(
    r"(?:[$£€#№.,/]|\b[Nn]o\.?\s?|\bNos?\.\s?|\d\s?[-–:]|\b(?:[Rr]esolution|[Rr]oom|[Pp]age|[Ff]light|[Rr]oute|[Hh]ighway|[Aa]rticle|[Ss]ection)\s)$"
)
_ROUGHLY_BEFORE = re.compile(
    r"\b(?:some|about|around|nearly|almost|over|than|least|most|roughly|only|to)\s+$", re.IGNORECASE
)
_PLURAL_AFTER = re.compile(r"\s+(?:[a-z-]+\s+)?[a-z]+s\b")
_NO_YEAR_AFTER = re.compile(
    r"\s*(?:people|men|women|children|troops|soldiers|fighters|miles|km|kilomet\w+|met(?:re|er)s|feet|tons?|tonnes|"
    r"dollars|euros|pounds|per\s?cent|percent|times|words|copies|seats|votes|years|days|hours|GMT|or more)\b",
)
_YEAR_LED = re.compile(
    r"\b(?:in|since|by|until|till|from|during|of|the|before|after|between|and|to|late|early|mid|for|around|circa)[\s-]+$",
    re.I,
)
_UNIT_LEFT = re.compile(
    rf"""(?<![\w-])(?:
      (?P<over>(?:more|less|fewer)\s+than\s+|over\s+|at\s+least\s+|up\s+to\s+)?
        (?:(?:about|almost|nearly|some|around|roughly|just|only|exactly)\s+)?
        (?:(?P<rough>{_ROUGH})|(?P<count>{_NUMBER}))(?:\s+(?:\d/\d|(?:and\s+a\s+)?half|more|full|long|whole))?[\s-]+
     |(?:(?P<the>the|these|those)\s+)?(?P<relation>{_RELATION}|recent|following|earlier)\s+(?:(?:{_NUMBER}|{_ROUGH}|few|couple\s+of)\s+)?(?:full\s+)?
     |(?P<same>that\s+same|the\s+same|that)\s+
     |(?P<next>the\s+(?:following|next))\s+
     |(?P<stretch>the\s+(?:end|start|beginning|middle)\s+of\s+(?:the|this)\s+)
     |(?P<weekend>(?:over|during|at|on)?\s*the\s+)(?=\Z)
    )\Z""",
    re.VERBOSE | re.IGNORECASE,
)
_AGO = re.compile(r"s?\s+ago\b")
_UNIT_RIGHT = re.compile(r"s?(?:\s+(?P<anchor>earlier|later|before|after|from\s+now)\b)?")
_EDGE = re.compile(r"(?:earlier|later|early|late|mid)[\s-]+$", re.IGNORECASE)
_WEEK_OF = re.compile(rf"\s+(?:of|beginning|starting)\s+(?={_MONTH_NAME}\b)")
_SEASON_AFTER = re.compile(rf"(?:\s+(?:of\s+)?(?P<year>{_YEAR})\b|\s+of\s+(?P<relation>last|this|next)\s+year\b)?")
_SEASON_LED = re.compile(r"\b(?:in|during|over|since|by|until)\s+the\s+$", re.IGNORECASE)
_SPAN_LEFT = re.compile(r"\b(?:the\s+)?(?P<nth>first|second|third|fourth|last|final)[\s-]+$", re.IGNORECASE)
_SPAN_RIGHT = re.compile(
    rf"(?:\s+of\s+(?:(?P<year>{_YEAR})\b|(?P<relation>last|this|next|the)\s+(?P<current>current\s+)?year\b)|\s+(?P<bare>{_YEAR})\b)?"
)
_Q = re.compile(rf"Q(?P<nth>[1-4])(?:\s+(?:of\s+)?(?P<year>{_YEAR}))?\b")
_HOLIDAY = re.compile(
    "(?:" + "|".join(re.escape(name).replace("'", "['’]") for name in sorted(HOLIDAYS, key=len, reverse=True))
    + rf")(?:\s+(?P<day>Day))?(?:,?\s+(?:of\s+)?(?P<year>{_YEAR})\b)?",
    re.IGNORECASE,
)  # fmt: skip
_HOLIDAY_LED = re.compile(
    r"\b(?:last|this|next|on|at|by|before|after|since|until|around|over|found)\s+$", re.IGNORECASE
)
_TIME_OF_DAY_LEFT = re.compile(r"\b(?P<which>last|this|yesterday|tomorrow)\s+$", re.IGNORECASE)
RELATIVE_DAYS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}


def phrases(text: str) -> list[Phrase]:
    """The time phrases of a text in order, none of which overlap; of two that would, the earlier and longer stays."""
    found: list[Phrase] = []
    for word in _WORD.finditer(text):
        reader = _reader(word.group())
        if reader is None:
            continue
        for phrase in reader(text, word.start(), word.end()):
            _keep(found, phrase)
    return found


def _keep(found: list[Phrase], new: Phrase) -> None:
    """Adds a phrase; a later trigger may take in what an earlier one stood for ("Monday, Oct. 26")."""
    while found and found[-1].end > new.start:
        if found[-1].start < new.start or found[-1].end - found[-1].start > new.end - new.start:
            return
        found.pop()
    found.append(new)


Reader = Callable[[str, int, int], Iterator[Phrase]]


def _reader(word: str) -> Reader | None:
    if word[0].isdigit():
        return _read_digits if len(word) <= 4 else None
    return _READERS.get(word.lower())


def _left(text: str, start: int) -> str:
    return text[max(0, start - REACH) : start]


def _left_match(pattern: re.Pattern[str], text: str, start: int) -> tuple[re.Match[str] | None, int]:
    """A match of a pattern that ends at `start`, and where it begins (`start` itself where there is none)."""
    low = max(0, start - REACH)
    match = pattern.search(text[low:start])
    return match, low + match.start() if match else start


def _number(text: str) -> int:
    return int(re.sub(r"\D", "", text))


def _read_month(text: str, start: int, end: int) -> Iterator[Phrase]:
    name = text[start:end]
    if not name[0].isupper() or (start and text[start - 1].isalnum()):
        return
    if len(name) < 5 and name.lower() not in ("may", "june", "july") and text[end : end + 1] == ".":
        end += 1
    after = _AFTER_MONTH.match(text, end)
    assert after is not None  # every part of the pattern is optional
    before, first = _left_match(_BEFORE_MONTH, text, start)
    phrase = Phrase("date", start, after.end(), month=MONTHS[name.lower()])
    if after["day"] and not before:
        phrase = _with_day_after(text, phrase, after)
        weekday, first = _left_match(_WEEKDAY_BEFORE, text, start)
        phrase = replace(phrase, weekday=WEEKDAYS[weekday["weekday"].lower().rstrip(".")] if weekday else None)
        _, first = _left_match(_CLOCK_BEFORE, text, first)
    elif before:
        day = _number(before["day"])
        opened = before["first"] or before["opened"]
        first_day = _number(opened) if opened else day
        first += before.start("opened") - before.start() if before["opened"] else 0
        year = after["year"] or (after["day_year"] if after["day"] is None else None)
        ends = after.end() if not after["day"] else end
        phrase = replace(phrase, day=first_day, last_day=day if opened else None, end=ends,
                         year=int(year) if year else None,
                         year_relation=RELATIONS.get(after["month_relation"] or ""))  # fmt: skip
    else:
        bare = not (after["year"] or after["month_relation"])
        phrase = replace(phrase, year=int(after["year"]) if after["year"] else None,
                         year_relation=RELATIONS.get(after["month_relation"] or ""))  # fmt: skip
        phrase, first = _month_with_left(text, phrase)
        if bare and first == start and not _names_a_month(text, start, end):
            return
    if (phrase.month, phrase.day, phrase.year) == (9, 11, None) and _THE_ATTACKS.match(text, phrase.end):
        phrase = replace(phrase, year=2001)
    yield replace(phrase, start=first)
    yield from _second_day(text, phrase, after, bool(before))


def _with_day_after(text: str, phrase: Phrase, after: re.Match[str]) -> Phrase:
    closed = " and " not in after.group() or bool(_BETWEEN.search(_left(text, phrase.start)))
    joined = after["last"] if after["last"] and closed else None
    end = after.end()
    if after["last"] and not joined:
        end = after.end("day") if not after["day_year"] else end
    return replace(
        phrase, day=_number(after["day"]), last_day=_number(joined) if joined else None, end=end,
        year=int(after["day_year"]) if after["day_year"] else None,
        year_relation=RELATIONS.get(after["year_relation"] or ""),
    )  # fmt: skip


def _second_day(text: str, phrase: Phrase, after: re.Match[str], led: bool) -> Iterator[Phrase]:
    """ "April 24 and 25" names two days; the second is a phrase of its own unless a year closed the first."""
    if led or not after["last"] or phrase.last_day or phrase.end > after.start("last"):
        return
    yield replace(phrase, start=after.start("last"), end=after.end("last"), day=_number(after["last"]))


def _month_with_left(text: str, phrase: Phrase) -> tuple[Phrase, int]:
    """A month with "early", "the end of", "last" before it."""
    part, start = _left_match(_PART_BEFORE, text, phrase.start)
    if part:
        named = PARTS[(part["stretch"] or part["part"]).lower()]
        return replace(phrase, part=named), start
    relation, start = _left_match(_RELATION_BEFORE, text, phrase.start)
    if relation and not relation["the"]:
        return replace(phrase, relation=RELATIONS[" ".join(relation["relation"].lower().split())]), start
    return phrase, phrase.start


# Months that are also names of people or common words need a preposition or an article before them.
_DOUBTFUL = {
    "may",
    "march",
    "april",
    "june",
    "august",
    "jan",
    "mar",
    "dec",
    "apr",
    "jun",
    "sep",
    "oct",
    "nov",
    "feb",
    "aug",
    "jul",
}


def _names_a_month(text: str, start: int, end: int) -> bool:
    name = text[start:end].lower()
    left = _left(text, start)
    if name not in _DOUBTFUL:
        return True
    if _PERSON_BEFORE.search(left) or re.match(r"\s+[A-Z][a-z]+\s+(?:said|told|was)\b", text[end : end + 40]):
        return False
    if len(name) == 3 and name != "may":
        return False
    if _PREPOSITION_BEFORE.search(left):
        return True
    return (
        name != "may"
        and bool(re.search(r"\b(?:the|a|an|’s|'s|its|their|his)\s+$", left, re.IGNORECASE))
        and text[end : end + 1] == " "
    )


def _read_weekday(text: str, start: int, end: int) -> Iterator[Phrase]:
    name = text[start:end]
    if not name[0].isupper() or _NO_WEEKDAY_AFTER.match(text, end) or _NO_WEEKDAY_BEFORE.search(_left(text, start)):
        return
    if not name.lower().endswith("day"):
        if text[end : end + 1] != ".":
            return
        end += 1
    if name.lower() == "friday" and text[max(0, start - 5) : start] == "Good ":
        yield Phrase("holiday", start - 5, end, word="good friday")
        return
    after = _AFTER_WEEKDAY.match(text, end)
    assert after is not None  # every part of the pattern is optional
    phrase = Phrase("weekday", start, after.end(), weekday=WEEKDAYS[name.lower()])
    if after["relation"]:
        yield replace(phrase, unit="week", relation=RELATIONS[after["relation"]])
        return
    relation, first = _left_match(_RELATION_BEFORE, text, start)
    if relation:
        phrase = replace(phrase, relation=RELATIONS[" ".join(relation["relation"].lower().split())])
        first = first if not relation["the"] else first
    else:
        _, first = _left_match(_CLOCK_BEFORE, text, start)
    yield replace(phrase, start=first)


def _read_digits(text: str, start: int, end: int) -> Iterator[Phrase]:
    if start and (text[start - 1].isalpha() or text[start - 1] in "_"):
        return
    if match := _ISO.match(text, start):
        year, month, day = map(int, match.groups())
        yield Phrase("date", start, match.end(), year=year, month=month, day=day)
    elif match := _SLASHED.match(text, start):
        yield _slashed(start, match)
    elif _NINE_ELEVEN.match(text, start):
        yield Phrase("date", start, start + 4, year=2001, month=9, day=11)
    elif end - start == 4:
        yield from _read_year(text, start)
    elif match := _CLOCK_HERE.match(text, start):
        yield Phrase("vague", start, match.end())
    elif (match := _TWO_DIGIT_DECADE.match(text, start)) and _DECADE_LED.search(_left(text, start)):
        yield from _read_decade(text, start, match.end(), 1900 + int(match["decade"]))


def _slashed(start: int, match: re.Match[str]) -> Phrase:
    """A date in figures; where both of the first two could be the month, it is left unresolved."""
    first, second, year = map(int, match.groups())
    if first > 12 >= second:
        return Phrase("date", start, match.end(), year=year, month=second, day=first)
    if second > 12 >= first:
        return Phrase("date", start, match.end(), year=year, month=first, day=second)
    return Phrase("vague", start, match.end())


def _read_year(text: str, start: int) -> Iterator[Phrase]:
    match = _BARE_YEAR.match(text, start)
    left = _left(text, start)
    if not match or _NO_YEAR_BEFORE.search(left) and not re.search(rf"{_YEAR}{_DASH}$", left):
        return
    year = int(match["year"])
    if match["decade"]:
        yield from _read_decade(text, start, match.end(), year)
        return
    if _NO_YEAR_AFTER.match(text, match.end()):
        return
    counted = _PLURAL_AFTER.match(text, match.end()) and not _YEAR_LED.search(left)
    if counted and (year % 50 == 0 or _ROUGHLY_BEFORE.search(left)) or _ROUGHLY_BEFORE.search(left) and year % 50 == 0:
        return
    if not (1800 <= year <= 2099 or _YEAR_LED.search(left)):
        return
    part, first = _left_match(_PART_BEFORE, text, start)
    last = year - year % 100 + int(match["last"]) if match["last"] else 0
    if match["last"] and last <= year:
        return
    phrase = Phrase("date", first, match.end(), year=year, count=last)
    yield replace(phrase, part=PARTS[(part["stretch"] or part["part"]).lower()]) if part else phrase


def _read_decade(text: str, start: int, end: int, year: int) -> Iterator[Phrase]:
    part, first = _left_match(_PART_BEFORE, text, start)
    named = PARTS[(part["stretch"] or part["part"]).lower()] if part else None
    yield Phrase("decade", first, end, year=year - year % 10, part=named)


def _read_unit(text: str, start: int, end: int) -> Iterator[Phrase]:
    word = text[start:end].lower()
    plural = word.endswith("s")
    unit = UNITS.get(word.removesuffix("s"))
    left, first = _left_match(_UNIT_LEFT, text, start)
    if left is None:
        return
    if left["count"] or left["rough"]:
        yield from _counted(text, first, end, left, unit)
    elif unit is None:
        return
    elif left["relation"]:
        yield from _related(text, first, start, end, left, unit, plural)
    elif left["same"] and not plural:
        yield Phrase("same", first, end, unit=unit)
    elif left["stretch"] and unit in ("month", "year", "week"):
        yield Phrase("unit", first, end, unit=unit, relation="this", part=PARTS[left["stretch"].split()[1].lower()])
    elif unit == "week" and (week := _WEEK_OF.match(text, end)):
        yield from _week_of(text, first, week.end())
    elif unit == "weekend" and left["weekend"]:
        yield Phrase("unit", first, end, unit=unit)


def _counted(text: str, first: int, end: int, left: re.Match[str], unit: Unit | None) -> Iterator[Phrase]:
    """ "two weeks ago", "nine months after": a mere duration ("five hours"), an age or a rate is no time."""
    right = _UNIT_RIGHT.match(text, end)
    if ago := re.compile(r"\s+ago\b").match(text, end):
        exact = left["count"] and not left["over"] and unit
        yield Phrase("ago" if exact else "vague", first, ago.end(), unit=unit, count=_count(left["count"]))
    elif right and right["anchor"]:
        yield Phrase("vague", first, right.end())


def _count(words: str | None) -> int:
    if not words:
        return 0
    return int(words) if words.isdigit() else NUMBERS[words.lower()]


def _related(
    text: str, first: int, start: int, end: int, left: re.Match[str], unit: Unit, plural: bool
) -> Iterator[Phrase]:
    named = " ".join(left["relation"].lower().split())
    middle = text[first:start].split()
    _, edged = _left_match(_EDGE, text, first)
    rolling = plural or left["the"] or named in ("recent", "following", "earlier", "past", "coming") or len(middle) > 1
    if named == "following" and left["the"] and not plural:
        yield Phrase("same", first, end, unit=unit, count=1)
    elif named == "previous" and left["the"] and not plural:
        yield Phrase("same", first, end, unit=unit, count=-1)
    elif rolling and named not in ("this past", "this coming"):
        yield Phrase("vague", first, end)
    else:
        part, parted = _left_match(_PART_BEFORE, text, first)
        yield Phrase("unit", min(parted, edged), end, unit=unit, relation=RELATIONS[named],
                     part=PARTS[(part["stretch"] or part["part"]).lower()] if part else None)  # fmt: skip


def _week_of(text: str, first: int, month: int) -> Iterator[Phrase]:
    word = _WORD.match(text, month)
    for phrase in _read_month(text, month, word.end()) if word else ():
        if phrase.day:
            yield replace(phrase, kind="week_of", start=first)


def _read_season(text: str, start: int, end: int) -> Iterator[Phrase]:
    name = text[start:end].lower()
    after = _SEASON_AFTER.match(text, end)
    part, first = _left_match(_PART_BEFORE, text, start)
    relation, rel_first = _left_match(_RELATION_BEFORE, text, start)
    phrase = Phrase("season", min(first, rel_first), after.end() if after else end, word=name)
    if after and (after["year"] or after["relation"]):
        yield replace(phrase, year=int(after["year"]) if after["year"] else None,
                      year_relation=RELATIONS.get(after["relation"] or ""))  # fmt: skip
    elif relation and not relation["the"] and relation["relation"].lower() in ("last", "this", "next", "this past"):
        yield replace(phrase, relation=RELATIONS[relation["relation"].lower()])
    elif _SEASON_LED.search(_left(text, start)):
        yield phrase


def _read_quarter(text: str, start: int, end: int) -> Iterator[Phrase]:
    kind: Kind = "quarter" if text[start:end].lower() == "quarter" else "half"
    left, first = _left_match(_SPAN_LEFT, text, start)
    if left is None:
        relation, first = _left_match(_RELATION_BEFORE, text, start)
        if relation and kind == "quarter":
            named = RELATIONS[" ".join(relation["relation"].lower().split())]
            yield Phrase("unit", first, end, unit="quarter", relation=named)
        return
    after = _SPAN_RIGHT.match(text, end)
    year = after and (after["year"] or after["bare"])
    nth = ORDINALS[left["nth"].lower()]
    if kind == "half" and (nth > 2 or not (after and (year or after["relation"]))):
        return
    if left["nth"].lower() == "last" and not (after and (year or after["relation"])):
        yield Phrase("unit", first, end, unit="quarter", relation="last")
        return
    relation_word = (after["relation"] if after else None) or ""
    yield Phrase(kind, first, after.end() if after else end, count=nth, year=int(year) if year else None,
                 year_relation="this" if relation_word == "the" else RELATIONS.get(relation_word))  # fmt: skip


def _read_q(text: str, start: int, end: int) -> Iterator[Phrase]:
    if match := _Q.match(text, start):
        yield Phrase("quarter", start, match.end(), count=int(match["nth"]),
                     year=int(match["year"]) if match["year"] else None)  # fmt: skip


def _read_relative_day(text: str, start: int, end: int) -> Iterator[Phrase]:
    if text[max(0, start - 4) : start] == "USA ":
        return
    _, first = _left_match(_CLOCK_BEFORE, text, start)
    after = _AFTER_WEEKDAY.match(text, end)
    word = text[start:end].lower()
    last = after.end() if after and not after["relation"] else end
    yield Phrase("relative_day", first, last, count=RELATIVE_DAYS[word])


def _read_time_of_day(text: str, start: int, end: int) -> Iterator[Phrase]:
    """ "last night" is the evening before, "this morning" the day's own; "Friday night" belongs to Friday."""
    left, first = _left_match(_TIME_OF_DAY_LEFT, text, start)
    if left and left["which"].lower() in ("last", "this"):
        yield Phrase("relative_day", first, end, count=-1 if left["which"].lower() == "last" else 0)


def _read_holiday(text: str, start: int, end: int) -> Iterator[Phrase]:
    match = _HOLIDAY.match(text, start)
    if not match or not text[start].isupper():
        return
    name = match.group().lower().replace("’", "'")
    name = next(n for n in sorted(HOLIDAYS, key=len, reverse=True) if name.startswith(n))
    relation, first = _left_match(_RELATION_BEFORE, text, start)
    whole = match["day"] or match["year"] or " " in name
    if not whole and not _HOLIDAY_LED.search(_left(text, start)):
        return
    named = RELATIONS[" ".join(relation["relation"].lower().split())] if relation else None
    yield Phrase("holiday", first, match.end(), word=name, relation=named,
                 year=int(match["year"]) if match["year"] else None)  # fmt: skip


_READERS: dict[str, Reader] = {
    **dict.fromkeys(MONTHS, _read_month),
    **dict.fromkeys(WEEKDAYS, _read_weekday),
    **dict.fromkeys((f"{unit}{s}" for unit in (*UNITS, "hour", "minute") for s in ("", "s")), _read_unit),
    **dict.fromkeys(SEASONS, _read_season),
    **dict.fromkeys(("quarter", "half"), _read_quarter),
    "q": _read_q,
    **dict.fromkeys(RELATIVE_DAYS, _read_relative_day),
    **dict.fromkeys(("morning", "afternoon", "evening", "night"), _read_time_of_day),
    **dict.fromkeys({name.split()[0].split("'")[0] for name in HOLIDAYS}, _read_holiday),
}
