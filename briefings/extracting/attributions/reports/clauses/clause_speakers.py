"""Who speaks in a reporting clause: "…, | a monitor | said on Monday", "…, said | Ann Poe, a clerk at the court".

The speaker stands right before the verb or right after it, with what describes whoever it is.
"""

from __future__ import annotations

from typing import Any

from briefings.extracting.attributions.cue_lexicon import DOCUMENTS
from briefings.extracting.attributions.cues.verbs.reporting_adjuncts import (
    FINITE,
    MARKS,
    TO_A_HEARER,
    Verb,
    at_colon,
    goes_on_after,
    in_relative,
    past_adjuncts,
    tail_end,
)
from briefings.extracting.attributions.reports.clauses.reporting_verbs import needs_marks
from briefings.extracting.attributions.speakers.phrases.named_speakers import named_after, named_before
from briefings.extracting.attributions.speakers.phrases.person_words import BODIES, PEOPLE, ROLES
from briefings.extracting.attributions.speakers.phrases.speaker_runs import SpeakerRun, run_after, run_before
from briefings.extracting.attributions.speakers.phrases.tellers import is_source, may_tell, people_of
from briefings.extracting.parsing.dependencies import SUBJECTS, child
from briefings.extracting.parsing.sentences import Run
from briefings.knowledge.dates.vocabulary import MONTHS
from briefings.values import frozen

_NOUNS = frozenset({"NOUN", "PROPN"})
_SOMEBODY = ROLES | PEOPLE | BODIES
_QUOTES = frozenset({"”", '"', "''", "’", "»"})
# Marks that may close what describes a speaker ("Ann Poe, who heads the office,").
_ASIDE_ENDS = frozenset({",", ")", "—", "–"})
_PHRASE_OPENS = frozenset({"DET", "NOUN", "PROPN", "ADJ", "NUM"})
_NOBODY = frozenset({"that", "this", "no", "something", "nothing"})
_BINDING = frozenset({"ADP", "SCONJ", "CCONJ", "AUX", "PART", "PRON"})
_BINDING_TAGS = frozenset({"WDT", "WP", "IN"})
_ACTIVE = frozenset({"VBD", "VBZ", "VBP", "VB", "VBG"})
_APPOSITION = 30
_DESCRIBED = 18
_SHORTEST = 3


@frozen
class Clause:
    """A reporting clause: who speaks in it, its first token, and the first token behind it."""

    speaker: SpeakerRun
    left: int
    right: int

    def follows(self, verb: Verb) -> bool:
        """Whether the verb follows its speaker."""
        return self.speaker.first < verb.first


def speaker_ahead(doc: Any, verb: Verb, run: Run) -> tuple[SpeakerRun, int] | None:
    """Who stands before the verb of "Poe, who leads the study, said that …", and where the words for whom begin."""
    end = verb.first
    if end > run[0] and doc[end - 1].text in _ASIDE_ENDS:
        end = _before_apposition(doc, end, run)
    end = _before_a_date(doc, end, run)
    speaker = _whole(doc, verb, run_before(doc, end, run[0]) if end > run[0] else None)
    subject = child(verb.token, "nsubj")
    if speaker is not None and subject is not None and _parts_an_adjunct(subject, speaker):
        return None
    if speaker is None or (subject is not None and subject.i < speaker.head):
        # "A lawyer for one of the men, Ann Poe, said that P": the men are but the end of what describes her.
        named = named_before(doc, verb.first, run[0])
        if named is not None or speaker is None:
            return named
    return speaker, speaker.first


def _parts_an_adjunct(subject: Any, speaker: SpeakerRun) -> bool:
    """Whether commas set off what the subject was doing, in which others stand: "Poe |, speaking to his colleague, Tom
    Lane, | said"; then the parse has the speaker."""
    doc, comma = subject.doc, subject.i + 1
    if comma >= speaker.first or doc[comma].text != "," or not may_tell(subject):
        return False
    return doc[comma + 1].tag_ in ("VBG", "IN") and comma + 1 < speaker.first


