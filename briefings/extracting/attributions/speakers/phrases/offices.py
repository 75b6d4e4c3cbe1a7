"""Titles and offices before a name, as agencies write them: "Minister of the Interior | Ann Poe".

The parser makes one name of such a run, or hangs the person on the office. What the office is of ends where a given
name begins, or where the words that offices are of are over.
"""

from __future__ import annotations

from typing import Any

from briefings.extracting.attributions.speakers.phrases.person_words import BODIES, ROLES, TITLES, TITLES_OF_SEVERAL
from briefings.extracting.coreference.mentions.given_names import GIVEN
from briefings.extracting.coreference.mentions.nationality import is_country, is_country_name
from briefings.knowledge.name_particles import OPENING_A_NAME, PARTICLES

# What ministers, secretaries and heads are of.
_FIELDS = frozenset(
    """government state interior justice defence defense finance foreign external internal home affairs health
    education religious endowments migration immigration security labour labor information culture trade the republic
    staff delegation parliament relations cooperation intelligence antiterrorism counterterrorism religion social
    family women youth human rights emergency situations operations united kingdom national public general armed
    mission""".split()
)
_LINKING = frozenset({"of", "for", "and", "the", "&", "in"})
_OFFICES = ROLES | {"head", "deputy", "governor", "mayor"}
# How many tokens what an office is of may have, and a name.
_LONGEST_FIELD, _LONGEST_NAME = 10, 5
_PARTICLES = PARTICLES | OPENING_A_NAME | {"-"}
_FIRST_NAMES = GIVEN | {"abu", "umm"}
# "the ambassador to the United Nations | Ann Poe": what nobody's name goes on from.
_UNIONS = frozenset({"nations", "union", "un", "u.n.", "eu", "e.u.", "nato"})
_OF_FIELDS = _FIELDS | _LINKING | BODIES | _UNIONS


def name_behind_office(doc: Any, office: int) -> tuple[int, int] | None:
    """The first and last token of the person's name behind "OFFICE of FIELD"; None where no name of two words is."""
    if doc[office].lower_ not in _OFFICES or office + 4 > len(doc) or not _is_of_something(doc, office + 1):
        return None
    start = _name_start(doc, office + 2)
    if start is None or start == office + 2 or _is_anothers_title(doc, office, start):
        return None
    if doc[start].idx != doc[start - 1].idx + len(doc[start - 1]) + 1:
        return None
    last = _last_of_name(doc, start)
    named = last > start and _is_name_word(doc[last]) and doc[last].lower_ not in BODIES | _NO_SURNAMES
    return (start, last) if named else None


# "An official of the United Nations High | Commissioner": another's office.
_NO_SURNAMES = frozenset({"commissioner", "secretary", "minister", "rapporteur", "envoy", "coordinator", "director"})


def _last_of_name(doc: Any, start: int) -> int:
    """The last token of the name that begins at a token."""
    last = start
    while last + 1 < min(len(doc), start + _LONGEST_NAME) and _goes_on(doc, last + 1):
        last += 1
    return last


def _is_of_something(doc: Any, i: int) -> bool:
    """Whether what an office is of begins here: "of" and "for" anything, "to" and "in" a country ("envoy to Chad")."""
    if doc[i].lower_ in ("of", "for"):
        return True
    return doc[i].lower_ in ("to", "in") and any(
        is_country_name(t.text) or t.lower_ in _UNIONS for t in doc[i + 1 : i + 4]
    )


def _is_anothers_title(doc: Any, office: int, start: int) -> bool:
    """ "a spokesman for Interior Minister | Ann Poe": the name is that of whom somebody speaks for."""
    titles = (i for i in range(office + 2, start) if doc[i].lower_ in _HOLDERS)
    first = next(titles, None)
    if first is not None and first > office + 2 and doc[office + 1].lower_ == "of" and doc[first].lower_ in _RANKS:
        return False  # "chief of staff | Gen. Ann Poe": the rank is the chief's own
    return first is not None and not any(t.lower_ == "and" for t in doc[office + 2 : first])


_RANKS = frozenset("gen gen. general lt lt. col col. colonel maj maj. adm adm. admiral brig brig. capt capt.".split())
_HOLDERS = TITLES - {"general", "staff", "chief", "counsel", "attorney", "datuk", "datin", "dato"}


