"""People whose noun names none of the beat's groups, and who may be counted for where they are from, or with whom."""

from __future__ import annotations

import re

from briefings.extracting.measures.grammar.slot import Slot
from briefings.extracting.measures.membership.populations import Thread
from briefings.extracting.measures.origins.origins import Origins

# What anybody may be called who is from a country, whatever he does for a living.
_ANYBODY = frozenset("muslim convert student pupil graduate youngster teenager youth believer relative".split())
# Nouns for those who were together when they were told of.
_TOGETHER = frozenset({"passenger", "newcomer"})
_AMONG = re.compile(r"\b(?:including|among (?:them|whom|those)(?: (?:were|are))?) (?:[a-z]+ ){0,3}$")
_OF_THE = re.compile(r" of the $")


def may_be_ours_by_origin(slot: Slot, text: str, origins: Origins, thread: Thread) -> bool:
    """ "32 Muslims from Sri Lanka"; "11,000 suspected fighters, among them 3,500 Iraqis"; "14 of the passengers"."""
    noun = slot.noun
    if noun is None:
        return False
    lemma = noun.lemma_.lower().removesuffix("s")  # "Muslims" may be taken for a name
    if lemma in _ANYBODY:
        return origins.own_home(slot.phrase) is not None
    if lemma in _TOGETHER:
        return _OF_THE.search(text, slot.quantity.end, slot.passage.at(noun)) is not None
    if not thread.series or thread.series_at != slot.sentence[0]:
        return False
    start = max(slot.sentence[0], slot.quantity.start - 60)
    return origins.names_people(slot.passage.at(noun)) and _AMONG.search(text, start, slot.quantity.start) is not None
