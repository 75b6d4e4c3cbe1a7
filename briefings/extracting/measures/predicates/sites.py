"""Where to be is to have a measure: "27 Danes are in Adra prison", "the prison has nine"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from briefings.beat.measure_lexicon import Lexicon
from briefings.extracting.measures.grammar.arguments import Link, places_at, places_into
from briefings.extracting.measures.grammar.fronting import fronted
from briefings.extracting.measures.grammar.said import Said
from briefings.extracting.measures.grammar.verb_forms import is_denied, raised

_HAVING = frozenset({"have", "hold", "house", "contain", "keep"})
_STAYING_AT = frozenset(
    {
        "be",
        "live",
        "stay",
        "remain",
        "sit",
        "languish",
        "reside",
        "linger",
        "keep",
        "hold",
        "wait",
        "await",
        "end",
        "find",
        "grow",
        "rot",
        "waste",
        "vegetate",
        "subsist",
        "suffer",
        "sleep",
        "camp",
    }
)


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
        if link.role in ("dobj", "nsubjpass") and link.head.lemma_ in _PUTTING:
            return self.by_sites(places_into(link.head))
        if link.role == "dobj" and link.head.lemma_ in _HAVING:
            inside = [c for c in link.head.children if c.dep_ == "nsubj"]
            inside += [*places_at(link.head), *places_at(anchor)]
        elif link.role in ("nsubj", "nsubjpass", "attr") and raised(link.head).lemma_ in _STAYING_AT:
            staying = raised(link.head)
            inside = [noun for noun in places_at(staying) if not _number_between(staying, noun)]
            doing = [c for c in staying.children if c.tag_ == "VBG" and c.lemma_ in _STAYING_AT]
            inside += [noun for verb in doing for noun in places_at(verb)]  # "were growing up in al-Hol"
            company = [n for c in staying.children if c.lower_ == "with" for n in c.children if n.dep_ == "pobj"]
            inside += [noun for person in company for noun in places_at(person)]  # "live with 20 children in camps"
            if link.role == "attr":  # "there were 24 of them at the camp"
                counted = [anchor, *(n for of in anchor.children if of.lower_ == "of" for n in of.children)]
                inside += [noun for word in counted for noun in places_at(word)]
            inside += [token for token in fronted(staying) if token.pos_ in ("NOUN", "PROPN")]
        elif link.role == "nsubj" and link.head.lemma_ in _FILLING:
            inside = [c for c in link.head.children if c.dep_ == "dobj"]
        elif link.role == "oblique" and link.head.lower_ == "home":  # "a Kurdish jail is home to 12 Swedes"
            inside = [c for c in link.head.head.children if c.dep_ == "nsubj"]
        else:
            return None
        return self.by_sites(inside)

    def lead_from(self, verb: Any) -> bool:
        """Whether the verb leads away from such a place: "retrieved seven from the camps"."""
        objects = [c for c in verb.children if c.dep_ == "dobj"]
        heads = [verb, *objects, *(c for noun in objects for c in noun.children if c.dep_ == "conj")]
        preps = (c for head in heads for c in head.children if c.lower_ == "from")
        nouns = (n for prep in preps for n in prep.children if n.dep_ == "pobj")
        return any(noun.lemma_.lower() in self._lexicon.sites for noun in nouns)

    def is_left(self, verb: Any) -> bool:
        """Whether the verb leads out of such a place: "slipped out of al-Hol", "walked from the camp"."""
        ways = [c for c in verb.children if c.lower_ in ("from", "out")]
        ways += [c for way in ways for c in way.children if c.lower_ in ("of", "from")]
        ways += [c for c in verb.children if c.lower_ == "of"]
        nouns = (n for way in ways for n in way.children if n.dep_ == "pobj")
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


def _number_between(verb: Any, noun: Any) -> bool:
    """Whether a place belongs to a number behind the verb: "32 remain in the zone, 13 of them in custody"."""
    return any(token.pos_ == "NUM" for token in noun.doc[verb.i + 1 : noun.i])


_BUILDINGS = frozenset({"centre", "center", "facility", "block", "compound", "house"})
_FOR_CUSTODY = frozenset("detention removal deportation holding internment remand prison screening custody".split())


def _is_for_custody(noun: Any) -> bool:
    """ "Removal centres", "a detention facility": as good as a prison."""
    beside = (c.lower_ for c in noun.children if c.dep_ in ("compound", "amod", "nmod"))
    return noun.lemma_.lower() in _BUILDINGS and not _FOR_CUSTODY.isdisjoint(beside)
