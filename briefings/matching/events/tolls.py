"""Tolls: how many an event killed, injured or displaced, as each root had it, day by day.

A document says one toll of an event, however many numbers it has: its whole is the number that it tells most and first,
of everybody; the others count parts, and stand under their whole. A later number updates the earlier, a later lower one
corrects it. The figure is the newest number of the best root, never a range over unlike things. Two numbers are a
dispute only where two roots, each an agency, an official, a report or a witness, give them of one whole within a day of
one another, and nobody has moved on since.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from briefings.matching.events.casualties import (
    counts_other_victims,
    counts_some_dead,
    counts_the_doer,
    counts_those_found,
    counts_those_hit,
    is_age,
    is_among_those_hit,
    is_clock,
    is_denied,
    is_of_a_party,
    is_of_those_who_lived,
    is_only_possible,
    is_superseded,
    is_told_by_state,
    is_worked_out,
    leaves_out_a_dead,
    shot_in_title,
    tells_of_a_death,
    told_in_title,
)
from briefings.matching.events.rival_numbers import (
    Values,
    longest_lists,
    numbers_before_lists,
    others_of_more,
    outside_lists,
    values_of,
    with_the_doer,
)
from briefings.matching.events.those_hit import (
    fit_together,
    fits_the_dead,
    hit_together,
    is_told_beside_the_dead,
    lived_of,
    those_who_lived,
    without_all_hit,
)
from briefings.matching.independence import independent_roots, roots_of, share_root
from briefings.matching.pair import Ground
from briefings.matching.parts import part_of
from briefings.matching.subjects import ANYBODY, TOLL_DAYS, group_of
from briefings.matching.values import relation_of
from briefings.model import Figure, FigureEntry, Happening, Match, Quantity, Statement, Verdict

# Who counts and does not only carry the count.
COUNTERS = {"official": 0, "report": 1, "agency": 1, "witness": 2, "outlet": 3}
_TOTAL = re.compile(
    r"\b(?:total|in all|altogether|all told|death toll|toll|overall|combined|dead and|left \w+ (?:people )?dead)\b",
    re.IGNORECASE,
)
_ONE_OF_SEVERAL = re.compile(r"\b(?:another|other|others|one of|the first|a second|a third)\b", re.IGNORECASE)
# How much speaks for a number being its document's whole.
AGAIN, FIRST, TOTAL, EVERYBODY, SINGLE, REST, TRADE, HEADLINE = 1.0, 1.5, 1.0, 1.0, -1.5, -2.0, -2.0, 3.0
DOER = 2.5  # it takes in who did it, and is more than the victims
# Who are counted by what they are, beside others who are only people ("five others, including two police officers").
_BY_TRADE = frozenset(
    "officers officer deputies deputy firefighters firefighter medics medic suspects suspect gunmen soldiers".split()
)

Pairs = Mapping[frozenset[str], Match]


@dataclass(frozen=True, slots=True)
class _Said:
    statement: Statement
    entry: FigureEntry


def tolls_of(
    happening: Happening, measure: str, statements: Collection[Statement], matches: Iterable[Match], ground: Ground
) -> Figure | None:
    """The figure of one measure of an event, its parts under it; None where nobody counts people as it stands.
    `matches` are asked only for what an editor said."""
    counted = [s for s in statements if counts(s) and s.quantity is not None and s.quantity.measure == measure]
    if not counted:
        return None
    ruled = {frozenset((match.left, match.right)): match for match in matches if match.by is not None}
    if measure == "killed":
        wholes = _wholes_of_the_dead(statements, counted)
    else:
        counted, wholes = _wholes_of_the_others(measure, statements, counted)
    if not wholes:
        return None
    figure = _figure(happening, measure, wholes, ruled, ground)
    ids = {s.id for s in wholes}
    return replace(
        figure, parts=_parts(happening, measure, figure, [s for s in counted if s.id not in ids], ruled, ground)
    )


def _wholes_of_the_dead(statements: Collection[Statement], counted: Sequence[Statement]) -> list[Statement]:
    """Each document's number of dead; `counted` are the statements that count dead."""
    may_be = _without_some_of_them(counted, {})
    wholes = _wholes([s for s in counted if s.id in may_be], {})
    return [*wholes, *_dead_of_those_hit(statements, counted, {whole.document for whole in wholes})]


