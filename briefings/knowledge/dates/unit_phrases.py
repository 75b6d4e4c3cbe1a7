"""Units in the grammar of times: "last week", "two years ago", seasons, quarters, feasts, "today"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from briefings.knowledge.dates import patterns
from briefings.knowledge.dates.calendar import HOLIDAYS, Unit
from briefings.knowledge.dates.date_phrases import read_month
from briefings.knowledge.dates.patterns import left_match, left_of, part_in, relation_in, whole
from briefings.knowledge.dates.vocabulary import (
    CENTURIES,
    NUMBERS,
    ORDINALS,
    PARTS,
    RELATIVE_DAYS,
    UNITS,
    Kind,
    Phrase,
    Relation,
)
from briefings.values import frozen


@frozen
class _UnitWord:
    """A unit's word, which ends at `end`, with the words to its `left` that belong to it, the earliest at `first`.

    `unit` is None where the word is none in the singular.
    """

    text: str
    first: int
    start: int
    end: int
    left: re.Match[str]
    unit: Unit | None
    plural: bool


def read_unit(text: str, start: int, end: int) -> Iterator[Phrase]:
    """ "last week", "early next month", "two years ago", "that year", "the week of March 6", "the weekend"."""
    phrase = _year_earlier(text, start, end) or _first_months(text, start, end)
    if phrase:
        yield phrase
        return
    left, first = left_match(patterns.UNIT_LEFT, text, start)
    if left is None:
        return
    named = text[start:end].lower()
    word = _UnitWord(text, first, start, end, left, UNITS.get(named.removesuffix("s")), named.endswith("s"))
    if left["count"] or left["rough"]:
        yield from _counted(word)
    elif word.unit is not None:
        yield from next((phrases for rule in _UNCOUNTED if (phrases := rule(word)) is not None), ())


def _year_earlier(text: str, start: int, end: int) -> Phrase | None:
    """ "the year-earlier period"."""
    compared = patterns.YEAR_EARLIER.match(text, end) if text[start:end].lower() == "year" else None
    return Phrase("shift", start, compared.end(), unit="year", count=-1, relation="last") if compared else None


def _counted(word: _UnitWord) -> Iterable[Phrase]:
    """ "two weeks ago", "nine months after": a mere duration ("five hours"), an age or a rate is no time."""
    if ago := patterns.AGO.match(word.text, word.end):
        return (_ago(word, ago),)
    if anchor := patterns.ANCHOR.match(word.text, word.end):
        return _from_an_anchor(word, anchor)
    return ()


def _ago(word: _UnitWord, ago: re.Match[str]) -> Phrase:
    """ "two weeks ago", "three days from now"; "a few weeks ago" and "two and a half years ago" are vague."""
    left = word.left
    halved = patterns.HALF_BEFORE.search(left_of(word.text, word.first))
    exact = left["count"] and not left["over"] and word.unit and not halved
    number = _number(left["count"] or "0") * (-1 if ago["ahead"] else 1)
    return Phrase("ago" if exact else "vague", word.first, ago.end(), unit=word.unit, count=number)


def _from_an_anchor(word: _UnitWord, anchor: re.Match[str]) -> Iterable[Phrase]:
    """ "two days later", "three weeks before Christmas"; "a decade later" and "over a year later" are vague."""
    left, unit = word.left, word.unit
    if left["count"] and not left["over"] and unit and unit not in ("decade", "century"):
        return _leaning(word, anchor, _number(left["count"]))
    return (Phrase("vague", word.first, anchor.end()),)


def _before_last(word: _UnitWord) -> Iterable[Phrase] | None:
    """ "the week before last"."""
    if not word.left["weekend"] or word.left["century"] or word.plural:
        return None
    last = patterns.BEFORE_LAST.match(word.text, word.end)
    return (Phrase("unit", word.first, last.end(), unit=word.unit, relation="last", count=-1),) if last else None


def _century(word: _UnitWord) -> Iterable[Phrase] | None:
    """ "the 19th century"."""
    if not word.left["century"] or word.unit != "century":
        return None
    return (Phrase("century", word.first, word.end, year=100 * _ordinal(word.left["century"]) - 100),)


def _related(word: _UnitWord) -> Iterable[Phrase] | None:
    """ "last week"; "the following week" leans on the time before it; "the past two months" is no calendar stretch."""
    left, first = word.left, word.first
    if not left["relation"]:
        return None
    named = " ".join(left["relation"].lower().split())
    if left["the"] and not word.plural and not left["several"] and named in _BESIDE:
        return (Phrase("same", first, word.end, unit=word.unit, count=_BESIDE[named]),)
    if word.plural or left["the"] or left["several"] or named in _ROLLING:
        return (Phrase("vague", first, word.end),)
    part, parted = left_match(patterns.PART_BEFORE, word.text, first)
    _, edged = left_match(patterns.EDGE, word.text, first)
    begin = min(parted, edged)
    return (Phrase("unit", begin, word.end, unit=word.unit, relation=relation_in(named), part=part_in(part)),)


_BESIDE = {"following": 1, "next": 1, "previous": -1, "prior": -1, "preceding": -1}
# "Recent weeks" have no days of their own.
_ROLLING = frozenset({"recent", "following", "earlier", "past", "coming", "prior", "preceding"})


def _same(word: _UnitWord) -> Iterable[Phrase] | None:
    """ "that year", "the same week"."""
    if not word.left["same"] or word.plural:
        return None
    return (Phrase("same", word.first, word.end, unit=word.unit),)


def _stretch(word: _UnitWord) -> Iterable[Phrase] | None:
    """ "the end of the month"."""
    if not word.left["stretch"] or word.unit not in ("month", "year"):
        return None
    part = PARTS[word.left["stretch"].split()[1].lower()]
    return (Phrase("unit", word.first, word.end, unit=word.unit, relation="this", part=part),)


def _week_of(word: _UnitWord) -> Iterable[Phrase] | None:
    """ "the week of March 6", "the weekend of 6 March"."""
    week = patterns.WEEK_OF.match(word.text, word.end) if word.unit in ("week", "weekend") else None
    if week is None:
        return None
    month = patterns.WORD.match(word.text, week.end())
    dates = read_month(word.text, week.end(), month.end()) if month else ()
    return [replace(date, kind="week_of", start=word.start, unit=word.unit) for date in dates if date.day]


def _weekend(word: _UnitWord) -> Iterable[Phrase] | None:
    """ "the weekend"."""
    if word.unit != "weekend" or not word.left["weekend"]:
        return None
    return (Phrase("unit", word.first, word.end, unit=word.unit),)


def _beside_a_day(word: _UnitWord) -> Iterable[Phrase] | None:
    """ "the day before", "the week after Christmas"."""
    if not word.left["weekend"] or word.plural:
        return None
    anchor = patterns.ANCHORED.match(word.text, word.end)
    return _leaning(word, anchor, 1) if anchor else None


_UNCOUNTED: tuple[Callable[[_UnitWord], Iterable[Phrase] | None], ...] = (
    _before_last, _century, _related, _same, _stretch, _week_of, _weekend, _beside_a_day,
)  # fmt: skip


def _number(word: str) -> int:
    return int(word) if word.isdigit() else NUMBERS[word.lower()]


def _ordinal(word: str) -> int:
    return CENTURIES[word.lower()] if word[0].isalpha() else int(word[:-2])


def _leaning(word: _UnitWord, anchor: re.Match[str], number: int) -> Iterable[Phrase]:
    """ "two days later" and "the day before," lean on the time before them; "a day after" may stand before its own
    ("a day after Christmas"), and is vague where something else follows ("a day after the truce ended")."""
    said = anchor["word"].lower()
    count = number if said in ("later", "after") else -number
    if said in ("later", "earlier") or patterns.CLAUSE_END.match(word.text, anchor.end()):
        from_it = word.unit == "year" and said == "earlier"
        compared = from_it and patterns.COMPARED.search(left_of(word.text, word.first))
        relation: Relation | None = "last" if compared else None
        return (Phrase("shift", word.first, anchor.end(), unit=word.unit, count=count, relation=relation),)
    return (Phrase("vague", word.first, anchor.end(), unit=word.unit, count=count),)


def _first_months(text: str, start: int, end: int) -> Phrase | None:
    """ "the first nine months of 2016", "the last three months of last year"; without a year it is a duration."""
    if text[start:end].lower() != "months":
        return None
    left, first = left_match(patterns.FIRST_MONTHS, text, start)
    after = patterns.SPAN_RIGHT.match(text, end)
    if not left or not after or not 0 < _number(left["count"]) < 12:
        return None
    year, relation = whole(after["year"] or after["bare"]), after["relation"]
    if not year and not relation:
        return None
    count = _number(left["count"]) * (-1 if left["edge"].lower() == "last" else 1)
    return Phrase("run", first, after.end(), count=count, year=year, year_relation=_year_relation(relation))


def _year_relation(relation: str | None) -> Relation | None:
    """ "of last year"; "of the year" is of this one."""
    return "this" if relation == "the" else relation_in(relation)


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
    elif nth and _is_numbered(kind, nth, after):
        if kind == "quarter" or ORDINALS[nth["nth"].lower()] <= 2:
            yield _nth_of_year(kind, first, nth, after)
    elif kind == "quarter":
        yield from _related_quarter(text, start, end)


def _is_numbered(kind: Kind, nth: re.Match[str], after: re.Match[str]) -> bool:
    """ "the last half of 2016", "the third quarter"; "the last quarter" is the one before this."""
    if whole(after["year"] or after["bare"]) or after["relation"]:
        return True
    return kind == "quarter" and nth["nth"].lower() not in ("last", "final")


def _nth_of_year(kind: Kind, first: int, nth: re.Match[str], after: re.Match[str]) -> Phrase:
    number, year = ORDINALS[nth["nth"].lower()], whole(after["year"] or after["bare"])
    return Phrase(kind, first, after.end(), count=number, year=year, year_relation=_year_relation(after["relation"]))


def _related_quarter(text: str, start: int, end: int) -> Iterator[Phrase]:
    """ "last quarter"."""
    last, first = left_match(patterns.RELATION_BEFORE, text, start)
    if last:
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
