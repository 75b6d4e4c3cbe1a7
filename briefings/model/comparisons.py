"""Two documents side by side."""

from __future__ import annotations

from briefings.model.claims import Claim
from briefings.model.documents import Document
from briefings.model.findings import Match, Statement
from briefings.values import frozen


@frozen
class StatementPair:
    """A statement of each document, and what they are to one another. The match's own sides are in order of ids."""

    left: Statement
    right: Statement
    match: Match


@frozen
class Comparison:
    """`copy` is the share of the shorter text's runs of five words that stand in the other; `root` the voice that both
    documents go back to, by name. `pairs` stand in the left text's order; `only_left` and `only_right` are the filed
    claims that have no fellow, not even a doubtful one. `alike` are those of the left that the right has word for word,
    though no verdict joins them."""

    left: Document
    right: Document
    copy: float
    root: str | None
    pairs: tuple[StatementPair, ...]
    only_left: tuple[Claim, ...]
    only_right: tuple[Claim, ...]
    alike: tuple[Claim, ...] = ()
