"""A match's reasons in French: whatever sentence the matcher writes has a form, and no English word is left in it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import briefings.matching
from bot.language import speaking
from bot.pages.plain_reasons import plain_reason, reason_of_a_change
from bot.pages.reason_words import DEEDS, feature_in_words, reason_in_words
from briefings.beat.beat import shipped_beat
from briefings.matching.likeness.deeds import _FAMILIES
from briefings.matching.verdicts.doubts import DOUBTS
from briefings.matching.verdicts.features import FEATURES

MATCHING = Path(briefings.matching.__file__).parent
# What stands in the braces of the matcher's own sentences; everything else is a name or an amount.
SAMPLES = {
    "words": "12 and 13 differ", "said_so": "both say 12", "value_words(pair)": "12 and 13 may agree",
    "why.words": "12 and 13 differ", "doubt": "one counts a part of them", "measure": "returned",
    "deed": "returned", "ours": "12", "theirs": "13", "verb": "differ", "people": "people from France",
    "_PLACES[pair.places][1]": "the same place",
}  # fmt: skip
CHOSEN = {"the toll rose", "a later, lower toll corrects it", "is higher", "may be lower"}
ENGLISH = re.compile(r"\b(?:the|both|but|one|other|of|say|says|and|not|same|from|their|with|in)\b")


def sentences() -> Iterator[str]:
    """Every sentence that is a reason, or a doubt in one."""
    for path in sorted(MATCHING.rglob("*.py")):
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
# What `DOUBTS` says stands in its table, and is said behind two numbers.
DOUBTED = [f"12 and 13 differ, but {doubt}" for _doubted, doubt in DOUBTS]
# A dispute that is doubted after all keeps its own words before the doubt.
TOTAL = "12 and 13 differ: a total (moved on) cannot fall, and the later is lower"
DOUBTED_DISPUTES = [
    f"{dispute}; but one hardly says what it counts"
    for dispute in (
        TOTAL,
        "12 and 13 differ, at the same time and from independent sources",
        "12 and 13 differ, of one event and about one day, from different sources",
        "one asserts what the other denies, at the same time",
    )
]


def test_the_matchers_sentences_are_found() -> None:
    assert len(SENTENCES) > 50
    assert {"of the same time", "one hardly says what it counts", "both of people from France (12)"} <= {*SENTENCES}


@pytest.mark.parametrize("words", [*SENTENCES, *DOUBTED, *DOUBTED_DISPUTES, TOTAL])
def test_every_reason_is_told_in_french(words: str) -> None:
    with speaking("fr"):
        told = plain_reason(shipped_beat(), words)
    assert told != words
    assert ENGLISH.findall(told) == []


def test_what_became_of_people_is_told_in_french() -> None:
    """Each family of deeds, alone or beside another."""
    assert DEEDS.keys() == _FAMILIES.keys()
    with speaking("fr"):
        told = reason_in_words(shipped_beat(), "the same became of them: held, released")
        many = reason_in_words(shipped_beat(), f"the same became of them: {', '.join(sorted(_FAMILIES))}")
    assert re.sub(r"\s", " ", told) == "leur sort est le même : détenu(e)s, libéré(e)s"
    assert not re.search(rf"\b(?:{'|'.join(_FAMILIES)})\b", many)


@pytest.mark.parametrize(
    "words",
    [
        "the later says the opposite of the earlier",
        "12 and 13 may agree, and the later is higher",
        "12 and 13 may agree: the same source's later word",
        "one says that nobody, the other that 12 (held), at one place; the count is the later word",
    ],
)
def test_why_a_line_of_a_digest_is_new_is_told_in_french(words: str) -> None:
    """Where no beat is at hand."""
    assert reason_of_a_change(words) == words
    with speaking("fr"):
        told = reason_of_a_change(words)
    assert told != words
    assert ENGLISH.findall(told) == []


def test_the_killed_are_not_told_of_as_killers_and_a_share_as_one() -> None:
    told = plain_reason(shipped_beat(), "33.3% and 37% differ: a total (killed) cannot fall, and the later is lower")
    assert told == "33.3% and 37% killed: a total can't fall, and the later is lower"
    with speaking("fr"):
        assert plain_reason(shipped_beat(), "33.3% and 37% differ").startswith("33,3")


def test_a_measure_of_several_words_is_named_as_the_beat_names_it() -> None:
    told = plain_reason(shipped_beat(), TOTAL)
    assert told == "12 and 13 moved on elsewhere: a total can't fall, and the later is lower"


@pytest.mark.parametrize("feature", [*(feature.name for feature in FEATURES), "value", "negation", "one story"])
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
        ("of different times: 2017-12-17 and 2017-10-24", "à des moments différents : 17 déc. 2017 et 24 oct. 2017"),
        ("of different times: once and 2017-13-99", "à des moments différents : once et 2017-13-99"),
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


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("of different times: 2018-04-12 and 2017-10-24", "of different times: 12 Apr 2018 and 24 Oct 2017"),
        ("both under returnees, whereabouts", "both under Returnees, Whereabouts"),
        ("both say how many moved_on", "both say how many moved on elsewhere"),
        ("both of people from the UK (fighters)", "both of people from the United Kingdom (fighters)"),
    ],
)
def test_what_stands_in_a_reason_is_told_in_english_as_answers_write_it(words: str, told: str) -> None:
    assert reason_in_words(shipped_beat(), words) == told


def test_in_english_reasons_stand_as_the_matcher_wrote_them() -> None:
    assert reason_in_words(shipped_beat(), "of the same time") == "of the same time"
