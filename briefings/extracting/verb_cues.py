"""Attributions whose cue is a verb with something said: a clause, an infinitive, a prepositional phrase or a thing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from briefings.extracting import cues
from briefings.extracting.clauses import (
    SUBJECTS,
    child,
    is_punctuation,
    opens_sentence,
    sentence_end,
    subject_of,
    trimmed,
    without_aside,
)
from briefings.extracting.language import Passage
from briefings.extracting.phrase_cues import names_a_source
from briefings.extracting.readings import Reading, Rule

Run = tuple[int, int]
_CUE_TAGS = ("VERB", "AUX")
_SPEAKERS_OWN = frozenset({"i", "we", "you", "me", "us"})
_CLAUSAL = cues.SPEECH | cues.THOUGHT
_ALL = (
    _CLAUSAL | cues.WILLING | cues.SPEECH_OBJECTS | cues.JUDGING_OBJECTS | cues.PASSIVE | frozenset(cues.PREPOSITIONS)
)
_WITH_OBJECT = cues.SPEECH_OBJECTS | cues.JUDGING_OBJECTS


def verb_readings(index: int, passage: Passage) -> Iterator[Reading]:
    """Every verb of the passage that introduces what somebody says, in text order."""
    for token in passage.doc:
        if token.lemma_.lower() in _ALL and (token.pos_ in _CUE_TAGS or _is_verb_after_all(token)):
            yield from _read(index, passage, token)


def _is_verb_after_all(token: Any) -> bool:
    """ "But Poe claims that …": a noun by its tag, but with a subject and a clause of its own."""
    if token.pos_ != "NOUN" or token.dep_ not in ("ROOT", "ccomp", "conj", "advcl"):
        return False
    relations = {c.dep_ for c in token.children}
    return "nsubj" in relations and "ccomp" in relations


def _read(index: int, passage: Passage, verb: Any) -> Iterator[Reading]:
    kids = _children(verb)
    passive = _is_passive(verb, kids)
    source = _source(verb, kids, passive)
    if source is None and not passive:
        return
    own = source is not None and source.lower_ in _SPEAKERS_OWN
    content = _content(verb, kids, passive, own=own)
    if content is None:
        return
    (start, end), preposition, rule = content
    run = (start, without_aside(passage.doc, start, end)) if rule not in ("framed", "clause") else (start, end)
    edges = trimmed(passage.doc, *run)
    if edges is None or (edges[0] <= verb.i <= edges[1] and not kids.get("around")):
        return
    first, last = edges
    cue_end = preposition if preposition is not None else _last_of_cue(verb, kids)
    cue_first = _first_of_cue(verb)
    yield Reading(
        passage=index,
        source=source,
        verb=verb,
        cue=passage.span(passage.doc[cue_first], cue_end),
        content=passage.span(passage.doc[first], passage.doc[last]),
        kind="indirect",
        rule=rule,
        written=_relative(verb, kids),
    )


def _children(verb: Any) -> dict[str, Any]:
    """The verb's children by relation; of several with one relation the first."""
    kids: dict[str, Any] = {}
    for c in verb.children:
        kids.setdefault(c.dep_, c)
    return kids


def _is_passive(verb: Any, kids: Mapping[str, Any]) -> bool:
    if "auxpass" in kids or "nsubjpass" in kids:
        return True
    # "Asked about the vote, he said": a participle without helper and without object.
    return verb.tag_ == "VBN" and verb.dep_ in ("advcl", "acl", "relcl") and "aux" not in kids


def _source(verb: Any, kids: Mapping[str, Any], passive: bool) -> Any | None:
    if not passive:
        return subject_of(second_cue(verb) or verb) or _noun_before(verb)
    agent = kids.get("agent")
    if agent is not None:
        return next((c for c in agent.children if c.dep_ == "pobj"), None)
    return None


def _relative(verb: Any, kids: Mapping[str, Any]) -> Any | None:
    """The "who" or "which" that is the verb's subject."""
    subject = kids.get("nsubj")
    return subject if verb.dep_ == "relcl" and subject is not None and subject.tag_ in ("WP", "WDT") else None


