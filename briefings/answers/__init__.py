"""Answers questions. Comes in: a `Question`, or what a reader typed. Goes out: a `Briefing`, the ledger, disputes,
events, changes."""

from briefings.answers.briefing import brief, said_to_be_unknown, sentences_before
from briefings.answers.claim_view import claim_in_full
from briefings.answers.disputes import disputes
from briefings.answers.latest import latest, latest_after
from briefings.answers.ledger import figures

__all__ = [
    "brief",
    "claim_in_full",
    "disputes",
    "figures",
    "latest",
    "latest_after",
    "said_to_be_unknown",
    "sentences_before",
]
