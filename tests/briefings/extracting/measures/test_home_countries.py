"""The country whose people a document is about, for people of whom nothing else tells it. Every sentence is
invented."""

from __future__ import annotations

import pytest

from briefings.beat.beat import shipped_beat
from briefings.extracting.extract import extract
from briefings.extracting.parsing.language import Language
from briefings.model import Document

# Nothing in it tells where the fourteen are from: the rest of the text has to.
TOLD = "Fourteen have come home from the Islamic State's camps, she added."


def origin_of(language: Language, text: str, number: str = "Fourteen", title: str = "The camps") -> str | None:
    found = extract(Document("1", text, title), shipped_beat(), language).mentions.quantities
    [origin] = {quantity.origin for quantity in found if quantity.text.endswith(number)}
    return origin


@pytest.mark.parametrize(
    ("before", "origin"),
    [
        (
            "A court in Malta heard her on Monday. Maltese police have counted those who left Malta to join the group. "
            "Nobody else in Malta was asked.",
            "MT",
        ),
        (
            "She set out from Maltese soil in 2014. Her lawyer came from Valletta, and Malta has not said what becomes "
            "of her.",
            "MT",
        ),
        (
            "His Maltese citizenship was revoked last year. Malta said so on Monday, and a court in Malta agreed.",
            "MT",
        ),
        # near misses: a country that people pass through or talk to, and a power that is told of
        ("Malta was asked on Monday. Those who left Malta by ferry on Monday were told so in Malta.", None),
        ("The Americans say so. The Americans were asked by the Americans.", None),
        ("Maltese citizenship is what she asked for. Malta and Malta's court said no.", None),
    ],
)
def test_a_country_that_people_left_or_lost_is_what_a_document_is_about(
    before: str, origin: str | None, language: Language
) -> None:
    assert origin_of(language, f"{before} {TOLD}") == origin


@pytest.mark.parametrize(
    ("around", "origin"),
    [
        ("A ferry went to Naples, a plane to Madrid and a letter to Lagos.", "MT"),
        # near misses: another country is named as often, or its forces are told of
        ("A ferry went to Naples, a train to Rome, a plane to Madrid and a letter to Lagos.", None),
        ("Maltese troops were sent. A ferry went to Naples, a plane to Madrid and a letter to Lagos.", None),
    ],
)
def test_a_country_named_twice_as_often_as_any_other_stands_out(
    around: str, origin: str | None, language: Language
) -> None:
    text = f"Maltese fighters were asked. Malta has no list of them. A minister in Malta said so. {around} {TOLD}"
    assert origin_of(language, text) == origin


DATELINE = "VALLETTA, Malta (Reuters) - Islamic State is feared. "


@pytest.mark.parametrize(
    ("text", "origin"),
    [
        (DATELINE + "The police say that fourteen citizens have joined Islamic State.", "MT"),
        (DATELINE + "Police list fourteen people who left these islands to join Islamic State.", "MT"),
        (DATELINE + "Police list fourteen people with ties to this country who died fighting for it in Syria.", "MT"),
        (DATELINE + "Police say that fourteen have left the country to join Islamic State in Syria.", "MT"),
        # near misses: others are told of, or those who are only in the country
        (DATELINE + "The police in Denmark say that fourteen citizens have joined Islamic State.", "DK"),
        (DATELINE + "Police say that fourteen fighters of Islamic State are hiding in this country.", None),
        ("RAQQA, Syria (Reuters) - Police say that fourteen citizens have joined Islamic State.", None),
        ("The police say that fourteen citizens have joined Islamic State.", None),
    ],
)
def test_this_country_is_where_a_text_was_filed(text: str, origin: str | None, language: Language) -> None:
    assert origin_of(language, text, "fourteen") == origin


@pytest.mark.parametrize(
    ("text", "origin"),
    [
        ("In Gozo, on Malta, they mourn. Fourteen boys of the valley died in Syria with Islamic State.", "MT"),
        ("Maltese officials say that fourteen of that country's fighters have moved from Iraq to Syria.", "MT"),
        ("The ministry told of fourteen fighters of Islamic State who set out from Maltese soil.", "MT"),
        ("Fourteen of those in custody are Iraqis who fought for Islamic State.", "IQ"),
        # near misses
        ("In Raqqa they mourn. Fourteen boys of the valley died in Syria with Islamic State.", None),
        ("In Malta and in Denmark they mourn. Fourteen boys of the valley died in Syria with Islamic State.", None),
        ("A Maltese newspaper wrote that fourteen people had joined Islamic State.", None),
        ("Fourteen of those in custody are in Iraqi prisons, where Islamic State men are held.", None),
    ],
)
def test_a_valley_a_soil_and_a_country_named_before_tell_the_home(
    text: str, origin: str | None, language: Language
) -> None:
    assert origin_of(language, text, text[text.casefold().index("fourteen") :].split()[0]) == origin


@pytest.mark.parametrize(
    "text",
    [
        "Fourteen people of this one town fought the Americans in Iraq, in the ranks of Islamic State.",
        "The camps of Islamic State held many. Fourteen were sent back from Turkey to their home states.",
        "Fourteen people from abroad are in jail in Iraq for having joined Islamic State, the Danish ministry says.",
        "Fourteen men of Islamic State moved on to Mogadishu with Kenyan passports bought in Mersin.",
        "Fourteen men of Islamic State, from Denmark for the most part, were caught.",
        "Guards caught women from Norway and Denmark with fourteen children of Islamic State fighters.",
        "Fourteen members of Islamic State escaped from Sirte, Libyan officers believe.",
        "Two Danish women were held. Iraq has detained fourteen women of Islamic State.",
        "Of those with Islamic State fourteen people have returned from Norway, the port says.",
    ],
)
def test_a_country_beside_people_that_is_not_theirs_tells_no_home(text: str, language: Language) -> None:
    assert origin_of(language, text, text[text.casefold().index("fourteen") :].split()[0]) is None


@pytest.mark.parametrize(
    ("text", "origin"),
    [
        ("Fourteen men with a Maltese passport, fighters of Islamic State, moved on to Libya.", "MT"),
        ("Fourteen men of Islamic State, all from Denmark, were caught.", "DK"),
        ("Fourteen people from Norway who were with Islamic State have returned, the port says.", "NO"),
        ("Kosovo, with fourteen fighters in Syria, is on the list of Islamic State.", "XK"),
        (
            "Thirteen fighters of Islamic State were caught. Fourteen are Filipinos with Malaysian birth certificates, "
            "four from Sulawesi.",
            "PH",
        ),
        ("Libyan officers say that fourteen citizens of Libya escaped from Syria and Islamic State.", "LY"),
    ],
)
def test_a_country_beside_people_that_is_theirs_does(text: str, origin: str, language: Language) -> None:
    assert origin_of(language, text, text[text.casefold().index("fourteen") :].split()[0]) == origin


@pytest.mark.parametrize(
    ("sentence", "number", "origin"),
    [
        ("Malta, Cyprus and Belgium have repatriated 19 of the women.", "19", None),
        ("Malta has repatriated 19 of the women, and Cyprus none.", "19", "MT"),
    ],
)
def test_those_whom_several_countries_took_home_together_come_from_no_one_of_them(
    sentence: str, number: str, origin: str | None, language: Language
) -> None:
    assert origin_of(language, f"Many women joined Islamic State. {sentence}", number) == origin
