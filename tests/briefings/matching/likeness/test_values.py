"""How two numbers stand to one another, by what each of them allows."""

from __future__ import annotations

import pytest

from briefings.matching.likeness.values import Values, relation_of
from briefings.model import Quantity
from tests.support.saying import say


def counted(words: str) -> Quantity:
    quantity = say(f"So many came back. | returned FR {words} | AFP 2017-12-17").quantity
    assert quantity is not None
    return quantity


@pytest.mark.parametrize(
    ("ours", "theirs", "relation"),
    [
        ("250", "250", "agree"),
        ("250", "271", "differ"),
        ("250", "about 250", "agree"),
        ("about 500", "540", "agree"),
        ("about 250", "271", "differ"),
        ("250", "at_least 240", "agree"),
        ("600", "at_least 240", "near"),
        ("230", "at_least 240", "differ"),
        ("100", "400", "differ"),
        ("100", "401", "far"),
        ("99", "100", "agree"),
        ("98", "99", "differ"),
        ("5607", "5600", "agree"),
        ("5607", "5500", "differ"),
        ("100-160", "150", "agree"),
        ("100-161", "150", "wide"),
        ("100-161", "100-161", "agree"),
    ],
)
def test_two_numbers_stand_to_one_another_as_what_they_allow(ours: str, theirs: str, relation: Values) -> None:
    assert relation_of(counted(ours), counted(theirs)) == relation
    assert relation_of(counted(theirs), counted(ours)) == relation
