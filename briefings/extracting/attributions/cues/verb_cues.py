"""Attributions whose cue is a verb: who does it, where the cue's words begin and end, and what it introduces."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from briefings.extracting.attributions import cue_lexicon
from briefings.extracting.attributions.candidates import Cue, Reading
from briefings.extracting.attributions.cues.clause_content import CUE_VERBS, asked_first, content_of, second_cue
from briefings.extracting.attributions.cues.relative_reports import cleft_subject, one_of_those
from briefings.extracting.attributions.cues.reporting_adjuncts import FINITE
from briefings.extracting.attributions.speakers.named_speakers import named_before
from briefings.extracting.attributions.speakers.person_words import HOUSES, PEOPLE
from briefings.extracting.attributions.speakers.speaker_runs import run_after
from briefings.extracting.attributions.speakers.tellers import is_source, may_tell
from briefings.extracting.parsing.dependencies import (
    by_relation,
    child,
    past_false_end,
    sentence_start,
    subject_of,
    trimmed,
    without_aside,
)
from briefings.extracting.parsing.language import Passage

_CUE_TAGS = ("VERB", "AUX")
# "You think", "you want" mean anybody; "I think" is at least the author's.
_ANYBODY = frozenset({"you", "anyone", "whoever"})


def verb_readings(index: int, passage: Passage) -> Iterator[Reading]:
    """Every verb of the passage that introduces what somebody says, in text order."""
    for token in passage.doc:
        if token.lemma_.lower() in CUE_VERBS and (token.pos_ in _CUE_TAGS or _is_verb_after_all(token)):
            reading = _read(index, passage, token)
            if reading is not None:
                yield reading


def _is_verb_after_all(token: Any) -> bool:
    """ "But Poe claims that …": a noun by its tag, but with a subject and a clause of its own."""
    if token.pos_ != "NOUN" or token.dep_ not in ("ROOT", "ccomp", "conj", "advcl"):
        return False
    relations = {c.dep_ for c in token.children}
    return "nsubj" in relations and "ccomp" in relations


def _is_of_whom_it_is_said(verb: Any) -> bool:
    """ "two men said to have kept guns": a participle, whatever the parser makes of it; nobody "said to"."""
    to = verb.doc[verb.i + 1] if verb.i + 2 < len(verb.doc) else None
    return bool(verb.lower_ == "said" and to is not None and to.tag_ == "TO" and verb.doc[verb.i + 2].tag_ == "VB")


def _read(index: int, passage: Passage, verb: Any) -> Reading | None:
    if _is_of_whom_it_is_said(verb) and child(verb, "auxpass") is None:
        return None
    kids = _with_agent(verb, _with_is_for_a_name(verb, by_relation(verb)))
    kids = _with_clause_behind(verb, _with_teller(verb, kids))
    cue = Cue(verb, verb.lemma_.lower(), kids, _is_passive(verb, kids))
    source = _source(cue)
    if source is None and not cue.passive:
        return None
    if source is not None and _is_participle_after_all(verb, source):
        return None
    if source is not None and source.lower_ in _ANYBODY and cue.lemma not in cue_lexicon.SPEECH:
        return None
    found = content_of(cue)
    if found is None:
        return None
    said, rule = found
    doc = passage.doc
    last = past_false_end(doc, said.last)
    last = without_aside(doc, said.first, last, clause=rule in ("framed", "clause"))
    if source is not None and said.first < source.left_edge.i <= last < verb.i:
        # The speaker, taken for an apposition to the last word that was said.
        last = source.left_edge.i - 1
    edges = trimmed(doc, said.first, last)
    if edges is None or (edges[0] <= verb.i <= edges[1] and not said.around):
        return None
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


def _is_participle_after_all(verb: Any, source: Any) -> bool:
    """ "The damage claimed was slight": a thing that something is done to, right before the sentence's own verb; "Forty
    men considered “lost” by the port have come back": those whom the port considers so."""
    helped = child(verb, "aux", "auxpass") is not None
    if verb.tag_ in ("VBN", "VBD") and child(verb, "agent") is not None and not helped:
        return child(verb, "nsubj") is source
    after = verb.doc[verb.i + 1] if verb.i + 1 < len(verb.doc) else None
    finite = after is not None and (after.tag_ == "MD" or (after.pos_ == "AUX" and after.tag_ in FINITE))
    thing = source.tag_ in ("NN", "NNS") and not may_tell(source) and not helped
    return bool(finite and thing and verb.tag_ == "VBD")


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
    return bool(is_source(noun) or noun.pos_ == "PRON" or noun.lemma_.lower() in PEOPLE | HOUSES)


