"""Statements and their matches → findings: what several documents say as one thing, and who really says it.

Findings are the components over merging verdicts (restates, corroborates), but for one thing: statements that stand
against one another (they conflict, one updates the other, an editor said "not the same", or they are two figures of one
claim) never end up in one finding by way of a third. The surer matches are joined first, so that the outcome hangs on
the set of statements and matches alone, and never on the order in which they came.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from briefings.matching.independence import Names, independent_roots
from briefings.model import Certainty, Finding, Match, Statement, Summary, claim_of, glosses_within

MERGING = frozenset({"restates", "corroborates"})
SUREST: tuple[Certainty, ...] = ("certain", "probable", "possible", "unknown")

# How well a finding is supported: roots, documents, newest date, and its id.
Rank = tuple[int, int, date, str]


def findings_from(statements: Collection[Statement], matches: Iterable[Match], names: Names) -> tuple[Finding, ...]:
    """The findings of these statements; `matches` may name others, which are left aside."""
    groups = components(statements, matches)
    return tuple(sorted((finding_of(group, names) for group in groups), key=lambda finding: finding.id))


def components(statements: Collection[Statement], matches: Iterable[Match]) -> list[list[Statement]]:
    """The statements in groups that say one thing, each group in the order of its ids."""
    by_id = {statement.id: statement for statement in statements}
    inside = [m for m in matches if m.left in by_id and m.right in by_id]
    group = _each_alone(statements, inside)
    for match in sorted((m for m in inside if m.verdict in MERGING), key=_surest_first):
        _join(match, group)
    distinct = {id(found): found.members for found in group.values()}.values()
    return [[by_id[number] for number in members] for members in sorted(map(sorted, distinct))]


def connected(statements: Iterable[str], ties: Iterable[tuple[str, str]]) -> list[tuple[str, ...]]:
    """The `components` of statements of which no two are kept apart, by their ids alone; `ties` are the pairs whose
    verdict merges them."""
    parent = {number: number for number in statements}

    def root(number: str) -> str:
        while parent[number] != number:
            parent[number] = number = parent[parent[number]]
        return number

    for left, right in ties:
        one, other = root(left), root(right)
        if one != other:
            parent[other] = one
    groups: dict[str, list[str]] = {}
    for number in sorted(parent):
        groups.setdefault(root(number), []).append(number)
    return sorted(map(tuple, groups.values()))


@dataclass(slots=True)
class _Group:
    """Statements that say one thing, their claims, and the statements that some of them stand against."""

    members: list[str]
    claims: set[str]
    against: set[str]

    def take(self, other: _Group) -> None:
        self.members += other.members
        self.claims |= other.claims
        self.against |= other.against


def _each_alone(statements: Iterable[Statement], matches: Iterable[Match]) -> dict[str, _Group]:
    """Statement → the group of itself alone, with the statements that it stands against by these matches."""
    group = {statement.id: _Group([statement.id], {statement.claim.id}, set()) for statement in statements}
    for match in filter(_keeps_apart, matches):
        group[match.left].against.add(match.right)
        group[match.right].against.add(match.left)
    return group


def _join(match: Match, group: dict[str, _Group]) -> None:
    """Makes one of the two groups that a match ties together, unless something keeps them apart. `group` has each
    statement's."""
    small, large = sorted((group[match.left], group[match.right]), key=lambda g: len(g.members))
    if small is large or not small.claims.isdisjoint(large.claims) or _opposed(small, large, group):
        return
    large.take(small)
    group.update(dict.fromkeys(small.members, large))


def _opposed(small: _Group, large: _Group, group: Mapping[str, _Group]) -> bool:
    """A member of one stands against a member of the other."""
    if len(small.members) <= len(large.against):
        return not large.against.isdisjoint(small.members)
    return any(group[number] is small for number in large.against)


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Best supported first (by roots, then by documents), then newest, the undated last: the stored findings' order."""

    def rank(finding: Finding) -> Rank:
        return len(finding.roots), len(finding.documents), finding.newest or date.min, finding.id

    return tuple(sorted(findings, key=rank, reverse=True))


def rank_of(group: Sequence[Statement], names: Names) -> Rank:
    """What `in_order` goes by, of a group that is no finding yet; outlines of its statements will do."""
    # One voice alone is one root, whoever it is: most groups need no look at the chains.
    roots = len(independent_roots(group, names)) if len(group) > 1 else 1
    newest = max((statement.published or date.min for statement in group), default=date.min)
    return roots, len({statement.document for statement in group}), newest, group[0].id


def surest(group: Iterable[Statement]) -> Certainty:
    """How certain a group's surest statement is."""
    return min((statement.claim.certainty for statement in group), key=SUREST.index)


def _keeps_apart(match: Match) -> bool:
    return match.verdict in {"conflicts", "updates"} or (match.verdict == "unsure" and match.by is not None)


def _surest_first(match: Match) -> tuple[bool, float, str, str]:
    return match.by is None, -match.score, match.left, match.right


def finding_of(group: Sequence[Statement], names: Names) -> Finding:
    """The finding of a group that says one thing, in the order of its ids."""
    topics = frozenset(filing.topic for statement in group for filing in statement.claim.topics)
    countries = frozenset(country for statement in group for country in countries_of(statement))
    told = Summary(tuple(group), topics, countries)
    return finding_of_many(tuple(statement.id for statement in group), told, shown_of(group), names)


def finding_of_many(ids: tuple[str, ...], told: Summary, shown: Statement, names: Names) -> Finding:
    """The finding of statements that say one thing, by their ids in order and what they come to."""
    dates = [statement.published for statement in told.kinds if statement.published]
    return Finding(
        id=ids[0],
        statements=ids,
        claims=tuple(dict.fromkeys(map(claim_of, ids))),
        text=shown.claim.text,
        topics=tuple(sorted(told.topics)),
        countries=tuple(sorted(told.countries)),
        roots=independent_roots(told.kinds, names),
        documents=tuple(sorted({statement.document for statement in told.kinds})),
        first=min(dates, default=None),
        newest=max(dates, default=None),
        certainty=surest(told.kinds),
        negated=shown.claim.negated,
        glosses=glosses_within(shown.claim),
    )


def shown_of(group: Sequence[Statement]) -> Statement:
    """The statement whose claim stands for the finding: the surest, of those the newest."""
    return min(
        group,
        key=lambda s: (SUREST.index(s.claim.certainty), -(s.published or date.min).toordinal(), s.id),
    )


def countries_of(statement: Statement) -> set[str]:
    """The countries that a statement is about: its places', and where the people whom it counts come from."""
    countries = {place.country for place in statement.claim.places if place.country}
    if statement.quantity and statement.quantity.origin:
        countries.add(statement.quantity.origin)
    return countries
