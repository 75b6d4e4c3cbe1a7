"""Which documents readers may see: those that are published, and those that were, until they were withdrawn."""

from __future__ import annotations

from briefings.errors import NotFound
from briefings.model import Document
from briefings.ports import AuditLog, Documents

EVERY_ACT = 10_000


async def public_document(library: Documents, log: AuditLog, number: int) -> Document:
    """Raises `NotFound` for a draft, and for one that was discarded: it is withdrawn, but was never public."""
    try:
        document = await library.document(number)
    except NotFound:
        document = None
    if document is None or not await was_public(log, document):
        raise NotFound(f"There is no published document {number}. /documents lists them.")
    return document


async def was_public(log: AuditLog, document: Document) -> bool:
    """Whether a document is published, or was once."""
    if document.status != "withdrawn":
        return document.status == "published"
    acts = await log.acts_on({f"document {document.number}"}, limit=EVERY_ACT)
    return any(act.what == "publish" for act in acts)
