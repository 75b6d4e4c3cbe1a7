"""How sure a claim is, and whether it denies.

Both are read off the claim's main predicate: what stands in a relative clause, or in a clause of time or purpose,
neither hedges nor negates the claim. "It is true that P", "X believes that P" and "nobody doubts that P" are read
through to P, gathering hedges and counting negations on the way, so that two cancel out.

What is not known is not denied: "it is not clear how many left" is unknown alone. Only who says of themselves that they
do not know ("we do not know") denies it as well.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from briefings.extracting.claims.pieces import Piece
from briefings.extracting.denials import (
    denies,
    denies_report,
    is_called_untrue,
    is_negated,
    rules_out,
    says_nobody,
)
from briefings.extracting.ignorance import (
    ESTABLISHING,
    asks,
    child_of,
    is_ignorance,
    opens_with_question,
)
from briefings.model import Certainty

_ORDER: tuple[Certainty, ...] = ("certain", "probable", "possible", "unknown")
_CLIMB = 10

_ADVERBS: dict[str, Certainty] = {
    **dict.fromkeys(
        ("probably", "likely", "presumably", "apparently", "seemingly", "reportedly", "allegedly", "supposedly",
         "ostensibly", "purportedly", "evidently"), "probable"),
    **dict.fromkeys(("perhaps", "maybe", "possibly", "potentially", "conceivably"), "possible"),
}  # fmt: skip
_MODALS: dict[str, Certainty] = {"may": "possible", "might": "possible", "could": "possible", "can": "possible"}
_ADJECTIVES: dict[str, Certainty] = {
    **dict.fromkeys(("likely", "probable", "unlikely", "improbable", "doubtful"), "probable"),
    **dict.fromkeys(("possible", "conceivable", "plausible", "thinkable"), "possible"),
    **dict.fromkeys(("unknown", "unclear", "uncertain", "unaccounted", "undetermined", "unexplained"), "unknown"),
}
_CHANCES = frozenset({"chance", "risk", "possibility", "danger", "likelihood", "prospect"})
_UNKNOWN_OF = frozenset({"number", "numbers", "fate", "whereabouts", "amount", "quantity", "location", "share"})
_BELIEFS = frozenset(
    {"believe", "think", "suspect", "presume", "assume", "fear", "reckon", "guess", "expect", "suppose"}
)
_HEARSAY = frozenset({"say", "report", "allege", "rumour", "rumor", "understand", "claim"})
# "Unconfirmed reports put the toll at 40": nobody vouches for it.
_UNCHECKED = frozenset({"unconfirmed", "unverified"})
_RAISING = frozenset({"seem", "appear"})
_DENIALS = frozenset({"deny", "doubt", "dispute", "refute", "disbelieve"})
# "Is not sure where they are".
_SURE = frozenset({"sure", "certain", "clear"})
_DISCLOSING = frozenset({"say", "tell", "disclose", "confirm", "reveal", "specify", "comment", "give"})
_FAILURES = frozenset({"fail", "refuse", "decline", "neglect", "cease", "omit"})

_CONTRARY = frozenset({"unlikely", "improbable", "doubtful", "unable", "impossible", "incapable", "untrue"})
_TELLING = {*_ADVERBS, *_ADJECTIVES, *_CONTRARY, *_CHANCES, "likelihood", "probability"}
# What opens onto a clause and says nothing of its own.
_TRANSPARENT = frozenset(
    {"say", "tell", "add", "note", "stress", "emphasize", "emphasise", "report", "state", "warn", "argue", "explain",
     "claim", "estimate", "reveal", "announce", "confirm", "find", "show", "mean", "seem", "appear", "turn", "know"}
)  # fmt: skip

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
_ASIDE = frozenset({"relcl", "advcl", "acl", "csubj", "csubjpass", "ccomp", "conj", "parataxis", "appos"})
_FIRST_PERSON = frozenset({"i", "we"})


def judge(piece: Piece) -> tuple[Certainty, bool]:
    """The certainty of the claim, and whether it is negated."""
    tokens = piece.tokens
    verdict = _Verdict(tokens)
    framing = [piece.passage.doc[i] for i in sorted(piece.framing)]
    verdict.hear(framing)
    if any(token.lower_ in _UNCHECKED for token in (*framing, *tokens)):
        verdict.hedge("possible")
    predicate: Any = main_predicate(tokens)
    if predicate is not None and is_called_untrue(predicate):
        verdict.flip()
    for _ in range(_CLIMB):
        if predicate is None:
            break
        verdict.weigh(predicate)
        predicate = verdict.beneath(predicate)
    return verdict.certainty, verdict.negated and (verdict.certainty != "unknown" or verdict.own)


def main_predicate(tokens: Sequence[Any]) -> Any:
    """The first verb among the tokens that hangs on none of the others, by preference one with a subject."""
    inside = {t.i for t in tokens}
    heads = [t for t in tokens if t.head.i not in inside or t.head is t or t.dep_ == "ROOT"]
    verbs = [t for t in heads if t.pos_ in {"VERB", "AUX"}]
    with_subject = [t for t in verbs if any(c.dep_ in {*_SUBJECTS, "expl"} for c in t.children)]
    fallback = [t for t in tokens if t.dep_ == "ROOT"] or heads
    predicate = next(iter(with_subject or verbs or fallback), None)
    return _of_main_clause(predicate) if predicate is not None else None


def _of_main_clause(predicate: Any) -> Any:
    """The predicate, or that of the main clause where the parse took another's for it: "no wave is expected, he said,
    since many are dead", "how many there were was not clear"."""
    marks = [c for c in predicate.children if c.dep_ == "mark" and c.i < predicate.i]
    ahead = [c for c in predicate.children if c.dep_ == "ccomp" and marks and c.i < marks[0].i]
    behind = [c for c in predicate.children if c.dep_ in ("acomp", "attr") and c.pos_ == "AUX"]
    if opens_with_question(predicate):
        behind += [c for c in predicate.children if c.dep_ == "ccomp" and c.i > predicate.i and not _has_subject(c)]
    return next(iter((*ahead, *behind)), predicate)


