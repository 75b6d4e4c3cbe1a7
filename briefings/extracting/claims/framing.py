"""The words of a report that frame what is said: who is addressed, when it was said, "It was the port that said …".

Each answers with the indices of such tokens beside an attribution's own words (`own`: source and cue) and its content.
"""

from __future__ import annotations

from typing import Any

from briefings.extracting.parsing.sentences import Run

# How many tokens may lie between a speaker and the verb of saying and still belong to the speaker.
_REACH = 40
# Tokens of a content that is at most a name or a label.
SNIPPET = 6
# How many tokens of whoever was told ("told the London paper The Harbour Gazette").
_LONGEST_HEARER = 10
# How many tokens may say when and where something was said, before its speaker.
_OPENING = 12
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl", "csubj", "csubjpass"})


def addressee(doc: Any, run: Run, own: set[int], content: range) -> set[int]:
    """The words after the cue that say to whom it was said ("P, one official told the panel, but …")."""
    if not own or not content or min(own) < content[0]:
        return set()
    found: set[int] = set()
    for i in own:
        for child in doc[i].rights:
            edges = child.left_edge.i, child.right_edge.i + 1
            longest = _LONGEST_HEARER if doc[i].lemma_ == "tell" else SNIPPET
            if child.dep_ in {"dobj", "dative"} and doc[i].pos_ == "VERB" and edges[1] - edges[0] <= longest:
                found.update(j for j in range(*edges) if j < run[1])
    return found


def opening(doc: Any, run: Run, own: set[int], content: range) -> set[int]:
    """The words before a speaker that say when or where it was said ("In May the mayor spoke of 40")."""
    if not own or not content or min(own) > content[0]:
        return set()
    before = range(run[0], min(own))
    plain = len(before) <= _OPENING and not any(doc[i].tag_ in FINITE for i in before)
    return set(before) if plain or _is_participle_phrase(doc, before) else set()


def _is_participle_phrase(doc: Any, before: range) -> bool:
    """ "Asked what lay behind it, | the mayor said …", "Speaking after he had met them, | …": clauses in it stand under
    its participle."""
    if not before or len(before) > _REACH or doc[before[-1]].text != ",":
        return False
    first = doc[before[0]]
    led = first.tag_ in ("VBN", "VBG") or (first.tag_ == "VBD" and first.dep_ == "advcl")
    subject = any(child.dep_ in SUBJECTS for child in first.children)
    return bool(led and first.dep_ != "ROOT" and not subject and not any(doc[i].dep_ == "ROOT" for i in before))


def empty_opening(doc: Any, run: Run, own: set[int], content: range) -> set[int]:
    """ "It was | the port that said …", "There is a | fear among pilots that …": words that assert nothing."""
    if not own or not content or min(own) > content[0]:
        return set()
    before = doc[run[0] : min(own)]
    return {t.i for t in before} if _only_is_there(before) else set()


def _only_is_there(words: Any) -> bool:
    """ "It was", "There has been a": few words that say of something no more than that it is."""
    if not words or len(words) > SNIPPET or words[0].lower_ not in {"it", "there"}:
        return False
    if any(t.pos_ == "ADP" for t in words) or sum(t.tag_ in FINITE for t in words) != 1:
        return False
    return all(t.lemma_ in ("be", "have") for t in words if t.pos_ in ("VERB", "AUX"))


def gap(doc: Any, own: set[int], content: range) -> set[int]:
    """The tokens between cue and content ("told AFP that", "said on Monday that")."""
    if not own or not content:
        return set()
    before = max(own) < content[0]
    here = range(max(own) + 1, content[0]) if before else range(content[-1] + 1, min(own))
    return set(here) if len(here) <= 12 and not any(doc[i].dep_ in SUBJECTS for i in here) else set()


def between(doc: Any, own: set[int], content: range) -> set[int]:
    """The tokens between source and cue (", director of the institute,") unless a clause of its own lies there."""
    if not own:
        return set()
    here = [i for i in range(min(own), max(own)) if i not in own]
    if len(here) > _REACH or any(i in content for i in here) or any(_heads_clause(doc[i]) for i in here):
        return set()
    return set(here)


def _heads_clause(token: Any) -> bool:
    return token.dep_ in {"ROOT", "conj", "ccomp", "parataxis"} and token.pos_ in {"VERB", "AUX"}
