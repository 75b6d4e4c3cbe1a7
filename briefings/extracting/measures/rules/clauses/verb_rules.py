"""Rules for numbers whose verb tells of them: "420 left", "killing at least 12", "12 dead", "the 420 who left"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from briefings.extracting.measures.grammar.arguments import climbed
from briefings.extracting.measures.grammar.factuality import is_denied
from briefings.extracting.measures.grammar.prepositions import nouns_behind
from briefings.extracting.measures.grammar.said import Said
from briefings.extracting.measures.grammar.slot import Slot
from briefings.extracting.measures.listed.members import OF_THEMSELVES
from briefings.extracting.measures.membership.wholes import SHARES
from briefings.extracting.measures.rules.clauses.phrase_rules import SOME_OF_THEM
from briefings.extracting.measures.rules.grounds import Grounds
from briefings.extracting.measures.rules.surroundings import first_said
from briefings.extracting.parsing.dependencies import SUBJECTS, ancestors
from briefings.extracting.quantities.counted_nouns import counts_people

_SOME_OF_THEM = re.compile(SOME_OF_THEM)
_INVERTED = frozenset("be live sit stay remain lie stand languish wait linger hide hold survive serve rot".split())
_BEHIND_ITS_VERB = SUBJECTS | {"attr", "dobj"}
_CLOSING, _LONGEST_ASIDE = {"—": "—", "–": "–", "--": "--", "(": ")", ",": ","}, 10
# Between commas these add to the number, and anything else may be a clause, or the next of a list.
_ADDING = frozenset("including among ages aged age ranging all both most mostly".split())


def by_the_state_after(slot: Slot, on: Grounds) -> Said | None:
    """ "12 people dead": before the verb, which may be that of another clause ("dead, over 100 injured")."""
    said = on.deeds.by_state_after(slot.passage.doc, slot.after)
    if said is not None and said.measure == on.deeds.fighting():
        return replace(said, of_side=True)  # "the branch there, 1,000 men strong": whoever counts them
    return said


def by_the_state_shared(slot: Slot, on: Grounds) -> Said | None:
    """ "17 soldiers and 23 rebels | dead": the state behind the number that an "and" joins to this one."""
    doc, at = slot.passage.doc, slot.after
    if slot.noun is None or at + 3 >= len(doc) or doc[at].lower_ != "and":
        return None
    ahead = doc[at + 1 : at + 1 + _SHARED_WITHIN]
    number = next((token for token in ahead[:3] if token.like_num), None)
    noun = next((t for t in ahead if number is not None and t.i > number.i and t.pos_ == "NOUN"), None)
    if noun is None or any(token.pos_ in ("VERB", "AUX") or token.is_punct for token in doc[at : noun.i]):
        return None
    return on.deeds.by_state_after(doc, noun.i + 1)


_SHARED_WITHIN = 7


def by_the_word_after(slot: Slot, on: Grounds) -> Said | None:
    """ "12 dead", "55 wounded", "five others injured"."""
    if _are_with_its_subject(slot):
        return None
    return on.deeds.by_word_after(slot.passage.doc, slot.after, slot.passage)


# --- the verb that stands ahead of the counted ------------------------------------------------------------------------


def by_what_is_ahead(slot: Slot, on: Grounds) -> Said | None:
    """ "Held at a jail are 800 children": where the counted stand behind their verb, what stands ahead of it."""
    link = slot.link
    if link is None or link.role not in _BEHIND_ITS_VERB or link.head.i > slot.token.i:
        return None
    if link.head.lemma_ == "come" and slot.passage.doc[link.head.sent.start].lower_ == "from":
        return _of_those_who_come(link.head, slot, on)
    return on.deeds.by_what_is_ahead(link.head, slot.passage) if link.head.lemma_ in _INVERTED else None


def _of_those_who_come(verb: Any, slot: Slot, on: Grounds) -> Said | None:
    """ "From western Europe came about 5,000"; of "from Bosnia come 60 of those held" what is said of those held."""
    about = by_the_clause_about_it(slot, on) or _of_the_many(slot, on)
    if about is not None:
        return about
    is_core = on.origins.names_core((slot.sentence[0], slot.quantity.start))
    return Said("", None) if is_core else on.deeds.of_subject(verb, slot.passage)


def _of_the_many(slot: Slot, on: Grounds) -> Said | None:
    """What is said of those out of whom the number counts: "60 of the women who are being held"."""
    return first_said(on.deeds.by_clause_of(noun, slot.passage) for noun in nouns_behind(slot.token, "of"))


# --- the counted's own verb -------------------------------------------------------------------------------------------


def by_its_verb(slot: Slot, on: Grounds) -> Said | None:
    """The verb whose subject or object the counted are, or the clause about them."""
    said = _by_the_state_held(slot, on) or on.deeds.by_verb(slot.anchor, slot.passage)
    said = _by_the_verb_joined(slot, on, said) or said
    return _as_killed(said, slot, on) if said is not None and said.measure == on.deeds.wounding() else said


def _by_the_state_held(slot: Slot, on: Grounds) -> Said | None:
    """ "Seven of the 12 who went are presumed | dead": goes before what the clause about the 12 says."""
    link = slot.link
    if link is None or link.role not in SUBJECTS or link.head.lemma_ not in _HOLDING or is_denied(link.head):
        return None
    states = (c for c in link.head.children if c.dep_ in ("oprd", "acomp", "xcomp") and c.i > link.head.i)
    return first_said(map(on.deeds.state_of, states))


_HOLDING = frozenset({"presume", "believe", "think", "assume", "fear", "report", "declare", "confirm"})


def _as_killed(said: Said, slot: Slot, on: Grounds) -> Said:
    """ "Shot one person, who died in an ambulance": the wounded of whom a clause says that they died."""
    people, killing = slot.noun if slot.noun is not None else slot.anchor, on.deeds.killing()
    died = any(
        clause.dep_ == "relcl" and clause.lemma_ in OF_THEMSELVES - {"be", "lie"} and clause.left_edge.lower_ == "who"
        for clause in people.children
    )
    return replace(said, measure=killing) if died and killing is not None else said


def _by_the_verb_joined(slot: Slot, on: Grounds, said: Said | None) -> Said | None:
    """ "Killed a 19-year-old and injured three": the verb right before the number, which the parse takes for a word
    about the number's people and hangs on the verb before."""
    doc, first = slot.passage.doc, slot.first
    if said is None or said.verb is None or first < 2 or doc[first - 2].lower_ != "and" or slot.noun is not None:
        return None
    joined = doc[first - 1]
    is_past = joined.tag_ in ("VBN", "VBD", "JJ") and joined.lower_.endswith("ed")
    return on.deeds.of_object(joined, slot.passage) if is_past and said.verb.i < joined.i else None


