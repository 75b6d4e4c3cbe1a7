"""Beats that follow jobs, marches, trains and floods count as the first ones do."""

from __future__ import annotations

from datetime import date

import pytest

from briefings.beat.beat import parse_beat
from briefings.extracting.extract import extract
from briefings.extracting.measures.events.places.event_places import Spots
from briefings.extracting.parsing.language import Language
from briefings.model import Document, Place

BEAT = """id = "b"
title = "B"
whom = "everybody"
[subject]
names = ["factory", "march", "train"]
[[groups]]
id = "all"
label = "people"
words = ["person", "people", "job", "post", "position"]
[[measures]]
id = "killed"
[[measures]]
id = "arrested"
[[measures]]
id = "evacuated"
[[measures]]
id = "rescued"
[[measures]]
id = "laid_off"
[[measures]]
id = "kidnapped"
[[measures]]
id = "turnout"
label = "marched"
of = "event"
verbs = ["march:subject"]
nouns = ["protester", "marcher"]
[[topics]]
id = "all"
command = "all"
title = "All"
rules = [{ any = ["factory"] }]
"""


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "told"),
    [
        # What befell people goes before what they are called.
        ("Some 850 protesters were arrested at the march.", {"850": "arrested"}),
        ("At the march police arrested 40 protesters.", {"40": "arrested"}),
        ("Some 850 protesters were in the square as the march began.", {"850": "turnout"}),
        ("Some 850 protesters marched; the march was quiet.", {"850": "turnout"}),
        # Who is rescued is not evacuated, though a beat counts both.
        ("Divers rescued 17 people from the train.", {"17": "rescued"}),
        ("More than 18,000 rescue workers have come to the factory.", {"18,000": None}),
        ("More than 18 rescued workers have come to the factory.", {"18": "rescued"}),
        ("Some 300 people near the factory were evacuated.", {"300": "evacuated"}),
        # Jobs by the nouns that are used of them.
        ("The factory will close with the loss of 3,500 jobs.", {"3,500": "laid_off"}),
        ("The plan would mean 900 job losses at the factory.", {"900": "laid_off"}),
        ("Some 60 positions were cut at the factory, and 20 posts were axed.", {"60": "laid_off", "20": "laid_off"}),
        ("The factory has created 300 jobs and fills 20 posts.", {"300": None, "20": None}),
        # What a country made is nobody.
        ("At the march Kenya lost four Iranian-made drones.", {"four": None}),
        ("At the march Kenya lost four Iranian officers.", {"four": "killed"}),
        # Gunmen arrest nobody, and officers kidnap nobody.
        ("Some 36 workers were seized by bandits at the factory.", {"36": "kidnapped"}),
        ("Up to 40 people were seized from the train by armed men.", {"40": "kidnapped"}),
        ("A gang took eight people from the factory.", {"eight": "kidnapped"}),
        ("Armed police seized 36 people at the factory.", {"36": "arrested"}),
        ("The bus took eight people to the factory.", {"eight": None}),
        # Who lies under a slope need not be dead; who is buried by somebody, or some day, is.
        ("A landslide buried 12 people at the factory.", {"12": None}),
        ("The slide left 30 people buried under rubble at the factory.", {"30": None}),
        ("In the next street 600 people were buried, the factory said.", {"600": None}),
        ("On Friday 14 victims of the train crash were buried.", {"14": "killed"}),
        ("Three people who died at the factory were buried on Friday.", {"Three": "killed"}),
        # Things just told of are not the dead told before them.
        (
            "A train crash killed 12 people. Nine carriages left the rails. Two of them burned.",
            {"12": "killed", "Two": None},
        ),
        ("A train crash killed 12 people. Two of them were in the dining car.", {"12": "killed", "Two": "killed"}),
    ],
)  # fmt: skip
def test_other_beats_give_numbers_their_measures(language: Language, text: str, told: dict[str, str | None]) -> None:
    document = Document("1", text, "The factory, the march and the train", published=date(2016, 10, 14))
    quantities = extract(document, parse_beat(BEAT), language).mentions.quantities
    found = {word: q.measure for q in quantities for word in told if q.text.endswith(word)}
    assert found == told


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "origins"),
    [
        # Of a country's dead it is told where they died, and not who they were.
        ("Peru reported 360 killed and 900 arrested after the march.", [None, None]),
        ("The death toll of the train crash in central Chile climbed to 85.", [None]),
        ("Of the 360 killed on the train, 12 were from Peru.", [None, "PE"]),
        # Who is backed by a country, or based in it, need not come from it, as who was born there does.
        ("The crash of the train killed 30 Turkish-backed fighters.", [None]),
        ("The crash of the train killed three Swiss-based men.", [None]),
        ("The crash of the train killed two French-born men.", ["FR"]),
        ("The crash of the train killed 30 Turkish men.", ["TR"]),
    ],
)
def test_who_counts_everybody_s_dead_is_not_their_home(
    language: Language, text: str, origins: list[str | None]
) -> None:
    quantities = extract(Document("1", text, "The march and the train"), parse_beat(BEAT), language).mentions.quantities
    assert [quantity.origin for quantity in quantities] == origins


FLOOD = "Floods across much of Pakistan killed 1,162 people. "


@pytest.mark.parametrize(
    ("text", "where"),
    [
        (FLOOD + "They killed 249 in Balochistan, 405 in Sindh and 187 in Punjab.", (None, "PK")),
        (FLOOD + "They were worst in Sindh.", ("Sindh", "PK")),
        (FLOOD + "It rained for weeks. " * 30 + "They were worst in Sindh.", (None, "PK")),
    ],
)
def test_what_is_told_of_several_provinces_was_in_their_country(text: str, where: tuple[str | None, str]) -> None:
    named = [name for name in ("Pakistan", "Balochistan", "Sindh", "Punjab") if name in text]
    places = [Place(name, "PK", "location", text.index(name), text.index(name) + len(name)) for name in named]
    main = Spots(text, "", places).main
    assert (main.place, main.country) == where
