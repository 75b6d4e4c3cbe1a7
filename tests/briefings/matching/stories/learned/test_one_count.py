"""Two numbers of one story that differ: of one thing, and then a dispute or the later word, or of two."""

from __future__ import annotations

import pytest

from briefings.matching.decision import Judge
from briefings.matching.pair import Ground, Side
from briefings.matching.stories.fates import fates_in
from briefings.matching.stories.learned.clash_signs import signs_of_a_later_state, signs_of_one_count
from briefings.matching.stories.learned.clashes import clashes_of
from briefings.matching.stories.learned.one_count import told_by_one_count
from briefings.matching.stories.learned.sentences import leads_of
from briefings.matching.stories.learned.weights import LATER_STATE, ONE_COUNT, learned_weights
from briefings.matching.stories.stories import matches_in_story
from briefings.matching.stories.story import Story
from briefings.matching.stories.voices import are_one_voice, are_two_voices
from briefings.model import Statement
from tests.support.saying import say_all

OURS = (
    "Gunmen of the Amber League stormed the prison of Tarsin before dawn. | - | AFP 2019-04-02",
    "Smoke rose over the walls all day. | - | AFP 2019-04-02",
    "Shops stayed shut in the market. | - | AFP 2019-04-02",
    "A judge had visited the cells a week earlier. | - | AFP 2019-04-02",
    "The League was founded by harbour pilots. | - | AFP 2019-04-02",
    "Its chief Edo Marlin is thought to be abroad. | - | AFP 2019-04-02",
)
THEIRS = (
    "The raid of the Amber League on the prison of Tarsin lasted until noon. | - | Reuters 2019-04-03",
    "Nobody slept that night. | - | Reuters 2019-04-03",
    "Schools will open again after the weekend. | - | Reuters 2019-04-03",
    "Edo Marlin has not been seen since winter. | - | Reuters 2019-04-03",
    "The governor flew in with two ministers. | - | Reuters 2019-04-03",
    "Bread is dear in every street of the town. | - | Reuters 2019-04-03",
)
WATCHERS = (
    "The watchers counted 41 guards killed in the prison. | killed all 41 #guards"
    " | AFP > The Watch 2019-04-02 kind=report"
)
LEAGUE = (
    "The League claims that 93 guards were killed in the prison. | killed all 93 #guards"
    " | Reuters > The League 2019-04-03 kind=party"
)
RISEN = (
    "The number of guards killed in the prison has risen to 58. | killed all 58 #guards"
    " | Reuters > The Watch 2019-04-08 kind=report"
)


def _documents(left: str, *right: str, day: str = "2019-04-03") -> list[list[Statement]]:
    theirs = [line.replace("2019-04-03", day) for line in THEIRS]
    lines = (*OURS[:3], left, *OURS[3:]), (*theirs[:3], *right, *theirs[3:])
    return [[one for line in side for one in say_all(f"{line} in={number}")] for number, side in enumerate(lines, 1)]


def _story(left: str, *right: str, day: str = "2019-04-03") -> tuple[Story, Judge]:
    judge = Judge(Ground())
    sides: list[tuple[Side, ...]] = [tuple(map(judge.side, said)) for said in _documents(left, *right, day=day)]
    return Story(*sides), judge


def _told(left: str, *right: str, day: str = "2019-04-03") -> list[str]:
    """What is told of a line of one document and of lines of another, published on a day."""
    return [verdict for _, (verdict, _) in told_by_one_count(*_story(left, *right, day=day))]


def test_two_sources_of_one_time_dispute_and_a_later_word_updates() -> None:
    assert _told(WATCHERS, LEAGUE) == ["conflicts"]
    assert _told(WATCHERS, RISEN, day="2019-04-08") == ["updates"]


def test_an_update_says_what_it_was_and_what_it_is() -> None:
    ((_, (_, reason)),) = told_by_one_count(*_story(WATCHERS, RISEN, day="2019-04-08"))
    assert reason.words == "41, then 58: the later tells how things have moved on"


def test_one_number_may_be_disputed_and_updated_at_once() -> None:
    day = "2019-04-05"
    claim = LEAGUE.replace("2019-04-03", day)
    raised = "The watchers have since raised the number of guards killed in the prison to 58. | killed all 58 #guards"
    told = _told(WATCHERS, claim, f"{raised} | Reuters > The Watch {day} kind=report", day=day)
    assert sorted(told) == ["conflicts", "updates"]


def test_a_number_that_could_be_set_against_two_is_set_against_neither() -> None:
    other = (
        LEAGUE.replace("93", "58").replace("The League claims", "The clerks claim").replace("The League", "The clerks")
    )
    assert _told(WATCHERS, LEAGUE, other) == []


