"""Tolls: how many an event killed, injured or displaced, as each root had it, day by day.

A document says one toll of an event, however many numbers it has: its whole is the number that it tells most and first,
of everybody; the others count parts, and stand under their whole. A later number updates the earlier, a later lower one
corrects it. The figure is the newest number of the best root, never a range over unlike things. Two numbers are a
dispute only where two roots, each an agency, an official, a report or a witness, give them of one whole within a day of
one another, and nobody has moved on since.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from briefings.matching.events.casualties import counts_bodies, tells_a_fall
from briefings.matching.events.non_counts import counts_as_feared
from briefings.matching.events.rival_numbers import values_of
from briefings.matching.events.wholes import counted_by, wholes_of_the_dead, wholes_of_the_others
from briefings.matching.independence import Voices, independent_roots, share_root, surely_two, voices_of
from briefings.matching.likeness.parts import part_of
from briefings.matching.likeness.subjects import ANYBODY, TOLL_DAYS, group_of
from briefings.matching.likeness.values import is_above, relation_of
from briefings.matching.pair import Ground
from briefings.model import FEARED, Figure, FigureEntry, Happening, Match, Quantity, Statement, Verdict
from briefings.values import frozen

# Who counts and does not only carry the count.
COUNTERS = {"official": 0, "report": 1, "agency": 1, "witness": 2, "outlet": 3}
Pairs = Mapping[frozenset[str], Match]
Decide = Callable[[Statement, Statement], Match | None]


@frozen
class _Said:
    """A statement with its entry in a toll's history."""

    statement: Statement
    entry: FigureEntry


@frozen
class _Toll:
    """Of what a figure is made: a measure of an event, with what editors said of two statements."""

    happening: Happening
    measure: str
    ruled: Pairs
    ground: Ground
    decide: Decide


def tolls_of(
    happening: Happening,
    measure: str,
    statements: Collection[Statement],
    matches: Iterable[Match],
    ground: Ground,
    decide: Decide,
) -> Figure | None:
    """The figure of one measure of an event, its parts under it; None where nobody counts people as it stands.
    `decide` gives the match of two statements; `matches` are asked only for what an editor said. Of the dead the number
    of those feared dead, as a part that has no whole, where nobody counts any."""
    counted = counted_by(measure, statements)
    toll = _Toll(happening, measure, _said_by_editors(matches), ground, decide)
    if not counted:
        feared = [s for s in statements if s.quantity and s.quantity.measure == measure and counts_as_feared(s)]
        return _figure(toll, _newest_of_each(feared), FEARED) if feared else None
    if measure == "killed":
        wholes = wholes_of_the_dead(statements, counted)
    else:
        counted, wholes = wholes_of_the_others(measure, statements, counted)
    if not wholes:
        return None
    ids = {s.id for s in wholes}
    figure = _figure(toll, wholes)
    return replace(figure, parts=_parts(toll, figure, [s for s in counted if s.id not in ids]))


def _said_by_editors(matches: Iterable[Match]) -> dict[frozenset[str], Match]:
    return {frozenset((match.left, match.right)): match for match in matches if match.by is not None}


def _figure(toll: _Toll, said: Sequence[Statement], part: str = "") -> Figure:
    names = toll.ground.names
    voices = voices_of(said, names)
    history = _history(toll, said, voices)
    current = _current(history)
    best = _best(current)
    groups = {group_of(item.statement) for item in history}
    against = _against_one_another(toll, current, history)
    return Figure(
        measure=toll.measure,
        origin=None,
        scope=ANYBODY if ANYBODY in groups or len(groups) > 1 else groups.pop(),
        low=best.entry.low,
        high=best.entry.high,
        bound=best.entry.bound,
        newest=max((item.entry.published for item in history if item.entry.published), default=None),
        # Who counts another number is told of in the history, and is no source of this one.
        roots=independent_roots([item.statement for item in current if _gives(item, best)], names, voices),
        disputed=bool(against),
        history=tuple(item.entry for item in history),
        event=toll.happening,
        part=part,
        against=against,
    )


