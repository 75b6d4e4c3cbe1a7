"""What a sentence passed at home says of those whom it is passed on: they have come back."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from briefings.extracting.measures.grammar.arguments import Link
from briefings.extracting.measures.grammar.factuality import is_denied, is_only_ahead
from briefings.extracting.measures.grammar.said import Said
from briefings.extracting.measures.grammar.slot import Slot
from briefings.extracting.measures.rules.grounds import Grounds
from briefings.extracting.measures.rules.surroundings import told_in_sentence

_SENTENCING = frozenset("convict sentence jail imprison find condemn acquit".split())
_TRYING = _SENTENCING | frozenset("try charge prosecute indict".split())
# Who is tried so is not there, or not at home.
_NOT_THERE = re.compile(
    r"\b(?:in absentia|in (?:his|her|their|its) absence|abroad|death|gallows|hang(?:ed|ing)?|execut\w+|at large)\b",
    re.I,
)
_AT_LARGE = re.compile(r"\b(?:at large|in absentia|in their absence)\b", re.I)


# The court, or the prison, of a place: behind its name, and before it.
_COURT = (
    r"(?:courts?|judges?|tribunals?|prosecutors?|jury|prisons?|jails?|gaols?|magistrates?|custody|cells?|dock"
    r"|law[- ]enforcement(?: (?:bodies|agencies|authorities))?)"
)
# "The Finns | into custody" names no court of theirs.
_LEADING_THERE = r"(?!(?:in|into|to|from|out|off|under|for|with|by|at|on|before|behind)\b)"
_ITS_COURT = re.compile(rf"(?:['’]s)? (?:{_LEADING_THERE}[\w-]+ ){{0,2}}?{_COURT}\b", re.IGNORECASE)
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
_PASSED = frozenset({"dobj", "oprd", "attr"})
_GIVEN_IT = frozenset({"oblique", "dative", "nsubjpass", "dobj"})
_FACING = frozenset("charge indict prosecute try arraign accuse".split())


def by_the_sentence_passed(slot: Slot, on: Grounds) -> Said | None:
    """ "Handed down life terms to 16 women", "12 were given prison terms", "gave ten of them life"."""
    link, custody = slot.link, on.deeds.custody()
    if link is None or custody is None or not _passes_a_sentence(link.head, slot):
        return None
    got = _gets_it(link) or (link.role in _GIVEN_IT and not _is_of_own_side(link.head, slot, on))
    return Said(custody, link.head, undergone=True) if got else None


def _passes_a_sentence(verb: Any, slot: Slot) -> bool:
    """ "Handed down life terms"; not where the number is one of the years, nor where it is yet to be."""
    if verb.lemma_ not in _PASSING or is_denied(verb) or is_only_ahead(verb):
        return False
    terms = [c for c in verb.children if c.dep_ in _PASSED and c.lemma_.lower() in _SENTENCES]
    return bool(terms) and slot.token.i not in {token.i for term in terms for token in term.subtree}


def _gets_it(link: Link) -> bool:
    """ "Sixteen women got life terms"."""
    return link.role == "nsubj" and link.head.lemma_ in ("get", "receive")


def _is_of_own_side(verb: Any, slot: Slot, on: Grounds) -> bool:
    """Whether those who pass the sentence are the beat's own side, which is no court."""
    judges = (c for c in verb.children if c.dep_ == "nsubj" and c.i < slot.first)
    return any(on.members.is_own_side(judge, slot.passage) for judge in judges)


def by_the_execution_ordered(slot: Slot, on: Grounds) -> Said | None:
    """ "A court has ordered the execution of 12 men": they are held, and not dead yet."""
    link, custody = slot.link, on.deeds.custody()
    if link is None or custody is None or link.role != "of" or link.head.lemma_ not in _PUTTING_TO_DEATH:
        return None
    verb = link.head.head
    if link.head.dep_ not in ("dobj", "nsubjpass") or verb.lemma_ not in _ORDERING or is_denied(verb):
        return None
    passive = link.head.dep_ == "nsubjpass"  # "the execution of 12 men was ordered"
    by_court = any(c.dep_ == "nsubj" and c.lemma_.lower() in _JUDGES for c in verb.children)
    return Said(custody, verb, undergone=True) if passive or by_court else None