def _with_clause_behind(verb: Any, kids: dict[str, Any]) -> dict[str, Any]:
    """The verb's children with the clause behind it for what is said: of "In a camp where 40 live, many | say they were
    robbed" the parser makes a clause of what stands before as well."""
    first = kids.get("ccomp")
    if first is None or first.i > verb.i:
        return kids
    behind = next((c for c in verb.rights if c.dep_ == "ccomp" and c.left_edge.i == verb.i + 1), None)
    fronted = behind is not None and verb.doc[first.left_edge.i].pos_ in ("ADP", "SCONJ", "ADV")
    return {**kids, "ccomp": behind} if fronted and child(behind, "nsubj", "nsubjpass") is not None else kids


def _is_mended(verb: Any, subject: Any | None) -> bool:
    """Whether the subject is another than the parser's own first one."""
    return subject is not None and subject is not child(verb, "nsubj")


def _with_is_for_a_name(verb: Any, kids: Mapping[str, Any]) -> dict[str, Any]:
    """The verb's children, of which "IS" in capitals is the subject: "IS claimed the attack", "IS said that …"."""
    helper = kids.get("auxpass") or kids.get("aux")
    if not _is_the_group(helper) or "nsubj" in kids or "nsubjpass" in kids or verb.text.isupper():
        return dict(kids)
    return {**{relation: kid for relation, kid in kids.items() if kid is not helper}, "nsubj": helper}


def _with_agent(verb: Any, kids: dict[str, Any]) -> dict[str, Any]:
    """The verb's children with the "by" that the parser hung on what it is called ("was called theft | by Poe")."""
    named = kids.get("oprd") or kids.get("dobj")
    if "agent" in kids or "auxpass" not in kids or named is None or named.i < verb.i:
        return kids
    by = next((c for c in named.rights if c.dep_ in ("prep", "agent") and c.lower_ == "by"), None)
    speaker = child(by, "pobj") if by is not None else None
    return {**kids, "agent": by} if speaker is not None and may_tell(speaker) else kids


def _is_the_group(token: Any | None) -> bool:
    return token is not None and token.text == "IS"


def _is_passive(verb: Any, kids: Mapping[str, Any]) -> bool:
    if "auxpass" in kids or "nsubjpass" in kids:
        return True
    # "Asked about the vote, he said": a participle without helper and without object.
    return verb.tag_ == "VBN" and verb.dep_ in ("advcl", "acl", "relcl") and not kids.keys() & {"aux", "nsubj"}


def _source(cue: Cue) -> Any | None:
    quoted = _quoted(cue.verb) or _heard_from(cue) or _according_to(cue)
    if quoted is not None:
        return quoted
    if not cue.passive:
        own = cue.kids.get("nsubj")
        subject = own if _is_the_group(own) or _is_mended(cue.verb, own) else _beside_with(cue.verb)
        subject = (
            subject
            or _named_beside(cue)
            or _behind_mark(cue)
            or _behind_relative(cue)
            or cleft_subject(cue.verb)
            or one_of_those(cue.verb)
        )
        subject = subject or _apposed_to(cue.verb)
        return (
            subject
            or subject_of(asked_first(cue.verb) or second_cue(cue.verb) or cue.verb)
            or _noun_before(cue.verb)
            or _beside_participle(cue.verb)
        )
    agent = cue.kids.get("agent")
    if agent is None:
        return _who_was_told(cue)
    return next((c for c in agent.children if c.dep_ == "pobj"), None) or _agent_by_words(agent)


def _who_was_told(cue: Cue) -> Any | None:
    """The court of "the court was told that P", as of "the court heard that P": what is said there is evidence."""
    hearer = cue.kids.get("nsubjpass")
    told = cue.lemma == "tell" and hearer is not None and hearer.lower_.removesuffix("s") in _HEARERS
    return hearer if told else None


_HEARERS = frozenset("court trial hearing inquest tribunal inquiry jury juror parliament mp magistrate".split())


