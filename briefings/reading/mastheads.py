"""The line that says where and when an article appeared: "The Harbour Post, 3 December 2017", "Ann Poe | Der Anzeiger |
Dec 3, 2017", "BBC News". People paste it along with the article, above or below its title.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from briefings.knowledge.agencies import agencies_credited, agency_named
from briefings.knowledge.dates.publication_dates import parse_day
from briefings.knowledge.gazetteer.gazetteer import SMALLEST_TOWN, shared_gazetteer
from briefings.reading.date_lines import DATE_LABEL

_LONGEST = 120
_SEPARATORS = re.compile(r"\s*[|·•/]\s*|\s+[-–—]{1,2}\s+|,\s+|\s{3,}")
_SOURCE_LABEL = re.compile(r"(?:source|publication|newspaper|outlet)\s*:\s+(?P<outlet>\S.{1,60})", re.IGNORECASE)
_BY = re.compile(r"(?:[Bb]y|BY)\s+")
_CAPITAL = r"[A-ZÀ-Þ0-9][\w’'&.-]*"
_NAME = re.compile(rf"{_CAPITAL}(?:\s+(?:(?:of|the|and|de|la|al|el|für|der|du|des|d['’])\s+){{0,2}}{_CAPITAL}){{0,5}}")
_ONE_PERSON = r"[A-ZÀ-Þ][a-zà-ÿ’'.-]+(?:\s+[A-ZÀ-Þ][\w’'.-]*){1,2}"
_PERSON = re.compile(rf"{_ONE_PERSON}(?:\s+and\s+{_ONE_PERSON})?")
# Behind a name: its acronym, or whose copy it used ("The Harbour Post (with TAP)").
_ASIDE = re.compile(r"\s+\((?:[A-ZÀ-Þ]{2,8}|with\s+[^()]+)\)$")
_SITE = re.compile(r"(?:[A-Za-z0-9-]+\.)+(?:com|org|net|info|news|co\.uk|ie|fr|de|eu)")
# The last words of papers', stations' and magazines' names.
_KINDS = frozenset(
    "times post news herald tribune telegraph journal gazette chronicle observer monitor guardian independent mail"
    " express mirror star sun standard courier ledger dispatch examiner inquirer enquirer bulletin review digest"
    " weekly daily today radio tv television network magazine zeitung globe mercury argus advertiser echo press wire"
    " broadcasting spectator economist atlantic politico messenger sentinel".split()
)
# Words for what papers and sites do, and for bodies that publish: an outlet's only in a head, beside a day or a byline.
_COMMON_KINDS = frozenset(
    "eye lens line lines report reports reporter wires brief briefing watch insight insights outlook view views forum"
    " portal media online agency channel pulse voice info register record banner citizen newspaper monthly quarterly"
    " service committee council commission centre center institute foundation".split()
)
_STATIONS = frozenset("bbc cnn cbc nbc cbs abc npr voa rfe/rl dw rfi trt pbs itv sky jazeera arabiya".split())
# Which begin a paper's name, and a person's hardly ever.
_ARTICLES = frozenset("the der die das le la les l' el il lo de het al".split())
# The words for an outlet's kind that stand before its name: "Radio Steppe", "Agence Sahel", "Voice of the Gulf".
_LEADING = frozenset(
    "radio tv télévision televisión television channel agence agencia agenzia diario journal gazeta gazette corriere"
    " giornale jornal voice deutsche".split()
)

# "World news", "POLICE & COURTS": the section of the paper, above the title.
_SECTIONS = frozenset(
    "world news politics courts court police crime opinion analysis local national international exclusive breaking"
    " feature features report business health education metro region regional investigation investigations security"
    " special middle east europe asia africa americas home nation state latest top us uk public safety press release"
    " comment editorial live briefing conflict war".split()
)


@dataclass(frozen=True, slots=True)
class Masthead:
    """What the line tells; a detail that it doesn't is None."""

    outlet: str | None
    author: str | None
    day: date | None


