"""The thing that a verb says something of, or says: "criticised the deal", "called him a liar".

Each rule looks at one cue and its children and answers with the run of tokens that is said, or with None.
"""

from __future__ import annotations

from typing import Any

from briefings.extracting.attributions import cue_lexicon
from briefings.extracting.attributions.candidates import Cue, Said
from briefings.extracting.attributions.cues.verbs.number_content import end_of_shown
from briefings.extracting.attributions.speakers.phrases.person_words import PERSONS
from briefings.extracting.attributions.speakers.phrases.speaker_runs import is_time
from briefings.extracting.attributions.speakers.phrases.tellers import names_a_source
from briefings.extracting.parsing.dependencies import SUBJECTS, child, is_to_infinitive, sentence_end

WITH_OBJECT = cue_lexicon.SPEECH_OBJECTS | cue_lexicon.JUDGING_OBJECTS | cue_lexicon.STANCE


def words_said(cue: Cue) -> Said | None:
    """ "said much the same", and the clause that the parser took for a thing ("said many of them had left")."""
    obj = cue.kids.get("dobj")
    if obj is None or cue.lemma != "say" or cue.passive or obj.i < cue.verb.i:
        return None
    return Said(obj.left_edge.i, end_of_shown(cue.verb, obj))


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
    if (outcome := _outcome_declared(cue)) is not None:
        return outcome
    if cue.lemma in _PRONOUNCING and not cue.passive:
        return _pronounced(cue)
    return _turned_round(cue) or _thing_spoken_of(cue)


def _thing_spoken_of(cue: Cue) -> Said | None:
    """The verb's object with what is held of it ("called | him a liar"); of "what she called | a rant" that alone."""
    obj = _object(cue)
    if obj is None or cue.passive or cue.lemma not in WITH_OBJECT:
        return None
    if obj.i < cue.verb.i:
        return _named_as(cue) if obj.tag_ in ("WP", "WDT") else None
    if _is_deed(cue, obj) or not _is_spoken_of(cue, obj):
        return None
    return Said(obj.left_edge.i, _end_of_thing(cue.verb, obj))


def _is_deed(cue: Cue, obj: Any) -> bool:
    """ "The fleet announced itself with two shots", "the hospital admitted 40 men": nothing is said by these."""
    if cue.lemma in ("announce", "express", "explain", "repeat") and obj.lower_.endswith(("self", "selves")):
        return True
    if cue.lemma == "recall" and obj.lemma_.lower() in _RECALLED:
        return True
    return cue.lemma == "admit" and _is_of_people(obj)


# Who or what is fetched back, and not remembered.
_RECALLED = frozenset(
    """ambassador envoy diplomat consul staff troop soldier unit reservist parliament delegation team player squad
    product car vehicle model device""".split()
)


def _is_spoken_of(cue: Cue, obj: Any) -> bool:
    """Whether the verb says something of its object, and names no source by it ("quoting officials")."""
    return not names_a_source(cue.verb, obj) and (cue.lemma in cue_lexicon.SPEECH_OBJECTS or _is_judged(cue.verb, obj))


def _turned_round(cue: Cue) -> Said | None:
    """ "described as “slow and costly” the search for 40 men": what is held of a thing, and behind it the thing."""
    doc, first = cue.verb.doc, cue.verb.i + 2
    if cue.passive or cue.lemma not in cue_lexicon.SPEECH_OBJECTS or first >= len(doc):
        return None
    if doc[first - 1].lower_ != "as":
        return None
    last = int(cue.verb.right_edge.i)
    i = _past_description(doc, first, last)
    thing = first < i < last and (doc[i].pos_ == "DET" or doc[i].tag_ == "PRP$")
    return Said(first, last - doc[last].is_punct) if thing else None


def _past_description(doc: Any, i: int, last: int) -> int:
    """The token behind adjectives and participles with their marks of quotation ("“slow and costly” | the search")."""
    while i <= last and (doc[i].pos_ in ("ADJ", "ADV", "CCONJ") or doc[i].is_quote or doc[i].tag_ == "VBN"):
        i += 1
    return i


_PRONOUNCING = frozenset({"pronounce", "declare"})
# What somebody says has come about by saying so ("declared victory"), where a war or a state is made by it.
_OUTCOMES = frozenset({"victory", "success", "defeat", "liberation"})