def _history(toll: _Toll, said: Sequence[Statement], voices: Voices) -> list[_Said]:
    """One entry for each document, by publication date, the undated last; of one day first what most documents say."""
    history: list[_Said] = []
    support = _support(values_of(statement)[:2] for statement in said)

    def order(statement: Statement) -> tuple[date, int, int, str]:
        kind = COUNTERS.get(statement.claim.root.kind, 3)
        return statement.published or date.max, -support[values_of(statement)[:2]], kind, statement.id

    for statement in sorted(said, key=order):
        quantity = statement.quantity
        assert quantity is not None
        entry = FigureEntry(
            quantity.low, quantity.high, quantity.bound, voices[statement.id][0], statement.published,
            statement.claim.id, statement.document, None,
        )  # fmt: skip
        item = _Said(statement, entry)
        verdict = _verdict(toll, history[-1], item) if history and statement.published else None
        history.append(_Said(statement, replace(entry, verdict=verdict)))
    return history


def _verdict(toll: _Toll, before: _Said, after: _Said) -> Verdict:
    if _agree(before, after) and not _is_above_either(before, after):
        return "corroborates" if surely_two(before.statement, after.statement, toll.ground.names) else "restates"
    return "conflicts" if _conflict(toll, before, after) else "updates"


def _current(history: Sequence[_Said]) -> list[_Said]:
    """What still stands: of each root its newest, and nothing that is older by more than a day than a later number."""
    dated = [item.entry.published for item in history if item.entry.published]
    newest = max(dated, default=None)
    latest: dict[str, _Said] = {}
    for item in history:
        if newest is None or _is_of(item, newest):
            before = latest.get(item.entry.root)
            if before is None or _is_newer(item, before, history):
                latest[item.entry.root] = item
    return list(latest.values()) or [history[-1]]


def _is_newer(item: _Said, before: _Said, history: Sequence[_Said]) -> bool:
    """Whether a number is its root's word rather than another that it gave before in the history. A paper that reprints
    what an agency wrote days ago, or tells a number anew on the day on which its root moved it on, is no later word."""
    if values_of(item.statement)[:2] == values_of(before.statement)[:2]:
        return item.entry.published != before.entry.published
    if item.entry.published == before.entry.published:
        if before.entry.bound in ("at_least", "more_than") and item.entry.low > before.entry.high:
            return True  # it rose over the day
        return bool(_given_before(before, history)) and not _given_before(item, history)
    line = item.statement.claim.line
    return not any(line == earlier.statement.claim.line for earlier in _given_before(item, history))


def _given_before(item: _Said, history: Sequence[_Said]) -> list[_Said]:
    """The entries of earlier days in which its root gave this number."""
    day, root = item.entry.published, item.entry.root
    return [
        other
        for other in history
        if day and other.entry.published and other.entry.published < day and other.entry.root == root
        and values_of(other.statement)[:2] == values_of(item.statement)[:2]
    ]  # fmt: skip


def _is_of(item: _Said, newest: date) -> bool:
    return item.entry.published is not None and (newest - item.entry.published).days <= TOLL_DAYS


def _best(current: Sequence[_Said]) -> _Said:
    """The newest number of the best root: not fewer bodies found so far, what most say, then who counts himself."""
    current = [item for item in current if not any(_says_more(other, item) for other in current)]
    support = _support((item.entry.low, item.entry.high) for item in current)
    most = max((item.entry.low for item in current if not counts_bodies(item.statement)), default=0.0)

    def rank(item: _Said) -> tuple[date, bool, bool, int, bool, int, str]:
        day = item.entry.published or date.min
        return (
            day,
            tells_a_fall(item.statement),
            item.entry.low > most or not counts_bodies(item.statement),
            -_rank(item),
            item.entry.bound not in ("at_most", "less_than"),
            support[item.entry.low, item.entry.high],
            item.statement.id,
        )

    return max(current, key=rank)


# So large a share of an earlier number is a lower one that may be the same, as it was counted hours before.
CLOSE = 0.75


def _says_more(other: _Said, item: _Said) -> bool:
    """Whether a number leaves room for a larger one that another root gives, who is no worse placed to count: whoever
    says "at least 14" a day after "at least 16" takes nothing back. His own earlier number he does."""
    if item.entry.bound not in ("at_least", "more_than") or other.entry.low <= item.entry.high:
        return False
    if other.entry.bound in ("at_most", "less_than") or other.entry.root == item.entry.root:
        return False
    # Of another day only what is close: "at least 60" after "at least 130" is another count.
    close = other.entry.published == item.entry.published or item.entry.high >= CLOSE * other.entry.low
    return close and _rank(other) <= _rank(item) and not tells_a_fall(item.statement)


