"""Terms of a beat file, found in any form, and nowhere else."""

from __future__ import annotations

import pytest

from briefings.beat.readings import read
from briefings.beat.terms import BadTerm, Finder, parse_term, parse_terms
from briefings.knowledge.inflection import forms_of, plural_of


def found(term: str, text: str, **lists: list[str]) -> list[str]:
    """The words of the text that the term finds."""
    reading = read(text)
    finder = Finder(reading, {name: parse_terms(terms) for name, terms in lists.items()})
    spans = [reading.offsets(hit) for hit in finder.hits([parse_term(term)])]
    return [text[a:b] for a, b in spans]


@pytest.mark.parametrize(
    ("word", "form"),
    [
        ("return", "returned"),
        ("smuggle", "smuggling"),
        ("flee", "fled"),
        ("stop", "stopped"),
        ("travel", "travelled"),
        ("travel", "traveled"),
        ("carry", "carried"),
        ("deploy", "deployed"),
        ("country", "countries"),
        ("woman", "women"),
        ("policeman", "policemen"),
        ("tie", "tying"),
        ("cross", "crosses"),
    ],
)
def test_a_word_is_known_in_every_form(word: str, form: str) -> None:
    assert form in forms_of(word)


@pytest.mark.parametrize(("word", "other"), [("camp", "champ"), ("base", "basement"), ("IS", "is"), ("port", "report")])
def test_a_word_is_not_taken_for_another(word: str, other: str) -> None:
    assert not found(word, f"They saw the {other} there.")


def test_the_plural_of_a_phrase_is_that_of_its_last_word() -> None:
    assert plural_of("farm worker") == "farm workers"
    assert plural_of("foster child") == "foster children"


@pytest.mark.parametrize(
    ("term", "text", "words"),
    [
        ("escape route", "Two escape-routes were shut.", ["escape-routes"]),
        ("flee|escape from", "He escaped from the town and fled from it.", ["escaped from", "fled from"]),
        ("radicali*", "Radicalised abroad.", ["Radicalised"]),
        ("=left", "She left; others leave.", ["left"]),
        (
            "strip ... citizenship",
            "They stripped the two men of British citizenship.",
            ["stripped the two men of British citizenship"],
        ),
        ("IS", "What IS is, is unclear.", ["IS"]),
        ("US", "The U.S. says so; tell us.", ["U.S."]),
        ("Islamic State", "the “Islamic State’s” men, ISLAMIC STATE", ["Islamic State’s", "ISLAMIC STATE"]),
        ("Al Hawl", "Ál-Hawl is a camp", ["Ál-Hawl"]),
        ("per cent", "3 per cent", ["per cent"]),
        ("pass & border|frontier", "At the frontier few passed.", ["passed"]),
        ("pass & bus & border", "Many passed the border in a bus.", ["passed"]),
        ("strip ... badge & court", "The court stripped him of his badge.", ["stripped him of his badge"]),
    ],
)
def test_a_term_finds_its_words(term: str, text: str, words: list[str]) -> None:
    assert found(term, text) == words


@pytest.mark.parametrize(
    ("term", "text"),
    [
        ("escape route", "Their escape. Route 66 was open."),
        ("escape route", "They escape, route by route."),
        ("strip ... citizenship", "They strip wood. Citizenship is dear."),
        ("strip ... citizenship", "They strip one two three four five six seven eight nine citizenship."),
        ("Reading", "He reads well."),
        ("pass & border", "The law passed. The border is long."),
        ("pass & bus & border", "Many passed the border."),
        ("IS", "WHERE IS THE MONEY?"),
    ],
)
def test_a_term_stays_within_its_sentence_and_its_gap(term: str, text: str) -> None:
    assert not found(term, text)


def test_a_word_list_stands_in_a_term_and_in_another_list() -> None:
    lists = {"birds": ["hen", "@wild"], "wild": ["mute swan", "gull"]}
    assert found("@birds die", "Hens died, mute swans die, dogs die.", **lists) == ["Hens died", "mute swans die"]


def test_company_may_be_a_word_list() -> None:
    assert found("@birds & @places", "At the lake a hen sings.", birds=["hen"], places=["lake"]) == ["hen"]


@pytest.mark.parametrize(
    "term", ["", "...", "... home", "home ...", "a%b", "@Big List", "*", "&", "pass &", "pass & ... bus"]
)
def test_what_is_no_term_is_refused(term: str) -> None:
    with pytest.raises(BadTerm):
        parse_term(term)


def test_offsets_hold_beside_emoji_and_right_to_left_words() -> None:
    assert found("return", "🕊️ عاد المقاتلون — they returned.") == ["returned"]
