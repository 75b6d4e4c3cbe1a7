"""What a beat's second opinion reads of a claim, and the words by which it speaks for a topic.

It refuses a topic that a rule gives where the words of the claim and of those around it make it all but impossible,
gives the likeliest one where no rule takes the claim, and one far likelier than the rule's beside it
(`briefings.beat.opinion`).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from briefings.beat.beat import Beat
from briefings.beat.content_words import COMMON, SHORTEST, plain_form
from briefings.beat.opinion import Chances, Opinion
from briefings.beat.readings import Hit
from briefings.beat.terms import Finder

# So many of the words that speak for a topic are told as its reason.
REASONS = 3
NUMBER = "0"
# What words share that no example has: how they begin ("~escap" of "escapee"), in so many characters; and which
# beginnings stand near one another ("smugg_borde" of "smugglers at the border"), so many words of at least so many
# characters apart. Both were chosen by trial on examples left out of the learning.
STEMS, STEM = (4, 6), "~"
NEAR, APART, LENGTH, LEAST = "_", 3, 5, 4

Features = Mapping[str, Hit | None]
"""Each feature of a claim, with the words that have it; None for a list's, which may stand in several places."""


def features_of(finder: Finder, spans: Sequence[Hit], beat: Beat) -> list[Features]:
    """The features of each of a text's claims, which lie apart and in their order: its words in their plain form (a
    number is `0`), each two that are neighbours, how words begin and which beginnings are near one another, and the
    word lists of which it holds a term (`@list`)."""
    found = [_words(finder, span) for span in spans]
    starts = [start for start, _ in spans]
    for name, terms in beat.words.items():
        for start, end in finder.hits(terms):
            n = bisect_right(starts, start) - 1
            if n >= 0 and end <= spans[n][1]:
                found[n][f"@{name}"] = None
    return list(found)


def features(finder: Finder, beat: Beat) -> Features:
    """Those of a whole text, as a title is."""
    return features_of(finder, [(0, len(finder.reading.words))], beat)[0]


def chances_of(
    opinion: Opinion, finder: Finder, spans: Sequence[Hit], found: Sequence[Features], heading: Finder, beat: Beat
) -> list[Chances]:
    """What the opinion says of each of a text's claims, which have these features, under a title."""
    texts = [finder.reading.text_of(span) for span in spans]
    by_net = opinion.odds_of_net(texts, heading.reading.text)
    return opinion.chances(found, features(heading, beat), by_net)


def _words(finder: Finder, span: Hit) -> dict[str, Hit | None]:
    words = finder.reading.words[span[0] : span[1]]
    plain = [NUMBER if word.folded.isdecimal() else plain_form(word.folded) for word in words]
    found: dict[str, Hit | None] = {}
    for n, word in enumerate(plain, span[0]):
        found.setdefault(word, (n, n + 1))
    for n, pair in enumerate(pairwise(plain), span[0]):
        found.setdefault(" ".join(pair), (n, n + 2))
    for feature, hit in _beginnings(plain, span[0]):
        found.setdefault(feature, hit)
    return found


def _beginnings(words: Sequence[str], first: int) -> Iterator[tuple[str, Hit]]:
    """How the words begin, and which beginnings are near one another; `first` is the place of the first word."""
    for n, word in enumerate(words, first):
        yield from ((f"{STEM}{word[:length]}", (n, n + 1)) for length in STEMS if len(word) > length)
    long = [(n, word[:LENGTH]) for n, word in enumerate(words, first) if len(word) >= LEAST]
    for at, (n, word) in enumerate(long, 1):
        yield from ((f"{word}{NEAR}{other}", (n, m + 1)) for m, other in long[at : at + APART])


def reasons(opinion: Opinion, topic: str, found: Features) -> list[Hit]:
    """The claim's words that speak most for a topic, in their order; words that any story has are no reason. How a word
    begins speaks with it."""
    common = {hit for name, hit in found.items() if _is_common(name)}
    speaking: dict[Hit, float] = {}
    for name, hit in found.items():
        if hit is not None and hit not in common and NEAR not in name:
            speaking[hit] = speaking.get(hit, 0.0) + opinion.weight(name, topic)
    foremost = sorted(speaking, key=lambda hit: (-speaking[hit], hit))[:REASONS]
    return sorted(hit for hit in foremost if speaking[hit] > 0)


def _is_common(name: str) -> bool:
    """Whether any story has the words of a feature."""
    return not name.startswith(STEM) and all(word in COMMON or len(word) < SHORTEST for word in name.split())
