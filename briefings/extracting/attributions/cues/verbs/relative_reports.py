"""Relative clauses that carry the report of a sentence: "Forty men are sought by Interpol, which thinks that P".

Where the clause closes the sentence and what is said in it is much of that sentence, all of it goes by whom
the clause is about. "It was Ann Poe who said that P" is no more than "Ann Poe said that P".
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from briefings.extracting.attributions.candidates import Reading
from briefings.extracting.attributions.speakers.phrases.tellers import is_source
from briefings.extracting.parsing.dependencies import child, sentence_end, sentence_start, trimmed
from briefings.extracting.parsing.language import Passage
from briefings.model import Span

_RULES = frozenset({"clause", "adjective"})
_RULES_OF_CLEFTS = _RULES | {"thing", "preposition"}
# The share of a sentence's words that make the relative clause its report.
_GREATER = 0.4


def wider_reports(passages: Sequence[Passage], readings: Sequence[Reading]) -> dict[int, Span]:
    """The sentence of each such reading, by the reading's id; `readings` are in text order."""
    wider: dict[int, Span] = {}
    for (index, start), together in _by_sentence(passages, readings).items():
        if len({r.source.i for r in together if r.source is not None}) == 1:
            spans = ((r, _sentence(passages[index], r, start)) for r in together)
            wider.update({id(r): span for r, span in spans if span is not None})
    return wider


def _by_sentence(passages: Sequence[Passage], readings: Sequence[Reading]) -> dict[tuple[int, int], list[Reading]]:
    """The readings with a cue, a source and a verb, by their passage and the first token of their sentence."""
    found: dict[tuple[int, int], list[Reading]] = {}
    for reading in readings:
        if reading.cue is not None and reading.source is not None and reading.verb is not None:
            start = sentence_start(passages[reading.passage].doc, reading.verb.i)
            found.setdefault((reading.passage, start), []).append(reading)
    return found


def _sentence(passage: Passage, reading: Reading, start: int) -> Span | None:
    """The whole sentence where a relative clause at its end is its report."""
    doc, verb, source = passage.doc, reading.verb, reading.source
    if verb is None or source is None:
        return None
    end = sentence_end(doc, verb.i)
    carried = one_of_those(verb) is not None if source.i > verb.i else _carries(passage, reading, start, end)
    edges = trimmed(doc, start, end) if carried else None
    return None if edges is None else passage.span(doc[edges[0]], doc[edges[1]])


def _carries(passage: Passage, reading: Reading, start: int, end: int) -> bool:
    """Whether the sentence from `start` to `end` goes by the relative clause that the reading is of."""
    doc = passage.doc
    verb: Any = reading.verb
    clause = verb if verb.dep_ == "relcl" else verb.head
    named = cleft_subject(verb) or cleft_subject(clause) or one_of_those(verb)
    fits = reading.rule in _RULES_OF_CLEFTS if named is not None else _tells_of_a_source(reading, clause)
    said = doc.char_span(reading.content[0] - passage.start, reading.content[1] - passage.start) if fits else None
    if said is None or not _closes(doc, said.end, end):
        return False
    return named is not None or (_is_added(clause, end) and end + 1 - said.start >= _GREATER * (end + 1 - start))


def _tells_of_a_source(reading: Reading, clause: Any) -> bool:
    """ "… by Interpol, which thinks that P": a relative clause of thinking or saying about a body."""
    source: Any = reading.source
    about = clause.dep_ == "relcl" and _who(clause) and clause.head.i == source.i
    return reading.rule in _RULES and about and _is_body(source)


def _is_added(clause: Any, end: int) -> bool:
    """Whether the clause stands behind a comma and closes the sentence that ends at `end`."""
    first = clause.left_edge.i
    return bool(first > 0 and clause.doc[first - 1].text == "," and clause.right_edge.i >= end - 1)


def _is_body(source: Any) -> bool:
    """Whether the clause is about a body, whose view the sentence gives; who acts or argues is only told of."""
    return is_source(source) and source.tag_ in ("NN", "NNP") and not _does_it(source)


def _does_it(source: Any) -> bool:
    """ "was bombed by the army, which …": whoever did what the sentence tells."""
    return bool(source.dep_ == "pobj" and source.head.dep_ == "agent" and source.head.head.dep_ == "ROOT")


def _who(clause: Any) -> bool:
    subject = child(clause, "nsubj")
    return subject is not None and subject.tag_ in ("WP", "WDT") and subject.lower_ in ("who", "which", "that")


def cleft_subject(clause: Any) -> Any | None:
    """The "Ann Poe" of "It was Ann Poe who said that …", of a clause that hangs on her or on "was"."""
    if not _who(clause):
        return None
    noun = clause.head.head if clause.head.dep_ == "appos" else clause.head
    being = noun if clause.dep_ == "ccomp" else noun.head
    if being.lemma_ != "be" or not any(c.lower_ == "it" for c in being.lefts):
        return None
    named = child(being, "attr")
    return named if named is not None and (clause.dep_ == "ccomp" or noun.i == named.i) else None


def one_of_those(verb: Any) -> Any | None:
    """Who is told to be "among those who say that P"."""
    among = verb.head.head if verb.dep_ == "relcl" and verb.head.lower_ == "those" else None
    held = among is not None and among.lower_ in ("among", "of") and among.head.lemma_ == "be"
    return child(among.head, "nsubj", "attr") if held and among is not None else None


def _closes(doc: Any, last: int, end: int) -> bool:
    """Whether nothing of its own subject follows what is said ("and could now be trying"), and no main verb ("Poe, who
    said that P, left")."""
    after = doc[last : end + 1]
    return not any(t.dep_ in ("nsubj", "nsubjpass") and t.head.dep_ in ("ROOT", "conj") for t in after) and not any(
        t.dep_ == "ROOT" for t in after
    )