def _named_beside(cue: Cue) -> Any | None:
    """The name right before a verb without a subject ("a boy, whose mother, Ann Poe, said that P")."""
    verb = cue.verb
    if cue.kids.get("nsubj") is not None or verb.tag_ not in ("VBD", "VBZ", "VBP"):
        return None
    named = named_before(verb.doc, verb.i, sentence_start(verb.doc, verb.i))
    return verb.doc[named[0].head] if named is not None and verb.doc[named[1]].lower_ == "whose" else None


def _behind_mark(cue: Cue) -> Any | None:
    """Who says it where the parser missed that "after" opens a clause, and gave its verb the subject of the sentence:
    the mayor, not the pier, in "The pier shut after the mayor, Ann Poe, | said that P"; the name may stand first."""
    verb, doc = cue.verb, cue.verb.doc
    start = sentence_start(doc, verb.i)
    if cue.kids.get("nsubj") is not None or verb.dep_ not in ("conj", "ROOT") or doc[verb.i - 1].text != ",":
        return None
    mark = next((k for k in range(verb.i - 2, start, -1) if doc[k].lower_ in _MARKS), None)
    if mark is None or doc[mark - 1].text == "," or not any(t.tag_ in FINITE for t in doc[start:mark]):
        return None
    between = doc[mark + 1 : verb.i - 1]
    commas = [t.i for t in between if t.text == ","]
    if len(commas) != 1 or not all(t.pos_ in _NOMINAL or t.text in (",", "-") for t in between):
        return None
    heads = doc[commas[0] - 1], doc[verb.i - 2]
    return next((t for t in heads if t.pos_ == "PROPN"), None)


_MARKS = frozenset({"after", "before", "when", "because", "since", "while", "once", "until"})
_NOMINAL = frozenset({"DET", "ADJ", "NOUN", "PROPN", "PART"})


def _behind_relative(cue: Cue) -> Any | None:
    """The subject before a relative clause whose last noun the parser took for it: the bank of "A bank that follows
    the trade | reckons P"."""
    own, clause = cue.kids.get("nsubj"), cue.verb.head
    if own is None or cue.verb.dep_ != "ccomp" or clause.dep_ != "relcl" or clause.i > own.i:
        return None
    noun = clause.head
    lost = noun.dep_ == "ROOT" and clause.lemma_.lower() not in CUE_VERBS and cue.verb.tag_ in ("VBZ", "VBP", "VBD")
    return noun if lost and may_tell(noun) else None


def _apposed_to(verb: Any) -> Any | None:
    """The name that a noun with the clause only describes ("met Ann Poe, a clerk, who said that P")."""
    noun = verb.head
    described = verb.dep_ == "relcl" and noun.dep_ == "appos" and noun.head.pos_ == "PROPN" and noun.pos_ == "NOUN"
    subject = child(verb, "nsubj")
    return noun.head if described and subject is not None and subject.lower_ == "who" else None


def _beside_with(verb: Any) -> Any | None:
    """Whoever "with" makes the subject of a participle: "…, with Ann Poe adding that 40 boats sank"."""
    before = verb.doc[verb.i - 1] if verb.i > 1 and verb.tag_ == "VBG" else None
    held = before is not None and before.dep_ == "pobj" and before.head.lower_ == "with"
    return before if held else None


def _agent_by_words(by: Any) -> Any | None:
    """Whoever follows "by" where the parser made a subject of them ("is thought by police to have been a shop")."""
    run = run_after(by.doc, by.i + 1, len(by.doc))
    return None if run is None else by.doc[run.head]


def _leading(verb: Any) -> Any | None:
    """The main verb of "was able to confirm", "went on to list", which only lead to the saying."""
    above = verb.head
    if verb.dep_ != "xcomp" or not any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.lefts):
        return None
    if above.pos_ == "ADJ" and above.lemma_ in _APT and above.head.lemma_ == "be" and above.head.dep_ == "ROOT":
        return above.head
    return above if above.lemma_ in _GOING_ON and above.dep_ == "ROOT" else None


_APT = frozenset({"able", "quick", "careful", "swift", "happy", "free", "first"})
_GOING_ON = frozenset({"go", "hasten", "proceed", "continue"})


