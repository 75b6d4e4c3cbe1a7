"""What a phrase tells more of a body's name than the name itself: whose office it is, or what follows it."""

from __future__ import annotations

import re

from briefings.extracting.attributions.speakers.phrases import person_words
from briefings.extracting.coreference.mentions.aliases import is_acronym_of


def without_acronym(written: str | None, name: str) -> str | None:
    """A phrase that goes on from a name, without where it is based before it and its acronym behind it."""
    start = 0 if written is None else written.find(f"-based {name} ")
    bare = written if written is None or start < 0 else written[start + len("-based ") :] if start else written
    return re.sub(r"\s\([A-ZÀ-Þ]{2,8}\)?$", "", bare) if bare is not None and bare.startswith(name) else written


def without_open_bracket(written: str) -> str:
    """A phrase without a bracket that it opens and leaves open: "data from the Harbour Observatory (HO"."""
    bare, bracket, inside = written.rpartition(" (")
    return bare if bracket and ")" not in inside else written


def is_short_for(name: str, role: str | None) -> bool:
    """ "PM" for "Prime Minister of Tarsia": capitals for an office of two words or three."""
    office = (role or "").split(" of ", 1)[0].split(",", 1)[0]
    return name.isupper() and office.count(" ") in (1, 2) and is_acronym_of(name, office)


def is_fuller_name(written: str, name: str) -> bool:
    """Whether a phrase gives more of a body's name: whose office it is, or what follows the name."""
    if written.endswith(("'s " + name, "’s " + name)):
        # "The Prosecutor General's | Office", "the Sheriff's | Office Homicide Unit".
        words = name.split()
        return words[0].lower() in person_words.BODIES and all(word[:1].isupper() for word in words)
    return written.startswith(name + " ") and is_fuller(written[len(name) :])


def is_fuller(rest: str) -> bool:
    """Whether what follows a name belongs to it: "of" or "in" with another name, or a last word with a capital."""
    words = rest.split()
    if words[0] not in ("of", "for", "on", "in", "at", "to"):
        return len(words) == 1 and words[0][:1].isupper() and words[0].isalpha()
    return words[-1][:1].isupper() and len(words) <= 8
