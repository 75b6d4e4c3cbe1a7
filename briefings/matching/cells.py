"""The cells of the ledger: which population's figure a statement counts towards, if any.

A cell is a measure, a country of origin and a group of people; what counts no people as it stands has none.
"""

from __future__ import annotations

from collections.abc import Iterable

from briefings.matching.decision import Judge
from briefings.matching.events.event_counts import event_count_of, tells_no_total
from briefings.matching.events.non_counts import counts
from briefings.matching.likeness.parts import part_of
from briefings.matching.likeness.subjects import ANYBODY, group_of, kind_of
from briefings.matching.likeness.time_relation import timing_of
from briefings.matching.likeness.worldwide import may_be_worldwide
from briefings.matching.pair import Ground
from briefings.matching.verdicts.moved_numbers import is_what_it_was
from briefings.model import LEDGER, NO_ENTRY, Cell, Statement

# Under which a statement's cell is kept by who judges it.
CELL = "cell of the ledger"


def cell_of(statement: Statement, ground: Ground) -> Cell | None:
    """The cell of the ledger that a population's statement belongs to: measure, origin and scope.

    None for what is no count of people as it stands: a rate, a denial, a bare possibility, what a number was before
    ("300, up from 270"), people from several places, who are neither one origin's nor the world's, or those of one
    event or deed, of whom there may be more elsewhere.
    """
    quantity = statement.quantity
    if quantity is None or quantity.measure is None or kind_of(statement, ground) != "population":
        return None
    return (quantity.measure, quantity.origin, group_of(statement)) if _counts_people(statement) else None


def _counts_people(statement: Statement) -> bool:
    """Whether a statement counts people as it stands, all of them of one origin or the world's and not of one event."""
    quantity = statement.quantity
    if quantity is None or not counts(statement) or is_what_it_was(statement):
        return False
    if quantity.origin is None and not _may_be_the_worlds(statement):
        return False
    return event_count_of(statement, timing_of(statement)) is None and not tells_no_total(statement)


def _may_be_the_worlds(statement: Statement) -> bool:
    """Whether people whose country is not told are of no place either, and so many that they may be all there are."""
    return not any(place.role == "origin" for place in statement.claim.places) and may_be_worldwide(statement)


def ledger_key(statement: Statement) -> str | None:
    """What tells a statement, among those of its cell, number, day and way to its source, from all that make no other
    entry in the cell's history; None for what has no measure. A cell of thousands is known by one of each kind."""
    quantity = statement.quantity
    if quantity is None or quantity.measure is None:
        return None
    if not _counts_people(statement):
        return NO_ENTRY
    of_event = "event" if quantity.event is not None else "people"
    return f"{LEDGER}{of_event}/{quantity.bound}/{part_of(statement)}"


def cells_of(statements: Iterable[Statement], ground: Ground, judge: Judge | None = None) -> frozenset[Cell]:
    """Every cell that one of the statements belongs to. A judge keeps what it was asked, for whoever asks it again."""
    return frozenset(cells_by_id(statements, judge or Judge(ground)).values())


def cells_by_id(statements: Iterable[Statement], judge: Judge) -> dict[str, Cell]:
    """Statement id → its cell, for those that have one."""
    cells: dict[str, Cell] = {}
    for statement in statements:
        memo = judge.side(statement).memo
        cell = memo[CELL] if CELL in memo else memo.setdefault(CELL, cell_of(statement, judge.ground))
        if cell is not None:
            cells[statement.id] = cell
    return cells


def related_cells(cell: Cell, ground: Ground) -> tuple[Cell, ...]:
    """The cells between which a statement may move when its matches change; alone for most groups of people."""
    measure, origin, scope = cell
    if scope not in (ANYBODY, ground.main_scope):
        return (cell,)
    return (measure, origin, ANYBODY), (measure, origin, ground.main_scope)
