"""The ledger: the numbers that roots give for one group of people from one country, and how they moved.

A history entry is one number that one root gave on one day; the same number from the same root in several documents of
one day is one entry. An entry is *current* until the same root says another number later, or until, more than a year
later, another root moves it on. The range, the roots and whether a figure is disputed go by the current entries.

A number of "people" that says one thing with a number of fighters stands in the fighters' cell: the same people are
meant, by a wider word.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from briefings.knowledge.folding import fold
from briefings.matching.cells import cells_by_id, related_cells
from briefings.matching.decision import Judge
from briefings.matching.events.events import events_from, is_reported, known_from, name_of, rulings_on, tellings_of
from briefings.matching.events.tolls import tolls_of
from briefings.matching.events.waves import of_the_last_wave
from briefings.matching.findings import components
from briefings.matching.independence import Names, Voices, independent_roots, share_root, voices_of
from briefings.matching.likeness.parts import AMONG, part_of
from briefings.matching.likeness.subjects import ANYBODY, group_of
from briefings.matching.pair import Ground, area, places_of
from briefings.matching.spokespeople import told_twice
from briefings.model import (
    Cell,
    EventRuling,
    Figure,
    FigureEntry,
    Match,
    Statement,
    Telling,
    Verdict,
)
from briefings.values import frozen

STALE_DAYS = 365

Pairs = Mapping[frozenset[str], Match]
# In a history of more entries than this, an entry is held against so many later ones that tell of its very places.
CROWD, LATER = 60, 12


@frozen
class _Said:
    """A statement with its entry in a figure's history."""

    statement: Statement
    entry: FigureEntry


@frozen
class _Verdicts:
    """What the statements of a cell are to one another: as was `decided`, editors' word included; of neighbours in the
    history that were never matched, as the judge decides when asked."""

    decided: Pairs
    judge: Judge

    @property
    def names(self) -> Names:
        """Which names mean the same."""
        return self.judge.ground.names

    def of(self, before: Statement, after: Statement) -> Verdict | None:
        """The verdict on two; None where they have nothing to do with one another."""
        match = self.decided.get(frozenset((before.id, after.id))) or self.judge.decide(before, after)
        return match.verdict if match else None


def figures_from(
    statements: Iterable[Statement],
    matches: Iterable[Match],
    ground: Ground,
    said: Collection[EventRuling] = (),
    names: Mapping[str, str] = {},
) -> tuple[Figure, ...]:
    """The whole ledger of these statements, in the ledger's order. `said` and `names` are editors' words on events."""
    statements, matches = tuple(statements), tuple(matches)
    of_events = event_figures(statements, matches, ground, said, names)
    return in_ledger_order((*population_figures(statements, matches, ground), *of_events))


def event_figures(
    statements: Collection[Statement],
    matches: Collection[Match],
    ground: Ground,
    said: Collection[EventRuling] = (),
    names: Mapping[str, str] = {},
) -> tuple[Figure, ...]:
    """The figures of the events and places of which these statements tell."""
    tellings = tellings_of(statements, ground)
    groups = events_from(tellings, rulings_on(tellings, said))
    by_id = {statement.id: statement for statement in statements}
    return tuple(figure for group in groups for figure in figures_of_event(group, by_id, matches, ground, names))


def figures_of_event(
    group: Sequence[Telling],
    statements: Mapping[str, Statement],
    matches: Iterable[Match],
    ground: Ground,
    names: Mapping[str, str] = {},
) -> tuple[Figure, ...]:
    """The figures of one event or place, a measure each; `names` may hold a name that an editor gave one of its
    statements' event."""
    if not is_reported(group):
        return ()
    known, matches = known_from(group, name_of(group, names)), tuple(matches)
    own = [statements[number] for telling in group for number in telling.statements if number in statements]
    measures = sorted({s.quantity.measure for s in own if s.quantity is not None and s.quantity.measure})
    decide = Judge(ground).decide
    counts = {measure: _counted_now(measure, own, known.of, ground) for measure in measures}
    made = (tolls_of(known.happening, measure, counts[measure], matches, ground, decide) for measure in measures)
    place = known.happening.place if known.of == "place" else None
    return tuple(replace(figure, place=place) for figure in made if figure is not None)