def _noun_before(verb: Any) -> Any | None:
    """The noun right before a finite verb of speech that the parser gave no subject."""
    before = verb.doc[verb.i - 1] if verb.i else None
    if before is None or verb.tag_ not in ("VBD", "VBZ", "VBP") or before.pos_ not in ("PROPN", "NOUN", "PRON"):
        return None
    return before


def _content(verb: Any, kids: dict[str, Any], passive: bool, *, own: bool) -> tuple[Run, Any | None, Rule] | None:
    """What the verb introduces, as a run of tokens, and the preposition that belongs to the cue."""
    lemma = verb.lemma_.lower()
    if own and lemma not in cues.SPEECH:
        return None
    for rule, find in _RULES:
        found = find(verb, lemma, kids, passive)
        if found is not None:
            return *found, rule
    return None


def _clause(verb: Any, lemma: str, kids: dict[str, Any], passive: bool) -> tuple[Run, None] | None:
    if lemma not in _CLAUSAL | cues.WILLING or (passive and lemma not in _PASSIVE_CLAUSAL):
        return None
    clause = kids.get("ccomp")
    if clause is None and lemma in cues.SPEECH:
        clause = _mistaken_clause(verb)
    if clause is None:
        return None
    ends = [c.right_edge.i for c in verb.rights if c.dep_ == "ccomp" and clause.i > verb.i]
    first, last = clause.left_edge.i, _past_dashes(verb.doc, max(ends, default=clause.right_edge.i))
    if first < verb.i < last:
        # "the mine, which he says he will keep open": what stands before the verb belongs to another clause.
        first = verb.i + 1
    if clause.i > verb.i:
        return (first, _with_shared_verbs(verb, _before_second_cue(verb, clause, last))), None
    return ((first, last), None) if last < verb.i else None


def _past_dashes(doc: Any, last: int) -> int:
    """The clause's end, or the sentence's where an aside between dashes parts the subject from its verb."""
    opening = last if doc[last].text in _DASHES else last + 1
    if opening + 1 >= len(doc) or doc[opening].text not in _DASHES:
        return last
    end = sentence_end(doc, opening)
    for k in range(opening + 1, end):
        if doc[k].text == doc[opening].text:
            return end if doc[k + 1].pos_ in ("VERB", "AUX") else last
    return last


_DASHES = frozenset({"--", "–", "—"})
_PASSIVE_CLAUSAL = frozenset({"tell", "inform", "warn", "assure", "remind", "notify", "ask"})


def second_cue(verb: Any) -> Any | None:
    """The cue that the verb shares its subject with, where the parser put it inside that cue's content.

    In "said he had lost and called it a pity" and in "said he had lost, calling it a pity", who said it called it a
    pity: a verb of speech without a subject goes with the cue, in the cue's own tense or as a participle.
    """
    if verb.lemma_.lower() not in _SPOKEN or child(verb, *SUBJECTS) is not None:
        return None
    clause = verb.head
    for _ in range(3):
        if clause.dep_ != "conj":
            break
        clause = clause.head
    cue = clause.head
    if clause.dep_ != "ccomp" or cue.i > clause.i or cue.lemma_.lower() not in cues.SPEECH:
        return None
    start = verb.left_edge.i
    participle = verb.dep_ == "advcl" and verb.tag_ == "VBG" and start == verb.i and verb.doc[start - 1].text == ","
    return cue if participle or (verb.dep_ == "conj" and cue.tag_ == verb.tag_) else None


_SPOKEN = cues.SPEECH | cues.SPEECH_OBJECTS


def _before_second_cue(verb: Any, clause: Any, last: int) -> int:
    """The content's end, or the place where another cue of the same speaker begins."""
    for c in clause.rights:
        if c.dep_ in ("conj", "advcl") and c.i <= last and second_cue(c) is not None:
            before = int(c.left_edge.i) - 1
            return before - 1 if verb.doc[before].dep_ == "cc" else before
    return last


def _with_shared_verbs(verb: Any, last: int) -> int:
    """The content with what the parser hung on the cue: "said she had doubts but could not oppose it"."""
    for c in verb.rights:
        if c.dep_ == "conj" and c.left_edge.i > last and child(c, *SUBJECTS) is None and _unlike(verb, c):
            last = c.right_edge.i
    return last


def _unlike(verb: Any, other: Any) -> bool:
    """Whether the verb can't go on from the cue: "wants … and create", "said … but could not"."""
    return bool(verb.tag_ in ("VBD", "VBZ", "VBP") and other.tag_ == "VB")


