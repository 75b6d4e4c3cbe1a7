"""The word lists that any beat can name: they can be read, name only one another, and are told apart."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from importlib import resources

import pytest

from briefings.beat.readings import read
from briefings.beat.rule_validation import list_problems, term_problems
from briefings.beat.terms import Finder, parse_terms
from briefings.knowledge.vocabulary import NATIONALITIES, shared_lists

LISTS = shared_lists()


@pytest.mark.parametrize("name", LISTS)
def test_each_term_can_be_read_and_names_a_list_that_is_there(name: str) -> None:
    assert not [problem for term in LISTS[name] for problem in term_problems(term, LISTS)]


def test_no_list_is_empty_or_leads_back_to_itself() -> None:
    assert not list(list_problems(LISTS, LISTS))


def test_no_name_stands_in_two_files() -> None:
    files = [
        file for file in resources.files("briefings.knowledge.vocabulary").iterdir() if file.name.endswith(".toml")
    ]
    names = Counter(name for file in files for name in tomllib.loads(file.read_text("utf-8")))
    assert files
    assert not [name for name, times in names.items() if times > 1]


def test_no_place_of_one_story_stands_in_them() -> None:
    terms = " ".join(term for name, terms in LISTS.items() if name != NATIONALITIES for term in terms)
    assert not re.findall(r"Raqqa|Mosul|ISIS|Syria|Iraq|Ukraine|Turkey|Idlib|caliph", terms)


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("nationalities", "Two Belgians and a Kenyan driver", ["Belgians", "Kenyan"]),
        ("custody", "They were put behind bars.", ["behind bars"]),
        ("custody", "She came into Kenyan hands.", ["came into Kenyan hands"]),
        ("homeward", "The state flew its citizens home; others came back.", ["flew its citizens home", "came back"]),
        ("smuggling", "A smuggler took 900 euros.", ["smuggler"]),
        ("unknown", "Nobody knows how many drowned.", ["Nobody knows how many"]),
    ],
)
def test_a_shared_list_finds_its_words(name: str, text: str, words: list[str]) -> None:
    finder = Finder(read(text), {key: parse_terms(terms) for key, terms in LISTS.items()})
    hits = finder.hits(parse_terms([f"@{name}"]))
    found = [text[slice(*finder.reading.offsets(hit))] for hit in hits]
    assert all(word in found for word in words)
