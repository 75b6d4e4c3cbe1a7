"""Title, byline, credit line and date, as the text itself gives them."""

from __future__ import annotations

from datetime import date

import pytest

from briefings.knowledge.dates.publication_dates import dateline_day, parse_day
from briefings.model import Document, Upload
from briefings.reading.reader import read

BODY = "The guards counted forty families at the crossing."


def read_text(text: str, name: str = "a.txt") -> Document:
    return read(Upload(text.encode(), name))


@pytest.mark.parametrize(
    ("text", "agency", "how"),
    [
        (f"BEIRUT (Reuters) - {BODY}", "Reuters", "the dateline"),
        (f"Tents\n\nBEIRUT, March 3 (Reuters) – {BODY}", "Reuters", "the dateline"),
        (f"(AP) — {BODY}", "AP", "the dateline"),
        (f"{BODY} (AFP)", "AFP", "the credit line"),
        (f"{BODY} (AFP)\n\nA tent at the crossing", "AFP", "the credit line"),
        (f"{BODY} [with AFP, Reuters]", "AFP", "the credit line"),
        (f"{BODY} – Reuters", "Reuters", "the credit line"),
        (f"{BODY}\n\nSource: AFP", "AFP", "the credit line"),
        (f"Tents\n\nAgence France-Presse in Paris\n\n{BODY}", "AFP", "the credit line"),
        (f"{BODY}\n\n© 2018 The Associated Press. All rights reserved.", "AP", "the credit line"),
        (f"{BODY}\n\nWith reporting by AP", "AP", "the credit line"),
        (f"Tents\n\nBy Jane Roe, Associated Press\n\n{BODY}", "AP", "the byline"),
        (f"Tents\n\nBy AFP\n\n{BODY}", "AFP", None),
        (f"{BODY} The ministry told AFP so.", None, None),
        (f"{BODY} Some joined the Palestinian Authority (PA).", None, None),
        (f"The Syrian Democratic Forces (SDF) - who hold the town - said so. {BODY}", None, None),
        (f"Tents\n\nBy Jane Roe\n\n{BODY}", None, None),
        (f"Reuters could not check the claim. {BODY}", None, None),
    ],
)
def test_the_agency_is_read_from_the_places_where_agencies_sign(text: str, agency: str | None, how: str | None) -> None:
    document = read_text(text)
    assert document.credit == agency
    if how:
        assert document.found["credit"] == how


@pytest.mark.parametrize(
    ("byline", "author"),
    [
        ("By Jane Roe", "Jane Roe"),
        ("BY JANE ROE", "Jane Roe"),
        ("*By Jane Roe and Hanna al-Orlov*", "Jane Roe and Hanna al-Orlov"),
        ("By Jane Roe, Middle East correspondent", "Jane Roe"),
        ("By AFP", None),
        ("By Monday the guards had counted forty families.", None),
        ("By Friday Evening", "Friday Evening"),
        ("By: Jane Roe", "Jane Roe"),
        ("**Author:** Jane Roe", "Jane Roe"),
        ("By Our Staff Reporter", None),
        ("By News Desk", None),
        ("By then it was late", None),
    ],
)
def test_bylines(byline: str, author: str | None) -> None:
    assert read_text(f"Tents\n\n{byline}\n\n{BODY}").author == author


