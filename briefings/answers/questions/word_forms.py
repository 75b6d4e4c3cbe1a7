"""Which words of a question say nothing of what is asked, and which words are forms of one."""

from __future__ import annotations

from itertools import takewhile

EMPTY_WORDS = frozenset(
    "a about an and any are be been but by can could did do does for from had has have how in into is it its many me "
    "much of on or said say says so some than that the their them there they this to was were what when where which "
    "who why will with would you people".split()
)
# Forms of one word have at least so many first letters in common.
STEM = 4


def akin(one: str, other: str, longest_ending: int) -> bool:
    """True if two words are the same, or forms of one: at most so many of the longer one's last letters differ
    ("returned", "returnees")."""
    if one == other:
        return True
    same = len(list(takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))))
    return same >= STEM and max(len(one), len(other)) - same <= longest_ending
