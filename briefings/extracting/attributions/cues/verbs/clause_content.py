"""What a verb of saying introduces: a clause, an infinitive, or what `object_content` finds.

Each rule looks at one cue and its children and answers with the run of tokens that is said, or with None.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from briefings.extracting.attributions import cue_lexicon
from briefings.extracting.attributions.candidates import Cue, Rule, Said
from briefings.extracting.attributions.cues.verbs.given_accounts import GIVING_OR_TAKING, account_given, credit_taken
from briefings.extracting.attributions.cues.verbs.held_to_be import held_to_be
from briefings.extracting.attributions.cues.verbs.number_content import EVIDENCE_VERBS, evidence
from briefings.extracting.attributions.cues.verbs.object_content import (
    PARTICLES,
    WITH_HEARER,
    WITH_OBJECT,
    after_preposition,
    asked_of,
    ruled_out,
    thing_said,
    words_said,
)
from briefings.extracting.attributions.cues.verbs.passive_content import said_of
from briefings.extracting.attributions.speakers.phrases import person_words
from briefings.extracting.parsing.dependencies import (
    SUBJECTS,
    by_relation,
    child,
    is_punctuation,
    opens_sentence,
    sentence_end,
)

_CLAUSAL = cue_lexicon.SPEECH | cue_lexicon.THOUGHT
_CLAUSAL_OR_WILLING = _CLAUSAL | cue_lexicon.WILLING
CUE_VERBS = (
    _CLAUSAL
    | cue_lexicon.WILLING
    | WITH_OBJECT
    | cue_lexicon.PASSIVE
    | frozenset(cue_lexicon.PREPOSITIONS)
    | EVIDENCE_VERBS
    | frozenset(PARTICLES)
    | GIVING_OR_TAKING
    | frozenset({"pronounce", "make"})
)


def content_of(cue: Cue) -> tuple[Said, Rule] | None:
    """What the cue introduces, by the first rule that finds it."""
    for rule, find in _RULES:
        said = find(cue)
        if said is not None:
            return said, rule
    return None


def _clause(cue: Cue) -> Said | None:
    """The clause that completes the cue: around it, after it or before it."""
    clause = _complement(cue) if _takes_a_clause(cue) else None
    if clause is None or _tells_when(cue, clause):
        return None
    first, last = _run_of(cue, clause)
    if _breaks_in(cue, clause):
        # "It had grown so cold, she said, that nobody came": what she says began before her.
        return Said(cue.verb.head.left_edge.i, last, around=True)
    return _after(cue, clause, first, last) if clause.i > cue.verb.i else _before(cue, first, last)


def _takes_a_clause(cue: Cue) -> bool:
    """Whether a clause beside the cue can be what is said; in the passive only with who was told or who told it."""
    if cue.lemma == "have":  # "the radio had it that …"
        return "dobj" in cue.kids and cue.kids["dobj"].lower_ == "it" and not cue.passive
    if cue.lemma not in _CLAUSAL_OR_WILLING:
        return False
    told_by = "agent" in cue.kids and cue.lemma in _CLAUSAL  # "it was disclosed by the port that"
    return not cue.passive or cue.lemma in _PASSIVE_CLAUSAL or told_by


def _complement(cue: Cue) -> Any | None:
    """The cue's clause: the parser's, else one that the parser took for an adverbial; never one set off before it."""
    clause = cue.kids.get("ccomp") or _behind_teller(cue)
    if clause is None and cue.lemma in cue_lexicon.SPEECH:
        clause = _mistaken_clause(cue.verb)
    if clause is None and (fronted := _fronted_question(cue.verb)) is not None:
        return fronted
    if asked_first(cue.verb) is not None or (clause is not None and _set_off(cue, clause)):
        clause = next((c for c in cue.verb.rights if c.dep_ == "ccomp"), None)
    return clause


def _behind_teller(cue: Cue) -> Any | None:
    """The clause of "was told by the guards | that the road was shut", of which the parser made a relative one."""
    teller = child(cue.kids["agent"], "pobj") if cue.passive and "agent" in cue.kids else None
    if teller is None or cue.lemma not in _TELLING:
        return None
    clause = next((c for c in teller.rights if c.dep_ == "relcl"), None)
    whole = clause is not None and child(clause, "nsubj", "nsubjpass") is not None
    return clause if clause is not None and whole and clause.doc[clause.left_edge.i].lower_ == "that" else None


# In the passive these need a clause or a thing that was told, besides who told it.
_TELLING = frozenset({"tell", "inform", "assure", "notify", "remind", "warn", "advise"})


def _fronted_question(verb: Any) -> Any | None:
    """The question before "could not say": "Where they were taken | she did not know", "Whether P, he can't say"."""
    if verb.lemma_ not in ("say", "know", "tell", "explain") or not any(c.dep_ == "neg" for c in verb.lefts):
        return None
    asked = (c for c in verb.lefts if c.dep_ == "advcl")
    return next((c for c in asked if verb.doc[c.left_edge.i].lower_ in _QUESTIONS), None)


_QUESTIONS = frozenset({"whether", "where", "how", "why", "who", "what", "which"})


def _that_of(clause: Any) -> Any | None:
    mark = child(clause, "mark")
    return mark if mark is not None and mark.lower_ == "that" else None


def _run_of(cue: Cue, clause: Any) -> tuple[int, int]:
    """The clause's first and last token, without what stands before the cue in another clause."""
    # "The pier was shut but the boats had left, she said": two clauses, of which the parser joins neither to the other.
    beside = cue.verb.rights if clause.i > cue.verb.i else cue.verb.lefts
    ends = [c.right_edge.i for c in beside if c.dep_ == "ccomp" and c.i >= clause.i]
    first, last = clause.left_edge.i, _past_dashes(cue.verb.doc, max(ends, default=clause.right_edge.i))
    that = _that_of(clause)
    if that is not None:
        first = max(first, that.i)  # "reported, citing two sources, that …": the clause begins with its own "that"
    if first < cue.verb.i < last:
        first = cue.verb.i + 1  # "the mine, which he says he will keep open"
    return first, last


