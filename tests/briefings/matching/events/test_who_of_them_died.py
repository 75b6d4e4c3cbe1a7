"""The toll of a shooting of which a report counts all who were hit, one by one or together, and tells who of them died.
Every sentence is invented."""

from __future__ import annotations

from datetime import date

import pytest

from briefings.beat.beat import Beat, load_beat
from briefings.extracting.extract import extract
from briefings.extracting.parsing.language import Language
from briefings.matching.figures import event_figures
from briefings.matching.independence import Names
from briefings.matching.pair import Ground
from briefings.model import Document, statements_from
from tests.support.told_event import GUN_VIOLENCE

pytestmark = pytest.mark.model
PUBLISHED = date(2016, 5, 16)


@pytest.fixture(scope="module")
def beat() -> Beat:
    return load_beat(GUN_VIOLENCE)


def told(text: str, beat: Beat, language: Language, title: str = "A report") -> dict[str, float]:
    """Each measure's number that is more than one."""
    document = Document("d1", text, title, source="Echo", published=PUBLISHED, number=1)
    statements = statements_from(extract(document, beat, language).claims, document, None)
    of_events = [s for s in statements if s.quantity is not None and s.quantity.event is not None]
    found = event_figures(of_events, (), Ground.under(beat.rules, Names()))
    return {figure.measure: figure.low for figure in found if figure.low > 1 and figure.measure != "arrested"}


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        # One of those who are listed, by his noun or name.
        ("Two men and a woman were shot in Dayton on Saturday. The woman died at a clinic.", {"injured": 2}),
        ("Two men and a woman were shot in Dayton on Saturday. The woman was flown to a clinic.", {"injured": 3}),
        ("Two men and a woman were shot in Dayton on Saturday. The gunman died at a clinic.", {"injured": 3}),
        ("Two men and a woman were shot in Dayton on Saturday. The woman's dog died.", {"injured": 3}),
        ("A guard and a clerk were shot in Dayton on Saturday. Both were flown out, and the clerk died.", {}),
        (
            "A guard and a clerk were shot in Dayton on Saturday. Both were flown out, and the gunman died.",
            {"injured": 2},
        ),
        ("A man shot a guard and two clerks in Dayton on Saturday. The guard died.", {"injured": 2}),
        ("Two men and a boy were shot in Dayton on Saturday and a clerk was pronounced dead.", {"injured": 3}),
        ("Two men and a boy were shot in Dayton on Saturday. One of them died at a clinic.", {"injured": 2}),
        ("Two men and a woman were shot, one fatally, in Dayton on Saturday.", {"injured": 2}),
        # Some of all who were hit, and who of them lived.
        (
            "Two of the four people who were shot in Dayton on Saturday have died. The other two are stable.",
            {"killed": 2, "injured": 2},
        ),
        ("Two of the four people who were shot in Dayton on Saturday have gone home.", {"injured": 4}),
        ("Six men, two of them brothers, were found dead in Dayton on Saturday after a shooting.", {"killed": 6}),
    ],
)
def test_who_of_those_hit_died_is_not_among_the_hurt(
    text: str, numbers: dict[str, float], beat: Beat, language: Language
) -> None:
    assert told(text, beat, language) == numbers


@pytest.mark.parametrize(
    ("title", "numbers"),
    [("Seven shot, none fatally, at a fair", {"injured": 7}), ("Seven shot, some fatally, at a fair", {})],
)
def test_a_headline_may_say_that_nobody_died(
    title: str, numbers: dict[str, float], beat: Beat, language: Language
) -> None:
    text = "Seven people were shot in Dayton on Saturday at a fair."
    assert told(text, beat, language, title) == numbers
