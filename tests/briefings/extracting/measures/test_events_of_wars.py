"""In a war a text tells of several strikes, and of the war: which of them a number is of, where, and on what day."""

from __future__ import annotations

from datetime import date
from importlib import resources
from pathlib import Path

import pytest

from briefings.beat.beat import Beat, load_beat
from briefings.extracting.extract import extract
from briefings.extracting.measures.events.event_names import names_in
from briefings.extracting.measures.events.places.event_places import Spots
from briefings.extracting.measures.events.tallies import tells_a_tally
from briefings.extracting.parsing.language import Language
from briefings.model import Document, Event, Place

PUBLISHED = date(2016, 3, 5)  # a Saturday
PRICES = "Bread has become dear in the markets, and so have fuel and rents. "
STRIKE = "An air strike on Homs killed 11 people on Friday, the police said. " + PRICES * 7


@pytest.fixture(scope="module")
def beat() -> Beat:
    return load_beat(Path(str(resources.files("briefings").joinpath("beats/syria_war.toml"))))


def event_of(number: float, text: str, beat: Beat, language: Language) -> Event | None:
    """The event of a number that the text has once."""
    document = Document("1", text, "The day's news", published=PUBLISHED)
    told = [q for q in extract(document, beat, language).mentions.quantities if q.low == number and q.measure]
    assert len(told) == 1
    return told[0].event


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The army issued a note on Friday saying a bomb had killed 11 people in Homs. It was laid on Tuesday.", 1),
        ("A raid killed 11 people in Homs late on Tuesday. A general was asked about it by a radio on Friday.", 1),
        ("A shell killed 11 people in Homs on Tuesday. The two sides keep to a truce agreed on Friday.", 1),
        ("A shell killed 11 people in Homs. On Friday, nine were killed in a similar attack on Hama.", None),
        ("A shell killed 11 people in Homs. In January the two sides agreed on a truce.", None),
        # When the war began; against what it is the worst; another blow some days ago; over how many days a count goes.
        ("A shell killed 11 people in Homs. Syria is torn by a war of two armies, which broke out in February.", None),
        ("A shell killed 11 people in Homs. It was the worst attack since a strike on a school on Feb 26.", None),
        (STRIKE.replace("on Friday, ", ", ") + "It was the worst since a strike on a school on March 1.", None),
        (
            "A shell killed 11 people in Homs. Nine are missing after a strike on a mall in the north two days ago.",
            None,
        ),
        (
            "A shell killed 11 people in Homs. The school was targeted late on Friday. In the region alone 53 people"
            " were killed between February 28 and March 2.",
            4,
        ),
        ("A shell killed 11 people in Homs. The fighting there broke out on Friday.", 4),
        # A day before a comma and who said so is the deed's, whatever the parser hangs it on.
        ("Air strikes killed 11 people in Homs in western Syria Friday, a monitor said.", 4),
        ("A shell fired on Friday killed 11 people in Homs.", 4),
        ("The attack, claimed by a group that appeared in 2014, killed 11 people in Homs on Friday.", 4),
    ],
)
def test_the_day_is_not_that_of_who_told_it_or_of_another_thing(
    text: str, day: int | None, beat: Beat, language: Language
) -> None:
    event = event_of(11, text, beat, language)
    assert event is not None
    assert (event.place, event.from_date) == ("Homs", date(2016, 3, day) if day else None)


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("A bomb killed five in the once quiet port city of Halden. Police in Moss said so.", "Halden"),
        ("A raid struck the area of Halden. A siren was heard over Moss.", "Halden"),
        ("A shell hit the old market district of the town of Halden. Smoke drifted across Moss.", "Halden"),
        ("A bomb killed five residents of the city of Halden. They were killed in Moss.", "Moss"),
    ],
)
def test_what_a_place_is_called_before_its_name_tells_where_something_was(text: str, where: str) -> None:
    places = [
        Place(name, "NO", "location", text.index(name), text.index(name) + len(name)) for name in ("Halden", "Moss")
    ]
    assert Spots(text, "", places).main.place == where


@pytest.mark.parametrize(
    ("text", "place", "aside"),
    [
        (STRIKE + "Across the country, 44 people were killed on Friday.", None, True),
        (STRIKE + "At least 44 people died on Friday across Syria, including 12 in Hama.", None, True),
        (STRIKE + "Protests were held nationwide after gunmen killed 44 people in Hama on Friday.", "Hama", True),
        ("Troops shot dead 44 people across the country on Friday. Some fell in Hama and in Homs.", None, False),
    ],
)
def test_a_number_of_a_whole_country_is_of_no_town(
    text: str, place: str | None, aside: bool, beat: Beat, language: Language
) -> None:
    event = event_of(44, text, beat, language)
    assert event is not None
    assert (event.place, event.country, event.aside) == (place, "SY", aside)


