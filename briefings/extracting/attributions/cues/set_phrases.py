"""Set phrases that say as a verb of saying does: "left no doubt that", "sent word that", "was blunt: the pier is shut".

They are found by their words: a verb, a particle or a noun for what is told, and the "that" or the colon behind which
it stands. What somebody lets slip, puts about or sounds a warning of is as much their word as what they say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from briefings.extracting.attributions.candidates import Reading
from briefings.extracting.attributions.cue_lexicon import SPEECH
from briefings.extracting.attributions.cues.phrase_cues import phrase_reading
from briefings.extracting.attributions.cues.relative_reports import cleft_subject
from briefings.extracting.attributions.passage_words import may_have
from briefings.extracting.attributions.speakers.speaker_runs import run_after
from briefings.extracting.attributions.speakers.tellers import are_people_together, is_somebody, may_tell
from briefings.extracting.parsing.dependencies import child, sentence_end, sentence_start, subject_of, trimmed
from briefings.extracting.parsing.language import Passage


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_FINITE = frozenset({"VBD", "VBZ", "VBP", "VBN", "VBG"})
# Nouns for what is told: "gave notice that", "stuck to its story that".
_TOLD = r"(word|notice|warning|assurances?|signal|message|hint|line|view|position|stance|story|claim|version|account)s?"
_OWNER = r"(the|a|an|its|his|her|their|no|any|little)"
# Verb → what may stand between it and "that".
_BEFORE_THAT = {
    lemma: re.compile(pattern)
    for lemma, pattern in {
        "leave": r"(no|little) (room for )?(doubt|question)( (in|about) \w+)?",
        "be": r"(in|under) (no|little) (doubt|illusions?)|on (the )?record( as saying)?",
        "give": rf"out|to understand|({_OWNER} )?(\w+ )?(word|notice|warning|assurances?|hint|signal)s?",
        "put": r"it to (him|her|them|me|us|(the |a )?\w+)|(it )?(about|around|out)|"
        r"(it )?on (the )?record( (his|her|its|their|the) \w+)?|"
        r"(out|about) (the )?(word|story|claim|rumour)s?",
        "send": r"(out )?(the |a |back )?(\w+ )?(word|message|signal)",
        "serve": r"notice",
        "make": r"(it )?(plain|public|known|clear|understood|official)|no (secret|bones) (of|about) the fact|"
        r"the (point|case|argument|claim|charge)",
        "let": r"(it )?(slip|drop|on|out)|(it )?be (known|understood)|it get (about|around)",
        "take": rf"it|it for granted|{_OWNER} (\w+ )?(view|line|position|stance)",
        "stand": rf"by {_OWNER} (\w+ )?{_TOLD}",
        "stick": rf"(to|by) {_OWNER} (\w+ )?{_TOLD}",
        "cling": rf"to {_OWNER} (\w+ )?{_TOLD}",
        "hold": r"(it )?(for|as|to be) (certain|sure|likely|proven|possible|true)|out (the |a )?(hope|prospect)|fast",
        "own": r"(up)?",
        **dict.fromkeys(("hide", "conceal", "disguise"), r"(from \w+ )?(the fact)?"),
        "bear": r"witness|testimony",
        "sound": rf"{_OWNER} (\w+ )?(warning|alarm|note)",
        "raise": rf"{_OWNER} (\w+ )?(alarm|spectre|possibility)",
        "draw": r"attention to the fact",
        "point": r"to the fact",
        "work": r"(it )?out",
        "figure": r"(it )?out",
        "allow": r"(for the fact)?",
        "get": r"it (across|about|around)",
        "pass": r"(on |along )?(the )?word( on)?|on|along",
        "spread": r"(the |a )?(word|story|rumour|tale)",
        "think": r"it (\w+ )?(likely|unlikely|possible|probable|plausible|certain|clear)",
        "consider": r"it (\w+ )?(likely|unlikely|possible|probable|plausible|certain|proven)",
        "deem": r"it (\w+ )?(likely|unlikely|possible|probable|plausible|certain|proven)",
    }.items()
}
# When it was said, which may stand before "that" ("took the view | last year | that").
_WHEN = re.compile(
    r" (last|this|earlier this|late last|early this) (year|month|week|spring|summer|autumn|winter)$| on \w+day$|"
    r" for (days|weeks|months|years|some time|a long time)$| (repeatedly|time and again|again and again)$"
)
# What all that is said by such a phrase stands behind.
_BEHIND = frozenset({"that", ":"})
# How many tokens may stand between such a verb and "that".
_LONGEST = 7
# Of a verb that does something else without "that" the parser gives a clause ("owned that", "passed on that").
_NEEDS_CLAUSE = _words("own pass hold allow")
# Who does not do these says what they would hide.
_NOT_HIDING = _words("hide conceal disguise")


def phrase_verb_readings(index: int, passage: Passage) -> Iterator[Reading]:
    """The readings of such phrases, in text order."""
    if not may_have(passage.doc, _BEHIND):
        return
    for token in passage.doc:
        if token.lemma_ in _BEFORE_THAT and (token.tag_ in _FINITE or (token.tag_ == "VB" and token.dep_ == "ROOT")):
            reading = _before_that(index, passage, token)
            if reading is not None:
                yield reading
        elif token.text == ":" and token.i > 1:
            reading = _before_colon(index, passage, token)
            if reading is not None:
                yield reading


def _before_that(index: int, passage: Passage, verb: Any) -> Reading | None:
    """ "The mayor left no doubt that P", "The port sent word that P"."""
    doc = passage.doc
    that = _that_behind(verb)
    if that is None or not _is_set_phrase(verb, that):
        return None
    source = _who_does(verb)
    content = None if source is None else trimmed(doc, that, sentence_end(doc, that))
    if content is None:
        return None
    return phrase_reading(index, passage, source, (verb, doc[that - 1]), content, "indirect")


def _that_behind(verb: Any) -> int | None:
    """The "that" close behind the verb that opens a clause ("sent word | that | P")."""
    doc = verb.doc
    that = next((k for k in range(verb.i + 1, min(len(doc), verb.i + _LONGEST)) if doc[k].lower_ == "that"), None)
    if that is None or that + 2 >= len(doc):
        return None
    thing = child(verb, "dobj")
    second = doc[that].dep_ == "dobj" and thing is not None and thing.i < that  # "put it to her that of 40 boats …"
    return that if second or doc[that].dep_ in ("mark", "nsubj", "det", "advmod") else None


def _is_set_phrase(verb: Any, that: int) -> bool:
    """Whether the words between the verb and "that" make a phrase of saying with it ("left | no doubt | that")."""
    between = _WHEN.sub("", " ".join(t.lower_ for t in verb.doc[verb.i + 1 : that]))
    says = _BEFORE_THAT[verb.lemma_].fullmatch(between) is not None
    if verb.lemma_ in _NOT_HIDING and child(verb, "neg") is None:
        return False
    return says and (verb.lemma_ not in _NEEDS_CLAUSE or verb.doc[that].dep_ == "mark")


def _who_does(verb: Any) -> Any | None:
    """The verb's subject where it can tell something; the mayor of "it was the mayor who gave notice that P"."""
    source = subject_of(verb)
    if source is not None and source.lower_ == "who":
        source = cleft_subject(verb) or source
    tells = source is not None and may_tell(source) and child(verb, "auxpass") is None
    return source if tells else None


