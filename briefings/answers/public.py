"""Which documents readers may see: published ones, and withdrawn ones that were published before."""

from __future__ import annotations

from briefings.errors import NotFound
from briefings.model import Document
from briefings.ports import AuditLog, Documents

EVERY_ACT = 10_000


async def public_document(library: Documents, log: AuditLog, number: int) -> Document:
    """The document. Raises `NotFound` for a draft and for a discarded document, which is withdrawn but was never
    public."""
    try:
        document = await library.document(number)
    except NotFound:
        document = None
    if document is None or not await was_public(log, document):
        raise NotFound(f"There is no published document {number}. /documents lists them.")
    return document


async def was_public(log: AuditLog, document: Document) -> bool:
    """True if a document is published, or was once (by the audit log)."""
    if document.status != "withdrawn":
        return document.status == "published"
    acts = await log.acts_on({f"document {document.number}"}, limit=EVERY_ACT)
    return any(act.what == "publish" for act in acts)
