"""Attributions inside attributions: which of them stand on their own.

"The report, citing officials, says …" holds two voices, and both count. "He said he planned to go" holds one: what a
speaker says that somebody thinks, wants or praises is his word, and only reported speech opens a second voice.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from briefings.extracting.attributions import cue_lexicon
from briefings.extracting.attributions.candidates import Reading
from briefings.extracting.attributions.speakers.cast.seen_persons import FAMILY
from briefings.extracting.attributions.speakers.phrases.names_beside import OUTLETS
from briefings.extracting.attributions.speakers.phrases.person_words import PEOPLE
from briefings.extracting.claims.evidence import is_shown
from briefings.extracting.claims.second_verbs import CONTRASTS
from briefings.extracting.parsing.dependencies import child
from briefings.extracting.parsing.language import Passage
from briefings.knowledge.agencies import agency_named
from briefings.model import Span


def cut_by_reports(passage: Passage, readings: Sequence[Reading]) -> list[Reading]:
    """The readings, where what "according to" reports ends before a report around it sets in.

    In "Two sank, according to Ann Poe, the radio reported" the two are her word, and the radio passes both on.
    """
    for phrase in readings:
        around = _report_around(phrase, passage, readings)
        if around is None or phrase.cue is None or phrase.content[1] <= phrase.cue[0]:
            continue
        cue = phrase.cue
        if around.content[0] < cue[0]:
            words = passage.doc.text[around.content[0] - passage.start : cue[0] - passage.start]
            phrase.content = around.content[0], around.content[0] + len(words.rstrip(" ,–—-"))
        else:
            phrase.content = phrase.content[0], min(phrase.content[1], around.content[1])
    return list(readings)


def cut_between_voices(passage: Passage, readings: Sequence[Reading]) -> list[Reading]:
    """The readings, where "and" joins a clause of one and of another: "Six sank, | the channel said, and | ten are
    missing according to the guild"."""
    for phrase in readings:
        first = _told_ahead(phrase, readings)
        joint = None if first is None or phrase.cue is None else _second_clause(passage, first, phrase.cue[0])
        if first is None or joint is None:
            continue
        words = passage.doc.text[first.content[0] - passage.start : passage.at(joint) - passage.start]
        first.content = first.content[0], first.content[0] + len(words.rstrip(" ,"))
        if phrase.rule == "phrase":
            phrase.content = passage.at(joint) + len(joint) + 1, phrase.content[1]
    return list(readings)


def _told_ahead(phrase: Reading, readings: Sequence[Reading]) -> Reading | None:
    """The clause that says who tells it and that stands in what an "according to" behind it is read of, or before
    another speaker's own clause ("Six sank, the channel said, and the guild says that ten are missing")."""
    if phrase.cue is None or phrase.source is None:
        return None
    if phrase.rule == "clause" and phrase.source.pos_ != "PRON" and phrase.source.i < (phrase.verb or phrase.source).i:
        return _told_around(phrase, phrase.cue, readings)
    if phrase.rule != "phrase":
        return None
    (start, stop), behind = phrase.content, phrase.cue[0]
    inside = (r for r in readings if r.rule in ("framed", "clause") and r.source is not None)
    return next(
        (r for r in inside if r.cue and max(start, r.content[0]) < r.cue[0] < r.cue[1] < min(stop, behind)), None
    )


def _told_around(said: Reading, cue: Span, readings: Sequence[Reading]) -> Reading | None:
    """The clause that closes what it tells, and of which the parse makes another speaker's clause behind it a part."""
    closing = (r for r in readings if r is not said and r.rule in ("framed", "clause") and r.source is not None)
    return next((r for r in closing if r.cue and r.content[0] < r.cue[0] < r.cue[1] < cue[0] < r.content[1]), None)


def _second_clause(passage: Passage, first: Reading, stop: int) -> Any | None:
    """The "and" behind a reporting clause's comma that opens a clause of its own before an offset."""
    doc, cue = passage.doc, first.cue
    for token in doc[1 : len(doc) - 1]:
        if cue is None or not cue[1] <= passage.at(token) < stop or token.lower_ not in ("and", "but", "while"):
            continue
        own = any(t.dep_ in ("nsubj", "nsubjpass") and passage.at(t) < stop for t in doc[token.i + 1 : len(doc)])
        return token if doc[token.i - 1].text == "," and own and passage.at(token) - cue[1] <= 3 else None
    return None


def cut_by_other_counts(passage: Passage, readings: Sequence[Reading]) -> list[Reading]:
    """The readings, where what somebody says ends before another's number is set against it: "The guild said 12 boats
    sank, | while the port put the number at 15"."""
    for other in readings:
        mark = _set_against(passage, other) if other.rule != "phrase" and other.verb is not None else None
        for said in readings if mark is not None else ():
            if said is other or said.kind == "direct" or said.cue is None or said.cue[0] > passage.at(mark):
                continue
            if said.content[0] < passage.at(mark) < said.content[1]:
                words = passage.doc.text[said.content[0] - passage.start : passage.at(mark) - passage.start]
                said.content = said.content[0], said.content[0] + len(words.rstrip(" ,;–—-"))
    return list(readings)


