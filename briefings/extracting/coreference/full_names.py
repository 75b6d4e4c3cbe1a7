"""Full names beside one another: which are one person's, which word is the surname, which form is the fullest."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefings.extracting.coreference.mentions import vocabulary as words
from briefings.knowledge.name_particles import OPENING_A_NAME, PARTICLES

_PARTICLES = PARTICLES | OPENING_A_NAME | {"abd", "abdel", "abdul", "le"}


def is_surname_of(name: str, full: str) -> bool:
    """Whether a name is only the surname of a fuller one: "De Poe" of Ann De Poe, "Abdel Zayd" of Jo Abdel Zayd."""
    return name != full and name.split()[0].lower() in _PARTICLES and full.endswith(" " + name)


def surname(parts: Sequence[str]) -> str:
    """The last word of a full name, without what stands before its hyphen in Arabic; "Jr" is none."""
    kept = [w for w in parts if w.rstrip(".") not in ("Jr", "Sr", "II", "III")] or list(parts)
    return plain_surname(kept[-1])


def plain_surname(word: str) -> str:
    """ "al-Amin" comes back as "Amin"."""
    return re.sub(r"^(?:al|el|an|as|ash|ad)[-–]", "", word.casefold())


def opens_with(names: Sequence[str], parts: Sequence[str]) -> bool:
    """Whether of two full names with other last words one is the beginning of the other."""
    mine = [w.casefold() for w in parts]
    forms = [name.casefold().split() for name in names]
    return any(len(form) > 1 and len(form) != len(mine) and _begin_alike(form, mine) for form in forms)


def _begin_alike(one: Sequence[str], other: Sequence[str]) -> bool:
    return all(a == b for a, b in zip(one, other, strict=False))


def holds_all_words(names: Sequence[str], parts: Sequence[str]) -> bool:
    """Whether of two full names one has all words of the other."""
    mine = {w.casefold() for w in parts}
    forms = [set(name.casefold().split()) for name in names if " " in name]
    return any(mine <= form or form <= mine for form in forms)


def is_acronym(name: str) -> bool:
    """ "HDF", "MoD": one word, most of it capitals."""
    return " " not in name and 2 * sum(map(str.isupper, name)) > len(name)


def initials(name: str) -> set[str]:
    """The first letters of a name's words, with and without those of "of" and "the"."""
    parts = name.replace("-", " ").split()
    return {
        "".join(w[0] for w in parts if w.lower() not in words.ACRONYM_STOPS).upper(),
        "".join(w[0] for w in parts).upper(),
    }
