"""Where quotations open and close."""

from __future__ import annotations

import pytest

from briefings.extracting.attributions.quotations import find_quotations
from briefings.extracting.parsing.language import Passage, passage_spans


def quoted(text: str) -> list[str]:
    passages = [Passage(a, b, None) for a, b in passage_spans(text)]
    return [text[q.start : q.end] for q in find_quotations(text, passages)[0]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said “yes” and “no”.", ["“yes”", "“no”"]),
        ('He said "yes" and "no".', ['"yes"', '"no"']),
        ("He said ''yes'' and went.", ["''yes''"]),
        ("He said ``yes'' and ‘‘no’’.", ["``yes''", "‘‘no’’"]),
        ("“He went,’’ she said, “and came back.’’", ["“He went,’’", "“and came back.’’"]),
        ("He said «yes» and went.", ["«yes»"]),
        ("'Yes, it is,' he said.", ["'Yes, it is,'"]),
        ("‘Yes, it’s mine,’ he said.", ["‘Yes, it’s mine,’"]),
        ("“He said ‘yes’ twice,” she said.", ["“He said ‘yes’ twice,”"]),
        ("”Wrong mark, yet it opens,” she said.", ["”Wrong mark, yet it opens,”"]),
        ("It's the boys' room, and the '90s are over.", []),
        ('A 5" pipe burst.', []),
        ("“One.\n\n“Two.”", ["“One.", "“Two.”"]),
        ("“One.\n\n“Two.\n\n“Three.”", ["“One.", "“Two.", "“Three.”"]),
        # the closing mark was forgotten
        ("“One. Two.\n\nThree.", ["“One. Two."]),
        ("He went on: “One.\n\nThree.", ["“One."]),
        ("“One, he said.\n\nThree.", []),
        ("“One\n\nThree.", []),
    ],
)
def test_quotations(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


def test_an_odd_mark_is_recorded_with_its_passage_and_spares_the_rest() -> None:
    text = "He said “no and left.\n\nShe said “yes” and stayed."
    passages = [Passage(a, b, None) for a, b in passage_spans(text)]
    found, skipped = find_quotations(text, passages)
    assert [text[q.start : q.end] for q in found] == ["“yes”"]
    assert [text[s.start : s.end] for s in skipped] == ["He said “no and left."]
    assert "quotation mark" in skipped[0].why


def test_a_second_opening_mark_leaves_the_first_behind() -> None:
    assert quoted("He said “no and then “yes” to her.") == ["“yes”"]
