"""The links of a root's chain, and a speaker's words without what names nobody."""

from __future__ import annotations

import re
from functools import lru_cache

from briefings.knowledge.agencies import agency_named
from briefings.knowledge.dates.vocabulary import WEEKDAYS
from briefings.model import RootKind
from briefings.values import frozen


@frozen
class Link:
    """One link of a root's chain."""

    name: str
    kind: RootKind


# "Tuesday's report", "last month's study": when it came out, and not whose it is.
_DAYS_OWN = rf"(?:(?:last|this)\s+(?:week|month|year)|today|yesterday|{'|'.join(WEEKDAYS)})['’]s"
_MONTHS = ("January February March April May June July August September October November December").split()
_LEADING = re.compile(
    r"^(?:(?:the|a|an|its|their|his|her|our|this|that|these|those|latest|(?-i:new|New(?! [A-ZÀ-Þ]))|recent|same|"
    rf"{_DAYS_OWN}|"
    rf"\d+-page|(?:(?:{'|'.join(_MONTHS)})\s+)?(?:19|20)\d\d(?=\s+(?:report|study|survey|paper|poll|investigation|analysis|assessment|review)\b)|"
    r"neighbou?ring|leading|prominent|influential|well-known|german-language|english-language|arabic-language)\s+)+",
    re.IGNORECASE,
)
# "6 officials from Niger" are officials from there, however many.
_COUNTED_PEOPLE = re.compile(
    r"^(?:\d+|two|three|four|five|six|seven|eight|nine|ten|a dozen)\s+(?=(?:[\w.-]+\s+){0,3}(?:officials|sources|"
    r"diplomats|officers|commanders|experts|analysts|witnesses|survivors|ministers|lawmakers|prosecutors|residents|researchers)\b)",
    re.IGNORECASE,
)
# Nouns that are capitals only because a sentence begins with them.
_COMMON = re.compile(
    r"(?:Officials?|Authorities|Police|Prosecutors?|Investigators|Lawmakers|Residents|Villagers|Locals|Local(?=\s+[a-z])|Inhabitants|Witnesses|"
    r"Survivors|Relatives|Activists|Analysts|Experts|Researchers|Authors|Sources?|Soldiers|Fighters|Commanders|Diplomats|"
    r"Aid|Security|Military|Intelligence|Border|Government|Health|Interior|Foreign|Defen[cs]e|Court|Several|Senior)\b"
    r"(?!\s+[A-ZÀ-Þ])"
)
QUOTES = "\"'“”‘’«» "
_A_NAME = r"(?:the\s)?[A-ZÀ-Þ][\w’'.-]*(?:\s[A-ZÀ-Þ][\w’'.-]*){0,3}"
# A comma or a bracket behind which something else is told; in "officers in Tarsia, Norland and Halden" the comma parts
# names of a line.
_IN_A_LINE = rf"(?:{_A_NAME},\s)*{_A_NAME},?\sand\s{_A_NAME}(?:$|[\s,])"
_BEHIND_SPEAKER = re.compile(rf",\s(?!{_IN_A_LINE})|\s[-–—(]")


# Of one speaker several rules ask it, and the same speakers come again and again.
@lru_cache(maxsize=2048)
def plain(words: str | None) -> str:
    """A speaker's words without articles, quotation marks and what follows a comma: "the Harbour Institute, which …"
    is "Harbour Institute"."""
    text = _COUNTED_PEOPLE.sub("", " ".join((words or "").split()))
    text = _BEHIND_SPEAKER.split(text, maxsplit=1)[0]
    bare = _LEADING.sub("", text.strip(QUOTES)).strip(QUOTES)
    return bare[:1].lower() + bare[1:] if _COMMON.match(bare) else bare


def agency_link(words: str) -> Link | None:
    """The link of a news agency that the words name, and nothing but it."""
    agency = agency_named(words, alone=True)
    return Link(agency, "agency") if agency else None