@pytest.mark.parametrize(
    ("after", "place"),
    [
        ("On Thursday a bomb went off in Hama. The blast wounded 44 people.", "Hama"),
        ("Troops shelled a camp in Hama on Wednesday. A medic said 44 people were wounded there.", "Hama"),
        ("On Thursday a bomb went off in Hama. Doctors treated 44 wounded people.", "Homs"),
        ("The wounded were taken to Damascus. The blast wounded 44 people.", "Homs"),
        ("In another part of the country a barrel bomb wounded 44 people in Hama.", "Hama"),
    ],
)
def test_what_leads_back_to_another_event_is_of_that(after: str, place: str, beat: Beat, language: Language) -> None:
    event = event_of(44, STRIKE + after, beat, language)
    assert event is not None
    assert event.place == place


@pytest.mark.parametrize(
    "after",
    [
        "The country has been at war since 2011. Since then, 44,000 people have been killed, says the UN.",
        "Some 44,000 civilians have died since the uprising started almost four years ago.",
        "Raids on the town have killed at least 44,000 people since January 3.",
        "Syria has been torn by unrest since 2011. More than 44,000 people have been killed in the violence.",
        "Over 44,000 people have been killed there in spite of a truce that was signed in May 2014.",
    ],
)
def test_what_goes_on_since_long_ago_is_of_no_event(after: str, beat: Beat, language: Language) -> None:
    assert event_of(44_000, STRIKE + after, beat, language) is None


@pytest.mark.parametrize(
    "after",
    [
        "Since Thursday 44 people have been wounded in the shelling of the town.",
        "The police have said that 44 people were wounded. The war began in 2011.",
        "The blast wounded 44 people, among them a man who had fled from there in 2014.",
    ],
)
def test_a_toll_that_is_told_beside_the_war_is_of_its_event(after: str, beat: Beat, language: Language) -> None:
    assert event_of(44, STRIKE + after, beat, language) is not None


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("A strike on Homs killed 11 people on Friday. A car bomb in Hama killed 44 on Friday.", "Hama"),
        (
            "A strike on Homs killed 11 people on Friday. In western Syria 44 were wounded by the blast on Friday.",
            "Homs",
        ),
        ("A strike on Homs killed 11 people on Friday. Shells on the quarter of Saif al-Qamar wounded 44.", "Homs"),
    ],
)
def test_a_second_strike_in_the_opening_is_another_where_it_is_in_another_town(
    text: str, place: str, beat: Beat, language: Language
) -> None:
    event = event_of(44, text, beat, language)
    assert event is not None
    assert event.place == place


def test_two_towns_of_a_dateline_say_nothing_of_where_it_was(beat: Beat, language: Language) -> None:
    text = "Hama/Homs, SANA- A raid killed 44 people in Homs on Friday, and the dead were buried in Homs."
    event = event_of(44, text, beat, language)
    assert event is not None
    assert event.place == "Homs"


@pytest.mark.parametrize(
    ("sentence", "tally"),
    [
        ("Some 900 have died since it began in spring.", True),
        ("The army has killed 40 of them since then.", True),
        ("Since the protest movement began, 40 have died.", True),
        ("She had lived there since the spring, and was one of 40 killed.", False),
        ("Since the attack began at dawn, 40 have died.", False),
        ("More than 200 medics have been killed in the war.", True),
        ("More than 200 medics were killed in Kordia's seven-year conflict.", True),
        ("Two medics have been killed in the war-torn town.", False),
        ("Two medics were killed in one of the worst raids of the seven-year war.", False),
        ("Two medics were killed in the war's latest raid.", False),
        ("The war between the army and its rivals has resulted in the flight of 90,000 people.", True),
        ("The conflict in Halden has also displaced 90,000 people.", True),
        ("The attack has displaced 90,000 people.", False),
        ("The office says over 2,000 have drowned off the coast on the way in 2015.", True),
        ("Some 20 drowned off the coast in 2015.", False),
    ],
)
def test_a_tally_is_told_by_what_it_is_counted_from(sentence: str, tally: bool) -> None:
    assert tells_a_tally(sentence) is tally


def test_a_body_that_tells_of_every_event_is_no_name_of_one() -> None:
    text = (
        "The volunteer Blue Caps said five died in Reed House. The Harbour Lawyers, a group of activists, said so. "
        "According to the Free Medics, Ann Poe was hurt."
    )
    assert names_in(text, (0, len(text)), []) == ["Reed House", "Ann Poe"]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("More Reports by Ann Poe", False),
        ("Stay Up To Date, Follow Reed House On Twitter", False),
        ("RELATED: A Fire At Reed House", False),
        ("Ann Poe of Reed House", True),
        ("More than ten lived with Ann Poe at Reed House.", True),
        ("More Than Ten Hurt At Reed House", True),
    ],
)
def test_a_line_that_leads_elsewhere_names_nothing_of_what_happened(line: str, told: bool) -> None:
    text = f"Shots were fired on Friday.\n\n{line}\n\nNobody was hurt."
    assert bool(names_in(text, (0, len(text)), [])) is told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Two were shot on Friday. | Ann Poe/Sun-Echo", []),
        ("Two were shot on Friday, said community activist Ann Poe.", []),
        ("Two were shot on Friday, and Ann Poe of the Echo was one.", ["Ann Poe"]),
    ],
)
def test_who_takes_pictures_or_speaks_at_every_scene_tells_no_event_from_others(text: str, told: list[str]) -> None:
    assert names_in(text, (0, len(text)), []) == told


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("Shells killed nine civilians in Homs, three of them children.", "minors"),
        ("Nine civilians, three of whom were women, died in a raid on Homs.", "women"),
        # near misses
        ("Shells killed nine civilians in Homs, three of them in a mosque.", "civilians"),
        ("A shell wounded six women in Homs. Three of the wounded were in hospital.", "all"),
        ("A shell wounded six women in Homs. Three of them were in hospital.", "women"),
    ],
)
def test_who_they_are_of_whom_some_are_told_apart(text: str, scope: str, beat: Beat, language: Language) -> None:
    told = extract(Document("1", text, "The day's news", published=PUBLISHED), beat, language).mentions.quantities
    assert [quantity.scope for quantity in told if quantity.low == 3] == [scope]


