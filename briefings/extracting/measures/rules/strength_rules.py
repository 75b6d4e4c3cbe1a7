"""Rules for the strength of the beat's own side: who is told to have people, to lose them, or to have them somewhere.

"The group has 3,000 men", "its garrison of 700", "10,000 of its fighters are in the province": they are still with it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from briefings.extracting.measures.grammar.arguments import Link, link_of, places_at
from briefings.extracting.measures.grammar.said import Said
from briefings.extracting.measures.grammar.slot import Slot
from briefings.extracting.measures.grammar.verb_forms import is_denied
from briefings.extracting.measures.rules.grounds import Grounds

_COMMANDING = frozenset(
    "have command field muster boast retain keep count number possess direct lead comprise deploy rally".split()
)
_LOSING = frozenset({"lose"})
_CREDITING = frozenset({"credit"})
# "All told it numbers 300", "consists of some 200".
_AMOUNTING = frozenset({"number", "total"})
# "The number of fighters there stands at 300".
_STANDING_AT = frozenset({"be", "stand", "remain", "fall", "range", "lie", "hover"})
_BEING = frozenset({"be", "remain", "stay", "live", "sit", "linger"})
_HERE = frozenset({"in", "on", "inside", "across", "around", "near", "within", "at"})
# What people are in who are somewhere; not "in custody", "in contact", "on trial".
_GROUND = frozenset(
    "city town village country area province region district pocket enclave zone territory soil valley desert mountain"
    " hill peninsula island quarter neighbourhood neighborhood jungle forest suburb governorate archipelago"
    " steppe".split()
)
_ESTIMATING = frozenset("estimate figure assessment finding calculation guess reckoning".split())
# "At least 12 Belgians are in Libya", "two dozen Danes have been spotted there".
_SEEING = frozenset("spot see find count locate sight trace report track live stay be remain hide".split())
_HOSTS = frozenset("home host refuge haven shelter sanctuary".split())
_TELLING = frozenset({"count", "report", "estimate", "list", "assess", "show", "number", "reckon"})
# Where these follow, something else is told of them.
_FATES = frozenset({"VBN", "VBD"})
_PRESENT = frozenset({"present", "there", "left", "active"})


def by_whose_they_are(slot: Slot, on: Grounds) -> Said | None:
    """ "The group still has 3,000 men", "Islamic State lost 700", "is credited with 1,600 members"."""
    link = link_of(slot.anchor)
    if slot.noun is not None and any(child.lower_ in _HOUSEHOLD for child in slot.noun.lefts):
        return None  # "238 fighters with 400 family members"
    if link is not None and _has_them_with_it(link, slot, on):
        return _told(on.deeds.fighting())
    if link is not None and _is_relied_on(link, slot, on):
        return _told(on.deeds.fighting())
    if link is None or link.head.pos_ not in ("VERB", "AUX") or is_denied(link.head):
        return None
    if any(c.lower_ == "so" for c in link.head.children):
        return None  # "ninety men have died, and so have 12 children"
    verb, subject = link.head, _subject_of(link.head)
    is_theirs = subject is not None and on.members.is_own_side_told(subject, slot.passage, slot.sentence[0])
    if link.role == "dobj" and is_theirs and (slot.noun is None or slot.group is not None):
        if verb.lemma_ in _LOSING:
            return _told(on.deeds.killing())
        if verb.lemma_ in _COMMANDING and (slot.noun is not None or verb.lemma_ in _AMOUNTING):
            return _told(on.deeds.fighting())
    if is_theirs and verb.lemma_ in _AMOUNTING and slot.noun is None and verb.i >= slot.first - 2:
        return _told(on.deeds.fighting())  # "every cell numbers six to eight"
    if link.role == "oblique" and verb.lemma_ in _CREDITING and on.members.names_people(slot):
        return _told(on.deeds.fighting())
    return None


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
    if slot.noun is not None and slot.group is None:
        return None
    if not _CHANGED.search(on.text, max(slot.sentence[0], slot.quantity.start - 30), slot.quantity.start):
        return None
    before = slot.passage.doc[slot.token.sent.start : slot.first]
    verb = next((t for t in reversed(before) if t.pos_ == "VERB"), None)
    subject = _subject_of(verb) if verb is not None and verb.lemma_ in _CHANGING and not is_denied(verb) else None
    if subject is None:
        return None
    owner = next((c for c in subject.children if c.dep_ == "poss"), None) if subject.lemma_ in _RANKS else subject
    theirs = owner is not None and on.members.is_own_side_told(owner, slot.passage, slot.sentence[0])
    return _told(on.deeds.fighting()) if theirs and _goes_on_from_people(verb, slot, on) else None


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
    if ahead is None or link.role != "oblique" or slot.group is None:
        return False
    if slot.noun is None or slot.noun.lemma_ not in _THEIR_PEOPLE:
        return False
    owner = link.head if link.head.pos_ in ("NOUN", "PROPN") else _subject_of(link.head)
    apart = link.head.pos_ in ("NOUN", "PROPN") or ahead[1] == ", "
    return apart and owner is not None and on.members.is_own_side(owner, slot.passage)


_THEIR_PEOPLE = frozenset({"man", "fighter", "member", "militant", "jihadist", "adherent", "follower", "gunman"})


_RELYING = frozenset("count call rely draw depend lean fall".split())


def _is_relied_on(link: Link, slot: Slot, on: Grounds) -> bool:
    """ "The branch can call on 300 men", "the group could count on 30,000"."""
    verb, subject = link.head, _subject_of(link.head)
    if (
        link.role not in ("oblique", "dobj")
        or verb.lemma_ not in _RELYING
        or any(c.dep_ == "neg" for c in verb.children)
    ):
        return False
    if slot.noun is not None and slot.group is None:
        return False
    theirs = subject is not None and on.members.is_own_side_told(subject, slot.passage, slot.sentence[0])
    preps = [c for c in verb.children if c.lower_ in ("on", "upon") and c.i < slot.token.i]
    leads = any(slot.token.i in {t.i for t in prep.subtree} or prep.dep_ == "prt" for prep in preps)
    return theirs and leads


def by_the_ground_they_are_on(slot: Slot, on: Grounds) -> Said | None:
    """ "3,000 jihadists are in the province", "900 fighters are still present": the beat's own kind alone."""
    link = link_of(slot.anchor) if on.members.is_own_kind(slot) else None
    if link is None or link.role != "nsubj" or link.head.lemma_ not in _BEING or is_denied(link.head):
        return None
    if link.head.tag_ == "VBN" or link.head.dep_ in ("aux", "auxpass"):
        return None  # "had been in Syria": they need not be there any more
    is_there = any(_is_ground(noun) for c in link.head.children if c.lower_ in _HERE for noun in c.children)
    is_there = is_there or any(c.lower_ in _PRESENT and c.dep_ in ("acomp", "advmod") for c in link.head.children)
    held = on.deeds.sites.by_sites(places_at(link.head))
    return _told(on.deeds.fighting()) if is_there and held is None else None


