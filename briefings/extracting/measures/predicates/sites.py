"""Where to be is to have a measure: "27 Danes are in Adra prison", "the prison has nine"."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from briefings.beat.measure_lexicon import Lexicon
from briefings.extracting.measures.grammar.arguments import Link, places_at, places_into
from briefings.extracting.measures.grammar.factuality import is_denied
from briefings.extracting.measures.grammar.fronting import fronted
from briefings.extracting.measures.grammar.prepositions import nouns_behind, words_behind
from briefings.extracting.measures.grammar.said import Said
from briefings.extracting.measures.grammar.verb_chains import raised

_HAVING = frozenset({"have", "hold", "house", "contain", "keep"})
_STAYING_AT = frozenset(
    "be live stay remain sit languish reside linger keep hold wait await end find grow rot waste vegetate subsist"
    " suffer sleep camp".split()
)
# "Have turned up in a prison"; many come to a camp of their own will.
_TURNING_UP = frozenset("turn surface resurface reappear land".split())
_LOCKUPS = frozenset("prison jail gaol dungeon cell penitentiary custody detention lockup lock-up".split())
_FILLING = frozenset("fill crowd populate inhabit occupy pack people share".split())
# "Were taken to a prison".
_PUTTING = frozenset(
    "take bring transfer move send put throw lead transport drive deliver confine place lock cram crowd squeeze pack"
    " herd pen shut stuff".split()
)


class Sites:
    """Reads measures off the places where people are said to be."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def by_site(self, anchor: Any, link: Link | None) -> Said | None:
        """Where the counted are, or what has them: "27 Danes are in Adra prison", "the prison has nine"."""
        if link is None or is_denied(link.head):
            return None
        told = (places(anchor, link) for places in _PLACES)
        return self.by_sites(next((there for there in told if there is not None), ()))

    def lead_from(self, verb: Any) -> bool:
        """Whether the verb leads away from such a place: "retrieved seven from the camps"."""
        objects = [c for c in verb.children if c.dep_ == "dobj"]
        heads = [verb, *objects, *(c for noun in objects for c in noun.children if c.dep_ == "conj")]
        return self._are_sites(noun for head in heads for noun in nouns_behind(head, "from"))

    def is_left(self, verb: Any) -> bool:
        """Whether the verb leads out of such a place: "slipped out of al-Hol", "walked from the camp"."""
        ways = (c for c in verb.children if c.lower_ in ("from", "out"))
        further = (noun for way in ways for noun in nouns_behind(way, "of", "from"))
        return self._are_sites([*nouns_behind(verb, "from", "out", "of"), *further])

    def _are_sites(self, nouns: Iterable[Any]) -> bool:
        """Whether one of the nouns is such a place."""
        return any(noun.lemma_.lower() in self._lexicon.sites for noun in nouns)

    def by_site_of(self, verb: Any) -> Said | None:
        """Where those who stay are: "remain in a jail"."""
        return self.by_sites([noun for noun in places_at(verb) if not _number_between(verb, noun)])

    def by_sites(self, nouns: Sequence[Any]) -> Said | None:
        """What it says of people that they are at one of these places."""
        names = (noun.lemma_.lower() if not _is_for_custody(noun) else "prison" for noun in nouns)
        sites = (self._lexicon.sites.get(name) for name in names)
        measure = next(filter(None, sites), None)
        return Said(measure, None) if measure else None


def _to_which_they_are_taken(anchor: Any, link: Link) -> Sequence[Any] | None:
    """The "prison" of "12 were taken to a prison"."""
    return places_into(link.head) if link.role in ("dobj", "nsubjpass") and link.head.lemma_ in _PUTTING else None


def _that_have_them(anchor: Any, link: Link) -> Sequence[Any] | None:
    """The "prison" of "the prison has nine"; the "Roj" of "Ankara holds nine in Roj"."""
    if link.role != "dobj" or link.head.lemma_ not in _HAVING:
        return None
    return [*_all_of(link.head, "nsubj"), *places_at(link.head), *places_at(anchor)]


