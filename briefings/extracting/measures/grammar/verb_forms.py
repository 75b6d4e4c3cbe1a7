"""What a verb's form and company say of those in its clause: whether they leave home, are led back, or are left there.

Pure functions of a parsed token; no lexicon and no beat is asked here.
"""

from __future__ import annotations

from typing import Any

from briefings.beat.measure_lexicon import Deed
from briefings.extracting.parsing.language import Passage
from briefings.model import Place

# Verbs whose subject is the one that it happens to, whatever their object: "12 men joined the group".
OF_SUBJECT = frozenset(
    "be go come travel return join leave head depart die remain stay fight continue vanish disappear move flock enlist"
    " journey stream migrate perish surrender relocate disperse scatter resettle survive flee escape arrive live keep"
    " reach enter hold_out fall walk march emigrate strike protest vote resign retire quit enrol enroll sign"
    " cross slip sneak defect embark trek infiltrate hide roam volunteer".split()
)
# "Went there and came back": the way back is what counts.
_RETURNING = frozenset({"return", "repatriate", "readmit", "receive"})
# "Fighters left inside", "those left behind".
_STILL_THERE = frozenset("inside behind there alive standing trapped stranded over".split())
_MOMENTS = frozenset("year month week day summer autumn winter spring decade wave number haste secret droves".split())
BACK = frozenset({"back", "home", "homeward", "homewards"})
_REACH_OF_PARTICLE = 10
_NEAR_OBJECT = 3
_STAYING = frozenset({"on", "under", "through", "without", "against"})


# "A flight from Baghdad brought 27 children".
FLIGHTS = frozenset("flight plane airlift aircraft jet airliner charter convoy bus operation mission".split())


def start_of_flight(verb: Any) -> Any:
    """The first token that may tell where a verb leads from: its own, or that of a flight which is its subject."""
    flight = next((c for c in verb.children if c.dep_ == "nsubj" and c.lemma_.lower() in FLIGHTS), None)
    return flight if flight is not None else verb


def is_idiom(verb: Any) -> bool:
    """ "Went on trial", "went free", "came under fire": nobody goes or comes anywhere."""
    if verb.lemma_ not in ("go", "come", "leave"):
        return False
    return any(c.dep_ == "acomp" or (c.dep_ in ("prep", "prt") and c.lower_ in _STAYING) for c in verb.children)


_COMPATRIOTS = frozenset({"citizen", "national", "compatriot", "countryman", "countrywoman"})


def is_of_compatriots(verb: Any) -> bool:
    """Whether the verb's object, or its subject in the passive, is called a country's own people."""
    nouns = [c for c in verb.children if c.dep_ in ("dobj", "nsubjpass")]
    for noun in nouns:  # "a total of 43 of its nationals"
        nouns += [n for of in noun.children if of.lower_ == "of" for n in of.children if n.dep_ == "pobj"]
    return any(noun.lemma_.lower() in _COMPATRIOTS for noun in nouns)


def is_done_by_outlaws(verb: Any) -> bool:
    """Whether those who do it are gunmen or a gang ("bandits seized 36 pupils", "taken by armed men"), who arrest
    nobody; rebels and fighters do, where they rule."""
    doers = [c for c in verb.children if c.dep_ == "nsubj"]
    doers += [noun for by in verb.children if by.dep_ == "agent" for noun in by.children if noun.dep_ == "pobj"]
    doers += [other for doer in doers for other in doer.children if other.dep_ == "conj"]
    return any(doer.lemma_.lower() in _OUTLAWS or _is_armed(doer) for doer in doers)


def _is_armed(noun: Any) -> bool:
    """ "Armed men", "masked men", and no armed police."""
    return noun.lemma_.lower() in _MEN and any(c.lower_ in ("armed", "masked", "hooded") for c in noun.lefts)


_OUTLAWS = frozenset(
    """bandit gunman kidnapper abductor captor gang gangster mobster pirate robber hijacker attacker assailant raider
    marauder mob brigand outlaw trafficker""".split()
)
_MEN = frozenset({"man", "group", "person", "youth", "individual"})


def is_plural(verb: Any) -> bool:
    """Whether a verb has several for its subject, as far as its form shows."""
    finite = [verb, *(c for c in verb.children if c.dep_ in ("aux", "auxpass"))]
    return verb.dep_ == "relcl" and not any(t.tag_ == "VBZ" or t.lower_ == "was" for t in finite)


def is_bare(verb: Any) -> bool:
    """Whether nothing behind the verb, and no "from" ahead of it, tells where, why or with whom."""
    return not any(
        (c.i > verb.i or c.lower_ == "from") and c.dep_ in ("prep", "prt", "advmod", "xcomp", "advcl", "npadvmod")
        for c in verb.children
    )


def leads_into_name(verb: Any) -> bool:
    """Whether the verb's "in" leads to a place's name, and is no particle."""
    inside = (n for c in verb.children if c.lower_ == "in" for n in c.children if n.dep_ == "pobj")
    return any(noun.pos_ == "PROPN" for noun in inside)


def is_left_there(verb: Any) -> bool:
    """Whether "left" says who is still there: "fighters left inside". Parses take "33 youths left" for a participle,
    too."""
    if verb.dep_ != "acl" or verb.tag_ not in ("VBN", "VBD"):
        return False
    if any(token.tag_ == "EX" for token in verb.doc[verb.sent.start : verb.i]):
        return True  # "there may be 80 of them left"
    follower = verb.nbor(1) if verb.i + 1 < len(verb.doc) else None
    if follower is None:
        return False
    if follower.lower_ in ("in", "at"):  # "left in the camp", not "in 2014"
        return any(noun.pos_ == "NOUN" and noun.lemma_ not in _MOMENTS for noun in follower.children)
    return follower.lower_ in _STILL_THERE