def _mistaken_clause(verb: Any) -> Any | None:
    """A clause after a verb of speech that the parser took for an adverbial ("said after the vote he would resign")."""
    for c in verb.rights:
        if c.dep_ not in ("advcl", "dep", "conj", "parataxis") or c.pos_ not in ("VERB", "AUX"):
            continue
        kids = _children(c)
        mark = kids.get("mark")
        if ("nsubj" in kids or "nsubjpass" in kids) and (mark is None or mark.lower_ in ("that", "whether")):
            before = verb.doc[c.left_edge.i - 1]
            if before.dep_ != "cc":
                return c
    return None


def _framed(verb: Any, lemma: str, kids: dict[str, Any], passive: bool) -> tuple[Run, None] | None:
    """ "In France, officials say, 1,700 people went": the verb stands inside what is said."""
    as_clause = verb.dep_ == "advcl" and "mark" in kids and kids["mark"].lower_ == "as"
    if not (verb.dep_ == "parataxis" or as_clause) or lemma not in _CLAUSAL or (passive and not as_clause):
        return None
    if "dobj" in kids and lemma not in ("tell", "put"):
        return None
    head = verb.head
    first, last = head.left_edge.i, head.right_edge.i
    left, right = verb.left_edge.i, verb.right_edge.i
    if right >= last or all(is_punctuation(verb.doc[i]) for i in range(right + 1, last + 1)):
        return (first, left - 1), None
    doc = verb.doc
    if left <= first or (as_clause and opens_sentence(doc, left)):
        return (right + 1, sentence_end(doc, right + 1)), None
    if opens_sentence(doc, left):
        last = max(last, sentence_end(doc, right + 1))
    kids["around"] = verb
    return (first, last), None


def _infinitive(verb: Any, lemma: str, kids: dict[str, Any], passive: bool) -> tuple[Run, None] | None:
    clause = kids.get("xcomp")
    if clause is None or lemma not in cues.WILLING or clause.i < verb.i or passive:
        return None
    if not any(c.lower_ == "to" and c.dep_ == "aux" for c in clause.children):
        return None
    first = clause.left_edge.i
    obj = kids.get("dobj")
    if obj is not None and verb.i < obj.i < first:
        first = obj.left_edge.i
    return (first, _with_shared_verbs(verb, clause.right_edge.i)), None


def _gerund(verb: Any, lemma: str, kids: dict[str, Any], passive: bool) -> tuple[Run, None] | None:
    """ "denied taking money", "proposes doing away with it"."""
    clause = kids.get("xcomp")
    if clause is None or passive or clause.tag_ != "VBG" or clause.i < verb.i or lemma not in _WITH_GERUND:
        return None
    return (clause.left_edge.i, clause.right_edge.i), None


_WITH_GERUND = frozenset(
    {"propose", "suggest", "recommend", "oppose", "cite", "deny", "admit", "recall", "mention", "discuss", "advocate"}
    | {"acknowledge", "describe", "reject", "consider", "regret", "report", "fear"}
)


def _evidence(verb: Any, lemma: str, kids: dict[str, Any], passive: bool) -> tuple[Run, None] | None:
    """ "The poll shows her ahead by three points": what a document shows is what it says."""
    obj, subject = kids.get("dobj"), kids.get("nsubj")
    if obj is None or subject is None or passive or lemma not in _EVIDENCE_VERBS or obj.i < verb.i:
        return None
    if subject.lemma_.lower() not in cues.DOCUMENTS:
        return None
    last = max(c.right_edge.i for c in verb.children if c.i >= obj.i and c.dep_ not in ("advcl", "conj", "cc", "punct"))
    return (obj.left_edge.i, last), None


_EVIDENCE_VERBS = frozenset({"show", "find", "give", "put", "reveal", "indicate", "suggest", "have", "see", "project"})