def name_behind_titles(doc: Any, first: int) -> tuple[int, int] | None:
    """The same where other words of the title open the run ("Deputy Prime Minister of Tarsia Ann Poe")."""
    if not _opens_title(doc[first]):
        return None
    for i in range(first, min(len(doc), first + _LONGEST_TITLE)):
        if i > first and doc[i].lower_ not in _TITLE_WORDS:
            return None
        found = name_behind_office(doc, i)
        if found is not None:
            return found
    return None


def _opens_title(token: Any) -> bool:
    """Whether a title may begin with the token: "Deputy", or the "French" of "French President"."""
    return token.lower_ in _TITLE_WORDS or is_country(token.text)


_BEFORE = frozenset(
    """prime vice first deputy acting - interior foreign state national federal regional special senior
    permanent""".split()
)
_TITLE_WORDS = _OFFICES | _BEFORE
_LONGEST_TITLE = 4


def _name_start(doc: Any, first: int) -> int | None:
    """Where the field ends and somebody's name begins: at a given name, else at the first word that is of no field."""
    if (addressed := _past_address(doc, first)) is not None:
        return addressed
    found = None
    for i in range(first, min(len(doc), first + _LONGEST_FIELD)):
        token = doc[i]
        if (behind := _behind_acronym(doc, i)) is not None:
            return behind
        if i == first and _is_acronym_before_a_name(doc, i):
            return i + 1
        if i > first + 1 and _is_name_behind_unit(doc, i):
            return i
        if not _may_be_of_office(token):
            break
        if token.text[:1].islower() or token.tag_ == "POS" or _is_field_name(doc, i, first):
            continue
        if token.lower_ in _FIRST_NAMES:
            return i
        if found is None and not _is_of_field(token):
            found = i
    return found if found is not None and _behind_field(doc, found, first) else None


def _is_acronym_before_a_name(doc: Any, i: int) -> bool:
    """ "Spokesman of HB | Ann Poe": what an office is of, by its acronym alone, and a name of two words."""
    name = doc[i + 1 : i + 3]
    if len(name) < _SHORTEST_ACRONYM or len(doc[i]) < _SHORTEST_ACRONYM or not doc[i].text.isupper():
        return False
    return all(_is_name_word(t) and not t.text.isupper() and t.lower_ not in BODIES | TITLES for t in name)


_SHORTEST_ACRONYM = 2


def _past_address(doc: Any, first: int) -> int | None:
    """Where a name begins behind a title that stands before nothing but a name: "chief of the Harbour Guard Datuk | Jo
    Lane"."""
    for i in range(first, min(len(doc) - 1, first + _LONGEST_FIELD)):
        if not _may_be_of_office(doc[i]):
            return None
        if i > first and doc[i].lower_ in _ADDRESSES and doc[i].text.istitle() and _is_name_word(doc[i + 1]):
            return i + 1
    return None


_ADDRESSES = frozenset({"datuk", "datin", "dato", "seri"})


def _behind_acronym(doc: Any, i: int) -> int | None:
    """Where a name begins behind the acronym in brackets that opens at a token: "head of the Harbour Bureau (HB) | Ann
    Poe", "Chief of the Navy (CON) Rear Adm. | Ann Poe"."""
    acronym = doc[i].text == "(" and i + 4 < len(doc) and doc[i + 1].text.isupper() and doc[i + 2].text == ")"
    name = _past_ranks(doc, i + 3) if acronym else len(doc)
    if name + 1 >= len(doc) or not (_is_name_word(doc[name]) and _is_name_word(doc[name + 1])):
        return None
    return name if doc[name].lower_ not in BODIES | TITLES else None


def _past_ranks(doc: Any, i: int) -> int:
    """Behind the ranks that begin at a token: "Rear Adm. | Ann Poe", "Brig. Gen. | Ann Poe"."""
    while i < len(doc) and (doc[i].lower_ in _RANKS | _OF_RANKS or doc[i].text == "."):
        i += 1
    return i


_OF_RANKS = frozenset("rear vice air group wing chief marshal major brigadier commodore commander captain".split())


def _may_be_of_office(token: Any) -> bool:
    """Whether the token may stand between an office and its bearer: a word or "&", and no verb or pronoun."""
    worded = token.text[:1].isalpha() or token.text == "&" or token.tag_ == "POS"
    return worded and token.pos_ not in ("VERB", "AUX", "PRON")


def _is_of_field(token: Any) -> bool:
    """Whether the token is a word for what offices are of: "Interior", "Tarsia"."""
    return token.lower_ in _OF_FIELDS or is_country(token.text)


