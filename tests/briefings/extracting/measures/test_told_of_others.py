"""What a sentence tells of others, or of one alone, is not said of the people whom a number counts. Every sentence here
is invented."""

from __future__ import annotations

import pytest

from briefings.beat.beat import shipped_beat
from briefings.extracting.extract import extract
from briefings.extracting.parsing.language import Language
from briefings.model import Document

TITLE = "Islamic State and its foreign fighters: the figures"


def measures(text: str, language: Language) -> list[str | None]:
    """The measure of each figure of a text on the shipped beat."""
    found = extract(Document("1", text, TITLE), shipped_beat(), language).mentions.quantities
    return [quantity.measure for quantity in found]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # What a clause tells of other people than the counted.
        ("Norway flew home nine toddlers whose mothers stayed behind in jail.", ["returned"]),
        ("Some 70 Finns wrote to the king about neighbours who made the journey.", [None]),
        ("The delegation saw 12 tents in the camp, which is home to a few families.", [None]),
        # One of several, of whom something is told.
        ("Some 30 Danes have come home. One of them runs a bakery now.", ["returned", None]),
        ("Some 30 Danes have come home. A letter from one of them arrived in May.", ["returned", None]),
        # A part that somebody met, or at which somebody else was.
        ("Some 30 Danes have come home. A reporter has met eleven of them.", ["returned", None]),
        # Who is driven from home, or let go, or a share of something that is no people; terms of years.
        ("Floods chased 60,000 villagers, who were driven from their homes.", [None]),
        ("The generals let 40 militants go in a swap.", [None]),
        ("One Dane was sent back to Syria.", [None]),
        ("Within a year the group lost 60 percent of its land.", [None]),
        ("A member of Islamic State got nine years' imprisonment.", [None]),
        # A share of those who are called by what they did, and those who did something else besides.
        ("Norway flew home nine toddlers. About 80 per cent of the returnees take lessons.", ["returned", None]),
        ("Some 90 Danes went to fight in Syria, and of those who had gone about half came home.", ["joined"]),
        ("There are 40 Danes held in Syria and 12 of them have written to the king.", ["captured", "captured"]),
        # Who sets out against the beat's own side, and those counted out of them.
        ('Some 90 Danes left home to fight "Islamic State" in Syria.', [None]),
        (
            "Some 90 Danes went to Syria to fight against the terror group Islamic State. Nine of those were killed.",
            [None, None],
        ),
        (
            "Some 90 Danes went to Syria to fight alongside Islamic State. Nine of those were killed.",
            ["joined", "killed"],
        ),
        # What the main clause tells of a part is not told of all.
        ("Some 30 of the 90 Danes who went to Syria are now living outside of Denmark.", [None, "joined"]),
        # What somebody is asked to do.
        ("The charity called on Norway to fly home 90 of its nationals.", [None]),
        ("The mothers begged Oslo to bring back 12 women.", [None]),
        # Who goes out again is not back home, nor off for the first time; near misses are.
        ("Some 40 Danes have returned to Syria.", [None]),
        ("Twelve of the returnees have since gone back to Syria.", [None]),
        ("Some 40 Danes who came home have gone back to the front.", [None]),
        ("Some 40 Danes who had come home have returned to the Middle East.", [None]),
        ("Some 40 Danes who had fought in Syria have gone back to Denmark.", ["returned"]),
        ("Some 40 Danes have returned from Syria to the country.", ["returned"]),
        ("Some 40 people have returned to Denmark after traveling to Syria and joining the group.", ["returned"]),
        ("Some 40 Danes have returned to the camps in Syria.", [None]),
        ("Some 40 Danes have returned to Iraq and Syria.", [None]),
        ("Some 40 followers of IS have come back to their home countries while it loses towns in Iraq.", ["returned"]),
        ("Some 40 followers of IS have returned to their countries as Syria's war ends.", ["returned"]),
        ("A study says 40 of the Danes who left for Syria as guards have returned to Denmark.", ["returned"]),
        ("A study says 40 of the Danes who left for Syria as guards are men.", ["joined"]),
        # What is said of some of them; who is not there yet.
        ("Some 40 Danes were in the group, many of whom have been killed.", [None]),
        ("An estimated 40 were from Denmark, some of whom have already returned.", [None]),
        ("Norway deported 40 Danes who had allegedly been on their way to Syria, to its war.", [None]),
        ("Some 40 Danes were en route to Syria.", [None]),
        ("Some 40 Danes are in Syria on the way to Raqqa.", ["fighting"]),
        ("These 40 fighters are part of a threat that plagues Syria.", [None]),
        ("Some 40 Danes are in towns that the group holds in Syria.", ["fighting"]),
        ("Over 1,000 men and women of the group spent time in Syria.", [None]),
        # What is denied, or only thought about.
        ("Helsinki denies that 30 Finns have come home.", [None]),
        ("Nobody knows yet how to fly home 16 women.", [None]),
        ("Some 40 Danes have travelled or attempted to travel to Syria.", [None]),
        ("Some 40 Danes have tried to leave or have left for Syria.", [None]),
        ("Some 40 Danes have left for Syria and others tried to.", ["joined"]),
        # Another side's men.
        ("Eight pro-government fighters were killed in the desert.", [None]),
        # A part with another end.
        (
            "Some 90 Danes left to join the group. On 20 of those there is word that they were killed.",
            ["joined", "killed"],
        ),
    ],
)
def test_what_is_told_of_others_is_no_figure(text: str, told: list[str | None], language: Language) -> None:
    assert measures(text, language) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The ship brought 60 Danes home.", ["returned"]),
        ("Oslo was pressed, and brought 60 Danes home.", ["returned"]),
        ("Oslo knows how 16 women were brought back.", ["returned"]),
        ("Some 12 others who had made it home were questioned.", ["returned"]),
        ("Some 900 fighters are in facilities in the north-east.", ["captured"]),
        ("A dozen of their number gave themselves up.", ["captured"]),
        ("Some 200 broke out of a prison, and 60 have been retaken.", ["unaccounted", "captured"]),
        ("There are 70 whose whereabouts are unknown.", ["unaccounted"]),
        ("One in five of those who came back has been tried.", ["returned"]),
        ("Some 40 who made it home were questioned.", ["returned"]),
        ("Some 30 Danes have come home. Nine of them have been given new names.", ["returned", "returned"]),
        ("Some 30 Danes have come home. The police count 12 of them in Aarhus.", ["returned", "returned"]),
    ],
)
def test_a_part_is_counted_with_its_whole(text: str, told: list[str], language: Language) -> None:
    assert measures(text, language) == told


