"""Attributions whose cue is a verb: whether it may introduce what somebody says, and where its words begin and end."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

from briefings.extracting.attributions import cue_lexicon
from briefings.extracting.attributions.candidates import Cue, Reading, Rule, Said
from briefings.extracting.attributions.cues.verbs.clause_content import CUE_VERBS, content_of
from briefings.extracting.attributions.cues.verbs.reporting_adjuncts import FINITE
from briefings.extracting.attributions.cues.verbs.verb_subjects import is_the_group, quoting_verb, source_of
from briefings.extracting.attributions.speakers.phrases.person_words import PEOPLE_AND_HOUSES
from briefings.extracting.attributions.speakers.phrases.tellers import is_somebody, is_source, may_tell
from briefings.extracting.parsing.dependencies import (
    by_relation,
    child,
    is_to_infinitive,
    past_false_end,
    trimmed,
    without_aside,
)
from briefings.extracting.parsing.language import Passage

_CUE_TAGS = frozenset({"VERB", "AUX"})
_MAYBE_CUES = _CUE_TAGS | {"NOUN"}
# "You think", "you want" mean anybody; "I think" is at least the author's.
_ANYBODY = frozenset({"you", "anyone", "whoever"})


def verb_readings(index: int, passage: Passage) -> Iterator[Reading]:
    """Every verb of the passage that introduces what somebody says, in text order."""
    for token in passage.doc:
        if token.pos_ not in _MAYBE_CUES or token.lemma_.lower() not in CUE_VERBS:
            continue
        if token.pos_ in _CUE_TAGS or _is_verb_after_all(token):
            reading = _read(index, passage, token)
            if reading is not None:
                yield reading


def _is_verb_after_all(token: Any) -> bool:
    """ "But Poe claims that …": a noun by its tag, but with a subject and a clause of its own."""
    if token.pos_ != "NOUN" or token.dep_ not in ("ROOT", "ccomp", "conj", "advcl"):
        return False
    relations = {c.dep_ for c in token.children}
    subject = "nsubj" in relations or _swallowed_subject(token) is not None
    return subject and ("ccomp" in relations or _that_clause(token) is not None)


def _swallowed_subject(noun: Any) -> Any | None:
    """The police of "The border | police | answer that …", where the parser takes all of it for one noun."""
    before = noun.doc[noun.i - 1] if noun.i else None
    if before is None or before.dep_ != "compound" or noun.dep_ != "ROOT" or not may_tell(before):
        return None
    return before if before.tag_ in ("NNS", "NNPS") or before.lower_ == "police" else None


def _that_clause(noun: Any) -> Any | None:
    """The clause that "that" opens right behind what seems a noun: "The port retorts | that it has none"."""
    behind = (c for c in noun.rights if c.dep_ in ("acl", "relcl") and c.left_edge.i == noun.i + 1)
    clause = next(behind, None)
    if clause is None or clause.left_edge.lower_ != "that":
        return None
    return clause if clause.dep_ == "acl" or clause.left_edge.dep_ == "mark" else None


def _is_of_whom_it_is_said(verb: Any) -> bool:
    """ "two men said to have kept guns": a participle, whatever the parser makes of it; nobody "said to"."""
    to = verb.doc[verb.i + 1] if verb.i + 2 < len(verb.doc) else None
    return bool(verb.lower_ == "said" and to is not None and to.tag_ == "TO" and verb.doc[verb.i + 2].tag_ == "VB")


def _read(index: int, passage: Passage, verb: Any) -> Reading | None:
    if _is_of_whom_it_is_said(verb) and child(verb, "auxpass") is None:
        return None
    if verb.dep_ == "pcomp" and verb.lower_ == "questioning":
        return None  # "said under questioning that P"
    kids = _with_agent(verb, _with_is_for_a_name(verb, by_relation(verb)))
    kids = _without_what_goes_on(verb, _with_clause_behind(verb, _with_teller(verb, kids)))
    cue = Cue(verb, verb.lemma_.lower(), kids, _is_passive(verb, kids))
    source = source_of(cue)
    if not _may_introduce(cue, source):
        return None
    found = content_of(cue)
    if found is None:
        return None
    said, rule = found
    edges = _edges(verb, source, said, rule)
    if edges is None:
        return None
    doc = passage.doc
    return Reading(
        passage=index,
        source=source,
        verb=verb,
        cue=passage.span(doc[_first_of_cue(verb)], said.preposition or _last_of_cue(verb, kids)),
        content=passage.span(doc[edges[0]], doc[edges[1]]),
        kind="indirect",
        rule=rule,
        written=_relative(verb, kids),
    )


def _may_introduce(cue: Cue, source: Any | None) -> bool:
    """Whether the verb, done by the source, can introduce what somebody says; in the passive nobody need be named."""
    if source is None:
        return cue.passive
    if any(bars(cue.verb, source) for bars in _NO_CUE):
        return False
    return cue.lemma in cue_lexicon.SPEECH or source.lower_ not in _ANYBODY


def _is_told_in_it(verb: Any, source: Any) -> bool:
    """ "There are no new places to report": a thing before an infinitive, which nobody has told."""
    return verb.dep_ == "relcl" and is_to_infinitive(verb) and not is_somebody(source)


def _is_nobody(verb: Any, source: Any) -> bool:
    """ "It would be wrong to comment on it": the "it" of whatever it is to do so."""
    below = source.lower_ == "it" and verb.dep_ in ("xcomp", "advcl") and verb.head.lemma_ == "be"
    return bool(below and verb.head.i == source.head.i and child(verb.head, "acomp", "attr") is not None)


def _is_quoted_telling(verb: Any, source: Any) -> bool:
    """ "The radio cited Poe as saying first reports | showed that P": the parser made the "as" a conjunction, and has
    the radio show it; the clause of "saying" is read by its words."""
    quoting = verb.head
    if verb.dep_ != "advcl" or quoting.lemma_ not in ("quote", "cite") or not source.i < quoting.i < verb.i:
        return False
    words = [t.lower_ for t in verb.doc[quoting.i : verb.i]]
    return ("as", "saying") in pairwise(words)


def _edges(verb: Any, source: Any | None, said: Said, rule: Rule) -> tuple[int, int] | None:
    """The first and last token of what is said, without asides, the speaker and the cue."""
    doc = verb.doc
    last = past_false_end(doc, said.last)
    clause = rule in ("framed", "clause")
    first_of_two = "according" in (token.lower_ for token in doc[said.first : last + 1])
    if not clause or last > verb.i or first_of_two:  # in "P, though Q, Poe said" Q is hers as well
        last = without_aside(doc, said.first, last, clause=clause)
    if source is not None and said.first < source.left_edge.i <= last < verb.i:
        last = source.left_edge.i - 1  # The speaker, taken for an apposition to the last word that was said.
    edges = trimmed(doc, said.first, last)
    holds_cue = edges is not None and edges[0] <= verb.i <= edges[1] and not said.around
    return None if holds_cue else edges


def _is_helped(verb: Any) -> bool:
    return child(verb, "aux", "auxpass") is not None


def _is_by_others(verb: Any) -> bool:
    """Whether "by" tells who does a bare participle ("considered “lost” | by the port")."""
    return verb.tag_ in ("VBN", "VBD") and child(verb, "agent") is not None and not _is_helped(verb)


def _is_held_by_others(verb: Any, source: Any) -> bool:
    """ "Forty men considered “lost” by the port have come back": those whom the port considers so."""
    return _is_by_others(verb) and child(verb, "nsubj") is source


def _is_done_to_a_thing(verb: Any, source: Any) -> bool:
    """ "The damage claimed was slight": a thing that something is done to, right before the sentence's own verb."""
    if verb.tag_ != "VBD" or _is_by_others(verb) or _is_helped(verb):
        return False
    after = verb.doc[verb.i + 1] if verb.i + 1 < len(verb.doc) else None
    finite = after is not None and (after.tag_ == "MD" or (after.pos_ == "AUX" and after.tag_ in FINITE))
    return finite and source.tag_ in ("NN", "NNS") and not may_tell(source)