def is_object(place: Place, verb: Any, passage: Passage) -> bool:
    """ "Left Raqqa": the place is the verb's own object."""
    return any(c.dep_ == "dobj" and place.start <= passage.at(c) < place.end for c in verb.children)


def complement_of(verb: Any, reach: int) -> str:
    """The verb with so many words behind it, up to the next number, which has words of its own."""
    words = verb.doc[verb.i : verb.i + reach]
    stop = next((n for n, token in enumerate(words) if n and token.pos_ == "NUM"), len(words))
    return str(verb.doc[verb.i : verb.i + stop].text)


def lemma_of(verb: Any) -> str:
    """The verb's lemma; a capital ("… Killing 80 terrorists") may have been taken for a name."""
    lemma = str(verb.lemma_.lower())
    return lemma.removesuffix("ing") if verb.pos_ == "PROPN" and lemma.endswith("ing") else lemma


def is_plain(deed: Deed) -> bool:
    return not deed.particles and deed.adverb is None and not deed.now and not deed.nation and not deed.asks_for_place


def lemmas_of_participle(word: Any) -> tuple[str, ...]:
    """What the participle may be of: taggers take "captured" for an adjective that is its own lemma."""
    form = str(word.lower_)
    if form.endswith("ed"):
        return str(word.lemma_.lower()), form[:-2], form[:-1], form[:-3]
    return (
        (str(word.lemma_.lower()), form[:-3], f"{form[:-3]}e") if form.endswith("ing") else (str(word.lemma_.lower()),)
    )


# Who is driven from these goes anywhere but home.
_HOUSES = "homes"


def follows(verb: Any, particle: str) -> bool:
    """Whether the particle stands behind the verb or its object, wherever the parse hangs it ("brought 12 women
    back")."""
    for token in verb.doc[verb.i + 1 : verb.i + _REACH_OF_PARTICLE]:
        several = token.tag_ == "NNS" and token.lemma_ == particle and token.lower_ != _HOUSES
        if token.lower_ == particle or several:
            if token.dep_ == "conj" and token.head.dep_ == "dobj":
                return False  # "sent 30 rescuers and a field hospital"
            return bool(token.pos_ in ("ADV", "ADP", "NOUN", "PROPN", "ADJ")) and (
                token.i <= verb.i + 2 or _hangs_on_object(token, verb)
            )
        if token.is_punct or token.pos_ in ("SCONJ", "VERB", "AUX"):
            return False
    return False


# How a verb of its own hangs on the one before.
_JOINED = frozenset({"conj", "pcomp", "advcl"})


def _hangs_on_object(token: Any, verb: Any) -> bool:
    token = _whole_name(token)
    for _ in range(_NEAR_OBJECT):  # "took three women and two children home"
        if token == verb:
            return True
        if token.pos_ == "VERB" and token.dep_ in _JOINED:
            return False  # "wounded three and fatally shot himself"
        token = _whole_name(token.head)
    return bool(token == verb)


def _whole_name(token: Any) -> Any:
    """The word that a name hangs by: "University" of "the University of Oldtown Hospital"."""
    above = token.head
    in_name = token.pos_ == "PROPN" and above.lower_ == "of" and above.head.pos_ == "PROPN"
    return above.head if in_name else token


def leads_back(verb: Any) -> bool:
    """ "Return", "repatriate", "fly home", "bring back"; also where the parse hangs the particle on the number ("flew
    home 156 women")."""
    if verb.lemma_ in _RETURNING or any(c.lower_ in BACK for c in verb.children):
        return True
    return verb.pos_ == "VERB" and verb.i + 1 < len(verb.doc) and verb.nbor(1).lower_ in BACK


# What one leaves to join something abroad; a town, a camp, a pocket or a job is left for many reasons.
_HOMES = frozenset(
    "country continent home homeland nation soil shore family wife husband child parent kingdom island republic".split()
)


# And what one may leave to do so where it is said what for: "left the town to join the group".
_EVERYDAY = frozenset("town city village suburb neighbourhood house job school university work farm".split())


def leaves_home(verb: Any) -> bool:
    """Whether "leave" may mean to set out: its only object is a name or a home, or of everyday life and with an aim;
    "left the camp for Turkey" does not."""
    aimed = any(c.lower_ in ("for", "to") or (c.dep_ in ("xcomp", "advcl") and c.tag_ == "VB") for c in verb.children)
    left = _HOMES | _EVERYDAY if aimed else _HOMES
    objects = [child for child in verb.children if child.dep_ == "dobj" and child.pos_ == "NOUN"]
    return all(noun.lemma_.lower() in left and (noun.tag_ == "NN" or _is_ours(noun)) for noun in objects)


def _is_ours(noun: Any) -> bool:
    """ "These islands", "our shores"."""
    return any(child.lower_ in ("these", "our") for child in noun.lefts)


def is_small_clause(words: Any, at: int) -> bool:
    """Whether a verb behind the number at this place tells of it: "holds 900 to be likelier"."""
    return [token.lower_ for token in words[at + 1 : at + 3]] == ["to", "be"]


def has_preposition(verb: Any) -> bool:
    return any(c.dep_ == "prep" for c in verb.children)
