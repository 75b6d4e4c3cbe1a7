"""Whether what a verb or a noun tells is so: it goes on, or is denied, or is but wished, planned, supposed or ahead."""

from __future__ import annotations

from typing import Any

from briefings.extracting.measures.grammar.verb_chains import PASSIVE_RAISING, RAISING

_SUPPOSING = frozenset({"if", "unless", "whether", "lest"})
_UNREAL = frozenset("would could may might can will shall should must 'll 'd wo ca".split())
_POSSIBLE = frozenset({"may", "might", "could"})
# Who "may have so many" is estimated to have them.
_OF_STRENGTH = frozenset("have field number command muster boast retain total dispose harbour harbor".split())
_ESTIMATING = frozenset({"may", "might"})


def is_only_ahead(verb: Any) -> bool:
    """ "Is due to be flown home": an infinitive tells what is done only where its verb raises it ("are said to have
    …")."""
    raised = verb.head.lemma_ in RAISING and not _tells_how_to(verb)
    return _is_infinitive(verb) and not raised


def _is_infinitive(verb: Any) -> bool:
    """Whether a "to" hangs on the verb."""
    return any(child.dep_ == "aux" and child.lower_ == "to" for child in verb.children)


def _tells_how_to(verb: Any) -> bool:
    """ "Knows how to fly home 16"."""
    return {"how", "to"} <= {child.lower_ for child in verb.children if child.dep_ in ("advmod", "aux")}


def goes_on(verb: Any) -> bool:
    """Whether the verb tells of what goes on: "are fighting", "have been fighting"; in what somebody said, also "were
    fighting"."""
    if verb.tag_ == "VBG" and verb.dep_ == "acl":  # "had 61 citizens fighting in Syria"
        return True
    now: tuple[str, ...] = ("VBP", "VBZ", "VBN", "VBD") if verb.dep_ == "ccomp" else ("VBP", "VBZ", "VBN")
    if verb.dep_ in ("xcomp", "ccomp") and verb.head.lemma_ in PASSIVE_RAISING and _is_infinitive(verb):
        now += ("VB",)  # "are understood to be serving", "believes 300 to be serving"
    return bool(verb.tag_ == "VBG") and any(c.lemma_ == "be" and c.tag_ in now for c in verb.children)


def is_denied(verb: Any) -> bool:
    """Whether the verb is negated, or told of what may or will be; "may have died" is told of the past. So is what is
    joined to such a verb: "a plot to storm a church and kill 100"."""
    if verb.tag_ == "VB" and verb.dep_ == "conj" and verb.head.tag_ == "VB" and _is_bare(verb):
        return is_denied(verb.head)
    if any(rule(verb) for rule in _NOT_COME_TO_PASS):
        return True
    words = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass", "neg", "advmod")}
    if words & _NOT:
        return True
    if verb.lemma_ == "be" or verb.tag_ == "VBG":
        words -= _POSSIBLE  # "might be back already" tells of now
    elif verb.lemma_ in _OF_STRENGTH:
        words -= _ESTIMATING  # "may field 30,000 men"
    if words & {"would", "'d"} and "have" in words and verb.tag_ == "VBN":
        return "would" in words  # "would have escaped" did not
    return _are_unreal(words)


def _is_bare(verb: Any) -> bool:
    return not any(child.dep_ in ("aux", "auxpass", "neg", "nsubj", "nsubjpass") for child in verb.children)


def _are_unreal(auxiliaries: set[str]) -> bool:
    """Whether the auxiliaries tell of what may or will be, and not of the past."""
    return bool(auxiliaries & _UNREAL) and not auxiliaries & {"have", "'ve"}


def _is_yet_to_be(verb: Any) -> bool:
    """ "Have yet to be caught"."""
    above = verb.head
    return verb.dep_ == "xcomp" and above.lemma_ in ("have", "be") and any(c.lower_ == "yet" for c in above.children)


