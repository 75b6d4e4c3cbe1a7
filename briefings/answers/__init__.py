"""Questions become answers. Comes in: what a reader typed. Goes out: a `Briefing`, a ledger page, disputes, changes."""

from briefings.answers.briefing import (
    brief,
    claim_in_full,
    disputes,
    figures,
    latest,
    latest_after,
)

__all__ = [
    "brief",
    "claim_in_full",
    "disputes",
    "figures",
    "latest",
    "latest_after",
]
