"""What somebody settles, comes to see, is told or demands in a crowd: verbs that look like reports and tell a deed.

"A judge decides who sails", "He understood what his freight was", "They were held and told that P", "the court heard
that P", "was speaking at a fair": the writer tells it, and what they lead to is no claim of whoever does it.
"""

from __future__ import annotations

from typing import Any

from briefings.extracting.attributions.candidates import Reading
from briefings.extracting.parsing.dependencies import child, is_to_infinitive


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_QUESTIONS = _words("who whom whose what which how whether when where why if")
# What these settle or come to with a question the writer tells, not they.
_SETTLING = _words("decide determine understand realise realize grasp")
# Of these somebody has to be told: without anybody behind them whoever stands before them is.
_TOLD_SOMEBODY = _words("tell inform remind notify assure")
_ANSWERING = _words("answer reply respond")
_GATHERING = _words("gather assemble rally march protest demonstrate turn meet flock crowd strike queue picket")
_BELIEVING = _words("think believe hope expect imagine assume suppose fancy")
_PRONOUNS = _words("he she they")
_URGING = _words("urge beg implore exhort beseech encourage press")
# By these something is told, and none of them tells it.
_CHANNELS = _words(
    """whatsapp telegram facebook twitter instagram tiktok snapchat viber skype youtube email e-mail mail post letter
    telephone phone radio text courier sms messenger"""
)


def settles_a_question(reading: Reading) -> bool:
    """ "A judge decides who sails", "He understood what his freight was"; not "decided that the port was shut"."""
    if reading.lemma not in _SETTLING or reading.rule != "clause":
        return False
    verb: Any = reading.verb
    clause = child(verb, "ccomp")
    return clause is not None and clause.i > verb.i and _first_word(clause) in _QUESTIONS


def _first_word(clause: Any) -> str:
    first = clause.doc[clause.left_edge.i]
    behind = first.pos_ == "ADP" and first.i + 1 < len(clause.doc)  # "decide | by whom they are led"
    return str(clause.doc[first.i + 1].lower_ if behind else first.lower_)


def is_itself_told(reading: Reading) -> bool:
    """ "They were held and told that P", "are registered and asked where P": a participle that shares the helper of
    the one before, and nobody behind it who hears it."""
    verb: Any = reading.verb
    first = verb.head
    if verb.dep_ != "conj" or verb.tag_ not in ("VBN", "VBD") or child(first, "auxpass") is None:
        return False
    if child(verb, "nsubj", "nsubjpass", "aux", "auxpass", "dobj", "dative", "agent") is not None:
        return False
    asked = verb.lemma_ == "ask" and reading.rule == "clause" and reading.kind != "direct"
    return reading.rule == "clause" and (verb.lemma_ in _TOLD_SOMEBODY or asked)


def is_only_heard(reading: Reading) -> bool:
    """ "The court heard that P", "P, the jury was told": before whom one side said it; not "was told by Poe"."""
    source, verb = reading.source, reading.verb
    if source is None or verb is None or reading.lemma not in _REACHING_HEARERS:
        return False
    hears = source.lower_.removesuffix("s") in HEARERS and source.head.i == verb.i
    return hears and source.dep_ == ("nsubj" if reading.lemma == "hear" else "nsubjpass")


_REACHING_HEARERS = frozenset({"hear", "tell"})
# Those before whom evidence is given.
HEARERS = _words(
    """court trial hearing inquest tribunal inquiry enquiry jury juror parliament mp magistrate judge bench committee
    subcommittee commission panel senate congress senator lawmaker legislator assembly council"""
)


