"""Who lived of those who were hit, where a sentence counts all and says how many of them died."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefings.extracting.measures.listed.survivors import survivors_of, with_those_shot
from briefings.model import WORKED_OUT, Quantity


def hit(text: str, low: float, *, bound: str = "exact", measure: str = "injured") -> Quantity:
    word = text.split()[0]
    return Quantity(low, low, bound, "people", None, None, measure, None, word, 0, len(word))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "low", "lived"),
    [
        ("Six people were shot, one fatally, at a fair.", 6, 5),
        ("Six guests were wounded and one of them died.", 6, 5),
        ("Six were shot at a fair. A 30-year-old man was dead there.", 6, 5),
        ("Three guests were injured, including a boy who later died.", 3, 2),
        ("Four men were shot, two of them fatally.", 4, 2),
        ("Seven were hit — and two died.", 7, 5),
        ("Three men were shot in a car, killing the driver.", 3, 2),
        ("Seven men were shot and one, a boy of 16, has died.", 7, 6),
        ("Three guests were shot and one guest confirmed dead.", 3, 2),
        ("Three guests were shot and one was declared dead there.", 3, 2),
        ("Three guests were shot and one was pronounced deceased there.", 3, 2),
        ("Three men were shot, and a 29-year-old driver among them did not survive.", 3, 2),
        ("Five were shot late on Sunday. One of the victims, Ann Poe, 47, later died.", 5, 4),
        ("Five were shot in a yard on Sunday, including a 20-year-old cook, who later died.", 5, 4),
        ("Five were shot in a yard on Sunday, including 20-year-old Ann Poe, who died there.", 5, 4),
    ],
)
def test_those_who_did_not_die_were_hurt(text: str, low: float, lived: float) -> None:
    [found] = survivors_of(text, [hit(text, low)], "injured")
    assert (found.low, found.high, found.counted) == (lived, lived, WORKED_OUT)
    assert text[found.start : found.end] == found.text


@pytest.mark.parametrize(
    "text",
    [
        "Six people were shot at a fair.",
        "Six were shot, including two boys, one of them badly. He died.",
        "Six died.",
        "Six were shot in a yard on Sunday, including Ann Poe, who lost an eye.",
        "Six were shot in a yard on Sunday, including a cook, whose dog died.",
        # The dead are told beside those who were only wounded, or as another than those told.
        "Six guests were injured and one died.",
        "Six were shot at a fair. A seventh man was dead there.",
    ],
)
def test_where_nobody_is_told_to_have_died_of_them_nothing_is_worked_out(text: str) -> None:
    assert list(survivors_of(text, [hit(text, 6)], "injured")) == []


def test_who_was_killed_beside_those_wounded_is_none_of_them() -> None:
    text = "wounding six guards, killing a cook and leaving"
    six = Quantity(6, 6, "exact", "people", None, None, "injured", None, "six", 9, 12)
    assert not list(survivors_of(text, [six], "injured"))
    assert [one.low for one in survivors_of(text.replace("a cook", "one of them"), [six], "injured")] == [5]


def test_those_worked_out_to_have_lived_are_not_counted_down_again() -> None:
    text = "Six people were shot, one fatally."
    assert not list(survivors_of(text, [replace(hit(text, 6), counted=WORKED_OUT)], "injured"))


def test_where_the_text_tells_of_several_dead_one_who_died_at_the_scene_is_not_all_of_them() -> None:
    text = "Three people were shot at a pump. One died at the scene."
    assert [one.low for one in survivors_of(text, [hit(text, 3)], "injured")] == [2]
    assert not list(survivors_of(text, [hit(text, 3)], "injured", many_died=True))


def test_only_an_exact_number_of_those_hit_leaves_somebody() -> None:
    text = "Six people were shot, one fatally."
    told = [hit(text, 6, bound="at_least"), hit(text, 6, measure="arrested"), hit(text, 1)]
    assert list(survivors_of(text, told, "injured")) == []


_CROWD = "Police closed the road. A crowd gathered. Some prayed."


@pytest.mark.parametrize(
    ("text", "lived"),
    [
        (f"Four people were shot at a bar. {_CROWD} One of the victims has died.", [3]),
        (f"Four people were hit. {_CROWD} One of those men, Carl M. Dow, was pronounced dead.", [3]),
        (f"Four people were wounded. {_CROWD} One of the four died in surgery.", [3]),
        ("Four people were shot at a bar. Tragically, a teenager succumbed to her wounds.", [3]),
        ("Four people, including Ann Poe, were shot. The funeral is on Monday. Poe died on Sunday.", [3]),
        ("Four people, including Ann Poe, were shot. Poe's death shook the town.", [3]),
        ("Four gunshot victims were found. One, named as Carl Dow, was pronounced dead.", [3]),
        # They may be told of beside the dead, or others died.
        (f"Four people were wounded at a bar. {_CROWD} One of the victims was killed.", []),
        (f"Four people were shot. {_CROWD} One of the seven died in surgery.", []),
        (f"Four people were shot. {_CROWD} One of the victims of a separate shooting died.", []),
        ("Four people, including Ann Poe, were shot. Ash died on Sunday.", []),
        ("Four people, including Ann Poe, were shot. Poe went home on Sunday.", []),
    ],
)
def test_who_died_may_be_told_some_sentences_on_or_by_name(text: str, lived: list[float]) -> None:
    assert [one.low for one in survivors_of(text, [hit(text, 4)], "injured")] == lived


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("Two women shot who were killed have been named.", "killed"),
        ("Two women shot in a car who later died have been named.", "killed"),
        ("Two of the guests shot were pronounced dead there.", "killed"),
        ("Two of the guests shot in the yard were later killed.", "killed"),
        ("Two guards, dead from gunshot wounds, lay there.", "killed"),
        ("Two men suffered wounds to the chest and were pronounced dead there.", "killed"),
        ("Two men suffered wounds to the chest and one died.", "injured"),
        ("Two guards came upon a man, dead from gunshot wounds.", "injured"),
        ("Two women shot by a man who was killed have been named.", "injured"),
        ("Two women shot in a yard were named, and a man was killed.", "injured"),
    ],
)
def test_who_was_shot_and_is_told_to_have_died_is_dead(text: str, measure: str) -> None:
    [told] = with_those_shot(text, [hit(text, 2)], "injured", "killed")
    assert told.measure == measure


@pytest.mark.parametrize(
    ("behind", "measure"),
    [
        (" guests at a wedding - killing three.", "injured"),
        (" guests, fatally wounding two.", "injured"),
        (" guests, killing all of them.", "killed"),
        (" guests, killing five of them.", "killed"),
        (" guests and, in another town, wounded three.", "killed"),
    ],
)
def test_of_those_gunned_down_some_may_have_lived(behind: str, measure: str) -> None:
    before = "He gunned down "
    five = replace(hit("five", 5, measure="killed"), start=len(before), end=len(before) + 4)
    [told] = with_those_shot(f"{before}five{behind}", [five], "injured", "killed")
    assert told.measure == measure


@pytest.mark.parametrize(("before", "lived"), [("He fired, hitting ", [3]), ("He fired, and then found ", [])])
def test_whom_somebody_hit_was_hit(before: str, lived: list[float]) -> None:
    text = f"{before}four people.\n\nAnn Poe\n\nOne of those victims, Ann M. Poe, died."
    four = replace(hit("four", 4), start=len(before), end=len(before) + 4)
    assert [one.low for one in survivors_of(text, [four], "injured")] == lived


@pytest.mark.parametrize(
    ("before", "number"), [("A total of ", 6), ("In all, a group of ", 6), ("One of ", 5), ("A victim of ", 5)]
)
def test_all_together_are_nobody_out_of_them(before: str, number: float) -> None:
    text = f"{before}six people shot on Sunday have died, others not."
    six = replace(hit("six", 6, measure="injured"), start=len(before), end=len(before) + 3)
    [told] = with_those_shot(text, [six], "injured", None)
    assert told.low == number


@pytest.mark.parametrize(("fate", "number"), [("has died", 1), ("was released", 2)])
def test_one_of_those_taken_to_a_hospital_may_have_died(fate: str, number: float) -> None:
    text = f"One of two people taken to the hospital {fate}."
    two = replace(hit("two", 2), start=7, end=10)
    [told] = with_those_shot(text, [two], "injured", "killed")
    assert told.low == number
