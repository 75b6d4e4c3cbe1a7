"""What a text is about, topic by topic, as told by the claims that can be filed on their own words alone.

A word that may mean several things is read by the talk around it: in a text on people who were brought home, "they were
jailed" is about those; in one on a battle it isn't.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from briefings.values import frozen

SURE = 0.8
"""A filing of this score or more says what its text is about."""
SHARE = 0.3
"""A topic is a theme of the text where so many of the surely filed claims stand under it,"""
MOST = 0.65
"""It is the main one where so many do."""
LEAST = 2
"""but not where there are fewer than this."""


BARS = "no "
"""A rule's theme begins so where the talk must be of something else."""


@frozen
class Themes:
    """The topics that the whole text is about, and those surely told in each sentence, by the sentence's number."""

    of_text: frozenset[str]
    main: frozenset[str]
    of_sentences: Mapping[int, frozenset[str]]

    def hold(self, wanted: str | None, passage: Sequence[int], following: int) -> bool:
        """Whether the text or the passage is about the topic `wanted`; "no …" asks that the text be mainly about
        others."""
        if wanted is None:
            return True
        if bars_theme(wanted):
            return wanted.removeprefix(BARS) not in self.main
        return wanted in self.of_text or any(wanted in self.of_sentences.get(n, ()) for n in (*passage, following))

    def nearness(self, topic: str, passage: Iterable[int]) -> tuple[bool, bool]:
        """How near a topic is to a passage, to compare: whether the sentence nearest to its end that is surely of
        something is of this topic, and whether the whole text mainly is."""
        return topic in (self._nearest(passage) or self.main), topic in self.main

    def _nearest(self, passage: Iterable[int]) -> frozenset[str]:
        """The topics of the sentence nearest to the passage's end that is surely of something."""
        near = (self.of_sentences.get(n) for n in sorted(passage, reverse=True))
        return next((topics for topics in near if topics), frozenset())


NO_THEMES = Themes(frozenset(), frozenset(), {})


def bars_theme(wanted: str) -> bool:
    """Whether a rule asks that the talk be of something else."""
    return wanted.startswith(BARS)


def find_themes(sure: Sequence[tuple[int, frozenset[str]]], titled: frozenset[str]) -> Themes:
    """The themes of a text from the topics surely told in each claim, with the number of the claim's sentence, and
    from the topics that its title tells."""
    counted = Counter(topic for _, topics in sure for topic in topics)
    filed = sum(1 for _, topics in sure if topics)
    themes = {topic for topic, times in counted.items() if times >= max(LEAST, SHARE * filed)}
    by_sentence: dict[int, frozenset[str]] = {}
    for sentence, topics in sure:
        by_sentence[sentence] = by_sentence.get(sentence, frozenset()) | topics
    main = titled or {topic for topic, times in counted.items() if times >= max(LEAST, MOST * filed)}
    return Themes(frozenset(themes | titled), frozenset(main), by_sentence)
