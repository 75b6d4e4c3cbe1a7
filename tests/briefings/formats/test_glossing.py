"""A line shown alone: verbatim, but for brackets that hold words of its document."""

from __future__ import annotations

from briefings.formats.claim_format import claim_row
from briefings.formats.glossing import claim_glossed, glossed
from briefings.model import Claim, Gloss
from briefings.model.rows import claim_from_row

TEXT = "Tom Lane led the cell. He was killed when his house burned."
LINE = "He was killed when his house burned."
AT = TEXT.index(LINE)


def test_a_gloss_stands_in_brackets_behind_the_words_that_it_explains() -> None:
    claim = Claim("c", "d", LINE, AT, AT + len(LINE), glosses=(Gloss(AT, AT + 2, "Tom Lane"),))
    assert claim_glossed(claim) == "He [Tom Lane] was killed when his house burned."
    assert claim.text == LINE


def test_without_its_brackets_a_line_is_its_source_s_own_words() -> None:
    shown = glossed(LINE, (Gloss(0, 2, "Tom Lane"), Gloss(19, 22, "Tom Lane")))
    assert shown == "He [Tom Lane] was killed when his [Tom Lane] house burned."
    assert shown.replace(" [Tom Lane]", "") == LINE


def test_a_line_without_glosses_stays_as_it_is() -> None:
    assert glossed(LINE, ()) == LINE


def test_a_gloss_from_outside_the_line_is_not_shown() -> None:
    assert glossed(LINE, (Gloss(300, 302, "Tom Lane"),)) == LINE


def test_glosses_are_kept_with_the_claim_and_older_rows_have_none() -> None:
    claim = Claim("c", "d", LINE, AT, AT + len(LINE), glosses=(Gloss(AT, AT + 2, "Tom Lane"),))
    row = claim_row(claim, None)
    assert row["glosses"] == [{"start": AT, "end": AT + 2, "text": "Tom Lane"}]
    assert claim_from_row(row) == claim
    del row["glosses"]
    assert claim_from_row(row).glosses == ()
