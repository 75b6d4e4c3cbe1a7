"""Datelines and credit lines: the marks by which copy shows where it was written and whose it is.

They stand at a passage's beginning ("BEIRUT, Oct 20 (Xinhua) --", "Madrid (EFE).-", "PARIS —", "Reuters, Berlin –"), at
its end ("… left. — Reuters", "(with AFP)", "Source: Anadolu") or on a line of their own ("By Ann Example, Reuters",
"dpa/AFP", "Agencies"). They are no part of a claim and nobody's words; they say whose voice the document's own is.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from briefings.knowledge.agencies import agencies_credited, agency_named
from briefings.knowledge.gazetteer.gazetteer import SMALLEST_TOWN, shared_gazetteer
from briefings.values import frozen

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|"
    r"Nov(?:ember)?|Dec(?:ember)?|ene|feb|mar|abr|may|jun|jul|ago|sep|oct|nov|dic|janv?|févr?|mars|avril|mai|juin|juil)\.?"
)
# "Aug 18", and "AUG 18" in a line of capitals.
_DATE = (
    rf"(?i:(?:(?:Mon|Tues?|Wed(?:nes)?|Thur?s?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?,?\s+)?"
    rf"(?:{_MONTH}\s+\d{{1,2}}|\d{{1,2}}\s+{_MONTH})(?:,?\s+\d{{4}})?)"
)
_WORD = r"[A-ZÀ-Þ][\w.’'-]*"
_TOWN = rf"{_WORD}(?:(?:[ /-]|\s+and\s+|\s+(?:de|del|el|al|la|los|of|the|on|am)\s+){_WORD}){{0,5}}"
_PLACE = rf"{_TOWN}(?:,\s*{_TOWN})?(?:\s*\({_TOWN}\))?(?:[.,]\s*{_DATE}|\s*\({_DATE}\))?[.,]?"
_AGENCY = r"[\w][\w/&.’' -]{0,40}"
_DASH = r"(?:\.?\s?[-–—―_]+|\s*:)"
_CAPITALS = re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ .'’/-]+")
_ACRONYMS = re.compile(r"CNN|BBC|CBC|NBC|CBS|NPR|VOA|RFE/RL|DW|RFI|TRT|CMC|IRIN")
# Wires and outlets by their last word, where a bracket in a dateline names one that the list of agencies lacks.
_WIRE = re.compile(
    r"(?:[A-Z][\w.’'-]* )*(?:News|Agency|Press|Wire|Network|Service|Times|Post|Courier|Herald|Tribune|Telegraph|"
    rf"Journal|Gazette|Chronicle|Observer|Monitor|Radio|TV|Today)|{_ACRONYMS.pattern}|ARA News"
)
_BYLINE = re.compile(r"[A-ZÀ-Þ][\w.’'-]+(?: [A-ZÀ-Þ][\w.’'-]+){1,2}\s+[-–—]\s+(?=[A-ZÀ-Þ“\"])")


@frozen
class _Rule:
    """One way to write a dateline: its pattern, and the check that tells it from words that only look so."""

    name: str
    pattern: re.Pattern[str]
    fits: Callable[[re.Match[str]], bool]


def _credited(found: re.Match[str]) -> bool:
    """A known agency stands in it; without a dash after it, its bracket follows capitals, a day or nothing."""
    if not agency_named(found["agency"]):
        return _is_wire(found)
    place = found["place"]
    return bool(found["dash"]) or not place or _in_capitals(place) or re.search(_DATE, place) is not None


def _is_wire(found: re.Match[str]) -> bool:
    """An agency that nobody listed: in a bracket with a dash after a town in capitals, or an outlet by its name."""
    name, place = found["agency"].strip(), found["place"]
    if _is_place(name) or name.lower() in _GENERIC:
        return False
    if _WIRE.fullmatch(name):
        return True
    if found["dash"] and place and re.search(_DATE, place) and name.isupper():
        return _is_place(re.split(r"[,(/]", place)[0].strip())  # "Kathmandu, August 18 (RSS) : "
    return bool(found["dash"]) and bool(place) and _in_capitals(place) and name[:1].isupper()


# What stands where an agency would and names none.
_GENERIC = frozenset({"agencies", "dispatches", "online", "web desk", "news desk", "staff", "reports", "combined"})


def _known(found: re.Match[str]) -> bool:
    return agency_named(found["agency"]) is not None


def _placed(found: re.Match[str]) -> bool:
    """An agency and a place that the gazetteer knows, or one in capitals."""
    place = found["place"].split(",")[0].strip()
    known = agency_named(found["agency"]) or _ACRONYMS.fullmatch(found["agency"])
    return bool(known) and (_in_capitals(place) or _is_place(place))


def _town_alone(found: re.Match[str]) -> bool:
    """Capitals that are no acronym, a town with a date, or a town of the gazetteer."""
    place = found["place"].rstrip(", ")
    first = re.split(r"[,(/]", place)[0].strip()
    if re.search(_DATE, place) and not _in_capitals(first):
        return _is_place(first)
    return (_in_capitals(first) and len(first) > _ACRONYM) or _is_place(first)


_ACRONYM = 4


def _town_in_capitals(found: re.Match[str]) -> bool:
    """A town of the gazetteer in capitals: "HALDEN, May 2, 2018, Halden Post – ", "May 2, 2018 (HALDEN) – "."""
    first = re.split(r"[,(/]", found["place"])[0].strip()
    return _in_capitals(first) and _is_place(first)


def _known_or_wire(found: re.Match[str]) -> bool:
    """A known agency, or an outlet by its last word: "Coast News/ Pilots have left"."""
    return _known(found) or _WIRE.fullmatch(found["agency"]) is not None


def _town_in_brackets(found: re.Match[str]) -> bool:
    """A town of the gazetteer, as organisations begin their releases: "(Geneva) – "."""
    return _is_place(found["place"].split(",")[0].strip())


def _town_with_colon(found: re.Match[str]) -> bool:
    """A town of the gazetteer in capitals, with a date, or before a long sentence: "Turkey: …" and "Moscow: …" may be
    who speaks, and does so in a few words or in quotation marks."""
    place = found["place"].rstrip(", ")
    first = re.split(r"[,(/]", place)[0].strip()
    told = found.string[found.end() :]
    sentence = re.split(r"(?<=[.?!])\s", told, maxsplit=1)[0]
    reported = told[:1] not in '“"' and len(sentence.split()) >= _SENTENCE and not _OWN_WORDS.search(sentence)
    if first == "UNITED NATIONS":
        return True
    return (_in_capitals(first) or bool(re.search(_DATE, place)) or reported) and _is_place(first)


# How many words a sentence has that nobody would say behind a label, and what speakers say of themselves.
_SENTENCE = 14
_OWN_WORDS = re.compile(r"\b(?:[Ww]e|[Oo]ur|I|us)\b")


def _in_capitals(place: str) -> bool:
    return bool(_CAPITALS.fullmatch(re.split(r"[,(]|\band\b", place)[0].strip()))


def _is_place(words: str) -> bool:
    name = words.title() if words.isupper() else words
    return shared_gazetteer(SMALLEST_TOWN).knows(name, above=_VILLAGE)


# Places of fewer inhabitants share too many names with people and papers to stand for a dateline alone.
_VILLAGE = 15_000


_RULES = (
    _Rule(
        "a place, a date or nothing, and the agency in brackets",
        re.compile(rf"(?P<place>{_PLACE})?\s*[(\[](?P<agency>{_AGENCY})[)\]](?:\s*,?\s*{_DATE})?(?P<dash>{_DASH})?\s*"),
        _credited,
    ),
    _Rule(
        "the agency between slashes",
        re.compile(rf"(?P<place>{_PLACE})\.?\s*/(?P<agency>{_AGENCY})/(?P<dash>\.|{_DASH})*\s*"),
        _known,
    ),
    _Rule(
        "a place, the agency and a dash",
        re.compile(rf"(?P<place>{_TOWN}(?:,\s*{_TOWN})?),\s*(?P<agency>{_WORD})(?:,\s*{_DATE})?\s*[-–—_]+\s*"),
        _placed,
    ),
    _Rule(
        "the agency, a place and a dash",
        re.compile(rf"(?P<agency>[A-Za-z][\w.-]*?)\s*[,/ ]\s*(?P<place>{_TOWN})(?:,\s*{_DATE})?(?:\s+[-–—]+|:)\s+"),
        _placed,
    ),
    _Rule(
        "the agency alone and a dash",
        re.compile(rf"(?P<agency>{_WORD}(?: {_WORD})?)(?P<place>)\s*[-–—]+\s+(?=[A-ZÀ-Þ“\"])"),
        _known,
    ),
    _Rule(
        "the outlet or agency alone and a slash",
        re.compile(rf"(?P<agency>{_WORD}(?: {_WORD}){{0,2}})(?P<place>)\s?//?\s+(?=[A-ZÀ-Þ“\"\d])"),
        _known_or_wire,
    ),
    _Rule(
        "a place, a dash and the agency on a line of their own",
        re.compile(rf"(?P<place>{_TOWN}(?:,\s*{_TOWN})?)\s*[-–—]\s*(?P<agency>{_AGENCY})$"),
        _placed,
    ),
    _Rule(
        "a place in capitals, a date, the outlet and a dash",
        re.compile(
            rf"(?P<place>{_TOWN},\s*{_DATE}),\s*{_WORD}(?: {_WORD}){{0,3}}\s+[-–—]+\s+(?=[A-ZÀ-Þ“\"\d])(?P<agency>)"
        ),
        _town_in_capitals,
    ),
    _Rule(
        "a place, a date, the agency and a dash",
        re.compile(rf"(?P<place>{_TOWN}(?:,\s*{_TOWN})?)[.,]\s*{_DATE}[.,]\s*(?P<agency>{_WORD})\s*[-–—_]+\s*"),
        _placed,
    ),
    _Rule(
        "a place and the agency, both in capitals, and full stops or nothing",
        re.compile(r"(?P<place>[A-Z]{3,}(?:[ -][A-Z]{3,})?)\.\s+(?P<agency>[A-Z]{4,})[.\s]\s*(?=[A-ZÀ-Þ“\"][a-zà-ÿ ])"),
        _placed,
    ),
    _Rule(
        "a place, perhaps with a date, in brackets and a dash",
        re.compile(rf"\((?P<place>{_TOWN}(?:,\s*{_TOWN})?)(?:,\s*{_DATE})?\)\s*[-–—]+\s+(?=[A-ZÀ-Þ“\"\d])(?P<agency>)"),
        _town_in_brackets,
    ),
    _Rule(
        "a date and a place in capitals in brackets",
        re.compile(rf"{_DATE}\s*\((?P<place>{_TOWN})\)\s*[-–—]+\s+(?=[A-ZÀ-Þ“\"\d])(?P<agency>)"),
        _town_in_capitals,
    ),
    _Rule(
        "a town alone and a colon",
        re.compile(rf"(?P<place>{_PLACE})\s?:\s+(?=[A-ZÀ-Þ“\"\d])(?P<agency>)"),
        _town_with_colon,
    ),
    _Rule(
        "a town alone",
        re.compile(rf"(?P<place>{_PLACE})\s*(?:\s[-–—•]+\s+|[–—]+\s*|\s?--\s*|\s+//\s+)(?=[A-ZÀ-Þ“\"\d])(?P<agency>)"),
        _town_alone,
    ),
)


# One of these stands in every dateline, within so many characters of its beginning.
_MARK = re.compile(r"[-–—•_:/)\]]|^[A-Z]{3,}[A-Z -]*\.\s")
_LONGEST = 200
# What a dateline leads to: a sentence, or a quotation.
_OPENS = re.compile(r"[A-ZÀ-Þ\d“\"‘'«(]")


# Several steps of one extraction ask it of the same passages.
@lru_cache(maxsize=1024)
def dateline(text: str) -> tuple[int, str | None]:
    """How many characters of a passage's beginning are its dateline, and the agency or outlet that it names."""
    if not _MARK.search(text, 0, _LONGEST):
        return 0, None
    for rule in _RULES:
        found = rule.pattern.match(text)
        if found and _leads_on(text, found) and rule.fits(found):
            name = found["agency"].strip()
            byline = _BYLINE.match(text, found.end()) if name else None
            return (byline or found).end(), (agency_named(name) or name) if name else None
    return 0, None


