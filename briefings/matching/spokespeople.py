"""Which of several roots are told twice: a body beside who speaks for it, or beside itself under a longer name.

"Gilroy police" and "Police Chief Ann Poe" are one source; so are "police" and "local police"; and "officials" who tell
a toll beside an official who is named may be that one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from briefings.knowledge.countries import country_called
from briefings.knowledge.folding import fold
from briefings.knowledge.joint_names import those_named
from briefings.model import Statement

# A root's name as it is shown, with a statement of it.
Told = tuple[str, Statement]

_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_BODY = re.compile(
    r"\b(?:police|army|military|armed forces|navy|coast ?guard|ministry|department|government|hospital"
    r"|sheriff(?:['’]s (?:office|department))?|fire service|agency|civil defen[cs]e)$",
    re.IGNORECASE,
)
# What an office is, beside the body that has it; and words that tell no body from another.
_OFFICES = frozenset(
    """chief chiefs head spokesman spokeswoman spokesperson spokespeople minister deputy vice acting director commander
    captain colonel general major lieutenant sergeant superintendent inspector commissioner officer official officials
    secretary senior top chairman chairwoman president manager governor mayor local national state city county regional
    provincial the a an of for in at and""".split()
)
_MINISTER = re.compile(r"(?<!prime )(?<!first )(?<!chief )\bminister\b", re.IGNORECASE)
_ARMY = re.compile(r"\b(?:army|armed forces)\b")
_UMBRELLA = re.compile(r"\b(?:authorities|officials)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Root:
    """A root: its words, those of the body for which it speaks, whether it is a body, and of what kind it is."""

    name: str
    words: frozenset[str]
    of: frozenset[str]
    is_body: bool
    kind: str


def told_twice(told: Sequence[Told]) -> frozenset[str]:
    """The names of roots that are, or may only be, another of these."""
    if len({name for name, _ in told}) < 2:
        return frozenset()
    roots = set(_roots(told))
    of_a_toll = all(s.quantity is not None and s.quantity.event is not None for _, s in told)
    return frozenset(
        one.name
        for one in roots
        if any(one.name != other.name and _is_another(one, other, of_a_toll=of_a_toll) for other in roots)
    )


def _roots(told: Sequence[Told]) -> Iterator[_Root]:
    for name, statement in told:
        root, said = statement.claim.root, statement.claim.attribution
        bare = name.partition(" (")[0]
        role = said.role if said is not None and said.role and said.speaker and fold(said.speaker) == fold(bare) else ""
        yield _Root(name, _words_of(bare), _body_in(role or ""), _BODY.search(bare) is not None, root.kind)


def _is_another(one: _Root, other: _Root, *, of_a_toll: bool) -> bool:
    """Whether a root adds nothing to another: its body's word is that of who speaks for it; a shorter name of a body is
    the body's; "the chairman Ann Poe" is Ann Poe; several who said it together add nothing to one of them; and of a
    toll officials without a name are whoever is named, and a paper that is cited has it from somebody."""
    if one.is_body and other.of and (one.words <= other.of or other.of <= one.words):
        return True
    if one.is_body and other.is_body and one.words and one.words <= other.words:
        return one.words < other.words or (len(one.name), one.name) < (len(other.name), other.name)
    if len(other.name.split()) > 1 and fold(one.name).endswith(f" {fold(other.name)}"):
        return not other.is_body
    if not one.is_body and _is_among(other.name, one.name):
        return True
    return of_a_toll and _may_be_another(one, other)


def _is_among(name: str, several: str) -> bool:
    """Whether somebody is one of several who said it together: "Ann Poe" of "Poe and Lane"."""
    if " and " not in several or " and " in name:
        return False
    each = {fold(part).removeprefix("the ") for part in those_named(several.partition(" (")[0])}
    bare = fold(name.partition(" (")[0]).removeprefix("the ")
    surname = bare.split()[-1] if name[:1].isupper() and " " in bare else bare
    return bare in each or surname in each


def _may_be_another(one: _Root, other: _Root) -> bool:
    """The same of a toll: two people of one body have it from there, too."""
    if one.of and other.of and (one.of <= other.of or other.of <= one.of):
        return one.name > other.name
    if one.kind == "outlet":
        return other.kind in ("official", "witness", "report")
    return _is_unnamed(one) and other.kind == "official" and not _is_unnamed(other)


def _is_unnamed(root: _Root) -> bool:
    """ "US authorities", "officials"."""
    return _UMBRELLA.search(root.name.partition(" (")[0]) is not None


@lru_cache(maxsize=1 << 14)
def _words_of(name: str) -> frozenset[str]:
    """The words that tell a body from others; a country's name and its adjective are one."""
    named = _ARMY.sub("military", fold(name))
    words = (re.sub(r"['’]s?$", "", word) for word in _WORD.findall(named))
    return frozenset(country_called(word) or word for word in words if word not in _OFFICES)


@lru_cache(maxsize=1 << 14)
def _body_in(role: str) -> frozenset[str]:
    """The words of the body in which somebody has an office; none where the role names no body."""
    words = _words_of(role)
    if words and _MINISTER.search(role):
        return words | {"ministry"}  # the interior minister's is the interior ministry
    return words if any(_BODY.search(word) for word in words) else frozenset()
