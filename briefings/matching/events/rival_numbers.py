"""Which of the numbers that are told of one event give way to others before a toll is chosen."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from briefings.matching.events.casualties import counts_the_doer, is_of_those_who_lived, is_worked_out
from briefings.matching.events.parties import takes_up_others
from briefings.model import Statement

Values = tuple[float, float, str]


def values_of(statement: Statement) -> Values:
    """A statement's number, as numbers are compared: low, high and bound."""
    quantity = statement.quantity
    assert quantity is not None
    return quantity.low, quantity.high, quantity.bound


def with_the_doer(wholes: Sequence[Statement]) -> list[Statement]:
    """The wholes, without those that leave out who did it and died, where another counts him, too: "seven, including
    the gunman" against six."""
    left_out = {values_of(whole)[0] - 1 for whole in wholes if counts_the_doer(whole)}
    return [whole for whole in wholes if values_of(whole)[0] not in left_out]


def numbers_before_lists(said: Sequence[Statement]) -> list[Statement]:
    """What is said, without lists of people ("a man and his daughter") where a number says otherwise: a list may leave
    out some. One that adds who did it to such a number ("killed four and then himself") stays."""
    numbers = {values_of(s)[:2] for s in said if _tells_how_many(s)}
    return [s for s in said if not numbers or not _is_a_list(s) or _may_stand_beside(s, numbers)]


def _tells_how_many(said: Statement) -> bool:
    """ "Five people", and not "a man and his daughter", "one man" or "the two"."""
    return not is_worked_out(said) and values_of(said)[1] > 1 and not takes_up_others(said)


def _is_a_list(said: Statement) -> bool:
    """ "A man and his daughter": how many they are is worked out, and not as those who lived of more."""
    return is_worked_out(said) and not is_of_those_who_lived(said)


def _may_stand_beside(said: Statement, numbers: Collection[tuple[float, float]]) -> bool:
    low, high, _ = values_of(said)
    return (low, high) in numbers or (counts_the_doer(said) and (low - 1, high - 1) in numbers)


def outside_lists(said: Sequence[Statement]) -> list[Statement]:
    """What is said, without numbers that stand in a list's own words: "a man and three women"."""
    lists = [s.quantity for s in said if is_worked_out(s) and s.quantity is not None]
    return [
        s for s in said
        if is_worked_out(s) or s.quantity is None
        or not any(q.start <= s.quantity.start < s.quantity.end <= q.end for q in lists)
    ]  # fmt: skip


def longest_lists(said: Sequence[Statement]) -> list[Statement]:
    """What is said, and of several lists the longest."""
    longest = max((values_of(s)[1] for s in said if is_worked_out(s)), default=0)
    return [s for s in said if not is_worked_out(s) or values_of(s)[1] == longest]


def others_of_more(said: Sequence[Statement]) -> set[Values]:
    """The numbers that are told of "others" alone ("hitting four other people") beside a plain one that is one more:
    whoever is told of first was hit, too."""
    others = {values_of(s) for s in said if takes_up_others(s)}
    plain = {values_of(s) for s in said if not takes_up_others(s)}
    return {values for values in others - plain if any(more[0] == values[0] + 1 for more in plain)}
