"""Numbers that tell nothing by themselves: those out of which another counts, of a family, by which another changed."""

from __future__ import annotations

from typing import Any

from briefings.extracting.measures.grammar.arguments import Link, climbed
from briefings.extracting.measures.grammar.slot import Slot

# "The first of the nine who came home": what is told of the 17 is all that is told.
_ORDINALS = frozenset({"first", "second", "last", "latest"})
# "None of the 60 has come back", "fewer than expected of the 300 are home": what is said is not said of them all.
_SOME = frozenset("none few fewer most many more some several hardly neither nobody expected".split())
SHARES = frozenset(
    "out half third quarter fifth tenth majority minority share fraction percentage percent cent %".split()
)


def is_whole(slot: Slot) -> bool:
    """Whether another number is counted out of this one, whatever verb comes next: "130 of 420 fighters had left"."""
    link = climbed(slot.anchor)
    number = None
    before = slot.passage.doc[max(0, slot.first - 2) : slot.first]
    if link is not None and _leads_to_whole(link, before) and link.head.i < slot.first:  # "two in five" is one number
        word = link.head.lower_
        number = (link.head.like_num and word not in _ORDINALS) or word in SHARES | _SOME
    return bool(number or (len(before) == 2 and before[0].like_num and before[1].lower_ == "of") or _is_fronted(slot))


# The tags of what may stand between a preposition and its number.
_INSIDE = frozenset({"DT", "PDT", "PRP$", "JJ", "JJS", "RB"})
_INSIDE_AT_MOST = 3
_JOINING = frozenset({"and", "but", "that", ";"})


def _is_fronted(slot: Slot) -> bool:
    """ "Of the 30 women none came home", "said that of 12 fighters, two were killed", "as for the 30 who left, two are
    back": the clause tells of others."""
    doc, n = slot.passage.doc, slot.first - 1
    while n > 0 and slot.first - n <= _INSIDE_AT_MOST and doc[n].tag_ in _INSIDE:
        n -= 1
    if n > 0 and doc[n].lower_ == "for" and doc[n - 1].lower_ == "as":
        return True
    if n < 0 or doc[n].lower_ != "of":
        return False
    if doc[slot.first - 1].lower_ in ("these", "those") and _has_its_own_verb(slot):
        return False  # "Of these 394 have returned": a comma is left out
    if n > 0 and doc[n - 1].lower_ == "out":
        n -= 1
    return n == doc[n].sent.start or doc[n - 1].lower_ in _JOINING


def _has_its_own_verb(slot: Slot) -> bool:
    """Whether a finite verb stands right behind a number without a noun."""
    behind = slot.passage.doc[slot.token.i + 1 : slot.token.i + 2]
    return slot.noun is None and bool(behind) and behind[0].tag_ in ("VBD", "VBZ", "VBP", "MD")


def _leads_to_whole(link: Link, before: Any) -> bool:
    """Whether the number is that out of which another counts: "38 of 212", not "38 from Turkey, 31 from …"."""
    if link.role == "oblique":
        return len(before) > 0 and before[-1].lower_ == "in"
    return link.role == "of" and (link.head.lower_ != "out" or (link.head.i > 0 and bool(link.head.nbor(-1).like_num)))


_PARENTS = frozenset("father mother parent grandfather grandmother grandparent dad mum mom".split())


def is_family(slot: Slot) -> bool:
    """Whether the number says only how many children somebody has: "a father of four"."""
    link = slot.link if slot.noun is None else None
    return link is not None and link.role == "of" and link.head.lemma_.lower() in _PARENTS


_CHANGING = frozenset("rise climb increase grow jump swell fall drop decline shrink decrease go up down".split())


# Somebody else changes it so.
_CHANGED = frozenset("reduce lower cut raise revise".split())
_CHANGES = frozenset("increase rise jump surge spike drop decline decrease fall reduction more fewer less".split())


