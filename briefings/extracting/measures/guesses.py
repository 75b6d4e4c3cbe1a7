"""Which numbers a second opinion may say something of, and what it may not: no guess of what a sentence denies, of what
is but planned, or of other people's number."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from briefings.extracting.measures.going_out_again import goes_out_again
from briefings.extracting.measures.grammar.arguments import is_of_the_dead
from briefings.extracting.measures.grammar.factuality import is_denied, is_only_ahead
from briefings.extracting.measures.grammar.slot import Slot
from briefings.extracting.measures.grammar.verb_chains import clauses_about, end_of
from briefings.extracting.measures.grammar.verb_forms import leaves_home
from briefings.extracting.measures.membership.wholes import is_whole, tells_of_others
from briefings.extracting.measures.predicates.other_meanings import (
    hands_home,
    joins_a_flight,
    joins_no_war,
    sides_with_others,
)
from briefings.extracting.measures.predicates.standing_meanings import tells_their_countries
from briefings.extracting.measures.rules.counts.conditions import are_only_awaited
from briefings.extracting.measures.rules.counts.either_fate import is_of_either
from briefings.extracting.measures.rules.counts.numbers_of_others import (
    are_only_called_by_it,
    counts_nobody,
    has_others_among_it,
    tells_of_another,
)
from briefings.extracting.measures.rules.grounds import Grounds
from briefings.extracting.measures.rules.matters.fate_rules import is_told_alive
from briefings.extracting.measures.rules.matters.site_rules import INHABITANTS, only_live_there
from briefings.extracting.measures.rules.matters.staying_rules import are_so_no_longer
from briefings.extracting.measures.rules.matters.way_rules import are_on_the_way
from briefings.extracting.measures.rules.surroundings import word_behind
from briefings.extracting.parsing.dependencies import SUBJECTS, child
from briefings.extracting.quantities.counted_nouns import counts_people

_KEEPING_OUT = frozenset({"bar", "ban", "blacklist"})
_LISTING = frozenset({"include", "comprise", "number", "involve"})
_HOUSING = frozenset("live reside house shelter host accommodate dwell inhabit".split())
_INFINITIVE_WITHIN = 4


def may_be_guessed(slot: Slot, on: Grounds) -> bool:
    """Whether the slot may have a measure that no rule gives: not out of what others are counted, nor what has not
    come true."""
    return on.members.may_be_counted(slot) and not any(rules_it_out(slot, on) for rules_it_out in _AGAINST)


def _is_share_of_those_who_did(slot: Slot, on: Grounds) -> bool:
    """ "95 per cent of the returnees have work": a share of those who did it is none of people who did."""
    return slot.quantity.unit == "%" and slot.noun is not None and on.deeds.by_noun(slot.noun) is not None


def _is_of_others(slot: Slot, on: Grounds) -> bool:
    """ "130 of | 420 fighters": what the sentence says is said of others."""
    return is_whole(slot) or tells_of_others(slot)


def _are_somebodys(slot: Slot, on: Grounds) -> bool:
    """ "The mothers of 25 orphans": what is told is told of others."""
    link = slot.link
    return link is not None and link.role == "of" and counts_people(link.head) and not link.head.like_num


def _are_parts_in_a_list(slot: Slot, on: Grounds) -> bool:
    """ "This includes 60 of the 400 fighters from Norway": what became of the part is told elsewhere, if at all."""
    if on.slots.whole_ahead(slot) is None:
        return False
    return all(verb.pos_ != "VERB" or verb.lemma_ in _LISTING for verb in _verbs_about(slot))


def _are_only_planned(slot: Slot, on: Grounds) -> bool:
    """ "Plans to fly out 25 mothers were dropped", "no country has flown home 14": whether an infinitive that tells
    what was wanted, or a verb that is denied, leads to the number, however the parse has it."""
    ahead = slot.passage.doc[max(slot.token.sent.start, slot.first - _INFINITIVE_WITHIN) : slot.first]
    verb = next((token for token in reversed(ahead) if token.pos_ == "VERB"), None)
    if verb is None or verb.i == 0:
        return False
    return (verb.nbor(-1).lower_ == "to" and is_only_ahead(verb)) or is_denied(verb)


def _are_told_alive(slot: Slot, on: Grounds) -> bool:
    """ "18 are still alive"."""
    return is_told_alive(slot)


def _are_kept_out(slot: Slot, on: Grounds) -> bool:
    """ "54,000 people barred from entering"."""
    return any(verb.lemma_ in _KEEPING_OUT for verb in _verbs_about(slot))


def _take_another_side(slot: Slot, on: Grounds) -> bool:
    """ "Three Finns joined the Peshmerga", "its men hold 200 women"."""
    verbs = _verbs_about(slot)
    return any(sides_with_others(verb) or on.members.are_captives_of_theirs(slot, verb) for verb in verbs)


def _leave_with_others(slot: Slot, on: Grounds) -> bool:
    """ "Two Britons have joined the exodus", "have joined their family", "were handed over to diplomats"."""
    return any(joins_a_flight(verb) or joins_no_war(verb) or hands_home(verb) for verb in _verbs_about(slot))


def _has_not_come_true(slot: Slot, on: Grounds) -> bool:
    """ "None of the 40 has come home", "40 may come home"."""
    verbs = (verb for verb in _verbs_about(slot) if verb.pos_ in ("VERB", "AUX"))
    return any(is_denied(verb) or is_only_ahead(verb) for verb in verbs)


def _verbs_about(slot: Slot) -> list[Any]:
    """What the number hangs on, what that hangs on, the clauses about the counted, and the infinitives below these."""
    link = slot.link
    above = [link.head, link.head.head] if link is not None else []
    verbs = [*above, *clauses_about(slot.anchor)]
    return [*verbs, *(below for verb in verbs for below in verb.children if below.dep_ == "xcomp")]


def _only_live_there(slot: Slot, on: Grounds) -> bool:
    """ "48,000 people with ties to the group are living in two camps": the inhabitants of a camp, whoever they are."""
    anybody = slot.noun is not None and slot.noun.lemma_.lower() in INHABITANTS
    if only_live_there(slot, on):
        return True
    return anybody and any(verb.lemma_ in _HOUSING for verb in _verbs_about(slot))


def _is_somebody(slot: Slot, on: Grounds) -> bool:
    """ "From one person", "one is a student": of somebody alone, only what the rules read is told."""
    return slot.quantity.low == slot.quantity.high == 1


def _are_told_by_country(slot: Slot, on: Grounds) -> bool:
    """ "Syrians accounted for 43 per cent of them, Iraqis for 42": where a share is from, and nothing that it did."""
    before = slot.passage.doc[slot.token.sent.start : slot.first]
    return any(token.lemma_ in _ACCOUNTING for token in before) and bool(on.origins.peoples_told(slot.sentence))


_ACCOUNTING = frozenset({"account", "constitute"})


def _is_a_rate_of_theirs(slot: Slot, on: Grounds) -> bool:
    """ "Put the monthly inflow at 200": so many in each month."""
    before = slot.passage.doc[slot.token.sent.start : slot.first]
    return any(token.lower_ in _EACH_TIME for token in before[-_RATE_WITHIN:])


_EACH_TIME = frozenset({"monthly", "weekly", "daily", "yearly", "annual"})
_RATE_WITHIN = 6


def _do_something_told(slot: Slot, on: Grounds) -> bool:
    """ "Twelve have done it since May": what it is that they did, only the rules can tell."""
    link = slot.link
    if link is None or link.head.lemma_ != "do":
        return False
    return any(c.dep_ == "dobj" and c.lower_ in ("it", "this", "that", "so") for c in link.head.children)


def _take_others_back(slot: Slot, on: Grounds) -> bool:
    """ "Two of the mothers took a child back with them": those who do it to others are not told to be there."""
    link = slot.link
    if link is None or link.role != "nsubj" or link.head.lemma_ not in _LEADING:
        return False
    return any(c.dep_ == "dobj" and counts_people(c) for c in link.head.children)


_LEADING = frozenset({"take", "bring", "fetch", "carry", "lead", "escort", "accompany"})


def _are_so_many_each(slot: Slot, on: Grounds) -> bool:
    """ "Three each from Nepal and Bhutan": no sum of those counted."""
    behind = word_behind(slot)
    return behind is not None and behind.lower_ == "each"


def _were_there_a_while(slot: Slot, on: Grounds) -> bool:
    """ "Over 1,000 spent time in Syria": what they did there isn't told."""
    link = slot.link
    return link is not None and link.role in SUBJECTS and link.head.lemma_ == "spend"


