"""Fixed wording around values: countries inside a sentence, and runs of days."""

from __future__ import annotations

from datetime import date

import pytest

from bot.language import speaking
from bot.pages import wording
from briefings.model import Briefing, Question


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("NL", "the Netherlands"),
        ("GB", "the United Kingdom"),
        ("US", "the United States"),
        ("AE", "the United Arab Emirates"),
        ("CD", "the Democratic Republic of Congo"),
        ("FR", "France"),
        ("UA", "Ukraine"),
        ("SD", "Sudan"),
        ("CZ", "Czechia"),
        ("ZZ", "ZZ"),
    ],
)
def test_a_country_stands_behind_from_as_people_write_it(code: str, words: str) -> None:
    assert wording.within(code) == words


def test_another_language_has_its_own_words_around_a_bare_name() -> None:
    with speaking("fr"):
        assert wording.within("NL") == wording.country("NL") == "Pays-Bas"


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("AFP", "AFP"),
        ("Le Soir 😀", "Le Soir 😀"),
        ("الجزيرة", "\u2068الجزيرة\u2069"),
        ("\u202eAFP", "AFP"),
        ("\u202eهآرتس\u2069", "\u2068هآرتس\u2069"),
    ],
)
def test_a_name_from_right_to_left_leaves_the_date_behind_it_alone(name: str, shown: str) -> None:
    assert wording.isolated(name) == shown
    assert wording.support([name], 1, date(2018, 2, 20)) == f"{shown} · 20 Feb 2018"


@pytest.mark.parametrize(
    ("undated", "line"),
    [
        (0, ""),
        (1, "<i>1 document without a date left out.</i>"),
        (100, "<i>100 documents without a date left out.</i>"),
        (101, "<i>More than 100 documents without a date left out.</i>"),
    ],
)
def test_undated_documents_are_told_by_their_number_where_it_is_known(undated: int, line: str) -> None:
    assert wording.undated_left_out(Briefing(Question(None), (), (), (), (), (), undated)) == line


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2017, 12, 17), date(2017, 12, 17), "17 Dec 2017"),
        (date(2017, 12, 17), date(2018, 1, 3), "17 Dec 2017 to 3 Jan 2018"),
        (date(2020, 12, 1), date(2020, 12, 31), "Dec 2020"),
        (date(2020, 2, 1), date(2020, 2, 29), "Feb 2020"),
        (date(2021, 2, 1), date(2021, 2, 27), "1 Feb 2021 to 27 Feb 2021"),
        (date(2020, 1, 1), date(2020, 12, 31), "2020"),
        (date(2019, 12, 1), date(2020, 12, 31), "1 Dec 2019 to 31 Dec 2020"),
        (date(2020, 1, 1), date(2020, 3, 31), "1 Jan 2020 to 31 Mar 2020"),
        (date.max, date.max, "31 Dec 9999"),
    ],
)
def test_a_whole_month_or_year_is_told_as_one(first: date, last: date, words: str) -> None:
    assert wording.days_told(first, last) == words


@pytest.mark.parametrize(
    ("speaker", "many"),
    [
        ("Kurdish security officials in Hasakah", True),
        ("French intelligence officers", True),
        ("local health authorities", True),
        ("two aid workers", True),
        ("police", True),
        ("residents, who asked not to be named", True),
        ("Reuters", False),
        ("United Nations", False),
        ("White Helmets", False),  # a body by its name
        ("ministry of affairs", False),
        ("Foreign Affairs", False),
        ("spokesman for the ministries", False),
        ("state news", False),
        ("city census", False),
        ("", False),
    ],
)
def test_those_who_are_many_say_and_one_says(speaker: str, many: bool) -> None:
    assert wording.are_many(speaker) is many


@pytest.mark.parametrize(("many", "said"), [(0, "0"), (1, "1"), (1000, "1,000"), (1001, "1,000+"), (57_000, "1,000+")])
def test_lines_are_counted_as_far_as_anyone_turns_pages(many: int, said: str) -> None:
    assert wording.lines_counted(many) == said
