"""The line that says where and when an article appeared: "The Harbour Post, 3 December 2017", "Ann Poe | Der Anzeiger |
Dec 3, 2017", "BBC News". People paste it along with the article, above or below its title.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from briefings.knowledge.agencies import agencies_credited, agency_named
from briefings.knowledge.dates.publication_dates import parse_day
from briefings.reading.date_lines import DATE_LABEL
from briefings.reading.outlet_names import is_outlet, is_place, is_site, is_station
from briefings.values import frozen

_LONGEST = 120
# No slash between numbers ("3/12/2017"), nor in "RFE/RL"; and a day behind "on".
_SEPARATORS = re.compile(
    r"\s*[|·•]\s*|\s*(?<!\d)(?<!RFE)/(?!\d)\s*|\s+[-–—]{1,2}\s+|,\s+|\s{3,}|(?<=\])\s+|\s+on\s+(?=\d|[A-Z]\w+\s+\d)"
)
_SOURCE_LABEL = re.compile(r"(?:source|publication|newspaper|outlet)\s*:\s+(?P<outlet>\S.{1,60})", re.IGNORECASE)
_BY = re.compile(r"^(?:[Bb]y|BY|[Ff]rom|FROM|[Ii]n)\s+(?=[A-ZÀ-Þ]|the\s)")
_CAPITAL = r"[A-ZÀ-Þ0-9][\w’'&.-]*"
_NAME = re.compile(
    rf"{_CAPITAL}(?:\s+(?:(?:of|the|and|&|de|del|la|al|el|für|der|du|des|d['’])\s+){{0,2}}{_CAPITAL}){{0,5}}"
)
_ONE_PERSON = r"[A-ZÀ-Þ][a-zà-ÿ’'.-]+(?:\s+[A-ZÀ-Þ][\w’'.-]*){1,2}"
_PERSON = re.compile(rf"{_ONE_PERSON}(?:\s+and\s+{_ONE_PERSON})?")
# Behind a name: its acronym, its home, its people, or whose copy it used ("The Harbour Post (with TAP)").
_ASIDE = re.compile(
    r"(?:\s+\((?:[A-ZÀ-Þ][\w’' -]{1,30}|with\s+[^()]+)\)|\s+with\s+(?:AFP|AP|Reuters|agencies)|"
    r"\s+(?:[Ss]taff|STAFF|[Cc]orrespondents?|[Rr]eporters?)(?:\s+(?:[Ww]riters?|WRITERS?|[Rr]eporters?))?)$"
)
# "Ann Poe in Calais for The Harbour Post"
_FOR = re.compile(
    rf"(?P<author>{_ONE_PERSON})(?:\s+in\s+[A-ZÀ-Þ][\w’' -]+?)?\s+for\s+(?:the\s+)?(?P<outlet>[A-ZÀ-Þ].{{1,50}})"
)
_SOME_DAY = re.compile(r"\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}")
_IN_BRACKETS = re.compile(r"^[(\[]([^()\[\]]*)[)\]]$")
_MOST_PEOPLE = 3


@frozen
class Masthead:
    """What the line tells; a detail that it doesn't is None."""

    outlet: str | None
    author: str | None
    day: date | None


# "Harbour Post / 05:10 PM June 12, 2017", "Harbour Insight April 3, 2019": the day without a comma before it.
_CLOCK = re.compile(
    r",?\s*(?:\bat\s+)?(?<![\d.:/])\b\d{1,2}[:.]\d\d(?![.:\d/])(?:\s*[ap]\.?m\b\.?)?(?:\s+[A-Z]{2,4}\b)?(?=\s|$|\|)",
    re.IGNORECASE,
)
_MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_DAY_AT_END = re.compile(
    r"(?<!\bon)(?<!\bin)(?<!ublished)(?<!pdated)(?<!osted)(?<!odified)(?<=[^\W\d_]) "
    rf"(?P<day>(?:{_MONTH}\s+\d{{1,2}},?|\d{{1,2}}\s+{_MONTH},?)\s+(?:19|20)\d\d)$"
)
# "2017-12-03 Harbour Post", as captions are written here.
_DAY_AT_START = re.compile(r"^(?P<day>(?:19|20)\d\d-\d\d-\d\d)\s+(?=[A-ZÀ-Þ])")
# What a journal has for a day: "July 2019", "Volume 9", "Issue 5".
_ISSUE = re.compile(
    rf"(?:(?:{_MONTH}|Spring|Summer|Autumn|Fall|Winter)\s+(?:19|20)\d\d"
    r"|(?:Volume|Vol\.?|Issue|No\.?|Number)\s*\d{1,4})",
    re.IGNORECASE,
)


