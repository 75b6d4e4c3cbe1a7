"""The samples that a new user sees: they read, they are dated, and they show what Dateline is for."""

from __future__ import annotations

from importlib import resources

import pytest

from briefings.model import Document, Upload
from briefings.reading.reader import read

SAMPLES = sorted((f for f in resources.files("bot").joinpath("samples").iterdir() if f.is_file()), key=lambda f: f.name)


def read_sample(number: int) -> Document:
    return read(Upload(SAMPLES[number - 1].read_bytes(), SAMPLES[number - 1].name))


@pytest.mark.parametrize("number", range(1, 8))
def test_every_sample_has_a_title_a_source_and_a_date(number: int) -> None:
    document = read_sample(number)
    assert document.title
    assert document.source
    assert document.published is not None
    assert document.published.year in (2017, 2018)
    assert len(document.text.split()) > 80


def test_the_second_sample_is_a_near_copy_of_the_first_with_a_paragraph_dropped() -> None:
    wire, copy = (set(read_sample(n).text.replace(" (AFP)", "").split("\n\n")) for n in (1, 2))
    assert len(wire & copy) >= 3
    assert len(copy) == len(wire) - 1
    assert read_sample(1).credit == read_sample(2).credit == "AFP"


def test_the_samples_come_from_several_outlets() -> None:
    assert len({read_sample(number).source for number in range(1, 8)}) >= 5
