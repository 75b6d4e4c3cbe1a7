"""What editors do with documents and claims. Comes in: an upload or an act.

Goes out: a changed library, and what changed in it.
"""

from briefings.newsroom.documents import (
    Difference,
    Done,
    amend,
    change_details,
    discard,
    draft,
    drop,
    overrule,
    publish,
    receive,
    refile,
    reread,
    revise,
    same_root,
    set_source,
    undo,
    withdraw,
)

__all__ = [
    "Difference",
    "Done",
    "amend",
    "change_details",
    "discard",
    "draft",
    "drop",
    "overrule",
    "publish",
    "receive",
    "refile",
    "reread",
    "revise",
    "same_root",
    "set_source",
    "undo",
    "withdraw",
]
