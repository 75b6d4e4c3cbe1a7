"""Towns that no list has, by what stands beside their names: "the village of Qul", "in Marlow Springs, Ohio"."""

from __future__ import annotations

import re

from briefings.extracting.coreference.mentions.given_names import GIVEN
from briefings.extracting.places import vocabulary as words
from briefings.extracting.places.qualifiers import Qualifier, larger_place
from briefings.knowledge.dates.vocabulary import MONTHS, WEEKDAYS
from briefings.knowledge.gazetteer.gazetteer import Gazetteer, fold

Match = re.Match[str]
# So far back from a name its preposition, or "the village of", is looked for.
_REACH = 24
# So many words may follow the first of a town's name: "Marlow Springs", "Pine Hollow Creek".
_MORE_WORDS = 2
_DATES = frozenset((*MONTHS, *WEEKDAYS))


def end_after_town_words(body: str, match: Match, gazetteer: Gazetteer) -> int | None:
    """Where a name ends after words that only a place's name follows ("the village of Qul", "Poe, 43, of Qul")."""
    if not body.endswith(words.ENDS_AS_UNLISTED, 0, match.start()):  # nearly always
        return None
    if not words.UNLISTED.search(_left_of(body, match)):
        return None
    if _is_no_town(match.group(), gazetteer):
        return None
    end = match.end()
    for _ in range(_MORE_WORDS):
        following = words.NEXT.match(body, end)
        if not following or not following[1][0].isupper():
            break
        end = following.end()
    arabic = words.ARABIC_AFTER.match(body, end)
    return arabic.end() if arabic is not None else end


def _is_no_town(word: str, gazetteer: Gazetteer) -> bool:
    """Whether the word is an acronym, a plain word, a short form of a state or somebody's given name."""
    return (
        word.isupper() or fold(word) in words.NO_TOWN or word in gazetteer.tables.abbreviations or word.lower() in GIVEN
    )


def before_state(body: str, match: Match, gazetteer: Gazetteer) -> tuple[int, Qualifier] | None:
    """Where a name of two or three words ends before its state or country ("PINE HOLLOW, Ga. (AP) —", "in Marlow
    Springs, Ohio"), with what stands there; None where it may be a person's."""
    if match.start() and not _stands_where_a_town_does(body, match):
        return None
    end = match.end()
    for _ in range(_MORE_WORDS):
        following = words.NEXT.match(body, end)
        if not following or not following[1][0].isupper() or following[1].lower() in words.NO_TOWN_ENDS:
            return None
        end = following.end()
        qualifier = larger_place(body, end, gazetteer)
        if qualifier.readings and qualifier.readings[0].kind in ("country", "state"):
            return (end, qualifier) if match.start() or _is_dateline(body, end) else None
    return None


def _stands_where_a_town_does(body: str, match: Match) -> bool:
    """ "in | Marlow Springs", and no "in | Ann Poe"."""
    side = _left_of(body, match)
    if not side.lower().endswith(words.ENDS_WITH_LOCATIVE):  # nearly always
        return False
    left = words.LEFT_WORD.search(side)
    if not left or left[1].lower() not in words.STRONG_LOCATIVE:
        return False
    return match.group().lower() not in GIVEN and fold(match.group()) not in words.FIRST_NAMES


def _is_dateline(body: str, end: int) -> bool:
    """ "PINE HOLLOW, Ga. (AP) —" at the head of a passage."""
    return body[:end].isupper() and words.DATELINE.match(body, end) is not None


def is_town_by_qualifier(body: str, match: Match, qualifier: Qualifier, gazetteer: Gazetteer) -> bool:
    """Whether a word before a state or country is a town's name: "McKee, Ky.", "near Qatraneh, Jordan"."""
    word = match.group()
    if word.lower() in words.DAYS_AND_MONTHS:  # "In April, Syrian forces …"
        return False
    if qualifier.readings[0].kind in ("region", "wide") or word in gazetteer.tables.abbreviations:
        return False
    if match.group().lower() in _DATES:
        return False  # "in June, India had": a month, and no town
    left = words.LEFT_WORD.search(_left_of(body, match))
    if left and left[1].lower() in words.LOCATIVE:
        return True
    return bool(qualifier.short) and (not left or left[1][:1].islower())


def _left_of(body: str, match: Match) -> str:
    return body[max(0, match.start() - _REACH) : match.start()]