def _quoting(verb: Any) -> Any | None:
    """The verb of "the radio | quoted | Poe as saying", whose subject only passes it on."""
    saying = verb.dep_ == "pcomp" and verb.tag_ == "VBG" and verb.head.lower_ == "as"
    quoting = verb.head.head if saying else None
    return quoting if quoting is not None and quoting.lemma_ in _QUOTING and child(quoting, "dobj") else None


def _quoted(verb: Any) -> Any | None:
    """Who is quoted in "the radio cited Poe as saying", "Poe was quoted by the radio as saying": neither the radio."""
    saying = verb.dep_ == "pcomp" and verb.tag_ == "VBG" and verb.head.lower_ == "as"
    quoting = verb.head.head if saying else verb
    if quoting.lemma_ not in _QUOTING or not (saying or any(_leads_to_saying(c) for c in quoting.rights)):
        return None
    return child(quoting, "nsubjpass") or (child(quoting, "dobj") if saying else None)


_QUOTING = frozenset({"quote", "cite", "report"})


def _heard_from(cue: Cue) -> Any | None:
    """Who tells it in "the court heard from Ann Poe that …", "the panel learned from the port that …"."""
    if cue.lemma not in _HEARING or cue.passive:
        return None
    told = next((c for c in cue.verb.children if c.dep_ == "prep" and c.lower_ == "from"), None)
    teller = child(told, "pobj") if told is not None else None
    return teller if teller is not None and is_source(teller) else None


_HEARING = frozenset({"hear", "learn"})


def _according_to(cue: Cue) -> Any | None:
    """Who adds something in "According to the report, 70 came by sea, adding that more would follow": no boat does."""
    verb = cue.verb
    if verb.tag_ != "VBG" or verb.dep_ != "advcl" or cue.lemma not in cue_lexicon.SPEECH or "ccomp" not in cue.kids:
        return None
    first = verb.doc[sentence_start(verb.doc, verb.i)]
    to = child(first, "prep") if first.lower_ == "according" else None
    return child(to, "pobj") if to is not None else None


def _leads_to_saying(preposition: Any) -> bool:
    return bool(preposition.lower_ == "as" and any(c.dep_ == "pcomp" for c in preposition.rights))


def _relative(verb: Any, kids: Mapping[str, Any]) -> Any | None:
    """The "who" or "which" that is the verb's subject."""
    subject = kids.get("nsubj")
    return subject if verb.dep_ == "relcl" and subject is not None and subject.tag_ in ("WP", "WDT") else None


def _beside_participle(verb: Any) -> Any | None:
    """The subject that the parser gave a participle between it and its verb: "Ann Poe, a clerk, referring to the storm,
    | added that P"."""
    if verb.tag_ not in ("VBD", "VBZ") or verb.doc[verb.i - 1].text != ",":
        return None
    doing = next((c for c in verb.lefts if c.dep_ == "advcl" and c.tag_ == "VBG"), None)
    subject = None if doing is None else child(doing, "nsubj")
    if (
        doing is None
        or subject is None
        or subject.i > doing.i
        or not any(t.text == "," for t in verb.doc[subject.i : doing.i])
    ):
        return None
    return subject if may_tell(subject) else None


def _noun_before(verb: Any) -> Any | None:
    """The noun right before a finite verb of speech that the parser gave no subject."""
    before = verb.doc[verb.i - 1] if verb.i else None
    if before is None or verb.tag_ not in ("VBD", "VBZ", "VBP") or before.pos_ not in ("PROPN", "NOUN", "PRON"):
        return None
    while before.dep_ == "pobj" and before.head.head.pos_ in ("PROPN", "NOUN") and before.head.head.dep_ == "appos":
        before = before.head.head
    return before


def _first_of_cue(verb: Any) -> int:
    """Where the verb's own words begin: helpers and adverbs close before it ("has also said")."""
    first = verb.i
    doc = verb.doc
    if (above := _quoting(verb) or _leading(verb)) is not None:
        return int(above.i)
    while first > 0 and doc[first - 1].head.i == verb.i and doc[first - 1].dep_ in ("aux", "auxpass", "neg", "advmod"):
        if _is_the_group(doc[first - 1]) or doc[first - 1].pos_ == "PROPN":
            break
        first -= 1
    return int(first)


def _last_of_cue(verb: Any, kids: Mapping[str, Any]) -> Any:
    particle = kids.get("prt")
    if particle is not None and particle.i == verb.i + 1:
        return particle
    return verb