_NO_CUE = (_is_told_in_it, _is_held_by_others, _is_done_to_a_thing, _is_nobody, _is_quoted_telling)


def _without_what_goes_on(verb: Any, kids: dict[str, Any]) -> dict[str, Any]:
    """The relations without an object that goes on with what was said before the verb: "Fifty are back, the guild says,
    | most of them for years |"."""
    clause, told = kids.get("ccomp"), kids.get("dobj")
    if clause is None or told is None or clause.i > verb.i or told.left_edge.i != verb.i + 2:
        return kids
    set_off = verb.doc[verb.i + 1].text == "," and told.lower_ in _PARTS
    return {name: one for name, one in kids.items() if name != "dobj"} if set_off else kids


_PARTS = frozenset("most many some all both half few none several".split())


def _with_teller(verb: Any, kids: dict[str, Any]) -> dict[str, Any]:
    """The verb's children with the officers for its subject in "a pilot who | officers | say was asleep", where the
    parser gave it that of the clause below as well, or what a comma parts off ("His vow aside, officers | agree")."""
    who, teller = kids.get("nsubj"), verb.doc[verb.i - 1] if verb.i else verb
    if who is None or who.i >= teller.i or teller.dep_ != "nsubj" or teller.head.i != verb.i:
        return kids
    relative = verb.dep_ == "relcl" and who.tag_ in ("WP", "WDT")
    parted = not _may_be_somebody(who) and any(t.text == "," for t in verb.doc[who.i : teller.i])
    return {**kids, "nsubj": teller} if (relative or parted) and may_tell(teller) else kids


def _may_be_somebody(noun: Any) -> bool:
    return bool(is_source(noun) or noun.pos_ == "PRON" or noun.lemma_.lower() in PEOPLE_AND_HOUSES)


