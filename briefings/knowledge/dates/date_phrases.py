"""Dates in the grammar of times: months with their days, weekdays, years, decades, dates in figures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from briefings.knowledge.dates import patterns
from briefings.knowledge.dates.patterns import left_match, left_of, part_in, relation_in, whole, year_in
from briefings.knowledge.dates.vocabulary import MONTHS, WEEKDAYS, WORDED_DAYS, Phrase

# Months that are also names of people or plain words need a preposition or an article before them.
_DOUBTFUL = frozenset("may march april june august jan feb mar apr jun jul aug sep oct nov dec".split())
_NO_DOT = ("may", "june", "july")


def read_month(text: str, start: int, end: int) -> Iterator[Phrase]:
    """ "mid-October 2017", "Monday, Oct. 26", "8-12 December", "between 8 and 12 December", "April 24 and 25"."""
    name = text[start:end]
    if not name[0].isupper() or (start and text[start - 1].isalnum()):
        return
    if len(name) < 5 and name.lower() not in _NO_DOT and text[end : end + 1] == ".":
        end += 1
    after = patterns.AFTER_MONTH.match(text, end)
    assert after is not None  # every part of the pattern is optional
    phrase = Phrase("date", start, after.end(), month=MONTHS[name.lower()])
    before, first = left_match(patterns.BEFORE_MONTH, text, start)
    if before:
        yield _with_day_before(phrase, before, after, first, end)
    elif after["day"]:
        dated = _with_day_after(text, phrase, after)
        yield dated
        yield from _second_day(dated, after)
    elif worded := _worded_day(text, phrase, after):
        yield worded
    else:
        yield from _without_day(text, phrase, after, end)


def _worded_day(text: str, phrase: Phrase, after: re.Match[str]) -> Phrase | None:
    """ "the first of May 2016"; not "the first of May's three raids"."""
    before, first = left_match(patterns.WORDED_DAY_BEFORE, text, phrase.start)
    if not before or text[phrase.end : phrase.end + 2] in ("'s", "’s"):
        return None
    return replace(
        phrase, start=first, day=WORDED_DAYS[before["day"].lower()], weekday=_weekday(before["weekday"]),
        year=year_in(after["year"]), year_relation=relation_in(after["month_relation"]),
    )  # fmt: skip


def _with_day_before(phrase: Phrase, before: re.Match[str], after: re.Match[str], first: int, end: int) -> Phrase:
    day, opened = whole(before["day"]), whole(before["first"] or before["opened"])
    if before["opened"]:
        first += before.start("opened") - before.start()
    return replace(
        phrase, start=first, end=end if after["day"] else phrase.end,
        day=opened or day, last_day=day if opened else None, weekday=_weekday(before["weekday"]),
        year=year_in(after["year"]), year_relation=relation_in(after["month_relation"]),
    )  # fmt: skip


def _with_day_after(text: str, phrase: Phrase, after: re.Match[str]) -> Phrase:
    run = after["last"] and (" and " not in after.group() or patterns.BETWEEN.search(left_of(text, phrase.start)))
    weekday, first = left_match(patterns.WEEKDAY_BEFORE, text, phrase.start)
    _, first = left_match(patterns.CLOCK_BEFORE, text, first)
    dated = replace(
        phrase, start=first, end=phrase.end if run or not after["last"] or after["day_year"] else after.end("day"),
        day=whole(after["day"]), last_day=whole(after["last"]) if run else None,
        weekday=_weekday(weekday["weekday"]) if weekday else None,
        year=whole(after["day_year"]), year_relation=relation_in(after["year_relation"]),
    )  # fmt: skip
    if (dated.month, dated.day, dated.year) == (9, 11, None) and patterns.THE_ATTACKS.match(text, dated.end):
        return replace(dated, year=2001)
    return dated


def _second_day(phrase: Phrase, after: re.Match[str]) -> Iterator[Phrase]:
    """ "April 24 and 25" names two days; the second is a phrase of its own unless a year closed the first."""
    if after["last"] and not phrase.last_day and phrase.end <= after.start("last"):
        start, end = after.span("last")
        yield Phrase("also", start, end, day=whole(after["last"]))


def _without_day(text: str, phrase: Phrase, after: re.Match[str], end: int) -> Iterator[Phrase]:
    year, relation = year_in(after["year"]), relation_in(after["month_relation"])
    part, start = left_match(patterns.PART_BEFORE, text, phrase.start)
    if part:
        yield replace(phrase, start=start, part=part_in(part), year=year, year_relation=relation)
        return
    last, start = left_match(patterns.RELATION_BEFORE, text, phrase.start)
    if last and not last["the"]:
        yield replace(phrase, start=start, relation=relation_in(last["relation"]), year=year, year_relation=relation)
    elif year or relation or _names_a_month(text, phrase.start, end):
        yield replace(phrase, year=year, year_relation=relation)


def _names_a_month(text: str, start: int, end: int) -> bool:
    name = text[start:end].lower()
    if name not in _DOUBTFUL:
        return True
    left = left_of(text, start)
    if patterns.PERSON_BEFORE.search(left) or patterns.PERSON_AFTER.match(text, end):
        return False
    if name == "may":
        return bool(patterns.PREPOSITION_BEFORE.search(left))
    if patterns.MONTH_BEFORE.search(left):
        return True
    if len(name) == 3:  # "Jan" and "Dec" without their dot
        return False
    return bool(patterns.PREPOSITION_BEFORE.search(left) or patterns.ARTICLE_BEFORE.search(left))


def _weekday(name: str | None) -> int | None:
    return WEEKDAYS[name.lower().rstrip(".")] if name else None


def read_weekday(text: str, start: int, end: int) -> Iterator[Phrase]:
    """ "Friday night", "last Friday", "Wednesday of last week", "9 a.m. Tuesday"; no newspaper's Sunday."""
    name, left = text[start:end], left_of(text, start)
    if not name[0].isupper() or patterns.NO_WEEKDAY_AFTER.match(text, end) or patterns.NO_WEEKDAY_BEFORE.search(left):
        return
    if not name.lower().endswith("day"):
        if text[end : end + 1] != ".":
            return
        end += 1
    if left.endswith("Good ") and name == "Friday":
        yield Phrase("holiday", start - 5, end, word="good friday")
        return
    after = patterns.AFTER_WEEKDAY.match(text, end)
    assert after is not None  # every part of the pattern is optional
    phrase = Phrase("weekday", start, after.end(), weekday=_weekday(name))
    yield _by_words_after(phrase, after) or _by_words_before(text, phrase)


