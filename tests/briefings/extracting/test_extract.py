"""A document's whole extraction: offsets, ids, what is joined to what, and that no size or oddity breaks it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

import pytest

from briefings.beat.beat import Beat, shipped_beat
from briefings.extracting import extract as extracting
from briefings.extracting.attributions.attributions import Heard
from briefings.extracting.coreference.cast import Cast
from briefings.extracting.extract import claim_id
from briefings.extracting.parsing.language import Language, Passage
from briefings.knowledge.gazetteer import gazetteer
from briefings.model import Document, Extraction, Quantity
from briefings.pipeline import understand

pytestmark = pytest.mark.model

ARTICLE = (
    "Where did the recruits go?\n\n"
    "BEIRUT (Reuters) – About 300 foreign fighters left Tunisia for Syria in 2014 to join Islamic State, the interior "
    "ministry said on Monday. Of those, 40 were killed and 25 have returned home.\n\n"
    "“We do not know where the others are,” minister Ann Example told reporters. They may have crossed into Libya."
)


@pytest.fixture(scope="module")
def beat() -> Beat:
    return shipped_beat()


def _read(text: str, beat: Beat, language: Language) -> Extraction:
    return understand(Document("d1", text, "A title", published=date(2018, 2, 20)), beat, language)


def test_every_claim_is_verbatim_apart_in_order_and_holds_its_mentions(language: Language, beat: Beat) -> None:
    extraction = _read(ARTICLE, beat, language)
    assert len(extraction.claims) == 4
    assert all(a.end <= b.start for a, b in pairwise(extraction.claims))
    for claim in extraction.claims:
        assert ARTICLE[claim.start : claim.end] == claim.text
        for mention in (*claim.quantities, *claim.places, *claim.times):
            assert claim.start <= mention.start < mention.end <= claim.end


def test_the_fields_of_a_claim_are_joined(language: Language, beat: Beat) -> None:
    first, second, third, fourth = _read(ARTICLE, beat, language).claims
    assert (first.attribution and first.attribution.speaker) == "interior ministry"
    assert first.root.chain[0] == "Reuters"
    assert [(q.low, q.bound) for q in first.quantities] == [(300, "about")]
    assert {p.country for p in first.places} == {"TN", "SY"}
    assert [(q.low, q.measure) for q in second.quantities] == [(40, "killed"), (25, "returned")]
    assert (third.certainty, third.negated) == ("unknown", True)
    assert fourth.certainty == "possible"
    assert first.topics
    assert not _read(ARTICLE, beat, language).off_beat


def test_reading_again_gives_the_same_claims_the_same_ids(language: Language, beat: Beat) -> None:
    ids = [c.id for c in _read(ARTICLE, beat, language).claims]
    assert ids == [c.id for c in _read(ARTICLE, beat, language).claims]
    assert len(set(ids)) == len(ids)


def test_a_claims_id_hangs_on_its_document_place_and_words() -> None:
    ids = {
        claim_id("d1", 0, 4, "word"),
        claim_id("d2", 0, 4, "word"),
        claim_id("d1", 1, 5, "word"),
        claim_id("d1", 0, 4, "ward"),
    }
    assert len(ids) == 4


def test_an_article_off_the_beat_has_claims_but_files_none(language: Language, beat: Beat) -> None:
    text = "The metro station has two escape routes. About 300 people came to the opening on Monday."
    extraction = _read(text, beat, language)
    assert extraction.off_beat
    assert len(extraction.claims) == 2
    assert not any(c.topics for c in extraction.claims)


@pytest.mark.parametrize(
    "text",
    [
        "The fighters left, it seems to", "How many fighters the port put", "40 fighters whom the port put",
        "The figure of fighters that officials estimate", "It is clear to", "A raid that the guild reported",
        "Fighters went home, no", "The port called on", "By the estimate of",
    ],
)  # fmt: skip
def test_a_passage_that_breaks_off_is_read_like_any_other(text: str, beat: Beat, language: Language) -> None:
    assert _read(text, beat, language).skipped == ()


def test_a_passage_that_an_extractor_fails_on_is_skipped_and_the_rest_is_kept(
    language: Language, beat: Beat, monkeypatch: pytest.MonkeyPatch
) -> None:
    find = extracting.find_quantities

    def failing(text: str, passages: tuple[Passage, ...]) -> list[Quantity]:
        if any("300" in p.doc.text for p in passages):
            raise ValueError("odd")
        return find(text, passages)

    monkeypatch.setattr(extracting, "find_quantities", failing)
    extraction = _read(ARTICLE.replace("They may", "Some 12 may"), beat, language)
    assert len(extraction.claims) == 4
    assert [s.why for s in extraction.skipped] == ["quantities could not be read here (ValueError)"]
    assert [q.low for q in extraction.mentions.quantities] == [12]


def test_nothing_is_claimed_from_a_passage_whose_speakers_can_not_be_told(
    language: Language, beat: Beat, monkeypatch: pytest.MonkeyPatch
) -> None:
    hear = extracting.hear

    def failing(text: str, passages: Sequence[Passage], cast: Cast) -> Heard:
        if any("300" in p.doc.text for p in passages):
            raise IndexError("odd")
        return hear(text, passages, cast)

    whole = _read(ARTICLE, beat, language)
    monkeypatch.setattr(extracting, "hear", failing)
    extraction = _read(ARTICLE, beat, language)
    kept = [claim.text for claim in extraction.claims]
    left_out = [claim for claim in whole.claims if claim.text not in kept]
    assert [s.why for s in extraction.skipped] == ["speakers could not be read here (IndexError)"]
    assert left_out
    assert len(extraction.claims) + len(left_out) == len(whole.claims)
    (odd,) = extraction.skipped
    assert all(odd.start <= claim.start < odd.end for claim in left_out)


def test_a_document_is_refused_if_its_speakers_can_not_be_told_and_no_passage_is_to_blame(
    language: Language, beat: Beat, monkeypatch: pytest.MonkeyPatch
) -> None:
    hear = extracting.hear

    def failing(text: str, passages: Sequence[Passage], cast: Cast) -> Heard:
        if len(passages) > 1:
            raise IndexError("odd")
        return hear(text, passages, cast)

    monkeypatch.setattr(extracting, "hear", failing)
    with pytest.raises(IndexError):
        _read(ARTICLE, beat, language)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n \n",
        "?",
        "\"“'",
        'An odd “quotation mark. He said "so it was. “They left,” she said',
        "قال المسؤول إن أربعين رجلا غادروا. 🙂🙂 40 men left 🙂.",
        "a" * 30_000,
        "<b>&amp; 40 men left</b>.",
    ],
)
def test_odd_texts_give_few_claims_and_no_trouble(language: Language, beat: Beat, text: str) -> None:
    extraction = _read(text, beat, language)
    assert all(text[c.start : c.end] == c.text for c in extraction.claims)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("clauses", "counted"),
    [(143, 133), pytest.param(430, 400, marks=pytest.mark.long(reason="takes four times as long as 1,000 words"))],
    ids=["1000", "3000"],
)
def test_a_sentence_of_thousands_of_words_is_read(language: Language, beat: Beat, clauses: int, counted: int) -> None:
    text = "The army said that " + "40 men left Raqqa in 2014, and " * clauses + "that was all."
    extraction = _read(text, beat, language)
    assert len(extraction.mentions.quantities) >= counted
    assert all(len(c.text.split()) <= 80 for c in extraction.claims)


def test_the_towns_are_read_once_whichever_rule_asks_for_them(
    language: Language, beat: Beat, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[int] = []
    here = gazetteer.shared_gazetteer(gazetteer.SMALLEST_TOWN)
    towns = here.towns

    def counted(smallest: int) -> gazetteer.Towns:
        read.append(smallest)
        return towns

    monkeypatch.setattr(gazetteer, "Towns", counted)
    for shared in (here, gazetteer.shared_gazetteer()):
        monkeypatch.setattr(shared, "_towns", None)  # as in a process that has read none yet
    # A dateline's town, the places of the text, and a people whose country is asked for.
    _read("LISBON – At least 40 Tunisian fighters were killed in Raqqa, and 30 Danes returned.", beat, language)
    assert read == [gazetteer.SMALLEST_TOWN]
