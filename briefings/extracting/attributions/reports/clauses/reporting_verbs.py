"""Verbs of saying in a reporting clause: "…, a monitor said on Monday", "…, Poe went on, …", "…, as the guild has it".

Some report wherever they stand; the wider class of speech and thought does so only where marks set the clause off.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from briefings.extracting.attributions.cue_lexicon import DOCUMENTS
from briefings.extracting.attributions.cues.verbs.reporting_adjuncts import FINITE, Verb
from briefings.extracting.attributions.reports.clauses.mistaken_verbs import set_off_as_verb
from briefings.extracting.attributions.reports.clauses.verb_classes import SAY, SET_OFF, VERBS
from briefings.extracting.parsing.dependencies import child
from briefings.extracting.parsing.sentences import Run


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_IT = frozenset({"it", "this", "that", "them", "him", "her"})
# How many tokens may lie between "quoted" and "as saying".
_QUOTED = 20


def verb_at(doc: Any, token: Any, run: Run) -> Verb | None:
    """The verb of saying at a token: "said", "was quoted as saying", "went on", "made known"."""
    if token.lemma_.lower() not in _MAYBE_SAYING:
        return None
    if token.tag_ == "VBG":
        return _quoted_as(doc, token, run) or _is_fond_of(doc, token, run)
    if _responds_to(doc, token, run):
        return None
    if token.tag_ == "VB" and token.lower_ == "have" and (having := _would_have_it(doc, token, run)) is not None:
        return having
    if (led := _able_to(doc, token, run) or _likes_to(doc, token, run)) is not None:
        return led
    if not _is_finite(doc, token, run):
        return None
    alone = Verb(_first_helper(doc, token, run), token.i, token)
    several = _SEVERAL_WORDS.get(token.lemma_)
    last = None if several is None else several(doc, alone, run)
    if last is not None:
        return Verb(alone.first, last, token)
    return alone if token.lemma_.lower() in SET_OFF else None


def _able_to(doc: Any, token: Any, run: Run) -> Verb | None:
    """ "…, detectives have since been able to | establish": what is said is said, and no mere skill."""
    i = token.i
    if token.tag_ != "VB" or i < run[0] + 3 or doc[i - 1].lower_ != "to" or doc[i - 2].lower_ not in _ABLE:
        return None
    if token.lemma_.lower() not in SET_OFF or not _is_over(doc, i + 1, run):
        return None
    first = i - 3
    while first > run[0] and (doc[first - 1].pos_ in ("AUX", "ADV") or doc[first - 1].lower_ == "since"):
        first -= 1
    return Verb(first, i, token) if doc[first].pos_ == "AUX" and doc[first].tag_ != "VB" else None


def _likes_to(doc: Any, token: Any, run: Run) -> Verb | None:
    """ "…, Ann Poe likes to | joke, …": what somebody is wont to say."""
    i = token.i
    if token.tag_ != "VB" or i < run[0] + _BEHIND_LED or doc[i - 1].lower_ != "to":
        return None
    wont = doc[i - 2].lemma_ in ("like", "love") and doc[i - 2].tag_ in FINITE
    return Verb(i - 2, i, token) if wont and _says_by_itself(doc, token, run) else None


def _is_fond_of(doc: Any, token: Any, run: Run) -> Verb | None:
    """ "…, Ann Poe is fond of | saying", "…, she never tires of | repeating"."""
    i = token.i
    if i < run[0] + _BEHIND_LED or doc[i - 1].lower_ != "of" or doc[i - 2].lower_ not in ("fond", "tires", "tired"):
        return None
    return Verb(i - 3, i, token) if _says_by_itself(doc, token, run) else None


# How many tokens stand at least before a verb to which others lead: somebody, "likes" and "to".
_BEHIND_LED = 3


def _says_by_itself(doc: Any, token: Any, run: Run) -> bool:
    return token.lemma_.lower() in SET_OFF and _is_over(doc, token.i + 1, run)


_ABLE = frozenset({"able", "forced", "obliged", "quick", "happy", "prepared", "ready"})


def _responds_to(doc: Any, token: Any, run: Run) -> bool:
    """ "The guards responded to the scene": nothing is said."""
    return bool(token.lemma_ == "respond" and _word_after(doc, token, run) == "to")


def _is_finite(doc: Any, token: Any, run: Run) -> bool:
    """Whether the token is a finite verb by its tag, or by its place where the tagger is wrong."""
    return (
        token.tag_ in FINITE
        or token.lower_ in _NEVER_NOUNS
        or _reports(doc, token)
        or set_off_as_verb(doc, token, run)
        or _is_past_like_its_base(token)
        or _has_learned_from(token)
    )


def _has_learned_from(participle: Any) -> bool:
    """ "…, a daily | learned from a port source": of what was taught nobody says so."""
    doc, after = participle.doc, participle.i + 1
    near = participle.tag_ == "VBN" and participle.lemma_ == "learn" and after < len(doc)
    return bool(near and doc[after].lower_ == "from" and child(participle, "auxpass") is None)


def _is_past_like_its_base(token: Any) -> bool:
    """ "Its spokesman | let it be known": the past of a verb that has no form of its own for it."""
    subject = child(token, "nsubj")
    bare = token.tag_ in ("VB", "VBN") and token.dep_ in ("ROOT", "ccomp", "conj", "parataxis")
    return bool(bare and token.lower_ == "let" and subject is not None and subject.i < token.i)


def _first_helper(doc: Any, token: Any, run: Run) -> int:
    """Where the verb begins: "has often | said", "at first | insisted"."""
    first = int(token.i)
    while first > run[0] and doc[first - 1].dep_ in ("aux", "advmod", "neg") and doc[first - 1].pos_ in ("AUX", "ADV"):
        first -= 1
    at_first = first > run[0] + 1 and doc[first - 1].lower_ == "at" and doc[first].lower_ in _AT
    return first - 1 if at_first else first


_AT = frozenset({"first", "last", "length", "times"})
# Verbs that the tagger takes for nouns, which they never are.
_NEVER_NOUNS = _words(
    """allege alleges believes insists concedes acknowledges discloses asserts contends maintains argues explains
    affirms reveals confirms admits confesses complains declares announces informs writes testifies emphasises
    emphasizes suggests infers opines reckons concludes deduces determines assumes presumes speculates proclaims
    divulges reminds assures avows bewails bemoans"""
)


def _word_after(doc: Any, token: Any, run: Run) -> str:
    """The word behind a token in its sentence, in lower case; empty where none stands there."""
    return str(doc[token.i + 1].lower_) if token.i + 1 < run[1] else ""


def _is_over(doc: Any, i: int, run: Run) -> bool:
    """Whether the clause is over at `i`: with the sentence, or at a mark."""
    return bool(i >= run[1] or doc[i].is_punct)


def _goes_on(doc: Any, verb: Verb, run: Run) -> int | None:
    """ "Went on", "went on to say"."""
    i = verb.token.i
    if _word_after(doc, verb.token, run) != "on":
        return None
    says = i + 3 < run[1] and doc[i + 2].lower_ == "to" and doc[i + 3].lemma_ in SAY
    return int(i + 3 if says else i + 1)


def _has_it(doc: Any, verb: Verb, run: Run) -> int | None:
    """ "…, as the guild has it"."""
    closes = _word_after(doc, verb.token, run) == "it" and _is_over(doc, verb.token.i + 2, run)
    return verb.token.i + 1 if closes else None


def _would_have_it(doc: Any, token: Any, run: Run) -> Verb | None:
    """ "…, the ministry would have it"."""
    would = token.i - 1
    if would <= run[0] or doc[would].lower_ != "would" or _word_after(doc, token, run) != "it":
        return None
    return Verb(would, token.i + 1, token) if _is_over(doc, token.i + 2, run) else None


def _calls_it(doc: Any, verb: Verb, run: Run) -> int | None:
    """ "“A fleet of ghosts,” the letter puts it", "A front for smugglers, the ministry called it"."""
    closes = _word_after(doc, verb.token, run) in _IT and _is_over(doc, verb.token.i + 2, run)
    return verb.token.i + 1 if closes else None


def _sees_it(doc: Any, verb: Verb, run: Run) -> int | None:
    """ "…, as the guild sees it"."""
    if _word_after(doc, verb.token, run) != "it":
        return None
    near = doc[max(run[0], verb.first - _AS_AHEAD) : verb.first]
    return verb.token.i + 1 if any(t.lower_ == "as" for t in near) else None


def _is_sure(doc: Any, verb: Verb, run: Run) -> int | None:
    """ "…, the clerk is convinced"."""
    closes = _word_after(doc, verb.token, run) in _SURE and _is_over(doc, verb.token.i + 2, run)
    return verb.token.i + 1 if closes else None


def _document_runs(doc: Any, verb: Verb, run: Run) -> int | None:
    """ "…, the indictment runs, …"."""
    i = verb.token.i
    runs = _is_over(doc, i + 1, run) and i > run[0] and doc[i - 1].lemma_.lower() in DOCUMENTS
    return int(i) if runs else None


def _lets_know(doc: Any, verb: Verb, run: Run) -> int | None:
    """ "Let it be known", "let London know" before "that"; and "…, the port let it be known on Sunday, …", "…, Poe let
    slip in a speech, …"."""
    if _word_after(doc, verb.token, run) in ("slip", "drop") and _is_without_object(doc, verb.token.i + 2, run):
        return int(verb.token.i) + 1
    start = verb.token.i + 2
    near = range(start, min(run[1], start + _LET_WITHIN))
    known = next((k for k in near if doc[k].lower_ in ("known", "understood", "know")), None)
    if known is None:
        return None
    behind = doc[known + 1].lower_ if known + 1 < run[1] else "."
    return (
        known if behind == "that" or (doc[known].lower_ != "know" and _closes_or_dates(doc, known + 1, run)) else None
    )