def _has_subject(verb: Any) -> bool:
    return any(c.dep_ in {*_SUBJECTS, "expl"} for c in verb.children)


class _Verdict:
    """What has been read so far: the weakest certainty, and the parity of the negations."""

    def __init__(self, tokens: Sequence[Any]) -> None:
        self.inside = {t.i for t in tokens}
        self.telling = [(t, t.lower_) for t in tokens if t.lower_ in _TELLING]
        self.certainty: Certainty = "certain"
        self.negated = False
        self.own = False
        """Whether it is the speaker who says of themselves that they do not know."""

    def hedge(self, certainty: Certainty) -> None:
        self.certainty = max(self.certainty, certainty, key=_ORDER.index)

    def flip(self) -> None:
        self.negated = not self.negated

    def leave_open(self, predicate: Any) -> None:
        """Take in that a predicate says that something is not known."""
        self.hedge("unknown")
        self.own = self.own or any(c.lower_ in _FIRST_PERSON for c in predicate.children if c.dep_ in _SUBJECTS)

    def hear(self, framing: Iterable[Any]) -> None:
        """Take in the attribution's own words: "doubted that", "does not believe that", "cannot say whether"."""
        for token in framing:
            if token.pos_ in {"VERB", "AUX"}:
                self._hear_verb(token)

    def _hear_verb(self, verb: Any) -> None:
        """Take in one verb of an attribution, by the first of its kinds that it is of."""
        denied = any(denies(c) for c in verb.children)
        nobody = _may_stand_for_the_claim(verb) and says_nobody(verb)
        if nobody and verb.lemma_ not in _DENIALS | {"say", "know", "tell"}:
            self.flip()
        if verb.lemma_ in _BELIEFS:
            self.hedge("probable")
            if denied:
                self.flip()
        elif asks(verb) and not denied:
            self.leave_open(verb)
        elif _fails_to_tell(verb):
            self.flip()
            self.leave_open(verb)
        elif verb.lemma_ in _DENIALS and (nobody or _denies_in_passing(verb)):
            return
        elif verb.lemma_ in _DENIALS or rules_out(verb) or denies_report(verb):
            self._hear_denial(verb, denied)
        elif _cannot_tell(verb, denied, nobody):
            self.flip()
            self.leave_open(verb)
        elif denied and verb.lemma_ in _TRANSPARENT and _may_stand_for_the_claim(verb):
            self.flip()

    def _hear_denial(self, verb: Any, denied: bool) -> None:
        """Take in "denied that P", and "did not rule out that P", which leaves P possible."""
        self.flip()
        if denied or any(denies(a) for a in verb.children):
            self.flip()
            self.hedge("possible")

    def weigh(self, predicate: Any) -> None:
        """Take in one predicate with what depends on it."""
        denied = is_negated(predicate)
        if denied:
            self.flip()
        self._weigh_failure(predicate)
        if (predicate.lemma_ in _DENIALS and _clause(predicate) is not None) or denies_report(predicate):
            self.flip()
        if _is_yet_to_come(predicate):
            self.flip()
        if rules_out(predicate):
            self.flip()
            if denied:
                self.hedge("possible")
        self._weigh_modals(predicate, denied)
        self._weigh_beliefs(predicate)
        if any(c.dep_ == "parataxis" and _is_comment(c) for c in predicate.children):
            self.hedge("probable")  # "Some, we think, are in Idlib"
        if is_ignorance(predicate, denied=denied, negated=self.negated):
            self.leave_open(predicate)
        self._weigh_words(predicate, denied)

    def _weigh_failure(self, predicate: Any) -> None:
        """ "Failed to come", "refused to say how many"; "failed to give up" keeps nothing to itself."""
        below = child_of(predicate, "xcomp") if predicate.lemma_ in _FAILURES else None
        if below is None:
            return
        self.flip()
        if below.lemma_ in _DISCLOSING and child_of(below, "prt") is None:
            self.leave_open(predicate)

    def _weigh_modals(self, predicate: Any, denied: bool) -> None:
        for child in predicate.children:
            if child.dep_ != "aux" or child.tag_ != "MD":
                continue
            word = child.lower_
            if word in {"may", "might"} or (word in {"can", "could", "ca"} and not denied):
                self.hedge(_MODALS.get(word, "possible"))
            elif word == "must" and any(c.lower_ == "have" and c.dep_ == "aux" for c in predicate.children):
                self.hedge("probable")

    def _weigh_beliefs(self, predicate: Any) -> None:
        passive = any(c.dep_ == "auxpass" for c in predicate.children) or predicate.tag_ == "VBN"
        complement = child_of(predicate, "xcomp", "ccomp", "oprd", "acomp")
        if predicate.lemma_ in _RAISING and complement is not None:
            self.hedge("probable")
        if predicate.lower_ == "supposed" and passive:
            return
        if predicate.lemma_ in _BELIEFS and (complement is not None or passive):
            self.hedge("probable")
        if predicate.lemma_ in _HEARSAY and passive and complement is not None:
            self.hedge("probable")

    def _weigh_words(self, predicate: Any, denied: bool) -> None:
        """Adverbs and adjectives anywhere in the predicate's own clause."""
        for token, word in self.telling:
            if word in _ADVERBS and token.dep_ not in {"acomp", "amod"} and _own(token, predicate):
                self.hedge(_ADVERBS[word])
            elif word in _ADJECTIVES and self._asserted(token, predicate):
                self.hedge(_ADJECTIVES[word])
            if word in _CONTRARY and token.dep_ in {"acomp", "oprd"} and token.head.i == predicate.i:
                self.flip()
            if word in _CHANCES and not denied and _there_is(token, predicate):
                self.hedge("possible")
            if word in {"likelihood", "probability"} and token.dep_ == "pobj" and token.head.lower_ == "in":
                self.hedge("probable")

    def _asserted(self, adjective: Any, predicate: Any) -> bool:
        if adjective.dep_ == "amod":
            return _ADJECTIVES[adjective.lower_] == "unknown" and adjective.head.lower_ in _UNKNOWN_OF
        if _ADJECTIVES[adjective.lower_] != "unknown":
            impossible = adjective.lower_ == "possible" and is_negated(predicate)
            return bool(adjective.head.i == predicate.i) and not impossible
        return not _describes_subject(adjective, predicate)

    def beneath(self, predicate: Any) -> Any:
        """The clause that a transparent predicate opens onto ("it is true that P"), None where there is none."""
        clause = _clause(predicate)
        if clause is None or clause.i not in self.inside:
            return None
        opens = predicate.lemma_ in _TRANSPARENT | _BELIEFS | _DENIALS | _HEARSAY
        if predicate.lemma_ == "know" and self.certainty == "unknown":
            return None
        impersonal = predicate.lemma_ in {"be", "remain"} and any(
            c.lower_ in {"it", "fact", "truth"} for c in predicate.children
        )
        return clause if opens or impersonal else None


