"""What a document shows or somebody counts: "The poll shows 40", "put the toll at 40", "found no proof of it".

Each rule looks at one cue and its children and answers with the run of tokens that is said, or with None.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from briefings.extracting.attributions import cue_lexicon
from briefings.extracting.attributions.candidates import Cue, Said
from briefings.extracting.attributions.speakers.phrases.person_words import BODIES, HOUSES, OFFICES_AND_BODIES
from briefings.extracting.attributions.speakers.phrases.tellers import are_people_together, is_source
from briefings.extracting.parsing.dependencies import subject_of

# Whoever does these with a number of people or deeds reports it.
DOCUMENTING = frozenset({"document", "record", "count", "register", "verify", "tally", "list", "log"})
# What a document has so many of, it says ("the register holds 40 names").
_CONTAINING = frozenset({"hold", "contain", "include"})
_HOLDING = DOCUMENTING | _CONTAINING
_COUNTING = frozenset(
    {"put", "give", "report", "set", "place", "estimate", "confirm", "announce", "issue", "reckon"}
) | {
    "gauge",
    "peg",
    "assess",
}
_SUPPOSING = frozenset({"credit", "postulate", "suppose", "assume", "name", "quote", "project"})
EVIDENCE_VERBS = (
    frozenset({"show", "find", "give", "put", "reveal", "indicate", "suggest", "have", "see", "project"})
    | DOCUMENTING
    | _COUNTING
    | frozenset({"correct", "revise", "raise", "lower", "update", "arrive", "come", "settle", "land"})
    | _SUPPOSING
    | frozenset({"number", "say", "reckon", "acknowledge"})
    | _CONTAINING
)
TALLIES = frozenset(
    {"number", "figure", "total", "toll", "count", "tally", "strength", "share", "estimate", "price", "cost"}
    | {"loss", "casualty", "membership"}
)


def evidence(cue: Cue) -> Said | None:
    """ "The poll shows her ahead by three points": what a document shows is what it says."""
    if cue.passive or cue.lemma not in EVIDENCE_VERBS:
        return None
    obj, subject = cue.kids.get("dobj"), cue.kids.get("nsubj")
    if subject is None and cue.verb.dep_ == "conj":
        subject = subject_of(cue.verb)  # "The agency checked its books and | arrived at 40"
    if subject is None:
        return None
    said = _has_doing(cue, subject) or _has_it_at(cue) or _number_named(cue, subject) or _number_put_first(cue, subject)
    if said is not None:
        return said
    if obj is not None and _gives_who_it_was(cue, subject, obj):
        return Said(obj.left_edge.i, end_of_shown(cue.verb, obj))
    if obj is None or obj.i < cue.verb.i:
        return _number_arrived_at(cue, subject)
    return _nothing_found(cue, subject, obj) or _thing_shown(cue, subject, obj)


def _may_count(subject: Any) -> bool:
    """Whether a number can be the subject's word: a source's, several people's, or that of "he" or "they"."""
    return bool(is_source(subject) or subject.pos_ == "PRON" or subject.tag_ == "NNS")


def _has_number(tokens: Iterable[Any]) -> bool:
    return any(t.pos_ == "NUM" for t in tokens)


def is_tallied(thing: Any) -> bool:
    """Whether a number stands in the thing that was documented ("the killing of 58 civilians", "40 raids")."""
    return any(t.pos_ == "NUM" or t.lower_ in _SCORES for t in thing.doc[thing.left_edge.i : thing.right_edge.i + 1])


_SCORES = frozenset({"dozens", "hundreds", "thousands", "scores", "several"})


def _has_doing(cue: Cue, subject: Any) -> Said | None:
    """ "A tally has 40 boats sinking", "The Maltese press had him crossing the bay": what a count or the press has
    somebody do."""
    noun = subject.lemma_.lower()
    if cue.lemma != "have" or noun not in cue_lexicon.DOCUMENTS | _PRESS:
        return None
    clause = cue.kids.get("ccomp") or cue.kids.get("xcomp")
    doing = clause is not None and clause.tag_ in ("VBG", "VBN") and (noun in _PRESS or is_tallied(clause))
    return Said(clause.left_edge.i, clause.right_edge.i) if doing and clause is not None else None


# Who tells of others what they do, and has nobody do anything else.
_PRESS = frozenset({"press", "media", "newspaper", "tabloid", "rumour", "version"})


def _has_it_at(cue: Cue) -> Said | None:
    """ "Halden has it at more than 150": the number that somebody holds."""
    obj, at = cue.kids.get("dobj"), next((c for c in cue.verb.rights if c.lower_ == "at"), None)
    if cue.lemma != "have" or obj is None or obj.lower_ not in ("it", "them") or at is None or at.i != obj.i + 1:
        return None
    return Said(obj.i, at.right_edge.i) if _has_number(at.subtree) else None


