"""Rules for those who are told to be a part of others: what is said of the whole is said of its parts."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from briefings.extracting.measures.grammar.arguments import Link, places_at
from briefings.extracting.measures.grammar.factuality import is_denied
from briefings.extracting.measures.grammar.prepositions import words_behind
from briefings.extracting.measures.grammar.said import Said
from briefings.extracting.measures.grammar.slot import Slot
from briefings.extracting.measures.grammar.verb_chains import raised
from briefings.extracting.measures.rules.clauses.noun_rules import by_its_people
from briefings.extracting.measures.rules.counts.numbers_of_others import heads_its_parts
from briefings.extracting.measures.rules.grounds import COLLECTIVES, Grounds
from briefings.extracting.measures.rules.surroundings import first_said, told_in_sentence
from briefings.extracting.parsing.dependencies import SUBJECTS, child
from briefings.extracting.quantities.counted_nouns import counts_people
from briefings.model import Quantity

_HEADED = re.compile(r"[Oo]f (?=(?:the|those|these)\b)")
_AMONG_AHEAD = re.compile(r"[\"“'‘]?[Aa]mong (?=(?:the|those|these)\b)")
_AMONG_ALL = re.compile(r"\s+among\s+(?:the|its|all|those)\b", re.I)
_AMONG_WHOLE = re.compile(r"(?:,? (?:and |plus )?[\w,.]+ [\w-]+){0,2}\s+among\s+(?:the|those)\b", re.I)
_OF_THEM_AS = re.compile(r" of (?:them|whom|these|those) (?:as|while|when) ")
_OF_THE_LATTER = re.compile(r"[\"“]?Of (?:the latter|them|these|those)\b")
_BEING = frozenset({"be", "number", "comprise", "include", "contain", "involve", "total"})
# "150 families, | totalling 600 people": bodies whose people are then counted.
_BODIES = frozenset("family household group batch convoy wave contingent party".split())
_MAKING_UP = frozenset({"make", "compose", "consist", "comprise"})
_COUNTING = frozenset("count number estimate put list record register identify".split())
_INSIDE = frozenset({"at", "in", "on", "with", "from", "for", "about"})
_COMING = frozenset({"come", "hail", "originate", "stem"})
_COURT = frozenset("prosecute charge try indict convict sentence acquit investigate jail imprison question".split())
# Who came back and is arrested or tried then has still come back.
AT_HOME = frozenset({"arrest", "detain", "await", "face"}) | _COURT
# Characters before a sentence in which the group that it takes up may have been told of.
_GROUP_REACH = 700
# Tokens from the start of the whole in which the noun stands that names it, and the one that a clause is about.
_NOUN_WITHIN, _CLAUSE_WITHIN = 4, 7
_MAY_BE_WHOLE = frozenset({"NOUN", "PROPN", "NUM", "PRON", "DET"})


# --- the whole, by a verb of being or making up -----------------------------------------------------------------------


def by_its_kind(slot: Slot, on: Grounds) -> Said | None:
    """ "Of those who left, 100 were women": a part of the population did what the population did."""
    link = slot.link
    if link is None or link.role != "nsubj" or link.head.lemma_ != "be" or not on.members.counts_out(slot):
        return None
    called = (c for c in link.head.children if c.dep_ in ("attr", "acomp"))
    kind = next((noun for noun in called if on.members.is_kind(noun, slot.passage)), None)
    told = on.thread.population
    if kind is None or told is None or not told.measure or _are_too_many(slot, told, on):
        return None
    return Said(told.measure, None, noun=kind)


def by_whom_they_are(slot: Slot, on: Grounds) -> Said | None:
    """ "Seventeen were the first whom Moscow had fetched": what a clause about the noun tells that stands for them."""
    link = slot.link
    if link is None or link.role != "nsubj" or link.head.lemma_ != "be" or is_denied(link.head):
        return None
    called = [c for c in link.head.children if c.dep_ in ("attr", "acomp")]
    said = first_said(on.deeds.by_clause_of(noun, slot.passage) for noun in called)
    said = said or first_said(on.deeds.of_subject(verb, slot.passage) for verb in _firsts(called))
    return replace(said, verb=None) if said is not None else None


def _firsts(called: list[Any]) -> list[Any]:
    """The verb of "were the first | to be brought out"."""
    firsts = (word for word in called if word.lower_ in ("first", "last", "latest"))
    return [c for word in firsts for c in word.children if c.pos_ == "VERB" and c.i > word.i and child(c, "aux")]


def by_what_it_makes_up(slot: Slot, on: Grounds) -> Said | None:
    """ "Those who had come back were ten children and two women", "the group is made up of two women and a man"."""
    link = slot.link
    body = _body_numbered_by(link)
    if body is not None and (slot.noun is not None or counts_people(body)):
        said = on.deeds.by_verb(body, slot.passage)
        return replace(said, verb=None) if said is not None else None
    whole = _whole_of(link) or _made_up_by(link)
    if whole is None:
        return None
    return _of_so_many(whole, slot, on) if slot.noun is None else _of_whole(whole, slot, on)


def _of_so_many(whole: Any, slot: Slot, on: Grounds) -> Said | None:
    """ "The Finns who are home again are 60"."""
    if slot.quantity.high <= 1 or slot.quantity.unit or not on.members.is_kind(whole, slot.passage):
        return None
    said = on.deeds.by_clause_of(whole, slot.passage)
    return replace(said, verb=None, noun=whole) if said is not None else None


def _of_whole(whole: Any, slot: Slot, on: Grounds) -> Said | None:
    """What is said of the whole: by a clause about it, by its noun, or before, of "the group"."""
    said = on.deeds.by_clause_of(whole, slot.passage) or on.deeds.by_noun(whole) or on.deeds.by_its_state(whole)
    if said is not None:
        return replace(said, verb=None)
    if whole.lemma_.lower() not in COLLECTIVES:
        return None
    told = on.thread.population
    if told is not None and told.measure and on.thread.is_near(slot):
        return Said(told.measure, None)
    return _of_group_before(whole, slot, on)


def _of_group_before(whole: Any, slot: Slot, on: Grounds) -> Said | None:
    """What was said of the group shortly before it is counted: "A group was brought home. … The group is made up of
    …"."""
    for token, passage in on.slots.before(slot.sentence[0], _GROUP_REACH):
        if token.lemma_ == whole.lemma_ or on.slots.group(token) is not None:
            said = on.deeds.by_verb(token, passage)
            if said is not None:
                return replace(said, verb=None)
    return None


