"""Which outlet an article appeared in, by the lines around its title; where they are silent, by whom its sources told
what they said."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from briefings.knowledge.agencies import agency_named
from briefings.reading.bylines import agency_in, byline_of, may_credit_picture, unmarked
from briefings.reading.date_lines import date_line
from briefings.reading.formats.article import Known
from briefings.reading.mastheads import masthead
from briefings.reading.outlet_names import (
    calm,
    is_call_sign,
    is_outlet,
    is_outlet_in_a_signature,
    is_place,
    is_section,
    is_station,
    may_be_person,
)
from briefings.reading.signed_lines import is_name, outlet_in_dateline, signed, tells_who_or_where

# "3/12/2022, 6:51:03 PM": a day, though not a sure one.
_SOME_DAY = re.compile(r"\D{0,12}\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4}\b.{0,20}")
# "Tom Lane, Calais": who wrote and where.
_WHO_AND_WHERE = re.compile(r"[A-ZÀ-Þ][a-zà-ÿ’'.-]+(?:\s+[A-ZÀ-Þ][\w’'.-]*){1,2},\s+(?P<where>[A-ZÀ-Þ][\w’' -]+)")
_MONTH_DAY_YEAR = r"(?:[^\W\d]{3,9}\.?\s+\d{1,2},?|\d{1,2}\s+[^\W\d]{3,9}\.?)\s+(?:19|20)\d\d"
# The outlet behind the day, as in "CALAIS, 3 December 2017, Lake-Post --", or in brackets, "Calais (LakeLens.com) –".
_DATELINE = re.compile(
    rf"[A-ZÀ-Þ][A-ZÀ-Þ’' -]+,\s+{_MONTH_DAY_YEAR},\s+(?P<outlet>[A-ZÀ-Þ][\w’'&. -]{{2,40}}?)\s*[-–—]{{1,2}}(?:\s|$)|"
    r"[A-ZÀ-Þ][\w’' ,-]{1,40}\((?P<site>(?:[A-Za-z0-9-]+\.)+[a-z]{2,4})\)\s*[-–—]"
)
_NAMES = r"[A-ZÀ-Þ0-9][\w’'&-]*(?:\s+[A-ZÀ-Þ][\w’'&-]*){0,3}"
# "told Lake Post", "in an interview with Lake Post". What has the article ("told the BBC") is as often another's.
_TOLD = re.compile(
    rf"\b(?:told|telling|interview with|(?:speaking|spoke|spoken|talking) (?:to|with))\s+(?P<name>{_NAMES})"
)
# "Tents | The Harbour Post": as pages call themselves. Behind a dash stands as often who says so ("– Harbour Monitor").
_PAGE_TITLE = re.compile(rf"\S.*\s\|\s(?P<outlet>{_NAMES})$")
_COPYRIGHT = re.compile(rf"(?:©|\b[Cc]opyright\b)(?:\W|\(c\)|(?:19|20)\d\d)*(?P<outlet>{_NAMES})(?=\W*$|[.,|/])")
_FOOT = 3
_PICTURE = re.compile(rf"[(\[](?:Photo:?\s+)?{_NAMES}\s?/\s?(?P<name>{_NAMES})[)\]]\W*$")


def find_outlet(head: Sequence[str], prose: Sequence[str], title: str) -> Known | None:
    """The outlet that a line of the head names beside the day or alone, or the byline behind its author, or the
    dateline; else the one whom the article's sources told. `head` are the first paragraphs, `prose` the others."""
    lines = [unmarked(paragraph) for paragraph in head]
    return (
        _in_head(lines, prose, title)
        or _in_page_title(title)
        or _of_copyright([*head, *prose][-_FOOT:])
        or _at_foot([*head, *prose][-_FOOT:])
        or _told_by_sources(lines, [*head, *prose])
    )


