"""What the parts of a line that signs an article are: days, places, agencies, desks, people, outlets, and names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from enum import Enum, auto

from briefings.knowledge.agencies import agency_named
from briefings.knowledge.dates.vocabulary import MONTHS
from briefings.reading.mastheads import day_and_parts
from briefings.reading.outlet_names import is_outlet, is_outlet_in_a_signature, is_place, is_section, may_be_person
from briefings.values import frozen

_LONGEST = 120


class Kind(Enum):
    """What one part of a signing line is."""

    DAY = auto()
    PLACE = auto()
    AGENCY = auto()
    DESK = auto()
    REMARK = auto()
    PERSON = auto()
    OUTLET = auto()
    # A name behind "for": whom somebody wrote for.
    EMPLOYER = auto()
    # A name that may be a person's, an unlisted town's, or an outlet's by what stands beside it.
    NAME = auto()


@frozen
class Part:
    kind: Kind
    words: str


# Quotations, questions, what pictures are credited with, and what pages link to.
_OTHER_LINES = re.compile(
    r"[“”\"?!…]|\b(?:photo|photos|photograph|photographs|picture|pictures|image|images|video|illustration|graphic|getty|"
    r"caption|watch|read more|related|copyright|subscribe|share|follow|source)\b|©|@|https?:",
    re.IGNORECASE,
)
_WORDS_AND_PICTURES = re.compile(
    r"(?:words|text|story|report(?:ing)?)\s+and\s+(?:photo(?:graph)?s?|pictures|images|video)\s*(?::|by)\s*",
    re.IGNORECASE,
)
_CAPITAL = r"[A-ZÀ-Þ0-9][\w’'&.-]*"
_JOINT = r"(?:of|the|&|de|del|della|do|da|dos|la|le|les|al|el|für|der|den|du|des|van|von|het|y|e|ag|bin|ibn)"
NAME = re.compile(rf"(?:al-|el-|d’)?{_CAPITAL}(?:\s+(?:{_JOINT}\s+){{0,2}}(?:al-|el-)?{_CAPITAL}){{0,5}}")
_JOINED_CAPITALS = re.compile(r"\s(?:AND|WITH|FOR|IN|BY)\s")
# "Dawn and Dusk Times"; elsewhere "and" stands between two names.
_DOUBLE_NAME = re.compile(rf"(?:The\s+)?{_CAPITAL}\s+and\s+{_CAPITAL}(?:\s+{_CAPITAL}){{0,2}}")
PERSON = re.compile(
    r"[A-ZÀ-Þ][\w’'.-]*[\w’'.](?:\s+(?:(?:al|el|de|del|di|da|dos|van|von|bin|ibn|ag|le|la|der|den)[\s-])*"
    r"[A-ZÀ-Þ][\w’'.-]*){1,3}"
)
SOME_DAY = re.compile(
    rf"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|"
    rf"(?:{'|'.join(sorted(MONTHS, key=len, reverse=True))})\.?\s+\d{{1,2}}|"
    rf"\d{{1,2}}\s+(?:{'|'.join(sorted(MONTHS, key=len, reverse=True))})\.?)",
    re.IGNORECASE,
)
_LANGUAGES = (
    "arabic|bengali|chinese|danish|dutch|english|french|german|hebrew|hindi|indonesian|italian|japanese|kurdish|"
    "norwegian|persian|polish|portuguese|russian|spanish|swedish|turkish|ukrainian|urdu"
)
# What stands before a desk's, a trade's or an edition's noun: words in lower case, or these ("Special Correspondent").
_REMARK_WORDS = frozenset(
    "a an our own special staff foreign world international national local regional court crime police political"
    " parliamentary diplomatic defence defense security policy senior chief deputy middle east africa asia europe gulf"
    " news web long weekly monthly daily english from by with the".split()
)
# Whose they are, which only an article has, and what kind of article it is, which is said of others too ("part 2").
_DESKS = frozenset(
    "staff desk bureau newsroom correspondent correspondents reporter reporters writer writers editor editors columnist"
    " team agency agencies wires dispatches edition service version reporting reports".split()
)
_GENRES = frozenset(
    "survey analysis brief briefing read review essay reportage exclusive interview investigation explainer feature"
    " translation extract live report column comment".split()
)
_NUMBERED = re.compile(
    r"(?:(?:no|vol|issue|number|part)\.?\s*\d{1,4}|\d{1,2}\s*min(?:ute)?s?(?:\s+read)?)", re.IGNORECASE
)
_TRANSLATED = re.compile(
    rf"(?:translated|adapted|abridged)(?:\s+from(?:\s+the)?\s+(?:{_LANGUAGES}))?|"
    rf"(?:{_LANGUAGES})\s+(?:edition|service|version)",
    re.IGNORECASE,
)
_TRAILING_REMARK = re.compile(
    r"\s+(?P<remark>staff|correspondents?|reporters?|staff writers?|exclusive|"
    r"(?:briefing|brief|report|paper)\s+no\.?\s*\d+)$"
)
BY = re.compile(
    r"(?:(?:an?\s+|special\s+|exclusive\s+)*(?:investigation|report|analysis|essay|reportage|interview|story|dispatch|"
    r"words|text|commentary|opinion|comment|feature|review|column|letter)s?\s+(?:by|from)|by|from)\s+(?=[A-ZÀ-Þ])",
    re.IGNORECASE,
)
_FOR = re.compile(
    r"(?:(?P<left>.+?),?\s+)?(?P<cue>(?i:reporting|writing|special|exclusive)(?:ly)?\s+)?(?:for|FOR|(?<=pecial )to)\s+"
    r"(?P<right>(?:the\s+)?[A-ZÀ-Þ].+)"
)
_SOMEWHERE = re.compile(
    rf"(?:(?P<left>[A-ZÀ-Þ].+?),?\s+)?(?:in|at|near|IN|outside|western|eastern|northern|southern|central)\s+"
    rf"(?P<where>(?:the\s+|The\s+)?{NAME.pattern})"
)
_PUBLISHED_IN = re.compile(
    r"(?:as\s+|first\s+|originally\s+)*(?:published|appeared|printed)\s+(?:in|by)\s+(?P<right>.+)", re.I
)
_TOGETHER = re.compile(r"(?P<left>.+?),?\s+(?P<joint>and|with|AND|WITH|&)\s+(?P<right>.+)")
_WITH = re.compile(
    r"(?:with|WITH|and)\s+(?P<whose>(?:additional\s+)?(?:material|reporting|files|information)\s+(?:from|by)\s+)?"
)


def parts_of(line: str) -> tuple[date | None, Sequence[Part] | None]:
    """The line's day, and its parts with what each is; None for them where one is not known, or the line is none that
    signs."""
    line = _WORDS_AND_PICTURES.sub("by ", line.strip(" ."), count=1)
    if not 4 <= len(line) <= _LONGEST or _OTHER_LINES.search(line):
        return None, None
    bare = re.sub(r"\s*[(\[]([^()\[\]]+)[)\]]\s*", r" | \1 | ", line).strip(" |")
    bare = re.sub(r"^([A-ZÀ-Þ][A-ZÀ-Þ .’'-]{2,}):\s+", r"\1 | ", bare)
    day, words = day_and_parts(bare)
    found: list[Part] = []
    for part in filter(None, (one.strip(" .–—-") for one in words)):
        read = list(_read(part))
        if not read:
            return day, None
        found += read
    return day, found or None


def _read(part: str) -> Iterator[Part]:
    """What one part of a line says, in one piece or several; nothing where that is not known."""
    kind = _kind_of(part)
    if kind is not None:
        yield Part(kind, part)
        return
    for form in (_trailing, _by, _for, _somewhere, _published_in, _with, _together):
        if (read := form(part)) is not None:
            yield from read
            return


def _kind_of(part: str) -> Kind | None:
    if SOME_DAY.fullmatch(part):
        return Kind.DAY
    if agency_named(part):
        return Kind.AGENCY
    if remark := _remark(part):
        return remark
    if BY.match(part) or not (NAME.fullmatch(part) or _DOUBLE_NAME.fullmatch(part)):
        return None
    if is_outlet(part, dated=False):
        return Kind.OUTLET
    if not NAME.fullmatch(part) or part.isdecimal() or _JOINED_CAPITALS.search(part):
        return None
    return Kind.PLACE if is_place(part) or _are_places(part) else Kind.NAME


def _remark(part: str) -> Kind | None:
    """The kind of "foreign desk", "By our crime reporter", "English edition", "Calais bureau", "weekly brief 112"; None
    for what is no remark."""
    if _TRANSLATED.fullmatch(part):
        return Kind.DESK
    if is_section(part) or _NUMBERED.fullmatch(part):
        return Kind.REMARK
    *before, head = re.sub(r"\s+(?:no\.\s*)?\d{1,4}$", "", part).split()
    if len(before) > _MOST_BEFORE or not (_are_remark_words(before) or is_place(" ".join(before))):
        return None
    if before and not (head.islower() or _are_remark_words(before)):
        return None  # "Jutland Review"
    if head.casefold() in _GENRES:
        return Kind.REMARK
    return Kind.DESK if head.casefold() in _DESKS else None


_MOST_BEFORE = 5


def _are_remark_words(words: Sequence[str]) -> bool:
    return all(word.islower() or word.casefold() in _REMARK_WORDS for word in words)


def _are_places(part: str) -> bool:
    """ "Calais–Ghent–Oslo" """
    towns = re.split(r"[–—]", part)
    return len(towns) > 1 and all(map(is_place, towns))


def _trailing(part: str) -> list[Part] | None:
    """ "Harbour Post correspondents" """
    found = _TRAILING_REMARK.search(part)
    read = list(_read(part[: found.start()])) if found else []
    return [*read, Part(Kind.DESK, found["remark"])] if found and read else None


def _by(part: str) -> list[Part] | None:
    """ "By Ann Poe", "Analysis by Ann Poe", "From Ann Poe in Calais", "By Lake Post staff" """
    found = BY.match(part)
    if not found:
        return None
    read = list(_read(part[found.end() :]))
    return [_as_author(one) for one in read] or None


def _as_author(part: Part) -> Part:
    """A name behind "by" is who wrote it, also one that ends as outlets' do ("By Emily Post")."""
    named = part.kind in (Kind.NAME, Kind.OUTLET)
    if named and PERSON.fullmatch(part.words) and (part.kind is Kind.NAME or may_be_person(part.words)):
        return Part(Kind.PERSON, part.words)
    return part


