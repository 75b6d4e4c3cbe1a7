"""Finds a document's details in its own words: title, byline, credit line, dateline and date."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import PurePath

from briefings.knowledge.dates.publication_dates import dateline_day
from briefings.reading.bylines import agency_in, byline_of, may_credit_picture, unmarked
from briefings.reading.date_lines import date_line
from briefings.reading.formats.article import Article, Known
from briefings.reading.mastheads import masthead
from briefings.reading.outlet_names import is_section
from briefings.reading.outlets import find_outlet
from briefings.reading.signed_lines import agency_beside_place, signed, writers

_LONGEST_TITLE = 140
# How many paragraphs at the head (title, standfirst, byline, date) and the foot (credit, caption) may hold details.
_HEAD, _FOOT = 6, 3
# Only the ends of a longer paragraph are looked at.
_LONGEST_LOOKED_AT = 2_000
# "BEIRUT, March 3 (Reuters) - ", "Washington (AFP) –", "(AP) --": a place, perhaps a date, the agency, a dash.
_DATELINE = re.compile(r"(?P<where>[^\W\d_][^()\n]{0,60}?[ ,])?\s*\((?P<agency>[^()\n]{2,40})\)\s*\.?\s*[-–—]")
# "CALAIS, Dec. 3, 2017 — ": without an agency a place in capitals and the whole date are sure enough.
_DATED_PLACE = re.compile(
    r"(?P<where>[A-ZÀ-Þ][A-ZÀ-Þ’'-]{2,}[^()\n]{0,40}?,\s+(?:[^\W\d]{3,9}\.?\s+\d{1,2},?|\d{1,2}\s+[^\W\d]{3,9}\.?)\s+"
    r"(?:19|20)\d\d)\s*[-–—(/]"
)
# "(Calais, December 3, 2017) – ", as organisations date their releases.
_DATED_IN_BRACKETS = re.compile(r"\((?P<where>[A-ZÀ-Þ][^()\n]{2,40},[^()\n]{6,24}\b(?:19|20)\d\d)\)\s*[-–—]")
# Only after a sentence's end: "the Palestinian Authority (PA)" is no credit.
_END_CREDIT = re.compile(
    r"(?:^|[.!?…\"'”’]\s*)[(\[](?:source:\s*|with\s+|by\s+|©\s*)?(?P<agency>[^()\[\]\n]{2,40})[)\]]\W*$", re.IGNORECASE
)
_DASH_CREDIT = re.compile(r"\s[-–—]{1,2}\s?(?P<agency>[^\n–—©.]{2,40})$")
_COPYRIGHT = re.compile(r"(?:©|\bcopyright\b)\W*(?:\d{4}\W*)?(?P<agency>[^\n.©]{2,40})", re.IGNORECASE)
_ONLY_CREDIT = re.compile(
    r"(?:source|credit|agency|from|by|copyright|©)?\s*[:(\[]?\s*"
    r"(?P<agency>[^\n()\[\]:]{2,40}?)[)\]]?(?:\s+in\s+\w[\w ]*)?\W*$",
    re.IGNORECASE,
)
_CONTRIBUTED = re.compile(
    r"(?:with|additional|includes?|including)\s+(?:additional\s+)?(?:reporting|files|material|copy|input)\s+(?:by|from)\s+"
    r"(?P<agency>[^\n.;()]{2,40})",
    re.IGNORECASE,
)
# "By Our Staff Reporter", "By Web Desk": whom a byline doesn't name.
_NOBODY = frozenset(
    "staff reporter reporters correspondent correspondents desk bureau newsroom writer agencies editor".split()
)

# What pages have around an article, which is none of it.
_FURNITURE = re.compile(
    r"(?:skip to (?:main )?content|share(?: (?:this|on \w+|article|story))*|tweet|save|print|e-?mail|copy link|"
    r"facebook|twitter|whatsapp|linkedin|menu|search|sign in|log in|subscribe|advertisement|listen|comments?|"
    r"(?:reading|read) time\W*\d+\W*min\w*|(?:\d+|an?) min(?:ute)?s?(?: read)?)\W*",
    re.IGNORECASE,
)

# What stands above the title of a release, and what is an address.
_NO_TITLE = re.compile(
    r"https?://\S+|(?:for\s+immediate|press|news|media)\s+release\W*|(?:(?:media|press)\s+)?contacts?:.*|"
    r"embargoed\b.*|attention:?\s.*",
    re.IGNORECASE,
)


def look_in_text(article: Article, name: str) -> dict[str, Known]:
    """The details that can be read from the text, each with how it was found; `name` is the file's name."""
    paragraphs = [_ends(paragraph) for paragraph in article.text.split("\n\n") if not _FURNITURE.fullmatch(paragraph)]
    url = article.details["url"].value if "url" in article.details else ""
    title = _title(paragraphs, name)
    found = {
        "title": title,
        "source": find_outlet(paragraphs[:_HEAD], paragraphs[_HEAD:], title.value),
        "author": _author(paragraphs),
        "credit": _credit(paragraphs),
        "published": _published(paragraphs, f"{url} {name}"),
    }
    return {detail: known for detail, known in found.items() if known}


