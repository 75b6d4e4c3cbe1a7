"""A claim that tells its number together with what it was before moves on from who told the former number."""

from __future__ import annotations

import pytest

from briefings.matching.decision import decide
from briefings.matching.figures import figures_from
from briefings.matching.pair import Ground
from tests.support.matched import matches_among
from tests.support.saying import say, say_all

FORMER = "Some 42 Germans are held in the camps. | captured DE fighters 42 | Berlin 2017-09-10 in=1"


def verdict(text: str, former: str = FORMER, *, published: str = "2018-03-05", origin: str = "DE") -> str | None:
    line = f"{text} | captured {origin} fighters 61 ; captured {origin} fighters 42 | The ministry {published} in=2"
    now = next(s for s in say_all(line) if s.quantity is not None and s.quantity.low == 61)
    match = decide(now, say(former))
    return match.verdict if match and match.verdict != "unsure" else None


@pytest.mark.parametrize(
    "text",
    [
        "Now 61 Germans are held in the camps, up from 42 a year ago.",
        "Now 61 Germans are held in the camps, compared with about 42 last autumn.",
        "The number of Germans held in the camps has gone up from 42 to 61.",
        "The count of Germans held in the camps was revised from 42 in autumn to at least 61.",
    ],
)
def test_who_tells_both_updates_the_former(text: str) -> None:
    assert verdict(text) == "updates"


@pytest.mark.parametrize(
    "text",
    [
        "Some 61 Germans are held in the camps, and 42 in the jails.",
        "Some 61 Germans are held in the camps, 42 of them from Hamburg.",
        "From the camps 42 Germans went to 61 cells.",
    ],
)
def test_two_numbers_side_by_side_move_nothing(text: str) -> None:
    assert verdict(text) != "updates"


def test_who_tells_the_former_later_or_of_others_is_not_moved_on_from() -> None:
    text = "Now 61 Germans are held in the camps, up from 42 a year ago."
    assert verdict(text, published="2017-03-05") != "updates"
    assert verdict(text, FORMER.replace(" DE ", " FR ")) is None
    assert verdict(text, FORMER.replace("captured", "killed")) is None


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Now 61 Germans are held in the camps, up from 42 a year ago.", (61, 61)),
        ("The number of Germans held in the camps has gone up from 42 to 61.", (61, 61)),
        ("Some 61 Germans are held in the camps, and 42 in the jails.", (42, 61)),
    ],
)
def test_what_a_number_was_before_is_none_of_the_ledgers(text: str, numbers: tuple[int, int]) -> None:
    line = f"{text} | captured DE fighters 61 ; captured DE fighters 42 | The ministry 2018-03-05 in=2"
    statements = say_all(line)
    (figure,) = figures_from(statements, matches_among(statements, [], Ground()), Ground())

    assert (figure.low, figure.high) == numbers
