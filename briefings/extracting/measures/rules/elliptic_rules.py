"""Rules for numbers whose verb is left out because the number before has it: "18 were hurt, three seriously"."""

from __future__ import annotations

import re
from dataclasses import replace

from briefings.extracting.measures.grammar.arguments import FINITE, link_of
from briefings.extracting.measures.grammar.said import Said
from briefings.extracting.measures.grammar.slot import Slot
from briefings.extracting.measures.rules.grounds import Grounds
from briefings.model import Quantity

_DEGREES = frozenset("seriously critically badly severely gravely slightly lightly moderately severely mildly".split())
_DEADLY = frozenset({"fatally", "mortally"})
_PREPOSITIONS = frozenset("in on at near among outside inside around".split())
# So many characters may stand between two numbers of which one verb tells.
_NEXT = 60
# … and before an earlier number of the same, told by "up from".
_LONG_BEFORE = 140


def by_its_degree(slot: Slot, on: Grounds) -> Said | None:
    """ "18 were hurt, three seriously": how badly it befell a part of those just told of."""
    doc, after = slot.passage.doc, slot.after
    told = _just_before(slot, on)
    if told is None or slot.noun is not None or after >= len(doc) or doc[after].lower_ not in _DEGREES | _DEADLY:
        return None
    measure = told.measure or ""
    if doc[after].lower_ in _DEADLY:
        measure = on.deeds.killing() or ""
    elif measure == on.deeds.killing():  # "one was killed, others were hurt, two critically": nobody is so dead
        measure = on.deeds.wounding() or ""
    follower = doc[after + 1] if after + 1 < len(doc) else None
    ends = follower is None or follower.is_punct or follower.pos_ == "CCONJ"
    return Said(measure, None, undergone=True) if ends else None


def by_the_list_it_opens(slot: Slot, on: Grounds) -> Said | None:
    """ "110 people came home: 74 children, 32 women …": the first of the parts that are told behind a colon."""
    told = on.thread.series[-1] if on.thread.series else None
    if told is None or slot.noun is None or not on.members.names_people(slot):
        return None
    between = on.text[told.end : slot.quantity.start]
    opens = len(between) <= _NEXT and between.endswith(": ") and not any(c.isdigit() or c == "." for c in between)
    return Said(told.measure or "", None) if opens else None


def by_the_verb_left_out(slot: Slot, on: Grounds) -> Said | None:
    """ "11 were killed in the town and 28 on the road to it": a bare number behind "and", with no verb of its own."""
    doc, first, after = slot.passage.doc, slot.first, slot.after
    told = _just_before(slot, on)
    if told is None or slot.noun is not None or not 0 < first < len(doc) or after >= len(doc):
        return None
    if doc[first - 1].pos_ != "CCONJ" or doc[after].lower_ not in _PREPOSITIONS:
        return None
    if after + 1 >= len(doc) or doc[after + 1].pos_ not in ("DET", "PROPN", "PRON"):
        return None  # "12 dead and 30 in hospital": where they are says something else of them
    if doc[after].lower_ == "among":  # "1,090 among the dead and 300 among the prisoners"
        among = [noun for noun in doc[after].children if noun.dep_ == "pobj"]
        own = (on.deeds.by_noun(noun) or on.deeds.by_state_after(doc, noun.i) for noun in among)
        return next(filter(None, own), None)
    rest = doc[after : doc[first].sent.end]
    stop = next((n for n, token in enumerate(rest) if token.is_punct), len(rest))
    verbs = [token for token in rest[:stop] if token.pos_ in ("VERB", "AUX")]
    return Said(told.measure or "", None) if not verbs else None


