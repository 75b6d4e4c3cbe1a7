"""The thing that a verb says something of, or says: "criticised the deal", "called him a liar", "were accused of it".

Each rule looks at one cue and its children and answers with the run of tokens that is said, or with None.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from briefings.extracting.attributions import cue_lexicon
from briefings.extracting.attributions.candidates import Cue, Said
from briefings.extracting.attributions.cues.phrase_cues import is_source, names_a_source
from briefings.extracting.attributions.speakers.person_words import BODIES, PEOPLE, ROLES
from briefings.extracting.parsing.dependencies import SUBJECTS, child, sentence_start

WITH_OBJECT = cue_lexicon.SPEECH_OBJECTS | cue_lexicon.JUDGING_OBJECTS | cue_lexicon.STANCE
# Whoever does these with a number of people or deeds reports it.
_DOCUMENTING = frozenset({"document", "record", "count", "register", "verify", "tally", "list", "log"})
# What a document has so many of, it says ("the register holds 40 names").
_CONTAINING = frozenset({"hold", "contain", "include"})
_COUNTING = frozenset({"put", "give", "report", "set", "place", "estimate", "confirm", "announce", "issue"})
_SUPPOSING = frozenset({"credit", "postulate", "suppose", "assume", "name", "quote", "project"})
EVIDENCE_VERBS = (
    frozenset({"show", "find", "give", "put", "reveal", "indicate", "suggest", "have", "see", "project"})
    | _DOCUMENTING
    | _COUNTING
    | frozenset({"correct", "revise", "raise", "lower", "update", "arrive"})
    | _SUPPOSING
    | frozenset({"number", "say", "reckon"})
    | _CONTAINING
)


_TALLIES = frozenset(
    {"number", "figure", "total", "toll", "count", "tally", "strength", "share", "estimate", "price", "cost"}
    | {"loss", "casualty", "membership"}
)


def evidence(cue: Cue) -> Said | None:
    """ "The poll shows her ahead by three points": what a document shows is what it says."""
    obj, subject = cue.kids.get("dobj"), cue.kids.get("nsubj")
    if subject is None or cue.passive or cue.lemma not in EVIDENCE_VERBS:
        return None
    if (doing := _has_doing(cue, subject)) is not None:
        return doing
    if (named := _number_named(cue, subject)) is not None:
        return named
    if obj is None or obj.i < cue.verb.i:
        return _number_arrived_at(cue, subject)
    if (nothing := _nothing_found(cue, subject, obj)) is not None:
        return nothing
    counted = (cue.lemma in _COUNTING | _REVISING and _is_number_put(cue, subject, obj)) or _is_supposed(
        cue, subject, obj
    )
    if subject.lemma_.lower() not in cue_lexicon.DOCUMENTS and not counted and cue.lemma not in _DOCUMENTING:
        return None
    if cue.lemma == "count" and (subject.lemma_.lower() in _SETTLEMENTS or _is_among_its_own(cue, obj)):
        return None  # "the village counts 900 people", "the fleet counted 900 crews among its ranks": has them
    if cue.lemma in _CONTAINING and subject.lemma_.lower() in _TALLIES:
        return None  # "the figure includes 40 children" is made up of them, whoever gave it
    if cue.lemma in _DOCUMENTING | _CONTAINING and not _is_tallied(obj):
        return None
    last = max(
        c.right_edge.i for c in cue.verb.children if c.i >= obj.i and c.dep_ not in ("advcl", "conj", "cc", "punct")
    )
    return Said(obj.left_edge.i, last)


def _is_among_its_own(cue: Cue, obj: Any) -> bool:
    """Whether "among its ranks" or the like stands behind what is counted."""
    among = (c for c in (*cue.verb.rights, *obj.subtree) if c.lower_ == "among" and c.i > obj.i)
    return any(t.tag_ == "PRP$" for c in among for t in c.subtree)


_SETTLEMENTS = frozenset("village town city region district province country camp quarter island parish place".split())


def _has_doing(cue: Cue, subject: Any) -> Said | None:
    """ "A tally has 40 boats sinking": what a count has somebody do."""
    if cue.lemma != "have" or subject.lemma_.lower() not in cue_lexicon.DOCUMENTS:
        return None
    clause = cue.kids.get("ccomp") or cue.kids.get("xcomp")
    numbered = clause is not None and clause.tag_ in ("VBG", "VBN") and _is_tallied(clause)
    return Said(clause.left_edge.i, clause.right_edge.i) if numbered and clause is not None else None


def _number_named(cue: Cue, subject: Any) -> Said | None:
    """ "gave 850 in May", "says upwards of 500": a bare number, of what was counted before."""
    doc, first = cue.verb.doc, cue.verb.i + 1
    if cue.lemma not in _NUMBERING or not (is_source(subject) or subject.pos_ == "PRON" or subject.tag_ == "NNS"):
        return None
    number = next((k for k in range(first, min(len(doc), first + 4)) if doc[k].tag_ == "CD"), None)
    if number is None or any(t.pos_ in ("NOUN", "PROPN", "PRON", "VERB") or t.is_punct for t in doc[first:number]):
        return None
    after = doc[number + 1] if number + 1 < len(doc) else None
    bare = after is None or after.is_punct or after.lower_ in _AFTER_NUMBER
    return Said(first, max(number, int(cue.verb.right_edge.i) - 1)) if bare else None


_NUMBERING = frozenset({"give", "say", "count", "record", "register", "list", "report", "log"})
_AFTER_NUMBER = frozenset({"in", "as", "for", "and", "to", "last", "this", "dead", "wounded", "injured", "missing"})


def _nothing_found(cue: Cue, subject: Any, obj: Any) -> Said | None:
    """ "has found no proof of it", "sees no sign that P": who looked for it says that there is none."""
    sought = cue.lemma in ("find", "see", "have") and obj.lemma_.lower() in _PROOF
    nothing = any(c.lower_ in ("no", "little", "any") and c.dep_ in ("det", "amod") for c in obj.lefts)
    speaks = is_source(subject) or subject.pos_ == "PRON" or subject.tag_ == "NNS"
    return Said(obj.left_edge.i, obj.right_edge.i) if sought and nothing and speaks else None


_PROOF = frozenset({"evidence", "proof", "trace", "sign", "indication", "record", "confirmation"})


def _number_arrived_at(cue: Cue, subject: Any) -> Said | None:
    """ "arrived at 240", "counted upwards of 40 boats", "its strength they put at 500": a number without an object."""
    speaks = is_source(subject) or subject.pos_ == "PRON" or subject.tag_ == "NNS"
    for c in cue.verb.rights if speaks else ():
        wanted = _LEADING.get(cue.lemma, ("at",) if cue.lemma in _PUTTING else ())
        if c.lower_ in wanted and any(t.pos_ == "NUM" for t in c.doc[c.i : c.right_edge.i + 1]):
            fronted = cue.lemma in _PUTTING and cue.kids.get("dobj") is not None
            return (
                Said(cue.kids["dobj"].left_edge.i, c.right_edge.i, around=True)
                if fronted
                else Said(c.i, c.right_edge.i)
            )
    return None


_LEADING = {"count": ("upwards", "upward"), "reckon": ("at", "with"), "arrive": ("at",)}


def _is_supposed(cue: Cue, subject: Any, obj: Any) -> bool:
    """ "planners credited them with 600 men", "the service postulated a crew of 400": a number somebody supposes."""
    if cue.lemma not in _SUPPOSING or not (is_source(subject) or subject.tag_ == "NNS"):
        return False
    if cue.lemma == "credit":
        return any(c.lower_ == "with" and (_is_tallied(c) or _is_tallied(obj)) for c in cue.verb.rights)
    return _is_tallied(obj) and not _is_of_people_only(obj)


def _is_of_people_only(thing: Any) -> bool:
    """ "named 23 players", "assumed 3 posts": a number of what is chosen or taken, and no estimate."""
    return any(c.dep_ == "nummod" for c in thing.lefts) and thing.lemma_.lower() not in _TALLIES


def _is_number_put(cue: Cue, subject: Any, obj: Any) -> bool:
    """ "put the toll at 40", "puts it at 400", "reported 19 deaths": whoever puts a number at something says so."""
    if obj.lemma_.lower() in _TALLIES and (cue.lemma != "give" or any(t.pos_ == "NUM" for t in cue.verb.subtree)):
        return cue.lemma not in _REVISING or _is_revised(cue)
    if cue.lemma in _REVISING:
        return False
    if cue.lemma in _PUTTING:
        below = (d for c in cue.verb.rights for d in (c, *c.rights, *(e for d in c.rights for e in d.rights)))
        return any(c.lower_ == "at" and any(t.pos_ == "NUM" or t.lower_ in _SHARES for t in c.subtree) for c in below)
    if cue.lemma == "give":  # "gave the enemy's losses as 702 killed"
        return any(c.lower_ == "as" and any(t.pos_ == "NUM" for t in c.subtree) for c in cue.verb.rights)
    happened = cue.lemma == "report" and obj.lower_ in _HAPPENINGS and is_source(subject)
    return cue.lemma in _ANNOUNCING and (happened or _is_tallied(obj))


# What somebody reports tells that it happened, also without a number.
_HAPPENINGS = frozenset(
    """killings deaths arrests abuses executions clashes attacks strikes raids explosions beatings abductions
    disappearances escapes casualties losses gunfire shelling looting fighting torture abuse""".split()
)

_SHARES = frozenset({"half", "third", "quarter", "fifth", "tenth", "most"})


def _is_revised(cue: Cue) -> bool:
    """ "corrected the toll to 29": a new number, by somebody who counts and no event ("the blast raised the toll")."""
    subject = cue.kids["nsubj"]
    counts = subject.pos_ == "PROPN" or subject.lemma_.lower() in ROLES | BODIES
    return counts and any(c.lower_ in ("to", "at", "from") and c.dep_ == "prep" for c in cue.verb.rights)


_PUTTING = frozenset({"put", "estimate", "set", "place", "number", "reckon"})
_REVISING = frozenset({"correct", "revise", "raise", "lower", "update", "increase"})
_ANNOUNCING = frozenset({"report", "confirm", "announce"})


def _is_tallied(thing: Any) -> bool:
    """Whether a number stands in the thing that was documented ("the killing of 58 civilians", "40 raids")."""
    return any(t.pos_ == "NUM" or t.lower_ in _SCORES for t in thing.doc[thing.left_edge.i : thing.right_edge.i + 1])


_SCORES = frozenset({"dozens", "hundreds", "thousands", "scores", "several"})


def words_said(cue: Cue) -> Said | None:
    """ "said much the same", and the clause that the parser took for a thing ("said many of them had left")."""
    obj = cue.kids.get("dobj")
    if obj is None or cue.lemma != "say" or cue.passive or obj.i < cue.verb.i:
        return None
    ends = [c.right_edge.i for c in cue.verb.rights if c.i >= obj.i and c.dep_ not in ("advcl", "conj", "cc", "punct")]
    return Said(obj.left_edge.i, max(ends))


# Verbs that are speech with a particle alone: "ruled out a trial", "played down the risk", "spelled out why".
PARTICLES = {
    "rule": "out",
    "play": "down",
    "brush": "aside",
    "spell": "out",
    "wave": "away",
    "shrug": "off",
    "talk": "up",
}


def ruled_out(cue: Cue) -> Said | None:
    """ "ruled out a trial", "has ruled out bringing them back": what is said of a thing by verb and particle."""
    particle = cue.kids.get("prt") or cue.kids.get("prep")
    if particle is None or particle.i != cue.verb.i + 1 or cue.passive or particle.lower_ != PARTICLES.get(cue.lemma):
        return None
    things = (*particle.rights, *cue.verb.rights)
    thing = next((c for c in things if c.i > particle.i and (_is_thing(c) or c.dep_ == "pobj")), None)
    return None if thing is None else Said(thing.left_edge.i, thing.right_edge.i)


def _is_thing(token: Any) -> bool:
    return bool(token.dep_ == "dobj" or (token.tag_ == "VBG" and token.dep_ in ("advcl", "xcomp", "ccomp", "pcomp")))


def thing_said(cue: Cue) -> Said | None:
    """ "criticised the deal", "called him a liar", "accused them of fraud"."""
    obj = _object(cue)
    if cue.lemma in _PRONOUNCING and not cue.passive:
        return _pronounced(cue)
    if (turned := _turned_round(cue)) is not None:
        return turned
    if obj is None or cue.passive or cue.lemma not in WITH_OBJECT:
        return None
    if obj.i < cue.verb.i:
        return _named_as(cue) if obj.tag_ in ("WP", "WDT") else None
    if cue.lemma in ("announce", "express", "explain", "repeat") and obj.lower_.endswith(("self", "selves")):
        return None  # "The fleet announced itself with two shots"
    if cue.lemma == "admit" and _is_of_people(obj):
        return None  # "the hospital admitted 40 men"
    if names_a_source(cue.verb, obj) or (cue.lemma not in cue_lexicon.SPEECH_OBJECTS and not _is_judged(cue.verb, obj)):
        return None
    return Said(obj.left_edge.i, _end_of_thing(cue.verb, obj))


def _turned_round(cue: Cue) -> Said | None:
    """ "described as “slow and costly” the search for 40 men": what is held of a thing, and behind it the thing."""
    doc, first = cue.verb.doc, cue.verb.i + 2
    if cue.passive or cue.lemma not in cue_lexicon.SPEECH_OBJECTS or first >= len(doc):
        return None
    if doc[first - 1].lower_ != "as":
        return None
    i, last = first, int(cue.verb.right_edge.i)
    while i <= last and (doc[i].pos_ in ("ADJ", "ADV", "CCONJ") or doc[i].is_quote or doc[i].tag_ == "VBN"):
        i += 1
    thing = first < i < last and (doc[i].pos_ == "DET" or doc[i].tag_ == "PRP$")
    return Said(first, last - doc[last].is_punct) if thing else None


_PRONOUNCING = frozenset({"pronounce", "declare"})


def _pronounced(cue: Cue) -> Said | None:
    """ "pronounced the battle finished", "declared the port open": of a thing what it now is, and no "declared war"."""
    clause = cue.kids.get("ccomp")
    if clause is not None and clause.i > cue.verb.i and child(clause, "nsubj") is not None:
        return Said(clause.left_edge.i, clause.right_edge.i)
    state = cue.kids.get("oprd") or cue.kids.get("xcomp")
    obj = cue.kids.get("dobj")
    return (
        Said(obj.left_edge.i, state.right_edge.i) if obj is not None and state is not None and obj.i < state.i else None
    )


def _is_of_people(thing: Any) -> bool:
    """Whether the thing is people, by their noun or with their number."""
    noun = thing.lemma_.lower()
    return noun in PEOPLE | ROLES or thing.lower_ in _PATIENTS or any(c.dep_ == "nummod" for c in thing.lefts)


_PATIENTS = frozenset({"wounded", "injured", "patients", "casualties", "sick"})


def _end_of_thing(verb: Any, thing: Any) -> int:
    """Where what is said ends: the thing, what completes it, and what the parser hung on the verb right after it.

    "described crass behaviour by the host behind the scenes": it is the thing that is told of there. A day is when it
    was said ("criticised the deal on Friday").
    """
    last = int(thing.right_edge.i)
    for c in verb.rights:
        if c.i <= thing.i:
            continue
        if verb.lemma_ in ("promise", "pledge") and c.dep_ in ("prep", "advcl", "npadvmod"):
            last = max(last, int(c.right_edge.i))  # "promised a ferry | before the year is out": when it will be
        whole = c.dep_ == "prep" and c.lower_ in _WHOLE_WITH.get(verb.lemma_, ())
        if whole or _completes(c) or (c.left_edge.i == last + 1 and _goes_on(c)) or _is_shared_thing(thing, c):
            last = max(last, int(c.right_edge.i))
    return last


# Verbs that say nothing without what follows their preposition ("accused them last week | of fraud").
_WHOLE_WITH = {
    "accuse": ("of",),
    "blame": ("for", "on"),
    "attribute": ("to",),
    "ascribe": ("to",),
    "voice": ("at", "over", "about"),
    "attack": ("as",),
    "defend": ("as",),
    "suspect": ("of",),
    "link": ("to",),
    "trace": ("to",),
    "liken": ("to",),
}


def _goes_on(token: Any) -> bool:
    if token.dep_ == "prep":
        return token.lower_ not in ("at", "because", "despite") and not any(
            c.dep_ == "pobj" and c.lower_ in _OCCASIONS for c in token.children
        )
    return bool(token.dep_ == "acl")


def _is_shared_thing(thing: Any, token: Any) -> bool:
    """ "emphasised fairness, and a need to …": a second thing that the parser hung on the verb."""
    if token.dep_ != "conj" or child(token, *SUBJECTS) is not None:
        return False
    gerunds = token.tag_ == "VBG" and thing.doc[thing.left_edge.i].tag_ == "VBG"
    return bool(gerunds or token.pos_ in ("NOUN", "PROPN", "PRON"))


# When and where a thing is said, which is no part of it.
_OCCASIONS = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday today yesterday week month year evening morning night
    afternoon statement interview speech tweet letter email article column post twitter facebook report conference
    briefing hearing rally debate meeting memo book radio television tv programme program show broadcast ruling
    filing lawsuit forum
    january february march april may june july august september october november december""".split()
)