@pytest.mark.parametrize(
    ("head", "source", "published", "author"),
    [
        ("Tents\nBy Jane Roe in Calais\nThe Harbour Post, 3 December 2017", "The Harbour Post", True, "Jane Roe"),
        ("Tents\nThe Harbour Post\n3 December 2017", "The Harbour Post", True, None),
        ("The Harbour Post\nTents\n3 December 2017\nBy Jane Roe", "The Harbour Post", True, "Jane Roe"),
        ("The Harbour Post, 3 December 2017\nTents", "The Harbour Post", True, None),
        ("2017-12-03 Harbour Post\nTents", "Harbour Post", True, None),
        ("Tents\nHarbour Review, July 2019, Volume 9, Issue 5", "Harbour Review", False, None),
        ("Tents\nThe Harbour Ledger, Sharjah, UAE | Sunday 3 December 2017", "The Harbour Ledger", True, None),
        ("Tents\nHarbour Public Radio | NPR\n3 December 2017", "Harbour Public Radio", True, None),
        ("Tents\nRhein-Harbour Kurier\n3 December 2017", "Rhein-Harbour Kurier", True, None),
        ("Tents\nBY HARBOUR SABAH WITH AA\nDecember 3, 2017", "Harbour Sabah", True, None),
        ("Tents\nThe Harbour Post\nHPN | Dec 3, 2017, 02.31 AM IST", "The Harbour Post", True, None),
        (
            "Tents\nWKBR Public Radio | Published December 3, 2017 at 4:12 PM EDT",
            "WKBR Public Radio",
            True,
            None,
        ),
        ("Tents\nHarbour Insight December 3, 2017", "Harbour Insight", True, None),
        ("Tents\nHARBOUR.net / 05:10 PM December 3, 2017", "HARBOUR.net", True, None),
        ("Tents\nHarbour Forum of Ghent\n3 December 2017", "Harbour Forum of Ghent", True, None),
        ("Tents\nThe Harbour Post | 3 December 2017 | Jane Roe", "The Harbour Post", True, "Jane Roe"),
        ("Tents\nSunday, December 3, 2017, Der Anzeiger", "Der Anzeiger", True, None),
        ("Tents\nJane Roe, Der Anzeiger, 3 Dec 2017", "Der Anzeiger", True, "Jane Roe"),
        ("Tents\nRadio Steppe, 3 December 2017", "Radio Steppe", True, None),
        ("Tents\nJane Roe, Voice of the Lake, 3 Dec 2017", "Voice of the Lake", True, "Jane Roe"),
        ("Tents\nRadio Steppe", None, False, None),
        ("Tents\nPublished 3 December 2017\nSource: Courrier du Lac", "Courrier du Lac", True, None),
        ("Tents\nBy Jane Roe, The Harbour Post\nDec 3, 2017 at 4:15 pm", "The Harbour Post", True, "Jane Roe"),
        ("Tents\nBBC News", "BBC News", False, None),
        ("Tents\nReuters, Dec 3, 2017", "Reuters", True, None),
        ("Tents\nPosted on December 3, 2017 by Jane Roe", None, True, "Jane Roe"),
        ("Tents\nBy Jane Roe | December 3, 2017", None, True, "Jane Roe"),
        ("Tents\nBy Jane Roe, tents correspondent, 3 December 2017", None, True, "Jane Roe"),
        ("Tents\nCompiled by the Harbour Media Unit, 3 Dec 2017", None, True, "the Harbour Media Unit"),
        ("Tents\nDecember 3, 2017 at 7:03 a.m. | UPDATED: December 4, 2017 at 2:14 p.m.", None, True, None),
        ("Tents\nUpdated December 4, 2017\nPublished December 3, 2017", None, True, None),
        ("Tents\nLast updated: Sun 3 Dec 2017 11:05 EDT", None, True, None),
        ("Tents\nUpdated 2:14 p.m. ET, December 3, 2017", None, True, None),
        ("Tents\nAs of 3 December 2017", None, True, None),
        ("Tents\n[Dec. 3, 2017 · 4 min read]", None, True, None),
        ("Tents\nCALAIS, Dec. 3, 2017 — The guards counted.", None, True, None),
        (
            "THE HARBOUR POST\nSunday, 3 December 2017 | Late edition\nTents\nBy Jane Roe",
            "The Harbour Post",
            True,
            "Jane Roe",
        ),
        ("BBC NEWS\nTents\n3 December 2017", "BBC News", True, None),
        ("POLICE & COURTS\nTents\nBy Jane Roe\n3 December 2017", None, True, "Jane Roe"),
        ("The Harbour Post\nWORLD NEWS\nTents\nBy Jane Roe", "The Harbour Post", False, "Jane Roe"),
        # A common word ends an outlet's name where a day or a writer stands beside it.
        ("Tents\nLake Lens\n3 December 2017", "Lake Lens", True, None),
        ("Tents\nLake Lens/Jane Roe\n3 December 2017", "Lake Lens", True, "Jane Roe"),
        ("Tents\nHarbour Council\nRefuge Committee (HCRC) | Sunday, 3 December 2017", "Refuge Committee", True, None),
        (
            "Tents\nLake Tribune - 3 December 2017 - By Jane Roe and Tom Lane",
            "Lake Tribune",
            True,
            "Jane Roe and Tom Lane",
        ),
        ("Tents\n(AFP) - Published 3 December 2017 at 18:40 - LKV Info", "LKV Info", True, None),
        ("Tents\nThe Harbour Monitor (with TAP)\n03/12/2017 | 10:41", "The Harbour Monitor", False, None),
        ("Tents\nThe Anvil, Nigeria\nJane Roe, Abuja\n3 December 2017", "The Anvil", True, None),
        ("Tents\nWKBR\nBy Jane Roe\n3 December 2017", "WKBR", True, "Jane Roe"),
        ("Tents\nLakeLens\n3 December 2017", "LakeLens", True, None),
        ("Tents\nBy AGENCIES and JANE ROE FOR HARBOUR ONLINE\n3 December 2017", "Harbour Online", True, "Jane Roe"),
        ("Tents\nBy Jane Roe for The Anvil\n3 December 2017", "The Anvil", True, "Jane Roe"),
        ("Tents\nLake-Plus\nCALAIS, 3 December 2017, Lake-Plus --", "Lake-Plus", False, None),
        ("Tents\nCalais (LakeLens.com) –", "LakeLens.com", False, None),
        ("Tents\nby Jane Roe December 3, 2017", None, True, "Jane Roe"),
        ("Tents\nBy AFP on December 3, 2017", None, True, None),
        ("Tents\nBy Jane Roe, BBC News, Beirut\n3 December 2017", "BBC News", True, "Jane Roe"),
        ("Tents\nBy Jane Roe, Special to the Harbour Post\n3 December 2017", "Harbour Post", True, "Jane Roe"),
        ("Tents\nBy Jane Roe\nHARBOUR POST STAFF WRITER\n3 December 2017", "Harbour Post", True, "Jane Roe"),
        ("Tents\nJane Roe in Calais for the Harbour Post\n3 December 2017", "Harbour Post", True, "Jane Roe"),
        ("Tents\nJane Roe, Tom Lane - Harbour Post - 3 December 2017", "Harbour Post", True, "Jane Roe and Tom Lane"),
        ("Tents\nFrom The Harbour Post, 3 December 2017", "The Harbour Post", True, None),
        ("Tents\nPublished in The Harbour Post on 3 December 2017", "The Harbour Post", True, None),
        ("Tents\n[Harbour Echo] 3 December 2017", "Harbour Echo", True, None),
        ("Tents\n(Harbour Echo, 3 December 2017)", "Harbour Echo", True, None),
        ("Tents\nHarbour Echo (Calais) | 3 December 2017", "Harbour Echo", True, None),
        ("Tents\nHarbour Echo, AFP and Reuters, 3 December 2017", "Harbour Echo", True, None),
        ("Tents\nHarbour Echo, Jane Roe, 3/12/2017", "Harbour Echo", False, "Jane Roe"),
        ("Tents\ntents.kz, 3 December 2017", "tents.kz", True, None),
        ("Tents\nKurdistan 24\n3 December 2017", "Kurdistan 24", True, None),
        ("Tents\nAl-Monitor, 3 December 2017", "Al-Monitor", True, None),
        ("Tents\nCamp 7, 3 December 2017", None, False, None),
        ("Tents\nIn Calais, 3 December 2017", None, False, None),
        ("Tents\nJane Roe in Calais for the harbour\n3 December 2017", None, True, None),
        ("Tents\nJane Roe, Tom Lane, 3 December 2017", None, False, None),
        ("Tents\nLake Lens", None, False, None),
        ("Tents\nJane Roe\nCalais\n3 December 2017", None, True, None),
        ("Tents\nWKBR", None, False, None),
        ("Tents\nGUARDS\nBy Jane Roe", None, False, "Jane Roe"),
        ("Tents\nThe Tents\nThe Crossing", None, False, None),
        ("Tents\nBy Jane Roe for Reuters\n3 December 2017", None, True, "Jane Roe"),
        # A name that is surely no outlet's is not taken for one, nor is an agency that only signed the copy.
        ("Tents\nJane Roe, 3 December 2017", None, False, None),
        ("Tents\nCalais, 3 December 2017", None, False, None),
        ("Tents\nSource: Reuters\n3 December 2017", None, True, None),
        ("Tents\nThe Tents, The Crossing, 3 December 2017", None, False, None),
        ("Tents\nFrom: Jane Roe\n3 December 2017", None, True, None),
        ("Tents\nPhoto by Jane Roe, 3 December 2017", None, False, None),
        ("Tents\nThe camp, 3 December 2017 | Photo: Jane Roe", None, False, None),
        ("Tents\nHow it looked on 3 December 2017 | Watch", None, False, None),
        ("Tents\nRetrieved 3 December 2017", None, False, None),
        ("Tents\nWORLD NEWS", None, False, None),
        ("Tents\nOn Sunday the Post counted forty families.", None, False, None),
        ("Tents in the News", None, False, None),
        ("Tents in the News\n2017-12-03 Many stay", None, False, None),
        ("Tents in the News\n3 December 2017", None, True, None),
    ],
)
def test_the_line_that_says_where_an_article_appeared(
    head: str, source: str | None, published: bool, author: str | None
) -> None:
    document = read_text(f"{head}\n\n{BODY}\n\n{BODY}")
    assert (document.source, document.author) == (source, author)
    assert document.published == (date(2017, 12, 3) if published else None)
    assert document.title == ("Tents in the News" if head.startswith("Tents in") else "Tents")