def _wholes_of_the_others(
    measure: str, statements: Collection[Statement], counted: Sequence[Statement]
) -> tuple[list[Statement], list[Statement]]:
    """Those of the `counted` that take in nobody who died, and each document's number of them. Where a document counts
    only all who were hit, its injured are those of them who lived."""
    dead, hit, lived = _killed(statements), counted, list[Statement]()
    may_be = _without_some_of_them(counted, dead)
    if measure == "injured":
        lived = list(lived_of(hit_together(statements), _dead_by_document(statements)))
        counted = fit_together(counted, lived)
    others = _without_the_dead(counted, dead)
    wholes = _wholes([s for s in others if s.id in may_be], dead)
    if measure == "injured":
        known = {whole.document for whole in wholes}
        rest = [*those_who_lived(hit, _dead_by_document(statements)), *lived]
        first = {s.document: s for s in reversed(rest) if s.document not in known}
        wholes = numbers_before_lists([*wholes, *first.values()])
    return others, wholes


def counts(statement: Statement) -> bool:
    """Whether a statement counts people as it stands: no rate, no denial, no bare possibility."""
    quantity = statement.quantity
    if quantity is None or quantity.measure is None or quantity.per or quantity.unit != "people" or quantity.high <= 0:
        return False
    if is_age(statement) or is_clock(statement):
        return False
    return not is_denied(statement) and not is_only_possible(statement)


def _without_some_of_them(counted: Sequence[Statement], dead: Mapping[int, Collection[float]]) -> set[str]:
    """The ids of those that may be their document's whole: a number told by how the counted are ("two are in critical
    condition"), or of those whom somebody came upon ("officers found two victims"), is not, where the document has a
    larger one, unless the rest of that died ("six were shot; three died, the other three are in critical
    condition")."""
    largest: dict[int, float] = {}
    hit: set[tuple[int, float]] = set()
    for statement in counted:
        number = values_of(statement)[1]
        largest[statement.document] = max(largest.get(statement.document, 0.0), number)
        if counts_those_hit(statement):
            hit.add((statement.document, number))

    def may_be(statement: Statement) -> bool:
        number, document = values_of(statement)[1], statement.document
        if is_of_those_who_lived(statement) or _is_in_the_title(statement):
            return True
        lived = number > 1 and any((document, number + died) in hit for died in dead.get(document, ()))
        return (
            lived or number >= largest[document] or not (is_told_by_state(statement) or counts_those_found(statement))
        )

    return {s.id for s in counted if may_be(s)}


def _is_in_the_title(statement: Statement) -> bool:
    """Whether its document's title has the very number, of the same measure."""
    quantity = statement.quantity
    if quantity is None:
        return False
    return told_in_title(statement.title, quantity.measure) == quantity.low == quantity.high


def _without_the_dead(counted: Sequence[Statement], dead: Mapping[int, set[float]]) -> list[Statement]:
    """Those of the numbers of injured, displaced and so on that take in nobody who died; `dead` by document."""
    fitting = without_all_hit([s for s in counted if fits_the_dead(s, dead.get(s.document, ()))])
    return [s for s in fitting if not _may_count_the_dead(s, dead.get(s.document, set()))]


def _may_count_the_dead(statement: Statement, dead: Collection[float]) -> bool:
    """Whether a number of injured is of all who were hit, where its document tells of a death among them."""
    if is_of_those_who_lived(statement):
        return False  # "six were shot, one fatally": five who lived
    if counts_some_dead(statement):
        return True
    if _is_in_the_title(statement) or is_told_beside_the_dead(statement):
        return False
    return counts_those_hit(statement) and (bool(dead) or tells_of_a_death(statement.title))