def _set_against(passage: Passage, reading: Reading) -> Any | None:
    """The "while" or the like that sets a reading's number, told by somebody who is named, against what stands before
    it; a "while" without a comma only says when."""
    verb, source = reading.verb, reading.source
    if verb is None or source is None or source.pos_ == "PRON":
        return None
    if verb.dep_ != "advcl":
        return _set_beside(passage, reading)
    mark = next((c for c in verb.lefts if c.dep_ == "mark" and c.lower_ in CONTRASTS and c.i), None)
    if mark is None or (mark.lower_ == "while" and passage.doc[mark.i - 1].text != ","):
        return None
    first, last = reading.content
    told = passage.doc[mark.i : verb.right_edge.i + 1]
    if passage.doc[mark.i - 1].text == "," and _is_said_outright(reading):
        return mark
    return mark if any(t.pos_ == "NUM" and first <= passage.at(t) < last for t in told) else None


# A subject, its verb and a mark stand before another's clause at least.
_SHORTEST_BEFORE = 3


def _set_beside(passage: Passage, reading: Reading) -> Any | None:
    """The mark or the "but" behind which another tells a number of their own: "The guild said 12 boats sank; | the port
    counted 15", "…, but the port put the number at 15"."""
    verb, source = reading.verb, reading.source
    if verb is None or source is None or source.i > verb.i or child(verb, "nsubj") is None:
        return None
    opening = int(source.left_edge.i)
    if opening < _SHORTEST_BEFORE:
        return None
    before = passage.doc[opening - 1]
    against = before.lower_ in ("but", "yet") and passage.doc[opening - 2].text == ","
    first, last = reading.content
    counts = any(t.like_num and first <= passage.at(t) < last for t in passage.doc[verb.i + 1 : verb.right_edge.i + 1])
    if not counts or not (against or before.text == ";"):
        return None
    return passage.doc[opening - 2] if against else before


def around_what_the_press_passes_on(passage: Passage, readings: Sequence[Reading]) -> list[Reading]:
    """The readings, where an agency that closes a sentence passes all of it on: "Ann Poe said two had sunk, AFP
    reported", of which the parser may make what she said."""
    for report in readings:
        if not carries(report) or report.cue is None or not _closes_its_sentence(report):
            continue
        stop = min(report.content[1], _comma_before(report, passage))
        report.content = report.content[0], stop
        if not _is_press(report.source):
            continue
        for said in readings:
            if said is report or said.rule != "clause" or said.cue is None or said.verb is None:
                continue
            if said.content[0] < stop < said.content[1] and report.cue[1] <= said.content[1]:
                said.content = said.content[0], stop
                report.content = passage.at(said.verb.sent[0]), stop
    return list(readings)


def _closes_its_sentence(reading: Reading) -> bool:
    """Whether nothing but a mark, or who reports, stands behind a reporting verb ("…, reported the agency.")."""
    verb, source = reading.verb, reading.source
    if verb is None or source is None:
        return False
    theirs = range(source.left_edge.i, source.right_edge.i + 1) if source.i > verb.i else range(0)
    return all(token.is_punct or token.i in theirs for token in verb.doc[verb.i + 1 : verb.sent.end])


def _comma_before(reading: Reading, passage: Passage) -> int:
    """Where the comma stands that parts a closing report from what it reports; else the end of the passage."""
    verb: Any = reading.verb
    for token in reversed(verb.doc[verb.sent.start : verb.i]):
        if token.text == ",":
            return passage.at(token)
        if token.pos_ in ("VERB", "AUX"):
            break
    return passage.end


def _report_around(phrase: Reading, passage: Passage, readings: Sequence[Reading]) -> Reading | None:
    """The report that an "according to" with a source stands in."""
    if phrase.rule != "phrase" or phrase.cue is None or phrase.source is None:
        return None
    source, cue = passage.at(phrase.source), phrase.cue
    return next((r for r in readings if _reports_around(r, cue, source)), None)


def _reports_around(reading: Reading, cue: Span, source: int) -> bool:
    """Whether a clause that closes the sentence reports what the cue stands in ("…, the radio reported")."""
    if reading.rule not in ("framed", "clause") or reading.cue is None:
        return False
    return reading.content[0] <= cue[0] and cue[1] <= reading.content[1] <= reading.cue[0] and source < reading.cue[0]


def without_echoes(readings: Sequence[Reading]) -> list[Reading]:
    """The readings without those inside another's content that open no voice of their own; order is kept."""
    kept: list[Reading] = []
    for _, group in groupby(readings, key=lambda r: r.passage):
        together = _without_statements(list(group))
        kept += [r for r in together if not any(_silences(o, r) and not _is_heard_inside(o, r) for o in together)]
    return kept


def _is_heard_inside(outer: Reading, inner: Reading) -> bool:
    """Whether a reading inside another's content is a voice of its own. What police say that a suspect told them, or
    neighbours that "the young man" said, is their word; a paper that reports it, or whose estimate it is, only passes
    it on."""
    if carries(outer):
        return _opens_a_voice(inner) or _is_an_estimate(inner)
    return _opens_a_voice(inner) and not _is_private(inner)


