"""Which verbs tell of one subject, how far each of them goes, and whether that one does the verb or undergoes it.

Verbs are raised ("are thought | to have gone"), joined ("went | and were killed") and relative ("men | held there").
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from briefings.beat.measure_lexicon import Argument
from briefings.extracting.measures.grammar.arguments import FINITE, ROLES, is_passive
from briefings.extracting.measures.grammar.verb_forms import BACK, FLIGHTS, OF_SUBJECT
from briefings.extracting.parsing.language import Passage

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
# "Are thought to have gone", "managed to return": the second verb is the one that counts.
RAISING = frozenset(
    "believe think estimate know report say presume fear suspect understand consider find see manage appear seem assume"
    " hear confirm feel reckon calculate suppose get be have continue begin start list count record register".split()
)
_ACKNOWLEDGING = frozenset("acknowledge identify name describe class hold have establish document track".split())
PASSIVE_RAISING = frozenset({"allege", "claim", "rumour", "rumor"}) | RAISING


def end_of(verb: Any, passage: Passage) -> int:
    """Where the verb's own part of the sentence ends: at the next clause with a subject of its own."""
    ahead = _clause_ahead(verb)
    if ahead is not None:  # "“300 have left for the war,” he said in Cologne": where that was said is behind it
        return passage.at(verb.doc[ahead.right_edge.i + 1])
    if verb.dep_ == "acl" and verb.i + 1 < len(verb.doc) and verb.nbor().text == ",":
        return passage.at(verb.nbor())  # "of those moved, 20 hold Tajik papers"
    main = _main_verb_behind(verb)
    if main is not None:
        return passage.at(main)
    for token in verb.doc[verb.i + 1 : verb.sent.end]:
        joined = token.dep_ in ("conj", "advcl") and token.pos_ in ("VERB", "AUX")
        if token.text == ";" or (joined and has_own_subject(token)):
            return passage.at(token)
    return passage.start + int(verb.sent.end_char)


def _main_verb_behind(verb: Any) -> Any | None:
    """Where the main clause goes on behind a relative one: "30 of the 90 who went to Syria | are now outside of
    Norway"."""
    above = verb.head
    for _ in range(_LONGEST_WAY_UP if verb.dep_ in _ABOUT_A_NOUN else 0):
        if above.pos_ in ("VERB", "AUX"):
            break
        above = above.head
    if verb.dep_ not in _ABOUT_A_NOUN or above.pos_ not in ("VERB", "AUX") or above.i < verb.i:
        return None
    helping = [c for c in above.children if c.dep_ in ("aux", "auxpass") and c.i > verb.i]
    return min([above, *helping], key=lambda token: token.i)


# A clause about a noun: relative, or a participle ("of those | moved").
_ABOUT_A_NOUN = frozenset({"relcl", "acl"})
# How many nouns and prepositions stand between a relative clause and the main verb.
_LONGEST_WAY_UP = 5


def _clause_ahead(verb: Any) -> Any | None:
    """The clause with this verb that stands whole ahead of the one which tells it, or to which it is joined by a
    "while"."""
    while verb.head.i != verb.i:
        joined = verb.dep_ == "advcl" and verb.head.pos_ in ("VERB", "AUX")
        told = verb.dep_ == "ccomp" and verb.head.pos_ == "VERB"
        if (told or joined) and verb.right_edge.i < verb.head.i:
            return verb
        verb = verb.head
    return None


def chain(verb: Any, role: str) -> Iterator[tuple[Any, str]]:
    """The verb, and with a subject also those that it raises or is joined to, each with what it makes of the subject:
    "300 | are thought | to have gone | and been killed"."""
    yield verb, role
    if role not in _SUBJECTS:
        return
    if verb.lemma_ in PASSIVE_RAISING:
        yield from _raised_with_roles(verb)
    for child in _joined_verbs(verb):
        passive = is_passive(child) or (is_passive(verb) and _goes_on_passive(child))
        yield child, "nsubjpass" if passive else "nsubj"


def _raised_with_roles(verb: Any) -> Iterator[tuple[Any, str]]:
    """The verbs below one that raises them, and those joined to them, each with what it makes of the subject."""
    for child in verb.children:
        if not _is_raised_by(child, verb):
            continue
        undergone = _is_bare_participle(child) and is_passive(verb)  # "were found shot", "confirmed shot"
        yield child, "nsubjpass" if undergone or is_passive(child) else "nsubj"
        yield from ((c, "nsubjpass" if is_passive(c) else "nsubj") for c in _joined_verbs(child))