@pytest.mark.parametrize(
    "right",
    [
        pytest.param(LEAGUE.replace("93 guards", "a further 93 guards"), id="on top of others"),
        pytest.param(LEAGUE.replace("93 guards", "93 sailors").replace("#guards", "#sailors"), id="other people"),
        pytest.param(
            LEAGUE.replace("guards were killed", "guards were wounded").replace("killed all", ""), id="another fate"
        ),
        pytest.param(LEAGUE.replace("93", "930"), id="too many more"),
        pytest.param(LEAGUE + " possible", id="only possible"),
        pytest.param(LEAGUE + " not", id="a denial"),
        pytest.param(LEAGUE.replace("in the prison", "in the prison alone"), id="a part"),
        pytest.param(LEAGUE.replace("93", "41"), id="one number"),
        pytest.param(LEAGUE.replace("The League", "The Watch"), id="one source, a day later"),
        pytest.param("Rain fell on 93 tents of soldiers. | 93 #tents | Reuters > The League 2019-04-03", id="nothing"),
    ],
)
def test_what_only_looks_alike_is_no_dispute(right: str) -> None:
    assert "conflicts" not in _told(WATCHERS, right)


def test_numbers_weeks_apart_are_no_dispute() -> None:
    assert "conflicts" not in _told(WATCHERS, LEAGUE.replace("2019-04-03", "2019-04-23"), day="2019-04-23")


@pytest.mark.parametrize("number", ["a further 58", "31", "580"])
def test_what_only_looks_alike_is_no_update(number: str) -> None:
    later = RISEN.replace("risen to 58", f"risen to {number}").replace("all 58", f"all {number.split()[-1]}")
    assert "updates" not in _told(WATCHERS, later, day="2019-04-08")


def test_among_few_sentences_nothing_is_told() -> None:
    story, judge = _story(WATCHERS, LEAGUE)
    assert told_by_one_count(Story(story.left[:3] + story.left[3:4], story.right), judge) == []


def test_what_became_of_an_event_weeks_later_is_told_of_its_story() -> None:
    later = RISEN.replace("2019-04-08", "2019-06-08")
    names = "Edo Marlin of the Amber League bought the harbour of Oberin. | - | {} at=Oberin/SY"
    ours = [*_documents(WATCHERS)[0], *say_all(f"{names.format('AFP 2019-04-02')} in=1")]
    for day, verdicts in (("2019-06-08", ["updates"]), ("2020-06-08", [])):
        lines = [*_documents(WATCHERS, later.replace("2019-06-08", day), day=day)[1]]
        lines += say_all(f"{names.format(f'Reuters {day}')} in=2")
        found = matches_in_story(ours, lines, Judge(Ground()), set())
        assert [match.verdict for match in found if match.verdict == "updates"] == verdicts


def test_every_sign_has_a_weight() -> None:
    story, judge = _story(WATCHERS, LEAGUE)
    clashes, weights = clashes_of(story, judge), learned_weights()
    assert {"always", *signs_of_one_count(story, clashes[0], leads_of(clashes))} == set(weights[ONE_COUNT])
    assert {"always", *signs_of_a_later_state(story, clashes[0], frozenset())} == set(weights[LATER_STATE])


@pytest.mark.parametrize(
    ("left", "right", "two", "one"),
    [
        ("AFP > The Watch 2019-04-02 kind=report", "Reuters > The League 2019-04-03 kind=party", True, False),
        ("AFP > Tarsin army 2019-04-02 kind=official", "Reuters > The military 2019-04-03 kind=official", False, True),
        ("AFP > The Watch 2019-04-02 kind=report", "Reuters 2019-04-03", False, False),
    ],
)
def test_voices_are_two_where_both_are_named(left: str, right: str, two: bool, one: bool) -> None:
    story, judge = _story(f"So it was. | - | {left}", f"It was so. | - | {right}")
    pair = judge.pair(
        *(
            next(s.statement for s in sides if "was" in s.claim.text and "so" in s.claim.text.casefold())
            for sides in (story.left, story.right)
        )
    )
    assert (are_two_voices(story, pair), are_one_voice(story, pair)) == (two, one)


@pytest.mark.parametrize(
    ("text", "fates"),
    [
        ("The toll stands at forty.", {"dead"}),
        ("Nine were hurt, and two are missing.", {"hurt", "lost"}),
        ("They have gone home.", set()),
        ("Eighty came back.", {"returned"}),
        ("Shops stood in the market.", set()),
    ],
)
def test_what_became_of_the_counted(text: str, fates: set[str]) -> None:
    assert fates_in(text) == fates
