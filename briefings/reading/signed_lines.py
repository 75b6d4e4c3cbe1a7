"""The line that signs an article, as pasted pages have it below the title: "Ann Poe / Lake Hebdo", "Harbour Daily,
CALAIS – from our correspondent", "Ann Poe reporting for The Anvil", "Le Quai, with EFE".

A line signs only if every part of it is known for what it is: a day, a place, an agency, a remark ("foreign desk",
"English edition"), a person, and one outlet. A sentence has parts that are none of these.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefings.knowledge.agencies import agency_named
from briefings.reading.bylines import byline_of
from briefings.reading.mastheads import Masthead
from briefings.reading.outlet_names import (
    is_call_sign,
    is_outlet,
    is_outlet_in_a_signature,
    is_place,
    may_be_body,
)
from briefings.reading.signing_parts import BY, NAME, PERSON, SOME_DAY, Kind, Part, parts_of

_MOST_PEOPLE = 3


def signed(line: str) -> Masthead | None:
    """What a line that signs an article tells of it; None for other lines, and where it names no outlet or several."""
    day, parts = parts_of(line)
    if parts is None:
        return None
    outlet = _outlet_among(parts, dated=day is not None)
    if outlet is None:
        return None
    people = [part.words for number, part in enumerate(parts) if part.words != outlet and _is_author(parts, number)]
    return Masthead(outlet, " and ".join(people) or None, day) if len(people) <= _MOST_PEOPLE else None


def _is_author(parts: Sequence[Part], number: int) -> bool:
    """Whether a part names who wrote: behind "by", or a person's name at the line's beginning; elsewhere, and before
    its country, it may be a small town's."""
    part = parts[number]
    if part.kind is not Kind.NAME:
        return part.kind is Kind.PERSON
    before_place = part.words.isupper() and [one.kind for one in parts[1:2]] == [Kind.PLACE]
    return number == 0 and not before_place and PERSON.fullmatch(part.words) is not None


def tells_who_or_where(line: str) -> bool:
    """Whether a line is nothing but who wrote, or from where: "From Ann Poe, Calais", "By our crime reporter",
    "CALAIS, France", "Special Correspondent, CALAIS"."""
    _, parts = parts_of(line)
    if parts is None or any(part.kind in (Kind.OUTLET, Kind.EMPLOYER, Kind.AGENCY) for part in parts):
        return False
    if BY.match(line) or any(part.kind is Kind.DESK for part in parts):
        return True
    return parts[0].kind is Kind.PLACE and parts[0].words.isupper()


def is_signature(line: str, *, below_title: bool = False) -> bool:
    """Whether a line says nothing but who wrote, where, when or for whom. Directly `below_title` a person's name and a
    place do as well ("Ann Poe, Calais"), which elsewhere may head what she says."""
    if signed(line) is not None or tells_who_or_where(line) or byline_of(line) is not None:
        return True
    _, parts = parts_of(line)
    who_and_where = [part.kind for part in parts or ()] == [Kind.NAME, Kind.PLACE]
    return below_title and parts is not None and who_and_where and PERSON.fullmatch(parts[0].words) is not None


def writers(line: str) -> str | None:
    """Whom a line names behind "by" that says nothing else but where: "Analysis by Ann Poe", "From Ann Poe, Calais"."""
    if not BY.match(line) or not tells_who_or_where(line):
        return None
    parts = parts_of(line)[1] or ()
    if line[:4].casefold() == "from" and len(parts) == 1:
        return None  # "From Moonlight Bay" is a title
    return " and ".join(part.words for part in parts if part.kind is Kind.PERSON) or None


def is_name(line: str) -> bool:
    """Whether a line is a name in capitals and nothing else."""
    return NAME.fullmatch(line) is not None


