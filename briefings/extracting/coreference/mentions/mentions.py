"""Where a text names somebody: runs of proper nouns, and noun phrases for people, bodies and reports.

One pass over each passage's tokens; every mention costs a look at a few tokens beside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from briefings.extracting.attributions.speakers.phrases.offices import name_behind_titles
from briefings.extracting.coreference.mentions.described_mentions import (
    DESCRIBING,
    described,
    is_one_of_a_people,
    one_of_a_people,
)
from briefings.extracting.coreference.mentions.given_names import GIVEN
from briefings.extracting.coreference.mentions.mention import Mention, Sort
from briefings.extracting.coreference.mentions.name_runs import name_end, opens_name
from briefings.extracting.coreference.mentions.named_mentions import PlaceSpans, body_headed, named, office_holder
from briefings.extracting.coreference.mentions.vocabulary import NAMED_BY_COMPOUND, PRESS_NOUNS
from briefings.extracting.parsing.language import Passage
from briefings.extracting.roots.datelines import dateline
from briefings.model import Place
from briefings.reading.signed_lines import is_signature

__all__ = ["Mention", "Sort", "find_mentions"]

_ALSO_WORDS = frozenset(
    """art august april bill case charity chase chance christian crystal dawn dean destiny drew earnest essence faith
    forest frank gay genesis ginger grace grant guy honey hope ivory ivy jewel joy june lance lucky major mark miles
    misty olive pearl pierce precious price prince rich rob rock rose royal ruby sandy sky sonny sterling stone summer
    sunny violet wade ward west will young long early much mercy patience prudence constance may so in my see""".split()
)
# Where the tagger misses a name: "Polly" at a sentence's start looks like an adverb to it.
_SURE_GIVEN = GIVEN - _ALSO_WORDS
_NOMINAL = frozenset({"ADJ", "ADV", "NOUN", "PROPN"})


def find_mentions(passages: Sequence[Passage], places: Sequence[Place]) -> Iterator[Mention]:
    """Every mention of the document in the order of the text. Of those in its datelines and in the lines that sign it
    only agencies and outlets count: who wrote it, and where, is nobody in it."""
    spans = PlaceSpans(places)
    for number, passage in enumerate(passages):
        found = _in_passage(number, passage, spans)
        told_from = passage.start + _signing_length(number, passage)
        yield from (m for m in found if m.at >= told_from or m.sort in _SIGNING)


# Who may come back out of a byline or a dateline: "the agency", "this newspaper".
_SIGNING = frozenset({"agency", "outlet"})
_SIGNING_PASSAGES = 8


def _signing_length(number: int, passage: Passage) -> int:
    """How many characters of a passage's beginning tell who wrote, and where; all of them of a byline at the head."""
    words = passage.doc.text
    if 0 < number < _SIGNING_PASSAGES and is_signature(words, below_title=number == 1):
        return len(words)
    return dateline(words)[0]


def _in_passage(number: int, passage: Passage, places: PlaceSpans) -> Iterator[Mention]:
    reached = 0
    for i, token in enumerate(passage.doc):
        if i < reached or token.pos_ not in _NOMINAL:
            continue
        reached, mentions = _mentions_at(number, passage, i, places)
        yield from (mention for mention in mentions if mention is not None)


# Where to look on, and what was found.
_Found = tuple[int, Sequence[Mention | None]]


def _mentions_at(number: int, passage: Passage, i: int, places: PlaceSpans) -> _Found:
    """Whoever is named or described from token `i` on."""
    doc, token = passage.doc, passage.doc[i]
    held = name_behind_titles(doc, i)
    if held is not None:
        body = body_headed(number, passage, (i, held[0]), places)
        return held[1] + 1, [*body, office_holder(number, passage, i, held)]
    if is_one_of_a_people(doc, i):
        return i + 1, [one_of_a_people(number, passage, token)]
    if token.pos_ == "PROPN" or (token.lower_ in _SURE_GIVEN and token.is_title):
        return _named_at(number, passage, i, places)
    if _opens_a_foreign_name(doc, i):
        return _named_at(number, passage, i, places)
    describes = token.pos_ == "NOUN" and token.lemma_ in DESCRIBING
    return i + 1, [described(number, passage, token)] if describes else []


def _opens_a_foreign_name(doc: Any, i: int) -> bool:
    """ "the rights group | Droits Partout": the first word of a body's name, which the tagger takes for a noun."""
    if i == 0 or i + 1 >= len(doc) or not doc[i].is_title or doc[i + 1].pos_ != "PROPN" or not doc[i + 1].is_title:
        return False
    return doc[i].tag_ in ("NNS", "NN", "JJ") and doc[i - 1].lower_ in _NAMED_BEHIND


_NAMED_BEHIND = NAMED_BY_COMPOUND | PRESS_NOUNS


def _named_at(number: int, passage: Passage, i: int, places: PlaceSpans) -> _Found:
    """Who the run of proper nouns names that begins at token `i`, if a name may begin there."""
    if not opens_name(passage.doc[i]):
        return i + 1, []
    last = name_end(passage.doc, i)
    part = _is_part_of_adjective(passage.doc, last)
    return last + 1, [] if part else [named(number, passage, i, last, places)]


def _is_part_of_adjective(doc: Any, last: int) -> bool:
    """Whether a hyphen makes an adjective of the name: "the Leeds | -based guild", "the Tarsian | -led militia"."""
    if last + 2 >= len(doc) or doc[last + 1].text != "-" or doc[last].whitespace_ or doc[last + 1].whitespace_:
        return False
    return doc[last + 2].lower_ in ("based", "led", "backed", "born", "held", "run", "owned", "registered")