def _is_an_estimate(reading: Reading) -> bool:
    """ "Ann Poe estimates that P"; not "she estimates", nor "estimates that, of 30 boats, P", of which the parser
    gives P to whoever reports it."""
    verb, source = reading.verb, reading.source
    if reading.rule != "clause" or source is None or source.pos_ != "PROPN" or verb is None:
        return False
    plain = verb.doc[verb.i + 1 : verb.i + 3].text != "that,"
    return plain and verb.lemma_ in ("estimate", "reckon", "calculate")


def _is_private(reading: Reading) -> bool:
    """Whether somebody without a name and without an office speaks: "the suspect", "the young man"."""
    source = reading.source
    return reading.rule == "clause" and source is not None and source.lemma_.lower() in _PRIVATE


_PRIVATE = (
    FAMILY.keys()
    | PEOPLE
    | frozenset(
        """suspect defendant accused gunman shooter attacker assailant driver teenager youth boyfriend girlfriend
        prisoner detainee captive recruit passenger patient pupil husband wife""".split()
    )
) - {"source", "witness", "police", "people"}


def _silences(outer: Reading, inner: Reading) -> bool:
    """Whether a reading is only an echo inside another. Where each holds the other's cue ("She counted 40, she told
    the radio"), whoever says a whole clause is heard."""
    mutual = _holds(inner, outer)
    return _holds(outer, inner) and not (mutual and inner.rule in _WHOLE and outer.rule not in _WHOLE)


_WHOLE = frozenset({"clause", "framed"})


def _without_statements(readings: list[Reading]) -> list[Reading]:
    """Without "a statement that …" where the same clause is what somebody "said in a statement that"."""
    said = {r.content for r in readings if r.rule == "clause" and r.source is not None}
    return [r for r in readings if r.rule != "noun" or r.content not in said]


def _holds(outer: Reading, inner: Reading) -> bool:
    if outer is inner:
        return False
    if (carries(outer) and _is_personal(inner)) or _only_shows(outer):
        return False
    at = inner.cue or inner.content
    if outer.rule == "phrase" and outer.cue and at[0] < outer.cue[0] and getattr(outer.source, "tag_", "") == "PRP$":
        return False  # "Ann Poe found that P, in her words “Q”": the words are hers who found it
    return outer.content[0] <= at[0] and at[1] <= outer.content[1]


def _only_shows(reading: Reading) -> bool:
    """ "The mayor estimates that P, according to harbour data": what the mayor shows, and nobody besides."""
    source: Any = reading.source
    if reading.rule != "phrase" or source is None:
        return False
    return is_shown(source.doc[source.left_edge.i : source.i + 1].text.removeprefix("the "))


def carries(reading: Reading) -> bool:
    """Whether an agency or a paper only passes on what another said ("he said P, the agency reported", "he said P
    according to the paper"), or a court only hears it."""
    if reading.rule == "phrase" and reading.source is not None:
        return _is_press(reading.source)
    return (
        reading.rule in ("framed", "clause")
        and reading.verb is not None
        and reading.verb.lemma_ in ("report", "write", "hear")
    )


def _is_press(source: Any) -> bool:
    """Whether a noun is a paper's or a station's, or an agency's name."""
    named = source.pos_ == "PROPN" and agency_named(source.text, alone=True) is not None
    return named or source.lemma_.lower() in OUTLETS or source.lower_ == "agency"


def _is_personal(reading: Reading) -> bool:
    said = reading.verb is not None and reading.verb.lemma_.lower() in cue_lexicon.SPEECH
    return said and reading.source is not None and reading.source.lower_ in ("he", "she", "it", "they")


def _opens_a_voice(reading: Reading) -> bool:
    """Whether a reading inside another's content is a voice of its own: a phrase, a whole clause that is said."""
    if reading.rule == "clause":
        return _is_said_outright(reading)
    return reading.rule in ("phrase", "quotation") or (reading.rule == "framed" and reading.source is not None)


def _is_said_outright(reading: Reading) -> bool:
    """ "Ann Poe said that P": a verb of speech with a noun for its subject; not "she said", "may say"."""
    verb, source = reading.verb, reading.source
    if verb is None or verb.lemma_.lower() not in cue_lexicon.SPEECH or verb.tag_ == "VB":
        return False
    if source is None or source.pos_ == "PRON" or _binds_before(verb):
        return False
    return not any(c.tag_ == "MD" or c.dep_ == "neg" for c in verb.children)


# Who has promised or warned has done something, of which somebody tells.
_BINDING = frozenset("promise assure pledge vow swear threaten warn guarantee undertake agree".split())


def _binds_before(verb: Any) -> bool:
    """Whether the verb tells what was promised or threatened before somebody told it ("Ann Poe said the ministry | had
    promised | that the boats would be paid for"): her word."""
    perfect = any(c.lemma_ == "have" and c.dep_ == "aux" for c in verb.lefts)
    return verb.lemma_.lower() in _BINDING and perfect