def _breaks_in(cue: Cue, clause: Any) -> bool:
    """Whether the cue breaks into what is said, between its beginning and a clause with a mark after a comma."""
    mark = child(clause, "mark")
    return cue.verb.dep_ == "parataxis" and mark is not None and cue.verb.doc[mark.i - 1].text == ","


def _after(cue: Cue, clause: Any, first: int, last: int) -> Said:
    """A clause after its cue, up to the next cue of the same speaker."""
    obj = cue.kids.get("dobj")
    if (
        obj is not None
        and child(clause, "mark") is None
        and cue.verb.i < obj.i < first
        and cue.lemma not in _HEARING_OR_BIDDEN
    ):
        # "demand the minister make a promise": the parser took the clause's subject for a thing.
        first = obj.left_edge.i
    return Said(first, _with_shared_verbs(cue.verb, _before_second_cue(cue.verb, clause, last)))


def _before(cue: Cue, first: int, last: int) -> Said | None:
    """A clause before its cue, and what goes on after the cue with "that"."""
    quoting = any(c.lower_ == "as" and child(c, "pcomp") is not None for c in cue.verb.rights)
    if last >= cue.verb.i or ("dobj" in cue.kids and cue.lemma not in ("tell", "put") and not quoting):
        return None
    doc = cue.verb.doc
    rest = next((c for c in cue.verb.rights if c.dep_ == "ccomp" and doc[c.left_edge.i].lower_ == "that"), None)
    return Said(first, last) if rest is None else Said(first, rest.right_edge.i, around=True)


def asked_first(verb: Any) -> Any | None:
    """The "asked" of "Tom Lane, asked about the vote, said …", which the parser took for what was said."""
    before = verb.doc[verb.i - 1].text if verb.i else ""
    return next((c for c in verb.lefts if c.dep_ == "ccomp" and c.lemma_ in _ASKED and before == ","), None)


_ASKED = frozenset({"ask", "question", "press", "quiz"})


def _set_off(cue: Cue, clause: Any) -> bool:
    """Whether a colon or semicolon parts a clause from the cue after it ("They denied it: the army says …")."""
    following = clause.right_edge.i + 1
    return bool(clause.i < following <= cue.verb.i and cue.verb.doc[following].text in (":", ";"))


