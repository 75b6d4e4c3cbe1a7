"""How sure a claim is, and whether it denies.

Both are read off the claim's main predicate: what stands in a relative clause, or in a clause of time or purpose,
neither hedges nor negates the claim. "It is true that P", "X believes that P" and "nobody doubts that P" are read
through to P, gathering hedges and counting negations on the way, so that two cancel out.

What is not known is not denied: "it is not clear how many left" is unknown alone. Only who says of themselves that they
do not know ("we do not know") denies it as well.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from briefings.extracting.choices import leaves_undone
from briefings.extracting.claims.pieces import Piece
from briefings.extracting.denials import (
    barely_does,
    denies,
    denies_report,
    is_called_untrue,
    is_negated,
    rules_out,
    says_nobody,
)
from briefings.extracting.hedges import (
    ASIDE,
    TELLING,
    calls_likely,
    certainty_by_estimate,
    certainty_by_modal,
    certainty_by_noun,
    certainty_by_word,
    has_little_to_show,
    is_a_chance,
    is_comment,
    is_estimated,
    is_hearsay,
    is_held_probable,
    is_mistaken,
    is_wrongly_held,
    says_the_contrary,
)
from briefings.extracting.ignorance import ESTABLISHING, asks, is_ignorance
from briefings.extracting.joined_clauses import Joined, joined_clauses, leads_elsewhere
from briefings.extracting.main_predicates import (
    BELIEFS,
    DENIALS,
    SUBJECTS,
    TRANSPARENT,
    VERBS,
    clause_of,
    clause_told_first,
    clauses_beside,
    main_predicate,
    opens_onto_a_clause,
)
from briefings.extracting.parsing.dependencies import child
from briefings.model import Certainty
from briefings.values import frozen

_ORDER: tuple[Certainty, ...] = ("certain", "probable", "possible", "unknown")
_CLIMB = 10

# "Unconfirmed reports put the toll at 40": nobody vouches for it.
_UNCHECKED = frozenset({"unconfirmed", "unverified"})
# "Is not sure where they are".
_SURE = frozenset({"sure", "certain", "clear"})
_DISCLOSING = frozenset({"say", "tell", "disclose", "confirm", "reveal", "specify", "comment", "give"})
_FAILURES = frozenset({"fail", "refuse", "decline", "neglect", "cease", "omit"})
_KNOWING = frozenset({"know", "say", *ESTABLISHING})
# What nobody says is not denied by that, nor is what nobody denies.
_NOT_REVERSED_BY_NOBODY = DENIALS | {"say", "know", "tell"}
_FIRST_PERSON = frozenset({"i", "we"})


def judge(piece: Piece) -> tuple[Certainty, bool]:
    """The certainty of the claim, and whether it is negated: of clauses that stand side by side, by the least sure, and
    negated only where all are."""
    predicate = _told_predicate(piece)
    beside = clauses_beside(predicate) if predicate is not None else []
    joined = [*joined_clauses(predicate), *_goes_on(piece)] if predicate is not None else []
    inside = {t.i for t in piece.tokens} if beside or joined else set()
    verdicts = [_judge(piece, verb) for verb in (predicate, *(verb for verb in beside if verb.i in inside))]
    added = [(j, _judge(piece, j.verb)) for j in joined if j.verb.i in inside and j.verb not in beside]
    hedges = (v.certainty for j, v in added if v.certainty != "unknown" and not j.tells_of_a_power)
    certainty = max((*(v.certainty for v in verdicts), *hedges), key=_ORDER.index)
    negated = all(v.negated and (v.certainty != "unknown" or v.own) for v in verdicts)
    return certainty, negated and all(_leaves_it_denied(j, v) for j, v in added)


def _goes_on(piece: Piece) -> list[Joined]:
    """What is said next behind a "but", where the parse joins it to the verb of saying: "said it was not opposed, but
    had to look at each case"."""
    said = (piece.passage.doc[i] for i in sorted(piece.framing))
    joined = (j for verb in said if verb.pos_ in VERBS for j in joined_clauses(verb))
    return [j for j in joined if j.conjunction == "but" and not j.has_its_subject]


