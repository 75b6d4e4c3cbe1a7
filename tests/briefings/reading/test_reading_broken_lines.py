"""Hard-wrapped lines and cut sentences become whole; headings, lists and verse stay as they are."""

from __future__ import annotations

import re
import textwrap
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.reading.unwrapping import unwrap

PROSE = (
    "The guards at the northern crossing counted some forty families in the first week of the month, and they turned "
    "back most of them before nightfall. A second group, led by a man who gave his name as Yusuf, waited in the olive "
    "groves until the patrol had passed. Nobody in the village of Tell Hamra would say who had brought them there."
)
SECOND = (
    "In the market the talk was of prices. A seat in a van cost twice what it had cost in the spring, traders said."
)


@pytest.mark.parametrize("width", [50, 65, 72, 80, 100])
def test_wrapped_paragraphs_are_whole_again(width: int) -> None:
    wrapped = f"{textwrap.fill(PROSE, width)}\n\n{textwrap.fill(SECOND, width)}\n"
    assert unwrap(wrapped) == f"{PROSE}\n\n{SECOND}"


@pytest.mark.parametrize("width", [65, 72])
def test_wrapped_paragraphs_with_an_indent_and_no_blank_line_are_told_apart(width: int) -> None:
    wrapped = "\n".join(textwrap.fill(p, width, initial_indent="    ") for p in (PROSE, SECOND))
    assert unwrap(wrapped) == f"{PROSE}\n\n{SECOND}"


def test_a_heading_over_a_wrapped_paragraph_stays_a_heading() -> None:
    assert unwrap(f"The road north\n{textwrap.fill(PROSE, 72)}") == f"The road north\n\n{PROSE}"


@pytest.mark.parametrize(
    "below", ["3 December 2017", "(AFP) - 3 December 2017 at 18:40 - Lake Info", "by Ann Poe  3 Dec"]
)
def test_a_head_of_short_lines_over_long_paragraphs_is_not_taken_for_wrapped_prose(below: str) -> None:
    title = "Families turned back at the northern crossing count the weeks"
    text = f"{title}\n{below}\nTents in the olive groves\n\n{PROSE}\n\n{SECOND}"
    assert unwrap(text).split("\n\n")[:2] == [title, " ".join(below.split())]


def test_one_paragraph_a_line_is_left_so() -> None:
    assert unwrap(f"{PROSE}\n{SECOND}\n{PROSE}") == f"{PROSE}\n\n{SECOND}\n\n{PROSE}"
    short = [
        "Forty families crossed on Monday, guards said.",
        "Sixty crossed on Tuesday.",
        "None has crossed since then.",
    ]
    assert unwrap("\n".join(short)) == "\n\n".join(short)


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("The guards had worked hard to\n\ncount the families.", "The guards had worked hard to count the families."),
        ("They came from Homs,\n\nand they stayed.", "They came from Homs, and they stayed."),
        ("It was the work of the\n\nUnited Nations.", "It was the work of the United Nations."),
        ("So said Lt. Gen.\n\nPaul Arden on Monday.", "So said Lt. Gen. Paul Arden on Monday."),
        ("The convoy of U.S.\n\ntroops left.", "The convoy of U.S. troops left."),
        ("It is a self-\nstyled council of\nelders.", "It is a self-styled council of elders."),
        ("He said “the road is\n\nclosed”.", "He said “the road is closed”."),
    ],
)
def test_a_sentence_that_is_cut_is_made_whole(broken: str, whole: str) -> None:
    assert unwrap(broken) == whole


CUT_ELSEWHERE = "They had been told to wait until\n\nthe patrol had passed.\n\n"


def test_a_name_is_made_whole_only_where_the_text_shows_other_cuts() -> None:
    name = "Refugee lawyer Hanna\n\nOrlov of the Eastmark Clinic met them on Friday."
    assert unwrap(f"Title\n\n{name}") == f"Title\n\n{name}"
    assert unwrap(f"Title\n\n{CUT_ELSEWHERE}{name}").endswith(
        "Refugee lawyer Hanna Orlov of the Eastmark Clinic met them on Friday."
    )


@pytest.mark.parametrize(
    "kept",
    [
        "Life in Tell Hamra\n\nTurkish guards counted forty families there.",
        "Istanbul\n\nForty families crossed on Monday.",
        "The war is not over\n\nOn Monday forty families crossed.",
        "'A long road'\n\nRefugee lawyers met them on Friday there.",
        "What did they see?\n\nmany saw nothing at all.",
        "Who leads them\n\nal-Jarba is still at large, officials say.",
        "A child at the crossing in Kilis\n\nBy Jane Roe",
    ],
)
def test_headings_datelines_and_captions_stay_apart_even_where_the_text_is_cut(kept: str) -> None:
    assert unwrap(f"Title\n\n{CUT_ELSEWHERE}{kept}").endswith(f"\n\n{kept}")


@pytest.mark.parametrize(
    "lines",
    [
        ["bread", "milk", "eggs", "a pound of flour"],
        ["- one family from Homs", "- two from Hama", "- three from Idlib"],
        ["1. Homs", "2. Hama", "3. Idlib"],
        ["Mohammed Ahmed", "Jane Roe", "Hanna Orlov", "Yusuf Tal"],
        ["The road goes up and down,", "The soldiers sleep in town,", "And no one counts who drown", "By night."],
        ["# Heading", "text below it"],
        ["> quoted words of a", "> letter from home"],
        ["| a | b |", "| c | d |"],
    ],
)  # fmt: skip
def test_lists_verse_tables_and_quoted_lines_are_not_run_together(lines: list[str]) -> None:
    assert unwrap("\n".join(lines)) == "\n\n".join(lines)


@given(st.text(st.sampled_from("ab.C,- \n\t\r\u2028\u00a0\u0085é\U0001f600“”")))
def test_only_white_space_ever_changes(text: str) -> None:
    stored = unwrap(text)
    assert re.sub(r"\s", "", stored) == re.sub(r"\s", "", text)
    assert all(" ".join(p.split()) == p and p for p in stored.split("\n\n")) or stored == ""
    assert unwrap(stored) == stored or "-" in stored


def test_an_article_four_times_as_long_takes_about_four_times_as_long_to_unwrap() -> None:
    def spent(paragraphs: int) -> float:
        text = "\n\n".join(textwrap.fill(PROSE, 72) for _ in range(paragraphs))
        began = time.process_time()
        unwrap(text)
        return time.process_time() - began

    # Sixteen times would be a square; in between lies what a busy machine adds.
    assert min(spent(2000) for _ in range(3)) < 10 * min(spent(500) for _ in range(3))
