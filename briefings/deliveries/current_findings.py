"""What was recorded a while ago, as it stands now: a line is composed from the present finding, never from a memory."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from itertools import chain
from typing import Protocol

from briefings.model import Carried, Change, Finding
from briefings.ports import Findings, StatementIds


class KnownFindings(Findings, StatementIds, Protocol):
    """Findings, by whatever ids their statements had."""


class Standing:
    """The findings behind recorded changes, as one transaction sees them; asked for in bulk, each once."""

    def __init__(self, library: KnownFindings) -> None:
        self._library = library
        self._asked: set[str] = set()
        self._holding: dict[str, Finding] = {}

    async def changes(self, recorded: Iterable[Change]) -> list[Change]:
        """Those changes that can still be told, one a finding: what was withdrawn meanwhile without a word is left
        out, and so is a withdrawal that was taken back; what stands on other documents now is shown as they say it."""
        recorded = list(recorded)
        await self._learn(s for change in recorded for s in (*change.finding.statements, *change.against))
        told: dict[str, Change] = {}
        for change in map(self._set_right, recorded):
            if change is not None:
                told.setdefault(change.finding.id, change)
        return list(told.values())

    async def lines(self, carried: Iterable[Carried]) -> list[Change]:
        """The same for the lines of a message that was composed before."""
        return await self.changes(
            Change(line.kind, _remembered(line), line.old, line.new, line.why, line.against, line.instead, line.beside)
            for line in carried
        )

    async def present(self, line: Carried, also: Iterable[str] = ()) -> Finding | None:
        """The public finding behind a line of a message now, or behind one of the statements that stood `also` beside
        it; None where nothing of it is public."""
        remembered = replace(_remembered(line), statements=(*line.statements, *also))
        await self._learn(remembered.statements)
        return self._present(remembered)

    async def joined_by(self, statements: Collection[str]) -> frozenset[str]:
        """All statements of the findings in which these are public now."""
        await self._learn(statements)
        return frozenset(s for old in statements if old in self._holding for s in self._holding[old].statements)

    async def stands(self, statements: Sequence[str]) -> bool:
        """Whether one of these statements is public."""
        await self._learn(statements)
        return any(statement in self._holding for statement in statements)

    async def _learn(self, statements: Iterable[str]) -> None:
        """Finds the public findings that hold these statements, under whatever ids they stand now."""
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

    def _set_right(self, change: Change) -> Change | None:
        """A change as it can be told now; None where nothing is left of it."""
        finding = self._present(change.finding)
        if change.kind == "withdrawn":
            return None if finding else change
        if finding is None:
            return None
        if change.against and change.kind != "new" and not any(s in self._holding for s in change.against):
            if change.instead is None:
                return None
            change = Change(change.instead, finding, again=change.again)
        if change.kind == "corroborated" and len(finding.roots) < 2:
            return None  # The other root is gone again.
        return replace(change, finding=finding)

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
    )  # fmt: skip
