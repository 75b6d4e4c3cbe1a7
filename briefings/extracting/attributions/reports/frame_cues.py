"""Sentences built around who holds what they say: "What Poe fears is that …", "…, if the ministry is to be believed".

Each frame says of its whole sentence, or of the clause behind "is that", whose word it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from briefings.extracting.attributions.candidates import Reading
from briefings.extracting.attributions.cue_lexicon import SPEECH, THOUGHT
from briefings.extracting.attributions.speakers.named_speakers import named_after
from briefings.extracting.attributions.speakers.speaker_runs import SpeakerRun, run_after
from briefings.extracting.attributions.speakers.tellers import is_source, may_tell
from briefings.extracting.parsing.dependencies import child, sentence_end, sentence_start, trimmed
from briefings.extracting.parsing.language import Passage

_SAYING = SPEECH | THOUGHT
_TRUSTING = frozenset({"believe", "trust"})


def frame_readings(index: int, passage: Passage) -> Iterator[Reading]:
    """The readings of such sentences, in text order."""
    for token in passage.doc:
        if token.lower_ in _NAMED and (called := child(token, "relcl")) is not None and called.lemma_ in _NAMING:
            yield from _those_named(index, passage, token, called)
        if token.lower_ in ("what", "all") or (token.lower_ in _POINTS and child(token, "relcl") is not None):
            yield from _cleft(index, passage, token)
        elif token.lower_ == "far":
            yield from _as_far_as(index, passage, token)
        elif token.lower_ == "way" and token.i == sentence_start(passage.doc, token.i) + 1:
            yield from _the_way(index, passage, token)
        elif token.lower_ == "to" and token.i > 1 and passage.doc[token.i - 1].lemma_.lower() in _SEEMING:
            yield from _seems_to(index, passage, token)
        elif token.lemma_ in _TRUSTING:
            yield from _if_believed(index, passage, token)
        elif token.lemma_ in _RIGHT:
            yield from _if_right(index, passage, token)
        elif token.lower_ == "as" and token.i == sentence_start(passage.doc, token.i):
            yield from _as_told(index, passage, token)
        elif token.lower_ == "as":
            yield from _as_reported_by(index, passage, token)
        elif token.lower_ in ("goes", "go") and token.i > 1 and passage.doc[token.i - 1].lower_ in ("one", "you", "we"):
            yield from _if_one_goes_by(index, passage, token)
        elif token.lower_ == "best":
            yield from _best_of_knowledge(index, passage, token)
        elif token.lower_ == "how":
            yield from _is_how(index, passage, token)
        elif token.lower_ == "say" and token.i > 2 and passage.doc[token.i - 2].lower_ == "this":
            yield from _this_to_say(index, passage, token)
        elif token.lower_ in _LENDING and token.i and passage.doc[token.i - 1].lower_ in ("to", "you"):
            yield from _lent(index, passage, token)


def _cleft(index: int, passage: Passage, opening: Any) -> Iterator[Reading]:
    """ "What Poe fears is that …", "All the port would say was that …"."""
    said = opening.head if opening.lower_ == "what" else child(opening, "relcl")
    if said is not None and said.pos_ == "ADP":
        said = said.head  # "is what Ann Poe warned of"
    if said is None or said.lemma_.lower() not in _SAYING | _WORRYING or said.i < opening.i:
        return
    source = child(said, "dobj" if said.lemma_ in _WORRYING and child(said, "dobj") is not None else "nsubj")
    being = said.head if opening.lower_ == "what" else opening.head
    if said.lemma_ in _WORRYING and passage.doc[being.i + 1 : being.i + 2].text.lower() != "that":
        return  # "What worries the port is where they went": it says nothing
    if said.lemma_ in _WORRYING and (source is None or source.i == opening.i):
        run = run_after(passage.doc, said.i + 1, being.i)
        source = None if run is None else passage.doc[run.head]
    if source is not None and being.lemma_ == "be" and being.i == opening.i - 1:
        yield from _is_what(index, passage, being, source, said)
    if source is None or source.i == opening.i or being.lemma_ != "be" or being.i < said.i:
        return
    clause = next((c for c in being.rights if c.dep_ in ("ccomp", "advcl")), None)
    if clause is None and said.lemma_ in _DEPICTING and opening.lower_ == "what":
        clause = next((c for c in being.rights if c.dep_ == "attr"), None)
    edges = None if clause is None else trimmed(passage.doc, being.i + 1, clause.right_edge.i)
    if edges is not None:
        yield _reading(index, passage, source, (said, said), edges, None if opening.lower_ in _POINTS else said)


_NAMED = frozenset({"those", "people", "places", "countries", "names", "figure", "number", "reason", "reasons"})
_NAMING = frozenset({"name", "mention", "list", "cite", "give", "quote", "state"})


def _those_named(index: int, passage: Passage, noun: Any, called: Any) -> Iterator[Reading]:
    """ "Those that Ann Poe named are the pier and the mill", "The figure the port gives is 40"."""
    source, being = child(called, "nsubj"), noun.head
    if source is None or source.i < noun.i or being.lemma_ != "be" or noun.dep_ != "nsubj" or being.i < called.i:
        return
    if not may_tell(source) or source.pos_ == "PRON":
        return
    edges = trimmed(passage.doc, being.i + 1, sentence_end(passage.doc, being.i))
    if edges is not None:
        yield _reading(index, passage, source, (called, being), edges, called)


# "The one thing the port would confirm was that …".
_POINTS = frozenset({"thing", "point", "conclusion"})
# What somebody describes is a thing: "What Ann Poe describes is a pier where 300 people live".
_DEPICTING = frozenset({"describe", "recall", "remember", "report", "recount", "find", "allege", "foresee", "predict"})
# "It seems to Ann Poe that …", "it is clear to the port that …".
_SEEMING = frozenset({"seem", "appear", "clear", "plain", "evident", "obvious", "certain"})
_WORRYING = frozenset({"worry", "trouble", "concern", "alarm", "bother", "disturb", "puzzle"})


def _is_what(index: int, passage: Passage, being: Any, source: Any, said: Any) -> Iterator[Reading]:
    """ "…, which is what Ann Poe says", "…, at least that is what she says", "That P is what Ann Poe believes"."""
    doc = passage.doc
    start = sentence_start(doc, being.i)
    comma = next((k for k in range(being.i - 1, start, -1) if doc[k].text == ","), None)
    whole = doc[start].lower_ == "that" and doc[start].dep_ in ("mark", "det") and comma is None
    first = being if comma is None else doc[comma + 1]
    if doc[being.i - 1].lower_ in ("which", "that") and comma is not None:
        edges = trimmed(doc, start, comma - 1)
    else:
        edges = trimmed(doc, start, being.i - 1) if whole else None
    if edges is not None and edges[1] > edges[0] + 1:
        yield _reading(index, passage, source, (first, said), edges, said)


def _as_far_as(index: int, passage: Passage, far: Any) -> Iterator[Reading]:
    """ "As far as the port knows, P", "P, so far as Ann Poe can tell": whose knowledge it goes by."""
    doc = passage.doc
    if far.i < 1 or far.i + 3 >= len(doc) or doc[far.i - 1].lower_ not in ("as", "so") or doc[far.i + 1].lower_ != "as":
        return
    run = run_after(doc, far.i + 2, min(len(doc), far.i + _LONGEST))
    if run is None or not may_tell(doc[run.head]):
        return
    last = next((k for n, k in enumerate(range(run.last + 1, len(doc))) if n < 3 and doc[k].lemma_ in _KNOWING), None)
    if last is not None and (edges := _beyond(doc, far.i - 1, last)) is not None:
        yield _spoken_by_run(_reading(index, passage, doc[run.head], (doc[far.i - 1], doc[last]), edges, None), run)


_KNOWING = frozenset({"know", "tell", "see", "aware", "judge", "concern", "concerned"})


def _the_way(index: int, passage: Passage, way: Any) -> Iterator[Reading]:
    """ "The way the guild tells it, P"."""
    doc = passage.doc
    run = run_after(doc, way.i + 1, min(len(doc), way.i + _LONGEST))
    if run is None or run.last + 2 >= len(doc) or doc[run.last + 2].lower_ != "it":
        return
    if doc[run.last + 1].lemma_ in _PUTTING and (edges := _beyond(doc, way.i - 1, run.last + 2)) is not None:
        yield _spoken_by_run(_reading(index, passage, doc[run.head], (way, doc[run.last + 2]), edges, None), run)


def _as_told(index: int, passage: Passage, opening: Any) -> Iterator[Reading]:
    """ "As a clerk of the port, Ann Poe, told it, P", "As the guild would have it, P"."""
    doc = passage.doc
    run = run_after(doc, opening.i + 1, min(len(doc), opening.i + 2 * _LONGEST))
    if run is None or not may_tell(doc[run.head]):
        return
    named = named_after(doc, run, sentence_end(doc, run.last) + 1)
    verb = (named or run).last + 1
    if named is not None and verb < len(doc) and doc[verb].text == ",":
        verb += 1
    wished = [t.lower_ for t in doc[verb : verb + 3]] == ["would", "have", "it"]
    told = named is not None and verb + 1 < len(doc) and doc[verb].lemma_ in _PUTTING and doc[verb + 1].lower_ == "it"
    last = verb + 2 if wished else verb + 1
    if (wished or told) and (edges := _beyond(doc, opening.i, last)) is not None:
        who = named or run
        yield _spoken_by_run(_reading(index, passage, doc[who.head], (doc[verb], doc[last]), edges, None), who)


def _as_reported_by(index: int, passage: Passage, opening: Any) -> Iterator[Reading]:
    """ "P, as reported by the guild, which sits in Leeds": who reported it, behind a comma."""
    doc, i = passage.doc, opening.i
    if i + 3 >= len(doc) or doc[i - 1].text != "," or doc[i + 2].lower_ != "by" or doc[i + 1].tag_ != "VBN":
        return
    run = run_after(doc, i + 3, min(len(doc), i + 2 * _LONGEST)) if doc[i + 1].lemma_.lower() in SPEECH else None
    if run is None or not may_tell(doc[run.head]):
        return
    named = named_after(doc, run, sentence_end(doc, run.last) + 1) or run
    edges = _beyond(doc, i, named.last) or trimmed(doc, sentence_start(doc, i), i - 1)
    if edges is not None:
        yield _spoken_by_run(_reading(index, passage, doc[named.head], (opening, doc[i + 2]), edges, None), named)


def _if_one_goes_by(index: int, passage: Passage, going: Any) -> Iterator[Reading]:
    """ "If one goes by the guild, P", "P, if you go by Ann Poe": whose word it is."""
    doc, first = passage.doc, going.i - 2
    if doc[first].lower_ != "if" or going.i + 2 >= len(doc) or doc[going.i + 1].lower_ != "by":
        return
    run = run_after(doc, going.i + 2, min(len(doc), going.i + _LONGEST))
    if run is not None and is_source(doc[run.head]) and (edges := _beyond(doc, first, run.last)) is not None:
        cue = (going, doc[going.i + 1])
        yield _spoken_by_run(_reading(index, passage, doc[run.head], cue, edges, None), run)


def _best_of_knowledge(index: int, passage: Passage, best: Any) -> Iterator[Reading]:
    """ "P, to the best of the guild's knowledge", "To the best of Ann Poe's knowledge, P"."""
    doc, first = passage.doc, best.i - 2
    if first < 0 or doc[first].lower_ != "to" or best.i + 3 >= len(doc) or doc[best.i + 1].lower_ != "of":
        return
    noun = next((t for t in doc[best.i + 2 : best.i + _LONGEST] if t.lower_ in ("knowledge", "recollection")), None)
    whose = None if noun is None else next((t for t in doc[best.i + 2 : noun.i] if t.tag_ in ("POS", "PRP$")), None)
    if noun is None or whose is None or whose.lower_ in ("my", "our", "your"):
        return
    if (edges := _beyond(doc, first, noun.i)) is not None:
        source = whose if whose.tag_ == "PRP$" else doc[whose.i - 1]
        yield _reading(index, passage, source, (doc[first], noun), edges, None)


def _seems_to(index: int, passage: Passage, to: Any) -> Iterator[Reading]:
    """ "It seems to Ann Poe that P", "it is clear to the port that P"."""
    doc = passage.doc
    opens = any(t.lower_ == "it" for t in doc[max(0, to.i - 4) : to.i - 1])
    run = run_after(doc, to.i + 1, min(len(doc), to.i + _LONGEST))
    if not opens or run is None or run.last + 2 >= len(doc) or doc[run.last + 1].lower_ != "that":
        return
    edges = trimmed(doc, run.last + 1, sentence_end(doc, run.last + 1))
    if edges is not None and may_tell(doc[run.head]):
        yield _spoken_by_run(_reading(index, passage, doc[run.head], (doc[to.i - 1], to), edges, None), run)


def _spoken_by_run(reading: Reading, run: SpeakerRun) -> Reading:
    """The reading with the tokens of its speaker's phrase."""
    reading.phrase = (run.first, run.last)
    return reading