_SUMS = frozenset({"number", "total", "figure", "tally", "toll", "count", "sum"})


def _whole_of(link: Link | None) -> Any | None:
    """The noun that the counted are said to be or to make up."""
    verb = _verb_that_numbers(link) if link is not None else None
    subject = child(verb, "nsubj") if verb is not None else None
    if subject is not None and subject.lemma_.lower() in _SUMS:
        return None  # "the number of those deported was 370 people": what a tally counts, it tells itself
    if verb is None or child(verb, "expl") is not None:  # "the group, which says there are 40 of them": no whole
        return None
    return next((c for c in verb.children if c.dep_ in SUBJECTS and c.tag_ != "EX"), None)


def _body_numbered_by(link: Link | None) -> Any | None:
    """The families of "150 families, totalling 600 people, were brought home"."""
    if link is None or link.role != "dobj" or link.head.dep_ != "acl" or link.head.lemma_ not in _BEING:
        return None
    body = link.head.head
    of = next((n for c in body.children if c.lower_ == "of" for n in c.children if n.dep_ == "pobj"), body)
    return body if of.lemma_.lower() in _BODIES or (counts_people(of) and link.head.tag_ == "VBG") else None


def _verb_that_numbers(link: Link) -> Any | None:
    """The verb by which the counted are so many, or make up a whole: "the group is | made up of two women"."""
    verb = link.head
    if link.role == "of" and verb.dep_ == "prt":
        return verb.head if verb.head.lemma_ in _MAKING_UP else None
    verbs = {"of": _MAKING_UP, "oblique": _MAKING_UP, "attr": _BEING, "dobj": _BEING}.get(link.role, frozenset())
    return verb if verb.lemma_ in verbs else None


