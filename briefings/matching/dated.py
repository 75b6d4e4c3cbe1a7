"""Findings day by day: how the published statements of a component stood together as of each day of publication.

As of a day only what was published by then is known, so that what was published on a day changes nothing of the days
before. Undated statements are known as of no day.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date

from briefings.matching.findings import MERGING, components, rank_of, surest
from briefings.matching.independence import Names
from briefings.model import Match, Standing, StandingDays, Statement, Verdict

# The verdicts that decide which statements stand together.
BINDING: tuple[Verdict, ...] = ("restates", "corroborates", "conflicts", "updates")


class Component:
    """Dated statements that hang together over merging matches, with all that was decided among them."""

    def __init__(self, statements: Sequence[Statement], matches: Sequence[Match]) -> None:
        self.statements = statements
        self.matches = matches

    def days(self, since: date) -> list[date]:
        """The days on which something may have become known otherwise: `since`, where something stood before."""
        return days_from(self.statements, since)

    def work(self, since: date) -> int:
        """How much there is to do, in statements and matches looked at."""
        return len(self.days(since)) * (len(self.statements) + len(self.matches))

    def standing(self, day: date, names: Names) -> tuple[Standing, ...]:
        """The groups that say one thing, as of a day."""
        known = [s for s in self.statements if s.published and s.published <= day]
        return tuple(_standing(group, names) for group in components(known, self.matches))


def standing_days(component: Component, names: Names, since: date) -> StandingDays:
    """How a component stood, on the days of its publication from `since` on, and on `since` where something older
    stood then."""
    return tuple((day, component.standing(day, names)) for day in component.days(since))


def days_from(statements: Iterable[Statement], since: date) -> list[date]:
    """The days from `since` on that something was published, and `since` itself where something was before."""
    published = sorted({s.published for s in statements if s.published})
    later = [day for day in published if day > since]
    return [since, *later] if published and published[0] <= since else later


def components_of(statements: Collection[Statement], matches: Iterable[Match]) -> list[Component]:
    """The dated ones of these statements by what hangs together, each with its matches."""
    dated = {statement.id: statement for statement in statements if statement.published}
    inside = [match for match in matches if match.left in dated and match.right in dated]
    home = _homes(dated, inside)
    members: dict[str, list[Statement]] = {}
    for number in sorted(dated):
        members.setdefault(home[number], []).append(dated[number])
    own: dict[str, list[Match]] = {}
    for match in inside:
        if home[match.left] == home[match.right]:
            own.setdefault(home[match.left], []).append(match)
    return [Component(group, own.get(first, [])) for first, group in members.items()]


def _homes(ids: Iterable[str], matches: Iterable[Match]) -> dict[str, str]:
    """Id → one id for all that hang together over merging matches."""
    above = {number: number for number in ids}

    def top(number: str) -> str:
        while above[number] != number:
            above[number] = above[above[number]]
            number = above[number]
        return number

    for match in matches:
        if match.verdict in MERGING:
            above[top(match.left)] = top(match.right)
    return {number: top(number) for number in above}


def _standing(group: Sequence[Statement], names: Names) -> Standing:
    roots, documents, newest, _ = rank_of(group, names)
    return Standing(tuple(group), roots, documents, newest, surest(group) == "unknown")