def _are_only_called_so(slot: Slot, on: Grounds) -> bool:
    """ "Five returnees planned attacks", "100 fighters who went there will stand trial"."""
    said = on.deeds.by_noun(slot.noun) if slot.noun is not None else None
    said = said or on.deeds.by_clause_of(slot.anchor, slot.passage)
    return said is not None and are_only_called_by_it(said, slot)


def _are_only_awaited(slot: Slot, on: Grounds) -> bool:
    """ "Forty are expected back in May", "the bodies of nine were flown home"."""
    link = slot.link
    return are_only_awaited(slot) or (link is not None and link.role == "of" and is_of_the_dead(link.head))


def _want_something(slot: Slot, on: Grounds) -> bool:
    """ "Nine of them have asked for help": what they did before, or where they are, is not told."""
    link = slot.link
    return link is not None and link.role == "nsubj" and link.head.lemma_ in _WANTING


_WANTING = frozenset("ask write apply appeal want wish hope request demand beg plead complain sue petition".split())


def _are_told_by_place(slot: Slot, on: Grounds) -> bool:
    """ "33 are dead, 14 in Turkey": what those there did is not told."""
    link = slot.link
    alone = slot.noun is None and (link is None or link.role not in SUBJECTS | {"dobj", "attr"})
    return alone and on.text[slot.quantity.end : slot.quantity.end + 4] == " in "


