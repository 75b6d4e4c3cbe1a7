"""Numbers that only say how many others are numbered, or whose verb is another number's: "one of 133 Swedes", "that
leaves 223", "in bands of eight", "of the 850 who left, …"."""

from __future__ import annotations

import re
from typing import Any

from briefings.extracting.measures.grammar.arguments import is_passive
from briefings.extracting.measures.grammar.factuality import is_denied
from briefings.extracting.measures.grammar.said import Said
from briefings.extracting.measures.grammar.slot import Slot
from briefings.extracting.measures.grammar.verb_chains import clauses_about, raised
from briefings.extracting.measures.membership.told_ages import is_told_age
from briefings.extracting.measures.rules.clauses.verb_rules import by_its_verb, by_the_clause_about_it
from briefings.extracting.measures.rules.counts.charges import are_tried_for_helping
from briefings.extracting.measures.rules.counts.conditions import is_under_a_condition, may_yet_be_reached
from briefings.extracting.measures.rules.counts.no_casualties import NO_CASUALTIES
from briefings.extracting.measures.rules.counts.parties import are_their_captives, is_size_of_a_party
from briefings.extracting.measures.rules.grounds import Grounds
from briefings.extracting.measures.rules.surroundings import has_its_verb_behind, text_before, word_behind
from briefings.extracting.quantities.counted_nouns import counts_people

