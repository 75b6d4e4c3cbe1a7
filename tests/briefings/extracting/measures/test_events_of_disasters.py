"""When and where a quake, a flood or a shipwreck was, and not when it was counted or where some of it was seen."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from briefings.beat.beat import parse_beat
from briefings.extracting.extract import extract
from briefings.extracting.measures.events.days.event_days import main_days
from briefings.extracting.measures.events.events import as_one_event
from briefings.extracting.measures.events.other_events import opens_on_another
from briefings.extracting.measures.events.places.event_places import Spots
from briefings.extracting.measures.events.places.place_ranks import shown
from briefings.extracting.measures.events.places.spots import is_elsewhere
from briefings.extracting.parsing.language import Language
from briefings.model import Document, Event, Place, Quantity, Time

WHEN = {"Friday": date(2016, 10, 14), "Monday": date(2016, 10, 10)}


def day_of(text: str) -> tuple[date | None, date | None]:
    """The days of what two sentences tell of, which name a Friday and a Monday."""
    told = [Time(WHEN[w], WHEN[w], w, text.index(w), text.index(w) + len(w)) for w in sorted(WHEN, key=text.index)]
    stop = text.index(". ") + 2
    return main_days(text, [(0, stop), (stop, len(text))], told, date(2016, 10, 18))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The toll of Monday's earthquake rose to 41 on Friday. It was a strong one.", "Monday"),
        ("The number of dead in Monday's floods has reached 52 by Friday. More rain is to come.", "Monday"),
        ("The quake of Monday was felt in three towns. The mayor lowered his estimate to 12 dead on Friday.", "Monday"),
        ("Divers found four more bodies in the wreck on Friday. The ferry capsized on Monday.", "Monday"),
        ("The bodies of six men were pulled from the mill on Friday. A blast shook it on Monday.", "Monday"),
        ("The bodies of six men lay in the mill on Friday. It had been built on Monday.", "Friday"),
        ("Rescue teams searched flooded streets on Friday. A storm hit the town on Monday.", "Monday"),
        ("A landslide buried the road on Friday. It had been mended on Monday.", "Friday"),
        ("The task of pulling bodies from the mud went on Friday. It slid on Monday.", "Monday"),
        ("Hopes faded Friday after a slope that buried nine. A storm hit it on Monday.", "Monday"),
        ("The last body was carried out on Friday. A fire had broken out on Monday.", "Monday"),
        ("They were brought out on Friday, taking the toll to 31. It burned on Monday.", "Monday"),
        ("The toll rose to 31 on Friday (Oct 14). It burned on Monday.", "Monday"),
        ("A fire killed 31 on Friday, taking the toll of the year to 90. It was noted on Monday.", "Friday"),
        ("The last bodies were found in a mill where a fire killed 31 on Monday. It rained on Friday.", "Monday"),
        ("The ferry sank on Friday. Its crew was hired on Monday.", "Friday"),
        ("Rains that began on Monday killed 22 people. A dam nearby collapsed on Friday.", "Monday"),
        ("Rain that set in on Monday has left nine dead. A dam nearby collapsed on Friday.", "Monday"),
        ("Rains that began on Monday went on. A dam nearby collapsed on Friday.", "Friday"),
        ("Rains that began on Monday left fields wet. A dam nearby collapsed on Friday.", "Friday"),
    ],
)
def test_the_day_is_that_of_the_disaster_and_not_of_its_count(text: str, day: str) -> None:
    stop = text.index(". ") + 2
    text = text.replace(". A dam", "." + " It rained." * 40 + " A dam")  # a dam further on breaks by itself
    told = [Time(WHEN[w], WHEN[w], w, text.index(w), text.index(w) + len(w)) for w in sorted(WHEN, key=text.index)]
    assert main_days(text, [(0, stop), (stop, len(text))], told, date(2016, 10, 18)) == (WHEN[day], WHEN[day])


@pytest.mark.parametrize(
    ("text", "day"),
    [
        # Below a toll that has moved, a day beside which nobody was hurt is of something else.
        ("The death toll in the mill rose to 31. On Friday, guards cleared the square.", None),
        ("The last bodies lay in the mill. On Friday, guards cleared the square.", None),
        ("A blaze at the mill left nobody a home. On Friday, guards cleared the square.", "Friday"),
        # A new one is another.
        (
            "A blaze at the mill by the river killed 31 people last night. A new fire broke out on Friday.",
            None,
        ),
    ],
)
def test_a_later_count_takes_no_day_of_what_came_since(text: str, day: str | None) -> None:
    stop = text.index(". ") + 2
    told = [Time(WHEN["Friday"], WHEN["Friday"], "Friday", text.index("Friday"), text.index("Friday") + 6)]
    sentences = [(0, stop), (stop, len(text))]
    others = {span for span in sentences if opens_on_another(text, span)}
    found = main_days(text, sentences, told, date(2016, 10, 18), others)
    assert found[0] == (WHEN[day] if day else None)


def counted(low: float, place: str | None, measure: str = "killed") -> Quantity:
    event = Event(place, "TR", WHEN["Monday"], WHEN["Monday"], size="town" if place else "region")
    return Quantity(low, low, "exact", "people", "people", None, measure, None, "all", str(low), 0, 2, event)


@pytest.mark.parametrize(
    ("numbers", "places"),
    [
        # One number with the place and without it: all of it was there.
        ([(20, None, "killed"), (20, "Ludlow", "killed"), (9, None, "injured")], ["Ludlow"] * 3),
        # Six of 29 in one village: the village is only where some died.
        ([(29, None, "killed"), (6, "Ludlow", "killed")], [None, None]),
        # What nobody counts for all of it stays where it was counted.
        ([(29, None, "killed"), (6, "Ludlow", "missing")], [None, "Ludlow"]),
    ],
)
def test_a_document_tells_its_own_event_in_one_form(
    numbers: list[tuple[float, str | None, str]], places: list[str | None]
) -> None:
    told = as_one_event([counted(*number) for number in numbers])
    assert [quantity.event.place if quantity.event else "" for quantity in told] == places


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("A fire in a mine in the western province of Manisa killed three. The mayor of Soma spoke.", "region"),
        ("A fire in a mine in Manisa killed three. It is the seat of Manisa province.", "town"),
        ("A fire in the province of Manisa killed three. It broke out in the city of Manisa.", "town"),
    ],
)
def test_a_province_that_has_a_town_s_name_is_no_town(text: str, size: str) -> None:
    named = [Place("Manisa", "TR", "location", at.start(), at.end()) for at in re.finditer("Manisa", text)]
    assert Spots(text, "", named).main.size == size


@pytest.mark.parametrize("behind", [", a quake in the north killed 35.", ", another quake had shaken the town."])
def test_another_deed_told_to_be_compared_has_a_day_of_its_own(behind: str) -> None:
    text = f"It began with a loud noise on Sunday. Two days earlier{behind}"
    sunday, other = date(2016, 10, 16), date(2016, 10, 14)
    told = [Time(sunday, sunday, "Sunday", 30, 36), Time(other, other, "Two days earlier", 38, 54)]
    assert main_days(text, [(0, 38), (38, len(text))], told, date(2016, 10, 18)) == (sunday, sunday)


@pytest.mark.parametrize(
    ("head", "day"), [("OSLO (XX / YY - Friday, 2016)", "Monday"), ("It fell on Friday (2016)", "Friday")]
)
def test_a_dateline_s_own_day_is_not_the_deed_s(head: str, day: str) -> None:
    assert day_of(f"{head} A crane fell and killed two. It was to be mended on Monday.") == (WHEN[day], WHEN[day])


def test_earlier_this_week_another_was_killed() -> None:
    text = "A mine collapsed on Friday and killed four. Earlier this week a blast in a mine killed 29."
    friday, week = date(2016, 10, 14), (date(2016, 10, 10), date(2016, 10, 16))
    at = text.index("Earlier")
    told = [Time(friday, friday, "Friday", 20, 26), Time(*week, "Earlier this week", at, at + 17)]
    assert main_days(text, [(0, at), (at, len(text))], told, date(2016, 10, 15)) == (friday, friday)


def spots(text: str, *named: tuple[str, str], title: str = "") -> Spots:
    places = [Place(name, land, "location", text.index(name), text.index(name) + len(name)) for name, land in named]
    return Spots(text, title, places)


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("An earthquake struck the eastern province of Elazig. In 1999 one in Izmit killed many.", "Elazig"),
        ("Three women of Elazig were rescued. An earthquake in Izmit killed many.", "Izmit"),
    ],
)
def test_the_province_of_a_name_is_where_it_struck(text: str, where: str) -> None:
    assert spots(text, ("Elazig", "TR"), ("Izmit", "TR")).main.place == where


@pytest.mark.parametrize(
    ("text", "where"),
    [
        # Of a town and its province the town, though its name is of two words.
        ("A strike on Maarat al-Numan in the province of Idlib killed ten. Idlib province is held.", "Maarat al-Numan"),
        # A province alone, beside a town that lies elsewhere, is where it was.
        ("A strike in the province of Idlib killed ten. In Douma it rained. Idlib province is held.", "Idlib"),
        ("A strike on Idlib city killed ten. It is the seat of Idlib province, as is Maarat al-Numan.", "Idlib"),
    ],
)
def test_a_town_goes_before_the_province_that_it_lies_in(text: str, where: str) -> None:
    town = "Douma" if "Douma" in text else "Maarat al-Numan"
    assert spots(text, ("Idlib", "SY"), (town, "SY")).main.place == where


def test_what_shook_a_province_was_there() -> None:
    text = "A series of tremors shook Herat province on Sunday and killed 120."
    found = spots(text, ("Herat", "AF")).of(0, len(text), text.index("120"))
    assert found is not None
    assert found.place == "Herat"


@pytest.mark.parametrize(
    ("far", "title", "where"),
    [
        (500, "", "Brazil"),  # the town is where two of the many died
        (100, "", "Canoas"),
        (500, "Floods in Canoas", "Canoas"),
    ],
)
def test_floods_in_a_part_of_a_country_are_not_of_a_town_further_on(far: int, title: str, where: str) -> None:
    opening = "Floods in southern Brazil killed 39 people."
    text = opening + " It rained." * ((far - len(opening)) // 11 + 1) + " Two of the dead drowned in Canoas."
    assert spots(text, ("southern Brazil", "BR"), ("Canoas", "BR"), title=title).main.place == where


@pytest.mark.parametrize(
    ("title", "where"), [("Market attack in Mali", "Tessit"), ("Market attack in Bamako", "Bamako")]
)
def test_a_title_names_a_country_and_no_town_of_its_name(title: str, where: str) -> None:
    text = "Gunmen attacked a market in the village of Tessit."
    assert spots(text, ("Tessit", "ML"), title=title).main.place == where


def test_a_province_that_is_named_goes_before_a_part_of_the_country() -> None:
    text = "A landslide hit a village in western India. It lies in Gujarat."
    assert spots(text, ("western India", "IN"), ("Gujarat", "IN")).main.place == "Gujarat"
    text = "Landslides hit villages in western India. They lie in Gujarat and in Kerala."
    assert spots(text, ("western India", "IN"), ("Gujarat", "IN"), ("Kerala", "IN")).main.place == "India"


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("KUTAHYA (HW) - A fire in a mine in the western Turkish province of Manisa killed three.", "Manisa"),
        ("KUTAHYA (HW) - A fire in a mine killed three. The province of Manisa mourns.", "Kutahya"),
    ],
)
def test_a_dateline_is_not_where_it_was_that_a_province_is_named_for(text: str, where: str) -> None:
    assert spots(text, ("KUTAHYA", "TR"), ("Manisa", "TR")).main.place == where


@pytest.mark.parametrize(
    ("town", "land", "where"),
    [("BAMAKO", "ML", "Tessit"), ("GAO", "ML", "Gao")],  # from a capital they write of all that happens in the country
)
def test_a_capital_s_dateline_is_where_the_reporter_is(town: str, land: str, where: str) -> None:
    text = f"{town} (Harbour Wire) - Gunmen attacked a market on Monday. It was in the village of Tessit, at noon."
    at = text.index("Tessit")
    places = [Place(town.title(), land, "location", 0, len(town)), Place("Tessit", land, "location", at, at + 6)]
    assert Spots(text, "", places).main.place == where


@pytest.mark.parametrize(
    ("sentence", "where"),
    [
        ("A boat capsized off Gavdos in southern Greece.", "Greece"),
        ("A boat capsized off the island of Crete.", "Crete"),
        ("A boat capsized in Athens.", "Athens"),
    ],
)
def test_what_only_a_capital_s_dateline_names_is_not_where_it_happened(sentence: str, where: str) -> None:
    text = f"ATHENS (Harbour Wire) - {sentence}"
    named = [("ATHENS", 0), *((name, text.rfind(name)) for name in ("southern Greece", "Crete", "Athens"))]
    places = [Place(name, "GR", "location", at, at + len(name)) for name, at in named if at >= 0]
    main = Spots(text, "", places).main
    assert (main.place, main.country) == (where, "GR")


def test_where_reporters_were_told_is_not_where_it_happened() -> None:
    text = "A bomb went off, the minister told reporters in Leeds."
    assert spots(text, ("Leeds", "GB")).main.place is None


BEAT = """
id = "quakes"
title = "Quakes"
whom = "everybody"
[subject]
names = ["quake"]
[[groups]]
id = "all"
label = "people"
words = ["person", "people"]
[[measures]]
id = "killed"
[[topics]]
id = "harm"
command = "harm"
title = "Harm"
rules = [{ any = ["kill"] }]
"""


def events_of(language: Language, text: str, measure: str, beat: str = BEAT) -> Sequence[Event | None]:
    """The event of each count of a document of the 14th of October 2016."""
    document = Document("1", text, "The news", published=date(2016, 10, 14))
    told = extract(document, parse_beat(beat), language).mentions.quantities
    return [quantity.event for quantity in told if quantity.measure == measure]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("A quake near Leeds killed 30 people on Monday. In 1999 a quake in Bristol killed 90.", "Leeds"),
        ("A quake shook the coast on Monday. In 1999 a quake in Bristol killed 90 people.", None),
        ("The town remembers its dead. On May 4, 1999 a quake in Bristol killed 90 people.", "Bristol"),
    ],
)
def test_what_was_long_before_the_document_s_own_event_is_beside_it(
    language: Language, text: str, where: str | None
) -> None:
    event = events_of(language, text, "killed")[0]
    assert (event.place if event else None) == where


RECALLED = "On May 4, 1999 a quake in Bristol killed 90 people and shut the port for a year."
FILLING = "Helpers went from street to street with lamps and blankets, and the schools stayed shut. "


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "where"),
    [
        (f"At least 30 people were killed as a quake shook a Leeds hall. {FILLING * 9}{RECALLED}", "Leeds"),
        (f"On May 4, 1999 a quake in Bristol killed 90 people. {FILLING * 9}It is still mourned.", "Bristol"),
    ],
)
def test_what_a_report_recalls_at_its_end_gives_it_no_days(language: Language, text: str, where: str) -> None:
    event = events_of(language, text, "killed")[0]
    assert event is not None
    assert event.place == where
    assert (event.from_date is None) == (where == "Leeds")


def test_a_month_in_a_title_is_no_town() -> None:
    """There is a town of March, too."""
    assert Spots("The toll rose.", "The toll of the quake rose on March 23", []).main.place is None


def test_an_area_of_a_town_is_the_town() -> None:
    text = "Bodies were found in a Leeds-area hall."
    assert spots(text, ("Leeds", "GB")).main.place == "Leeds"


def test_a_town_that_an_aside_names_is_not_the_document_s_own() -> None:
    text = "A bomb went off in Halden. In a separate attack a bomb went off near Leeds, and another in Leeds."
    places = [Place(name, "GB", "location", text.index(name), text.index(name) + len(name)) for name in ("Leeds",)]
    assert Spots(text, "", places).main.place == "Leeds"
    assert Spots(text, "", places, asides=[(text.index("In a sep"), len(text))]).main.place is None


@pytest.mark.parametrize(
    ("name", "land", "usual"),
    [("eastern Turkey", "TR", "Türkiye"), ("southern Brazil", "BR", "Brazil"), ("Georgia", "US", "Georgia")],
)
def test_a_part_of_a_country_goes_by_the_country_s_name(name: str, land: str, usual: str) -> None:
    assert shown(Place(name, land, "location", 0, len(name))) == usual


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The search was winding down, operations to find survivors ended Friday. A quake hit on Monday.", "Monday"),
        (
            "Emergency crews on Friday used drones in the rubble. It was felled by Monday's 6.4-magnitude quake.",
            "Monday",
        ),
        ("By Friday evening the toll was 30 dead. The quake struck on Monday.", "Monday"),
        ("The bus careered into a ravine on Monday. A guard rail had been mended on Friday.", "Monday"),
        ("The dam was breached on Monday. Nobody was recovered alive Friday.", "Monday"),
        ("The mine collapsed on Monday. Hopes faded on Friday, four days after a slope gave way.", "Monday"),
        ("Rains that began on Monday set off a landslide. It buried the village on Friday.", "Friday"),
        ("Two hikers died on Friday, four days after another landslide. It had rained on Monday.", "Friday"),
    ],
)
def test_a_day_so_long_after_the_deed_and_one_on_which_it_began_to_rain_are_not_the_deed_s(text: str, day: str) -> None:
    assert day_of(text) == (WHEN[day], WHEN[day])


@pytest.mark.parametrize(
    ("text", "named", "where"),
    [
        # A reporter writes from the nearest city: what the opening tells of is wider, or elsewhere.
        ("LANZHOU, China (XX) \u2014 A blast killed 12 in Gansu province.", {"LANZHOU": "CN", "Gansu": "CN"}, "Gansu"),
        (
            "PATNA, India (XX) \u2014 A train derailed in the state of Bihar, near Arrah.",
            {"PATNA": "IN", "Bihar": "IN", "Arrah": "IN"},
            "Arrah",
        ),
        ("GENEVA (XX) \u2014 A fever killed 12 in Yemen.", {"GENEVA": "CH", "Yemen": "YE"}, None),
        (
            "LANZHOU, China (XX) \u2014 A blast killed 12 in a town in western China, police in Gansu said.",
            {"LANZHOU": "CN", "western China": "CN", "Gansu": "CN"},
            "China",
        ),
        # It was so far off another place; what only tells how far the town is off is no word of it.
        (
            "PATNA (XX) \u2014 A ferry sank 50 kilometers (30 miles) south of an island."
            + " It rained." * 60
            + " More of"
            " them sail in India.",
            {"PATNA": "IN", "India": "IN"},
            None,
        ),
        ("PATNA, India (XX) \u2014 A ferry sank. It rained 50 kilometers south of Majuli.", {"PATNA": "IN"}, "Patna"),
        # The town itself is told of again, or nothing else is.
        (
            "LANZHOU, China (XX) \u2014 A blast in Gansu province killed 12 in Lanzhou.",
            {"LANZHOU": "CN", "Gansu": "CN", "Lanzhou": "CN"},
            "Lanzhou",
        ),
        ("PATNA, India (XX) \u2014 A train derailed in the rain.", {"PATNA": "IN"}, "Patna"),
    ],
)
def test_a_dateline_tells_where_it_was_unless_the_opening_tells_of_a_wider_place(
    text: str, named: dict[str, str], where: str | None
) -> None:
    assert spots(text, *named.items()).main.place == where


def test_three_provinces_in_a_title_are_all_of_where_it_was() -> None:
    text = "LANZHOU, China (XX) \u2014 Fires killed 12. Three died in Gansu, four in Qinghai, five in Sichuan."
    named = [("LANZHOU", "CN"), ("Gansu", "CN"), ("Qinghai", "CN"), ("Sichuan", "CN")]
    assert spots(text, *named, title="Fires in Gansu").main.place == "Gansu"
    main = spots(text, *named, title="Fires rage in Gansu, Qinghai and Sichuan").main
    assert (main.place, main.country) == (None, "CN")


@pytest.mark.parametrize(
    ("places", "country"),
    [
        (["Mali", "Guinea"], None),  # as much of both
        (["Mali", "Mali", "Guinea"], "ML"),
        (["Mali"], "ML"),
    ],
)
def test_of_several_countries_that_are_told_alike_none_is_the_one(places: list[str], country: str | None) -> None:
    text = "The fever spreads. " + " ".join(f"It was found in {name}." for name in places)
    found, at = [], 0
    for name in places:
        at = text.index(name, at) + len(name)
        found.append(Place(name, {"Mali": "ML", "Guinea": "GN"}[name], "location", at - len(name), at))
    main = Spots(text, "", found).main
    assert (main.place, main.country) == (None, country)


FEVER = """id = "b"
title = "B"
whom = "everybody"
[subject]
names = ["fever"]
[[groups]]
id = "all"
label = "people"
words = ["person", "people"]
[[measures]]
id = "infected"
[[measures]]
id = "killed"
[[topics]]
id = "harm"
command = "harm"
title = "Harm"
rules = [{ any = ["fever"] }]
"""


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("The fever goes on. Guinea has had 900 cases since May.", ["Guinea"]),
        ("The fever goes on in Mali and Togo. In Togo 400 people were infected.", ["Togo"]),
        ("The fever goes on in Togo. The ministry says 400 people were infected.", ["Togo"]),
        ("The fever in Togo has infected 400 people since it began in May, so far this year.", ["Togo"]),
        # Of whichever of them; of all of them; by how many they became more, or how many they were.
        ("The fever goes on in Mali and Togo. The ministry says 400 people were infected.", [None]),
        ("The fever goes on in Togo. In six countries 400 people were infected.", [None]),
        ("The fever goes on. Togo reported 40 new cases, compared with 39 cases in May.", [None, None]),
        # In two of its parts, a town and a region of that name.
        ("The fever goes on in Togo. In Lome, Kara and Savanes provinces 400 people were infected.", [None]),
    ],
)
def test_those_infected_are_counted_at_the_place_that_is_told(
    language: Language, text: str, where: list[str | None]
) -> None:
    counted = events_of(language, text, "infected", FEVER)
    assert [event.place if event else None for event in counted] == where


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("Measles goes on in Togo. In Togo 400 people were infected.", ["Togo"]),
        ("Measles goes on in Togo. In Togo 400 people were infected with typhoid.", [None]),
        ("Measles goes on in Togo. In Togo 400 people were infected with measles, and some with typhoid.", ["Togo"]),
    ],
)
def test_those_infected_with_another_disease_than_the_beat_s_are_none_of_its_own(
    language: Language, text: str, where: list[str | None]
) -> None:
    counted = events_of(language, text, "infected", FEVER.replace('"fever"', '"measles"'))
    assert [event.place if event else None for event in counted] == where


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "origin"),
    [
        ("Italy's coast guard has found six people dead after the fever, and 60 people are infected.", None),
        ("Italy says that 60 people were infected by the fever.", None),
        ("The fever has infected 60 Italians.", "IT"),
    ],
)
def test_who_counts_them_is_no_home_where_a_beat_counts_nobody_by_it(
    language: Language, text: str, origin: str | None
) -> None:
    told = extract(Document("1", text, "The fever"), parse_beat(FEVER), language).mentions.quantities
    assert {quantity.origin for quantity in told if quantity.measure} == {origin}


def test_what_was_in_a_neighbouring_province_is_another_event() -> None:
    text = "A rock burst killed four in Sanmenxia in Henan province. A blast in Hunan province killed 29."
    found = spots(text, ("Sanmenxia", "CN"), ("Henan", "CN"), ("Hunan", "CN"))
    there = found.of(text.index("A blast"), len(text), text.index("29"))
    assert there is not None
    assert is_elsewhere(there, replace(found.main, within=("Henan",)))
    assert not is_elsewhere(replace(there, place="Henan"), replace(found.main, within=("Henan",)))


def test_a_feast_that_people_celebrate_is_no_day_of_it() -> None:
    text = "A boat full of people celebrating Mother's Day sank on Friday."
    feast, friday = text.index("Mother"), text.index("Friday")
    told = [
        Time(date(2018, 5, 13), date(2018, 5, 13), "Mother's Day", feast, feast + 12),
        Time(date(2019, 3, 22), date(2019, 3, 22), "Friday", friday, friday + 6),
    ]
    assert main_days(text, [(0, len(text))], told, date(2019, 3, 22)) == (date(2019, 3, 22), date(2019, 3, 22))


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "told"),
    [
        # Rains over weeks are not the landslide of Monday; what is the third in weeks is.
        ("A quake on Monday killed 30 people in Leeds. Rains in recent weeks killed 90 people.", [("Leeds", 10), None]),
        (
            "A quake on Monday, the third in recent weeks, killed 30 people in Leeds.",
            [("Leeds", 10)],
        ),
        # Another country counts its own.
        (
            "A quake on Monday killed 30 people in Pakistan. India reported 40 people killed.",
            [(None, 10), (None, 10)],
        ),
        # Of another quake, before.
        ("A quake shook Leeds on Monday, a week after another tremor hit and killed 17 people.", [(None, 2)]),
        (
            "A quake on Monday killed 30 people in Leeds. Earlier this month a quake killed five people there.",
            [("Leeds", 10), (None, 1)],
        ),
        ("It killed 30 people in Leeds, which a quake and another one that struck on Monday shook.", [("Leeds", None)]),
        # Who suffers from another; who suffers from this one.
        (
            "A quake killed 30 people in Leeds, which still suffers from the effects of July's quake.",
            [("Leeds", None)],
        ),
        ("A quake killed 30 people in Leeds, which still suffers from the effects of Monday's quake.", [("Leeds", 10)]),
        # Some of a year's.
        ("A quake on Monday killed 30 people in Leeds. Quakes killed 90 people last year. They included six people "
         "killed by trees.", [("Leeds", 10), None, None]),
    ],
)  # fmt: skip
def test_what_is_told_beside_a_disaster_is_not_of_it(
    language: Language, text: str, told: list[tuple[str | None, int | None] | None]
) -> None:
    found = events_of(language, text, "killed")
    days = [event and (event.place, event.from_date.day if event.from_date else None) for event in found]
    assert days == told


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("At least 25 people were killed and wounded when a quake hit Leeds.", 0),
        ("At least 25 people were killed and five wounded when a quake hit Leeds.", 1),
        ("Eight people are feared dead in the quake. A group of eight who came to help got away unhurt.", 1),
    ],
)
def test_a_number_of_two_fates_or_of_others_is_not_that_of_the_dead(
    language: Language, text: str, counted: int
) -> None:
    assert len(events_of(language, text, "killed")) == counted


@pytest.mark.model
def test_of_several_countries_in_a_title_a_number_without_a_place_is_of_none(language: Language) -> None:
    text = (
        "Quakes shook many towns in Guinea and Togo. In Mali 30 people were killed. "
        "They killed 90 people in all, officials said."
    )
    document = Document("1", text, "Quakes in Mali, Guinea and Togo", published=date(2016, 10, 14))
    told = extract(document, parse_beat(BEAT), language).mentions.quantities
    assert [q.event and q.event.country for q in told if q.measure == "killed"] == ["ML", None]
    alone = extract(replace(document, title="Quakes in Mali"), parse_beat(BEAT), language).mentions.quantities
    assert [q.event and q.event.country for q in alone if q.measure == "killed"] == ["ML", "ML"]


@pytest.mark.parametrize(("end", "where"), [("at a news briefing in Leeds", None), ("as it sank in Leeds", "Leeds")])
def test_where_a_briefing_was_held_is_not_where_it_happened(end: str, where: str | None) -> None:
    text = f"A ferry lost nine men, {end}."
    assert spots(text, ("Leeds", "GB")).main.place == where


@pytest.mark.parametrize(
    ("text", "where"),
    [("A bomb went off in northern Syria's Azaz.", "Azaz"), ("A bomb in Homs hurt Syria's Azaz.", "Homs")],
)
def test_a_town_behind_its_country_is_where_it_was(text: str, where: str | None) -> None:
    named = [(name, "SY") for name in ("Homs", "Azaz") if name in text]
    assert spots(text, *named).main.place == where


@pytest.mark.parametrize(
    ("text", "where"),
    [
        # Where a man lives, or goes to school, is not where it was.
        ("Nine were shot by Halland-born Ola Moe. It was in Moss.", "Moss"),
        ("Nine were shot in Halland by Ola Moe. It was dark when he left Moss.", "Halland"),
        ("Ola Moe, a student at Halland, was shot with nine others in Moss.", "Moss"),
        ("Nine were shot at Halland. Ola Moe of Moss was one.", "Halland"),
    ],
)
def test_where_somebody_was_born_or_learns_is_not_where_it_was(text: str, where: str) -> None:
    assert spots(text, ("Halland", "NO"), ("Moss", "NO")).main.place == where
