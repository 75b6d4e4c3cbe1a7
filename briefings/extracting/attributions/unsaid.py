"""What somebody would not say, was asked, or was told to say: words that a text tells of, and that nobody has said."""

from __future__ import annotations

from typing import Any

from briefings.extracting.attributions.candidates import Reading
from briefings.extracting.attributions.cue_lexicon import SPEECH
from briefings.extracting.parsing.dependencies import child, is_to_infinitive


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_OPEN = _words("when where who what which how whether why if")
# Verbs of which the infinitive of saying is a duty, a wish or a refusal ("had to prove", "was told to say").
_BEFORE_SAYING = _words(
    """have need refuse decline want ask tell force require order pay teach coach oblige expect press urge compel beg
    challenge invite persuade pressure push summon schedule"""
)
_TOUCHING_ON = _words("speak talk comment elaborate")
_CONFIRMING = _words("confirm verify corroborate substantiate admit acknowledge concede confess")
_ATTEMPTING = _words("try seek attempt work hope struggle wait")
_ASKING = _words("ask question press quiz")
_CONCEDING = _words("concede admit acknowledge confess")
_FORCING = _words("have force oblige compel")


def leaves_unsaid(reading: Reading) -> bool:
    """ "has not said exactly when it will open", "did not speak about it"; "could not say when" is an answer."""
    verb: Any = reading.verb
    if not any(c.dep_ == "neg" for c in verb.lefts):
        return False
    helpers = {c.lemma_ for c in verb.lefts}
    if reading.rule == "preposition" and verb.lemma_ in _TOUCHING_ON:
        return "do" in helpers or "have" in helpers
    after = next((t.lower_ for t in verb.doc[verb.i + 1 : verb.i + 4] if t.pos_ != "ADV" or t.lower_ in _OPEN), "")
    if after not in _OPEN:
        return False
    return "have" in helpers or ("do" in helpers and verb.lemma_ in ("say", "specify", "explain"))


def is_for_them_to_say(reading: Reading) -> bool:
    """ "It is too early for the captain to say how many sank", "no way for him to know that they had"; "the first time
    for him to say so" is told of what was said."""
    verb: Any = reading.verb
    wished = is_to_infinitive(verb) and any(c.lower_ == "for" and c.dep_ == "mark" for c in verb.lefts)
    return wished and verb.head.lemma_ != "time"


def is_anybodys(reading: Reading) -> bool:
    """ "any captain will say that it sinks": nobody has said it."""
    source = reading.source
    return source is not None and any(c.lower_ == "any" and c.dep_ == "det" for c in source.lefts)


def gives_no_figure(reading: Reading) -> bool:
    """ "have never put a figure on the losses": nobody has said it."""
    verb: Any = reading.verb
    return reading.lemma == "put" and any(c.dep_ == "neg" and c.lower_ != "no" for c in verb.lefts)


def calls_it_nothing(reading: Reading) -> bool:
    """ "has never called it a deal": nobody has said what it is; "did not call it a deal but a truce" has."""
    verb: Any = reading.verb
    if reading.lemma not in _NAMING or not any(c.dep_ == "neg" and c.lower_ == "never" for c in verb.lefts):
        return False
    return not any(t.lower_ == "but" for t in verb.rights)


_NAMING = _words("call brand label dub describe term style name")


def leaves_unconfirmed(reading: Reading) -> bool:
    """ "did not confirm the report", "has never admitted to it", "neither confirmed nor denied that P", "is trying to
    confirm it": nobody has said it; "could not confirm it" is an answer."""
    verb: Any = reading.verb
    if verb.lemma_ == "deny" and verb.i and verb.doc[verb.i - 1].lower_ == "nor":
        return True
    if reading.lemma not in _CONFIRMING or any(c.tag_ == "MD" for c in verb.lefts):
        return False
    if verb.dep_ == "xcomp" and verb.head.lemma_ in _ATTEMPTING:
        return True
    source = reading.source
    nor = source is not None and any(c.lower_ in ("neither", "no") for c in source.lefts)
    return nor or any(c.dep_ == "neg" or c.lower_ in ("neither", "never") for c in verb.lefts)


def wants_no_name(reading: Reading) -> bool:
    """ "A pilot, who asked not to be named because he had no leave to speak", "asked that his name not be used":
    nothing is said yet."""
    verb: Any = reading.verb
    if reading.lemma not in _WISHING_NO_NAME:
        return False
    clause, named = child(verb, "ccomp"), child(verb, "xcomp")
    subject = child(clause, "nsubjpass") if clause is not None else None
    if subject is not None and subject.lemma_ in ("name", "identity"):
        return any(c.dep_ == "neg" for c in subject.head.lefts) or subject.head.lemma_ in _KEEPING_BACK
    if named is None or named.lemma_ not in _NAMING_SOMEBODY:
        return False
    return any(c.dep_ in ("neg", "auxpass") for c in named.lefts)


_KEEPING_BACK = _words("withhold change conceal")
_WISHING_NO_NAME = _words("ask request prefer wish want insist decline refuse choose demand")
_NAMING_SOMEBODY = _words("name identify quote cite")


def is_asked(reading: Reading) -> bool:
    """ "Asked whether it had sunk, Poe left the room": a question that is told of, and no answer."""
    verb: Any = reading.verb
    asked = reading.lemma in _ASKING and verb.tag_ in ("VBN", "VBD") and verb.dep_ == "advcl"
    bare = not any(c.dep_ in ("nsubj", "nsubjpass", "aux", "auxpass") for c in verb.lefts)
    return asked and bare and verb.head.lemma_.lower() not in SPEECH


def must_say(reading: Reading) -> bool:
    """ "were told to say that …", "will have to prove that …"; who "had to concede" it, or "was forced to", has, and so
    has who "had this to say"."""
    verb: Any = reading.verb
    above = verb.head
    if verb.lemma_ in _CONCEDING and above.lemma_ in _FORCING and not _is_ahead(above):
        return False
    if above.lemma_ == "have" and child(above, "dobj") is not None and not _is_ahead(above):
        return False
    bid = verb.dep_ == "xcomp" and is_to_infinitive(verb) and above.lemma_ in _BEFORE_SAYING
    return bid and (above.lemma_ in ("have", "need") or child(above, "auxpass") is not None)


def _is_ahead(verb: Any) -> bool:
    """ "would be forced to", "may have to", "has yet to be forced to": it hasn't come to that."""
    return verb.tag_ not in ("VBD", "VBN") or any(
        c.tag_ == "MD" or c.dep_ == "neg" or c.lower_ in ("to", "yet") for c in verb.lefts
    )
