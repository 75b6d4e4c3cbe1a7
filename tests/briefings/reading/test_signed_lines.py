"""The outlet in a byline, a dateline or a credit line of a pasted article, in the many ways of writing it."""

from __future__ import annotations

from datetime import date

import pytest

from briefings.model import Document, Upload
from briefings.reading.reader import read
from briefings.reading.signed_lines import tells_who_or_where, writers

BODY = "The guards counted forty families at the crossing."


def read_text(head: str) -> Document:
    return read(Upload(f"{head}\n\n{BODY}\n\n{BODY}".encode(), "a.txt"))


def read_whole(text: str) -> Document:
    return read(Upload(text.encode(), "a.txt"))


@pytest.mark.parametrize(
    ("line", "source", "author"),
    [
        ("JANE ROE-LANE, Harbour Guardian", "Harbour Guardian", "Jane Roe-Lane"),
        ("Jane Roe / Lake Hebdo", "Lake Hebdo", "Jane Roe"),
        ("Jane Roe | Harbour Valley Review", "Harbour Valley Review", "Jane Roe"),
        ("By Jane Roe in Calais | The Harbour Post", "The Harbour Post", "Jane Roe"),
        ("By Jane Roe in Calais, Harbour Herald", "Harbour Herald", "Jane Roe"),
        ("By Jane Roe and Tom Lane | Harbour News Agency", "Harbour News Agency", "Jane Roe and Tom Lane"),
        ("By Jane Roe, Lake Dateline", "Lake Dateline", "Jane Roe"),
        ("By Jane Roe, policy editor, The Harbour Review", "The Harbour Review", "Jane Roe"),
        ("CALAIS — By Jane Roe, Harbour Affairs Post", "Harbour Affairs Post", "Jane Roe"),
        ("Jane Roe, for The Harbour Herald, near the Scheldt", "The Harbour Herald", "Jane Roe"),
        ("Jane Roe for The Bay of Harbour Mail", "The Bay of Harbour Mail", "Jane Roe"),
        ("Jane Roe for Lake Outlook", "Lake Outlook", "Jane Roe"),
        ("Jane Roe reporting for LANTERN", "LANTERN", "Jane Roe"),
        ("An investigation by Jane Roe and Tom Lane for Channel Seven", "Channel Seven", "Jane Roe and Tom Lane"),
        ("Analysis by Jane Roe | Lake Outlook", "Lake Outlook", "Jane Roe"),
        ("The Harbour Observer | By Jane Roe, Calais", "The Harbour Observer", "Jane Roe"),
        ("Harbour Review – long read, by Jane Roe", "Harbour Review", "Jane Roe"),
        ("Harbour News | Text and pictures: Jane Roe", "Harbour News", "Jane Roe"),
        ("By Emily Post, The Harbour Gazette", "The Harbour Gazette", "Emily Post"),
        ("Harbour Times, Calais bureau", "Harbour Times", None),
        ("Harbour Daily, CALAIS – from our correspondent", "Harbour Daily", None),
        ("From our correspondent in Calais — Harbour Weekly", "Harbour Weekly", None),
        ("Foreign desk, The Harbour Post", "The Harbour Post", None),
        ("Staff Correspondent, Harbour Daily", "Harbour Daily", None),
        ("Harbour Post correspondents", "Harbour Post", None),
        ("Harbour Telegraph staff and Reuters, Beirut, Sept 6", "Harbour Telegraph", None),
        ("CALAIS, France, Dec 3 | Harbour Dispatch and agencies", "Harbour Dispatch", None),
        ("CALAIS: Harbour Evening News, with agency reports, Sept. 4", "Harbour Evening News", None),
        ("CALAIS – Harbour Press", "Harbour Press", None),
        ("Calais / Ghent – Harbour Observer", "Harbour Observer", None),
        ("Harbour Sentinel / Kuala Lumpur, Aug 3", "Harbour Sentinel", None),
        ("The Harbour Observer, 21 April", "The Harbour Observer", None),
        ("Harbour Reporter (Calais)", "Harbour Reporter", None),
        ("Lake Digital, Calais.", "Lake Digital", None),
        ("Harbour Lake Agency, CALAIS", "Harbour Lake Agency", None),
        ("Fjordavisen, parliamentary staff", "Fjordavisen", None),
        ("The Lake Analyst, weekly brief 112", "The Lake Analyst", None),
        ("Il Molo Nuovo (English edition) — Bari", "Il Molo Nuovo", None),
        ("Le Phare de Calais, translated from the French", "Le Phare de Calais", None),
        ("Le Quai, with EFE", "Le Quai", None),
        ("Harbour Telegraph, with material from Lake-Ukraine", "Harbour Telegraph", None),
        ("Published in The Harbour Post", "The Harbour Post", None),
        ("Special to The Harbour Post", "The Harbour Post", None),
        ("Harbour Chronicle | Law", "Harbour Chronicle", None),
        ("CALAIS, France (El Faro del Lago)", "El Faro del Lago", None),
        ("CALAIS (LKW)", "LKW", None),
    ],
)
def test_a_line_below_the_title_signs_the_article(line: str, source: str, author: str | None) -> None:
    document = read_text(f"Tents\n{line}")
    assert (document.title, document.source, document.author) == ("Tents", source, author)