def _told_predicate(piece: Piece) -> Any:
    """The claim's main predicate; where its speaker says something after all, the one that is said: "gave no names but
    said that they | left"."""
    predicate = main_predicate(piece.tokens)
    if predicate is None or not piece.framing:
        return predicate
    inside = {t.i for t in piece.tokens}
    after_all = (j for j in joined_clauses(predicate) if j.conjunction == "but" and not j.has_its_subject)
    said = (joined.verb for joined in after_all if joined.verb.i in piece.framing)
    told = (c for verb in said for c in verb.children if c.dep_ == "ccomp" and c.i in inside)
    return next(told, predicate)


def _is_conceded(verb: Any) -> bool:
    """ "Six left, the army says, though it never | says | where to": what is conceded says nothing of the rest."""
    return verb.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ in ("though", "although") for c in verb.children)


def _leaves_it_denied(joined: Joined, verdict: _Verdict) -> bool:
    """Whether a claim that its main clause denies is denied with the joined one too: "they did not flee | and never
    fought"; not "they were not freed | but were sent home"."""
    return joined.denies_too or joined.is_set_against or verdict.negated or verdict.certainty == "unknown"


def _judge(piece: Piece, predicate: Any) -> _Verdict:
    """What the claim says where this is its main predicate; None is none."""
    tokens = piece.tokens
    verdict = _Verdict(tokens)
    framing = [piece.passage.doc[i] for i in sorted(piece.framing)]
    verdict.hear(token for token in framing if predicate is None or not leads_elsewhere(token, predicate))
    if not _UNCHECKED.isdisjoint([token.lower_ for token in (*framing, *tokens)]):
        verdict.hedge("possible")
    if any(is_estimated(token) for token in _cue(piece)):
        verdict.hedge("probable")
    if any(is_hearsay(token) for token in (*framing, *tokens)):
        verdict.hedge("probable")
    if predicate is not None and is_called_untrue(predicate):
        verdict.flip()
    for _ in range(_CLIMB):
        if predicate is None:
            break
        verdict.weigh(predicate)
        predicate = verdict.beneath(predicate)
    return verdict


def _cue(piece: Piece) -> Sequence[Any]:
    """The tokens of the cue by which the claim is attributed, where they stand in its sentence."""
    cue = piece.attribution.cue_span if piece.attribution is not None else None
    if cue is None or cue[0] < piece.start or cue[1] > piece.end:
        return ()
    return [t for t in piece.passage.doc[piece.first : piece.last] if cue[0] <= piece.passage.at(t) < cue[1]]


