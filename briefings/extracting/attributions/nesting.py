"""Attributions inside attributions: which of them stand on their own.

"The report, citing officials, says …" holds two voices, and both count. "He said he planned to go" holds one: what a
speaker says that somebody thinks, wants or praises is his word, and only reported speech opens a second voice.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from briefings.extracting.attributions import cue_lexicon
from briefings.extracting.attributions.candidates import Reading


def without_echoes(readings: Sequence[Reading]) -> list[Reading]:
    """The readings without those inside another's content that open no voice of their own; order is kept."""
    kept: list[Reading] = []
    for _, group in groupby(readings, key=lambda r: r.passage):
        together = list(group)
        kept += [r for r in together if _opens_a_voice(r) or not any(_holds(o, r) for o in together)]
    return kept


def _holds(outer: Reading, inner: Reading) -> bool:
    if outer is inner:
        return False
    at = inner.cue or inner.content
    return outer.content[0] <= at[0] and at[1] <= outer.content[1]


def _opens_a_voice(reading: Reading) -> bool:
    verb = reading.verb
    if reading.rule in ("phrase", "quotation"):
        return True
    if reading.rule == "framed" and reading.source is not None:
        return True
    if verb is None or reading.rule != "clause" or verb.lemma_.lower() not in cue_lexicon.SPEECH:
        return False
    if reading.source is None or reading.source.pos_ == "PRON" or verb.tag_ == "VB":
        return False
    return not any(c.tag_ == "MD" or c.dep_ == "neg" for c in verb.children)