def _in_head(lines: Sequence[str], prose: Sequence[str], title: str) -> Known | None:
    """The outlet that a line of the head names, by itself or because the line beside it tells when or who."""
    below = next((at for at, line in enumerate(lines) if line == title), len(lines)) + 1
    for at, line in enumerate(lines):
        neighbours = [*lines[max(below, at - 1) : at], *lines[at + 1 : at + 2]]
        beside = at >= below and any(map(_tells_when_or_who, neighbours))
        if found := _named_in(line, beside=beside) or (_signed(lines, at) if line != title else None):
            return found
        if beside and is_call_sign(line) and _may_be_outlet(line, [*lines[:at], *lines[at + 1 :], *prose]):
            return Known(line, "the line at the head")
    return None


def _signed(lines: Sequence[str], at: int) -> Known | None:
    """The outlet of a line that signs the article, or of a dateline's bracket; or a line's whole name that is an
    outlet's beside a line which tells who wrote or where."""
    line = lines[at]
    if may_credit_picture(line) and any(byline_of(other) for other in lines if other != line):
        return None
    told = signed(line)
    if told and told.outlet:
        return Known(calm(told.outlet), "the line at the head")
    if name := outlet_in_dateline(line):
        return Known(calm(name), "the dateline")
    beside = any(map(tells_who_or_where, [*lines[max(0, at - 1) : at], *lines[at + 1 : at + 2]]))
    if beside and is_name(line) and is_outlet_in_a_signature(line, told=False):
        return Known(calm(line), "the line at the head")
    return None


def _in_page_title(title: str) -> Known | None:
    page = _PAGE_TITLE.fullmatch(title)
    return Known(page["outlet"], "the page's title") if page and is_outlet(page["outlet"], dated=False) else None


def _of_copyright(foot: Sequence[str]) -> Known | None:
    for line in foot:
        marked = _COPYRIGHT.search(line[-200:])
        if marked and not agency_in(marked["outlet"]) and is_outlet(marked["outlet"], dated=True):
            return Known(marked["outlet"], "the copyright line")
    return None


# "This article first appeared in The Harbour Post on 3 December 2017."
_FIRST_APPEARED = re.compile(
    r"\W*(?:(?:[Tt]his|[Tt]he)\s+(?:article|story|report|piece|interview|text|essay)\s+(?:(?:was|is|has\s+been)\s+)?)?"
    r"(?:[Ff]irst|[Oo]riginally)\s+(?:published|appeared|printed|ran)\s+(?:in|by|on)\s+(?:the\s+(?=[A-ZÀ-Þ]))?"
    rf"(?P<outlet>{_NAMES}(?:\s+(?:of|de|du|del|and)\s+{_NAMES})?)(?:,?\s+(?:on|in)\s.{{4,30}}|,\s.{{4,30}})?\W*"
)
# Below it stand other articles, each with its own outlet and day.
_MENU = re.compile(
    r"(?:related|read (?:more|next|also)|more (?:from|on)|see also|most read|further reading)\b", re.IGNORECASE
)


def _at_foot(foot: Sequence[str]) -> Known | None:
    """The outlet in which an article is said to have appeared first, or of a line with the day that signs it at its
    end."""
    for number, paragraph in enumerate(foot):
        line = unmarked(paragraph).strip("–—- ")
        first = _FIRST_APPEARED.fullmatch(line) if len(line) <= _LONGEST_FOOT else None
        if first and is_outlet(first["outlet"], dated=True) and not agency_named(first["outlet"]):
            return Known(first["outlet"], "the credit line")
        told = None if any(map(_MENU.match, foot[: number + 1])) else masthead(line) or signed(line)
        if told and told.outlet and told.day and not agency_named(told.outlet):
            return Known(calm(told.outlet), "the credit line")
    return None


_LONGEST_FOOT = 160


