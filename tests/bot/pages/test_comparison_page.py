"""Two documents side by side."""

from __future__ import annotations

from bot.pages.comparison_page import comparison_blocks
from briefings.beat.beat import shipped_beat
from briefings.model import Claim, Comparison, Document, Gloss


def test_a_line_alone_says_who_he_is_as_it_does_in_answers() -> None:
    words = "He said that 32 were still there."
    claim = Claim("c", "d", words, 100, 100 + len(words), glosses=(Gloss(100, 102, "Tom Lane"),))
    left, right = (Document(name, "Text", name, source=name) for name in "AB")
    comparison = Comparison(left, right, 0.0, None, (), (claim,), ())
    assert comparison_blocks(comparison, shipped_beat()) == [
        "<b>Only A says (1)</b>\n“He [Tom Lane] said that 32 were still there.”"
    ]
