"""How a counted noun hangs in its sentence: as whose subject or object, behind which preposition."""

from __future__ import annotations

from typing import Any

from briefings.values import frozen

FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
_CLIMB = frozenset({"nummod", "quantmod", "compound", "conj", "appos", "amod", "nmod", "npadvmod", "det", "advmod"})
ROLES = frozenset({"nsubj", "nsubjpass", "dobj", "attr", "oprd", "dative"})
# "A total of 256 fighters had returned": what the whole did, its number did.
_WHOLES = frozenset("total group batch contingent handful wave party".split())
# "Upwards of 80 are back": the bound hangs between the verb and its number.
_BOUNDS = frozenset("upwards upward excess minimum maximum order region neighbourhood neighborhood vicinity".split())
# "Including 300 women" did what those did out of whom they are counted.
_AMONG = frozenset({"including", "among", "include"})
_BOUNDING = frozenset({"around", "about", "over", "under"})
_SHARES = frozenset({"half", "third", "quarter", "fifth", "tenth", "thirds", "quarters", "percent"})
_SUBJECT = frozenset({"nsubj", "nsubjpass", "expl", "csubj"})
# How many steps may lead from a number up to its verb.
_LONGEST_WAY = 8


@frozen
class Link:
    """How a number hangs in its sentence: its role ("nsubj", "dobj", "agent", "among", "of") and what it hangs on."""

    role: str
    head: Any


def link_of(anchor: Any) -> Link | None:
    """The way from a number's noun up to its verb."""
    participle = next((c for c in anchor.rights if c.i == anchor.i + 1 and _opens_a_clause_beside(c)), None)
    if participle is not None:
        return Link("nsubjpass", participle)
    link = climbed(anchor)
    if link is not None and _is_in_next_sentence(anchor, link):
        link = None
    if link is not None and link.role in ("nsubj", "nsubjpass"):
        link = _subject_before_another(anchor, link)
    if link is not None and (link.head.i > anchor.i or link.role not in ROLES):
        parted = any(token.text == ";" for token in anchor.doc[link.head.i : anchor.i])
        return (_subject_of_next(anchor) if parted else None) or link  # "3,000 went; about 1,000 are still there"
    return _subject_of_next(anchor) or link


def _is_in_next_sentence(anchor: Any, link: Link) -> bool:
    """Whether a semicolon parts a subject from what the parse takes for its verb: "some 300 left; 50 are back"."""
    subject = link.role in ("nsubj", "nsubjpass") and link.head.i > anchor.i
    return subject and any(token.text == ";" for token in anchor.doc[anchor.i : link.head.i])


def _subject_before_another(anchor: Any, link: Link) -> Link:
    """The verb between a subject and the next one of what the parse takes for the verb of both: "80 | set off, and 12
    did not survive"; else as the parse has it."""
    subjects = (c for c in link.head.children if c.dep_ in ("nsubj", "nsubjpass") and anchor.i < c.i < link.head.i)
    nearer = next((c for c in subjects if any(t.like_num for t in c.subtree)), None)
    if nearer is None:
        return link
    between = anchor.doc[anchor.i + 1 : nearer.left_edge.i]
    if not any(token.dep_ == "cc" or token.text in (",", ";") for token in between):
        return link
    verb = next((token for token in between if token.pos_ == "VERB"), None)
    return Link("nsubj", verb) if verb is not None else link


def _subject_of_next(anchor: Any) -> Link | None:
    """A finite verb right after the number or noun is its own, even where the parse hangs it on an earlier clause
    ("100 were women and 50 were children", "300 are there and 50 of them have written")."""
    doc, after = anchor.doc, anchor.i + 1
    if after + 1 < len(doc) and doc[after].lower_ == "of" and doc[after + 1].lower_ in ("them", "these", "those"):
        after += 2
    follower = doc[after] if after < len(doc) else None
    if follower is None or follower.tag_ not in FINITE or follower.text == "IS":
        return None
    verb = follower.head if follower.dep_ in ("aux", "auxpass") else follower
    if verb.dep_ in ("relcl", "acl") or verb.i < anchor.i:
        return None
    return Link("nsubjpass" if is_passive(verb) else "nsubj", verb)


def _opens_a_clause_beside(verb: Any) -> bool:
    """Whether what the parse takes for a participle is a verb, since another number has its own behind it: "five
    drowned and 39 were rescued"."""
    if verb.dep_ != "acl" or verb.tag_ != "VBN" or verb.i + 4 > len(verb.doc):
        return False
    link, number, *others = verb.doc[verb.i + 1 : verb.i + 1 + _REACH_OF_CLAUSE]
    return link.lower_ in ("and", "but", "while") and number.like_num and any(t.tag_ in FINITE for t in others)


# "And | 39 others were".
_REACH_OF_CLAUSE = 4


