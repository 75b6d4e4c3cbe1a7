"""Sentences parted by "is", with a verb of saying in one half: "What Poe fears is that …", "… is what Poe says".

What stands in the other half is what was said, or the things that were named.
"""

from __future__ import annotations

from typing import Any

from briefings.extracting.attributions.cue_lexicon import MOVING_SOMEBODY, SPEECH, THOUGHT
from briefings.extracting.attributions.reports.frames.frames import Frame
from briefings.extracting.attributions.speakers.phrases.speaker_runs import run_after
from briefings.extracting.attributions.speakers.phrases.tellers import may_tell
from briefings.extracting.parsing.dependencies import child, sentence_end, sentence_start, trimmed

# "The one thing the port would confirm was that …".
POINTS = frozenset({"thing", "point", "conclusion"})
# "Those that Ann Poe named are …".
NAMED = frozenset({"those", "people", "places", "countries", "names", "figure", "number", "reason", "reasons"})
_NAMING = frozenset({"name", "mention", "list", "cite", "give", "quote", "state"})
# What somebody describes is a thing: "What Ann Poe describes is a pier where 300 people live".
_DEPICTING = frozenset({"describe", "recall", "remember", "report", "recount", "find", "allege", "foresee", "predict"})
_CALLING = frozenset({"call", "term", "dub", "label", "brand", "style"})
_SAYING = SPEECH | THOUGHT | MOVING_SOMEBODY | _CALLING


def what_is_said(doc: Any, opening: Any) -> Frame | None:
    """ "What Poe fears is that …", "All the port would say was that …", "That P is what Ann Poe believes"."""
    said = _verb_of_saying_behind(opening)
    if said is None:
        return None
    being = said.head if opening.lower_ == "what" else opening.head
    source = _who_says(doc, opening, said, being)
    if source is None or being.lemma_ != "be":
        return None
    if being.i == opening.i - 1:
        return _said_ahead(doc, being, source, said)
    if source.i == opening.i or being.i < said.i:
        return None
    content = _said_behind(doc, being, opening, said)
    return None if content is None else Frame(source, (said, said), content, None if opening.lower_ in POINTS else said)


def _verb_of_saying_behind(opening: Any) -> Any | None:
    """The verb of "what Poe | fears", "what Poe | warned of", "the one thing that she | said"."""
    said = opening.head if opening.lower_ == "what" else child(opening, "relcl")
    if said is not None and said.pos_ == "ADP":
        said = said.head  # "is what Ann Poe warned of"
    if said is None or said.lemma_.lower() not in _SAYING or said.i < opening.i:
        return None
    return said


def _who_says(doc: Any, opening: Any, said: Any, being: Any) -> Any | None:
    """Who does the verb, or whom it befalls: "What worries | Ann Poe | is that …"."""
    if said.lemma_.lower() not in MOVING_SOMEBODY:
        return child(said, "nsubj")
    if not _opens_a_statement(doc, being.i + 1):
        return None  # "What worries the port is where they went": it says nothing
    worried = child(said, "dobj") or child(said, "nsubj")
    if worried is not None and worried.i != opening.i:
        return worried
    run = run_after(doc, said.i + 1, being.i)
    return None if run is None else doc[run.head]


def _opens_a_statement(doc: Any, i: int) -> bool:
    """ "is | that 40 sank", "is | how many sank": behind "how" with a word for how much, it is said that it is so."""
    return i + 2 < len(doc) and (
        doc[i].lower_ == "that" or (doc[i].lower_ == "how" and doc[i + 1].pos_ in ("ADJ", "ADV"))
    )


def _said_behind(doc: Any, being: Any, opening: Any, said: Any) -> tuple[int, int] | None:
    """What stands behind "is": a clause, or the thing that somebody describes."""
    clause = next((c for c in being.rights if c.dep_ in ("ccomp", "advcl")), None)
    if clause is None and said.lemma_ in _DEPICTING and opening.lower_ == "what":
        clause = next((c for c in being.rights if c.dep_ == "attr"), None)
    return None if clause is None else trimmed(doc, being.i + 1, clause.right_edge.i)


def _said_ahead(doc: Any, being: Any, source: Any, said: Any) -> Frame | None:
    """ "…, which is what Ann Poe says", "…, at least that is what she says", "That P is what Ann Poe believes"."""
    start = sentence_start(doc, being.i)
    if said.lemma_ in _CALLING:
        content = trimmed(doc, start, sentence_end(doc, being.i)) if _calls_it(said) else None
        return None if content is None else Frame(source, (said, said), content, said)
    comma = next((k for k in range(being.i - 1, start, -1) if doc[k].text == ","), None)
    whole = doc[start].lower_ == "that" and doc[start].dep_ in ("mark", "det") and comma is None
    first = being if comma is None else doc[comma + 1]
    if doc[being.i - 1].lower_ in ("which", "that") and comma is not None:
        content = trimmed(doc, start, comma - 1)
    else:
        content = trimmed(doc, start, being.i - 1) if whole else None
    return Frame(source, (first, said), content, said) if content is not None and content[1] > content[0] + 1 else None


def _calls_it(said: Any) -> bool:
    """ "Exile by decree is what the guild | calls it": the name stands ahead, and behind the verb what is named."""
    named = next((c for c in said.rights if c.dep_ in ("dobj", "nsubj")), None)
    if named is None or any(c.dep_ == "oprd" for c in said.rights):
        return False  # "This is what the guild calls the pier of shame"
    return named.pos_ in ("PRON", "DET") or named.left_edge.lower_ in ("the", "this", "that", "its", "their")


def things_named(doc: Any, noun: Any) -> Frame | None:
    """ "Those that Ann Poe named are the pier and the mill", "The figure the port gives is 40"."""
    called, being = child(noun, "relcl"), noun.head
    if called is None or called.lemma_ not in _NAMING or noun.dep_ != "nsubj" or not _is_behind(being, called):
        return None
    source = child(called, "nsubj")
    if source is None or source.i < noun.i or not may_tell(source) or source.pos_ == "PRON":
        return None
    content = trimmed(doc, being.i + 1, sentence_end(doc, being.i))
    return None if content is None else Frame(source, (called, being), content, called)


def _is_behind(being: Any, verb: Any) -> bool:
    """Whether an "is" stands behind the clause's verb."""
    return bool(being.lemma_ == "be" and being.i >= verb.i)
