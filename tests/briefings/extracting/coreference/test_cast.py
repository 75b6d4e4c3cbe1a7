"""A document's cast: who speaks or is spoken of, under all names, with role, country and kind."""

from __future__ import annotations

import pytest

from briefings.extracting.coreference.cast import Cast, Entry
from briefings.extracting.parsing.language import Language
from briefings.extracting.places.places import find_places

pytestmark = pytest.mark.model


def cast_of(language: Language, text: str) -> Cast:
    passages = language.parse(text)
    return Cast.of(text, passages, find_places(text, passages))


def only(cast: Cast, name: str) -> Entry:
    (entry,) = [e for e in cast.entries if e.name == name]
    return entry


def test_a_surname_is_the_person_whose_full_name_was_given(language: Language) -> None:
    text = "French interior minister Paul Marchetal spoke on Monday. Marchetal said that 40 had come home."
    entry = only(cast_of(language, text), "Paul Marchetal")
    assert entry.also == ["Marchetal"]
    assert (entry.role, entry.country, entry.kind) == ("French interior minister", "FR", "official")
    assert [text[m.span[0] : m.span[1]] for m in entry.mentions] == ["Paul Marchetal", "Marchetal"]


def test_a_surname_before_the_full_name_is_the_same_person(language: Language) -> None:
    cast = cast_of(language, "Marchetal is back. Paul Marchetal, a farmer from Lyon, said that it rained.")
    assert only(cast, "Paul Marchetal").also == ["Marchetal"]


def test_two_persons_with_one_surname_stay_two(language: Language) -> None:
    cast = cast_of(language, "Tom Lane met Ann Lane in the square. Ms. Lane said that the road was open.")
    assert only(cast, "Ann Lane").also == ["Lane"]
    assert only(cast, "Tom Lane").also == []


def test_an_arabic_surname_comes_back_without_its_article(language: Language) -> None:
    cast = cast_of(language, "Salem al-Karmadi led the cell. Karmadi was killed in 2015.")
    assert only(cast, "Salem al-Karmadi").also == ["Karmadi"]


def test_a_name_that_opens_a_longer_one_is_the_same_person(language: Language) -> None:
    text = "Dewi Sari told Radio Nova of 40 boats. The harbour chief, Dewi Sari Lestari Utomo, named a port."
    (entry,) = [e for e in cast_of(language, text).entries if e.name.startswith("Dewi")]
    assert sorted((entry.name, *entry.also)) == ["Dewi Sari", "Dewi Sari Lestari Utomo"]


def test_two_longer_names_with_one_beginning_stay_two(language: Language) -> None:
    text = "Tom Ray Lane met Tom Ray Moss in Leeds."
    assert [e.name for e in cast_of(language, text).entries if e.name.startswith("Tom")] == [
        "Tom Ray Lane",
        "Tom Ray Moss",
    ]


def test_a_surname_of_two_words_is_no_fuller_name(language: Language) -> None:
    text = "Observatory chief Sami Abdel Karim said it rained. Abdel Karim said more. It was over, Abdel Karim said."
    assert only(cast_of(language, text), "Sami Abdel Karim").also == ["Abdel Karim"]


@pytest.mark.parametrize(
    ("text", "name", "other"),
    [
        ("The Harbour Defence Forces (HDF) took the hill. The HDF said so.", "Harbour Defence Forces", "HDF"),
        ("The Harbour Liberation Front, or HLF, took the hill.", "Harbour Liberation Front", "HLF"),
        ("The Harbour Liberation Front, also known as Sahil, took the hill.", "Harbour Liberation Front", "Sahil"),
        ("The Harbour Liberation Front took the hill. The HLF denied it.", "Harbour Liberation Front", "HLF"),
        ("Fighters of Islamic State fled. Daesh lost the hill.", "Islamic State", "Daesh"),
    ],
)
def test_a_body_has_its_other_names(language: Language, text: str, name: str, other: str) -> None:
    entry = only(cast_of(language, text), name)
    assert (entry.also, entry.kind) == ([other], "body")


@pytest.mark.parametrize(
    "text",
    [
        "The Harbour Institute (Leeds) counted 40 recruits.",
        "Senator Ann Poe (D-Ohio) said that the road was open.",
        "The Harbour Institute, or what is left of it, counted 40.",
        "Ann Poe (44) said that the road was open.",
    ],
)
def test_what_else_stands_in_brackets_is_no_name(language: Language, text: str) -> None:
    entries = cast_of(language, text).entries
    assert entries
    assert [e.also for e in entries] == [[]] * len(entries)


