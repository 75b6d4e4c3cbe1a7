"""Which numbers of people whose country nobody tells may be the whole world's, and stand in one range."""

from __future__ import annotations

import pytest

from briefings.matching.likeness.worldwide import may_be_worldwide
from tests.support.saying import say


@pytest.mark.parametrize(
    "line",
    [
        "More than 5,600 supporters have gone home. | returned - fighters more_than 5600 | AFP 2017-10-24",
        "Some 7,000 of them died in Iraq and Syria. | killed - fighters 7000 | AFP 2017-10-24 at=Iraq/IQ at=Syria/SY",
        "Some 40,000 travelled to Syria. | joined - fighters 40000 | AFP 2017-10-24 to=Syria/SY",
        "Some 40,000 people travelled to the Middle East. | joined - all 40000 | AFP 2017-10-24",
    ],
)
def test_large_numbers_at_no_one_place_may_be_the_worlds(line: str) -> None:
    assert may_be_worldwide(say(line))


@pytest.mark.parametrize(
    "line",
    [
        "The raid left at least 25 fighters dead. | killed - fighters at_least 25 | AFP 2017-10-24",
        "Some 16,000 fighters were killed in Mosul. | killed - fighters 16000 | AFP 2017-10-24 at=Mosul/IQ size=city",
        "The branch has 2,500 fighters in Libya. | fighting - fighters 2500 | AFP 2017-10-24 at=Libya/LY",
        "Of the 4,100 citizens of the European Union who left, few came back. | joined - all 4100 | AFP 2017-10-24",
        "Some 900 Europeans have joined. | joined - all 900 | AFP 2017-10-24",
    ],
)
def test_what_is_of_one_raid_place_or_part_of_the_world_is_not(line: str) -> None:
    assert not may_be_worldwide(say(line))
