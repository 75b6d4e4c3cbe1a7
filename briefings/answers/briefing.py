"""What readers ask: a topic's briefing, the ledger, the disputes, what changed, one claim in full.

Without `since` and `asof` an answer comes from what is stored, by index, however large the library. With them the
components are made anew from what was published within those dates.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol, cast

from briefings.answers.as_of import Dated, figures_within, findings_around, findings_within
from briefings.answers.composing import compose, disputes_of, documents_behind, in_their_words, reference
from briefings.answers.lines import as_asked
from briefings.answers.searching import ResolvePlace, parse_search
from briefings.beat.beat import Beat
from briefings.errors import NotFound
from briefings.matching.findings import in_order
from briefings.matching.independence import share_root
from briefings.matching.net_changes import net_changes
from briefings.model import (
    Briefing,
    Change,
    Changed,
    ChangeKind,
    Claim,
    Dispute,
    Document,
    Figure,
    Finding,
    Match,
    Question,
    Reference,
    Statement,
    Verdict,
)
from briefings.newsroom.recompute import ground_of
from briefings.ports import (
    Changes,
    Claims,
    Conflicts,
    Documents,
    Figures,
    Findings,
    Hit,
    Looking,
    SearchIndex,
    StatementIds,
)

# So many findings a topic's answer gives at once; the command line asks for all.
FINDINGS = 12
FIGURES = 12
DISPUTES = 5
UNKNOWN = 5
# So many disputed figures, and so many conflicts around them, are looked into for a message's few disputes.
_DISPUTED_FIGURES = 3
_CONFLICTS = 40
_AT_A_TIME = 8
_AGAINST: tuple[Verdict, ...] = ("conflicts",)
_MOVED_ON: tuple[Verdict, ...] = ("updates",)
# An answer with a limit of so many is not meant for a message, and its other lists aren't cut either.
_WHOLE = 1000


class Readable(Looking, Dated, Conflicts, Documents, Figures, Findings, Protocol):
    """What answers are made from: nothing of people, of the audit log, or of what the chat remembers."""


class ReadableChanges(Changes, StatementIds, Protocol):
    """What has changed, by whatever ids its statements had."""


@dataclass(frozen=True, slots=True)
class MatchView:
    """A match of the claim, as a reader is shown it: the other claim, where it stands, and the reasons."""

    match: Match
    other: Statement
    document: Reference
    one_root: bool


@dataclass(frozen=True, slots=True)
class ClaimView:
    """One claim in full. `paragraph` is the line of the document that it stands in; `findings` those that hold it."""

    claim: Claim
    document: Document
    paragraph: str
    matches: tuple[MatchView, ...] = ()
    findings: tuple[Finding, ...] = ()


async def brief(
    library: Readable, beat: Beat, question: Question, *, limit: int = FINDINGS, offset: int = 0
) -> Briefing:
    """A topic's briefing. Beyond the first page (`offset`) only findings are given."""
    measures = _measures(beat, question.topic)
    within = _brief_within if _dated(question) else _brief_now
    async with library.looking():
        return await within(library, question, measures, limit, offset)


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
    """The ledger under a question: one origin's figures, or all, the world's first. `measure` keeps one of them.

    Without `history` the figures come bare, and name no documents. With a `limit` they come a page at a time, and the
    briefing's `more` counts those behind it: a chat's message shows a few of thousands.
    """
    measures = (measure,) if measure else _measures(beat, question.topic)
    stop = None if limit is None else offset + limit
    if _dated(question):
        every = await _figures_within(library, question, measures)
        found, more = every[offset:stop], len(every[offset:]) - len(every[offset:stop])
        undated = await library.count_undated(question)
        return await _composed(library, question, figures=found, undated=undated, more=more)
    if not _in_ledger(library, question, measures):
        return await _composed(library, question)
    place = question.place
    found = await library.figures(place=place, measures=measures, history=history, limit=limit, offset=offset)
    paged = limit is not None and (len(found) == limit or offset > 0)
    total = await library.count_figures(place=place, measures=measures) if paged else offset + len(found)
    return await _composed(library, question, figures=found, more=max(0, total - offset - len(found)))


async def disputes(library: Readable, beat: Beat, question: Question, *, limit: int = FINDINGS) -> Briefing:
    """Open conflicts only, the newest first; the findings are their two sides."""
    async with library.looking():
        found, standing = await _disputes(library, question, limit)
        sides = {side for dispute in found for side in (dispute.left, dispute.right)}
        shown = [finding for finding in in_order(standing) if finding.id in sides]
        return await _composed(library, question, findings=shown, disputes=found)


async def latest(
    library: ReadableChanges,
    since: datetime,
    until: datetime,
    *,
    topics: Collection[str] = (),
    places: Collection[str] = (),
) -> tuple[Change, ...]:
    """What changed after `since`, up to `until`: one finding, one change, however often it moved in between."""
    recorded = await library.changes(since, until, topics=topics, places=places)
    # A mark is a moment here, so the order in which they were recorded stands for their ids.
    numbered = [
        Changed(number, at, cast("ChangeKind", kind), finding, detail)
        for number, (at, kind, finding, detail) in enumerate(recorded, 1)
    ]
    return await _net(library, numbered)


