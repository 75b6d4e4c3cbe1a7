"""The rules by which a number of people is given its measure, each with a name; `RULES` is the order in which they
are asked.

A rule gets the number's slot and the document's `Grounds`, and returns what is said of the counted, or None.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from briefings.extracting.measures.grammar.arguments import is_of_the_dead
from briefings.extracting.measures.grammar.said import Said
from briefings.extracting.measures.grammar.slot import Slot
from briefings.extracting.measures.membership.wholes import is_former, is_whole, tells_of_others
from briefings.extracting.measures.origins.homes import TAKING_HOME
from briefings.extracting.measures.rules.clauses.company_rules import by_its_company, by_the_verb_it_was_moved_from
from briefings.extracting.measures.rules.clauses.inversion_rules import by_the_predicate_ahead, by_the_verb_it_follows
from briefings.extracting.measures.rules.clauses.noun_rules import (
    by_being_caught_again,
    by_its_adjective,
    by_its_noun,
    by_its_people,
    by_the_event_it_is_of,
    by_the_noun_before,
    by_the_noun_it_is_of,
)
from briefings.extracting.measures.rules.clauses.object_rules import by_how_they_were_left, by_the_things_beside_them
from briefings.extracting.measures.rules.clauses.phrase_rules import by_a_phrase
from briefings.extracting.measures.rules.clauses.verb_rules import (
    by_its_verb,
    by_order,
    by_the_clause_about_it,
    by_the_state_after,
    by_the_state_shared,
    by_the_verb_after,
    by_the_verb_before,
    by_the_verb_behind_its_clause,
    by_the_word_after,
    by_what_all_of_them_undergo,
    by_what_is_ahead,
)
from briefings.extracting.measures.rules.counts.beside_rules import (
    by_coordination,
    by_including,
    by_its_country,
    by_what_it_is_among,
    by_what_they_are_among_them,
)
from briefings.extracting.measures.rules.counts.conditions import are_only_awaited
from briefings.extracting.measures.rules.counts.deeming_rules import by_what_they_are_held_to_be
from briefings.extracting.measures.rules.counts.either_fate import is_of_either
from briefings.extracting.measures.rules.counts.elliptic_rules import (
    by_another_count,
    by_its_degree,
    by_the_country_it_is_with,
    by_the_item_before,
    by_the_list_it_opens,
    by_the_lone_verb,
    by_the_sentence_before,
    by_the_state_it_numbers,
    by_the_verb_left_out,
    by_the_verb_repeated,
    by_what_it_was_before,
    by_what_they_did_when_so_many,
)
from briefings.extracting.measures.rules.counts.figure_rules import by_what_they_are_counted_as
from briefings.extracting.measures.rules.counts.numbers_of_others import (
    are_only_called_by_it,
    counts_nobody,
    has_others_among_it,
    is_told_of_another,
)
from briefings.extracting.measures.rules.counts.part_rules import (
    by_its_heading,
    by_its_kind,
    by_its_whole,
    by_the_end_of_a_part,
    by_the_part_it_is,
    by_the_whole_ahead,
    by_those_just_told,
    by_what_befalls_a_part,
    by_what_it_makes_up,
    by_what_they_did_it_as,
    by_where_a_part_comes_from,
    by_whom_they_are,
)
from briefings.extracting.measures.rules.counts.retold_rules import (
    by_another_figure,
    by_doing_so,
    by_having_come_home,
    by_the_dead_they_are_of,
    by_the_latter,
    by_the_noun_they_are_of,
    by_the_sum_they_make,
    by_those_it_numbers,
)
from briefings.extracting.measures.rules.counts.tally_rules import by_its_tally
from briefings.extracting.measures.rules.grounds import Grounds, Rule
from briefings.extracting.measures.rules.lasting import with_what_lasts
from briefings.extracting.measures.rules.matters.attempt_rules import by_having_got_there
from briefings.extracting.measures.rules.matters.contribution_rules import (
    by_being_at_home_again,
    by_being_back,
    by_what_was_given,
)
from briefings.extracting.measures.rules.matters.court_rules import (
    at_home,
    by_the_court_they_face,
    by_the_execution_ordered,
    by_the_sentence_passed,
    by_the_sentence_shared,
)
from briefings.extracting.measures.rules.matters.fate_rules import by_being_alive, by_the_fate_nobody_knows
from briefings.extracting.measures.rules.matters.keeping_rules import by_what_holds_them
from briefings.extracting.measures.rules.matters.presence_rules import (
    are_on_another_front,
    by_being_hemmed_in,
    by_how_many_are_there,
    by_the_front_they_are_on,
    by_the_ground_right_behind,
    by_the_ground_they_are_on,
    by_where_a_part_is,
)
from briefings.extracting.measures.rules.matters.site_rules import (
    are_of_anybody,
    by_its_site,
    by_the_site_beside_them,
    by_the_vehicle_they_are_taken_off,
    by_where_they_are_counted,
    by_whom_others_keep,
    only_live_there,
)
from briefings.extracting.measures.rules.matters.staying_rules import now
from briefings.extracting.measures.rules.matters.strength_rules import (
    by_an_estimate,
    by_how_it_changed,
    by_whose_they_are,
)
from briefings.extracting.measures.rules.matters.turning_rules import (
    by_the_cleft,
    by_the_newcomers_they_are_among,
    by_the_side_they_belong_to,
    by_the_side_they_take,
    by_the_way_out,
    by_those_who_include_them,
    by_what_they_became,
)
from briefings.extracting.measures.rules.matters.way_rules import as_moved_on, is_still_on_the_way, only_tried

_IN_ABSENCE = re.compile(r"(?: of (?:them|whom|these|those))? (?:all )?in (?:absentia|(?:his|her|their) absence)\b")


RULES: tuple[Rule, ...] = (
    by_being_caught_again, by_the_verb_repeated, by_doing_so, by_the_dead_they_are_of, by_having_come_home,
    by_having_got_there,
    by_those_it_numbers, by_the_latter,
    by_the_execution_ordered, by_the_event_it_is_of, by_its_noun, by_where_a_part_comes_from,
    by_the_fate_nobody_knows, by_what_holds_them, by_what_they_are_held_to_be,
    by_being_alive, by_its_heading,
    by_the_state_after, by_the_state_shared, by_how_they_were_left, by_including,
    by_what_they_are_among_them, by_what_they_did_it_as,
    by_its_degree, by_where_a_part_is, by_the_list_it_opens, by_what_it_was_before, by_the_noun_before,
    by_what_befalls_a_part, by_what_is_ahead, by_the_predicate_ahead, by_the_verb_it_follows,
    by_its_site, by_the_vehicle_they_are_taken_off, by_whom_others_keep, by_whose_they_are, by_how_it_changed,
    by_what_was_given, by_being_back, by_being_at_home_again,
    by_the_sentence_passed, by_the_sentence_shared, by_the_cleft, by_the_way_out,
    by_the_side_they_take, by_what_they_became, by_those_who_include_them,
    by_the_verb_it_was_moved_from, by_the_lone_verb, by_its_kind, by_the_verb_behind_its_clause,
    by_its_verb, by_the_clause_about_it,
    by_the_verb_after, by_the_verb_before, by_the_things_beside_them, by_the_word_after,
    by_the_noun_it_is_of, by_another_figure, by_its_tally, by_how_many_are_there,
    by_what_it_is_among, by_its_country,
    by_what_it_makes_up, by_a_phrase, by_its_people, by_its_adjective, by_its_whole,
    by_the_end_of_a_part,
    by_whom_they_are, by_what_they_did_when_so_many, by_its_company,
    by_the_sentence_before, by_the_item_before, by_the_country_it_is_with,
    by_coordination, by_the_verb_left_out, by_the_state_it_numbers,
    by_order,
    by_where_they_are_counted, by_what_they_are_counted_as,
    by_the_whole_ahead, by_those_just_told, by_the_part_it_is,
    by_the_site_beside_them, by_the_newcomers_they_are_among, by_the_side_they_belong_to,
    by_the_front_they_are_on, by_the_ground_they_are_on, by_being_hemmed_in, by_an_estimate,
    by_another_count, by_the_ground_right_behind, by_the_noun_they_are_of,
    by_the_sum_they_make,
)  # fmt: skip


# Of a number out of which another is counted ("60 of its 1.8 million citizens") only its heading or a clause about it
# tells.
RULES_OF_WHOLES: tuple[Rule, ...] = (
    by_its_noun, by_the_fate_nobody_knows, by_its_heading, by_the_clause_about_it, by_what_all_of_them_undergo,
    by_whom_others_keep, by_its_people,
)  # fmt: skip


def said_of(slot: Slot, on: Grounds) -> Said | None:
    """What the first rule that knows says of the counted; None where none does, or where nothing is said of them."""
    if tells_of_others(slot) or (on.members.counts_everybody and is_former(slot)):
        return None
    said = next(_heard(slot, on), None)
    said = _by_the_main_clause(said, slot, on) if said is not None else None
    if said is None and not is_whole(slot):
        return by_the_court_they_face(slot, on)
    if said is not None and (are_only_called_by_it(said, slot) or _only_moves_about(said, slot, on)):
        return None
    if (
        said is None
        or is_still_on_the_way(said, slot, on)
        or only_tried(said, slot, on)
        or is_of_either(slot, on)
        or _is_of_a_sum_of_others(slot, on)
        or counts_nobody(slot, on)
        or _is_nobody_held(said, slot, on)
        or _is_not_back_yet(said, slot, on)
    ):
        return None
    said = _arrived_home(now(said, slot, on), slot, on) if said.measure else None
    said = as_moved_on(said, slot, on) if said is not None else None
    if said is not None and are_on_another_front(said, slot, on):
        said = replace(said, measure=on.deeds.moving_on() or said.measure)
    return at_home(with_what_lasts(said, slot, on), slot, on) if said is not None else None


def _by_the_main_clause(said: Said, slot: Slot, on: Grounds) -> Said:
    """What is said; of those of whom a clause tells what they did before, what the sentence tells of them now: "33 men
    who had fought were put under arrest"."""
    link, verb = slot.link, said.verb
    if link is None or verb is None or verb.dep_ != "relcl" or link.role != "nsubjpass" or verb.i > link.head.i:
        return said
    told = on.deeds.by_phrase(on.text[slot.passage.at(link.head) : slot.clause[1]])
    return said if told is None else replace(told, verb=link.head, undergone=True)


