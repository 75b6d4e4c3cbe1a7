"""Remembered parts of speech and lemmas are exactly those that spaCy's own components give."""

from __future__ import annotations

from pathlib import Path

import pytest
from spacy.tokens import Doc

from briefings.extracting.parsing.cached_tags import Recall
from briefings.extracting.parsing.language import MODEL, Language, passage_spans

SAMPLES = Path(__file__).parents[4] / "bot" / "samples"


@pytest.mark.model
@pytest.mark.parametrize("sample", sorted(p.name for p in SAMPLES.iterdir() if p.suffix in (".txt", ".md")))
def test_what_is_recalled_is_what_spacy_says(language: Language, sample: str) -> None:
    text = (SAMPLES / sample).read_text("utf-8")
    stock = [language.nlp(text[start:end]) for start, end in passage_spans(text)]
    for passage, doc in zip(language.parse(text), stock, strict=True):
        said = [(t.text, t.tag_, t.dep_, t.pos_, t.lemma_) for t in passage.doc]
        assert said == [(t.text, t.tag_, t.dep_, t.pos_, t.lemma_) for t in doc]


@pytest.mark.model
def test_a_pattern_over_two_words_still_counts(language: Language) -> None:
    (passage,) = language.parse("There are no fighters in the town, and they are not coming back.")
    assert [t.pos_ for t in passage.doc if t.lower_ == "are"] == ["VERB", "AUX"]


@pytest.mark.model
def test_words_that_are_learned_together_say_nothing_of_one_another(language: Language) -> None:
    """Whichever of these words is put beside "is" when they are learned, it is not the "there" of "there is"."""
    words = ["There", "there", "It", "it", "is"]
    beside = Doc(language.nlp.vocab, words, tags=["EX", "EX", "PRP", "PRP", "VBZ"], deps=["expl"] * 4 + ["conj"],
                 heads=[4] * 5)  # fmt: skip
    recall = Recall(language.nlp)
    recall(beside)
    alone = Doc(language.nlp.vocab, ["is"], tags=["VBZ"], deps=["conj"], heads=[0])
    assert [form.pos_ for form in recall(alone)] == ["AUX"]


@pytest.mark.model
def test_a_pipeline_without_a_rule_lemmatizer_is_left_alone(language: Language) -> None:
    import spacy

    assert Recall.fits(language.nlp)
    assert not Recall.fits(spacy.blank("en"))


@pytest.mark.model
def test_lemmas_are_looked_up_in_sets_of_just_the_words_that_spacy_knows(language: Language) -> None:
    import spacy

    known, listed = (
        nlp.get_pipe("lemmatizer").lookups.get_table("lemma_index")
        for nlp in (language.nlp, spacy.load(MODEL, exclude=["ner"]))
    )
    assert known.keys() == listed.keys()
    for part_of_speech, lemmas in listed.items():
        assert isinstance(known[part_of_speech], frozenset)
        assert known[part_of_speech] == set(lemmas)
