"""Verbs of saying in a reporting clause: "…, a monitor said on Monday", "…, Poe went on, …", "…, as the guild has it".

Some report wherever they stand; the wider class of speech and thought does so only where marks set the clause off.
"""

from __future__ import annotations

from typing import Any

from briefings.extracting.attributions.cue_lexicon import DOCUMENTS, SPEECH, THOUGHT
from briefings.extracting.attributions.cues.reporting_adjuncts import FINITE, MARKS, Verb
from briefings.extracting.attributions.speakers.named_speakers import named_before
from briefings.extracting.attributions.speakers.speaker_runs import run_before
from briefings.extracting.attributions.speakers.tellers import is_source
from briefings.extracting.parsing.dependencies import child
from briefings.extracting.parsing.sentences import Run


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Verbs by class (Levin 37.7 "say", 37.9 "advise", 29.5 "conjecture"): all take a clause, and may follow what is said.
_SAY = _words(
    """say add announce assert claim confirm declare explain insist maintain mention note observe proclaim recall
    reiterate relate remark repeat report reveal state stress suggest tell warn write caution comment argue contend
    allege affirm disclose acknowledge clarify admit conclude emphasize emphasise reply respond testify assure
    inform remind rule boast brag lament complain concede confide recount remember grumble protest
    counter quip joke"""
)
_CONJECTURE = _words("estimate believe think fear reckon guess suspect hope assess calculate predict forecast")
_FIND = _words("find show indicate")
VERBS = _SAY | _CONJECTURE | _FIND
# Verbs that report where marks set them off ("…, the court determined, …"); what somebody wants, feels or learns is
# told of, and not said.
_INNER = _words(
    """know see learn feel hear sense notice perceive understand realize realise discover wish hop like care trust
    accept regret fancy intuit appreciate want detect denounce criticize criticise dispute deny describe consider deem
    question read sing ask inquire enquire wonder demand envision care"""
)
_SET_OFF = VERBS | (SPEECH | THOUGHT | _words("intimate submit depose recollect reflect allow grant testify")) - _INNER
# "“A fleet of ghosts,” the letter puts it", "A front for smugglers, the ministry called it".
_CALLING = _words("put call dub label brand")
_SEEING = frozenset({"see", "remember", "recall", "describe", "tell", "understand"})
_IT = frozenset({"it", "this", "that", "them", "him", "her"})
# "…, as the clerk was quick to point out".
_WITH_PARTICLE = {"point": "out", "work": "out", "figure": "out", "spell": "out", "make": "out"}
# How many tokens may lie between "quoted" and "as saying".
_QUOTED = 20
_SHORTEST = 3


def verb_at(doc: Any, token: Any, run: Run) -> Verb | None:
    """The verb of saying at a token: "said", "was quoted as saying", "went on", "made known"."""
    if token.tag_ == "VBG":
        return _quoted_as(doc, token, run)
    if token.lemma_ == "respond" and token.i + 1 < run[1] and doc[token.i + 1].lower_ == "to":
        return None  # "the guards responded to the scene"
    if not (
        token.tag_ in FINITE
        or token.lower_ in _NEVER_NOUNS
        or _reports(doc, token)
        or _set_off_as_verb(doc, token, run)
    ):
        return None
    first = token.i
    while first > run[0] and doc[first - 1].dep_ in ("aux", "advmod", "neg") and doc[first - 1].pos_ in ("AUX", "ADV"):
        first -= 1
    if (
        first > run[0] + 1
        and doc[first - 1].lower_ == "at"
        and doc[first].lower_ in ("first", "last", "length", "times")
    ):
        first -= 1  # "the guild | at first insisted"
    return _of_several_words(doc, first, token, run) or (
        Verb(first, token.i, token) if token.lemma_.lower() in _SET_OFF else None
    )


# Verbs that the tagger takes for nouns, which they never are.
_NEVER_NOUNS = _words("allege alleges believes insists concedes acknowledges")