def _before_a_date(doc: Any, end: int, run: Run) -> int:
    """Where the words end before a date right before a verb: "the harbour office | on June 3 | announced"."""
    if end - run[0] < _SHORTEST_DATED or not _is_day_of_month(doc[end - 1]) or doc[end - 2].lower_ not in MONTHS:
        return end
    return end - 3 if doc[end - 3].lower_ in ("on", "in", "of") else end - 2


def _is_day_of_month(token: Any) -> bool:
    return token.text.isdigit() and len(token.text) <= 2


# A speaker, a month and its day.
_SHORTEST_DATED = 3


def _whole(doc: Any, verb: Verb, speaker: SpeakerRun | None) -> SpeakerRun | None:
    """The speaker with what an "and" joins to its front ("the Office of the Army and | the Armed Forces | said"), or
    whom a participle or an adjective before the verb describes ("Doctors working at | the port | said")."""
    if (described := _at_work(verb, speaker) or _before_their_words(doc, verb, speaker)) is not None:
        return described
    if speaker is None or speaker.first == 0 or doc[speaker.first - 1].lower_ not in ("and", "or", "&"):
        return speaker
    subject = child(verb.token, "nsubj")
    joined = subject is not None and subject.left_edge.i < speaker.first <= subject.right_edge.i
    return SpeakerRun(subject.left_edge.i, speaker.last, subject.i, sure=True) if joined and subject else speaker


def _at_work(verb: Verb, speaker: SpeakerRun | None) -> SpeakerRun | None:
    """The verb's subject where the run before the verb ends a participle clause that hangs on it, or what an adjective
    needs ("pilots familiar with | the port | said")."""
    subject = child(verb.token, "nsubj")
    if speaker is None or subject is None or not subject.i < speaker.first <= subject.right_edge.i:
        return None
    doing = next((c for c in subject.rights if _describes_at_once(c) and c.i < speaker.first), None)
    if doing is None or doing.i != subject.i + 1 or doing.right_edge.i != speaker.last or not may_tell(subject):
        return None
    return SpeakerRun(subject.left_edge.i, subject.i, subject.i, sure=True)


def _before_their_words(doc: Any, verb: Verb, speaker: SpeakerRun | None) -> SpeakerRun | None:
    """The people whose words the run before the verb ends, where the parse gives the verb no subject: "On Friday |
    pilots familiar with the file | said"."""
    people = None if speaker is None else people_of(doc[speaker.head])
    if speaker is None or people is None or child(verb.token, "nsubj", "nsubjpass") is not None:
        return None
    run = run_before(doc, people.i + 1, people.sent.start)
    return None if run is None else SpeakerRun(run.first, speaker.last, people.i, run.sure)


def _describes_at_once(token: Any) -> bool:
    return bool(
        (token.dep_ == "acl" and token.tag_ == "VBG") or (token.dep_ in ("amod", "acl") and token.pos_ == "ADJ")
    )


def clause_with_speaker_before(doc: Any, verb: Verb, run: Run) -> Clause | None:
    """The clause of a speaker before the verb: "…, | a monitor said on Monday"."""
    found = _who_stands_before(doc, verb, run)
    if found is None:
        return None
    speaker, start = found
    left = _past_as(doc, start)
    if not (speaker.sure or left < start) or not _has_words_ahead(doc, start, run) or _binds(doc[left - 1], verb):
        return None
    closing = _end_of_clause(doc, verb, left, run)
    if closing is None or (start - run[0] < _SHORTEST and not _goes_on(doc, closing, run)):
        return None
    return Clause(speaker, left, closing)


def _goes_on(doc: Any, closing: int, run: Run) -> bool:
    """Whether what is said goes on behind a clause that a word or two stand before: "Turkey, its critics say, | is a
    door", "Instead, two sailors told the radio, | they were robbed"."""
    adverb = doc[run[0]].pos_ == "ADV" and doc[run[0] + 1].text == ","
    rest = adverb and closing < run[1] and doc[closing].text == "," and asserts(doc, closing + 1, run[1])
    return goes_on_after(doc, closing, run) or rest