def _object(cue: Cue) -> Any | None:
    obj = cue.kids.get("dobj")
    if obj is None and cue.lemma == "call" and "prep" not in cue.kids:
        return cue.kids.get("xcomp") or cue.kids.get("oprd") or cue.kids.get("ccomp")
    if obj is None and cue.lemma in WITH_OBJECT and any(c.lower_ == "as" for c in cue.verb.rights):
        # "described Poe as a thief", of whom the parser made an adverb
        return next((c for c in cue.verb.rights if c.pos_ == "PROPN" and c.dep_ in ("advmod", "npadvmod")), None)
    return obj


def _completes(token: Any) -> bool:
    """Whether a child of the verb goes on with what is said of its object ("… as a liar", "… of fraud")."""
    if token.dep_ == "prep":
        return token.lower_ in ("as", "of", "for", "to", "with")
    return token.dep_ in ("oprd", "xcomp", "ccomp", "acl", "dep")


def _named_as(cue: Cue) -> Said | None:
    """ "what she called a rant", "which he described as theft": what is said stands after the verb alone."""
    for c in cue.verb.rights:
        if c.dep_ in ("oprd", "xcomp", "attr") or (c.dep_ == "prep" and c.lower_ == "as"):
            return Said(c.left_edge.i + (c.dep_ == "prep"), c.right_edge.i)
    return None


