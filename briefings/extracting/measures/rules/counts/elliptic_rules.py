"""Rules for numbers whose verb is left out because the number before has it: "18 were hurt, three seriously"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from briefings.extracting.measures.grammar.arguments import FINITE
from briefings.extracting.measures.grammar.said import Said
from briefings.extracting.measures.grammar.slot import Slot
from briefings.extracting.measures.rules.grounds import Grounds
from briefings.extracting.measures.rules.surroundings import (
    as_told,
    first_said,
    has_its_verb_behind,
    text_before,
    told_in_sentence,
    word_behind,
)
from briefings.extracting.parsing.dependencies import SUBJECTS, child
from briefings.model import Quantity

_DEGREES = frozenset("seriously critically badly severely gravely slightly lightly moderately severely mildly".split())
_DEADLY = frozenset({"fatally", "mortally"})
_PREPOSITIONS = frozenset("in on at near among outside inside around".split())
# So many characters may stand between two numbers of which one verb tells.
_NEXT = 60
# … and before an earlier number of the same, told by "up from".
_LONG_BEFORE = 140
_COMING_TO = frozenset({"come", "amount", "stand", "run"})
_NOUN_TAGS = frozenset({"NN", "NNS", "NNPS", "NNP"})
_NUMBERING = frozenset({"number", "numbered", "numbering", "total", "totalled", "totaled", "totalling", "totaling"})
_THEY = frozenset({"they", "we", "there"})
_WAS_BEFORE = re.compile(r"\b(?:(?:down|up) from|compared (?:with|to)|as against|as opposed to) $", re.IGNORECASE)
_GOES_ON = re.compile(r"(?:and|besides|also|plus|another|a further|in addition|on top of that)\b", re.IGNORECASE)
_COUNTRY_WITH = re.compile(r"(?:[;,] |\band )(?:the )?[A-Z][\w-]+(?: [A-Z][\w-]+)*,? with (?:some |about |around )?$")
_NOT_LEAVING = frozenset("with are were is was have has had only just of be still than".split())
_ITEM_OF_A_WHOLE = re.compile(r" of (?:the |its |their |some |about )*\d[\d,.]*\b[^\d.;]{0,60}(?:[;,]| and) (?:and )?")
_SAYING = frozenset("say prefer claim estimate give cite suggest reckon put offer".split())
# Another count of the same people is not far from theirs, in the text and as a number.
_SAME_COUNT, _OTHER_COUNT_WITHIN = 4, 260


def by_its_degree(slot: Slot, on: Grounds) -> Said | None:
    """ "18 were hurt, three seriously": how badly it befell a part of those just told of."""
    degree, told = word_behind(slot), _just_before(slot, on)
    if told is None or slot.noun is not None or degree is None or degree.lower_ not in _DEGREES | _DEADLY:
        return None
    return Said(_measure_to_that_degree(told, degree, on), None, undergone=True) if _ends_an_item(degree) else None


def _measure_to_that_degree(told: Quantity, degree: Any, on: Grounds) -> str:
    """The measure of those told, as far as the degree allows: "one was killed, others were hurt, two critically":
    nobody is so dead."""
    if degree.lower_ in _DEADLY:
        return on.deeds.killing() or ""
    measure = told.measure or ""
    return (on.deeds.wounding() or "") if measure == on.deeds.killing() else measure


def _ends_an_item(word: Any) -> bool:
    """Whether only a mark, an "and" or nothing follows the word."""
    follower = word.doc[word.i + 1] if word.i + 1 < len(word.doc) else None
    return follower is None or follower.is_punct or follower.pos_ == "CCONJ"


def by_the_list_it_opens(slot: Slot, on: Grounds) -> Said | None:
    """ "110 people came home: 74 children, 32 women …": the first of the parts that are told behind a colon."""
    told = on.thread.series[-1] if on.thread.series else None
    if told is None or slot.noun is None or not on.members.names_people(slot):
        return None
    between = on.text[told.end : slot.quantity.start]
    opens = len(between) <= _NEXT and between.endswith(": ") and not any(c.isdigit() or c == "." for c in between)
    return as_told(told) if opens else None


def by_the_verb_left_out(slot: Slot, on: Grounds) -> Said | None:
    """ "11 were killed in the town and 28 on the road to it": a bare number behind "and", with no verb of its own."""
    told, preposition = _just_before(slot, on), word_behind(slot)
    if told is None or preposition is None or not _is_bare_behind_and(slot) or not _leads_to_a_name(preposition):
        return None
    if preposition.lower_ == "among":
        return _of_those_among(preposition, on)
    return as_told(told) if not _has_a_verb_up_to_a_mark(slot) else None


def by_the_verb_repeated(slot: Slot, on: Grounds) -> Said | None:
    """ "800 Danes have come home, as have 100 Finns and 60 Swedes": behind "as", the verb of those told of before."""
    told = on.thread.series[-1] if on.thread.series and on.thread.series_at == slot.sentence[0] else None
    if told is None or has_its_verb_behind(slot):
        return None
    return as_told(told) if _is_behind_as(slot) else None


def _is_behind_as(slot: Slot) -> bool:
    """Whether nothing but others like them stands between the number and an "as have" or "as did"."""
    doc = slot.passage.doc
    start = max(slot.token.sent.start + 1, slot.first - _REPEATED_WITHIN)
    verb = next((t for t in reversed(doc[start : slot.first]) if t.lower_ in _REPEATING), None)
    if verb is None or verb.nbor(-1).lower_ != "as":
        return False
    return not any(t.pos_ == "VERB" for t in doc[verb.i + 1 : slot.first])


_REPEATING = frozenset("have has had do does did are were is was".split())
# How many tokens may stand between that verb and the last of those who follow it.
_REPEATED_WITHIN = 16


def _is_bare_behind_and(slot: Slot) -> bool:
    """ "And 28": a number without a noun, right behind a conjunction."""
    doc, first = slot.passage.doc, slot.first
    return slot.noun is None and 0 < first < len(doc) and doc[first - 1].pos_ == "CCONJ"


def _leads_to_a_name(word: Any) -> bool:
    """ "On the road", "near Halden"; not "12 dead and 30 in hospital": where they are says something else of them."""
    doc, n = word.doc, word.i + 1
    return word.lower_ in _PREPOSITIONS and n < len(doc) and doc[n].pos_ in ("DET", "PROPN", "PRON")


def _of_those_among(among: Any, on: Grounds) -> Said | None:
    """ "1,090 among the dead and 300 among the prisoners"."""
    nouns = (noun for noun in among.children if noun.dep_ == "pobj")
    return first_said(on.deeds.by_noun(noun) or on.deeds.by_state_after(noun.doc, noun.i) for noun in nouns)


def _has_a_verb_up_to_a_mark(slot: Slot) -> bool:
    """Whether a verb stands behind the number, before the next mark of the sentence."""
    doc = slot.passage.doc
    ahead = doc[slot.after : doc[slot.first].sent.end]
    stop = next((n for n, token in enumerate(ahead) if token.is_punct), len(ahead))
    return any(token.pos_ in ("VERB", "AUX") for token in ahead[:stop])


def by_the_state_it_numbers(slot: Slot, on: Grounds) -> Said | None:
    """ "The confirmed dead number 312", "recruits from Kenya, numbering 150": who are called by their state or deed."""
    verb = _verb_of_numbering(slot)
    if verb is None or verb.i < 1:
        return None
    state = on.deeds.by_state_after(verb.doc, verb.i - 1)
    if state is not None:
        return state
    subject = _who_number(verb)
    if subject is None or subject.tag_ not in _NOUN_TAGS:
        return _of_those_ahead(verb, slot, on)
    said = on.deeds.by_noun(subject) or on.deeds.by_clause_of(subject, slot.passage)
    return replace(said, noun=subject) if said is not None and subject.pos_ == "NOUN" else None


def _verb_of_numbering(slot: Slot) -> Any | None:
    """The "number" of "number 312", the "come" of "those repatriated come to 146"."""
    doc, first = slot.passage.doc, slot.first
    if slot.noun is not None or first < 2:
        return None
    before = doc[first - 1]
    if before.lower_ in ("to", "at"):
        return doc[first - 2] if doc[first - 2].lemma_ in _COMING_TO else None
    return before if before.lower_ in _NUMBERING else None


def _who_number(verb: Any) -> Any | None:
    """The subject of the verb, or the noun that it is a clause about: "recruits, numbering 150"."""
    subject = child(verb, "nsubj")
    return verb.head if subject is None and verb.dep_ == "acl" else subject


def _of_those_ahead(verb: Any, slot: Slot, on: Grounds) -> Said | None:
    """ "The Swedes who are back now number 27": what the first clause ahead of the verb says."""
    for token in verb.doc[verb.sent.start : verb.i]:
        said = on.deeds.by_clause_of(token, slot.passage)
        if said is not None:
            return replace(said, noun=token if token.pos_ in ("NOUN", "PROPN") else None)
    return None


def by_what_they_did_when_so_many(slot: Slot, on: Grounds) -> Said | None:
    """ "They were 42 when they stepped off the plane": what the clause of time tells of the same people."""
    link = slot.link
    if link is None or link.role != "attr" or link.head.lemma_ != "be" or slot.group is not None:
        return None
    if not _is_they(child(link.head, "nsubj", "expl")):
        return None
    clauses = (c for c in link.head.children if c.dep_ == "advcl" and c.i > slot.token.i)
    clause = next((c for c in clauses if _tells_when_they_did(c)), None)
    return on.deeds.of_subject(clause, slot.passage) if clause is not None else None


def _tells_when_they_did(clause: Any) -> bool:
    """The "when they stepped off" of "they were 42 when they stepped off"."""
    return _is_they(child(clause, *SUBJECTS)) and any(c.lower_ in ("when", "as") for c in clause.children)


def _is_they(subject: Any | None) -> bool:
    return subject is not None and subject.lower_ in _THEY


def by_what_it_was_before(slot: Slot, on: Grounds) -> Said | None:
    """ "Has 20,000 fighters, down from as many as 33,000": the same people, counted earlier."""
    told = _just_before(slot, on, reach=_LONG_BEFORE)
    if told is None or slot.noun is not None or slot.quantity.unit == "%":
        return None
    return as_told(told) if _WAS_BEFORE.search(text_before(slot, on, 24)) else None


def by_the_sentence_before(slot: Slot, on: Grounds) -> Said | None:
    """ "Besides, 120 from Norway and 40 from Iceland.": a sentence that goes on without a verb of its own, but in
    brackets."""
    series = on.thread.series
    if not series or "\n" in on.text[series[-1].end : slot.quantity.start]:
        return None
    if not _GOES_ON.match(on.text, slot.sentence[0]) or on.origins.own_home(slot.phrase) is None:
        return None
    if _has_a_verb_outside_brackets(slot.token.sent):
        return None
    return as_told(series[0 if on.thread.series_at == slot.sentence[0] else -1])


def _has_a_verb_outside_brackets(sentence: Any) -> bool:
    open_brackets = 0
    for token in sentence:
        open_brackets += (token.text == "(") - (token.text == ")")
        if not open_brackets and token.pos_ in ("VERB", "AUX"):
            return True
    return False


def by_the_country_it_is_with(slot: Slot, on: Grounds) -> Said | None:
    """ "Kazakhstan, which has brought home 390; Uzbekistan, with 148; and Kosovo, with 74": what the first has done."""
    told = told_in_sentence(slot, on)
    if told is None or not _COUNTRY_WITH.search(text_before(slot, on, 50)):
        return None
    return as_told(told) if on.origins.country_with(slot.quantity.start) is not None else None


def by_the_lone_verb(slot: Slot, on: Grounds) -> Said | None:
    """ "Some 300 left, forty fell": a bare number with its verb between commas, for which parses find none;
    not "there are 300 left"."""
    doc, first, after = slot.passage.doc, slot.first, slot.after
    if slot.noun is not None or after + 1 >= len(doc) or doc[after].lower_ != "left" or doc[after + 1].text != ",":
        return None
    sentence = doc[slot.token.sent.start : after]
    if (first and doc[first - 1].lower_ in _NOT_LEAVING) or any(token.tag_ == "EX" for token in sentence):
        return None
    return on.deeds.joining()


def by_the_item_before(slot: Slot, on: Grounds) -> Said | None:
    """ "380 of the 3,290 from Russia are back; 690 of the 3,110 from Jordan; 770 of the 2,840 from Tunis": items of one
    form, of which the first has the verb."""
    told = told_in_sentence(slot, on)
    if told is None or slot.noun is not None or on.slots.whole_ahead(slot) is None:
        return None
    if not _ITEM_OF_A_WHOLE.fullmatch(on.text, told.end, slot.quantity.start):
        return None
    return as_told(told) if not any(token.tag_ in FINITE for token in _item(slot)) else None


def _item(slot: Slot) -> Any:
    """The words from the number to the next semicolon or comma, or to the end of the sentence."""
    ahead = slot.passage.doc[slot.first : slot.token.sent.end]
    stop = next((n for n, token in enumerate(ahead) if token.text in (";", ",")), len(ahead))
    return ahead[:stop]


def by_another_count(slot: Slot, on: Grounds) -> Said | None:
    """ "The ministry reckons with 5,000 jihadists; the Americans say 4,000": another count of the same people."""
    told = on.thread.series[-1] if on.thread.series else None
    if told is None or not _is_said_alone(slot):
        return None
    return as_told(told) if _may_be_the_same_people(slot, told) else None


def _is_said_alone(slot: Slot) -> bool:
    """ "The Americans say 4,000": a bare number as the object of a verb of saying, with nothing behind it."""
    link, behind = slot.link, word_behind(slot)
    if slot.noun is not None or slot.quantity.unit or (behind is not None and not behind.is_punct):
        return False
    return link is not None and link.role == "dobj" and link.head.lemma_ in _SAYING


def _may_be_the_same_people(slot: Slot, told: Quantity) -> bool:
    """Whether those told last are people, and stand near, in the text and as a number."""
    is_near = slot.quantity.start - told.end <= _OTHER_COUNT_WITHIN
    return is_near and told.unit == "people" and told.low / _SAME_COUNT <= slot.quantity.low <= told.high * _SAME_COUNT


def _just_before(slot: Slot, on: Grounds, reach: int = _NEXT) -> Quantity | None:
    """The number told last in the same sentence, where no other number stands between."""
    told = told_in_sentence(slot, on)
    if told is None:
        return None
    between = on.text[told.end : slot.quantity.start]
    return None if len(between) > reach or any(c.isdigit() for c in between) else told
