"""The slow way to what was known as of a day: everything is put together from the statements published by then.

Tests compare what Dateline stores of past days with this.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from briefings.answers.as_of import DatedPage
from briefings.matching.figures import figures_from, is_of_place
from briefings.matching.findings import components, finding_of, rank_of, surest
from briefings.matching.independence import Names
from briefings.model import Figure, Finding, Question, Statement
from briefings.newsroom.recompute.recompute import ground_of
from briefings.ports import Library


@dataclass(frozen=True, slots=True)
class Everything:
    """Everything that answers a question, each finding as its statements, in the order of pages."""

    library: Library
    names: Names
    known: list[list[Statement]]
    not_known: list[list[Statement]]

    async def page(self, *, limit: int, offset: int, unknown: int) -> DatedPage:
        """A page, as `findings_within` gives it."""
        page = self.known[offset : offset + limit]
        return DatedPage(
            tuple([await _in_full(self.library, group, self.names) for group in page]),
            len(self.known) - offset - len(page),
            tuple([await _in_full(self.library, group, self.names) for group in self.not_known[:unknown]]),
        )


async def everything_then(library: Library, question: Question) -> Everything:
    """Everything of which `findings_within` gives pages."""
    names = (await ground_of(library)).names
    wanted, statements, matches = await library.as_it_stood(question)
    groups = [g for g in components(statements, matches) if any(statement.id in wanted for statement in g)]
    groups.sort(key=lambda group: rank_of(group, names), reverse=True)
    known = [group for group in groups if surest(group) != "unknown"]
    return Everything(library, names, known, [group for group in groups if surest(group) == "unknown"])


async def ledger_then(library: Library, day: date) -> tuple[Figure, ...]:
    """The whole ledger as of a day, made from everything published by then."""
    statements = await library.published_statements(Question(None, None, None, day), measures=())
    ids = [statement.id for statement in statements]
    matches = await library.matches_of(ids) if ids else ()
    said, names = await library.event_rulings(ids), await library.event_names(ids)
    return figures_from(statements, matches, await ground_of(library), said, names)


def figures_under(ledger: Iterable[Figure], question: Question, measures: Collection[str]) -> tuple[Figure, ...]:
    """The figures of the question's place and of these measures (all where there are none): what `figures_within`
    gives, but it doesn't depend on where a claim is filed, or which places it names."""
    measured = [figure for figure in ledger if not measures or figure.measure in measures]
    return tuple(f for f in measured if not question.places or any(is_of_place(f, p) for p in question.places))


async def _in_full(library: Library, group: list[Statement], names: Names) -> Finding:
    full = {statement.id: statement for statement in await library.statements([s.id for s in group])}
    return finding_of([full[statement.id] for statement in group], names)
