"""Verbs of saying that the tagger took for nouns, infinitives or participles: "…, sailors | recall |, …"."""

from __future__ import annotations

from typing import Any

from briefings.extracting.attributions.cues.verbs.reporting_adjuncts import MARKS
from briefings.extracting.attributions.reports.clauses.verb_classes import SET_OFF, VERBS
from briefings.extracting.attributions.speakers.phrases.named_speakers import named_before
from briefings.extracting.attributions.speakers.phrases.person_words import PERSONS
from briefings.extracting.attributions.speakers.phrases.speaker_runs import run_after, run_before
from briefings.extracting.attributions.speakers.phrases.tellers import are_people_together, is_source
from briefings.extracting.parsing.dependencies import child
from briefings.extracting.parsing.sentences import Run


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# How many tokens stand before such a verb at least.
_SHORTEST = 3


def set_off_as_verb(doc: Any, token: Any, run: Run) -> bool:
    """Whether a word that the tagger took for another is a verb behind somebody and between two marks.

    "…, the court's registry notes.", "…, the guild estimates, …", "…, sailors recall, …", "…, the guild reported on
    Monday, …".
    """
    if token.lemma_.lower() not in SET_OFF or token.i <= run[0] + _SHORTEST or token.tag_ not in _LIKE_NOUNS:
        return False
    if doc[token.i - 1].tag_ == "JJ" and doc[token.i - 1].head.i == token.i:
        return False  # "…, veterans of two wars against Danish rule, …"
    if token.tag_ == "VBN":
        return _as_somebody_did(doc, token, run) or _is_told_actively(doc, token, run)
    return _closes(doc, token, run) and _is_verb_of_somebody(doc, token, run)


def _closes(doc: Any, token: Any, run: Run) -> bool:
    """Whether the sentence or a mark that is no hyphen ends the clause behind a token."""
    after = doc[token.i + 1] if token.i + 1 < run[1] else None
    return after is None or bool(after.is_punct and after.text != "-")


def _is_verb_of_somebody(doc: Any, word: Any, run: Run) -> bool:
    """ "…, its chairman, Tom Lane, | rejoices", "…, he would | guess": somebody behind a mark before what seems a noun
    or an infinitive."""
    if word.tag_ == "NN" and word.lemma_ not in VERBS:
        return False
    if word.tag_ == "NNS" and named_before(doc, word.i, run[0]) is not None:
        return True
    if word.tag_ == "NN" and _is_described_up_to(doc, word, run):
        return True
    would = doc[word.i - 1].lower_ == "would"
    who = _somebody_behind_mark(doc, word.i - would, run)
    if who is None:
        return False
    if would or who.tag_ == "NNS" or who.lower_ == "data":  # "…, diplomats in Leeds estimate."
        return True
    return word.tag_ == "NNS" and (word.i + 2 >= run[1] or is_source(who))


def _is_described_up_to(doc: Any, word: Any, run: Run) -> bool:
    """ "…, people who have fled it | report", "…, a pilot in a crew serving Malta | forecast": somebody behind a mark
    with a clause that ends in "it" or in a name, which no noun is told of by."""
    if doc[word.i - 1].pos_ not in ("PRON", "PROPN") or doc[word.i - 1].tag_ == "PRP$":
        return False
    first = next((k + 1 for k in range(word.i - 2, run[0], -1) if doc[k].text in MARKS), None)
    who = None if first is None else run_after(doc, first, word.i)
    if who is None or who.last + 2 >= word.i or doc[who.head].lemma_.lower() not in PERSONS:
        return False
    clause = doc[who.last + 1 : word.i]
    verb = doc[word.i - 2].pos_ in ("VERB", "ADP")  # "who saw the Malta report"
    return verb and (clause[0].lower_ == "who" or clause[0].tag_ == "VBG")


def _somebody_behind_mark(doc: Any, end: int, run: Run) -> Any | None:
    """The head noun of whose phrase stands between a mark and `end`."""
    before = run_before(doc, end, run[0])
    if before is None or before.first <= run[0] or doc[before.first - 1].text not in MARKS:
        return None
    return doc[before.head]


def _is_told_actively(doc: Any, participle: Any, run: Run) -> bool:
    """ "…, the guild reported on Monday, …": what seems a participle has neither a helper nor an agent."""
    told = participle.lemma_.lower() in _TOLD_ACTIVELY or _is_held_by_a_court(participle)
    if not told or not _is_active(participle):
        return False
    return _closes(doc, _past_adverb(participle), run) or _goes_on_actively(doc, participle, run)


def _past_adverb(verb: Any) -> Any:
    """The last token of "(three of them) recounted | separately"."""
    after = verb.doc[verb.i + 1] if verb.i + 1 < len(verb.doc) else None
    return after if after is not None and after.pos_ == "ADV" and after.lower_.endswith("ly") else verb


def _is_held_by_a_court(participle: Any) -> bool:
    """ "…, the Harbour Court of Appeal | held on Monday"; men are held by the police."""
    who = child(participle, "nsubj") or participle.head
    return participle.lemma_ == "hold" and who.lemma_.lower() in _COURTS


_COURTS = _words("court tribunal chamber jury judge bench panel")


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


def _goes_on_actively(doc: Any, participle: Any, run: Run) -> bool:
    """Whether when or where it was told follows, and nobody who told it ("a raid reported by the guild")."""
    who = child(participle, "nsubj") or participle.head
    somebody = is_source(who) or are_people_together(who) or named_before(doc, participle.i, run[0]) is not None
    told = somebody and not _is_held_of_them(participle)
    behind = participle.doc[participle.i + 1 : participle.i + 2]
    return told and any(token.lower_ in ("on", "in", "at", "after") for token in behind)


def _is_held_of_them(participle: Any) -> bool:
    """ "a crew of sailors | reported in May as lost"."""
    behind = participle.doc[participle.i + 1 : participle.i + 1 + _HELD_WITHIN]
    return any(t.tag_ == "TO" or (t.lower_ == "as" and t.head.tag_ in ("VBN", "JJ")) for t in behind)


_HELD_WITHIN = 6


# Verbs of which a participle behind a noun is hardly ever passive in the news ("negotiators close to it intimated").
_TOLD_ACTIVELY = _words(
    """report find recount reveal add claim insist warn note explain predict estimate calculate argue maintain intimate
    concede determine conclude complain testify recall say state rule assert lament relate retort object remark boast
    confess contend protest caution affirm reiterate opine surmise speculate quip muse moan grumble scoff joke reply
    respond answer guess forecast disclose declare divulge counter"""
)
