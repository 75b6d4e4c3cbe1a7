"""A passage read once is, token by token and span by span, what spaCy's own objects say."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from briefings.extracting.parsing.language import Language, passage_spans
from briefings.extracting.parsing.tokens import Form

SAMPLES = Path(__file__).parents[4] / "bot" / "samples"
ODD = "Officials  gave no figure :\t“We don't know,” she said (in Arabic). Let's see... Who is going to tell them?!"


def texts() -> list[str]:
    samples = sorted(path for path in SAMPLES.iterdir() if path.suffix in (".txt", ".md"))
    return [ODD, *(path.read_text("utf-8") for path in samples)]


def pairs(language: Language) -> list[tuple[Any, Any]]:
    """Each passage as read, beside spaCy's `Doc` of it."""
    return [
        (passage.doc, language.nlp(text[start:end]))
        for text in texts()
        for passage, (start, end) in zip(language.parse(text), passage_spans(text), strict=True)
    ]


@pytest.mark.model
def test_the_stop_behind_an_acronym_of_both_cases_ends_the_sentence(language: Language) -> None:
    (passage,) = language.parse("It grew, says the MoD. The port is shut.")
    assert [t.text for t in passage.doc][5:7] == ["MoD", "."]


@pytest.mark.model
def test_a_token_says_of_itself_what_spacys_says(language: Language) -> None:
    def of_itself(token: Any) -> list[Any]:
        names = ("i", "idx", "whitespace_", "is_sent_start", *Form._fields)
        return [*(getattr(token, name) for name in names), len(token)]

    for ours, spacys in pairs(language):
        assert [of_itself(t) for t in ours] == [of_itself(t) for t in spacys]


@pytest.mark.model
def test_a_token_has_the_neighbours_that_spacys_has(language: Language) -> None:
    def neighbours(token: Any) -> list[Any]:
        edges = [token.head.i, token.left_edge.i, token.right_edge.i]
        families = [[t.i for t in some] for some in (token.children, token.lefts, token.rights)]
        return [*edges, *families, (token.sent.start_char, token.sent.end_char)]

    for ours, spacys in pairs(language):
        assert [neighbours(t) for t in ours] == [neighbours(t) for t in spacys]
        assert [(s.start, s.end) for s in ours.sents] == [(s.start, s.end) for s in spacys.sents]


@pytest.mark.model
def test_a_span_has_the_text_and_the_root_of_spacys(language: Language) -> None:
    def told(span: Any) -> Any:
        return span if span is None else (span.start, span.end, span.text, [t.i for t in span], span.root.i)

    for ours, spacys in pairs(language):
        ends = range(0, len(spacys.text), 3)
        for start, end in ((a, b) for a, b in combinations(ends, 2) if b - a < 60):
            same = [told(doc.char_span(start, end, alignment_mode="expand")) for doc in (ours, spacys)]
            assert same[0] == same[1], spacys.text[start:end]


@pytest.mark.model
def test_slices_reach_from_either_end_and_may_be_empty(language: Language) -> None:
    (passage,) = language.parse("Some of the men went home.")
    doc = passage.doc
    assert (doc[-2:].text, doc[1:3].text, doc[4:2].text, doc[-1].text) == ("home.", "of the", "", ".")
    assert doc[1:9].end == len(doc)
    with pytest.raises(IndexError):
        doc[0].nbor(-1)
    with pytest.raises(IndexError):
        doc[-1].nbor()
