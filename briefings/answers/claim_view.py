"""One claim in full: its paragraph, its matches, and the findings that hold it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Protocol

from briefings.answers.readable import Readable
from briefings.errors import NotFound
from briefings.matching.independence import share_root
from briefings.model import Claim, Document, Finding, Match, Reference, Statement
from briefings.newsroom.recompute.recompute import ground_of
from briefings.ports import Claims, Documents, Findings, StatementIds, Statements
from briefings.values import frozen


@frozen
class MatchView:
    """One match of the claim as a reader is shown it: the other statement and its document, and whether both have one
    root."""

    match: Match
    other: Statement
    document: Reference
    one_root: bool


@frozen
class ClaimView:
    """One claim in full. `paragraph` is the line of the document's text that it stands in, `findings` are those that
    hold it."""

    claim: Claim
    document: Document
    paragraph: str
    matches: tuple[MatchView, ...] = ()
    findings: tuple[Finding, ...] = ()


async def claim_in_full(library: Readable, claim_id: str, *, drafts: bool = False) -> ClaimView:
    """One claim with all that is known of it. Raises `NotFound`, also for a draft's claim unless `drafts` (for
    editors)."""
    claim, document = await library.claim(claim_id)
    if document.status == "draft" and not drafts:
        raise NotFound(f"There is no published claim {claim_id}.")
    statements = [s for s in await library.statements_of([document.number]) if s.claim.id == claim.id]
    ids = [statement.id for statement in statements]
    matches = await _match_views(library, statements) if statements else ()
    return ClaimView(claim, document, _paragraph(claim, document), matches, await library.findings_with(ids))


async def _public(library: Findings, statements: Collection[str]) -> set[str]:
    """Those of the statements that readers may see. Every published statement stands in a stored finding."""
    findings = await library.findings_with(statements) if statements else ()
    return {number for finding in findings for number in finding.statements} & set(statements)


class Present(Claims, Statements, Documents, StatementIds, Protocol):
    """The ports by which a line that was told is found again."""


async def present_claim(library: Present, statements: Collection[str], words: str | None = None) -> Claim | None:
    """A claim that now has one of these statements, which were told under the ids of their day: after a revision or a
    re-reading the same words stand under other ids. With `words` only a claim that still reads so. None if no published
    document has it in an answer any more."""
    later = await library.later_ids(statements)
    ids = {*statements, *(found for ids in later.values() for found in ids)}
    for statement in await library.statements(sorted(ids)):
        reads_so = words is None or statement.claim.text.split() == words.split()
        if reads_so and statement.claim.topics:
            document = await library.document(statement.document)
            if document.status == "published":
                return statement.claim
    return None


async def _match_views(library: Readable, statements: Iterable[Statement]) -> tuple[MatchView, ...]:
    mine = {statement.id: statement for statement in statements}
    matches = await library.matches_of(mine)
    others = {side for match in matches for side in (match.left, match.right)} - mine.keys()
    known = {s.id: s for s in await library.statements(await _public(library, others))}
    documents = {r.number: r for r in await library.references({s.document for s in known.values()})}
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
