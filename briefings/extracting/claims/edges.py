"""The edges of a claim: without marks and connectives of its neighbours, and with both halves of its pairs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from briefings.extracting.parsing.language import Passage
from briefings.extracting.parsing.sentences import Run

_CONNECTIVES = frozenset({"and", "but", "or", "while", "whereas", "although", "though", "yet", "so", "nor"})


def bare_run(passage: Passage, run: Run, *, cut: bool) -> Run | None:
    """The run without marks at its edges that belong to its neighbours; without connectives too where it was cut."""
    doc, (first, last) = passage.doc, run
    while first < last and (_loose(doc, first) or (cut and connects(doc[first]))):
        first += 1
    while first < last and (_dangling(doc, last - 1) or (cut and connects(doc[last - 1]))):
        last -= 1
    if cut:
        last = _before_when(doc, first, last)
    return _balanced(doc, first, last) if first < last else None


def _before_when(doc: Any, first: int, last: int) -> int:
    """Where a claim ends before the words that lead to its neighbour: "it left, | a day after" of "it left, a day
    after the port said that it would"."""
    if doc[last - 1].lower_ not in _LEADING_ON or doc[last - 1].dep_ not in ("mark", "advmod", "prep"):
        return last
    end = last - 1
    while end > first and last - end <= _LONGEST_SPAN and doc[end - 1].text != ",":
        end -= 1
    set_off = end > first + 1 and doc[end - 1].text == "," and doc[last - 2].lemma_.lower() in _SPANS
    return end - 1 if set_off else last - 1


_LEADING_ON = frozenset({"after", "before", "because", "since", "when", "as", "once", "until"})
_SPANS = frozenset({"day", "week", "month", "year", "hour", "minute", "night"})
_LONGEST_SPAN = 4


# What "so" and "yet" belong to where they join no clauses: "so far", "so few of them", "yet another", "so-called".
_BOUND = frozenset({"far", "few", "many", "much", "long", "little", "another", "more", "again", "-", "called"})


def connects(token: Any) -> bool:
    """Whether the token joins two clauses: "while" does, the one of "for a while" does not, nor that of "so far"."""
    if token.lower_ not in _CONNECTIVES or token.dep_ not in {"cc", "mark", "advmod", "preconj"}:
        return False
    bound = token.lower_ in {"so", "yet"} and token.i + 1 < len(token.doc) and token.nbor(1).lower_ in _BOUND
    return not bound


def _loose(doc: Any, i: int) -> bool:
    return doc[i].is_space or doc[i].text in {",", ";", ":", ".", "–", "—", "-", "--", ")", "]", "”", "…", "..."}


def _dangling(doc: Any, i: int) -> bool:
    return doc[i].is_space or doc[i].text in {",", ";", ":", "–", "—", "-", "--", "(", "[", "“"}


# A typist's '' closes what either mark opens.
_PAIRS = {"“": ("”", "''"), "(": (")",), "[": ("]",), "«": ("»",), "‘": ("’",), "``": ("''", "”")}
_CLOSING = {
    close: [mark for mark, ends in _PAIRS.items() if close in ends] for ends in _PAIRS.values() for close in ends
}
_ALIKE = frozenset({'"', "''"})
"""Marks that open and close."""


def _balanced(doc: Any, first: int, last: int) -> Run | None:
    """The run without a quotation mark or bracket at an edge whose other half lies outside it."""
    texts = [t.text for t in doc[first:last]]
    first += _opens_alone(texts)
    last -= _ends_on_odd_quote(texts) or (last - first > 1 and _closes_alone(texts))
    return (first, last) if first < last else None


def _opens_alone(texts: Sequence[str]) -> bool:
    """Whether the first token is the opening half of a pair without its other half."""
    if texts[0] in _ALIKE:
        return texts.count(texts[0]) % 2 == 1
    return texts[0] in _PAIRS and not any(close in texts for close in _PAIRS[texts[0]])


def _ends_on_odd_quote(texts: Sequence[str]) -> bool:
    """Whether the last token is a straight quotation mark that no other opens."""
    return texts[-1] == '"' and texts[0] != '"' and texts.count('"') % 2 == 1


def _closes_alone(texts: Sequence[str]) -> bool:
    """Whether the last token is the closing half of a pair without its other half; "’" may be an apostrophe."""
    last = texts[-1]
    if last == "’" or last not in _CLOSING or (last in _ALIKE and texts.count(last) % 2 == 0):
        return False
    return not any(mark in texts for mark in _CLOSING[last])
