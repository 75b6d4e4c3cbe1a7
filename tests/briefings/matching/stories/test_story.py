"""Whether two documents tell one story, and how much a word tells in it."""

from __future__ import annotations

import pytest

from briefings.matching.decision import Judge
from briefings.matching.likeness.similarity import stem
from briefings.matching.pair import Ground, Side
from briefings.matching.stories.story import Story, story_of
from tests.support.saying import say_all

RAID = (
    "Gunmen of the Amber League stormed the prison of Tarsin before dawn. | - | AFP 2019-04-02",
    "They blew up the gate and fired at the guards. | - | AFP 2019-04-02",
    "The prison burned all day. | - | AFP 2019-04-02",
)
AFTERMATH = (
    "The prison of Tarsin still burned when gunmen of the Amber League left. | - | Reuters 2019-04-03",
    "Guards lay at the gate. | - | Reuters 2019-04-03",
    "Relatives waited before dawn. | - | Reuters 2019-04-03",
)


def _sides(number: int, lines: tuple[str, ...]) -> list[Side]:
    judge = Judge(Ground())
    return [judge.side(statement) for line in lines for statement in say_all(f"{line} in={number}")]


def _story(left: tuple[str, ...], right: tuple[str, ...]) -> Story | None:
    return story_of(_sides(1, left), _sides(2, right))


def _with(lines: tuple[str, ...], old: str, new: str) -> tuple[str, ...]:
    return tuple(line.replace(old, new) for line in lines)


def test_names_words_and_days_tell_one_story() -> None:
    story = _story(RAID, AFTERMATH)
    assert story is not None
    assert story.named == ("Amber", "League", "Tarsin")
    assert story.knows(frozenset({"tarsin"}))
    assert not story.knows(frozenset({"halden"}))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (RAID, _with(AFTERMATH, "2019-04-03", "2019-05-03")),
        (RAID, _with(AFTERMATH, "Reuters 2019-04-03", "Reuters")),
        (RAID, _with(_with(AFTERMATH, "Amber League", "guild"), "Tarsin", "Halden")),
        (_with(RAID, "Tarsin", "Karsa"), _with(_with(AFTERMATH, "Amber League", "Salt League"), "Tarsin", "Halden")),
        (
            _with(_with(RAID, "Amber League", "State Police"), "Tarsin", "Main Street"),
            _with(_with(AFTERMATH, "Amber League", "State Police"), "Tarsin", "Main Street"),
        ),
        (RAID, AFTERMATH[:1]),
        (
            RAID,
            (
                "A painter of the Amber League shows canvases with ships at Tarsin. | - | Reuters 2019-04-03",
                "Collectors paid nothing for cheap frames, brushes and varnish. | - | Reuters 2019-04-03",
                "His uncle taught him drawing aboard a herring trawler. | - | Reuters 2019-04-03",
            ),
        ),
    ],
    ids=["a month apart", "without a day", "no name", "one name", "bodies and streets", "one sentence", "few words"],
)
def test_less_tells_no_story(left: tuple[str, ...], right: tuple[str, ...]) -> None:
    assert _story(left, right) is None
    assert _story(right, left) is None


def test_a_place_and_numbers_tell_a_story_as_names_do() -> None:
    left, right = (_with(lines, "of the Amber League ", "") for lines in (RAID, AFTERMATH))
    assert _story(left, right) is None
    place = " at=Tarsin/SY"
    counted = " | 1240 #inmates | "
    ours = (*left, f"It held 1,240 inmates.{counted}AFP 2019-04-02{place}")
    theirs = (*right, f"Of 1,240 inmates most had slept.{counted}Reuters 2019-04-03{place}")
    assert _story(ours, theirs) is not None
    assert _story(ours, right) is None


def test_a_word_tells_the_more_the_fewer_sentences_have_it() -> None:
    story = _story(RAID, AFTERMATH)
    assert story is not None
    assert story.weight({stem("fired")}) > story.weight({"amber"}) == story.weight({"tarsin"}) > 0
    assert story.weight({"amber", "tarsin"}) == 2 * story.weight({"amber"})
    assert story.weight({"ferry"}) == 0


def test_titles_tell_one_story_of_which_no_name_is_told() -> None:
    ours = (
        "He brought home 1,415 pupils by air. | 1415 #pupils | AFP 2019-04-02 title=Airlift_of_stranded_pupils_ends",
    )
    theirs = ("Now 1,415 pupils are home by air. | 1415 #pupils | Reuters 2019-04-03 title=Airlift_brings_pupils_home",)
    more = (
        "Teachers wept, and buses waited on the runway. | 2718 #seats | {}",
        "A flight cost 3,140 crowns. | 3140 | {}",
    )
    left = (*ours, *(line.format("AFP 2019-04-02 title=Airlift_of_stranded_pupils_ends") for line in more))
    right = (*theirs, *(line.format("Reuters 2019-04-03 title=Airlift_brings_pupils_home") for line in more))
    assert _story(left, right) is not None
    assert _story(left, _with(right, "Airlift_brings_pupils_home", "A_long_day")) is None