def masthead(line: str, *, beside: bool = False) -> Masthead | None:
    """What the line tells of where an article appeared; None unless it holds names and perhaps a day, and nothing else,
    and one of the names is surely an outlet's. `beside` says that the line stands at a byline or a day of its own."""
    if len(line) > _LONGEST:
        return None
    if (labelled := _SOURCE_LABEL.fullmatch(line)) and not agencies_credited(labelled["outlet"]):
        return Masthead(labelled["outlet"].strip(" ."), None, None)
    day, rest = _without_day(DATE_LABEL.sub("", line, count=1))
    names = [_BY.sub("", _ASIDE.sub("", name)) for name in rest if not _is_credit(name)]
    if not names or not all(map(_NAME.fullmatch, names)):
        return None
    beside = beside or "/" in line  # "Lake Lens/Tom Lane": the writer is told by the slash
    outlets = [name for name in names if is_outlet(name, dated=day is not None or (beside and not agency_named(name)))]
    people = [name for name in names if name not in outlets and not (outlets and is_place(name))]
    if len(outlets) != 1 or len(people) > 1 or not all(map(_PERSON.fullmatch, people)):
        return None
    return Masthead(outlets[0], people[0] if people else None, day)


def is_outlet(name: str, *, dated: bool) -> bool:
    """Whether a name is surely a paper's, a station's, an agency's. Beside a day (`dated`) the article or the kind
    before it is enough: "Der Anzeiger, 3 December 2017", "Radio Steppe, 3 December 2017"."""
    words = name.casefold().split()
    if agency_named(name):
        return dated  # alone it credits the copy, which any outlet may print
    if _SITE.fullmatch(name) or is_station(name):
        return True
    if is_section(name):
        return False
    if len(words) > 1 and re.split(r"[-.]", words[-1].strip("."))[-1] in _KINDS:
        return True
    return dated and len(words) > 1 and (words[0] in _ARTICLES | _LEADING or words[-1] in _COMMON_KINDS)


def is_station(name: str) -> bool:
    """Whether a name is one of the great stations', whose interviews others retell."""
    words = name.casefold().split()
    return words[-1] in _STATIONS or words[0] in _STATIONS


def is_place(name: str) -> bool:
    """Whether a name is a place's that is not too small to be a paper's home."""
    return shared_gazetteer(SMALLEST_TOWN).knows(name.title() if name.isupper() else name, above=_VILLAGE)


# Places of fewer inhabitants share too many names with people.
_VILLAGE = 15_000


def _is_credit(part: str) -> bool:
    """Whether a part of the line is an agency in brackets: it credits the copy."""
    return part.startswith("(") and part.endswith(")") and agency_named(part) is not None


def is_section(line: str) -> bool:
    """Whether a line names a section of the paper and nothing else."""
    words = re.findall(r"[a-z]+", re.sub(r"\band\b|\bthe\b", "", line.casefold()))
    return bool(words) and _SECTIONS.issuperset(words) and not re.search(r"[\d.!?]", line)


def calm(name: str) -> str:
    """A name that is printed in capitals, as other papers write it ("The Harbour Post"); acronyms keep theirs."""
    if not name.isupper() or " " not in name:
        return name
    return " ".join(word if _is_acronym(word) else word.capitalize() for word in name.split())


def is_call_sign(word: str) -> bool:
    """Whether a word can be spoken letter by letter only ("WKBR"), or is written as sites write theirs ("LakeLens")."""
    return not re.search(r"[AEIOUYaeiouy]", word) or bool(re.fullmatch(r"[A-Z][a-z]+[A-Z][a-z]\w+", word))


def _is_acronym(word: str) -> bool:
    short = is_call_sign(word) or word in ("US", "USA", "UK", "EU", "UN", "UAE")
    return short or word.casefold() in _STATIONS or agency_named(word) is not None


def _without_day(line: str) -> tuple[date | None, Sequence[str]]:
    """The day in the line, with or without commas of its own, and the other parts."""
    parts = [part for part in _SEPARATORS.split(line.strip(" .|·•")) if part]
    for size in (3, 2, 1):
        for at in range(len(parts) - size + 1):
            if day := parse_day(" ".join(parts[at : at + size])):
                return day, [*parts[:at], *parts[at + size :]]
    return None, parts
