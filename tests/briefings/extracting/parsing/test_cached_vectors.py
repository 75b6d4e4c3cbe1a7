"""The vectors that are kept are those that spaCy's own layers give."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import spacy

from briefings.extracting.parsing import cached_vectors
from briefings.extracting.parsing.cached_vectors import keep_vectors
from briefings.extracting.parsing.language import MODEL, Language

SAMPLES = Path(__file__).parents[4] / "bot" / "samples"
SENTENCES = ["Nobody came back.", "Two hundred didn't return, they said.", "", "Nobody said  why: 1,200 stayed."]


@pytest.fixture(scope="module")
def stock() -> Any:
    return spacy.load(MODEL, exclude=["ner"])


@pytest.fixture
def keeping(language: Language) -> Iterator[Any]:
    """Dateline's own pipeline, multiplied with what it is multiplied with at the desk, and with no vector kept yet."""
    layers = language.nlp.get_pipe("tok2vec").model.layers
    kept = layers[0]
    forget(language.nlp)
    yield language.nlp
    layers[0] = kept


def forget(nlp: Any) -> None:
    """Lets the pipeline keep its vectors from nothing again."""
    layers = nlp.get_pipe("tok2vec").model.layers
    layers[0] = layers[0].layers[0]
    keep_vectors(nlp)


def vectors(nlp: Any, texts: Sequence[str]) -> Sequence[Any]:
    """What the first layer gives for each text."""
    given: Sequence[Any] = nlp.get_pipe("tok2vec").model.layers[0].predict([nlp.make_doc(text) for text in texts])
    return given


@pytest.mark.model
def test_kept_vectors_are_those_of_the_stock_pipeline(stock: Any, keeping: Any) -> None:
    texts = [*SENTENCES, *(p.read_text("utf-8") for p in sorted(SAMPLES.iterdir()) if p.suffix in (".txt", ".md"))]
    for again in range(2):
        for ours, theirs in zip(vectors(keeping, texts), vectors(stock, texts), strict=True):
            np.testing.assert_allclose(ours, theirs, atol=1e-4, err_msg=f"reading {again + 1}")


@pytest.mark.model
def test_a_words_vector_hangs_on_no_other_word(keeping: Any) -> None:
    """To the bit: what a document says must not hang on which were read before it."""
    (late,) = vectors(keeping, ["Nobody came back to the harbour of Ruritania."])
    forget(keeping)
    vectors(keeping, "Nobody came back to the".split())
    vectors(keeping, ["An islander of Ruritania saw them in the harbour, and " + "more " * 70 + "of it."])
    (early,) = vectors(keeping, ["Nobody came back to the harbour of Ruritania."])
    assert late.tobytes() == early.tobytes()


@pytest.mark.model
@pytest.mark.parametrize("others", [1, 4, 11, 30, 63, 64, 150, 400])
def test_it_hangs_on_no_other_word_however_many_they_are(keeping: Any, others: int) -> None:
    """The rest of the pipeline multiplies by NumPy's library, whose last digit may hang on a row's place."""
    words = [f"islander{n}" for n in range(40)]
    alone = [vectors(keeping, [word])[0].tobytes() for word in words]
    forget(keeping)
    vectors(keeping, [" ".join([*(f"boat{n}" for n in range(others)), *words])])
    assert [vectors(keeping, [word])[0].tobytes() for word in words] == alone


@pytest.mark.model
def test_it_starts_afresh_before_it_grows_too_large(keeping: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cached_vectors, "MOST_WORDS", 10)
    first, *_ = vectors(keeping, SENTENCES[:1])
    vectors(keeping, SENTENCES[1:])
    again, *_ = vectors(keeping, SENTENCES)
    assert first.tobytes() == again.tobytes()


@pytest.mark.model
def test_more_words_than_there_was_room_for_at_first(stock: Any, keeping: Any) -> None:
    text = " ".join(f"harbour{number}" for number in range(1500))
    np.testing.assert_allclose(*(vectors(nlp, [text])[0] for nlp in (keeping, stock)), atol=1e-4)


@pytest.mark.model
def test_what_keeps_its_vectors_is_not_trained(keeping: Any) -> None:
    with pytest.raises(NotImplementedError):
        keeping.get_pipe("tok2vec").model.layers[0]([keeping.make_doc("A word.")], is_train=True)


def test_a_pipeline_of_another_kind_is_left_alone() -> None:
    keep_vectors(spacy.blank("en"))