def _dead_of_those_hit(
    statements: Iterable[Statement], counted: Iterable[Statement], known: Collection[int]
) -> Iterator[Statement]:
    """The number of dead of each document that only tells it as some of those who were hit ("three were shot. Two of
    them died"), or of people whom nobody counts ("left three of them dead"); `known` are the documents whose whole is
    known."""
    hit: dict[int, float] = {}
    for statement in statements:
        injured = counts(statement) and statement.quantity is not None and statement.quantity.measure == "injured"
        if injured and not is_of_those_who_lived(statement):
            hit[statement.document] = max(hit.get(statement.document, 0.0), values_of(statement)[1])
    for statement in sorted(counted, key=lambda s: (s.document, s.claim.start, s.id)):
        fewer = values_of(statement)[1] < hit.get(statement.document, math.inf)
        if fewer and statement.document not in known and is_among_those_hit(statement):
            known = {*known, statement.document}
            yield statement


def _dead_by_document(statements: Iterable[Statement]) -> dict[int, Statement]:
    """Each document's toll of dead, as it is chosen for the figure of those who were killed."""
    statements = tuple(statements)
    dead = [s for s in statements if counts(s) and s.quantity is not None and s.quantity.measure == "killed"]
    return {whole.document: whole for whole in _wholes_of_the_dead(statements, dead)}


# --- a document's whole ----------------------------------------------------------------------------------------------


def _wholes(counted: Sequence[Statement], dead: Mapping[int, set[float]]) -> list[Statement]:
    """Each document's toll: one statement, the first of its words."""
    by_document: dict[int, list[Statement]] = {}
    for statement in sorted(counted, key=lambda s: (s.document, s.claim.start, s.id)):
        by_document.setdefault(statement.document, []).append(statement)
    wholes = [whole for number, own in by_document.items() if (whole := _whole(own, dead.get(number, set())))]
    widest = {group_of(whole) for whole in wholes}
    # One that counts only a group is no toll of all beside those that count everybody.
    if ANYBODY in widest and len(widest) > 1:
        values = {values_of(whole)[:2] for whole in wholes if group_of(whole) == ANYBODY}
        wholes = [whole for whole in wholes if group_of(whole) == ANYBODY or values_of(whole)[:2] in values]
    return with_the_doer(numbers_before_lists(wholes))


def _whole(own: Sequence[Statement], dead: Collection[float]) -> Statement | None:
    """The statement with a document's number, of everybody if it has one; `own` in text order. None where the text
    tells only a part of what its headline has."""
    own = [s for s in own if not is_superseded(s)] or own
    everybody = _of_everybody(_may_be_whole(own))
    if not everybody:
        return None
    title = _number_in_title(own[0], dead)
    scores = _scores(everybody, dead, title)
    # Of several the first that is told, and no single one before many.
    best = max(scores, key=lambda values: (scores[values], values[0] > 1))
    chosen = next(s for s in everybody if values_of(s) == best)
    if title is not None and best[1] < title and not is_of_those_who_lived(chosen):
        return None
    return chosen


def _may_be_whole(own: Sequence[Statement]) -> Sequence[Statement]:
    """Those of a document's statements whose number may be its whole, rather than a part, a party's own or a list's."""
    able = [
        s
        for s in own
        if not (
            _is_a_part(s)
            or is_of_a_party(s)
            or leaves_out_a_dead(s)
            or (counts_other_victims(s) and not _is_in_the_title(s))
        )
    ]
    if any(map(leaves_out_a_dead, outside_lists(own))):
        able = [s for s in able if not is_worked_out(s)]
    return longest_lists(numbers_before_lists(outside_lists(able)))


def _number_in_title(statement: Statement, dead: Collection[float]) -> float | None:
    """The number of the statement's measure in its document's title; None where the title has none."""
    measure = statement.quantity.measure if statement.quantity else None
    told = told_in_title(statement.title, measure)
    # "Six shot" is how many were injured, where nobody died of it.
    return shot_in_title(statement.title) if told is None and measure == "injured" and not dead else told