def _who_stands_before(doc: Any, verb: Verb, run: Run) -> tuple[SpeakerRun, int] | None:
    """Who stands right before the verb, and where the words for whom begin."""
    named = named_before(doc, verb.first, run[0])
    if named is not None:
        return named
    end = verb.first
    if doc[end - 1].text in _ASIDE_ENDS:
        end = _before_apposition(doc, end, run)
    speaker = _described_before(doc, end, run) or (run_before(doc, end, run[0]) if end > run[0] else None)
    if speaker is None or doc[speaker.first].lower_ in ("of", "among"):
        return None  # "Of the boats listed in the report, 100 sank"
    speaker = _with_partner(doc, speaker, run)
    return speaker, speaker.first


def _with_partner(doc: Any, speaker: SpeakerRun, run: Run) -> SpeakerRun:
    """Both of "…, | the port guild and a monitoring group | said", behind a mark."""
    joint = speaker.first - 1
    if joint <= run[0] or doc[joint].lower_ != "and" or not may_tell(doc[speaker.head]):
        return speaker
    other = run_before(doc, joint, run[0])
    if other is None or other.first <= run[0] or doc[other.first - 1].text != "," or not may_tell(doc[other.head]):
        return speaker
    return SpeakerRun(other.first, speaker.last, other.head, sure=True)


def _has_words_ahead(doc: Any, left: int, run: Run) -> bool:
    """Whether something may be said before the clause: some words, or one and a comma ("Turkey, its critics say")."""
    ahead = left - run[0]
    return ahead >= _SHORTEST or (ahead == 2 and doc[left - 1].text == ",")


def _binds(before: Any, verb: Verb) -> bool:
    """Whether the word before the clause makes it a part of a phrase: "the boat that | a clerk said", "by | pilots"."""
    if before.text in _QUOTES and verb.token.dep_ in ("relcl", "acl"):
        return True  # "the “fleet” | it had announced"
    if before.pos_ in _BINDING or before.tag_ in _BINDING_TAGS:
        return bool(
            before.lower_ != "dead"
        )  # which the tagger takes for a preposition ("leaving 12 dead a clerk said")
    return before.pos_ == "VERB" and before.text not in MARKS and before.tag_ in _ACTIVE


def _end_of_clause(doc: Any, verb: Verb, left: int, run: Run) -> int | None:
    """Where the clause that begins at `left` ends; without a mark before it that must be the sentence's end."""
    before = doc[left - 1]
    closing = tail_end(doc, verb, run) or at_colon(doc, verb, before, run)
    if closing is None or (before.text not in MARKS and (closing < run[1] or needs_marks(verb))):
        return None
    return closing


def _past_as(doc: Any, left: int) -> int:
    """Where the clause of a speaker at `left` begins: with "as" or "so" behind a mark ("…, as the guild says"), or with
    "or so"."""
    if left < 3 or doc[left - 1].lower_ not in ("as", "so"):
        return left
    or_so = doc[left - 2].lower_ == "or"
    return left - 1 - or_so if doc[left - 2 - or_so].text in MARKS else left


def _described_before(doc: Any, end: int, run: Run) -> SpeakerRun | None:
    """ "…, | a cousin who took part in it | said": somebody behind a mark with a clause that says who it is."""
    first = next((k + 1 for k in range(end - 2, max(run[0], end - _DESCRIBED), -1) if doc[k].text in MARKS), None)
    if first is None or doc[first].pos_ not in _PHRASE_OPENS:
        return None
    inner = next((k for k in range(first + 1, end - 1) if _opens_description(doc[k])), None)
    who = None if inner is None else _somebody_up_to(doc, first, inner)
    if inner is None or who is None:
        return None
    names = any(t.lower_ in ("name", "names", "nickname") for t in doc[inner:end])
    if doc[who.head].lemma_.lower() in DOCUMENTS and any(t.lower_ == "by" for t in doc[inner:end]):
        return None  # "reports drawn up by the port": its maker speaks
    return SpeakerRun(first, who.last if names else end - 1, who.head, sure=True)


