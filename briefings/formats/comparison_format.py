"""A comparison of two documents as one JSON object (the briefing format's last part in the documentation)."""

from __future__ import annotations

from briefings.model import Comparison, Statement, StatementPair
from briefings.model.rows import Row, plain_number


def comparison_row(comparison: Comparison) -> Row:
    """Every pair of statements that got a verdict, the unsure ones too."""
    return {"copy": comparison.copy, "root": comparison.root, "pairs": [_pair_row(pair) for pair in comparison.pairs]}


def _pair_row(pair: StatementPair) -> Row:
    return {
        "left": _side_row(pair.left),
        "right": _side_row(pair.right),
        "verdict": pair.match.verdict,
        "why": [reason.words for reason in pair.match.reasons],
    }


def _side_row(statement: Statement) -> Row:
    """A statement: its claim's words where they stand, and its figure's lowest and highest value."""
    claim, quantity = statement.claim, statement.quantity
    value = [plain_number(quantity.low), plain_number(quantity.high)] if quantity else None
    return {"text": claim.text, "start": claim.start, "end": claim.end, "value": value}
