"""Datelines and credit lines in the ways agencies write them. Near misses stand beside hits."""

from __future__ import annotations

import pytest

from briefings.extracting.attributions.attributions import find_attributions
from briefings.extracting.parsing.language import Language
from briefings.extracting.roots.datelines import credit_line, dateline, sign_off
from tests.support.articles import claims, roots


@pytest.mark.parametrize(
    ("mark", "agency"),
    [
        ("BEIRUT (Reuters) – ", "Reuters"),
        ("KHARTOUM, April 30, 2018, Harbour Post – ", None),
        ("June 20, 2017 (KHARTOUM) – ", None),
        ("UNITED NATIONS: ", None),
        ("KABUL (Reuters) - ", "Reuters"),
        ("TRIPOLI, Libya (AP) — ", "AP"),
        ("DEIR EL-ZOUR, Syria (AP) — ", "AP"),
        ("MOSUL/ERBIL, Iraq (Reuters) – ", "Reuters"),
        ("RAQQA, Syria/BEIRUT (Reuters) - ", "Reuters"),
        ("ANKARA, Oct 20 (Xinhua) -- ", "Xinhua"),
        ("Kathmandu, KATHMANDU, AUG 18 - ", None),
        ("MANILA, 3 MARCH 2018 – ", None),
        ("ISLAMABAD, MON, MAR. 3 — ", None),
        ("KATHMANDU, AUG 18: ", None),
        ("COLOMBO, SEPT. 2, 2018 (AFP) - ", "AFP"),
        ("DHAKA, AUG 18 (BSS) - ", "BSS"),
        ("Kathmandu, August 18 (RSS) : ", "RSS"),
        ("MANILA (3 March 2018) – ", None),
        ("NEW YORK/LONDON, Thursday, March 3, 2016 (AP) -- ", "AP"),
        ("QAMISHLI (Syria), 3 March (ANHA) - ", "ANHA"),
        ("Madrid, 3 mar (EFE).- ", "EFE"),
        ("Madrid (EFE).- ", "EFE"),
        ("San José de Mayo (EFE) – ", "EFE"),
        ("(AFP) - ", "AFP"),
        ("(AFP) – ", "AFP"),
        ("[AFP] ", "AFP"),
        ("MOSCOW (Sputnik) ", "Sputnik"),
        ("WASHINGTON (CNN) ", "CNN"),
        ("MOSCOW, July 3. /TASS/. ", "TASS"),
        ("Damascus, SANA – ", "SANA"),
        ("BRIDGETOWN, Barbados, CMC – ", "CMC"),
        ("Leeds, April 21 (IANS) ", "IANS"),
        ("KUALA LUMPUR • ", None),
        ("Reuters, Berlin — ", "Reuters"),
        ("dpa/Berlin - ", "DPA"),
        ("AFP – ", "AFP"),
        ("(Halden Courier) Ann Example - ", "Halden Courier"),
        ("PARIS — ", None),
        ("BAGHDAD—", None),
        ("BAGHDAD, Iraq--", None),
        ("ANTWERP, Belgium // ", None),
        ("UNITED NATIONS — ", None),
        ("PRISTINA, April 20 - ", None),
        ("Beirut, 3 March – ", None),
        ("London - ", None),
        ("ALEPPO (Syria) – ", None),
        ("ROME (Agencies) – ", None),
        ("MOSCOW. July 3 (Interfax) - ", "Interfax"),
        ("MAKHACHKALA. July 3. Interfax — ", "Interfax"),
        ("ASTANA. KAZINFORM ", "Kazinform"),
        ("ASTANA. KAZINFORM. ", "Kazinform"),
        ("Coast News/ ", "Coast News"),
        ("INA / ", "INA"),
        ("(Geneva) – ", None),
        ("(Geneva, March 3, 2021) – ", None),
        ("(Halden, Norway, March 3) — ", None),
    ],
)
def test_a_dateline_ends_where_the_report_begins(mark: str, agency: str | None) -> None:
    assert dateline(f"{mark}The town fell.") == (len(mark), agency)


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("Tunis: A storm in the outskirts of the town killed 13 people as crews on the pier called for help.", 7),
        # near misses: who may speak
        ("Tunis: Talks will go on next week.", 0),
        ("Tunis: “A storm in the outskirts of the town killed 13 people as crews on the pier called for help.”", 0),
        ("Tunis: A storm in the outskirts of the town killed 13 people, and we will bury them as our own dead.", 0),
    ],
)
def test_a_town_before_a_long_sentence_is_a_dateline(text: str, length: int) -> None:
    assert dateline(text)[0] == length


@pytest.mark.parametrize(
    ("line", "agency"),
    [
        ("Halden (Norway) (AFP) –", "AFP"),
        ("ANKARA-Anadolu Agency", "Anadolu"),
        ("Tunis - AFP", "AFP"),
        # near misses: a picture's credit, a heading
        ("Halden, Norway (AFP)", None),
        ("Ann Poe - AFP", None),
    ],
)
def test_a_dateline_may_stand_on_a_line_of_its_own(line: str, agency: str | None) -> None:
    assert dateline(line) == ((len(line), agency) if agency else (0, None))