_PUTTING_TO_DEATH = frozenset({"execution", "hanging"})
_ORDERING = frozenset("order uphold confirm ratify approve decree".split())
_JUDGES = frozenset("court judge tribunal bench jury justice magistrate president".split())


_SENTENCED = re.compile(r"\b(?:sentenc|condemn)\w+\b", re.IGNORECASE)
_TO_WHAT = re.compile(r",? to (?:death|hang|life|prison|jail|terms?|(?:\w+ ){0,4}years)\b")


def by_the_sentence_shared(slot: Slot, on: Grounds) -> Said | None:
    """ "A hundred were sentenced, 40 of them to death": who is condemned is not dead yet."""
    told = told_in_sentence(slot, on)
    if told is None or not _TO_WHAT.match(on.text, slot.phrase[1]):
        return None
    is_sentence = _SENTENCED.search(on.text, slot.sentence[0], slot.quantity.start)
    return Said(told.measure or "", None, undergone=True) if is_sentence else None


def by_the_court_they_face(slot: Slot, on: Grounds) -> Said | None:
    """ "18 women have been charged in the Netherlands": who is before a court of their own country is home again; of
    whom it isn't known where they are, nothing is told."""
    link, custody = slot.link, on.deeds.custody()
    if link is None or custody is None or not _face_a_court(link):
        return None
    said = Said(custody, link.head, undergone=True)
    if _are_foreigners_tried_there(slot, on):
        return said
    lifted = at_home(said, slot, on)
    return lifted if lifted.measure != custody and on.members.names_people(slot) else None


def _face_a_court(link: Link) -> bool:
    """ "18 women have been charged", "charged are 18 women"."""
    if link.role not in ("nsubjpass", "dobj", "attr") or is_denied(link.head):
        return False
    facing = link.head if link.role != "attr" else _first_word(link.head)
    return facing.lemma_.lower() in _FACING and not is_only_ahead(facing)


def _are_foreigners_tried_there(slot: Slot, on: Grounds) -> bool:
    """ "Iraqi courts have tried 600 foreigners"."""
    tried_by = on.origins.told_by(_ITS_COURT, _COURT_OF, slot.sentence)
    foreign = on.origins.are_foreign(slot.phrase) or on.origins.are_from_abroad(slot.phrase)
    return foreign and on.origins.are_core(tried_by)


def _first_word(verb: Any) -> Any:
    """ "Charged in the Netherlands are 18 women": what such a sentence opens with."""
    return next((token for token in verb.doc[verb.sent.start : verb.i] if not token.is_punct), verb)


# "Were picked up after landing in Karachi", "on arrival".
_ON_ARRIVAL = re.compile(
    r"\b(?:on|upon|after|following|since) (?:their |his |her |the )?(?:arrival|arriving|landing|return(?:ing)?"
    r"|homecoming|repatriation|coming (?:home|back)|touching down)\b"
    r"|\b(?:when|as soon as|once|after|the (?:moment|minute|instant|day)) (?:they|he|she) (?:had )?(?:(?:were|was|been)"
    r" (?:flown|brought|sent|taken)|got|came|come|went|returned|landed|arrived) (?:back|home|in|at|to)\b"
    r"|\b(?:when|as soon as|once|after|the (?:moment|minute|instant|day)) (?:they|he|she)"
    r" (?:had )?(?:landed|touched down|set down)\b",
    re.IGNORECASE,
)
_AT_HOME = re.compile(r"\bat home\b")
_HELD_ABROAD = re.compile(
    r"\b(?:Kurd\w*|SDF|Syria\w*|Iraq\w*|Baghdad|Turk\w*|camps?|abroad|there|region|zone|on the(?:ir)? way|en route)\b"
)


_FOR_RECRUITING = re.compile(
    r"\b(?:for|of|with) (?:having |allegedly )?(?:recruit|dispatch|send|sent|financ|fund|smuggl|indoctrinat"
    r"|radicali[sz]|brainwash|spread|glorif|distribut|post)\w*\b"
)


