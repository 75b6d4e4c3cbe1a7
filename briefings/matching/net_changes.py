"""What changed for one subscription, as a digest: one finding, one change, however often it moved in between."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Literal, TypeVar, cast

from briefings.model import GOES_ON, PARTED, Carried, Change, Changed, ChangeKind, Digest, Figure, Finding
from briefings.values import frozen

# A digest names at most so many changes; the rest lead on to /latest.
MOST_CHANGES = 20

_ORDER: dict[ChangeKind, int] = {"withdrawn": 0, "disputed": 1, "updated": 2, "corroborated": 3, "new": 4}
# Who was told what is withdrawn has had a correction of it already, so it leaves room for what is new.
_LAST = 5

Value = TypeVar("Value")


def digest_from(
    changes: Iterable[Change],
    *,
    kind: Literal["digest", "alert"],
    since: datetime | None = None,
    due: datetime | None = None,
    late: bool = False,
    most: int = MOST_CHANGES,
    topics: Sequence[str] = (),
    zone: str | None = None,
    perhaps: Sequence[Change] = (),
    followed: Figure | None = None,
) -> Digest:
    """Best supported first within each kind of change. `more` counts the lines beyond `most`; findings that are shown
    by the same words (a sentence with two figures makes two) are one line, and stay together."""
    lines: dict[str, list[Change]] = {}
    for change in sorted(changes, key=_rank):
        lines.setdefault(change.finding.text, []).append(change)
    shown = [change for line in list(lines.values())[:most] for change in line]
    more = max(0, len(lines) - most)
    return Digest(
        kind,
        tuple(shown),
        more=more,
        since=since,
        due=due,
        late=late,
        topics=tuple(topics),
        zone=zone,
        perhaps=tuple(perhaps),
        followed=followed,
    )


def net_changes(
    changed: Iterable[Changed],
    *,
    told: Callable[[Changed], bool] | None = None,
    known: Collection[str] | None = None,
    former: Mapping[str, Collection[str]] | None = None,
    unheard: Collection[str] = (),
    unsaid: Collection[str] = (),
) -> list[Change]:
    """What is left of a run of changes: the last word on each finding, told against what the reader knew before.

    Two records are of one finding when they share a statement, by any id that it ever had (`former`: statement → the
    ids that it had before). New and then withdrawn is nothing; new and then corroborated is new; withdrawn and then
    restored is nothing, but new to whom it was yet to be told when it fell (`unsaid` are such statements, `known` those
    that the reader was ever told, None for all). With a record that an alert has `told` in between, the reader knows
    all up to there. What is parted again is told as it stands apart; `unheard` are statements that the reader was told
    in the words of what they have parted from.
    """
    run = _Run(_Reader(told, known, former, unheard, unsaid))
    for record in changed:
        run.take(record)
    return run.net()


def ids_before(statements: Iterable[str], former: Mapping[str, Collection[str]] | None) -> set[str]:
    """All ids that these statements had before."""
    return {old for statement in statements for old in (former or {}).get(statement, ())}


def carried(change: Change, *, again: bool = False) -> Carried:
    """A change as a delivery remembers it; `again` where a message that may not have arrived told it before."""
    finding = change.finding
    return Carried(
        change.kind, finding.statements, finding.documents, finding.text,
        change.old, change.new, change.why, finding.topics, change.against, change.instead,
        change.beside, again=again, backs=change.backs, older=change.older, glosses=finding.glosses,
    )  # fmt: skip


def news_of(line: Carried) -> frozenset[str]:
    """The statements of a line that were news with it."""
    kinds, statements = (line.kind, line.instead), frozenset(line.statements)
    if "new" in kinds:
        return statements.difference(line.older)
    return statements.difference(line.backs) if "corroborated" in kinds and line.backs else frozenset()


def passes_bar(changed: Changed) -> bool:
    """Whether a change is worth an alert: a new fact, a second root, a dispute."""
    if changed.detail.get(GOES_ON) or changed.detail.get(PARTED):
        return False
    if changed.kind == "corroborated":
        return len(changed.finding.roots) >= 2
    return changed.kind in ("new", "disputed")


@frozen
class _Reader:
    """What one reader was told before a run of changes, each as `net_changes` is given it."""

    told: Callable[[Changed], bool] | None
    known: Collection[str] | None
    former: Mapping[str, Collection[str]] | None
    unheard: Collection[str]
    unsaid: Collection[str]

    def knows(self, statements: set[str]) -> bool:
        """Whether the reader is known to have been told of one of these statements."""
        return not statements.isdisjoint(self.known or ())

    def has_heard(self, record: Changed) -> bool:
        """Whether an alert has told of the record."""
        return self.told is not None and self.told(record)


class _Run:
    """A run of changes as far as it was followed: what is to be told of each finding, by the last record of it."""

    def __init__(self, reader: _Reader) -> None:
        self._reader = reader
        self._lines: dict[int, Change] = {}
        self._told_by: dict[str, int] = {}  # statement → the last record that tells of it
        self._began: set[str] = set()  # statements that are news in this run

    def take(self, record: Changed) -> None:
        """Follows the run by one more record."""
        statements = record.finding.statements
        called = {*statements, *ids_before(statements, self._reader.former)}
        before = self._taken_out(called)
        if record.detail.get(PARTED):
            self._part(record, called, before)
        else:
            self._join(record, called, list(before.values()))

    def net(self) -> list[Change]:
        """What is left to be told."""
        began = self._began.difference(self._reader.known or ())
        return [_since(change, began, self._reader.former) for change in self._lines.values()]

    def _taken_out(self, called: set[str]) -> dict[int, Change]:
        """The lines that tell of one of these statements, by their records; they are to be told anew."""
        numbers = sorted({self._told_by[s] for s in called if s in self._told_by})
        return {number: self._lines.pop(number) for number in numbers if number in self._lines}

    def _part(self, record: Changed, called: set[str], before: Mapping[int, Change]) -> None:
        """The finding has parted from others of which the lines `before` tell."""
        unheard = not called.isdisjoint(self._reader.unheard)
        parting = _Parting(not self._began.isdisjoint(called), self._reader.knows(called), unheard)
        self._lines |= _parted(before, record, called, parting)
        self._told_by |= dict.fromkeys(called, record.id)

    def _join(self, record: Changed, called: set[str], before: Sequence[Change]) -> None:
        """The finding is one with those of which the lines `before` tell."""
        reader = self._reader
        heard = reader.has_heard(record)
        together = called.union(*(change.finding.statements for change in before))
        joins = bool(_before(_backs(record), self._began, reader.former))
        after = _merged(before, record, reader.known, said=together.isdisjoint(reader.unsaid), joins=joins)
        if after is not None and not heard:
            self._lines[record.id] = after
            self._began |= called if _is_news(record) else _joining(record, called, reader.former)
        self._told_by |= dict.fromkeys(together, record.id)


def _is_news(record: Changed) -> bool:
    """Whether a finding begins with this record, or would but for what it is set against."""
    return "new" in (record.kind, record.detail.get("instead")) and not record.detail.get(GOES_ON)


def _joining(record: Changed, called: set[str], former: Mapping[str, Collection[str]] | None) -> set[str]:
    """The statements that bear out with this record what stood before it: they are news, should they part from it
    before that was told."""
    if record.kind != "corroborated" or record.detail.get(GOES_ON) or not _backs(record):
        return set()
    stood = set(_backs(record))
    return called - stood - ids_before(stood, former)


def _merged(
    before: Sequence[Change], record: Changed, known: Collection[str] | None, *, said: bool, joins: bool
) -> Change | None:
    """What is to be told of a finding after one more record, where `before` was to be told of it; None where nothing is
    left. `known` is as in `net_changes`; it was `said`, unless it fell before its message went. The record `joins` what
    was new to what stood before the run."""
    if record.detail.get(GOES_ON):
        return _going_on(before, record.finding, known)
    fresh = _recorded(record)
    if not before:
        return fresh if said or record.kind != "withdrawn" else None
    if record.kind == "withdrawn":
        return None if _never_heard(before, known) else fresh
    if _comes_back(before, fresh):
        return None if said else fresh
    # What joins a finding that the reader knows is no new one.
    old = joins or _is_known(record.finding, known)
    kind = _gravest(before, record.kind) if old else _kind_of_news(before, record.kind)
    return _as_one(kind, record.finding, [*before, fresh])


def _is_known(finding: Finding, known: Collection[str] | None) -> bool:
    """Whether the reader is known to have been told of the finding; not where nothing is known of the reader."""
    return known is not None and not set(finding.statements).isdisjoint(known)


def _comes_back(before: Sequence[Change], fresh: Change) -> bool:
    """Whether what was to be told as withdrawn alone stands again."""
    withdrawn = {change.kind for change in before} == {"withdrawn"}
    return withdrawn and (fresh.again or "new" in (fresh.kind, fresh.instead))


def _kind_of_news(before: Sequence[Change], kind: ChangeKind) -> ChangeKind:
    """The kind of a line about a finding that the reader doesn't know: news, if all that was to be told of it is."""
    return "new" if all(change.kind == "new" for change in before) else _gravest(before, kind)