def climbed(anchor: Any) -> Link | None:
    """The way up to a verb or a noun as the parse has it."""
    token = anchor
    for _ in range(_LONGEST_WAY):
        if token.dep_ in ROLES:
            return Link(token.dep_, token.head)
        if token.dep_ == "pobj":
            if not _counts_of_whole(token.head):
                return _link_behind(token.head)
            token = token.head.head
        elif _leads_up(token):
            token = token.head
        else:
            return None
    return None


def _leads_up(token: Any) -> bool:
    """Whether a token is part of the phrase of what it hangs on; a noun joined to a verb is not."""
    if token.dep_ not in _CLIMB or token.head.i == token.i:
        return False
    return not (token.dep_ == "conj" and token.head.pos_ in ("VERB", "AUX"))


def _counts_of_whole(preposition: Any) -> bool:
    """ "A total | of 256", "upwards | of 80": what the whole did, its number did."""
    if preposition.dep_ == "agent" or preposition.lower_ != "of":
        return False
    return _is_whole(preposition.head) or preposition.head.lower_ in _BOUNDS


def _link_behind(preposition: Any) -> Link:
    """How what stands behind a preposition hangs in its sentence."""
    if preposition.dep_ == "agent":
        return Link("agent", preposition.head)
    subject = _subject_behind_up_to(preposition) or _subject_behind_a_bound(preposition)
    if subject is not None:
        return subject
    if preposition.lower_ in _AMONG:
        return Link("among", preposition.head)
    return Link("of" if preposition.lower_ == "of" else "oblique", preposition.head)


def _subject_behind_up_to(preposition: Any) -> Link | None:
    """ "Up to 300 have left": the parse may hang the bound on the verb, and leave it without a subject."""
    up = preposition.head
    if preposition.lower_ != "to" or up.lower_ != "up" or up.i != preposition.i - 1 or up.head.i < up.i:
        return None
    verb = up.head
    if verb.pos_ not in ("VERB", "AUX") or any(c.dep_ in ("nsubj", "nsubjpass", "expl") for c in verb.children):
        return None
    return Link("nsubjpass" if is_passive(verb) else "nsubj", verb)


def _subject_behind_a_bound(preposition: Any) -> Link | None:
    """ "Around a third of those who left had returned": a bound that the parse takes for a preposition."""
    verb = preposition.head
    counted = (c for c in preposition.children if c.dep_ == "pobj")
    if preposition.lower_ not in _BOUNDING or not any(c.like_num or c.lower_ in _SHARES for c in counted):
        return None
    if verb.pos_ not in ("VERB", "AUX") or verb.i < preposition.i or any(c.dep_ in _SUBJECT for c in verb.children):
        return None
    return Link("nsubjpass" if is_passive(verb) else "nsubj", verb)


def _is_whole(noun: Any) -> bool:
    return noun.lemma_.lower() in _WHOLES and any(c.lower_ in ("a", "an", "another", "one") for c in noun.children)


def by_place(anchor: Any) -> Link | None:
    """The object's link to a verb that stands right before the number, whatever the parse says."""
    number = next((t for t in reversed(anchor.doc[max(0, anchor.i - 5) : anchor.i + 1]) if t.pos_ == "NUM"), None)
    if number is None or number.i == 0 or number.nbor(-1).pos_ != "VERB":
        return None
    return Link("dobj", number.nbor(-1))


def is_passive(verb: Any) -> bool:
    """Whether a verb has the auxiliary of the passive; "IS", which names a group, is none, whatever the parser says."""
    auxiliaries = [child for child in verb.children if child.text != "IS"]
    return any(child.dep_ == "auxpass" for child in auxiliaries) or (
        verb.tag_ == "VBN" and any(child.lemma_ == "be" and child.dep_ == "aux" for child in auxiliaries)
    )


def places_into(verb: Any) -> list[Any]:
    """The nouns behind the verb's "to", "into" and "in"."""
    return [n for c in verb.children if c.lower_ in ("to", "into", "in") for n in c.children if n.dep_ == "pobj"]


def places_at(verb: Any) -> list[Any]:
    """The nouns behind the verb's "in" and "at", with what stands beside them ("in Roj, a smaller camp")."""
    nouns = [n for c in verb.children if c.lower_ in ("in", "at", "inside") for n in c.children if n.dep_ == "pobj"]
    return [*nouns, *(beside for noun in nouns for beside in noun.children if beside.dep_ == "appos")]


def is_one_body(noun: Any) -> bool:
    """ "The body of a woman and three children": of one alone, and who was found beside it may live."""
    return bool(noun.lemma_ in ("body", "corpse") and noun.tag_ == "NN")


def is_of_the_dead(noun: Any) -> bool:
    """ "The bodies of nine", "the remains of nine"."""
    return bool(noun.lemma_ in _OF_THE_DEAD)


_OF_THE_DEAD = frozenset({"body", "corpse", "remain", "remains", "ash", "ashes", "coffin"})
