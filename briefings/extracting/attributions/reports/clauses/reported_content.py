"""What is said around a reporting clause: "Two boats sank, | a clerk said, | and a third is lost", "He disagrees: …".

It begins behind a contrast or a colon that another's words stand before, and ends where somebody else speaks.
"""

from __future__ import annotations

from typing import Any

from briefings.extracting.attributions.cues.verbs.reporting_adjuncts import FINITE, Verb, is_adjunct
from briefings.extracting.attributions.reports.clauses.clause_speakers import Clause, asserts
from briefings.extracting.attributions.reports.clauses.verb_classes import VERBS
from briefings.extracting.attributions.speakers.phrases.speaker_runs import run_after
from briefings.extracting.attributions.speakers.phrases.tellers import is_source, may_tell
from briefings.extracting.parsing.dependencies import after_contrast, child, trimmed
from briefings.extracting.parsing.sentences import Run

# How many words without a verb are more than when or where something was said.
_TELLING = 9
# Behind a few words these have them for an answer ("Too soon to say, replied the guild.").
_ANSWERING = frozenset({"say", "reply", "respond", "answer", "retort", "counter", "add"})
_CALLING = frozenset({"call", "dub", "label", "brand"})
_SPEAKING = VERBS | frozenset("put count place give speak call deny reject dispute number list".split())


def content_around(doc: Any, clause: Clause, verb: Verb, run: Run) -> tuple[int, int] | None:
    """The first and last token of what is said around or before a reporting clause; None where nothing is."""
    first = _past_colon(doc, after_contrast(doc, run[0], clause.left), clause.left)
    resumes = _where_it_goes_on(doc, first, clause, run)
    end = clause.left if resumes is None else before_another(doc, resumes, run)
    right = clause.right if resumes is None else resumes
    if asserts(doc, first, end) or _tells_without_verb(doc, (first, right), clause, verb):
        return trimmed(doc, first, end - 1)
    return None


def _where_it_goes_on(doc: Any, first: int, clause: Clause, run: Run) -> int | None:
    """The token at which what is said goes on behind the clause; None where it has ended before."""
    right = clause.right
    if doc[clause.left].lower_ == "or":
        return None  # "They sank, or so Poe says; few know"
    if right < run[1] and (doc[right].text == ":" or not is_adjunct(doc, right + 1, run)):
        return right
    if doc[first].lower_ == "it" and doc[first + 1].lemma_ == "be":
        return clause.left  # "It was the storm, Poe said, that sank them"
    return None


def _tells_without_verb(doc: Any, said: tuple[int, int], clause: Clause, verb: Verb) -> bool:
    """Whether words without a verb are said ("Only 19 boats, Poe finds."); from where, and the clause's end, is `said`.

    They may be many only where the verb follows its speaker.
    """
    first, right = said
    follows = clause.follows(verb)
    if follows and verb.last > verb.token.i and verb.token.lemma_ in _CALLING:
        return True
    if not follows and verb.token.lemma_ in _ANSWERING and _closes_inverted(doc, verb, right):
        return True
    if not _counts(doc, first, clause.left):
        return False
    return follows or (clause.left - first <= _TELLING and not _has_said_itself(doc, verb, right))


def _has_said_itself(doc: Any, verb: Verb, right: int) -> bool:
    """Whether a subject before the verb does it, and not who stands behind it."""
    own = any(c.dep_ == "nsubj" and c.tag_ != "CD" for c in verb.token.lefts)
    return own and not _closes_inverted(doc, verb, right)


def _closes_inverted(doc: Any, verb: Verb, right: int) -> bool:
    """Whether nothing but who says it stands behind the verb and its comma ("Forty arrests, boasts the ministry.")."""
    speaker = run_after(doc, verb.last + 1, right) if doc[verb.first - 1].text == "," else None
    return speaker is not None and speaker.last + 2 >= right and may_tell(doc[speaker.head])


def before_another(doc: Any, right: int, run: Run) -> int:
    """Where what goes on after the clause ends: at a semicolon or a ", while" behind which somebody else speaks."""
    stop = next((k for k in range(right, run[1]) if doc[k].text == ";" or _contrasts(doc, k)), run[1])
    speaks = any(t.lemma_ in _SPEAKING and t.tag_ in FINITE and _by_somebody(t) for t in doc[stop : run[1]])
    return stop if speaks else run[1]


def _contrasts(doc: Any, i: int) -> bool:
    return doc[i].text == "," and i + 1 < len(doc) and doc[i + 1].lower_ in ("while", "whereas", "though", "although")


def _by_somebody(verb: Any) -> bool:
    subject = child(verb, "nsubj")
    puts = verb.lemma_ in ("put", "place") and any(c.lower_ == "at" for c in verb.rights)
    return verb.lemma_ in VERBS or (subject is not None and (puts or is_source(subject)))


def _counts(doc: Any, first: int, left: int) -> bool:
    """Whether words without a verb tell more than when or where ("Only 19 boats, Poe finds.")."""
    if doc[first].pos_ in ("ADP", "SCONJ", "CCONJ") and left - first <= _TELLING:
        return False
    return left - first > _TELLING or any(t.pos_ == "NUM" for t in doc[first:left])


def _past_colon(doc: Any, first: int, left: int) -> int:
    """Where what is said begins: behind the last colon that a sentence of its own stands before ("He disagrees: …").

    A semicolon counts where somebody speaks before it ("The clerk said it was shut; few knew, she said").
    """
    for k in range(left - 1, first, -1):
        if doc[k].text == ":" and asserts(doc, first, k):
            return k + 1
        if doc[k].text == ";" and any(
            t.tag_ in FINITE and t.lemma_ in _SPEAKING and _by_somebody(t) for t in doc[first:k]
        ):
            return k + 1
    return first