def by_how_many_are_there(slot: Slot, on: Grounds) -> Said | None:
    """ "The number of fighters in Mosul was around 9,000": the beat's own kind alone."""
    link = link_of(slot.anchor) if slot.noun is None else None
    if link is None or link.role not in ("attr", "oblique") or link.head.lemma_ not in _STANDING_AT:
        return None
    tally = _subject_of(link.head)
    if tally is None or tally.lemma_.lower() != "number" or is_denied(link.head) or _is_change(slot):
        return None
    nouns = [n for of in tally.children if of.lower_ == "of" for n in of.children if n.dep_ == "pobj"]
    groups = [(noun, on.slots.group(noun)) for noun in nouns]
    own = next((noun for noun, group in groups if group is not None and group.rank == 0), None)
    if own is None:
        return None
    preps = [c for word in (own, tally) for c in word.children if c.lower_ in _HERE]
    there = any(_is_ground(noun) for prep in preps for noun in prep.children)
    told = _told(on.deeds.fighting()) if there and not any(c.dep_ in ("acl", "relcl") for c in own.children) else None
    return replace(told, noun=own) if told is not None else None


def _is_change(slot: Slot) -> bool:
    """ "Fell by 300": what came or went, and not what is there."""
    return bool(slot.first > 0 and slot.passage.doc[slot.first - 1].lower_ == "by")