def _has_so_much(slot: Slot, on: Grounds) -> bool:
    """ "He has 20,000, and a helicopter": what some officer has at hand, whatever that is."""
    link = slot.link
    if slot.noun is not None or link is None or link.role != "dobj" or link.head.lemma_ != "have":
        return False
    return any(c.dep_ == "nsubj" and c.lower_ in ("he", "she", "i") for c in link.head.children)


def _only_tried_to(slot: Slot, on: Grounds) -> bool:
    """ "432 are reported to have attempted to travel to Syria": nobody knows how many got there."""
    link = slot.link
    if link is None or link.role not in SUBJECTS | {"of"}:
        return False
    verbs = (verb for verb in _verbs_about(slot) if verb.i > slot.token.i and verb.lemma_ in _TRYING)
    return any(c.dep_ == "xcomp" and c.pos_ == "VERB" for verb in verbs for c in verb.children)


_TRYING = frozenset("attempt try seek plan hope aim intend".split())


def _is_far_from_it(slot: Slot, on: Grounds) -> bool:
    """ "Far from being down to its last thousand men"."""
    return _FAR_FROM.search(on.text, slot.sentence[0], slot.quantity.start) is not None


_FAR_FROM = re.compile(r"\b(?:far from|rather than|instead of) (?:being|having) [^,.;]*$", re.IGNORECASE)


def _are_kept_from_leaving(slot: Slot, on: Grounds) -> bool:
    """ "240 have been pulled out of departure queues"."""
    link = slot.link
    if link is None or link.role not in ("dobj", "nsubjpass") or link.head.lemma_ not in _TAKING_OFF:
        return False
    return _LEAVING_FROM.search(on.text, slot.passage.at(link.head), slot.sentence[1]) is not None


_TAKING_OFF = frozenset("pull take remove haul fetch call turn stop hold prevent".split())
_LEAVING_FROM = re.compile(r"\b(?:departure|boarding|check-in|outbound|passport (?:queue|desk|control)|gate)s?\b")


def _only_come_from_there(slot: Slot, on: Grounds) -> bool:
    """ "Some 10,000 come from countries other than Syria and Iraq": whence they are, and nothing that they did."""
    link = slot.link
    return link is not None and link.role in SUBJECTS and tells_their_countries(link.head)


_AGAINST: tuple[Callable[[Slot, Grounds], bool], ...] = (
    _is_of_others,
    _is_share_of_those_who_did,
    _are_somebodys,
    _are_parts_in_a_list,
    _are_only_planned,
    _are_told_alive,
    tells_of_another,
    has_others_among_it,
    counts_nobody,
    _are_kept_out,
    _take_another_side,
    _leave_with_others,
    _has_not_come_true,
    goes_out_again,
    _only_live_there,
    _do_something_told,
    _take_others_back,
    _are_so_many_each,
    _is_somebody,
    _are_told_by_country,
    _is_a_rate_of_theirs,
    _were_there_a_while,
    _are_only_called_so,
    _are_only_awaited,
    _want_something,
    _are_told_by_place,
    _has_so_much,
    _only_tried_to,
    _is_far_from_it,
    _are_kept_from_leaving,
    are_on_the_way,
    is_of_either,
    _only_come_from_there,
)


def leaves_a_place(slot: Slot, measure: str, on: Grounds) -> bool:
    """ "2,000 people left the enclave": who leaves that sets out for nowhere, and has joined nobody; nor has anybody
    moved on who gets to the beat's own ground ("crossed from Syria into Iraq"); nor is held who "got out of a jail";
    nor is home again who "left Finland with her"."""
    if measure == on.deeds.custody():
        return _OUT_OF_JAIL.search(on.text, *slot.sentence) is not None
    joined = on.deeds.joining()
    link = slot.link
    verbs = [*clauses_about(slot.anchor), *([link.head] if link is not None else [])]
    if measure == on.deeds.moving_on():
        return any(on.deeds.leads_to_core(verb, slot.passage) for verb in verbs if verb.pos_ == "VERB")
    if measure == on.deeds.back_home(on.deeds.custody() or ""):
        return any(verb.lemma_ in _SETTING_OUT and not _is_no_home(verb, slot, on) for verb in verbs)
    if joined is not None and joined.measure == measure and any(verb.lemma_ in _SENDING_AWAY for verb in verbs):
        return True
    left = any(verb.lemma_ == "leave" and _is_no_home(verb, slot, on) for verb in verbs)
    return left and joined is not None and joined.measure == measure