def _this_to_say(index: int, passage: Passage, say: Any) -> Iterator[Reading]:
    """ "The guild had this to say: the port is shut"."""
    doc, having = passage.doc, passage.doc[say.i - 3]
    source = child(having, "nsubj") if having.lemma_ == "have" else None
    if source is None or say.i + 2 >= len(doc) or doc[say.i + 1].text != ":" or doc[say.i + 2].is_quote:
        return
    edges = trimmed(doc, say.i + 2, sentence_end(doc, say.i + 2))
    if edges is not None:
        yield _reading(index, passage, source, (having, say), edges, None)


_LENDING = frozenset({"quote", "use", "borrow", "hear", "ask"})
_LENT = frozenset({"word", "phrase", "expression", "formula", "term"})


def _lent(index: int, passage: Passage, verb: Any) -> Iterator[Reading]:
    """ "…, to quote Ann Poe", "to use the guild's words, …", "To hear the army tell it, …", "If you ask Ann Poe, …"."""
    doc, word = passage.doc, verb.lower_
    end = min(len(doc), verb.i + _LONGEST)
    if word in ("use", "borrow"):
        source, last = _lender(doc, verb.i + 1, end)
    else:
        run = run_after(doc, verb.i + 1, end)
        source, last = (None, 0) if run is None else (doc[run.head], run.last)
    if source is None or (source.pos_ != "PROPN" and not is_source(source)):
        return
    first = verb.i - 1
    if word == "ask":
        first -= 1
        if first < 0 or doc[first].lower_ != "if":
            return
    if word == "hear":
        if last + 2 >= len(doc) or doc[last + 1].lemma_ not in ("tell", "describe") or doc[last + 2].lower_ != "it":
            return
        last += 2
    edges = _beyond(doc, first, last)
    if edges is not None:
        yield _reading(index, passage, source, (verb, verb), edges, None)