def _only_moves_about(said: Said, slot: Slot, on: Grounds) -> bool:
    """ "Up to 200 fighters reached the town", "90 militants made the journey in a convoy": who is of the beat's own
    kind already joins nobody by getting somewhere, but from abroad."""
    joining, verb = on.deeds.joining(), said.verb
    if joining is None or said.measure != joining.measure:
        return False
    goes = verb is not None and (verb.lemma_ in _GETTING_THERE or _leaves_for_nowhere(verb, slot, on))
    if not goes and not (_MADE_A_JOURNEY.search(on.text, *slot.clause) and not on.origins.names_core(slot.clause)):
        return False
    foreign = on.origins.are_from_abroad(slot.phrase) or on.origins.are_foreign(slot.phrase)
    return on.members.is_own_kind(slot) and not foreign


def _leaves_for_nowhere(verb: Any, slot: Slot, on: Grounds) -> bool:
    """ "Some 250 fighters left with their families": out of a town, and nobody says for which war."""
    if verb.lemma_ not in _LEAVING or verb.dep_ in ("relcl", "acl") or on.origins.names_core(slot.clause):
        return False  # "of the 50 fighters who left" they did for the war
    return not any(c.dep_ == "dobj" or (c.dep_ == "prep" and c.lower_ in ("for", "to")) for c in verb.rights)