def _tells_when(cue: Cue, clause: Any) -> bool:
    """ "described it when she was in office": when it was said, taken for what was said."""
    opening = cue.verb.doc[clause.left_edge.i]
    if opening.head.i != clause.i:
        return False
    if opening.lower_ == "when":
        return cue.lemma not in _ASKING and not any(c.tag_ == "MD" for c in clause.children)
    return opening.dep_ == "mark" and opening.lower_ in ("after", "before", "since", "while", "until")


_ASKING = frozenset({"ask", "know", "wonder", "remember", "recall", "explain", "see", "decide", "inquire", "tell"})


def _past_dashes(doc: Any, last: int) -> int:
    """The clause's end, or the sentence's where an aside between dashes parts the subject from its verb."""
    opening = last if doc[last].text in _DASHES else last + 1
    if opening + 1 >= len(doc) or doc[opening].text not in _DASHES:
        return last
    end = sentence_end(doc, opening)
    for k in range(opening + 1, end):
        if doc[k].text == doc[opening].text:
            return end if doc[k + 1].pos_ in ("VERB", "AUX") else last
    return last


_DASHES = frozenset({"--", "–", "—"})
_PASSIVE_CLAUSAL = frozenset({"tell", "inform", "warn", "assure", "remind", "notify", "ask"})


def second_cue(verb: Any) -> Any | None:
    """The cue that the verb shares its subject with, where the parser put it inside that cue's content.

    In "said he had lost and called it a pity" and in "said he had lost, calling it a pity", who said it called it a
    pity: a verb of speech without a subject goes with the cue, in the cue's own tense or as a participle.
    """
    if verb.lemma_.lower() not in _SPOKEN or child(verb, *SUBJECTS) is not None:
        return None
    clause = _first_of_joined(verb.head)
    cue = clause.head
    if cue.i > clause.i or cue.lemma_.lower() not in cue_lexicon.SPEECH or not _is_content_of(cue, clause):
        return None
    return cue if _goes_on_as_participle(verb) or (verb.dep_ == "conj" and cue.tag_ == verb.tag_) else None


def _first_of_joined(verb: Any) -> Any:
    """The first of up to four verbs that "and" joins: the "lost" of "had | lost | and fled and called it a pity"."""
    for _ in range(3):
        if verb.dep_ != "conj":
            break
        verb = verb.head
    return verb


def _is_content_of(cue: Any, clause: Any) -> bool:
    """Whether the clause is what the cue says, by the parser or by `_mistaken_clause`."""
    if clause.dep_ == "ccomp":
        return True
    mistaken = _mistaken_clause(cue)
    return mistaken is not None and mistaken.i == clause.i


def _goes_on_as_participle(verb: Any) -> bool:
    """ "…, | calling it a pity": a participle right behind a comma."""
    start = verb.left_edge.i
    participle = verb.dep_ == "advcl" and verb.tag_ == "VBG" and start == verb.i
    return bool(participle and verb.doc[start - 1].text == ",")


_SPOKEN = cue_lexicon.SPEECH | cue_lexicon.SPEECH_OBJECTS | cue_lexicon.WILLING


def _before_second_cue(verb: Any, clause: Any, last: int) -> int:
    """The content's end, or the place where another cue of the same speaker begins."""
    for c in clause.rights:
        if c.dep_ in ("conj", "advcl") and c.i <= last and second_cue(c) is not None:
            before = int(c.left_edge.i) - 1
            return before - 1 if verb.doc[before].dep_ == "cc" else before
    return last


def _with_shared_verbs(verb: Any, last: int) -> int:
    """The content with what the parser hung on the cue: "said she had doubts but could not oppose it"."""
    for c in verb.rights:
        if c.dep_ in ("conj", "dep") and c.left_edge.i > last and child(c, *SUBJECTS) is None and _unlike(verb, c):
            last = c.right_edge.i
    return last


def _unlike(verb: Any, other: Any) -> bool:
    """Whether the verb can't go on from the cue: "wants … and create", "said … but could not"."""
    return bool(verb.tag_ in ("VBD", "VBZ", "VBP", "VBG", "VBN") and other.tag_ == "VB")