def _of_several_words(doc: Any, first: int, token: Any, run: Run) -> Verb | None:
    """ "went on", "went on to say", "has it", "made known", "points out"."""
    after = doc[token.i + 1].lower_ if token.i + 1 < run[1] else ""
    if token.lemma_ == "go" and after == "on":
        says = token.i + 3 < run[1] and doc[token.i + 2].lower_ == "to" and doc[token.i + 3].lemma_ in _SAY
        return Verb(first, token.i + (3 if says else 1), token)
    if token.lemma_ == "have" and after == "it" and (token.i + 2 >= run[1] or doc[token.i + 2].is_punct):
        return Verb(first, token.i + 1, token)
    if token.lemma_ == "let" and (known := _let_known(doc, token, run)) is not None:
        return Verb(first, known, token)
    if token.lemma_ == "make" and after in ("known", "public", "clear", "plain"):
        return Verb(first, token.i + 1, token)
    if token.lemma_ in _CALLING and after in _IT and (token.i + 2 >= run[1] or doc[token.i + 2].is_punct):
        return Verb(first, token.i + 1, token)
    if token.lemma_ in _SEEING and after == "it" and any(t.lower_ == "as" for t in doc[max(run[0], first - 8) : first]):
        return Verb(first, token.i + 1, token)  # "…, as the guild sees it"
    if token.lemma_ == "be" and after in _SURE and (token.i + 2 >= run[1] or doc[token.i + 2].is_punct):
        return Verb(first, token.i + 1, token)  # "…, the clerk is convinced"
    if token.lemma_ == "run" and _is_documents(doc, token, run):
        return Verb(first, token.i, token)  # "…, the indictment runs, …"
    if after and _WITH_PARTICLE.get(token.lemma_) == after:
        return Verb(first, token.i + 1, token)
    return None


_SURE = _words("certain sure convinced adamant confident positive persuaded")


def _is_documents(doc: Any, verb: Any, run: Run) -> bool:
    """Whether the verb closes a clause of two marks of which a document is the subject."""
    closed = verb.i + 1 >= run[1] or doc[verb.i + 1].is_punct
    return bool(closed and verb.i > run[0] and doc[verb.i - 1].lemma_.lower() in DOCUMENTS)


def _let_known(doc: Any, let: Any, run: Run) -> int | None:
    """The last token of "let it be known", "let London know"."""
    stop = min(run[1], let.i + 6)
    known = next((k for k in range(let.i + 2, stop) if doc[k].lower_ in ("known", "understood", "know")), None)
    return known if known is not None and known + 1 < run[1] and doc[known + 1].lower_ == "that" else None


def needs_marks(verb: Verb) -> bool:
    """Whether the verb reports only where marks set its clause off."""
    plain = verb.token.lemma_.lower() in VERBS or verb.token.lemma_ in ("have", "make", "let")
    return (
        not plain or verb.token.tag_ in ("NN", "NNS", "VB") or (verb.token.tag_ == "VBN" and verb.first == verb.token.i)
    )


def _set_off_as_verb(doc: Any, token: Any, run: Run) -> bool:
    """Whether a word that the tagger took for another is a verb behind somebody and between two marks.

    "…, the court's registry notes.", "…, the guild estimates, …", "…, sailors recall, …", "…, the guild reported on
    Monday, …".
    """
    if token.lemma_.lower() not in _SET_OFF or token.i <= run[0] + _SHORTEST or token.tag_ not in _LIKE_NOUNS:
        return False
    if doc[token.i - 1].tag_ == "JJ" and doc[token.i - 1].head.i == token.i:
        return False  # "…, veterans of two wars against Danish rule, …"
    after = doc[token.i + 1] if token.i + 1 < run[1] else None
    closed = after is None or (after.is_punct and after.text != "-")
    if token.tag_ == "VBN" and _as_somebody_did(doc, token, run):
        return True
    if token.tag_ == "VBN":
        return token.lemma_.lower() in _TOLD_ACTIVELY and _is_active(token) and (closed or _goes_on_actively(token))
    modal = doc[token.i - 1].lower_ == "would"  # "…, he would guess, …"
    if not closed or (token.tag_ == "NN" and token.lemma_ not in VERBS):
        return False
    if token.tag_ == "NNS" and named_before(doc, token.i, run[0]) is not None:
        return True  # "…, its chairman, Tom Lane, rejoices."
    before = run_before(doc, token.i - modal, run[0])
    if before is None or before.first <= run[0] or doc[before.first - 1].text not in MARKS:
        return False
    several = doc[before.head].tag_ == "NNS" or doc[before.head].lower_ == "data"
    if token.tag_ in ("VB", "NN"):
        return bool(modal or several)  # "…, diplomats in Leeds estimate."
    return bool(token.i + 2 >= run[1] or modal or several or is_source(doc[before.head]))


