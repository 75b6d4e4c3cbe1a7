"""Why two lines belong together or stand against one another, in words that a reader need not learn."""

from __future__ import annotations

import re

from bot.language import _
from bot.pages import wording
from briefings.beat.beat import Beat

_FALLS = re.compile(r"(.+) and (.+) differ: a total \((\w+)\) cannot fall, and the later is lower")


def plain_reason(beat: Beat, words: str) -> str:
    """A match's reason as readers are told it."""
    falls = _FALLS.fullmatch(words)
    if falls:
        what = wording.measure_label(beat, falls[3])
        return _(
            "{value} and {value2}: both count people who {what}; a total can't fall, and the later is lower"
        ).format(value=falls[1], value2=falls[2], what=what)
    return words.replace("both go back to", "both come from").replace(" root", " original source")
