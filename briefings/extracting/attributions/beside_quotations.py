"""The cue beside a quotation: a verb behind or before it, a signature under it, or the noun for whose words it is.

"“It is over,” Ann Poe said", "Poe shook her head: “No.”", "“…” — Ann Poe", "“…,” ran the port's message".
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Any

from briefings.extracting.attributions import cue_lexicon
from briefings.extracting.attributions.candidates import Reading
from briefings.extracting.attributions.cues.verbs.reporting_adjuncts import TO_A_HEARER
from briefings.extracting.attributions.persons_told_of import WORDS
from briefings.extracting.attributions.quotations import Quotation
from briefings.extracting.attributions.speakers.phrases.named_speakers import named_before
from briefings.extracting.attributions.speakers.phrases.person_words import ROLES
from briefings.extracting.attributions.speakers.phrases.phrase_edges import one_of_several
from briefings.extracting.attributions.speakers.phrases.speaker_runs import SpeakerRun, run_after
from briefings.extracting.attributions.speakers.phrases.tellers import is_somebody, may_tell
from briefings.extracting.coreference.mentions.given_names import GIVEN
from briefings.extracting.parsing.dependencies import child, sentence_start, subject_of
from briefings.extracting.parsing.language import Passage
from briefings.model import Span
from briefings.values import frozen

# How many tokens a cue may lie from its quotation, how few a gesture, and how many a signature may have.
REACH = 30
_NEAR = 3
_LONGEST_SIGNATURE = 12
_TENSED = frozenset({"VBD", "VBZ", "VBP", "MD"})
# Relations of verbs that stand within a noun phrase or another verb's, and have no subject of their own.
_SUBORDINATE = frozenset({"relcl", "acl", "amod", "advcl", "xcomp", "pcomp"})
# "“…,” were the words of Ann Poe": verbs between what is quoted and whose words it is.
_RUNNING = frozenset({"be", "run", "go", "read", "come"})
_POINTING = frozenset({"this", "thus", "so", "these"})


@frozen
class Place:
    """A quotation among the passages; `starts` are the offsets of its passage's tokens, `closing` its last character
    within the marks."""

    quotation: Quotation
    passages: Sequence[Passage]
    starts: Sequence[int]
    closing: str

    @property
    def passage(self) -> Passage:
        """The passage of the quotation."""
        return self.passages[self.quotation.passage]

    @property
    def first(self) -> int:
        """The quotation's first token."""
        return bisect_left(self.starts, self.quotation.start - self.passage.start)

    @property
    def after(self) -> int:
        """The first token behind the quotation."""
        return bisect_left(self.starts, self.quotation.end - self.passage.start)

    @property
    def span(self) -> Span:
        """The quotation's offsets."""
        return self.quotation.start, self.quotation.end


def cue_beside(place: Place, outer: Sequence[Reading]) -> Reading | None:
    """The reading of a cue next to the quotation: one that is known already, else a new one."""
    signed = _signature(place) or _worded(place)
    if signed is not None:
        return signed
    found = None if is_an_answer(place) else _verb_after(place) or _verb_before(place)
    if found is None:
        return None
    index, verb = found
    known = next((r for r in outer if r.passage == index and _is_cue(r, verb)), None)
    if known is not None:
        return known
    passage = place.passages[index]
    source = _source(passage, verb, place.quotation)
    return Reading(index, source, verb, passage.span(verb, verb), place.span, "direct", "quotation")


def _is_cue(reading: Reading, verb: Any) -> bool:
    return reading.verb is not None and bool(reading.verb.i == verb.i)


def _signature(place: Place) -> Reading | None:
    """ "“…” — Jane Smith": a dash and a name close the passage."""
    doc, dash = place.passage.doc, place.after
    if not 0 < len(doc) - dash - 1 <= _LONGEST_SIGNATURE or doc[dash].text.strip("―—–-"):
        return None
    head = _signed_by(doc[dash + 1 :])
    if head is None:
        return None
    cue = place.passage.span(doc[dash], doc[dash])
    return Reading(place.quotation.passage, head, None, cue, place.span, "direct", "quotation")


def _signed_by(words: Sequence[Any]) -> Any | None:
    """The head of the names in a signature, None where it has a verb: "Jane | Smith, Leeds"."""
    names = [t for t in words if t.text[0].isupper()]
    if not names or any(t.pos_ in ("VERB", "AUX") and not t.text[0].isupper() for t in words):
        return None
    return next((t for t in names if t.head.i == t.i or t.head not in names), names[0])


