"""What editors do with documents and claims. Comes in: an upload as it was read, or an act, and who tells readers.

Goes out: a changed library, what changed in it, and the corrections that this owes. Each act has this one door.
"""

from briefings.newsroom.acts import Done, Tell
from briefings.newsroom.documents import (
    Draft,
    change_details,
    discard,
    draft,
    publish,
    receive,
    revise,
    with_details,
    withdraw,
)
from briefings.newsroom.feeds import is_taken_back
from briefings.newsroom.overrides import amend, drop, overrule, refile, same_root, set_source
from briefings.newsroom.reports import decline, open_report, reason_of, report_line, take_back_report
from briefings.newsroom.rereading import Difference, reread
from briefings.newsroom.undo import NothingToUndo, NotTheLast, act_to_undo, can_undo, claim_words, undo

__all__ = [
    "Difference",
    "Done",
    "Draft",
    "NotTheLast",
    "NothingToUndo",
    "Tell",
    "act_to_undo",
    "amend",
    "can_undo",
    "change_details",
    "claim_words",
    "decline",
    "discard",
    "draft",
    "drop",
    "is_taken_back",
    "open_report",
    "overrule",
    "publish",
    "reason_of",
    "receive",
    "refile",
    "report_line",
    "reread",
    "revise",
    "same_root",
    "set_source",
    "take_back_report",
    "undo",
    "with_details",
    "withdraw",
]