# "Of the 850 who left, …": a number that names the population, and does nothing in the main clause.
_HEADING = re.compile(
    r"(?:^[\"“'‘]?[Oo]f (?:(?:the|its|some|their|an estimated|[A-Z][\w-]+['’]s) )?|[,;:–—] ?of (?:the|its|their) )$"
)
_AMONG_THEM = re.compile(r"\bamong (?:the|those|these) $", re.IGNORECASE)
# "He is one of 133 Swedes who came home": whoever it is has been counted with the others.
_IS_ONE = re.compile(r"\b(?:is|was|are|were|be|been|being|became|become|as|among) (?:only |just |also |now )?$", re.I)
_OF_MANY = re.compile(r" of (?:the |some |about |around |roughly |an estimated |at least |more than |over |up to )?")
# "Roam the province in bands of eight or ten": how many are in each.
_EACH_OF = re.compile(
    r"\bin (?:small |large |little )?(?:bands|groups|cells|pairs|units|teams|packs|parties|squads|batches|convoys) of"
    r" (?:about |some |up to |around )?$",
    re.IGNORECASE,
)
# "Parties of five or six" alone.
_OF_SO_MANY = re.compile(
    r"\b(?:bands|groups|cells|pairs|units|teams|packs|parties|squads|batches|gangs|families|crews) of"
    r" (?:about |some |up to |around )?$",
    re.IGNORECASE,
)
# "50 volunteers | a month".
_EACH_TIME = re.compile(r" (?:a|an|per|each|every) (?:hour|day|night|week|fortnight|month|quarter|year)\b")
# "Four fifths of the built-up area": ground, and no people.
_OF_GROUND = re.compile(
    r" of (?:the |its |their |that |this |all )?(?:[\w’'-]+ ){0,2}?"
    r"(?:areas?|lands?|ground|territor(?:y|ies)|soil|districts?|quarters|buildings?|houses|homes)\b(?! [a-z]+s\b)"
)
# "Vehicles, several hundred of them".
_OF_THEM = re.compile(r" of (?:them|these|those|which)\b")
_THINGS = frozenset(
    "vehicle car truck lorry bus coach van motorbike motorcycle boat ship tank house home building tent weapon rifle"
    " gun bomb passport document file phone village town street shop mosque school".split()
)
_OF_WHAT = re.compile(r" of (?:all )?what(?:ever)?\b")
_ONE_IN = re.compile(r"\bone [\w-]+ (?:in|out of) (?:every )?$", re.IGNORECASE)
_POINTING = frozenset({"that", "this", "which"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_OPENING_MARKS = frozenset({",", "(", "—", "–", ";"})
_BEFORE_A_NUMBER = frozenset("about some only just around nearly almost roughly at least".split())


def heads_its_parts(slot: Slot, text: str) -> bool:
    """ "Of the 850 who left, …": whether a number opens what is told of parts of it."""
    return _HEADING.search(text[slot.sentence[0] : slot.quantity.start][-30:]) is not None


def has_others_among_it(slot: Slot, on: Grounds) -> bool:
    """Whether others are counted out of this number: "six of the boys among the 23 are dead"."""
    return _AMONG_THEM.search(text_before(slot, on, 12)) is not None


# --- a number of nobody -----------------------------------------------------------------------------------------------


def counts_nobody(slot: Slot, on: Grounds) -> bool:
    """Whether the number only tells how many others are numbered, or what is left of them, and nobody of its own."""
    return any(rule(slot, on) for rule in _NOBODY) or is_told_age(slot)


def _is_one_of_many(slot: Slot, on: Grounds) -> bool:
    """Whether the number only says that somebody is one of many who are numbered behind it."""
    if slot.quantity.high != 1 or not _IS_ONE.search(text_before(slot, on, 24)):
        return False
    many = _OF_MANY.match(on.text, slot.quantity.end)
    return many is not None and _is_number(slot, many.end())


def _is_number(slot: Slot, offset: int) -> bool:
    """Whether a number stands at an offset of the document."""
    doc, start = slot.passage.doc, slot.passage.start
    index = doc.first_at(offset - start, (0, len(doc)))
    return bool(index < len(doc) and doc[index].like_num)


def _is_size_of_each(slot: Slot, on: Grounds) -> bool:
    before = text_before(slot, on, 40)
    if slot.noun is None and _OF_SO_MANY.search(before):
        return True
    return _EACH_OF.search(before) is not None


def _is_a_rate(slot: Slot, on: Grounds) -> bool:
    """ "Some 50 volunteers a month", "22 of every million people": so many each time, and no sum of them; nor is there
    one in what goes on so ("22 fighters per million; Norway, 10")."""
    if _EACH_TIME.match(on.text, slot.phrase[1]) or _OF_SO_MANY_PEOPLE.match(on.text, slot.phrase[1]):
        return True
    if _OF_EVERY.match(on.text, slot.quantity.end) or _PER.search(text_before(slot, on, 10)):
        return True
    if slot.noun is not None or has_its_verb_behind(slot):
        return False
    return _OF_SO_MANY_PEOPLE.search(on.text, slot.sentence[0], slot.quantity.start) is not None


_PER = re.compile(r"\b(?:per|every) $", re.IGNORECASE)
_SO_MANY = r"(?:hundred|thousand|million|billion|\d[\d,.]*(?: (?:thousand|million))?)"
_OF_SO_MANY_PEOPLE = re.compile(rf" (?:per|for every|to every) (?:{_SO_MANY}\b|capita|head\b)", re.IGNORECASE)
_OF_EVERY = re.compile(rf" (?:of|in|out of) every {_SO_MANY}\b", re.IGNORECASE)


def _are_things_told(slot: Slot, on: Grounds) -> bool:
    """ "A line of vehicles, several hundred of them, had left": of the things named right before."""
    doc, at = slot.passage.doc, slot.first
    if slot.noun is not None or at < 2 or doc[at - 1].text != "," or not _OF_THEM.match(on.text, slot.quantity.end):
        return False
    told = doc[at - 2]
    behind = doc[slot.token.i + 3] if slot.token.i + 3 < len(doc) else None
    return told.lemma_.lower() in _THINGS and not (behind is not None and counts_people(behind))


def _is_a_speaker(slot: Slot, on: Grounds) -> bool:
    """ "One prisoner said", "three of the prisoners told of it": voices, and nobody counted. What several "say" may be
    told of a number who said it; what they say of their own deeds is read."""
    link = slot.link
    if slot.noun is None or link is None or link.role != "nsubj" or link.head.lemma_ not in _SPEAKING:
        return False
    alone = slot.quantity.low == slot.quantity.high == 1 and slot.noun.tag_ == "NN"
    told_of = any(clause.dep_ == "relcl" for clause in slot.noun.children)
    return alone or (slot.quantity.high <= _VOICES and not told_of and not is_denied(link.head))


# So few are quoted; of more it is told how many said so.
_VOICES = 10
_SPEAKING = frozenset(
    "say tell relate recall explain add complain remember recount claim note observe remark insist admit ask warn write"
    " whisper shout joke boast".split()
)


def _is_of_things(slot: Slot, on: Grounds) -> bool:
    """ "Half of what they earned", "a third of what it held", "four fifths of the area": a share of no people."""
    if slot.noun is None and _OF_GROUND.match(on.text, slot.quantity.end):
        return True
    return _OF_WHAT.match(on.text, slot.quantity.end) is not None


def _are_inhabitants(slot: Slot, on: Grounds) -> bool:
    """ "Of a population of 1.3 million": those who live somewhere, whatever some of them did."""
    link = slot.link
    if link is None or link.role != "of" or link.head.lemma_.lower() not in _POPULATIONS:
        return False
    return any(word.lower_ == "of" for word in slot.passage.doc[max(0, slot.first - 2) : slot.first])


_POPULATIONS = frozenset("population electorate town city village country nation island valley community".split())


def _is_of_a_ratio(slot: Slot, on: Grounds) -> bool:
    """ "One returnee in | four goes to school"."""
    return slot.noun is None and _ONE_IN.search(text_before(slot, on, 40)) is not None


def _is_anyone(slot: Slot, on: Grounds) -> bool:
    """ "One returnee in four", "the uncle of one recruit": no one who is told apart."""
    if slot.quantity.high != 1 or slot.quantity.low != 1:
        return False
    behind = slot.passage.doc[slot.after : slot.after + 3]
    in_so_many = len(behind) > 1 and behind[0].lower_ == "in" and bool(behind[1].like_num)
    if in_so_many:
        return len(behind) < 3 or behind[2].pos_ not in ("NOUN", "PROPN", "ADJ")
    link = slot.link
    return link is not None and link.role == "of" and counts_people(link.head) and not link.head.like_num


def _are_asked(slot: Slot, on: Grounds) -> bool:
    """ "Interviewed fifty returnees": so many were asked, however many there are."""
    link = slot.link
    return link is not None and link.role in ("dobj", "among") and link.head.lemma_ in _ASKING


_ASKING = frozenset({"interview", "survey", "poll", "quiz"})


def _are_another_kinds(slot: Slot, on: Grounds) -> bool:
    """ "Right-wing terrorism takes up a chapter, with 41 arrests": where the sentence does not name the beat's own."""
    noun = slot.noun
    events = noun is not None and slot.group is None and not counts_people(noun)
    if not events or not _OTHER_KINDS.search(on.text, *slot.sentence):
        return False
    return not on.members.subject.names(slot.sentence)


_OTHER_KINDS = re.compile(
    r"\b(?:right|left)-wing|\bfar[- ](?:right|left)\b|\b(?:separatist|anarchist|neo-nazi|ethno-nationalist)s?\b",
    re.IGNORECASE,
)


def _are_company_of_one(slot: Slot, on: Grounds) -> bool:
    """ "A banker whom Ankara counts among the last five leaders was killed": one of them, and not the five."""
    link = slot.link
    if link is None or link.role != "among" or link.head.dep_ != "relcl":
        return False
    return link.head.head.tag_ == "NN" and not any(clauses_about(slot.anchor))


def _is_remainder(slot: Slot, on: Grounds) -> bool:
    """ "That leaves 223.": whose fate is not told; not "that leaves 500 who have vanished"."""
    behind = word_behind(slot)
    before = slot.passage.doc[max(0, slot.first - 3) : slot.first]
    return (behind is None or behind.is_punct) and any(map(_leaves_so_many, before))


def _is_of_no_one_thing(slot: Slot, on: Grounds) -> bool:
    """ "No country with more than 100 returnees has tried them all": of no country is told that it has so many. Those
    of "no word on the three people wounded" are known."""
    above = slot.anchor.head
    if any(child.lower_ in ("the", "these", "those") for child in slot.anchor.children):
        return False
    return above.dep_ == "prep" and any(c.lower_ == "no" and c.dep_ == "det" for c in above.head.children)


_NOBODY = (
    _is_of_no_one_thing,
    _is_one_of_many,
    _is_size_of_each,
    _is_a_rate,
    _is_remainder,
    _is_of_things,
    _are_things_told,
    _is_of_a_ratio,
    _are_inhabitants,
    _is_anyone,
    _is_a_speaker,
    _are_asked,
    _are_another_kinds,
    _are_company_of_one,
    are_tried_for_helping,
    is_size_of_a_party,
    are_their_captives,
    is_under_a_condition,
    may_yet_be_reached,
    *NO_CASUALTIES,
)


def _leaves_so_many(verb: Any) -> bool:
    """The "leaves" of "that leaves 223"."""
    return verb.lemma_ == "leave" and verb.i > 0 and verb.nbor(-1).lower_ in _POINTING


# --- a number of those who did something else -------------------------------------------------------------------------


def are_only_called_by_it(said: Said, slot: Slot) -> bool:
    """ "A hundred fighters who travelled there will stand trial", "five returnees planned attacks": so many did the
    second thing, of whom nobody knows how many did the first. Who "the 100 fighters" are is told, and so is who is
    counted or named so."""
    link, verb = slot.link, said.verb
    if slot.noun is None or link is None or link.role not in ("nsubj", "dobj") or slot.is_share:
        return False
    by_clause = verb is not None and verb.dep_ == "relcl" and verb.head.i == slot.noun.i
    # "Two people wounded on Saturday have died": what befell them is told, and no name.
    by_name = verb is None and said.named and not said.undergone and counts_people(slot.noun)
    if not (by_clause or by_name) or _are_definite(slot):
        return False
    main = raised(link.head)
    if link.role == "dobj":
        return by_clause and main.lemma_ in _DONE_TO_SOME
    if main.tag_[:1] != "V" or main.pos_ == "AUX" or main.i < slot.token.i or main.dep_ == "relcl":
        return False
    return main.lemma_ not in _COUNTED and not is_passive(main)


def _are_definite(slot: Slot) -> bool:
    return slot.noun is not None and any(c.lower_ in _DEFINITE or c.dep_ == "poss" for c in slot.noun.lefts)


_DEFINITE = frozenset({"the", "those", "these", "all"})
# What is done to some of those who did the first thing: "deported 16 men who had fought there".
_DONE_TO_SOME = frozenset(
    "deport expel extradite question interview charge indict prosecute try convict sentence acquit fine release free"
    " meet visit help train treat support monitor watch honour honor".split()
)
# What is told so of people counts them.
_COUNTED = frozenset(
    "count number include exist amount be remain live have come return arrive face await say tell".split()
)


# --- another number's verb --------------------------------------------------------------------------------------------


def tells_of_another(slot: Slot, on: Grounds) -> bool:
    """Whether a verb that a rule took for the slot's is another number's, so that a guess would likely be, too."""
    heard = (rule(slot, on) for rule in (by_its_verb, by_the_clause_about_it))
    return any(said is not None and is_told_of_another(said.verb, slot) for said in heard)


def is_told_of_another(verb: Any | None, slot: Slot) -> bool:
    """Whether the verb tells of another number, by the marks and the numbers between it and this one."""
    if verb is None:
        return False
    own = _is_in_a_bracket_of_its_own(verb, slot) or _has_a_number_of_its_own(verb, slot)
    return own or _is_of_the_clause_before(verb, slot) or _is_of_some_of_them(verb, slot)


def _is_of_some_of_them(verb: Any, slot: Slot) -> bool:
    """ "4,700 left the valley, of which just 470 have returned", "300 left, 80 of whom have died": in a clause about
    some of them, up to the comma that closes it, a verb is theirs who are counted there."""
    between = slot.passage.doc[slot.after : verb.i]
    whom = next((t.i for t in reversed(between) if _stands_for_them(t)), None)
    if whom is None:
        return False
    opens = next((t.i for t in reversed(between) if t.i < whom and t.text in _OPENING_MARKS), slot.after)
    clause = slot.passage.doc[opens : verb.i]
    return any(t.like_num for t in clause) and not any(t.text == "," and t.i > whom for t in clause)


def _stands_for_them(word: Any) -> bool:
    return word.lower_ in ("which", "whom") and word.i > 0 and word.nbor(-1).lower_ in ("of", "among")


def _is_in_a_bracket_of_its_own(verb: Any, slot: Slot) -> bool:
    """ "90 people from Finland (12 have come home)": what a bracket tells is told of what stands in it."""
    first, last = sorted((verb.i, slot.token.i))
    brackets = [token.text for token in slot.passage.doc[first : last + 1] if token.text in ("(", ")")]
    if not brackets:
        return False
    return bool(brackets[0] == ")" if verb.i < slot.token.i else brackets[-1] == "(")


def _has_a_number_of_its_own(verb: Any, slot: Slot) -> bool:
    """ "Egypt: 600 fighters, 50 returned", "170, of whom 87 returned": who returned stands right before the verb."""
    if verb.i - 1 <= slot.token.i or verb.nbor(-1).pos_ != "NUM" or verb.tag_ not in ("VBD", "VBN"):
        return False
    doc, first = slot.passage.doc, verb.i - 1
    while first - 1 > slot.token.i and doc[first - 1].lower_ in _BEFORE_A_NUMBER:
        first -= 1
    before = doc[first - 1]
    return before.i >= slot.token.i and (before.text in (",", ";", ":") or before.lower_ in ("whom", "which"))


def _is_of_the_clause_before(verb: Any, slot: Slot) -> bool:
    """ "40 have come back, 12 are believed dead": a comma and a verb of its own part the number from the one before."""
    doc = slot.passage.doc
    if verb.i >= slot.first or slot.after + 1 >= len(doc):
        return False
    behind = doc[slot.after]
    elliptic = doc[slot.after + 1].is_punct and behind.pos_ == "AUX"  # "… 300 have returned; 1,500 have."
    comma = any(token.text == "," for token in doc[verb.i + 1 : slot.first])
    return comma and not elliptic and behind.tag_ in _FINITE
