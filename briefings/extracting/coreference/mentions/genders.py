"""What the words around a name, and the given name itself, tell of somebody: man or woman, and that it is a person."""

from __future__ import annotations

from typing import Any, Literal

from briefings.extracting.coreference.mentions import vocabulary as words
from briefings.extracting.coreference.mentions.given_names import MEN, WOMEN

Gender = Literal["male", "female"]


def gender_told(doc: Any, first: int, last: int, title: str | None, role: str | None) -> Gender | None:
    """What a title ("Mr.", "spokeswoman"), a role ("mother of two") or a given name tells."""
    spoken = {w.strip(",.").lower() for w in f"{title or ''} {_head_words(role)}".split()}
    before = doc[first - 1].lower_ if first else ""
    if spoken & words.MALE_NOUNS or before in words.MALE_NOUNS:
        return "male"
    if spoken & words.FEMALE_NOUNS or before in words.FEMALE_NOUNS:
        return "female"
    return gender_given(doc, first, last) if last > first else None


def gender_given(doc: Any, first: int, last: int) -> Gender | None:
    """What the given name tells. Of a name of one word it is only likely: it may be a surname."""
    given = doc[first].lower_
    if last > first + 1 and doc[first + 1].text == "-":
        given = doc[first : first + 3].text.lower()
    if given in _EITHER:
        return None
    if given in MEN or given == "abu":
        return "male"
    return "female" if given in WOMEN or given in ("umm", "oum") else None


# Given names that are men's in one land and women's in another.
_EITHER = frozenset("farah nour noor nur sabah ihsan hikmat shams andrea nicola sasha robin kim".split())


def _head_words(role: str | None) -> str:
    """The words of a role up to its first "of": "mother of the king" is a mother."""
    return (role or "").split(" of ", 1)[0]


def has_age(doc: Any, last: int) -> bool:
    """Whether an age stands behind the name that ends at `last`: "Salem, 31, took it", "Salem was 17 when he left"."""
    if last + 2 >= len(doc) or not _is_age(doc[last + 2]):
        return False
    after = doc[last + 3].lower_ if last + 3 < len(doc) else "."
    if doc[last + 1].text == ",":
        return after in (",", ".", ";", ")", "—", "–")
    return doc[last + 1].lower_ in ("was", "is") and after in ("when", "and", ".", ",", "at", "then", "now", "years")


def _is_age(token: Any) -> bool:
    return bool(token.text.isdigit() and len(token.text) <= 2 and int(token.text) > 6)