def _for(part: str) -> list[Part] | None:
    """ "Ann Poe for The Anvil", "Ann Poe reporting for LANTERN", "for The Harbour Post" """
    found = _FOR.fullmatch(part)
    if not found or agency_named(found["right"]):
        return None
    left = [_as_author(one) for one in _read(found["left"])] if found["left"] else []
    if found["left"] and not (left and all(one.kind in _BEFORE_FOR for one in left)):
        return None
    right = re.sub(r"^the\s+(?=[A-ZÀ-Þ])", "", found["right"])
    if not NAME.fullmatch(right):
        return None
    sure = bool(found["cue"]) or re.match(r"(?:an?\s+)?\w+\s+by\s", part, re.IGNORECASE) is not None
    known = is_outlet(right, dated=True) or is_outlet_in_a_signature(right, told=True)
    employs = sure or (known and not is_place(right))
    return [*left, Part(Kind.EMPLOYER, right)] if employs else None


_BEFORE_FOR = (Kind.PERSON, Kind.PLACE, Kind.DESK, Kind.REMARK)


def _somewhere(part: str) -> list[Part] | None:
    """ "Ann Poe in Calais", "near the Scheldt", "western Jutland" """
    found = _SOMEWHERE.fullmatch(part)
    if not found:
        return None
    left = list(_read(found["left"])) if found["left"] else []
    if found["left"] and not left:
        return None
    outlet = not left and is_outlet(found["where"], dated=False)  # "published in The Harbour Post"
    return [*left, Part(Kind.EMPLOYER if outlet else Kind.PLACE, found["where"])]