def by_the_verb_behind_its_clause(slot: Slot, on: Grounds) -> Said | None:
    """ "A paper says a third of those who left as guards have returned": the parse has what is said for all that is
    said of them, and their verb in the clause about them."""
    link = slot.link
    if link is None or link.role != "dobj" or link.head.lemma_ not in _SAYING:
        return None
    people = slot.noun if slot.noun is not None else slot.anchor
    clause = next((c for c in people.children if c.dep_ == "relcl"), None)
    behind = (t for t in clause.subtree if t.i > clause.i and t.tag_ in ("VBP", "VBD")) if clause is not None else ()
    verb = next((t.head for t in behind if t.lemma_ in ("have", "be") and t.dep_ in ("aux", "auxpass")), None)
    if verb is None or not any(c.lower_ == "as" and c.dep_ == "mark" for c in verb.lefts):
        return None
    return on.deeds.of_subject(verb, slot.passage)


_SAYING = frozenset("say claim report find estimate believe reveal indicate suggest show add note state think".split())


def by_the_clause_about_it(slot: Slot, on: Grounds) -> Said | None:
    """ "The 420 who left", "one of 37 men who have vanished"."""
    said, link = on.deeds.by_clause_of(slot.anchor, slot.passage), climbed(slot.anchor)
    if said is None and link is not None and link.role == "of" and (link.head.like_num or link.head.lower_ in SHARES):
        return on.deeds.by_clause_of(link.head, slot.passage, of_many=True)
    return said


