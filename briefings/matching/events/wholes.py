"""Each document's number of an event's dead, hurt or displaced: of the many that it tells, the one that is its whole.

"Five people were shot in Halden. Two men are in critical condition": five, of whom two are a part.
"""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from briefings.knowledge.late_patterns import late
from briefings.matching.events.casualties import (
    counts_in_turn,
    counts_some_dead,
    counts_the_doer,
    counts_those_found,
    counts_those_hit,
    is_of_those_who_lived,
    is_worked_out,
    tells_of_a_death,
)
from briefings.matching.events.headlines import lived_in_title, shot_in_title, told_in_title
from briefings.matching.events.non_counts import counts, is_superseded
from briefings.matching.events.parties import (
    counts_other_victims,
    is_among_those_hit,
    is_of_a_party,
    is_told_by_state,
    leaves_out_a_dead,
    takes_up_others,
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
from briefings.matching.likeness.parts import part_of
from briefings.matching.likeness.spans import span_of
from briefings.matching.likeness.subjects import ANYBODY, group_of
from briefings.model import WORKED_OUT, Statement

_TOTAL = late(
    r"\b(?:total|in all|altogether|all told|death toll|toll|overall|combined|dead and|left \w+ (?:people )?dead)\b",
    re.IGNORECASE,
)
_ONE_OF_SEVERAL = late(r"\b(?:another|other|others|one of|the first|a second|a third)\b", re.IGNORECASE)
# How much speaks for a number being its document's whole.
AGAIN, FIRST, TOTAL, EVERYBODY, SINGLE, REST, TRADE, HEADLINE = 1.0, 1.5, 1.0, 1.0, -1.5, -2.0, -2.0, 3.0
DOER = 2.5  # it takes in who did it, and is more than the victims
# Who are counted by what they are, beside others who are only people ("five others, including two police officers").
_BY_TRADE = frozenset(
    "officers officer deputies deputy firefighters firefighter medics medic suspects suspect gunmen soldiers".split()
)


def counted_by(measure: str, statements: Iterable[Statement]) -> list[Statement]:
    """Those of the statements that count people by this measure as they stand."""
    return [s for s in statements if counts(s) and s.quantity is not None and s.quantity.measure == measure]


def wholes_of_the_dead(statements: Collection[Statement], counted: Sequence[Statement]) -> list[Statement]:
    """Each document's number of dead; `counted` are the statements that count dead."""
    may_be = _without_some_of_them(counted, {})
    wholes = _wholes([s for s in counted if s.id in may_be], {})
    return [*wholes, *_dead_of_those_hit(statements, counted, {whole.document for whole in wholes})]


def wholes_of_the_others(
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
        own = {values_of(s)[1] for s in counted if s.document == document}
        return (
            lived
            or _are_the_others(statement, own, dead.get(document, ()))
            or number >= largest[document]
            or not (is_told_by_state(statement) or counts_those_found(statement))
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
    for statement in counted_by("injured", statements):
        if not is_of_those_who_lived(statement):
            hit[statement.document] = max(hit.get(statement.document, 0.0), values_of(statement)[1])
    for statement in _in_text_order(counted):
        fewer = values_of(statement)[1] < hit.get(statement.document, math.inf) or _leaves_who_lived(statement)
        if fewer and statement.document not in known and is_among_those_hit(statement):
            known = {*known, statement.document}
            yield statement


def _leaves_who_lived(statement: Statement) -> bool:
    """Whether its claim tells who of those hit lived, behind the number of them who died: "two of the four people shot
    have died"."""
    quantity = statement.quantity
    lived = (q for q in statement.claim.quantities if q.measure == "injured" and q.counted == WORKED_OUT)
    return quantity is not None and any(q.start > quantity.end for q in lived)


def _dead_by_document(statements: Iterable[Statement]) -> dict[int, Statement]:
    """Each document's toll of dead, as it is chosen for the figure of those who were killed."""
    statements = tuple(statements)
    dead = counted_by("killed", statements)
    return {whole.document: whole for whole in wholes_of_the_dead(statements, dead)}


# --- a document's whole ----------------------------------------------------------------------------------------------


def _wholes(counted: Sequence[Statement], dead: Mapping[int, set[float]]) -> list[Statement]:
    """Each document's toll: one statement, the first of its words."""
    by_document: dict[int, list[Statement]] = {}
    for statement in _in_text_order(counted):
        by_document.setdefault(statement.document, []).append(statement)
    wholes = [whole for number, own in by_document.items() if (whole := _whole(own, dead.get(number, set())))]
    return with_the_doer(numbers_before_lists(_of_all_before_groups(wholes)))


def _in_text_order(statements: Iterable[Statement]) -> list[Statement]:
    return sorted(statements, key=lambda s: (s.document, s.claim.start, s.id))


def _of_all_before_groups(wholes: Sequence[Statement]) -> Sequence[Statement]:
    """The wholes, without those that count only a group where others count everybody, unless these have their number or
    a smaller one: "four teenagers were hurt" is no toll of all beside "six people were hurt", as "eight miners died" is
    beside "six bodies were found"."""
    of_all = {values_of(whole)[:2] for whole in wholes if group_of(whole) == ANYBODY}
    if not of_all:
        return wholes
    most = max(high for _, high in of_all)
    return [w for w in wholes if group_of(w) == ANYBODY or values_of(w)[:2] in of_all or values_of(w)[0] > most]


def _whole(own: Sequence[Statement], dead: Collection[float]) -> Statement | None:
    """The statement with a document's number, of everybody if it has one; `own` in text order. None where the text
    tells only a part of what its headline has."""
    own = _without_fewer_than_the_last([s for s in own if not is_superseded(s)])
    if not own:
        return None  # "fell from 40 to …": what it was, and no word of what it is
    everybody = _of_everybody(_may_be_whole(own, dead))
    if not everybody:
        return None
    title = _with_the_doer(_number_in_title(own[0], dead), everybody)
    scores = _scores(everybody, dead, title)
    # Of several the first that is told, and no single one before many.
    best = max(scores, key=lambda values: (scores[values], values[0] > 1))
    chosen = next(s for s in everybody if values_of(s) == best)
    if title is not None and best[1] < title and not is_of_those_who_lived(chosen):
        return None
    lived = _lived_in_title(own[0])
    if lived is not None and best[1] > lived:
        return None  # it may take in who died
    return chosen


def _lived_in_title(statement: Statement) -> float | None:
    """How many were hurt, as the title tells that counts all who were shot and the dead among them."""
    of_the_hurt = statement.quantity is not None and statement.quantity.measure == "injured"
    return lived_in_title(statement.title) if of_the_hurt else None


def _without_fewer_than_the_last(own: Sequence[Statement]) -> Sequence[Statement]:
    """Without the numbers that are smaller than that of the last who is told of in turn: "two people died. … A third
    victim died on Sunday"."""
    last = max((values_of(s)[1] for s in own if counts_in_turn(s)), default=0.0)
    return [s for s in own if values_of(s)[1] >= last]


def _may_be_whole(own: Sequence[Statement], dead: Collection[float]) -> Sequence[Statement]:
    """Those of a document's statements whose number may be its whole, rather than a part, a party's own or a list's.
    Other victims are all who were hurt, where they and the `dead` are all who are told to have been hit."""
    numbers = {values_of(s)[1] for s in own}
    of_a_span = {values_of(s)[1] for s in own if span_of(s)}
    able = [s for s in own if not _counts_only_some(s) or _are_the_others(s, numbers, dead)]
    # "Twelve died in the past day. … We recorded 12 deaths, the minister said."
    able = [s for s in able if values_of(s)[1] not in of_a_span]
    if any(map(leaves_out_a_dead, outside_lists(own))):
        able = [s for s in able if not is_worked_out(s)]
    return longest_lists(numbers_before_lists(outside_lists(able)))


def _are_the_others(statement: Statement, numbers: Collection[float], dead: Collection[float]) -> bool:
    """Whether a number of other victims ("the five other victims are stable") and the dead are all who were hit, whose
    number is told, too."""
    number = values_of(statement)[1]
    return number > 1 and takes_up_others(statement) and any(number + died in numbers for died in dead)


def _counts_only_some(statement: Statement) -> bool:
    """Whether a number is told as a part, of a party by its kinds, or beside others who are told of before."""
    if _is_a_part(statement) or is_of_a_party(statement) or leaves_out_a_dead(statement):
        return True
    return counts_other_victims(statement) and not _is_in_the_title(statement)


def _number_in_title(statement: Statement, dead: Collection[float]) -> float | None:
    """The number of the statement's measure in its document's title; None where the title has none."""
    measure = statement.quantity.measure if statement.quantity else None
    told = told_in_title(statement.title, measure)
    if told is None and (lived := _lived_in_title(statement)) is not None:
        return lived
    # "Six shot" is how many were injured, where nobody died of it.
    return shot_in_title(statement.title) if told is None and measure == "injured" and not dead else told


def _with_the_doer(title: float | None, everybody: Iterable[Statement]) -> float | None:
    """The number of a title, and one more where the text counts who did it besides: "Man kills four, police say" above
    "killed four before fatally shooting himself"."""
    if title is None:
        return None
    and_doer = any(counts_the_doer(s) and values_of(s)[0] == values_of(s)[1] == title + 1 for s in everybody)
    return title + 1 if and_doer else title


def _scores(everybody: Sequence[Statement], dead: Collection[float], title: float | None) -> Mapping[Values, float]:
    """How much speaks for each number being its document's whole."""
    scores: dict[Values, float] = {}
    for n, statement in enumerate(everybody):
        values = values_of(statement)
        scores[values] = scores.get(values, 0.0) + _weight(statement, first=n == 0)
    for values in _of_all_hit(everybody, dead):
        scores[values] -= 2 * AGAIN + FIRST
    for values in others_of_more(everybody) if not dead else ():
        scores[values] -= AGAIN + FIRST
    for values in scores:
        scores[values] += HEADLINE if values[0] == values[1] == title else 0.0
    return scores


def _of_all_hit(said: Iterable[Statement], dead: Collection[float]) -> set[Values]:
    """The numbers that take in the dead, since another is told that doesn't: "six shot, two of them dead … four were
    hurt": the six are no injured."""
    said = tuple(said)
    numbers = {values_of(s) for s in said}
    without_the_dead = {values[:2] for values in numbers}
    beside_the_dead = {values_of(s) for s in said if is_told_beside_the_dead(s)}
    return {
        values
        for values in numbers - beside_the_dead
        if any((values[0] - number, values[1] - number) in without_the_dead for number in dead)
    }


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
    for statement in counted_by("killed", statements):
        found.setdefault(statement.document, set()).add(values_of(statement)[0])
    return found
