"""What was recorded a while ago, as it stands now: a line is composed from the present finding, never from a memory."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import chain

from briefings.model import Carried, Change, Finding
from briefings.ports import Library


class Standing:
    """The findings behind recorded changes, as one transaction sees them; asked for in bulk, each once."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._asked: set[str] = set()
        self._holding: dict[str, Finding] = {}

    async def changes(self, recorded: Iterable[Change]) -> list[Change]:
        """Those changes that can still be told, one a finding: what was withdrawn meanwhile without a word is left
        out, and so is a withdrawal that was taken back; what stands on other documents now is shown as they say it."""
        recorded = list(recorded)
        await self._learn(s for change in recorded for s in change.finding.statements)
        told: dict[str, Change] = {}
        for change in recorded:
            finding = self._present(change.finding)
            if change.kind == "withdrawn":
                finding = None if finding else change.finding
            if finding is not None:
                told.setdefault(finding.id, replace(change, finding=finding))
        return list(told.values())

    async def lines(self, carried: Iterable[Carried]) -> list[Change]:
        """The same for the lines of a message that was composed before."""
        return await self.changes(
            Change(line.kind, _remembered(line), line.old, line.new, line.why) for line in carried
        )

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

    def _present(self, finding: Finding) -> Finding | None:
        holding = [self._holding[s] for s in finding.statements if s in self._holding]
        return max(
            holding, key=lambda f: (f.text == finding.text, len({*f.statements} & {*finding.statements}), f.id),
            default=None,
        )  # fmt: skip


def _remembered(line: Carried) -> Finding:
    return Finding(
        id=min(line.statements, default=""), statements=line.statements, claims=(), text=line.text, topics=line.topics,
        countries=(), roots=(), documents=line.documents, first=None, newest=None, certainty="certain", negated=False,
    )  # fmt: skip