_GETTING_THERE, _LEAVING = frozenset({"reach", "enter"}), frozenset({"leave", "depart", "exit"})
_MADE_A_JOURNEY = re.compile(r"\b(?:ma[dk]e|making) (?:the|that|this|their) (?:\w+ )?(?:journey|trip|crossing)\b")


def _arrived_home(said: Said | None, slot: Slot, on: Grounds) -> Said | None:
    """What is said; that they have come back, of those who arrive in a country of the fronts which is told to take its
    people home: "Six men arrived in Kosovo" below "Kosovo repatriates its citizens"."""
    back = (
        on.deeds.back_home(on.deeds.custody() or "")
        if said is not None and said.measure == on.deeds.moving_on()
        else None
    )
    if said is None or back is None:
        return said
    takers = on.origins.told_by(TAKING_HOME, _NOTHING, (0, len(on.text)))
    there = on.origins.first_inside((slot.phrase[1], slot.sentence[1]))
    return replace(said, measure=back) if there in takers else said


_NOTHING = re.compile(r"(?!)")


def _is_of_a_sum_of_others(slot: Slot, on: Grounds) -> bool:
    """ "149 were turned back at the border. The figure includes 12 who were sent home last week": of a number that is
    none of the beat's measures, nor is its part."""
    told = on.thread.people
    return told is not None and told.measure is None and bool(_SUM_INCLUDES.match(on.text, slot.sentence[0]))