def _worded(place: Place) -> Reading | None:
    """ "“…,” were the words of Ann Poe", "“…,” ran the port's message", "This from Poe: “…”", "Poe's reply: “…”"."""
    found = _words_behind(place) or _sender_before(place) or _owner_before(place)
    passage = place.passage
    if found is None or not may_tell(passage.doc[found[1].head]):
        return None
    at, run = found
    source, cue = passage.doc[run.head], passage.span(passage.doc[at], passage.doc[at])
    phrase = run.first, run.last
    return Reading(place.quotation.passage, source, None, cue, place.span, "direct", "quotation", phrase=phrase)


def _words_behind(place: Place) -> tuple[int, SpeakerRun] | None:
    """The verb behind the quotation and whose words it is: "“…,” | were the words of | Ann Poe"."""
    doc, at = place.passage.doc, place.after
    run = _owner_of_words(doc, at + 1) if at < len(doc) and doc[at].lemma_ in _RUNNING else None
    return None if run is None else (at, run)


def _sender_before(place: Place) -> tuple[int, SpeakerRun] | None:
    """The "this" and the name of "This from Ann Poe: “…”"."""
    doc, colon = place.passage.doc, place.first - 1
    if colon < 2 or doc[colon].text != ":":
        return None
    first = sentence_start(doc, colon)
    opens = first + 1 < colon and doc[first].lower_ in _POINTING and doc[first + 1].lower_ in ("from", "by")
    run = run_after(doc, first + 2, colon + 1) if opens else None
    return None if run is None else (first, run)


def _owner_before(place: Place) -> tuple[int, SpeakerRun] | None:
    """The noun and the owner of "| The mayor |'s reply was short: “…”", "| Poe |'s view: “…”"."""
    doc, colon = place.passage.doc, place.first - 1
    if colon < 2 or doc[colon].text != ":":
        return None
    first = sentence_start(doc, colon)
    owner = next((t for t in doc[first:colon] if t.tag_ == "POS"), None)
    noun = None if owner is None else next((t for t in doc[owner.i + 1 : colon] if t.tag_ in ("NN", "NNS")), None)
    if owner is None or noun is None or noun.lemma_.lower() not in WORDS:
        return None
    run = run_after(doc, first, owner.i)
    return None if run is None or run.first != first or run.last != owner.i - 1 else (noun.i, run)


def _owner_of_words(doc: Any, i: int) -> SpeakerRun | None:
    """Whose words they are in "the words of | Ann Poe", "| the port's message"."""
    noun = next((t for t in doc[i : i + _NEAR * 2] if t.lemma_.lower() in WORDS), None)
    if noun is None or any(t.is_punct and t.text not in "’'" for t in doc[i : noun.i]):
        return None
    owner = next((t for t in doc[i : noun.i] if t.tag_ == "POS"), None)
    return run_after(doc, i, owner.i) if owner is not None else _named_behind(doc, noun.i + 1)


def _named_behind(doc: Any, of: int) -> SpeakerRun | None:
    """The phrase behind "of", "from" or "by"."""
    leads = of + 1 < len(doc) and doc[of].lower_ in ("of", "from", "by")
    return run_after(doc, of + 1, len(doc)) if leads else None


def is_an_answer(place: Place) -> bool:
    """True for "“…,” was the answer", "“…,” came the reply": whoever was asked says it, and not who spoke last."""
    doc, at = place.passage.doc, place.after
    if at >= len(doc) or doc[at].lemma_ not in ("be", "come"):
        return False
    noun = next((t for t in doc[at + 1 : at + 1 + _NEAR] if t.lemma_.lower() in _ANSWERS), None)
    return noun is not None and doc[noun.left_edge.i].lower_ in ("the", "his", "her", "their")


_ANSWERS = frozenset({"answer", "reply", "response", "retort", "riposte", "comeback"})


def _verb_after(place: Place) -> tuple[int, Any] | None:
    """The verb of saying behind the quotation, with its passage: "“It is over,” Ann Poe | said"."""
    doc, after = place.passage.doc, place.after
    if place.quotation.goes_on or after >= len(doc) or (place.closing == "." and not doc[after].text[:1].islower()):
        return None
    for token in doc[after : after + REACH]:
        if token.text in (".", ";", ":") or token.text[0] in '"“‘':
            return None
        if _says_beside_a_name(token, after):
            return place.quotation.passage, token
        if _has_a_subject(token):
            return (place.quotation.passage, token) if _says_what_is_before(token, place) else None
    return None


