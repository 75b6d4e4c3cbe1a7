"""The words beside a name that may be a place: "near | Halden", "| Halden | 's", "| HALDEN | (AP) —"."""

from __future__ import annotations

from typing import Any, NamedTuple

from briefings.extracting.places import vocabulary as words
from briefings.extracting.places.candidate import Candidate

_REACH = 40


class Surroundings(NamedTuple):
    """A candidate in its passage, `body`: the `left` side of it, and the words `before` and `after`, "" where none is.

    `opens` tells that it begins a sentence, `dateline` that it is the place of one.
    """

    body: str
    one: Candidate
    left: str
    before: str
    after: str
    opens: bool
    dateline: bool

    @property
    def token(self) -> Any:
        """The head word of the name in the parse, None where it has no word there; the candidate's offsets are still
        those in its passage."""
        span = self.one.passage.doc.char_span(self.one.start, self.one.end, alignment_mode="expand")
        return span.root if span is not None and len(span) else None


def surroundings_of(body: str, one: Candidate) -> Surroundings:
    """What stands beside a candidate whose offsets are still those in its passage."""
    side = body[max(0, one.start - _REACH) : one.start]
    left, right = words.LEFT_WORD.search(side), words.RIGHT_WORD.match(body, one.end)
    before = left[1] if left else ""
    after = right[2].rstrip(".,") if right and right[1] != "-" else ""
    opens = bool(words.SENTENCE_START.search(side[-4:]))
    return Surroundings(body, one, side, before, after, opens, _is_dateline(body, one, opens))


def _is_dateline(body: str, one: Candidate, opens: bool) -> bool:
    """ "BEIRUT (AP) —" at the start of a sentence, "Beirut —" or a lone "BEIRUT" at that of a passage."""
    shouted = one.name.isupper()
    if one.start != 0 and not (opens and shouted):
        return False
    if words.DATELINE.match(body, one.end):
        return True
    lone = one.start == 0 and shouted and len(one.name) > 3
    return lone and bool(words.SENTENCE_AFTER.match(body, one.end))
