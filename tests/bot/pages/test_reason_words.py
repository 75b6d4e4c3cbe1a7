"""A match's reasons in French: whatever sentence the matcher writes has a form, and no English word is left in it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import briefings.matching
from bot.language import speaking
from bot.pages.plain_reasons import plain_reason
from bot.pages.reason_words import feature_in_words, reason_in_words
from briefings.beat.beat import shipped_beat
from briefings.matching.features import FEATURES

MATCHING = Path(briefings.matching.__file__).parent
# What stands in the braces of the matcher's own sentences; everything else is a name or an amount.
SAMPLES = {
    "words": "12 and 13 differ", "said_so": "both say 12", "_value_words(pair)": "12 and 13 may agree",
    "why.words": "12 and 13 differ", "doubt": "one counts a part of them", "measure": "returned",
    "deed": "returned", "ours": "12", "theirs": "13", "verb": "differ", "people": "people from France",
    "_PLACES[pair.places][1]": "the same place",
}  # fmt: skip
CHOSEN = {"the toll rose", "a later, lower toll corrects it", "is higher", "may be lower"}
ENGLISH = re.compile(r"\b(?:the|both|but|one|other|of|say|says|and|not|same|from|their|with|in)\b")


def sentences() -> Iterator[str]:
    """Every sentence that is a reason, or a doubt in one."""
    for path in sorted(MATCHING.glob("*.py")):
        tree = ast.parse(path.read_text("utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Reason" and len(node.args) == 3:
                yield from samples(node.args[2])
            of_feature = isinstance(node, ast.FunctionDef) and node.name.endswith("_words") and path.stem == "features"
            if isinstance(node, ast.FunctionDef) and (of_feature or path.stem == "doubts"):
                returned = (each.value for each in ast.walk(node) if isinstance(each, ast.Return) and each.value)
                yield from (words for value in returned for words in samples(value) if " " in words)


def samples(value: ast.expr) -> Iterator[str]:
    """A text, or one with each choice and a sample of each value in it."""
    if isinstance(value, ast.IfExp):
        yield from samples(value.body)
        yield from samples(value.orelse)
    elif isinstance(value, ast.Constant) and isinstance(value.value, str):
        yield value.value
    elif isinstance(value, ast.JoinedStr):
        found = [""]
        for part in value.values:
            if isinstance(part, ast.Constant):
                ends = [str(part.value)]
            else:
                assert isinstance(part, ast.FormattedValue)
                ends = list(samples(part.value)) if isinstance(part.value, ast.IfExp) else [sample(part.value)]
            found = [begun + end for begun in found for end in ends]
        yield from found


def sample(value: ast.expr) -> str:
    return SAMPLES.get(ast.unparse(value), "Zz")


SENTENCES = sorted({words for words in sentences() if words not in CHOSEN} - {"people from anywhere"})


def test_the_matchers_sentences_are_found() -> None:
    assert len(SENTENCES) > 50
    assert {"of the same time", "one hardly says what it counts", "both of people from France (12)"} <= {*SENTENCES}


@pytest.mark.parametrize("words", SENTENCES)
def test_every_reason_is_told_in_french(words: str) -> None:
    with speaking("fr"):
        told = plain_reason(shipped_beat(), words)
    assert told != words
    assert ENGLISH.findall(told) == []


@pytest.mark.parametrize("feature", [*(feature.name for feature in FEATURES), "value", "negation"])
def test_what_was_weighed_has_a_french_name(feature: str) -> None:
    with speaking("fr"):
        named = feature_in_words(feature)
    assert named != feature.replace("_", " ") or feature == "certitude"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("about 1,700 and 1,910 agree, but of different times", "environ 1 700 et 1 910 concordent, mais à des"),
        ("both of people from Spain (fighters)", "les deux parlent de personnes du même pays : Espagne (combattants)"),
        ("250 and 271 differ, but one counts a part of them", "250 et 271 diffèrent, mais l’une n’en compte qu’une"),
        ("one is certain, the other possible", "l’une est : certain, l’autre : possible"),
    ],
)  # fmt: skip
def test_what_stands_in_a_reason_is_told_as_readers_write_it(words: str, told: str) -> None:
    with speaking("fr"):
        said = reason_in_words(shipped_beat(), words)
    assert re.sub(r"\s", " ", said).startswith(told)


def test_what_no_form_fits_is_shown_as_it_stands() -> None:
    with speaking("fr"):
        assert reason_in_words(shipped_beat(), "an older version said so") == "an older version said so"


def test_in_english_reasons_stand_as_the_matcher_wrote_them() -> None:
    assert reason_in_words(shipped_beat(), "of the same time") == "of the same time"
