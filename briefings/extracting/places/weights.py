"""How much the words beside a name speak for a place: "in Halden" for it, "Ann Halden" against it.

A town's name needs a weight of 2; of other names only the negative fall.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from briefings.extracting.coreference.mentions.given_names import GIVEN
from briefings.extracting.places import vocabulary as words
from briefings.extracting.places.bearers import looks_personal
from briefings.extracting.places.candidate import Candidate, size_of
from briefings.extracting.places.qualifiers import lies_in
from briefings.extracting.places.surroundings import Surroundings, surroundings_of
from briefings.knowledge.countries import country_of_capital
from briefings.knowledge.gazetteer.gazetteer import SMALLEST_TOWN, Gazetteer, fold, is_capital, shared_gazetteer

# A name that is somebody's, a team's or a newspaper's, or a plain word, is a place only where much else says so.
_NOT_MEANT = 4


def weight_of(body: str, one: Candidate, gazetteer: Gazetteer) -> int:
    """What speaks for a place less what speaks against it; the candidate's offsets are those in its passage."""
    near = surroundings_of(body, one)
    weight = sum(evidence(near) for evidence in _EVIDENCE)
    if _is_called_after_it(near) or (looks_personal(near, gazetteer) and not _of_a_land(near)):
        weight -= _NOT_MEANT
    return weight - _doubt(near)


def _size(near: Surroundings) -> int:
    """A city is named more often than a village; few people or things have names of two words."""
    return size_of(near.one.readings) + (" " in near.one.name)


def _age_or_body(near: Surroundings) -> int:
    """ "Poe, 43, of Halden"; "Halden International Airport"."""
    return 2 if words.AGED.search(near.left) or words.BODY_AFTER.match(near.body, near.one.end) else 0


def _capital_that_speaks(near: Surroundings) -> int:
    """ "Damascus said"."""
    return 2 if is_capital(near.one.readings[0]) and near.after in words.REPORTING else 0


# What no government does, but people called London and teams from Georgetown do.
_OF_PERSONS_AND_TEAMS = frozenset(
    """die bleed suffer survive walk run fall grow live attend play lose win beat score graduate work shoot stab drive
    sit stand scream cry arrive go come grab point fire study marry serve plead""".split()
)


def _government(near: Surroundings) -> int:
    """ "Canberra dropped its refusal": a country's capital that does something, where nobody is called so."""
    one, token = near.one, near.token
    if token is None or token.dep_ != "nsubj" or token.head.pos_ not in ("VERB", "AUX"):
        return 0
    if token.head.lemma_.lower() in _OF_PERSONS_AND_TEAMS:
        return 0
    reading = one.readings[0]
    if not is_capital(reading) or country_of_capital(one.name) != reading.country:
        return 0
    person = fold(one.name) in GIVEN or fold(one.name) in words.FIRST_NAMES
    beside = any(c.dep_ in ("compound", "appos", "conj") for c in token.children)
    return 0 if person or beside else 2


def _larger_place_after(near: Surroundings) -> int:
    """ "Paris, Ky.": more where a town of that name is known there."""
    one = near.one
    if not one.beside:
        return 0
    return 3 if any(lies_in(reading, larger) for reading in one.readings for larger in one.beside) else 2


def _preposition(near: Surroundings) -> int:
    """ "in Halden", "the city of Halden"; "around Halden" tells less."""
    before = near.before.lower()
    if before not in words.LOCATIVE:
        return 0
    return 1 if before in words.WEAK_LOCATIVE and not words.SEAT.search(near.left) else 2


# "In northern Syria's | Azaz", "near Pakistan's port city of | Gwadar".
_OF_A_LAND = re.compile(
    r"\b(?:in|near|at|outside|around|across|on) (?:the )?(?:\w+ern )?(?P<land>[A-Z][a-z]+)['’]s (?:[a-z-]+ ){0,3}$"
)


def _of_a_land(near: Surroundings) -> int:
    """ "In Syria's Azaz": a town that lies in the country whose it is told to be, behind a word for where."""
    found = _OF_A_LAND.search(near.left)
    lands = {one.country for one in shared_gazetteer(SMALLEST_TOWN).tables.find(found["land"])} if found else set()
    return 3 if any(reading.country in lands for reading in near.one.readings) else 0


def _opening(near: Surroundings) -> int:
    """ "HALDEN (AP) —"; any other word may open a sentence with a capital."""
    return 3 if near.dateline else -1 if near.opens else 0


def _body_after(near: Surroundings) -> int:
    """ "Halden police", "Halden hospitals"."""
    after = near.after.lower()
    named = after in words.BODIES or after.removesuffix("s") in words.BODIES
    return 1 + bool(size_of(near.one.readings)) if named else 0


def _possessive(near: Surroundings) -> int:
    """ "Halden's harbour"."""
    return 1 if near.body[near.one.end : near.one.end + 2] in ("'s", "’s") else 0


_EVIDENCE: tuple[Callable[[Surroundings], int], ...] = (
    _size, _age_or_body, _capital_that_speaks, _government, _larger_place_after, _preposition, _opening,
    _body_after, _possessive, _of_a_land,
)  # fmt: skip


def _is_called_after_it(near: Surroundings) -> bool:
    """ "the Halden Herald", "Halden United", "a Toyota sedan"."""
    if near.after in words.TITLES_OF_PAPERS or words.A_CAR.match(near.body, near.one.start):
        return True
    return words.TEAM_AFTER.match(near.body, near.one.end) is not None


def _doubt(near: Surroundings) -> int:
    """What speaks against a town whose name is a plain word as well; nothing does at a dateline."""
    one, name = near.one, fold(near.one.name)
    if near.dateline or not one.is_town:
        return 0
    acronym = one.name.isupper() and (len(name) < 4 or not one.beside)
    if name in words.NO_TOWN or acronym:
        return _NOT_MEANT
    if name in words.RARELY_TOWN:
        return 1 if near.before.lower() in words.STRONG_LOCATIVE else _NOT_MEANT
    return 0
