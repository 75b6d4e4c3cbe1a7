"""A second opinion on the topics of a claim, by what was learned from examples.

It refuses a topic that a rule gives where the claim's words make it all but impossible, and gives the likeliest one
where no rule takes the claim and its words are nearly sure. Both are asked of the claim's own words alone, so that what
it says of a sentence is the same in every article.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from briefings.beat.beat import Beat
from briefings.beat.content_words import plain_form
from briefings.beat.opinion import GIVEN_FROM, REFUSED_BELOW, Opinion
from briefings.beat.readings import Hit, inside
from briefings.beat.terms import Finder
from briefings.model import Filing

# So many of the words that speak for a topic are told as its reason.
REASONS = 3
NUMBER = "#"

Features = Mapping[str, Hit | None]
"""Each feature of a claim, with the words that have it; None for a list's, which may stand in several places."""


def features(finder: Finder, span: Hit, beat: Beat) -> Features:
    """The claim's words in their plain form (a number is `#`), each two that are neighbours, and the word lists of
    which it holds a term (`@list`)."""
    words = finder.reading.words
    plain = [NUMBER if word.folded.isdecimal() else plain_form(word.folded) for word in words[span[0] : span[1]]]
    found: dict[str, Hit | None] = {}
    for n, word in enumerate(plain, span[0]):
        found.setdefault(word, (n, n + 1))
    for n, pair in enumerate(pairwise(plain), span[0]):
        found.setdefault(" ".join(pair), (n, n + 2))
    for name, terms in beat.words.items():
        if inside(finder.hits(terms), span):
            found[f"@{name}"] = None
    return found


def refused(filings: Sequence[Filing], chances: Mapping[str, float]) -> list[Filing]:
    """The filings that the opinion refuses."""
    return [filing for filing in filings if chances.get(filing.topic, 1.0) < REFUSED_BELOW]


def given(chances: Mapping[str, float]) -> str | None:
    """The topic that the opinion gives to a claim which no rule takes."""
    topic = max(chances, key=chances.__getitem__, default=None)
    return topic if topic is not None and chances[topic] >= GIVEN_FROM else None


def reasons(opinion: Opinion, topic: str, found: Features) -> list[Hit]:
    """The claim's words that speak most for a topic, in their order."""
    speaking = sorted(
        ((opinion.weight(name, topic), hit) for name, hit in found.items() if hit is not None), reverse=True
    )
    return sorted(hit for weight, hit in speaking[:REASONS] if weight > 0)