def _is_to_be(verb: Any) -> bool:
    """ "Were to be handed over"."""
    return verb.dep_ == "xcomp" and verb.head.lemma_ == "be" and _is_infinitive(verb)


def _is_unrealised(verb: Any) -> bool:
    """ "Refuses to take in 600", "were told to go home"."""
    if verb.dep_ != "xcomp" or verb.tag_ != "VB":
        return False
    bidden = verb.head.lemma_ in _BIDDING and any(c.dep_ == "auxpass" for c in verb.head.children)
    return bidden or verb.head.lemma_ in _UNREALISED


def _is_made_to_under_a_wish(verb: Any) -> bool:
    """ "Seeks to force the government to fly home 17": what others are to be made to do."""
    above = verb.head
    made = verb.dep_ in ("xcomp", "ccomp") and verb.tag_ == "VB" and above.lemma_ in _MAKING and above is not verb
    return made and (_is_unrealised(above) or _is_of_a_plan(above))


_MAKING = frozenset({"force", "compel", "get", "make", "oblige", "help", "persuade", "induce"})


def _is_denied_above(verb: Any) -> bool:
    """ "Did not manage to bring home 40", "was never able to"; but "did not fail to bring home 40"."""
    if verb.dep_ not in ("xcomp", "ccomp") or not _is_infinitive(verb):
        return False
    above = verb.head if verb.head.pos_ in ("VERB", "AUX") else verb.head.head  # "was not | able | to"
    return above.lemma_ not in _NOT_DOING and any(
        c.dep_ == "neg" and c.lower_ in _NOT and c.nbor().lower_ not in _NOT_ALONE for c in above.children
    )


_NOT = frozenset({"not", "n't", "n’t", "never", "nt"})
_NOT_DOING = frozenset({"fail", "hesitate", "stop", "cease", "forget", "refuse", "omit"})
_NOT_ALONE = frozenset({"only", "just", "merely", "simply", "until"})


def is_waited_for(verb: Any) -> bool:
    """ "Will not rest until 40 are home", "are to be tried once 40 are back"; "waited until 40 had returned" tells that
    they had."""
    if verb.dep_ not in ("advcl", "ccomp"):
        return False
    opening = verb.doc[max(verb.left_edge.i - 1, verb.sent.start) : verb.left_edge.i + 1]
    if not any(word.lower_ in _AWAITING for word in opening):
        return False
    return _are_unreal({c.lower_ for c in verb.head.children if c.dep_ in ("aux", "auxpass")})


_AWAITING = frozenset({"until", "till", "once"})


def _is_of_a_plan(verb: Any) -> bool:
    """ "Announced plans to bring home 56", "their refusal to take in 600", "is under no duty to fly them home"."""
    to = next((child for child in verb.children if child.dep_ == "aux" and child.lower_ == "to"), None)
    if to is None:
        return False
    hangs = verb.dep_ == "acl" and verb.head.lemma_.lower() in _PLANS
    before = to.nbor(-1) if to.i > to.sent.start else to
    return hangs or (before.pos_ == "NOUN" and before.lemma_.lower() in _PLANS)


def _is_aim_of_what_is_ahead(verb: Any) -> bool:
    """ "Must do all it can to bring home 56": what somebody must, will or should do something for."""
    if verb.tag_ != "VB" or verb.dep_ not in ("advcl", "xcomp") or verb.head.pos_ != "VERB":
        return False
    return _is_infinitive(verb) and _are_unreal({c.lower_ for c in verb.head.children if c.dep_ == "aux"})


def _is_supposed(verb: Any) -> bool:
    """ "If all 300 came back"."""
    return any(child.dep_ == "mark" and child.lower_ in _SUPPOSING for child in verb.children)


def is_asked_for(verb: Any) -> bool:
    """ "Requests that two women be brought home": a bare "be" tells what is asked for."""
    return any(c.dep_ in ("aux", "auxpass") and c.text == "be" for c in verb.children) and not any(
        c.dep_ == "aux" and c.text != "be" for c in verb.children
    )