# "By The Harbour Post with AFP"
_WITH_AGENCY = re.compile(r"(?:By|BY)\s+(?P<outlet>\S.{2,40}?)\s+(?:with|WITH)\s+(?P<agency>\S.{0,30})")
# Behind an author: "for The Harbour Post", "Special to the Harbour Post".
_FOR_WHOM = re.compile(r"for\s+(?=[A-ZÀ-Þ])", re.IGNORECASE)
_BEGINS_NAME = re.compile(r"(?:the\s+)?[A-ZÀ-Þ0-9]|(?:[A-Za-z0-9-]+\.)+[a-z]")
_SPECIAL_TO = re.compile(r"^special to (?:the )?", re.IGNORECASE)


def _named_in(line: str, *, beside: bool) -> Known | None:
    behind = _behind_author(line)
    if found := _with_an_agency(line) or _named_behind_author(behind):
        return found
    told = masthead(line, beside=beside) if not _FOR_WHOM.match(behind) else None
    if told and told.outlet and not _is_author(line, told.outlet):
        return Known(calm(told.outlet), "the line at the head")
    return _in_dateline(line)


def _is_author(line: str, name: str) -> bool:
    """Whether the name that a byline gives is a person's as likely as an outlet's: "By Emily Post"."""
    byline = byline_of(line)
    return byline is not None and byline["author"] == name and may_be_person(name)


def _with_an_agency(line: str) -> Known | None:
    shared = _WITH_AGENCY.fullmatch(line)
    if shared and agency_named(shared["agency"]) and not agency_named(shared["outlet"]):
        return Known(calm(shared["outlet"]), "the byline")
    return None


def _behind_author(line: str) -> str:
    """What a byline has behind its author ("for The Harbour Post"); empty for other lines."""
    byline = byline_of(line)
    return (byline["rest"] or "").strip(" ,|/–—-") if byline else ""


def _named_behind_author(behind: str) -> Known | None:
    for_whom = _FOR_WHOM.match(behind)
    name = behind[for_whom.end() :] if for_whom else _SPECIAL_TO.sub("", behind)
    name = name.split(",")[0].strip()
    if (
        name
        and _BEGINS_NAME.match(name)
        and not re.search(r"[|/–—]", name)
        and not agency_in(name)
        and is_outlet(name, dated=bool(for_whom))
    ):
        return Known(calm(name), "the byline")
    return None


def _in_dateline(line: str) -> Known | None:
    dateline = _DATELINE.match(line)
    name = (dateline["outlet"] or dateline["site"]) if dateline else None
    return Known(name, "the dateline") if name and not agency_named(name) else None


def _tells_when_or_who(line: str) -> bool:
    """Whether a line is a day, a byline, or a writer and a place."""
    if date_line(line) or byline_of(line) or _SOME_DAY.fullmatch(line):
        return True
    who = _WHO_AND_WHERE.fullmatch(line)
    return who is not None and is_place(who["where"])


def _may_be_outlet(name: str, others: Sequence[str]) -> bool:
    """Whether a name that only its letters show to be an outlet's is nothing that the article is about."""
    if is_section(name) or is_place(name) or agency_named(name) or not re.fullmatch(r"[A-Z]\w{2,20}", name):
        return False
    return not any(re.search(rf"(?<!told )\b{re.escape(name)}\b", other) for other in others)


def _told_by_sources(lines: Sequence[str], paragraphs: Sequence[str]) -> Known | None:
    """The one outlet that several of the sources told, or one of them where a picture is credited to it too."""
    told = Counter(match["name"] for text in paragraphs for match in _TOLD.finditer(text) if _is_told(match["name"]))
    pictured = {match["name"] for match in map(_PICTURE.search, lines) if match}
    if len(told) != 1:
        return None
    ((name, times),) = told.items()
    if is_station(name) or agency_named(name) or not (times > 1 or name in pictured):
        return None
    return Known(name, "whom its sources told")


def _is_told(name: str) -> bool:
    """Whether what somebody told is an outlet or an agency, and no person or court."""
    return agency_named(name, alone=True) is not None or is_call_sign(name) or is_outlet(name, dated=False)
