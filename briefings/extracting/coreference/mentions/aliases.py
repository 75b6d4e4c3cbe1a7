"""Other names that a text gives right after a name: "the Harbour Defence Force (HDF)", "the Levy, or LV"."""

from __future__ import annotations

import re

from briefings.extracting.coreference.mentions.vocabulary import ACRONYM_STOPS

# From the end of a name to its other name.
_NAME = r"[“\"‘']?(?P<name>[A-ZÀ-Þ][\w.&-]{1,20}(?: [A-ZÀ-Þ][\w-]+){0,4})"
_BRACKETED = re.compile(rf"\s*[(\[]\s*(?:also\s+)?(?:(?:known|called)\s+as\s+|or\s+|the\s+)?{_NAME}[”\"’']?\s*[)\],;]")
_KNOWN_AS = r"(?:known|called|referred\s+to)(?:\s+as)?"
_BESIDE = re.compile(
    rf",?\s+(?:or|(?:also|better|formerly|otherwise|commonly|sometimes)\s+{_KNOWN_AS}|aka|a\.k\.a\."
    rf"|known\s+(?:by\s+\w+\s+\w+\s+)?as)\s+(?:simply\s+|the\s+)?{_NAME}"
)
_BY_OR = re.compile(r"[,\s]*or\b")


def other_name_after(text: str, name: str, end: int) -> tuple[int, int] | None:
    """The span of another name of what is named up to `end`, where the text gives one there."""
    found = _BRACKETED.match(text, end, end + 80)
    if found and _may_stand_for(found["name"], name):
        return found.span("name")
    found = _BESIDE.match(text, end, end + 80)
    if found and (not _BY_OR.match(text, end) or _may_stand_for(found["name"], name)):
        return found.span("name")
    return None


def is_acronym_of(short: str, name: str) -> bool:
    """Whether `short` is made of first letters of the name's words, in their order."""
    letters = short.replace(".", "").replace("-", "")
    if not (2 <= len(letters) <= 8) or not letters[:1].isupper() or sum(map(str.isupper, letters)) * 2 <= len(letters):
        return False
    parts = [w for w in re.split(r"[\s-]+", name) if w]
    strict = "".join(w[0] for w in parts if w.lower() not in ACRONYM_STOPS).upper()
    loose = "".join(w[0] for w in parts).upper()
    return letters.upper() in (strict, loose)


def _may_stand_for(short: str, name: str) -> bool:
    """Whether bracketed words are another name, and no place, party or age."""
    if is_acronym_of(short, name):
        return True
    letters = [c for c in short if c.isalpha()]
    acronym = " " not in short and 2 <= len(letters) <= 8 and sum(map(str.isupper, letters)) * 2 > len(letters)
    return acronym and " " in name and short[0].upper() in {w[0].upper() for w in name.split()}