def _lender(doc: Any, start: int, end: int) -> tuple[Any | None, int]:
    """Whose words are used ("Ann Poe's words", "a phrase from Ann Poe"), and the phrase's last token."""
    noun = next((t for t in doc[start:end] if t.lemma_ in _LENT), None)
    if noun is None or any(t.is_punct and t.text not in ("-", "’", "'") for t in doc[start : noun.i]):
        return None, 0
    owner = next((t for t in doc[start : noun.i] if t.tag_ == "POS"), None)
    if owner is not None:
        return doc[owner.i - 1], noun.i
    run = run_after(doc, noun.i + 2, end) if noun.i + 2 < end and doc[noun.i + 1].lower_ in ("of", "from") else None
    return (None, 0) if run is None else (doc[run.head], run.last)


_LONGEST = 14


def _is_how(index: int, passage: Passage, how: Any) -> Iterator[Reading]:
    """ "“The price is fear”, is how Poe sums it up", "That, he said, is how the port puts it": who puts it so."""
    doc, verb = passage.doc, how.head
    if how.i < 2 or doc[how.i - 1].lemma_ != "be" or verb.lemma_.lower() not in _PUTTING or verb.i < how.i:
        return
    source = child(verb, "nsubj")
    edges = trimmed(doc, sentence_start(doc, how.i), how.i - 2)
    if source is not None and edges is not None and edges[0] < edges[1]:
        yield _reading(index, passage, source, (verb, verb), edges, verb)


