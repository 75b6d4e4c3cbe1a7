"""What a sentence passed at home says of those whom it is passed on: they have come back."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from briefings.extracting.measures.grammar.arguments import link_of
from briefings.extracting.measures.grammar.said import Said
from briefings.extracting.measures.grammar.slot import Slot
from briefings.extracting.measures.grammar.verb_forms import is_denied, is_only_ahead
from briefings.extracting.measures.rules.grounds import Grounds

_SENTENCING = frozenset("convict sentence jail imprison find condemn acquit".split())
# Who is tried so is not there, or not at home.
_NOT_THERE = re.compile(
    r"\b(?:in absentia|in (?:his|her|their|its) absence|abroad|death|gallows|hang(?:ed|ing)?|execut\w+|at large)\b",
    re.I,
)


# The court, or the prison, of a place: behind its name, and before it.
_COURT = r"(?:courts?|judges?|tribunals?|prosecutors?|jury|prisons?|jails?|gaols?|magistrates?|custody|cells?|dock)"
_ITS_COURT = re.compile(rf"(?:['’]s)? (?:[\w-]+ ){{0,2}}?{_COURT}\b", re.IGNORECASE)
_COURT_OF = re.compile(
    rf"\b(?:{_COURT} (?:of|in|at)|(?:trial|tried|jailed|imprisoned|sentenced|convicted|charged|detention|custody|bars"
    r"|prosecuted|remand|court) in) (?:(?:the|[a-z-]+) )?$",
    re.IGNORECASE,
)
# What shows that those before the court were there and came back.
_CAME_BACK = re.compile(
    r"\b(?:return\w*|repatriat\w+|c[ao]me (?:back|home)|back from|home from|once home|flown (?:home|back)"
    r"|having (?:fought|joined)|who (?:had |have )?(?:fought|joined|gone|went|travell?ed|served)"
    r"|for (?:having )?(?:fought|fighting|joining|joined"
    r"|travell?ing|membership|belonging|being))\b",
    re.IGNORECASE,
)


def _before_own_court(said: Said, slot: Slot, on: Grounds) -> str | None:
    """ "14 Finns are on trial in Helsinki", "46 who had come back were jailed by Belgian judges": who is held or tried
    by a country whose people they are, or to which they came back, is home again."""
    back = on.deeds.back_home(said.measure) if said.measure == on.deeds.custody() else None
    if back is None or _NOT_THERE.search(on.text, *slot.sentence):
        return None
    held_by = on.origins.told_by(_ITS_COURT, _COURT_OF, slot.sentence)
    if len(held_by) != 1 or not held_by.isdisjoint(on.deeds.fronts()):
        return None
    told, came_back = on.origins.peoples_in(slot.sentence), _CAME_BACK.search(on.text, *slot.sentence)
    if told - held_by or on.origins.names_core(slot.sentence):
        return None
    return back if told or came_back else None


# "Once home", "back in Finland", "after their return", "on landing in Helsinki".
_WAY_HOME = re.compile(
    r"[\"“'‘]?(?:But |And )?(?:Once|Back|Home|On|Upon|After|Since|Following|Having|When)\b(?=[^,;.]{0,60},)[^,;.]*?"
    r"\b(?:back|home|homecoming|return\w*|landing|arrival|repatriat\w+)\b[^,;.]*,",
)
_BACK_IN = re.compile(r"[\"“'‘]?(?:But |And )?Back (?:in|on|at) [^,;.]{2,40},")


def by_the_way_home_it_opens_with(slot: Slot, on: Grounds) -> Said | None:
    """ "Once home, 46 were sent to prison": those of whom the sentence tells what befell them when they were back."""
    opening = _WAY_HOME.match(on.text, slot.sentence[0], slot.quantity.start)
    opening = opening or _BACK_IN.match(on.text, slot.sentence[0], slot.quantity.start)
    if opening is None or on.origins.names_core(slot.sentence):
        return None
    custody = on.deeds.custody()
    back = on.deeds.back_home(custody) if custody else None
    return Said(back, None) if back else None


_PASSING = frozenset("hand pass mete give impose deal dole dish award get receive".split())
_SENTENCES = frozenset("sentence term imprisonment verdict life death penalty".split())
_FACING = frozenset("charge indict prosecute try arraign accuse".split())


def by_the_sentence_passed(slot: Slot, on: Grounds) -> Said | None:
    """ "Handed down life terms to 16 women", "12 were given prison terms", "gave ten of them life"."""
    link = link_of(slot.anchor)
    if link is None or link.head.lemma_ not in _PASSING or is_denied(link.head) or is_only_ahead(link.head):
        return None
    terms = [c for c in link.head.children if c.dep_ in ("dobj", "oprd", "attr") and c.lemma_.lower() in _SENTENCES]
    custody = on.deeds.custody()
    if not terms or slot.token.i in (t.i for term in terms for t in term.subtree) or custody is None:
        return None
    judges = [c for c in link.head.children if c.dep_ == "nsubj" and c.i < slot.first]
    own = any(on.members.is_own_side(judge, slot.passage) for judge in judges)
    received = link.role in ("oblique", "dative", "nsubjpass", "dobj")
    gets = link.role == "nsubj" and link.head.lemma_ in ("get", "receive")
    return Said(custody, link.head, undergone=True) if gets or (received and not own) else None


_SENTENCED = re.compile(r"\b(?:sentenc|condemn)\w+\b", re.IGNORECASE)
_TO_WHAT = re.compile(r",? to (?:death|hang|life|prison|jail|terms?|(?:\w+ ){0,4}years)\b")


def by_the_sentence_shared(slot: Slot, on: Grounds) -> Said | None:
    """ "A hundred were sentenced, 40 of them to death": who is condemned is not dead yet."""
    thread = on.thread
    if not thread.series or thread.series_at != slot.sentence[0] or not _TO_WHAT.match(on.text, slot.phrase[1]):
        return None
    told = _SENTENCED.search(on.text, slot.sentence[0], slot.quantity.start)
    return Said(thread.series[-1].measure or "", None, undergone=True) if told else None


def by_the_court_they_face(slot: Slot, on: Grounds) -> Said | None:
    """ "18 women have been charged in the Netherlands": who is before a court of their own country is home again; of
    whom it isn't known where they are, nothing is told."""
    link, custody = link_of(slot.anchor), on.deeds.custody()
    if link is None or custody is None or link.role not in ("nsubjpass", "dobj", "attr") or is_denied(link.head):
        return None
    facing = link.head if link.role != "attr" else _first_word(link.head)
    if facing.lemma_.lower() not in _FACING or is_only_ahead(facing):
        return None
    said = Said(custody, link.head, undergone=True)
    tried_by = on.origins.told_by(_ITS_COURT, _COURT_OF, slot.sentence)
    foreign = on.origins.are_foreign(slot.phrase) or on.origins.are_from_abroad(slot.phrase)
    if foreign and on.origins.are_core(tried_by):
        return said  # "Iraqi courts have tried 600 foreigners"
    lifted = at_home(said, slot, on)
    return lifted if lifted.measure != custody and on.members.names_people(slot) else None