def _mistaken_clause(verb: Any) -> Any | None:
    """A clause after a verb of speech that the parser took for an adverbial ("said after the vote he would resign")."""
    for c in verb.rights:
        if c.dep_ not in ("advcl", "dep", "conj", "parataxis") or c.pos_ not in ("VERB", "AUX"):
            continue
        kids = by_relation(c)
        mark = kids.get("mark")
        if ("nsubj" in kids or "nsubjpass" in kids) and (mark is None or mark.lower_ in ("that", "whether")):
            before = verb.doc[c.left_edge.i - 1]
            if before.dep_ != "cc":
                return c
    return None


def _framed(cue: Cue) -> Said | None:
    """ "In Norway, officials say, 900 people left": the verb stands inside what is said."""
    if not _stands_inside(cue) or not _needs_no_thing(cue) or says_its_own(cue.verb):
        return None
    head, doc = cue.verb.head, cue.verb.doc
    first, last = head.left_edge.i, head.right_edge.i
    left, right = cue.verb.left_edge.i, cue.verb.right_edge.i
    if right >= last or all(is_punctuation(doc[i]) for i in range(right + 1, last + 1)):
        return Said(first, left - 1)
    if left <= first or (_opens_with_as(cue) and opens_sentence(doc, left)):
        return Said(right + 1, sentence_end(doc, right + 1))
    if opens_sentence(doc, left):
        last = max(last, sentence_end(doc, right + 1))
    return Said(first, last, around=True)


def _opens_with_as(cue: Cue) -> bool:
    """ "As officials say, 900 people left"."""
    return cue.verb.dep_ == "advcl" and "mark" in cue.kids and cue.kids["mark"].lower_ == "as"


def says_its_own(verb: Any) -> bool:
    """ "Six boats sank, as the guild announced | closing the pier": "as" tells when, and not who says it."""
    mark, own = child(verb, "mark"), next((c for c in verb.rights if c.dep_ in ("xcomp", "ccomp")), None)
    return own is not None and verb.dep_ == "advcl" and mark is not None and mark.lower_ == "as"


def _stands_inside(cue: Cue) -> bool:
    """Whether the cue is a clause set into another's words: "officials say" between commas, or with "as"."""
    return _opens_with_as(cue) or (cue.verb.dep_ == "parataxis" and not cue.passive)


def _needs_no_thing(cue: Cue) -> bool:
    """Whether the clause around the cue is all that it says: no object but who was told, or the "it" of "as she
    remembers it" and "as he put it"."""
    has_it = "dobj" in cue.kids and cue.kids["dobj"].lower_ == "it"
    if cue.lemma not in _CLAUSAL:
        return cue.lemma == "put" and has_it
    return "dobj" not in cue.kids or cue.lemma in ("tell", "put") or (has_it and _opens_with_as(cue))


def _infinitive(cue: Cue) -> Said | None:
    """ "vowed to go", "urged them to leave", "reckons to have carried 60"."""
    clause = None if cue.passive else _past_infinitive(cue) or _willed_infinitive(cue)
    if clause is None or clause.i < cue.verb.i:
        return None
    if not any(c.lower_ == "to" and c.dep_ == "aux" for c in clause.children):
        return None
    first = clause.left_edge.i
    obj = cue.kids.get("dobj")
    if obj is not None and cue.verb.i < obj.i < first:
        first = obj.left_edge.i
    return Said(first, _with_shared_verbs(cue.verb, clause.right_edge.i))


def _past_infinitive(cue: Cue) -> Any | None:
    """The "carried" of "reckons to have | carried | 60", which is said; "reckons to leave" would be no phrase."""
    clause = cue.kids.get("xcomp")
    if clause is None or cue.lemma not in _CLAUSAL_OR_WILLING:
        return None
    return clause if clause.tag_ == "VBN" and any(c.lower_ == "have" for c in clause.lefts) else None


def _willed_infinitive(cue: Cue) -> Any | None:
    """The "go" of "vowed to | go", "told them to | go" and the "released" of "asked to be | released"."""
    clause = cue.kids.get("xcomp") or _bidden(cue) if cue.lemma in cue_lexicon.WILLING else None
    if clause is None:
        return None
    passive = clause.tag_ == "VBN" and child(clause, "auxpass") is not None
    return clause if clause.tag_ == "VB" or passive else None