def _outcome_declared(cue: Cue) -> Said | None:
    """ "proclaimed victory over the fleet": what has come about by what somebody says of it."""
    obj = cue.kids.get("dobj")
    if obj is None or cue.passive or cue.lemma not in ("declare", "proclaim") or obj.i < cue.verb.i:
        return None
    return Said(obj.left_edge.i, obj.right_edge.i) if obj.lemma_.lower() in _OUTCOMES else None


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
    return noun in PERSONS or thing.lower_ in _PATIENTS or any(c.dep_ == "nummod" for c in thing.lefts)


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
    "reproach": ("with", "for"),
    "attribute": ("to",),
    "ascribe": ("to",),
    "voice": ("at", "over", "about"),
    "attack": ("as",),
    "defend": ("as",),
    "suspect": ("of",),
    "link": ("to",),
    "trace": ("to",),
    "date": ("to", "from"),
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
    filing lawsuit forum weekly magazine newsletter
    january february march april may june july august september october november december""".split()
)


def _object(cue: Cue) -> Any | None:
    """What the verb says something of, also where the parser made a clause or an adverb of it."""
    obj = cue.kids.get("dobj")
    if obj is not None:
        return obj
    if cue.lemma == "call" and "prep" not in cue.kids:
        return cue.kids.get("xcomp") or cue.kids.get("oprd") or cue.kids.get("ccomp")
    return _described_name(cue.verb) if cue.lemma in WITH_OBJECT else None


def _described_name(verb: Any) -> Any | None:
    """The name of "described | Poe | as a thief", of which the parser made an adverb."""
    if not any(c.lower_ == "as" for c in verb.rights):
        return None
    return next((c for c in verb.rights if c.pos_ == "PROPN" and c.dep_ in ("advmod", "npadvmod")), None)


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
    if verb.lemma_.lower() in ("identify", "see", "regard", "view") and obj.lower_ in _THEMSELVES:
        return False  # "14 per cent identified themselves as believers"
    if _is_suspected(verb, obj):
        return True
    wanted = _JUDGED_WITH.get(verb.lemma_.lower(), ("as", "for") if verb.lemma_.lower() in _FOR_A_REASON else ("as",))
    return any(c.dep_ == "prep" and c.lower_ in wanted for c in (*verb.rights, *obj.rights))


_THEMSELVES = frozenset({"themselves", "himself", "herself", "itself"})


def _is_suspected(verb: Any, obj: Any) -> bool:
    """ "Police suspect a rival gang": whom those suspect who look into it."""
    subject = child(verb, "nsubj")
    finite = verb.lemma_ == "suspect" and verb.tag_ in ("VBD", "VBZ", "VBP") and obj.i > verb.i
    return finite and subject is not None and subject.lemma_.lower() in _LOOKING_INTO_IT


_LOOKING_INTO_IT = frozenset(
    """police investigator detective prosecutor official authority prosecution ministry agency service intelligence
    authorities officer examiner inspector commission court government""".split()
)
_JUDGED_WITH = {"suspect": ("of",), "link": ("to",), "trace": ("to",), "liken": ("to",), "date": ("to", "from")}
_FOR_A_REASON = frozenset({"thank", "grill", "admire", "respect"})


def asked_of(cue: Cue) -> Said | None:
    """ "called on | the port to open", "appealed to | crews, again and again, to row": whom one asks, and for what;
    who "called on the port" was there."""
    wanted = _ASKED_OF.get(cue.lemma)
    whom = next((c for c in cue.verb.rights if c.i == cue.verb.i + 1), None) if wanted and not cue.passive else None
    if wanted is None or whom is None or whom.lower_ not in wanted:
        return None
    if any(map(is_to_infinitive, cue.verb.doc[whom.i + 1 : whom.right_edge.i + 1])):
        return Said(whom.i + 1, whom.right_edge.i, preposition=whom)
    asked = next((c for c in cue.verb.rights if c.i > whom.right_edge.i and is_to_infinitive(c)), None)
    return None if asked is None else Said(whom.i + 1, asked.right_edge.i, preposition=whom)


_ASKED_OF = {"call": ("on", "upon"), "appeal": ("to",)}


def after_preposition(cue: Cue) -> Said | None:
    """ "called for a vote", "warned of a storm", "informed the port of it": what the cue's preposition leads to."""
    wanted = cue_lexicon.PREPOSITIONS.get(cue.lemma)
    if wanted is None or (cue.passive and cue.lemma != "ask"):
        return None
    hearer = cue.kids.get("dobj") if cue.lemma in WITH_HEARER else None
    for c in (*cue.verb.children, *(hearer.rights if hearer is not None else ()), *_behind_writing(cue)):
        if c.dep_ in ("prep", "prt") and c.lower_ in wanted and not _tells_when_or_where(cue, c):
            said = _behind_preposition(cue, c)
            if said is not None:
                return said
    return _behind_conjunction(cue.verb, wanted)


