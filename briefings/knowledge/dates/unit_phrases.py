"""Units in the grammar of times: "last week", "two years ago", seasons, quarters, feasts, "today"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from briefings.knowledge.dates import patterns
from briefings.knowledge.dates.calendar import HOLIDAYS, Unit
from briefings.knowledge.dates.date_phrases import read_month
from briefings.knowledge.dates.patterns import left_match, left_of, part_in, relation_in, whole
from briefings.knowledge.dates.vocabulary import CENTURIES, NUMBERS, ORDINALS, PARTS, RELATIVE_DAYS, UNITS, Kind, Phrase


def read_unit(text: str, start: int, end: int) -> Iterator[Phrase]:
    """ "last week", "early next month", "two years ago", "that year", "the week of March 6", "the weekend"."""
    word = text[start:end].lower()
    plural, unit = word.endswith("s"), UNITS.get(word.removesuffix("s"))
    if word == "year" and (compared := patterns.YEAR_EARLIER.match(text, end)):
        yield Phrase("shift", start, compared.end(), unit="year", count=-1, relation="last")
        return
    left, first = left_match(patterns.UNIT_LEFT, text, start)
    if word == "months" and (run := _first_months(text, start, end)):
        yield run
        return
    if left is None:
        return
    if (
        left["weekend"]
        and not left["century"]
        and not plural
        and unit
        and (last := patterns.BEFORE_LAST.match(text, end))
    ):
        yield Phrase("unit", first, last.end(), unit=unit, relation="last", count=-1)
        return
    if left["count"] or left["rough"]:
        yield from _counted(text, first, end, left, unit)
    elif unit is None:
        return
    elif left["century"] and unit == "century":
        yield Phrase("century", first, end, year=100 * _ordinal(left["century"]) - 100)
    elif left["relation"]:
        yield _related(text, first, end, left, unit, plural)
    elif left["same"] and not plural:
        yield Phrase("same", first, end, unit=unit)
    elif left["stretch"] and unit in ("month", "year"):
        yield Phrase("unit", first, end, unit=unit, relation="this", part=PARTS[left["stretch"].split()[1].lower()])
    elif unit in ("week", "weekend") and (week := patterns.WEEK_OF.match(text, end)):
        yield from _week_of(text, start, week.end(), unit)
    elif unit == "weekend" and left["weekend"]:
        yield Phrase("unit", first, end, unit=unit)
    elif left["weekend"] and not plural and (anchor := patterns.ANCHORED.match(text, end)):
        yield from _leaning(text, first, anchor, unit, 1)


def _counted(text: str, first: int, end: int, left: re.Match[str], unit: Unit | None) -> Iterator[Phrase]:
    """ "two weeks ago", "nine months after": a mere duration ("five hours"), an age or a rate is no time."""
    if ago := patterns.AGO.match(text, end):
        halved = patterns.HALF_BEFORE.search(left_of(text, first))
        exact = left["count"] and not left["over"] and unit and not halved
        number = _number(left["count"] or "0") * (-1 if ago["ahead"] else 1)
        yield Phrase("ago" if exact else "vague", first, ago.end(), unit=unit, count=number)
    elif anchor := patterns.ANCHOR.match(text, end):
        if left["count"] and not left["over"] and unit and unit not in ("decade", "century"):
            yield from _leaning(text, first, anchor, unit, _number(left["count"]))
        else:
            yield Phrase("vague", first, anchor.end())


def _number(word: str) -> int:
    return int(word) if word.isdigit() else NUMBERS[word.lower()]


def _ordinal(word: str) -> int:
    return CENTURIES[word.lower()] if word[0].isalpha() else int(word[:-2])


def _leaning(text: str, first: int, anchor: re.Match[str], unit: Unit, number: int) -> Iterator[Phrase]:
    """ "two days later" and "the day before," lean on the time before them; "a day after" may stand before its own
    ("a day after Christmas"), and is vague where something else follows ("a day after the truce ended")."""
    word = anchor["word"].lower()
    count = number if word in ("later", "after") else -number
    if word in ("later", "earlier") or patterns.CLAUSE_END.match(text, anchor.end()):
        compared = unit == "year" and word == "earlier" and patterns.COMPARED.search(left_of(text, first))
        yield Phrase("shift", first, anchor.end(), unit=unit, count=count, relation="last" if compared else None)
    else:
        yield Phrase("vague", first, anchor.end(), unit=unit, count=count)


def _first_months(text: str, start: int, end: int) -> Phrase | None:
    """ "the first nine months of 2016", "the last three months of last year"; without a year it is a duration."""
    left, first = left_match(patterns.FIRST_MONTHS, text, start)
    after = patterns.SPAN_RIGHT.match(text, end)
    if not left or not after or not 0 < _number(left["count"]) < 12:
        return None
    year, relation = whole(after["year"] or after["bare"]), after["relation"]
    if not year and not relation:
        return None
    count = _number(left["count"]) * (-1 if left["edge"].lower() == "last" else 1)
    return Phrase("run", first, after.end(), count=count, year=year,
                  year_relation="this" if relation == "the" else relation_in(relation))  # fmt: skip


def _related(text: str, first: int, end: int, left: re.Match[str], unit: Unit, plural: bool) -> Phrase:
    """ "last week"; "the following week" leans on the time before it; "the past two months" is no calendar stretch."""
    named = " ".join(left["relation"].lower().split())
    if left["the"] and not plural and not left["several"] and named in _BESIDE:
        return Phrase("same", first, end, unit=unit, count=_BESIDE[named])
    if (
        plural
        or left["the"]
        or left["several"]
        or named in ("recent", "following", "earlier", "past", "coming", "prior", "preceding")
    ):
        return Phrase("vague", first, end)
    part, parted = left_match(patterns.PART_BEFORE, text, first)
    _, edged = left_match(patterns.EDGE, text, first)
    return Phrase("unit", min(parted, edged), end, unit=unit, relation=relation_in(named), part=part_in(part))


_BESIDE = {"following": 1, "next": 1, "previous": -1, "prior": -1, "preceding": -1}


def _week_of(text: str, start: int, month: int, unit: Unit) -> Iterator[Phrase]:
    word = patterns.WORD.match(text, month)
    for phrase in read_month(text, month, word.end()) if word else ():
        if phrase.day:
            yield replace(phrase, kind="week_of", start=start, unit=unit)


def read_season(text: str, start: int, end: int) -> Iterator[Phrase]:
    """ "last summer", "the winter of 2016", "over the summer"; the verb "fall" has none of these beside it."""
    after = patterns.SEASON_AFTER.match(text, end)
    assert after is not None  # every part of the pattern is optional
    _, parted = left_match(patterns.PART_BEFORE, text, start)
    relation, related = left_match(patterns.RELATION_BEFORE, text, start)
    phrase = Phrase("season", min(parted, related), after.end(), word=text[start:end].lower())
    if after["year"] or after["relation"]:
        yield replace(phrase, year=whole(after["year"]), year_relation=relation_in(after["relation"]))
    elif relation and not relation["the"]:
        yield replace(phrase, relation=relation_in(relation["relation"]))
    elif patterns.SEASON_LED.search(left_of(text, start)):
        yield phrase


def read_quarter(text: str, start: int, end: int) -> Iterator[Phrase]:
    """ "the third quarter of 2016", "the first half of last year", "last quarter"; half of anything else is none."""
    kind: Kind = "quarter" if text[start:end].lower() == "quarter" else "half"
    nth, first = left_match(patterns.NTH_BEFORE, text, start)
    after = patterns.SPAN_RIGHT.match(text, end)
    assert after is not None  # every part of the pattern is optional
    if patterns.FISCAL.search(left_of(text, first)):
        yield Phrase("vague", first, after.end())
        return
    year, relation = whole(after["year"] or after["bare"]), after["relation"]
    number = ORDINALS[nth["nth"].lower()] if nth else 0
    if nth and (year or relation or (kind == "quarter" and nth["nth"].lower() not in ("last", "final"))):
        if kind == "quarter" or number <= 2:
            yield Phrase(kind, first, after.end(), count=number, year=year,
                         year_relation="this" if relation == "the" else relation_in(relation))  # fmt: skip
        return
    last, first = left_match(patterns.RELATION_BEFORE, text, start)
    if last and kind == "quarter":
        yield Phrase("unit", first, end, unit="quarter", relation=relation_in(last["relation"]))


def read_q(text: str, start: int, end: int) -> Iterator[Phrase]:
    """ "Q3 2016"."""
    if match := patterns.Q.match(text, start):
        yield Phrase("quarter", start, match.end(), count=int(match["nth"]), year=whole(match["year"]))


def read_relative_day(text: str, start: int, end: int) -> Iterator[Phrase]:
    """ "today", "yesterday evening", "9 a.m. tomorrow"; not the newspaper."""
    if left_of(text, start).endswith("USA "):
        return
    _, first = left_match(patterns.CLOCK_BEFORE, text, start)
    after = patterns.AFTER_WEEKDAY.match(text, end)
    last = after.end() if after and not after["relation"] else end
    count = RELATIVE_DAYS[text[start:end].lower()]
    beside, first = left_match(patterns.DAY_BESIDE, text, first)
    if beside:
        count += 1 if beside["side"].lower() == "after" else -1
    yield Phrase("relative_day", first, last, count=count)


def read_time_of_day(text: str, start: int, end: int) -> Iterator[Phrase]:
    """ "last night" is the evening before, "this morning" the day's own; "Friday night" belongs to Friday, "that night"
    and "the next morning" lean on the day before them."""
    left, first = left_match(patterns.TIME_OF_DAY_LEFT, text, start)
    if left and left["which"]:
        yield Phrase("relative_day", first, end, count=-1 if left["which"].lower() == "last" else 0)
    elif left:
        yield Phrase("same", first, end, unit="day", count=_BESIDE.get(left["same"].lower().split()[-1], 0))


def read_holiday(text: str, start: int, end: int) -> Iterator[Phrase]:
    """ "Christmas Day 2017", "last Thanksgiving", "over Easter"; a Christmas market is no time."""
    match = patterns.HOLIDAY.match(text, start)
    if not match or not text[start].isupper():
        return
    said = match.group().lower().replace("’", "'")
    name = next(name for name in sorted(HOLIDAYS, key=len, reverse=True) if said.startswith(name))
    if match["day"] or match["year"] or " " in name or patterns.HOLIDAY_LED.search(left_of(text, start)):
        relation, first = left_match(patterns.RELATION_BEFORE, text, start)
        named = relation_in(relation["relation"]) if relation else None
        yield Phrase("holiday", first, match.end(), word=name, relation=named, year=whole(match["year"]))
