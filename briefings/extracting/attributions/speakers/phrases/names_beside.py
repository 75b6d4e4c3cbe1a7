"""The name that a comma parts from the words for its bearer: "her barrister, Ann Poe, said", "the agency, HMA, said".

Before the comma stands a noun for somebody or for a body, with or without a clause that tells more of it; behind it
the name, perhaps with an age or a title of its own ("one, 33-year-old Tom Lane", "its sponsor, the deputy Ann Poe").
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from briefings.extracting.attributions.cue_lexicon import DOCUMENTS
from briefings.extracting.attributions.speakers.phrases.person_words import (
    BODIES,
    PERSONS,
    ROLES,
    THINGS,
    TITLES,
    TRADE,
)
from briefings.extracting.coreference.mentions.given_names import GIVEN
from briefings.extracting.coreference.mentions.nationality import is_country_name
from briefings.knowledge.name_particles import PARTICLES

_PARTICLES = PARTICLES | {"-"}
_ARTICLES = frozenset({"the", "a", "an"})
_ONE = frozenset({"one", "another"})
# Nouns that are no person's, beside those for bodies and documents: what stands behind them may be a town.
_PLACES = frozenset(
    """capital town city village district neighbourhood neighborhood suburb region province state country island camp
    port base prison hospital neighbour neighbor area north south east west""".split()
)
# Houses of the press, which are no last words of names.
OUTLETS = frozenset("station channel newspaper paper weekly broadcaster website site portal think-tank outlet".split())
BODIES_AND_OUTLETS = BODIES | OUTLETS
_BODIES_THEMSELVES = BODIES_AND_OUTLETS - DOCUMENTS
_BEFORE_SURNAMES = GIVEN | TITLES
# What a name is closed by where it is nothing but a name.
_CLOSING = frozenset({",", ".", ";", ":", "(", "”", '"', "–", "—", "--"})
_PERSONS_BEHIND = frozenset({"of", "from", "at", "who"})
_LONGEST_NAME, _LONGEST_TITLE = 8, 4


def name_beside(head: Any, last: int) -> tuple[int, int] | None:
    """The first and last token of the name of a person or of several, or of a body, that stands beside the noun
    `head`, whose phrase ends at `last`; None where there is none."""
    if head.pos_ != "NOUN" and head.lower_ not in _ONE and head.lower_ not in ROLES:
        return None
    for comma in _commas(head, last):
        found = _name_from(head.doc, comma + 1) if not _is_one_body(head, comma) else _body_from(head.doc, comma + 1)
        if found is not None and _fits(head, comma, found):
            return found
    return None


def _commas(head: Any, last: int) -> Iterator[int]:
    """The commas behind the noun's phrase, and behind what tells more of it ("there", "who has seen the list")."""
    doc = head.doc
    within = [k for k in range(head.i + 1, min(last + 2, len(doc))) if doc[k].text == ","]
    ends = [c.right_edge.i + 1 for c in head.rights if c.dep_ in ("relcl", "acl", "advmod", "prep")]
    ends += [_past_acronym(doc, end) for end in (*ends, last + 1)]
    behind = [k for k in ends if k < len(doc) and doc[k].text == ","]
    yield from dict.fromkeys([*within, *behind])
    comma = _comma_in_clause(head)
    if comma is not None:
        yield comma


def _past_acronym(doc: Any, i: int) -> int:
    """Behind the acronym in brackets that opens or closes at a token: "the Inspector General of Police (IGP) |, Tom
    Lane"."""
    opening = next((k for k in (i, i - 2) if k > 0 and k + 2 < len(doc) and doc[k].text == "("), None)
    closed = opening is not None and doc[opening + 1].text.isupper() and doc[opening + 2].text == ")"
    return opening + 3 if opening is not None and closed else i


def _comma_in_clause(head: Any) -> int | None:
    """The comma in a clause whose last word the parser gives the name to: "a group loyal to Halden | , HMA, said"."""
    told = next((c for c in head.rights if c.dep_ == "acl" or _tells_the_office(c)), None)
    if told is None:
        return None
    return next((k for k in range(told.i, told.right_edge.i) if head.doc[k].text == ","), None)


_IN_OFFICE = frozenset("speak head lead run chair represent command direct oversee manage coordinate preside".split())