def _behind_writing(cue: Cue) -> list[Any]:
    """The "of" of "boasted in its weekly | of seven raids", which the parser hung on where it was said; "in a report
    of the guild" tells whose report it was."""
    where = (child(c, "pobj") for c in cue.verb.rights if c.dep_ == "prep" and c.lower_ in ("in", "on", "at"))
    written = (noun for noun in where if noun is not None and _names_an_occasion(noun))
    behind = (c for noun in written for c in noun.rights if c.dep_ == "prep" and c.lower_ in ("of", "about"))
    return [c for c in behind if any(t.dep_ == "pobj" and t.tag_ in ("NNS", "CD") for t in c.rights)]


def _names_an_occasion(noun: Any) -> bool:
    """ "its weekly", "its weekly | Harbour Light"."""
    return any(t.lemma_.lower() in _OCCASIONS for t in (noun, *noun.lefts))


WITH_HEARER = frozenset({"tell", "inform", "assure", "remind", "warn", "convince", "persuade", "notify"})


def _tells_when_or_where(cue: Cue, on: Any) -> bool:
    """ "the radio reported | on Friday", "reported fires | on the coast": and not of what."""
    if on.lower_ != "on":
        return False
    dated = any(is_time(k) for k in on.rights if k.dep_ == "pobj")
    return dated or (cue.lemma == "report" and "dobj" in cue.kids)


def _behind_preposition(cue: Cue, preposition: Any) -> Said | None:
    """What follows one preposition of the cue: its noun with what goes on from it, or a clause ("for it to end")."""
    if preposition.i > cue.verb.i and preposition.right_edge.i > preposition.i:
        last = _last_alike(cue.verb, preposition)
        wish = cue.kids.get("xcomp")
        if wish is not None and wish.left_edge.i == last + 1:
            last = wish.right_edge.i
        return Said(preposition.i + 1, last, preposition=preposition)
    wish = _after_bare(preposition) if preposition.dep_ == "prep" else None
    return None if wish is None else Said(preposition.i + 1, wish.right_edge.i, preposition=preposition)


def _behind_conjunction(verb: Any, wanted: frozenset[str]) -> Said | None:
    """What follows a preposition right behind the verb that the parser took for a conjunction."""
    for c in verb.rights:
        opening = verb.doc[c.left_edge.i]
        marks = opening.dep_ == "mark" and opening.i == verb.i + 1 and opening.lower_ in wanted
        if c.dep_ == "advcl" and marks:
            return Said(opening.i + 1, c.right_edge.i, preposition=opening)
    return None


def _last_alike(verb: Any, preposition: Any) -> int:
    """The end of "spoke of boats, of a pier and of a storm", and of "spoke of boats sunk in May" where that ends it."""
    alike = (preposition.lower_, "as") if verb.lemma_ == "refer" else (preposition.lower_,)
    others = (c.right_edge.i for c in verb.rights if c.dep_ == "prep" and c.lower_ in alike)
    last = max([preposition.right_edge.i, *others])
    end = sentence_end(verb.doc, last)
    rest = verb.doc[last + 1 : end + 1]
    participle = bool(rest) and rest[0].tag_ in ("VBN", "VBG") and not any(t.is_punct for t in rest[:-1])
    return end if participle and not any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in rest) else int(last)


def _after_bare(preposition: Any) -> Any | None:
    """The clause after a preposition that the parser hung on the verb ("called for the debt to be forgiven")."""
    verb = preposition.head
    return next((c for c in verb.rights if c.dep_ == "ccomp" and c.left_edge.i == preposition.i + 1), None)
