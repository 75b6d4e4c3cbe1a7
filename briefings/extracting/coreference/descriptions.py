"""Whom "the group", "the official", "the report" stands for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefings.extracting.coreference import vocabulary as words

if TYPE_CHECKING:
    from briefings.extracting.coreference.cast import Cast, Entry

# How many characters back a bare description looks.
_REACH = 3_000


def antecedent_of(cast: Cast, noun: str, at: int) -> Entry | None:
    """The entry that a bare description at an offset stands for; None where two fit as well."""
    for entry in cast.before(at, _REACH):
        if _fits(noun, entry):
            return entry
    return None


def _fits(noun: str, entry: Entry) -> bool:
    kin = words.kin_of(noun)
    said = f"{entry.name} {entry.role or ''}".lower().split()
    return any(w.strip(",.") in kin for w in said)
