"""How places are found: which names are places, where they lie, and what part they have."""

from __future__ import annotations

import pytest

from briefings.extracting.parsing.language import Language
from briefings.extracting.places.places import find_places
from briefings.model import Place

pytestmark = pytest.mark.model


def places_of(language: Language, text: str) -> list[Place]:
    return find_places(text, language.parse(text))


def named(language: Language, text: str) -> list[tuple[str, str | None]]:
    return [(place.name, place.country) for place in places_of(language, text)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("They fought in Syria and in Iraq.", [("Syria", "SY"), ("Iraq", "IQ")]),
        ("The U.S. and the UK told us that US troops stay.", [("U.S.", "US"), ("UK", "GB"), ("US", "US")]),
        ("Syria\u2019s army took Raqqa.", [("Syria", "SY"), ("Raqqa", "SY")]),
        ("Two met in St. Louis and in Ft. Worth.", [("St. Louis", "US"), ("Ft. Worth", "US")]),
        (
            "They met in St. Paul and in St. Petersburg, Florida.",
            [
                ("St. Paul", "US"),
                ("St. Petersburg", "US"),
                ("Florida", "US"),
            ],
        ),
        ("The boat sank on Lake Jordan in Kenya.", [("Lake Jordan", "KE"), ("Kenya", "KE")]),
        ("They met in Lake Charles and on Mount Lebanon.", [("Lake Charles", "US"), ("Mount Lebanon", "LB")]),
        ("They crossed the Iraq-Syria border.", [("Iraq", "IQ"), ("Syria", "SY")]),
        ("They met near Bir al-Abed in Sinai.", [("Bir al-Abed", "EG"), ("Sinai", "EG")]),
        ("They hold al-Bab and Deir ez-Zor.", [("al-Bab", "SY"), ("Deir ez-Zor", "SY")]),
        ("It happened in the province of Jowzjan.", [("Jowzjan", "AF")]),
        ("It happened in the southern Philippines.", [("southern Philippines", "PH")]),
        ("They left for northern Africa and the Balkans.", [("northern Africa", None), ("Balkans", None)]),
        ("They came from the former Soviet Union.", [("Soviet Union", None)]),
        ("Three died in West Azerbaijan.", [("West Azerbaijan", "IR")]),
        ("It is Kosovo\u2019s affair.", [("Kosovo", "XK")]),
        ("Voters in Florida went first.", [("Florida", "US")]),
        ("He was held in Springfield, Mo., on Friday.", [("Springfield", "US"), ("Mo.", "US")]),
        ("He was held in Qatzareh, Jordan.", [("Qatzareh", "JO"), ("Jordan", "JO")]),  # a town that no list has
        ("BEIRUT (AP) - Rebels said so.", [("BEIRUT", "LB")]),
        ("Four Danish men and two Swedes were held.", [("Danish", "DK"), ("Swedes", "SE")]),
        ("He was born in Chad and died in Nice.", [("Chad", "TD"), ("Nice", "FR")]),
        # a capital that does something is its government
        ("They waited. It is the first flight since Canberra dropped its refusal.", [("Canberra", "AU")]),
        ("They waited. Algiers leaves nothing to chance.", [("Algiers", "DZ")]),
        # which Congo is meant the document tells
        ("Congolese soldiers found him in Goma.", [("Congolese", "CD"), ("Goma", "CD")]),
        ("Congolese soldiers found him in Brazzaville.", [("Congolese", "CG"), ("Brazzaville", "CG")]),
    ],
)
def test_places_and_their_countries(language: Language, text: str, wanted: list[tuple[str, str | None]]) -> None:
    assert named(language, text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "Seth Jones and Paris Hilton met Jordan Smith.",
        "They left.\n\nThe road is open, said a spokesman, Tolhildan Afrin.",
        "They left. Sofia had dropped her refusal.",
        "They left. Havana was shot in the leg. Havana died at the scene.",
        "They left. Georgetown won.",
        "She was treated at St. Mary's, off Main St. Peter drove.",
        "Mr Reading and Michael Jordan were there.",
        "French-speaking fighters spoke in French.",
        "Mobile phones were nice; reading was fun.",
        "The Washington Post and the New York Times had it.",
        "American Airlines and the European Union agreed.",
        "Islamic State of Iraq and the Levant is its name.",
        "NATO and the EU want more of us.",
        "May and March are months.",
        "The White House denied it.",
    ],
)
def test_names_that_are_no_places(language: Language, text: str) -> None:
    assert named(language, text) == []


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Militants in Tripoli fought Libyan troops.", "Tripoli", "LY"),
        ("Militants in Tripoli fought in northern Lebanon, near Beirut.", "Tripoli", "LB"),
        ("The man from Tripoli, Lebanon, was freed. He went back to Tripoli.", "Tripoli", "LB"),
        ("They went from Georgia into Armenia.", "Georgia", "GE"),
        ("Voters in Georgia and Alabama went first.", "Georgia", "US"),
        ("Police in London, Ont., said so. London is quiet.", "London", "CA"),
        ("Police in London said so.", "London", "GB"),
        ("A shaft caved in at Khost, 80 kilometres (50 miles) east of Quetta.", "Khost", "PK"),
        ("A shaft caved in at Kilis, 60 km north of Aleppo.", "Kilis", "TR"),
        ("A bomb went off in northern Syria's Azaz.", "Azaz", "SY"),
        ("Delegates from Texas, Ohio and Iowa met in Paris.", "Paris", "FR"),
    ],
)
def test_an_ambiguous_name_is_settled_by_the_other_places(
    language: Language, text: str, name: str, country: str
) -> None:
    assert {place.country for place in places_of(language, text) if place.name == name} == {country}