def _made_up_by(link: Link | None) -> Any | None:
    """ "Making up the group are four children": the group."""
    if link is None or link.role not in ("nsubj", "attr") or link.head.lemma_ != "be":
        return None
    making = next((c for c in link.head.children if _makes_up(c)), None)
    return child(making, "dobj") if making is not None else None


def _makes_up(verb: Any) -> bool:
    return verb.lemma_ == "make" and any(particle.lower_ == "up" for particle in verb.children)


# --- the whole, named beside its part ---------------------------------------------------------------------------------


def by_its_heading(slot: Slot, on: Grounds) -> Said | None:
    """ "Of the 850 who left, …": only what is said of the population itself; "of the 2,000 in the jails"."""
    if not heads_its_parts(slot, on.text):
        return None
    aside = on.text[slot.quantity.end : slot.clause[1]].partition(",")[0]
    said = on.deeds.by_clause_of(slot.anchor, slot.passage) or on.deeds.by_phrase(aside)
    said = said or by_its_people(slot, on) or _who_came(slot, on)
    there = places_at(slot.noun) if slot.noun is not None and said is None else []
    return said or on.deeds.sites.by_sites(there) or Said("", None)


def _who_came(slot: Slot, on: Grounds) -> Said | None:
    """ "Foreigners are few now. Of the 40,000 who came, …": those of whom the sentence before is told, and who came to
    the war, for there the text has them die, or go home."""
    joining = on.deeds.joining()
    came = _CAME_ALONE.match(on.text, slot.quantity.end)
    if joining is None or came is None or slot.noun is not None:
        return None
    before = on.text[max(0, slot.sentence[0] - _SENTENCE_BEFORE) : slot.sentence[0]]
    ends = _ENDS.search(on.text, came.end(), slot.sentence[1])
    return Said(joining.measure, None) if ends and _FOREIGNERS.search(before) else None


_CAME_ALONE = re.compile(r" who (?:had |have |once )?(?:came|come|went|gone)(?=,)")
_FOREIGNERS = re.compile(r"\b[Ff]oreign(?:ers| (?:fighters|recruits|volunteers|jihadists))\b[^\n]*$")
_ENDS = re.compile(r"\b(?:died|dead|killed|fallen|gone home|went home|returned|back)\b")


def by_its_whole(slot: Slot, on: Grounds) -> Said | None:
    """ "some 40 among the 900 or so who had set out", "280 women and 391 minors among those who stayed": what is said
    of the whole is said of its part. "425 of the 850 who left" are told for something else that befell them."""
    match = _AMONG_ALL.match(on.text, slot.quantity.end) or _AMONG_WHOLE.match(on.text, slot.phrase[1])
    found = on.slots.at(match.end() - 1) if match is not None else None
    return _of_clause_near(found[1].i, slot, on) if found is not None else None


def by_the_end_of_a_part(slot: Slot, on: Grounds) -> Said | None:
    """ "90 of the 760 who left are nowhere to be found", "with 150 of the 310 who left back on home soil": what a
    phrase behind the whole tells, if it is another end than the whole's."""
    whole = on.slots.whole_ahead(slot)
    said = _of_clause_near(whole.first, slot, on) if whole is not None else None
    if whole is None or (slot.link is not None and slot.link.role in SUBJECTS and slot.link.head.lemma_ in _COURT):
        return None
    told = on.deeds.by_last_phrase(on.text[whole.phrase[1] : slot.sentence[1]])
    return told if told is not None and said is not None and told.measure != said.measure else None


def by_the_whole_ahead(slot: Slot, on: Grounds) -> Said | None:
    """ "Of those who died in the siege, two are Saudis", "among the 30,000 who enlisted were 6,000 Africans"."""
    start = slot.sentence[0]
    opening = _HEADED.match(on.text, start) or _AMONG_AHEAD.match(on.text, start)
    if opening is None or slot.is_share or ";" in on.text[opening.end() : slot.quantity.start]:
        return None
    found = on.slots.at(opening.end()) if opening.end() < slot.quantity.start else None
    return _of_clause_near(found[1].i, slot, on) if found is not None else None