@pytest.mark.parametrize(
    ("text", "place", "day"),
    [
        # whose force it is, and where those who tell sit, is not where it was
        ("A US-led force killed 44 people near al-Qamar village in Syria on Friday.", "al-Qamar", 4),
        ("A raid on Homs killed five. The monitor, based in Britain, put the dead at 44.", "Homs", None),
        ("A raid on Homs killed 44 people on Friday, the governor in the Turkish province of Hatay said.", "Homs", 4),
        # the site that was hit was there; who was taken to a hospital was not
        ("Strikes hit an IS jail in Homs in Syria on Friday, killing 44 people.", "Homs", 4),
        ("A raid on a hospital in Homs in Syria killed 44 people on Friday.", "Homs", 4),
        ("A raid on Homs killed 44 people on Friday. They were taken to a hospital in Hama.", "Homs", 4),
        # a part of them was there
        ("A raid on Homs killed 44 people on Friday, most of them in the town of Palmyra.", "Homs", 4),
        ("A raid on Homs killed 44 people, including three boys, in the old town on Friday.", "Homs", 4),
        # other sentences' days
        ("A raid on Homs killed 44 people. Meanwhile, nine died in an ambush on Thursday.", "Homs", None),
        ("A raid on Homs killed 44 people. A car bomb in Damascus killed nine on Thursday.", "Homs", None),
        ("A raid on Homs killed 44 people. Nine have died since troops entered the town on Monday.", "Homs", None),
        # what has a verb of the deed far off
        (
            "A bomb killed 44 people and wounded scores at a crowded vegetable market in eastern Homs on Friday, police"
            " and medical sources said. On March 1 a bomb had wounded nine there.",
            "Homs",
            4,
        ),
        (
            "Raiders attacked the village of al-Qamar on Friday and killed 44 people. They came from Homs.",
            "al-Qamar",
            4,
        ),
    ],
)
def test_where_and_when_a_strike_was_is_told_by_its_own_words(
    text: str, place: str, day: int | None, beat: Beat, language: Language
) -> None:
    event = event_of(44, text, beat, language)
    assert event is not None
    assert (event.place, event.from_date) == (place, date(2016, 3, day) if day else None)
    assert event.country in ("SY", None)


def test_what_was_at_the_same_time_is_another_where_it_has_a_day_of_its_own(beat: Beat, language: Language) -> None:
    other = event_of(44, STRIKE + "Meanwhile, an ambush in the hills killed 44 men on Wednesday.", beat, language)
    assert other is not None
    assert other.aside
    same = event_of(44, STRIKE + "Meanwhile, a doctor said 44 people had been wounded.", beat, language)
    assert same is not None
    assert not same.aside


def test_a_part_of_a_number_of_a_whole_country_is_of_no_town_either(beat: Beat, language: Language) -> None:
    event = event_of(44, STRIKE + "It set the nationwide toll at 144, among them 44 children.", beat, language)
    assert event is not None
    assert event.aside


@pytest.mark.parametrize(
    "after",
    [
        "The conflict, now in its sixth year, has killed more than 44,000 people.",
        "A report of this week says that such bombs killed 44,000 people there last year.",
    ],
)
def test_what_is_counted_over_a_year_is_of_no_event(after: str, beat: Beat, language: Language) -> None:
    assert event_of(44_000, STRIKE + after, beat, language) is None


@pytest.mark.parametrize(
    ("text", "measures"),
    [
        ("A raid on Homs killed 11 militants and injured others, including four civilians.", ["killed", "injured"]),
        ("A raid on Homs killed 11 militants, injuring others, including four civilians.", ["killed", "injured"]),
        ("A raid on Homs killed 11 people, including four civilians.", ["killed", "killed"]),
        ("A raid on Homs left 11 people dead, in addition to four injured people.", ["killed", "injured"]),
    ],
)
def test_what_befell_those_of_whom_a_number_is_a_part(
    text: str, measures: list[str], beat: Beat, language: Language
) -> None:
    told = extract(Document("1", text, "The day's news", published=PUBLISHED), beat, language).mentions.quantities
    assert [quantity.measure for quantity in told if quantity.measure] == measures