def _has_a_subject(verb: Any) -> bool:
    """Whether the token is the verb of a clause; no participle, and none that only gives a name ("called Ann")."""
    return verb.pos_ == "VERB" and verb.dep_ not in _SUBORDINATE and _name_given_by(verb) is None


def _says_what_is_before(verb: Any, place: Place) -> bool:
    """Whether the verb behind a quotation is one of speech, or behind its comma a gesture."""
    if verb.lemma_.lower() in cue_lexicon.SPEECH or _is_wont_to_say(verb):
        return not _says_another_thing(verb, place.after)
    paused = place.closing == "," or place.passage.doc[place.after].text == ","
    return paused and (_is_gesture(verb, place.after) or _stands_before_its_subject(verb, place))


def _stands_before_its_subject(verb: Any, place: Place) -> bool:
    """ "“It is over,” shot back Ann Poe", "“…”, criticised the guild's head, Ann Poe": right behind the comma of a
    quotation that opens a sentence a verb with somebody behind it is a word for saying, whichever it is."""
    doc, first = verb.doc, place.after + (verb.doc[place.after].text == ",")
    opens = place.first == 0 or doc[place.first - 1].text in (".", "?", "!", "”", '"')
    if not opens or verb.i != first or verb.tag_ not in ("VBD", "VBZ") or verb.lemma_ in _NO_WORDS_FOR_SAYING:
        return False
    run = run_after(doc, _past_particle(verb), len(doc))
    return run is not None and is_somebody(doc[run.head])


_NO_WORDS_FOR_SAYING = frozenset({"be", "come", "run", "read", "have", "do", "go"})


def _past_particle(verb: Any) -> int:
    """Where whoever stands behind the verb begins: "shot back | Ann Poe", "summed up | the mayor"."""
    behind = verb.doc[verb.i + 1 : verb.i + 2]
    return int(verb.i + 1 + any(t.dep_ == "prt" or t.lower_ in _PARTICLES for t in behind))


_PARTICLES = frozenset({"back", "up", "in", "on", "out", "away", "off"})


def _is_wont_to_say(verb: Any) -> bool:
    """ "“We row,” Poe | likes to say", "Poe | used to say": what somebody says again and again."""
    saying = child(verb, "xcomp")
    return verb.lemma_ in _WONT and saying is not None and saying.lemma_.lower() in cue_lexicon.SPEECH


_WONT = frozenset({"like", "use", "love", "tend", "continue", "begin", "start", "prefer"})


def _says_another_thing(verb: Any, after: int) -> bool:
    """ "Boats left the “old harbour” for Turkey, and the pilots | say that 30 sank": a subject behind "and" or "but",
    and what it says behind the verb."""
    clause, subject = child(verb, "ccomp"), child(verb, "nsubj")
    if clause is None or subject is None or clause.i < verb.i or subject.left_edge.i - 1 <= after:
        return False
    return bool(verb.doc[subject.left_edge.i - 1].dep_ == "cc")


def _is_gesture(verb: Any, after: int) -> bool:
    """ "“It is over,” shrugged Poe", "“Go,” she nods": behind a quotation's comma, a verb without an object."""
    finite = verb.i - after <= _NEAR and verb.tag_ in ("VBD", "VBZ")
    return finite and not any(c.dep_ in ("dobj", "ccomp", "attr", "prep") for c in verb.rights)


def _says_beside_a_name(verb: Any, after: int) -> bool:
    """ "“It is over,” its director, Ann Poe, | charged in a speech": a participle to the tagger, behind a name."""
    if verb.dep_ != "acl" or verb.tag_ not in ("VBN", "VBD") or verb.lemma_.lower() not in cue_lexicon.SPEECH:
        return False
    if not _stands_behind_somebody(verb, after) or any(c.dep_ == "agent" for c in verb.rights):
        return False
    return not any(t.tag_ in _TENSED and t.dep_ != "relcl" for t in verb.doc[after : verb.i])


def _stands_behind_somebody(verb: Any, after: int) -> bool:
    """Whether a name or a noun for somebody stands before the verb, with or without a comma between."""
    doc = verb.doc
    comma = doc[verb.i - 1].text == ","
    before = doc[verb.i - 2] if comma else doc[verb.i - 1]
    named = comma and verb.head.pos_ == "PROPN" and verb.head.i >= after
    return named or before.pos_ == "PROPN" or before.lemma_.lower() in ROLES


