"""What holds of people for good, where less is told of them now: "12 returnees were arrested" have come home."""

from __future__ import annotations

import re
from dataclasses import replace

from briefings.extracting.measures.grammar.prepositions import words_behind
from briefings.extracting.measures.grammar.said import Said
from briefings.extracting.measures.grammar.slot import Slot
from briefings.extracting.measures.rules.clauses.noun_rules import by_its_adjective, by_its_people
from briefings.extracting.measures.rules.clauses.verb_rules import by_the_clause_about_it
from briefings.extracting.measures.rules.counts.part_rules import (
    AT_HOME,
    by_its_whole,
    by_the_part_it_is,
    by_those_just_told,
    by_those_told_last,
)
from briefings.extracting.measures.rules.grounds import Grounds, Rule
from briefings.extracting.measures.rules.matters.court_rules import by_the_way_home_it_opens_with

_ON_THE_WAY = re.compile(r"\b(?:on (?:the|their) way|en route|at the border)\b")
_OF_THEIR_KIN = re.compile(
    r"\b(?:their|whose) (?:mothers|fathers|parents|wives|husbands|widows|relatives|sons|daughters)\b,? (?:\w+ )?$",
    re.IGNORECASE,
)


def with_what_lasts(said: Said, slot: Slot, on: Grounds) -> Said:
    """What is said; with the measure that holds of them for good, where that keeps what is said: "12 returnees were
    arrested", "of the 53 who came back, 12 were jailed"."""
    if _are_none_of_them(slot, on):
        return said
    told = (rule(slot, on) for rule in _lasting_rules(said, slot, on))
    keeping = (one for one in told if one is not None and said.measure in on.deeds.kept_by(one.measure))
    lasting = next(keeping, None)
    return said if lasting is None else replace(said, measure=lasting.measure)


def _are_none_of_them(slot: Slot, on: Grounds) -> bool:
    """ "30 came home … By another count 300 left": more than there were of those told; "Their mothers, 22 of whom are
    in prison": others than those told of."""
    population = on.thread.population
    if population is not None and slot.quantity.low > population.high:
        return True
    return _OF_THEIR_KIN.search(on.text, slot.sentence[0], slot.quantity.start) is not None


def _lasting_rules(said: Said, slot: Slot, on: Grounds) -> tuple[Rule, ...]:
    """The rules that may tell what lasts. Who is caught on the way is not home yet."""
    settled = said.verb is None or said.verb.lemma_ in AT_HOME
    on_the_way = _ON_THE_WAY.search(on.text, *slot.clause)  # "12 came home and 8 were stopped on the way"
    return (
        _by_what_they_are_called,
        *((by_the_clause_about_it,) if settled else ()),
        by_the_part_it_is,
        by_its_whole,
        _by_those_they_are_of,
        *((_by_those_told,) if not on_the_way else ()),
        by_the_way_home_it_opens_with,
    )


def _by_what_they_are_called(slot: Slot, on: Grounds) -> Said | None:
    """ "12 returnees", "12 returned fighters"."""
    return by_its_people(slot, on) or by_its_adjective(slot, on)


def _by_those_they_are_of(slot: Slot, on: Grounds) -> Said | None:
    """ "Eleven of those who fought there and got home", "31 of the returned"."""
    back = on.deeds.back_home(on.deeds.custody() or "")
    for whole in words_behind(slot.token, "of"):
        if whole.lower_ == "returned" and back:
            return Said(back, None)
        said = on.deeds.by_clause_of(whole, slot.passage)
        if said is not None:
            return Said(said.measure, None)
    return None


def _by_those_told(slot: Slot, on: Grounds) -> Said | None:
    """Those out of whom the number counts, in this sentence or the one before."""
    return by_those_just_told(slot, on) or by_those_told_last(slot, on)