_CANDID = _words(
    """blunt clear plain frank adamant categorical unequivocal emphatic brief curt terse succinct dismissive defiant
    scathing sceptical skeptical cautious candid explicit firm unmoved unrepentant matter-of-fact guarded measured
    precise specific exact forthcoming talkative outspoken evasive circumspect philosophical hopeful optimistic
    pessimistic gloomy doubtful laconic sanguine harsher"""
)
_MESSAGES = _words(
    """message answer verdict line advice reply response explanation conclusion view warning argument assessment point
    version story account theory excuse"""
)
_NOTES = _words("note tone")
_DIFFERING = frozenset({("beg", "differ"), ("go", "further"), ("see", "differently"), ("think", "otherwise")})


def _before_colon(index: int, passage: Passage, colon: Any) -> Reading | None:
    """ "The mayor was blunt: P", "The port's message was plain: P", "Poe struck a darker note: P", "Not so, says Poe:
    P", where no quotation follows the colon."""
    doc, i = passage.doc, colon.i
    first = sentence_start(doc, i)
    if i + 3 >= len(doc) or doc[i + 1].is_quote or i - first > 2 * _LONGEST_OPENING:
        return None
    if (laid_out := _laid_out(index, passage, first, i)) is not None or i - first > _LONGEST_OPENING:
        return laid_out
    said = _says_not_so(doc, first, i)
    source = _candid(doc, first, i) if said is None else _answering(said, i)
    if source is None or (said is None and not _asserts(doc, i + 1)):
        return None
    content = trimmed(doc, i + 1, sentence_end(doc, i + 1))
    if content is None:
        return None
    cue = doc[i - 1] if said is None else said
    return phrase_reading(index, passage, source, (cue, cue), content, "indirect")