def _name_given_by(verb: Any) -> Any | None:
    """The name in "a 30-year-old | called Ann", of which the parser made the participle the head."""
    if verb.tag_ != "VBN" or verb.lemma_ not in ("call", "name") or all(c.dep_ != "det" for c in verb.lefts):
        return None
    return next((c for c in verb.rights if c.dep_ == "oprd" and c.pos_ == "PROPN" and c.i > verb.i), None)


def _verb_before(place: Place) -> tuple[int, Any] | None:
    """The verb that leads to the quotation, with its passage: "Ann Poe | said: “…”", "Poe | shook her head: “No.”"."""
    index = _passage_ahead(place)
    if index is None:
        return None
    doc = place.passages[index].doc
    end = place.first or len(doc)
    if doc[end - 1].text not in (",", ":", "that") and doc[end - 1].lemma_.lower() not in cue_lexicon.SPEECH:
        return None
    for k in range(end - 1, max(-1, end - 1 - REACH), -1):
        if doc[k].text in (".", "?", "!", ";"):
            break
        if k < end - 1 and doc[k].text in '"”':
            return None
        if _is_of_speech(doc[k]):
            return index, doc[k]
    return (index, root) if (root := _before_colon(doc, end)) is not None else None


def _passage_ahead(place: Place) -> int | None:
    """The passage of the words before the quotation: its own, or where it opens that, the one before with a colon at
    its end."""
    index = place.quotation.passage
    if place.first > 0:
        return index
    return index - 1 if index > 0 and place.passages[index - 1].doc[-1].text == ":" else None


def _is_of_speech(token: Any) -> bool:
    return token.pos_ == "VERB" and token.lemma_.lower() in cue_lexicon.SPEECH


def _before_colon(doc: Any, j: int) -> Any | None:
    """The verb of "The officer shook his head: “No.”": whoever does it says what follows the colon."""
    if doc[j - 1].text != ":":
        return None
    verb = doc[j - 1].head
    if verb.i > j:  # of the quotation, on which the parser hung the colon
        verb = next((t for t in reversed(doc[max(0, j - _PUT_WITHIN) : j - 2]) if _puts_it(t)), verb)
    if verb.i > j or verb.pos_ == "NOUN":
        verb = _only_deed(doc, j - 1) or verb
    subject = _who_does_or_undergoes(verb)
    if subject is None or verb.i >= j:
        return None
    # "The harbour was empty: “Closed,” said a board": whoever is somehow is a person by name.
    return verb if verb.pos_ == "VERB" or (subject.pos_ == "PROPN" and is_somebody(subject)) else None


_PUT_WITHIN = 8


def _only_deed(doc: Any, colon: int) -> Any | None:
    """The one verb in a tense before the colon, if somebody does it: "Poe | finds | this heartless: “…”"."""
    verbs = [t for t in doc[sentence_start(doc, colon) : colon] if t.tag_ in _TENSED and t.dep_ != "relcl"]
    if len(verbs) != 1:
        return None
    verb = verbs[0].head if verbs[0].dep_ in ("aux", "auxpass") else verbs[0]
    subject = _who_does_or_undergoes(verb)
    if subject is None or not subject.i < verb.i < colon:
        return None
    return verb if may_tell(subject) or is_somebody(subject) else None


def _who_does_or_undergoes(verb: Any) -> Any | None:
    """The subject of a verb; of a passive only somebody ("A pilot from Halden has been offered more: “…”")."""
    undergoing = child(verb, "nsubjpass")
    return child(verb, "nsubj") or (undergoing if undergoing is not None and is_somebody(undergoing) else None)


def _puts_it(verb: Any) -> bool:
    """ "Ann Poe | put | it this way: “…”"."""
    return bool(verb.lemma_ == "put" and verb.nbor(1).lower_ == "it")


def _source(passage: Passage, verb: Any, q: Quotation) -> Any | None:
    """Who does the verb beside a quotation, and is not within it."""
    source = _whom_it_quotes(verb) or subject_of(verb) or _whose_it_is_to_say(verb)
    if source is not None and _is_outside(source, passage, q):
        return source
    behind = _name_behind(passage, verb, q) or _somebody_between(passage, verb, q) or _second_subject(passage, verb, q)
    if behind is None and verb.lemma_ in TO_A_HEARER and (teller := _before_a_hearer(passage, verb, q)) is not None:
        return teller
    return behind or _noun_beside(verb)