def _gravest(before: Sequence[Change], kind: ChangeKind) -> ChangeKind:
    """The gravest of a finding's changes, the last of this kind; that it was withdrawn in between counts no more."""
    return min(({change.kind for change in before} - {"withdrawn"}) | {kind}, key=lambda k: _ORDER[k])


def _as_one(kind: ChangeKind, finding: Finding, every: Sequence[Change]) -> Change:
    """A run of changes of a finding as one: from the first number to the last, with the last reason."""
    return Change(
        kind,
        finding,
        old=_first(change.old for change in every),
        new=_first(change.new for change in reversed(every)),
        why=_first(change.why for change in reversed(every)),
        against=tuple(dict.fromkeys(s for change in every for s in change.against)),
        instead=_instead(every, kind),
        beside=_first(change.beside for change in reversed(every)),
        backs=_first(change.backs for change in every) or (),
    )


def _first(values: Iterable[Value | None]) -> Value | None:
    """The first that says anything."""
    return next((value for value in values if value), None)


def _foremost(changes: Iterable[Change]) -> Change | None:
    """The one that a digest would name first; None where all were withdrawn."""
    return min((change for change in changes if change.kind != "withdrawn"), key=_rank, default=None)


def _going_on(before: Sequence[Change], finding: Finding, known: Collection[str] | None) -> Change | None:
    """What was to be told of a finding that has lost statements since. To whoever was told of those, what bore them out
    is nothing new: the correction says on what they stand."""
    kept = _foremost(before)
    if kept is None:
        return before[-1] if before else None
    return replace(kept, finding=finding, backs=() if _is_known(finding, known) else kept.backs)


