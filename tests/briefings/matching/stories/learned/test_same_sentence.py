"""Two sentences of one story, each the other's nearest, of which no rule tells that they say the same."""

from __future__ import annotations

import pytest

from briefings.errors import BeatError
from briefings.matching.decision import Judge
from briefings.matching.pair import Ground
from briefings.matching.stories.learned.same_sentence import told_by_the_same_sentence
from briefings.matching.stories.learned.sentences import couples_of, leads_of
from briefings.matching.stories.learned.signs import signs_of
from briefings.matching.stories.learned.weights import SAME, learned_weights, weights_in
from briefings.matching.stories.stories import matches_in_story
from briefings.matching.stories.story import Story
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
    "The raid on the prison of Tarsin lasted until noon. | - | Reuters 2019-04-03",
    "Nobody slept that night. | - | Reuters 2019-04-03",
    "Schools will open again after the weekend. | - | Reuters 2019-04-03",
    "Edo Marlin has not been seen since winter. | - | Reuters 2019-04-03",
    "The governor flew in with two ministers. | - | Reuters 2019-04-03",
    "Bread is dear in every street of the town. | - | Reuters 2019-04-03",
)
OTHER_WORDS = (
    "A hole gaped in the eastern tower where the lorry had gone off. | - | AFP 2019-04-02",
    "The lorry tore a hole through which one could see the tower stairs. | - | Reuters 2019-04-03",
)
NUMBER = (
    "Some 412 inmates got out through the kitchen. | 412 #inmates | AFP > Edo Marlin 2019-04-02",
    "By way of the kitchen 412 of them are gone. | 412 #them | Reuters > A clerk 2019-04-03",
)


def _told(left: str, right: str, *, ours: tuple[str, ...] = OURS, theirs: tuple[str, ...] = THEIRS) -> bool:
    """Whether two lines, each in the midst of its document, tell the same."""
    judge, story = Judge(Ground()), []
    for number, lines in enumerate(((*ours[:3], left, *ours[3:]), (*theirs[:3], right, *theirs[3:])), 1):
        said: list[Statement] = [one for line in lines for one in say_all(f"{line} in={number}")]
        story.append(tuple(judge.side(one) for one in said))
    told = told_by_the_same_sentence(Story(*story), judge)
    asked = {line.partition(" | ")[0] for line in (left, right)}
    return any({claim.text for claim in couple.pair.claims} == asked for couple in told)


@pytest.mark.parametrize(("left", "right"), [OTHER_WORDS, NUMBER])
def test_each_is_the_others_nearest(left: str, right: str) -> None:
    assert _told(left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        pytest.param(OTHER_WORDS[0], OTHER_WORDS[1] + " not", id="one denies it"),
        pytest.param(NUMBER[0], NUMBER[1].replace("412", "230"), id="another number of one thing"),
        pytest.param(NUMBER[0], NUMBER[1].replace("412 of them", "another 412 inmates"), id="as many others"),
        pytest.param(
            NUMBER[0].replace("inmates", "women"),
            NUMBER[1].replace("of them", "boys").replace("#them", "#boys"),
            id="kinds",
        ),
        pytest.param(NUMBER[0] + " when=2019-04-01", NUMBER[1] + " when=2019-04-03", id="another day"),
        pytest.param(
            "Ann Poe of Karsa spoke with Tim Rook. | - | AFP 2019-04-02",
            "They wept as Ann Poe buried Tim Rook. | - | Reuters 2019-04-03",
            id="names alone",
        ),
        pytest.param(
            OTHER_WORDS[0], "Rain fell on the fields beyond the river. | - | Reuters 2019-04-03", id="nothing"
        ),
    ],
)
def test_what_only_looks_alike_tells_nothing(left: str, right: str) -> None:
    assert not _told(left, right)


def test_a_sentence_is_told_again_by_its_nearest_alone() -> None:
    left, right = OTHER_WORDS
    further = right.replace("The lorry tore a hole", "A watchman pointed at the lorry").replace("stairs", "clock")
    assert _told(left, right, theirs=(*THEIRS, further))
    assert not _told(left, further, theirs=(*THEIRS, right))


