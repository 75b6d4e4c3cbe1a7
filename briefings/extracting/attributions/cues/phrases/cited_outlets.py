"""Who is cited in a bracket that closes a sentence, with the day: "… across the border (Harbour Radio, March 2)."

So researchers and reviews tell whose report a sentence retells.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from briefings.extracting.attributions.candidates import Reading
from briefings.extracting.attributions.cues.phrases.phrase_cues import phrase_reading
from briefings.extracting.attributions.speakers.phrases.person_words import BODIES
from briefings.extracting.parsing.dependencies import sentence_end, sentence_start, trimmed
from briefings.extracting.parsing.language import Passage
from briefings.knowledge.agencies import agency_named
from briefings.knowledge.dates.vocabulary import MONTHS

_LONGEST_NAME, _LONGEST_DAY = 7, 4
_IN_NAMES = frozenset({"of", "the", "for", "and", "al", "-", "’s", "'s", "&"})


def cited_readings(index: int, passage: Passage) -> Iterator[Reading]:
    """Every such bracket of the passage, in text order."""
    doc = passage.doc
    for token in doc:
        found = _outlet_and_end(doc, token.i) if token.text == "(" else None
        if found is None:
            continue
        name, closing = found
        content = trimmed(doc, sentence_start(doc, token.i), token.i - 1)
        if content is not None and sentence_end(doc, closing) <= closing + 1:
            yield phrase_reading(index, passage, doc[name], (token, doc[closing]), content)


def _outlet_and_end(doc: Any, opening: int) -> tuple[int, int] | None:
    """The last token of the name in the bracket that opens here, and where the bracket closes."""
    comma = opening + 1
    while comma < min(len(doc), opening + 2 + _LONGEST_NAME) and _is_of_name(doc[comma]):
        comma += 1
    if comma == opening + 1 or comma >= len(doc) or doc[comma].text != "," or not doc[opening + 1].text[:1].isupper():
        return None
    end = comma + 1
    while end < min(len(doc), comma + 2 + _LONGEST_DAY) and _is_of_day(doc[end]):
        end += 1
    day = [token.lower_ for token in doc[comma + 1 : end]]
    if not _is_a_house(doc, opening + 1, comma):
        return None
    dated = any(word in MONTHS for word in day) and any(word.isdigit() for word in day)
    return (comma - 1, end) if dated and doc[end : end + 1].text == ")" else None


def _is_a_house(doc: Any, first: int, end: int) -> bool:
    """Whether a name is a body's or the press's, and no town's: by its first or last word, or as an agency's."""
    ends = {doc[first].lower_, doc[end - 1].lower_}
    house = end > first + 1 and not ends.isdisjoint(_HOUSES)
    return house or agency_named(doc[first:end].text, alone=True) is not None


_HOUSES = (BODIES - {"city", "county", "district", "province", "island", "islands", "road", "day", "war"}) | {"radio"}


def _is_of_name(token: Any) -> bool:
    return token.text[:1].isupper() or token.lower_ in _IN_NAMES


def _is_of_day(token: Any) -> bool:
    return token.lower_ in MONTHS or token.text.isdigit() or token.text == ","