def _is_judged(verb: Any, obj: Any) -> bool:
    """Whether "as" says what is held of the object, or "for" what somebody is thanked or grilled for."""
    if verb.doc[obj.left_edge.i].is_quote:
        # "attacked “the hateful creed”": words are quoted, no deed is told.
        return True
    if verb.lemma_.lower() in cue_lexicon.STANCE and obj.lemma_.lower() in cue_lexicon.MATTERS:
        return True
    if verb.lemma_.lower() not in cue_lexicon.JUDGING_OBJECTS:
        return False
    wanted = _JUDGED_WITH.get(verb.lemma_.lower(), ("as", "for") if verb.lemma_.lower() in _FOR_A_REASON else ("as",))
    return any(c.dep_ == "prep" and c.lower_ in wanted for c in (*verb.rights, *obj.rights))


_JUDGED_WITH = {"suspect": ("of",), "link": ("to",), "trace": ("to",), "liken": ("to",)}
_FOR_A_REASON = frozenset({"thank", "grill", "admire", "respect"})


def said_of(cue: Cue) -> Said | None:
    """ "Peacekeepers have been accused of …": the subject and what is said of it."""
    subject = cue.kids.get("nsubjpass") or cue.kids.get("csubjpass")
    held_by = "agent" in cue.kids and cue.lemma in cue_lexicon.HELD_BY
    if cue.passive and "agent" in cue.kids and (told := _told_by(cue, subject)) is not None:
        return told
    if not cue.passive or subject is None or not (held_by or cue.lemma in cue_lexicon.PASSIVE):
        return None
    ends = [
        c.right_edge.i for c in cue.verb.rights if c.dep_ in _SAID_OF and (c.dep_ != "prep" or c.lower_ in _OF_AS_FOR)
    ]
    if "agent" not in cue.kids and (not ends or cue.lemma in _NAMING):
        return None
    if cue.lemma in _NEEDS_MORE and not _is_more(cue):
        return None
    if cue.lemma == "see" and not ends and not _is_more(cue):
        return None  # "was seen by two doctors"
    last = max(ends, default=subject.right_edge.i)
    if subject.tag_ in ("WP", "WDT"):
        return Said(cue.verb.i + 1, last) if ends else None
    return Said(subject.left_edge.i, last, around=True)