def _of_clause_near(at: int, slot: Slot, on: Grounds) -> Said | None:
    """What one of the next few words, or a clause about one, says: "the dead", "those who died", "the more than 5,000
    who have left"."""
    doc = slot.passage.doc
    near = doc[at : min(at + _NOUN_WITHIN, slot.token.i + 1)]
    nouns = (token for token in near if token.pos_ in ("NOUN", "ADJ"))
    named = first_said(on.deeds.by_state_after(doc, noun.i) or on.deeds.by_noun(noun) for noun in nouns)
    if named is not None:
        return replace(named, undergone=False)
    wholes = (token for token in doc[at : at + _CLAUSE_WITHIN] if token.pos_ in _MAY_BE_WHOLE)
    said = first_said(on.deeds.by_clause_of(token, slot.passage) for token in wholes)
    return replace(said, verb=None, undergone=False) if said is not None else None


# --- the whole, told before -------------------------------------------------------------------------------------------


def by_the_part_it_is(slot: Slot, on: Grounds) -> Said | None:
    """ "33 of these have been identified": a part of those who were killed was killed, whatever else is said of it. Not
    one of them alone, of whom something is told and no number; nor whom somebody met, freed or gave something; nor a
    part that another end is told of ("a tenth of them are confirmed as killed")."""
    told = on.thread.population
    if slot.is_share or on.slots.whole_ahead(slot) is not None:
        return None  # "850 who left, 400 of the 3,417 from Russia": a part of others
    if told is None or not told.measure or not on.thread.is_marked_part(slot) or _are_too_many(slot, told, on):
        return None
    if (
        _are_things_just_told(slot, on)
        or _is_one_of_them(slot)
        or _is_done_to(slot)
        or _meets_another_end(slot, told.measure, on)
        or _does_something_else(slot, on)
    ):
        return None
    return Said(told.measure, None)


def _does_something_else(slot: Slot, on: Grounds) -> bool:
    """ "Nine of them have asked for help", "200 of those in Egypt": of those of whom something else is told than who
    they are, no number of people is told who did as the whole did. A part may go on with the place alone: "81 of them
    to Syria and 15 to Somalia"."""
    link = slot.link
    if on.members.counts_everybody or (link is not None and link.role == "dobj" and link.head.lemma_ in _COUNTING):
        return False
    if link is None or link.role not in SUBJECTS or link.head.i < slot.token.i:
        return told_in_sentence(slot, on) is None or _is_somewhere_else(slot)
    verb = raised(link.head)
    return verb.lemma_ not in _TELLING_WHO and link.head.lemma_ not in _TELLING_WHO


def _is_somewhere_else(slot: Slot) -> bool:
    """ "14 in Turkey": whether a part with no verb is told to be at a place."""
    behind = slot.passage.doc[slot.after : slot.after + 1]
    return bool(len(behind)) and behind[0].lower_ in ("in", "at", "inside", "among", "are", "is")


_TELLING_WHO = frozenset("be identify name confirm describe recognise recognize know establish list".split())


_OF_THEM = re.compile(r" of (?:them|these|those|which)\b(?! who)")
_SENTENCE_BEFORE = 400


def _are_things_just_told(slot: Slot, on: Grounds) -> bool:
    """ "Six coaches of the train derailed. Two of them overturned": some of the things that the sentence before is
    about."""
    if _OF_THEM.match(on.text, slot.quantity.end) is None:
        return False
    for token, _ in on.slots.before(slot.sentence[0], _SENTENCE_BEFORE):
        if token.dep_ in SUBJECTS and token.head.dep_ in ("ROOT", "ccomp"):
            numbered = any(c.dep_ == "nummod" for c in token.children)
            return numbered and token.tag_ == "NNS" and not counts_people(token) and on.slots.group(token) is None
    return False


def _are_too_many(slot: Slot, told: Quantity, on: Grounds) -> bool:
    """ "Two were shot. … The suspects fled. Three of them wore masks": more than there were of those told."""
    if slot.quantity.unit != told.unit and "%" in (slot.quantity.unit, told.unit):
        return False
    return told.bound == "exact" and slot.quantity.low > max(told.high, *(one.high for one in on.thread.series))


