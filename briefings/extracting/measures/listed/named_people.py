"""People told of by name and age, who are a number all the same: "Ann Poe, 23, and Ben Ash, 19, died at the scene"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefings.extracting.measures.grammar.arguments import FINITE
from briefings.extracting.measures.grammar.said import Said
from briefings.extracting.measures.predicates.predicates import Deeds
from briefings.extracting.parsing.language import Passage
from briefings.model import WORKED_OUT, Quantity

_NAME = r"(?:[A-Z][\w.'’-]+ ){1,3}[A-Z][\w'’-]+(?: [JS]r\.?)?"
_AGED = rf"{_NAME}, (?:age )?\d{{1,2}}"
_HOME = r"(?:,? (?:both |all )?(?:of|from) [A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+)?)?"
_LIST = re.compile(rf"{_AGED}(?:[,;]? and {_AGED}|[,;] {_AGED})+(?P<rest>{_HOME}[,;]?)")
_ONE = re.compile(_AGED)
# "Killed were …", "The dead were identified as …", "Also shot: …".
_SAID_BEFORE = re.compile(
    r"\b(?:(?P<killed>killed|dead|deceased|slain|fatally (?:shot|wounded))|shot|wounded|injured|hurt)\b"
    r"(?! (?:by|when|after|and)\b)[^.,;:\n]{0,60}?"
    r"(?: (?:are|were|include[sd]?)| (?:identified|named)(?: [\w-]+){0,5} as|:) $",
    re.IGNORECASE,
)
# "The coroner named the victims of Sunday's shooting as …": whom a coroner names is dead.
_NAMED_BY_CORONER = re.compile(
    r"\b(?:coroner|medical examiner)\b[^.;:\n]{0,60}?\b(?:identified|named) (?:the |both )?(?:[\w-]+ ){0,2}?"
    r"(?:victims|dead|men|women|pair|couple)\b[^.,;:\n]{0,60}? as $",
    re.IGNORECASE,
)
_CLAUSE, _LONGEST_CLAUSE = re.compile(r"[^.,;:!?\n]*"), 80


def named_people(text: str, passage: Passage, deeds: Deeds, scope: str | None) -> Iterator[Quantity]:
    """The passage's lists of names with ages, each with the measure that the verb behind it says."""
    for found in _LIST.finditer(text, passage.start, passage.end):
        people = len(_ONE.findall(found.group()))
        said = _said(text, found.end(), passage, deeds) or _said_before(text, found.start(), passage, deeds)
        said = said if " and " in found.group() else None
        if said is not None and said.measure:
            start, end = found.start(), found.start("rest")
            yield Quantity(
                float(people), float(people), "exact", "people", WORKED_OUT, None, said.measure, None,
                text[start:end], start, end, scope,
            )  # fmt: skip


def _said_before(text: str, start: int, passage: Passage, deeds: Deeds) -> Said | None:
    """What the words right before a list say: "killed were", "the dead were identified as"."""
    if _NAMED_BY_CORONER.search(text, max(passage.start, start - 180), start) and deeds.killing():
        return Said(deeds.killing() or "", None)
    told = _SAID_BEFORE.search(text, max(passage.start, start - 110), start)
    measure = (deeds.killing() if told["killed"] else deeds.wounding()) if told else None
    return Said(measure, None) if measure else None


def _said(text: str, end: int, passage: Passage, deeds: Deeds) -> Said | None:
    """What the verb right behind a list says: "died", "were shot", "were pronounced dead"."""
    at = passage.doc.first_at(end - passage.start, (0, len(passage.doc)))
    if at >= len(passage.doc) or passage.doc[at].tag_ not in FINITE:
        return None
    clause = _CLAUSE.match(text, end, end + _LONGEST_CLAUSE)
    return deeds.by_verb_after(passage.doc, at, passage) or (deeds.by_phrase(clause.group()) if clause else None)
