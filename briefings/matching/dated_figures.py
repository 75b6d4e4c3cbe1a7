"""The figures of a population day by day: how related cells of the ledger stood as of each day of publication."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from briefings.matching.dated import days_from
from briefings.matching.decision import Judge
from briefings.matching.figures import population_figures
from briefings.matching.pair import Ground
from briefings.model import FigureDays, Match, Statement


def figure_days(
    statements: Collection[Statement], matches: Collection[Match], ground: Ground, since: date
) -> FigureDays:
    """How the figures of these statements stood, on the days of their publication from `since` on, and on `since` where
    something older stood then. Undated statements are known as of no day."""
    found, judge = [], Judge(ground)
    for day in days_from(statements, since):
        known = [statement for statement in statements if statement.published and statement.published <= day]
        found.append((day, frozenset(population_figures(known, matches, ground, judge))))
    return tuple(found)
