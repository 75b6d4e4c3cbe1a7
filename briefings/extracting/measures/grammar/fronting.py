"""Words that belong to a verb and stand far ahead of it: "to Libya have gone 80", "it is in Iraq that 90 are held",
"Turkey is where 300 ended up"."""

from __future__ import annotations

from typing import Any

_LEADING = frozenset({"to", "into", "from", "toward", "towards"})
_WHERE = frozenset({"where"})
_BEING = frozenset({"is", "was", "are", "were"})
_STOPS = frozenset({";", ":", "—", "–"})
_LONGEST = 12


def fronted(verb: Any) -> Any:
    """The words at the head of the verb's sentence that tell where it leads, or where it happens; an empty span where
    there are none, or where another clause stands between."""
    doc, start = verb.doc, verb.sent.start
    while start < verb.i and doc[start].is_punct:
        start += 1
    none = doc[start:start]
    if start + 2 >= verb.i or any(t.text in _STOPS for t in doc[start : verb.i]):
        return none
    if doc[start].lower_ == "it" and doc[start + 1].lower_ in _BEING:
        return _up_to(doc, start + 2, verb.i, frozenset({"that", "where"}))
    if doc[start].lower_ in _LEADING:
        return _fronted_phrase(doc, start, verb.i)
    where = _up_to(doc, start, verb.i, _WHERE)
    is_said_so = len(where) > 1 and where[-1].lower_ in _BEING and len(where) <= _LONGEST
    return where if is_said_so else none


def _up_to(doc: Any, start: int, end: int, words: frozenset[str]) -> Any:
    stop = next((n for n in range(start, min(end, start + _LONGEST)) if doc[n].lower_ in words), start)
    return doc[start:stop]


def _fronted_phrase(doc: Any, start: int, end: int) -> Any:
    """The phrase up to its comma, or up to the number or the verb that follows it."""
    stop = next((n for n in range(start + 1, end) if doc[n].text == "," or doc[n].pos_ in ("NUM", "VERB", "AUX")), end)
    joined = any(token.pos_ == "CCONJ" and token.nbor(-1).text == "," for token in doc[stop:end] if token.i > start)
    return doc[start:start] if joined else doc[start:stop]
