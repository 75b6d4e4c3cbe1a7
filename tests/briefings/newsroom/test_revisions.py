"""Which line of a later version stands in the place of an earlier one, and when none does."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefings.model import Claim
from briefings.newsroom.revisions import follow, successor
from tests.support.saying import say


def said(*lines: str) -> list[Claim]:
    """The claims of one version, in order."""
    claims = [say(line if "|" in line else f"{line} | - | AFP 2018-01-01").claim for line in lines]
    return [replace(claim, start=n * 1000, end=n * 1000 + len(claim.text)) for n, claim in enumerate(claims)]


KILLED = "Some 40 fighters were killed at the dam near Tabqa. | killed 40 | AFP 2018-01-01 at=Tabqa/SY"


@pytest.mark.parametrize(
    "later",
    [
        "Some 44 fighters were killed at the dam near Tabqa. | killed 44 | AFP 2018-01-01 at=Tabqa/SY",
        "Forty fighters were killed near Tabqa, at the dam. | killed 40 | AFP 2018-01-01 at=Tabqa/SY",
        "Some 40 fighters were killed at the dam near Tabqa on Sunday night. | killed 40 | AFP 2018-01-01",
    ],
)
def test_another_number_another_order_and_a_word_more_are_a_rewording(later: str) -> None:
    before, after = said(KILLED, "The dam stands."), said("The dam stands.", later)
    found = successor(before[0], before, after)
    assert found is not None
    assert found.text == after[1].text


@pytest.mark.parametrize(
    "later",
    [
        "Some 40 fighters were killed at the dam near Mosul. | killed 40 | AFP 2018-01-01 at=Mosul/IQ",
        "Some 40 fighters were captured at the dam near Tabqa. | captured 40 | AFP 2018-01-01 at=Tabqa/SY",
        "The dam near Tabqa was repaired within a month, engineers said.",
    ],
)
def test_another_country_another_measure_and_other_words_are_another_line(later: str) -> None:
    before, after = said(KILLED), said(later)
    assert successor(before[0], before, after) is None


def test_the_same_words_come_before_any_rewording() -> None:
    before = said("The bridge at Ruwan is closed.", "The bridge at Ruwan is closed to lorries.")
    after = said("The bridge at Ruwan is closed to lorries.")
    kept = successor(before[1], before, after)
    assert kept is not None
    assert successor(before[0], before, after) is None, "that line is the other's, word for word"


def test_a_line_that_is_more_like_another_one_is_nobody_elses() -> None:
    before = said("Guards at the northern gate took bribes.", "Guards at the northern gate took bribes from drivers.")
    after = said("Guards at the northern gate took large bribes from drivers.")
    assert successor(before[0], before, after) is None
    assert successor(before[1], before, after) is not None


def test_between_two_that_are_as_like_none_is_chosen() -> None:
    before = said("Traders crossed the river by boat.")
    after = said("Traders crossed the river by night.", "Traders crossed the river by raft.")
    assert successor(before[0], before, after) is None


def test_a_line_is_followed_through_all_versions() -> None:
    first = said("The mill at Orlan burned for two days.")
    second = said("The mill at Orlan burned for three days.")
    third = said("The old mill at Orlan burned for three days.")
    found = follow(first[0], [first, second, third])
    assert found is not None
    assert found.text == third[0].text
    assert follow(first[0], [first, said("Nothing is known of it."), third]) is None


def test_words_that_come_back_are_the_line_again() -> None:
    first = said("The mill at Orlan burned for two days.")
    found = follow(first[0], [first, said("Nothing is known of it."), first])
    assert found is not None
    assert found.text == first[0].text