def _is_raised_by(below: Any, verb: Any) -> bool:
    """Whether a verb below another tells of its subject: "are thought | to be in the camp"."""
    if below.dep_ not in ("xcomp", "ccomp", "acomp", "oprd") or below.pos_ not in ("VERB", "AUX"):
        return False
    if below.i < verb.i and (below.tag_ in FINITE or (has_own_subject(below) and not _is_left_bare(verb))):
        return False  # "3,000 took up arms; 1,000 are still there", "3,000 have gone; …": a clause of its own
    return not _tells_of_others(below, verb)


def _is_left_bare(verb: Any) -> bool:
    """ "300 have returned; 1,500 | have": whether the verb stands for the one before."""
    return verb.lemma_ in ("have", "do") and not any(c.dep_ == "dobj" for c in verb.children)


def _tells_of_others(below: Any, verb: Any) -> bool:
    """ "Two officers said a man was killed": whether a verb that another leads to has a subject of its own."""
    return below.dep_ == "ccomp" and any(c.dep_ in ("nsubj", "nsubjpass") and c.i > verb.i for c in below.children)


def _goes_on_passive(verb: Any) -> bool:
    """ "Were arrested and sent home": the second participle does without its auxiliary."""
    own = any(c.dep_ in ("aux", "auxpass") or (c.dep_ == "dobj" and not _is_no_object(c)) for c in verb.children)
    return verb.tag_ in ("VBN", "VBD") and verb.lemma_ not in OF_SUBJECT and not own


def _is_no_object(noun: Any) -> bool:
    """ "Sent home", "put on a plane", whatever the parse takes them for."""
    return noun.lower_ in BACK or (noun.lemma_ in FLIGHTS and any(c.lower_ == "on" for c in noun.head.children))


def raised(verb: Any) -> Any:
    """The verb that this one tells of its subject: "be" of "are thought to be in the camp"; else the verb itself."""
    if verb.lemma_ not in PASSIVE_RAISING:
        return verb
    return next((c for c in verb.children if c.dep_ == "xcomp" and c.pos_ in ("VERB", "AUX")), verb)


def _is_bare_participle(verb: Any) -> bool:
    """Whether a participle stands without an auxiliary, and tells what was done to somebody."""
    alone = not any(child.dep_ in ("aux", "auxpass") for child in verb.children)
    return bool(verb.tag_ == "VBN" and alone and verb.lemma_ not in OF_SUBJECT)


def is_raising(verb: Any) -> bool:
    """Whether the verb says of its object what another verb tells: "knows them to have left"."""
    return verb.lemma_ in PASSIVE_RAISING or verb.lemma_ in _ACKNOWLEDGING


def _joined_verbs(verb: Any) -> Iterator[Any]:
    """The verbs that go on with the verb's subject, one joined to the other."""
    for child in verb.children:
        if child.dep_ == "conj" and _goes_on(child) and not has_own_subject(child):
            yield child
            yield from _joined_verbs(child)


def _goes_on(verb: Any) -> bool:
    """ "Fought there and | have been back for years": a verb, or a "be" that leads home."""
    if verb.pos_ != "AUX":
        return bool(verb.pos_ == "VERB")
    joint = next((n for n in range(verb.i - 1, verb.head.i, -1) if verb.doc[n].pos_ not in ("AUX", "ADV")), verb.head.i)
    return verb.doc[joint].dep_ == "cc" and any(child.lower_ in BACK for child in verb.children)


_LONGEST_SUBJECT = 4
_LONGEST_ASIDE = 12


def has_own_subject(verb: Any) -> bool:
    """Whether a joined verb has a subject of its own, be it only by its place between "and" and the verb: the parse may
    hang it elsewhere ("850 left to fight, and around half are thought to be back")."""
    if any(child.dep_ in _SUBJECTS for child in verb.children) or _is_of_some_of_those(verb):
        return True
    first = min([verb.i, *(child.i for child in verb.children if child.dep_ in ("aux", "auxpass"))])
    return verb.doc[first].tag_ in FINITE and _has_subject_by_place(verb, first)


def _is_of_some_of_those(verb: Any) -> bool:
    """ "800 went, and of those who did half | came back": whether those out of whom a part is told stand behind the
    "and", however far from the verb."""
    joint = next((t for t in verb.head.children if t.dep_ == "cc" and verb.head.i < t.i < verb.i), None)
    behind = verb.doc[joint.i + 1 : joint.i + 3] if joint is not None else ()
    return [token.lower_ for token in behind] in (["of", "those"], ["of", "these"], ["of", "them"])


def _has_subject_by_place(verb: Any, first: int) -> bool:
    """Whether a subject stands between an "and" and the verb, of which `first` is the first word."""
    ahead = verb.doc[max(verb.sent.start, first - _LONGEST_SUBJECT) : first]
    joint = next((n for n in range(len(ahead) - 1, -1, -1) if ahead[n].dep_ == "cc"), None)
    if joint is None:
        return _is_said_of_one_told_apart(verb, first)
    between = ahead[joint + 1 :]
    subject = between[-1] if len(between) else None
    return subject is not None and subject.pos_ in ("NOUN", "NUM", "PRON") and subject.dep_ != "pobj"