def _somebody_up_to(doc: Any, first: int, end: int) -> SpeakerRun | None:
    """The phrase from `first` right up to `end`, if it is one for a person or a body; "who" makes it one."""
    if doc[end - 1].pos_ not in _NOUNS:
        return None
    who = run_after(doc, first, end)
    if who is None or who.last != end - 1:
        return None
    return who if doc[end].lower_ == "who" or doc[who.head].lemma_.lower() in _SOMEBODY | DOCUMENTS else None


def _opens_description(token: Any) -> bool:
    return token.tag_ in ("WP", "WDT", "VBN", "VBG") or token.lower_ in ("familiar", "close", "involved", "present")


def _before_apposition(doc: Any, end: int, run: Run) -> int:
    """Where the speaker ends whom ", who heads the office," describes; `end` itself where nothing does."""
    mark = doc[end - 1].text
    opening = "(" if mark == ")" else mark
    if mark == "," and (relative := _relative_before(doc, end, run)) is not None:
        return relative
    for k in range(end - 2, max(run[0], end - _APPOSITION), -1):
        if doc[k].text != opening:
            continue
        inner = doc[k + 1 : end - 1]
        if opening != "," or inner[0].tag_ in ("WP", "WDT") or not any(t.tag_ in FINITE for t in inner):
            return _before_an_age(doc, k, run)
    return end


def _before_an_age(doc: Any, end: int, run: Run) -> int:
    """Where the words end before somebody's age: "Ann Poe |, 34, a mother of three, told"."""
    aged = end - 2 > run[0] and doc[end - 1].like_num and doc[end - 2].text == ","
    return end - 2 if aged else end


def _relative_before(doc: Any, end: int, run: Run) -> int | None:
    """The comma before ", who is a clerk at the court, a busy place," where that is all one description."""
    for k in range(end - 2, max(run[0], end - _APPOSITION), -1):
        if doc[k].tag_ in ("WP", "WP$") and doc[k - 1].text == ",":
            finite = [t for t in doc[k:end] if t.tag_ in FINITE]
            return k - 1 if len(finite) == 1 else None
    return None


def clause_with_speaker_after(doc: Any, verb: Verb, run: Run) -> Clause | None:
    """The clause of a speaker after the verb: "…, | said Ann Poe, a clerk"."""
    speaker = _who_stands_after(doc, verb, run) if _may_come_first(doc, verb, run) else None
    if speaker is None:
        return None
    set_off = doc[verb.first - 1].text in MARKS
    if needs_marks(verb) and not (set_off and is_source(doc[speaker.head])):
        return None
    speaker = named_after(doc, speaker, run[1]) or speaker
    closing = _end_behind(doc, speaker, verb, run)
    if closing is None:
        return None
    goes_on = closing < run[1] and asserts(doc, closing, run[1])
    if goes_on and not (set_off and doc[closing].text in (",", ";", ":")):
        return None
    return Clause(speaker, verb.first, closing)


def _end_behind(doc: Any, speaker: SpeakerRun, verb: Verb, run: Run) -> int | None:
    """Where the clause ends with what describes the speaker and with when, where and how it was said."""
    described = _past_description(doc, speaker.last + 1, run)
    return None if described is None else past_adjuncts(doc, described, run, verb.last)


def _may_come_first(doc: Any, verb: Verb, run: Run) -> bool:
    """Whether the verb may stand before its speaker: behind what is said and a mark, or "said" behind a noun."""
    if verb.first - run[0] < 2 or verb.first != verb.token.i or verb.token.lemma_ in TO_A_HEARER:
        return False
    before = doc[verb.first - 1]
    if before.text not in MARKS and not (verb.token.lower_ == "said" and before.pos_ in _NOUNS):
        return False
    return not _has_own_subject(verb.token, run)


