"""What a number of people did: the verb, noun or phrase of its own clause that says one of the beat's measures.

The number's noun leads to its verb by the parse; whether it is the doer or the undergoer decides ("they killed 12"
counts no dead fighters, "12 fighters were killed" does). What did not happen ("have not returned"), or may yet, says
nothing.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from briefings.beat.measure_lexicon import Deed, Lexicon
from briefings.extracting.parsing.language import Passage
from briefings.model import Place

# Verbs whose subject is the one that it happens to, whatever their object: "12 men joined the group".
_OF_SUBJECT = frozenset(
    "be go come travel return join leave head depart die remain stay fight continue vanish disappear move flock enlist"
    " journey stream migrate perish surrender relocate disperse scatter resettle survive flee escape arrive live keep"
    " hold_out fall walk march emigrate strike protest vote resign retire quit enrol enroll sign".split()
)
# "Are thought to have gone", "managed to return": the second verb is the one that counts.
_RAISING = frozenset(
    "believe think estimate know report say presume fear suspect understand consider find see manage appear seem assume"
    " hear confirm feel reckon calculate get be have continue begin start list count record register".split()
)
_PASSIVE_RAISING = frozenset({"allege", "claim", "rumour", "rumor"}) | _RAISING
_UNREAL = frozenset("would could may might can will shall should must 'll 'd wo ca".split())
_CLIMB = frozenset({"nummod", "quantmod", "compound", "conj", "appos", "amod", "nmod", "npadvmod", "det", "advmod"})
_ROLES = frozenset({"nsubj", "nsubjpass", "dobj", "attr", "oprd", "dative"})
# Tokens of "are held in Syrian and Iraqi custody" that may hold a phrase.
_COMPLEMENT = 8
_STAYING = frozenset({"on", "under", "through", "without", "against"})
# "A total of 256 fighters had returned": what the whole did, its number did.
_WHOLES = frozenset("total group batch contingent handful wave party".split())
# "Including 300 women" did what those did out of whom they are counted.
_AMONG = frozenset({"including", "among", "include"})


@dataclass(frozen=True, slots=True)
class Said:
    """A measure, the verb that says it (None for a noun or a phrase), whether the counted undergo it, and the noun that
    names them where it stands apart from their number ("the number of British returnees rose to 425")."""

    measure: str
    verb: Any | None
    undergone: bool = False
    noun: Any | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """How a number hangs in its sentence: its role ("nsubj", "dobj", "agent", "among", "of") and what it hangs on."""

    role: str
    head: Any


def link_of(anchor: Any) -> Link | None:
    """The way from a number's noun up to its verb."""
    link = _climbed(anchor)
    if link is not None and (link.head.i > anchor.i or link.role not in _ROLES):
        return link
    return _subject_of_next(anchor) or link


def _subject_of_next(anchor: Any) -> Link | None:
    """A finite verb right after the number or noun is its own, even where the parse hangs it on an earlier clause
    ("100 were women and 50 were children")."""
    follower = anchor.nbor(1) if anchor.i + 1 < len(anchor.doc) else None
    if follower is None or follower.tag_ not in ("VBD", "VBP", "VBZ", "MD") or follower.text == "IS":
        return None
    verb = follower.head if follower.dep_ in ("aux", "auxpass") else follower
    if verb.dep_ in ("relcl", "acl") or verb.i < anchor.i:
        return None
    return Link("nsubjpass" if _is_passive(verb) else "nsubj", verb)


def _climbed(anchor: Any) -> Link | None:
    token = anchor
    for _ in range(8):
        if token.dep_ in _ROLES:
            return Link(token.dep_, token.head)
        if token.dep_ == "pobj":
            preposition = token.head
            if preposition.dep_ == "agent":
                return Link("agent", preposition.head)
            if preposition.lower_ in _AMONG:
                return Link("among", preposition.head)
            if preposition.lower_ == "of" and _is_whole(preposition.head):
                token = preposition.head
                continue
            return Link("of" if preposition.lower_ == "of" else "oblique", preposition.head)
        if token.dep_ not in _CLIMB or token.head.i == token.i:
            return None
        if token.dep_ == "conj" and token.head.pos_ in ("VERB", "AUX"):
            return None
        token = token.head
    return None


def _is_whole(noun: Any) -> bool:
    return noun.lemma_.lower() in _WHOLES and any(c.lower_ in ("a", "an", "another", "one") for c in noun.children)


