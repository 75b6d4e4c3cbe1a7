"""What was learned of the sentences of two documents of one story: each question's signs, and how much each counts."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import resources

from briefings.errors import BeatError

FILE = "same_sentence.tsv"
# The questions: do two sentences tell the same; do two numbers count one thing; is the later of them news.
SAME, ONE_COUNT, LATER_STATE = "same", "one count", "later state"
# What holds of every couple.
ALWAYS = "always"
Weights = dict[str, dict[str, float]]


def odds_of(question: str, signs: Mapping[str, float]) -> float:
    """How much the signs speak for yes, in log odds."""
    weights = learned_weights()[question]
    return weights[ALWAYS] + sum(weights.get(sign, 0.0) * value for sign, value in signs.items())


@cache
def learned_weights() -> Weights:
    """Question → sign → its weight. Raises `BeatError` where the file was damaged."""
    return weights_in(resources.files(__package__).joinpath(FILE).read_text("utf-8"))


def weights_in(text: str) -> Weights:
    """The weights of a file's text: on each line a question, a sign and its weight, with tabs between."""
    lines = [line.split("\t") for line in text.splitlines() if line.strip() and not line.startswith("#")]
    found: Weights = {}
    try:
        for question, sign, weight in lines:
            found.setdefault(question, {})[sign] = float(weight)
    except ValueError as error:
        raise BeatError(f"{FILE} is damaged ({error}); install Dateline anew.") from error
    return found
