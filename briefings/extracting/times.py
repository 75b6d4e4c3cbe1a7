"""Times: every time phrase of a text with its dates, and the one that is a claim's own.

The grammar reads the words, the parse tells only where the verb beside them looks: "on Friday" is the latest Friday up
to the publication day, and the coming one in "will leave on Friday". Two times joined by "between … and" or "from … to"
are one time, from the first's first day to the second's last.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from briefings.extracting.parsing.language import Passage
from briefings.knowledge.dates.calendar import Days
from briefings.knowledge.dates.grammar import phrases
from briefings.knowledge.dates.resolution import Outlook, resolve
from briefings.knowledge.dates.vocabulary import Phrase
from briefings.model import Time, When

_JOINTS = {
    "between": re.compile(r"\s+and\s+\Z"),
    "from": re.compile(r"\s+(?:to|until|till|through)\s+\Z"),
    "": re.compile(r"\s?[-–—]\s?\Z|\s+through\s+\Z"),
}
_OPENING = re.compile(r"\b(between|from)\s+(?:the\s+)?\Z", re.IGNORECASE)
# Whose tense depends on the verb: everything else is fixed by its own words.
_TENSED = {"date", "weekday", "unit", "season", "quarter", "holiday", "week_of"}

_AHEAD_AUXILIARIES = {"will", "’ll", "'ll", "wo", "shall", "must", "should", "may", "might", "would"}
_AS_SOON_AS = re.compile(r"\b(?:as (?:soon|early) as|no later than|starting|beginning)(?: on)?\s+\Z", re.IGNORECASE)
_UNTIL = re.compile(r"\b(?:until|till)\s+\Z", re.IGNORECASE)
_AHEAD_VERBS = {
    "schedule", "plan", "expect", "set", "slate", "due", "postpone", "delay", "extend", "adjourn", "arrange",
    "intend", "hope", "vow", "promise", "aim", "prepare", "await", "reschedule", "anticipate", "pledge",
}  # fmt: skip
# After these the infinitive tells of something done (or not done) already.
_DONE_BEFORE_TO = {
    "fail", "manage", "begin", "start", "continue", "refuse", "use", "appear", "seem", "decline", "help", "happen",
    "turn", "gather", "come", "try", "tend",
}  # fmt: skip
_SAYING = {
    "say", "tell", "report", "announce", "add", "state", "warn", "claim", "estimate", "declare", "write", "note",
    "explain", "argue", "believe", "think", "acknowledge", "confirm", "insist", "show", "reveal", "suggest", "know",
}  # fmt: skip
_DEADLINES = {"deadline"}


def find_times(text: str, passages: Sequence[Passage], published: date | None) -> list[Time]:
    """Every time of the text, in order. Both dates None where words are recognised but left unresolved."""
    return [time for passage in passages for time in _passage_times(text, passage, published)]


def _passage_times(text: str, passage: Passage, published: date | None) -> list[Time]:
    body = text[passage.start : passage.end]
    times: list[Time] = []
    before: Days | None = None
    for group in _joined(body, phrases(body)):
        days = _resolve_group(body, group, passage, published, before)
        before = days or before
        start, end = passage.start + group[0].start, passage.start + group[-1].end
        times.append(Time(days[0] if days else None, days[1] if days else None, text[start:end], start, end))
    return times


def _joined(body: str, found: list[Phrase]) -> list[tuple[Phrase, ...]]:
    """The phrases one by one, or in pairs where the words between them make one stretch of two."""
    groups: list[tuple[Phrase, ...]] = []
    for phrase in found:
        if groups and len(groups[-1]) == 1 and _one_stretch(body, groups[-1][0], phrase):
            groups[-1] = (groups[-1][0], phrase)
        else:
            groups.append((phrase,))
    return groups


def _one_stretch(body: str, left: Phrase, right: Phrase) -> bool:
    if left.kind not in ("date", "weekday", "season", "decade") or right.kind not in (
        left.kind,
        "relative_day",
        "unit",
    ):
        return False
    opening = _OPENING.search(body[max(0, left.start - 20) : left.start])
    gap = body[left.end : right.start]
    return any(_JOINTS[word].fullmatch(gap) for word in {opening[1].lower() if opening else "", ""})


def _resolve_group(
    body: str, group: tuple[Phrase, ...], passage: Passage, published: date | None, before: Days | None
) -> Days | None:
    last = group[-1]
    outlook = _outlook(body, passage, group[0], last.end) if last.kind in _TENSED else Outlook()
    days = resolve(last, published, outlook, before)
    if len(group) == 1 or days is None:
        return days
    first = group[0]
    if first.kind == "date" and first.month and first.year is None and last.year is not None:
        first = replace(first, year=last.year if first.month <= (last.month or 12) else last.year - 1)
    first_days = resolve(first, published, outlook, before)
    return (first_days[0], days[1]) if first_days and first_days[0] <= days[1] else days


def _outlook(body: str, passage: Passage, phrase: Phrase, end: int) -> Outlook:
    """Where the verb that a phrase hangs on looks, by its tense, its auxiliaries and its meaning."""
    span = passage.doc.char_span(phrase.start, end, alignment_mode="expand")
    if span is None or not len(span):
        return Outlook()
    before = body[max(0, phrase.start - 24) : phrase.start]
    if _AS_SOON_AS.search(before):
        return Outlook(ahead=True)
    token, direct = span.root, True
    while token.pos_ not in ("VERB", "AUX") and token.head.i != token.i:
        if token.lower_ in _DEADLINES:
            return Outlook(ahead=True)
        direct = direct and (token.pos_ in ("ADP", "SCONJ", "ADV") or token.i in range(span.start, span.end))
        token = token.head
    if token.pos_ not in ("VERB", "AUX"):
        return Outlook()
    if token.lemma_.lower() == "give" and _UNTIL.search(before):
        return Outlook(ahead=True)
    return _verb_outlook(token, direct)


def _verb_outlook(verb: Any, direct: bool) -> Outlook:
    helpers = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    words = {child.lower_ for child in helpers}
    deed = verb.lemma_.lower() == "set" and any(child.dep_ in ("prt", "dobj") for child in verb.children)
    if verb.lemma_.lower() in _AHEAD_VERBS and not deed:  # "set for Monday" looks ahead, "set off a bomb" does not
        return Outlook(ahead=True)
    if words & {"have", "has", "had", "'ve", "’ve", "having"}:
        return Outlook(past=direct)
    if words & _AHEAD_AUXILIARIES:
        return Outlook(ahead=direct or bool(words & {"will", "wo", "'ll", "’ll", "shall"}))
    if "to" in words:
        planned = verb.head.lemma_.lower() in _AHEAD_VERBS or verb.head.tag_ not in ("VBD", "VBN", "NN", "NNS")
        planned = planned or verb.head.lemma_ == "be"
        done = verb.head.lemma_.lower() in _DONE_BEFORE_TO
        return Outlook(ahead=direct and planned and not done, past=direct and done)
    if not direct:
        return Outlook()
    tags = {child.tag_ for child in helpers} | {verb.tag_}
    if "VBD" in tags or (verb.tag_ == "VBN" and not helpers):
        return Outlook(past=True)
    return Outlook(perhaps=bool(tags & {"VBZ", "VBP"}) and verb.lemma_.lower() not in _SAYING)


def main_time(start: int, end: int, times: Sequence[Time], passages: Sequence[Passage]) -> When | None:
    """The claim's own time: that of its verb, not of a relative clause on one of its nouns.

    `start` and `end` are the claim's offsets in the document. Of several the one that hangs most closely on the claim's
    verb wins, the earliest of equals. None where no resolved time is the verb's.
    """
    own = [time for time in times if start <= time.start and time.end <= end and time.from_date and time.to_date]
    if not own:
        return None
    at = bisect_right([passage.start for passage in passages], start) - 1
    passage = passages[max(at, 0)]
    span = passage.doc.char_span(start - passage.start, min(end, passage.end) - passage.start, alignment_mode="expand")
    if span is None or not len(span):
        return None
    ranked = [(rank, time) for time in own if (rank := _distance(span, passage, time)) is not None]
    if not ranked:
        return None
    best = min(ranked, key=lambda pair: pair[0])[1]
    assert best.from_date is not None
    assert best.to_date is not None
    return When(best.from_date, best.to_date)


def _distance(span: Any, passage: Passage, time: Time) -> int | None:
    """How far a time is from the claim's verb in clauses; None inside a relative clause of a noun."""
    words = passage.doc.char_span(time.start - passage.start, time.end - passage.start, alignment_mode="expand")
    if words is None or not len(words):
        return None
    verb, depth = _own_verb(span), 0
    token = words.root
    while token.i != verb.i and span.start <= token.i < span.end:
        if token.dep_ in ("relcl", "acl"):
            return None
        if token.dep_ in ("advcl", "ccomp", "xcomp", "conj", "parataxis") and token.pos_ in ("VERB", "AUX"):
            depth += 2
        elif token.pos_ in ("NOUN", "PROPN") and not (words.start <= token.i < words.end):
            depth += 1
        if token.head.i == token.i:
            break
        token = token.head
    return depth if token.i == verb.i else depth + 3


def _own_verb(span: Any) -> Any:
    """What the claim asserts: below a verb of saying, the verb of what is said."""
    verb = span.root
    while verb.lemma_.lower() in _SAYING:
        inner = [child for child in verb.children if child.dep_ == "ccomp" and span.start <= child.i < span.end]
        if not inner:
            break
        verb = inner[0]
    return verb
