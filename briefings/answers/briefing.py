"""A topic's briefing: figures, findings, disputes, and what is not known.

Without `since` and `asof` an answer comes from what is stored, by index, however large the library. With them the
components are made anew from what was published within those dates.
"""

from __future__ import annotations

from collections.abc import Collection

from briefings.answers.as_of import findings_within
from briefings.answers.disputes import DISPUTES, disputes_around, disputes_under
from briefings.answers.ledger import ledger_within
from briefings.answers.readable import WHOLE, Readable, composed, in_ledger, is_dated, measures_of
from briefings.beat.beat import Beat
from briefings.model import Briefing, Figure, Question

# So many findings a topic's answer gives at once; the command line asks for all.
FINDINGS = 12
FIGURES = 12
UNKNOWN = 5


async def brief(
    library: Readable, beat: Beat, question: Question, *, limit: int = FINDINGS, offset: int = 0
) -> Briefing:
    """A topic's briefing. Beyond the first page (`offset`) only findings are given."""
    measures = measures_of(beat, question.topic)
    within = _brief_within if is_dated(question) else _brief_now
    async with library.looking():
        return await within(library, question, measures, limit, offset)


async def _brief_now(
    library: Readable, question: Question, measures: Collection[str], limit: int, offset: int
) -> Briefing:
    findings = await library.findings(question, limit=limit, offset=offset, unknown=False)
    total = await library.count_findings(question, unknown=False)
    if offset:
        return await composed(library, question, findings=findings, more=total - offset - len(findings))
    whole = limit >= WHOLE
    figures: tuple[Figure, ...] = ()
    if in_ledger(library, question, measures):
        figures = await library.figures(
            place=question.place, countries=question.countries, measures=measures, limit=None if whole else FIGURES
        )
    if whole:
        disputes = (await disputes_under(library, question, limit))[0]
    else:
        disputes = await disputes_around(library, figures, findings)
    return await composed(
        library,
        question,
        figures=figures,
        findings=findings,
        disputes=disputes,
        unknown=await library.findings(question, limit=limit if whole else UNKNOWN, unknown=True),
        more=total - len(findings),
    )


async def _brief_within(
    library: Readable, question: Question, measures: Collection[str], limit: int, offset: int
) -> Briefing:
    whole = limit >= WHOLE
    standing = await findings_within(
        library, question, limit=limit, offset=offset, unknown=0 if offset else limit if whole else UNKNOWN
    )
    undated = await library.count_undated(question)
    if offset:
        return await composed(library, question, findings=standing.findings, undated=undated, more=standing.more)
    figures = await ledger_within(library, question, measures)
    return await composed(
        library,
        question,
        figures=figures if whole else figures[:FIGURES],
        findings=standing.findings,
        disputes=(await disputes_under(library, question, limit if whole else DISPUTES))[0],
        unknown=standing.unknown,
        undated=undated,
        more=standing.more,
    )
