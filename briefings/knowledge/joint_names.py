"""Several who are named in a line as one speaker: "Ann Poe and Tom Lane", "Tarsia, Norland and Halden"."""

from __future__ import annotations

import re


def those_named(words: str) -> list[str]:
    """Each of those whom a speaker's words name in a line: "Tarsia, Norland and Halden" are three, and "Tarsia and its
    allies" go by Tarsia."""
    return _JOINT.split(_ALLIES.sub("", words))


_JOINT = re.compile(r",\s(?:and\s)?|\sand\s")
_ALLIES = re.compile(r" and its (?:allies|partners)$")
