"""Searches as typed, and questions in free words, taken apart."""

from __future__ import annotations

import pytest

from briefings.answers.questions.free_words import read_free_words
from briefings.answers.questions.search_query import Typed, parse_search
from briefings.beat.beat import shipped_beat


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("prison judges", Typed(words=("prison", "judges"))),
        ('"returned home" prison', Typed(words=("prison",), phrases=("returned home",))),
        ("“returned home”", Typed(phrases=("returned home",))),
        ("returnees -women", Typed(words=("returnees",), without=("women",))),
        ('-"state media"', Typed(without=("state media",))),
        ("place:France topic:routes", Typed(place="France", topic="routes")),
        ('source:"The Daily" price', Typed(words=("price",), source="The Daily")),
        ("Place: France", Typed(place="France")),
        ("well-known co-operation", Typed(words=("well-known", "co-operation"))),
        ("o'clock", Typed(words=("o'clock",))),
        ('"safe house" -Turkey', Typed(phrases=("safe house",), without=("Turkey",))),
        ("price “per head” topic:routes", Typed(words=("price",), phrases=("per head",), topic="routes")),
        ('place:"Deir ez-Zor" source:AFP', Typed(place="Deir ez-Zor", source="AFP")),
        ('-"one way" ticket', Typed(words=("ticket",), without=("one way",))),
        ('"', Typed()),
        ("- -- !!", Typed()),
        ("", Typed()),
    ],
)
def test_a_search_is_read_as_it_is_typed(text: str, typed: Typed) -> None:
    assert parse_search(text) == typed


@pytest.mark.parametrize(
    ("words", "topic", "place", "dates"),
    [
        ("How many fighters returned to France?", "returnees", "FR", ""),
        ("which French returnees went to prison", "returnees", "FR", ""),
        ("what do smugglers take at the border", "routes", None, ""),
        ("who still holds territory in Syria since October 2017", "territory", "SY", "since October 2017"),
        ("returnees in the UK as of 8 Dec 2017?", "returnees", "GB", "as of 8 Dec 2017"),
        ("returnees in Paris, Texas since May 2017?", "returnees", "Paris, Texas", "since May 2017"),
        ("returnees to Tripoli, Lebanon?", "returnees", "Tripoli, Lebanon", ""),
        ("After Raqqa, France took returnees back", "returnees", "Raqqa", ""),
        ("what do dollars buy", None, None, ""),
        ("tell us about it", None, None, ""),
    ],
)
def test_a_question_names_its_topic_place_and_dates(
    words: str, topic: str | None, place: str | None, dates: str
) -> None:
    asked = read_free_words(shipped_beat(), words)
    assert (asked.topic, asked.place, asked.dates) == (topic, place, dates)