def test_a_surname_is_no_town_where_its_bearer_is_named(language: Language) -> None:
    text = "Bobby Scott spoke first. People stood around Scott, and Scott's friends cheered."
    assert named(language, text) == []


def test_a_town_that_is_sure_once_is_sure_again(language: Language) -> None:
    text = "He lived in Hawley, near Farnborough.\nHawley was quiet."
    assert [name for name, _ in named(language, text)].count("Hawley") in (0, 2)


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("They returned to France.", "France", "destination"),
        ("They went to Iraq and Syria.", "Syria", "destination"),
        ("They sneaked into Turkey.", "Turkey", "destination"),
        ("They fled Syria for Turkey.", "Turkey", "destination"),
        ("They reached Europe.", "Europe", "destination"),
        ("They fled Syria for Turkey.", "Syria", "origin"),
        ("Fighters from Morocco, Russia and Yemen joined the group in Mindanao.", "Yemen", "origin"),
        ("Fighters from Morocco, Russia and Yemen joined the group in Mindanao.", "Mindanao", "location"),
        ("Smugglers took them out of Syria.", "Syria", "origin"),
        ("They left Libya.", "Libya", "origin"),
        ("Four British jihadists died.", "British", "origin"),
        ("Two dozen Tunisians died.", "Tunisians", "origin"),
        ("Nationals of Morocco died.", "Morocco", "origin"),
        ("Uzbeks, Tajiks and Chinese died.", "Tajiks", "origin"),
        ("Uzbeks, Tajiks and Chinese died.", "Chinese", "origin"),
        ("They are in Syrian and Iraqi jails.", "Iraqi", "location"),
        ("The Syrian conflict goes on.", "Syrian", "location"),
        ("He is the ambassador to Turkey.", "Turkey", "location"),
        ("They fight in Libya.", "Libya", "location"),
    ],
)
def test_roles_come_from_prepositions_and_verbs(language: Language, text: str, name: str, role: str) -> None:
    assert [place.role for place in places_of(language, text) if place.name == name] == [role]


def test_a_county_no_list_has_lies_where_the_document_does(language: Language) -> None:
    text = "Police in Kentucky said so.\nA man from Zanesfield County was held."
    assert ("Zanesfield County", "US") in named(language, text)


def test_offsets_are_code_points_of_the_document_and_never_overlap(language: Language) -> None:
    text = "\U0001f600 \u0634\u0643\u0631\u0627 in D\u00fcsseldorf, Germany.\n\n"
    text += "Then to S\u00e3o Paulo and C\u00f4te d\u2019Ivoire."
    places = places_of(language, text)
    assert [(p.name, p.country) for p in places] == [
        ("D\u00fcsseldorf", "DE"), ("Germany", "DE"), ("S\u00e3o Paulo", "BR"), ("C\u00f4te d\u2019Ivoire", "CI"),
    ]  # fmt: skip
    assert all(text[p.start : p.end] == p.name for p in places)


def test_a_text_without_words_has_no_places(language: Language) -> None:
    assert places_of(language, "") == places_of(language, "\n \n") == places_of(language, "12 34 \U0001f600") == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Shells fell in Bab al-Qamar on Friday.", []),
        ("Shells fell in Idlib on Friday.", ["Idlib"]),
        ("Shells fell on the village of Saif al-Qamar.", ["Saif al-Qamar"]),
        ("In Idlib al-Qaeda fighters were seen.", ["Idlib"]),
        ("Shells fell in Deir al-Zor.", ["Deir al-Zor"]),
        ("In April, Syrian troops shelled Idlib.", ["Syrian", "Idlib"]),
    ],
)
def test_an_arabic_name_of_two_words_is_no_town_that_bears_the_first(
    language: Language, text: str, wanted: list[str]
) -> None:
    assert [name for name, _ in named(language, text)] == wanted