@pytest.mark.parametrize(
    "line",
    [
        "By Tom Fenner",
        "By Emily Post",
        "Tom Fenner, Calais",
        "CALAIS (English edition)",
        "CALAIS, France",
        "CALAIS (France)",
        "Tom Fenner, chief correspondent",
        "By our crime reporter",
        # Whom somebody belongs to is not where it appeared.
        "Tom Fenner, Harbour Institute",
        "Tom Fenner, Harbour Refugee Agency",
        "Tom Fenner, director of the Harbour Monitor",
        "Director, Harbour Monitor",
        "Interview with Tom Fenner, Harbour Monitor",
        "Tom Fenner, 34, Harbour Monitor",
        "Tom Fenner, Opposition Leader",
        "Tom Fenner for Senate",
        "Tom Fenner: The Harbour Post asked me nothing",
        "“We shall see,” Tom Fenner, Harbour Post",
        # Series, subheads, tags, pictures.
        "The Crossing, part 2",
        "The Crossing, Calais",
        "Harbour Papers | By Tom Fenner",
        "Monday Morning, Calais",
        "Islamic State, Raqqa",
        "HARBOUR DEMOCRATIC FORCES, Raqqa",
        "Photo: Tom Fenner / Harbour Post",
        "Tents at dawn. Photograph: Tom Fenner/The Harbour Post",
        "Related: Tents | The Harbour Post",
        # Sentences that begin as bylines do.
        "By Sunday the Harbour Post, Calais, had counted them.",
        "Tom Fenner, of the Harbour Post, counted them.",
        "From Calais, Tom Fenner wrote to the Harbour Post.",
    ],
)
def test_a_line_that_only_looks_so_names_no_outlet(line: str) -> None:
    assert read_text(f"Tents\n{line}").source is None


def test_agencies_in_such_lines_credit_the_copy() -> None:
    shared = read_text("Tents\ndpa/Harbour Gazette")
    assert (shared.title, shared.source, shared.credit) == ("Tents", "Harbour Gazette", "DPA")
    lines = ("CALAIS – Belga", "Calais (NTB)", "Calais, 9 Feb (EFE).-")
    assert [read_text(f"Tents\n{line}").credit for line in lines] == ["Belga", "NTB", "EFE"]