def is_difference(slot: Slot) -> bool:
    """Whether the number says by how many another one changed: "has climbed by 40,000 to 235,000", "was reduced by 40",
    "30 killings, a 25 percent rise"."""
    first, after = slot.first, slot.after
    if slot.quantity.unit == "%" and any(t.lemma_.lower() in _CHANGES for t in slot.passage.doc[after - 1 : after + 1]):
        return True
    if first < 2 or slot.passage.doc[first - 1].lower_ != "by":
        return False
    by = slot.passage.doc[first - 1]
    return by.nbor(-1).lemma_ in _CHANGING or by.head.lemma_ in _CHANGED


def is_former(slot: Slot) -> bool:
    """Whether the number is the one that another has taken the place of: "the toll rose from 74 to 82", "to 82 from
    74". Of people who come and go both were so once; the dead of one event were never fewer."""
    doc, first = slot.passage.doc, slot.first
    if first < 1 or doc[first - 1].lower_ != "from":
        return False
    near = doc[max(slot.token.sent.start, first - _NEAR_CHANGE) : min(slot.token.sent.end, slot.after + _NEAR_CHANGE)]
    changes = any(t.lemma_.lower() in _CHANGING | _CHANGED for t in near[: first - near.start])
    return changes and any(t.lower_ == "to" and _leads_to_a_number(t) for t in near)


def _leads_to_a_number(to: Any) -> bool:
    """ "To | more than | 82"."""
    return any(t.like_num for t in to.doc[to.i + 1 : to.i + 5] if t.sent.start == to.sent.start)


# How many words the verb and the other number are from a number at most.
_NEAR_CHANGE = 8


def is_part_doing_so(slot: Slot) -> bool:
    """Whether those counted are a part that did what was told earlier: "a third of the 500 who left had already done
    so" came back, or whatever the sentence before says."""
    verb = slot.token.head
    out_of = any(child.lower_ == "of" for child in slot.token.children)
    return out_of and verb.lemma_ == "do" and any(child.lower_ == "so" for child in verb.children)


def is_base(slot: Slot) -> bool:
    """Whether the number only says out of how many: "40 have come home out of 100"."""
    first = slot.first
    before = [token.lower_ for token in slot.passage.doc[max(0, first - 2) : first]]
    return slot.noun is None and before == ["out", "of"] and not any(slot.token.children)


_SUPPOSING = frozenset({"if", "unless", "whether"})
_STOPS = frozenset({",", ";", ":", "—", "–"})


def is_supposed(slot: Slot) -> bool:
    """Whether the number stands in a clause that only supposes what it tells, or asks: "if all 300 came back"."""
    for token in reversed(slot.passage.doc[slot.token.sent.start : slot.first]):
        if token.text in _STOPS:
            return False
        if token.lower_ in _SUPPOSING:
            return token.i == token.sent.start or token.nbor(-1).lower_ not in ("as", "even")
    return False


def is_rate(slot: Slot) -> bool:
    """ "For every sailor who came home, seven are still held": so many for one, however many that makes."""
    ahead = slot.passage.doc[slot.token.sent.start : slot.first]
    return any(t.lower_ in ("every", "each") and t.i > 0 and t.nbor(-1).lower_ == "for" for t in ahead)


_WISHING = frozenset("want wish need demand request require desire crave".split())


def is_wished(slot: Slot) -> bool:
    """ "Wants 40 back before winter": what is told of them is but wished."""
    link = slot.link
    return link is not None and link.role == "dobj" and link.head.lemma_ in _WISHING and link.head.i < slot.first


_DENYING = frozenset({"deny", "refute", "disprove"})


def is_disputed(slot: Slot) -> bool:
    """ "Denies that 30 have come home": what is told of them is not so, for whoever speaks."""
    link = slot.link
    return link is not None and link.head.dep_ == "ccomp" and link.head.head.lemma_ in _DENYING


def tells_of_others(slot: Slot) -> bool:
    """Whether what the sentence says is not said of the people whom the number counts, by the number's own form."""
    return any(form(slot) for form in _FORMS)


_FORMS = (is_family, is_difference, is_part_doing_so, is_base, is_rate, is_supposed, is_wished, is_disputed)
