"""A topic's briefing: figures, findings, disputes, and what is not known.

Without dates an answer is read from what is stored, by index, however large the library. With `asof` it is looked up as
of that day where that is stored; with `since` it is computed from what was published within the dates (see `as_of`).
"""

from __future__ import annotations

from collections.abc import Collection

from briefings.answers.as_of import findings_within
from briefings.answers.disputes import DISPUTES, disputes_around, disputes_under
from briefings.answers.ledger import ledger_within
from briefings.answers.lines import as_asked
from briefings.answers.readable import WHOLE, Readable, composed, in_ledger, is_dated, measures_of, undated_under
from briefings.beat.beat import Beat
from briefings.model import MOST_MORE, Briefing, Figure, Question

# How many findings a topic's answer has on a page; the command line asks for all.
FINDINGS = 12
FIGURES = 12
UNKNOWN = 5
# So many findings of the pages before are looked through for a sentence that stood there already.
LOOKED_BACK = 600


async def brief(
    library: Readable,
    beat: Beat,
    question: Question,
    *,
    limit: int = FINDINGS,
    offset: int = 0,
    for_screen: bool = False,
) -> Briefing:
    """A topic's briefing. Pages after the first (`offset` above 0) have findings only. `for_screen` it has no
    `documents`, since of hundreds a screen points to a few; findings in the words that they are stored with, since a
    screen chooses among them by more than the question; and the longest histories may be abridged to what a screen
    tells."""
    measures = measures_of(beat, question.topic)
    async with library.looking():
        if is_dated(question):
            return await _brief_within(library, question, measures, limit, offset, for_screen)
        return await _brief_now(library, question, measures, limit, offset, for_screen)


async def sentences_before(library: Readable, beat: Beat, question: Question, offset: int) -> frozenset[str]:
    """The sentences, in single spaces, of the findings that the pages of `brief` before `offset` hold: a sentence with
    several figures is in several findings, which may be far apart. Of more than `LOOKED_BACK` findings, the last."""
    first = max(0, offset - LOOKED_BACK)
    if not offset:
        return frozenset()
    async with library.looking():
        if is_dated(question):
            there = await findings_within(library, question, limit=offset - first, offset=first, unknown=0)
            stored = there.findings
        else:
            stored = await library.findings(question, limit=offset - first, offset=first, unknown=False)
        told = await as_asked(library, question, measures_of(beat, question.topic), stored)
    return frozenset(" ".join(finding.text.split()) for finding in told)


async def said_to_be_unknown(
    library: Readable, beat: Beat, question: Question, *, limit: int = FINDINGS, offset: int = 0
) -> Briefing:
    """The lines under the question in which sources say that something is not known, as the briefing's findings, best
    supported first. `more` is 1 where there are others, however many."""
    async with library.looking():
        if is_dated(question):
            last = offset + limit + 1
            stored = (await findings_within(library, question, limit=0, offset=0, unknown=last)).unknown[offset:]
        else:
            stored = await library.findings(question, limit=limit + 1, offset=offset, unknown=True)
        lines = await as_asked(library, question, measures_of(beat, question.topic), stored[:limit])
        return await composed(library, question, findings=lines, more=int(len(stored) > limit))


async def _brief_now(
    library: Readable, question: Question, measures: Collection[str], limit: int, offset: int, for_screen: bool
) -> Briefing:
    stored = await library.findings(question, limit=limit, offset=offset, unknown=False)
    more = 0
    if len(stored) == limit:
        at_most = offset + limit + MOST_MORE + 1
        more = await library.count_findings(question, unknown=False, at_most=at_most) - offset - limit
    findings = stored if for_screen else await as_asked(library, question, measures, stored)
    if offset:
        return await composed(library, question, findings=findings, more=more)
    whole = limit >= WHOLE
    figures: tuple[Figure, ...] = ()
    if in_ledger(library, question, measures):
        figures = await library.figures(
            place=question.place,
            countries=question.countries,
            measures=measures,
            abridged=for_screen,
            limit=None if whole else FIGURES,
        )
    if whole:
        disputes = (await disputes_under(library, question, limit))[0]
    else:
        disputes = await disputes_around(library, figures, findings)
    unknown = await library.findings(question, limit=limit if whole else UNKNOWN, unknown=True)
    if not for_screen:
        unknown = await as_asked(library, question, measures, unknown)
    return await composed(
        library,
        question,
        figures=figures,
        findings=findings,
        disputes=disputes,
        unknown=unknown,
        more=more,
        referred=not for_screen,
    )


async def _brief_within(
    library: Readable, question: Question, measures: Collection[str], limit: int, offset: int, for_screen: bool
) -> Briefing:
    whole = limit >= WHOLE
    standing = await findings_within(
        library, question, limit=limit, offset=offset, unknown=0 if offset else limit if whole else UNKNOWN
    )
    undated = await undated_under(library, question)
    findings, unknown = standing.findings, standing.unknown
    if not for_screen:
        findings = await as_asked(library, question, measures, findings)
        unknown = await as_asked(library, question, measures, unknown)
    if offset:
        return await composed(library, question, findings=findings, undated=undated, more=standing.more)
    most = None if whole else FIGURES
    ledger = await ledger_within(library, question, measures, limit=most, counted=False, whole=not for_screen)
    return await composed(
        library,
        question,
        figures=ledger.figures,
        findings=findings,
        disputes=(await disputes_under(library, question, limit if whole else DISPUTES))[0],
        unknown=unknown,
        undated=undated,
        more=standing.more,
        referred=not for_screen,
    )
