"""What two statements have in common, feature by feature, each in words fit for a reader.

Every feature is two small pure functions of a pair: how much it speaks for the two speaking *of one thing* (its
weight, negative where it speaks against), and what was seen, in words. Whether they then say the same of it is told by
`Pair.values` and `gates.polarity_agrees`. All of it is symmetrical: a pair has no first and no second.

Most pairs that are looked at come to nothing, so weights are cheap, likeness is weighed last, and words are made only
for a pair that gets a verdict. What is asked of one statement again and again is worked out once, in its `Side`.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from briefings.knowledge.countries import country_name
from briefings.knowledge.folding import fold
from briefings.matching.likeness.similarity import shared_words, wording
from briefings.matching.likeness.subjects import group_of
from briefings.matching.pair import Pair, Places
from briefings.matching.verdicts.gates import MUCH, certainties_meet, numbers_beside, same_scope, sum_of_somebody
from briefings.model import Reason
from briefings.values import frozen

# A number of so few people is met with everywhere.
FEW = 10


@frozen
class Feature:
    """A named feature: its weight in a pair, None where it has nothing to say, and what was seen, in words."""

    name: str
    weigh: Callable[[Pair], float | None]
    words: Callable[[Pair], str]


def _measure(pair: Pair) -> float | None:
    if pair.quantities is None:
        return None
    ours, theirs = pair.quantities
    if pair.measured:
        return 0.30
    if fold(ours.counted or "") != fold(theirs.counted or ""):
        return 0.0
    return 0.15 if ours.counted else 0.05


def _measure_words(pair: Pair) -> str:
    assert pair.quantities is not None
    ours, theirs = pair.quantities
    if pair.measured and ours.measure:
        return f"both say how many {ours.measure.replace('_', ' ')}"
    if fold(ours.counted or "") != fold(theirs.counted or ""):
        return "what they count goes by other words"
    return f"both count {ours.counted}" if ours.counted else f"both are in {ours.unit}"


def _population(pair: Pair) -> float | None:
    if pair.quantities is None:
        return None
    origin = pair.quantities[0].origin
    if not pair.measured:
        return 0.15 if origin and origin == pair.quantities[1].origin else None
    if same_scope(pair):
        return 0.20 if origin else 0.12
    return 0.12 if origin else 0.05


def _population_words(pair: Pair) -> str:
    assert pair.quantities is not None
    origin = pair.quantities[0].origin
    people = f"people from {country_name(origin)}" if origin else "people from anywhere"
    ours, theirs = group_of(pair.left.statement), group_of(pair.right.statement)
    if not pair.measured:
        return f"both of {people}"
    return f"both of {people} ({ours})" if ours == theirs else f"both of {people}, but {ours} and {theirs}"


_PLACES: dict[Places, tuple[float, str]] = {
    "equal": (0.10, "the same place"),
    "overlap": (0.02, "places that meet"),
    "apart": (-0.5, "other places"),
}


def _place(pair: Pair) -> float | None:
    if pair.places == "open" or (pair.places == "apart" and pair.quantities and sum_of_somebody(pair)):
        return None  # a bounty is no less one for where the hunted may be
    return _PLACES[pair.places][0]


def _place_words(pair: Pair) -> str:
    named = " / ".join(sorted({place.name for side in (pair.left, pair.right) for place in side.places}))
    return f"{_PLACES[pair.places][1]}: {named}"


def _time(pair: Pair) -> float | None:
    if pair.times == "open":
        return None
    if pair.times == "same":
        return 0.10
    if pair.times == "apart":
        return -0.10
    two_events = pair.left.timing.within and pair.right.timing.within and not pair.measured
    return -0.3 if two_events else 0.0


def _time_words(pair: Pair) -> str:
    if pair.times == "same":
        return "of the same time"
    if pair.times == "apart":
        return "one counts within a time, the other over another"
    return f"of different times: {pair.left.timing.as_of} and {pair.right.timing.as_of}"


def _topic(pair: Pair) -> float | None:
    if not pair.left.topics or not pair.right.topics:
        return None
    return 0.05 if pair.left.topics & pair.right.topics else -0.05


def _topic_words(pair: Pair) -> str:
    both = sorted(pair.left.topics & pair.right.topics)
    return f"both under {', '.join(both)}" if both else "under different topics"


def weight_of_meaning(pair: Pair) -> float:
    """What words that are wholly alike would weigh."""
    return 0.2 if pair.measured else 0.6 if pair.quantities else 0.8


def _meaning(pair: Pair) -> float | None:
    return weight_of_meaning(pair) * pair.meaning


def _meaning_words(pair: Pair) -> str:
    return f"words in common: {', '.join(shared_words(pair.left.wording, pair.right.wording)) or 'none'}"


def _number(pair: Pair) -> float | None:
    """The very same number: the more telling the less round, and the more so where a second one is the same."""
    if pair.quantities is None or pair.measured:
        return None
    ours, theirs = pair.quantities
    if (ours.low, ours.high) != (theirs.low, theirs.high):
        return None
    digits = len(f"{ours.low:.12g}".rstrip("0").replace(".", ""))
    single = 0.05 * min(digits, 3) if ours.low >= (FEW if ours.unit == "people" else MUCH) else 0.0
    if sum_of_somebody(pair):
        return single + 0.35
    return single + (0.25 if _share_another_number(pair) else 0.0) or None


def _share_another_number(pair: Pair) -> bool:
    """Both sentences say a second number of the same kind of people alike."""
    return not numbers_beside(pair.left).isdisjoint(numbers_beside(pair.right))


def _number_words(pair: Pair) -> str:
    if sum_of_somebody(pair):
        return "the very same sum beside one name"
    return "the same numbers beside one another" if _share_another_number(pair) else "the very same number"


def _deed(pair: Pair) -> float | None:
    """Of people who are counted; beside a measure the deed adds nothing, since the measure says it."""
    if pair.measured or pair.quantities is None or pair.quantities[0].unit != "people":
        return None
    return 0.15 if pair.left.deeds & pair.right.deeds else None


def _deed_words(pair: Pair) -> str:
    return f"the same became of them: {', '.join(sorted(pair.left.deeds & pair.right.deeds))}"


def _story(pair: Pair) -> float | None:
    return 0.10 if pair.one_story else None


def _story_words(pair: Pair) -> str:
    return f"titles with the same words: {_words_in_both(pair.left.statement.title, pair.right.statement.title)}"


@lru_cache(maxsize=1 << 12)  # two documents have many pairs of statements
def _words_in_both(title: str, other: str) -> str:
    return ", ".join(shared_words(wording(title), wording(other)))


def _certainty(pair: Pair) -> float | None:
    return None if certainties_meet(pair) else -0.3


def _certainty_words(pair: Pair) -> str:
    return f"one is {pair.left.claim.certainty}, the other {pair.right.claim.certainty}"


MEANING = Feature("meaning", _meaning, _meaning_words)
FEATURES: tuple[Feature, ...] = (
    Feature("measure", _measure, _measure_words),
    Feature("population", _population, _population_words),
    Feature("place", _place, _place_words),
    Feature("time", _time, _time_words),
    Feature("topic", _topic, _topic_words),
    Feature("number", _number, _number_words),
    Feature("deed", _deed, _deed_words),
    Feature("story", _story, _story_words),
    MEANING,
    Feature("certainty", _certainty, _certainty_words),
)


def score_of(pair: Pair) -> float:
    """How surely the two speak of one thing, by all features."""
    return sum(weight for _, weight in _weights(pair) if weight is not None)


def best_score(pair: Pair) -> float:
    """What the score would be if the words were wholly alike: never less than the score, and cheaper."""
    others = (weight for _, weight in _weights_but_meaning(pair))
    return sum(weight for weight in others if weight is not None) + weight_of_meaning(pair)


def reasons_of(pair: Pair) -> tuple[Reason, ...]:
    """What every feature of the table sees in a pair."""
    return tuple(Reason(f.name, weight, f.words(pair)) for f, weight in _weights(pair) if weight is not None)


def _weights(pair: Pair) -> list[tuple[Feature, float | None]]:
    """Every feature's weight, in the table's order."""
    if "weights" not in pair.memo:
        others = iter(_weights_but_meaning(pair))
        pair.memo["weights"] = [(f, _weight(f, pair)) if f is MEANING else next(others) for f in FEATURES]
    weights: list[tuple[Feature, float | None]] = pair.memo["weights"]
    return weights


def _weight(feature: Feature, pair: Pair) -> float | None:
    """Rounded as it is shown, so that what is shown adds up."""
    weight = feature.weigh(pair)
    return None if weight is None else round(weight, 3)


def _weights_but_meaning(pair: Pair) -> list[tuple[Feature, float | None]]:
    if "cheap weights" not in pair.memo:
        pair.memo["cheap weights"] = [(f, _weight(f, pair)) for f in FEATURES if f is not MEANING]
    weights: list[tuple[Feature, float | None]] = pair.memo["cheap weights"]
    return weights