def _rank(item: _Said) -> int:
    return COUNTERS.get(item.statement.claim.root.kind, 3)


def _support(values: Iterable[tuple[float, float]]) -> Counter[tuple[float, float]]:
    """How many say each number."""
    return Counter(values)


def _agree(one: _Said, other: _Said) -> bool:
    return relation_of(_quantity(one), _quantity(other)) == "agree"


def _gives(item: _Said, best: _Said) -> bool:
    """Whether somebody's number is the figure's: who says "at least 23" has not counted 26, nor the other way round."""
    return _agree(item, best) and not _is_above_either(item, best)


def _is_above_either(one: _Said, other: _Said) -> bool:
    return is_above(_quantity(one), _quantity(other)) or is_above(_quantity(other), _quantity(one))


def _quantity(item: _Said) -> Quantity:
    assert item.statement.quantity is not None
    return item.statement.quantity


def _against_one_another(
    toll: _Toll, current: Sequence[_Said], history: Sequence[_Said]
) -> tuple[tuple[str, str], ...]:
    """The pairs of statements among the current ones that are in dispute, each pair and all of them in order. A number
    that its own source has raised since, be it on the same day, or from which the toll was taken back, is held against
    nobody's."""
    standing = [
        item for item in current if not any(_raises(toll, later, item) or _lowers(later, item) for later in history)
    ]
    pairs = ((one, other) for n, one in enumerate(standing) for other in standing[n + 1 :])
    ids = (sorted((one.statement.id, other.statement.id)) for one, other in pairs if _conflict(toll, one, other))
    return tuple(sorted((left, right) for left, right in ids))


def _raises(toll: _Toll, later: _Said, item: _Said) -> bool:
    """Whether one source's number is higher than another that it gave before, or on the same day."""
    ours, theirs = later.entry.published, item.entry.published
    if ours is None or theirs is None or ours < theirs or later.entry.low <= item.entry.high:
        return False
    return share_root(later.statement, item.statement, toll.ground.names)


def _lowers(later: _Said, item: _Said) -> bool:
    """Whether a number is told as that to which the toll was taken back from a higher one."""
    ours, theirs = later.entry.published, item.entry.published
    if ours is None or theirs is None or ours < theirs or later.entry.high >= item.entry.low:
        return False
    return tells_a_fall(later.statement)


def _conflict(toll: _Toll, one: _Said, other: _Said) -> bool:
    """Whether two numbers of one whole contradict one another: the verdict on their statements, so that the ledger and
    the list of disputes never differ. An editor's word on the two goes before all."""
    word = toll.ruled.get(frozenset((one.statement.id, other.statement.id)))
    match = word or toll.decide(one.statement, other.statement)
    return match is not None and match.verdict == "conflicts"


def _parts(toll: _Toll, whole: Figure, rest: Sequence[Statement]) -> tuple[Figure, ...]:
    """The parts of a toll by group and by what makes them parts, the largest first. A bare number of nobody in
    particular, which is neither the whole nor told to be a part, is left out: it may be of anything."""
    kinds: dict[tuple[str, str], list[Statement]] = {}
    for statement in rest:
        kind = group_of(statement), part_of(statement)
        if kind != (whole.scope, "") and kind != (ANYBODY, ""):
            kinds.setdefault(kind, []).append(statement)
    made = [
        replace(_figure(toll, _newest_of_each(own), part), scope=group) for (group, part), own in sorted(kinds.items())
    ]
    fitting = [figure for figure in made if figure.low <= whole.high or whole.bound in ("at_least", "more_than")]
    return tuple(sorted(fitting, key=lambda figure: (-figure.low, figure.scope, figure.part)))


def _newest_of_each(own: Sequence[Statement]) -> list[Statement]:
    """Of each document the largest number of the part."""
    best: dict[int, Statement] = {}
    for statement in sorted(own, key=lambda s: (values_of(s), s.id)):
        best[statement.document] = statement
    return list(best.values())