def _whom_it_quotes(verb: Any) -> Any | None:
    """The Poe of "The agency quoted | Poe |: “…”"."""
    quoted = child(verb, "dobj") if verb.lemma_ in ("quote", "cite") else None
    return quoted if quoted is not None and quoted.i > verb.i and is_somebody(quoted) else None


def _whose_it_is_to_say(verb: Any) -> Any | None:
    """The Poe of "| Poe | had this to say: “…”"."""
    governs = verb.dep_ in ("xcomp", "relcl", "acl") and any(c.tag_ == "TO" for c in verb.lefts)
    return subject_of(verb.head) if governs and verb.head.pos_ in ("VERB", "AUX") else None


def _before_a_hearer(passage: Passage, verb: Any, q: Quotation) -> Any | None:
    """The one of "“It is over,” one of the Danes, named as Ole, | told the judge": the judge only hears it."""
    doc = verb.doc
    first = next((t.i for t in doc[: verb.i] if passage.at(t) >= q.end), verb.i)
    if first < verb.i and one_of_several(doc[first]) is not None:
        return doc[first]
    run = run_after(doc, first, verb.i) if first < verb.i else None
    return None if run is None or run.first != first else doc[run.head]


def _is_outside(token: Any, passage: Passage, q: Quotation) -> bool:
    return not q.start <= passage.at(token) < q.end


def _name_behind(passage: Passage, verb: Any, q: Quotation) -> Any | None:
    """The name between the quotation and the verb: "“…,” a 30-year-old called | Ann | said"."""
    called = (_name_given_by(t) for t in verb.doc[: verb.i] if passage.at(t) >= q.end)
    return next((name for name in called if name is not None), None)


def _somebody_between(passage: Passage, verb: Any, q: Quotation) -> Any | None:
    """Who stands between the quotation and the verb, alone or with an aside: "“…,” | a coach, Tom Lane, | told us"."""
    doc = verb.doc
    first = next((t.i for t in doc[: verb.i] if passage.at(t) >= q.end and not t.is_quote), verb.i)
    if first >= verb.i or verb.tag_ not in ("VBD", "VBZ", "VBP", "VBN"):
        return None
    first += doc[first].lower_ == "as"
    named = named_before(doc, verb.i, first)
    if named is not None and named[1] == first:
        return doc[named[0].head]
    if verb.i - first > 2 and doc[verb.i - 1].text == "," == doc[verb.i - 3].text and doc[verb.i - 2].lower_ in GIVEN:
        return doc[verb.i - 2]  # "as one of them, Ann, confessed"
    run = run_after(doc, first, verb.i)
    if run is None or not (is_somebody(doc[run.head]) or doc[run.head].lower_ == "one"):
        return None
    if doc[first].lower_ == "one":
        return doc[first]  # "one of the Danes"
    between = doc[run.last + 1 : verb.i]
    aside = len(between) > 2 and between[0].text == "," == between[-1].text
    return doc[run.head] if len(between) == 0 or aside else None


def _second_subject(passage: Passage, verb: Any, q: Quotation) -> Any | None:
    """The verb's subject, before it or behind it, where the parser gave it one in the quotation as well."""
    return next((c for c in verb.children if c.dep_ == "nsubj" and _is_outside(c, passage, q)), None)


def _noun_beside(verb: Any) -> Any | None:
    """The noun right behind the verb, else right before it: "“…,” said | Poe"."""
    doc, behind = verb.doc, _past_particle(verb)
    after = doc[behind] if behind < len(doc) else None
    if after is not None and one_of_several(after) is not None:
        return after  # to the parser "one of those stopped" is a clause
    if after is not None and after.pos_ in ("PROPN", "NOUN", "PRON", "DET", "ADJ"):
        return _noun_of(after)
    before = doc[verb.i - 1] if verb.i else None
    return _noun_of(before) if before is not None and before.pos_ in ("PROPN", "NOUN", "PRON") else None


def _noun_of(token: Any) -> Any:
    """The head of the noun phrase that the token begins or ends."""
    for _ in range(6):
        if token.dep_ not in ("compound", "det", "amod", "nmod", "poss", "nummod", "appos"):
            break
        token = token.head
    return token
