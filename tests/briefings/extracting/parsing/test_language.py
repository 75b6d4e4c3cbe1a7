"""The pipeline, and what multiplies its matrices."""

from collections.abc import Iterable
from typing import Any

import pytest
from thinc.api import Model, NumpyOps
from threadpoolctl import threadpool_info

from briefings.extracting.parsing.language import Language
from briefings.extracting.parsing.sentences import sentences


def operations(layers: Iterable[Any]) -> list[NumpyOps]:
    return [layer.ops for layer in layers if isinstance(layer.ops, NumpyOps)]


def test_every_layer_multiplies_with_the_library_of_numpy_but_for_the_vectors_that_are_kept(language: Language) -> None:
    models = [getattr(part, "model", None) for _, part in language.nlp.pipeline]
    layers = [layer for model in models if isinstance(model, Model) for layer in model.walk()]
    (kept,) = (layer for layer in layers if layer.name == "remembered")
    inside = list(kept.walk())
    assert not any(ops.use_blis for ops in operations(layer for layer in layers if layer not in inside))
    assert any(ops.use_blis for ops in operations(inside))


def test_one_thread_multiplies_and_leaves_the_other_processors_to_other_workers(language: Language) -> None:
    threads = {library["num_threads"] for library in threadpool_info() if library["user_api"] == "blas"}
    assert threads <= {1}


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "words"),
    [
        # paragraphs that were run together
        ("They went home.”Poe said so.", ["home", ".", "”", "Poe"]),
        ('Was it far?"He said no.', ["far", "?", '"', "He"]),
        ("“Hi,”Ann said.", ["Hi", ",", "”", "Ann"]),
        # near misses: names with a mark inside
        ("They saw L’Anse.", ["L’Anse"]),
        ("They met Tom O'Neil there.", ["O'Neil"]),
    ],
)
def test_a_mark_that_closes_a_quotation_is_no_part_of_the_name_behind_it(
    language: Language, text: str, words: list[str]
) -> None:
    tokens = [token.text for passage in language.parse(text) for token in passage.doc]
    assert any(tokens[i : i + len(words)] == words for i in range(len(tokens)))


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "second"),
    [
        # no space tells which side a mark belongs to: it opens where no quotation is open
        ('They sailed at noon."We had to go," Poe said.', '"We had to go," Poe said.'),
        ('"We had to go."Poe said no more.', "Poe said no more."),
        ('"We had to go.""Nobody came back."', '"Nobody came back."'),
    ],
)
def test_a_mark_between_run_together_sentences_is_of_the_one_that_it_quotes(
    language: Language, text: str, second: str
) -> None:
    (passage,) = language.parse(text)
    first, last = sentences(passage)[1]
    assert text[slice(*passage.span(passage.doc[first], passage.doc[last - 1]))] == second