def at_home(said: Said, slot: Slot, on: Grounds) -> Said:
    """What is said; that they have come back, of those who are held or tried by their own country's courts, and not for
    what they did at home: "went on trial in Madrid for having recruited 30"."""
    if _FOR_RECRUITING.search(on.text, slot.quantity.end, slot.sentence[1]):
        return said
    for back in (_before_own_court, _on_their_return, _before_the_documents_court, _out_of_those_back):
        measure = back(said, slot, on)
        if measure is not None:
            return replace(said, measure=measure)
    return said


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
    told_in = slot.clause if on.slots.whole_ahead(slot) is None else slot.sentence
    if _QUESTIONING.search(on.text, *told_in) and _was_talk_of_returns(back, slot, on):
        return back
    if _HOUSE_ARREST.search(on.text, *slot.clause):
        return back if _is_told_of_one_country(slot, on) else None
    if arrival is not None:
        return back if _arrive_in_own_country(arrival.start(), slot, on) else None
    return back if _are_told_as(back, slot, on) and not _HELD_ABROAD.search(on.text, *slot.sentence) else None


# What befalls people at home.
_QUESTIONING = re.compile(
    r"\b(?:police custody|custody for questioning|arrest warrants?|pre-?trial detention|examining magistrate"
    r"|investigating (?:judge|magistrate)|remanded)\b"
)


def _was_talk_of_returns(back: str, slot: Slot, on: Grounds) -> bool:
    """Whether those told last had come back, and the sentence names no place where others hold people."""
    told = on.thread.people, on.thread.population
    near = any(one is not None and one.measure == back for one in told)
    return near and _HELD_ABROAD.search(on.text, *slot.sentence) is None


# What a court orders of people who live in its country.
_HOUSE_ARREST = re.compile(r"\b(?:house|home) arrest\b")


def _is_told_of_one_country(slot: Slot, on: Grounds) -> bool:
    """Whether the sentence names no country but that of the counted, which is known."""
    own = {on.home(), *on.origins.peoples_in(slot.sentence)} - {None}
    return bool(own) and all(on.origins.names_no_other(slot.sentence, country) for country in own if country)


def _arrive_in_own_country(arrival: int, slot: Slot, on: Grounds) -> bool:
    """ "Were picked up on landing in Karachi": in a country that the counted may be from, or in none that is named."""
    there = on.origins.first_inside((arrival, slot.sentence[1]))
    told = on.thread.population
    own = {on.home(), told.origin if told is not None else None} | on.origins.peoples_in(slot.sentence)
    return there is None or there in own


def _are_told_as(measure: str, slot: Slot, on: Grounds) -> bool:
    """ "90 came home. … 12 have been jailed": whether a bare number counts out of those told last to be so."""
    last = on.thread.people
    return last is not None and last.measure == measure and on.members.counts_out(slot) and slot.noun is None


def _before_the_documents_court(said: Said, slot: Slot, on: Grounds) -> str | None:
    """ "The court has sentenced 28 men": in a document about one country's people, where no other country and no part
    of the beat's own ground is named, its own courts do, and who is held there has come back."""
    if said.verb is None or said.verb.lemma_ not in _SENTENCING:
        return None
    home, back = on.home(), on.deeds.back_home(said.measure)
    if home is None or back is None or on.origins.names_core(slot.sentence):
        return None
    if _AT_LARGE.search(on.text, 0, slot.sentence[0]):
        return None  # "46 people, most of them still at large, went on trial. … 30 were sentenced"
    if not on.origins.names_no_other(slot.sentence, home) or _NOT_THERE.search(on.text, *slot.sentence):
        return None
    told, last = on.thread.population, on.thread.people
    # "Four were jailed for trying to join. … More than 100 have been convicted of the like": they never left.
    if last is not None and last.measure == said.measure:
        return None
    # "Thirteen were hanged. … About 15 have been condemned": those of the same prison, wherever they are from.
    same = told is not None and told.measure in (said.measure, on.deeds.killing())
    return None if same and on.members.counts_out(slot) else back


def _out_of_those_back(said: Said, slot: Slot, on: Grounds) -> str | None:
    """ "Denmark has convicted 20 of the 60 who came back": a court tries out of them those whom it has within reach."""
    if said.verb is None or said.verb.lemma_ not in _TRYING or _NOT_THERE.search(on.text, *slot.sentence):
        return None
    back, whole = on.deeds.back_home(said.measure), on.slots.whole_ahead(slot)
    if back is None or whole is None:
        return None
    told = on.deeds.by_clause_of(whole.anchor, slot.passage) or on.deeds.by_noun(whole.anchor)
    return back if told is not None and told.measure == back else None