def _may_stand_for_the_claim(verb: Any) -> bool:
    """Whether what a verb denies is the claim: a relative clause or one of time says nothing of it."""
    return verb.dep_ not in _ASIDE - {"ccomp", "conj"}


def _fails_to_tell(verb: Any) -> bool:
    """ "Declined to say", "refuses to confirm"."""
    return verb.lemma_ in _FAILURES and any(c.lemma_ in _DISCLOSING for c in verb.children if c.dep_ == "xcomp")


def _is_yet_to_come(predicate: Any) -> bool:
    """ "Have yet to return", "is yet to be found"."""
    waits = predicate.lemma_ in ("have", "be") and child_of(predicate, "xcomp") is not None
    return waits and any(c.lower_ == "yet" for c in predicate.children)


def _denies_in_passing(verb: Any) -> bool:
    """Whether a denial only tells who is meant: "a clan that backs Haddad, who denied the charges"."""
    return verb.dep_ == "relcl" and _clause(verb) is None


def _cannot_tell(verb: Any, denied: bool, nobody: bool) -> bool:
    """ "Does not know that", "nobody says what", "is not sure where"."""
    if verb.lemma_ == "be":
        return denied and any(c.lower_ in _SURE for c in verb.children)
    return (denied or nobody) and verb.lemma_ in {"know", "say", *ESTABLISHING}


