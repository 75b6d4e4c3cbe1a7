"""Days of a deed that are told by how long after it something was, or by its weekend."""

from __future__ import annotations

from datetime import date

import pytest

from briefings.extracting.measures.events.days.days_after import (
    days_before_an_opening,
    weekend_of_the_deed,
    with_days_after,
)
from briefings.extracting.measures.events.other_events import names_another
from briefings.extracting.measures.events.recalled import opens_with_what_was_before
from briefings.model import Time

SATURDAY = date(2023, 5, 20)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (
            "Hundreds marched Saturday, a week after a shooting at a park left two dead.",
            (date(2023, 5, 12), date(2023, 5, 14)),
        ),
        ("He died Saturday, two days after the attack.", (date(2023, 5, 18), date(2023, 5, 18))),
        ("Divers came Saturday, two days after the mudslide.", (date(2023, 5, 18), date(2023, 5, 18))),
        (
            "She spoke on Saturday night, exactly 3 weeks after her son's killing.",
            (date(2023, 4, 28), date(2023, 4, 30)),
        ),
        (
            "Classes began Saturday at a school in Leeds, two days after the attack.",
            (date(2023, 5, 18), date(2023, 5, 18)),
        ),
        # Of no deed, and beside no day.
        ("The park opened Saturday, a week after it was cleaned.", (None, None)),
        ("The park opened Saturday with a band, but two days after the attack it was shut.", (None, None)),
    ],
)
def test_how_long_after_a_deed_a_day_was_tells_the_deeds(text: str, days: tuple[date | None, date | None]) -> None:
    words = next(one for one in ("a week after", "two days after", "3 weeks after") if one in text)
    day, after = text.index("Saturday"), text.index(words)
    told = with_days_after(
        text,
        [Time(SATURDAY, SATURDAY, "Saturday", day, day + 8), Time(None, None, words, after, after + len(words))],
    )
    assert (told[1].from_date, told[1].to_date) == days


WEEKEND, NO_DAYS = (date(2023, 5, 20), date(2023, 5, 21)), (None, None)


@pytest.mark.parametrize(
    ("text", "published", "days"),
    [
        ("A man was charged in a weekend shooting that killed two.", date(2023, 5, 23), WEEKEND),
        ("The deadly weekend fire hurt six.", date(2023, 5, 21), WEEKEND),
        ("Six died in a weekend landslide.", date(2023, 5, 22), WEEKEND),
        ("A man was charged in a weekend shooting that killed two.", date(2023, 5, 20), NO_DAYS),
        ("Police looked into weekend shootings.", date(2023, 5, 23), NO_DAYS),
        ("The weekend market where two were hurt in a shooting opened.", date(2023, 5, 23), NO_DAYS),
        ("The park opened. It is the site of a weekend shooting.", date(2023, 5, 23), NO_DAYS),
    ],
)
def test_a_weekend_s_deed_was_on_the_last_one(
    text: str, published: date, days: tuple[date | None, date | None]
) -> None:
    assert weekend_of_the_deed(text, published, within=50) == days


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("A month and a half after a shooting left two dead, police spoke.", date(2019, 5, 5), date(2019, 5, 25)),
        ("OSLO — Three days after a fire killed nine, the mayor spoke.", date(2019, 6, 26), date(2019, 6, 28)),
        ("Three days after he was hired, a guard shot nine.", None, None),
        ("Ten months after a shooting left two dead, police spoke.", None, None),
    ],
)
def test_a_text_that_opens_with_how_long_ago_a_deed_was_tells_about_when(
    text: str, first: date | None, last: date | None
) -> None:
    assert days_before_an_opening(text, date(2019, 6, 30)) == (first, last)


@pytest.mark.parametrize(
    ("sentence", "is_another"),
    [("He is held for wounding another in a shooting.", False), ("He is held for another fatal shooting.", True)],
)
def test_who_was_hit_beside_somebody_is_no_other_deed(sentence: str, *, is_another: bool) -> None:
    text = "Police told of it on Friday, and of much else besides that. " + sentence
    assert names_another(text, (text.index("He is"), len(text))) is is_another


@pytest.mark.parametrize(("before", "recalls"), [("", False), ("OSLO (AP) — ", False), ("A fire broke out. ", True)])
def test_what_a_text_opens_with_is_its_own_even_if_it_was_days_ago(before: str, *, recalls: bool) -> None:
    text = f"{before}Police hold two men for a shooting two days ago in which four pupils were wounded."
    assert opens_with_what_was_before(text, (len(before), len(text))) is recalls
