"""Rules for numbers whose noun tells of them: "12 deaths", "300 returnees", "the deaths of 12", "the rest, 142, …"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from briefings.extracting.measures.grammar.arguments import is_one_body, link_of
from briefings.extracting.measures.grammar.said import Said
from briefings.extracting.measures.grammar.slot import Slot
from briefings.extracting.measures.rules.grounds import COLLECTIVES, Grounds
from briefings.extracting.measures.rules.surroundings import text_before
from briefings.extracting.parsing.dependencies import SUBJECTS
from briefings.extracting.quantities.counted_nouns import counts_people

# "A family of seven".
_HOUSEHOLDS = frozenset("family household crew team squad unit gang cell crowd pair trio".split())
# A number behind its noun: "Belgium's returnees, 102 in all, have been tried".
_IN_ALL = re.compile(r" (?:in (?:all|total|number)|altogether|strong)\b")
_BEHIND_NOUN = re.compile(r"\w[,(] ?$|\w \($")
# "Took the lives of 40 civilians, nine soldiers and | 120 gunmen", where the parse lost the way.
_LIVES_OF = re.compile(
    r"\b(?:took|taken|takes?|taking|claim(?:s|ed|ing)?|cost(?:s|ing)?) the lives of [^.;:]*(?:,|\band) $"
)
_ENDS_ASIDE = re.compile(
    r"(?: (?:by|according to|on|in (?:the|his|her|its|their) (?:estimate|estimation|judge?ment|view|opinion|reckoning"
    r"|count|tally)(?: of)?|at (?:the )?(?:last|latest|most recent)) [^,.;()]{3,40}| in all| altogether| all told"
    r"| in (?:the|his|her|its|their) (?:estimate|estimation|judge?ment|view|reckoning))?[,)]"
)
_NOUN_WITHIN = 8
_THE_REST = frozenset({"rest", "others", "remainder"})


def by_its_noun(slot: Slot, on: Grounds) -> Said | None:
    """ "12 deaths", "300 arrests", "129 lives" that were claimed: an event's own name, or one for what is left. Where
    everybody is counted, what befell people goes before what they are called: "12 protesters were arrested". A share
    of the deaths is no share of people who died."""
    if slot.noun is None or slot.group is not None or slot.is_share:
        return None
    if on.members.counts_everybody and counts_people(slot.noun):
        return None
    return on.deeds.by_noun(slot.noun)


def by_its_people(slot: Slot, on: Grounds) -> Said | None:
    """ "12 returnees": people who are called by what they did. A share of those who did it ("20 per cent of the
    returnees") is no share of people who did."""
    if slot.noun is None or slot.quantity.unit == "%":
        return None
    return on.deeds.by_noun(slot.noun)


def by_its_adjective(slot: Slot, on: Grounds) -> Said | None:
    """ "400 returning jihadists", "12 captured fighters"."""
    return on.deeds.by_adjective(slot.noun) if slot.noun is not None else None


def by_being_caught_again(slot: Slot, on: Grounds) -> Said | None:
    """ "100 escapees were caught": of those who go by their flight what befell them since."""
    link = slot.link
    fled = by_its_noun(slot, on) or by_its_adjective(slot, on)
    lost = on.deeds.by_phrase("whereabouts unknown")
    if fled is None or lost is None or fled.measure != lost.measure or link is None:
        return None
    if link.role not in ("nsubjpass", "dobj") or link.head.pos_ != "VERB":
        return None
    said = on.deeds.of_object(link.head, slot.passage)
    return said if said is not None and said.measure != lost.measure else None


# --- a noun that they are of ------------------------------------------------------------------------------------------


def by_the_noun_it_is_of(slot: Slot, on: Grounds) -> Said | None:
    """ "The deaths of 400 fighters", "the bodies of 12 men", "a toll of 20"."""
    link = slot.link
    if link is None or link.role != "of":
        return None
    if link.head.lemma_.lower() in COLLECTIVES | _HOUSEHOLDS or link.head.lower_ == "one":
        return on.deeds.by_verb(link.head, slot.passage)
    if is_one_body(link.head) and slot.noun is not None and slot.noun.dep_ == "conj":
        return None
    return _befell(link.head, on)


def by_the_event_it_is_of(slot: Slot, on: Grounds) -> Said | None:
    """ "The deaths of 20 citizens who had joined": an event of which they are told goes before a clause about them."""
    link = slot.link
    if link is None and slot.noun is not None and _LIVES_OF.search(on.text, slot.sentence[0], slot.quantity.start):
        killing = on.deeds.killing()
        return Said(killing, None, undergone=True) if killing else None
    if link is None or link.role != "of" or is_one_body(link.head):
        return None
    if counts_people(link.head) or on.slots.group(link.head) is not None:
        return None
    return _befell(link.head, on)


def _befell(noun: Any, on: Grounds) -> Said | None:
    """What the noun says befell those whom it is of: "the deaths of"."""
    said = on.deeds.by_noun(noun)
    return replace(said, undergone=True) if said else None


# --- a noun that they stand behind ------------------------------------------------------------------------------------


def by_the_noun_before(slot: Slot, on: Grounds) -> Said | None:
    """ "Belgium's returnees, 102 in all, have been tried"; "the rest, some 140 people, are with the group"."""
    is_aside = _BEHIND_NOUN.search(text_before(slot, on, 3)) and _ENDS_ASIDE.match(on.text, slot.phrase[1])
    if slot.noun is not None:
        return _of_the_rest(slot, on) if is_aside else None
    if is_aside:
        return _of_those_numbered_in_the_aside(slot, on)
    return _of_those_who_are_so_many_in_all(slot, on) if _IN_ALL.match(on.text, slot.quantity.end) else None


def _of_those_numbered_in_the_aside(slot: Slot, on: Grounds) -> Said | None:
    """ "The rest, 142, have resettled"."""
    noun = _noun_before_aside(slot)
    if noun is None or not (on.members.is_kind(noun, slot.passage) or noun.lemma_.lower() in COLLECTIVES):
        return None
    said = on.deeds.by_verb(_counted_with(noun), slot.passage)
    return replace(said, noun=noun) if said else None


def _noun_before_aside(slot: Slot) -> Any | None:
    """The word before the comma or the bracket that the number stands behind."""
    first = slot.first
    return slot.passage.doc[first - 2] if first > 1 else None


def _counted_with(noun: Any) -> Any:
    """The word that has a noun's part in the sentence: "dozens" of "dozens of Pakistanis"."""
    link = link_of(noun)
    return link.head if link is not None and link.role == "of" and link.head.pos_ in ("NUM", "NOUN") else noun


def _of_those_who_are_so_many_in_all(slot: Slot, on: Grounds) -> Said | None:
    """ "Belgium's returnees, 102 in all": of the last people before the number that the beat has a name for."""
    first = slot.first
    before = slot.passage.doc[max(0, first - _NOUN_WITHIN) : first]
    noun = next((token for token in reversed(before) if on.slots.group(token)), None)
    if noun is None:
        return None
    said = on.deeds.by_verb(noun, slot.passage) or on.deeds.by_noun(noun)
    return replace(said, noun=noun) if said else None


def _of_the_rest(slot: Slot, on: Grounds) -> Said | None:
    """ "The rest, some 140 people, are with the group": what is said of those who are numbered in the aside."""
    noun = _noun_before_aside(slot)
    if noun is None or noun.lower_ not in _THE_REST:
        return None
    return on.deeds.by_verb(noun, slot.passage) or _behind_aside(noun, slot, on)


def _behind_aside(noun: Any, slot: Slot, on: Grounds) -> Said | None:
    """A phrase behind the aside that numbers them."""
    link = link_of(noun)
    ahead = on.text[slot.phrase[1] : slot.sentence[1]]
    return on.deeds.by_phrase(ahead) if link is not None and link.role in SUBJECTS else None
