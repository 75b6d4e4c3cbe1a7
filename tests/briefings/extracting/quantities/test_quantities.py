"""What a text counts and measures: value, bound, unit, what is counted, and what only looks like a quantity."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from briefings.extracting.parsing.language import Language
from briefings.extracting.quantities.quantities import find_quantities
from briefings.model import Quantity

Find = Callable[[str], list[Quantity]]


@pytest.fixture(scope="module")
def quantities(language: Language) -> Find:
    def find(text: str) -> list[Quantity]:
        return find_quantities(text, language.parse(text))

    return find


@pytest.mark.parametrize(
    ("text", "value", "bound"),
    [
        ("The port handled 310 ships.", 310, "exact"),
        ("The port handled about 310 ships.", 310, "about"),
        ("The port handled some 310 ships.", 310, "about"),
        ("The port handled nearly 310 ships.", 310, "about"),
        ("The port handled an estimated 310 ships.", 310, "about"),
        ("The port handled an estimated total of 310 ships.", 310, "about"),
        ("The port handled on average 310 ships.", 310, "about"),
        ("The port handled 310 or so ships.", 310, "about"),
        ("The port handled at least 310 ships.", 310, "at_least"),
        ("The port handled no fewer than 310 ships.", 310, "at_least"),
        ("The port handled 310 ships or more.", 310, "at_least"),
        ("The port handled 310-plus ships.", 310, "at_least"),
        ("The port handled more than 310 ships.", 310, "more_than"),
        ("The port handled over 310 ships.", 310, "more_than"),
        ("The count of ships is past 310.", 310, "more_than"),
        ("The port has had no ship for the past 310 hours.", 310, "exact"),
        ("The port handled upwards of 310 ships.", 310, "more_than"),
        ("The port handed over 310 ships.", 310, "exact"),
        ("The port handed over more than 310 ships.", 310, "more_than"),
        ("The port handed well over 310 ships to the navy.", 310, "more_than"),
        ("The navy took over 310 ships.", 310, "exact"),
        ("The crossing took over 310 hours.", 310, "more_than"),
        ("The dispute over 310 ships went on.", 310, "exact"),
        ("The captain lost over 310 ships.", 310, "more_than"),
        ("The captain was talking about 310 ships.", 310, "exact"),
        ("The captain talked to about 310 sailors.", 310, "about"),
        ("The captain saw about 310 ships.", 310, "about"),
        ("The port handled up to 310 ships.", 310, "at_most"),
        ("The port handled as many as 310 ships.", 310, "at_most"),
        ("The port handled no more than 310 ships.", 310, "at_most"),
        ("The port handled fewer than 310 ships.", 310, "less_than"),
        ("The port handled just under 310 ships.", 310, "less_than"),
        ("The port handled less than a thousand ships.", 1000, "less_than"),
        ("The port handled just shy of 310 ships.", 310, "less_than"),
        ("The port handled at best 310 ships.", 310, "at_most"),
        ("The port handled anything up to 310 ships.", 310, "at_most"),
        ("There are now up to 310 ships.", 310, "at_most"),
        ("The port's count is now up to 310 ships.", 310, "exact"),
        ("This brings the toll up to 310 ships.", 310, "exact"),
        ("The port handled 310 ships at most.", 310, "at_most"),
        ("The port handled 310 of them at the outside.", 310, "at_most"),
        ("The port handled 310, maybe fewer.", 310, "at_most"),
        ("The port handled 310, if not more.", 310, "at_least"),
        ("The port handled 310 ships at least.", 310, "at_least"),
        ("The port handled 310 big ships or so.", 310, "about"),
        ("The port handled 310 ships, give or take.", 310, "about"),
        ("The port handled getting on for 310 ships.", 310, "about"),
        ("The port handled not far short of 310 ships.", 310, "about"),
        ("The port handled north of 310 ships.", 310, "more_than"),
        ("The port handled 310 ships, or so they said.", 310, "exact"),
        ("The port handled three hundred and something ships.", 300, "more_than"),
        ("The port handled three hundred and something.", 300, "more_than"),
        ("The port handled 300 and something went wrong.", 300, "exact"),
        ("The port handled 300 odd ships.", 300, "about"),
        ("The port handled 12 odd ships.", 12, "exact"),
    ],
)
def test_bounds_in_all_their_wordings(quantities: Find, text: str, value: float, bound: str) -> None:
    [ships] = quantities(text)
    assert (ships.low, ships.high, ships.bound) == (value, value, bound)
    assert ships.text == text[ships.start : ships.end]


def test_a_bound_behind_a_noun_is_not_that_of_the_number_before(quantities: Find) -> None:
    found = quantities("The port handled 310 ships and at least 40 barges.")
    assert [q.bound for q in found] == ["exact", "at_least"]


@pytest.mark.parametrize("when", ["Friday", "Friday night", "today"])
def test_a_day_right_behind_a_number_is_not_counted(quantities: Find, when: str) -> None:
    assert [q.counted for q in quantities(f"The storm sank 12 {when}.")] == [None]


def test_what_tells_when_is_not_counted(quantities: Find) -> None:
    assert [q.counted for q in quantities("The port lost 12 last spring and 12 cranes.")] == [None, "cranes"]


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("Between 40 and 60 barges sank.", 40, 60, "barges"),
        ("Some 40 to 60 barges sank.", 40, 60, "barges"),
        ("In all 40–60 barges sank.", 40, 60, "barges"),
        ("It cost $3 billion to $5 billion.", 3e9, 5e9, "USD"),
        ("It cost 3 to 5 billion euros.", 3e9, 5e9, "EUR"),
        ("Prices grew by 5 to 7 per cent.", 5, 7, "%"),
        ("Fares run from three to tens of thousands of dollars.", 3000, 10000, "USD"),
        ("Three or four hundred barges sank.", 300, 400, "barges"),
        ("One or two thousand barges sank.", 1000, 2000, "barges"),
        ("Two or three dozen barges sank.", 24, 36, "barges"),
        ("Some 200, perhaps 250 barges sank.", 200, 250, "barges"),
        ("Twenty, or thirty barges sank.", 20, 30, "barges"),
        ("Between 40 and perhaps 60 barges sank.", 40, 60, "barges"),
        ("It ordered from 2,000 to 4,900 barges.", 2000, 4900, "barges"),
    ],
)
def test_ranges(quantities: Find, text: str, low: float, high: float, unit: str) -> None:
    [found] = quantities(text)
    assert (found.low, found.high, found.unit) == (low, high, unit)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("The fleet grew from 40 barges to 60 barges.", [40, 60]),
        ("On June 20, perhaps 30 barges sank.", [30]),
        ("In 2014, perhaps 2,500 barges sank.", [2500]),
        ("It lost 12, or 15 percent, of its barges.", [12, 15]),
        ("It lost 12, perhaps 60 barges.", [12, 60]),
        ("It lost 3 or 4,000 barges.", [3, 4000]),
        ("The sale brings the fleet for 2019 to 41,300 barges.", [41300]),
    ],
)
def test_a_change_a_date_and_another_unit_make_no_range(quantities: Find, text: str, values: list[float]) -> None:
    assert [q.low for q in quantities(text)] == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("In spring 17 from that town left by sea.", [17]),
        ("This year 36 were taken off ferries in Varna and Burgas.", [36]),
        ("In the first half of the year 26 of the dead were sailors.", [26]),
        ("In the course of Tuesday night 173 of them, the cook included, walked ashore.", [173]),
        ("The captain's order of sailing lists 29.", [29]),
        # near misses: a numbered day, a numbered week, a year, the counts of a charge
        ("On day 26 of the strike the port opened.", []),
        ("Week 12 was a quiet one.", []),
        ("In the year 822 he sailed home.", []),
        ("He was found guilty on counts 3.", []),
    ],
)
def test_a_number_right_behind_a_time_or_a_register_counts(quantities: Find, text: str, values: list[float]) -> None:
    assert [q.low for q in quantities(text)] == values


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("A pair of brothers sailed.", 2),
        ("A trio of sailors drowned.", 3),
        ("More than a score of sailors drowned.", 20),
        ("Three score sailors drowned.", 60),
        ("A score or so are ashore.", 20),
        ("He wore a pair of boots.", None),
        ("They have a score to settle.", None),
        ("A trio of songs was heard.", None),
    ],
)
def test_people_are_told_in_pairs_and_scores(quantities: Find, text: str, value: float | None) -> None:
    assert [q.low for q in quantities(text)] == ([] if value is None else [value])


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Five of the crew have drowned.", "people"),
        ("Three of his family sailed.", "people"),
        ("Twelve schoolgirls sailed.", "people"),
        ("Four defendants and one escapee sailed.", "people"),
        ("Five of the crews have sailed.", "crews"),
        ("Five of the crew's boats have sailed.", "crew's boats"),
        ("Five crew boats have sailed.", "crew boats"),
    ],
)
def test_some_of_a_group_are_people(quantities: Find, text: str, unit: str) -> None:
    assert quantities(text)[0].unit == unit


@pytest.mark.parametrize(
    ("text", "unit", "counted"),
    [
        ("They met 14 farmers there.", "people", "farmers"),
        ("They met 14 Britons there.", "people", "Britons"),
        # A day or a name behind people is none of theirs.
        ("They met 14 farmers Friday.", "people", "farmers"),
        ("They met 14 farmers Friday night.", "people", "farmers"),
        ("They met 14 farmers yesterday.", "people", "farmers"),
        ("They met 14 cooks Ann Poe had sent.", "people", "cooks"),
        ("They met 14 Ludlow farmers there.", "people", "Ludlow farmers"),
        ("They read 14 Sunday papers there.", "sunday papers", "Sunday papers"),
        ("They lit 14 oil lamps there.", "oil lamps", "oil lamps"),
        ("They shelled 14 of the militants' positions.", "militants' positions", "militants' positions"),
        ("They walked 14 kilometres there.", "km", None),
        ("They paid £14 there.", "GBP", None),
        ("They paid A$14 there.", "AUD", None),
        ("They paid 14 million Danish crowns.", "DKK", None),
        ("They own 14% of the land.", "%", "land"),
        ("They own 14 per cent of the land.", "%", "land"),
    ],
)
def test_units_are_people_symbols_codes_or_the_noun(
    quantities: Find, text: str, unit: str, counted: str | None
) -> None:
    [found] = quantities(text)
    assert (found.unit, found.counted) == (unit, counted)


@pytest.mark.parametrize(
    ("text", "are_people"),
    [
        ("Two Marion County, Ohio, sheriff's deputies were shot.", True),
        ("Two Marion County, Ohio, deputies were shot.", True),
        ("Two Marion County, Ohio, bridges were shut.", False),
    ],
)
def test_people_are_counted_behind_a_county_and_its_state(quantities: Find, text: str, are_people: bool) -> None:
    assert (quantities(text)[0].unit == "people") is are_people


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("They caught a thousand people a month at sea.", "month"),
        ("About 700 people have been leaving daily since spring.", "day"),
        ("About 700 people are still being turned back from the port on a weekly basis.", "week"),
        ("About 700 people a month ago left the port.", None),
        ("About 700 people left, leaving their boats behind on a day when it rained.", None),
        ("About 700 people were caught during the daily search.", None),
        ("An average of about five people leave the port for the islands every month, despite all.", "month"),
        ("The ferry takes 80 cars per day.", "day"),
        ("Guides charge $900 per person.", "person"),
        ("The ferry takes 80 cars.", None),
    ],
)
def test_rates(quantities: Find, text: str, per: str | None) -> None:
    [found] = quantities(text)
    assert found.per == per


@pytest.mark.parametrize(
    "text",
    [
        "It began in 2014 and ended on March 3, 2017.",
        "They met on 7 June at 10.45pm.",
        "The years 2011-2017 were dry.",
        "Between 2014 and 2017 it rained.",
        "An F-16 landed beside a Boeing 747.",
        "The G20 met in Hall 7.",
        "Ivan Petrov, 34, disagreed.",
        "The home side won 3-1.",
        "Call +44 20 7946 0018 for details.",
        "Version 3.8.18 is out.",
        "It was the 22nd meeting of the 1990s.",
        "One day they will come; no one knows.",
        "Hundreds of birds left.",
        "A total of 1, 940 families were there.",
        "Some 3, 000 are still there.",
        "Norway, one of the most open countries, agreed.",
        "He is one of the oldest guards.",
    ],
)
def test_names_dates_and_scores_are_no_quantities(quantities: Find, text: str) -> None:
    assert quantities(text) == []


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("A driver, 31, was pulled from the river.", []),
        ("The blast killed 3, 200 wounded men lay there.", [3, 200]),
        ("On May 1, 940 men left.", [940]),
        ("One of the guards was hurt.", [1]),
        ("They had 12, 150 and 200 boats.", [12, 150, 200]),
        ("His brother, 14, whom he had taken along, is believed dead.", []),
        ("A baker (44) and his wife (41) were robbed.", []),
        ("Two brothers, 19 and 22, went missing.", [2]),
        ("The sons, 19, 22 and 25, went missing.", []),
        ("One of the women, 27, was hurt.", [1]),
        ("The eldest, then 16, left home.", []),
        ("They freed a teacher, 35, and two pupils, both 12.", [2]),
        ("The pilot, who was 48, had flown there before.", []),
        ("She was 16 when she left.", []),
        ("Petra was 16 at the time.", []),
        ("Two boys aged 11 and seven came home.", [2]),
        ("They hold 900 minors, the bulk of whom are below 12.", [900]),
        ("Of 40 children, most are under 5 and sick.", [40]),
        ("All were under the age of 10.", []),
        ("Four guests, ranging in age from 22 to 61, went missing.", [4]),
        ("The ages of the guests ranged from 22 to 61, and four went missing.", [4]),
        ("The boys, three and five, live with an aunt.", []),
        ("The elder, a boy of five, is ill.", []),
        ("A girl of about 14 who had fled was found.", []),
        ("A Danish nurse of 39 from Odense was let go.", []),
        ("Her neighbour, whose son of 17 had left, wept.", []),
        ("A Frenchman of 28 and a convert of 22 were tried.", []),
        ("She left at the age of 19 and was seen again.", []),
        ("Boys as young as nine carried guns.", []),
        ("Of the boys most are thought to be under ten.", []),
        ("The tents are for those aged between 12 and 16.", []),
        ("His daughter left at 20, and bore two sons.", [2]),
        ("The cook, Petra F., 42, was let go.", []),
        ("The cook, Carl Dow, Jr., 42, was let go.", []),
        ("A man, about 30, was seen.", []),
        ("Two pupils, 17 and 19 years old, went missing.", [2]),
        ("Four pupils, ages 14, 15, 16 and 17, went missing.", [4]),
        ("They found three pupils - aged 15, 16, and 17 - there.", [3]),
        ("Ann Poe and Carl Dow, both 22 — were seen.", []),
        ("Ann Poe and Carl Dow, both 16 and from Ludlow, were seen.", []),
        ("Two sailors, one 18 and the other 24, were seen.", [2]),
        ("Two sailors, one 31 years old, another 47, were seen.", [2]),
        ("“He ran,” said Jordan, 42, who has lived there for years.", []),
        ("Erin Jordan, 43, was seen.", []),
        ("Her sons -- ages 5 and 4 -- were found.", []),
        ("They saw a 25- and a 30-year-old man.", [30]),
        ("A 17 year-old girl and a 16 year old fled.", []),
        ("Three 17 year-olds fled.", [3]),
        ("The boys, 13 and 17 years of age, were found.", []),
        ("Ann and Ben Ash, both 35, and a cook left.", []),
        ("A man and a woman, both 41 years old, left.", []),
        ("Five pupils, all younger than 21, left.", [5]),
        ("His former mother-in-law, 57, left.", []),
        # Behind these the number counts.
        ("They had 17 year books.", [17]),
        ("The ages saw 30 kings.", [30]),
        ("Five people, about 30, were seen.", [5, 30]),
        ("A crew of five, all of them Danes, was saved.", [5]),
        ("She is the mother of five.", [5]),
        ("The son of two doctors and a guard of 12 prisoners came.", [2, 12]),
        ("A squad of ten held the gate.", [10]),
        ("The friend of 20 of them came.", [20]),
        ("They stood at 20, and nobody came.", [20]),
        ("Two men, three women and five boys came.", [2, 3, 5]),
        ("Casualties were below 12.", [12]),
        ("Those who left were over 100.", [100]),
        ("They were 48 when they left.", [48]),
        ("The victims, 27, were buried on Sunday.", [27]),
        ("Three victims, who are 22, 31 and 58, are stable.", [3]),
        ("The boys were 9 and 12.", []),
        ("The sales were 22, 31 and 58.", [22, 31, 58]),
        ("The dead: men, 14; women, 9; children, 4.", [14, 9, 4]),
        ("Of the wounded, 14, all of them women, were flown out.", [14]),
        ("A soldier, 2 officers and 3 cooks fell ill.", [2, 3]),
    ],
)
def test_the_age_of_somebody_without_a_name_counts_nobody(quantities: Find, text: str, values: list[float]) -> None:
    assert [found.low for found in quantities(text)] == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("About 2000 settlers stayed in 2000.", [2000]),
        ("1700 settlers came in 1700.", [1700]),
        ("Germany 960 and Tunisia 2,926 and 800.", [960, 2926, 800]),
        ("An 18-year-old sold 3 boats.", [18, 3]),
        ("One farmer and one of the guards fled.", [1, 1]),
    ],
)
def test_near_misses_that_do_count(quantities: Find, text: str, values: list[float]) -> None:
    assert [q.low for q in quantities(text)] == values


@pytest.mark.parametrize(
    "text", ["UPDATE 12:30PM: The road is open.", "The road opened at 9 AM.", "Image 4 of 11 The road is open."]
)
def test_times_in_capitals_and_the_numbers_of_pictures_are_no_quantities(quantities: Find, text: str) -> None:
    assert quantities(text) == []


@pytest.mark.parametrize("text", ["He saw two of the three", "Some met two of 5", "They took two of their"])
def test_a_text_that_breaks_off_behind_of_keeps_its_number(quantities: Find, text: str) -> None:
    assert 2 in [quantity.low for quantity in quantities(text)]


def test_a_conversion_in_brackets_has_the_bound_of_what_it_converts(quantities: Find) -> None:
    assert [q.bound for q in quantities("They swam more than 7 miles (11 km).")] == ["more_than", "more_than"]


def test_a_sentence_of_thousands_of_words_takes_no_more_than_its_share(language: Language) -> None:
    text = "They counted " + ", ".join(f"{n} red lamps and some {n},{n:03} men" for n in range(101, 530)) + "."
    passages = language.parse(text)
    began = time.process_time()
    found = find_quantities(text, passages)
    assert len(found) == 2 * 429
    assert time.process_time() - began < 2