def _leads_on(text: str, found: re.Match[str]) -> bool:
    """Whether a sentence follows, or nothing: "HALDEN (Reuters) –" may stand on a line of its own; without a dash a
    place and an agency there may be a picture's."""
    alone = found.end() == len(text) and bool(found["agency"]) and re.search("[-–—]", found[0]) is not None
    return alone or _OPENS.match(text, found.end()) is not None


_BRACKET = re.compile(r"\s*(?:[-–—]+\s*)?[\[(](?P<credit>[^()\[\]]{2,200})[\])]\s*\.?\s*$")
_CREDIT_WORDS = re.compile(
    r"(?:(?:additional |with )?(?:reporting|writing|editing|inputs?|agencies|material)\b|"
    r"sources?\s*:|with\b|©|\bvia\b)",
    re.IGNORECASE,
)
_NAMES = r"[\w’'.& -]{2,30}(?:\s*[/,]\s*[\w’'.& -]{2,30}){0,3}"
# Credits stand after the end of a sentence, of which the pattern begins with the mark: it is the fastest to look for.
_END = r"[.!?”\"’)]"
# Without brackets: "… left. — Reuters", "… left.-AFP", "… left. AFP/dpa".
_SIGNED = re.compile(rf"{_END}(?P<whole>\s*(?P<mark>[-–—/|]*)\s*(?P<credit>{_NAMES})\.?\s*$)")
_BY_LABEL = r"(?P<whole>\s*(?P<credit>(?:Sources?|Credit|Via)\s*:?\s+(?-i:[A-Z])[^.]{1,60})\.?\s*$)"
_SOURCE = re.compile(rf"{_END}{_BY_LABEL}", re.IGNORECASE)
_SOURCE_ALONE = re.compile(_BY_LABEL, re.IGNORECASE)
_SHARED = re.compile(
    rf"{_END}(?P<whole>\s*(?P<credit>(?:(?:With|Additional)\s+(?:additional\s+)?(?:reporting|inputs?|material)\s+(?:by|from)\s.{{2,80}}|"
    rf"{_NAMES}\s+contributed to this (?:report|story|article)))\.?\s*$)"
)
_SHARING = ("With", "Additional", "contributed")