def _gives_who_it_was(cue: Cue, subject: Any, obj: Any) -> bool:
    """ "Police gave his name as Tom Lane", "It gave his age as 40": who somebody was, by a body or by several; a person
    who "gave his name as Tom" may have told his own."""
    if cue.lemma != "give" or obj.i < cue.verb.i or obj.lemma_.lower() not in _WHO_IT_WAS:
        return False
    body = is_source(subject) and subject.lemma_.lower() in BODIES | HOUSES
    told_by = body or subject.lower_ in ("it", "they", "police") or (is_source(subject) and subject.tag_ == "NNS")
    theirs = {"his", "her", "the"} if subject.lower_ == "they" else {"his", "her", "their", "the"}
    others = any(c.lower_ in theirs for c in obj.lefts)
    leads = (*cue.verb.rights, *obj.rights)
    return told_by and others and any(c.lower_ == "as" and c.dep_ == "prep" for c in leads)


_WHO_IT_WAS = frozenset({"name", "age", "nationality", "identity", "profession", "occupation", "rank", "birthplace"})


def _number_named(cue: Cue, subject: Any) -> Said | None:
    """ "gave 850 in May", "says upwards of 500": a bare number, of what was counted before."""
    if cue.lemma not in _NUMBERING or not _may_count(subject):
        return None
    number = _number_close_behind(cue.verb)
    if number is None or not _is_of_nothing_named(cue.verb.doc, number):
        return None
    return Said(cue.verb.i + 1, max(number, int(cue.verb.right_edge.i) - 1))


_NUMBERING = frozenset({"give", "say", "count", "record", "register", "list", "report", "log"})


def _number_close_behind(verb: Any) -> int | None:
    """The number behind the verb with no noun, verb or mark before it ("says upwards of | 500")."""
    doc, first = verb.doc, verb.i + 1
    number = next((k for k in range(first, min(len(doc), first + 4)) if doc[k].tag_ == "CD"), None)
    if number is None or any(t.pos_ in ("NOUN", "PROPN", "PRON", "VERB") or t.is_punct for t in doc[first:number]):
        return None
    return number


def _is_of_nothing_named(doc: Any, number: int) -> bool:
    """Whether no noun follows the number, to tell what it is of ("gave 850 | in May", "gave 850.")."""
    after = doc[number + 1] if number + 1 < len(doc) else None
    return after is None or bool(after.is_punct) or after.lower_ in _AFTER_NUMBER


_AFTER_NUMBER = frozenset({"in", "as", "for", "and", "to", "last", "this", "dead", "wounded", "injured", "missing"})


def _number_arrived_at(cue: Cue, subject: Any) -> Said | None:
    """ "arrived at 240", "counted upwards of 40 boats", "its strength they put at 500": a number without an object."""
    if not _may_count(subject):
        return None
    putting = cue.lemma in _PUTTING
    wanted = _LEADING.get(cue.lemma, ("at",) if putting else ())
    leads = (c for c in cue.verb.rights if c.lower_ in wanted and _leads_to_a_number(cue, c))
    at = next(leads, None)
    if at is None:
        return None
    fronted = cue.kids.get("dobj") if putting else None
    if fronted is not None:
        return Said(fronted.left_edge.i, at.right_edge.i, around=True)
    counted = putting and cue.verb.doc[cue.verb.i + 1].tag_ == "WP"  # "put | what remains of the crew | at 40"
    return Said(cue.verb.i + 1 if counted else at.i, at.right_edge.i)


def _leads_to_a_number(cue: Cue, preposition: Any) -> bool:
    """Whether a number or a total stands behind the preposition ("arrived at | 40", "settled on | a range of 20 to 40",
    "came to | half the figure"); what one may also come to or settle on needs the total."""
    words = cue.verb.doc[preposition.i : preposition.right_edge.i + 1]
    total = any(c.dep_ == "pobj" and c.lemma_.lower() in _TOTALS for c in preposition.rights)
    return total or (cue.lemma not in _NEEDING_A_TOTAL and _has_number(words))


_NEEDING_A_TOTAL = frozenset({"come", "settle", "land"})
_TOTALS = frozenset({"number", "figure", "total", "toll", "count", "tally", "estimate", "range", "sum"})