def origins(text: str, language: Language) -> list[tuple[str | None, str | None]]:
    """The measure and the origin of each figure of a text that is about Danes."""
    text = f"Thirty Danes of Islamic State are back in Denmark. Danish police watch them. {text}"
    found = extract(Document("1", text, "Islamic State"), shipped_beat(), language).mentions.quantities
    return [(quantity.measure, quantity.origin) for quantity in found][1:]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # Whose people a group's fighters are does not follow from what a text is about, nor from who speaks.
        ("The coalition says 300 militants are left in the valley.", ("fighting", None)),
        ("Danish officers say that 4,000 fighters were killed at Mosul.", ("killed", None)),
        # But where they joined or came home, it does.
        ("Denmark says that 150 fighters left for Syria.", ("joined", "DK")),
        ("Another 12 fighters have come home.", ("returned", "DK")),
    ],
)
def test_a_groups_fighters_are_of_no_country_by_default(
    text: str, told: tuple[str, str | None], language: Language
) -> None:
    assert origins(text, language) == [told]


def test_nothing_is_guessed_of_a_paragraphs_first_number_without_a_word_for_it_there_or_above(
    language: Language,
) -> None:
    above = "The army said that 51,000 people had flooded out of Islamic State's last enclave since the siege began."
    assert measures(f"{above}\n\nAmong them were 4,400 militants, it said.", language) == [None, None]
