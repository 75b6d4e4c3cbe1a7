"""`dateline documents`: what /documents shows in the chat, on the command line, whole or as JSON."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.command_line import Inside

pytestmark = [pytest.mark.slow, pytest.mark.model]

ARTICLE = """---
title: {title}
source: Quay Gazette
published: 2018-03-0{day}
url: https://quay.example/{day}
---
Officials said on Friday that {day}0 fighters had returned to France from Syria.
"""


@pytest.fixture
def inside(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Inside:
    return Inside(monkeypatch, capsys, tmp_path)


def ingest(inside: Inside, *days: int, publish: bool = True) -> None:
    for day in days:
        file = inside.home / f"{day}.txt"
        file.write_text(ARTICLE.format(title=f"Day <{day}> at the quay", day=day), "utf-8")
        assert inside("ingest", str(file), *(["--publish"] if publish else []))[0] == 0


def test_it_lists_what_is_published_the_newest_first_with_numbers(inside: Inside) -> None:
    ingest(inside, 3, 4)
    ingest(inside, 5, publish=False)
    status, said, error = inside("documents")
    assert (status, error) == (0, "")
    assert said == (
        "2 documents\n\n"
        "Day <4> at the quay\nQuay Gazette, 4 Mar 2018 <https://quay.example/4> /document_2\n\n"
        "Day <3> at the quay\nQuay Gazette, 3 Mar 2018 <https://quay.example/3> /document_1\n"
    )


def test_it_lists_them_as_json_whole(inside: Inside) -> None:
    ingest(inside, 3, 4)
    row = inside.row("documents", "--json")
    assert (row["total"], [document["number"] for document in row["documents"]]) == (2, [2, 1])
    assert row["documents"][1] == {
        "number": 1, "title": "Day <3> at the quay", "source": "Quay Gazette", "published": "2018-03-03",
        "url": "https://quay.example/3",
    }  # fmt: skip


def test_with_most_it_lists_the_newest_and_says_how_many_are_older(inside: Inside) -> None:
    ingest(inside, 3, 4, 5)
    said = inside("documents", "--most", "2")[1]
    assert said.startswith("3 documents\n")
    assert "Day <3>" not in said
    assert said.endswith("and 1 older one: --most 3 shows it, too.\n")
    row = inside.row("documents", "--most", "1", "--json")
    assert (row["total"], [document["number"] for document in row["documents"]]) == (3, [3])
    assert inside("documents", "--most", "0")[0] == 2


def test_an_empty_library_says_how_it_is_filled(inside: Inside) -> None:
    assert inside("documents") == (0, "The library is empty: `dateline ingest FILE --publish` fills it.\n", "")
    assert inside.row("documents", "--json") == {"documents": [], "total": 0}


def test_drafts_that_wait_are_said_where_nothing_is_published(inside: Inside) -> None:
    ingest(inside, 3, publish=False)
    assert inside("documents")[1] == (
        "Nothing is published. 1 draft waits: /review in the chat publishes it, or `dateline ingest --publish` with "
        "its file.\n"
    )


def test_the_demo_library_is_asked_with_demo(inside: Inside) -> None:
    row = inside.row("documents", "--demo", "--json")
    assert row["total"] == 7