def _number_put_first(cue: Cue, subject: Any) -> Said | None:
    """ "put at | about 40 the boats that sank", of which the parser makes the number the object."""
    obj = cue.kids.get("dobj")
    if cue.lemma not in _PUTTING or obj is None or not _may_count(subject) or obj.left_edge.i > cue.verb.i + 2:
        return None
    if cue.verb.i + 1 >= len(cue.verb.doc):
        return None
    at = cue.verb.doc[cue.verb.i + 1]
    numbered = at.lower_ == "at" and obj.i > at.i and _has_number(cue.verb.doc[at.i + 1 : obj.i + 1])
    return Said(at.i, obj.right_edge.i) if numbered else None


# "counted upwards of 40 boats", "acknowledges over 40"
_ABOUT = ("upwards", "upward", "over", "above", "about", "around", "under", "below")
_LEADING = {**dict.fromkeys(("count", "acknowledge"), _ABOUT)} | {
    "reckon": ("at", "with"),
    "arrive": ("at",),
    "come": ("to",),
    "settle": ("on",),
    "land": ("on", "at"),
}
_PUTTING = frozenset({"put", "estimate", "set", "place", "number", "reckon", "gauge", "peg", "assess"})


def _nothing_found(cue: Cue, subject: Any, obj: Any) -> Said | None:
    """ "has found no proof of it", "sees no sign that P": who looked for it says that there is none."""
    if (danger := _danger_seen(cue, subject, obj)) is not None:
        return danger
    judged = cue.lemma == "see" and obj.lemma_.lower() in (_DANGERS | _GROUNDS) and is_source(subject)
    sought = judged or (cue.lemma in ("find", "see", "have") and obj.lemma_.lower() in _PROOF)
    nothing = any(c.lower_ in ("no", "little", "any", "scant") and c.dep_ in ("det", "amod") for c in obj.lefts)
    nothing = nothing or (cue.lemma in ("find", "see") and "neg" in cue.kids)
    return Said(obj.left_edge.i, obj.right_edge.i) if sought and nothing and _may_count(subject) else None


def _danger_seen(cue: Cue, subject: Any, obj: Any) -> Said | None:
    """ "The service sees a risk that P", "A panel of pilots sees the danger that P": it is their judgment."""
    judged = cue.lemma == "see" and obj.lemma_.lower() in (_DANGERS | _SIGNS)
    if not judged or not (is_source(subject) or are_people_together(subject)):
        return None
    clause = next((c for c in obj.rights if c.dep_ in ("acl", "relcl", "ccomp")), None)
    opened = clause is not None and clause.doc[clause.left_edge.i].lower_ == "that"
    return Said(obj.left_edge.i, clause.right_edge.i) if opened and clause is not None else None


_DANGERS = frozenset({"danger", "risk", "threat", "chance", "prospect", "possibility", "likelihood"})
_SIGNS = frozenset({"sign", "indication", "evidence"})
# What somebody sees none of, who holds that there is none ("sees no need to fetch them").
_GROUNDS = frozenset({"reason", "need", "cause", "ground", "alternative", "link", "connection", "justification"})
_PROOF = frozenset({"evidence", "proof", "trace", "sign", "indication", "record", "confirmation"})


def _thing_shown(cue: Cue, subject: Any, obj: Any) -> Said | None:
    """ "The report shows the harm", "lists 40 boats": the thing that a document shows or that somebody counts."""
    if not _speaks_by_it(cue, subject, obj) or _has_it_itself(cue, subject):
        return None
    if cue.lemma in _HOLDING and not is_tallied(obj):
        return None
    return Said(_number_before(cue, obj), end_of_shown(cue.verb, obj))


def _number_before(cue: Cue, obj: Any) -> int:
    """Where what is counted begins: "put | at about 40 the boats that sank" has its number first."""
    if cue.lemma not in _PUTTING:
        return int(obj.left_edge.i)
    at = (c for c in cue.verb.rights if c.lower_ == "at" and c.i < obj.i and _has_number(c.subtree))
    return min([int(obj.left_edge.i), *(int(c.i) for c in at)])


def end_of_shown(verb: Any, thing: Any) -> int:
    """Where a thing behind the verb ends with all that the parser hung on the verb beside it, but another clause."""
    return max(int(c.right_edge.i) for c in verb.rights if c.i >= thing.i and c.dep_ not in _OTHER_CLAUSES)


_OTHER_CLAUSES = frozenset({"advcl", "conj", "cc", "punct"})


def _speaks_by_it(cue: Cue, subject: Any, obj: Any) -> bool:
    """Whether it is a document that shows the thing, or somebody who counts, puts a number at it or supposes one."""
    if subject.lemma_.lower() in cue_lexicon.DOCUMENTS or cue.lemma in DOCUMENTING:
        return True
    put = cue.lemma in _COUNTING_OR_REVISING and _is_number_put(cue, subject, obj)
    return put or _is_supposed(cue, subject, obj)