def _by_words_after(phrase: Phrase, after: re.Match[str]) -> Phrase | None:
    """ "Friday of last week", "Friday before last", "Friday of that week"."""
    if after["relation"]:
        return replace(phrase, unit="week", relation=relation_in(after["relation"]))
    if after["before_last"]:
        return replace(phrase, relation="last", count=-1)
    return replace(phrase, kind="vague") if after["elsewhere"] else None


def _by_words_before(text: str, phrase: Phrase) -> Phrase:
    """ "last Friday", "9 a.m. Friday"."""
    relation, first = left_match(patterns.RELATION_BEFORE, text, phrase.start)
    if relation:
        return replace(phrase, start=first, relation=relation_in(relation["relation"]))
    _, first = left_match(patterns.CLOCK_BEFORE, text, phrase.start)
    return replace(phrase, start=first)


def read_digits(text: str, start: int, end: int) -> Iterator[Phrase]:
    """ "2017", "2014-15", "1990s", "2017-12-17", "24/11/2017", "9/11", "10:35 a.m."."""
    if start and (text[start - 1].isalpha() or text[start - 1] == "_"):
        return
    in_figures = _in_figures(text, start)
    if in_figures is not None:
        yield in_figures
    elif end - start == 4:
        yield from _read_year(text, start)
    else:
        yield from _of_two_digits(text, start)


def _in_figures(text: str, start: int) -> Phrase | None:
    """ "2017-12-17", "24/11/2017", "9/11"; a time of day names no day."""
    if match := patterns.ISO.match(text, start):
        year, month, day = map(int, match.groups())
        return Phrase("date", start, match.end(), year=year, month=month, day=day)
    if match := patterns.SLASHED.match(text, start):
        return _slashed(start, match)
    if patterns.NINE_ELEVEN.match(text, start):
        return Phrase("date", start, start + 4, year=2001, month=9, day=11)
    clock = patterns.CLOCK_HERE.match(text, start)
    return Phrase("vague", start, clock.end()) if clock else None


def _of_two_digits(text: str, start: int) -> Iterator[Phrase]:
    """ "in '14", "the 90s"."""
    if (match := patterns.SHORT_YEAR.match(text, start)) and patterns.SHORT_YEAR_LED.search(left_of(text, start)):
        yield Phrase("date", start - 1, match.end(), year=year_in(match["year"]))
    elif (match := patterns.TWO_DIGIT_DECADE.match(text, start)) and patterns.DECADE_LED.search(left_of(text, start)):
        yield _decade(text, start, match.end(), 1900 + int(match["decade"]))


def _slashed(start: int, match: re.Match[str]) -> Phrase:
    """A date in figures; where both of the first two could be the month, it is left unresolved."""
    first, second, year = map(int, match.groups())
    if first > 12 >= second:
        return Phrase("date", start, match.end(), year=year, month=second, day=first)
    if second > 12 >= first:
        return Phrase("date", start, match.end(), year=year, month=first, day=second)
    return Phrase("vague", start, match.end())


def _read_year(text: str, start: int) -> Iterator[Phrase]:
    match = patterns.BARE_YEAR.match(text, start)
    left = left_of(text, start)
    if not match or (patterns.NO_YEAR_BEFORE.search(left) and not patterns.YEAR_DASH_BEFORE.search(left)):
        return
    year, last = int(match["year"]), 0
    if match["decade"]:
        yield _decade(text, start, match.end(), year)
        return
    if match["last"]:
        last = year - year % 100 + int(match["last"])
    if (last and last <= year) or _is_amount(text, year, left, match.end()):
        return
    if patterns.FISCAL.search(left):  # whose months it has, the text does not say
        yield Phrase("vague", start, match.end())
        return
    part, first = left_match(patterns.PART_BEFORE, text, start)
    yield Phrase("date", first, match.end(), year=year, count=last, part=part_in(part))


def _is_amount(text: str, year: int, left: str, end: int) -> bool:
    """A number that only looks like a year: "2000 people", "some 1500 recruits", "1900 arrests"."""
    led = bool(patterns.YEAR_LED.search(left))
    if patterns.NO_YEAR_AFTER.match(text, end) or (year < 1800 and not led):
        return True
    roughly = bool(patterns.ROUGHLY_BEFORE.search(left))
    counts = bool(patterns.PLURAL_AFTER.match(text, end)) and not led
    return (year % 50 == 0 and (roughly or counts)) or (roughly and counts)


def _decade(text: str, start: int, end: int, year: int) -> Phrase:
    part, first = left_match(patterns.PART_BEFORE, text, start)
    return Phrase("decade", first, end, year=year - year % 10, part=part_in(part))
