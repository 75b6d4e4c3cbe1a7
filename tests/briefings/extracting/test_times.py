"""How times are read: the words, against the publication date and with the verb beside them."""

from __future__ import annotations

from datetime import date

import pytest

from briefings.extracting.parsing.language import Language
from briefings.extracting.times import find_times, main_time
from briefings.model import Time, When

PUBLISHED = date(2018, 2, 20)  # a Tuesday

pytestmark = pytest.mark.model


def times_of(language: Language, text: str, published: date | None = PUBLISHED) -> list[Time]:
    return find_times(text, language.parse(text), published)


def days(text: str) -> tuple[date, date]:
    """ "2017-10-11..2017-10-20", or one day."""
    first, _, last = text.partition("..")
    return date.fromisoformat(first), date.fromisoformat(last or first)


@pytest.mark.parametrize(
    ("text", "words", "wanted"),
    [
        # whole dates
        ("It fell on 3 March 2016.", "3 March 2016", "2016-03-03"),
        ("It fell on March 3, 2016.", "March 3, 2016", "2016-03-03"),
        ("It fell on the 3rd of March 2016.", "the 3rd of March 2016", "2016-03-03"),
        ("It fell the Friday before last.", "Friday before last", "2018-02-09"),
        ("The guild said on Sunday it will raise the boat.", "Sunday", "2018-02-18"),
        ("The guild said on Sunday its men will raise the boat.", "Sunday", "2018-02-18"),
        ("It will be raised on Sunday, the guild said.", "Sunday", "2018-02-25"),
        ("It fell the week before last.", "the week before last", "2018-02-05..2018-02-11"),
        ("It fell the weekend before last.", "the weekend before last", "2018-02-10..2018-02-11"),
        ("It fell the year before last.", "the year before last", "2016-01-01..2016-12-31"),
        ("It fell the day before last Tuesday.", "the day before last Tuesday", "2018-02-12"),
        ("It fell in the night of 3 to 4 February.", "3 to 4 February", "2018-02-03..2018-02-04"),
        ("It fell on the first of March 2016.", "the first of March 2016", "2016-03-01"),
        ("It fell by the twenty-second of December.", "the twenty-second of December", "2017-12-22"),
        ("The second of March's raids failed.", "March", "2017-03-01..2017-03-31"),
        ("They won the first February vote in years.", "February", "2018-02-01..2018-02-28"),
        ("Ten died in the twelve months to December.", "the twelve months to December", "2017-01-01..2017-12-31"),
        ("Ten died in the week to 9 January.", "the week to 9 January", "2018-01-03..2018-01-09"),
        ("Ten died in the 3 months ended 15 January.", "the 3 months ended 15 January", "2017-10-16..2018-01-15"),
        (
            "Ten died over the year to the end of June 2016.",
            "the year to the end of June 2016",
            "2015-07-01..2016-06-30",
        ),
        ("It was two weeks to December.", "December", "2017-12-01..2017-12-31"),
        ("It fell on Thursday, March 3, 2016.", "Thursday, March 3, 2016", "2016-03-03"),
        ("It fell on 2016-03-03.", "2016-03-03", "2016-03-03"),
        ("It fell on 24/11/2017.", "24/11/2017", "2017-11-24"),
        # months and years, and their parts
        ("It fell in March 2016.", "March 2016", "2016-03-01..2016-03-31"),
        ("It fell in early March 2016.", "early March 2016", "2016-03-01..2016-03-10"),
        ("It fell in mid-March 2016.", "mid-March 2016", "2016-03-11..2016-03-20"),
        ("It fell in late February 2016.", "late February 2016", "2016-02-21..2016-02-29"),
        ("It fell at the beginning of March 2016.", "the beginning of March 2016", "2016-03-01..2016-03-10"),
        ("It fell in 2016.", "2016", "2016-01-01..2016-12-31"),
        ("It fell in early 2016.", "early 2016", "2016-01-01..2016-04-30"),
        ("It fell in mid-2016.", "mid-2016", "2016-05-01..2016-08-31"),
        ("It fell in late 2016.", "late 2016", "2016-09-01..2016-12-31"),
        ("They held it since 2012.", "2012", "2012-01-01..2012-12-31"),
        ("It was common in the late 1990s.", "late 1990s", "1997-01-01..1999-12-31"),
        # seasons, quarters, halves, feasts
        ("It fell in the summer of 2016.", "summer of 2016", "2016-06-01..2016-08-31"),
        ("It fell in the winter of 2016.", "winter of 2016", "2016-12-01..2017-02-28"),
        ("It fell last autumn.", "last autumn", "2017-09-01..2017-11-30"),
        ("It fell in the third quarter of 2016.", "the third quarter of 2016", "2016-07-01..2016-09-30"),
        ("It fell in the second half of last year.", "the second half of last year", "2017-07-01..2017-12-31"),
        ("It fell on New Year's Eve.", "New Year's Eve", "2017-12-31"),
        ("It fell last Thanksgiving.", "last Thanksgiving", "2017-11-23"),
        ("It fell over the Christmas holiday in 2014.", "Christmas holiday in 2014", "2014-12-25"),
        ("It fell on Halloween night in 2016.", "Halloween night in 2016", "2016-10-31"),
        ("It fell on Halloween night in Oslo.", "Halloween", "2017-10-31"),
        # against the publication date
        ("It fell today.", "today", "2018-02-20"),
        ("It fell yesterday.", "yesterday", "2018-02-19"),
        ("It fell last night.", "last night", "2018-02-19"),
        ("It fell last week.", "last week", "2018-02-12..2018-02-18"),
        ("It fell over the weekend.", "the weekend", "2018-02-17..2018-02-18"),
        ("It fell last month.", "last month", "2018-01-01..2018-01-31"),
        ("It fell late last month.", "late last month", "2018-01-21..2018-01-31"),
        ("It fell last year.", "last year", "2017-01-01..2017-12-31"),
        ("It fell earlier this year.", "earlier this year", "2018-01-01..2018-12-31"),
        ("It fell eleven days ago.", "eleven days ago", "2018-02-09"),
        ("It fell six weeks ago.", "six weeks ago", "2018-01-08..2018-01-14"),
        ("It fell about three years ago.", "about three years ago", "2015-01-01..2015-12-31"),
        ("It fell in October last year.", "October last year", "2017-10-01..2017-10-31"),
        ("It lasted from May to October last year.", "May to October last year", "2017-05-01..2017-10-31"),
        (
            "It lasted from May 2 to October 3 of last year.",
            "May 2 to October 3 of last year",
            "2017-05-02..2017-10-03",
        ),
        ("It fell last October.", "last October", "2017-10-01..2017-10-31"),
        ("It fell on Wednesday of last week.", "Wednesday of last week", "2018-02-14"),
        # stretches
        ("It lasted between 2011 and 2017.", "2011 and 2017", "2011-01-01..2017-12-31"),
        ("It lasted from 2014 until last year.", "2014 until last year", "2014-01-01..2017-12-31"),
        ("It lasted from January to March 2017.", "January to March 2017", "2017-01-01..2017-03-31"),
        ("It lasted from November to March 2017.", "November to March 2017", "2016-11-01..2017-03-31"),
        ("It lasted between 8 and 12 May 2017.", "8 and 12 May 2017", "2017-05-08..2017-05-12"),
        ("It lasted from Dec. 8-12, 2017.", "Dec. 8-12, 2017", "2017-12-08..2017-12-12"),
        ("It lasted through 2014-15.", "2014-15", "2014-01-01..2015-12-31"),
        ("It fell in the latter half of 2016.", "the latter half of 2016", "2016-07-01..2016-12-31"),
        ("It fell in the first nine months of 2016.", "the first nine months of 2016", "2016-01-01..2016-09-30"),
        ("It fell in the last two months of last year.", "the last two months of last year", "2017-11-01..2017-12-31"),
        ("It fell on the weekend of March 3, 2016.", "weekend of March 3, 2016", "2016-03-05..2016-03-06"),
        ("It fell in the 19th century.", "the 19th century", "1800-01-01..1899-12-31"),
        ("It fell in March '87.", "March '87", "1987-03-01..1987-03-31"),
        ("It fell on Columbus Day.", "Columbus Day", "2017-10-09"),
        # beside a day
        ("It fell the day before yesterday.", "the day before yesterday", "2018-02-18"),
        ("It fell two days before Christmas.", "two days before Christmas", "2017-12-23"),
        ("It falls two days from now.", "two days from now", "2018-02-22"),
        ("It rose from a year earlier.", "a year earlier", "2017-01-01..2017-12-31"),
        ("It lasted from Friday to Sunday.", "Friday to Sunday", "2018-02-16..2018-02-18"),
        ("It will last from Friday to Sunday.", "Friday to Sunday", "2018-02-23..2018-02-25"),
        # time of day belongs to its day
        ("They met on Friday night.", "Friday night", "2018-02-16"),
        ("They met at 9 a.m. Friday.", "9 a.m. Friday", "2018-02-16"),
    ],
)
def test_words_become_days(language: Language, text: str, words: str, wanted: str) -> None:
    (time,) = times_of(language, text)
    assert (time.text, (time.from_date, time.to_date)) == (words, days(wanted))
    assert text[time.start : time.end] == words


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("He was held on Friday.", "2018-02-16"),
        ("He was held on Tuesday.", "2018-02-20"),  # the publication day itself
        ("Two are in hospital after a Friday shooting.", "2018-02-16"),  # nobody announces it
        ("Police are releasing details of the shootings Friday night.", "2018-02-16"),
        ("He will be freed on Friday.", "2018-02-23"),
        ("He is expected to speak on Friday.", "2018-02-23"),
        ("The court reconvenes on Friday.", "2018-02-23"),
        ("They postponed the trial until Friday.", "2018-02-23"),
        ("He could leave as early as Friday.", "2018-02-23"),
        ("He failed to appear on Friday.", "2018-02-16"),
        ("He vowed on Friday to fight on.", "2018-02-16"),
        ("The court extended the curfew on Friday.", "2018-02-16"),
        ("The court extended the curfew until Friday.", "2018-02-23"),
        ("He is due in court Friday.", "2018-02-23"),
        ("They agreed to meet on Friday.", "2018-02-23"),
        ("They could leave by Friday.", "2018-02-23"),
        ("Only 14 of them could be saved by Friday.", "2018-02-16"),
        ("A vote that had been set for Sunday was put off.", "2018-02-18"),
        ("A march planned for Sunday was called off.", "2018-02-18"),
        ("Bomber strikes hotel in capital on Friday.", "2018-02-16"),
        ("They asked him to come back by Feb. 19.", "2018-02-19"),  # a year ahead would be odd
        ("A motor caught fire, causing the boat to sink on Friday.", "2018-02-16"),
        ("The fire forced the crew to leave the boat on Friday.", "2018-02-16"),
        ("The ruling will force the crew to leave the boat on Friday.", "2018-02-23"),
        ("He had been held on Friday.", "2018-02-16"),
        ("He came home in March.", "2017-03-01..2017-03-31"),
        ("He will come home in March.", "2018-03-01..2018-03-31"),
        ("He came home on 3 April.", "2017-04-03"),
        ("Guards stand at the gate on 20 October after the siege.", "2017-10-20"),
        ("The trial is set for 3 April.", "2018-04-03"),
        ("On Monday, Oct. 2, he came home.", "2017-10-02"),
        ("He came home last Tuesday.", "2018-02-13"),
        ("He came home last Monday.", "2018-02-12"),  # yesterday nobody calls so
        ("He came home on Monday.", "2018-02-19"),
        ("He was the first to come home, in March.", "2017-03-01..2017-03-31"),
        ("He will be the first to come home, in March.", "2018-03-01..2018-03-31"),
        ("He comes home next Tuesday.", "2018-02-27"),
    ],
)
def test_the_verb_decides_between_the_latest_and_the_coming_day(language: Language, text: str, wanted: str) -> None:
    (time,) = times_of(language, text)
    assert (time.from_date, time.to_date) == days(wanted)


