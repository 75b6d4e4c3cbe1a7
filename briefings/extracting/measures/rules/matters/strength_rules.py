"""Rules for the strength of the beat's own side: who is told to have people, to lose them, or to be so many.

"The group has 3,000 men", "its ranks shrank to 60", "estimates of 20,000 fighters": they are still with it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from briefings.extracting.measures.grammar.arguments import Link
from briefings.extracting.measures.grammar.factuality import is_denied
from briefings.extracting.measures.grammar.said import Said
from briefings.extracting.measures.grammar.slot import Slot
from briefings.extracting.measures.rules.grounds import Grounds
from briefings.extracting.measures.rules.surroundings import of_own_side, subject_above, text_before
from briefings.extracting.parsing.dependencies import child

_COMMANDING = frozenset(
    "have command field muster boast retain keep count number possess direct lead comprise deploy rally mass".split()
)
_LOSING = frozenset({"lose"})
_CREDITING = frozenset({"credit"})
# "All told it numbers 300", "consists of some 200".
_AMOUNTING = frozenset({"number", "total"})
_ESTIMATING = frozenset("estimate figure assessment finding calculation guess reckoning".split())
_TELLING = frozenset({"count", "report", "estimate", "list", "assess", "show", "number", "reckon"})
# Where these follow, something else is told of them.
_FATES = frozenset({"VBN", "VBD"})


def by_whose_they_are(slot: Slot, on: Grounds) -> Said | None:
    """ "The group still has 3,000 men", "Islamic State lost 700", "is credited with 1,600 members"."""
    link = slot.link
    if link is None or _are_family(slot):
        return None
    if _has_them_with_it(link, slot, on) or _is_relied_on(link, slot, on):
        return of_own_side(on.deeds.fighting())
    if link.head.pos_ not in ("VERB", "AUX") or is_denied(link.head) or _did_so_too(link.head):
        return None
    if _has_lost_them(link, slot, on) or _is_what_it_cost_them(link, slot, on):
        return of_own_side(on.deeds.killing())
    return of_own_side(on.deeds.fighting()) if any(told(link, slot, on) for told in _STILL_WITH_IT) else None


def _are_family(slot: Slot) -> bool:
    """ "238 fighters with 400 family members"."""
    return slot.noun is not None and any(word.lower_ in _HOUSEHOLD for word in slot.noun.lefts)


def _did_so_too(verb: Any) -> bool:
    """ "Ninety men have died, and so have 12 children"."""
    return any(word.lower_ == "so" for word in verb.children)


def _has_lost_them(link: Link, slot: Slot, on: Grounds) -> bool:
    """ "Islamic State lost 700"."""
    return link.head.lemma_ in _LOSING and _are_own_sides(link, slot, on)


def _is_what_it_cost_them(link: Link, slot: Slot, on: Grounds) -> bool:
    """ "The ambush cost the jihadists 90 men"."""
    if link.role != "dobj" or link.head.lemma_ != "cost" or (slot.noun is not None and slot.group is None):
        return False
    losers = (c for c in link.head.children if c.dep_ in ("dative", "dobj") and c.i < slot.first)
    return any(on.members.is_own_side(loser, slot.passage) for loser in losers)


def _has_them(link: Link, slot: Slot, on: Grounds) -> bool:
    """ "The group still has 3,000 men", "it numbers 300"."""
    verbs = _COMMANDING if slot.noun is not None else _COMMANDING & _AMOUNTING
    if link.head.lemma_ == "comprise" and slot.noun is not None and not on.members.is_own_kind(slot):
        return False  # "the group comprises 12 children": whoever was told of as a group
    return link.head.lemma_ in verbs and _are_own_sides(link, slot, on)


def _are_own_sides(link: Link, slot: Slot, on: Grounds) -> bool:
    """Whether the counted, who bear no other name than one for the beat's people, are the object of a verb whose
    subject is the beat's own side."""
    return link.role == "dobj" and (slot.noun is None or slot.group is not None) and _does_it(link.head, slot, on)


def _does_it(verb: Any, slot: Slot, on: Grounds) -> bool:
    """Whether the beat's own side is the verb's subject."""
    subject = subject_above(verb)
    return subject is not None and on.members.is_own_side_told(subject, slot.passage, slot.sentence[0])


def _are_its_size(link: Link, slot: Slot, on: Grounds) -> bool:
    """ "Every cell numbers six to eight"."""
    verb = link.head
    is_size = verb.lemma_ in _AMOUNTING and slot.noun is None and verb.i >= slot.first - 2
    return is_size and _does_it(verb, slot, on)


def _is_credited_with_them(link: Link, slot: Slot, on: Grounds) -> bool:
    """ "Is credited with 1,600 members"."""
    return link.role == "oblique" and link.head.lemma_ in _CREDITING and on.members.names_people(slot)


_STILL_WITH_IT: tuple[Callable[[Link, Slot, Grounds], bool], ...] = (
    _has_them,
    _are_its_size,
    _is_credited_with_them,
)

# "The branch has grown from 200 men to 1,000", "its ranks shrank to 60".
_CHANGING = frozenset("grow swell shrink dwindle balloon expand mushroom rise increase decline fall drop".split())
_RANKS = frozenset({"rank", "strength", "membership", "manpower"})
_CHANGED = re.compile(
    r"\b(?:from|to) (?:(?:about|around|some|roughly|nearly|almost|more than|over|just|only|fewer than|less than"
    r"|under|up to|as many as|as few as|at least|an estimated|upwards of|perhaps) ){0,2}$",
    re.IGNORECASE,
)