_LONGEST_OPENING = 20
_NOT_SO = re.compile(
    r"(not so|nonsense|wrong|no|not at all|not true|far from it|hardly|quite the (opposite|reverse)) ?,?"
)


def _says_not_so(doc: Any, first: int, colon: int) -> Any | None:
    """The verb of "Not so, | says | Ann Poe, a clerk:"."""
    said = next((t for t in doc[first:colon] if t.lemma_.lower() in SPEECH and t.tag_ in _FINITE), None)
    return said if said is not None and _NOT_SO.fullmatch(doc[first : said.i].text.lower()) is not None else None


def _answering(said: Any, colon: int) -> Any | None:
    """Who says "Not so" ("Not so, says | Ann Poe, a clerk")."""
    run = run_after(said.doc, said.i + 1, colon)
    return None if run is None else said.doc[run.head]


def _candid(doc: Any, first: int, colon: int) -> Any | None:
    """Who is candid, or whose message or note it is, where the sentence before the colon says no more than that."""
    verb = _only_verb(doc, first, colon)
    subject = child(verb, "nsubj") if verb is not None else None
    if verb is None or subject is None:
        return None
    ending = doc[colon - 1]
    if verb.lemma_ == "be":
        return _whose_plain_word(subject, ending)
    return subject if any(says(verb, ending) for says in _ANNOUNCING) and may_tell(subject) else None


# Verbs of which the whole stands behind a colon: "Poe retraced the journey: a coach, a ferry and a raft".
_LAYING_OUT = _words(
    """retrace recount describe outline sketch detail enumerate itemise itemize cite foresee fear predict forecast
    distinguish explain justify defend relate suggest propose identify"""
)
# What is given where "give" does so: "gives one reason above all: P".
_GIVEN = _words("reason example explanation account cause motive instance description version")
# … and with a particle.
_LAYING_OUT_WITH = {"lay": "out", "set": "out", "spell": "out", "tick": "off", "reel": "off", "sum": "up"}


def _laid_out(index: int, passage: Passage, first: int, colon: int) -> Reading | None:
    """ "Poe retraced the journey: a coach and a ferry", "The rest was laid out by a guide: a farm and a lorry"."""
    doc = passage.doc
    verb = _only_verb(doc, first, colon)
    told = None if verb is None else next((c for c in doc[first:colon] if _lays_out(c)), None)
    if verb is None or told is None:
        return None
    by = child(told, "agent")
    if by is not None and told.tag_ == "VBN":
        source, content = child(by, "pobj"), trimmed(doc, first, sentence_end(doc, colon))
    elif told.i == verb.i and child(verb, "neg") is None and _has_a_thing(verb, colon):
        source, content = child(verb, "nsubj"), trimmed(doc, verb.i + 1, sentence_end(doc, colon))
    else:
        return None
    if source is None or content is None or not (is_somebody(source) or are_people_together(source)):
        return None
    return phrase_reading(index, passage, source, (told, told), content, "indirect")


def _lays_out(verb: Any) -> bool:
    particle = _LAYING_OUT_WITH.get(verb.lemma_)
    if particle is not None:
        return bool(verb.i + 1 < len(verb.doc) and verb.nbor(1).lower_ == particle)
    thing = child(verb, "dobj") if verb.lemma_ in ("give", "offer", "name") else None
    return verb.lemma_ in _LAYING_OUT or (thing is not None and thing.lemma_ in _GIVEN)


