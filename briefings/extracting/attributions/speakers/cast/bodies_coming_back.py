"""What a body is called when it comes back: "the agency", "the charity", "the paper", though its name says nothing."""

from __future__ import annotations

from briefings.extracting.attributions.speakers.cast.description_words import BODY_NOUNS, content_words
from briefings.extracting.coreference.cast import Entry
from briefings.extracting.coreference.mentions.vocabulary import comes_back_as

PEOPLE_SORTS = ("person", "people", "unsure")
"""The sorts of the cast's entries that are people, or may be."""
# What most bodies may be called, whatever their names say, and what only those whose names say nothing.
_ANY_BODY = frozenset({"group", "organisation", "organization", "body"})
LOOSE = _ANY_BODY | frozenset(
    """agency service charity watchdog monitor network office company firm think-tank bureau""".split()
)
COMING_BACK = LOOSE - {"group", "network"}
"""What a body that a sentence opens with may be called at its end."""
# What is called so is no person, and not those whom a story on fighters calls "the group" or "the network".
_NEVER_PEOPLE = frozenset(
    {"organisation", "organization", "charity", "agency", "watchdog", "think-tank", "company", "firm", "bureau"}
)
# Words in the names of bodies that help or watch, of which a text need not say that they are organisations.
_CHARITABLE = frozenset(
    "aid relief rights watch international foundation fund committee association society charity mission".split()
)
# What an outlet may be called; most names of papers look like a person's or anybody's.
PRESS = frozenset("newspaper paper daily weekly tabloid magazine broadcaster channel station outlet website".split())
_STATES = frozenset(
    """ministry government department parliament court police embassy university school bank company army navy
    administration cabinet presidency secretary tribunal television radio newspaper""".split()
)
_BODIES_AND_STATES = BODY_NOUNS | _STATES
LOOSE_OR_PRESS = LOOSE | PRESS
# What no paper or station has in its name: words for other bodies, for states and for those who fight.
_NO_PRESS = (_BODIES_AND_STATES - PRESS) | frozenset(
    """state states republic kingdom caliphate emirate front brigade brigades battalion militia movement party forces
    army union alliance coalition nations""".split()
)


def may_come_back_as(noun: str, name: str, entry: Entry | None) -> bool:
    """Whether a body with the name may come back as the noun; `entry` is whoever of the cast is called so."""
    if entry is None:
        return noun in _ANY_BODY | {"charity"} and _is_an_order(name)
    if not entry.named or entry.sort in ("people", "report"):
        return False
    told, said = _is_of_a_person(entry), set(content_words(name))
    if noun in PRESS:
        known = comes_back_as(entry.name)
        return not told and not said & _NO_PRESS and (known is None or noun in known)
    if entry.sort in PEOPLE_SORTS and (told or noun not in _NEVER_PEOPLE):
        return False  # a name that nothing explains may be a charity's, and is by its looks a person's
    kinds = comes_back_as(entry.name)
    if kinds is not None:
        return noun in kinds
    return not said & (_STATES if noun in _ANY_BODY else _BODIES_AND_STATES)


def is_armed(name: str, noun: str) -> bool:
    """Whether the name is a well-known armed body's that a story calls by the noun ("the group")."""
    kinds = comes_back_as(name) or frozenset()
    return noun in kinds and "militants" in kinds


def _is_of_a_person(entry: Entry) -> bool:
    """Whether the text gives a name an office or shows a gender, as it does of people."""
    return bool(entry.role or entry.gender or entry.likely)


def _is_an_order(name: str) -> bool:
    """ "Save the Sailors": a body's name, of which the cast has the last word at most."""
    words = name.split()
    return len(words) > 2 and words[1] == "the" and words[0].istitle() and words[-1].istitle()


def is_charitable(name: str) -> bool:
    """ "Harbour Relief"."""
    return bool(_CHARITABLE & set(content_words(name)))