_SENDING_AWAY = frozenset({"deport", "expel"})
_SETTING_OUT = frozenset({"leave", "depart"})
_OUT_OF_JAIL = re.compile(
    r"\b(?:g[eo]t(?:s|ting|ten)?|br[eo]ak(?:s|ing)?|broke|walk(?:s|ed|ing)?|bolt(?:s|ed)?|let|made (?:it|their way))"
    r" (?:out of|free (?:of|from)|from) (?:an? |the |its |their |that )?(?:\w+ )?(?:jail|prison|cell|camp|custody)"
)


def _is_no_home(verb: Any, slot: Slot, on: Grounds) -> bool:
    """Whether what is left is no home: "left the enclave", "left Raqqa in buses"."""
    return not leaves_home(verb) or on.deeds.leads_out_of_core(verb, slot.passage)


def are_only_there(slot: Slot, measure: str, on: Grounds) -> bool:
    """ "There are 150 children with a foreign parent in the region": that they are there, and nothing that befell
    them; nor do "former ISIS members" fight on."""
    link = slot.link
    if measure == on.deeds.fighting():
        return are_so_no_longer(slot, on)
    if link is None or link.role != "attr" or child(link.head, "expl") is None:
        return False
    return next(clauses_about(slot.anchor), None) is None


def are_among_those_leaving(slot: Slot, measure: str, on: Grounds) -> bool:
    """ "Buses took them out under a deal. … He put the number of foreigners at 250": of those who left, and who fight
    there no more."""
    if measure != on.deeds.fighting() or not _NUMBER_OF_FOREIGNERS.search(on.text, *slot.sentence):
        return False
    before = on.text[max(0, slot.sentence[0] - _DEPARTURE_WITHIN) : slot.quantity.start]
    return bool(_DEAL.search(before) and _DEPARTURE.search(before))


_NUMBER_OF_FOREIGNERS = re.compile(
    r"\bnumber of (?:the )?(?:foreigners|strangers|outsiders)\b(?! (?:who|fighting|still|left|in (?:its|their)))"
)
_DEPARTURE_WITHIN = 700
_DEAL = re.compile(r"\b(?:deal|agreement|truce|accord|evacuat\w+|surrender\w*|convoy)\b")
_DEPARTURE = re.compile(
    r"\b(?:(?:rode|drove|took|taken|carried|slip(?:ped)?|bussed|bused|let|driven|walked|pulled) (?:them |\w+ )?out"
    r"|left|evacuat\w+|convoy)\b"
)


def is_told_elsewhere(slot: Slot, measure: str, on: Grounds) -> bool:
    """Whether those who would be home again are told to be, or to get, elsewhere: "two in Somalia", "got to Islamic
    State", "flew to Istanbul"."""
    back = on.deeds.back_home(on.deeds.custody() or "")
    if back is None or measure != back:
        return False
    return any(_leads_elsewhere(way, slot, on) for way in _LEADING_TO.finditer(on.text, *_told_of(slot)))


_LEADING_TO = re.compile(r"\b(?:(?P<to>to|into)|in|at) (?:the )?(?=[A-Z])")


def _told_of(slot: Slot) -> tuple[int, int]:
    """From the number to the end of what is said of it: its clause, or its verb with what that leads to."""
    link = slot.link
    if link is None or link.role not in SUBJECTS or link.head.i < slot.token.i:
        return slot.quantity.end, slot.clause[1]
    return slot.passage.at(link.head), end_of(link.head, slot.passage)


def _leads_elsewhere(way: re.Match[str], slot: Slot, on: Grounds) -> bool:
    """Whether what stands behind the "to" or "in" is the beat's own side, its own ground, or a country that is not the
    counted people's; "in" one that need not be, theirs must be known."""
    start = way.end()
    span = start, min(start + _NAME_WITHIN, slot.sentence[1])
    if on.members.subject.names((start, start + 1)):
        return True
    there = on.origins.first_inside(span)
    if there is None:
        return False
    told = on.thread.population
    own = {on.home(), told.origin if told is not None else None} | on.origins.peoples_in(slot.sentence)
    known = any(own) or way.group("to") is not None
    return there not in own and (known or on.origins.are_core(frozenset({there})) or there in on.deeds.fronts())


# Characters of a place's name.
_NAME_WITHIN = 12