def _is_one_of_them(slot: Slot) -> bool:
    """ "One of them said so"; but "one of those who gave up was a Dane" tells what the one did."""
    wholes = words_behind(slot.token, "of")
    return slot.quantity.high == 1 and not any(below.dep_ == "relcl" for noun in wholes for below in noun.children)


def _is_done_to(slot: Slot) -> bool:
    """Whether a verb's object, or words within a sentence, hold the part: "we met eleven of them", "soldiers at two of
    these"."""
    part = slot.anchor
    if part.dep_ == "dobj":
        return part.head.lemma_ not in _COUNTING - {"put"}  # "put 20 of them across the frontier"
    return bool(part.dep_ == "pobj" and part.head.lower_ in _INSIDE and part.head.i != part.sent.start)


def _meets_another_end(slot: Slot, measure: str, on: Grounds) -> bool:
    """Whether the part's clause has a word for another measure than that of the whole."""
    ahead = [token for token in slot.passage.doc[slot.after :] if slot.passage.at(token) < slot.clause[1]]
    return bool({on.deeds.named_by(token) for token in ahead} - {None, measure})


def by_where_a_part_comes_from(slot: Slot, on: Grounds) -> Said | None:
    """ "Only 149 of them are confirmed to come from Morocco": their home is told, and no journey."""
    if not _is_part_of_them(slot, on) or not any(map(_comes_from_somewhere, _verbs_of(slot))):
        return None
    return by_those_just_told(slot, on) or Said("", None)


def _is_part_of_them(slot: Slot, on: Grounds) -> bool:
    """ "149 of them", "Of the latter, 149"."""
    head = slot.counted.head
    if head is not None and head.pos_ == "PRON":
        return True
    return slot.noun is None and _OF_THE_LATTER.match(on.text, slot.sentence[0]) is not None


def _verbs_of(slot: Slot) -> list[Any]:
    """The word that the counted hang on, the clause about them, and the infinitives below; none where they hang on
    nothing."""
    link = slot.link
    if link is None:
        return []
    verbs = [link.head, *(below for below in link.head.children if below.dep_ == "xcomp")]
    verbs += [below for below in slot.token.children if below.dep_ == "acl"]
    return [*verbs, *(below for verb in verbs for below in verb.children if below.dep_ == "xcomp")]


def _comes_from_somewhere(verb: Any) -> bool:
    return verb.lemma_ in _COMING and any(below.lower_ == "from" for below in verb.children)


def by_those_just_told(slot: Slot, on: Grounds) -> Said | None:
    """ "270 have come back, and 137 of them stand trial": a part of those whom the same sentence told of last. A share
    of them who do something else ("half of them have work") is no share of people who came back; nor is one of them
    any number."""
    if slot.is_share or _is_one_of_them(slot):
        return None
    told = on.thread.just_told(slot)
    return Said(told.measure, None) if told is not None and told.measure else None


def by_what_they_did_it_as(slot: Slot, on: Grounds) -> Said | None:
    """ "34 had died, nine of them as bombers, and eight had come back": a part of those told right before."""
    if not _OF_THEM_AS.match(on.text, slot.quantity.end):
        return None
    told = on.thread.just_told(slot)
    return Said(told.measure, None) if told is not None and told.measure else None


def by_those_told_last(slot: Slot, on: Grounds) -> Said | None:
    """ "Some 80 have come back. Of these, 12 are in prison"."""
    told = on.thread.told_last(slot)
    return Said(told.measure, None) if told is not None and told.measure else None


def by_what_befalls_a_part(slot: Slot, on: Grounds) -> Said | None:
    """ "425 had come back, and about 80 had been prosecuted": before a court are those who are within its reach."""
    told, link = on.thread.population, slot.link
    if told is None or not told.measure or not on.deeds.kept_by(told.measure) or slot.noun is not None:
        return None
    if told.measure == on.deeds.killing():
        return None  # "two were killed; two others were charged"
    tried = link is not None and link.role in SUBJECTS and link.head.lemma_ in _COURT
    return Said(told.measure, None) if tried and on.members.counts_out(slot) else None