def _with_clause_behind(verb: Any, kids: dict[str, Any]) -> dict[str, Any]:
    """The verb's children with the clause behind it for what is said: of "In a camp where 40 live, many | say they were
    robbed" the parser makes a clause of what stands before as well."""
    if verb.pos_ == "NOUN" and "ccomp" not in kids and (clause := _that_clause(verb)) is not None:
        who = None if "nsubj" in kids else _swallowed_subject(verb)
        return {**kids, "ccomp": clause} if who is None else {**kids, "ccomp": clause, "nsubj": who}
    first = kids.get("ccomp") or _under_questioning(verb)
    if first is None:
        return kids
    if first.i > verb.i:
        return {**kids, "ccomp": first}
    behind = next((c for c in verb.rights if c.dep_ == "ccomp" and c.left_edge.i == verb.i + 1), None)
    fronted = behind is not None and verb.doc[first.left_edge.i].pos_ in ("ADP", "SCONJ", "ADV")
    return {**kids, "ccomp": behind} if fronted and child(behind, "nsubj", "nsubjpass") is not None else kids


def _under_questioning(verb: Any) -> Any | None:
    """The clause of "said under questioning | that P", which the parser hung on the questioning."""
    under = next((c for c in verb.rights if c.lower_ == "under"), None)
    asked = child(under, "pcomp") if under is not None else None
    return child(asked, "ccomp") if asked is not None and asked.lower_ == "questioning" else None


def _with_is_for_a_name(verb: Any, kids: Mapping[str, Any]) -> dict[str, Any]:
    """The verb's children, of which "IS" in capitals is the subject: "IS claimed the attack", "IS said that …"."""
    helper = kids.get("auxpass") or kids.get("aux")
    if not is_the_group(helper) or "nsubj" in kids or "nsubjpass" in kids or verb.text.isupper():
        return dict(kids)
    return {**{relation: kid for relation, kid in kids.items() if kid is not helper}, "nsubj": helper}


def _with_agent(verb: Any, kids: dict[str, Any]) -> dict[str, Any]:
    """The verb's children with the "by" that the parser hung on what it is called ("was called theft | by Poe", "was
    brushed aside as theft | by Poe")."""
    as_what = next((c for c in verb.rights if c.dep_ == "prep" and c.lower_ == "as"), None)
    named = kids.get("oprd") or kids.get("dobj") or (child(as_what, "pobj") if as_what is not None else None)
    if "agent" in kids or "auxpass" not in kids or named is None or named.i < verb.i:
        return kids
    by = _by_a_teller(named)
    return kids if by is None else {**kids, "agent": by}


def _by_a_teller(named: Any) -> Any | None:
    """The "by" right of what something is called, with somebody behind it ("theft | by | Poe")."""
    by = next((c for c in named.rights if c.dep_ in ("prep", "agent") and c.lower_ == "by"), None)
    speaker = child(by, "pobj") if by is not None else None
    return by if speaker is not None and may_tell(speaker) else None


def _is_passive(verb: Any, kids: Mapping[str, Any]) -> bool:
    if "auxpass" in kids or "nsubjpass" in kids:
        return True
    # "Asked about the vote, he said": a participle without helper and without object.
    return verb.tag_ == "VBN" and verb.dep_ in ("advcl", "acl", "relcl") and not kids.keys() & {"aux", "nsubj"}


def _leading(verb: Any) -> Any | None:
    """The main verb of "was able to confirm", "went on to list", which only lead to the saying."""
    above = verb.head
    if verb.dep_ != "xcomp" or not is_to_infinitive(verb):
        return None
    if above.pos_ == "ADJ" and above.lemma_ in _APT and above.head.lemma_ == "be" and above.head.dep_ == "ROOT":
        return above.head
    return above if above.lemma_ in _GOING_ON and above.dep_ == "ROOT" else None


_APT = frozenset({"able", "quick", "careful", "swift", "happy", "free", "first"})
_GOING_ON = frozenset({"go", "hasten", "proceed", "continue"})


def _relative(verb: Any, kids: Mapping[str, Any]) -> Any | None:
    """The "who" or "which" that is the verb's subject."""
    subject = kids.get("nsubj")
    return subject if verb.dep_ == "relcl" and subject is not None and subject.tag_ in ("WP", "WDT") else None


def _first_of_cue(verb: Any) -> int:
    """Where the verb's own words begin: helpers and adverbs close before it ("has also said")."""
    first = verb.i
    doc = verb.doc
    if (above := quoting_verb(verb) or _leading(verb)) is not None:
        return int(above.i)
    while first > 0 and doc[first - 1].head.i == verb.i and doc[first - 1].dep_ in ("aux", "auxpass", "neg", "advmod"):
        if is_the_group(doc[first - 1]) or doc[first - 1].pos_ == "PROPN":
            break
        first -= 1
    return int(first)


def _last_of_cue(verb: Any, kids: Mapping[str, Any]) -> Any:
    particle = kids.get("prt")
    if particle is not None and particle.i == verb.i + 1:
        return particle
    return verb
