"""People who bear a place's name: "Mr. London", "Seth Jordan", "Paris Hilton", "Bali said"."""

from __future__ import annotations

import re
from typing import Any

from briefings.extracting.coreference.mentions.given_names import GIVEN
from briefings.extracting.places import vocabulary as words
from briefings.extracting.places.candidate import Candidate, size_of
from briefings.extracting.places.surroundings import Surroundings
from briefings.knowledge.gazetteer.gazetteer import Gazetteer, fold, is_capital


def looks_personal(near: Surroundings, gazetteer: Gazetteer) -> bool:
    """Whether the name is a person's by the words beside it: a title, a first name, a surname or a verb of saying."""
    if _speaks(near) or _is_surname(near) or _has_a_title(near) or _is_titled(near):
        return True
    if not near.one.is_town and fold(near.one.name) not in words.FIRST_NAMES:
        return False
    if _follows_a_name(near, gazetteer):
        return _is_the_last_name(near, gazetteer)
    return _may_be_first_name(near.one) and _may_be_surname(near.after, gazetteer)


def _speaks(near: Surroundings) -> bool:
    """ "Halden said": a town doesn't, but a capital may."""
    return near.one.is_town and near.after in words.REPORTING and not is_capital(near.one.readings[0])


def _has_a_title(near: Surroundings) -> bool:
    """ "Mr. London"; a country's name is nobody's surname."""
    return _lowered(near) in words.TITLES and near.one.readings[0].kind not in ("country", "adjective")


def _is_titled(near: Surroundings) -> bool:
    """ "Gen. Badri | Haiti": a title and another name before it make even a country's name a surname."""
    before = _TITLED.search(near.left)
    if before is None or near.one.readings[0].kind == "adjective" or before["name"].isupper():
        return False
    return before["title"].rstrip(".").lower() in words.TITLES and before["name"].lower() not in words.NOT_BEARERS


# "the police chief | Gen. Badri | Haiti": no mark may stand between.
_TITLED = re.compile(r"(?<![\w-])(?P<title>[A-Za-z]+\.?) (?P<name>[A-ZÀ-Þ][\w’'-]+) $")


def _follows_a_name(near: Surroundings, gazetteer: Gazetteer) -> bool:
    """ "Seth | Jordan": a capitalised word that is no place and nothing else that stands before places."""
    capital = near.before[:1].isupper() and not near.before.isupper() and not near.opens
    return capital and _lowered(near) not in words.NOT_BEARERS and not gazetteer.tables.find(near.before.strip(".'’"))


def _is_the_last_name(near: Surroundings, gazetteer: Gazetteer) -> bool:
    """Whether a name after another name is a person's: a town's always is ("Seth | Halden"), a larger place's where a
    surname follows ("Ann | Virginia Poe") or nothing with a capital ("Seth | Jordan said")."""
    if _lowered(near) in GIVEN and _may_be_surname(near.after, gazetteer):
        return True
    if near.one.is_town:
        return True
    larger = near.one.readings[0].kind in ("state", "country", "region")
    return larger and near.before.isalpha() and not near.after[:1].isupper()


def _may_be_first_name(one: Candidate) -> bool:
    """Whether a surname after it would make a person's name of it: of a city's, only where people are called so."""
    if one.readings[0].kind == "adjective":
        return False
    return size_of(one.readings) != 2 or fold(one.name) in words.FIRST_NAMES


def _may_be_surname(after: str, gazetteer: Gazetteer) -> bool:
    """ "Paris | Hilton", but not "Paris | University" nor "Paris | Texas"."""
    surname = after[:1].isupper() and after.isalpha() and not after.isupper()
    return surname and after.lower() not in words.NOT_SURNAMES and not gazetteer.tables.find(after)


def _is_surname(near: Surroundings) -> bool:
    """Whether a region's name is somebody's: after a first name, or after another name and before a verb of saying."""
    before = near.before
    if near.one.readings[0].kind != "region" or not before[:1].isupper() or not before.isalpha() or before.isupper():
        return False
    if before.lower() in words.NOT_BEARERS:
        return False
    return before.lower() in GIVEN or near.after in words.REPORTING or _is_compound(near.token)


def _is_compound(token: Any) -> bool:
    """Whether the word before is a proper noun of the same name ("Mustefa Bali")."""
    if token is None or token.i == 0:
        return False
    left = token.nbor(-1)
    return bool(left.tag_ == "NNP" and left.dep_ == "compound" and left.head.i == token.i)


def _lowered(near: Surroundings) -> str:
    return near.before.rstrip(".").lower()
