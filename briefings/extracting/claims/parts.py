"""Where a sentence is cut because its speaker changes: "40 boats left, the port said, | and the guild counted 12".

It is cut only between clauses that can each stand alone and that different speakers, or a speaker and the document,
assert. A clause with no speaker of its own may go on with what the one before said.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from briefings.extracting.claims.edges import connects
from briefings.extracting.claims.framing import FINITE, SUBJECTS
from briefings.extracting.claims.second_verbs import CONTRASTS, is_independent
from briefings.extracting.claims.voices import Voices
from briefings.extracting.parsing.sentences import Run
from briefings.model import Attribution

_REPORTING = frozenset({"say", "report", "tell", "add", "write", "note", "announce"})
_HOW_IT_WAS_SAID = frozenset({"prep", "npadvmod", "advmod"})
_SETTING_OFF = CONTRASTS | {"but", "yet", "however"}


def parts(voices: Voices) -> list[tuple[Run, Run]]:
    """The sentence's parts, one for each change of speaker between clauses that can stand alone.

    With each comes its anchor: the clauses by which it is known who holds the part.
    """
    if not voices.heard:
        return [(voices.run, voices.run)]
    anchors = _anchors(voices)
    if len(anchors) < 2:
        return [(voices.run, anchors[0] if anchors else voices.run)]
    bounds = [voices.run[0], *(_onset(voices, first) for first, _ in anchors[1:]), voices.run[1]]
    return list(zip(pairwise(bounds), anchors, strict=True))


def _anchors(voices: Voices) -> list[Run]:
    """The clauses that can stand alone, those of one speaker that follow on each other as one."""
    anchors: list[Run] = []
    for run in _runs(voices):
        if not _may_be_cut_off(voices, run):
            continue
        if not anchors:
            anchors.append(run)
        elif voices.of(anchors[-1]) == voices.of(run):
            anchors[-1] = (anchors[-1][0], run[1])
        elif not _goes_on(voices, anchors[-1], run):
            anchors.append(run)
    return anchors


def _runs(voices: Voices) -> list[Run]:
    """Maximal runs of tokens with one voice; marks belong to the run before them."""
    runs: list[Run] = []
    holders: list[Attribution] | None = None
    here: tuple[str, ...] = ()
    voice: tuple[str, ...] | None = None
    for i in range(*voices.run):
        if holders != voices.holders[i]:  # neighbours are nearly always held by the same
            holders, here = voices.holders[i], voices.at(i)
        if runs and (here == voice or voices.passage.doc[i].is_punct):
            runs[-1] = (runs[-1][0], i + 1)
        else:
            runs.append((i, i + 1))
            voice = here
    return runs


def _onset(voices: Voices, i: int) -> int:
    """Where a part begins: a clause that "that" opens takes the words before it that it hangs on; the part before it
    keeps what tells when or how it was said ("…, it said | in a statement |, and two left")."""
    while (after := _past_how_it_was_said(voices, i)) > i:
        i = after
    if voices.passage.doc[i].lower_ in {"that", "whether"}:
        while i > voices.run[0] and i - 1 in voices.framing:
            i -= 1
    return i


def _past_how_it_was_said(voices: Voices, i: int) -> int:
    """Where the words end that hang on an attribution's own, if one stands right before them and they begin here; else
    the place itself."""
    doc = voices.passage.doc
    token = doc[i]
    if i - 1 not in voices.framing or token.dep_ not in _HOW_IT_WAS_SAID or token.head.i not in voices.framing:
        return i
    end = token.right_edge.i + 1
    if end >= voices.run[1] or not doc[end].is_punct or any(t.tag_ in FINITE for t in doc[i:end]):
        return i
    return int(end) + 1


def _may_be_cut_off(voices: Voices, run: Run) -> bool:
    """Whether the run says something by itself."""
    if _is_condition(voices, run) or _is_of_the_writing(voices, run):
        return False
    return _stands(voices, run) or _is_fronted(voices, run) or _is_second(voices, run)


def _is_of_the_writing(voices: Voices, run: Run) -> bool:
    """ "…, according to the report, | a copy of which was seen by Reuters": told of what was quoted, and no more."""
    words = [t.lower_ for t in voices.words(run) if not t.is_punct][:4]
    return words[:1] in (["a"], ["excerpts"], ["parts"]) and "of" in words and words[-1] in ("which", "it")


def _stands(voices: Voices, run: Run) -> bool:
    """Whether the run holds a clause with a subject of its own that depends on no noun."""
    verbs = (t.head for t in voices.words(run) if t.dep_ in SUBJECTS and run[0] <= t.head.i < run[1])
    return any(is_independent(verb) and not _only_reports(verb) for verb in verbs)


def _is_condition(voices: Voices, run: Run) -> bool:
    """ "(But) only if their mothers agree", with no clause behind it."""
    first = [t for t in voices.words(run)[:3] if t.dep_ != "cc"]
    if [t.lower_ for t in first[:2]] not in (["only", "if"], ["only", "when"], ["only", "once"]):
        return False
    return not any(t.text == "," for t in voices.passage.doc[first[0].i : run[1]])


def _only_reports(verb: Any) -> bool:
    """Whether the clause is no more than "the agency reported"."""
    said = any(c.dep_ in {"dobj", "ccomp", "xcomp"} for c in verb.children)
    return verb.lemma_ in _REPORTING and not said


def _is_fronted(voices: Voices, run: Run) -> bool:
    """Whether the sentence opens with the words of an attribution and some of its content."""
    opens = run[0] == voices.run[0] and any(i in voices.framing for i in range(run[0], min(run[0] + 3, run[1])))
    told = voices.words(run)
    return opens and bool(told) and not _hangs_on_what_follows(voices, run, told)


def _hangs_on_what_follows(voices: Voices, run: Run, told: Sequence[Any]) -> bool:
    """ "Poe said that, in a letter to Lane, | the guild wrote": no clause, but a phrase of the one behind it."""
    if any(t.tag_ in FINITE for t in told):
        return False
    return all(t.head.i >= run[1] or (t.head.i >= run[0] and t.head.i not in voices.framing) for t in told)


def _is_second(voices: Voices, run: Run) -> bool:
    """Whether the run is what a second main verb leads to."""
    return any(map(voices.is_joined, voices.holders[run[0]]))


def _goes_on(voices: Voices, said: Run, after: Run) -> bool:
    """Whether a clause with no speaker of its own still belongs to the speaker before it.

    It does after "According to X, P, and …" or "X said that P, and …"; it does not after "P, X said, and …", nor
    where "but" or "while" sets it off.
    """
    if voices.of(after) or not voices.of(said):
        return False
    if _opens_with_that(voices.passage.doc, after):
        return True
    if _is_behind_concession(voices, said, after):
        return False
    between = [i for i in range(said[0], after[0]) if not voices.passage.doc[i].is_punct]
    return not _ends_on_speaker(voices, between) and not _is_set_off(voices.passage.doc, between, after[0])


def _is_behind_concession(voices: Voices, said: Run, after: Run) -> bool:
    """ "While the port says that all have left, | crews sleep on the pier": the sentence's own clause is set against
    what is said in the one that opens it."""
    doc, first = voices.passage.doc, voices.run[0]
    opens = said[0] - first <= 1 and doc[first].lower_ in CONTRASTS and doc[after[0] - 1].text == ","
    return opens and any(t.dep_ == "ROOT" for t in doc[after[0] : after[1]])


def _opens_with_that(doc: Any, run: Run) -> bool:
    """ "And that 12 sank"."""
    start = run[0] + connects(doc[run[0]])
    return bool(start < run[1] and doc[start].lower_ == "that" and doc[start].dep_ == "mark")


def _ends_on_speaker(voices: Voices, before: Sequence[int]) -> bool:
    """Whether the words before a clause end with who said them: "P, | the port said | , and …"."""
    return any(i in voices.framing and voices.at(i) for i in before[-3:])


def _is_set_off(doc: Any, before: Sequence[int], i: int) -> bool:
    """Whether "but", "while" or the like stands before the token or at it; "while" without a comma says when."""
    opening = {doc[k].lower_ for k in (*before[-1:], i)}
    pauses = bool(before) and any(doc[k].text == "," for k in range(before[-1] - 1, i + 1))
    return bool(opening & (_SETTING_OFF if pauses else _SETTING_OFF - {"while"}))
