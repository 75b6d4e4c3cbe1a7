"""What a name is of, by its words and those beside it: "Ms. Poe" a person, "the Halden Herald" an outlet."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any, NamedTuple

from briefings.extracting.attributions.speakers.phrases import person_words
from briefings.extracting.coreference.mentions import vocabulary as words
from briefings.extracting.coreference.mentions.given_names import GIVEN
from briefings.extracting.coreference.mentions.mention import Sort
from briefings.knowledge.agencies import agency_named

_ROMAN = re.compile(r"[IVX]+")
# The surname of somebody who is not to be named in full: "Sabrina W.".
_INITIAL = re.compile(r"[A-ZÀ-Þ]\.")
_OPENS_A_PERSON = frozenset({"abu", "umm", "oum"})
_CAUSES = frozenset({"rights", "freedoms", "liberties"})
_OF_BODIES = person_words.BODIES | words.GROUP_NOUNS


class Name(NamedTuple):
    """A name's words, the tokens `first` to `last` of a passage; `titled` where a title stands before them."""

    doc: Any
    first: int
    last: int
    text: str
    titled: bool

    @property
    def final(self) -> Any:
        """Its last token."""
        return self.doc[self.last]


def sort_of(name: Name) -> Sort:
    """What the first rule that fits says; a single word that none fits may be anything."""
    for fits, sort in _RULES:
        if fits(name):
            return sort
    return "unsure"


def _is_an_agency(name: Name) -> bool:
    """ "Reuters"; "Mr. Reuter" is none."""
    return bool(_agency(name.text, alone=not name.titled))


@lru_cache(maxsize=4_096)
def _agency(name: str, *, alone: bool) -> str | None:
    return agency_named(name, alone=alone)


def _is_well_known(name: Name) -> bool:
    """ "NATO"."""
    return bool(words.well_known(name.text))


def _has_a_title(name: Name) -> bool:
    """ "Ms. Poe"."""
    return name.titled


def _is_a_report(name: Name) -> bool:
    """ "the Global Terrorism Index"."""
    return name.final.lower_ in words.REPORT_NOUNS


def _is_an_outlet(name: Name) -> bool:
    """ "the Halden Herald", "BBC", "Voice of Halden"."""
    if name.final.lower_ in words.OUTLET_ENDINGS or name.text.casefold() in words.OUTLETS:
        return True
    return name.text.startswith("Voice of ")


def _is_called_an_outlet(name: Name) -> bool:
    """ "the Lebanese | newspaper | Al-Nahar", "| broadcaster | Kanal 9"; in "newspaper editor Zora Poe" she is none."""
    opening = name.doc[name.first].lower_
    if not name.first or name.titled or (opening in GIVEN and opening != "al"):
        return False
    noun = name.doc[name.first - 1]
    beside = noun.head.i in (name.last, name.final.head.i) or name.final.head.i == noun.i
    return noun.lower_ in words.PRESS_NOUNS and noun.tag_ in ("NN", "NNP") and beside


def _has_a_word_for_a_body(name: Name) -> bool:
    """ "the Halden Harbour Guard", "Front for Change"; not "Bill Lane", who is called by a word for a law."""
    first = name.first + (name.last > name.first and name.doc[name.first].lower_ in GIVEN)
    return not _OF_BODIES.isdisjoint([token.lower_ for token in name.doc[first : name.last + 1]])


def _is_an_acronym(name: Name) -> bool:
    """ "HDF"; but not "Ann W.", "Charles II" or a name in a heading that is all in capitals."""
    final = name.final.text
    if not final.isupper() or len(final) == 1 or _ROMAN.fullmatch(final):
        return False
    initial = name.last > name.first and _INITIAL.fullmatch(final)
    return not initial and not _all_capitals(name.doc, name.last)


def _all_capitals(doc: Any, i: int) -> bool:
    """Whether the words around are all in capitals, as in a heading."""
    beside = [doc[k].text for k in range(max(0, i - 3), min(len(doc), i + 4)) if k != i and doc[k].is_alpha]
    return bool(beside) and all(word.isupper() for word in beside)


def _opens_with_a_given_name(name: Name) -> bool:
    """ "Ann", "Ann Poe", "Abu Salem"."""
    return name.text.split(" ", 1)[0].lower() in GIVEN or name.doc[name.first].lower_ in _OPENS_A_PERSON


def _is_for_a_cause(name: Name) -> bool:
    """ "Tarsia Human Rights": what a body is for, and nobody is called."""
    return name.last > name.first and name.final.lower_ in _CAUSES


def _follows_what_it_is(name: Name) -> bool:
    """ "the Leeds-based | group | Halden Voices"; in "head of the group Zora Poe" the group is another's. A single word
    tells too little without it ("the news agency Ritza")."""
    if name.first in (0, name.last) or name.doc[name.first - 1].lower_ not in words.NAMED_BY_COMPOUND:
        return False
    noun = name.doc[name.first - 1]
    within_its_phrase = noun.head.i in (name.last, name.final.head.i) or name.final.head.i == noun.i
    return noun.tag_ in ("NN", "NNP") and within_its_phrase and noun.head.lower_ != "of"


def _follows_the(name: Name) -> bool:
    """ "the Ashworth", as people are not called; "the Ashworth trial" tells nothing."""
    if not name.first or name.doc[name.first - 1].lower_ != "the":
        return False
    return name.final.dep_ not in ("compound", "nmod", "amod")


def _has_a_surname(name: Name) -> bool:
    """Two words or more, and no plural: "Zora Poe"."""
    return name.last > name.first and name.final.tag_ != "NNPS"


def is_somewhere(name: Name) -> bool:
    """ "At Kapitan Andreevo", "the Cal Miskaad range": where something is, though no list knows it; not "fired at Zora
    Poe"."""
    if name.last == name.first or name.first == 0 or _opens_with_a_given_name(name) or not _has_a_surname(name):
        return False
    before, final = name.doc[name.first - 1], name.final
    if final.dep_ in ("compound", "nmod") and final.head.i == final.i + 1:
        return before.lower_ == "the" and final.head.lower_ in _GROUND
    there = before.lower_ in _THERE and final.dep_ == "pobj" and final.head.i == before.i
    return there and before.head.lemma_ not in _AIMED


_THERE = frozenset({"in", "at", "near", "outside", "inside", "around", "across", "along", "off"})
# What is done or felt at or in somebody.
_AIMED = frozenset(
    """fire shoot look aim shout laugh stare point throw shot anger yell scream lash hit confidence trust faith belief
    interest believe hope""".split()
)
_GROUND = frozenset(
    """range mountains mountain hills hill valley river plain desert basin crossing district province peninsula strait
    gulf island islands highway pass oasis steppe forest dam oilfield gasfield""".split()
)


_RULES: tuple[tuple[Callable[[Name], bool], Sort], ...] = (
    (_is_an_agency, "agency"),
    (_is_well_known, "body"),
    (_has_a_title, "person"),
    (_is_a_report, "report"),
    (_is_an_outlet, "outlet"),
    (_is_called_an_outlet, "outlet"),
    (_has_a_word_for_a_body, "body"),
    (_is_an_acronym, "body"),
    (_is_for_a_cause, "body"),
    (_opens_with_a_given_name, "person"),
    (_follows_what_it_is, "body"),
    (_follows_the, "body"),
    (_has_a_surname, "person"),
)