# Asked of the same passages as datelines are.
@lru_cache(maxsize=1024)
def sign_off(text: str) -> tuple[int, str | None]:
    """Where a passage's closing credit begins (its length if it has none), and the agency that it names."""
    from_here = max(0, len(text) - _LONGEST_SIGN_OFF)
    for closing in (_bracketed_credit, _labelled_credit, _signature):
        found = closing(text, from_here)
        if found is not None:
            return found
    return len(text), None


_LONGEST_SIGN_OFF = 220


def _bracketed_credit(text: str, from_here: int) -> tuple[int, str | None] | None:
    """ "… left. (with AFP)"; a bracket without an agency needs a word of crediting: "(additional reporting)"."""
    closes = text.rstrip().removesuffix(".").rstrip().endswith((")", "]"))
    found = _BRACKET.search(text, from_here) if closes else None
    if not found:
        return None
    agency = _first_agency(found["credit"])
    return (found.start(), agency) if agency or _CREDIT_WORDS.match(found["credit"]) else None


def _labelled_credit(text: str, from_here: int) -> tuple[int, str | None] | None:
    """ "Source: Anadolu", "With reporting by dpa"."""
    alone = _SOURCE_ALONE.match(text) if from_here == 0 else None
    mark = max(0, from_here - 1)
    found = alone or _SOURCE.search(text, mark)
    if not found and any(word in text for word in _SHARING):
        found = _SHARED.search(text, mark)
    return (found.start("whole"), _first_agency(found["credit"])) if found else None