@frozen
class _Parting:
    """What a reader knows of a finding that has parted from others: whether something of it `began` in the run, is
    `known`, or is `unheard` (told in the words of the others only)."""

    began: bool
    known: bool
    unheard: bool

    @property
    def is_news(self) -> bool:
        """Whether the finding that stands apart now is new to the reader."""
        return self.unheard or (self.began and not self.known)


def _parted(
    earlier: Mapping[int, Change], record: Changed, called: Collection[str], parting: _Parting
) -> dict[int, Change]:
    """The lines, by their records, after a finding has parted from others of which these lines tell: they go on without
    its statements. What was to be told in its words goes on with it; else it has a line of its own, if it is news.
    What bore out a finding of which nothing began in the run has parted from it."""
    if not earlier:
        return {record.id: Change("new", record.finding)} if parting.unheard else {}
    without = {number: _without(change, called) for number, change in earlier.items()}
    lines = {number: change for number, change in without.items() if change.finding.statements}
    own = [c for number, c in earlier.items() if c.finding.text == record.finding.text or number not in lines]
    line = _line_apart(_foremost(own), record.finding, parting)
    return lines if line is None else lines | {record.id: line}


def _line_apart(kept: Change | None, finding: Finding, parting: _Parting) -> Change | None:
    """The line of a finding that stands apart now, where `kept` was to be told in its words; None where it has none."""
    only_borne_out = kept is None or kept.kind == "corroborated"
    if only_borne_out and parting.is_news:
        return Change("new", finding)
    if kept is not None and (parting.began or not only_borne_out):
        return replace(kept, finding=finding)
    return None


def _without(change: Change, called: Collection[str]) -> Change:
    staying = tuple(s for s in change.finding.statements if s not in called)
    return replace(change, finding=replace(change.finding, statements=staying))


def _since(change: Change, began: Collection[str], former: Mapping[str, Collection[str]] | None) -> Change:
    """The change, with what of its statements the reader may know: what `began` in the run and was not told is borne
    out by nothing."""

    if "new" in (change.kind, change.instead):
        return replace(change, older=_before(change.finding.statements, began, former))
    return replace(change, backs=_before(change.backs, began, former))


def _before(
    statements: Iterable[str], began: Collection[str], former: Mapping[str, Collection[str]] | None
) -> tuple[str, ...]:
    """Those of the statements that did not begin in the run, under any of their ids."""
    return tuple(s for s in statements if s not in began and ids_before((s,), former).isdisjoint(began))


def _backs(record: Changed) -> tuple[str, ...]:
    return tuple(cast("Sequence[str]", record.detail.get("backs") or ()))


def _recorded(record: Changed) -> Change:
    against, instead = record.detail.get("against") or (), record.detail.get("instead")
    assert isinstance(against, list | tuple)
    old, new, why = (_text(record, name) for name in ("old", "new", "why"))
    return Change(
        record.kind, record.finding, old, new, why, tuple(against), cast("ChangeKind | None", instead),
        cast("int | None", record.detail.get("beside")), bool(record.detail.get("again")),
        _backs(record),
    )  # fmt: skip


def _never_heard(before: Sequence[Change], known: Collection[str] | None) -> bool:
    """Whether what is withdrawn began in the same run: a figure is updated, and a dispute begun, by a finding that may
    not have been there before."""
    began = {change.kind if change.instead is None else change.instead for change in before}
    if began <= {"new", "updated"}:
        return True
    return known is not None and began <= {"new", "updated", "disputed"} and not any(
        s in known for change in before for s in change.finding.statements
    )  # fmt: skip


def _instead(every: Sequence[Change], kind: ChangeKind) -> ChangeKind | None:
    """What is left of changes that were set against something, once that has fallen."""
    if kind not in ("disputed", "updated"):
        return None
    left = [c.instead if c.against else c.kind for c in every]
    return max((k for k in left if k in ("new", "corroborated")), key=lambda k: _ORDER[k], default=None)


def _text(record: Changed, name: str) -> str | None:
    value = record.detail.get(name)
    return str(value) if value is not None else None


def _rank(change: Change) -> tuple[int, int, int, int]:
    """What of several changes is told first; those of one rank stay in their order, which is that of their documents'
    lines."""
    finding = change.finding
    newest = -finding.newest.toordinal() if finding.newest else 0
    order = _LAST if change.kind == "withdrawn" else _ORDER[change.kind]
    return order, -len(finding.roots), -len(finding.documents), newest
