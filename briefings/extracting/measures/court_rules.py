"""What a sentence passed at home says of those whom it is passed on: they have come back."""

from __future__ import annotations

import re
from dataclasses import replace

from briefings.extracting.measures.grounds import Grounds
from briefings.extracting.measures.said import Said
from briefings.extracting.measures.slot import Slot

_SENTENCING = frozenset("convict sentence jail imprison find condemn acquit".split())
# Who is tried so is not there, or not at home.
_NOT_THERE = re.compile(
    r"\b(?:in absentia|in (?:his|her|their|its) absence|abroad|death|gallows|hang(?:ed|ing)?|execut\w+|at large)\b",
    re.I,
)


def at_home(said: Said, slot: Slot, on: Grounds) -> Said:
    """ "The court has sentenced 28 men": in a document about one country's people, where no other country and no part
    of the beat's own ground is named, its own courts do, and who is held there has come back."""
    if said.verb is None or said.verb.lemma_ not in _SENTENCING:
        return said
    home, back = on.home(), on.deeds.back_home(said.measure)
    if home is None or back is None or on.origins.names_core(slot.sentence):
        return said
    if not on.origins.names_no_other(slot.sentence, home) or _NOT_THERE.search(on.text, *slot.sentence):
        return said
    told = on.thread.population
    held = told is not None and told.measure == said.measure and on.members.counts_out(slot)
    return said if held else replace(said, measure=back)
