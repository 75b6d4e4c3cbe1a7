"""One says that nobody did what the other counts people doing."""

from __future__ import annotations

import pytest

from briefings.matching.decision import Judge
from briefings.matching.pair import Ground
from briefings.matching.verdicts.denials import any_denied
from tests.support.saying import say

NOBODY = "Not one inmate escaped from the jail at Tarsin. | - | SDF 2018-01-26 at=Tarsin/SY not"
TWENTY = "More than 20 inmates escaped from the jail at Tarsin. | more_than 20 #inmates | AFP 2018-01-26 at=Tarsin/SY"


def _verdict(one: str, other: str) -> str | None:
    denied = any_denied(Judge(Ground()).pair(say(one), say(other)))
    return denied[0] if denied else None


@pytest.mark.parametrize(
    ("nobody", "some", "verdict"),
    [
        (NOBODY, TWENTY, "conflicts"),
        # Who counts later has the later word; who denies later denies it.
        (NOBODY, TWENTY.replace("2018-01-26", "2018-01-28"), "updates"),
        (NOBODY.replace("2018-01-26", "2018-01-28"), TWENTY, "conflicts"),
        # Another deed, one that is yet to be done, or a word that is less sure.
        (NOBODY.replace("escaped from", "was held in"), TWENTY, None),
        (NOBODY, TWENTY.replace("escaped", "will escape"), None),
        (f"{NOBODY} possible", TWENTY, None),
        # Another place, another time, or one voice.
        (NOBODY, TWENTY.replace("at=Tarsin", "at=Halden"), None),
        (NOBODY, TWENTY.replace("2018-01-26", "2018-06-26"), None),
        (NOBODY, TWENTY.replace("AFP", "AFP > SDF"), None),
        # What is denied of somebody is not denied of all.
        (NOBODY.replace("Not one inmate escaped", "The cook did not escape"), TWENTY, None),
        # Neither or both deny.
        (NOBODY.removesuffix(" not"), TWENTY, None),
        (NOBODY, f"{TWENTY} not", None),
        # What is counted are no people.
        (NOBODY, TWENTY.replace("#inmates", "#inmates unit=km"), None),
    ],
)
def test_a_denial_of_all_is_held_against_a_count(nobody: str, some: str, verdict: str | None) -> None:
    assert _verdict(nobody, some) == _verdict(some, nobody) == verdict
