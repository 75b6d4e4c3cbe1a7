"""Rules for the strength of the beat's own side: who is told to have people, to lose them, or to have them somewhere.

"The group has 3,000 men", "its garrison of 700", "10,000 of its fighters are in the province": they are still with it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from briefings.extracting.measures.grammar.arguments import Link, link_of, places_at
from briefings.extracting.measures.grammar.prepositions import nouns_behind, words_behind
from briefings.extracting.measures.grammar.said import Said
from briefings.extracting.measures.grammar.slot import Slot
from briefings.extracting.measures.grammar.verb_forms import is_denied
from briefings.extracting.measures.rules.grounds import Grounds
from briefings.extracting.measures.rules.surroundings import text_before
from briefings.extracting.parsing.dependencies import SUBJECTS, child

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
_SEEN = SUBJECTS | {"dobj", "attr"}
_HOSTS = frozenset("home host refuge haven shelter sanctuary".split())
_TELLING = frozenset({"count", "report", "estimate", "list", "assess", "show", "number", "reckon"})
# Where these follow, something else is told of them.
_FATES = frozenset({"VBN", "VBD"})
_PRESENT = frozenset({"present", "there", "left", "active"})


def by_whose_they_are(slot: Slot, on: Grounds) -> Said | None:
    """ "The group still has 3,000 men", "Islamic State lost 700", "is credited with 1,600 members"."""
    link = link_of(slot.anchor)
    if link is None or _are_family(slot):
        return None
    if _has_them_with_it(link, slot, on) or _is_relied_on(link, slot, on):
        return _told(on.deeds.fighting())
    if link.head.pos_ not in ("VERB", "AUX") or is_denied(link.head) or _did_so_too(link.head):
        return None
    if _has_lost_them(link, slot, on):
        return _told(on.deeds.killing())
    return _told(on.deeds.fighting()) if any(told(link, slot, on) for told in _STILL_WITH_IT) else None


def _are_family(slot: Slot) -> bool:
    """ "238 fighters with 400 family members"."""
    return slot.noun is not None and any(word.lower_ in _HOUSEHOLD for word in slot.noun.lefts)


def _did_so_too(verb: Any) -> bool:
    """ "Ninety men have died, and so have 12 children"."""
    return any(word.lower_ == "so" for word in verb.children)


def _has_lost_them(link: Link, slot: Slot, on: Grounds) -> bool:
    """ "Islamic State lost 700"."""
    return link.head.lemma_ in _LOSING and _are_own_sides(link, slot, on)


def _has_them(link: Link, slot: Slot, on: Grounds) -> bool:
    """ "The group still has 3,000 men", "it numbers 300"."""
    verbs = _COMMANDING if slot.noun is not None else _COMMANDING & _AMOUNTING
    return link.head.lemma_ in verbs and _are_own_sides(link, slot, on)


def _are_own_sides(link: Link, slot: Slot, on: Grounds) -> bool:
    """Whether the counted, who bear no other name than one for the beat's people, are the object of a verb whose
    subject is the beat's own side."""
    return link.role == "dobj" and (slot.noun is None or slot.group is not None) and _does_it(link.head, slot, on)


def _does_it(verb: Any, slot: Slot, on: Grounds) -> bool:
    """Whether the beat's own side is the verb's subject."""
    subject = _subject_of(verb)
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
    if slot.noun is not None and slot.group is None:
        return None
    if not _CHANGED.search(text_before(slot, on, 30)):
        return None
    before = slot.passage.doc[slot.token.sent.start : slot.first]
    verb = next((t for t in reversed(before) if t.pos_ == "VERB"), None)
    if verb is None or verb.lemma_ not in _CHANGING or is_denied(verb):
        return None
    owner = _whose_ranks(_subject_of(verb))
    theirs = owner is not None and on.members.is_own_side_told(owner, slot.passage, slot.sentence[0])
    return _told(on.deeds.fighting()) if theirs and _goes_on_from_people(verb, slot, on) else None


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
    owner = link.head if is_noun else _subject_of(link.head)
    return (is_noun or ahead[1] == ", ") and owner is not None and on.members.is_own_side(owner, slot.passage)


def _are_its_people(slot: Slot) -> bool:
    """ "2,200 men", "300 fighters": nouns for those whom such a side has."""
    return slot.group is not None and slot.noun is not None and slot.noun.lemma_ in _THEIR_PEOPLE


_THEIR_PEOPLE = frozenset({"man", "fighter", "member", "militant", "jihadist", "adherent", "follower", "gunman"})


_RELYING = frozenset("count call rely draw depend lean fall".split())


def _is_relied_on(link: Link, slot: Slot, on: Grounds) -> bool:
    """ "The branch can call on 300 men", "the group could count on 30,000"."""
    verb = link.head
    if link.role not in ("oblique", "dobj") or verb.lemma_ not in _RELYING or child(verb, "neg") is not None:
        return False
    if slot.noun is not None and slot.group is None:
        return False
    return _does_it(verb, slot, on) and _leads_on_to(slot, verb)


