"""Attributions whose cue is a noun: "Trump's claim that", "her promise to", "concerns of the officers about"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from briefings.extracting.attributions import cue_lexicon
from briefings.extracting.attributions.candidates import Reading
from briefings.extracting.attributions.speakers.tellers import is_source, maker_of
from briefings.extracting.parsing.dependencies import child, subject_of, trimmed
from briefings.extracting.parsing.language import Passage

# Verbs that do no more than carry the noun: their subject is who says it.
_CARRYING = frozenset(
    {"make", "express", "issue", "have", "repeat", "voice", "raise", "reiterate", "give", "offer", "send", "release"}
    | {"reach", "come", "share", "hold", "publish", "write", "announce", "unveil", "outline", "propose", "defend"}
    | {"take", "cast", "shed", "pay", "heap", "throw", "lend", "poke", "state", "deliver", "mount", "draw"}
    | {"rule", "exclude", "put", "lay", "pin", "place"}
)


def noun_readings(index: int, passage: Passage) -> Iterator[Reading]:
    """Every noun of the passage that carries what somebody says, in text order."""
    for token in passage.doc:
        if token.pos_ == "NOUN" and token.lemma_.lower() in cue_lexicon.SPEECH_NOUNS:
            reading = _read(index, passage, token)
            if reading is not None:
                yield reading


def _read(index: int, passage: Passage, noun: Any) -> Reading | None:
    found = _clause(noun) or _predicate(noun) or _topic(noun)
    if found is None:
        return None
    source = _source(noun)
    before = noun.doc[noun.i - 1] if noun.i else noun
    if source is None and noun.tag_ == "NNS" and _could_be_its_subject(before, noun):
        # "Poe charges that …": a verb that was taken for a noun.
        source = before
    if source is None and noun.lemma_.lower() in cue_lexicon.DOCUMENTS and child(noun, "compound", "poss") is not None:
        source = noun
    edges = trimmed(passage.doc, *found)
    if edges is None or (source is None and not _may_be_anyones(noun, found[0])):
        return None
    first, last = edges
    return Reading(
        passage=index,
        source=source,
        verb=noun,
        cue=passage.span(_first_of_cue(noun), noun),
        content=passage.span(passage.doc[first], passage.doc[last]),
        kind="indirect",
        rule="noun",
    )


def _first_of_cue(noun: Any) -> Any:
    """The verb that does no more than carry the noun right behind it ("has no doubt that"), else the noun."""
    verb = noun.head
    carried = noun.dep_ == "dobj" and verb.lemma_.lower() in _CARRYING and 0 < noun.i - verb.i <= _NEAR
    return verb if carried else noun


_NEAR = 3


def _clause(noun: Any) -> tuple[int, int] | None:
    """ "that" with a clause, or an infinitive, right of the noun."""
    carried = noun.dep_ == "dobj" and noun.head.lemma_.lower() in _CARRYING
    if carried and noun.i + 1 < len(noun.doc) and noun.doc[noun.i + 1].lower_ == "that":
        hung = next((c for c in noun.head.rights if c.dep_ == "ccomp" and c.left_edge.i == noun.i + 1), None)
        if hung is not None:
            return hung.left_edge.i, hung.right_edge.i
    for c in noun.rights:
        headline = c.dep_ == "advcl" and noun.dep_ == "ROOT" and noun.tag_ == "NNS"
        if c.dep_ not in ("acl", "ccomp", "relcl", "xcomp") and not headline:
            continue
        for d in c.children:
            if d.dep_ == "dobj" and maker_of(noun) is not None:
                continue  # "the report that the port put out"
            if (d.dep_ == "mark" or d.tag_ == "IN") and d.lower_ in ("that", "whether") and d.i < c.i:
                return c.left_edge.i, c.right_edge.i
            if d.dep_ == "aux" and d.lower_ == "to" and noun.lemma_.lower() in cue_lexicon.WILLING_NOUNS:
                return c.left_edge.i, c.right_edge.i
    return None


def _predicate(noun: Any) -> tuple[int, int] | None:
    """ "the mayor's hope is that …": the clause after the noun's "is"."""
    verb = noun.head
    held = noun.dep_ == "attr" and _is_held(noun) and child(verb, "nsubj", "expl") is not None
    if not (held or noun.dep_ == "nsubj") or verb.lemma_ != "be":
        return None
    for c in verb.rights:
        if c.dep_ not in ("ccomp", "advcl") or c.i < noun.i:
            continue
        that = next((i for i in range(max(noun.i, verb.i) + 1, c.i) if _opens_clause(noun.doc[i])), None)
        if that is not None and (c.dep_ == "ccomp" or held):
            return that, c.right_edge.i
    return None


def _opens_clause(token: Any) -> bool:
    return bool(token.lower_ == "that" and token.tag_ in ("IN", "WDT", "DT"))


def _could_be_its_subject(token: Any, noun: Any) -> bool:
    return token.pos_ in ("PROPN", "NOUN") and (token.dep_ in ("compound", "nsubj") or noun.head.i == token.i)


def _may_be_anyones(noun: Any, first: int) -> bool:
    """Whether the noun is a cue though it is nobody's: "growing concerns that …", but not "a good bet that …"."""
    return noun.doc[first].lower_ == "that" and noun.lemma_.lower() not in _NOBODYS


_NOBODYS = frozenset({"bet", "sign", "idea", "notion", "hope", "issue", "case", "decision", "indication"})


def _topic(noun: Any) -> tuple[int, int] | None:
    wanted = cue_lexicon.TOPIC_NOUNS.get(noun.lemma_.lower())
    if wanted is None:
        return None
    # "cast doubt on it": the preposition may hang on the verb that carries the noun.
    beside = noun.head.rights if noun.dep_ == "dobj" and noun.head.lemma_.lower() in _CARRYING else ()
    for c in (*noun.rights, *(c for c in beside if c.i == noun.i + 1)):
        if c.dep_ == "prep" and c.lower_ in wanted and c.right_edge.i > c.i:
            return c.i + 1, c.right_edge.i
    return None


def _is_held(noun: Any) -> bool:
    """Whether "of" says whose the noun is: "the view of the guild that …"."""
    return noun.lemma_.lower() in _HELD


_WHOSE = frozenset({"by", "from", "among"})
_HELD = frozenset(
    """view opinion belief assessment conviction judgment judgement contention position understanding estimate
    conclusion verdict finding""".split()
)


def _source(noun: Any) -> Any | None:
    for c in noun.children:
        if c.dep_ == "poss":
            # "Poe defended her claim that …": whose it is stands before the verb.
            owner = child(noun.head, "nsubj") if c.tag_ == "PRP$" and noun.dep_ == "dobj" else None
            return owner if owner is not None and owner.pos_ != "PRON" else c
        if c.dep_ in ("prep", "agent") and (c.lower_ in _WHOSE or (c.lower_ == "of" and _is_held(noun))):
            return next((d for d in c.children if d.dep_ == "pobj"), None)
        if c.dep_ == "prep" and c.lower_ == "of" and (whose := child(c, "pobj")) is not None and is_source(whose):
            return whose  # "the claim of the guild that P"
    head = noun.head
    if noun.dep_ == "dobj" and head.lemma_.lower() in _CARRYING:
        return subject_of(head)
    return None
