"""What a beat's second opinion reads of a figure: the words beside it, the noun that it counts, the verbs above it.

The features are few on purpose. Tried on articles that it had not seen, an opinion that also weighed every word of the
sentence, of the one before and of the title knew its examples better and other outlets' sentences worse.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Any

from briefings.extracting.parsing.language import Passage
from briefings.model import Quantity

NUMBER, NAME, NOTHING = "0", "NAME", "-"
# Words before and behind the figure that are told apart by their distance, and the reach of those that aren't.
_BEFORE, _BEHIND, _REACH = 3, 4, 12
_NOUN_WITHIN = 5
# How far up the tree of the sentence is looked, and at how many verbs.
_STEPS, _NAMED_STEPS, _VERBS = 6, 4, 2
_BESIDE_VERB = frozenset("prep prt neg aux auxpass advmod dobj nsubj nsubjpass acomp xcomp agent conj attr".split())
_MAKING_IT_ANOTHER = frozenset("prt prep advmod acomp attr".split())
_SIZES = (2, 10, 100, 1000, 10_000)


def features_of(
    quantity: Quantity, passage: Passage, sentence: tuple[int, int], *, figures: int, before: str, told: str
) -> frozenset[str]:
    """The features of a figure in a sentence, which is the passage's tokens from the first number to the second
    (exclusive). `figures` is how many stand in the sentence, `before` the measure of the one before it there, and
    `told` that of the last one of the sentence before; both `NOTHING` where there is none, "None" where it has none."""
    doc, (start, end) = passage.doc, sentence
    first = max(start, doc.first_at(quantity.start - passage.start, (0, len(doc))))
    last = max(first + 1, doc.first_at(quantity.end - passage.start, (0, len(doc))))
    found = {f"unit:{quantity.unit}", f"bound:{quantity.bound}", f"size:{bisect_right(_SIZES, quantity.high)}"}
    found |= {f"figures:{min(3, figures)}", f"before:{before}", f"told:{told}"}
    found |= {f"-{n} {_word(t)}" for n, t in enumerate(reversed(doc[max(start, first - _BEFORE) : first]), 1)}
    behind = doc[last : max(last, min(end, last + _REACH))]
    found |= {f"+{n} {_lemma(t)}" for n, t in enumerate(behind[:_BEHIND], 1)}
    found |= {f"behind {_lemma(t)}" for t in behind}
    noun = next((t for t in behind[:_NOUN_WITHIN] if t.pos_ == "NOUN"), None)
    found.add(f"noun {_lemma(noun) if noun else NOTHING}")
    if noun:
        found |= {f"of noun: {c.dep_} {_lemma(c)}" for c in noun.children}
    return frozenset(found | set(_above(_number(doc, first, last), sentence)))


def _number(doc: Sequence[Any], first: int, last: int) -> Any:
    """The token of the figure that hangs on what is no part of it."""
    outward = [t for t in doc[first:last] if not first <= t.head.i < last]
    return outward[-1] if outward else doc[min(last, len(doc)) - 1]


def _above(number: Any, sentence: tuple[int, int]) -> Iterator[str]:
    """What the figure hangs on, step by step, and the verbs among it with what stands beside them."""
    token, verbs = number, 0
    for step in range(_STEPS):
        head = token.head
        if head is token:
            return
        if step < _NAMED_STEPS:
            yield f"up {step}: {token.dep_} {_lemma(head)}"
            yield f"up {_lemma(head)}"
        if head.pos_ in ("VERB", "AUX"):
            verbs += 1
            yield from _of_verb(head, token, verbs, sentence)
            if verbs == _VERBS:
                return
        token = head


def _of_verb(verb: Any, below: Any, number: int, sentence: tuple[int, int]) -> Iterator[str]:
    lemma = _lemma(verb)
    yield f"verb {number}: {lemma}"
    yield f"verb's {below.dep_}: {lemma}"
    yield f"tense {verb.tag_}"
    yield f"verb's {below.dep_}: {lemma} {verb.tag_}"
    for child in verb.children:
        if child is not below and child.dep_ in _BESIDE_VERB and sentence[0] <= child.i < sentence[1]:
            yield f"beside verb: {child.dep_} {_lemma(child)}"
            if child.dep_ in _MAKING_IT_ANOTHER:
                yield f"verb: {lemma} {_word(child)}"


def _lemma(token: Any) -> str:
    if token.pos_ == "NUM" or token.text.isdigit():
        return NUMBER
    return NAME if token.pos_ == "PROPN" else str(token.lemma_).lower()


def _word(token: Any) -> str:
    if token.pos_ == "NUM" or any(c.isdigit() for c in token.text):
        return NUMBER
    return NAME if token.pos_ == "PROPN" else str(token.lower_)