async def latest_after(library: ReadableChanges, seen: int, upto: int) -> tuple[Change, ...]:
    """The same for the changes with ids above `seen`, up to `upto`."""
    return await _net(library, [change for change in await library.changes_after(seen) if change.id <= upto])


async def _net(library: StatementIds, changed: Sequence[Changed]) -> tuple[Change, ...]:
    former = await library.former_ids({s for change in changed for s in change.finding.statements})
    return tuple(net_changes(changed, former=former))


async def search(
    library: SearchIndex,
    beat: Beat,
    words: str,
    *,
    resolve_place: ResolvePlace | None = None,
    limit: int = FINDINGS,
    offset: int = 0,
) -> tuple[Hit, ...]:
    """Published claims that say these words, best first. Raises `BadQuestion` (see `parse_search`)."""
    topics = frozenset(topic.id for topic in beat.topics)
    return await library.search(parse_search(words, topics, resolve_place), limit=limit, offset=offset)


async def claim_in_full(library: Readable, claim_id: str, *, drafts: bool = False) -> ClaimView:
    """Raises `NotFound`; a draft's claim is found only with `drafts`, for editors."""
    claim, document = await library.claim(claim_id)
    if document.status == "draft" and not drafts:
        raise NotFound(f"There is no published claim {claim_id}.")
    statements = [s for s in await library.statements_of([document.number]) if s.claim.id == claim.id]
    ids = [statement.id for statement in statements]
    matches = await _match_views(library, statements) if statements else ()
    return ClaimView(claim, document, _paragraph(claim, document), matches, await library.findings_with(ids))


# --- the steps --------------------------------------------------------------------------------------------------------


def _measures(beat: Beat, topic: str | None) -> tuple[str, ...]:
    return next((found.measures for found in beat.topics if found.id == topic), ())


def _is_country(place: str | None) -> bool:
    return place is not None and len(place) == 2 and place.isupper()


def _dated(question: Question) -> bool:
    return question.since is not None or question.asof is not None


def _in_ledger(library: Readable, question: Question, measures: Collection[str]) -> bool:
    """A topic without measures has no figures, nor has a place that is no country, unless a measure is of events."""
    if question.topic and not measures:
        return False
    return question.place is None or _is_country(question.place) or bool(library.rules.of)


async def _composed(
    library: Documents,
    question: Question,
    *,
    figures: Sequence[Figure] = (),
    findings: Sequence[Finding] = (),
    disputes: Sequence[Dispute] = (),
    unknown: Sequence[Finding] = (),
    undated: int = 0,
    more: int = 0,
) -> Briefing:
    numbers = documents_behind(figures, (*findings, *unknown), disputes)
    return compose(
        question,
        await library.documents_with(numbers) if numbers else (),
        figures=figures,
        findings=findings,
        disputes=disputes,
        unknown=unknown,
        undated=undated,
        more=more,
    )


async def _disputes(
    library: Readable, question: Question, limit: int
) -> tuple[tuple[Dispute, ...], tuple[Finding, ...]]:
    """Those under the question, within its dates, and the findings that are their sides."""
    matches = await _still_open(library, await library.conflicts(question, limit=limit))
    if not matches:
        return (), ()
    sides = {side for match in matches for side in (match.left, match.right)}
    if _dated(question):
        findings = await findings_around(library, question, sides)
    else:
        findings = await library.findings_with(sides)
    return await _in_their_words(library, disputes_of(matches, findings)), findings


async def _in_their_words(library: Claims, disputes: Sequence[Dispute]) -> tuple[Dispute, ...]:
    said = {side for dispute in disputes for side in (dispute.left_statement, dispute.right_statement)}
    return in_their_words(disputes, await library.statements(said)) if said else ()


async def _disputes_around(
    library: Readable, figures: Sequence[Figure], findings: Sequence[Finding]
) -> tuple[Dispute, ...]:
    """What stands against the findings and figures that a message shows; /disputes has all."""
    around = {number for finding in findings for number in finding.statements}
    for figure in [figure for figure in figures if figure.disputed][:_DISPUTED_FIGURES]:
        claims = {entry.claim for entry in figure.history}
        around |= {number for number in await _behind(library, figure) if number.partition(".")[0] in claims}
    against = await library.matches_of(around, verdicts=_AGAINST, reasons=False) if around else ()
    likeliest = sorted(against, key=lambda m: (-m.score, m.left, m.right))[:_CONFLICTS]
    found: tuple[Dispute, ...] = ()
    standing: list[Match] = []
    # A few at a time: the first ones are mostly enough.
    for first in range(0, len(likeliest), _AT_A_TIME):
        some = await _still_open(library, likeliest[first : first + _AT_A_TIME])
        full = {(m.left, m.right): m for m in await library.matches_of({m.left for m in some}, verdicts=_AGAINST)}
        standing += [full[match.left, match.right] for match in some]
        sides = {side for match in standing for side in (match.left, match.right)}
        found = disputes_of(standing, await library.findings_with(sides) if sides else ())
        if len(found) >= DISPUTES:
            break
    return await _in_their_words(library, found[:DISPUTES])


