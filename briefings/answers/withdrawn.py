"""What was told once and fell, with the document that told it: so that an address which was cited can say so."""

from __future__ import annotations

from datetime import date
from typing import Protocol

from briefings.answers.public import public_document
from briefings.errors import NotFound
from briefings.model import Document, Statement
from briefings.ports import AuditLog, Claims, Documents, Statements
from briefings.values import frozen

MOST = 20


class _Books(Claims, Statements, Documents, AuditLog, Protocol):
    """Where it is looked for."""


@frozen
class Withdrawn:
    """A statement of a document that was public and is withdrawn."""

    statement: Statement
    document: Document


async def withdrawn_from_figure(library: _Books, measure: str, origin: str | None, scope: str) -> tuple[Withdrawn, ...]:
    """The numbers of one cell of the ledger that withdrawn documents gave, the newest first."""
    statements = await library.figure_statements(measure, origin, scope, status="withdrawn")
    newest = sorted(statements, key=lambda s: s.published or date.min, reverse=True)
    found: list[Withdrawn] = []
    documents: dict[int, Document | None] = {}
    for statement in newest:
        if statement.document not in documents:
            documents[statement.document] = await _public(library, statement.document)
        document = documents[statement.document]
        if document is not None:
            found.append(Withdrawn(statement, document))
        if len(found) == MOST:
            break
    return tuple(found)


async def told_by(library: _Books, statement: str) -> Document | None:
    """The document, published or withdrawn, that told a statement; None where it isn't known or was never public."""
    try:
        claim, document = await library.claim(statement.partition(".")[0])
    except NotFound:
        return None
    if claim.id != statement.partition(".")[0]:
        return None
    return await _public(library, document.number)


async def _public(library: _Books, number: int) -> Document | None:
    try:
        return await public_document(library, library, number)
    except NotFound:
        return None