def by_what_all_of_them_undergo(slot: Slot, on: Grounds) -> Said | None:
    """ "One of 11 Germans being held in Iraq": a participle behind the whole is said of it."""
    link = slot.link
    if link is None or link.role not in SUBJECTS or link.head.i < slot.token.i:
        return None
    return on.deeds.by_verb(slot.anchor, slot.passage) if link.head.dep_ in ("pcomp", "acl") else None


# --- the verb by its place, where the parse went astray ---------------------------------------------------------------


def by_the_verb_after(slot: Slot, on: Grounds) -> Said | None:
    """ "… and upwards of 30 of them are back": by place, where the parse went astray."""
    if _are_with_its_subject(slot):
        return None
    return on.deeds.by_verb_after(slot.passage.doc, _past_an_aside(slot), slot.passage)


def _are_with_its_subject(slot: Slot) -> bool:
    """ "A couple who set out with their four children | have been convicted": the verb behind is told of the couple."""
    clause = next((above for above in ancestors(slot.anchor) if above.dep_ == "relcl"), None)
    if clause is None or clause.i > slot.token.i or clause.head.dep_ not in SUBJECTS:
        return False
    return bool(clause.head.head.i >= slot.after)


def _past_an_aside(slot: Slot) -> int:
    """Where a sentence goes on behind what dashes, brackets or commas add to its number: "just 470 — 10 percent —
    have …", "five people, including a girl, were …"."""
    doc, at = slot.passage.doc, slot.after
    if slot.noun is not None and at + 2 < len(doc) and doc[at].lower_ == "and" and _is_counted_too(doc[at + 1]):
        return at + 2  # "300 women and children | returned"
    closing = _CLOSING.get(doc[at].text) if at < len(doc) else None
    if closing == "," and not (at + 1 < len(doc) and doc[at + 1].lower_ in _ADDING):
        return at
    ends = (n for n in range(at + 1, min(len(doc), at + _LONGEST_ASIDE)) if doc[n].text == closing)
    end = next(ends, None) if closing is not None else None
    return at if end is None else end + 1


def _is_counted_too(noun: Any) -> bool:
    return noun.pos_ == "NOUN" and counts_people(noun) and noun.tag_ == "NNS"


def by_the_verb_before(slot: Slot, on: Grounds) -> Said | None:
    """ "Killing at least 12 people": by place, where the parse went astray."""
    return on.deeds.by_verb_before(slot.passage.doc, slot.first, slot.passage)


def by_order(slot: Slot, on: Grounds) -> Said | None:
    """Where the parse led to no verb, the first one after the number."""
    link = slot.link
    participle = link.head if link is not None and _is_bare_participle(link.head) else None
    if link is not None and (link.role not in SUBJECTS or (link.head.pos_ == "VERB" and participle is None)):
        return None
    ahead = _words_ahead(slot, participle)
    verbs = [token for token in ahead if token.pos_ in ("VERB", "AUX")]
    full = next((token for token in verbs if token.pos_ == "VERB"), None)
    if any(_has_a_subject_among(verb, ahead) for verb in (*verbs[:1], full) if verb is not None):
        return None  # "nine are at home, which brings the sum to 40"
    return on.deeds.by_order(ahead, slot.passage)


def _is_bare_participle(word: Any) -> bool:
    """The "alleged" of "people alleged to be fighters were confined"."""
    return word.tag_ == "VBN" and not any(c.dep_ in ("aux", "auxpass") for c in word.children)


def _words_ahead(slot: Slot, participle: Any | None) -> Any:
    """The words behind the number up to the end of its clause; where a participle tells who is counted, those behind
    that, up to the end of the sentence."""
    doc, first = slot.passage.doc, (slot.counted.head or slot.token).i + 1
    stop = slot.clause[1]
    if participle is not None:
        first, stop = max(first, participle.i + 1), slot.sentence[1]
    some = _SOME_OF_THEM.search(doc.text, slot.quantity.end - slot.passage.start, stop - slot.passage.start)
    stop = slot.passage.start + some.start() if some else stop
    end = first
    while end < len(doc) and slot.passage.at(doc[end]) < stop:
        end += 1
    return doc[first:end]


def _has_a_subject_among(verb: Any, words: Any) -> bool:
    """Whether the verb's subject is one of these words, the first of which stand before it."""
    start = words[0].i
    return any(c.dep_ in SUBJECTS and start <= c.i < verb.i for c in verb.children)
