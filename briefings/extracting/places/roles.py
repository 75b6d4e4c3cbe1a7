"""The part a place has in what is told: where somebody comes from, where they go, or where something is."""

from __future__ import annotations

from typing import Any

from briefings.model import PlaceRole

_GOING = {
    "go", "travel", "return", "come", "move", "head", "flee", "fly", "get", "send", "deport", "extradite",
    "repatriate", "journey", "sail", "drive", "cross", "sneak", "make", "migrate", "emigrate", "escape",
    "infiltrate", "back", "relocate", "transfer", "slip", "smuggle", "withdraw", "retreat", "route", "way", "road",
    "trip", "flight", "passage", "departure", "migration", "deportation", "extradition", "repatriation", "visit",
    "path", "home", "bring", "take", "march", "walk", "push", "advance", "spread", "reach", "lead", "expand",
    "flock", "pour", "arrive", "shift",
}  # fmt: skip
_REACHING = {"reach", "enter", "invade", "visit", "join", "storm", "infiltrate"}
_LEAVING = {"leave", "flee", "quit", "depart", "escape", "exit", "abandon", "evacuate"}
_PEOPLE = {
    "jihadist", "jihadi", "fighter", "militant", "recruit", "national", "citizen", "man", "woman", "child", "boy",
    "girl", "people", "person", "soldier", "veteran", "insurgent", "extremist", "terrorist", "volunteer",
    "returnee", "resident", "refugee", "migrant", "immigrant", "teenager", "student", "suspect", "convert",
    "family", "bride", "wife", "mother", "father", "youth", "guard", "troop", "officer", "tourist", "journalist",
    "contingent", "cohort", "community", "combatant", "follower", "sympathiser", "sympathizer", "minor", "couple",
    "brother", "sister", "worker", "hostage", "foreigner", "traveller", "traveler", "supporter",
    "member", "commander", "leader", "expatriate", "native", "doctor", "engineer", "gunman", "attacker", "bomber",
    "cell", "prisoner", "detainee", "victim", "pilot", "official", "adult", "widow", "husband", "son", "daughter",
    "sibling", "cousin", "orphan", "baby", "infant", "toddler", "parent", "relative", "dependant", "dependent",
    "individual", "inmate", "defector", "deserter", "compatriot", "teen", "kid", "pupil",
    "emigrant", "subject", "islamist", "radical", "operative", "mercenary", "departure", "female", "male",
    # What shows whose they are.
    "passport", "citizenship", "nationality", "affiliation",
}  # fmt: skip
# Parts of a country that a name stands before or behind: "the Brussels district of Molenbeek".
_PARTS = {
    "district", "suburb", "town", "city", "village", "region", "area", "province", "neighbourhood", "neighborhood",
    "quarter", "borough", "capital", "port", "valley", "state", "county", "republic", "municipality", "island",
}  # fmt: skip
_BORN_THERE = {"national", "citizen", "native"}
_INWARD = {"into", "toward", "towards", "onto"}


def role_of(token: Any, people: bool) -> PlaceRole:
    """The role of the place whose head word is `token`; `people` where the word itself names people ("Tunisians")
    or is the adjective of a country."""
    if people:
        return _role_of_people(token)
    if _is_seat(token):
        return "origin"
    token = _part_of(_lead(token))
    if token.dep_ in ("nmod", "amod", "compound", "poss") and token.head.i != token.i:
        return "location" if token.dep_ == "poss" else _role_of_people(token)
    if token.dep_ == "dobj" and token.head.lemma_ in _LEAVING:
        return "origin"
    if token.dep_ == "dobj" and token.head.lemma_ in _REACHING:
        return "destination"
    if token.dep_ not in ("pobj", "pcomp"):
        return "location"
    return _role_of_preposition(token.head)


def _is_seat(token: Any) -> bool:
    """ "the London-based Observatory": where a body sits, not where what it tells of happened. "Syria-based fighters"
    are where they are."""
    rest = token.doc[token.i + 1 : token.i + 3]
    if [word.lower_ for word in rest] != ["-", "based"]:
        return False
    head = rest[-1].head
    return bool(head.lemma_.lower() not in _PEOPLE)


def _lead(token: Any) -> Any:
    """The first of a list of places ("Iraq and Syria"), which alone hangs on the preposition or verb; and what a
    place stands beside ("the city of Mosul" hangs by "city")."""
    for _ in range(12):
        listed = token.dep_ in ("conj", "appos") and token.head.pos_ in ("PROPN", "NOUN", "ADJ")
        if not listed or token.head.i == token.i:
            break
        token = token.head
    return token


def _part_of(token: Any) -> Any:
    """The word for a part of a country that the name belongs to ("the Brussels district", "the district of
    Molenbeek"), which hangs where the name would."""
    above = token.head
    if token.dep_ in ("compound", "nmod") and above.lemma_.lower() in _PARTS:
        return above
    if token.dep_ == "pobj" and above.lower_ == "of" and above.head.lemma_.lower() in _PARTS:
        return above.head
    return token


def _role_of_people(token: Any) -> PlaceRole:
    """ "British jihadists": the place that people are from; "the Syrian conflict", "an Iranian-made rifle": where
    something is."""
    if _qualifies_otherwise(token):
        return "location"
    head = token
    for _ in range(4):
        if head.dep_ not in ("amod", "compound", "nmod", "conj") or head.head.i == head.i:
            break
        head = head.head
    if head.i == token.i and token.pos_ in ("NOUN", "PROPN"):
        return "origin"
    if token.dep_ == "conj" and _are_both_people(token, head):
        return "origin"
    return "origin" if head.lemma_.lower() in _PEOPLE else "location"


def _qualifies_otherwise(token: Any) -> bool:
    """ "Iranian-made", "Saudi-led", but not "Danish-born"."""
    behind = [word.lower_ for word in token.doc[token.i + 1 : token.i + 3]]
    return len(behind) == 2 and behind[0] == "-" and behind[1] in _MAKING


_MAKING = frozenset(
    """made built based led backed supplied funded financed trained armed supported sponsored controlled held occupied
    run owned designed style speaking language flagged registered aligned allied brokered administered""".split()
)


def _are_both_people(token: Any, first: Any) -> bool:
    """ "Uzbeks and Tajiks", "Afghans, Chechens and Chinese": one of a list of peoples; not "Thai and Iraqi jails"."""
    plural = ("NNS", "NNPS")
    while token.dep_ == "conj" and token.i != first.i:
        if token.tag_ not in plural and first.tag_ not in plural:
            return False
        token = token.head
    return bool(token.i == first.i and first.pos_ in ("NOUN", "PROPN"))


def _role_of_preposition(preposition: Any) -> PlaceRole:
    if _leads_from(preposition):
        return "origin"
    return "destination" if _leads_to(preposition) else "location"


def _leads_from(preposition: Any) -> bool:
    """ "from Halden", "out of Halden", "a native of Halden"."""
    word, above = preposition.lower_, preposition.head
    if word == "of":
        return bool(above.lower_ == "out" or above.lemma_.lower() in _BORN_THERE)
    return bool(word == "from")


def _leads_to(preposition: Any) -> bool:
    """ "into Halden", "a flight to Halden", "back to Halden", "left the port for Halden"."""
    word, above = preposition.lower_, preposition.head
    if word == "to":
        return bool(above.lower_ == "back" or above.lemma_.lower() in _GOING)
    if word == "for":
        return bool({above.lemma_.lower(), above.head.lemma_.lower()} & (_GOING | _LEAVING))
    return word in _INWARD