@pytest.mark.parametrize(
    "text",
    [
        "It was declared nine months after the fall of the town.",
        "They came a few years ago.",
        "They came half a year ago.",
        "They came on Tuesday of that week.",
        "They came every Friday.",
        "The court sits on Monday week.",
        "They came more than twenty years ago.",
        "They have come back in recent weeks.",
        "They came in the past two months.",
        "The paper is dated 03/04/2017.",  # either could be the month
        "It happened on 30 February.",
        "They left that year.",  # no year was named
        "They left two days later.",  # no day was named
        "They left that night.",
        "They sold more in fiscal 2017.",  # whose months the text doesn't say
    ],
)
def test_what_would_be_a_guess_stays_unresolved(language: Language, text: str) -> None:
    (time,) = times_of(language, text)
    assert (time.from_date, time.to_date) == (None, None)


@pytest.mark.parametrize(
    "text",
    [
        "Ministers may say more.",
        "Theresa May said no.",
        "They march on.",
        "Some 1500 recruits and 2000 people came.",
        "It was in the 1900 block of Mill Lane, near the gate at 1925 Park Ave.",
        "The council adopted resolution 1973.",
        "A man in his 30s paid $2014.",
        "A 44-year-old was held for five hours.",
        "The Sunday Times had it on Black Friday.",
        "They make a thousand a month.",
        "Prices fall when the second half of them leave.",
    ],
)
def test_what_only_looks_like_a_time_is_none(language: Language, text: str) -> None:
    assert times_of(language, text) == []


