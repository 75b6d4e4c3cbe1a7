"""The rule for numbers of which a phrase of their clause tells: "12 Finns have found their way back"."""

from __future__ import annotations

import re
from typing import Any

from briefings.extracting.measures.grammar.factuality import is_asked_for, is_waited_for
from briefings.extracting.measures.grammar.prepositions import words_behind
from briefings.extracting.measures.grammar.said import Said
from briefings.extracting.measures.grammar.slot import Slot
from briefings.extracting.measures.rules.grounds import Grounds
from briefings.extracting.parsing.dependencies import SUBJECTS, ancestors
from briefings.extracting.quantities.counted_nouns import counts_people

_LONGEST_CLAUSE = 160
# What is said of some: "90 were with them, many of whom have been killed".
SOME_OF_THEM = r", (?!(?:all|both|each|none|neither)\b)[\w-]+(?: [\w-]+)? of (?:whom|them|these|those)\b"
# What is said of others: "nine are women, and the rest have not been seen since"; and of the next clause.
_OTHERS_TOLD = re.compile(
    r";|,? (?:and |but |while |whereas )?the (?:rest|others?|remainder|remaining)\b"
    r"|,? (?:and|but|while|whereas) (?:most|many|some|several|few|half|nearly all|almost all|all but)\b"
    r"|, (?:while|whereas|although|though)\b"
    rf"|{SOME_OF_THEM}"
)
# What is said of the next number, and not of this one: "144 fighters, 57 of whom are dead".
_OF_WHOM = re.compile(r"(?<=\w) (?:of (?:whom|them|these|those)|who)\b")
_OF_THE = re.compile(r" of (?:the|these|those|them)\b")
_RELATIVES = frozenset({"WP", "WDT", "WP$"})


def by_a_phrase(slot: Slot, on: Grounds) -> Said | None:
    """A phrase of the number's clause: "have found their way back"; past a number joined to it, where no verb parts
    them."""
    if slot.quantity.high == 1 and _OF_THE.match(on.text, slot.quantity.end):
        return None  # "orphans whom one of the women had looked after in the camp"
    if slot.link is not None and slot.link.role == "nsubj" and slot.link.head.lemma_ in _WISHING:
        return None  # "200 people rallied against letting them come home"
    if slot.link is not None and (is_asked_for(slot.link.head) or is_waited_for(slot.link.head)):
        return None  # "calls that 14 Danes be flown home", "will not rest until 14 are home"
    if (beside := _part_told_between(slot, on)) is not None:
        rest = _NEXT_CLAUSE.split(on.text[beside.end() : slot.sentence[1]])[0]
        return on.deeds.by_phrase(f"{beside['own']} {rest}")
    end, ahead = slot.clause[1], slot.passage.doc[slot.after :]
    if _is_joined_to_the_next(slot, ahead, on):
        end = min(slot.sentence[1], slot.quantity.end + _LONGEST_CLAUSE)
    end = min(end, _where_others_are_told(slot, ahead), _where_others_act(slot, ahead))
    return on.deeds.by_phrase(_OTHERS_TOLD.split(on.text[slot.quantity.end : end])[0])


# What people do whose words are of others, or of what has not come to pass.
_WISHING = frozenset(
    "rally protest demonstrate march gather vote petition campaign complain ask beg plead demand want wish hope apply"
    " appeal request oppose support".split()
)


# "Five people, | two of them children, | were found dead": a part told between, and what is told of all.
_COMMA, _SAID_OF_ALL = r"(?:,| --| –| —)", r"(?=(?:was|were|are|is|have|had|has|lay) )"
_PART_BEHIND = re.compile(
    rf"(?P<own>(?: [\w’'-]+){{0,4}}?){_COMMA} (?:including|among them|(?:[a-z]+|\d+) of (?:them|whom)) [^.;,–—]{{1,60}}"
    rf"{_COMMA} {_SAID_OF_ALL}"
)
_PART_ITSELF = re.compile(rf"(?P<own> of (?:them|whom) [^.;,–—]{{1,60}}){_COMMA} {_SAID_OF_ALL}")
_INCLUDED = re.compile(rf"(?P<own> [^.;,–—]{{1,60}}){_COMMA} {_SAID_OF_ALL}")
_BEFORE_PART, _INCLUDING = re.compile(rf"{_COMMA} $"), re.compile(rf"{_COMMA} (?:including|among them) $")
_NEXT_CLAUSE = re.compile(r"[.;,–—]| (?:and|but|while|when|after|as|where|who|which|before) ")