def _tells_the_office(clause: Any) -> bool:
    """ "the man who speaks for the governor, Tom Lane,": what somebody does for another is an office."""
    return bool(clause.dep_ == "relcl" and clause.lemma_ in _IN_OFFICE and clause.tag_ in ("VBZ", "VBP", "VBD"))


def _name_from(doc: Any, first: int) -> tuple[int, int] | None:
    """The capitalised words from a token on, behind an age or a title in small letters."""
    start = _past_title(doc, first)
    end = _past_name(doc, start)
    if end + 1 < len(doc) and doc[end].lower_ == "and" and _is_name_word(doc, end + 1) and end > start + 1:
        end = _past_name(doc, end + 1)
    while end > start and not doc[end - 1].text[:1].isalnum():
        end -= 1
    return (start, end - 1) if end > start and doc[start].text[:1].isupper() else None


def _past_name(doc: Any, start: int) -> int:
    """The first token behind the words of a name that begins at `start`."""
    end = start
    while end < min(len(doc), start + _LONGEST_NAME) and _is_name_word(doc, end):
        end += 1
    return end


def _is_one_body(head: Any, comma: int) -> bool:
    """Whether a comma parts a body's noun with "a" from its name ("A rival station, Voice of the Coast, …")."""
    opens = head.doc[head.left_edge.i].lower_ in ("a", "an") and comma == head.i + 1
    return opens and head.lemma_.lower() in _BODIES_THEMSELVES


def _body_from(doc: Any, first: int) -> tuple[int, int] | None:
    """The tokens of a body's name between two commas, where all its words but "of the" have capitals."""
    last = next((k - 1 for k in range(first, min(len(doc), first + _LONGEST_NAME)) if doc[k].text == ","), None)
    if last is None or last < first or not doc[last].text[:1].isupper():
        return None
    named = all(t.text[:1].isupper() or t.lower_ in _IN_BODIES or t.text == "-" for t in doc[first : last + 1])
    return (first, last) if named and doc[first].text[:1].isupper() else None


_IN_BODIES = frozenset({"of", "the", "for", "and", "on"})


def _past_title(doc: Any, i: int) -> int:
    """Where the name begins behind "33-year-old" or "the deputy"."""
    if _is_age(doc, i):
        return i + 5
    called = _past_called(doc, i)
    if called is not None:
        return called
    for k in range(i, min(len(doc), i + _LONGEST_TITLE)):
        if tells_somebody(doc[k]) and doc[k].text.islower() and doc[k + 1 : k + 2].text[:1].isupper():
            return k + 1
        if not _leads_to_title(doc[k]):
            break
    return i


def tells_somebody(noun: Any) -> bool:
    """Whether a noun is a word for a person: by office, trade or what befell them ("surgeon", "captive")."""
    lemma = noun.lemma_.lower()
    trade = noun.pos_ == "NOUN" and lemma not in THINGS and TRADE.fullmatch(lemma) is not None
    return lemma in PERSONS or lemma in _UNLUCKY or trade


# Words for persons that no ending tells.
_UNLUCKY = frozenset(
    """captive detainee hostage inmate convict recruit returnee convert exile runaway migrant evacuee deportee jihadist
    militant guide surgeon notary poet marine nomad gendarme nurse sheikh accused convert deputy accomplice""".split()
)


def _past_called(doc: Any, i: int) -> int | None:
    """Where the name begins behind "a lawyer called", "whose name is"; None where no such words stand here."""
    called = next((k for k in range(i, min(len(doc) - 1, i + _LONGEST_CALLED)) if _is_called(doc, k)), None)
    if called is None or any(t.is_punct or t.text[:1].isupper() for t in doc[i:called]):
        return None
    return called + 1


def _is_age(doc: Any, i: int) -> bool:
    """ "33-year-old"."""
    return i + 4 < len(doc) and doc[i].tag_ == "CD" and doc[i + 2].lower_ == "year" and doc[i + 4].lower_ == "old"


def _leads_to_title(token: Any) -> bool:
    """Whether the token may stand before a title in small letters: "| the former | deputy"."""
    return token.lower_ in _ARTICLES or (token.pos_ in ("ADJ", "NOUN") and token.text.islower())