def _published_in(part: str) -> list[Part] | None:
    """ "published in The Harbour Post" """
    found = _PUBLISHED_IN.fullmatch(part)
    right = re.sub(r"^the\s+(?=[A-ZÀ-Þ])", "", found["right"]) if found else ""
    return [Part(Kind.EMPLOYER, right)] if right and is_outlet(right, dated=True) else None


def _with(part: str) -> list[Part] | None:
    """ "with EFE", "with material from EFE", "with agency reports" """
    found = _WITH.match(part)
    if not found:
        return None
    rest = part[found.end() :]
    if found["whose"] and NAME.fullmatch(rest):
        return [Part(Kind.AGENCY, rest)]  # whoever it is, it is not whose article this is
    read = list(_read(rest))
    return read if read and all(one.kind in (Kind.AGENCY, Kind.DESK) for one in read) else None


def _together(part: str) -> list[Part] | None:
    """ "Ann Poe and Tom Lane", "Harbour Dispatch and agencies" """
    found = _TOGETHER.fullmatch(part)
    if not found:
        return None
    left, right = list(_read(found["left"])), list(_read(found["right"]))
    if found["joint"].casefold() == "with" and any(one.kind is Kind.REMARK for one in left):
        return None  # "Interview with Ann Poe"
    return [*left, *right] if left and right else None
