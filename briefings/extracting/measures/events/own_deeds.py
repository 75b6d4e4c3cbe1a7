"""What a number's own deed is told by, where a text tells of others beside it: its measure's words, or its disease's
name."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from typing import Any

from briefings.beat.beat import Measure
from briefings.knowledge.diseases import DISEASES


def diseases_of(subject: Iterable[str]) -> tuple[str, ...]:
    """The diseases that a beat's subject names, sorted; none where they are fewer than two, as one tells nothing."""
    found = sorted({name.casefold() for name in subject} & DISEASES)
    return tuple(found) if len(found) > 1 else ()


def tells_of_another_disease(subject: Collection[str], text: str) -> bool:
    """Whether a text names a disease, and none of those that a beat's subject names: "200 cases of typhoid" in a report
    on cholera; a beat that names no disease follows any."""
    own = {name.casefold() for name in subject} & DISEASES
    if not own:
        return False
    told = {name for name in DISEASES if re.search(rf"\b{re.escape(name)}\b", text, re.IGNORECASE)}
    return bool(told) and told.isdisjoint(own)


def disease_told(diseases: Collection[str], *texts: str) -> tuple[str, ...]:
    """The one of the diseases that the first text names which names any; none where that text names several."""
    for text in texts:
        found = [name for name in diseases if re.search(rf"\b{re.escape(name)}\b", text, re.IGNORECASE)]
        if found:
            return tuple(found) if len(found) == 1 else ()
    return ()


def tells_of(measure: Measure, tokens: Iterable[Any]) -> bool:
    """Whether a sentence has the words of a measure: all of one of its verbs, or the noun of what is done."""
    words = [(token.lemma_.casefold(), token.pos_) for token in tokens]
    lemmas, verbs = {word for word, _ in words}, {word for word, kind in words if kind == "VERB"}
    nouns = {word for word, kind in words if kind in ("NOUN", "PROPN")}
    if any(verb[0] in verbs and lemmas.issuperset(verb) for verb in map(_words, measure.verbs)):
        return True
    return any(noun[-1] in nouns and lemmas.issuperset(noun) for noun in map(_words, measure.nouns))


def _words(entry: str) -> list[str]:
    return entry.partition(":")[0].split()