# How many tokens may lead to the name in ", whose name is Ann Poe," and ", a lawyer called Ann Poe,".
_LONGEST_CALLED = 6


def _is_called(doc: Any, i: int) -> bool:
    """Whether the token leads to somebody's name: "called", "named", "whose name is"."""
    return doc[i].lower_ in ("called", "named") or (doc[i].lemma_ == "be" and doc[i - 1].lower_ == "name")


def _is_name_word(doc: Any, i: int) -> bool:
    token = doc[i]
    if token.pos_ in ("PROPN", "NOUN", "ADJ", "X") and token.text[:1].isupper() and token.text[:1].isalpha():
        return True
    return token.lower_ in _PARTICLES and any(t.text[:1].isupper() for t in doc[i + 1 : i + 3])


def _fits(head: Any, comma: int, name: tuple[int, int]) -> bool:
    """Whether the name can be the noun's: a person's beside a person, a body's beside a body."""
    doc, noun = head.doc, head.lemma_.lower()
    if not _is_closed(doc, name[1]) or doc[name[0]].lower_ in _ARTICLES:
        return False
    if head.tag_ in ("NNS", "NNPS") and head.lower_ != "police":
        return noun in PERSONS and any(t.lower_ == "and" for t in doc[name[0] : name[1]])
    if noun in DOCUMENTS:
        return False
    if noun in BODIES_AND_OUTLETS:
        return _is_name_of_body(head, comma, name)
    return noun not in _PLACES and _is_name_of_person(head, comma, name)


def _is_closed(doc: Any, last: int) -> bool:
    """Whether nothing goes on with the name: a mark follows it, or "of", "who"."""
    return last + 1 >= len(doc) or doc[last + 1].text in _CLOSING or doc[last + 1].lower_ in _PERSONS_BEHIND


def _is_name_of_body(head: Any, comma: int, name: tuple[int, int]) -> bool:
    """ "the agency, | HMA |", "a rival station, | Voice of the Coast |", "the security police, | Supo |"."""
    doc, (first, last) = head.doc, name
    if last > first:
        return _is_one_body(head, comma)
    named = doc[first].pos_ == "PROPN" and not is_country_name(doc[first].text)
    return _is_acronym(doc[first].text) or (named and _is_a_service(head, comma))


def _is_a_service(head: Any, comma: int) -> bool:
    """Whether a comma parts "the security police", "the intelligence service" from what may be the name it goes by."""
    kind = head.doc[head.i - 1].lower_ if head.i else ""
    return comma == head.i + 1 and head.lower_ in _SERVICES and kind in _OF_SERVICES


_SERVICES = frozenset({"service", "agency", "police", "directorate", "bureau", "organisation", "organization"})
_OF_SERVICES = frozenset({"security", "intelligence", "secret", "counterintelligence", "spy"})


def _is_name_of_person(head: Any, comma: int, name: tuple[int, int]) -> bool:
    """ "her barrister, | Ann Poe |", "one, | Poe |"; of a noun that may be no person's only a full name, close behind
    or with a given name."""
    doc, (first, last) = head.doc, name
    full = last > first
    if doc[last].lower_ in BODIES or (not full and _is_acronym(doc[first].text)):
        return False
    near = comma == head.i + 1 or doc[comma - 1].i == head.i or _is_one_of_them(head, comma)
    if head.lower_ in _ONE or tells_somebody(head):
        return near or full
    return full and (near or doc[first].lower_ in _BEFORE_SURNAMES)


def _is_one_of_them(head: Any, comma: int) -> bool:
    """Whether nothing stands before the comma but whom somebody is one of: "one of them | , Jo"."""
    doc = head.doc
    if head.lower_ != "one" or doc[head.i + 1].lower_ != "of" or comma > head.i + _LONGEST_LOT:
        return False
    those = doc[comma - 1]
    return those.pos_ in ("PRON", "NUM") or (those.tag_ == "NNS" and tells_somebody(those))


# How many tokens behind "one" the comma of "one of the three young drivers | ," stands, at most.
_LONGEST_LOT = 6


def _is_acronym(text: str) -> bool:
    return 2 <= len(text) <= 8 and text.isupper() and text.isalpha()