async def _behind(library: Readable, figure: Figure) -> Collection[str]:
    """The ids of the statements that a figure is made of, and of others of its event."""
    if figure.event is None:
        return await library.figure_statement_ids(figure.measure, figure.origin, figure.scope)
    return [number for t in await library.tellings(events=[figure.event.id]) for number in t.statements]


async def _still_open(library: Readable, conflicts: Sequence[Match]) -> list[Match]:
    """Those whose sides both still stand: what the same root has updated since is out of date, not in dispute."""
    sides = {side for match in conflicts for side in (match.left, match.right)}
    updates = await library.matches_of(sides, verdicts=_MOVED_ON, reasons=False) if sides else ()
    if not updates:
        return list(conflicts)
    ends = {side for match in updates for side in (match.left, match.right)}
    statements = {statement.id: statement for statement in await library.outlines(ends)}
    ground = await ground_of(library)
    superseded = set()
    for update in updates:
        if update.left not in statements or update.right not in statements:
            continue
        left, right = statements[update.left], statements[update.right]
        if left.published and right.published and share_root(left, right, ground.names):
            superseded.add(min((left, right), key=lambda s: (s.published, s.id)).id)
    return [match for match in conflicts if not superseded & {match.left, match.right}]


async def _public(library: Findings, statements: Collection[str]) -> set[str]:
    """Those of the statements that readers may see: every published statement stands in a stored finding."""
    findings = await library.findings_with(statements) if statements else ()
    return {number for finding in findings for number in finding.statements} & set(statements)


async def _brief_now(
    library: Readable, question: Question, measures: Collection[str], limit: int, offset: int
) -> Briefing:
    stored = await library.findings(question, limit=limit, offset=offset, unknown=False)
    more = await library.count_findings(question, unknown=False) - offset - len(stored)
    findings = await as_asked(library, question, stored)
    if offset:
        return await _composed(library, question, findings=findings, more=more)
    whole = limit >= _WHOLE
    figures: tuple[Figure, ...] = ()
    if _in_ledger(library, question, measures):
        figures = await library.figures(place=question.place, measures=measures, limit=None if whole else FIGURES)
    if whole:
        disputes = (await _disputes(library, question, limit))[0]
    else:
        disputes = await _disputes_around(library, figures, findings)
    unknown = await library.findings(question, limit=limit if whole else UNKNOWN, unknown=True)
    return await _composed(
        library,
        question,
        figures=figures,
        findings=findings,
        disputes=disputes,
        unknown=await as_asked(library, question, unknown),
        more=more,
    )


async def _brief_within(
    library: Readable, question: Question, measures: Collection[str], limit: int, offset: int
) -> Briefing:
    whole = limit >= _WHOLE
    standing = await findings_within(
        library, question, limit=limit, offset=offset, unknown=0 if offset else limit if whole else UNKNOWN
    )
    undated = await library.count_undated(question)
    findings = await as_asked(library, question, standing.findings)
    if offset:
        return await _composed(library, question, findings=findings, undated=undated, more=standing.more)
    figures = await _figures_within(library, question, measures)
    return await _composed(
        library,
        question,
        figures=figures if whole else figures[:FIGURES],
        findings=findings,
        disputes=(await _disputes(library, question, limit if whole else DISPUTES))[0],
        unknown=await as_asked(library, question, standing.unknown),
        undated=undated,
        more=standing.more,
    )


async def _figures_within(library: Readable, question: Question, measures: Collection[str]) -> tuple[Figure, ...]:
    return await figures_within(library, question, measures) if _in_ledger(library, question, measures) else ()


async def _match_views(library: Readable, statements: Iterable[Statement]) -> tuple[MatchView, ...]:
    mine = {statement.id: statement for statement in statements}
    matches = await library.matches_of(mine)
    others = {side for match in matches for side in (match.left, match.right)} - mine.keys()
    known = {s.id: s for s in await library.statements(await _public(library, others))}
    documents = {d.number: reference(d) for d in await library.documents_with({s.document for s in known.values()})}
    ground = await ground_of(library)
    views = []
    for match in sorted(matches, key=lambda m: (m.verdict == "unsure", -m.score, m.left, m.right)):
        own, other = (match.left, match.right) if match.left in mine else (match.right, match.left)
        if other in known:
            one_root = share_root(mine[own], known[other], ground.names)
            views.append(MatchView(match, known[other], documents[known[other].document], one_root))
    return tuple(views)


def _paragraph(claim: Claim, document: Document) -> str:
    start = document.text.rfind("\n", 0, claim.start) + 1
    stop = document.text.find("\n", claim.end)
    return document.text[start : stop if stop >= 0 else len(document.text)].strip()