def _thing(verb: Any, lemma: str, kids: dict[str, Any], passive: bool) -> tuple[Run, None] | None:
    """ "criticised the deal", "called him a liar", "accused them of fraud"."""
    obj = kids.get("dobj")
    if obj is None:
        obj = (
            kids.get("xcomp") or kids.get("oprd") or kids.get("ccomp")
            if lemma == "call" and "prep" not in kids
            else None
        )
    if obj is not None and obj.tag_ in ("WP", "WDT") and obj.i < verb.i:
        return _named_as(verb, lemma)
    if obj is None or lemma not in _WITH_OBJECT or passive or obj.i < verb.i or names_a_source(verb, obj):
        return None
    last = obj.right_edge.i
    if lemma not in cues.SPEECH_OBJECTS and not _is_judged(verb, obj):
        return None
    for c in verb.children:
        if c.i > obj.i and (
            c.dep_ in ("oprd", "xcomp", "ccomp", "acl", "dep")
            or (c.dep_ == "prep" and c.lower_ in ("as", "of", "for", "to", "with"))
        ):
            last = max(last, c.right_edge.i)
    return (obj.left_edge.i, last), None


def _named_as(verb: Any, lemma: str) -> tuple[Run, None] | None:
    """ "what she called a rant", "which he described as theft": what is said stands after the verb alone."""
    if lemma not in _WITH_OBJECT:
        return None
    for c in verb.rights:
        if c.dep_ in ("oprd", "xcomp", "attr") or (c.dep_ == "prep" and c.lower_ == "as"):
            return (c.left_edge.i + (c.dep_ == "prep"), c.right_edge.i), None
    return None


def _is_judged(verb: Any, obj: Any) -> bool:
    """Whether "as" says what is held of the object, or "for" what somebody is thanked or grilled for."""
    wanted = ("as", "for") if verb.lemma_.lower() in _FOR_A_REASON else ("as",)
    return any(c.dep_ == "prep" and c.lower_ in wanted for c in (*verb.rights, *obj.rights))


_FOR_A_REASON = frozenset({"thank", "grill", "admire", "respect"})


def _said_of(verb: Any, lemma: str, kids: dict[str, Any], passive: bool) -> tuple[Run, None] | None:
    """ "Peacekeepers have been accused of …": the subject and what is said of it."""
    subject = kids.get("nsubjpass")
    if not passive or subject is None or lemma not in cues.PASSIVE:
        return None
    ends = [c.right_edge.i for c in verb.rights if c.dep_ in _SAID_OF and (c.dep_ != "prep" or c.lower_ in _OF_AS_FOR)]
    if "agent" not in kids and (not ends or lemma in _NAMING):
        return None
    last = max(ends, default=subject.right_edge.i)
    if subject.tag_ in ("WP", "WDT"):
        return ((verb.i + 1, last), None) if ends else None
    kids["around"] = verb
    return (subject.left_edge.i, last), None


_NAMING = frozenset({"call", "name", "dub", "brand", "label", "identify", "mention"})
_SAID_OF = frozenset({"prep", "oprd", "xcomp", "dobj", "acomp"})
_OF_AS_FOR = frozenset({"of", "as", "for", "with"})


def _prepositional(verb: Any, lemma: str, kids: dict[str, Any], passive: bool) -> tuple[Run, Any] | None:
    wanted = cues.PREPOSITIONS.get(lemma)
    if wanted is None or (passive and lemma != "ask"):
        return None
    for c in verb.children:
        if c.dep_ == "prep" and c.lower_ in wanted and c.i > verb.i and c.right_edge.i > c.i:
            last = c.right_edge.i
            wish = kids.get("xcomp")
            if wish is not None and wish.left_edge.i == last + 1:
                last = wish.right_edge.i
            return (c.i + 1, last), c
    return None


_RULES: tuple[tuple[Rule, Any], ...] = (
    ("clause", _clause),
    ("framed", _framed),
    ("infinitive", _infinitive),
    ("infinitive", _gerund),
    ("thing", _evidence),
    ("thing", _thing),
    ("preposition", _prepositional),
    ("passive", _said_of),
)


def _first_of_cue(verb: Any) -> int:
    """Where the verb's own words begin: helpers and adverbs close before it ("has also said")."""
    first = verb.i
    doc = verb.doc
    while first > 0 and doc[first - 1].head.i == verb.i and doc[first - 1].dep_ in ("aux", "auxpass", "neg", "advmod"):
        first -= 1
    return int(first)


def _last_of_cue(verb: Any, kids: Mapping[str, Any]) -> Any:
    particle = kids.get("prt")
    if particle is not None and particle.i == verb.i + 1:
        return particle
    return verb
