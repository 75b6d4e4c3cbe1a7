"""Attributions whose cue is a verb: who does it, where the cue's words begin and end, and what it introduces."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from briefings.extracting.attributions import cue_lexicon
from briefings.extracting.attributions.candidates import Cue, Reading, Rule, Said
from briefings.extracting.attributions.cues.clause_content import CUE_VERBS, asked_first, content_of, second_cue
from briefings.extracting.attributions.cues.relative_reports import cleft_subject, one_of_those
from briefings.extracting.attributions.cues.reporting_adjuncts import FINITE
from briefings.extracting.attributions.speakers.named_speakers import named_before
from briefings.extracting.attributions.speakers.person_words import PEOPLE_AND_HOUSES
from briefings.extracting.attributions.speakers.speaker_runs import run_after
from briefings.extracting.attributions.speakers.tellers import is_source, may_tell, people_of
from briefings.extracting.parsing.dependencies import (
    SUBJECTS,
    by_relation,
    child,
    past_false_end,
    sentence_start,
    subject_of,
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
    if _is_held_by_others(cue.verb, source) or _is_done_to_a_thing(cue.verb, source) or _is_nobody(cue.verb, source):
        return False
    return cue.lemma in cue_lexicon.SPEECH or source.lower_ not in _ANYBODY


def _is_nobody(verb: Any, source: Any) -> bool:
    """ "It would be wrong to comment on it": the "it" of whatever it is to do so."""
    below = source.lower_ == "it" and verb.dep_ in ("xcomp", "advcl") and verb.head.lemma_ == "be"
    return bool(below and verb.head.i == source.head.i and child(verb.head, "acomp", "attr") is not None)


def _edges(verb: Any, source: Any | None, said: Said, rule: Rule) -> tuple[int, int] | None:
    """The first and last token of what is said, without asides, the speaker and the cue."""
    doc = verb.doc
    last = past_false_end(doc, said.last)
    last = without_aside(doc, said.first, last, clause=rule in ("framed", "clause"))
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
    by = _by_a_teller(named)
    return kids if by is None else {**kids, "agent": by}


def _by_a_teller(named: Any) -> Any | None:
    """The "by" right of what something is called, with somebody behind it ("theft | by | Poe")."""
    by = next((c for c in named.rights if c.dep_ in ("prep", "agent") and c.lower_ == "by"), None)
    speaker = child(by, "pobj") if by is not None else None
    return by if speaker is not None and may_tell(speaker) else None


def _is_the_group(token: Any | None) -> bool:
    return token is not None and token.text == "IS"


def _is_passive(verb: Any, kids: Mapping[str, Any]) -> bool:
    if "auxpass" in kids or "nsubjpass" in kids:
        return True
    # "Asked about the vote, he said": a participle without helper and without object.
    return verb.tag_ == "VBN" and verb.dep_ in ("advcl", "acl", "relcl") and not kids.keys() & {"aux", "nsubj"}


def _source(cue: Cue) -> Any | None:
    """Who says it: whom a go-between quotes, else who does the verb, else the "by" of a passive."""
    quoted = _quoted(cue.verb) or _heard_from(cue) or _according_to(cue)
    if quoted is not None:
        return quoted
    return _agent(cue) if cue.passive else _subject(cue)


def _subject(cue: Cue) -> Any | None:
    """Who does the verb, by the first rule that finds somebody."""
    for of_cue in _SUBJECTS_OF_CUES:
        if (subject := of_cue(cue)) is not None:
            return subject
    for of_verb in _SUBJECTS_OF_VERBS:
        if (subject := of_verb(cue.verb)) is not None:
            return subject
    return None


def _own_after_all(cue: Cue) -> Any | None:
    """The subject that the rules above gave the verb instead of the parser's own, or "IS" for the group."""
    own = cue.kids.get("nsubj")
    return own if _is_the_group(own) or _is_mended(cue.verb, own) else None


def _subject_by_the_parse(verb: Any) -> Any | None:
    """Its own subject, or the one that it shares with another cue."""
    return subject_of(asked_first(verb) or second_cue(verb) or verb)


def _agent(cue: Cue) -> Any | None:
    """Who says it in the passive: whoever "by" names, or the court that was told."""
    agent = cue.kids.get("agent")
    if agent is None:
        return _who_was_told(cue)
    return child(agent, "pobj") or _agent_by_words(agent)


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
    if cue.kids.get("nsubj") is not None or verb.dep_ not in ("conj", "ROOT") or doc[verb.i - 1].text != ",":
        return None
    mark = _mark_before(verb)
    comma = None if mark is None else _comma_beside_a_name(doc[mark + 1 : verb.i - 1])
    if comma is None:
        return None
    heads = doc[comma - 1], doc[verb.i - 2]
    return next((t for t in heads if t.pos_ == "PROPN"), None)


def _comma_beside_a_name(words: Any) -> int | None:
    """The one comma of "the mayor | , | Ann Poe", where there is nothing but nouns and what goes with them."""
    commas = [t.i for t in words if t.text == ","]
    plain = all(t.pos_ in _NOMINAL or t.text in (",", "-") for t in words)
    return commas[0] if plain and len(commas) == 1 else None


def _mark_before(verb: Any) -> int | None:
    """The "after" that opens a clause behind the sentence's own verb, with no comma before it."""
    doc, start = verb.doc, sentence_start(verb.doc, verb.i)
    mark = next((k for k in range(verb.i - 2, start, -1) if doc[k].lower_ in _MARKS), None)
    if mark is None or doc[mark - 1].text == ",":
        return None
    return mark if any(t.tag_ in FINITE for t in doc[start:mark]) else None


_MARKS = frozenset({"after", "before", "when", "because", "since", "while", "once", "until"})
_NOMINAL = frozenset({"DET", "ADJ", "NOUN", "PROPN", "PART"})