def _who_stands_after(doc: Any, verb: Verb, run: Run) -> SpeakerRun | None:
    """The noun phrase right behind the verb, if it is nothing that the verb tells."""
    start = verb.last + 1
    if start >= run[1] or not (doc[start].pos_ in _PHRASE_OPENS or doc[start].tag_ == "PRP$"):
        return None
    speaker = run_after(doc, start, run[1]) if doc[start].lower_ not in _NOBODY else None
    return None if speaker is None or _is_thing_of(verb.token, doc[speaker.head]) else speaker


def _is_thing_of(verb: Any, noun: Any) -> bool:
    """ "The clerk's brother Tom, who ran the port, announced | its end": what is announced, and by the subject; or who
    does what is said: "Pilots, whom the paper cites, believe | 80 boats | crossed at night"."""
    done = noun.dep_ in SUBJECTS and noun.head.dep_ == "ccomp" and noun.head.head.i == verb.i
    if done and any(c.like_num for c in noun.lefts) and not is_source(noun):
        return True
    told_by = child(verb, "nsubj") if verb.lemma_ != "say" else None  # "The crew, said the registrar, are at sea"
    return noun.dep_ == "dobj" and noun.head.i == verb.i and told_by is not None and not may_tell(noun)


def _has_own_subject(verb: Any, run: Run) -> bool:
    """Whether nothing but the verb's own subject stands before it, at the start or behind a semicolon ("Poe, who sits
    on the board, fears a strike"; "A sailor of Halden, a town that the guild ran, remembers them")."""
    subject = child(verb, "nsubj")
    if subject is None or subject.i > verb.i or not _says_something(verb):
        return False
    if subject.left_edge.i > run[0] and verb.doc[subject.left_edge.i - 1].text != ";":
        return False
    between = _from_first_comma(verb.doc[subject.i + 1 : verb.i])
    if len(between) < 2:
        return False
    told = between[-1].text == "," and any(t.tag_ in FINITE for t in between)  # "His men, Poe says, found their boats"
    return told or subject.right_edge.i >= verb.i - 2


def _from_first_comma(words: Any) -> Any:
    """The words from their first comma, if no verb stands before it, else none."""
    comma = next((k for k, t in enumerate(words) if t.text == "," or t.tag_ in (*FINITE, "MD")), None)
    return words[comma:] if comma is not None and words[comma].text == "," else words[:0]


def _says_something(verb: Any) -> bool:
    """Whether the verb has its clause or its thing behind it, or what the parser made another subject of: "The report,
    released on Monday, said boats | leak"."""
    if child(verb, "ccomp", "dobj") is not None:
        return True
    return any(c.dep_ == "nsubj" and not is_source(c) for c in verb.rights)


def _past_description(doc: Any, i: int, run: Run) -> int | None:
    """Where what describes a speaker after the verb ends; None where a verb makes the speaker a subject."""
    start = i
    while i < run[1] and doc[i].text not in (";", ":", "–", "—", "--", ".", "“", '"'):
        if doc[i].text == "," and (i > start or not _describes(doc, i + 1, run)):
            return i
        if doc[i].tag_ in (*FINITE, "MD") and not in_relative(doc, i, start - 1):
            return None
        i += 1
    return i


def _describes(doc: Any, i: int, run: Run) -> bool:
    """Whether an apposition or a relative clause begins at `i`: "a clerk at the court", "who leads the union"."""
    if i >= run[1]:
        return False
    if doc[i].tag_ in ("WP", "WDT"):
        return True
    run_here = run_after(doc, i, run[1])
    if run_here is None or (
        doc[i].lower_ == "the" and run_here.last + 1 < run[1] and doc[run_here.last + 1].pos_ == "AUX"
    ):
        return False
    stop = next((k for k in range(i, run[1]) if doc[k].text in (",", ".", "”")), run[1])
    return not any(doc[k].tag_ in (*FINITE, "MD") and not in_relative(doc, k, i) for k in range(i, stop))


def asserts(doc: Any, first: int, last: int) -> bool:
    """Whether a finite verb, or a participle that could be one, stands in the run (`last` exclusive)."""
    return any(t.tag_ in (*FINITE, "MD", "VBN") for t in doc[first:last])
