"""Why two lines belong together or stand against one another, in words that a reader need not learn, and in theirs."""

from __future__ import annotations

import re

from bot.language import ENGLISH, _, spoken
from bot.pages import figure_wording, wording
from bot.pages.reason_words import reason_in_words
from briefings.beat.beat import Beat

_FALLS = re.compile(r"(.+) and (.+) differ: a total \(([\w ]+)\) cannot fall, and the later is lower")


def plain_reason(beat: Beat, words: str) -> str:
    """A match's reason as readers are told it."""
    falls = _FALLS.fullmatch(words)
    if falls:
        what = figure_wording.measure_label(beat, falls[3].replace(" ", "_"))
        return _("{value} and {value2} {what}: a total can't fall, and the later is lower").format(
            value=wording.stored_amount(falls[1]), value2=wording.stored_amount(falls[2]), what=what
        )
    told = reason_in_words(beat, words)
    if spoken() == ENGLISH:
        return told.replace("both go back to", "both come from").replace(" root", " original source")
    return told


def names_what_is_counted(words: str) -> bool:
    """True if `plain_reason` tells of this reason what its numbers count."""
    return _FALLS.fullmatch(words) is not None


def reason_of_a_change(words: str, beat: Beat | None = None) -> str:
    """Why a line is disputed or out of date, or two lines differ, where both are shown: what is counted they say
    themselves. Without a beat, what only a beat has words for stays as it is."""
    falls = _FALLS.fullmatch(words)
    if falls and spoken() != ENGLISH:
        one, other = wording.stored_amount(falls[1]), wording.stored_amount(falls[2])
        return _("{one} and {other} differ: a total can't fall, and the later is lower").format(one=one, other=other)
    return reason_in_words(beat, words)
