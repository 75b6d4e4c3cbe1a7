"""Numbers in news of an event that count nobody whom it hit. Every sentence here is invented."""

from __future__ import annotations

import pytest

from briefings.beat.beat import Beat, load_beat
from briefings.extracting.extract import extract
from briefings.extracting.parsing.language import Language
from briefings.model import WORKED_OUT, Document
from tests.support.told_event import GUN_VIOLENCE

SUBJECT = " The shooting was on Mill Lane."


@pytest.fixture(scope="module")
def beat() -> Beat:
    return load_beat(GUN_VIOLENCE)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # Charges.
        ("He faces nine counts, including three of murder.", []),
        ("Three of the murders took place at the mill.", [(3, "killed")]),
        # What an event is defined by.
        ("The group lists any shooting in which six or more people are hit.", []),
        ("Ludlow was hit by a shooting in which six or more people were wounded.", [(6, "injured")]),
        # A rehearsal.
        ("Nine pupils were carried out with simulated gunshot wounds.", []),
        ("Nine “victims” were wounded in the yard.", []),
        ("Nine pupils were carried out with gunshot wounds.", [(9, "injured")]),
        # Who lived, and need not have been hit.
        ("Three survivors hid in a loft.", []),
        ("Three survivors are in a hospital.", [(3, "injured")]),
        # Hanging, and hanging about.
        ("Nine guests were hanging out in the yard of the shooting.", []),
        ("Two guards were hanged in the yard.", [(2, "killed")]),
        # A clause with a subject of its own tells of others.
        ("Three boys were in the loft when their uncle shot and killed a cook.", []),
        ("Three boys were in the loft when they were shot and killed.", [(3, "killed")]),
        ("Nine people were shot, none of them badly, when two robbers stormed a bar.", [(9, "injured")]),
        ("Nine people were shot, of whom as many as two are women.", [(9, "injured"), (2, "injured")]),
        # Of two fates together nobody knows how many had the one.
        ("Some 900 people have been killed or are missing.", []),
        ("Some 900 people have been killed or later died.", [(900, "killed")]),
        # Others who died are none of those of whom this is told.
        (
            "The shots hit six people, leaving two in critical condition. Two guests, 9 and 64, were killed.",
            [(6, "injured"), (2, "injured"), (2, "killed")],
        ),
        # What was not, and who was only tried for it or came through it.
        ("It could have been 50 dead.", []),
        ("The police told of 50 dead.", [(50, "killed")]),
        ("The shots left two dead. Two others were charged earlier. The two survivors testified.", [(2, "killed")]),
        # Who stands beside one of whom nobody knows what he is, is not all.
        ("A wedding singer and two guests were killed.", []),
        ("A dealer and two of his clients were killed.", [(3, "killed"), (2, "killed")]),
        ("A waiter and two guests were killed.", [(3, "killed"), (2, "killed")]),
        ("The shots left one woman dead and three men hurt.", [(1, "killed"), (3, "injured")]),
        # A plot, up to what is joined to it; the whole of a share; whom somebody shot before he died.
        ("A plot to storm a church and kill 40 people was foiled.", []),
        ("He managed to storm a church and kill 40 people.", [(40, "killed")]),
        ("Half the town's 900 people were wounded.", []),
        ("All of the town's 900 people were wounded.", [(900, "injured")]),
        ("It was a murder-suicide, police said. He had shot his wife and two daughters.", []),
        ("It was no accident, police said. He had shot a guard and two cooks.", [(3, "injured"), (2, "injured")]),
        # Who was not hit, of so many; those of whom it is told that they were.
        ("The shots hit a car. None of the 80 other guests was hurt.", []),
        ("None of the three guests hurt was badly wounded.", [(3, "injured")]),
        # The dead of the sentence before were shot, and others died in a case that a witness is of.
        ("It was the killing of two deacons, police said. The three were shot in a yard.", [(2, "killed")]),
        ("Three guests fled, police said. The three were shot in a yard.", [(3, "injured")] * 2),
        ("A witness in a triple murder was slain.", []),
        ("Police found a triple murder.", [(3, "killed")]),
        # Who shot at others.
        ("Two robbers shot at a bar on Friday.", []),
        ("Two men shot at three houses, hitting four guests.", [(4, "injured")]),
        ("Two men shot at a bar in Ludlow have died.", [(2, "killed")]),
        # Ages behind any noun.
        ("The bar's owner, 55, was also among the dead.", []),
        ("The man who was to leave, 70, was arrested.", []),
        # Ages at the head of a sentence.
        ("Man, 44, shot and killed in Ludlow", []),
    ],
)
def test_who_was_not_hit_is_no_casualty(
    text: str, told: list[tuple[float, str]], beat: Beat, language: Language
) -> None:
    found = extract(Document("1", text + SUBJECT, "A shooting in Ludlow"), beat, language).mentions.quantities
    assert [(q.low, q.measure) for q in found if q.measure] == told


def test_a_bound_of_many_is_not_that_of_one_beside_them(beat: Beat, language: Language) -> None:
    for text, bounds in (
        ("Shots killed about 20 guests and one guard.", ["about", "exact"]),
        ("Shots killed about 20 guests and 30 guards.", ["about", "about"]),
    ):
        found = extract(Document("1", text + SUBJECT, "A shooting in Ludlow"), beat, language).mentions.quantities
        assert [q.bound for q in found if q.measure and q.counted != WORKED_OUT] == bounds


def test_one_grave_of_many_is_nobody(language: Language) -> None:
    beat = load_beat(GUN_VIOLENCE.parent / "syria_war.toml")
    for text, told in (
        ("Villagers in Syria buried the men in one grave.", []),
        ("Villagers in Syria filled two mass graves.", []),
        ("Villagers in Syria filled 40 graves.", [40]),
    ):
        found = extract(Document("1", text, "The war in Syria"), beat, language).mentions.quantities
        assert [q.low for q in found if q.measure] == told
