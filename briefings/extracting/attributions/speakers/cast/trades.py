"""What a person of one trade or office may be called as well: "the officer" for a colonel, "the expert" for others."""

from __future__ import annotations

import re

from briefings.extracting.attributions.speakers.phrases import person_words
from briefings.extracting.coreference.mentions.nationality import country_in


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Those whose trade it is to know a thing.
EXPERTS = _words(
    """analyst expert researcher professor prof prof. dr dr. academic author co-author scholar specialist historian
    economist scientist lecturer sociologist criminologist psychologist anthropologist fellow writer director"""
)
# Trades whose words stand for one another.
_TRADES = (
    _words(
        """general gen gen. colonel col col. lieutenant lt lt. lieutenant-colonel major maj maj. captain capt capt.
        admiral adm adm. marshal brigadier brig brig. sergeant sgt sgt. commander officer soldier chief"""
    ),
    _words(
        """police officer inspector detective sergeant sgt lt lieutenant captain superintendent constable
        sheriff chief"""
    ),
    _words(
        """mp lawmaker legislator politician senator sen sen. congressman congresswoman deputy parliamentarian rep rep.
        representative member councillor councilman councilwoman delegate minister secretary"""
    ),
    EXPERTS,
    _words("spokesman spokeswoman spokesperson spokespeople head chief director official officer press media"),
    _words("lawyer attorney counsel barrister solicitor advocate"),
    _words("minister secretary premier chief head politician official leader"),
    _words(
        """director head chief boss chairman chairwoman chair leader coordinator co-ordinator executive ceo founder
        manager"""
    ),
    _words(
        """official diplomat ambassador envoy representative coordinator minister secretary governor mayor
        administrator"""
    ),
    _words("official adviser advisor aide commissioner superintendent undersecretary"),
    _words("doctor dr. dr surgeon physician medic nurse"),
    _words("imam cleric sheikh preacher mullah priest pastor bishop archbishop"),
    _words("accused defendant suspect"),
    _words("judge justice magistrate"),
    _words("teacher headteacher principal headmaster headmistress"),
    _words("journalist reporter correspondent editor writer author columnist"),
    _words("activist campaigner organiser organizer leader"),
)
# What anybody may be called, whatever the trade.
_ANYBODY = _words(
    """man woman boy girl teenager youth father mother grandfather grandmother brother sister son daughter husband
        wife widow widower student pensioner veteran native convert resident"""
)
# Words that tell a person's trade or office.
_OF_A_TRADE = person_words.ROLES.union(*_TRADES)
_AGE = re.compile(r"\d{1,3}(?:-year-old)?")


def may_be_called(noun: str, role: str) -> bool:
    """Whether somebody with a role (empty where none is known) may come back as "the NOUN"."""
    word = noun.lower()
    if word in _ANYBODY or _AGE.fullmatch(word) or (noun[:1].isupper() and country_in(noun)):
        return True
    if _shares_a_trade(word, role):
        return True
    untold = not role or role.startswith(_HOUSES) or _tells_no_trade(role)
    return untold and word in _OF_A_TRADE and word not in _ALONE


def judges_by_trade(noun: str) -> bool:
    """Whether it is somebody's trade to judge: "analyst"."""
    return noun.lower() in EXPERTS


def _tells_no_trade(role: str) -> bool:
    """ "second in rank at the port office": a role of which no word is a trade's, or anybody's."""
    words = re.split(r" (?:of|at|in|for|from) ", role, maxsplit=1)[0].lower().split()
    parts = {part for word in words for part in (word.strip(",.;"), *word.strip(",.;").split("-"))}
    return not parts & (_OF_A_TRADE | _ANYBODY)  # a "secretary-general" has a trade, and is no general


def _shares_a_trade(word: str, role: str) -> bool:
    """ "the officer" for a colonel, "the judge" for a judge of the high court."""
    mine = {w.strip(",.;").lower() for w in role.split(" of ", 1)[0].split()}
    return word in mine or any(word in trade and mine & trade for trade in _TRADES)


# What stands first in a role that only tells somebody's house ("of the Harbour Institute").
_HOUSES = ("of ", "at ", "from ")
# Offices that so few hold that a text names whose they are.
_ALONE = _words(
    """governor mayor ambassador president premier chancellor king queen prince
    princess emir pope prosecutor judge sheikh police press media"""
)
