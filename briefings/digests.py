"""What changed for one subscription, as a digest: one finding, one change, however often it moved in between."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Literal

from briefings.model import Carried, Change, Changed, ChangeKind, Digest

# A digest names at most so many changes; the rest lead on to /latest.
MOST_CHANGES = 20

_ORDER: dict[ChangeKind, int] = {"withdrawn": 0, "disputed": 1, "updated": 2, "corroborated": 3, "new": 4}


def digest_of(
    changed: Iterable[Changed],
    *,
    kind: Literal["digest", "alert"],
    since: datetime | None = None,
    due: datetime | None = None,
    late: bool = False,
    most: int = MOST_CHANGES,
) -> Digest:
    """Best supported first within each kind of change; those beyond `most` are counted in `more`."""
    changes = sorted(net_changes(changed), key=_rank)
    return Digest(kind, tuple(changes[:most]), max(0, len(changes) - most), since, due, late)


def net_changes(changed: Iterable[Changed]) -> list[Change]:
    """What is left of a run of changes: the last word on each finding, told against what the reader knew before.

    Two records are of one finding when they share a statement. New and then withdrawn is nothing; new and then
    corroborated is new; withdrawn and then restored is nothing.
    """
    lines: dict[int, Change] = {}
    by_statement: dict[str, int] = {}
    for record in changed:
        known = sorted({by_statement[s] for s in record.finding.statements if s in by_statement})
        before = [lines.pop(line) for line in known if line in lines]
        after = _merged(before, record)
        if after is not None:
            lines[record.id] = after
        for statement in {*record.finding.statements, *(s for c in before for s in c.finding.statements)}:
            by_statement[statement] = record.id
    return list(lines.values())


def carried(change: Change) -> Carried:
    """A change as a delivery remembers it."""
    finding = change.finding
    return Carried(change.kind, finding.statements, finding.documents, finding.text, change.old, change.new, change.why)


def passes_bar(changed: Changed) -> bool:
    """Whether a change is worth an alert: a new fact, a second root, a dispute."""
    if changed.kind == "corroborated":
        return len(changed.finding.roots) >= 2
    return changed.kind in ("new", "disputed")


def _merged(before: Sequence[Change], record: Changed) -> Change | None:
    fresh = Change(record.kind, record.finding, _text(record, "old"), _text(record, "new"), _text(record, "why"))
    if not before:
        return fresh
    kinds = {change.kind for change in before}
    was_new = kinds <= {"new"}
    if record.kind == "withdrawn":
        return None if was_new else fresh
    if kinds == {"withdrawn"} and record.kind == "new":
        return None
    kind: ChangeKind = "new" if was_new else min((*kinds - {"withdrawn"}, record.kind), key=lambda k: _ORDER[k])
    first_old = next((change.old for change in before if change.old), None)
    newest = fresh.new or next((change.new for change in reversed(before) if change.new), None)
    why = fresh.why or next((change.why for change in reversed(before) if change.why), None)
    return Change(kind, record.finding, first_old or fresh.old, newest, why)


def _text(record: Changed, name: str) -> str | None:
    value = record.detail.get(name)
    return str(value) if value is not None else None


def _rank(change: Change) -> tuple[int, int, int, int, str]:
    finding = change.finding
    newest = -finding.newest.toordinal() if finding.newest else 0
    return _ORDER[change.kind], -len(finding.roots), -len(finding.documents), newest, finding.id