def _as_somebody_did(doc: Any, participle: Any, run: Run) -> bool:
    """ "…, as its chief, Ann Poe, freely | acknowledged": a name behind "as" makes a verb of the participle."""
    first = participle.i
    while first > run[0] and doc[first - 1].pos_ == "ADV":
        first -= 1
    named = named_before(doc, first, run[0])
    return named is not None and named[1] > run[0] and doc[named[1] - 1].lower_ == "as"


_LIKE_NOUNS = frozenset({"NN", "NNS", "VB", "VBN"})


def _is_active(participle: Any) -> bool:
    """Whether nothing makes the participle passive or a perfect, but for its form."""
    return not any(c.dep_ in ("aux", "auxpass", "agent", "nsubjpass") for c in participle.children)


def _goes_on_actively(participle: Any) -> bool:
    """Whether when or where it was told follows, and nobody who told it ("a raid reported by the guild")."""
    who = child(participle, "nsubj") or participle.head
    return is_source(who) and participle.doc[participle.i + 1].lower_ in ("on", "in", "at", "after")


# Verbs of which a participle behind a noun is hardly ever passive in the news ("negotiators close to it intimated").
_TOLD_ACTIVELY = _words(
    """report find recount reveal add claim insist warn note explain predict estimate calculate argue maintain intimate
    concede determine conclude complain testify recall say"""
)


def _reports(doc: Any, participle: Any) -> bool:
    """Whether a participle is a verb of saying: "has confirmed", and "said" where the tagger is wrong."""
    if participle.tag_ != "VBN":
        return False
    before = participle.i - 1
    while before > 0 and doc[before].pos_ == "ADV":
        before -= 1
    if _governs(participle):
        return True
    perfect = before >= 0 and doc[before].lemma_ == "have" and participle.lemma_ in _SET_OFF
    return perfect or participle.lower_ in ("said", "told", "announced")


def _governs(participle: Any) -> bool:
    """Whether a "that" clause makes a verb of it: "Tarsian forces | estimated in May that 20 boats sank"."""
    clause = child(participle, "ccomp")
    opened = clause is not None and any(c.lower_ == "that" and c.dep_ == "mark" for c in clause.lefts)
    by_whom = child(participle, "agent") is not None
    return bool(opened and not by_whom and participle.dep_ == "acl" and participle.lemma_ in VERBS)


def _quoted_as(doc: Any, token: Any, run: Run) -> Verb | None:
    """ "was quoted as saying", "was quoted by the radio as saying"."""
    if token.lemma_ not in _SAY or token.i - 1 <= run[0] or doc[token.i - 1].lower_ != "as":
        return None
    for k in range(token.i - 2, max(run[0], token.i - _QUOTED), -1):
        if doc[k].lower_ in ("quoted", "cited", "quotes", "cites") or (
            doc[k].lower_ == "reported" and doc[k - 1].lemma_ == "be"
        ):
            return Verb(k - 1 if doc[k - 1].lemma_ in ("be", "have") else k, token.i, token)
    return None