def _part_told_between(slot: Slot, on: Grounds) -> re.Match[str] | None:
    """The words from a number to what is told of all, where a part is told between two commas, or is the number's
    own; None where it isn't."""
    start, end = slot.quantity.start, slot.quantity.end
    before = on.text[max(slot.sentence[0], start - 16) : start]
    if _BEFORE_PART.search(before):
        return _PART_ITSELF.match(on.text, end, slot.sentence[1])
    if _INCLUDING.search(before):
        return _INCLUDED.match(on.text, end, slot.sentence[1])
    return _PART_BEHIND.match(on.text, end, slot.sentence[1])


def _is_joined_to_the_next(slot: Slot, ahead: Any, on: Grounds) -> bool:
    """ "12 men | and 30 women have found their way back": whether only a comma or an "and", and the number's own noun,
    stand before the next number."""
    end = slot.clause[1]
    between = [token for token in ahead if slot.passage.at(token) < end]
    if not between or between[-1].pos_ not in ("CCONJ", "PUNCT") or _OF_WHOM.search(on.text, end, end + 40):
        return False
    return not any(_parts_two_numbers(token) for token in between)


def _parts_two_numbers(word: Any) -> bool:
    """Whether a word between two numbers, a verb or a preposition, gives the first something of its own."""
    return word.pos_ in ("VERB", "AUX") or (word.pos_ == "ADP" and word.lower_ != "of")


def _where_others_are_told(slot: Slot, ahead: Any) -> int:
    """Where a clause about other people than the counted begins: "nine toddlers whose mothers are in jail", but "one of
    those who came back"; the sentence's end where there is none."""
    counted = [slot.anchor, *slot.passage.doc[slot.token.i : slot.after], *words_behind(slot.token, "of")]
    relatives = (word for word in ahead if word.tag_ in _RELATIVES)
    first = next((word for word in relatives if _tells_of_others(word, counted, slot)), None)
    return slot.passage.at(first) if first is not None else slot.sentence[1]


def _where_others_act(slot: Slot, ahead: Any) -> int:
    """Where a clause begins that has a subject of its own: "four children were there | when their father shot and
    killed their mother"; not "| when they were shot and killed". The sentence's end where there is none."""
    for mark in ahead:
        subject = _first_subject(slot.passage.doc[mark.i + 1 : mark.sent.end]) if mark.lower_ in _WHEN else None
        if subject is not None and subject.pos_ != "PRON" and not _is_undergone(subject):
            return slot.passage.at(mark)
    return slot.sentence[1]


def _first_subject(behind: Any) -> Any | None:
    """The subject that stands before any verb."""
    first = next((word for word in behind if word.dep_ in SUBJECTS or word.pos_ in ("VERB", "AUX")), None)
    return first if first is not None and first.dep_ in SUBJECTS else None


def _is_undergone(subject: Any) -> bool:
    """Whether it is told what befell the subject: "when a girl was hit"."""
    return subject.dep_ == "nsubjpass" or any(child.dep_ == "auxpass" for child in subject.head.children)


_WHEN = frozenset("when while as after before because until since".split())


def _tells_of_others(relative: Any, counted: list[Any], slot: Slot) -> bool:
    """Whether the clause of a relative pronoun behind the number is about somebody else, or about their kin."""
    clause = next((above for above in (relative, *ancestors(relative)) if above.dep_ == "relcl"), None)
    if clause is None or clause.head.i < slot.token.i:
        return False
    return clause.head not in counted or (relative.tag_ == "WP$" and counts_people(relative.head))