def _bidden(cue: Cue) -> Any | None:
    """The "go" of "tells his supporters at a rally to | go": an order that the parser took for a purpose."""
    if cue.lemma not in _BIDDING or "dobj" not in cue.kids:
        return None
    return cue.kids.get("advcl") or _bid_behind(cue.kids["dobj"])


def _bid_behind(whom: Any) -> Any | None:
    """The infinitive that the parser hung on what describes whom one bids ("urged all those concerned | to leave")."""
    described = next((c for c in whom.rights if c.dep_ == "acl"), None)
    return None if described is None else child(described, "xcomp")


_BIDDING = frozenset(
    {"tell", "urge", "ask", "order", "advise", "warn", "encourage", "instruct", "invite", "beg", "implore", "persuade"}
)
_HEARING_OR_BIDDEN = WITH_HEARER | _BIDDING


def _gerund(cue: Cue) -> Said | None:
    """ "denied taking money", "proposes doing away with it"."""
    clause = cue.kids.get("xcomp")
    if clause is None or cue.passive or clause.i < cue.verb.i or cue.lemma not in _WITH_GERUND:
        return None
    if clause.tag_ != "VBG" and not any(c.lower_ == "having" for c in clause.lefts):
        return None
    return Said(clause.left_edge.i, clause.right_edge.i)


_WITH_GERUND = frozenset(
    {"propose", "suggest", "recommend", "oppose", "cite", "deny", "admit", "recall", "mention", "discuss", "advocate"}
    | {"acknowledge", "describe", "reject", "consider", "regret", "report", "fear"}
    | {"concede", "confess", "remember", "recollect", "disclose", "confirm", "claim", "dispute", "allege", "announce"}
)


def _told(cue: Cue) -> Said | None:
    """ "told a meeting of growers that few had sold": a "that" which the parser hung on those who were told; "told the
    magazine he had left" without one."""
    obj = cue.kids.get("dobj")
    if obj is None or cue.lemma not in WITH_HEARER or cue.passive or obj.i < cue.verb.i:
        return None
    if (bare := _of_their_own(obj)) is not None:
        return Said(bare.left_edge.i, bare.right_edge.i)
    token = cue.verb.doc[obj.right_edge.i]
    for _ in range(_CLIMB):
        if token.i <= obj.i:
            return None
        if token.dep_ in ("relcl", "acl", "ccomp") and cue.verb.doc[token.left_edge.i].lower_ == "that":
            return Said(token.left_edge.i, token.right_edge.i)
        token = token.head
    return None


def _of_their_own(hearer: Any) -> Any | None:
    """The clause that the parser made a relative one of a paper or a body that is told it: "told the court | he left";
    nobody leaves or sees a court who tells it something."""
    if hearer.lemma_.lower() not in _PRESS_AND_BODIES:
        return None
    clause = next((c for c in hearer.rights if c.dep_ == "relcl" and c.left_edge.i == hearer.i + 1), None)
    subject = None if clause is None else child(clause, "nsubj", "nsubjpass")
    own = subject is not None and subject.lower_ in _PERSONS and subject.i == hearer.i + 1
    return clause if own else None


_PERSONS = frozenset({"he", "she", "they", "it"})
_PRESS_AND_BODIES = person_words.BODIES | frozenset(
    "magazine newspaper paper channel broadcaster reporter correspondent interviewer press station judge jury".split()
)
_CLIMB = 30


_RULES: tuple[tuple[Rule, Callable[[Cue], Said | None]], ...] = (
    ("clause", _clause),
    ("framed", _framed),
    ("infinitive", _infinitive),
    ("infinitive", _gerund),
    ("clause", _told),
    ("clause", held_to_be),
    ("thing", words_said),
    ("thing", evidence),
    ("thing", ruled_out),
    ("thing", thing_said),
    ("thing", credit_taken),
    ("thing", account_given),
    ("preposition", asked_of),
    ("preposition", after_preposition),
    ("passive", said_of),
)
