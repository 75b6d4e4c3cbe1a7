"""Verbs of saying by class: those that report wherever they stand, and the wider class that does between marks."""

from __future__ import annotations

from briefings.extracting.attributions.cue_lexicon import SPEECH, THOUGHT


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Verbs by class (Levin 37.7 "say", 37.9 "advise", 29.5 "conjecture"): all take a clause, and may follow what is said.
SAY = _words(
    """say add announce assert claim confirm declare explain insist maintain mention note observe proclaim recall
    reiterate relate remark repeat report reveal state stress suggest tell warn write caution comment argue contend
    allege affirm disclose acknowledge clarify admit conclude emphasize emphasise reply respond testify assure
    inform remind rule boast brag lament complain concede confide recount remember grumble protest
    counter quip joke"""
)
_CONJECTURE = _words("estimate believe think fear reckon guess suspect hope assess calculate predict forecast")
_FIND = _words("find show indicate")
VERBS = SAY | _CONJECTURE | _FIND
# Verbs that report where marks set them off ("…, the court determined, …"); what somebody wants, feels or learns is
# told of, and not said.
_INNER = _words(
    """know see learn feel hear sense notice perceive understand realize realise discover wish hop like care trust
    accept regret fancy intuit appreciate want detect denounce criticize criticise dispute deny describe consider deem
    question read sing ask inquire enquire wonder demand envision care"""
)
SET_OFF = (
    VERBS | (SPEECH | THOUGHT | _words("intimate submit depose recollect reflect allow grant order count")) - _INNER
)