def _by_place(anchor: Any) -> Link | None:
    """The object's link to a verb that stands right before the number, whatever the parse says."""
    number = next((t for t in reversed(anchor.doc[max(0, anchor.i - 5) : anchor.i + 1]) if t.pos_ == "NUM"), None)
    if number is None or number.i == 0 or number.nbor(-1).pos_ != "VERB":
        return None
    return Link("dobj", number.nbor(-1))


class Deeds:
    """Reads measures off one document's clauses. `places` are the document's, in text order."""

    def __init__(self, lexicon: Lexicon, places: Sequence[Place]) -> None:
        self._lexicon = lexicon
        self._places = places
        self._starts = [place.start for place in places]

    def by_verb(self, anchor: Any, passage: Passage) -> Said | None:
        """What the number's own verb says, else that of a clause about its noun ("who returned")."""
        link = link_of(anchor)
        if link is not None and link.head.text == "IS":  # the group's name, taken for the verb
            link = _by_place(anchor)
        if link is not None and link.role in _ROLES:
            said = self._of_chain(link.head, link.role, passage)
            if said is not None:
                return said
        return self.by_clause_of(anchor, passage)

    def by_phrase(self, window: str) -> Said | None:
        """The first phrase of the window that says a measure; of two that overlap or touch, the one that ends last."""
        hits = self._lexicon.phrases_in(window)
        if not hits:
            return None
        (_, end), measure = hits[0]
        for (start, stop), other in hits[1:]:
            if start <= end + 1 and stop > end:
                end, measure = stop, other
        return Said(measure, None)

    def by_order(self, tokens: Sequence[Any], passage: Passage) -> Said | None:
        """What the first full verb of these tokens (from the number to the next) says, where the parse fails."""
        for token in tokens:
            if token.pos_ == "VERB" and token.dep_ not in ("relcl", "amod", "aux", "auxpass", "compound"):
                passive = token.tag_ == "VBN" and not any(c.lemma_ == "have" for c in token.children)
                return self._of_verb(token, "nsubjpass" if passive or _is_passive(token) else "nsubj", passage)
        return None

    def _of_chain(self, verb: Any, role: str, passage: Passage) -> Said | None:
        """The verb itself, the verb that it raises, then verbs joined to it that have no subject of their own."""
        for candidate, as_role in _chain(verb, role):
            if _denied(candidate):
                return None
            said = self._of_verb(candidate, as_role, passage)
            if said is not None:
                return said
        return None

    def by_clause_of(self, anchor: Any, passage: Passage) -> Said | None:
        """What a clause about the number's noun says: "850 who left", "fighters killed in Raqqa"."""
        for clause in anchor.children:
            if clause.dep_ not in ("relcl", "acl"):
                continue
            role = _role_inside(clause)
            said = self._of_chain(clause, role, passage) if role else None
            if said is not None:
                return said
        return None

    def _of_verb(self, verb: Any, role: str, passage: Passage) -> Said | None:
        deeds = self._lexicon.deeds.get(verb.lemma_.lower(), ())
        deed = next((deed for deed in deeds if self._fits(deed, verb, passage)), None)
        if deed is None and verb.lemma_ == "be":
            return self._of_complement(verb, role)
        if deed is None or _denied(verb) or (not deed.particles and _is_idiom(verb)):
            return None
        undergone = _undergone(verb, role)
        return None if undergone is None else Said(deed.measure, verb, undergone)

    def of_subject(self, verb: Any, passage: Passage) -> Said | None:
        """What the verb says of its subject."""
        return self._of_chain(verb, "nsubj", passage)

    def _of_complement(self, verb: Any, role: str) -> Said | None:
        """ "Are dead", "were prisoners", "are in custody"."""
        if role != "nsubj" or _denied(verb):
            return None
        named = (self._lexicon.nouns.get(c.lemma_.lower()) for c in verb.children if c.dep_ in ("acomp", "attr"))
        measure = next(filter(None, named), None)
        if measure is None and any(c.dep_ == "prep" for c in verb.children):
            return self.by_phrase(verb.doc[verb.i : verb.i + _COMPLEMENT].text)
        return Said(measure, None) if measure else None

    def _fits(self, deed: Deed, verb: Any, passage: Passage) -> bool:
        beside = {
            child.lower_
            for child in verb.children
            if child.dep_ in ("prt", "advmod", "prep", "npadvmod", "dobj", "acomp")
        }
        if not all(particle in beside for particle in deed.particles):
            return False
        if deed.adverb is not None and deed.adverb not in beside:
            return any(child.lower_ == deed.adverb for child in verb.head.children) if verb.dep_ == "xcomp" else False
        if deed.places is None:
            return True
        listed = self._lexicon.places.get(deed.places, frozenset())
        around = [place.country for place in self._around(verb, deed.direction, passage)]
        core = self._lexicon.places.get("core", frozenset())
        if deed.wanted and deed.direction == "to" and core.intersection(around):
            return False  # "to Iraq, Syria and Libya": who goes to the beat's own ground as well has not moved on
        return any(country in listed for country in around) == deed.wanted

    def _around(self, verb: Any, direction: str, passage: Passage) -> Iterator[Place]:
        """The places in the verb's own part of the sentence that it leads to or away from."""
        roles = ("origin",) if direction == "from" else ("destination", "location")
        span = passage.at(verb), _end_of(verb, passage)
        for place in self._places[bisect_left(self._starts, span[0]) : bisect_left(self._starts, span[1])]:
            if place.role in roles or (direction == "from" and _is_object(place, verb, passage)):
                yield place