def _outlet_among(parts: Sequence[Part], *, dated: bool) -> str | None:
    """The one outlet that a line names: by its own kind, or because somebody wrote for it, or by what its name begins
    or ends with and what else the line tells."""
    employers = {part.words for part in parts if part.kind is Kind.EMPLOYER}
    outlets = {part.words for part in parts if part.kind is Kind.OUTLET}
    names = [part.words for part in parts if part.kind is Kind.NAME]
    if employers or outlets:
        sure = employers or outlets
        alone = len(parts) + dated == 1 and not employers
        return next(iter(sure)) if len(sure) == 1 and not alone and _may_stand_by(names) else None
    likely = [name for name in names if _is_likely_outlet(name, parts, dated=dated)]
    others = [name for name in names if name not in likely]
    return likely[0] if len(likely) == 1 and _may_stand_by(others) else None


def _may_stand_by(names: Sequence[str]) -> bool:
    """Whether names beside an outlet are a person's or a small town's, and few; what somebody is there ("Director,
    Harbour Monitor") tells of a speaker."""
    if any(_OFFICES.fullmatch(name.split()[-1]) for name in names):
        return False
    fits = (PERSON.fullmatch(name) or " " not in name or is_outlet(name, dated=True) for name in names)
    return len(names) <= _MOST_PEOPLE and all(fits)


_OFFICES = re.compile(
    r"(?:vice-)?(?:president|director|chair(?:man|woman|person)?|head|secretary|minister|spokes\w+|(?:co-)?founder|owner|"
    r"professor|lecturer|historian|analyst|researcher|fellow|expert|lawyer|advocate|activist|coordinator|manager|member|"
    r"executive|ceo|commander|general|colonel|ambassador|senator|witness|survivor|author)s?",
    re.IGNORECASE,
)


def _is_likely_outlet(name: str, parts: Sequence[Part], *, dated: bool) -> bool:
    """Whether a name is an outlet's beside a day, an agency or a desk, or before a place or behind an author by what
    such names end in."""
    kinds = {part.kind for part in parts if part.words != name}
    told = dated or bool(kinds & {Kind.DAY, Kind.AGENCY, Kind.DESK})
    if told and is_outlet(name, dated=True):
        only_article = name.startswith("The ") and not kinds & {Kind.AGENCY, Kind.DESK}
        return not (may_be_body(name) or only_article)
    at = next(at for at, part in enumerate(parts) if part.words == name)
    behind_author = any(part.kind in (Kind.PERSON, Kind.NAME) for part in parts[:at])
    beside = told or behind_author or bool(kinds & {Kind.PLACE, Kind.REMARK})
    return beside and is_outlet_in_a_signature(name, told=told or Kind.REMARK in kinds, behind_author=behind_author)


def agency_beside_place(line: str) -> str | None:
    """The agency of a line that is nothing but a place, perhaps a day, and that agency: "CALAIS – Belga", "dpa/Calais",
    "Calais, 3 March (EFE).-"; None for other lines."""
    _, parts = parts_of(line)
    agencies = [agency_named(part.words) for part in parts or () if part.kind is Kind.AGENCY]
    others = {part.kind for part in parts or () if part.kind is not Kind.AGENCY}
    placed = Kind.PLACE in others and others <= {Kind.PLACE, Kind.DAY}
    return agencies[0] if len(agencies) == 1 and placed else None


# A place, perhaps a day, and a name in brackets: "CALAIS, France (Lake Wire) –", "CALAIS (LKW)".
_DATELINE = re.compile(r"(?P<where>[A-ZÀ-Þ][^()\n]{1,60}?)\s*\((?P<name>[^()\n]{3,40})\)\s*(?:[-–—.:]|$)")
_CALLED_BY_LETTERS = re.compile(r"[A-Z]{3,6}")


def outlet_in_dateline(line: str) -> str | None:
    """The outlet that stands in brackets behind a dateline's place; None where an agency, a country or nothing does."""
    found = _DATELINE.match(line)
    if not found or agency_named(found["name"]) or is_place(found["name"]) or not NAME.fullmatch(found["name"]):
        return None
    places = [
        part.strip() for part in found["where"].split(",") if part.strip() and not SOME_DAY.fullmatch(part.strip())
    ]
    if not places or not is_place(places[0]):
        return None
    name = found["name"]
    known = is_outlet(name, dated=True) or is_outlet_in_a_signature(name, told=True)
    by_letters = places[0].isupper() and (_CALLED_BY_LETTERS.fullmatch(name) or is_call_sign(name))
    return name if known or by_letters else None
