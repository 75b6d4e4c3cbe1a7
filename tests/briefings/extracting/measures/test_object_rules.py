"""Casualties of shootings whose verb the parse hides, or who are called in the words of local papers. Every sentence is
invented."""

from __future__ import annotations

import pytest

from briefings.beat.beat import Beat, load_beat
from briefings.extracting.extract import extract
from briefings.extracting.parsing.language import Language
from briefings.model import WORKED_OUT, Document
from tests.support.told_event import GUN_VIOLENCE

pytestmark = pytest.mark.model
SUBJECT = " The shooting was on Mill Lane."


@pytest.fixture(scope="module")
def beat() -> Beat:
    return load_beat(GUN_VIOLENCE)


def told(text: str, beat: Beat, language: Language) -> list[tuple[int, str]]:
    found = extract(Document("1", text + SUBJECT, "A shooting in Ludlow"), beat, language).mentions.quantities
    return [(int(q.low), q.measure) for q in found if q.measure and q.counted != WORKED_OUT]


@pytest.mark.parametrize(
    ("sentence", "figures"),
    [
        (
            "A rampage left one clerk dead and six others, including two deputies, injured.",
            [(1, "killed"), (6, "injured"), (2, "injured")],
        ),
        ("The attack left four other boys — ages 12, 13, 15 and 17 — wounded.", [(4, "injured")]),
        ("The attack killed a cook, leaving four others (two of them nurses) hurt.", [(4, "injured"), (2, "injured")]),
        ("The attack left three men, among them a guard, dead.", [(3, "killed")]),
        ("Four others, including two nurses, left, and an injured man was found.", []),
    ],
)
def test_a_state_behind_an_aside_is_of_those_who_were_left_so(
    sentence: str, figures: list[tuple[int, str]], beat: Beat, language: Language
) -> None:
    assert told(sentence, beat, language) == figures


@pytest.mark.parametrize(
    ("sentence", "figures"),
    [
        ("Gunmen sprayed bullets across the yard, striking sheds, trucks and four people.", [(4, "injured")]),
        ("Bullets flew across the yard, striking sheds and trucks and four people fled.", []),
    ],
)
def test_people_may_be_struck_beside_things(
    sentence: str, figures: list[tuple[int, str]], beat: Beat, language: Language
) -> None:
    assert told(sentence, beat, language) == figures


@pytest.mark.parametrize(
    ("sentence", "figures"),
    [
        ("He is charged with wounding five of his companions.", [(5, "injured")]),
        ("Officers found three injured subjects inside.", [(3, "injured")]),
        ("He is accused of killing two subjects.", [(2, "killed")]),
        ("The school teaches six subjects.", []),
        ("Four men were taken to University of Oldtown Medical Center.", [(4, "injured")]),
        ("The four were rushed to the University of Oldtown Hospital.", [(4, "injured")]),
    ],
)
def test_people_and_hospitals_in_the_words_of_local_papers(
    sentence: str, figures: list[tuple[int, str]], beat: Beat, language: Language
) -> None:
    assert told(sentence, beat, language) == figures


@pytest.mark.parametrize(
    ("sentence", "figures"),
    [
        ("Two tenants had suffered fatal gunshot wounds.", [(2, "killed")]),
        ("Two tenants had suffered gunshot wounds.", [(2, "injured")]),
        ("A blast left nine dead and another 14 wounded late Friday night.", [(9, "killed"), (14, "injured")]),
        ("The toll stands at nine dead and 14 wounded last week.", [(9, "killed"), (14, "injured")]),
        ("Three guests were confirmed shot at the fair.", [(3, "injured")]),
        ("Three guests were believed to have shot a man.", []),
        ("Two were shot. The suspects fled, and three of them wore masks.", [(2, "injured")]),
        ("Five were shot. The victims fled, and three of them went home.", [(5, "injured"), (3, "injured")]),
        ("The fire left 12 tenants and three guests dead.", [(12, "killed"), (3, "killed")]),
        ("The fire came, 12 tenants slept and three guests are dead.", [(3, "killed")]),
        ("Two died. Of the 14 injured, nine were women.", [(2, "killed"), (14, "injured"), (9, "injured")]),
    ],
)
def test_what_was_done_is_told_by_the_words_at_the_number_itself(
    sentence: str, figures: list[tuple[int, str]], beat: Beat, language: Language
) -> None:
    assert told(sentence, beat, language) == figures


@pytest.mark.parametrize(
    ("sentence", "figures"),
    [
        ("Two were killed along with a baby; Ann Poe, 35; Tina Dow, 37; and Brett Ash, 27.", [(2, "killed")]),
        ("He admitted the shooting deaths of Chad and Ann Poe -- 19 and 17 -- at his home.", []),
        ("The shooting killed Carl Dow Jr., 16 — who was a student.", []),
        ("Ann Poe, 30; and Carl Dow, 31 both died of gunshot wounds.", []),
        ("There were 30 homicides, a 25 percent rise on last spring.", [(30, "killed")]),
        ("One sailor was killed others were wounded, three critically, at a fair.", [(1, "killed"), (3, "injured")]),
    ],
)
def test_ages_and_changes_are_no_dead_and_nobody_is_critically_dead(
    sentence: str, figures: list[tuple[int, str]], beat: Beat, language: Language
) -> None:
    assert told(sentence, beat, language) == figures
