"""Captions: a date and a source in either order; what can't be read is said."""

from __future__ import annotations

from datetime import date

import pytest

from bot.handlers.editors.intake.captions import read_caption

TODAY = date(2018, 3, 1)

READ = [
    ("2017-12-17 AFP", "2017-12-17", "AFP"),
    ("AFP, 17 Dec 2017", "2017-12-17", "AFP"),
    ("AFP 17 December 2017", "2017-12-17", "AFP"),
    ("17 December 2017, Agence France-Presse", "2017-12-17", "Agence France-Presse"),
    ("December 17, 2017 – The Harbour News", "2017-12-17", "The Harbour News"),
    ("2017-12-17", "2017-12-17", None),
    ("17/12/2017 AFP", "2017-12-17", "AFP"),
    ("AFP", None, "AFP"),
    ("France 24", None, "France 24"),
    ("France 24, 17 Dec 2017", "2017-12-17", "France 24"),
    ("14.2.18 Der Standard", "2018-02-14", "Der Standard"),
    ("Reuters yesterday", "2018-02-28", "Reuters"),
    ("today, Reuters", "2018-03-01", "Reuters"),
    ("USA Today", None, "USA Today"),
    ("2017-12-17 10:00 AFP", "2017-12-17", "AFP"),
    ("2017-12-17 10:00 CET, Der Spiegel", "2017-12-17", "Der Spiegel"),
    ("17 Dec 2017 10:00 am AFP", "2017-12-17", "AFP"),
    ("2017-12-17T10:00:00-05:00 AFP", "2017-12-17", "AFP"),
    ("", None, None),
    ("/add 2017-12-17 AFP", "2017-12-17", "AFP"),
    ("/add@dateline_bot AFP", None, "AFP"),
    ("/add", None, None),
]


@pytest.mark.parametrize(("caption", "published", "source"), READ, ids=[row[0] or "none" for row in READ])
def test_a_caption_gives_date_and_source(caption: str, published: str | None, source: str | None) -> None:
    read = read_caption(caption, TODAY)
    assert (read.details.get("published"), read.details.get("source"), read.problem) == (published, source, None)


UNREAD = [
    "03/04/2017 AFP",
    "31 Feb 2017 AFP",
    "AFP 17 Dec",
    "17/12 AFP",
    "2030-01-01 AFP",
    "/revise 3",
    "/withdraw",
    "/addendum AFP",
    "please look at this one before noon because the minister is on air then",
]


@pytest.mark.parametrize("caption", UNREAD)
def test_what_cannot_be_read_is_said_and_nothing_is_taken(caption: str) -> None:
    read = read_caption(caption, TODAY)
    assert read.details == {}
    assert read.problem is not None
    assert "was left out" in read.problem


@pytest.mark.parametrize(
    "caption",
    [
        "2017-12-17 AFP 2017-12-18",
        "2017-12-17 2017-12-18 AFP",
        "AFP, 17 Dec 2017, 18 Dec 2017",
        "yesterday AFP 17 Dec 2017",
    ],
)
def test_of_two_dates_neither_is_taken_but_the_source_beside_them_is(caption: str) -> None:
    read = read_caption(caption, TODAY)
    assert read.details == {"source": "AFP"}
    assert read.problem is not None
    assert "only the source was taken, because it gives two dates" in read.problem


def test_two_dates_alone_leave_nothing_to_take() -> None:
    read = read_caption("2017-12-17 2017-12-18", TODAY)
    assert read.details == {}
    assert "Neither date of the caption “2017-12-17 2017-12-18” was taken" in (read.problem or "")


@pytest.mark.parametrize("caption", ["2017-12-17 AFP 17 Dec 2017", "17 Dec 2017 2017-12-17, AFP"])
def test_one_date_written_twice_is_one_date(caption: str) -> None:
    read = read_caption(caption, TODAY)
    assert (read.details, read.problem) == ({"published": "2017-12-17", "source": "AFP"}, None)


def test_a_link_is_kept_without_what_says_where_the_editor_found_it() -> None:
    read = read_caption("https://example.org/a?b=1&utm_source=letter&fbclid=x#top", TODAY)
    assert read.details == {"url": "https://example.org/a?b=1"}


def test_a_link_in_a_caption_is_the_documents_link() -> None:
    read = read_caption("2017-12-17 AFP https://example.org/a?b=1", TODAY)
    assert read.details == {"published": "2017-12-17", "source": "AFP", "url": "https://example.org/a?b=1"}
