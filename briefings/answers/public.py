"""Which documents readers may see: published ones, and withdrawn ones that were published before. A document whose
publishing was taken back is nobody's to read, also once it is discarded."""

from __future__ import annotations

from briefings.errors import NotFound
from briefings.model import Document, RecordedAct, Version
from briefings.ports import AuditLog, Documents

EVERY_ACT = 10_000


async def public_document(library: Documents, log: AuditLog, number: int) -> Document:
    """The document. Raises `NotFound` for a draft and for a discarded document, which is withdrawn but was never
    public, or was taken back before."""
    try:
        document = await library.document(number)
    except NotFound:
        document = None
    if document is not None and await was_public(log, document):
        return document
    if document is not None and await _publishings(log, number):
        if document.status == "draft":
            raise NotFound(
                f"Document {number} was public once. It is not now: it was taken back, and is a draft again."
            )
        raise NotFound(f"Document {number} was public once. It is not now: it was taken back and discarded.")
    raise NotFound(f"There is no published document {number}. /documents lists them.")


async def was_public(log: AuditLog, document: Document) -> bool:
    """True if a document is published, or was once (by the audit log)."""
    if document.status != "withdrawn":
        return document.status == "published"
    return any(act.undone_by is None for act in await _publishings(log, document.number))


async def public_versions(library: Documents, document: Document) -> tuple[Version, ...]:
    """The versions that a later one replaced, the first first. What was replaced as a draft is none: nobody could read
    it, or it was handed in again in the same words."""
    replaced = await library.replaced_versions(document.number) if document.version > 1 else ()
    return tuple(version for version in replaced if version.document.status != "draft")


async def version_shown(library: Documents, document: Document) -> int:
    """Which of the versions that readers could see a document is, from 1."""
    return 1 + len(await public_versions(library, document))


async def _publishings(log: AuditLog, number: int) -> list[RecordedAct]:
    acts = await log.acts_on({f"document {number}"}, limit=EVERY_ACT)
    return [act for act in acts if act.what == "publish"]