class _Verdict:
    """What has been read so far: the weakest certainty, and the parity of the negations."""

    def __init__(self, tokens: Sequence[Any]) -> None:
        self.inside = {t.i for t in tokens}
        self.telling = [t for t in tokens if t.lower_ in TELLING]
        self.certainty: Certainty = "certain"
        self.negated = False
        self.own = False
        """Whether it is the speaker who says of themselves that they do not know."""

    def hedge(self, certainty: Certainty | None) -> None:
        """Take in that the claim is no surer than this; None says nothing of it."""
        if certainty is not None:
            self.certainty = max(self.certainty, certainty, key=_ORDER.index)

    def flip(self) -> None:
        self.negated = not self.negated

    def leave_open(self, predicate: Any) -> None:
        """Take in that a predicate says that something is not known."""
        self.hedge("unknown")
        self.own = self.own or any(c.lower_ in _FIRST_PERSON for c in predicate.children if c.dep_ in SUBJECTS)

    def hear(self, framing: Iterable[Any]) -> None:
        """Take in the attribution's own words: "doubted that", "does not believe that", "cannot say whether"."""
        for token in framing:
            if token.pos_ in VERBS and not _is_conceded(token):
                self._hear_verb(token)
            else:
                self.hedge(certainty_by_noun(token))

    def _hear_verb(self, verb: Any) -> None:
        """Take in one verb of an attribution, by the first of its kinds that it is of."""
        denied = any(denies(c) for c in verb.children)
        heard = _Heard(verb, denied, nobody=_may_stand_for_the_claim(verb) and says_nobody(verb))
        if _has_nothing_to(verb) or (heard.nobody and verb.lemma_ not in _NOT_REVERSED_BY_NOBODY):
            self.flip()
        take_in = next((take_in for is_so, take_in in _KINDS_OF_HEARING if is_so(heard)), None)
        if take_in is not None:
            take_in(self, heard)

    def hear_belief(self, heard: _Heard) -> None:
        """ "Believes that P", "fears that P", "does not think that P"."""
        self.hedge("possible" if heard.verb.lemma_ == "fear" else "probable")
        if heard.denied:
            self.flip()

    def hear_question(self, heard: _Heard) -> None:
        """ "Wonders whether P": nothing is said of it but that it is open."""
        self.leave_open(heard.verb)

    def hear_silence(self, heard: _Heard) -> None:
        """ "Declined to say whether P", "does not know whether P"."""
        self.flip()
        self.leave_open(heard.verb)

    def hear_nothing(self, heard: _Heard) -> None:
        """The verb says nothing of the claim."""

    def hear_denial(self, heard: _Heard) -> None:
        """ "Denied that P", and "did not rule out that P", which leaves P possible."""
        self.flip()
        if heard.denied:
            self.flip()
            self.hedge("possible")

    def hear_negation(self, heard: _Heard) -> None:
        """ "Did not say that P"."""
        self.flip()

    def weigh(self, predicate: Any) -> None:
        """Take in one predicate with what depends on it."""
        denied = is_negated(predicate)
        if denied:
            self.flip()
        self._weigh_failure(predicate)
        for reverses in (_denies_what_is_told, _is_yet_to_come, rules_out, leaves_undone):
            if reverses(predicate):
                self.flip()
        barely = denied or barely_does(predicate)  # "their number can hardly be checked" is not known either
        self._weigh_hedges(predicate, barely)
        if is_ignorance(predicate, denied=barely, negated=self.negated):
            self.leave_open(predicate)
        self._weigh_words(predicate, denied)

    def _weigh_failure(self, predicate: Any) -> None:
        """ "Failed to come", "refused to say how many"; "failed to give up" keeps nothing to itself."""
        below = child(predicate, "xcomp") if predicate.lemma_ in _FAILURES else None
        if below is None:
            return
        if below.lemma_ == "comment" and not list(below.rights):
            return  # who keeps quiet denies nothing
        self.flip()
        if below.lemma_ in _DISCLOSING and child(below, "prt") is None:
            self.leave_open(predicate)

    def _weigh_hedges(self, predicate: Any, denied: bool) -> None:
        """Take in how sure the predicate itself is: "did not rule out", "may have left", "is thought to have left"."""
        if denied and rules_out(predicate):
            self.hedge("possible")
        if is_mistaken(predicate) or is_wrongly_held(predicate):
            self.flip()
        if has_little_to_show(predicate):
            self.flip()
            self.hedge("probable")
        self.hedge(certainty_by_modal(predicate, denied))
        self.hedge(certainty_by_estimate(predicate))
        if is_held_probable(predicate) and not (denied and predicate.lemma_ == "suspect"):
            self.hedge("probable")  # but "none is suspected of a crime"
        if any(c.dep_ == "parataxis" and is_comment(c) for c in predicate.children):
            self.hedge("probable")  # "Some, we think, are in Idlib"

    def _weigh_words(self, predicate: Any, denied: bool) -> None:
        """Take in adverbs, adjectives and nouns anywhere in the predicate's own clause."""
        for token in self.telling:
            self.hedge(certainty_by_word(token, predicate))
            self.hedge(certainty_by_noun(token, predicate))
            if says_the_contrary(token, predicate):
                self.flip()
            if not denied and is_a_chance(token, predicate):
                self.hedge("possible")

    def beneath(self, predicate: Any) -> Any:
        """The clause that a transparent predicate opens onto ("it is true that P"), None where there is none."""
        clause = clause_of(predicate) or clause_told_first(predicate)
        if clause is None or clause.i not in self.inside:
            return None
        if predicate.lemma_ == "know" and self.certainty == "unknown":
            return None
        return clause if opens_onto_a_clause(predicate) else None


