"""What is different: between two versions of a document, and between the findings before an act and after it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from briefings.matching.features import amount
from briefings.model import Change, ChangeKind, Claim, Document, Finding, Match, Statement
from briefings.newsroom.near_copies import Comparison, compare


@dataclass(frozen=True, slots=True)
class Revision:
    """What a new version changed: paragraphs, and claims by their words."""

    paragraphs: Comparison
    gone: tuple[str, ...]
    new: tuple[str, ...]


def revision_between(
    before: Document, claims_before: Iterable[Claim], after: Document, claims_after: Iterable[Claim]
) -> Revision:
    """What the later version says no longer, and what it says now."""
    old = {" ".join(claim.text.split()) for claim in claims_before}
    new = {" ".join(claim.text.split()) for claim in claims_after}
    return Revision(compare(before, after), tuple(sorted(old - new)), tuple(sorted(new - old)))


@dataclass(frozen=True, slots=True)
class Act:
    """What is needed to say what an act changed of the findings.

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


def changes_by(act: Act) -> tuple[Change, ...]:
    """One change a finding at most, in the order of the findings' ids; restating alone changes nothing."""
    changes = [_withdrawn(old) for old in act.before if not _successors(old, act.after)]
    for finding in act.after:
        change = _change_of(finding, act)
        if change:
            changes.append(change)
    return tuple(sorted(changes, key=lambda change: (change.finding.id, change.kind)))


def _withdrawn(finding: Finding) -> Change:
    return Change("withdrawn", finding)


def _change_of(finding: Finding, act: Act) -> Change | None:
    before = [old for old in act.before if _goes_on(old, finding)]
    against = [m for m in act.matches if _touches(m, finding, act.fresh)]
    conflict = next((m for m in against if m.verdict == "conflicts" and not _known_dispute(m, before, act)), None)
    if conflict:
        return _set_against("disputed", conflict, finding, act, None if before else "new")
    update = _newest_update(finding, against, act.statements)
    if update and not before:
        return _set_against("updated", update, finding, act, "new")
    if not before:
        return Change("new", finding)
    if len(finding.roots) > max(len(old.roots) for old in before):
        return Change("corroborated", finding)
    return None


def _known_dispute(conflict: Match, before: Iterable[Finding], act: Act) -> bool:
    """Whether the finding conflicted with the other side before: another outlet with the same copy disputes nothing."""
    sides = {conflict.left, conflict.right}
    return any(sides & set(act.disputed.get(s, ())) for old in before for s in old.statements)


def _set_against(kind: ChangeKind, match: Match, finding: Finding, act: Act, instead: ChangeKind | None) -> Change:
    old, new = _amounts(match, finding, act.statements)
    _, other = _sides(match, finding, act.statements)
    why = match.reasons[-1].words if match.reasons else None
    return Change(kind, finding, old, new, why, (other.id,), instead, other.document)


def _successors(old: Finding, after: Iterable[Finding]) -> list[Finding]:
    return [finding for finding in after if _goes_on(old, finding)]


def _goes_on(old: Finding, new: Finding) -> bool:
    """They share a statement; or a document that was read again or revised says the same words in both."""
    if not set(old.statements).isdisjoint(new.statements):
        return True
    return old.text == new.text and not set(old.documents).isdisjoint(new.documents)


def _touches(match: Match, finding: Finding, fresh: Collection[str]) -> bool:
    mine = {match.left, match.right} & set(finding.statements)
    return len(mine) == 1 and not mine.isdisjoint(fresh)


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