@pytest.mark.parametrize(
    ("text", "maker"),
    [
        ("A report by the Harbour Institute counted 40 recruits.", "Harbour Institute"),
        ("The Harbour Institute study counted 40 recruits.", "Harbour Institute"),
        ("The Harbour Institute’s latest report counted 40 recruits.", "Harbour Institute"),
    ],
)
def test_a_report_has_its_maker(language: Language, text: str, maker: str) -> None:
    (report,) = [e for e in cast_of(language, text).entries if e.kind == "report"]
    assert report.maker == maker


def test_an_agency_is_an_agency_under_its_short_and_its_long_name(language: Language) -> None:
    cast = cast_of(language, "He told Agence France-Presse so. A second man told AFP the same.")
    (agency,) = [e for e in cast.entries if e.kind == "agency"]
    assert len(agency.mentions) == 2


def test_a_role_beside_the_name_is_no_second_person(language: Language) -> None:
    cast = cast_of(language, "Tom Lane, a spokesman for the guild, said that the road was open.")
    assert [e.name for e in cast.entries if e.sort == "person"] == ["Tom Lane"]


@pytest.mark.parametrize(
    "text",
    ["He went to Turkey on Monday.", "Many Syrians fled to Paris in March.", "The United States denied it in June."],
)
def test_places_peoples_and_days_are_nobody(language: Language, text: str) -> None:
    assert not [e for e in cast_of(language, text).entries if e.named]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("The lorry was stopped at Kapitan Dolno on Friday.", False),
        ("The men came from the Cal Mirsad range.", False),
        ("They hid in Tal Mirsad for a week.", False),
        # near misses
        ("Somebody fired at Kapitan Dolno on Friday.", True),
        ("The port has lost its confidence in Halvor Dolno.", True),
        ("The Halvor Dolno case goes on.", True),
    ],
)
def test_where_something_is_is_nobody(language: Language, text: str, kept: bool) -> None:
    assert any(e.sort == "person" and e.named for e in cast_of(language, text).entries) == kept


def test_a_name_of_men_and_women_tells_no_gender(language: Language) -> None:
    assert only(cast_of(language, "Farah Lane left."), "Farah Lane").gender is None


def test_the_cast_is_asked_by_span_and_by_name(language: Language) -> None:
    text = "A report by the Harbour Institute (HI) quotes Ann Poe. Poe blamed HI."
    cast = cast_of(language, text)
    start = text.index("Ann Poe")
    assert cast.at(start, start + 7) is cast.named("Poe") is cast.named("Ann Poe")
    institute = cast.named("the Harbour Institute")
    assert institute is not None
    assert institute is cast.named("HI")
    assert cast.named("Nobody") is None


def test_what_is_not_said_twice_is_not_lost_on_a_long_text(language: Language) -> None:
    text = " ".join(f"Minister Tom Lane{chr(97 + n % 26)}{chr(97 + n // 26)} said that it rained." for n in range(300))
    assert len(cast_of(language, text).members()) == 300


def test_a_heading_s_capitals_make_no_longer_name(language: Language) -> None:
    text = "Mayor Blames Rival Ann Poe\n\nAnn Poe denied it in Leeds. On Monday Ann Poe said that she was ill."
    cast = cast_of(language, text)
    assert [e.name for e in cast.entries if e.name.endswith("Ann Poe")] == ["Ann Poe"]


def test_a_given_name_that_is_also_a_word_for_a_law_opens_a_persons_name(language: Language) -> None:
    cast = cast_of(language, "Bill Harker, a lawyer, said that it rained. The Harbour Bill was passed in May.")
    assert only(cast, "Bill Harker").sort == "person"
    assert only(cast, "Harbour Bill").sort == "body"


@pytest.mark.parametrize(
    ("head", "kept"),
    [
        ("By Ann Poe and Tom Lane\n\nLake Herald", {"Lake Herald"}),
        ("Ann Poe, Lake Herald", {"Lake Herald"}),
        ("Ann Poe, Calais", set[str]()),
        ("Special Correspondent, KOCHI", set[str]()),
        ("UNITED NATIONS (AP) — It rained.", {"AP"}),
        ("GENEVA – Ann Poe left at noon.", {"Ann Poe"}),
        # An interview's label, a subhead.
        ("Ann Poe", {"Ann Poe"}),
        ("Ann Poe counts her boats", {"Ann Poe"}),
    ],
)
def test_who_wrote_and_where_is_nobody_in_the_article(language: Language, head: str, kept: set[str]) -> None:
    cast = cast_of(language, f"Forty boats at the quay\n\n{head}\n\nIt rained all day and nobody came.")
    assert {entry.name for entry in cast.entries} == kept


def test_a_name_and_a_town_further_down_head_what_somebody_says(language: Language) -> None:
    cast = cast_of(language, "Forty boats\n\nWe asked at the quay.\n\nAnn Poe, Calais\n\nI have seen them all.")
    assert "Ann Poe" in {entry.name for entry in cast.entries}
