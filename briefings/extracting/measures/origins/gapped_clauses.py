"""Clauses whose verb is left out: "Germany flew home three women with 12 children, Finland two women"."""

from __future__ import annotations

from typing import Any

from briefings.extracting.measures.grammar.arguments import FINITE
from briefings.extracting.measures.grammar.slot import Slot
from briefings.extracting.measures.origins.origins import Origins
from briefings.extracting.parsing.dependencies import child

_ABOUT_SO_MANY = frozenset("about some around another nearly almost only just".split())
_JOINING = frozenset({"and", "while", "but"})


def country_of_gapped_clause(slot: Slot, origins: Origins) -> str | None:
    """ "Germany flew home three women with 12 children, Finland | two women and six children": every number is of the
    country whose clause it stands in; None in a sentence where no clause has its verb left out."""
    doc, sentence = slot.passage.doc, slot.token.sent
    heads = [token for token in doc[sentence.start : sentence.end] if _heads_a_gapped_clause(token, slot, origins)]
    ahead = doc[sentence.start : heads[0].i] if heads else ()
    verb = next((t for t in ahead if t.dep_ == "ROOT" and t.pos_ == "VERB"), None)
    subject = child(verb, "nsubj") if verb is not None else None
    opening = origins.country_of(subject, slot.passage) if subject is not None else None
    if subject is None or opening is None:
        return None
    head = next((token for token in reversed(heads) if token.i < slot.first), None)
    if head is None:  # "France and Belgium brought home two": of either
        return None if slot.first < subject.i or child(subject, "conj") is not None else opening
    has_a_verb = any(token.tag_ in FINITE for token in doc[head.i + 1 : slot.first])
    return None if has_a_verb else origins.country_of(head, slot.passage)


def _heads_a_gapped_clause(token: Any, slot: Slot, origins: Origins) -> bool:
    """The "Finland" of "…, Finland two women", "two women and Finland six": a country between a comma, or others'
    people, and a number."""
    return _stands_before_a_number(token) and _opens_a_clause(token) and _is_country(token, slot, origins)


def _stands_before_a_number(token: Any) -> bool:
    """ "Finland two", "Finland about two"."""
    behind = token.doc[token.i + 1 : token.i + 3]
    if len(behind) < 2:
        return False
    return bool(behind[0].like_num or (behind[0].lower_ in _ABOUT_SO_MANY and behind[1].like_num))


def _opens_a_clause(token: Any) -> bool:
    """ "…, Finland", "… women and Finland", "…; and the Finns"."""
    doc = token.doc
    if token.i < 3:
        return False
    before = token.i - 1 - (doc[token.i - 1].lower_ == "the")
    joined = doc[before].lower_ in _JOINING
    before -= joined
    return doc[before].text in (",", ";") or bool(joined and doc[before].tag_ in ("NNS", "CD"))


def _is_country(token: Any, slot: Slot, origins: Origins) -> bool:
    return token.text[0].isupper() and origins.country_of(token, slot.passage) is not None