def _counted_now(measure: str, own: Sequence[Statement], of: str, ground: Ground) -> Sequence[Statement]:
    """The statements of which a measure's figure is made: of a place those of its last wave, where the measure is a sum
    that grows. How many live at a place has one history."""
    if of != "place" or measure in ground.may_fall:
        return own
    others = [s for s in own if s.quantity is None or s.quantity.measure != measure]
    return [*others, *of_the_last_wave([s for s in own if s.quantity is not None and s.quantity.measure == measure])]


def disputes_in(figures: Iterable[Figure]) -> frozenset[tuple[str, str]]:
    """The pairs of statements that these figures of events, or a part of one, hold against one another."""
    return frozenset(pair for whole in figures for figure in (whole, *whole.parts) for pair in figure.against)


def population_figures(
    statements: Collection[Statement], matches: Iterable[Match], ground: Ground, judge: Judge | None = None
) -> tuple[Figure, ...]:
    """The figures of populations among these statements: a cell's whole, and each part of it apart. Who makes many out
    of the same statements hands in one judge for all."""
    matches, judge = tuple(matches), judge or Judge(ground)
    by_cell = _by_cell(statements, matches, judge)
    home = {statement.id: cell for cell, own in by_cell.items() for statement in own}
    inside: dict[tuple[Cell, str], list[Match]] = {cell: [] for cell in by_cell}
    for match in matches:
        cell = home.get(match.left)
        if cell is not None and cell == home.get(match.right):
            inside[cell].append(match)
    verdicts = {cell: _Verdicts(_by_pair(decided), judge) for cell, decided in inside.items()}
    return tuple(_figure(cell, own, verdicts[cell]) for cell, own in by_cell.items())


def _by_pair(matches: Iterable[Match]) -> Pairs:
    return {frozenset((match.left, match.right)): match for match in matches}


def told_once(statements: Collection[Statement], judge: Judge) -> tuple[str, ...]:
    """The statements of one cell whose matches its figure hangs on: those that make an entry of its history each."""
    parts: dict[str, list[Statement]] = {}
    cells = cells_by_id(statements, judge)
    for statement in statements:
        if statement.id in cells:
            parts.setdefault(part_of(statement), []).append(statement)
    return tuple(s.id for own in parts.values() for s, _ in _told_once(own, voices_of(own, judge.ground.names)))


def _by_cell(
    statements: Collection[Statement], matches: Collection[Match], judge: Judge
) -> dict[tuple[Cell, str], list[Statement]]:
    """Each cell's own statements by the part that they count, those that say one thing together."""
    ground = judge.ground
    by_cell: dict[tuple[Cell, str], list[Statement]] = {}
    cells = cells_by_id(statements, judge)
    counted = [statement for statement in statements if statement.id in cells]
    matches = _within_a_figure(matches, {number: related_cells(cell, ground) for number, cell in cells.items()})
    parts = _parts_of(counted, matches)
    for group in components(counted, matches):
        main = ground.main_scope if _call_the_main_group_people(group, ground) else None
        for statement in group:
            measure, origin, scope = cells[statement.id]
            by_cell.setdefault(((measure, origin, main or scope), parts[statement.id]), []).append(statement)
    return by_cell


def _within_a_figure(matches: Iterable[Match], related: Mapping[str, tuple[Cell, ...]]) -> list[Match]:
    """The matches of statements of one cell or of related ones (`related` by statement). An editor's "the same" may tie
    statements of other cells together, which says nothing of either cell."""
    return [m for m in matches if m.left in related and related[m.left] == related.get(m.right)]


