"""People whom a bomb or an attack hit: whoever happened to be there, and none of the beat's own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from briefings.extracting.measures.membership.other_sides import IsOwnSide
from briefings.extracting.parsing.dependencies import ancestors
from briefings.extracting.quantities.counted_nouns import counts_people

# What strikes whoever is there. Raids, strikes and ambushes are aimed at somebody, who may be the beat's own.
_BLOWS = frozenset(
    "bomb bombing bomber blast explosion massacre attack attacker gunman gunmen shooting stabbing"
    " atrocity carnage bloodbath".split()
)
# In these fall those of all sides.
_FIGHTS = frozenset(
    "fighting clash battle violence assault riot siege standoff gunfight firefight attempt unrest crossfire".split()
)
# These strike where they are driven ("a lorry ploughed into the crowd"); people are also caught, or leave, in one.
_DRIVEN = frozenset({"lorry", "truck", "van", "car"})
_STRIKING = _BLOWS | _DRIVEN | _FIGHTS
# What is told of the dead. Who is arrested over a bombing, or leaves in a lorry, is no victim.
_KILLING = frozenset("kill die perish slay murder massacre".split())
_COSTING = frozenset({"leave", "claim", "cost"})
# Words that don't say who the people are.
_ANYBODY = frozenset("people person life man individual resident adult other dead victim soul".split())
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
# Behind these stands who or what did it.
_BY = frozenset({"by", "in", "from"})
_ONE = frozenset({"he", "she", "one"})
# A clause beside another of the same sentence: "two blasts went off, and 17 were killed", "left … when a lorry …".
_BESIDE = frozenset({"conj", "advcl", "relcl", "ccomp"})
# Words for the dead, which may say whose they are: "the group's losses", "deaths among the fighters".
_DEAD = frozenset("loss death dead casualty fatality toll body corpse side".split())
_WHOSE = frozenset({"of", "among", "on", "from"})


# "751 were killed, almost all in Syria, and 279 | are back": those of whom a part came home are no bystanders.
_AND_SO_MANY_BACK = re.compile(
    r"[,;]? (?:and|while|but) (?:about |some |around |nearly |almost |roughly |another )?\d[\d,.]* "
    r"(?:(?:of them|others?|more) )?(?:(?:are|were|have|had|has|is|been|now|since) )*"
    r"(?:back\b|returned\b|come (?:back|home)\b|came (?:back|home)\b|home\b)"
)


def tells_of_their_return(text: str, start: int, end: int) -> bool:
    """Whether the sentence goes on, between these offsets, with so many others who are back."""
    return _AND_SO_MANY_BACK.search(text, start, end) is not None


def are_victims(number: Any, noun: Any | None) -> bool:
    """Whether a number of people nobody calls the beat's own counts those whom a blow hit: by the subject of its
    clause, or of one beside it, or by what is said to have done it. `noun` is the noun counted, if there is one."""
    if noun is not None and _says_who_they_are(noun):
        return False
    counted = number if noun is None else noun
    if any(child.lower_ == "of" for child in (*number.children, *counted.children)):
        return False  # "12 of them" are whoever they are
    clause = _clause_of_dying(counted)
    if clause is None:
        return False
    if _is_blow_of_those_told(clause, noun) or _is_by_blow(clause) or _is_where_it_struck(clause):
        return True
    return _is_by_somebody(clause, counted)


def _is_where_it_struck(clause: Any) -> bool:
    """ "The man behind the attack in which 12 people | lost | their lives"."""
    leads = (c for c in clause.lefts if c.dep_ == "prep" and c.lower_ in ("in", "during"))
    opening = next((c for c in leads if clause.dep_ == "relcl"), None)
    if opening is None:
        return False
    # Whatever the parser hangs the clause on, "the attack in Leeds, | in which" is right before it.
    before = clause.doc[max(opening.sent.start, opening.i - _STRUCK_WITHIN) : opening.i]
    return any(word.pos_ == "NOUN" and _names(word, _BLOWS | _FIGHTS) for word in before)


_STRUCK_WITHIN = 6


def _is_by_somebody(clause: Any, counted: Any) -> bool:
    """ "One of them killed 12 people when he drove into a crowd": one alone, of whoever is told of, killed others."""
    if not _kills(clause) or counted.dep_ != "dobj" or counted.head.i != clause.i:
        return False
    return any(_is_one_person(subject) for subject in _subjects(clause))


def _is_one_person(subject: Any) -> bool:
    return subject.lower_ in _ONE or (subject.tag_ == "NN" and counts_people(subject))


def _says_who_they_are(noun: Any) -> bool:
    """Whether the counted noun is one for more than anybody, or more is said of them: "12 recruits"."""
    return noun.lemma_.lower() not in _ANYBODY or _is_told_apart(noun)


def _is_blow_of_those_told(clause: Any, noun: Any | None) -> bool:
    """ "Attacks, among them one that killed nine": a bare number, and a blow out of those told."""
    return noun is None and any(map(_is_one_of_them, _strikers(clause)))


def _is_by_blow(clause: Any) -> bool:
    """Whether a blow did it: as a subject, or as what people were killed by."""
    if any(_names(subject, _STRIKING) for subject in _strikers(clause)):
        return True
    return _kills(clause) and any(_names(cause, _BLOWS) for cause in _causes(clause))


def _kills(clause: Any) -> bool:
    return clause.lemma_.lower() in _KILLING


def _strikers(clause: Any) -> Iterator[Any]:
    """The subjects of the clause, and of those beside one of killing: "two blasts went off, and 17 were killed"."""
    for verb in (clause, *(_beside(clause) if _kills(clause) else ())):
        yield from _subjects(verb)


def _clause_of_dying(counted: Any) -> Any | None:
    """The verb of the nearest clause around those counted, if it tells of the dead: "a blast | killed 12"."""
    clause = next((word for word in (counted, *ancestors(counted)) if word.pos_ in ("VERB", "AUX")), None)
    if clause is None:
        return None
    lost = clause.lemma_ == "lose" and any(c.dep_ == "dobj" and c.lemma_ == "life" for c in clause.rights)
    return clause if lost or clause.lemma_.lower() in _KILLING | _COSTING else None


def _is_one_of_them(subject: Any) -> bool:
    """ "One that killed nine", "another that left 12 dead": a deed of those just told, and nobody."""
    return subject.tag_ == "WDT" and subject.head.head.lower_ in ("one", "another")


def _is_told_apart(noun: Any) -> bool:
    """Whether a clause says more of the people: "49 people, most of them recruits"."""
    return any(child.dep_ in ("appos", "relcl", "acl") for child in noun.children)


def _names(noun: Any, words: frozenset[str]) -> bool:
    return noun.lemma_.lower() in words or noun.lower_ in words


def _beside(clause: Any) -> Iterator[Any]:
    """The clauses beside one in its sentence."""
    yield from (child for child in clause.children if child.dep_ in _BESIDE)
    if clause.dep_ in _BESIDE:
        yield clause.head


def _subjects(clause: Any) -> Iterator[Any]:
    return (child for child in clause.children if child.dep_ in _SUBJECTS)


def _causes(clause: Any) -> Iterator[Any]:
    """By whom or in what people were killed."""
    by = (child for child in clause.children if child.dep_ in ("agent", "prep") and child.lower_ in _BY)
    return (word for preposition in by for word in preposition.children if word.dep_ == "pobj")


# What somebody does whose dead are others.
_HARMING = frozenset(
    "attack assault bombing raid blast massacre siege offensive strike shooting ambush explosion onslaught clash battle"
    " fight fighting campaign operation".split()
)


def is_told_of_own(counted: Iterable[Any], is_own_side: IsOwnSide) -> bool:
    """Whether the dead are told to be the beat's own: by the words that hang on those counted ("20 bodies of
    jihadists", "15 Daesh corpses"), or on another word for them in the sentence ("put the group's losses at 300
    dead"); the dead of the group's attack are anybody's."""
    counted = list(counted)
    others = [word for word in counted[0].sent if word.lemma_.lower() in _DEAD]
    owners = [owner for word in (*counted, *others) for owner in _whose(word)]
    return any(
        is_own_side(word)
        for owner in owners
        for word in (owner, *(() if owner.lemma_.lower() in _HARMING else _before(owner)))
    )


def _before(noun: Any) -> Iterator[Any]:
    """Whose a noun's people are, by the words before it: "Isis men", "the group's men"."""
    return (child for child in noun.children if child.dep_ in ("poss", "compound", "amod", "nmod"))


def _whose(dead: Any) -> Iterator[Any]:
    yield from _before(dead)
    for child in dead.children:
        if child.lower_ in _WHOSE:
            yield from (noun for noun in child.children if noun.dep_ == "pobj")