def _is_without_object(doc: Any, i: int, run: Run) -> bool:
    """Whether a mark, or when and where it was said, follows ("let slip | in a speech", "let slip | that P")."""
    return bool(_is_over(doc, i, run) or doc[i].pos_ == "ADP" or doc[i].lower_ in ("that", "last", "yesterday"))


def _closes_or_dates(doc: Any, i: int, run: Run) -> bool:
    """Whether a clause is over at `i`, but for the day on which something was said."""
    return _is_over(doc, i, run) or (doc[i].lower_ == "on" and i + 2 <= run[1] and _is_over(doc, i + 2, run))


def _makes_known(doc: Any, verb: Verb, run: Run) -> int | None:
    """ "Made known", "made clear", "made out"."""
    return verb.token.i + 1 if _word_after(doc, verb.token, run) in _MADE else None


def _points_out(doc: Any, verb: Verb, run: Run) -> int | None:
    """ "…, as Ann Poe points out"."""
    return verb.token.i + 1 if _word_after(doc, verb.token, run) == "out" else None


def _has_heard(doc: Any, verb: Verb, run: Run) -> int | None:
    """ "…, Ann Poe has heard, …", "…, its staff learned from the radio"."""
    i = verb.token.i
    if _word_after(doc, verb.token, run) != "from":
        perfect = doc[verb.first].lemma_ == "have" and verb.first < i
        return i if perfect and _is_over(doc, i + 1, run) else None
    tells = verb.token.lemma_ == "learn" and doc[verb.first - 1].pos_ != "PRON"  # "as she learned from a guard"
    return i if tells and child(doc[i + 1], "pobj") is not None else None


