"""Spellings of one town are one, and towns whose names are only alike are two."""

from __future__ import annotations

import pytest

from briefings.knowledge.gazetteer.town_spellings import keys_of_town, same_town


@pytest.mark.parametrize(
    ("one", "other", "country", "same"),
    [
        ("Khan Sheikhoun", "Khan Shaykhun", "SY", True),
        ("Khan Sheikhoun", "Khan Cheikhoun", "SY", True),
        ("Dayr az-Zawr", "Deir ez-Zor", "SY", True),
        ("Deir Ezzor", "Dayr al-Zawr", "SY", True),
        ("Maarrat an-Nu'man", "Maaret al-Noman", "SY", True),
        ("Kobani", "Ayn al-Arab", "SY", True),
        ("Kfar Batna", "Kafr Batna", "SY", True),
        ("Hodeida", "Al Hudaydah", "YE", True),
        ("Mossul", "Mosul", "IQ", True),
        ("Kiev", "Kyiv", "UA", True),
        # Villages that no table has, by all that is heard of them.
        ("Yurievka", "Yurivka", "UA", True),
        ("Sofievka", "Yurivka", "UA", False),
        # Two towns of one name, in two provinces.
        ("Hader", "Hadher", "SY", False),
        ("Kafr Hamra", "Kafr Hamam", "SY", False),
        ("Kafr Zita", "Kafr Nabudah", "SY", False),
        ("Maarat Misrin", "Maarat al-Numan", "SY", False),
        ("Khan al-Sabil", "Khan al-Assal", "SY", False),
        ("Deir Hafer", "Deir ez-Zor", "SY", False),
        ("Homs", "Hama", "SY", False),
        ("Saada", "Sanaa", "YE", False),
        # Where names are written in Latin letters, each letter counts.
        ("Dayr az-Zawr", "Deir ez-Zor", "US", False),
        ("Marysville", "Maryville", "US", False),
        ("Dayr az-Zawr", "Deir ez-Zor", None, False),
    ],
)
def test_spellings_of_a_town(one: str, other: str, country: str | None, *, same: bool) -> None:
    assert same_town(one, other, country) is same
    assert same_town(other, one, country) is same
    if same:
        assert keys_of_town(one, country) & keys_of_town(other, country)
