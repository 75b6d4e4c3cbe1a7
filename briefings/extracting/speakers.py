"""Who speaks: the noun phrase as written, its name, its role, and whom "he", "Jones" or "the ministry" stand for."""

from __future__ import annotations

from typing import Any

_ARTICLES = frozenset({"the", "a", "an"})


def phrase_run(head: Any) -> tuple[int, int]:
    """The noun phrase around its head, without what a clause or an apposition adds."""
    last = head.i
    for c in head.children:
        if c.i > head.i:
            if c.dep_ in ("relcl", "acl", "appos", "punct", "cc") or c.is_punct:
                break
            last = c.right_edge.i
    return head.left_edge.i, last


def phrase_name(head: Any) -> str:
    first, last = phrase_run(head)
    doc = head.doc
    if doc[first].lower_ in _ARTICLES and last > first:
        first += 1
    return " ".join(doc[first : last + 1].text.split())