_PUTTING = frozenset({"put", "sum", "describe", "see", "remember", "tell", "explain", "recall"})


def _if_believed(index: int, passage: Passage, verb: Any) -> Iterator[Reading]:
    """ "…, if the ministry is to be believed", "If one believes the ministry, …", "To believe the ministry, …"."""
    doc = passage.doc
    passive = child(verb, "auxpass") is not None
    clause = verb.head if verb.dep_ == "xcomp" and verb.head.lemma_ == "be" else verb
    mark = child(clause, "mark", "advmod")
    opening = mark if mark is not None and mark.lower_ == "if" else child(verb, "aux")
    if opening is None or opening.lower_ not in ("if", "to") or clause.dep_ not in ("advcl", "ccomp", "ROOT", "xcomp"):
        return
    source = child(clause, "nsubj", "nsubjpass") if passive else child(verb, "dobj")
    if source is None or (passive and opening.lower_ != "if") or not (passive or is_source(source)):
        return
    if source.pos_ not in ("NOUN", "PROPN"):
        return
    first, last = min(opening.i, clause.left_edge.i), max(verb.i, source.right_edge.i)
    edges = _beyond(doc, first, last)
    if edges is not None:
        yield _reading(index, passage, source, (verb, verb), edges, None)


_PAPERS = frozenset({"list", "record", "account", "number", "register"})
_RIGHT = frozenset({"right", "correct", "accurate", "true", "reliable"})


