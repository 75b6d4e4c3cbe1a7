"""A text that is too long for its place is cut where a reader sees it."""

from __future__ import annotations

import pytest

from bot.chat.page import clip


@pytest.mark.parametrize(
    ("text", "clipped"),
    [
        ("A ferry", "A ferry"),
        ("A ferry to Calais", "A ferry t…"),
        ("A ferry  to Calais", "A ferry…"),
        ("“A ferry to Calais”", "“A ferry…”"),
        ("“A ferry” to Calais", "“A ferry”…"),
        ("A ferry 🚢🚢", "A ferry…"),
    ],
)
def test_a_text_is_cut_with_an_ellipsis_and_stays_in_its_quotation_marks(text: str, clipped: str) -> None:
    assert clip(text, 10) == clipped