def _of_first_cue(cue: Cue) -> Any | None:
    """Who goes on in "Ann Poe | said the pier was old, so it was likely to sink, and | added that P": the parser makes
    the clause between the main one, and has "it" add something."""
    verb = cue.verb
    if verb.dep_ != "conj" or cue.lemma not in _GOING_ON_TO_SAY or child(verb, *SUBJECTS) is not None:
        return None
    between = verb.head
    first = next((c for c in between.lefts if c.dep_ == "ccomp" and c.tag_ == verb.tag_), None)
    said = first is not None and first.lemma_.lower() in cue_lexicon.SPEECH
    return child(first, "nsubj") if first is not None and said else None


_GOING_ON_TO_SAY = frozenset({"add", "note", "stress", "say", "warn", "claim", "explain"})


def _behind_what_is_said(cue: Cue) -> Any | None:
    """The first of two who say it behind a comma ("Most were boats from Halden, | officials | and sailors said"), of
    whom the parser makes a list with the words before."""
    verb, doc = cue.verb, cue.verb.doc
    if cue.lemma not in cue_lexicon.SPEECH or verb.tag_ not in FINITE or doc[verb.i - 1].pos_ not in ("NOUN", "PROPN"):
        return None
    start = sentence_start(doc, verb.i)
    comma = next((i for i in range(verb.i - 1, start, -1) if doc[i].text == ","), start)
    both = doc[comma + 1 : verb.i]
    joined = next((t.i for t in both if t.lower_ == "and"), None)
    if (
        joined is None
        or not all(t.pos_ in _LISTED for t in both)
        or not any(t.tag_ in FINITE for t in doc[start:comma])
    ):
        return None
    first, own = doc[joined - 1], cue.kids.get("nsubj")
    cut = own is not None and (own.i < comma or own.i > joined)
    return first if cut and may_tell(first) else None


_LISTED = frozenset({"DET", "ADJ", "NUM", "NOUN", "PROPN", "CCONJ"})


def _behind_relative(cue: Cue) -> Any | None:
    """The subject before a relative clause whose last noun the parser took for it: the bank of "A bank that follows
    the trade | reckons P"."""
    own, clause = cue.kids.get("nsubj"), cue.verb.head
    if own is None or cue.verb.dep_ != "ccomp" or clause.dep_ != "relcl" or clause.i > own.i:
        return None
    noun = clause.head
    lost = noun.dep_ == "ROOT" and clause.lemma_.lower() not in CUE_VERBS and cue.verb.tag_ in ("VBZ", "VBP", "VBD")
    return noun if lost and may_tell(noun) else None


def _cited_ahead(verb: Any) -> Any | None:
    """The paper of "According to the Port Paper many left, | reporting that P": a participle behind what is cited."""
    if verb.tag_ != "VBG" or verb.dep_ != "advcl" or verb.head.i > verb.i:
        return None
    ahead = (c for c in verb.head.lefts if c.lower_ == "according")
    return next((noun for c in ahead for to in c.children for noun in to.children if noun.dep_ == "pobj"), None)


def _apposed_to(verb: Any) -> Any | None:
    """The name that a noun with the clause only describes ("met Ann Poe, a clerk, who said that P")."""
    noun = verb.head
    described = verb.dep_ == "relcl" and noun.dep_ == "appos" and noun.head.pos_ == "PROPN" and noun.pos_ == "NOUN"
    subject = child(verb, "nsubj")
    return noun.head if described and subject is not None and subject.lower_ == "who" else None


def _beside_with(cue: Cue) -> Any | None:
    """Whoever "with" makes the subject of a participle: "…, with Ann Poe adding that 40 boats sank"."""
    verb = cue.verb
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
    behind = any(c.dep_ == "ccomp" for c in quoting.lefts)  # "40 boats sank, the radio reported Poe as saying"
    return child(quoting, "nsubjpass") or (child(quoting, "dobj") if saying or behind else None)


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
    doing = _participle_before(verb)
    subject = None if doing is None else child(doing, "nsubj")
    if doing is None or subject is None or subject.i > doing.i:
        return None
    parted = any(t.text == "," for t in verb.doc[subject.i : doing.i])
    return subject if parted and may_tell(subject) else None


def _participle_before(verb: Any) -> Any | None:
    """The "referring" of "…, | referring | to the storm, added", which hangs on the verb behind its comma."""
    if verb.tag_ not in ("VBD", "VBZ") or verb.doc[verb.i - 1].text != ",":
        return None
    return next((c for c in verb.lefts if c.dep_ == "advcl" and c.tag_ == "VBG"), None)


def _noun_before(verb: Any) -> Any | None:
    """The noun right before a finite verb of speech that the parser gave no subject."""
    before = verb.doc[verb.i - 1] if verb.i else None
    if before is None or verb.tag_ not in ("VBD", "VBZ", "VBP") or before.pos_ not in ("PROPN", "NOUN", "PRON"):
        return None
    while before.dep_ == "pobj" and before.head.head.pos_ in ("PROPN", "NOUN") and before.head.head.dep_ == "appos":
        before = before.head.head
    return people_of(before) or before


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


# Where the subject of a verb is looked for, in this order.
_SUBJECTS_OF_CUES: tuple[Callable[[Cue], Any | None], ...] = (
    _own_after_all,
    _beside_with,
    _named_beside,
    _behind_mark,
    _of_first_cue,
    _behind_what_is_said,
    _behind_relative,
)
_SUBJECTS_OF_VERBS: tuple[Callable[[Any], Any | None], ...] = (
    cleft_subject,
    one_of_those,
    _cited_ahead,
    _apposed_to,
    _subject_by_the_parse,
    _noun_before,
    _beside_participle,
)
