"""Two documents of one story: what their statements are to one another that no pair of them tells by itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefings.matching.decision import Judge
from briefings.matching.pair import Ground
from briefings.matching.stories.stories import matches_in_story
from briefings.model import Match, Statement
from tests.support.saying import say_all

# What either document tells besides: of one raid on one prison, in words of its own.
FIRST = (
    "Gunmen of the Amber League stormed the prison of Tarsin before dawn. | - | AFP 2019-04-02",
    "Smoke rose over the walls all day. | - | AFP 2019-04-02",
    "Shops stayed shut in the market. | - | AFP 2019-04-02",
)
SECOND = (
    "The raid on the prison of Tarsin lasted until noon. | - | Reuters 2019-04-03",
    "From the walls gunmen of the Amber League fired at whoever came near the market. | - | Reuters 2019-04-03",
    "Nobody slept that night. | - | Reuters 2019-04-03",
)


def _table() -> dict[str, tuple[str, str, str]]:
    """Why → verdict and both lines."""
    blocks = Path(__file__).with_name("stories.txt").read_text(encoding="utf-8").split("\n\n")[1:]
    rows = [block.strip().splitlines() for block in blocks]
    return {head.partition(": ")[2]: (head[2:].partition(": ")[0], left, right) for head, left, right in rows}


TABLE = _table()
ONE = {why: row for why, row in TABLE.items() if row[0] != "apart"}
APART = {why: row[1:] for why, row in TABLE.items() if row[0] == "apart"}


def _document(number: int, *lines: str) -> list[Statement]:
    return [statement for line in lines for statement in say_all(f"{line} in={number}")]


def _told(left: str, right: str, *others: str, second: tuple[str, ...] = SECOND) -> list[Match]:
    """What is told of two lines of two documents, the second of which has `others`, too."""
    ours, theirs = _document(1, *FIRST, left), _document(2, *second, right, *others)
    found = matches_in_story(ours, theirs, Judge(Ground()), set())
    assert sorted(found, key=str) == sorted(matches_in_story(theirs, ours, Judge(Ground()), set()), key=str)
    asked = {statement.id for statement in (*_document(1, left), *_document(2, right))}
    return [match for match in found if {match.left, match.right} <= asked]


@pytest.mark.parametrize(("verdict", "left", "right"), ONE.values(), ids=ONE)
def test_one_story_tells_what_two_of_its_statements_are(verdict: str, left: str, right: str) -> None:
    (match,) = _told(left, right)
    assert match.verdict == verdict
    story = next(reason for reason in match.reasons if reason.feature == "one story")
    assert story.words.startswith("their documents tell one story: Amber, ")


@pytest.mark.parametrize(("left", "right"), APART.values(), ids=APART)
def test_what_only_looks_alike_in_a_story_stays_apart(left: str, right: str) -> None:
    assert _told(left, right) == []


@pytest.mark.parametrize(("verdict", "left", "right"), ONE.values(), ids=ONE)
def test_two_stories_tell_nothing(verdict: str, left: str, right: str) -> None:
    elsewhere = tuple(line.replace("Tarsin", "Oberin").replace("Amber League", "Blue Guild") for line in SECOND)
    left, right = left.replace("Tarsin", "Karsa"), right.replace("Tarsin", "Sorrel")
    if "Halden" not in left:  # which is a name of both
        assert _told(left, right, second=elsewhere) == []
    later = tuple(line.replace("2019-04-03", "2019-05-03") for line in SECOND)
    assert _told(left, right.replace("2019-04-03", "2019-05-03"), second=later) == []


def test_a_number_that_may_be_one_of_two_is_neither() -> None:
    _, left, right = TABLE["one measure, one number told to its last digit"]
    assert _told(left, right, "At the gate 864 got out. | escaped all 864 | Reuters > A guard 2019-04-03") == []


def test_a_sentence_that_is_nearly_as_much_like_another_says_neither() -> None:
    _, left, right = TABLE["one thing that befell one man"]
    assert _told(left, right, "A former captain of the harbour police was jailed. | - | Reuters 2019-04-03") == []


def test_a_number_that_could_be_set_against_two_is_set_against_neither() -> None:
    _, left, right = TABLE["two sources of one time"]
    assert _told(left, right, right.replace("93", "58").replace("The League", "A doctor")) == []


def test_a_higher_number_of_a_later_day_is_an_update() -> None:
    _, left, right = TABLE["two sources of one time"]
    later = tuple(line.replace("2019-04-03", "2019-04-08") for line in SECOND)
    assert [m.verdict for m in _told(left, right.replace("2019-04-03", "2019-04-08"), second=later)] == ["updates"]
    fewer = right.replace("93", "31").replace("2019-04-03", "2019-04-08")
    assert _told(left, fewer, second=later) == [], "so many dead do not become fewer"


CAMP = (
    "The camp of Oberin has swollen to more than 65,000 people. | more_than 65000 #people | Red Crescent 2019-04-02"
    " at=Oberin/SY"
)
LATER = (
    "Oberin camp now shelters over 72,000 people. | more_than 72000 #people | Reuters > A clerk 2019-04-09 at=Oberin/SY"
)


@pytest.mark.parametrize(
    ("right", "verdicts"),
    [
        (LATER, ["updates"]),
        (LATER.replace("72,000", "62,000").replace("72000", "62000"), []),
        (LATER.replace("72,000", "172,000").replace("72000", "172000"), []),
        (LATER.replace("at=Oberin", "at=Karsa"), []),
        (LATER.replace("people", "children"), []),
        (LATER.replace("shelters", "has released"), []),
        (LATER.replace("over 72,000 people", "a further 72,000 people"), []),
    ],
)
def test_more_people_at_one_place_some_days_later_are_an_update(right: str, verdicts: list[str]) -> None:
    later = tuple(line.replace("2019-04-03", "2019-04-09") for line in SECOND)
    assert [match.verdict for match in _told(CAMP, right, second=later)] == verdicts
    assert _told(CAMP, right.replace("2019-04-09", "2019-04-03")) == [], "within a day both may be so"


def test_what_is_settled_by_itself_is_not_matched_again() -> None:
    _, left, right = TABLE["one measure, one number told to its last digit"]
    ours, theirs = _document(1, *FIRST, left), _document(2, *SECOND, right)
    settled = frozenset((ours[-1].id, theirs[0].id))
    assert matches_in_story(ours, theirs, Judge(Ground()), {settled}) == []
    assert len(matches_in_story(ours, theirs, Judge(Ground()), set())) == 1
