"""Whose knowledge a number is: "The port knows of 90 boats", "has a list of 90", "is aware of at least five".

Nobody is said to say it, but who has it on the books is who is quoted for the number.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from briefings.extracting.attributions.candidates import Reading
from briefings.extracting.attributions.speakers.phrases.tellers import is_source
from briefings.extracting.parsing.dependencies import child, is_to_infinitive, sentence_end, sentence_start, trimmed
from briefings.extracting.parsing.language import Passage

_LISTS = frozenset("list register record file database tally roll roster book names".split())
_KEEPING = frozenset({"have", "keep", "hold", "maintain"})
_LISTING = frozenset({"list", "name", "identify", "count", "trace"})
_CUES = _KEEPING | _LISTING | {"know", "be"}
_FEW = frozenset({"single", "dozens", "hundreds", "several", "dozen", "hundred"})
_PAPERS = frozenset({"bill", "law", "act", "treaty", "accord", "agreement"})
# How many tokens may stand between the cue and its number.
_NEAR = 7


def knowing_readings(index: int, passage: Passage) -> Iterator[Reading]:
    """The readings of such verbs, in text order."""
    for token in passage.doc:
        if token.lemma_ not in _CUES or token.tag_ not in ("VBZ", "VBP", "VBD", "VBN"):
            continue
        reading = _read(index, passage, token)
        if reading is not None:
            yield reading


def _read(index: int, passage: Passage, verb: Any) -> Reading | None:
    """What is known by the verb, in either voice."""
    knower = _known_to(verb) if verb.lower_ == "known" else None
    if knower is not None:
        return _known_reading(index, passage, verb, knower)
    cue_end = _knows_of(verb) or _keeps_a_list(verb) or _lists(verb)
    source = child(verb, "nsubj")
    if cue_end is None or source is None or not _may_know(source):
        return None
    content = trimmed(passage.doc, cue_end + 1, sentence_end(passage.doc, cue_end + 1))
    return None if content is None else _reading(index, passage, source, (verb, passage.doc[cue_end]), content)


def _knows_of(verb: Any) -> int | None:
    """The "of" in "knows of 90 boats", "is aware of five", "is sure of 54"."""
    aware = (
        next((c for c in verb.rights if c.lower_ in ("aware", "sure", "certain")), None)
        if verb.lemma_ == "be"
        else None
    )
    head = aware if aware is not None else verb if verb.lemma_ == "know" else None
    of = next((c for c in head.rights if c.lower_ == "of"), None) if head is not None else None
    return int(of.i) if of is not None and _counts(verb.doc, of.i + 1) else None


_AWARE = frozenset({"aware", "sure", "certain"})


def _known_to(verb: Any) -> Any | None:
    """Who knows of it in "Ninety boats are known to the port"."""
    subject, to = child(verb, "nsubjpass", "nsubj"), next((c for c in verb.rights if c.lower_ == "to"), None)
    knower = child(to, "pobj") if to is not None and to.dep_ == "prep" else None
    counted = subject is not None and subject.i < verb.i and _counts(verb.doc, subject.left_edge.i)
    return knower if counted and knower is not None and is_source(knower) else None


def _known_reading(index: int, passage: Passage, verb: Any, knower: Any) -> Reading | None:
    done = next((c for c in verb.rights if c.i > knower.i and is_to_infinitive(c)), None)
    last = verb.i if done is None else done.right_edge.i  # "Ninety are known to the port | to have sunk"
    content = trimmed(passage.doc, sentence_start(passage.doc, verb.i), last)
    return None if content is None else _reading(index, passage, knower, (verb, verb), content)


def _keeps_a_list(verb: Any) -> int | None:
    """The "of" in "has a list of 90 boats", the "books" in "has on its books 90 boats"."""
    if verb.lemma_ not in _KEEPING:
        return None
    if (down := _down_as(verb)) is not None:
        return down
    for c in verb.rights:
        for end_of in (_list_of, _on_a_list, _on_the_books):
            if (end := end_of(verb, c)) is not None:
                return end
    return None


def _down_as(verb: Any) -> int | None:
    """The verb in "has 90 boats down as lost", and in "a tally | has | 90 of them dead"."""
    if not _counts(verb.doc, verb.i + 1):
        return None
    near = [t.lower_ for t in verb.doc[verb.i + 1 : verb.i + _NEAR + 2]]
    down = any(pair == ("down", "as") for pair in pairwise(near))
    subject = child(verb, "nsubj")
    counted = subject is not None and subject.lemma_.lower() in _TALLIES and not _LOST.isdisjoint(near)
    return int(verb.i) if down or counted else None


_TALLIES = frozenset("tally count list toll register record database figure bulletin report".split())
_LOST = frozenset("dead missing wounded injured killed lost alive detained captured".split())


def _list_of(verb: Any, thing: Any) -> int | None:
    """The "of" in "has a list | of | 90 boats"."""
    of = next((k for k in thing.rights if k.lower_ == "of"), None) if thing.lemma_.lower() in _LISTS else None
    return int(of.i) if of is not None and _counts(verb.doc, of.i + 1) else None


def _on_the_books(verb: Any, on: Any) -> int | None:
    """The "books" in "has on its | books | 90 boats"."""
    books = next((k for k in on.rights if k.lower_ == "books"), None) if on.lower_ == "on" else None
    return int(books.i) if books is not None and _counts(verb.doc, books.i + 1) else None


def _on_a_list(verb: Any, thing: Any) -> int | None:
    """The verb itself in "has 90 boats on its list"."""
    if thing.dep_ != "dobj":
        return None
    on = next((k for k in (*thing.rights, *verb.rights) if k.lower_ in ("on", "in") and k.i > thing.i), None)
    paper = child(on, "pobj") if on is not None else None
    owned = paper is not None and any(k.tag_ == "PRP$" for k in paper.lefts) and paper.lemma_.lower() in _LISTS
    return int(verb.i) if owned and _counts(verb.doc, verb.i + 1) else None


def _lists(verb: Any) -> int | None:
    """The verb in "lists 90 boats", "has identified 49 owners"."""
    if verb.lemma_ not in _LISTING or child(verb, "auxpass") is not None or child(verb, "nsubjpass") is not None:
        return None
    thing = child(verb, "dobj", "nummod")
    numbered = thing is not None and thing.i > verb.i and _counts(verb.doc, verb.i + 1)
    return int(verb.i) if numbered else None


def _counts(doc: Any, first: int) -> bool:
    """Whether a number follows before any other noun."""
    for token in doc[first : first + _NEAR]:
        if token.tag_ == "CD" or token.lower_ in _FEW:
            return True
        if token.pos_ in ("NOUN", "PROPN", "VERB", "PUNCT"):
            return False
    return False


def _may_know(source: Any) -> bool:
    if source.lemma_.lower() in _PAPERS:
        return False  # "the bill names 27 ports"
    return source.tag_ in ("PRP", "NNS") or is_source(source)


def _reading(index: int, passage: Passage, source: Any, cue: tuple[Any, Any], content: tuple[int, int]) -> Reading:
    doc = passage.doc
    return Reading(
        passage=index,
        source=source,
        verb=cue[0],
        cue=passage.span(*cue),
        content=passage.span(doc[content[0]], doc[content[1]]),
        kind="indirect",
        rule="thing",
    )