def _scores(everybody: Sequence[Statement], dead: Collection[float], title: float | None) -> Mapping[Values, float]:
    """How much speaks for each number being its document's whole."""
    scores: dict[Values, float] = {}
    for n, statement in enumerate(everybody):
        values = values_of(statement)
        scores[values] = scores.get(values, 0.0) + _weight(statement, first=n == 0)
    told_beside = {values_of(s) for s in everybody if is_told_beside_the_dead(s)}
    for values in scores.keys() - told_beside:
        # "Six shot, two of them dead": the six are no injured, where four are told, too.
        if any((values[0] - number, values[1] - number) == other[:2] for number in dead for other in scores):
            scores[values] -= 2 * AGAIN + FIRST
    for values in others_of_more(everybody) if not dead else ():
        scores[values] -= AGAIN + FIRST
    for values in scores:
        scores[values] += HEADLINE if values[0] == values[1] == title else 0.0
    return scores


def _of_everybody(able: Sequence[Statement]) -> Sequence[Statement]:
    """Those that count everybody, if any does; where a group's number is larger ("four teenagers were hurt … two
    victims"), those that count fewer than it are told of some."""
    everybody = [s for s in able if group_of(s) == ANYBODY]
    if not everybody:
        return able
    most = max(values_of(s)[1] for s in able)
    return (
        everybody if any(values_of(s)[1] == most for s in everybody) else [s for s in able if values_of(s)[1] == most]
    )


def _is_a_part(statement: Statement) -> bool:
    """Whether a number is told as some of others. "Including the gunman, six died" is not, though it opens like one."""
    return part_of(statement) != "" and not counts_the_doer(statement)


def _weight(statement: Statement, *, first: bool) -> float:
    quantity = statement.quantity
    assert quantity is not None
    weight = AGAIN + (FIRST if first else 0.0)
    if _TOTAL.search(statement.claim.text):
        weight += TOTAL
    if counts_the_doer(statement):
        weight += DOER
    if quantity.high < 2:
        weight += SINGLE
    if group_of(statement) == ANYBODY:
        weight += EVERYBODY
    if (quantity.counted or "").casefold().rpartition(" ")[2] in _BY_TRADE:
        weight += TRADE
    if quantity.measure == "killed" and _ONE_OF_SEVERAL.search(quantity.text):
        weight += REST
    return weight


def _killed(statements: Iterable[Statement]) -> dict[int, set[float]]:
    """Document → the numbers of dead that it tells."""
    found: dict[int, set[float]] = {}
    for statement in statements:
        quantity = statement.quantity
        if counts(statement) and quantity is not None and quantity.measure == "killed":
            found.setdefault(statement.document, set()).add(quantity.low)
    return found


# --- the figure ------------------------------------------------------------------------------------------------------


def _figure(
    happening: Happening, measure: str, said: Sequence[Statement], ruled: Pairs, ground: Ground, part: str = ""
) -> Figure:
    roots = roots_of(said, ground.names)
    history = _history(said, roots, ruled, ground)
    current = _current(history, ground)
    best = _best(current)
    groups = {group_of(item.statement) for item in history}
    return Figure(
        measure=measure,
        origin=None,
        scope=ANYBODY if ANYBODY in groups or len(groups) > 1 else groups.pop(),
        low=best.entry.low,
        high=best.entry.high,
        bound=best.entry.bound,
        newest=max((item.entry.published for item in history if item.entry.published), default=None),
        # Who counts another number is told of in the history, and is no source of this one.
        roots=independent_roots([item.statement for item in current if _agree(item, best)], ground.names, said),
        disputed=any(
            _conflict(one, other, ruled, ground) for n, one in enumerate(current) for other in current[n + 1 :]
        ),
        history=tuple(item.entry for item in history),
        event=happening,
        part=part,
    )