def _ends(paragraph: str) -> str:
    """The beginning and end of a paragraph that is longer than any detail."""
    half = _LONGEST_LOOKED_AT // 2
    return paragraph if len(paragraph) <= 2 * half else f"{paragraph[:half]} {paragraph[-half:]}"


_LETTER = re.compile(r"[^\W\d_]")


def _title(paragraphs: Sequence[str], name: str) -> Known:
    heading = next((p for p in paragraphs[:_HEAD] if re.match(r"#\s+\S", p)), None)
    if heading:
        return Known(unmarked(heading), "the first heading")
    lines = [unmarked(paragraph) for paragraph in paragraphs[:_HEAD]]
    for number, line in enumerate(lines):
        if _LETTER.search(line) and not (_is_detail(line) or _NO_TITLE.fullmatch(line)):
            if _is_above_title(line, lines[number + 1 :]):
                continue
            return Known(_short(line), "the first line")
    return Known(PurePath(name).stem, "the file's name")


def _is_above_title(line: str, below: Sequence[str]) -> bool:
    """Whether a line names the outlet or the section above the title: with the day, or with a title and a day or
    byline below; an outlet's day may stand between."""
    told = masthead(line)
    if told is None and not is_section(line):
        return False
    if told and told.day:
        return True
    if told and _only_the_first_is_a_day(below) and _is_title(below[1:2]):
        return True
    rest = [one for one in below if not is_section(one)]
    return _is_title(rest[:1]) and any(map(_is_detail, rest[1:3]))


def _only_the_first_is_a_day(lines: Sequence[str]) -> bool:
    """True if the first line gives a day and the second, if there is one, does not."""
    first, second = (date_line("".join(lines[at : at + 1])) for at in (0, 1))
    return first is not None and second is None


def _is_title(lines: Sequence[str]) -> bool:
    title = "".join(lines)
    return 0 < len(title) <= _LONGEST_TITLE and not title.endswith(".") and not _is_detail(title)


def _is_detail(line: str) -> bool:
    return bool(date_line(line) or byline_of(line))


def _short(line: str) -> str:
    if len(line) <= _LONGEST_TITLE:
        return line
    return line[:_LONGEST_TITLE].rsplit(" ", 1)[0] + " …"


def _author(paragraphs: Sequence[str]) -> Known | None:
    signed_by_name = any(map(byline_of, paragraphs[:_HEAD]))
    for paragraph in paragraphs[:_HEAD]:
        if signed_by_name and may_credit_picture(unmarked(paragraph)):
            continue
        byline = byline_of(paragraph)
        shared = re.search(r"\swith\s", paragraph, re.IGNORECASE)  # "By the Harbour Post with AFP": no person
        if byline and not shared and not agency_in(byline["author"]) and not _names_nobody(byline["author"]):
            return Known(_proper(byline["author"]), "the byline")
        line = unmarked(paragraph)
        told = date_line(line) or masthead(line) or signed(line)
        if told and told.author and not agency_in(told.author) and not _names_nobody(told.author):
            return Known(_proper(told.author), "the line at the head")
        if (named := writers(line)) and not _names_nobody(named):
            return Known(_proper(named), "the byline")
    return None


