"""Terms of a beat file, found in any form, and nowhere else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.beat.beat import parse_beat
from briefings.beat.readings import Hit, TextWords, read
from briefings.beat.terms import GAP, AnyWord, BadTerm, Finder, Item, Listed, Term, Terms, parse_term, parse_terms
from briefings.knowledge.inflection import forms_of, plural_of
from briefings.pipeline import make_ready


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


def plain_scan(reading: TextWords, terms: Sequence[Term], lists: Mapping[str, Terms]) -> list[Hit]:
    """Every place of the terms, by trying each of them at each word: what the finder must find by its indexes."""

    def ends(items: Sequence[Item], at: int) -> Iterator[int]:
        if isinstance(items[0], AnyWord):
            after = [at + 1] if items[0].fits(reading.words[at]) else []
        else:
            assert isinstance(items[0], Listed)
            after = [end for start, end in plain_scan(reading, lists[items[0].name], lists) if start == at]
        for end in after:
            if len(items) == 1:
                yield end
            elif isinstance(items[1], AnyWord | Listed):
                if end < len(reading.words) and reading.joined[end - 1]:
                    yield from ends(items[1:], end)
            else:
                last = reading.sentences[reading.sentence_of(end - 1)][1]
                for start in range(end, min(end + GAP + 1, last)):
                    yield from ends(items[2:], start)

    def runs(items: Sequence[Item]) -> list[Hit]:
        found = [(at, list(ends(items, at))) for at in range(len(reading.words))]
        return [(at, min(some)) for at, some in found if some]

    hits = set()
    for term in terms:
        beside = [{reading.sentence_of(start) for start, _ in runs(company)} for company in term.company]
        hits |= {hit for hit in runs(term.items) if all(reading.sentence_of(hit[0]) in some for some in beside)}
    return sorted(hits)


_WORDS = ["fled", "flee", "border", "US", "us", "radicalised", "radical", "gull", "mute", "swan", "état", "x"]
_PARTS = ["flee", "flee|us", "US", "radicali*", "=fled", "border|x", "@birds", "etat", "r*"]
_MARKS = [" ", ", ", "-", ". ", "\n", " “"]
_texts = st.lists(st.tuples(st.sampled_from(_WORDS), st.sampled_from(_MARKS)), max_size=24).map(
    lambda pairs: "".join(word + mark for word, mark in pairs)
)
_term = st.lists(st.sampled_from(_PARTS), min_size=1, max_size=3).flatmap(
    lambda parts: st.sampled_from([" ", " ... ", " & "]).map(lambda joint: joint.join(parts))
)


@given(_texts, st.lists(_term, max_size=6))
def test_the_indexed_finder_finds_what_a_plain_scan_finds(text: str, written: list[str]) -> None:
    lists = {"birds": parse_terms(["gull", "mute swan", "x ... gull"])}
    reading, terms = read(text), parse_terms(written)
    assert list(Finder(reading, lists).hits(terms)) == plain_scan(reading, terms, lists)


def test_a_beat_that_was_made_ready_leaves_nothing_to_its_first_article(monkeypatch: pytest.MonkeyPatch) -> None:
    """Articles are read in processes forked from one that has the beat: what it left undone each of them would do."""
    parse_term.cache_clear()  # no words that other tests have looked up
    beat = parse_beat(files("briefings").joinpath("beats/foreign_fighters.toml").read_text("utf-8"))
    make_ready(beat)
    worked_out: list[AnyWord] = []
    late = cached_property(worked_out.append)
    late.__set_name__(AnyWord, "signs")
    monkeypatch.setattr(AnyWord, "signs", late)
    lists = [terms for terms in beat.term_lists if isinstance(terms, Terms) and terms]
    assert len(lists) > 100
    for terms in lists:
        terms.likely(frozenset({"fighter"}))
    assert worked_out == []