def _call_the_main_group_people(group: Iterable[Statement], ground: Ground) -> bool:
    """Whether statements that say one thing count the beat's main group, and some of them call it just "people"."""
    return {group_of(statement) for statement in group} == {ANYBODY, ground.main_scope}


def _parts_of(counted: Collection[Statement], matches: Iterable[Match]) -> dict[str, str]:
    """Which part of its cell each statement counts. "Some 250 of them have returned" is the whole, and no part of a
    larger number, where the same source says elsewhere that 250 have returned."""
    parts = {statement.id: part_of(statement) for statement in counted}
    numbers = {s.id: (s.quantity.low, s.quantity.high) for s in counted if s.quantity is not None}
    wholes = dict(parts)
    for match in matches:
        if match.verdict != "restates" or numbers.get(match.left) != numbers.get(match.right, ()):
            continue
        for one, other in ((match.left, match.right), (match.right, match.left)):
            if parts[one] == AMONG and parts[other] == "":
                wholes[one] = ""
    return wholes


def is_of_place(figure: Figure, place: str) -> bool:
    """Whether a figure is of people from a place (a country's code), or of what happened there (or a town's name)."""
    if figure.event is None:
        return figure.origin == place
    return place == figure.event.country or fold(place) == fold(figure.event.place or "")


def in_ledger_order(figures: Iterable[Figure]) -> tuple[Figure, ...]:
    """The world's first, then those with most roots, then the newest."""
    return tuple(
        sorted(
            figures,
            key=lambda f: (
                f.origin is not None or f.event is not None,
                -len(f.roots),
                -(f.newest or date.min).toordinal(),
                f.origin or "",
                f.measure,
                f.event.id if f.event else "",
                f.scope,
                f.part,
            ),
        )
    )


def _figure(part_of_cell: tuple[Cell, str], own: Collection[Statement], verdicts: _Verdicts) -> Figure:
    """The figure of a cell's whole, or of one part of it."""
    (measure, origin, scope), part = part_of_cell
    voices = voices_of(own, verdicts.names)
    history = _history(own, verdicts, voices)
    current = _current(history, verdicts)
    entries = [said.entry for said in current]
    bounds = {entry.bound for entry in entries}
    dates = [entry.published for entry in entries if entry.published]
    return Figure(
        measure=measure,
        origin=origin,
        scope=scope,
        low=min(entry.low for entry in entries),
        high=max(entry.high for entry in entries),
        bound=bounds.pop() if len(bounds) == 1 else None,
        newest=max(dates, default=None),
        roots=_roots(current, voices, verdicts.names),
        disputed=_disputed(history, current, verdicts.decided),
        history=tuple(said.entry for said in history),
        part=part,
    )


def _roots(current: Sequence[_Said], voices: Voices, names: Names) -> tuple[str, ...]:
    """The roots of the current entries, of each number its own: who may only pass on another's word gives the same
    number."""
    numbers: dict[tuple[float, float], list[Statement]] = {}
    for said in current:
        numbers.setdefault((said.entry.low, said.entry.high), []).append(said.statement)
    roots = {root for told in numbers.values() for root in independent_roots(told, names, voices)}
    shown = [(voices[s.id][0], s) for told in numbers.values() for s in told]
    twice = told_twice([(name, statement) for name, statement in shown if name in roots])
    return tuple(sorted(roots - twice or roots, key=lambda name: (fold(name), name)))


def _history(own: Collection[Statement], verdicts: _Verdicts, voices: Voices) -> list[_Said]:
    """One entry for each root, number and day, by publication date, the undated last."""
    history: list[_Said] = []
    for statement, root in _told_once(own, voices):
        before = history[-1].statement if history else None
        verdict = verdicts.of(before, statement) if before and statement.published else None
        history.append(_Said(statement, _entry(statement, root, verdict)))
    return history