def test_that_year_leans_on_the_time_before_it(language: Language) -> None:
    times = times_of(language, "He joined in June 1998, came home later that year and was tried the following year.")
    assert [(t.from_date, t.to_date) for t in times[1:]] == [
        days("1998-01-01..1998-12-31"),
        days("1999-01-01..1999-12-31"),
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("It fell on March 3, 2016. Two days later, it rose.", "2016-03-05"),
        ("It fell on March 3, 2016. That night, it rose.", "2016-03-03"),
        ("It fell on March 3, 2016.\n\nThe next morning, it rose.", "2016-03-04"),
        ("It fell on March 3, 2016. The day before, it rose.", "2016-03-02"),
        ("It fell on March 3, 2016. It had burned since March 1. The same day it rose.", "2016-03-03"),
        ("It has burned since March 1, 2016. A day later it rose.", "2016-03-02"),
        ("It has burned since 2016. That same year it rose.", "2016-01-01..2016-12-31"),
        ("It fell in June 2011 and rose three years later.", "2014-01-01..2014-12-31"),
        ("It fell in 2011, and in the preceding year it rose.", "2010-01-01..2010-12-31"),
        ("It fell on March 3, 2016, he said on Monday. A day later it rose.", "2016-03-04"),  # not of his saying
    ],
)
def test_a_time_leans_on_the_one_before_it(language: Language, text: str, wanted: str) -> None:
    *_, time = times_of(language, text)
    assert (time.from_date, time.to_date) == days(wanted)