def _where_they_stay(anchor: Any, link: Link) -> Sequence[Any] | None:
    """The "Roj" of "20 Danes live in Roj"."""
    if link.role == "nsubj" and raised(link.head).lemma_ in _TURNING_UP:
        found = [noun for noun in _where_it_is(raised(link.head)) if _is_lockup(noun)]
        return found or None
    if link.role not in ("nsubj", "nsubjpass", "attr") or raised(link.head).lemma_ not in _STAYING_AT:
        return None
    verb = raised(link.head)
    beside = _of_those_counted(anchor) if link.role == "attr" else []
    ahead = [*_ahead_of(verb), *_in_which(verb)]
    return [*_where_it_is(verb), *_where_they_grow_up(verb), *_of_their_company(verb), *beside, *ahead]


def _in_which(verb: Any) -> list[Any]:
    """The "prisons" of "the prisons of the north, in which 20 Danes | sit", "a jail where 20 | are kept"."""
    if verb.dep_ != "relcl":
        return []
    inside = [noun for prep in verb.children if prep.lower_ in ("in", "at") for noun in prep.children]
    if not any(noun.lower_ == "which" for noun in inside) and not any(c.lower_ == "where" for c in verb.children):
        return []
    place = verb.head
    whole = place.head.head if place.dep_ == "pobj" and place.head.lower_ in ("of", "in") else place
    return [place, whole]


def _where_it_is(verb: Any) -> list[Any]:
    """The places that the verb itself leads to, but those of a number behind it."""
    return [noun for noun in places_at(verb) if not _number_between(verb, noun)]


def _where_they_grow_up(verb: Any) -> list[Any]:
    """The "al-Hol" of "were | growing up in al-Hol"."""
    doing = (c for c in verb.children if c.tag_ == "VBG" and c.lemma_ in _STAYING_AT)
    return [noun for below in doing for noun in places_at(below)]


def _of_their_company(verb: Any) -> list[Any]:
    """The "camps" of "live | with 20 children in camps"."""
    return [noun for person in nouns_behind(verb, "with") for noun in places_at(person)]


def _of_those_counted(anchor: Any) -> list[Any]:
    """The "camp" of "there were | 24 of them at the camp"."""
    return [noun for word in (anchor, *words_behind(anchor, "of")) for noun in places_at(word)]


def _ahead_of(verb: Any) -> list[Any]:
    """The "Roj" of "it is in Roj that 20 Danes | live"."""
    return [token for token in fronted(verb) if token.pos_ in ("NOUN", "PROPN")]


def _that_they_fill(anchor: Any, link: Link) -> Sequence[Any] | None:
    """The "cells" of "40 women crowd the cells"."""
    return _all_of(link.head, "dobj") if link.role == "nsubj" and link.head.lemma_ in _FILLING else None


def _that_are_home_to_them(anchor: Any, link: Link) -> Sequence[Any] | None:
    """The "jail" of "a Kurdish jail is home to 12 Swedes"."""
    return _all_of(link.head.head, "nsubj") if link.role == "oblique" and link.head.lower_ == "home" else None


def _all_of(verb: Any, relation: str) -> list[Any]:
    return [c for c in verb.children if c.dep_ == relation]


# Each says where a clause tells that the counted are; None where it has nothing of the kind. The first that has goes.
_PLACES: tuple[Callable[[Any, Link], Sequence[Any] | None], ...] = (
    _to_which_they_are_taken,
    _that_have_them,
    _where_they_stay,
    _that_they_fill,
    _that_are_home_to_them,
)


def _number_between(verb: Any, noun: Any) -> bool:
    """Whether a place belongs to a number behind the verb: "32 remain in the zone, 13 of them in custody"."""
    between = noun.doc[verb.i + 1 : noun.i]
    return any(token.pos_ == "NUM" and token.head.i != noun.i for token in between)  # not of "sit in | seven jails"


def _is_lockup(noun: Any) -> bool:
    return noun.lemma_.lower() in _LOCKUPS or _is_for_custody(noun)


_BUILDINGS = frozenset({"centre", "center", "facility", "block", "compound", "house"})
_FOR_CUSTODY = frozenset("detention removal deportation holding internment remand prison screening custody".split())


def _is_for_custody(noun: Any) -> bool:
    """ "Removal centres", "a detention facility": as good as a prison."""
    beside = (c.lower_ for c in noun.children if c.dep_ in ("compound", "amod", "nmod"))
    return noun.lemma_.lower() in _BUILDINGS and not _FOR_CUSTODY.isdisjoint(beside)