def is_in_the_middle_of_it(reading: Reading) -> bool:
    """ "was answering the senator", "was speaking at a fair": when and to whom somebody spoke; not "was speaking of a
    storm" or "was saying that P"."""
    verb: Any = reading.verb
    if verb.tag_ != "VBG" or not any(c.lemma_ == "be" and c.dep_ == "aux" for c in verb.lefts):
        return False
    if reading.kind == "direct" or reading.rule == "framed":
        return False
    if verb.lemma_ in _ANSWERING:
        return not any(c.dep_ == "mark" and c.lower_ == "that" for c in _clause_words(verb))
    about = verb.doc[verb.i + 1].lower_ if verb.i + 1 < len(verb.doc) else ""
    return verb.lemma_ in ("speak", "talk") and reading.rule == "preposition" and about != "of"


def _clause_words(verb: Any) -> list[Any]:
    clause = child(verb, "ccomp")
    return [] if clause is None else list(clause.lefts)


def gathers_to_demand(reading: Reading) -> bool:
    """ "gathered at the port to demand an answer": why a crowd came together."""
    verb: Any = reading.verb
    purpose = is_to_infinitive(verb) and verb.dep_ in ("advcl", "xcomp") and verb.head.i < verb.i
    return bool(purpose and verb.head.lemma_ in _GATHERING and reading.rule in ("thing", "preposition"))


def had_urged(reading: Reading) -> bool:
    """ "He had urged crews to row": what the writer tells of him from before; of a body or an office it may be news."""
    verb: Any = reading.verb
    source = reading.source
    if reading.rule != "infinitive" or reading.lemma not in _URGING or source is None:
        return False
    return source.lower_ in _PRONOUNS and any(c.lower_ == "had" and c.dep_ == "aux" for c in verb.lefts)


def expects_of_oneself(reading: Reading) -> bool:
    """ "They thought they were going to row": what somebody had in mind for themselves, which the writer tells."""
    verb: Any = reading.verb
    source = reading.source
    if reading.rule != "clause" or reading.lemma not in _BELIEVING or verb.tag_ != "VBD" or source is None:
        return False
    clause = child(verb, "ccomp")
    subject = None if clause is None else child(clause, "nsubj", "nsubjpass")
    if clause is None or subject is None or clause.i < verb.i:
        return False
    same = source.lower_ in _PRONOUNS and subject.lower_ == source.lower_
    return same and (clause.lower_ == "going" or any(c.lower_ == "would" for c in clause.lefts))


def is_sent_by(reading: Reading) -> bool:
    """ "Twelve boats have been reported by telephone": by what way it was told, and not by whom."""
    source = reading.source
    return reading.rule == "passive" and source is not None and source.lower_ in _CHANNELS and not any(source.lefts)


def is_known_by(reading: Reading) -> bool:
    """ "Six were identified by their teeth", "recognised by name": by what somebody is known, and not by whom."""
    source = reading.source
    known = reading.rule == "passive" and reading.lemma in ("identify", "recognise", "recognize", "know", "name")
    return known and source is not None and source.pos_ == "NOUN" and source.lemma_.lower() in _TRAITS


_TRAITS = _words(
    """name surname nickname initial number face tooth teeth fingerprint thumbprint print dna scar tattoo birthmark
    voice accent hair beard ring watch clothes clothing uniform jacket shoe photograph photo picture sight passport
    card document paper record test sample mark"""
)


def are_those_who_fear(reading: Reading) -> bool:
    """ "Those who believe that P are wrong", "Guilds that fear a storm should row": whom the writer means, without a
    comma and by no name or office; not "Officers, who believe that P"."""
    verb: Any = reading.verb
    if verb.dep_ != "relcl" or reading.lemma not in _HOLDING or verb.tag_ not in ("VBP", "VBZ"):
        return False
    noun, who = verb.head, child(verb, "nsubj")
    if who is None or who.tag_ not in ("WP", "WDT") or noun.i != who.i - 1:
        return False
    bare = noun.tag_ == "NNS" and noun.left_edge.i == noun.i
    return noun.lower_ in ("those", "anyone", "anybody", "everyone") or bool(bare and noun.dep_ in ("nsubj", "ROOT"))


_HOLDING = _words("fear believe think hope doubt suspect assume expect imagine worry feel suppose")