@pytest.mark.parametrize(
    "text",
    [
        "Coast Walk/ The town fell.",
        "USA. NATO said the town fell.",
        "The Northern Front (NF) – the main force – left.",
        "Reuters (the agency) said so.",
        "Reuters, the agency, said so.",
        "AFP reported a death.",
        "The minister (AFP) said so.",
        "Leeds, May 3 (HDF) The town fell.",
        "Ann Poe, director, BBC – The mayor left.",
        "The Levy (SDF) fighters left.",
        "Mr Poe (AP) - a man of few words - left.",
        "Ann Poe - The mayor left.",
        "Trump (R) – The man left.",
        "NATO — The alliance left.",
        "June 20, 2017 (UNICEF) – The alliance left.",
        "Poe, May 3, 2018, Harbour Post – The alliance left.",
        "ISIS — The group left.",
        "(Poe) – The man left.",
        "(The minister) – The man left.",
        "Geneva. March 3 was cold – The alliance left.",
        "MAY 18 - The alliance left.",
        "Poe, POE, AUG 18 - The alliance left.",
        "Ann Poe, March 3 (HDF) – The alliance left.",
    ],
)
def test_a_name_with_a_bracket_or_a_dash_is_no_dateline(text: str) -> None:
    assert dateline(text) == (0, None)


@pytest.mark.parametrize(
    ("text", "kept", "agency"),
    [
        ("It fell. (AFP)", "It fell.", "AFP"),
        ("It fell. — Reuters", "It fell.", "Reuters"),
        ("It fell.-AFP", "It fell.", "AFP"),
        ("It fell. AFP/dpa", "It fell.", "AFP"),
        ("It fell. Source: Anadolu", "It fell.", "Anadolu"),
        ("It fell. Source HaldenWorld and agencies", "It fell.", None),
        ("It fell. (with agencies)", "It fell.", None),
        ("It fell. With reporting by AFP.", "It fell.", "AFP"),
        ("It fell. AFP contributed to this report.", "It fell.", "AFP"),
        ("It fell. (© AFP)", "It fell.", "AFP"),
        ('"It fell." (dpa/Reuters)', '"It fell."', "DPA"),
        ("It fell. (Reporting by Ann Example)", "It fell.", None),
        ("It fell. The Associated Press", "It fell.", "AP"),
        ("“It fell,” he told Reuters.", "“It fell,” he told Reuters.", None),
        ("“It fell,” she told the AFP news agency.", "“It fell,” she told the AFP news agency.", None),
        (
            "“It fell,” the mayor told state news agency SANA.",
            "“It fell,” the mayor told state news agency SANA.",
            None,
        ),
        ("It was told by AFP.", "It was told by AFP.", None),
        ("It fell to the army (NF)", "It fell to the army (NF)", None),
        ("It fell (in May).", "It fell (in May).", None),
        ("It fell, says Reuters", "It fell, says Reuters", None),
        ("It fell. The Northern Army", "It fell. The Northern Army", None),
        ("He said: “It fell.” — Ann Poe", "He said: “It fell.” — Ann Poe", None),
    ],
)
def test_a_closing_credit_is_told_from_the_last_sentence(text: str, kept: str, agency: str | None) -> None:
    end, found = sign_off(text)
    assert (text[:end], found) == (kept, agency)


@pytest.mark.parametrize(
    ("line", "agencies"),
    [
        ("Reuters", ["Reuters"]),
        ("By AFP", ["AFP"]),
        ("By Ann Example, Reuters", ["Reuters"]),
        ("Ann Example | Associated Press", ["AP"]),
        ("By Ann Example and Tom Lane for Reuters", ["Reuters"]),
        ("Reuters, Berlin", ["Reuters"]),
        ("dpa/AFP", ["DPA", "AFP"]),
        ("Agence France-Press", ["AFP"]),
        ("AFP, 3 March 2017", ["AFP"]),
        ("Source: Anadolu Agency", ["Anadolu"]),
        ("Agencies", []),
        ("With agencies", []),
        ("Staff and agencies", []),
        ("By Ann Example", None),
        ("Reuters and the town", None),
        ("Reuters wins a prize", None),
        ("Agencies warn of famine", None),
    ],
)
def test_a_line_that_is_nothing_but_a_credit(line: str, agencies: list[str] | None) -> None:
    assert credit_line(line) == agencies


@pytest.mark.model
@pytest.mark.parametrize(
    "mark", ["HALDEN, Oct 20 (Xinhua) -- ", "Madrid (EFE).- ", "[AFP] ", "HALDEN — ", "(AFP) – ", "Reuters, Berlin — "]
)
def test_a_dateline_is_in_no_claim_and_nobody_who_speaks(language: Language, mark: str) -> None:
    text = f"{mark}Forty boats sank off the coast, the harbour master said on Monday."
    found, _ = find_attributions(text, language.parse(text))
    assert [a.speaker for a in found] == ["harbour master"]
    assert all(a.content_span[0] >= len(mark) for a in found)
    assert claims(language, text)[0].startswith("Forty boats")


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        "By Ann Example, Reuters\nForty boats sank off the coast in May.",
        "Forty boats sank off the coast in May. — Reuters",
        "Reuters, Berlin\nForty boats sank off the coast in May.",
        "BERLIN (Reuters) - Forty boats sank off the coast in May.",
    ],
)
def test_the_agency_is_the_root_of_what_the_document_says_itself(language: Language, text: str) -> None:
    assert [r.name for r in roots(language, text)] == ["Reuters"]
