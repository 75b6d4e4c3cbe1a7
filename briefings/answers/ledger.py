"""The ledger under a question: figures as they are stored, or computed within the question's dates."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from briefings.answers.figures_as_of import LedgerPage, figures_within
from briefings.answers.readable import Readable, composed, in_ledger, is_dated, measures_of, undated_under
from briefings.beat.beat import Beat
from briefings.model import Briefing, Question


async def figures(
    library: Readable,
    beat: Beat,
    question: Question,
    *,
    measure: str | None = None,
    history: bool = True,
    limit: int | None = None,
    offset: int = 0,
) -> Briefing:
    """The figures under a question: of one place or of all, the world's first. `measure` asks for one measure only.

    Without `history` the figures have no histories, and no documents are named. With a `limit` they come a page at a
    time, and the briefing's `more` counts those after the page.
    """
    measures = (measure,) if measure else measures_of(beat, question.topic)
    if is_dated(question):
        page = await ledger_within(library, question, measures, limit=limit, offset=offset)
        undated = await undated_under(library, question)
        return await composed(library, question, figures=page.figures, undated=undated, more=page.more)
    if not in_ledger(library, question, measures):
        return await composed(library, question)
    where: dict[str, Any] = {"place": question.place, "countries": question.countries, "measures": measures}
    found = await library.figures(**where, history=history, limit=limit, offset=offset)
    paged = limit is not None and (len(found) == limit or offset > 0)
    total = await library.count_figures(**where) if paged else offset + len(found)
    return await composed(library, question, figures=found, more=max(0, total - offset - len(found)))


async def ledger_within(
    library: Readable,
    question: Question,
    measures: Collection[str],
    *,
    limit: int | None = None,
    offset: int = 0,
    counted: bool = True,
    whole: bool = True,
) -> LedgerPage:
    """A page of the figures within the question's dates; none if its topic or place can have no figures. Unless
    `whole`, the longest histories may be abridged."""
    if not in_ledger(library, question, measures):
        return LedgerPage((), 0)
    return await figures_within(library, question, measures, limit=limit, offset=offset, counted=counted, whole=whole)
