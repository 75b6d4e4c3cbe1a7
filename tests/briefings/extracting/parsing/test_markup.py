"""Markdown's markup is no word, nor are marks that nobody sees; each place of what is shown leads back to the text."""

from __future__ import annotations

import time

import pytest

from briefings.extracting.parsing.markup import without_markup


def shown(text: str) -> str:
    found = without_markup(text)
    return text if found is None else found.text


@pytest.mark.parametrize(
    ("written", "seen"),
    [
        ("[Ann Poe](https://a.example/x_y) said so.", "Ann Poe said so."),
        ('[Ann Poe](https://a.example/x_(y) "Her page") said so.', "Ann Poe said so."),
        ("**[Ann Poe](/poe.html)** said so, __he said__.", "Ann Poe said so, he said."),
        ("[**Ann Poe**](/poe.html) said so.", "Ann Poe said so."),
        ("They went ![a tent](tent.png) home.", "They went  home."),
        ("Some **1,700** of *the* ***guards*** told the `Courier`.", "Some 1,700 of the guards told the Courier."),
        ("Nine left.[^1] Two [^note] stayed[^b].", "Nine left. Two stayed."),
        ("Nine left.[3] Two stayed,[4][12] he said.", "Nine left. Two stayed, he said."),
        ("The ofﬁce “\u200bclosed\u200b”.", "The office “closed”."),
    ],
)
def test_markup_is_not_shown(written: str, seen: str) -> None:
    assert shown(written) == seen


@pytest.mark.parametrize(
    "text",
    [
        "He [sic](or she) said that [the guards] left.",
        "“[20] guards left,” he said, and some [12] came.",
        '"[20] guards left," he said.',
        "* one\n* two\n\n5 * 6 * 7, F*** and a_b_c, Yu (**) and Yi (**).",
        "[^1]: An interview.\n[^2]: A report.",
        "A quotation of old: `so' and ``so''.",
    ],
)
def test_what_only_looks_like_markup_stays(text: str) -> None:
    assert without_markup(text) is None


def test_every_place_leads_back() -> None:
    text = "The [Ann **Poe**](https://a.example) ofﬁce.[^1]"
    found = without_markup(text)
    assert found is not None
    assert found.text == "The Ann Poe office."
    at = found.text.index("Ann Poe")
    assert text[slice(*found.back(at, at + 3))] == "Ann"
    assert text[slice(*found.back_whole(at, at + 7))] == "[Ann **Poe**](https://a.example)"
    at = found.text.index("office")
    assert text[slice(*found.back(at, at + 6))] == "ofﬁce"
    assert found.back_whole(0, len(found.text)) == (0, text.index("[^1]"))
    assert found.back(len(found.text), len(found.text)) == (len(text), len(text))


@pytest.mark.parametrize(
    "piece", ["[a](", "[a](b(c", "![", "*a ", "**a", "_a ", "`", "[^a", "a[1", "a.[1]", "[a](b.c) "]
)
def test_markup_by_the_thousand_takes_no_time(piece: str) -> None:
    began = time.process_time()
    without_markup(piece * (200_000 // len(piece)))
    assert time.process_time() - began < 5
