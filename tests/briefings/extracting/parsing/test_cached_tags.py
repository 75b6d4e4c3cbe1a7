"""Remembered parts of speech and lemmas are exactly those that spaCy's own components give."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from spacy.tokens import Doc

from briefings.extracting.parsing.cached_tags import Recall
from briefings.extracting.parsing.language import MODEL, Language, passage_spans
from briefings.extracting.parsing.tag_rules import TagRules

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

    loaded: list[Any] = [language.nlp, spacy.load(MODEL, exclude=["ner"])]
    known, listed = (nlp.get_pipe("lemmatizer").lookups.get_table("lemma_index") for nlp in loaded)
    assert known.keys() == listed.keys()
    for part_of_speech, lemmas in listed.items():
        assert isinstance(known[part_of_speech], frozenset)
        assert known[part_of_speech] == set(lemmas)


@pytest.mark.model
def test_what_stands_for_a_word_gets_what_the_word_itself_would_get(language: Language) -> None:
    """Words that patterns name, spellings that they describe, white space and plain words, under every tag."""
    vocab, ruler = language.nlp.vocab, language.nlp.get_pipe("attribute_ruler")
    words = ["but", "I", "you", "Do", "had", "nothin'", "n't", "\n", "harbour", "Ruritania", "1,200"]
    tags, deps = ["NN", "VBP", "IN", "DT", "PRP", "CC", "_SP"], ["nsubj", "aux", "mark", "advmod", "det", "ROOT"]
    rows = [(word, tag, dep) for word in words for tag in tags for dep in deps]
    ruled = TagRules(language.nlp).ruled([tuple(map(vocab.strings.add, row)) for row in rows])
    for row, token in zip(rows, ruled, strict=True):
        word, tag, dep = row
        (alone,) = ruler(Doc(vocab, [word], tags=[tag], deps=[dep], heads=[0]))
        said = (alone.pos_, str(alone.morph), alone.lemma_, alone.dep_)
        assert (token.pos_, str(token.morph), token.lemma_, token.dep_) == said, row
