"""Figures that a chat follows: how each is identified, how it stands now, and which changes moved it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any, Protocol

from briefings.matching.cells import cell_of
from briefings.matching.likeness.parts import part_of
from briefings.matching.pair import Ground
from briefings.model import Change, Claim, Figure, Statement
from briefings.ports import Figures, Statements
from briefings.values import frozen

# The worldwide figure of a measure is looked for among so many.
FIRST = 60
# The kinds of change that move a figure. Another source that gives the same number does not.
MOVES = ("new", "updated", "disputed", "withdrawn")


@frozen
class FollowedFigure:
    """Identifies a cell of the ledger: of people by their `origin` (None for the world), or of an event by its id."""

    measure: str
    origin: str | None
    scope: str
    part: str = ""
    event: str | None = None


class KnownFigures(Statements, Figures, Protocol):
    """The ledger, and the statements that it is made of."""


def followed(figure: Figure) -> FollowedFigure:
    """What is kept of a figure to find it again."""
    return FollowedFigure(
        figure.measure, figure.origin, figure.scope, figure.part, figure.event.id if figure.event else None
    )


def followed_from(row: Mapping[str, Any]) -> FollowedFigure:
    """What was kept as JSON (by `dataclasses.asdict`), as a value again."""
    return FollowedFigure(row["measure"], row["origin"], row["scope"], row["part"], row["event"])


async def figure_now(library: Figures, wanted: FollowedFigure) -> Figure | None:
    """The figure as it stands now; None if no document gives it any more."""
    if wanted.event:
        found = await library.figures(event=wanted.event, measure=wanted.measure)
    else:
        found = await library.figures(place=wanted.origin, measure=wanted.measure, limit=FIRST)
    return next((figure for figure in found if followed(figure) == wanted), None)


async def figures_of_claim(library: KnownFigures, claim: Claim, document: int) -> tuple[Figure, ...]:
    """The figures whose history holds the claim, in the order of its numbers; empty if the ledger counts none."""
    own = [s for s in await library.statements_of([document]) if s.claim.id == claim.id and s.quantity]
    found: list[Figure] = []
    for statement in own:
        quantity = statement.quantity
        if quantity is None or quantity.measure is None:
            continue
        there = await library.figures(place=quantity.origin or _place_of(claim), measure=quantity.measure, limit=FIRST)
        found += [figure for figure in there if _tells(figure, statement) and figure not in found]
    return tuple(found)


def _place_of(claim: Claim) -> str | None:
    return next((place.country for place in claim.places if place.country), None)


async def what_moved(
    library: KnownFigures, ground: Ground, wanted: FollowedFigure, changes: Sequence[Change]
) -> list[Change]:
    """Those of the changes that moved a figure."""
    ids = {s for change in changes for s in change.finding.statements}
    statements = {s.id: s for s in await library.statements(ids)} if ids else {}
    figure = await figure_now(library, wanted)
    return [c for c in changes if c.kind in MOVES and _concerns(c, statements, figure, wanted, ground)]


def _concerns(
    change: Change,
    statements: Mapping[str, Statement],
    figure: Figure | None,
    wanted: FollowedFigure,
    ground: Ground,
) -> bool:
    own = [statements[s] for s in change.finding.statements if s in statements]
    return any(_tells(figure, s) or _is_of(s, wanted, ground) for s in own)


def _is_of(statement: Statement, wanted: FollowedFigure, ground: Ground) -> bool:
    """True if the statement counts what the figure counts. It need not be public any more."""
    if wanted.event is not None:
        return False
    cell = (wanted.measure, wanted.origin, wanted.scope)
    return cell_of(statement, ground) == cell and part_of(statement) == wanted.part


def _tells(figure: Figure | None, statement: Statement) -> bool:
    quantity = statement.quantity
    if figure is None or quantity is None or quantity.measure != figure.measure:
        return False
    told: Collection[tuple[str, float, float]] = {(e.claim, e.low, e.high) for e in figure.history}
    return (statement.claim.id, quantity.low, quantity.high) in told