def _told_once(own: Collection[Statement], voices: Voices) -> list[tuple[Statement, str]]:
    """The statements that make an entry of the history each, with their roots, in its order."""
    distinct: dict[tuple[object, ...], Statement] = {}
    for statement in sorted(own, key=lambda s: (s.published or date.max, s.id)):
        quantity = statement.quantity
        assert quantity is not None
        key = (voices[statement.id][0], quantity.low, quantity.high, quantity.bound, statement.published)
        distinct.setdefault(key, statement)
    return [(statement, voices[statement.id][0]) for statement in distinct.values()]


def _entry(statement: Statement, root: str, verdict: Verdict | None) -> FigureEntry:
    quantity = statement.quantity
    assert quantity is not None
    return FigureEntry(
        low=quantity.low,
        high=quantity.high,
        bound=quantity.bound,
        root=root,
        published=statement.published,
        claim=statement.claim.id,
        document=statement.document,
        verdict=verdict,
    )


def _current(history: list[_Said], verdicts: _Verdicts) -> list[_Said]:
    """What still stands. A root's number in the very words of an earlier day is a reprint, which stands as long as they
    do: it is no later word, and moves nothing on."""
    first: dict[tuple[str, float, float, str], _Said] = {}
    for said in history:
        first.setdefault(_told_as(said), said)
    told = list(first.values())
    later_of = _all_later(told) if len(told) <= CROWD else _some_later(told, verdicts.decided)
    standing = {
        _told_as(said)
        for said, later in zip(told, later_of, strict=True)
        if not any(_supersedes(other, said, verdicts) for other in later)
    }
    return [said for said in history if _told_as(said) in standing]


def _told_as(said: _Said) -> tuple[str, float, float, str]:
    entry = said.entry
    return entry.root, entry.low, entry.high, said.statement.claim.line


def _all_later(history: Sequence[_Said]) -> list[Sequence[_Said]]:
    return [history[place + 1 :] for place in range(len(history))]


def _some_later(history: Sequence[_Said], decided: Pairs) -> list[Sequence[_Said]]:
    """For each entry those that were found to update it, and the next that tell of its very places: others would be
    of other people."""
    by_id = {said.statement.id: said for said in history}
    updates: dict[str, list[_Said]] = {}
    for pair, match in decided.items():
        if match.verdict == "updates" and pair <= by_id.keys():
            for one, other in ((match.left, match.right), (match.right, match.left)):
                updates.setdefault(one, []).append(by_id[other])
    at_places: dict[frozenset[str], list[_Said]] = {}
    found: list[Sequence[_Said]] = []
    for said in reversed(history):
        here = at_places.setdefault(frozenset(map(area, places_of(said.statement))), [])
        after = [other for other in here if _later_number(other.entry, said.entry)]
        found.append([*updates.get(said.statement.id, ()), *after[-LATER:]])
        here.append(said)
    return found[::-1]


def _supersedes(later: _Said, earlier: _Said, verdicts: _Verdicts) -> bool:
    new, old = later.entry, earlier.entry
    if not _later_number(new, old):
        return False
    assert new.published is not None
    assert old.published is not None
    days = (new.published - old.published).days
    if days <= STALE_DAYS and not share_root(earlier.statement, later.statement, verdicts.names):
        return False
    return verdicts.of(earlier.statement, later.statement) == "updates"


def _later_number(new: FigureEntry, old: FigureEntry) -> bool:
    """Another number, published on a later day."""
    if not new.published or not old.published or new.published <= old.published:
        return False
    return (new.low, new.high, new.bound) != (old.low, old.high, old.bound)


def _disputed(history: list[_Said], current: list[_Said], decided: Pairs) -> bool:
    """Two current entries conflict, by what was decided of the pair or, of neighbours, by the history's verdict."""
    ids = {said.statement.id for said in current}
    if any(match.verdict == "conflicts" and pair <= ids for pair, match in decided.items()):
        return True
    return any(
        later.entry.verdict == "conflicts" and {earlier.statement.id, later.statement.id} <= ids
        for earlier, later in pairwise(history)
    )