def masthead(line: str, *, beside: bool = False) -> Masthead | None:
    """What the line tells of where an article appeared; None unless it holds names and perhaps a day, and nothing else,
    and one of the names is surely an outlet's. `beside` says that the line stands at a byline or a day of its own."""
    if len(line) > _LONGEST:
        return None
    if (labelled := _SOURCE_LABEL.fullmatch(line)) and not agencies_credited(labelled["outlet"]):
        return Masthead(labelled["outlet"].strip(" ."), None, None)
    day, parts = day_and_parts(line)
    dated = day is not None or beside or any(map(_is_unsure_day, parts)) or "/" in line  # "Lake Lens/Tom Lane"
    return _sent_for(parts, day) or _told(_names_in(parts), day, dated=dated)


def day_and_parts(line: str) -> tuple[date | None, Sequence[str]]:
    """The day that a line holds, and the parts between its commas, bars and dashes without that day, its clock and its
    label ("Published on")."""
    bare = _DAY_AT_START.sub(r"\g<day>, ", _DAY_AT_END.sub(r", \g<day>", _CLOCK.sub("", line)))
    return _without_day(DATE_LABEL.sub("", _IN_BRACKETS.sub(r"\1", bare), count=1))


def _sent_for(parts: Sequence[str], day: date | None) -> Masthead | None:
    """Who was somewhere for which outlet, where a line says nothing else: "Ann Poe in Calais for The Harbour Post"."""
    sent = _FOR.fullmatch(parts[0]) if len(parts) == 1 else None
    if sent is None or not is_outlet(sent["outlet"], dated=False):
        return None
    return Masthead(sent["outlet"], sent["author"], day)


def _names_in(parts: Sequence[str]) -> list[str]:
    """The parts of a line without credits and unsure days, each without what stands around a name: "By Ann Poe" is
    "Ann Poe", "The Harbour Post (with TAP)" is "The Harbour Post"."""
    others = (part for part in parts if not (_is_credit(part) or _is_unsure_day(part)))
    return [_ASIDE.sub("", _BY.sub("", part.strip("[]"))) for part in others]


def _is_unsure_day(part: str) -> bool:
    """True for "3/12/2017", of which nobody knows the month, and for what a journal has for a day ("Volume 9")."""
    return bool(_SOME_DAY.fullmatch(part) or _ISSUE.fullmatch(part))


def _told(names: Sequence[str], day: date | None, *, dated: bool) -> Masthead | None:
    """The outlet and the author among the names of a line; None where a name is neither, nor a place or an agency."""
    if not all(map(_is_name, names)):
        return None
    outlet = _the_outlet(names, day, dated=dated)
    if outlet is None:
        return None
    people = [name for name in names if name != outlet and not _is_no_person(name)]
    most = _MOST_PEOPLE if is_outlet(outlet, dated=False) else 1
    if len(people) > most or not all(map(_PERSON.fullmatch, people)):
        return None
    return Masthead(outlet, " and ".join(people) or None, day)


def _the_outlet(names: Sequence[str], day: date | None, *, dated: bool) -> str | None:
    """The one name that is an outlet's, a paper's before an agency's; None if there is none, or several."""
    outlets = [name for name in names if _is_outlet_beside(name, day, dated=dated)]
    outlets = [name for name in outlets if not agency_named(name)] or outlets
    if len(outlets) > 1:  # "Harbour Public Radio | NPR": the station, and whose programmes it has
        outlets = [name for name in outlets if not is_station(name)]
    return outlets[0] if len(outlets) == 1 else None


def _is_outlet_beside(name: str, day: date | None, *, dated: bool) -> bool:
    """Whether a name is an outlet's beside the line's day. An agency's is one only where the day is sure: beside
    anything else that shows a line to be `dated` it credits the copy."""
    return is_outlet(name, dated=day is not None or (dated and not agency_named(name)))


def _is_name(part: str) -> bool:
    return _NAME.fullmatch(part) is not None or is_site(part)


def _is_no_person(name: str) -> bool:
    """True for a station, a place or an agency."""
    return is_station(name) or is_place(name) or bool(agencies_credited(name))


def _is_credit(part: str) -> bool:
    """Whether a part of the line credits the copy: an agency in brackets or behind "by"."""
    marked = (part.startswith("(") and part.endswith(")")) or part[:3].lower() == "by "
    return marked and agency_named(_BY.sub("", part)) is not None


def _without_day(line: str) -> tuple[date | None, Sequence[str]]:
    """The day in the line, with or without commas of its own, and the other parts."""
    parts = [part for part in _SEPARATORS.split(line.strip(" .|·•")) if part]
    for size in (3, 2, 1):
        for at in range(len(parts) - size + 1):
            if day := parse_day(" ".join(parts[at : at + size])):
                return day, [*parts[:at], *parts[at + size :]]
    return None, parts