def by_the_front_they_are_on(slot: Slot, on: Grounds) -> Said | None:
    """ "12 Belgians are believed to be in Libya", "Libya is home to 200 Tunisians": people of another country who are
    where the beat's own side has a war of its own have moved on there."""
    link = link_of(slot.anchor)
    if link is None or not on.origins.are_from_abroad(slot.phrase) or on.origins.names_core(slot.sentence):
        return None
    if link.role == "oblique" and link.head.lower_ in _HOSTS:
        host = _subject_of(link.head.head)
        there = on.origins.country_of(host, slot.passage) if host is not None else None
        return _moved_on(slot, on) if there in on.deeds.fronts() - on.origins.peoples_in(slot.phrase) else None
    verbs = {link.head.lemma_, *(c.lemma_ for c in link.head.children if c.dep_ == "xcomp")}
    if link.role not in ("nsubj", "nsubjpass", "dobj", "attr") or not verbs & _SEEING or is_denied(link.head):
        return None
    there = on.origins.first_inside((slot.phrase[1], slot.clause[1]))
    return _moved_on(slot, on) if there in on.deeds.fronts() - on.origins.peoples_in(slot.phrase) else None


def _moved_on(slot: Slot, on: Grounds) -> Said | None:
    said = on.deeds.moving_on()
    return Said(said, None) if said and (slot.noun is None or on.members.names_people(slot)) else None


def by_an_estimate(slot: Slot, on: Grounds) -> Said | None:
    """ "Estimates of 20,000 to 31,000 fighters", "the report counts 14,000 members": where nothing else is told of
    them."""
    link = link_of(slot.anchor) if on.members.is_own_kind(slot) else None
    if link is None or is_denied(link.head):
        return None
    guessed = link.role == "attr" and link.head.lemma_ == "be" and _is_estimate(_subject_of(link.head))
    estimated = guessed or (
        link.role == "of"
        and (
            link.head.lemma_.lower() in _ESTIMATING
            or (link.head.lemma_ == "be" and _is_estimate(_subject_of(link.head)))
            or link.head.lemma_ == "speak"
        )
    )
    if not estimated and not (link.role == "dobj" and link.head.lemma_ in _TELLING):
        return None
    behind = slot.passage.doc[slot.after : slot.token.sent.end]
    told = any(token.tag_ in _FATES and token.pos_ == "VERB" for token in behind)
    return None if told else _told(on.deeds.fighting())


def _subject_of(verb: Any) -> Any | None:
    """The verb's subject, or that of the verb which raises it; the noun that a relative pronoun stands for."""
    for _ in range(3):
        subject = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None)
        if subject is not None and subject.tag_ in ("WDT", "WP"):
            return verb.head
        if subject is not None:
            return subject
        if verb.dep_ not in ("xcomp", "conj", "ccomp"):
            return None
        verb = verb.head
    return None


def _is_ground(noun: Any) -> bool:
    return bool(noun.dep_ == "pobj" and (noun.pos_ == "PROPN" or noun.lemma_.lower() in _GROUND))


def _is_estimate(noun: Any | None) -> bool:
    return noun is not None and noun.lemma_.lower() in _ESTIMATING


def _told(measure: str | None) -> Said | None:
    return Said(measure, None, of_side=True) if measure else None