def _signature(text: str, from_here: int) -> tuple[int, str | None] | None:
    """ "… left. — Reuters", "… left. AFP/dpa"."""
    found = _SIGNED.search(text, max(0, from_here - 1))
    if not found or not _all_agencies(found["credit"]) or not (found["mark"] or _NAME_FIRST.match(found["credit"])):
        return None
    return found.start("whole"), next(iter(agencies_credited(found["credit"])), agency_named(found["credit"]))


def _first_agency(credit: str) -> str | None:
    """The first agency that a credit's words name."""
    return next(iter(agencies_credited(_AROUND_NAMES.sub(" ", credit))), None)


# Without a mark before it a credit is nothing but names: "“It rained,” he told Reuters." closes with none.
_NAME_FIRST = re.compile(r"(?:[Tt]he )?[^a-z]|dpa\b")


def _all_agencies(words: str) -> bool:
    return all(agency_named(part) for part in re.split(r"\s*[/,]\s*", words.strip()))


_AROUND_NAMES = re.compile(
    r"^(?:sources?|credit|via)\b\s*:?|©|\(c\)|\bcopyright\b|\b(?:19|20)\d\d\b|contributed to this \w+", re.IGNORECASE
)
_LONGEST_CREDIT = 14
_BY = re.compile(r"(?:(?:by|from|text|report|story|source|credit|via|with)\b\s*(?:by|from)?\s*:?\s*)+", re.IGNORECASE)
_BETWEEN = re.compile(
    r"\s*(?:[,|/•·]|\s[-–—]\s|\bfor\b|\band\b|\bof\b|\bvia\b|\bin\b|\bwith\b|\bagenc(?:y|ies)\b|[()\[\]])\s*",
    re.IGNORECASE,
)
# "Agencies", "with news agencies"
_AT_LARGE = re.compile(
    r"(?:(?:staff|with|and|by|from|news|our|correspondents?|report(?:er)?s?)\W+)*(?:news )?agencies", re.IGNORECASE
)
_PERSON = re.compile(rf"{_WORD}(?: (?:de|van|von|al|el|bin)?\s?{_WORD}){{0,3}}")


def credit_line(text: str) -> list[str] | None:
    """The agencies of a passage that is nothing but a credit ("By Ann Example, Reuters", "dpa/AFP"), None of others.

    "Agencies" and "With agencies" credit none by name: the list is empty.
    """
    words = text.strip().rstrip(".")
    if not words or len(words.split()) > _LONGEST_CREDIT:
        return None
    if _AT_LARGE.fullmatch(words):
        return []
    named = _agencies_among_names(_BY.sub("", words, count=1))
    return named if named and not text.rstrip().endswith(("?", "!")) else None


def _agencies_among_names(words: str) -> list[str]:
    """The agencies of words that are nothing but agencies, people's names and dates, each once; none of others."""
    parts = {part: agency_named(part) for part in _BETWEEN.split(words) if part}
    named = [agency for agency in parts.values() if agency]
    others = (part for part, agency in parts.items() if agency is None)
    return list(dict.fromkeys(named)) if named and all(map(_is_name_or_date, others)) else []


def _is_name_or_date(words: str) -> bool:
    return bool(_PERSON.fullmatch(words) or re.fullmatch(_DATE, words) or words.isdigit())