def test_to_be_nearest_among_few_tells_nothing() -> None:
    assert not _told(*OTHER_WORDS, theirs=THEIRS[:3])


def test_men_may_be_told_of_as_what_they_do() -> None:
    left, right = "The raid cost {} at the kitchen. | 412 #{} | ", "At the kitchen {} died in the raid. | 412 #{} | "
    by, then = "AFP > Edo Marlin 2019-04-02", "Reuters > A clerk 2019-04-03"
    assert _told(left.format("412 men", "men") + by, right.format("412 soldiers", "soldiers") + then)
    assert not _told(left.format("412 women", "women") + by, right.format("412 soldiers", "soldiers") + then)


def test_two_numbers_in_both_are_no_chance_though_one_was_read_as_another_measure() -> None:
    left = "Of the 3,100 who went to the League, 412 are from the coast. | joined 3100 #who; joined 412 #412 | {}"
    right = "With the League are 3,100 who left, {} of them from the coast. | fighting 3100 #who; fighting {} #{} | {}"
    by, then = "AFP > Edo Marlin 2019-04-02", "Reuters > Edo Marlin 2019-04-03"
    assert _told(left.format(by), right.format(412, 412, 412, then))
    assert not _told(left.format(by), right.format(230, 230, 230, then)), "one number, and another measure"


def test_one_number_measured_otherwise_may_tell_the_same_where_nothing_else_is_counted() -> None:
    left = "The League has 3,100 members who came from the coast. | joined 3100 #members | {}"
    right = "With the League are 3,100 who came from the coast{}. | fighting 3100 #who{} | {}"
    by, then = "AFP > Edo Marlin 2019-04-02", "Reuters > Edo Marlin 2019-04-03"
    assert _told(left.format(by), right.format("", "", then))
    more = left.replace("coast.", "coast, 56 of them women.").replace("#members", "#members; joined 56 #women")
    assert not _told(more.format(by), right.format(", and 87 boats", "; fighting 87 #boats", then))


def test_every_sign_has_a_weight() -> None:
    judge = Judge(Ground())
    sides = [[judge.side(one) for line in lines for one in say_all(line)] for lines in (OURS, THEIRS)]
    story = Story(*map(tuple, sides))
    couples = couples_of(story, judge)
    assert {"always", *signs_of(story, couples[0], leads_of(couples))} == set(learned_weights()[SAME])


def test_a_damaged_file_is_named() -> None:
    with pytest.raises(BeatError, match="same_sentence"):
        weights_in("always\tmuch\n")


def _matched(left: str, right: str, *, day: str, theirs: tuple[str, ...] = THEIRS) -> list[str]:
    """The verdicts on two lines of documents of which the second was published on a day, "" if that isn't known."""
    later = [line.replace("2019-04-03", day) for line in (*theirs[:3], right, *theirs[3:])]
    said = [
        [one for line in lines for one in say_all(f"{line} in={number}")]
        for number, lines in enumerate(((*OURS[:3], left, *OURS[3:]), later), 1)
    ]
    return [match.verdict for match in matches_in_story(*said, Judge(Ground()), set())]


def test_where_days_are_not_known_one_number_tells_and_words_alone_do_not() -> None:
    shared = (
        "At dawn gunmen of the Amber League stormed the prison of Tarsin. | - | Reuters 2019-04-03",
        "The League of harbour pilots has a chief, Edo Marlin, who is abroad. | - | Reuters 2019-04-03",
        *THEIRS[1:5],
    )
    assert _matched(*NUMBER, day="", theirs=shared) == ["corroborates"]
    assert _matched(*OTHER_WORDS, day="", theirs=shared) == []
    assert _matched(*NUMBER, day="2021-04-03", theirs=shared) == [], "two years later it is another raid"
    assert _matched(*NUMBER, day="", theirs=tuple(line.replace("Tarsin", "Oberin") for line in THEIRS)) == []