def test_what_comes_later_than_the_report_is_not_told_by_it(language: Language) -> None:
    *_, time = times_of(language, "It fell in June 2017 and rose three years later.")
    assert time.from_date is None


def test_two_days_of_a_month_are_two_times(language: Language) -> None:
    times = times_of(language, "They met on April 24 and 25.")
    assert [t.from_date for t in times] == [date(2017, 4, 24), date(2017, 4, 25)]


def test_a_day_of_terror_has_its_year(language: Language) -> None:
    assert [t.from_date for t in times_of(language, "after 9/11, or the September 11 attacks")] == [
        date(2001, 9, 11)
    ] * 2


def test_an_undated_document_resolves_only_whole_dates(language: Language) -> None:
    times = times_of(language, "Last year, on Friday, on 3 March, in March 2016 and in 2014.", published=None)
    assert [t.from_date for t in times] == [None, None, None, date(2016, 3, 1), date(2014, 1, 1)]


def test_offsets_are_code_points_of_the_document(language: Language) -> None:
    text = "\U0001f600 First line.\n\n\u0634\u0643\u0631\u0627 \U0001f600 in mid-October 2017 they left."
    (time,) = times_of(language, text)
    assert text[time.start : time.end] == time.text == "mid-October 2017"


def test_an_odd_publication_date_breaks_nothing(language: Language) -> None:
    text = "Last year, on 29 February, on Friday, 900 years ago, in spring 2017 and last Thanksgiving."
    for published in (date.min, date.max, date(2000, 2, 29)):
        assert times_of(language, text, published)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Officials said on Monday that 50 men who had been held in 2015 died in October 2017.",
            "2017-10-01..2017-10-31",
        ),
        ("The group, which seized the town in 2014, lost it last month.", "2018-01-01..2018-01-31"),
        ("The minister said on Tuesday that 12 people were arrested on Sunday.", "2018-02-18"),
        ("A spokesman said on December 8 that most of them remain there.", "2017-12-08"),
        ("In 2017, 20 died, against 15 in 2016.", "2017-01-01..2017-12-31"),
        ("Twenty died last month, up from six in January 2017.", "2018-01-01..2018-01-31"),
        ("Unlike in 2016, nobody left in January 2018.", "2018-01-01..2018-01-31"),
        ("Compared to last year, many boats came in January 2018.", "2018-01-01..2018-01-31"),
        ("They turned against the group last year.", "2017-01-01..2017-12-31"),
        ("They left no later than last month.", "2018-01-01..2018-01-31"),
        ("Their number fell on Sunday.", "2018-02-18"),
        ("Their number fell from January to June 2017.", "2017-01-01..2017-06-30"),
        ("They fought against 50 men on January 5, 2018.", "2018-01-05"),
        ("More than 20 people died in 2016.", "2016-01-01..2016-12-31"),
        ("None of them was tried in 2016, although the law had been made in 2011.", "2016-01-01..2016-12-31"),
        ("They fled from the town in January 2018.", "2018-01-01..2018-01-31"),
        ("In 2017, guards caught a thousand people a month.", "2017-01-01..2017-12-31"),
        ("After the fall of the town in 2016, many fled in January 2017.", "2017-01-01..2017-01-31"),
    ],
)
def test_when_is_the_verbs_own_time(language: Language, text: str, wanted: str) -> None:
    passages = language.parse(text)
    first, last = days(wanted)
    assert main_time(0, len(text), find_times(text, passages, PUBLISHED), passages) == When(first, last)


@pytest.mark.parametrize(
    "text",
    [
        "The last town was the one that had been captured in October 2017.",
        "They came a few years ago.",
        "This brings the toll to 20, against 15 in 2016.",
        "Their number fell compared with the same months of last year.",
        "Their number is down a third from last year.",
        "Their number rose on last year.",
        "They have 20 boats, from 15 last year.",
        "The group is weaker than last year.",
        "As in May 2017, they came at night.",
        "None of them was tried, although the law had been made in 2011.",
        "It has burned, and the same day is named again.",
        "They never came.",
    ],
)
def test_a_claim_without_a_time_of_its_own_has_no_when(language: Language, text: str) -> None:
    passages = language.parse(text)
    assert main_time(0, len(text), find_times(text, passages, PUBLISHED), passages) is None
