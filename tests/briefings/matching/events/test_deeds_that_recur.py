"""What may come anew at one place within days, and the sick of several diseases: joined only where nothing is open."""

from __future__ import annotations

from itertools import permutations

import pytest

from briefings.matching.events.event_fit import people_fit
from briefings.matching.events.events import events_from, evidence, rulings_on, tellings_of
from briefings.matching.likeness.subjects import subject_fit
from briefings.matching.pair import Ground
from briefings.model import Event
from tests.support.saying import say

GROUND = Ground(of={"killed": "event", "laid_off": "event", "infected": "place"}, main_scope="all")
MILL = "names=Ogden_Motors,Mill_Union words=mill,motor,worker,union,shift"


def groups_of(*lines: str) -> list[list[int]]:
    tellings = tellings_of(map(say, lines), GROUND)
    groups = events_from(tellings, rulings_on(tellings, ()))
    return sorted(sorted(telling.document for telling in group) for group in groups)


def told(document: int, published: str, event: str, more: str = MILL, measure: str = "laid_off") -> str:
    return f"So many: {document}0. | {measure} all {document}0 | AP {published} in={document} event={event} {more}"


@pytest.mark.parametrize(
    ("one", "other", "together"),
    [
        # No day, two weeks apart: whoever it names, it may have come anew.
        (told(1, "2019-05-04", "Ludlow/GB"), told(2, "2019-05-19", "Ludlow/GB"), False),
        (told(1, "2019-05-04", "Ludlow/GB"), told(2, "2019-05-05", "Ludlow/GB"), True),
        # News of one day that names nobody in common.
        (told(1, "2019-05-04", "Ludlow/GB"), told(2, "2019-05-05", "Ludlow/GB", "words=mill,motor"), False),
        # A day of its own, or one that the news of the last days may be of.
        (told(1, "2019-05-04", "Ludlow/GB/2019-05-03"), told(2, "2019-05-19", "Ludlow/GB/2019-05-03"), True),
        (told(1, "2019-05-04", "Ludlow/GB/2019-05-03"), told(2, "2019-05-05", "Ludlow/GB"), True),
        (told(1, "2019-05-04", "Ludlow/GB/2019-05-03"), told(2, "2019-05-19", "Ludlow/GB"), False),
        # What is recalled, without a day.
        (told(1, "2019-05-04", "Ludlow/GB", f"{MILL} aside"), told(2, "2019-05-04", "Ludlow/GB"), False),
        # The dead stay dead, and are told of long after.
        (
            told(1, "2019-05-04", "Ludlow/GB", measure="killed"),
            told(2, "2019-05-19", "Ludlow/GB", measure="killed"),
            True,
        ),
    ],
)
def test_what_may_come_anew_is_one_only_by_its_day_or_as_news_of_one_body(one: str, other: str, together: bool) -> None:
    assert groups_of(one, other) == groups_of(other, one) == ([[1, 2]] if together else [[1], [2]])


def test_the_order_of_intake_tells_no_layoffs_together() -> None:
    lines = [
        told(1, "2019-05-04", "Ludlow/GB"),
        told(2, "2019-05-05", "Ludlow/GB/2019-05-03"),
        told(3, "2019-05-19", "Ludlow/GB"),
    ]
    assert {str(groups_of(*order)) for order in permutations(lines)} == {"[[1, 2], [3]]"}


def test_news_that_recurs_does_not_creep_from_week_to_week() -> None:
    lines = [told(n, f"2019-05-{3 * n:02}", "Ludlow/GB") for n in (1, 2, 3)]
    found = {str(groups_of(*order)) for order in permutations(lines)}
    assert len(found) == 1
    assert not any("1, 2, 3" in groups for groups in found)


def test_two_numbers_of_what_may_come_anew_are_held_against_one_another_only_on_a_day() -> None:
    undated = say(told(1, "2019-05-04", "Ludlow/GB")), say(told(2, "2019-05-19", "Ludlow/GB"))
    dated = [say(told(n, "2019-05-04", "Ludlow/GB/2019-05-03")) for n in (1, 2)]
    dead = [say(told(n, "2019-05-04", "Ludlow/GB", measure="killed")) for n in (1, 2)]
    assert subject_fit(*undated, GROUND) == "open"
    assert subject_fit(*dated, GROUND) == "one"
    assert subject_fit(*dead, GROUND) == "one"


@pytest.mark.parametrize(
    ("ours", "theirs", "fit"),
    [
        (("measles",), ("measles",), "one"),
        ((), (), "one"),
        (("measles",), ("cholera",), "apart"),
        (("measles",), (), "open"),
    ],
)
def test_the_sick_of_two_diseases_at_one_place_are_two(
    ours: tuple[str, ...], theirs: tuple[str, ...], fit: str
) -> None:
    one, other = (Event("Ludlow", "GB", names=names) for names in (ours, theirs))
    assert people_fit(one, other) == people_fit(other, one) == fit
    lines = (
        f"So many: {n}0. | infected all {n}0 | AP 2019-05-04 in={n} event=Ludlow/GB names={','.join(names)}"
        for n, names in enumerate((ours, theirs), 1)
    )
    tellings = tellings_of(map(say, lines), GROUND)
    assert (evidence(*tellings) is not None) is (fit == "one")