def _history(said: Iterable[Statement], roots: Mapping[str, str], ruled: Pairs, ground: Ground) -> list[_Said]:
    """One entry for each document, by publication date, the undated last; of one day first what most documents say."""
    said, history = list(said), list[_Said]()
    support = _support(values_of(statement)[:2] for statement in said)

    def order(statement: Statement) -> tuple[date, int, int, str]:
        kind = COUNTERS.get(statement.claim.root.kind, 3)
        return statement.published or date.max, -support[values_of(statement)[:2]], kind, statement.id

    for statement in sorted(said, key=order):
        quantity = statement.quantity
        assert quantity is not None
        entry = FigureEntry(
            quantity.low, quantity.high, quantity.bound, roots[statement.id], statement.published, statement.claim.id,
            statement.document, None,
        )  # fmt: skip
        item = _Said(statement, entry)
        verdict = _verdict(history[-1], item, ruled, ground) if history and statement.published else None
        history.append(_Said(statement, replace(entry, verdict=verdict)))
    return history


def _verdict(before: _Said, after: _Said, ruled: Pairs, ground: Ground) -> Verdict:
    if _agree(before, after):
        return "restates" if share_root(before.statement, after.statement, ground.names) else "corroborates"
    return "conflicts" if _conflict(before, after, ruled, ground) else "updates"


def _current(history: Sequence[_Said], ground: Ground) -> list[_Said]:
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
    """The newest number of the best root: that most say, then of those who count themselves."""
    support = _support((item.entry.low, item.entry.high) for item in current)

    def rank(item: _Said) -> tuple[date, int, int, str]:
        day = item.entry.published or date.min
        kind = COUNTERS.get(item.statement.claim.root.kind, 3)
        return day, -kind, support[item.entry.low, item.entry.high], item.statement.id

    return max(current, key=rank)


def _support(values: Iterable[tuple[float, float]]) -> Counter[tuple[float, float]]:
    """How many say each number."""
    return Counter(values)


def _agree(one: _Said, other: _Said) -> bool:
    return relation_of(_quantity(one), _quantity(other)) == "agree"


def _quantity(item: _Said) -> Quantity:
    assert item.statement.quantity is not None
    return item.statement.quantity


def _conflict(one: _Said, other: _Said, ruled: Pairs, ground: Ground) -> bool:
    """Whether two numbers of one whole are a dispute; an editor's word on the two goes before all."""
    word = ruled.get(frozenset((one.statement.id, other.statement.id)))
    if word is not None:
        return word.verdict == "conflicts"
    ours, theirs = one.entry.published, other.entry.published
    if ours is None or theirs is None or abs((ours - theirs).days) > TOLL_DAYS:
        return False
    if group_of(one.statement) != group_of(other.statement) or "outlet" in _kinds(one, other):
        return False
    if is_worked_out(one.statement) or is_worked_out(other.statement):
        return False
    if share_root(one.statement, other.statement, ground.names):
        return False
    return relation_of(_quantity(one), _quantity(other)) in ("differ", "far")


def _kinds(one: _Said, other: _Said) -> set[str]:
    return {one.statement.claim.root.kind, other.statement.claim.root.kind}


def _parts(
    happening: Happening, measure: str, whole: Figure, rest: Sequence[Statement], ruled: Pairs, ground: Ground
) -> tuple[Figure, ...]:
    """The parts of a toll by group and by what makes them parts, the largest first. A bare number of nobody in
    particular, which is neither the whole nor told to be a part, is left out: it may be of anything."""
    kinds: dict[tuple[str, str], list[Statement]] = {}
    for statement in rest:
        kind = group_of(statement), part_of(statement)
        if kind != (whole.scope, "") and kind != (ANYBODY, ""):
            kinds.setdefault(kind, []).append(statement)
    made = [
        replace(_figure(happening, measure, _newest_of_each(own), ruled, ground, part), scope=group)
        for (group, part), own in sorted(kinds.items())
    ]
    fitting = [figure for figure in made if figure.low <= whole.high or whole.bound in ("at_least", "more_than")]
    return tuple(sorted(fitting, key=lambda figure: (-figure.low, figure.scope, figure.part)))


def _newest_of_each(own: Sequence[Statement]) -> list[Statement]:
    """Of each document the largest number of the part."""
    best: dict[int, Statement] = {}
    for statement in sorted(own, key=lambda s: (values_of(s), s.id)):
        best[statement.document] = statement
    return list(best.values())
