"""Whether two documents tell one story, and how much a word that both have tells within it.

Two reports of one event were published within days, name the same places or people, and have a good part of their words
in common. A word that stands in two sentences of such a story tells of both; one that stands in most tells nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from datetime import date
from functools import cache
from math import log

from briefings.knowledge.folding import fold
from briefings.knowledge.late_patterns import late
from briefings.knowledge.once import once
from briefings.matching.likeness.similarity import Wording, stem, wording
from briefings.matching.pair import CALENDAR, SHARED_IN_TITLES, Pair, Side
from briefings.matching.stories.telling_words import of_wide_names, words_of
from briefings.values import frozen

# Reports of one event are published within so many days, and what became of it within so many.
STORY_DAYS, LATER_DAYS = 21, 180
# So much of the shorter document's words is in the other.
IN_COMMON = 0.26
# Fewer sentences than this are too few to tell what is rare in them.
FEWEST_CLAIMS = 3
# So much tells one story, or so much where more words are in common: a place smaller than a country tells as much as
# two other names or numbers.
ENOUGH, ENOUGH_WITH_WORDS, ENOUGH_UNDATED, MORE_IN_COMMON, OF_A_PLACE = 3, 2, 4, 0.3, 2
# Who tells it in words of his own has so many names and numbers of it, and at least so much of the words.
ENOUGH_OF_NAMES, LITTLE_IN_COMMON = 5, 0.2
# A number tells a story from so many on, or from so many if it isn't round.
MANY, FEW, ROUND_DIGITS = 1000, 10, 2
# What bodies, offices, streets and parts of countries are called everywhere.
_OF_BODIES = """
observatory human rights democratic force service committee ministry minister interior defence defense command corps
army police international central general national united nations states organisation organization office council agency
group department government president north south east west northern southern eastern western city county state house
court high colonel governor mayor chief sheriff lieutenant lt captain capt sergeant sgt detective officer deputy judge
attorney senator secretary director hospital medical centre center clinic university college school academy church
mosque street st avenue ave road rd drive boulevard lane park hall community district division association associated
press news tv daily times herald post facebook twitter youtube telegram family home bank fire crime
"""


@frozen(slots=False)
class Story:
    """What two documents tell, as the sides of all their statements."""

    left: tuple[Side, ...]
    right: tuple[Side, ...]

    @once
    def days_apart(self) -> int | None:
        """How many days lie between the publication of both; None where one has no day."""
        ours, theirs = ({side.published for side in sides} for sides in (self.left, self.right))
        if len(ours) != 1 or len(theirs) != 1:
            return None
        (day,), (other,) = ours, theirs
        return abs((day - other).days) if day is not None and other is not None else None

    @property
    def weeks_apart(self) -> bool:
        """Whether one tells what became of the event of which the other reported."""
        return self.days_apart is not None and self.days_apart > STORY_DAYS

    @once
    def names(self) -> frozenset[str]:
        """The names of places and people that both documents have, but for countries and what bodies are called."""
        return _names_of(self.left) & _names_of(self.right)

    @once
    def named(self) -> tuple[str, ...]:
        """These names as they are written, in alphabetical order."""
        sides = (*self.left, *self.right)
        written = sorted((base, word) for side in sides for base, word in wording(side.claim.text).written)
        return tuple(sorted(dict(reversed(written))[name] for name in self.names))

    def knows(self, site: frozenset[str]) -> bool:
        """Whether both documents name a place, given by the words of its name."""
        return site <= self.names

    @once
    def rarities(self) -> dict[str, float]:
        """Each word's weight in this story: 1 for what stands in one sentence of both documents together, 0 for what
        stands in all."""
        lines = [side.terms | words_of(side) for side in _one_of_each_claim((*self.left, *self.right))]
        often = Counter(term for terms in lines for term in terms)
        return {term: log(len(lines) / times) / log(len(lines)) for term, times in often.items()}

    def weight(self, terms: Iterable[str]) -> float:
        """What these words weigh together."""
        return sum(self.rarities.get(term, 0.0) for term in terms)


def story_of(left: Collection[Side], right: Collection[Side]) -> Story | None:
    """The story that two documents tell, each given by the sides of its statements; None if they may tell two. Of two
    that were published weeks apart more is asked."""
    story = Story(tuple(left), tuple(right))
    if story.days_apart is None or story.days_apart > LATER_DAYS or not (story.names or _titled_alike(story)):
        return None
    in_common = _words_in_common(story)
    if in_common < LITTLE_IN_COMMON:
        return None
    strength = _strength(story)
    if strength >= ENOUGH_OF_NAMES:
        return story
    if story.weeks_apart:
        return story if in_common >= MORE_IN_COMMON and strength >= ENOUGH_UNDATED else None
    if in_common < IN_COMMON:
        return None
    return story if strength >= (ENOUGH if in_common < MORE_IN_COMMON else ENOUGH_WITH_WORDS) else None


def undated_story_of(left: Collection[Side], right: Collection[Side]) -> Story | None:
    """The story that two documents tell of which it isn't known when both were published: with more in common than
    others need, since their days may be years apart."""
    story = Story(tuple(left), tuple(right))
    if _days_of(story.left) and _days_of(story.right):
        return None
    sure = bool(story.names) and _words_in_common(story) >= MORE_IN_COMMON and _strength(story) >= ENOUGH_UNDATED
    return story if sure else None


def _days_of(sides: Iterable[Side]) -> set[date]:
    return {side.published for side in sides if side.published is not None}


def _titled_alike(story: Story) -> bool:
    """Two reports of one thing in a country may name no place and nobody: their titles tell."""
    return len(story.left[0].title & story.right[0].title) >= SHARED_IN_TITLES


def _strength(story: Story) -> int:
    """How much the names, places and numbers that both documents have tell of one story."""
    sites = [site for site in _sites(story.left) & _sites(story.right) if site & story.names]
    others = story.names.difference(*sites)
    return OF_A_PLACE * len(sites) + len(others) + len(_numbers(story.left) & _numbers(story.right))


def _sites(sides: Iterable[Side]) -> frozenset[frozenset[str]]:
    return frozenset(site for side in _one_of_each_claim(sides) for site in side.sites)


def _numbers(sides: Iterable[Side]) -> frozenset[float]:
    """The numbers of people and things that are hardly met with by chance."""
    found = (side.quantity for side in sides if side.quantity is not None and side.quantity.unit not in SPANS)
    return frozenset(
        quantity.low
        for quantity in found
        if quantity.low >= MANY or (quantity.low >= FEW and len(f"{quantity.low:.12g}".rstrip("0")) >= ROUND_DIGITS)
    )


# Spans of time and distances, which are told of many things.
SPANS = frozenset("days day weeks week months month years year hours hour minutes times time mi km m ft".split())


def of_one_voice(pair: Pair) -> bool:
    """Whether both may be one source's word: one root, or names of roots that share a name ("the Hezbollah media unit",
    "Hezbollah"; "the Kurdish administration", "Kurdish authorities")."""
    if pair.maybe_one_voice:
        return True
    ours, theirs = (_names_of_a_voice(side.claim.root.name) for side in (pair.left, pair.right))
    return not ours.isdisjoint(theirs)


def _names_of_a_voice(name: str) -> frozenset[str]:
    return frozenset(stem(fold(word)) for word in _CAPITALISED.findall(name)) - _of_bodies() - _NO_NAMES


_NO_NAMES = frozenset({"the", "a", "an", "of", "for", "mr", "mrs", "ms", "dr"})
_CAPITALISED = late(r"\b[A-Z][\w’']+")


def _words_in_common(story: Story) -> float:
    """The share of the shorter document's words that the other has, too; none where one is too short to tell."""
    lines = [_one_of_each_claim(sides) for sides in (story.left, story.right)]
    if min(map(len, lines)) < FEWEST_CLAIMS:
        return 0.0
    ours, theirs = (_telling_words(sides) for sides in lines)
    return len(ours & theirs) / max(1, min(len(ours), len(theirs)))


def _one_of_each_claim(sides: Iterable[Side]) -> list[Side]:
    return list({side.claim.id: side for side in sides}.values())


def _telling_words(sides: Iterable[Side]) -> set[str]:
    words = {term for side in sides for term in wording(side.claim.text).terms}
    return {word for word in words if not word[0].isdigit()} - CALENDAR


def _names_of(sides: Iterable[Side]) -> frozenset[str]:
    """The names in a document's sentences, those who speak as well, but for countries and what bodies are called."""
    found = {name for side in _one_of_each_claim(sides) for name in _names(wording(side.claim.text))}
    return frozenset(found) - CALENDAR - _of_anybody()


def _names(words: Wording) -> Iterable[str]:
    return (word for word, weight in words.words if weight > 1 and not word[0].isdigit())


@cache
def _of_bodies() -> frozenset[str]:
    return frozenset(map(stem, _OF_BODIES.split()))


@cache
def _of_anybody() -> frozenset[str]:
    """What tells no story: bodies, countries, peoples, regions and the group that a whole beat is about."""
    return _of_bodies() | of_wide_names() | {"is-group"}
