"""The vectors of words are made anew from a table in the safetensors format and a vocabulary."""

from __future__ import annotations

import json

import numpy as np
import pytest

from bot.commands.word_vectors import TABLE, condensed, is_printed, of_safetensors


@pytest.mark.parametrize(
    ("piece", "printed"),
    [("ferry", True), ("##ß", True), ("’", True), ("[", True), ("[unused7]", False), ("##й", False), ("", False)],
)
def test_only_what_english_news_may_have_is_kept(piece: str, printed: bool) -> None:
    assert is_printed(piece) == printed


def test_a_table_is_read_by_the_end_of_its_name() -> None:
    table = np.arange(6, dtype="<f4").reshape(3, 2)
    head = json.dumps({
        "other": {"dtype": "F32", "shape": [1], "data_offsets": [0, 4]},
        f"bert.{TABLE}": {"dtype": "F32", "shape": [3, 2], "data_offsets": [4, 28]},
    }).encode()  # fmt: skip
    content = len(head).to_bytes(8, "little") + head + b"\0" * 4 + table.tobytes()
    assert (of_safetensors(content, TABLE) == table).all()


def test_the_directions_in_which_most_differ_are_kept() -> None:
    chance = np.random.default_rng(2)
    wide, narrow = chance.normal(scale=9, size=200), chance.normal(scale=0.1, size=200)
    (kept,) = condensed(np.stack([narrow + 5, wide], axis=1).astype(np.float32), 1).T
    assert abs(np.corrcoef(kept, wide)[0, 1]) > 0.999
    assert kept.std() == pytest.approx(1, abs=0.01)