def _is_talked_about(verb: Any) -> bool:
    """ "They talked about going home"."""
    if verb.dep_ != "pcomp" or verb.tag_ != "VBG":
        return False
    return verb.head.lower_ in ("about", "of") and verb.head.head.lemma_ in _TALKING


_TALKING = frozenset("talk speak think dream consider discuss ask talks idea option possibility prospect hope".split())


def _is_done_by_nobody(verb: Any) -> bool:
    """ "No state had sent as many"; but "no fewer than 40 had left"."""
    if verb.lemma_ == "be":
        return False  # "no one is sure how many it has"
    subjects = (c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass"))
    dets = (c for subject in subjects for c in subject.children if c.lower_ == "no" and c.dep_ in ("det", "neg"))
    before = (det for det in dets if det.i < det.head.i)
    return any(det.i + 1 == det.head.i or det.nbor().pos_ not in ("ADJ", "ADV") for det in before)


def _may_only_be_tried(verb: Any) -> bool:
    """ "Have left, or tried to": how many did is told of none of the two."""
    beside = [verb.head] if verb.dep_ == "conj" else [child for child in verb.children if child.dep_ == "conj"]
    if not any(other.lemma_ in _UNREALISED for other in beside):
        return False
    return any(word.lower_ == "or" for joined in (verb, *beside) for word in joined.children if word.dep_ == "cc")


_NOT_COME_TO_PASS = (
    _may_only_be_tried,
    _is_yet_to_be,
    _is_to_be,
    _is_unrealised,
    _is_made_to_under_a_wish,
    _is_denied_above,
    is_waited_for,
    _is_of_a_plan,
    _is_aim_of_what_is_ahead,
    _is_supposed,
    _tells_how_to,
    is_asked_for,
    _is_talked_about,
    _is_done_by_nobody,
)


def is_prospect(noun: Any) -> bool:
    """Whether what the noun tells is but wished, feared or planned: "expects the return of three citizens"."""
    if any(child.lower_ in _POSSIBLY for child in noun.children):
        return True  # "the possible homecoming of 600"
    above = noun.head
    if noun.dep_ == "nsubjpass" and above.lemma_ in _PROSPECTIVE:
        return True  # "the return of 200 is being prepared"
    if noun.dep_ == "pobj":
        if (above.head.lemma_, above.lower_) in _NO_WISH:
            return False
        above = above.head
    return noun.dep_ in ("dobj", "pobj") and above.i < noun.i and above.lemma_ in _PROSPECTIVE and above.pos_ == "VERB"


_POSSIBLY = frozenset(
    "possible potential planned expected future eventual imminent looming feared likely prospective proposed"
    " awaiting facing pending impending".split()
)
# "Asked about 20 returnees", "can call on 900 fighters".
_NO_WISH = frozenset({("ask", "about"), ("ask", "of"), ("call", "on"), ("call", "upon")})
_PROSPECTIVE = frozenset(
    "expect await demand urge plan prepare order call refuse oppose negotiate seek request fear prevent allow discuss"
    " consider reject block approve authorise authorize propose promise want ask push press pledge organise organize"
    " anticipate delay postpone resist support favour favor predict threaten decide opt vote".split()
)
_BIDDING = frozenset({"tell", "order", "instruct", "require", "oblige", "direct", "advise"})
# What stands behind these has not come to pass.
_UNREALISED = frozenset(
    "refuse decline fail want hope plan plot conspire try seek intend threaten vow promise agree need wish"
    " decide choose opt elect vote resolve"
    " attempt consider offer aim"
    " mean expect prepare ask order urge pledge propose call appeal lobby press push beg implore".split()
)


# Nouns that say the same of what stands behind them.
_PLANS = frozenset(
    "plan plot conspiracy scheme intention intent proposal promise pledge vow offer bid attempt request call"
    " demand refusal hope wish"
    " commitment willingness unwillingness readiness reluctance threat failure duty obligation pressure".split()
)