def by_the_verb_repeated(slot: Slot, on: Grounds) -> Said | None:
    """ "800 Danes have come home, as have 100 Finns and 60 Swedes": behind "as", the verb of those told of before."""
    doc, thread, link = slot.passage.doc, on.thread, link_of(slot.anchor)
    told = thread.series[-1] if thread.series and thread.series_at == slot.sentence[0] else None
    if told is None or (link is not None and link.role in ("nsubj", "nsubjpass") and link.head.i > slot.token.i):
        return None
    start = max(slot.token.sent.start + 1, slot.first - _REPEATED_WITHIN)
    verb = next((t for t in reversed(doc[start : slot.first]) if t.lower_ in _REPEATING), None)
    if verb is None or verb.nbor(-1).lower_ != "as" or any(t.pos_ == "VERB" for t in doc[verb.i + 1 : slot.first]):
        return None
    return Said(told.measure or "", None)


_REPEATING = frozenset("have has had do does did are were is was".split())
# How many tokens may stand between that verb and the last of those who follow it.
_REPEATED_WITHIN = 16
_COMING_TO = frozenset({"come", "amount", "stand", "run"})
_NUMBERING = frozenset({"number", "numbered", "numbering", "total", "totalled", "totaled", "totalling", "totaling"})


def by_the_state_it_numbers(slot: Slot, on: Grounds) -> Said | None:
    """ "The confirmed dead number 312", "recruits from Kenya, numbering 150": who are called by their state or deed."""
    doc, first = slot.passage.doc, slot.first
    if slot.noun is not None or first < 2:
        return None
    if doc[first - 1].lower_ == "to" or doc[first - 1].lower_ == "at":  # "those repatriated come to 146"
        first -= 1
        if doc[first - 1].lemma_ not in _COMING_TO:
            return None
    elif doc[first - 1].lower_ not in _NUMBERING:
        return None
    if first < 2:
        return None
    state, verb = on.deeds.by_state_after(doc, first - 2), doc[first - 1]
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), verb.head if verb.dep_ == "acl" else None)
    if state is None and (subject is None or subject.tag_ not in ("NN", "NNS", "NNPS", "NNP")):
        ahead = doc[verb.sent.start : verb.i]  # "the Swedes who are back now number 27"
        told = ((token, on.deeds.by_clause_of(token, slot.passage)) for token in ahead)
        noun, said = next(((token, said) for token, said in told if said is not None), (None, None))
        return replace(said, noun=noun if noun.pos_ in ("NOUN", "PROPN") else None) if said and noun else None
    if state is not None or subject is None:
        return state
    said = on.deeds.by_noun(subject) or on.deeds.by_clause_of(subject, slot.passage)
    return replace(said, noun=subject) if said is not None and subject.pos_ == "NOUN" else None


def by_what_they_did_when_so_many(slot: Slot, on: Grounds) -> Said | None:
    """ "They were 42 when they stepped off the plane": what the clause of time tells of the same people."""
    link = link_of(slot.anchor)
    if link is None or link.role != "attr" or link.head.lemma_ != "be" or slot.group is not None:
        return None
    subject = next((c for c in link.head.children if c.dep_ in ("nsubj", "expl")), None)
    if subject is None or subject.lower_ not in _THEY:
        return None
    for clause in (c for c in link.head.children if c.dep_ == "advcl" and c.i > slot.token.i):
        own = next((c for c in clause.children if c.dep_ in ("nsubj", "nsubjpass")), None)
        if own is not None and own.lower_ in _THEY and any(c.lower_ in ("when", "as") for c in clause.children):
            return on.deeds.of_subject(clause, slot.passage)
    return None


_THEY = frozenset({"they", "we", "there"})
_WAS_BEFORE = re.compile(r"\b(?:(?:down|up) from|compared (?:with|to)|as against|as opposed to) $", re.IGNORECASE)


def by_what_it_was_before(slot: Slot, on: Grounds) -> Said | None:
    """ "Has 20,000 fighters, down from as many as 33,000": the same people, counted earlier."""
    told = _just_before(slot, on, reach=_LONG_BEFORE)
    if told is None or slot.noun is not None or slot.quantity.unit == "%":
        return None
    before = on.text[max(slot.sentence[0], slot.quantity.start - 24) : slot.quantity.start]
    return Said(told.measure or "", None) if _WAS_BEFORE.search(before) else None


