"""What is different between the findings before an act and after it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import field

from briefings.matching.likeness.values import amount
from briefings.model import Change, ChangeKind, Finding, Match, Statement
from briefings.values import frozen

# The most statements that a corroboration names: of so many, not all will fall before it is told.
NAMED = 20


@frozen
class Recomputed:
    """Findings before and after an act, with all that is needed to say what it changed of them.

    `fresh` are statements that this act made public, or whose matches it changed; `matches` those of them that set two
    public statements against one another; `statements` has every statement that these name. `disputed` has for each
    other public statement those that it conflicted with already, and all that stand in one finding with these.
    """

    before: Sequence[Finding]
    after: Sequence[Finding]
    fresh: Collection[str]
    matches: Sequence[Match]
    statements: Mapping[str, Statement]
    disputed: Mapping[str, Collection[str]] = field(default_factory=dict)


def changes_by(made: Recomputed) -> tuple[Change, ...]:
    """One change a finding at most, in the order of the findings' ids; restating alone changes nothing."""
    before, after = _Index(made.before), _Index(made.after)
    against: dict[str, list[Match]] = {}
    for match in made.matches:
        for side in (match.left, match.right):
            against.setdefault(side, []).append(match)
    changes = [Change("withdrawn", old) for old in made.before if not after.going_on_with(old)]
    for finding in made.after:
        change = _change_of(finding, before.going_on_with(finding), _touching(finding, against, made.fresh), made)
        if change:
            changes.append(change)
    return tuple(sorted(changes, key=lambda change: (change.finding.id, change.kind)))


def parted(before: Sequence[Finding], after: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings that hold what was in one finding before, if that is in several now."""
    home = {statement: finding for finding in after for statement in finding.statements}
    found: dict[str, Finding] = {}
    for old in before:
        homes = {home[s].id: home[s] for s in old.statements if s in home}
        if len(homes) > 1:
            found |= homes
    return tuple(found[number] for number in sorted(found))


class _Index:
    """Findings by what two may share that are one before an act and after it: a statement; or the words, where a
    document was read again or revised."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        self._order = {finding.id: place for place, finding in enumerate(findings)}
        self._by_statement = {statement: finding for finding in findings for statement in finding.statements}
        self._by_words: dict[tuple[str, int], list[Finding]] = {}
        for finding in findings:
            for number in finding.documents:
                self._by_words.setdefault((finding.text, number), []).append(finding)

    def going_on_with(self, finding: Finding) -> list[Finding]:
        """Those that are the same finding, in their order."""
        shared = (self._by_statement.get(statement) for statement in finding.statements)
        found = {other.id: other for other in shared if other}
        for number in finding.documents:
            found |= {other.id: other for other in self._by_words.get((finding.text, number), ())}
        return sorted(found.values(), key=lambda other: self._order[other.id])


def _touching(finding: Finding, against: Mapping[str, Sequence[Match]], fresh: Collection[str]) -> list[Match]:
    """The matches of the finding's fresh statements with others."""
    own = set(finding.statements)
    found = {(m.left, m.right): m for s in finding.statements if s in fresh for m in against.get(s, ())}
    return [found[pair] for pair in sorted(found) if not own.issuperset(pair)]


def _change_of(
    finding: Finding, before: Sequence[Finding], against: Sequence[Match], made: Recomputed
) -> Change | None:
    """What is different about a finding that goes on with those `before`: it is disputed now, new, or better supported.
    `against` are the matches that set it against others."""
    conflict = next((m for m in against if _is_new_dispute(m, before, made)), None)
    if conflict:
        return _set_against("disputed", conflict, finding, made.statements, None if before else "new")
    if not before:
        return update_by(finding, against, made.statements) or Change("new", finding)
    if len(finding.roots) > max(len(old.roots) for old in before):
        return Change("corroborated", finding, backs=_statements_of(before))
    return None


def _is_new_dispute(match: Match, before: Iterable[Finding], made: Recomputed) -> bool:
    return match.verdict == "conflicts" and not _known_dispute(match, before, made)


def _statements_of(findings: Iterable[Finding]) -> tuple[str, ...]:
    """The statements of some findings; none where they are too many to be named."""
    statements = tuple(statement for finding in findings for statement in finding.statements)
    return statements if len(statements) <= NAMED else ()


def update_by(finding: Finding, against: Iterable[Match], statements: Mapping[str, Statement]) -> Change | None:
    """The change by which a finding that is new updates the latest of what these matches set it against; None if it
    updates none of it."""
    update = _newest_update(finding, against, statements)
    return _set_against("updated", update, finding, statements, "new") if update else None


def _known_dispute(conflict: Match, before: Iterable[Finding], made: Recomputed) -> bool:
    """Whether the finding conflicted with the other side before: another outlet with the same copy disputes nothing."""
    sides = {conflict.left, conflict.right}
    return any(not sides.isdisjoint(made.disputed.get(s, ())) for old in before for s in old.statements)


def _set_against(
    kind: ChangeKind,
    match: Match,
    finding: Finding,
    statements: Mapping[str, Statement],
    instead: ChangeKind | None,
) -> Change:
    old, new = _amounts(match, finding, statements)
    _, other = _sides(match, finding, statements)
    why = match.reasons[-1].words if match.reasons else None
    return Change(kind, finding, old, new, why, (other.id,), instead, other.document)


def _newest_update(finding: Finding, against: Iterable[Match], statements: Mapping[str, Statement]) -> Match | None:
    """The update of the latest earlier statement; None where it is this finding that is out of date."""
    earlier = []
    for match in against:
        mine, other = _sides(match, finding, statements)
        if match.verdict == "updates" and mine.published and other.published and other.published < mine.published:
            earlier.append((other.published, match.left, match.right, match))
    return max(earlier)[-1] if earlier else None


def _sides(match: Match, finding: Finding, statements: Mapping[str, Statement]) -> tuple[Statement, Statement]:
    left, right = statements[match.left], statements[match.right]
    return (left, right) if match.left in finding.statements else (right, left)


def _amounts(match: Match, finding: Finding, statements: Mapping[str, Statement]) -> tuple[str | None, str | None]:
    """The other side's number and this one's."""
    mine, other = _sides(match, finding, statements)
    return (
        amount(other.quantity) if other.quantity else None,
        amount(mine.quantity) if mine.quantity else None,
    )
