"""Words that a verb of giving or taking hands on: "gave similar accounts of the raid", "took responsibility for it".

Each rule looks at one cue and its children and answers with the run of tokens that is said, or with None.
"""

from __future__ import annotations

from briefings.extracting.attributions.candidates import Cue, Said
from briefings.extracting.attributions.speakers.phrases.tellers import is_somebody

GIVING_OR_TAKING = frozenset({"take", "give", "offer", "provide"})


def credit_taken(cue: Cue) -> Said | None:
    """ "took responsibility for the blast", "takes the credit for it": whoever says that it was theirs."""
    obj = cue.kids.get("dobj")
    if cue.lemma != "take" or obj is None or cue.passive or obj.lower_ not in ("responsibility", "credit"):
        return None
    finite = cue.verb.tag_ in ("VBD", "VBZ", "VBP") or any(c.lemma_ == "have" for c in cue.verb.lefts)
    owner = cue.kids.get("nsubj")
    beside = (*cue.verb.lefts, *obj.lefts, *(owner.lefts if owner is not None else ()))
    denied = any(c.dep_ == "neg" or c.lower_ in ("no", "any", "neither") for c in beside)
    owned = next((c for c in (*obj.rights, *cue.verb.rights) if c.lower_ == "for" and c.i > obj.i), None)
    if not finite or denied or owned is None or not any(c.dep_ == "pobj" for c in owned.rights):
        return None
    return Said(obj.left_edge.i, owned.right_edge.i)


def account_given(cue: Cue) -> Said | None:
    """ "gave similar accounts of how they fled", "offered another version of the raid"."""
    obj, subject = cue.kids.get("dobj"), cue.kids.get("nsubj")
    if obj is None or subject is None or cue.passive or cue.lemma not in ("give", "offer", "provide"):
        return None
    told = obj.lemma_.lower() in ("account", "description", "version") and is_somebody(subject)
    of = next((c for c in obj.rights if c.lower_ == "of"), None)
    return Said(obj.left_edge.i, of.right_edge.i) if told and of is not None else None