def by_how_it_changed(slot: Slot, on: Grounds) -> Said | None:
    """What the beat's own side grew or shrank from and to, and its ranks."""
    if (slot.noun is not None and slot.group is None) or not _CHANGED.search(text_before(slot, on, 30)):
        return None
    verb = _verb_of_change(slot)
    owner = _whose_ranks(subject_above(verb)) if verb is not None else None
    theirs = owner is not None and on.members.is_own_side_told(owner, slot.passage, slot.sentence[0])
    return of_own_side(on.deeds.fighting()) if theirs and _goes_on_from_people(verb, slot, on) else None


def _verb_of_change(slot: Slot) -> Any | None:
    """The last verb before the number, if it says that something grew or shrank."""
    before = slot.passage.doc[slot.token.sent.start : slot.first]
    verb = next((token for token in reversed(before) if token.pos_ == "VERB"), None)
    return verb if verb is not None and verb.lemma_ in _CHANGING and not is_denied(verb) else None


def _whose_ranks(subject: Any | None) -> Any | None:
    """Who grew or shrank: the subject itself, or the owner of "its ranks"."""
    if subject is None or subject.lemma_ not in _RANKS:
        return subject
    return child(subject, "poss")


def _goes_on_from_people(verb: Any, slot: Slot, on: Grounds) -> bool:
    """Whether people are counted: by their noun, or by that of the number before ("from 200 men to 1,000")."""
    if slot.noun is not None:
        return True
    told = on.thread.series[-1] if on.thread.series else None
    return told is not None and told.start > slot.passage.at(verb) and told.measure == on.deeds.fighting()


_HOUSEHOLD = frozenset({"family", "household"})
_WITH = re.compile(r"(,? )with $")


def _has_them_with_it(link: Link, slot: Slot, on: Grounds) -> bool:
    """ "The branch, with 2,200 men, …"."""
    ahead = _WITH.search(on.text, slot.sentence[0], slot.quantity.start)
    if ahead is None or link.role != "oblique" or not _are_its_people(slot):
        return False
    is_noun = link.head.pos_ in ("NOUN", "PROPN")
    owner = link.head if is_noun else subject_above(link.head)
    return (is_noun or ahead[1] == ", ") and owner is not None and on.members.is_own_side(owner, slot.passage)


def _are_its_people(slot: Slot) -> bool:
    """ "2,200 men", "300 fighters": nouns for those whom such a side has."""
    return slot.group is not None and slot.noun is not None and slot.noun.lemma_ in _THEIR_PEOPLE


_THEIR_PEOPLE = frozenset({"man", "fighter", "member", "militant", "jihadist", "adherent", "follower", "gunman"})


_RELYING = frozenset("count call rely draw depend lean fall dispose".split())
_LEADING_ON = frozenset({"on", "upon", "of"})


def _is_relied_on(link: Link, slot: Slot, on: Grounds) -> bool:
    """ "The branch can call on 300 men", "the group could count on 30,000", "may dispose of 24,000"."""
    verb = link.head
    if link.role not in ("oblique", "dobj", "of") or verb.lemma_ not in _RELYING or child(verb, "neg") is not None:
        return False
    if slot.noun is not None and slot.group is None:
        return False
    return _does_it(verb, slot, on) and _leads_on_to(slot, verb)


def _leads_on_to(slot: Slot, verb: Any) -> bool:
    """Whether the verb's "on" leads to the number: "call | on 300 men"."""
    preps = (c for c in verb.children if c.lower_ in _LEADING_ON and c.i < slot.token.i)
    return any(prep.dep_ == "prt" or slot.token.i in {t.i for t in prep.subtree} for prep in preps)


def by_an_estimate(slot: Slot, on: Grounds) -> Said | None:
    """ "Estimates of 20,000 to 31,000 fighters", "the report counts 14,000 members": where nothing else is told of
    them."""
    link = slot.link if on.members.is_own_kind(slot) else None
    if link is None or is_denied(link.head) or _are_counted_as_something(link):
        return None
    if not _are_estimated(link) and not (link.role == "dobj" and link.head.lemma_ in _TELLING):
        return None
    behind = slot.passage.doc[slot.after : slot.token.sent.end]
    told = any(token.tag_ in _FATES and token.pos_ == "VERB" for token in behind)
    return None if told else of_own_side(on.deeds.fighting())


def _are_counted_as_something(link: Link) -> bool:
    """ "Counts 2,240 Islamists as dangerous": they are told to be something else than in the field."""
    return link.role == "dobj" and any(c.dep_ == "prep" and c.lower_ == "as" for c in link.head.rights)


def _are_estimated(link: Link) -> bool:
    """ "Estimates of 20,000", "speaks of 20,000", "the estimate is 20,000", "is of 20,000"."""
    word = link.head
    if link.role == "of" and (word.lemma_.lower() in _ESTIMATING or word.lemma_ == "speak"):
        return True
    return link.role in ("of", "attr") and word.lemma_ == "be" and _is_estimate(subject_above(word))


def _is_estimate(noun: Any | None) -> bool:
    return noun is not None and noun.lemma_.lower() in _ESTIMATING