def _is_field_name(doc: Any, i: int, first: int) -> bool:
    """Whether the word belongs to a name behind "the", which no person's is ("spokesman of the Harbour Front")."""
    if doc[i].lower_ in GIVEN or _ends_a_body(doc, first, i):
        return False
    while i > first and doc[i - 1].text[:1].isupper() and doc[i - 1].lower_ not in _UNIONS:
        i -= 1
    return i > 0 and doc[i - 1].lower_ == "the"


def _ends_a_body(doc: Any, first: int, i: int) -> bool:
    """Whether a body that is told by words for fields alone ends right before: "of the National Security Committee |
    Jo Lane"; a name of which a body's word is a part goes on ("of the State Bank | Supervision Board")."""
    start = i
    while start > first and doc[start - 1].text[:1].isupper():
        start -= 1
    ahead = [t.lower_ for t in doc[i : i + 2]]
    told = i - start > 1 and doc[i - 1].lower_ in BODIES and all(_is_of_field(t) for t in doc[start:i])
    return told and BODIES.isdisjoint(ahead)


def _is_name_behind_unit(doc: Any, i: int) -> bool:
    """Whether a name of two words, and no more, follows a part of a state's body: "of the SHB Department | Jo Lane |
    said", but not "of the Harbour Office | North Halden"."""
    name, behind = doc[i : i + 2], doc[i + 2 : i + 3]
    unit = doc[i - 1].lower_ in _UNITS and doc[i - 2].text[:1].isupper()
    if not unit or len(name) < _SHORTEST_ACRONYM or not all(map(_is_name_word, name)):
        return False
    places = any(is_country_name(t.text) or t.lower_ in _NO_NAMES for t in name)
    return not places and not (behind and (behind[0].text[:1].isupper() or behind[0].text in ("-", "'s", "’s")))


_UNITS = frozenset("department service directorate committee administration bureau ministry office division".split())
_NO_NAMES = TITLES | frozenset("north south east west northern southern eastern western new old central".split())


def _behind_field(doc: Any, i: int, first: int) -> bool:
    """Whether all between the office and the name is a field, and no name of its own ("University of | Berlin")."""
    return i > first and all(t.text[:1].islower() or t.tag_ == "POS" or _is_of_field(t) for t in doc[first:i])


def _goes_on(doc: Any, i: int) -> bool:
    return _is_name_word(doc[i]) or (doc[i].lower_ in _PARTICLES and i + 1 < len(doc) and _is_name_word(doc[i + 1]))


def _is_name_word(token: Any) -> bool:
    return bool(token.text[:1].isupper() and token.text.isalpha() and token.pos_ in ("PROPN", "NOUN", "ADJ"))


def after_titles(doc: Any, first: int, last: int) -> int:
    """Where the name begins after the last title in the run ("Interior Minister | Ann Poe")."""
    if doc[last].lower_ in BODIES:
        return first
    start = first
    for i in range(first, last + 1):
        several = doc[i].lower_ in TITLES_OF_SEVERAL and i < last  # "Ministers Ann Poe and Jo Hill"
        if several or (doc[i].lower_ in _TITLES and (i < last or doc[i].text[0].isupper())):
            start = i + 1
    while start <= last and (doc[start].is_punct or is_to_be(doc, start)):
        start += 1
    return _past_ground(doc, start, last)


def _past_ground(doc: Any, start: int, last: int) -> int:
    """Where a given name begins behind the ground of an office that goes without its "of" ("Deputy Commissioner Marlow
    Hill District | Ann Poe")."""
    if start == 0 or doc[start - 1].lower_ not in TITLES:
        return start
    behind = (i for i in range(start + 2, last) if doc[i].lower_ in _FIRST_NAMES and doc[i - 1].lower_ in _GROUNDS)
    return next(behind, start)


_GROUNDS = frozenset({"district", "province", "division", "zone", "region", "county", "sector", "tehsil", "ward"})


def is_to_be(doc: Any, i: int) -> bool:
    """ "President-| elect | Ann Poe": what follows a title with a hyphen, in small letters, is none of the name."""
    return bool(i > 1 and doc[i].text.islower() and doc[i - 1].text == "-" and doc[i - 2].lower_ in TITLES)


_TITLES = TITLES | frozenset("amb amb. brig brig. datuk dato herr frau maulana".split())
