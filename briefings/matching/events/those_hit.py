"""All who were hit, where some of them died: how many lived, as a document's numbers tell."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from briefings.knowledge.late_patterns import late
from briefings.matching.events.casualties import (
    counts_some_dead,
    counts_the_doer,
    counts_those_hit,
    is_of_those_who_lived,
    is_worked_out,
    tells_of_a_death,
)
from briefings.matching.events.rival_numbers import values_of
from briefings.matching.likeness.clauses import clause_of
from briefings.model import WORKED_OUT, Quantity, Statement


def those_who_lived(hit: Sequence[Statement], dead: Mapping[int, Statement]) -> Iterator[Statement]:
    """Of each document that only counts all who were hit ("seven people were shot. … Three died"), those who did not
    die. Where the dead (by document) are told before, or beside the number in one clause, they may not be among those
    hit."""
    whole: dict[int, Statement] = {}
    for statement in sorted(hit, key=lambda s: (s.document, -values_of(s)[1], s.claim.start, s.id)):
        if counts_those_hit(statement) and not tells_of_a_death(clause_of(statement)):
            whole.setdefault(statement.document, statement)
    for document, statement in whole.items():
        lived = _how_many_lived(statement, dead.get(document))
        if lived and statement.quantity is not None:
            yield replace(statement, quantity=replace(statement.quantity, low=lived, high=lived, counted=WORKED_OUT))


def _how_many_lived(hit: Statement, died: Statement | None) -> float:
    """How many of all who were hit did not die; 0 where that can't be told, or the dead are told of first."""
    whole, dead = hit.quantity, died.quantity if died is not None else None
    if whole is None or dead is None or whole.start > dead.start:
        return 0.0
    if is_worked_out(hit) or not _is_exact(whole) or not _is_exact(dead) or dead.low <= 0:
        return 0.0
    return max(0.0, whole.low - dead.low)


def _is_exact(quantity: Quantity) -> bool:
    """ "Seven", and not "at least seven" nor "six or seven"."""
    return quantity.bound == "exact" and quantity.low == quantity.high


def without_all_hit(counted: Sequence[Statement]) -> list[Statement]:
    """The statements without a document's numbers of all who were hit, where those of them who lived are worked out. A
    number that is joined to the dead ("two dead and three injured") is of those who lived already."""
    lived = [s for s in counted if is_of_those_who_lived(s) and s.quantity is not None]
    places = {(s.document, s.quantity.start) for s in lived if s.quantity is not None}
    numbers = {(s.document, hit_before(s)) for s in lived}

    def counts_all(statement: Statement) -> bool:
        quantity = statement.quantity
        if quantity is None or is_of_those_who_lived(statement) or is_told_beside_the_dead(statement):
            return False
        again = (statement.document, quantity.low) in numbers and counts_those_hit(statement)
        return again or (statement.document, quantity.start) in places

    return [s for s in counted if not counts_all(s)]


def hit_before(lived: Statement) -> float:
    """How many were hit, of whom so many lived; 0 where that number isn't told beside theirs."""
    own = lived.quantity
    if own is None:
        return 0.0
    return max((q.low for q in lived.claim.quantities if q.start == own.start and q.low > own.low), default=0.0)


def fits_the_dead(statement: Statement, dead: Collection[float]) -> bool:
    """Whether a number is no reckoning of those who lived, or one that the numbers of dead of its document bear out."""
    quantity = statement.quantity
    if not dead or quantity is None or not is_of_those_who_lived(statement):
        return True
    whole = hit_before(statement)
    return not whole or whole - quantity.low in dead


# --- "a triple shooting" ---------------------------------------------------------------------------------------------

_TIMES = {"double": 2.0, "triple": 3.0, "quadruple": 4.0, "quintuple": 5.0, "sextuple": 6.0}
_TOGETHER = late(
    rf"\b(?P<before>[\w-]+[ -])?(?P<times>{'|'.join(_TIMES)})[ -]shooting\b(?![ -](?:deaths?|suicide|murder))",
    re.IGNORECASE,
)
_OF_ANOTHER = frozenset("another separate unrelated earlier previous other second similar nearby recent".split())


def hit_together(statements: Iterable[Statement]) -> dict[int, float]:
    """Document → how many were hit, where its title or its claims call the event "a triple shooting"; none of those
    that call it so by two numbers."""
    said: dict[int, set[float]] = {}
    for statement in statements:
        said.setdefault(statement.document, set()).update(
            _TIMES[found["times"].lower()]
            for words in (statement.title, statement.claim.text)
            for found in _TOGETHER.finditer(words)
            if (found["before"] or "").strip(" -").lower() not in _OF_ANOTHER
        )
    return {document: numbers.pop() for document, numbers in said.items() if len(numbers) == 1}


def lived_of(together: Mapping[int, float], dead: Mapping[int, Statement]) -> Iterator[Statement]:
    """Of each document that tells how many were hit together and how many died (`dead`, by document): those who lived,
    told where the dead are. Who did it may not have been hit, so none where he is counted with the dead."""
    for document, whole in together.items():
        died = dead.get(document)
        if died is None or died.quantity is None or counts_the_doer(died):
            continue
        quantity = died.quantity
        if _is_exact(quantity) and 0 < quantity.low < whole:
            lived = replace(quantity, low=whole - quantity.low, high=whole - quantity.low, counted=WORKED_OUT)
            yield replace(died, quantity=replace(lived, measure="injured"))


def fit_together(counted: Sequence[Statement], lived: Iterable[Statement]) -> list[Statement]:
    """The statements of injured, without those with more than lived of a document's people who were hit together: they
    count dead, too. "Left one dead and three hurt" keeps its number."""
    most = {s.document: values_of(s)[1] for s in lived}

    def fits(statement: Statement) -> bool:
        if values_of(statement)[1] <= most.get(statement.document, float("inf")):
            return True
        return is_told_beside_the_dead(statement)

    return [s for s in counted if fits(s)]


def is_told_beside_the_dead(statement: Statement) -> bool:
    """Whether a number stands beside one of dead, and none of those it counts died: "one dead and three wounded"."""
    return _stands_beside_the_dead(statement) and not counts_some_dead(statement)


def _stands_beside_the_dead(statement: Statement) -> bool:
    """Whether a number of dead is joined to this one: "one man dead and three others wounded"."""
    quantity, claim = statement.quantity, statement.claim
    if quantity is None:
        return False
    return any(
        _JOINED.fullmatch(claim.text[q.end - claim.start : quantity.start - claim.start]) is not None
        for q in claim.quantities
        if q.measure == "killed" and q.end < quantity.start
    )


_JOINED = late(r"(?: [\w-]+){0,4},? and ", re.IGNORECASE)
