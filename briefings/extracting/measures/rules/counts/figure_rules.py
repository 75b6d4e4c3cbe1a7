"""Rules for numbers of which is told what they are counted as: "counts 40 as having come home", "gives 159 as the
figure for those who set off"."""

from __future__ import annotations

from typing import Any

from briefings.extracting.measures.grammar.prepositions import nouns_behind, words_behind
from briefings.extracting.measures.grammar.said import Said
from briefings.extracting.measures.grammar.slot import Slot
from briefings.extracting.measures.rules.grounds import COUNTING, Grounds
from briefings.extracting.measures.rules.surroundings import first_said

_COUNTING_AS = COUNTING | frozenset("know regard give name cite quote mention state offer".split())
_FIGURES = frozenset("number figure total tally count estimate sum strength".split())


def by_what_they_are_counted_as(slot: Slot, on: Grounds) -> Said | None:
    """ "The ministry counts 40 as having come home", "knows 12 to have died"."""
    link = slot.link
    if link is None or link.role not in ("dobj", "nsubj") or link.head.lemma_ not in _COUNTING_AS:
        return None
    words = [word for above in (link.head, slot.anchor, slot.token) for word in words_behind(above, "as")]
    return first_said(_of_deed(word, slot, on) for word in words)


def _of_deed(word: Any, slot: Slot, on: Grounds) -> Said | None:
    """What one word behind "as" says of them: a deed, or a figure's name."""
    return on.deeds.of_subject(word, slot.passage) if word.dep_ == "pcomp" else _of_figure(word, slot, on)


def _of_figure(noun: Any, slot: Slot, on: Grounds) -> Said | None:
    """What a figure is told to be of: "gives 159 as the figure for those who set off", "as the group's strength"."""
    said = on.deeds.by_noun(noun)
    if said is not None or noun.lemma_.lower() not in _FIGURES:
        return said
    people = nouns_behind(noun, "of", "for")
    return first_said(on.deeds.by_clause_of(n, slot.passage) or on.deeds.by_noun(n) for n in people)