def _has_a_thing(verb: Any, colon: int) -> bool:
    thing = child(verb, "dobj")
    return thing is not None and verb.i < thing.i < colon


def _only_verb(doc: Any, first: int, colon: int) -> Any | None:
    """The one verb in a tense between the sentence's first token and the colon, but for those that describe a noun."""
    verbs = [t for t in doc[first:colon] if t.tag_ in _TENSED and not _describes(t)]
    return verbs[0] if len(verbs) == 1 else None


def _describes(verb: Any) -> bool:
    """Whether the verb is of a clause that describes a noun ("a man who rows and | goes | by Tom")."""
    return bool(verb.dep_ == "relcl" or (verb.dep_ == "conj" and verb.head.dep_ == "relcl"))


_TENSED = frozenset({"VBD", "VBZ", "VBP"})


def _whose_plain_word(subject: Any, ending: Any) -> Any | None:
    """The mayor of "The mayor was | blunt", the port of "The port's message was | plain"."""
    message = subject.lemma_ in _MESSAGES
    if ending.lower_ not in _CANDID and not (message and ending.pos_ == "ADJ"):
        return None
    owner = child(subject, "poss") if message else subject
    return owner if owner is not None and (owner.tag_ == "PRP$" or may_tell(owner)) else None


def _strikes_a_note(verb: Any, ending: Any) -> bool:
    """ "Poe struck a darker note: P"."""
    return verb.lemma_ in ("strike", "sound") and ending.lemma_ in _NOTES


def _says_as_much(verb: Any, ending: Any) -> bool:
    """ "The guild says the same: P"."""
    return verb.lemma_.lower() in SPEECH and ending.lower_ in ("much", "same")


def _differs(verb: Any, ending: Any) -> bool:
    """ "Poe begs to differ: P", "Poe disagrees: P"."""
    return (verb.lemma_, ending.lower_) in _DIFFERING or (verb.lemma_ == "disagree" and ending.i == verb.i)


_PUT_SO = frozenset({("this", "way"), ("that", "way"), ("like", "this"), ("these", "terms"), ("these", "words")})


def _puts_it_so(verb: Any, ending: Any) -> bool:
    """ "Poe put it bluntly: P", "Poe put it this way: P"."""
    if verb.lemma_ != "put" or verb.doc[verb.i + 1].lower_ != "it":
        return False
    so = (ending.nbor(-1).lower_, ending.lower_)
    return bool(ending.pos_ == "ADV" or so in _PUT_SO)


def _has_it_otherwise(verb: Any, ending: Any) -> bool:
    """ "Poe had it otherwise: P", "The guild sees it differently: P"."""
    has_it = verb.lemma_ in ("have", "tell", "see") and verb.doc[verb.i + 1].lower_ == "it"
    return has_it and ending.lower_ in ("otherwise", "differently")


def _has_an_answer(verb: Any, ending: Any) -> bool:
    """ "Poe has an explanation: P", "The guild offered another version: P"."""
    thing = ending.dep_ == "dobj" and ending.head.i == verb.i and ending.lemma_ in _MESSAGES
    return thing and verb.lemma_ in _OFFERING and any(c.dep_ == "det" and c.lower_ != "no" for c in ending.lefts)


_OFFERING = _words("have offer give suggest supply provide volunteer venture")
# What a verb and the last word before the colon announce together.
_ANNOUNCING = (_strikes_a_note, _says_as_much, _differs, _puts_it_so, _has_it_otherwise, _has_an_answer)


def _asserts(doc: Any, first: int) -> bool:
    return any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in doc[first : sentence_end(doc, first) + 1])


def with_phrase_verbs(readings: list[Reading], phrases: list[Reading]) -> list[Reading]:
    """The readings with the phrases, which stand for what else was read of the same words."""
    if not phrases:
        return readings
    return [*(r for r in readings if not any(_same(r, p) for p in phrases)), *phrases]


def _same(reading: Reading, phrase: Reading) -> bool:
    """Whether a reading's cue is a word of the phrase's ("doubt" of "left no doubt") or has the same content."""
    if reading.cue is None or phrase.cue is None:
        return False
    return phrase.cue[0] <= reading.cue[0] and reading.cue[1] <= phrase.cue[1]
