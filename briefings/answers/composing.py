"""Puts a `Briefing` together from its parts: structure, no markup."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import chain

from briefings.model import (
    Briefing,
    Dispute,
    Document,
    Figure,
    Finding,
    Match,
    Question,
    Reference,
    Statement,
    glosses_within,
)


def documents_behind(
    figures: Iterable[Figure], findings: Iterable[Finding], disputes: Iterable[Dispute]
) -> frozenset[int]:
    """The numbers of the documents that these parts refer to."""
    entries = (entry.document for figure in figures for entry in figure.history)
    found = (number for finding in findings for number in finding.documents)
    sides = (number for dispute in disputes for number in (dispute.left_document, dispute.right_document))
    return frozenset(number for number in chain(entries, found, sides) if number)


def reference(document: Document) -> Reference:
    """A document as answers refer to it."""
    return Reference(
        number=document.number,
        title=document.title,
        source=document.source,
        published=document.published,
        url=document.url,
        status=document.status,
    )


def compose(
    question: Question,
    references: Iterable[Reference],
    *,
    figures: Sequence[Figure] = (),
    findings: Sequence[Finding] = (),
    disputes: Sequence[Dispute] = (),
    unknown: Sequence[Finding] = (),
    undated: int = 0,
    more: int = 0,
) -> Briefing:
    """The briefing of these parts. `references` are the documents that it may point to, by number."""
    return Briefing(
        question=question,
        figures=tuple(figures),
        findings=tuple(findings),
        disputes=tuple(disputes),
        unknown=tuple(unknown),
        documents=tuple(references),
        undated=undated,
        more=more,
    )


def disputes_of(matches: Iterable[Match], findings: Iterable[Finding]) -> tuple[Dispute, ...]:
    """One dispute for each pair of findings that conflict, in the order of the matches. Where several of their
    statements conflict, the match with the highest score gives the reason."""
    of_statement = {number: finding for finding in findings for number in finding.statements}
    surest: dict[frozenset[str], Match] = {}
    for match in matches:
        left, right = of_statement.get(match.left), of_statement.get(match.right)
        if left is None or right is None or left.id == right.id:
            continue
        pair = frozenset((left.id, right.id))
        surest[pair] = min(surest.get(pair, match), match, key=lambda m: (-m.score, m.left, m.right))
    return tuple(_dispute_of(match, of_statement) for match in surest.values())


def _dispute_of(match: Match, of_statement: Mapping[str, Finding]) -> Dispute:
    left, right, said = of_statement[match.left], of_statement[match.right], (match.left, match.right)
    if right.id < left.id:
        left, right, said = right, left, (match.right, match.left)
    return _dispute(left, right, match, said)


def in_their_words(disputes: Iterable[Dispute], statements: Iterable[Statement]) -> tuple[Dispute, ...]:
    """The disputes with each side in the words of the statement that conflicts: a finding may be shown by another
    claim, with another number."""
    said = {statement.id: statement for statement in statements}
    return tuple(_in_its_words(dispute, said) for dispute in disputes)


def _in_its_words(dispute: Dispute, said: Mapping[str, Statement]) -> Dispute:
    left, right = said.get(dispute.left_statement), said.get(dispute.right_statement)
    if left is not None:
        dispute = replace(
            dispute, left_text=left.claim.text, left_document=left.document, left_glosses=glosses_within(left.claim)
        )
    if right is not None:
        dispute = replace(
            dispute,
            right_text=right.claim.text,
            right_document=right.document,
            right_glosses=glosses_within(right.claim),
        )
    return dispute


def _dispute(left: Finding, right: Finding, match: Match, said: tuple[str, str]) -> Dispute:
    # What decided is said last. What else weighs against the two only makes it less sure that they are of one thing.
    against = [reason.words for reason in match.reasons if reason.weight < 0]
    why = tuple(against[-1:]) or ("an editor says that they conflict",)
    return Dispute(
        left=left.id,
        right=right.id,
        left_text=left.text,
        right_text=right.text,
        left_glosses=left.glosses,
        right_glosses=right.glosses,
        why=why if match.by is None else (*why, "by an editor's word"),
        left_document=max(left.documents),
        right_document=max(right.documents),
        left_statement=said[0],
        right_statement=said[1],
    )