def _leads_on_to(slot: Slot, verb: Any) -> bool:
    """Whether the verb's "on" leads to the number: "call | on 300 men"."""
    preps = (c for c in verb.children if c.lower_ in ("on", "upon") and c.i < slot.token.i)
    return any(prep.dep_ == "prt" or slot.token.i in {t.i for t in prep.subtree} for prep in preps)


def by_the_ground_they_are_on(slot: Slot, on: Grounds) -> Said | None:
    """ "3,000 jihadists are in the province", "900 fighters are still present": the beat's own kind alone."""
    link = link_of(slot.anchor) if on.members.is_own_kind(slot) else None
    if link is None or link.role != "nsubj" or link.head.lemma_ not in _BEING or is_denied(link.head):
        return None
    verb = link.head
    if verb.tag_ == "VBN" or verb.dep_ in ("aux", "auxpass"):
        return None  # "had been in Syria": they need not be there any more
    if not _is_on_ground(verb) and not _is_present(verb):
        return None
    return _told(on.deeds.fighting()) if on.deeds.sites.by_sites(places_at(verb)) is None else None


def _is_on_ground(word: Any) -> bool:
    """ "In the province", "across Halden"."""
    return any(map(_is_ground, words_behind(word, *_HERE)))


def _is_present(verb: Any) -> bool:
    """ "Are still present", "are there"."""
    return any(word.lower_ in _PRESENT and word.dep_ in ("acomp", "advmod") for word in verb.children)


def by_how_many_are_there(slot: Slot, on: Grounds) -> Said | None:
    """ "The number of fighters in Mosul was around 9,000": the beat's own kind alone."""
    tally = _number_that_stands_at(slot)
    own = _own_kind_tallied(tally, on) if tally is not None else None
    if own is None or child(own, "acl", "relcl") is not None:
        return None
    told = _told(on.deeds.fighting()) if _is_on_ground(own) or _is_on_ground(tally) else None
    return replace(told, noun=own) if told is not None else None


def _number_that_stands_at(slot: Slot) -> Any | None:
    """The "number" of "the number of fighters there stands at 300"."""
    link = link_of(slot.anchor) if slot.noun is None else None
    if link is None or link.role not in ("attr", "oblique") or link.head.lemma_ not in _STANDING_AT:
        return None
    tally = _subject_of(link.head)
    if tally is None or tally.lemma_.lower() != "number" or is_denied(link.head) or _is_change(slot):
        return None
    return tally


def _own_kind_tallied(tally: Any, on: Grounds) -> Any | None:
    """The noun for the beat's own kind that a number is of: "fighters" of "the number of fighters"."""
    groups = ((noun, on.slots.group(noun)) for noun in nouns_behind(tally, "of"))
    return next((noun for noun, group in groups if group is not None and group.rank == 0), None)


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
    elif _are_seen(link):
        there = on.origins.first_inside((slot.phrase[1], slot.clause[1]))
    else:
        return None
    return _moved_on(slot, on) if there in on.deeds.fronts() - on.origins.peoples_in(slot.phrase) else None


def _are_seen(link: Link) -> bool:
    """ "At least 12 Belgians are in Libya", "have been spotted there", "are believed to live there"."""
    verbs = {link.head.lemma_, *(c.lemma_ for c in link.head.children if c.dep_ == "xcomp")}
    return link.role in _SEEN and not verbs.isdisjoint(_SEEING) and not is_denied(link.head)


def _moved_on(slot: Slot, on: Grounds) -> Said | None:
    said = on.deeds.moving_on()
    return Said(said, None) if said and (slot.noun is None or on.members.names_people(slot)) else None


def by_an_estimate(slot: Slot, on: Grounds) -> Said | None:
    """ "Estimates of 20,000 to 31,000 fighters", "the report counts 14,000 members": where nothing else is told of
    them."""
    link = link_of(slot.anchor) if on.members.is_own_kind(slot) else None
    if link is None or is_denied(link.head):
        return None
    if not _are_estimated(link) and not (link.role == "dobj" and link.head.lemma_ in _TELLING):
        return None
    behind = slot.passage.doc[slot.after : slot.token.sent.end]
    told = any(token.tag_ in _FATES and token.pos_ == "VERB" for token in behind)
    return None if told else _told(on.deeds.fighting())


def _are_estimated(link: Link) -> bool:
    """ "Estimates of 20,000", "speaks of 20,000", "the estimate is 20,000", "is of 20,000"."""
    word = link.head
    if link.role == "of" and (word.lemma_.lower() in _ESTIMATING or word.lemma_ == "speak"):
        return True
    return link.role in ("of", "attr") and word.lemma_ == "be" and _is_estimate(_subject_of(word))


def _subject_of(verb: Any) -> Any | None:
    """The verb's subject, or that of the verb which raises it; the noun that a relative pronoun stands for."""
    for _ in range(3):
        subject = child(verb, *SUBJECTS)
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