@frozen
class _Heard:
    """A verb of an attribution; whether a "not" beside it denies it, and whether nobody is told to do it."""

    verb: Any
    denied: bool
    nobody: bool


def _believes(heard: _Heard) -> bool:
    """ "Believes that P", "estimates that P"; not "believing that P, they left", "say men | who believe | that P"."""
    aside = heard.verb.dep_ == "relcl" or (heard.verb.tag_ == "VBG" and heard.verb.dep_ == "advcl")
    return (heard.verb.lemma_ in BELIEFS | {"estimate", "purport"} or calls_likely(heard.verb)) and not aside


def _asks(heard: _Heard) -> bool:
    """ "Debate whether P"."""
    return not heard.denied and asks(heard.verb)


def _fails_to_tell(heard: _Heard) -> bool:
    """ "Declined to say", "refuses to confirm"."""
    below = (c for c in heard.verb.children if c.dep_ == "xcomp")
    return heard.verb.lemma_ in _FAILURES and any(c.lemma_ in _DISCLOSING for c in below)


def _denies_nothing_of_it(heard: _Heard) -> bool:
    """ "Nobody denies that P"; or a denial that only tells who is meant: "a clan that backs Haddad, who denied the
    charges"."""
    if heard.verb.lemma_ not in DENIALS:
        return False
    return heard.nobody or (heard.verb.dep_ == "relcl" and clause_of(heard.verb) is None)


def _denies_it(heard: _Heard) -> bool:
    """ "Denied that P", "ruled out that P", "dismissed reports that P"."""
    return heard.verb.lemma_ in DENIALS or rules_out(heard.verb) or denies_report(heard.verb)


def _cannot_tell(heard: _Heard) -> bool:
    """ "Does not know that", "nobody says what", "is not sure where", "how many left he could not tell"."""
    if heard.verb.lemma_ == "be":
        return heard.denied and any(c.lower_ in _SURE for c in heard.verb.children)
    tells = heard.verb.lemma_ == "tell" and child(heard.verb, "dobj", "dative") is None
    return (heard.denied or heard.nobody) and (tells or heard.verb.lemma_ in _KNOWING)


def _has_nothing_to(verb: Any) -> bool:
    """ "There is nothing to | show | that P"."""
    to = child(verb, "aux")
    return (
        to is not None
        and to.lower_ == "to"
        and verb.head.lower_ == "nothing"
        and verb.lemma_ not in _NOT_REVERSED_BY_NOBODY
    )


def _does_not_say_so(heard: _Heard) -> bool:
    """ "Did not claim that P"."""
    return heard.denied and heard.verb.lemma_ in TRANSPARENT and _may_stand_for_the_claim(heard.verb)


_KINDS_OF_HEARING: tuple[tuple[Callable[[_Heard], bool], Callable[[_Verdict, _Heard], None]], ...] = (
    (_believes, _Verdict.hear_belief),
    (_asks, _Verdict.hear_question),
    (_fails_to_tell, _Verdict.hear_silence),
    (_denies_nothing_of_it, _Verdict.hear_nothing),
    (_denies_it, _Verdict.hear_denial),
    (_cannot_tell, _Verdict.hear_silence),
    (_does_not_say_so, _Verdict.hear_negation),
)


def _may_stand_for_the_claim(verb: Any) -> bool:
    """Whether what a verb denies is the claim: a relative clause or one of time says nothing of it."""
    return verb.dep_ not in ASIDE - {"ccomp", "conj"}


def _denies_what_is_told(predicate: Any) -> bool:
    """ "Denies that they left", "denied the charge"."""
    return (predicate.lemma_ in DENIALS and clause_of(predicate) is not None) or denies_report(predicate)


def _is_yet_to_come(predicate: Any) -> bool:
    """ "Have yet to return", "is yet to be found"."""
    waits = predicate.lemma_ in ("have", "be") and child(predicate, "xcomp") is not None
    return waits and any(c.lower_ == "yet" for c in predicate.children)
