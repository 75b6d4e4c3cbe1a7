"""Sentences in two parts with a colon between: "The mayor was blunt: the pier is shut", "Poe differs: it is open".

What stands before the colon says who speaks and how, and no more; what stands behind it is what was said, in no
quotation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from briefings.extracting.attributions.candidates import Reading
from briefings.extracting.attributions.cue_lexicon import SPEECH
from briefings.extracting.attributions.cues.phrases.phrase_cues import phrase_reading
from briefings.extracting.attributions.passage_words import may_have
from briefings.extracting.attributions.speakers.phrases.phrase_edges import one_of_several
from briefings.extracting.attributions.speakers.phrases.speaker_runs import run_after
from briefings.extracting.attributions.speakers.phrases.tellers import are_people_together, is_somebody, may_tell
from briefings.extracting.parsing.dependencies import child, sentence_end, sentence_start, trimmed
from briefings.extracting.parsing.language import Passage


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_FINITE = frozenset({"VBD", "VBZ", "VBP", "VBN", "VBG"})
_COLON = frozenset({":"})


def colon_readings(index: int, passage: Passage) -> Iterator[Reading]:
    """The readings of such sentences, in text order."""
    if not may_have(passage.doc, _COLON):
        return
    for token in passage.doc:
        if token.text == ":" and token.i > 1:
            reading = _before_colon(index, passage, token)
            if reading is not None:
                yield reading


_CANDID = _words(
    """blunt clear plain frank adamant categorical unequivocal emphatic brief curt terse succinct dismissive defiant
    scathing sceptical skeptical cautious candid explicit firm unmoved unrepentant matter-of-fact guarded measured
    precise specific exact forthcoming talkative outspoken evasive circumspect philosophical hopeful optimistic
    pessimistic gloomy doubtful laconic sanguine harsher sure unsure certain convinced unconvinced persuaded unpersuaded
    impressed unimpressed confident relaxed alarmed honest realistic direct sober wary restrained critical damning
    withering unsparing upbeat downbeat bitter pointed forthright trenchant acerbic sarcastic sardonic ironic stern
    diplomatic vague cryptic coy eloquent reserved scornful contemptuous rueful wry"""
)
_MESSAGES = _words(
    """message answer verdict line advice reply response explanation conclusion view warning argument assessment point
    version story account theory excuse lesson"""
)
_NOTES = _words("note tone")
_FIGURES = _words("figure number count tally estimate total toll")
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
    asserts = _asserts(doc, i + 1)
    counts = said is None and _counts(doc, i)
    if source is None or (said is None and asserts == counts):  # "gave a count: 40 had gone" is read by its count
        return None
    content = trimmed(doc, first if counts else i + 1, sentence_end(doc, i + 1))
    if content is None:
        return None
    cue = doc[i - 1] if said is None else said
    return phrase_reading(index, passage, source, (cue, cue), content, "indirect")


_LONGEST_OPENING = 20
_NOT_SO = re.compile(
    r"(not so|nonsense|wrong|no|not at all|not true|far from it|hardly|quite the (opposite|reverse)) ?,?"
)


def _counts(doc: Any, colon: int) -> bool:
    """Whether a figure stands before the colon and its number behind it ("has a higher figure: | more than 3,000")."""
    near = doc[colon + 1 : colon + 1 + _NEAR]
    return doc[colon - 1].lemma_ in _FIGURES and any(t.tag_ == "CD" for t in near)


# How many tokens behind the colon a number stands.
_NEAR = 5


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
        return _whose_plain_word(subject, ending) or _to_whom_it_is_plain(doc[first], subject, ending)
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
    if owner is not None and owner.lower_ == "one" and one_of_several(owner) is not None:
        return owner  # "One of the Danes was blunt: P"
    return owner if owner is not None and (owner.tag_ == "PRP$" or may_tell(owner)) else None


def _to_whom_it_is_plain(opening: Any, subject: Any, ending: Any) -> Any | None:
    """Ann Poe of "For | Ann Poe | the matter is clear"."""
    if opening.lower_ not in ("for", "to") or subject.lemma_ not in _MATTERS or ending.lower_ not in _PLAIN:
        return None
    source = child(opening, "pobj")
    return source if source is not None and source.i < subject.i and is_somebody(source) else None


_MATTERS = _MESSAGES | _words("matter case thing picture issue question situation problem")
_PLAIN = _words("clear plain simple obvious settled straightforward different")


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
    thing = ending.dep_ == "dobj" and ending.head.i == verb.i and ending.lemma_ in (_MESSAGES | _FIGURES)
    offers = verb.lemma_ in _OFFERING or (verb.lemma_ in _DRAWING and ending.lemma_ in _DRAWN)
    return thing and offers and any(c.dep_ == "det" and c.lower_ != "no" for c in ending.lefts)


_OFFERING = _words("have offer give suggest supply provide volunteer venture")
_DRAWING = _words("draw reach")
_DRAWN = _words("lesson conclusion")


def _denies_it(verb: Any, ending: Any) -> bool:
    """ "The ministry rejects this: P", "The guild confirmed it: P", "Poe waves that away: P"."""
    thing = child(verb, "dobj")
    if thing is None or thing.lower_ not in _POINTING or thing.i < verb.i:
        return False
    if verb.lemma_ in _ANSWERING or (verb.lemma_ in _TURNING_DOWN and thing.lower_ != "it"):
        return bool(thing.i == ending.i == verb.i + 1)
    return ending.lower_ in _ANSWERING_WITH.get(verb.lemma_, ()) and ending.i == verb.i + 2


_POINTING = _words("this that it both")
_ANSWERING = _words("deny dispute contest refute rebut confirm corroborate concede admit acknowledge doubt regret")
# "It" may be a thing that somebody has turned down.
_TURNING_DOWN = _words(
    "reject dismiss contradict question challenge denounce condemn deplore criticise criticize second"
)
# Verbs that answer so with a particle.
_ANSWERING_WITH = {
    "wave": _words("aside away off"),
    "brush": _words("aside away off"),
    "shrug": _words("off"),
    "laugh": _words("off"),
    "play": _words("down"),
}


def _has_no_doubt(verb: Any, ending: Any) -> bool:
    """ "Poe has no doubt: P", "The guild made no secret of it: P"."""
    words = verb.doc[verb.i + 1 : ending.i + 1].text.lower()
    return verb.lemma_ in ("have", "leave", "make", "harbour", "harbor") and _NO_DOUBT.fullmatch(words) is not None


_NO_DOUBT = re.compile(
    r"(no|little) (doubts?|illusions?)( about (it|this|that))?|no (secret of|bones about) (it|this|that)"
)
# What a verb and the last word before the colon announce together.
_ANNOUNCING = (
    _strikes_a_note,
    _says_as_much,
    _differs,
    _puts_it_so,
    _has_it_otherwise,
    _has_an_answer,
    _denies_it,
    _has_no_doubt,
)


def _asserts(doc: Any, first: int) -> bool:
    return any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in doc[first : sentence_end(doc, first) + 1])
