"""Times that stand where a counted noun would: "brought back five | last spring", "killed two | Sunday night"."""

from __future__ import annotations

from typing import Any

_WHICH_TIME = frozenset({"last", "this", "next", "that", "each", "every"})
TIMES = frozenset(
    "spring summer autumn fall winter week weekend month year day night morning evening afternoon time decade monday"
    " tuesday wednesday thursday friday saturday sunday january february march april may june july august september"
    " october november december".split()
)
_AGO = frozenset({"ago", "earlier", "before", "previously"})
_WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
DAYS = _WEEKDAYS | {"today", "yesterday", "tonight", "overnight", "tomorrow"}
_MONTHS_AND_DAYS = _WEEKDAYS | set(
    "january february march april may june july august september october november december".split()
)
_PARTS_OF_DAYS = frozenset("morning afternoon evening night".split())
_OF_THE_DAY = frozenset({"early", "late"})


def is_which_time(doc: Any, i: int) -> bool:
    """ "Last spring", "this week"."""
    return doc[i].lower_ in _WHICH_TIME and i + 1 < len(doc) and doc[i + 1].lemma_.lower() in TIMES


_SEASONS = frozenset("spring summer autumn fall winter".split())
_LONGEST_TIME = 4


def ends_a_time(word: Any) -> bool:
    """Whether the word ends what tells when, so that a number right behind it is none of its name: "this year | 36 were
    caught", "in spring 17 left", "on Friday night 12 died"; but "on day 26", "in the year 622"."""
    doc, noun = word.doc, word.lower_
    if noun in _PARTS_OF_DAYS or (noun in _SEASONS and word.i and word.nbor(-1).lower_ in ("in", "this", "last", "by")):
        return True
    if noun not in TIMES or noun in _MONTHS_AND_DAYS or word.text[0].isupper():
        return False
    before = doc[max(0, word.i - _LONGEST_TIME) : word.i]
    dated = any(token.lower_ in _WHICH_TIME or token.lower_ in ("the", "a") for token in before)
    return dated and [token.lower_ for token in before][-2:] != ["in", "the"]


def is_long_ago(doc: Any, i: int) -> bool:
    """Whether the number at an index opens "five years ago"."""
    behind = doc[i + 1 : i + 3]
    return len(behind) == 2 and behind[0].lemma_.lower() in TIMES and behind[1].lower_ in _AGO


def is_a_day_alone(doc: Any, i: int) -> bool:
    """ "Killed two Sunday", "hurt five Friday night": a day, and nothing that is counted; "two Sunday papers" are."""
    if doc[i].lower_ not in DAYS:
        return False
    behind = i + 1
    while behind < len(doc) and doc[behind].lower_ in _PARTS_OF_DAYS:
        behind += 1
    return behind >= len(doc) or doc[behind].pos_ not in ("NOUN", "PROPN", "ADJ")


def is_when_it_was_done(doc: Any, first: Any, i: int) -> bool:
    """ "28 injured early Sunday morning", "four wounded Friday night": a day behind what was done to so many, who have
    no noun; "12 wounded Sunday strollers" have one."""
    done = all(word.tag_ in ("VBN", "VBD", "JJ", "RB") for word in doc[first.i : i])
    if not done or first.tag_ not in ("VBN", "VBD"):
        return False
    if is_which_time(doc, i):
        return True
    return is_a_day_alone(doc, i + 1 if doc[i].lower_ in _OF_THE_DAY and i + 1 < len(doc) else i)
