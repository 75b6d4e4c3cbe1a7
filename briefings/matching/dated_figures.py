"""Figures day by day: what each figure of the ledger was as of each day of publication.

The history of a population's figure only grows from day to day, and which of its entries are current on a day hangs on
pairs of entries; so one look over the whole history tells of all days. Where something published later changes how the
earlier is read (which root a name stands for, in which cell of the ledger it is), a day is put together by itself.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date
from itertools import pairwise

from briefings.matching.dated import days_from
from briefings.matching.decision import Judge
from briefings.matching.events import events_from, rulings_on
from briefings.matching.figures import (
    CROWD,
    Cell,
    Said,
    all_later,
    by_cell_and_part,
    cell_of,
    figures_of_event,
    history_of,
    population_figures,
    some_later,
    supersedes,
)
from briefings.matching.independence import independent_roots, roots_of
from briefings.matching.pair import Ground
from briefings.model import EventRuling, Figure, FigureDays, Match, Statement, Telling

# A cell of the ledger and a part of its whole.
Place = tuple[Cell, str]


def population_days(
    statements: Collection[Statement], matches: Iterable[Match], ground: Ground, since: date
) -> FigureDays:
    """The figures of populations among these statements, which are all of their cells."""
    dated = [s for s in statements if s.published and cell_of(s, ground)]
    matches = tuple(matches)
    whole = by_cell_and_part(dated, matches, ground)
    home = {statement.id: place for place, own in whole.items() for statement in own}
    replays = [_Replay(place, own, _inside(place, home, matches), ground) for place, own in whole.items()]
    found = []
    for day in days_from(dated, since):
        known = [s for s in dated if s.published and s.published <= day]
        if _is_at_home(known, home, matches, ground) and all(replay.holds(day) for replay in replays):
            found.append((day, tuple(figure for replay in replays if (figure := replay.figure(day)))))
        else:
            found.append((day, population_figures(known, matches, ground)))
    return tuple(found)


def event_days(
    tellings: Collection[Telling],
    statements: Mapping[str, Statement],
    matches: Collection[Match],
    ground: Ground,
    said: Collection[EventRuling],
    names: Mapping[str, str],
    since: date,
) -> FigureDays:
    """The figures of the events and places that these tellings, which are all that hang together, are of."""
    dated = [telling for telling in tellings if telling.published]
    days = days_from([s for s in statements.values() if s.published], since)
    found = []
    for day in days:
        known = [telling for telling in dated if telling.published and telling.published <= day]
        groups = events_from(known, rulings_on(known, said))
        made = (figures_of_event(group, statements, matches, ground, names) for group in groups)
        found.append((day, tuple(figure for figures in made for figure in figures)))
    return tuple(found)


def _is_at_home(
    known: Collection[Statement], home: Mapping[str, Place], matches: Sequence[Match], ground: Ground
) -> bool:
    """Whether all that is known on a day stands in the cells in which it stands in the end."""
    if len({cell_of(statement, ground) for statement in known}) < 2:
        return True
    then = by_cell_and_part(known, matches, ground)
    return all(home[statement.id] == place for place, own in then.items() for statement in own)


def _inside(place: Place, home: Mapping[str, Place], matches: Iterable[Match]) -> list[Match]:
    return [match for match in matches if home.get(match.left) == place == home.get(match.right)]


class _Replay:
    """One figure of a population over all its days."""

    def __init__(self, place: Place, own: Collection[Statement], matches: Iterable[Match], ground: Ground) -> None:
        decided = {frozenset((match.left, match.right)): match for match in matches}
        judge = Judge(ground)
        self._place, self._own, self._names = place, own, ground.names
        self._roots = roots_of(own, ground.names)
        self._history = history_of(own, decided, ground, judge)
        few = self._history[:CROWD]
        self._until_in_few = [
            _until(said, later, lambda new, old: supersedes(new, old, decided, judge))
            for said, later in zip(few, all_later(few), strict=True)
        ]
        self._until_in_crowd = [
            _until(said, later, lambda new, old: supersedes(new, old, decided, judge))
            for said, later in zip(self._history, some_later(self._history, decided), strict=True)
            if len(self._history) > CROWD
        ]
        self._conflicts = [pair for pair, match in decided.items() if match.verdict == "conflicts"]

    def holds(self, day: date) -> bool:
        """Whether what is known on a day goes back to the roots that it goes back to in the end."""
        known = [statement for statement in self._own if statement.published and statement.published <= day]
        return all(self._roots[number] == root for number, root in roots_of(known, self._names).items())

    def figure(self, day: date) -> Figure | None:
        """The figure as of a day; None before there was one."""
        history = [said for said in self._history if said.entry.published and said.entry.published <= day]
        if not history:
            return None
        ends = self._until_in_few if len(history) <= CROWD else self._until_in_crowd
        current = [said for said, end in zip(history, ends, strict=False) if end is None or end > day]
        entries = [said.entry for said in current]
        bounds = {entry.bound for entry in entries}
        (measure, origin, scope), part = self._place
        return Figure(
            measure=measure,
            origin=origin,
            scope=scope,
            low=min(entry.low for entry in entries),
            high=max(entry.high for entry in entries),
            bound=bounds.pop() if len(bounds) == 1 else None,
            newest=max(entry.published for entry in entries if entry.published),
            roots=independent_roots([said.statement for said in current], self._names),
            disputed=self._disputed(history, current),
            history=tuple(said.entry for said in history),
            part=part,
        )

    def _disputed(self, history: Sequence[Said], current: Sequence[Said]) -> bool:
        ids = {said.statement.id for said in current}
        if any(pair <= ids for pair in self._conflicts):
            return True
        return any(
            later.entry.verdict == "conflicts" and {earlier.statement.id, later.statement.id} <= ids
            for earlier, later in pairwise(history)
        )


def _until(said: Said, later: Iterable[Said], superseding: Callable[[Said, Said], bool]) -> date | None:
    """The day on which another number was first given in the place of this one; None if none was."""
    days = (other.entry.published for other in later if superseding(other, said))
    return min((day for day in days if day), default=None)
