"""What whoever writes a beat reads of a trial."""

from __future__ import annotations

import pytest

from briefings.beat.beat import shipped_beat
from briefings.formats.beat_report import Trial, TriedClaim, trials_as_html, trials_as_text

OFF = "The subject's names and signs do not stand in it."


def off_the_beat(title: str, *lines: str) -> Trial:
    return Trial(title, OFF, (), tuple(TriedClaim(line, "") for line in lines))


FERRY = off_the_beat("Ferry sinks off Tarsia", "The ferry sank at night.", "Divers found the wreck.")
WRECK = off_the_beat("Divers reach the ferry", "The wreck of the ferry lies deep.")
EMPTY = off_the_beat("No title")
ON = Trial("The camp", None, tuple((topic.title, ()) for topic in shipped_beat().topics), ())


def mend_of(*trials: Trial) -> str | None:
    filed = [Trial(t.title, t.off, t.filed or ON.filed, t.left) for t in trials]
    shown = trials_as_text(filed, shipped_beat())
    assert shown.splitlines()[-1] in trials_as_html(filed, shipped_beat())
    return next((line for line in shown.splitlines() if "[subject]" in line), None)


def test_where_all_are_off_the_beat_words_that_most_of_them_have_are_proposed() -> None:
    mend = mend_of(FERRY, WRECK)
    assert mend is not None
    assert mend.endswith("signs that stand in them, such as diver, ferry, wreck.")


@pytest.mark.parametrize("trials", [(FERRY,), (FERRY, EMPTY), (EMPTY,)])
def test_of_one_article_or_of_unlike_ones_no_word_is_proposed(trials: tuple[Trial, ...]) -> None:
    mend = mend_of(*trials)
    assert mend is not None
    assert mend.endswith("names or signs that stand in them.")


def test_where_an_article_is_on_the_beat_nothing_is_to_be_mended() -> None:
    assert mend_of(FERRY, ON) is None
