"""The report on one document: everything that was understood, nothing that the document could inject."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from html.parser import HTMLParser

import pytest

from briefings.formats.extraction_report import as_html, as_text, figure_words
from briefings.model import (
    Anaphor,
    Attribution,
    Claim,
    Document,
    Extraction,
    Filing,
    Gloss,
    Member,
    Mentions,
    Place,
    Quantity,
    Root,
    Skipped,
    Time,
    When,
)

TEXT = (
    "A <b>title</b>\n\nThe mayor said on Monday that 40 to 50 recruits <script> left Ruritania & fled.\n\nAll is quiet."
)


def _span(words: str) -> tuple[int, int]:
    at = TEXT.index(words)
    return at, at + len(words)


def _extraction(*, claims: bool = True) -> Extraction:
    attribution = Attribution(
        "mayor", None, "said", "indirect", _span("The mayor"), _span("said"), _span("40 to 50 recruits <script> left")
    )
    figure = Quantity(
        40, 50, "exact", "people", "recruits", None, "left_home", "XR", "40 to 50", *_span("40 to 50"), "fighters"
    )
    place = Place("Ruritania", "XR", "origin", *_span("Ruritania"))
    day = Time(date(2018, 1, 1), date(2018, 1, 1), "Monday", *_span("Monday"))
    words = TEXT.split("\n\n")[1]
    start, end = _span(words)
    filed = Claim(
        "c1", "d1", words, start, end, (Filing("routes", 0.9, ("left Ruritania",)),), attribution,
        Root("mayor", "official", ("The Daily Test", "mayor")), (figure,), (place,), (day,),
        When(date(2018, 1, 1), date(2018, 1, 1)), "probable", True,
    )  # fmt: skip
    other = Claim("c2", "d1", "All is quiet.", *_span("All is quiet."))
    return Extraction(
        Document("d1", TEXT, 'A <b>"title"</b>', source="The Daily Test", published=date(2018, 1, 2), file="a&b.txt"),
        Mentions((attribution,), (figure,), (place,), (day,)),
        (filed, other) if claims else (),
        (Skipped(0, 5, "an odd mark <here>"),),
        off_beat=not claims,
    )


class _Page(HTMLParser):
    """The page's visible words, its tags, and whether every tag that opens is closed."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.words, self.tags, self.open = "", [], 0
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self.open += tag != "meta"

    def handle_endtag(self, tag: str) -> None:
        self.open -= 1

    def handle_data(self, data: str) -> None:
        self.words += data


def test_the_text_report_says_of_each_claim_what_was_understood() -> None:
    report = as_text(_extraction())
    for words in (
        "1. The mayor said on Monday that 40 to 50 recruits <script> left Ruritania & fled.",
        "Topics: routes (left Ruritania)",
        "Speaker: mayor (indirect, “said”)",
        "Root: The Daily Test → mayor (official)",
        "Figures: 40 to 50 recruits, left_home, from XR",
        "Places: Ruritania (XR, origin)",
        "Times: Monday (2018-01-01)",
        "Certainty: probable, negated",
        "2. All is quiet.",
        "Topics: none",
        "Not read, characters 0 to 5",
    ):
        assert words in report


@pytest.mark.parametrize(
    ("unit", "counted", "words"),
    [("people", "them", "40 of them"), ("people", "recruits", "40 recruits"), ("people", None, "40 people"),
     ("%", "them", "40% of them"), ("%", None, "40%"), ("km", None, "40 km")],
)  # fmt: skip
def test_a_figure_is_told_with_its_unit(unit: str, counted: str | None, words: str) -> None:
    assert figure_words(Quantity(40, 40, "exact", unit, counted, None, None, None, "40", 0, 2)) == words


def test_the_page_marks_the_article_and_keeps_every_word_of_it() -> None:
    page = _Page(as_html(_extraction()))
    assert page.open == 0
    kinds = {str(attrs.get("class")) for tag, attrs in page.tags if tag == "span"}
    assert {"claim", "claim unfiled", "mark figure", "mark place", "mark time", "mark speaker"} <= kinds
    assert "recruits <script> left" in page.words
    assert "All is quiet." in page.words


def test_nothing_of_a_document_becomes_markup() -> None:
    page = _Page(as_html(_extraction()))
    assert not {"script", "b"} & {tag for tag, _ in page.tags}
    assert 'A <b>"title"</b>' in page.words
    assert "an odd mark <here>" in page.words


def test_the_kinds_can_be_told_apart_without_colour_and_on_a_narrow_screen() -> None:
    page = as_html(_extraction())
    assert 'name="viewport"' in page
    assert {f'data-letter="{letter}"' in page for letter in "SFPT"} == {True}
    assert "@media (max-width" in page


def test_a_document_off_the_beat_with_no_claims_says_so() -> None:
    assert "off the beat" in as_text(_extraction(claims=False))
    assert "No claim was found" in as_html(_extraction(claims=False))


def test_the_report_shows_the_cast_with_its_chain_the_anaphors_and_what_was_left_alone() -> None:
    text = "Tom <i>Lane</i> left. He said so. She denied it."
    name, he = (0, text.index(" left")), (text.index("He"), text.index("He") + 2)
    member = Member(text[slice(*name)], ("Lane",), "mayor", "XR", "official", (name, he))
    anaphor = Anaphor("He", *he, member.name, name)
    claim = Claim("c1", "d1", "He said so.", he[0], he[0] + 11, glosses=(Gloss(*he, member.name),))
    plain = _extraction()
    page = as_html(
        replace(
            plain,
            document=replace(plain.document, text=text),
            mentions=Mentions(anaphors=(anaphor,), cast=(member,)),
            claims=(claim,),
            skipped=(),
        )
    )
    assert "<i>Lane" not in page
    assert "official; mayor; XR; also Lane" in page
    assert f"Lane&lt;/i&gt; (0) → He ({he[0]})" in page
    assert 'title="stands for Tom &lt;i&gt;Lane&lt;/i&gt;"' in page
    assert "He [Tom &lt;i&gt;Lane&lt;/i&gt;] said so." in page
    assert "She (" in page.split("Pronouns left alone")[1]