def _names_nobody(author: str) -> bool:
    return author.casefold().split()[-1] in _NOBODY


def _proper(name: str) -> str:
    return name.title().replace(" And ", " and ") if name.isupper() else name


def _credit(paragraphs: Sequence[str]) -> Known | None:
    """The agency whose copy this is, by its dateline, its byline, its credit line, or a note on who contributed; None
    if there is none."""
    has_byline = any(map(byline_of, paragraphs[:_HEAD]))
    for paragraph in paragraphs[:_HEAD]:
        if has_byline and may_credit_picture(unmarked(paragraph)):
            continue
        for credited, how in _CREDITS:
            if agency := credited(paragraph):
                return Known(agency, how)
    return _foot_credit(paragraphs[-_FOOT:])


def _in_dateline(paragraph: str) -> str | None:
    """The agency of "Washington (AFP) –"."""
    dateline = _DATELINE.match(unmarked(paragraph))
    return agency_in(dateline["agency"]) if dateline else None


def _in_byline(paragraph: str) -> str | None:
    """The agency behind a byline's author, or in his place: "By Ann Poe, Reuters", "By Reuters"."""
    byline = byline_of(paragraph)
    return agency_in(byline["rest"] or "") or agency_in(byline["author"]) if byline else None


def _before_the_day(paragraph: str) -> str | None:
    """The agency of "By AFP on 3 December 2017"."""
    dated = date_line(unmarked(paragraph))
    return agency_in(dated.author) if dated and dated.author else None


def _foot_credit(paragraphs: Sequence[str]) -> Known | None:
    for paragraph in reversed(paragraphs):
        line = unmarked(paragraph)
        for form in (_END_CREDIT, _DASH_CREDIT, _COPYRIGHT, _CONTRIBUTED):
            match = form.search(line[-200:])
            if match and (agency := agency_in(match["agency"])):
                return Known(agency, "the credit line")
        if agency := _alone(line):
            return Known(agency, "the credit line")
    return None


def _alone(paragraph: str) -> str | None:
    """The agency of a line that says nothing else ("AFP", "Source: Reuters", "Reuters in Paris"); None for
    other lines."""
    line = unmarked(paragraph)
    match = _ONLY_CREDIT.match(line) if len(line) <= 60 else None
    return agency_in(match["agency"]) if match else None


def _beside_place(paragraph: str) -> str | None:
    """The agency of a dateline on a line of its own: "Calais – Belga"."""
    return agency_beside_place(unmarked(paragraph))


# Where a paragraph at the head may name the agency whose copy an article is, and how that is called.
_CREDITS: tuple[tuple[Callable[[str], str | None], str], ...] = (
    (_in_dateline, "the dateline"),
    (_in_byline, "the byline"),
    (_before_the_day, "the byline"),
    (_alone, "the credit line"),
    (_beside_place, "the dateline"),
)


def _published(paragraphs: Sequence[str], outside: str) -> Known | None:
    """The publication date: a date on a line of its own, before that of an update, or the dateline's if its year is
    known. `outside` are the document's address and file name."""
    updated = None
    for paragraph in [*paragraphs[:_HEAD], *paragraphs[-_FOOT:]]:
        line = unmarked(paragraph)
        if dated := date_line(line):
            known = Known(dated.day.isoformat(), "the date line")
            if not dated.later:
                return known
            updated = updated or known
        elif (told := masthead(line) or signed(line)) and told.day:
            return Known(told.day.isoformat(), "the line at the head")
    return updated or _dateline_published(paragraphs[:_HEAD], outside)


def _dateline_published(paragraphs: Sequence[str], outside: str) -> Known | None:
    for paragraph in paragraphs:
        line = unmarked(paragraph)
        for form in (_DATED_IN_BRACKETS, _DATELINE, _DATED_PLACE):
            dateline = form.match(line)
            if dateline and (day := dateline_day(dateline["where"] or "", outside)):
                return Known(day.isoformat(), "the dateline")
    return None
