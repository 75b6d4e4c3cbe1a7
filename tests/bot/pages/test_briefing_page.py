"""Briefings as Telegram messages: within the limits whatever the words are, and nothing said twice."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.chat.page import LONGEST_MESSAGE
from bot.pages.briefing_page import briefing_html, disputes_page, figures_page
from bot.pages.figure_wording import figure_headline
from bot.pages.references import ShownClaim, text_fragment
from bot.pages.wording import support
from briefings.beat.beat import shipped_beat
from briefings.model import Briefing, Certainty, Dispute, Figure, FigureEntry, Finding, Gloss, Question, Reference
from tests.support.payloads import check_payload
from tests.support.thoroughness import examples

BEAT = shipped_beat()
DAY = date(2017, 12, 17)
ENTRY = FigureEntry(250, 250, "exact", "AFP", DAY, "a" * 16, 1, None)
FIGURE = Figure("returned", "FR", "all", 250, 271, None, DAY, ("AFP", "Soufan Center"), True, (ENTRY,))
FINDING = Finding(
    "f1", ("s1",), ("c" * 16,), "Some 250 came back.", ("returnees",), ("FR",), ("AFP",), (1,), DAY, DAY, "certain",
    False,
)  # fmt: skip
REFERENCE = Reference(1, "Paris counts", "AFP", DAY, "https://example.org/a?b=1&c=2")


def briefing(**parts: object) -> Briefing:
    plain = Briefing(Question("returnees", "FR"), (), (), (), (), (REFERENCE,))
    return replace(plain, **parts)  # type: ignore[arg-type]


def problems(html: str) -> list[str]:
    return check_payload("sendMessage", {"chat_id": 1, "text": html, "parse_mode": "HTML"})


words = st.text(min_size=1, max_size=1500) | st.sampled_from(['<b>x</b> & "y"', "🙂" * 1024, "]]>", "a\n\nb", "‮x"])


@settings(max_examples=examples(60), deadline=None)
@given(st.lists(words, min_size=1, max_size=14), words, words)
def test_an_answer_fits_one_message_whatever_its_words_are(texts: list[str], source: str, title: str) -> None:
    findings = tuple(
        replace(FINDING, id=f"f{n}", text=text, roots=(source[:80],), documents=(n + 1,))
        for n, text in enumerate(texts)
    )
    documents = tuple(Reference(n + 1, title, source, DAY, None) for n in range(len(texts)))
    disputes = (Dispute("a", "b", texts[0], texts[-1], (title,), 1, len(texts)),)
    html, shown = briefing_html(briefing(findings=findings, documents=documents, disputes=disputes), BEAT)
    assert problems(html) == []
    assert 0 < shown <= len(texts)
    assert problems(disputes_page(briefing(disputes=disputes, documents=documents), BEAT, 0)[0]) == []


def test_a_long_quotation_folds_and_a_short_one_does_not() -> None:
    short, _ = briefing_html(briefing(findings=(FINDING,)), BEAT)
    long, _ = briefing_html(briefing(findings=(replace(FINDING, text="word " * 100),)), BEAT)
    assert "blockquote" not in short
    assert "<blockquote expandable>" in long


def test_the_mark_of_the_claims_own_document_opens_at_the_sentence() -> None:
    claims = {"f1": ShownClaim("d" * 16, 1)}
    html, _ = briefing_html(briefing(findings=(FINDING,)), BEAT, claims=claims)
    assert '<a href="https://example.org/a?b=1&amp;c=2#:~:text=Some%20250%20came%20back.">[1]</a>' in html
    assert "/claim_dddddddddd" in html
    assert '[1] <a href="https://example.org/a?b=1&amp;c=2">AFP, 17 Dec 2017</a> /document_1' in html


def test_what_did_not_fit_leaves_no_reference_behind() -> None:
    findings = tuple(replace(FINDING, id=f"f{n}", text=f"{n} " + "x" * 1000, documents=(n,)) for n in range(1, 9))
    documents = tuple(Reference(n, "t", f"Source {n}", DAY, None) for n in range(1, 9))
    html, shown = briefing_html(briefing(findings=findings, documents=documents), BEAT)
    assert 0 < shown < 8
    assert f"[{shown}] Source {shown}" in html
    assert f"Source {shown + 1}" not in html


def test_two_sentences_that_differ_in_two_figures_are_one_dispute() -> None:
    one = Dispute("a", "b", "Left.", "Right.", ("250 and 271 differ",), 1, 1)
    two = replace(one, left="c", right="d", why=("1,700 and 1,910 differ",))
    html, shown, left = disputes_page(briefing(disputes=(one, two)), BEAT, 0)
    assert (html.count("“Left.”"), shown, left) == (1, 1, 0)
    assert "250 and 271 differ" in html
    assert "1,700 and 1,910 differ" in html


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "250–271 people from France returned home"),
        ({"origin": None, "measure": "joined", "scope": "fighters"}, "250–271 fighters joined"),
        ({"high": 250, "bound": "about"}, "about 250 people from France returned home"),
        (
            {"high": 250, "bound": "less_than", "measure": "fighting"},
            "fewer than 250 people from France still in the war zone",
        ),
    ],
)
def test_a_figure_reads_as_a_headline(fields: dict[str, object], words: str) -> None:
    assert figure_headline(BEAT, replace(FIGURE, **fields)) == words  # type: ignore[arg-type]


def test_a_lone_document_with_a_lone_root_is_named_without_counts() -> None:
    assert support(("AFP",), 1, DAY) == "AFP · 17 Dec 2017"
    assert support(("AFP",), 7, DAY) == "AFP, in 7 documents · 17 Dec 2017"
    assert support(("AFP", "Soufan Center"), 2, DAY) == "2 original sources: AFP, Soufan Center · 17 Dec 2017"


def test_the_ledger_pages_through_all_its_figures() -> None:
    figures = tuple(replace(FIGURE, origin=code) for code in ("FR", "TN", "GB", "DE", "RU"))
    first, shown = figures_page(briefing(figures=figures), BEAT, 0, most=3)
    rest, left = figures_page(briefing(figures=figures), BEAT, shown)
    assert (shown, left) == (3, 2)
    assert "Germany" not in first
    assert "Germany" in rest


@pytest.mark.parametrize(
    ("url", "text", "link"),
    [
        ("https://e.org/a", "Some 250 came back.", "https://e.org/a#:~:text=Some%20250%20came%20back."),
        ("https://e.org/a#b", "Some 250", "https://e.org/a#b"),
        ("https://e.org/a", "well-known", "https://e.org/a#:~:text=well%2Dknown"),
        ("https://e.org/a", " ".join("abcdefghijklmn"), "https://e.org/a#:~:text=a%20b%20c%20d%20e,j%20k%20l%20m%20n"),
    ],
)
def test_a_text_fragment_opens_the_browser_at_the_sentence(url: str, text: str, link: str) -> None:
    assert text_fragment(url, text) == link


def test_an_address_that_is_none_is_no_link() -> None:
    bad = replace(REFERENCE, url='javascript:alert("x")')
    html, _ = briefing_html(briefing(findings=(FINDING,), documents=(bad,)), BEAT)
    assert "javascript" not in html
    assert len(html) < LONGEST_MESSAGE


@pytest.mark.parametrize(
    ("certainty", "hedge"),
    [("probable", "said to be probable"), ("possible", "said to be possible"), ("unknown", "not known")],
)
def test_a_line_says_how_sure_its_source_is(certainty: Certainty, hedge: str) -> None:
    html, _ = briefing_html(briefing(findings=(replace(FINDING, certainty=certainty),)), BEAT)
    assert hedge in html


def test_a_line_whose_source_is_certain_has_no_hedge() -> None:
    html, _ = briefing_html(briefing(findings=(FINDING,)), BEAT)
    assert "said to be" not in html
    assert "not known" not in html


def test_a_line_shown_alone_says_in_brackets_who_is_meant() -> None:
    line = replace(FINDING, text="He came back with his sons.", glosses=(Gloss(0, 2, "Tom Lane"),))
    html, _ = briefing_html(briefing(findings=(line,)), BEAT)
    assert "“He [Tom Lane] came back with his sons.”" in html


def test_both_sides_of_a_dispute_say_who_is_meant() -> None:
    dispute = Dispute("a", "b", "He came back.", "She denied it.", ("why",), 1, 1,
                      left_glosses=(Gloss(0, 2, "Tom Lane"),), right_glosses=(Gloss(0, 3, "Ann Poe"),))  # fmt: skip
    html, _, _ = disputes_page(briefing(disputes=(dispute,)), BEAT, 0)
    assert "He [Tom Lane] came back." in html
    assert "She [Ann Poe] denied it." in html
