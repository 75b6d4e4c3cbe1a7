"""Why two lines belong together or stand against one another, in words that a reader need not learn, and in theirs."""

from __future__ import annotations

import re

from bot.language import ENGLISH, N_, _, spoken
from bot.pages import wording
from bot.pages.reason_words import reason_in_words
from briefings.beat.beat import Beat

_FALLS = re.compile(r"(.+) and (.+) differ: a total \(([\w ]+)\) cannot fall, and the later is lower")
_DIFFER = re.compile(r"(.+) and (.+) differ(\W.+)")
# How the matcher goes on after "A and B differ": said as it is, in the reader's language.
DIFFER = {
    ", at the same time and from independent sources": N_(
        "{one} and {other} differ, at the same time and from independent sources"
    ),
    ", of one event and about one day, from different sources": N_(
        "{one} and {other} differ, of one event and about one day, from different sources"
    ),
    ": the toll rose": N_("{one} and {other} differ: the toll rose"),
    ": a later, lower toll corrects it": N_("{one} and {other} differ: a later, lower toll corrects it"),
    ", the same source's later word": N_("{one} and {other} differ, the same source's later word"),
    ", and the later is higher": N_("{one} and {other} differ, and the later is higher"),
    ", and the later may be lower": N_("{one} and {other} differ, and the later may be lower"),
}
DENIED = N_("one asserts what the other denies, at the same time")


def plain_reason(beat: Beat, words: str) -> str:
    """A match's reason as readers are told it."""
    falls = _FALLS.fullmatch(words)
    if falls:
        what = wording.measure_label(beat, falls[3].replace(" ", "_"))
        return _(
            "{value} and {value2}: both count people who {what}; a total can't fall, and the later is lower"
        ).format(value=wording.stored_amount(falls[1]), value2=wording.stored_amount(falls[2]), what=what)
    plain = words.replace("both go back to", "both come from").replace(" root", " original source")
    return difference(words) or (plain if spoken() == ENGLISH else reason_in_words(beat, words))


def reason_of_a_change(words: str) -> str:
    """Why a line is told as disputed or out of date, where no beat is at hand."""
    return difference(words) or reason_in_words(None, words)


def difference(words: str) -> str | None:
    """Why two numbers, or a word and its denial, don't go together; None for any other reason."""
    if words == DENIED:
        return _(DENIED)
    falls = _FALLS.fullmatch(words)
    if falls and spoken() != ENGLISH:
        one, other = wording.stored_amount(falls[1]), wording.stored_amount(falls[2])
        return _("{one} and {other} differ: a total can't fall, and the later is lower").format(one=one, other=other)
    differ = _DIFFER.fullmatch(words)
    if differ is None or differ[3] not in DIFFER:
        return None
    one, other = wording.stored_amount(differ[1]), wording.stored_amount(differ[2])
    return _(DIFFER[differ[3]]).format(one=one, other=other)