def test_letters_that_the_article_is_about_are_no_outlet_beside_a_byline() -> None:
    assert read_text(f"Tents\n\nKVRG\n\nBy Jane Roe\n\n{BODY} The KVRG sent blankets.").source is None


@pytest.mark.parametrize(
    ("text", "source"),
    [
        (f"Tents | The Harbour Post\n\n{BODY}", "The Harbour Post"),
        (f"Tents\n\n{BODY}\n\n{BODY} {BODY}\n\n© 2017 Harbour Post. All rights reserved.", "Harbour Post"),
        ("Tents\n\n“Forty,” a guard told Lake Post.\n\n“Fifty,” Ann Poe told Lake Post.", "Lake Post"),
        ("Tents\n\nAt dawn (Jane Roe/Lake Post)\n\n“Forty,” a guard told Lake Post.", "Lake Post"),
        # Behind a dash stands who says so; once, or with its article, another's interview may be retold.
        (f"Forty tents burnt - Harbour Monitor\n\n{BODY}", None),
        (f"Tents\n\n{BODY}\n\n© 2017 Jane Roe", None),
        ("Tents\n\n“Forty,” a guard told Lake Post. “Fifty,” said Ann Poe.", None),
        ("Tents\n\n“Forty,” a guard told the Lake Post.\n\n“Fifty,” Ann Poe told the Lake Post.", None),
        ("Tents\n\n“Forty,” a guard told BBC News.\n\n“Fifty,” Ann Poe told BBC News.", None),
        ("Tents\n\n“Forty,” a guard told Lake Post.\n\n“Fifty,” Ann Poe told Lake Post. Tom told AFP so.", None),
        ("Tents\n\n“Forty,” a guard told Ann Poe.\n\n“Fifty,” Tom told Ann Poe.", None),
    ],
)
def test_an_outlet_is_read_from_the_page_and_from_whom_its_sources_told(text: str, source: str | None) -> None:
    assert read_text(text).source == source