_LEARNING = frozenset({"hear", "learn"})
_SURE = _words("certain sure convinced adamant confident positive persuaded agreed unanimous")
_MADE = _words("known public clear plain out")
# How far before "sees it" its "as" may stand, and how far behind "let" the "known".
_AS_AHEAD, _LET_WITHIN = 8, 4
# Lemmas → the last token of the verb, where it says something only together with what stands behind it.
_SEVERAL_WORDS: dict[str, Callable[[Any, Verb, Run], int | None]] = {
    "go": _goes_on,
    "have": _has_it,
    "let": _lets_know,
    "make": _makes_known,
    "be": _is_sure,
    "run": _document_runs,
    **dict.fromkeys(("put", "call", "dub", "label", "brand"), _calls_it),
    **dict.fromkeys(("see", "remember", "recall", "describe", "tell", "understand"), _sees_it),
    **dict.fromkeys(_LEARNING, _has_heard),
    **dict.fromkeys(("point", "work", "figure", "spell"), _points_out),
}
_MAYBE_SAYING = SET_OFF | _SEVERAL_WORDS.keys()


def needs_marks(verb: Verb) -> bool:
    """Whether the verb reports only where marks set its clause off."""
    plain = verb.token.lemma_.lower() in VERBS or verb.token.lemma_ in ("have", "make", "let")
    return (
        not plain or verb.token.tag_ in ("NN", "NNS", "VB") or (verb.token.tag_ == "VBN" and verb.first == verb.token.i)
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
    perfect = before >= 0 and doc[before].lemma_ == "have" and participle.lemma_ in SET_OFF | _LEARNING
    return perfect or participle.lower_ in ("said", "told", "announced")


def _governs(participle: Any) -> bool:
    """Whether a "that" clause makes a verb of it: "Tarsian forces | estimated in May that 20 boats sank"."""
    clause = child(participle, "ccomp")
    opened = clause is not None and any(c.lower_ == "that" and c.dep_ == "mark" for c in clause.lefts)
    by_whom = child(participle, "agent") is not None
    return bool(opened and not by_whom and participle.dep_ == "acl" and participle.lemma_ in VERBS)


def _quoted_as(doc: Any, token: Any, run: Run) -> Verb | None:
    """ "was quoted as saying", "was quoted by the radio as saying"."""
    if token.lemma_ not in SAY or token.i - 1 <= run[0] or doc[token.i - 1].lower_ != "as":
        return None
    for k in range(token.i - 2, max(run[0], token.i - _QUOTED), -1):
        if doc[k].lower_ in ("quoted", "cited", "quotes", "cites") or (
            doc[k].lower_ == "reported" and doc[k - 1].lemma_ == "be"
        ):
            return Verb(k - 1 if doc[k - 1].lemma_ in ("be", "have") else k, token.i, token)
    return None