_GOES_ON = re.compile(r"(?:and|besides|also|plus|another|a further|in addition|on top of that)\b", re.IGNORECASE)


def by_the_sentence_before(slot: Slot, on: Grounds) -> Said | None:
    """ "Besides, 120 from Norway and 40 from Iceland.": a sentence that goes on without a verb of its own, but in
    brackets."""
    series, sentence = on.thread.series, slot.token.sent
    if not series or "\n" in on.text[series[-1].end : slot.quantity.start]:
        return None
    if not _GOES_ON.match(on.text, slot.sentence[0]) or on.origins.own_home(slot.phrase) is None:
        return None
    open_brackets, told_here = 0, on.thread.series_at == slot.sentence[0]
    for token in sentence:
        open_brackets += (token.text == "(") - (token.text == ")")
        if not open_brackets and token.pos_ in ("VERB", "AUX"):
            return None
    return Said(series[0 if told_here else -1].measure or "", None)


_COUNTRY_WITH = re.compile(r"(?:[;,] |\band )(?:the )?[A-Z][\w-]+(?: [A-Z][\w-]+)*,? with (?:some |about |around )?$")


def by_the_country_it_is_with(slot: Slot, on: Grounds) -> Said | None:
    """ "Kazakhstan, which has brought home 390; Uzbekistan, with 148; and Kosovo, with 74": what the first has done."""
    thread = on.thread
    if not thread.series or thread.series_at != slot.sentence[0]:
        return None
    before = on.text[max(slot.sentence[0], slot.quantity.start - 50) : slot.quantity.start]
    with_it = _COUNTRY_WITH.search(before) is not None and on.origins.country_with(slot.quantity.start) is not None
    return Said(thread.series[-1].measure or "", None) if with_it else None


_NOT_LEAVING = frozenset("with are were is was have has had only just of be still than".split())


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
    thread = on.thread
    told = thread.series[-1] if thread.series and thread.series_at == slot.sentence[0] else None
    if told is None or slot.noun is not None or on.slots.whole_ahead(slot) is None:
        return None
    if not _ITEM_OF_A_WHOLE.fullmatch(on.text, told.end, slot.quantity.start):
        return None
    item = slot.passage.doc[slot.first : slot.token.sent.end]
    stop = next((n for n, token in enumerate(item) if token.text == ";"), len(item))
    return Said(told.measure or "", None) if not any(token.tag_ in FINITE for token in item[:stop]) else None


_ITEM_OF_A_WHOLE = re.compile(r" of (?:the |its |their |some |about )*\d[\d,.]*\b[^\d.;]{0,60}; (?:and )?")


_SAYING = frozenset("say prefer claim estimate give cite suggest reckon put offer".split())
# Another count of the same people is not far from theirs, in the text and as a number.
_SAME_COUNT, _OTHER_COUNT_WITHIN = 4, 260


def by_another_count(slot: Slot, on: Grounds) -> Said | None:
    """ "The ministry reckons with 5,000 jihadists; the Americans say 4,000": another count of the same people."""
    link, told = link_of(slot.anchor), on.thread.series[-1] if on.thread.series else None
    if told is None or link is None or link.role != "dobj" or slot.noun is not None or slot.quantity.unit:
        return None
    if link.head.lemma_ not in _SAYING or slot.quantity.start - told.end > _OTHER_COUNT_WITHIN or told.unit != "people":
        return None
    behind = slot.passage.doc[slot.after : slot.after + 1]
    alone = not behind or behind[0].is_punct
    alike = told.low / _SAME_COUNT <= slot.quantity.low <= told.high * _SAME_COUNT
    return Said(told.measure or "", None) if alone and alike else None


def _just_before(slot: Slot, on: Grounds, reach: int = _NEXT) -> Quantity | None:
    """The number told last in the same sentence, where no other number stands between."""
    thread = on.thread
    if not thread.series or thread.series_at != slot.sentence[0]:
        return None
    told = thread.series[-1]
    between = on.text[told.end : slot.quantity.start]
    return None if len(between) > reach or any(c.isdigit() for c in between) else told