@pytest.mark.parametrize(
    ("text", "name", "title", "how"),
    [
        (f"Tents\n\n{BODY}", "a.txt", "Tents", "the first line"),
        (f"Kicker\n\n# *Tents* at dawn\n\n{BODY}", "a.md", "Tents at dawn", "the first heading"),
        (f"12 January 2018\n\nBy Jane Roe\n\nTents\n\n{BODY}", "a.txt", "Tents", "the first line"),
        ("word " * 60, "a.txt", "word " * 28 + "…", "the first line"),
        (
            f"FOR IMMEDIATE RELEASE\n\nContact: Sgt. Jane Roe, (555) 010-7788\n\nTents\n\n{BODY}",
            "a.txt",
            "Tents",
            "the first line",
        ),
        (f"Contact lost with the camp\n\n{BODY}", "a.txt", "Contact lost with the camp", "the first line"),
        ("https://courier.example/a", "tents.txt", "tents", "the file's name"),
    ],
)
def test_titles(text: str, name: str, title: str, how: str) -> None:
    document = read_text(text, name)
    assert (document.title, document.found["title"]) == (title, how)


@pytest.mark.parametrize(
    ("text", "name", "day", "how"),
    [
        (f"Tents\n\nPublished: 12 January 2018\n\n{BODY}", "a.txt", date(2018, 1, 12), "the date line"),
        (f"Tents\n\n{BODY}\n\nUpdated on Jan. 13, 2018 at 10:15 GMT", "a.txt", date(2018, 1, 13), "the date line"),
        (f"BEIRUT, March 3, 2018 (Reuters) - {BODY}", "a.txt", date(2018, 3, 3), "the dateline"),
        (f"BEIRUT, 3 March (Reuters) - {BODY}", "2018-wire.txt", date(2018, 3, 3), "the dateline"),
        (f"BEIRUT, March 3 (Reuters) - {BODY}", "a.txt", None, None),
        (f"BEIRUT, March 3 (Reuters) - {BODY}", "2017-2018.txt", None, None),
        (f"Tents\n\nOn 12 January 2018 they left. {BODY}", "a.txt", None, None),
        (f"20180112\n\n{BODY}", "a.txt", None, None),
    ],
)
def test_a_publication_date_is_read_only_where_nothing_is_guessed(
    text: str, name: str, day: date | None, how: str | None
) -> None:
    document = read_text(text, name)
    assert document.published == day
    assert document.found.get("published") == how


def test_a_document_s_found_names_only_what_is_known() -> None:
    document = read_text(f"Tents\n\nBy Jane Roe\n\n{BODY} (AFP)")
    assert dict(document.found) == {"title": "the first line", "author": "the byline", "credit": "the credit line"}


@pytest.mark.parametrize("words", ["", "May", "2018", "13/13/2018", "12 Foo 2018", "x" * 500])
def test_what_is_no_day_is_none(words: str) -> None:
    assert parse_day(words) is None
    assert dateline_day(words, "2018") is None


def test_whose_picture_it_is_above_a_byline_is_no_credit_of_the_text() -> None:
    read = read_text(f"Tents\n\nAnn Poe/Reuters\n\nBy Jane Roe\n\nThe Harbour Post\n\n3 December 2017\n\n{BODY}")
    assert (read.credit, read.author, read.source) == (None, "Jane Roe", "The Harbour Post")


def test_a_day_alone_is_no_title() -> None:
    assert read_text(f"5/2/2024\n\nTents on the quay\n\n3 December 2017\n\n{BODY}").title == "Tents on the quay"