def _is_said_of_one_told_apart(verb: Any, first: int) -> bool:
    """ "Seven were hit and one, a boy of 16, has died": whether a bare number with an aside stands between the "and"
    and the verb, of which `first` is the first word."""
    doc = verb.doc
    if first < 2 or doc[first - 1].text != ",":
        return False
    ahead = range(first - 2, max(verb.sent.start, first - _LONGEST_ASIDE), -1)
    opened = next((n for n in ahead if doc[n].text == ","), 0)
    return opened > 1 and doc[opened - 1].pos_ == "NUM" and doc[opened - 2].dep_ == "cc"


# "People from 80 countries who …".
_HOMES_OF_MANY = frozenset({"country", "nation", "state", "nationality"})


def clauses_about(noun: Any) -> Iterator[Any]:
    """The clauses that tell of the people whom a noun names. "Who" behind a name tells of them, too: "women from
    Trinidad who went"."""
    yield from (child for child in noun.children if child.dep_ in ("relcl", "acl"))
    for place in _homes_beside(noun):
        for clause in place.children:
            if clause.dep_ == "relcl" and any(child.lower_ == "who" for child in clause.children):
                yield clause


def _homes_beside(noun: Any) -> list[Any]:
    """The names, and the words for many countries, behind the noun's prepositions: "from Trinidad", "of 80 nations";
    the parse may hang such a "from" on the verb ahead ("lists 40,000 people | from 80 countries who joined")."""
    behind = noun.doc[noun.i + 1] if noun.i + 1 < len(noun.doc) else None
    hung = [behind] if behind is not None and behind.lower_ == "from" and behind.head.i == noun.head.i else []
    prepositions = [*(c for c in noun.children if c.dep_ == "prep"), *hung]
    places = [n for c in prepositions for n in c.children if n.dep_ == "pobj"]
    return [n for n in places if n.pos_ == "PROPN" or n.lemma_ in _HOMES_OF_MANY]


def role_inside(clause: Any) -> str | None:
    """What a relative or participle clause makes of the noun that it hangs on."""
    if clause.dep_ == "acl":
        return _role_in_participle(clause)
    for child in clause.children:
        if child.lower_ in ("who", "that", "which", "whom") and child.dep_ in ROLES:
            return str(child.dep_)
    inside = {child.dep_ for child in clause.children}
    return "dobj" if "nsubj" in inside and not inside & {"dobj", "mark"} else None  # "the men it is keeping in a jail"


def _role_in_participle(clause: Any) -> str | None:
    """ "Men | fighting there" do it, to "men | held there" it is done."""
    by_others = any(child.dep_ == "agent" for child in clause.children)  # "struck by bullets"
    if clause.tag_ == "VBG" or (clause.lemma_ in OF_SUBJECT and not by_others):
        return "nsubj"
    # A finite verb is no such clause: "people shot inside the bar".
    return "nsubjpass" if clause.tag_ in ("VBN", "VBD") else None


# "Gone are 12": what nobody can do to others, whatever the auxiliary.
_DONE_ALONE = frozenset("go come depart vanish disappear escape flee perish die arrive".split())
# "Two of them, reached by telephone": they went nowhere by that.
_NEVER_UNDERGONE = frozenset({"reach", "join", "enter"})
# Who "were moved to Iraq" were taken there.
_MOVED = frozenset({"move", "relocate"})


def undergone(verb: Any, role: str, counted: Argument | None) -> bool | None:
    """Whether the counted undergo the verb (or do what only a subject can); None where they do it to others."""
    of_subject = counted == "subject" or (counted is None and verb.lemma_ in OF_SUBJECT)
    if role not in _SUBJECTS:
        return None if of_subject else True
    if role == "nsubjpass" or is_passive(verb):
        return _undergone_in_passive(verb, counted)
    if of_subject:
        return False
    return None if counted == "object" or _has_object(verb) else True


def _undergone_in_passive(verb: Any, counted: Argument | None) -> bool | None:
    """Whether the subject of a passive undergoes it; None where it is not done to those who count as its subject."""
    if verb.lemma_ in _NEVER_UNDERGONE and any(child.lower_ == "by" for child in verb.children):
        return None
    if counted == "subject" and (verb.lemma_ in _MOVED or _has_object(verb)):
        return None  # "were given life terms"
    return verb.lemma_ not in _DONE_ALONE


def _has_object(verb: Any) -> bool:
    return any(child.dep_ == "dobj" for child in verb.children)