def _if_right(index: int, passage: Passage, word: Any) -> Iterator[Reading]:
    """ "…, if the lists of the port are right": whose lists they are says so."""
    being = word.head
    mark, source = child(being, "mark"), child(being, "nsubj")
    if word.dep_ != "acomp" or being.lemma_ != "be" or mark is None or mark.lower_ != "if" or source is None:
        return
    listed = (is_source(source) or source.lemma_ in _PAPERS) and not _tells_of_event(source)
    edges = _beyond(passage.doc, min(mark.i, being.left_edge.i), word.i) if listed else None
    if edges is not None:
        yield _reading(index, passage, source, (being, word), edges, None)


def _tells_of_event(report: Any) -> bool:
    """ "If reports of the captain's death are true, …": they are nobody's, and the rest follows from them."""
    of = next((c for c in report.rights if c.dep_ == "prep" and c.lower_ in ("of", "about", "on")), None)
    told = child(of, "pobj") if of is not None else None
    return report.tag_ == "NNS" and told is not None and told.pos_ == "NOUN" and not may_tell(told)


def _beyond(doc: Any, first: int, last: int) -> tuple[int, int] | None:
    """The rest of the sentence, before or after a frame that a comma sets off."""
    if first >= 2 and doc[first - 1].text == "," and last + 2 < len(doc) and doc[last + 1].text == ",":
        return trimmed(doc, sentence_start(doc, first), sentence_end(doc, last + 1))
    if first >= 2 and doc[first - 1].text == ",":
        return trimmed(doc, sentence_start(doc, first), first - 1)
    if last + 2 < len(doc) and doc[last + 1].text == "," and sentence_start(doc, first) == first:
        return trimmed(doc, last + 1, sentence_end(doc, last + 1))
    return None


def _reading(
    index: int, passage: Passage, source: Any, cue: tuple[Any, Any], content: tuple[int, int], verb: Any | None
) -> Reading:
    doc = passage.doc
    return Reading(
        passage=index,
        source=source,
        verb=verb,
        cue=passage.span(*cue),
        content=passage.span(doc[content[0]], doc[content[1]]),
        kind="indirect" if verb is not None else "according_to",
        rule="clause" if verb is not None else "phrase",
    )
