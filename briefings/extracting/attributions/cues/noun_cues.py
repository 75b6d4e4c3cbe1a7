"""Attributions whose cue is a noun: "Trump's claim that", "her promise to", "concerns of the officers about"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from briefings.extracting.attributions import cue_lexicon
from briefings.extracting.attributions.candidates import Reading
from briefings.extracting.attributions.speakers.phrases.tellers import is_source, maker_of
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
    source = _whose_word(noun)
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


def _whose_word(noun: Any) -> Any | None:
    """Who says it: whose the noun is, else a name before a verb taken for a noun, else a document by itself."""
    source = _source(noun)
    if source is not None:
        return source
    before = noun.doc[noun.i - 1] if noun.i else None
    if before is not None and noun.tag_ == "NNS" and _could_be_its_subject(before, noun):
        return before  # "Poe charges that …": a verb that was taken for a noun.
    described = noun.lemma_.lower() in cue_lexicon.DOCUMENTS and child(noun, "compound", "poss") is not None
    return noun if described else None


def _is_carried(noun: Any) -> bool:
    """Whether the noun's verb does no more than carry it: "made | a promise", "cast | doubt"."""
    return noun.dep_ == "dobj" and noun.head.lemma_.lower() in _CARRYING


def _first_of_cue(noun: Any) -> Any:
    """The verb that does no more than carry the noun right behind it ("has no doubt that"), else the noun."""
    return noun.head if _is_carried(noun) and 0 < noun.i - noun.head.i <= _NEAR else noun


_NEAR = 3


def _clause(noun: Any) -> tuple[int, int] | None:
    """ "that" with a clause, or an infinitive, right of the noun."""
    found = _hung_on_its_verb(noun) or next((c for c in noun.rights if _tells_what(noun, c)), None)
    return None if found is None else (found.left_edge.i, found.right_edge.i)


def _hung_on_its_verb(noun: Any) -> Any | None:
    """The clause of "made the promise | that P", which the parser hung on the verb that carries the noun."""
    following = noun.i + 1
    if not _is_carried(noun) or following >= len(noun.doc) or noun.doc[following].lower_ != "that":
        return None
    return next((c for c in noun.head.rights if c.dep_ == "ccomp" and c.left_edge.i == following), None)


def _tells_what(noun: Any, clause: Any) -> bool:
    """Whether the clause tells what is claimed, promised or feared: with "that" or "whether", or with "to"."""
    headline = clause.dep_ == "advcl" and noun.dep_ == "ROOT" and noun.tag_ == "NNS"
    if clause.dep_ not in ("acl", "ccomp", "relcl", "xcomp") and not headline:
        return False
    return _says_that(noun, clause) or _says_to(noun, clause)


def _says_that(noun: Any, clause: Any) -> bool:
    """ "The claim | that P", and no "report | that the port put out"."""
    opening = (d for d in clause.children if d.lower_ in ("that", "whether") and d.i < clause.i)
    marks = (d for d in opening if d.dep_ == "mark" or d.tag_ == "IN" or _is_no_object(d, clause))
    return any(d.dep_ != "dobj" or maker_of(noun) is None or _is_no_object(d, clause) for d in marks)


def _is_no_object(that: Any, clause: Any) -> bool:
    """Whether the parser took a clause's "that" for the object of a verb that has another: "claims that all | left
    Halden"."""
    return that.dep_ == "dobj" and any(c.dep_ == "dobj" for c in clause.rights)


def _says_to(noun: Any, clause: Any) -> bool:
    """ "The promise | to go"."""
    wills = noun.lemma_.lower() in cue_lexicon.WILLING_NOUNS
    return wills and any(d.dep_ == "aux" and d.lower_ == "to" for d in clause.children)


def _predicate(noun: Any) -> tuple[int, int] | None:
    """ "the mayor's hope is that …": the clause after the noun's "is"."""
    verb = noun.head
    held = noun.dep_ == "attr" and _is_held(noun) and child(verb, "nsubj", "expl") is not None
    if not (held or noun.dep_ == "nsubj") or verb.lemma_ != "be":
        return None
    wanted = ("ccomp", "advcl") if held else ("ccomp",)
    for c in verb.rights:
        that = _that_before(c, max(noun.i, verb.i)) if c.dep_ in wanted and c.i > noun.i else None
        if that is not None:
            return that, c.right_edge.i
    return None


def _that_before(clause: Any, behind: int) -> int | None:
    """The "that" of a clause, between the token `behind` and its verb."""
    return next((i for i in range(behind + 1, clause.i) if _opens_clause(clause.doc[i])), None)


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
    beside = noun.head.rights if _is_carried(noun) else ()
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
    """Whose the noun is: by a possessive, by "of", "by", "from" or "among", or by the verb that carries it."""
    for c in noun.children:
        if c.dep_ == "poss":
            return _owner(noun, c)
        if c.dep_ in ("prep", "agent") and _tells_whose(noun, c):
            return child(c, "pobj")
        if c.dep_ == "prep" and c.lower_ == "of" and (whose := child(c, "pobj")) is not None and is_source(whose):
            return whose  # "the claim of the guild that P"
    return subject_of(noun.head) if _is_carried(noun) or _is_confirmed(noun) else None


def _is_confirmed(noun: Any) -> bool:
    """ "The minister confirmed | reports that P": now it is the minister's word."""
    return noun.dep_ == "dobj" and noun.head.lemma_.lower() in ("confirm", "verify", "corroborate")


def _tells_whose(noun: Any, preposition: Any) -> bool:
    """ "A claim | by | the guild", "the view | of | the guild"."""
    return preposition.lower_ in _WHOSE or (preposition.lower_ == "of" and _is_held(noun))


def _owner(noun: Any, possessive: Any) -> Any:
    """Whose it is: the possessive, or Poe of "Poe defended her claim that …"."""
    owner = child(noun.head, "nsubj") if possessive.tag_ == "PRP$" and noun.dep_ == "dobj" else None
    return owner if owner is not None and owner.pos_ != "PRON" else possessive