def _is_comment(verb: Any) -> bool:
    """ "We think", "it seems", put into a sentence that it says nothing else of."""
    alone = not any(c.dep_ in ("ccomp", "xcomp", "dobj") for c in verb.children)
    return alone and verb.lemma_ in _BELIEFS | _RAISING and not any(denies(c) for c in verb.children)


def _clause(predicate: Any) -> Any:
    """The clause that completes the predicate, its adjective ("true that …") or its infinitive ("worth noting …")."""
    infinitive = child_of(predicate, "xcomp")
    if infinitive is not None and predicate.lemma_ in _RAISING:
        return infinitive
    for token in (predicate, *predicate.children):
        if token is not predicate and token.dep_ not in {"acomp", "attr", "xcomp", "oprd", "prep", "pcomp"}:
            continue
        for child in token.children:
            if child.dep_ in {"ccomp", "csubj"} and child.i > predicate.i and child.pos_ in {"VERB", "AUX"}:
                return child
            if child.dep_ in {"xcomp", "pcomp"} and child.tag_ == "VBG":
                inner = child_of(child, "ccomp")
                if inner is not None:
                    return inner
    return infinitive if predicate.lemma_ in _BELIEFS else None


def _there_is(noun: Any, predicate: Any) -> bool:
    """ "There is a risk that …", as against "they took the risk"."""
    return noun.head.i == predicate.i and any(c.dep_ == "expl" for c in predicate.children)


def _own(token: Any, predicate: Any) -> bool:
    """Whether the token belongs to the predicate's own clause and not to one inside it."""
    node = token
    for _ in range(_CLIMB):
        if node.i == predicate.i:
            return True
        if node.dep_ in _ASIDE or node.head is node:
            return False
        node = node.head
    return False


def _describes_subject(adjective: Any, predicate: Any) -> bool:
    """Whether the adjective only tells which subject is meant ("a man whose name is unknown was killed")."""
    node = adjective
    for _ in range(_CLIMB):
        if node.i == predicate.i or node.head is node:
            return False
        if node.dep_ in _SUBJECTS and node.head.i == predicate.i:
            return True
        node = node.head
    return False