def _end_of(verb: Any, passage: Passage) -> int:
    """Where the verb's own part of the sentence ends: at the next clause with a subject of its own."""
    for token in verb.doc[verb.i + 1 : verb.sent.end]:
        joined = token.dep_ in ("conj", "advcl") and token.pos_ in ("VERB", "AUX")
        if token.text == ";" or (joined and any(c.dep_ in ("nsubj", "nsubjpass") for c in token.children)):
            return passage.at(token)
    return passage.start + int(verb.sent.end_char)


def _is_idiom(verb: Any) -> bool:
    """ "Went on trial", "went free", "came under fire": nobody goes or comes anywhere."""
    if verb.lemma_ not in ("go", "come", "leave"):
        return False
    return any(c.dep_ == "acomp" or (c.dep_ in ("prep", "prt") and c.lower_ in _STAYING) for c in verb.children)


def _is_object(place: Place, verb: Any, passage: Passage) -> bool:
    """ "Left Raqqa": the place is the verb's own object."""
    return any(c.dep_ == "dobj" and place.start <= passage.at(c) < place.end for c in verb.children)


def _chain(verb: Any, role: str) -> Iterator[tuple[Any, str]]:
    yield verb, role
    if verb.lemma_ in _PASSIVE_RAISING and role in ("nsubj", "nsubjpass"):
        for child in verb.children:
            if child.dep_ in ("xcomp", "ccomp", "acomp") and child.pos_ in ("VERB", "AUX"):
                yield child, "nsubjpass" if _is_passive(child) else "nsubj"
                yield from ((c, "nsubjpass" if _is_passive(c) else "nsubj") for c in _joined_verbs(child))
    if role in ("nsubj", "nsubjpass"):
        for child in _joined_verbs(verb):
            yield child, "nsubjpass" if _is_passive(child) else "nsubj"


def _joined_verbs(verb: Any) -> Iterator[Any]:
    for child in verb.children:
        if (
            child.dep_ == "conj"
            and child.pos_ == "VERB"
            and not any(c.dep_ in ("nsubj", "nsubjpass") for c in child.children)
        ):
            yield child


def _role_inside(clause: Any) -> str | None:
    """What a relative or participle clause makes of the noun that it hangs on."""
    if clause.dep_ == "acl":
        return (
            "nsubj"
            if clause.tag_ == "VBG" or clause.lemma_ in _OF_SUBJECT
            else "nsubjpass"
            if clause.tag_ == "VBN"
            else None
        )
    for child in clause.children:
        if child.lower_ in ("who", "that", "which", "whom") and child.dep_ in _ROLES:
            return str(child.dep_)
    return None


def _undergone(verb: Any, role: str) -> bool | None:
    """Whether the counted undergo the verb (or do what only a subject can); None where they do it to others."""
    passive = role == "nsubjpass" or _is_passive(verb)
    if role in ("nsubj", "nsubjpass"):
        if passive:
            return True
        if verb.lemma_ in _OF_SUBJECT:
            return False
        return None if any(child.dep_ == "dobj" for child in verb.children) else True
    return None if verb.lemma_ in _OF_SUBJECT else True


def _is_passive(verb: Any) -> bool:
    return any(child.dep_ == "auxpass" for child in verb.children) or (
        verb.tag_ == "VBN" and any(child.lemma_ == "be" and child.dep_ == "aux" for child in verb.children)
    )


def _denied(verb: Any) -> bool:
    """Whether the verb is negated, or told of what may or will be; "may have died" is told of the past."""
    words = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass", "neg", "advmod")}
    if words & {"not", "n't", "never", "nt"}:
        return True
    return bool(words & _UNREAL) and not words & {"have", "'ve"}