def _first_word(verb: Any) -> Any:
    """ "Charged in the Netherlands are 18 women": what such a sentence opens with."""
    return next((token for token in verb.doc[verb.sent.start : verb.i] if not token.is_punct), verb)


# "Were picked up after landing in Karachi", "on arrival".
_ON_ARRIVAL = re.compile(
    r"\b(?:on|upon|after|following|since) (?:their |his |her |the )?(?:arrival|arriving|landing|return(?:ing)?"
    r"|homecoming|repatriation|coming (?:home|back)|touching down)\b"
    r"|\b(?:when|as soon as|once|after) (?:they|he|she) (?:had )?(?:got|came|come|went|returned|landed|arrived)"
    r" (?:back|home|in|at|to)\b",
    re.IGNORECASE,
)
_AT_HOME = re.compile(r"\bat home\b")
_HELD_ABROAD = re.compile(
    r"\b(?:Kurd\w*|SDF|Syria\w*|Iraq\w*|Baghdad|Turk\w*|camps?|abroad|there|region|zone|on the(?:ir)? way|en route)\b"
)


def _on_their_return(said: Said, slot: Slot, on: Grounds) -> str | None:
    """Who is caught when back, or tried at home, is home again; and so are those held, where the talk is of returnees
    and of no other place."""
    back = on.deeds.back_home(said.measure) if said.measure == on.deeds.custody() else None
    arrival = _ON_ARRIVAL.search(on.text, slot.quantity.end, slot.sentence[1])
    told_here = (slot.quantity.start if arrival else slot.sentence[0], slot.sentence[1])
    if back is None or on.origins.names_core(told_here) or _NOT_THERE.search(on.text, *slot.sentence):
        return None
    if _AT_HOME.search(on.text, *slot.clause):
        return back
    told = on.thread.population
    if arrival is not None:
        there = on.origins.first_inside((arrival.start(), slot.sentence[1]))
        own = {on.home(), told.origin if told is not None else None} | on.origins.peoples_in(slot.sentence)
        return back if there is None or there in own else None
    last = on.thread.people
    of_returnees = last is not None and last.measure == back and on.members.counts_out(slot) and slot.noun is None
    return back if of_returnees and not _HELD_ABROAD.search(on.text, *slot.sentence) else None


def at_home(said: Said, slot: Slot, on: Grounds) -> Said:
    """ "The court has sentenced 28 men": in a document about one country's people, where no other country and no part
    of the beat's own ground is named, its own courts do, and who is held there has come back."""
    before_own_court = _before_own_court(said, slot, on)
    if before_own_court is not None:
        return replace(said, measure=before_own_court)
    on_return = _on_their_return(said, slot, on)
    if on_return is not None:
        return replace(said, measure=on_return)
    if said.verb is None or said.verb.lemma_ not in _SENTENCING:
        return said
    home, back = on.home(), on.deeds.back_home(said.measure)
    if home is None or back is None or on.origins.names_core(slot.sentence):
        return said
    if not on.origins.names_no_other(slot.sentence, home) or _NOT_THERE.search(on.text, *slot.sentence):
        return said
    told = on.thread.population
    held = told is not None and told.measure == said.measure and on.members.counts_out(slot)
    return said if held else replace(said, measure=back)