def _has_it_itself(cue: Cue, subject: Any) -> bool:
    """ "The village counts 900 people", "the fleet counted 900 crews among its ranks" has them; "the figure includes 40
    children" is made up of them, whoever gave it."""
    noun = subject.lemma_.lower()
    if cue.lemma == "count":
        return noun in _SETTLEMENTS or _counts_among_its_own(cue)
    return cue.lemma in _CONTAINING and noun in TALLIES


def _counts_among_its_own(cue: Cue) -> bool:
    """Whether "among its ranks" or the like stands behind what is counted."""
    among = (t for c in cue.verb.rights for t in c.subtree if t.lower_ == "among")
    return any(t.tag_ == "PRP$" for a in among for t in a.subtree)


_SETTLEMENTS = frozenset("village town city region district province country camp quarter island parish place".split())


def _is_supposed(cue: Cue, subject: Any, obj: Any) -> bool:
    """ "planners credited them with 600 men", "the service postulated a crew of 400": a number somebody supposes."""
    if cue.lemma not in _SUPPOSING or not (is_source(subject) or subject.tag_ == "NNS"):
        return False
    if cue.lemma == "credit":
        return any(c.lower_ == "with" and (is_tallied(c) or is_tallied(obj)) for c in cue.verb.rights)
    priced = cue.lemma == "quote" and obj.lemma_.lower() in _PRICED
    return is_tallied(obj) and (priced or not _is_of_people_only(obj))


# "quoted me 8,000 dollars": what somebody says that it costs.
_PRICED = frozenset("dollar euro pound price sum crown franc lira dinar rouble ruble rupee riyal mark peso".split())


def _is_of_people_only(thing: Any) -> bool:
    """ "named 23 players", "assumed 3 posts": a number of what is chosen or taken, and no estimate."""
    return any(c.dep_ == "nummod" for c in thing.lefts) and thing.lemma_.lower() not in TALLIES


def _is_number_put(cue: Cue, subject: Any, obj: Any) -> bool:
    """ "put the toll at 40", "puts it at 400", "reported 19 deaths": whoever puts a number at something says so."""
    if obj.lemma_.lower() in TALLIES and (cue.lemma != "give" or _has_number(cue.verb.subtree)):
        return cue.lemma not in _REVISING or _is_revised(cue)
    if cue.lemma in _REVISING:  # "has revised this to 69"
        return obj.lower_ in ("this", "that") and _is_revised(cue) and _has_number(cue.verb.subtree)
    if cue.lemma in _PUTTING:
        return _is_put_at_a_number(cue.verb)
    if cue.lemma == "give":
        return _is_given_as_a_number(cue.verb)
    return cue.lemma in _ANNOUNCING and (_is_reported_happening(cue, subject, obj) or is_tallied(obj))


_REVISING = frozenset({"correct", "revise", "raise", "lower", "update", "increase"})
_COUNTING_OR_REVISING = _COUNTING | _REVISING
_ANNOUNCING = frozenset({"report", "confirm", "announce"})


def _is_revised(cue: Cue) -> bool:
    """ "corrected the toll to 29": a new number, by somebody who counts and no event ("the blast raised the toll")."""
    subject = cue.kids.get("nsubj") or subject_of(cue.verb)
    if subject is None:
        return False
    counts = subject.pos_ == "PROPN" or subject.lemma_.lower() in OFFICES_AND_BODIES
    return counts and any(c.lower_ in ("to", "at", "from") and c.dep_ == "prep" for c in cue.verb.rights)


def _is_put_at_a_number(verb: Any) -> bool:
    """ "put the loss | at 40", "put its share | at half": the "at" may hang on what the number is of."""
    below = (d for c in verb.rights for d in (c, *c.rights, *(e for d in c.rights for e in d.rights)))
    return any(c.lower_ == "at" and any(t.pos_ == "NUM" or t.lower_ in _SHARES for t in c.subtree) for c in below)


_SHARES = frozenset({"half", "third", "quarter", "fifth", "tenth", "most"})


def _is_given_as_a_number(verb: Any) -> bool:
    """ "gave the enemy's losses | as 702 killed"."""
    return any(c.lower_ == "as" and _has_number(c.subtree) for c in verb.rights)


def _is_reported_happening(cue: Cue, subject: Any, obj: Any) -> bool:
    """ "The guild reported clashes": what a source reports tells that it happened, also without a number."""
    return cue.lemma == "report" and obj.lower_ in _HAPPENINGS and is_source(subject)


_HAPPENINGS = frozenset(
    """killings deaths arrests abuses executions clashes attacks strikes raids explosions beatings abductions
    disappearances escapes casualties losses gunfire shelling looting fighting torture abuse""".split()
)
