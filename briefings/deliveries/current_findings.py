"""Recorded changes and messages' lines as they stand now: a line is always composed from the present finding, never
from the stored words alone."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from itertools import chain
from typing import Protocol

from briefings.matching.changes import update_by
from briefings.matching.net_changes import news_of
from briefings.model import Carried, Change, Finding, Match, Statement, Verdict
from briefings.newsroom.recompute.open_conflicts import Updates, still_open
from briefings.newsroom.recompute.recompute import CONFLICT
from briefings.ports import Findings, StatementIds

UPDATE: tuple[Verdict, ...] = ("updates",)


class KnownFindings(Findings, StatementIds, Updates, Protocol):
    """Findings, their statements, the ids that these had before and have now, and what they are set against."""


class CurrentFindings:
    """Looks up the findings behind recorded changes within one transaction; each statement is asked for once."""

    def __init__(self, library: KnownFindings) -> None:
        self._library = library
        self._asked: set[str] = set()
        self._holding: dict[str, Finding] = {}
        self._weighed: set[str] = set()
        self._disputed: dict[str, set[str]] = {}
        self._updates: dict[str, list[Match]] = {}
        self._statements: dict[str, Statement] = {}

    async def changes(self, recorded: Iterable[Change]) -> list[Change]:
        """The changes that can still be told, one for each finding. Left out are changes whose finding is no longer
        public, withdrawals that were taken back, and withdrawals of words that another of the changes tells as
        standing: no sentence is new and fallen in one message. A finding that stands on other documents by now is shown
        in their words."""
        recorded = list(recorded)
        await self.look_up(recorded)
        told: dict[str, Change] = {}
        for change in map(self.as_it_stands, recorded):
            if change is not None:
                told.setdefault(change.finding.id, change)
        stand = {change.finding.text for change in told.values() if change.kind != "withdrawn"}
        return [change for change in told.values() if change.kind != "withdrawn" or change.finding.text not in stand]

    async def look_up(self, recorded: Iterable[Change]) -> None:
        """Looks up what `as_it_stands` needs to know of these changes."""
        recorded = list(recorded)
        await self._look_up(s for c in recorded for s in (*c.finding.statements, *c.against, *c.backs))
        await self._look_up_disputes(c for c in recorded if c.kind == "disputed")

    def as_it_stands(self, change: Change) -> Change | None:
        """A change that was looked up, as it can be told now; None if there is nothing left to tell."""
        finding = self._present(change.finding)
        if change.kind == "withdrawn":
            return None if finding else change
        if finding is None:
            return None
        if change.against and change.kind != "new" and not self._set_against(finding, change):
            if change.instead is None:
                return None
            change = self._otherwise(change, finding)
        return self._borne_out(change, finding) if change.kind == "corroborated" else replace(change, finding=finding)

    def _borne_out(self, change: Change, finding: Finding) -> Change | None:
        """What a change now is that told of another root for a line: news, if the line that it bears out is not in this
        finding any more; None if the other root is gone again."""
        if change.backs and not self._stand_in(finding, change.backs):
            return Change("new", finding, again=change.again)
        return replace(change, finding=finding) if len(finding.roots) > 1 else None

    async def lines(self, carried: Iterable[Carried]) -> list[Change]:
        """The lines of a message that was composed before, as changes that can be told now (see `changes`)."""
        return await self.changes(
            replace(
                Change(line.kind, _remembered(line), line.old, line.new, line.why, line.against, line.instead),
                beside=line.beside, backs=line.backs, older=line.older,
            )
            for line in carried
        )  # fmt: skip

    async def present(self, line: Carried, also: Iterable[str] = ()) -> Finding | None:
        """The public finding that now holds one of the line's statements, or one of `also` (statements that stood in
        the same finding); None if none of them is public."""
        remembered = replace(_remembered(line), statements=(*line.statements, *also))
        await self._look_up(remembered.statements)
        return self._present(remembered)

    async def apart_from(self, line: Carried) -> list[Carried]:
        """What was news with this line and stands apart from it now, as lines of their own."""
        news = news_of(line)
        if len(line.statements) < 2 or not news:
            return []
        await self._look_up(line.statements)
        own, apart = self._present(_remembered(line)), dict[str, list[str]]()
        for statement in sorted(news):
            finding = self._holding.get(statement)
            if finding is not None and own is not None and finding.id != own.id:
                apart.setdefault(finding.id, []).append(statement)
        return [
            Carried("new", tuple(statements), (), "", topics=line.topics, again=line.again)
            for statements in apart.values()
        ]

    async def unheard(self, statements: Collection[str], told: Sequence[Carried]) -> frozenset[str]:
        """Those of these statements that were news to a reader with one of the lines `told`, and of whose finding, as
        it stands now, none of these lines tells."""
        await self._look_up([*statements, *chain.from_iterable(line.statements for line in told)])
        heard = {finding.id for line in told if (finding := self._present(_remembered(line)))}
        silent = self._homes(s for line in told for s in news_of(line)) - heard
        return frozenset(s for s in statements if s in self._holding and self._holding[s].id in silent)

    async def is_settled(self, line: Carried, ruled: Collection[str]) -> bool:
        """True if a line that told of a dispute tells of none any more, and its two sides hold the two statements that
        an editor `ruled` on."""
        told = Change("disputed", _remembered(line), against=line.against)
        await self.look_up([told])
        finding = self._present(told.finding)
        if line.kind != "disputed" or finding is None or self._set_against(finding, told):
            return False
        others = {s for old in line.against if old in self._holding for s in self._holding[old].statements}
        sides = ((*line.statements, *finding.statements), (*line.against, *others))
        return bool(others) and all(not set(side).isdisjoint(ruled) for side in sides)

    async def joined_by(self, statements: Collection[str]) -> frozenset[str]:
        """All statements of the public findings that hold one of these."""
        await self._look_up(statements)
        return frozenset(s for old in statements if old in self._holding for s in self._holding[old].statements)

    async def stands(self, statements: Sequence[str]) -> bool:
        """True if one of these statements is public."""
        await self._look_up(statements)
        return any(statement in self._holding for statement in statements)

    async def _look_up(self, statements: Iterable[str]) -> None:
        """Looks up the public findings that hold these statements, also under ids that the statements got later."""
        missing = set(statements) - self._asked
        if not missing:
            return
        self._asked |= missing
        later = await self._library.later_ids(missing)
        public: dict[str, Finding] = {}
        for finding in await self._library.findings_with({*missing, *chain.from_iterable(later.values())}):
            public.update(dict.fromkeys(finding.statements, finding))
        for statement in missing:
            holding = [public[now] for now in (statement, *sorted(later.get(statement, ()))) if now in public]
            if holding:
                self._holding[statement] = holding[0]

    async def _look_up_disputes(self, recorded: Iterable[Change]) -> None:
        """Looks up with which statements those of the findings behind these changes are in dispute now."""
        present = filter(None, (self._present(change.finding) for change in recorded))
        missing = {s for finding in present for s in finding.statements} - self._weighed
        if not missing:
            return
        self._weighed |= missing
        conflicts = await self._library.matches_of(missing, verdicts=CONFLICT, reasons=False)
        for match in await still_open(self._library, conflicts):
            self._disputed.setdefault(match.left, set()).add(match.right)
            self._disputed.setdefault(match.right, set()).add(match.left)
        await self._look_up_updates(missing)

    async def _look_up_updates(self, statements: Collection[str]) -> None:
        """Looks up what these public statements update, of all that is public."""
        updates = await self._library.matches_of(statements, verdicts=UPDATE, reasons=True)
        sides = {side for match in updates for side in (match.left, match.right)}
        await self._look_up(sides)
        self._statements |= {s.id: s for s in await self._library.statements(sides)} if sides else {}
        for match in updates:
            if match.left in self._holding and match.right in self._holding:
                self._updates.setdefault(match.left, []).append(match)
                self._updates.setdefault(match.right, []).append(match)

    def _otherwise(self, change: Change, finding: Finding) -> Change:
        """What a change is without what it was set against. One that was in dispute may update something else, or by an
        editor's word the very number that it disputed."""
        assert change.instead is not None
        if change.kind == "disputed" and change.instead == "new":
            own = frozenset(finding.statements)
            updates = [m for s in finding.statements for m in self._updates.get(s, ())]
            others = [m for m in updates if not own.issuperset((m.left, m.right))]
            update = update_by(finding, others, self._statements)
            if update is not None:
                return replace(update, again=change.again)
        return Change(change.instead, finding, again=change.again)

    def _homes(self, statements: Iterable[str]) -> set[str]:
        """The ids of the public findings that hold these statements."""
        return {self._holding[s].id for s in statements if s in self._holding}

    def _set_against(self, finding: Finding, change: Change) -> bool:
        """True if what a change is set against is public still, and a dispute with it neither settled by an editor's
        verdict nor by a later word of one of the two sides."""
        others = {s for old in change.against if old in self._holding for s in self._holding[old].statements}
        if change.kind != "disputed":
            return bool(others)
        return any(not others.isdisjoint(self._disputed.get(s, ())) for s in finding.statements)

    def _stand_in(self, finding: Finding, statements: Iterable[str]) -> bool:
        """True if one of these statements is public in this finding."""
        return any(s in self._holding and self._holding[s].id == finding.id for s in statements)

    def _present(self, finding: Finding) -> Finding | None:
        own = frozenset(finding.statements)
        holding = {self._holding[s].id: self._holding[s] for s in finding.statements if s in self._holding}
        return max(
            holding.values(), key=lambda f: (f.text == finding.text, len(own.intersection(f.statements)), f.id),
            default=None,
        )  # fmt: skip


def _remembered(line: Carried) -> Finding:
    return Finding(
        id=min(line.statements, default=""), statements=line.statements, claims=(), text=line.text, topics=line.topics,
        countries=(), roots=(), documents=line.documents, first=None, newest=None, certainty="certain", negated=False,
        glosses=line.glosses,
    )  # fmt: skip