def _told_by(cue: Cue, subject: Any | None) -> Said | None:
    """The whole clause where "by" says who made it known or counted it: "The end of the ban was proclaimed by Poe"."""
    verb = cue.verb
    if subject is None:
        whole = verb.doc[sentence_start(verb.doc, verb.i)]
        fronted = verb.dep_ in ("ccomp", "ROOT") and verb.i > whole.i + 3 and whole.lower_ == "that"
        return Said(whole.i, verb.i - 1) if fronted and cue.lemma in _MADE_KNOWN else None
    if subject.tag_ in ("WP", "WDT", "PRP") or not _by_a_teller(cue):
        return None
    state = cue.kids.get("oprd")
    public = cue.lemma == "make" and state is not None and state.lower_ in ("public", "known")
    counted = cue.lemma in _DOCUMENTING and _is_tallied(subject)
    counted = counted or (cue.lemma in _GIVING and subject.lemma_.lower() in _TALLIES and _is_tallied(subject))
    known = cue.lemma in _MADE_KNOWN and subject.pos_ != "PROPN" and state is None
    return Said(subject.left_edge.i, verb.i, around=True) if public or counted or known else None


_GIVING = frozenset({"give", "name", "quote", "cite", "publish", "release", "issue"})
_MADE_KNOWN = frozenset("announce proclaim confirm disclose reveal report acknowledge concede admit".split())


def _by_a_teller(cue: Cue) -> bool:
    speaker = child(cue.kids["agent"], "pobj")
    return speaker is not None and is_source(speaker)


# Of these "by" alone tells a deed ("was found by the guards").
_NEEDS_MORE = frozenset({"find", "rule", "say", "allege", "give"})


def _is_more(cue: Cue) -> bool:
    """Whether "to be", "to have" or "as" follows whoever says it ("is said by the guards to be shut")."""
    agent = cue.kids.get("agent")
    after = cue.verb.doc[cue.verb.i + 1 : cue.verb.i + _PASSIVE_REACH]
    infinitive = any(a.tag_ == "TO" and b.tag_ in ("VB", "VBP") for a, b in pairwise(after))
    if cue.lemma == "give":
        return agent is not None and any(c.lower_ == "as" and _is_tallied(c) for c in cue.verb.rights)
    return agent is not None and agent.i == cue.verb.i + 1 and infinitive


_PASSIVE_REACH = 12
_NAMING = frozenset({"call", "quote", "name", "dub", "brand", "label", "identify", "mention"})
_SAID_OF = frozenset({"prep", "oprd", "xcomp", "dobj", "acomp"})
_OF_AS_FOR = frozenset({"of", "as", "for", "with", "at"})
