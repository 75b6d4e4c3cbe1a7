"""How two numbers stand to one another, by what each allows: its number, its bound, and how round it is."""

from __future__ import annotations

from typing import Literal

from briefings.model import Bound, Quantity

ROUNDING = 0.01
NEARLY = 0.005
ABOUT = (0.05, 0.10)  # least and most
# Beyond these ratios two numbers, or a range's own ends, are too far apart to be of one thing.
CLOSE, WIDE, FAR = 1.25, 1.6, 4.0

Values = Literal["agree", "near", "wide", "differ", "far"]


def relation_of(ours: Quantity, theirs: Quantity) -> Values:
    """How two numbers stand to one another.

    agree: one number could be the other. near: they could, but their bounds leave much room. wide: one is too vague to
    tell. differ: they cannot both be the number. far: so unlike that other people must be meant.
    """
    if max(_breadth(ours), _breadth(theirs)) > WIDE:
        return "agree" if (ours.low, ours.high) == (theirs.low, theirs.high) else "wide"
    ratio = ratio_of(ours, theirs)
    if _overlap(ours, theirs) or _rounds(ours, theirs):
        return "agree" if ratio <= CLOSE and not _two_estimates(ours, theirs) else "near"
    return "differ" if ratio <= FAR else "far"


def ratio_of(ours: Quantity, theirs: Quantity) -> float:
    """How many times the smaller of two numbers goes into the larger; of ranges, by their middles."""
    return _ratio(_middle(ours), _middle(theirs))


def interval(quantity: Quantity) -> tuple[float, float]:
    """The values that a quantity allows, with its bound."""
    low, high = quantity.low, quantity.high
    match quantity.bound:
        case "exact":
            return low, high
        case "about":
            return low * (1 - _slack(low)), high * (1 + _slack(high))
        case "at_least" | "more_than":
            return low, float("inf")
        case "at_most" | "less_than":
            return 0.0, high


def is_above(ours: Quantity, theirs: Quantity) -> bool:
    """Whether a number is more than one that leaves room above itself, and so is not that other's number: 26, where
    there were at least 23."""
    return theirs.bound in ("at_least", "more_than") and ours.low > theirs.low


def _slack(value: float) -> float:
    """What "about" leaves open, as a share: half a unit of the last digit that is not nought. "About 500" may be 550,
    "about 250" is not 271."""
    zeros = len(str(int(value))) - len(str(int(value)).rstrip("0")) if value >= 1 else 0
    least, most = ABOUT
    return min(most, max(least, 0.5 * 10**zeros / value)) if value else 0.0


_BOUND_WORDS: dict[Bound, str] = {
    "exact": "",
    "about": "about ",
    "at_least": "at least ",
    "more_than": "more than ",
    "at_most": "at most ",
    "less_than": "less than ",
}


def amount(quantity: Quantity) -> str:
    """A quantity's number in words: "more than 5,000", "400 to 450", "33.3%" for a third."""
    share = quantity.unit == "%"
    low, high = (f"{round(value, 1) if share else value:,.12g}" for value in (quantity.low, quantity.high))
    return _BOUND_WORDS[quantity.bound] + (low if low == high else f"{low} to {high}") + ("%" if share else "")


def _overlap(ours: Quantity, theirs: Quantity) -> bool:
    (a, b), (c, d) = interval(ours), interval(theirs)
    return max(a, c) <= min(b, d)


def _rounds(ours: Quantity, theirs: Quantity) -> bool:
    """5,607 and 5,600: nearly equal single numbers, of which one is the other's round figure; or two counts that
    are a few heads in a thousand apart."""
    if ours.low != ours.high or theirs.low != theirs.high or not ours.low or not theirs.low:
        return False
    small, large = sorted((ours.low, theirs.low))
    if large < 100 or large - small > ROUNDING * large:
        return False
    return _is_round(small) or _is_round(large) or large - small <= NEARLY * large


def _two_estimates(ours: Quantity, theirs: Quantity) -> bool:
    """About 500 and about 600: two round numbers, each of which leaves the other no room that a writer would take."""
    if ours.bound != "about" or theirs.bound != "about" or ours.low != ours.high or theirs.low != theirs.high:
        return False
    return abs(ours.low - theirs.low) >= max(_last_digit(ours.low), _last_digit(theirs.low))


def _last_digit(value: float) -> float:
    """What one more in the last digit that is not nought comes to: 100 for 600, 10 for 550."""
    return float(10 ** (len(str(int(value))) - len(str(int(value)).rstrip("0")))) if value >= 1 else 0.0


def _is_round(value: float) -> bool:
    return value.is_integer() and len(str(int(value)).rstrip("0")) <= 2


def _middle(quantity: Quantity) -> float:
    return (quantity.low + quantity.high) / 2


def _breadth(quantity: Quantity) -> float:
    return _ratio(quantity.low, quantity.high)


def _ratio(one: float, other: float) -> float:
    small, large = sorted((abs(one), abs(other)))
    return 1.0 if large == small else large / small if small else float("inf")
