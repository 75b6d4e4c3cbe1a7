"""What a clause tells of its number, it tells beside another clause, too. Every sentence is invented."""

from __future__ import annotations

import pytest

from briefings.beat.beat import Beat, shipped_beat
from briefings.extracting.extract import extract
from briefings.extracting.parsing.language import Language
from briefings.model import Document

OPENING = (
    "Islamic State lost its last village, and foreign fighters of the group are being sent home or held in camps.\n\n"
)
Told = list[tuple[int, str | None, str | None]]


@pytest.fixture(scope="module")
def beat() -> Beat:
    return shipped_beat()


def told_in(sentence: str, beat: Beat, language: Language) -> Told:
    """Each number of the sentence with what it counts, and the country its people are from."""
    document = Document("1", OPENING + sentence, "A long war")
    numbers = extract(document, beat, language).mentions.quantities
    return [(int(q.low), q.measure, q.origin) for q in numbers if q.start >= len(OPENING)]


@pytest.mark.model
@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        (
            "Some 43 Danes have returned; 28 fighters are still in the valley.",
            [(43, "returned", "DK"), (28, "fighting", None)],
        ),
        (
            "Some 43 fighters from Norway were arrested in Turkey; 28 fighters are still in the valley.",
            [(43, "captured", "NO"), (28, "fighting", None)],
        ),
        (
            "While 43 fighters crossed from Libya into Niger, 28 Belgian women are held in camps in Syria.",
            [(43, "moved_on", None), (28, "captured", "BE")],
        ),
        (
            "Some 43 Danes are back, and 28 fighters crossed from Libya into Niger.",
            [(43, "returned", "DK"), (28, "moved_on", None)],
        ),
        (
            "Some 3,000 men are thought to have left Norway; 400 are back.",
            [(3000, "joined", "NO"), (400, "returned", "NO")],
        ),
    ],
)
def test_a_clause_before_a_number_says_nothing_of_it(sentence: str, told: Told, beat: Beat, language: Language) -> None:
    assert told_in(sentence, beat, language) == told


@pytest.mark.model
@pytest.mark.parametrize(
    "sentence",
    [
        "Nine women and 17 children are back in Belgium, and 14 men are in a block in Iraq.",
        "Nine women came home to Belgium; 14 men are in a block in Iraq.",
        "Some 14 men are in a block in Iraq, while nine women are back in Belgium.",
    ],
)
def test_what_became_of_others_in_the_sentence_is_not_guessed_of_a_number_with_a_verb_of_its_own(
    sentence: str, beat: Beat, language: Language
) -> None:
    told = told_in(sentence, beat, language)
    assert {measure for number, measure, _ in told if number == 14} == {None}
    assert {measure for number, measure, _ in told if number == 9} == {"returned"}


@pytest.mark.model
@pytest.mark.parametrize(
    ("sentence", "homes"),
    [
        ("Seven women and 12 children landed in Denmark on Friday.", ["DK", "DK"]),
        ("Some 43 women are back in Belgium, but 28 Danes have moved on to Afghanistan.", ["BE", "DK"]),
        ("While 43 women are back in Belgium, 28 children were flown home to Norway.", ["BE", "NO"]),
        ("Six men were flown home to Norway with the help of American troops.", ["NO"]),
        ("Police believe 43 Finns went to the war, but Sweden says that 28 of its citizens are home.", ["FI", "SE"]),
        ("Sweden says that 43 went to the war, and that 28 of its citizens are home again.", ["SE", "SE"]),
        ("Some 43 children with Danish mothers are held in camps in Syria.", ["DK"]),
        ("Some 43 were caught on the coast, all Danish citizens.", ["DK"]),
    ],
)
def test_where_people_are_home_is_told_by_their_own_clause(
    sentence: str, homes: list[str], beat: Beat, language: Language
) -> None:
    assert [home for _, _, home in told_in(sentence, beat, language)] == homes


@pytest.mark.model
@pytest.mark.parametrize(
    ("sentence", "measure"),
    [
        ("Some 43 were caught on the coast, all Danish citizens.", "captured"),
        ("Some 43 were caught on the coast, all of them Danish nationals.", "captured"),
        # people of whom nothing tells where they are from
        ("Some 43 were caught on the coast, all honest citizens.", None),
        ("Some 43 were caught on the coast.", None),
    ],
)
def test_bare_numbers_of_whom_all_are_from_abroad_are_the_beats(
    sentence: str, measure: str | None, beat: Beat, language: Language
) -> None:
    assert [told for _, told, _ in told_in(sentence, beat, language)] == [measure]


@pytest.mark.model
@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("There are 46 Danish mothers serving their jail terms in Iraq.", [(46, "captured", "DK")]),
        ("Some 46 Danish men are serving time in Iraq.", [(46, "captured", "DK")]),
        ("At least 12 British nationals have joined the exodus from Islamic State.", [(12, None, "GB")]),
        ("At least 12 British nationals have joined Islamic State.", [(12, "joined", "GB")]),
        ("Denmark evacuated 40 of its citizens.", [(40, "returned", "DK")]),
        # whoever brought them back
        ("Denmark also returned five citizens of Norway.", [(5, "returned", "NO")]),
        ("Denmark received 64 people expelled from Turkey.", [(64, "returned", "DK")]),
    ],
)
def test_the_words_beside_a_verb_decide_what_it_says_of_them(
    sentence: str, told: Told, beat: Beat, language: Language
) -> None:
    assert told_in(sentence, beat, language) == told