_SUM_INCLUDES = re.compile(
    r"(?:The|This|That) (?:latest |overall )?(?:figure|number|total|sum|tally|count|group|list) (?:also )?"
    r"(?:include[sd]?|comprise[sd]?|cover(?:s|ed)|count(?:s|ed))\b"
)


def _heard(slot: Slot, on: Grounds) -> Iterator[Said]:
    """What each rule in turn says of the counted, where it may be said of them."""
    rules = RULES_OF_WHOLES if is_whole(slot) or has_others_among_it(slot, on) else RULES
    for rule in rules:
        said = rule(slot, on)
        if said is not None and not is_told_of_another(said.verb, slot) and on.members.may_be_said(slot, said):
            yield said


def _is_not_back_yet(said: Said, slot: Slot, on: Grounds) -> bool:
    """Whether those are told to be back who are only awaited ("40 are expected home in May"), dead ("the bodies of
    nine were flown home"), or taken from one place of the beat's own ground to another."""
    home = on.deeds.by_phrase("back home")
    back = on.deeds.back_home(on.deeds.custody() or "") or (home.measure if home is not None else None)
    if back is None or said.measure != back:
        return False
    link = slot.link
    if are_only_awaited(slot) or (link is not None and link.role == "of" and is_of_the_dead(link.head)):
        return True
    return link is not None and any(_is_flown_to_core(verb, slot, on) for verb in _verbs_in_a_row(link.head))


def _verbs_in_a_row(verb: Any) -> tuple[Any, ...]:
    return (verb, *(c for c in verb.children if c.dep_ == "conj" and c.pos_ == "VERB"))


def _is_flown_to_core(verb: Any, slot: Slot, on: Grounds) -> bool:
    """ "Were airlifted out of Raqqa and flown to Kurdish Iraq"."""
    led = any(c.dep_ == "prep" and c.lower_ in ("to", "into") for c in verb.children)
    return led and verb.lemma_ in _CARRYING and on.deeds.leads_to_core(verb, slot.passage)


_CARRYING = frozenset("fly airlift lift take bring transfer move bus transport drive carry ferry evacuate".split())


def _is_nobody_held(said: Said, slot: Slot, on: Grounds) -> bool:
    """Whether those are told to be held who are tried "in absentia", or who only live in a camp."""
    if said.measure != on.deeds.custody():
        return False
    if _IN_ABSENCE.match(on.text, slot.quantity.end) or only_live_there(slot, on):
        return True
    return slot.noun is None and are_of_anybody(slot, on)
