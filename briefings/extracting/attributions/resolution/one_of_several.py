"""Who "one", "another", "a third" and "one of the four" are, whom no noun of their own tells.

What stands beside them tells it ("one of the four, | a nurse from Halden |, told us"), or a clause with their name, or
else they are one more of those who spoke before.
"""

from __future__ import annotations

from typing import Any

from briefings.extracting.attributions.resolution.known import Known, Speaker
from briefings.extracting.attributions.speakers.cast.told import Told
from briefings.extracting.attributions.speakers.phrases.names_beside import name_beside, tells_somebody
from briefings.extracting.coreference.mentions.nationality import is_country, is_country_name
from briefings.extracting.coreference.mentions.syntax import named_in_clause
from briefings.extracting.parsing.dependencies import child
from briefings.extracting.parsing.language import Passage

# Somebody of whom only a clause tells more ("another, who gave her name as Jo").
_UNTOLD = frozenset({"another", "one", "someone", "somebody"})
_ORDINALS = frozenset({"second", "third", "fourth", "fifth", "sixth"})
_ELLIPTIC = _UNTOLD | _ORDINALS | {"other", "latter", "former"}
# What stands between "one of" and the words that still tell nobody ("one of | the | four").
_BARE = frozenset({"the", "these", "those", "all"})


def noun_beside(head: Any) -> Any | None:
    """The noun beside a word that tells nobody: the nurse of "one of the four, a nurse from Halden, told us"."""
    if head.lower_ not in _ELLIPTIC or not _tells_nobody(head):
        return None
    return next((c for c in head.rights if c.dep_ == "appos" and _is_a_person(c)), None)


def one_with_a_name(head: Any, run: tuple[int, int] | None) -> Any | None:
    """The "one" that a run begins with whose head is the noun, where a name stands beside it: "| one | of the drivers,
    Jo, told us"."""
    one = head.doc[run[0]] if run is not None else head
    if one.i >= head.i or one.lower_ != "one" or one.nbor(1).lower_ != "of":
        return None
    return one if name_beside(one, head.i) is not None else None


def one_of_several(head: Any, passage: Passage, known: Known) -> Speaker | None:
    """Who "another" is: by the name that a clause gives, else one more of those who spoke before."""
    if head.lower_ in _UNTOLD and (called := named_in_clause(head)) is not None:
        return Speaker(known.name_at(called, passage), None, passage.span(head, head))
    same = _one_more(head, known, passage.at(head))
    return None if same is None else Speaker(same, None, passage.span(head, head))


def _one_more(head: Any, known: Known, at: int) -> str | None:
    """The same kind as whoever without a name spoke last: "two port sources said …; a | third | said"."""
    if head.lower_ == "another":
        return known.register.last_unnamed(at)
    if head.lower_ not in _ORDINALS or not _stands_alone(head):
        return None
    last = known.register.told_last(at)
    kind = None if last is None or last.name != last.text else _kind_of(last)
    return None if kind is None else f"{head.lower_} {kind}"


def _kind_of(told: Told) -> str | None:
    """The "port source" of "two port sources" and "one port source"; None where more than the noun tells who it is."""
    *before, last = told.text.split()
    while before and before[0].lower() in _COUNTS:
        before.pop(0)
    alike = last.lower() in (told.noun, f"{told.noun}s")
    return " ".join([*before, told.noun]) if alike else None


_COUNTS = frozenset({"one", "two", "three", "four", "several", "some", "many", "both", "first", "second", "third"})


def _stands_alone(head: Any) -> bool:
    """Whether nothing but an article stands with the word: "a | third", and not "a | third of them"."""
    before = head.doc[head.left_edge.i : head.i]
    return [t.lower_ for t in before] in (["a"], ["the"]) and not any(c.lower_ == "of" for c in head.rights)


def _tells_nobody(head: Any) -> bool:
    """Whether neither the word nor what it is one of tells who it is: "one of them", and not "one of the pilots"."""
    if any(c.dep_ not in ("det", "punct") for c in head.lefts):
        return False
    of = next((c for c in head.rights if c.lower_ == "of"), None)
    those = None if of is None else child(of, "pobj")
    if of is None or those is None:
        return of is None
    told = any(c.dep_ == "acl" for c in those.rights)  # "one of those robbed"
    bare = not told and all(t.lower_ in _BARE for t in head.doc[of.i + 1 : those.i])
    return bare and (those.pos_ in ("PRON", "NUM") or those.lower_ in _BARE)


def _is_a_person(noun: Any) -> bool:
    """Whether an apposition tells what somebody is: "a nurse from Halden", "a Norwegian"."""
    if noun.doc[noun.left_edge.i].lower_ not in ("a", "an"):
        return False
    of_a_land = is_country(noun.text) and not is_country_name(noun.text)
    return tells_somebody(noun) or of_a_land