@pytest.mark.parametrize(
    ("line", "source"),
    [
        ("Radio Steppe, Calais, 3 December 2017", "Radio Steppe"),
        ("Télé-Quai, international desk / 3 December 2017", "Télé-Quai"),
        ("Calais, 3 December 2017 – Radio Lake & Sea", "Radio Lake & Sea"),
        ("CALAIS, France, Dec 3, 2017 (Lake Wire) – The guards came.", "Lake Wire"),
        ("(Calais, December 3, 2017) – The guards came.", None),
    ],
)
def test_the_day_in_such_a_line_is_the_publication_s(line: str, source: str | None) -> None:
    document = read_text(f"Tents\n{line}")
    assert (document.source, document.published) == (source, date(2017, 12, 3))


@pytest.mark.parametrize(
    ("head", "source"),
    [
        ("Tents\nFrom JANE ROE, Calais\nHarbour Morning", "Harbour Morning"),
        ("Tents\nLake Agency\nCALAIS", "Lake Agency"),
        ("Tents\nBy our crime reporter\nHarbour Digital", "Harbour Digital"),
        ("Tents\nThe Aftermath\nCALAIS", None),
        ("Tents\nGuards and Families\nCALAIS", None),
        ("Tents\nHarbour Council\nCALAIS", None),
    ],
)
def test_a_name_beside_a_line_that_tells_who_or_where(head: str, source: str | None) -> None:
    assert read_text(head).source == source


def test_what_a_page_has_around_its_article_does_not_hide_the_line() -> None:
    page = read_text(
        "Skip to content\nTents\nShare\nTweet\nSave\nGuards count those who came before the winter\n"
        "Jane Roe\nCalais correspondent, The Harbour Post\nLast modified on Mon 4 Dec 2017 10.15 GMT\n5 min read\n"
        "A tent at the crossing. Photograph: Tom Lane/The Lake Guardian"
    )
    assert (page.title, page.source, page.published) == ("Tents", "The Harbour Post", date(2017, 12, 4))


@pytest.mark.parametrize(
    ("foot", "source"),
    [
        ("This article first appeared in The Harbour Post on 3 December 2017.", "The Harbour Post"),
        ("(Originally published by Harbour Weekly, December 2017)", "Harbour Weekly"),
        ("— The Harbour Post, 3 December 2017", "The Harbour Post"),
        ("Jane Roe, Harbour Gazette, 3 December 2017", "Harbour Gazette"),
        # Who said it, what else there is to read, and what appeared elsewhere.
        ("— Jane Roe, Harbour Gazette", None),
        ("Related\n\nThe Harbour Post, 3 December 2017", None),
        ("This story first appeared in 2015.", None),
        ("The claim first appeared in The Harbour Post, which withdrew it.", None),
        ("This article first appeared in French.", None),
    ],
)
def test_the_outlet_at_the_foot(foot: str, source: str | None) -> None:
    body = "\n\n".join([BODY] * 7)
    assert read_whole(f"Tents\n\n{body}\n\n{foot}").source == source


def test_a_picture_s_credit_signs_nothing_above_a_byline() -> None:
    assert read_text("Tents\nTom Lane/Harbour Outlook\nBy Jane Roe").author == "Jane Roe"


def test_a_lower_case_byline_below_the_title_is_no_part_of_it() -> None:
    for line in ("dpa/Harbour Gazette", "by Jane Roe, policy editor, The Harbour Review", "by our crime reporter"):
        assert read_text(f"Guards count tents at the crossing\n{line}").title == "Guards count tents at the crossing"
    cut = read_text("The guards were counted at the crossing\nby the harbour authority of the town, which sent")
    assert cut.title.startswith("The guards were counted at the crossing by the harbour authority")


def test_who_wrote_and_where_without_an_outlet() -> None:
    assert writers("Analysis by Jane Roe") == "Jane Roe"
    assert writers("From Jane Roe, Calais") == "Jane Roe"
    assert writers("From Moonlight Bay") is None
    assert tells_who_or_where("Special Correspondent, CALAIS")
    assert not tells_who_or_where("The guards came from Calais")
